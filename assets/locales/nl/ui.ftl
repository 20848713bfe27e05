### The words of the window.

## The window
app-title = Archipel — Chaîne des parcs en mijnerfgoed
app-loading = Het gebied wordt geladen…
app-failed = Het gebied kon niet worden geladen. Het logboek zegt waarom; start Archipel opnieuw.
action-close = Sluiten
action-copied = Gekopieerd

## Commands
command-zoom-in = Inzoomen
command-zoom-out = Uitzoomen
command-pan-west = Naar het westen
command-pan-east = Naar het oosten
command-pan-north = Naar het noorden
command-pan-south = Naar het zuiden
command-home = Het hele gebied
command-clear-filters = Alle filters wissen
command-close-sheet = Fiche sluiten
command-toggle-panel = Paneel openen of inklappen
command-show-layers = Lagen
command-show-filters = Filters
command-about = Over Archipel
command-problems = Opmerkingen bij de gegevens
command-help = Toetsenbord en muis
command-close = Sluiten wat bovenaan ligt

## Keys
key-ctrl = Ctrl
key-home = Home
key-escape = Esc
key-backspace = Backspace

## The map
map-label = Kaart van het gebied
map-coordinates = { $latitude }° N, { $longitude }° O
map-attribution = Bronnen: { $credits }

## The panel of layers
panel-label = Lagen en filters
layers-title = Lagen
layers-none = Geen enkele laag kon worden gelezen. De lijst met opmerkingen zegt waarom.
layers-visible = De laag { $layer } tonen
layers-opacity = Dekking van de laag { $layer }
layers-opacity-short = Dekking
layers-isolate-class = Alleen { $class } tonen
layers-show-all-classes = Alle klassen tonen
layers-count-filtered = { $shown } van { $total }
layers-disabled = Laag niet beschikbaar
layers-zoom-to = Op deze laag inzoomen
layers-closer = Van dichterbij zichtbaar: zoom in.

## Filters
filters-title = Filters
filters-text = Zoek een woord
filters-category = Categorie
filters-commune = Gemeente
filters-epci = Gemeentenverband
filters-company = Mijnmaatschappij
filters-period-from = Van
filters-period-to = tot
filters-protection = Bescherming
filters-clear = Alle filters wissen
filters-more =
    { $count ->
        [one] Nog { $count } tonen
       *[other] Nog { $count } tonen
    }
filters-fewer = Minder tonen
filters-empty = Geen enkel element voldoet aan deze filters. Verwijder er een of wis ze allemaal.
filters-result =
    { $count ->
        [one] { $count } element voldoet aan de filters
       *[other] { $count } elementen voldoen aan de filters
    }

## The sheet
sheet-label = Fiche
sheet-close = Fiche sluiten
sheet-show = De kaart op dit element richten
sheet-timeline = Tijdlijn
sheet-links = Links
sheet-link-probable = waarschijnlijk verband
sheet-and-more =
    { $count ->
        [one] { $names } en nog { $count }
       *[other] { $names } en nog { $count }
    }
sheet-more =
    { $count ->
        [one] en nog { $count }
       *[other] en nog { $count }
    }
sheet-stops =
    { $count ->
        [one] { $count } bekende halte
       *[other] { $count } bekende haltes
    }
sheet-source = Bron en betrouwbaarheid
sheet-precision = nauwkeurigheid { $length }
sheet-vintage-line = Gegevens van { $vintage }
sheet-copy-coordinates = Coördinaten kopiëren
sheet-not-translated = Nog niet in uw taal vertaald.
sheet-to-review = Vertaling nog na te lezen.

## Fields of the sheet
field-code = Code
field-aliases = Andere namen
field-company = Maatschappij
field-period = Periode
field-years = Jaren
field-protection = Bescherming
field-owner = Eigenaar
field-declared-length = Opgegeven lengte
field-measured-length = Gemeten lengte
field-declared-area = Opgegeven oppervlakte
field-drawn-area = Oppervlakte van de getekende terreinen
field-measured-area = Gemeten oppervlakte
field-communes = Gemeenten
field-epci = Gemeentenverband
field-sees = Uitzicht op
field-population = Inwoners
field-interest = Belang
field-group = Mijngroep
field-concession = Concessie
field-depth-m = Diepte (m)
field-elevation-m = Hoogte (m)
field-view-of = Genoemd uitzicht
field-density-per-km2 = Inwoners per km²
field-communes-count = Aantal gemeenten
field-vehicles-per-day-max-2019 = Voertuigen per dag, maximum 2019
field-class = Klasse

