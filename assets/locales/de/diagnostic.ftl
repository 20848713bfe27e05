### What the loader found in a file. $count (number) says how often inside the feature.

severity-info = Hinweis
severity-warning = Warnung
severity-error = Fehler

## Balance of a file: $count (number) features, $loaded (text) read, $crs (text) reference system
diagnostic-check-ok =
    { $count ->
        [one] in Ordnung, { $count } Objekt ({ $crs })
       *[other] in Ordnung, { $count } Objekte ({ $crs })
    }
diagnostic-check-warn =
    { $count ->
        [one] mit Vorbehalt geladen, { $loaded } von { $count } Objekt gelesen ({ $crs })
       *[other] mit Vorbehalt geladen, { $loaded } von { $count } Objekten gelesen ({ $crs })
    }
diagnostic-check-error = abgelehnt

## The file
diagnostic-file-missing = Die Datei ist nicht zu finden.
diagnostic-file-unreadable = Die Datei kann nicht gelesen werden: { $reason }.
diagnostic-file-too-large = Die Datei ist größer als { $limit } MiB und wird nicht gelesen.
diagnostic-file-empty = Die Datei ist leer.
diagnostic-file-kind = Die Datei ist kein Text: Ihr Inhalt ist { $kind }.
diagnostic-file-encoding = Byte { $byte } ist kein UTF-8, die einzige für JSON zulässige Kodierung; speichern Sie die Datei als UTF-8.
diagnostic-folder-empty = Der Ordner enthält weder einen Katalog noch eine .geojson-Datei.
diagnostic-byte-order-mark = Die Datei beginnt mit einer in JSON unnötigen Bytereihenfolge-Markierung; sie wird übergangen.
diagnostic-utf-16 = Die Datei ist UTF-16 statt UTF-8; sie wurde beim Lesen umgewandelt.

## The JSON text
diagnostic-json-truncated = Der Text hört vor dem Ende auf: Die Datei ist abgeschnitten.
diagnostic-json-syntax = Dieses Zeichen gehört hier nicht in JSON.
diagnostic-json-not-finite = Dieses Wort ist kein JSON; NaN und Infinity sind dort keine Zahlen.
diagnostic-json-comment = JSON kennt keine Kommentare.
diagnostic-json-quote = JSON kennt nur doppelte Anführungszeichen.
diagnostic-json-comma = Vor dem Ende der Liste oder des Objekts steht ein Komma.
diagnostic-json-number = Diese Zahl ist nicht so geschrieben, wie JSON es verlangt.
diagnostic-json-control = Ein Steuerzeichen (Tabulator, Zeilenende…) steht unmaskiert in einem Text.
diagnostic-json-escape = Diese Escape-Sequenz gibt es in JSON nicht.
diagnostic-json-depth = Der Text ist zu tief verschachtelt, um ehrlich gemeint zu sein; er wird nicht gelesen.
diagnostic-json-trailing = Nach dem Ende des Dokuments folgt noch etwas.
diagnostic-duplicate-key = Das Element „{ $name }“ ist zweimal angegeben; das letzte gilt.
diagnostic-lone-surrogate = Ein Text enthält ein halbes Zeichen; es wurde durch „�“ ersetzt.
diagnostic-number-too-large = Eine Zahl übersteigt, was 64 Bit schreiben können; sie bleibt als Text erhalten.
diagnostic-too-many-values = Die Eigenschaften bräuchten zu viel Speicher; die Datei wird nicht gelesen.
diagnostic-too-many-features = Die Datei enthält mehr als { $limit } Objekte; sie wird nicht gelesen.

## The document
diagnostic-root-not-object = Das Dokument sollte ein GeoJSON-Objekt sein, ist aber etwas anderes ({ $found }).
diagnostic-root-type-missing = Das Objekt hat kein Element „type“: Dies ist kein GeoJSON.
diagnostic-root-type-unknown = „{ $found }“ ist kein GeoJSON-Typ; Großschreibung zählt.
diagnostic-topojson = Dies ist TopoJSON, kein GeoJSON; wandeln Sie es zuerst um.
diagnostic-esri-json = Dies ist JSON von Esri, kein GeoJSON; exportieren Sie es als GeoJSON.
diagnostic-features-missing = Die Sammlung hat kein Element „features“.
diagnostic-features-not-array = Das Element „features“ sollte eine Liste sein, ist aber etwas anderes ({ $found }).
diagnostic-no-features = Die Sammlung ist leer.
diagnostic-sequence =
    { $count ->
        [one] Die Datei ist eine Folge aus einem Dokument.
       *[other] Die Datei ist eine Folge aus { $count } Dokumenten, bis zum Ende gelesen.
    }
diagnostic-foreign-member = Das Element „{ $name }“ gehört nicht zum Format; es wird übergangen.
diagnostic-nothing-left = Kein Objekt konnte gelesen werden.
diagnostic-more-findings =
    { $count ->
        [one] Ein weiterer Hinweis derselben Art ist nicht aufgeführt.
       *[other] { $count } weitere Hinweise derselben Art sind nicht aufgeführt.
    }

