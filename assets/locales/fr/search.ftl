# Recherche.
search-none-short = Rien ne répond à ces mots.
table-score = score
table-commune = commune
table-id = identifiant
table-name = nom
