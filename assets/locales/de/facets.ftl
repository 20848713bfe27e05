### Filters, lists of results and their exports.

## Commands
command-restore-filters = Vorigen Filter wiederherstellen
command-filter-view = Nur den Kartenausschnitt behalten
command-show-results = Ergebnisliste

## What is chosen, in one sentence
things-bati = Bergbaugebäude
things-bus-line = Schnellbuslinien
things-bus-stop = Haltestellen der Schnellbuslinien
things-buffer-zone = Teile der Pufferzone
things-cavalier = Zechenbahnen
things-cite = Bergarbeitersiedlungen
things-component = Bestandteile der Welterbestätte
things-culture = Kulturorte
things-cycle-route = Radrouten
things-economy = Wirtschaftsorte
things-energy = Energieorte
things-farming = Orte der Landwirtschaft
things-governance = Verwaltungsorte
things-green-space = Parks und Grünflächen
things-health = Gesundheitsorte
things-housing = Wohnorte
things-lake = neue Naturräume
things-mining-site = Orte lebendigen Erbes
things-mobility = Verkehrsorte
things-park = Parks der Chaîne
things-remembrance = Gedenkorte
things-shaft = Bergwerksschächte
things-sport = Sport- und Freizeitorte
things-terril = Halden
things-tourism = Tourismusorte
things-training = Bildungsorte
things-viewpoint = offene Feldblicke
sentence-everything = alle Objekte
sentence-category = Objekte „{ $name }“
sentence-or = { $first } oder { $last }
sentence-others =
    { $count ->
        [one] { $count } weiteres
       *[other] { $count } weitere
    }
sentence-protection = mit Schutz „{ $name }“
sentence-between-years = zwischen { $from } und { $to }
sentence-in-year = im Jahr { $year }
sentence-from-year = ab { $year }
sentence-to-year = bis { $year }
sentence-dated = mit bekannter Zeit
sentence-between = von { $from } bis { $to }
sentence-at-least = von mindestens { $size }
sentence-at-most = von höchstens { $size }
sentence-with-area = mit bekannter Fläche
sentence-with-length = mit bekannter Länge
sentence-long = { $size } lang
sentence-view = im Kartenausschnitt
sentence-box = in einem Rahmen auf der Karte
sentence-near-feature = weniger als { $distance } von „{ $name }“ entfernt
sentence-near-layer = weniger als { $distance } von der Ebene „{ $name }“ entfernt
sentence-text = mit „{ $text }“

## The page of filters
facets-where = Wo
facets-in-view = Im Kartenausschnitt
facets-in-box = In einem festen Rahmen
facets-freeze = Diesen Rahmen festhalten
facets-near-label = In der Nähe von
facets-near-chip = Weniger als { $distance } von { $name } entfernt
facets-near-distance = Entfernung in Metern
facets-near-selection = Die Auswahl: { $name }
facets-near-none = Überall
facets-near-hint = Wählen Sie ein Objekt, um in seiner Umgebung zu suchen, oder wählen Sie eine Ebene.
facets-text-chip = „{ $text }“
facets-years = Zeit
facets-ha = Fläche (ha)
facets-km = Länge (km)
facets-range-low = { $name }: Mindestwert
facets-range-high = { $name }: Höchstwert
facets-range-any = Alle Werte
facets-range-without = Objekte ohne dieses Maß werden nicht gezeigt.
facets-range-chip = { $from }–{ $to }
facets-range-from = ab { $from }
facets-range-to = bis { $to }
facets-histogram = { $name }: Histogramm
facets-bin =
    { $count ->
        [one] { $span }: { $count } Objekt
       *[other] { $span }: { $count } Objekte
    }
facets-remove = { $name } entfernen
facets-cleared = Filter gelöscht
facets-restore = Wiederherstellen
facets-count =
    { $count ->
        [one] { $count } Objekt
       *[other] { $count } Objekte
    }
