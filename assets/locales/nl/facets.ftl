### Filters, lists of results and their exports.

## Commands
command-restore-filters = Vorige filter herstellen
command-filter-view = Alleen het kaartbeeld behouden
command-show-results = Resultatenlijst

## What is chosen, in one sentence
things-bati = mijngebouwen
things-bus-line = hoogwaardige buslijnen
things-bus-stop = haltes van hoogwaardige buslijnen
things-buffer-zone = delen van de bufferzone
things-cavalier = mijnsporen
things-cite = mijnwerkerswijken
things-component = elementen van het ingeschreven goed
things-culture = plekken voor cultuur
things-cycle-route = fietsroutes
things-economy = plekken voor economie
things-energy = plekken voor energie
things-farming = plekken voor landbouw
things-governance = plekken voor bestuur
things-green-space = parken en groene ruimten
things-health = plekken voor gezondheidszorg
things-housing = plekken om te wonen
things-lake = nieuwe natuurgebieden
things-mining-site = plekken met levend erfgoed
things-mobility = plekken voor mobiliteit
things-park = parken van de Chaîne
things-remembrance = plekken van herdenking
things-shaft = mijnschachten
things-sport = plekken voor sport en vrije tijd
things-terril = steenbergen
things-tourism = plekken voor toerisme
things-training = plekken voor opleiding
things-viewpoint = open landbouwzichten
sentence-everything = alle elementen
sentence-category = elementen ‘{ $name }’
sentence-or = { $first } of { $last }
sentence-others =
    { $count ->
        [one] { $count } ander
       *[other] { $count } andere
    }
sentence-protection = met bescherming ‘{ $name }’
sentence-between-years = tussen { $from } en { $to }
sentence-in-year = in { $year }
sentence-from-year = vanaf { $year }
sentence-to-year = tot en met { $year }
sentence-dated = met bekende periode
sentence-between = van { $from } tot { $to }
sentence-at-least = van minstens { $size }
sentence-at-most = van hoogstens { $size }
sentence-with-area = met bekende oppervlakte
sentence-with-length = met bekende lengte
sentence-long = { $size } lang
sentence-view = in het kaartbeeld
sentence-box = binnen een kader op de kaart
sentence-near-feature = op minder dan { $distance } van ‘{ $name }’
sentence-near-layer = op minder dan { $distance } van de laag ‘{ $name }’
sentence-text = met ‘{ $text }’

## The page of filters
facets-where = Waar
facets-in-view = In het kaartbeeld
facets-in-box = In een vast kader
facets-freeze = Dit kader vastzetten
facets-near-label = In de buurt van
facets-near-chip = Op minder dan { $distance } van { $name }
facets-near-distance = Afstand in meter
facets-near-selection = De selectie: { $name }
facets-near-none = Overal
facets-near-hint = Selecteer een element om eromheen te zoeken, of kies een laag.
facets-text-chip = ‘{ $text }’
facets-years = Periode
facets-ha = Oppervlakte (ha)
facets-km = Lengte (km)
facets-range-low = { $name }: minimum
facets-range-high = { $name }: maximum
facets-range-any = Alle waarden
facets-range-without = Elementen zonder deze maat worden niet getoond.
facets-range-chip = { $from }–{ $to }
facets-range-from = vanaf { $from }
facets-range-to = tot { $to }
facets-histogram = { $name }: histogram
facets-bin =
    { $count ->
        [one] { $span }: { $count } element
       *[other] { $span }: { $count } elementen
    }
facets-remove = { $name } verwijderen
facets-cleared = Filter gewist
facets-restore = Herstellen
facets-count =
    { $count ->
        [one] { $count } element
       *[other] { $count } elementen
    }
facets-total-length = { $length } aan lijnen
facets-total-area = { $area } aan opgetelde oppervlakten
facets-range-undated = Elementen zonder datum worden niet getoond.
facets-copy = De zin kopiëren
facets-empty = Niets voldoet tegelijk aan al deze criteria.
facets-empty-relax = Laat er een vallen:
facets-empty-alone = Eén criterium laten vallen volstaat niet: wis alle filters.
facets-relax = +{ $count } · { $name }
facets-several = { $name }: { $count } keuzes
facets-find = Zoeken in de lijst
facets-working = Bezig met berekenen…

## Saved filters
facets-saved = Opgeslagen filters
facets-save = Deze filter opslaan
facets-save-name = Naam van de filter
facets-save-do = Opslaan
facets-saved-none = Geef de huidige filter een naam om hem hier terug te vinden.
facets-saved-rename = ‘{ $name }’ hernoemen
facets-saved-delete = ‘{ $name }’ verwijderen
facets-saved-deleted = Filter ‘{ $name }’ verwijderd
facets-saved-kept = Filter ‘{ $name }’ opgeslagen
facets-saved-taken = Deze naam is al in gebruik.
facets-saved-broken = De opgeslagen filters waren onleesbaar ({ $reason }). Het bestand wordt bewaard in { $path }.
facets-saved-locked = De opgeslagen filters konden niet worden gelezen: { $reason } Ze worden niet gewijzigd.
facets-saved-failed = De filters konden niet worden opgeslagen: { $reason }

## The list of results
results-title = Lijst
results-in-view =
    { $count ->
        [one] { $count } element in het kaartbeeld, van { $total }
       *[other] { $count } elementen in het kaartbeeld, van { $total }
    }
results-follow = De kaart volgen
results-sort = Sorteren op
results-sort-name = naam
results-sort-distance = afstand
results-sort-year = jaar
results-sort-size = grootte
results-reverse = Volgorde omkeren
results-none-in-view = Niets in het kaartbeeld. Verplaats de kaart of toon alles.
results-show-all = Alle resultaten tonen
results-undated = zonder datum

## Exports of the list
results-export = Lijst exporteren
results-export-csv = Tabel (CSV)
results-export-geojson = Kaart (GeoJSON)
results-export-gpkg = GIS-pakket (GeoPackage)
results-export-kml = Wereldbol (KML)
results-export-gpx = GPS (GPX)
results-export-path = Bestand
results-export-do = Bestand schrijven
results-export-done =
    { $count ->
        [one] { $count } element geschreven naar { $path }
       *[other] { $count } elementen geschreven naar { $path }
    }
results-export-failed = De export kon niet worden geschreven: { $reason }
results-export-file = archipel-resultaten
column-id = Id
column-layer = Laag
column-name = Naam
column-category = Categorie
column-communes = Gemeenten
column-epci = Gemeentenverbanden
column-company = Maatschappij
column-period = Periode
column-first-year = Eerste jaar
column-last-year = Laatste jaar
column-protection = Bescherming
column-length-km = Lengte (km)
column-area-ha = Oppervlakte (ha)
column-status = Betrouwbaarheid van de geometrie
column-source = Bron
column-licence = Licentie
column-longitude = Lengtegraad
column-latitude = Breedtegraad

## The command line
diagnostic-filter-term-form = De waarde ‘{ $value }’ van ‘{ $key }’ heeft niet de verwachte vorm: { $form }.
diagnostic-filter-key-unknown = ‘{ $key }’ is geen criterium. Criteria: { $known }.
diagnostic-filter-value-unknown = Geen enkel element heeft de waarde ‘{ $value }’ voor ‘{ $key }’.
diagnostic-filter-target-unknown = ‘{ $value }’ is geen laag en geen element van het gebied.
diagnostic-features-not-filtered = De laag ‘{ $layer }’ is een achtergrond of een gebied: criteria en volgorde gelden er niet voor.
