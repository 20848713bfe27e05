### The words of the window.

## The window
app-title = Archipel — Chaîne des parcs und Bergbauerbe
app-loading = Das Gebiet wird geladen…
app-failed = Das Gebiet konnte nicht geladen werden. Das Protokoll nennt den Grund; starten Sie Archipel neu.
action-close = Schließen
action-copied = Kopiert

## Commands
command-zoom-in = Vergrößern
command-zoom-out = Verkleinern
command-pan-west = Nach Westen
command-pan-east = Nach Osten
command-pan-north = Nach Norden
command-pan-south = Nach Süden
command-home = Gesamtes Gebiet
command-clear-filters = Alle Filter löschen
command-close-sheet = Datenblatt schließen
command-toggle-panel = Seitenleiste öffnen oder einklappen
command-show-layers = Ebenen
command-show-filters = Filter
command-about = Über Archipel
command-problems = Hinweise zu den Daten
command-help = Tastatur und Maus
command-close = Oberstes schließen

## Keys
key-ctrl = Strg
key-home = Pos1
key-escape = Esc
key-backspace = Rücktaste

## The map
map-label = Karte des Gebiets
map-coordinates = { $latitude }° N, { $longitude }° O
map-attribution = Quellen: { $credits }

## The panel of layers
panel-label = Ebenen und Filter
layers-title = Ebenen
layers-none = Keine Ebene konnte gelesen werden. Die Liste der Hinweise nennt den Grund.
layers-visible = Ebene { $layer } anzeigen
layers-opacity = Deckkraft der Ebene { $layer }
layers-opacity-short = Deckkraft
layers-isolate-class = Nur { $class } anzeigen
layers-show-all-classes = Alle Klassen anzeigen
layers-count-filtered = { $shown } von { $total }
layers-disabled = Ebene nicht verfügbar
layers-zoom-to = Auf diese Ebene zoomen
layers-closer = Erst aus der Nähe sichtbar: Vergrößern Sie die Karte.

## Filters
filters-title = Filter
filters-text = Wort suchen
filters-category = Kategorie
filters-commune = Gemeinde
filters-epci = Gemeindeverband
filters-company = Bergbaugesellschaft
filters-period-from = Von
filters-period-to = bis
filters-protection = Schutz
filters-clear = Alle Filter löschen
filters-more =
    { $count ->
        [one] { $count } weitere anzeigen
       *[other] { $count } weitere anzeigen
    }
filters-fewer = Weniger anzeigen
filters-empty = Kein Objekt entspricht diesen Filtern. Entfernen Sie einen, oder löschen Sie alle.
filters-result =
    { $count ->
        [one] { $count } Objekt entspricht den Filtern
       *[other] { $count } Objekte entsprechen den Filtern
    }

## The sheet
sheet-label = Datenblatt
sheet-close = Datenblatt schließen
sheet-show = Karte auf dieses Objekt ausrichten
sheet-timeline = Zeitleiste
sheet-links = Verweise
sheet-link-probable = wahrscheinlicher Bezug
sheet-and-more =
    { $count ->
        [one] { $names } und { $count } weiteres
       *[other] { $names } und { $count } weitere
    }
sheet-more =
    { $count ->
        [one] und { $count } weiteres
       *[other] und { $count } weitere
    }
sheet-stops =
    { $count ->
        [one] { $count } bekannte Haltestelle
       *[other] { $count } bekannte Haltestellen
    }
sheet-source = Quelle und Zuverlässigkeit
sheet-precision = Genauigkeit { $length }
sheet-vintage-line = Datenstand { $vintage }
sheet-copy-coordinates = Koordinaten kopieren
sheet-not-translated = Noch nicht in Ihre Sprache übersetzt.
sheet-to-review = Übersetzung noch zu prüfen.

