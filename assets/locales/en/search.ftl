# Search.
search-none-short = Nothing answers to these words.
table-score = score
table-commune = municipality
table-id = id
table-name = name