## The place
diagnostic-old-crs-member = Das Element „crs“ von 2008 gehört nicht mehr zum Format, das immer in WGS 84 ist.
diagnostic-crs-unsupported = Das Bezugssystem { $crs } ist nicht bekannt; die Daten würden an der falschen Stelle liegen.
diagnostic-crs-datum = Das System { $crs } weicht weniger als etwa einen Meter von WGS 84 ab; die Positionen werden unverändert übernommen.
diagnostic-crs-contradicted = Das angegebene Bezugssystem passt nicht zu den Zahlen, die Grade sind; sie werden als Grade gelesen.
diagnostic-lambert-93 =
    { $count ->
        [one] Die Koordinaten sind in Lambert-93; { $count } Objekt wurde in Grade umgerechnet.
       *[other] Die Koordinaten sind in Lambert-93; { $count } Objekte wurden in Grade umgerechnet.
    }
diagnostic-web-mercator =
    { $count ->
        [one] Die Koordinaten sind Meter in Web-Mercator; { $count } Objekt wurde in Grade umgerechnet.
       *[other] Die Koordinaten sind Meter in Web-Mercator; { $count } Objekte wurden in Grade umgerechnet.
    }
diagnostic-axes-swapped = Die Breite steht vor der Länge; die Achsen wurden geordnet. Prüfen Sie die Karte.
diagnostic-axes-doubtful = Breite und Länge sind vielleicht vertauscht: So gelesen liegen die Daten vor Somalia, andersherum in Frankreich.
diagnostic-position-nowhere = Die Position { $place } gibt es auf der Erde nicht; das Objekt wird ausgelassen.
diagnostic-longitude-beyond = Die Länge { $place } übersteigt 180 Grad.
diagnostic-antimeridian = Die Geometrie kreuzt den 180. Meridian, ohne dort geteilt zu sein; sie würde über die ganze Karte laufen.

## A feature
diagnostic-feature-not-object = Das Feature sollte ein Objekt sein, ist aber etwas anderes ({ $found }).
diagnostic-feature-type-missing = Dem Feature fehlt das Element „type“.
diagnostic-feature-wrong-type = Der Typ sollte „Feature“ sein, nicht „{ $found }“.
diagnostic-features-misplaced = Das Element „features“ gehört nicht hierher.
diagnostic-geometry-missing = Dem Feature fehlt das Element „geometry“; ohne Geometrie müsste dort null stehen.
diagnostic-geometry-not-object = Die Geometrie sollte ein Objekt sein, ist aber etwas anderes ({ $found }).
diagnostic-properties-missing = Dem Feature fehlt das Element „properties“.
diagnostic-properties-not-object = Das Element „properties“ sollte ein Objekt oder null sein, ist aber etwas anderes ({ $found }).
diagnostic-property-wrong-type = Die Eigenschaft „{ $name }“ hat nicht den Typ, den unser Schema erwartet; sie bleibt, wie sie ist.
diagnostic-years-reversed = Das Objekt endet ({ $to }), bevor es begonnen hat ({ $from }).
diagnostic-id-not-allowed = Die Kennung muss ein Text oder eine Zahl sein, ist aber etwas anderes ({ $found }).
diagnostic-id-null = Die Kennung ist null; sie wird übergangen.
diagnostic-id-duplicate = Die Kennung „{ $id }“ ist schon von einem anderen Objekt belegt.
diagnostic-ids-mixed = Manche Kennungen sind Texte, andere Zahlen.
diagnostic-bbox-malformed = Das Element „bbox“ muss eine Liste aus vier oder sechs Zahlen sein.
diagnostic-bbox-null = Das Element „bbox“ ist null; es wird übergangen.
diagnostic-bbox-upside-down = Der Süden des Elements „bbox“ liegt nördlich seines Nordens.

## A geometry
diagnostic-geometry-type-missing = Der Geometrie fehlt das Element „type“.
diagnostic-geometry-type-unknown = „{ $found }“ ist kein Geometrietyp; Großschreibung zählt.
diagnostic-geometry-is-feature = Ein Objekt „{ $found }“ steht an der Stelle einer Geometrie.
diagnostic-coordinates-missing = Der Geometrie fehlt das Element „coordinates“.
diagnostic-coordinates-not-array = Die Koordinaten sollten eine Liste sein, dort steht aber etwas anderes ({ $found }).
diagnostic-wrong-nesting = Die Koordinaten sind nicht so verschachtelt, wie dieser Geometrietyp es verlangt.
diagnostic-position-short = Eine Position braucht mindestens zwei Zahlen; diese hat { $found }.
diagnostic-position-long =
    { $count ->
        [one] Eine Position hat mehr als drei Zahlen; die übrigen werden übergangen.
       *[other] { $count } Positionen haben mehr als drei Zahlen; die übrigen werden übergangen.
    }
