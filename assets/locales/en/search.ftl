# Search.
search-field = Search for a place or a name…
search-clear = Clear the search
search-preparing = Preparing the search…
search-recent = Recent searches
search-try = For example
search-examples = Louvre-Lens · 11/19 · pit 9 bis · art deco pool · B6 · Pinchonvalles spoil tip · Cité des Électriciens
search-more = { $count ->
    [one] { $count } more result
   *[other] { $count } more results
}
search-partial = Nothing matches all of these words; here is what comes closest.
search-none = Nothing matches “{ $words }”.
search-none-help = Try a shorter word, another name, a code or a commune. Typing mistakes and accents are forgiven.
search-browse = Browse by category
search-none-short = Nothing matches these words.
table-score = score
table-id = id
table-name = name
table-commune = commune
