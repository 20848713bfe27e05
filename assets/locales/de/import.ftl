# Data that people bring.
import-one-file = Kennung und Titel passen nur zu einer Datei auf einmal.
import-no-line = Keine Linie ist gewählt, oder keine verkehrt.
import-nothing = Die Datei enthält kein Objekt.

## The page
command-import = Daten importieren
import-title = Daten importieren
import-about = Ziehen Sie eine Datei oder einen Ordner auf die Karte, wählen Sie sie aus, oder fügen Sie ihren Pfad ein. Sie wird nur gelesen; hinzugefügt wird eine Kopie in Ihrem Ordner.
import-drop = Loslassen, um die Datei auf der Karte zu sehen
import-path = Pfad der Datei
import-path-hint = Pfad einer Datei oder eines Ordners
import-open = Öffnen
import-browse = Durchsuchen…
import-files = Geodaten
import-formats = GeoJSON, TopoJSON, Shapefile, GeoPackage, FlatGeobuf, KML, KMZ, GPX, CSV, GTFS, OpenStreetMap. In Grad, Lambert-93, CC50 oder Mercator.
import-nowhere = In dieser Sitzung haben Sie keinen eigenen Ordner: Nichts kann gespeichert werden.
import-reading = { $name } wird gelesen…
import-keeping = { $name } wird gespeichert…
import-refused = { $file } kann nicht importiert werden.
import-failed = Die Änderung ist nicht gelungen: { $reason }
import-other = Andere Datei wählen
import-findings =
    { $count ->
        [one] Ein Hinweis
       *[other] { $count } Hinweise
    }
import-add = Zur Karte hinzufügen
import-cancel = Abbrechen
import-queue =
    { $count ->
        [one] danach noch eine Datei
       *[other] danach noch { $count } Dateien
    }
import-added =
    { $count ->
        [one] „{ $layer }“ ist hinzugefügt: ein Objekt.
       *[other] „{ $layer }“ ist hinzugefügt: { $count } Objekte.
    }
import-removed = „{ $layer }“ ist entfernt.
import-own = Ihre Ebenen
import-remove = „{ $layer }“ entfernen

import-crs = Koordinaten: { $crs }
import-system-degrees = Grad (WGS 84)
import-counted =
    { $loaded ->
        [one] Ein Objekt von { $count } gelesen
       *[other] { $loaded } Objekte von { $count } gelesen
    }
import-points =
    { $count ->
        [one] ein Punkt
       *[other] { $count } Punkte
    }
import-lines =
    { $count ->
        [one] eine Linie
       *[other] { $count } Linien
    }
import-areas =
    { $count ->
        [one] eine Fläche
       *[other] { $count } Flächen
    }
import-placeless = { $count } ohne Geometrie
import-joined =
    { $rows ->
        [one] Eine Zeile erhielt über die Spalte „{ $column }“ den Umriss ihrer Gemeinde.
       *[other] { $rows } Zeilen erhielten über die Spalte „{ $column }“ den Umriss ihrer Gemeinde.
    }
import-unknown =
    { $count ->
        [one] Unbekannte Gemeinde: { $names }.
       *[other] { $count } unbekannte Gemeinden: { $names }.
    }
import-show-extent = Ausdehnung auf der Karte zeigen
import-no-extent = Nichts hat einen Ort auf der Karte.
import-fields =
    { $count ->
        [one] Ein Feld, erste Zeilen
       *[other] { $count } Felder, erste Zeilen
    }
import-more-fields =
    { $count ->
        [one] und ein weiteres Feld
       *[other] und { $count } weitere Felder
    }
import-column-name = Name

import-describe = Was diese Ebene ist
import-name = Name
import-place = Platz
import-place-own = eine eigene Ebene
import-place-of = anstelle von: { $layer }
import-category = Kategorie
import-category-other = Anderes Objekt
import-status = Geometrie
import-color = Farbe
import-producer = Herausgeber
import-licence = Lizenz
import-date = Datum
import-url = Adresse
import-unsaid = Ohne Herausgeber, Lizenz und Datum sagen die Datenblätter, dass die Quelle nicht bekannt ist.
import-as-parks =
    { $count ->
        [one] Ein Umriss trägt den Namen eines Parks der Chaîne ({ $others } andere): als amtliche Grenze übernehmen
       *[other] Umrisse tragen die Namen von { $count } Parks der Chaîne ({ $others } andere): als amtliche Grenzen übernehmen
    }
import-as-network =
    { $count ->
        [one] Als Busnetz übernehmen: Eine von { $all } Linien ersetzt die schematischen
       *[other] Als Busnetz übernehmen: { $count } von { $all } Linien ersetzen die schematischen
    }
import-line =
    { $count ->
        [one] { $code } — { $name } (eine Fahrt)
       *[other] { $code } — { $name } ({ $count } Fahrten)
    }
import-as-cycle =
    { $count ->
        [one] Als Radwegenetz übernehmen: eine Anlage, { $km } km
       *[other] Als Radwegenetz übernehmen: { $count } Anlagen, { $km } km
    }
import-color-other = Malve
import-color-park = Grün
import-color-terril = Schwarz
import-color-cite = Ziegelrot
import-color-site = Gold
import-color-cycle = Violett
import-color-bhns = Magenta
import-color-shaft = Nachtblau
import-color-lake = Blau
import-color-component = Braun

import-format-geojson = GeoJSON
import-format-geojsonseq = GeoJSON, ein Objekt je Zeile
import-format-topojson = TopoJSON
import-format-shapefile = Shapefile
import-format-geopackage = GeoPackage
import-format-flatgeobuf = FlatGeobuf
import-format-kml = KML
import-format-kmz = KMZ
import-format-gpx = GPX
import-format-csv = CSV-Tabelle
import-format-gtfs = GTFS-Fahrplan
import-format-osm = OpenStreetMap
import-format-osmpbf = OpenStreetMap (PBF)
import-format-unknown = Unbekanntes Format

import-profile = Gewünschte Objekte
import-profile-all = Alles ({ $count })
import-profile-cycle = Radwegenetz ({ $count })
import-profile-parks = Parks ({ $count })
import-profile-terrils = Halden ({ $count })
import-no-profile = Die Datei hat kein Objekt dieses Profils.
