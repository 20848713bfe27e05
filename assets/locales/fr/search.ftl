# Recherche.
search-field = Rechercher un lieu, un nom…
search-clear = Effacer la recherche
search-preparing = La recherche se prépare…
search-recent = Recherches récentes
search-try = Par exemple
search-examples = Louvre-Lens · 11/19 · fosse 9 bis · piscine art déco · B6 · terril de Pinchonvalles · cité des Électriciens
search-more = { $count ->
    [one] Encore { $count } résultat
   *[other] Encore { $count } résultats
}
search-partial = Rien ne réunit tous ces mots ; voici ce qui s’en approche.
search-none = Rien ne répond à « { $words } ».
search-none-help = Essayez un mot plus court, un autre nom, un code ou une commune. Les fautes de frappe et les accents ne comptent pas.
search-browse = Parcourir par catégorie
search-none-short = Rien ne répond à ces mots.
table-score = score
table-id = identifiant
table-name = nom
table-commune = commune