## How far a geometry may be trusted
status-official = officiële geometrie
status-osm = geometrie van OpenStreetMap
status-approximate = plaats bij benadering
status-schematic = schematisch tracé
status-indicative = indicatieve omtrek
status-none = zonder geometrie

## About
about-title = Over Archipel
about-version = Versie { $version }
about-vintage = Gegevens: { $vintage }
about-licence = Code onder de MIT- of Apache-2.0-licentie, naar keuze.
about-data = Gegevens
about-fonts = Lettertypen
about-crates-count =
    { $count ->
        [one] { $count } bibliotheek
       *[other] { $count } bibliotheken
    }
about-logs = Logboeken en foutrapporten: { $path }

## Keyboard and mouse
help-title = Toetsenbord en muis
help-drag = Sleep over de kaart om deze te verplaatsen.
help-wheel = Met het muiswiel, een knijpbeweging of een dubbelklik zoomt u in op de plaats van de aanwijzer.
help-click = Een klik opent de fiche; een tweede klik op dezelfde plaats gaat naar het element eronder.

## Settings
settings-title = Instellingen
settings-language = Taal
settings-theme = Thema
settings-system = Zoals het systeem
settings-text-size = Tekstgrootte
settings-reduce-motion = Minder beweging
theme-light = Licht
theme-dark = Donker
theme-contrast = Hoog contrast
lang-fr = français
lang-en = English
lang-nl = Nederlands
lang-de = Deutsch
lang-ja = 日本語
lang-short-fr = FR
lang-short-en = EN
lang-short-nl = NL
lang-short-de = DE
lang-short-ja = 日
settings-speak = Taal: { $language }

## What is wrong
problems-title = Opmerkingen bij de gegevens
problems-count =
    { $count ->
        [one] { $count } opmerking bij de gegevens
       *[other] { $count } opmerkingen bij de gegevens
    }
problems-feature = element nr. { $feature }
problems-line = regel { $line }
problem-state-set-aside = De opgeslagen toestand was onleesbaar ({ $reason }). Ze wordt bewaard in { $path }; Archipel begint opnieuw met de oorspronkelijke toestand.
problem-state-newer = De opgeslagen toestand komt uit een nieuwere versie van Archipel (formaat { $found }, deze kent formaat { $known }). Ze blijft onaangeroerd; werk Archipel bij om ze terug te vinden.
problem-layers-disabled =
    { $count ->
        [one] { $count } laag kon niet worden gelezen. De lijst met opmerkingen, rechtsboven, zegt welke en waarom.
       *[other] { $count } lagen konden niet worden gelezen. De lijst met opmerkingen, rechtsboven, zegt welke en waarom.
    }
problem-save-failed = De toestand kon niet worden opgeslagen: { $reason }. Controleer de vrije ruimte en de rechten van de map.
problem-no-display = Archipel vindt geen scherm om zijn venster te openen. Deze opdrachten werken zonder:
problem-no-drawing = Archipel kan zijn venster hier niet tekenen. Deze opdrachten werken zonder:
problem-no-window = Deze versie van Archipel is zonder venster gebouwd. Deze opdrachten werken zonder:

## What the other end of a link is to the feature
link-candidate = Elementen van dezelfde gemeenten, toebehoren niet bewezen
link-component = Element van het ingeschreven goed
link-constituent = Door de bronnen genoemde elementen
link-departement = Departement
link-heritage = Erfgoed
link-line = Lijn
link-member = Goederen van dit element
link-near = In de buurt
link-network = Netwerk
link-page = Referentiepagina’s
link-park = Park
link-route = Route
link-same-element = In hetzelfde element van het werelderfgoed
link-site = Plaatsen van verandering
link-stage = Etappes
link-stop = Gelokaliseerde haltes
link-territory = Gebied
left-panel-width = Breedte van het paneel
sheet-width = Breedte van de fiche
