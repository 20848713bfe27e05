# Search.
search-field = Search a place, a name…
search-clear = Clear the search
search-preparing = The search is getting ready…
search-recent = Recent searches
search-try = For example
search-examples = Louvre-Lens · 11/19 · pit 9 bis · art deco pool · B6 · Pinchonvalles spoil tip · Cité des Électriciens
search-more = { $count ->
    [one] { $count } more result
   *[other] { $count } more results
}
search-partial = Nothing has all of these words; here is what comes near.
search-none = Nothing answers to “{ $words }”.
search-none-help = Try a shorter word, another name, a code or a municipality. Typing mistakes and accents do not count.
search-browse = Browse by category
search-none-short = Nothing answers to these words.
table-score = score
table-id = id
table-name = name
table-commune = municipality