## Fields of the sheet
field-code = Code
field-aliases = Weitere Namen
field-company = Gesellschaft
field-period = Zeitraum
field-years = Jahre
field-protection = Schutz
field-owner = Eigentümer
field-declared-length = Angegebene Länge
field-measured-length = Gemessene Länge
field-declared-area = Angegebene Fläche
field-drawn-area = Fläche der eingezeichneten Grundstücke
field-measured-area = Gemessene Fläche
field-communes = Gemeinden
field-epci = Gemeindeverband
field-sees = Blick auf
field-population = Einwohner
field-interest = Bedeutung
field-group = Grubengruppe
field-concession = Konzession
field-depth-m = Tiefe (m)
field-elevation-m = Höhe (m)
field-view-of = Genannter Blick
field-density-per-km2 = Einwohner je km²
field-communes-count = Anzahl der Gemeinden
field-vehicles-per-day-max-2019 = Fahrzeuge pro Tag, Höchstwert 2019
field-class = Klasse

## How far a geometry may be trusted
status-official = amtliche Geometrie
status-osm = Geometrie aus OpenStreetMap
status-approximate = ungefähre Lage
status-schematic = schematischer Verlauf
status-indicative = ungefährer Umriss
status-none = ohne Geometrie

## About
about-title = Über Archipel
about-version = Version { $version }
about-vintage = Daten: { $vintage }
about-licence = Code wahlweise unter MIT- oder Apache-2.0-Lizenz.
about-data = Daten
about-fonts = Schriften
about-crates-count =
    { $count ->
        [one] { $count } Bibliothek
       *[other] { $count } Bibliotheken
    }
about-logs = Protokolle und Absturzberichte: { $path }

## Keyboard and mouse
help-title = Tastatur und Maus
help-drag = Ziehen Sie die Karte, um sie zu verschieben.
help-wheel = Mausrad, Zwei-Finger-Geste oder Doppelklick vergrößern dort, wo der Zeiger steht.
help-click = Ein Klick öffnet das Datenblatt; ein zweiter Klick an derselben Stelle zeigt das Objekt darunter.

## Settings
settings-title = Einstellungen
settings-language = Sprache
settings-theme = Design
settings-system = Wie das System
settings-text-size = Schriftgröße
settings-reduce-motion = Bewegungen reduzieren
theme-light = Hell
theme-dark = Dunkel
theme-contrast = Hoher Kontrast
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
settings-speak = Sprache: { $language }

## What is wrong
problems-title = Hinweise zu den Daten
problems-count =
    { $count ->
        [one] { $count } Hinweis zu den Daten
       *[other] { $count } Hinweise zu den Daten
    }
problems-feature = Objekt Nr. { $feature }
problems-line = Zeile { $line }
problem-state-set-aside = Der gespeicherte Zustand war nicht lesbar ({ $reason }). Er bleibt in { $path } erhalten; Archipel beginnt mit dem Ausgangszustand.
problem-state-newer = Der gespeicherte Zustand stammt aus einer neueren Version von Archipel (Format { $found }, diese kennt Format { $known }). Er bleibt unberührt; aktualisieren Sie Archipel, um ihn wiederzufinden.
problem-layers-disabled =
    { $count ->
        [one] { $count } Ebene konnte nicht gelesen werden. Die Hinweise oben rechts nennen sie und den Grund.
       *[other] { $count } Ebenen konnten nicht gelesen werden. Die Hinweise oben rechts nennen sie und den Grund.
    }
problem-save-failed = Der Zustand konnte nicht gespeichert werden: { $reason }. Prüfen Sie Speicherplatz und Rechte des Ordners.
problem-no-display = Archipel findet keinen Bildschirm für sein Fenster. Diese Befehle brauchen keinen:
problem-no-drawing = Archipel kann sein Fenster hier nicht zeichnen. Diese Befehle brauchen keines:
problem-no-window = Diese Version von Archipel ist ohne Fenster gebaut. Diese Befehle brauchen keines:

## What the other end of a link is to the feature
link-candidate = Objekte derselben Gemeinden, Zugehörigkeit nicht belegt
link-component = Bestandteil der Welterbestätte
link-constituent = In den Quellen genannte Objekte
link-departement = Département
link-heritage = Erbe
link-line = Linie
link-member = Objekte dieses Bestandteils
link-near = In der Nähe
link-network = Netz
link-page = Referenzseiten
link-park = Park
link-route = Route
link-same-element = Im selben Bestandteil des Welterbes
link-site = Orte des Wandels
link-stage = Etappen
link-stop = Verortete Haltestellen
link-territory = Gebiet
left-panel-width = Breite der Seitenleiste
sheet-width = Breite des Datenblatts
