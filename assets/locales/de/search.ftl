# Search.
search-field = Ort oder Namen suchen…
search-clear = Suche löschen
search-preparing = Die Suche wird vorbereitet…
search-recent = Letzte Suchen
search-try = Zum Beispiel
search-examples = Louvre-Lens · 11/19 · fosse 9 bis · Schwimmbad · B6 · Halde Pinchonvalles · cité des Électriciens
search-more =
    { $count ->
        [one] Noch { $count } Ergebnis
       *[other] Noch { $count } Ergebnisse
    }
search-partial = Nichts enthält alle diese Wörter; dies kommt ihnen am nächsten.
search-none = Nichts gefunden zu „{ $words }“.
search-none-help = Versuchen Sie ein kürzeres Wort, einen anderen Namen, einen Code oder eine Gemeinde. Tippfehler und Akzente spielen keine Rolle.
search-browse = Nach Kategorie blättern
search-none-short = Nichts passt zu diesen Wörtern.
table-score = Punkte
table-id = Kennung
table-name = Name
table-commune = Gemeinde