facets-total-length = { $length } Linien
facets-total-area = { $area } Gesamtfläche
facets-range-undated = Objekte ohne Datum werden nicht gezeigt.
facets-copy = Satz kopieren
facets-empty = Nichts erfüllt alle diese Kriterien zugleich.
facets-empty-relax = Lassen Sie eines weg:
facets-empty-alone = Ein einzelnes Kriterium wegzulassen genügt nicht: Löschen Sie alle Filter.
facets-relax = +{ $count } · { $name }
facets-several = { $name }: { $count } gewählt
facets-find = In der Liste suchen
facets-working = Wird berechnet…

## Saved filters
facets-saved = Gespeicherte Filter
facets-save = Diesen Filter speichern
facets-save-name = Name des Filters
facets-save-do = Speichern
facets-saved-none = Benennen Sie den aktuellen Filter, um ihn hier wiederzufinden.
facets-saved-rename = „{ $name }“ umbenennen
facets-saved-delete = „{ $name }“ löschen
facets-saved-deleted = Filter „{ $name }“ gelöscht
facets-saved-kept = Filter „{ $name }“ gespeichert
facets-saved-taken = Dieser Name ist schon vergeben.
facets-saved-broken = Die gespeicherten Filter waren nicht lesbar ({ $reason }). Die Datei bleibt in { $path } erhalten.
facets-saved-locked = Die gespeicherten Filter konnten nicht gelesen werden: { $reason } Sie werden nicht verändert.
facets-saved-failed = Die Filter konnten nicht gespeichert werden: { $reason }

## The list of results
results-title = Liste
results-in-view =
    { $count ->
        [one] { $count } Objekt im Ausschnitt, von { $total }
       *[other] { $count } Objekte im Ausschnitt, von { $total }
    }
results-follow = Der Karte folgen
results-sort = Sortieren nach
results-sort-name = Name
results-sort-distance = Entfernung
results-sort-year = Jahr
results-sort-size = Größe
results-reverse = Reihenfolge umkehren
results-none-in-view = Nichts im Ausschnitt. Verschieben Sie die Karte, oder zeigen Sie alles.
results-show-all = Alle Ergebnisse anzeigen
results-undated = ohne Datum

## Exports of the list
results-export = Liste exportieren
results-export-csv = Tabelle (CSV)
results-export-geojson = Karte (GeoJSON)
results-export-gpkg = GIS-Paket (GeoPackage)
results-export-kml = Globus (KML)
results-export-gpx = GPS (GPX)
results-export-path = Datei
results-export-do = Datei schreiben
results-export-done =
    { $count ->
        [one] { $count } Objekt in { $path } geschrieben
       *[other] { $count } Objekte in { $path } geschrieben
    }
results-export-failed = Der Export konnte nicht geschrieben werden: { $reason }
results-export-file = archipel-ergebnisse
column-id = Kennung
column-layer = Ebene
column-name = Name
column-category = Kategorie
column-communes = Gemeinden
column-epci = Gemeindeverbände
column-company = Gesellschaft
column-period = Zeitraum
column-first-year = Erstes Jahr
column-last-year = Letztes Jahr
column-protection = Schutz
column-length-km = Länge (km)
column-area-ha = Fläche (ha)
column-status = Zuverlässigkeit der Geometrie
column-source = Quelle
column-licence = Lizenz
column-longitude = Längengrad
column-latitude = Breitengrad

## The command line
diagnostic-filter-term-form = Der Wert „{ $value }“ von „{ $key }“ hat nicht die erwartete Form: { $form }.
diagnostic-filter-key-unknown = „{ $key }“ ist kein Kriterium. Kriterien: { $known }.
diagnostic-filter-value-unknown = Kein Objekt hat den Wert „{ $value }“ für „{ $key }“.
diagnostic-filter-target-unknown = „{ $value }“ ist weder eine Ebene noch ein Objekt des Gebiets.
diagnostic-features-not-filtered = Die Ebene „{ $layer }“ ist ein Hintergrund oder ein Gebiet: Kriterien und Reihenfolge gelten dort nicht.
