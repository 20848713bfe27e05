# Pages of paper: composer, layouts, prints.

print-scale = Schaal 1:{ $scale }
print-scale-about = Schaal: ongeveer 1:{ $scale }
print-made-on = Blad gemaakt op { $date }.
print-rows-left = { $count ->
    [one] Nog één rij staat hier niet.
   *[other] Nog { $count } rijen staan hier niet.
}
diagnostic-layout-broken = De pagina-indeling { $name } kan niet worden gelezen: { $reason }
diagnostic-cover-without-scale = --cover vraagt om een schaal: --scale, of die van een opmaak.
diagnostic-logo-broken = Het logo { $name } kan niet worden gelezen: { $reason }

command-composer = De kaart op een pagina zetten
composer-title = Pagina-opmaak
composer-preview = Voorbeeld van de pagina
composer-paper = Papier
composer-portrait = Staand
composer-landscape = Liggend
composer-scale = Schaal
composer-scale-fit = Aanpassen aan het kaartbeeld
composer-scale-other = Andere schaal: 1:
composer-content = Inhoud
composer-heading = Titel
composer-legend = Legenda van wat zichtbaar is
composer-scale-bar = Schaalbalk
composer-north = Noorden
composer-inset = Overzichtskaartje
composer-date = Datum van vandaag
composer-filter = Filters in een zin
composer-table = Tabel van wat getoond wordt, op volgende pagina’s
composer-logo = Logo
composer-logo-none = Geen
composer-logo-choose = Bestand kiezen
composer-logo-clear = Logo verwijderen
composer-file = Bestand
composer-dpi = Punten per inch
composer-path = Pad van het bestand
composer-write = Pagina opslaan
composer-copy = De pagina als afbeelding kopiëren
composer-file-name = kaart
composer-size = { $paper } · { $width } × { $height } mm · 1:{ $scale }
composer-page = Pagina { $page } van { $pages }
composer-page-next = Volgende pagina
composer-page-before = Vorige pagina
composer-written = { $count ->
    [one] De pagina staat in { $path }.
   *[other] { $count } bestanden zijn geschreven, het eerste in { $path }.
}
composer-failed = De pagina kon niet worden geschreven: { $reason }
composer-atlas = Atlas: een pagina voor elk element van
composer-atlas-none = Geen
composer-nothing = Niets komt door het filter: de atlas heeft geen pagina.
column-page = Pagina
composer-desk = Wat het planbureau toont
composer-sheets = Fiche van de selectie, of van elke pagina van de atlas
desk-connection = Afstand hemelsbreed van { $goal }
composer-cover = Zoveel bladen als nodig om alles te tonen
column-distance-km = Afstand (km)
print-rows-apart = { $count ->
    [one] Nog één element voldoet aan het filter, buiten deze kaart.
   *[other] Nog { $count } elementen voldoen aan het filter, buiten deze kaart.
}