diagnostic-altitude =
    { $count ->
        [one] Eine Höhe wird nicht behalten.
       *[other] { $count } Höhen werden nicht behalten.
    }
diagnostic-ordinate-not-number = Eine Koordinate muss eine Zahl sein, ist aber etwas anderes ({ $found }).
diagnostic-ordinate-not-finite = Eine Koordinate übersteigt jede schreibbare Zahl.
diagnostic-line-short = Eine Linie braucht mindestens zwei Positionen.
diagnostic-geometries-missing = Der Sammlung fehlt das Element „geometries“.
diagnostic-geometries-not-array = Das Element „geometries“ sollte eine Liste sein, ist aber etwas anderes ({ $found }).
diagnostic-nested-collection = Eine Geometriesammlung enthält eine weitere.
diagnostic-geometry-empty = Die Geometrie ist leer; das Objekt bleibt ohne Geometrie erhalten.
diagnostic-part-empty =
    { $count ->
        [one] Ein leerer Teil der Geometrie wird ausgelassen.
       *[other] { $count } leere Teile der Geometrie werden ausgelassen.
    }
diagnostic-ring-unclosed =
    { $count ->
        [one] Ein Ring war nicht geschlossen; er wurde geschlossen.
       *[other] { $count } Ringe waren nicht geschlossen; sie wurden geschlossen.
    }
diagnostic-ring-short =
    { $count ->
        [one] Ein Ring hat weniger als vier Positionen; er wird ausgelassen.
       *[other] { $count } Ringe haben weniger als vier Positionen; sie werden ausgelassen.
    }
diagnostic-ring-flat =
    { $count ->
        [one] Ein Ring umschließt keine Fläche.
       *[other] { $count } Ringe umschließen keine Fläche.
    }
diagnostic-ring-winding =
    { $count ->
        [one] Ein Ring läuft falsch herum; er wurde umgedreht.
       *[other] { $count } Ringe laufen falsch herum; sie wurden umgedreht.
    }
diagnostic-ring-crossing =
    { $count ->
        [one] Ein Ring kreuzt oder berührt sich selbst bei { $place }.
       *[other] { $count } Ringe kreuzen oder berühren sich selbst, der erste bei { $place }.
    }
diagnostic-ring-intricate = Ein Ring ist zu verwickelt, um auf Kreuzungen geprüft zu werden.
diagnostic-hole-dropped =
    { $count ->
        [one] Ein Loch wird mit dem Umriss darum ausgelassen.
       *[other] { $count } Löcher werden mit dem Umriss darum ausgelassen.
    }

## The catalog
diagnostic-catalog-encoding = Die Datei ist kein UTF-8.
diagnostic-catalog-syntax = Die Datei ist nicht zu verstehen: { $reason }.
diagnostic-catalog-newer = Die Datei hat Version { $version }; dieses Programm kennt nur Version { $known }. Aktualisieren Sie das Programm.
diagnostic-catalog-version = Version { $version } gibt es nicht.
diagnostic-catalog-unknown-key = Der Schlüssel „{ $key }“ ist hier nicht bekannt.
diagnostic-catalog-missing-key = Der Schlüssel „{ $key }“ fehlt.
diagnostic-catalog-extent = Die Ausdehnung „{ $key }“ muss West, Süd, Ost, Nord in Grad angeben, in dieser Reihenfolge.
diagnostic-catalog-layer-twice = Zwei Ebenen tragen die Kennung „{ $layer }“.
diagnostic-catalog-group-unknown = Die Ebene „{ $layer }“ gehört zu einer Gruppe „{ $group }“, die es nicht gibt.
diagnostic-catalog-source-unknown = Die Ebene „{ $layer }“ nennt eine Quelle „{ $source }“, die es nicht gibt.
diagnostic-layer-file-name = Die Ebene „{ $layer }“ muss eine Datei nennen, die neben dem Katalog liegt.

diagnostic-category-unknown =
    { $count ->
        [one] Ein Objekt gehört zur Kategorie „{ $name }“, die der Katalog nicht kennt.
       *[other] { $count } Objekte gehören zur Kategorie „{ $name }“, die der Katalog nicht kennt.
    }
diagnostic-source-unknown =
    { $count ->
        [one] Ein Objekt nennt eine Quelle „{ $name }“, die der Katalog nicht kennt.
       *[other] { $count } Objekte nennen eine Quelle „{ $name }“, die der Katalog nicht kennt.
    }
diagnostic-class-missing =
    { $count ->
        [one] Ein Objekt passt in keine Klasse der Ebene; es wird nicht gezeichnet.
       *[other] { $count } Objekte passen in keine Klasse der Ebene; sie werden nicht gezeichnet.
    }

## The command line
diagnostic-features-layer-unknown = Die Ebene „{ $layer }“ gibt es nicht. Ebenen: { $known }.
diagnostic-features-key-unknown = Den Schlüssel „{ $key }“ gibt es in dieser Ebene nicht. Schlüssel: { $known }.
