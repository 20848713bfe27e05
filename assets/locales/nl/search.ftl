# Search.
search-field = Zoek een plaats, een naam…
search-clear = Zoekopdracht wissen
search-preparing = Het zoeken wordt voorbereid…
search-recent = Recente zoekopdrachten
search-try = Bijvoorbeeld
search-examples = Louvre-Lens · 11/19 · fosse 9 bis · zwembad · B6 · steenberg van Pinchonvalles · cité des Électriciens
search-more =
    { $count ->
        [one] Nog { $count } resultaat
       *[other] Nog { $count } resultaten
    }
search-partial = Niets bevat al deze woorden; dit komt in de buurt.
search-none = Niets gevonden voor ‘{ $words }’.
search-none-help = Probeer een korter woord, een andere naam, een code of een gemeente. Tikfouten en accenten tellen niet mee.
search-browse = Per categorie bladeren
search-none-short = Niets gevonden voor deze woorden.
table-score = score
table-id = id
table-name = naam
table-commune = gemeente
