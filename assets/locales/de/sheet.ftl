### The sheet: figures, diagrams, what is around, links.

## Figures
sheet-first-year = Seit
sheet-shaft-sunk = Abteufung
sheet-shaft-closed = Schließung
sheet-shaft-life = Betriebsdauer
sheet-years =
    { $count ->
        [one] { $count } Jahr
       *[other] { $count } Jahre
    }
sheet-members = Eingetragene Objekte
sheet-commune-heritage = Objekte des Welterbes
sheet-commune-cycle = Eingezeichnete Radrouten
sheet-commune-parks = Park je 1000 Einwohner

## How a figure is computed
sheet-how-measured = Von Archipel auf dem Ellipsoid WGS 84 anhand der Geometrie gemessen.
sheet-how-drawn = Fläche nur der in den Unterlagen genannten Grundstücke; es ist nicht die des Parks.
sheet-how-life = Differenz der beiden Jahreszahlen der Quelle.
sheet-how-counted = Von Archipel in den geladenen Ebenen gezählt.
sheet-how-network =
    { $count ->
        [one] Länge der eingezeichneten Routen in der Gemeinde. Eine Route ohne veröffentlichten Verlauf ist nicht mitgezählt.
       *[other] Länge der eingezeichneten Routen in der Gemeinde. { $count } Routen ohne veröffentlichten Verlauf sind nicht mitgezählt.
    }
sheet-how-parks = { $area } eingezeichnete Parkflächen in der Gemeinde, also { $each } m² je Einwohner. Nicht mitgezählt: ungefähre Umrisse, Parks ohne belegte Flächen ({ $count }), kommunale Gärten und Grünanlagen.

## The bus line
sheet-line-located =
    { $count ->
        [one] { $count } von { $total } Haltestellen ist auf der Karte verortet.
       *[other] { $count } von { $total } Haltestellen sind auf der Karte verortet.
    }
sheet-line-unordered = Die Gemeinden folgen der Linie; innerhalb einer Gemeinde ist die öffentliche Liste alphabetisch, die Reihenfolge der Haltestellen ist nicht bekannt.
sheet-line-elsewhere = Gemeinde nicht angegeben

## Around
sheet-near-station = Nächster Bahnhof
sheet-near-bus = Nächste BHNS-Haltestelle
sheet-near-bus-note = Nicht eindeutig: { $located } von { $known } Haltestellen sind verortet, und für { $unlisted } Linien gibt es keine Haltestellenliste. Eine mit dem Gebiet geladene GTFS-Datei des TADAO-Netzes würde die Antwort exakt machen.
sheet-near-cycle = Eingezeichnetes Radwegenetz
sheet-near-cycle-note =
    { $count ->
        [one] Eine Route ohne veröffentlichten Verlauf ist nicht mitgezählt.
       *[other] { $count } Routen ohne veröffentlichten Verlauf sind nicht mitgezählt.
    }
sheet-near-park = Nächste Parkfläche
sheet-near-park-note =
    { $count ->
        [one] Bis zu den belegten Flächen, nicht bis zur Grenze, die nicht veröffentlicht ist. Ein Park ohne belegte Flächen ist nicht mitgezählt.
       *[other] Bis zu den belegten Flächen, nicht bis zur Grenze, die nicht veröffentlicht ist. { $count } Parks ohne belegte Flächen sind nicht mitgezählt.
    }
sheet-inconclusive = nicht eindeutig
sheet-here = vor Ort
wind-north = nördlich
wind-north-east = nordöstlich
wind-east = östlich
wind-south-east = südöstlich
wind-south = südlich
wind-south-west = südwestlich
wind-west = westlich
wind-north-west = nordwestlich
sheet-around = In der Umgebung
sheet-nearest-only = Die { $shown } nächsten von { $total }.

## The shaft
sheet-shaft-scale = Maßstäblich
sheet-shaft-deepest = der tiefste: { $depth }
sheet-shaft-elevation = Gelände auf { $height } Höhe

## What can be done
command-back = Zuvor geöffnetes Datenblatt
command-forward = Nächstes Datenblatt im Verlauf
command-previous = Vorheriges Objekt der Liste
command-next = Nächstes Objekt der Liste
command-clear-pins = Alle angehefteten Datenblätter entfernen
command-sources = Quelle jedes Wertes
sheet-pin = Dieses Datenblatt zum Vergleich anheften
sheet-unpin = Angeheftetes Datenblatt entfernen
key-alt = Alt
sheet-copy-link = Link zu dieser Ansicht kopieren
sheet-copy-command = Befehlszeile kopieren
sheet-copy-geojson = Objekt als GeoJSON kopieren
sheet-copy-picture = Datenblatt als Bild kopieren
sheet-keep = Dieses Datenblatt speichern oder drucken
sheet-saved = Gespeichert: { $path }
sheet-save-failed = In { $path } wurde nichts gespeichert: { $reason }. Prüfen Sie Speicherplatz und Rechte des Ordners.
sheet-not-drawn = Das Datenblatt konnte nicht gezeichnet werden: { $reason }
sheet-code = Koordinaten für ein Telefon

## The guide
command-guide = Benutzerhandbuch
guide-title = Benutzerhandbuch
guide-search = Im Handbuch suchen
guide-nothing = Keine Seite enthält diese Wörter. Löschen Sie eines davon.
guide-drawing = Das Bild wird gezeichnet…

## Photographs
media-uncredited = { $file } wird nicht gezeigt: Eine .toml-Datei gleichen Namens muss author und licence angeben.
media-too-many-bytes = { $file } wird nicht gezeigt: Die Datei ist größer als 24 MB.
media-too-many-pixels = { $file } wird nicht gezeigt: Das Bild hat mehr als 48 Millionen Pixel.
media-broken = { $file } wird nicht gezeigt: Das Bild kann nicht gelesen werden.

## Links
sheet-seen-from = Zu sehen von
sheet-linked-from = Genannt in
sheet-same-company = Dieselbe Gesellschaft: { $company }
sheet-same-commune = In derselben Gemeinde: { $commune }

## The command line
sheet-wants-out = Ein PDF oder PNG wird in eine Datei geschrieben: Ergänzen Sie --out DATEI.
link-error-foreign = Dies ist keine Adresse einer Archipel-Ansicht; eine solche beginnt mit archipel://view.
link-error-too-long = Diese Adresse ist zu lang; sie wird nicht geöffnet.
link-error-unknown = Diese Adresse verlangt etwas Unbekanntes oder zweimal dasselbe ({ $part }); sie wird nicht geöffnet.
link-error-value = Ein Wert dieser Adresse kann nicht gelesen werden ({ $part }); sie wird nicht geöffnet.
sheet-page-left-out =
    { $count ->
        [one] { $count } Eintrag fand auf dieser Seite keinen Platz; er steht im Datenblatt von Archipel.
       *[other] { $count } Einträge fanden auf dieser Seite keinen Platz; sie stehen im Datenblatt von Archipel.
    }
sheet-unknown = Nichts trägt die Kennung { $id }. Der Befehl identify oder features nennt die Kennungen.
sheet-line-no-stops = Die Liste der Haltestellen ist nicht veröffentlicht: Anzahl und Reihenfolge sind hier nicht bekannt.
