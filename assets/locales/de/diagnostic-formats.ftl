### What the loader found in a file of another format than GeoJSON.

## The file, whatever its format
diagnostic-conic-zone = Die Koordinaten liegen in einer konform-konischen Zone Frankreichs ({ $crs }); sie wurden in Grade umgerechnet ({ $count }).
diagnostic-reader-broke = Das Lesen brach durch einen internen Fehler ab; die Datei wird nicht gelesen. Bitte melden Sie dies mit der Datei.
diagnostic-too-many-vertices = Die Geometrie bräuchte zu viele Stützpunkte; die Datei wird nicht gelesen.
diagnostic-text-encoding = Ein Text ist nicht { $name }; unbekannte Zeichen werden durch „�“ ersetzt.
diagnostic-encoding-guessed = Die Datei nennt ihre Kodierung nicht; sie wird als { $name } gelesen.
diagnostic-encoding-unknown = Die Kodierung „{ $name }“ ist nicht bekannt; sie wird geraten.
diagnostic-blob-dropped = Der binäre Inhalt von „{ $name }“ wird nicht behalten.
diagnostic-cycle-schema = Die Felder sind die des französischen nationalen Schemas für Radverkehrsanlagen ({ $count }).

## Zip archives
diagnostic-archive-broken = Das Zip-Archiv ist defekt; es wird nicht gelesen.
diagnostic-archive-entry-broken = Im Archiv ist „{ $name }“ defekt.
diagnostic-archive-method = Im Archiv ist „{ $name }“ verschlüsselt oder auf unbekannte Weise gepackt.
diagnostic-archive-bomb = Im Archiv würde „{ $name }“ maßlos groß entpackt; nichts wird gelesen.
diagnostic-archive-entries = Das Archiv enthält mehr als { $limit } Dateien; es wird nicht gelesen.
diagnostic-archive-path = Der Name „{ $name }“ führte aus dem Ordner des Archivs hinaus; er wird nicht gelesen.
diagnostic-archive-link = Im Archiv ist „{ $name }“ eine Verknüpfung; sie wird nicht gelesen.
diagnostic-archive-empty = Das Archiv ist leer.
diagnostic-archive-nested = Das Archiv enthält ein Archiv; entpacken Sie es zuerst.
diagnostic-archive-nothing = Das Archiv enthält keine bekannte Datei ({ $name }).
diagnostic-archive-others = Nur „{ $name }“ wird gelesen; weitere Dateien im Archiv: { $count }.
diagnostic-archive-twice = Das Archiv enthält zwei Dateien desselben Namens; es wird nicht gelesen.

## Shapefile
diagnostic-shp-missing = Die .shp-Datei mit den Formen fehlt.
diagnostic-shp-header = Der Kopf der .shp-Datei ist ungültig.
diagnostic-shp-type = Einen Formtyp { $found } gibt es nicht.
diagnostic-shp-truncated = Die .shp-Datei ist kürzer als angegeben: Sie ist abgeschnitten.
diagnostic-shp-length = Die .shp-Datei ist länger als angegeben; sie wird bis zum Ende gelesen.
diagnostic-shp-numbers = Die Sätze der .shp-Datei sind nicht fortlaufend nummeriert.
diagnostic-shx-differs = Die .shx-Datei sagt nicht, wo die Datensätze der .shp stehen; sie wird übergangen.
diagnostic-shp-record-length = Der Satz nennt eine Länge, die über die Datei hinausgeht.
diagnostic-shp-record-short = Der Satz ist kürzer als angekündigt.
diagnostic-shp-record-type = Die Form ist vom Typ { $found }, nicht von dem der Datei.
diagnostic-shp-record-missing = Die Tabelle hat eine Zeile, deren Form fehlt.
diagnostic-shp-parts = Die Teile der Form folgen nicht aufeinander.
diagnostic-shp-multipatch = Dreidimensionale Flächen (MultiPatch) werden nicht gelesen.
diagnostic-shp-hole-alone = Ein Loch liegt in keinem Umriss; es wird als Umriss gelesen.
diagnostic-prj-missing = Ohne .prj-Datei wird das Bezugssystem aus den Zahlen erschlossen.
diagnostic-prj-unreadable = Die .prj-Datei ist nicht zu verstehen; das Bezugssystem wird aus den Zahlen erschlossen.
diagnostic-dbf-missing = Ohne .dbf-Datei haben die Objekte keine Eigenschaften.
diagnostic-dbf-header = Der Kopf der .dbf-Datei ist ungültig; die Objekte haben keine Eigenschaften.
diagnostic-dbf-count = Die Tabelle hat { $rows } Zeilen für { $shapes } Formen.
diagnostic-dbf-row-missing = Zu dieser Form fehlt die Tabellenzeile.
diagnostic-dbf-deleted = Als gelöscht markierte Zeilen, nicht gelesen: { $count }.
diagnostic-dbf-number = „{ $found }“ ist keine Zahl.

## GeoPackage
diagnostic-sqlite-not-gpkg = Dies ist eine SQLite-Datenbank, aber kein GeoPackage.
diagnostic-gpkg-broken = Die Datenbank kann nicht gelesen werden: { $reason }.
diagnostic-gpkg-truncated = Die Datei ist kürzer als angegeben: Sie ist abgeschnitten.
diagnostic-gpkg-endless = Eine Sicht der Datenbank rechnet ohne Ende; die Datei wird nicht gelesen.
diagnostic-gpkg-tables = Die Datenbank kündigt zu viele Tabellen an; sie wird nicht gelesen.
diagnostic-gpkg-journal = Ein Programm hat seine letzten Änderungen noch nicht in die Datenbank geschrieben; sie werden nicht gelesen. Schließen Sie es zuerst.
diagnostic-gpkg-table-missing = Die Tabelle „{ $name }“ ist angekündigt, besteht aber nicht.
diagnostic-gpkg-table-skipped = Die Tabelle „{ $name }“ ({ $found }) wird nicht gelesen.
diagnostic-gpkg-no-geometry = Die Tabelle „{ $name }“ hat keine Geometriespalte.
diagnostic-gpkg-nothing = Die Datenbank enthält keine lesbare Objekttabelle.
diagnostic-gpkg-srs-differs = Geometrien von „{ $name }“ nennen ein anderes Bezugssystem als ihre Tabelle; das der Tabelle gilt.
diagnostic-gpkg-geometry-header = Der Geometrie fehlt der Kopf eines GeoPackage.
diagnostic-gpkg-geometry-extended = Die Geometrie ist von einem programmeigenen Typ; sie wird nicht gelesen.
diagnostic-wkb-short = Die binäre Geometrie ist kürzer als angekündigt.
diagnostic-wkb-surplus = Die binäre Geometrie ist länger, als sie ankündigt; der Rest wird nicht gelesen.
diagnostic-wkb-order = Die binäre Geometrie nennt ihre Bytereihenfolge nicht.
diagnostic-wkb-type = Der Geometrietyp { $found } wird nicht gelesen.
diagnostic-wkb-depth = Die Geometrie ist zu tief verschachtelt.
diagnostic-wkb-part = Ein Teil der Geometrie ist nicht vom Typ des Ganzen.

## FlatGeobuf
diagnostic-fgb-header = Der Kopf des FlatGeobuf ist ungültig.
diagnostic-fgb-truncated = Die Datei endet mitten in einem Objekt: Sie ist abgeschnitten.
diagnostic-fgb-missing = Das Objekt ist angekündigt, fehlt aber: Die Datei ist abgeschnitten.
diagnostic-fgb-count = Die Datei enthält { $rows } Objekte statt { $wanted }.
diagnostic-fgb-feature = Das Objekt ist nicht lesbar: Einer seiner Versätze führt aus ihm hinaus.
diagnostic-fgb-properties = Die Eigenschaften des Objekts passen nicht zu seinen Spalten.
diagnostic-fgb-geometry = Die Geometrie des Objekts ist nicht lesbar.
diagnostic-fgb-geometry-type = Dieser Geometrietyp wird nicht gelesen.
diagnostic-fgb-depth = Die Geometrie ist zu tief verschachtelt.

## XML, KML, GPX
diagnostic-xml-root = Ein XML-Dokument mit der Wurzel „{ $found }“ ist nicht bekannt.
diagnostic-xml-syntax = Der Text ist kein wohlgeformtes XML.
diagnostic-xml-truncated = Der Text hört vor dem Ende auf: Die Datei ist abgeschnitten.
diagnostic-xml-doctype = Eine Dokumenttypdeklaration gehört nicht hierher; die Datei wird nicht gelesen.
diagnostic-xml-entity = Diese Entität ist nicht bekannt; die Datei wird nicht gelesen.
diagnostic-xml-depth = Der Text ist zu tief verschachtelt, um ehrlich gemeint zu sein; er wird nicht gelesen.
diagnostic-xml-elements = Das Objekt enthält zu viele Elemente; die Datei wird nicht gelesen.
diagnostic-xml-encoding = Byte { $byte } passt nicht zur Kodierung der Datei.
diagnostic-kml-coordinates = „{ $found }“ ist keine Position: Es muss „Länge,Breite“ heißen.
diagnostic-kml-point = Ein Punkt hat mehrere Positionen.
diagnostic-kml-polygon = Ein Polygon hat keinen Umriss.
diagnostic-kml-model = Dreidimensionale Modelle werden nicht gelesen.
diagnostic-kml-outer = Ein Polygon hat mehrere Umrisse; es darf nur einen haben.
diagnostic-kml-network-link = Die Datei verweist auf eine andere im Netz; nichts wird abgerufen.
diagnostic-kml-overlay = Bilder und Touren („{ $found }“) werden nicht gelesen.
diagnostic-gpx-position = Das Attribut „{ $name }“ ist keine Zahl ({ $found }).
diagnostic-gpx-single = Segmente aus einem einzigen Punkt werden ausgelassen ({ $count }).
diagnostic-gpx-extension = Erweiterungen und Messwerte der Punkte der Spur werden nicht behalten ({ $count }).
diagnostic-gpx-time = Die Uhrzeiten der Punkte der Spur werden nicht behalten ({ $count }).

## Tables
diagnostic-csv-binary = Die Datei ist kein Text.
diagnostic-csv-broken = Die Tabelle kann nicht bis zum Ende gelesen werden.
diagnostic-csv-header = Die erste Zeile muss die Namen der Spalten nennen.
diagnostic-csv-columns = Die Tabelle hat zu viele Spalten; sie wird nicht gelesen.
diagnostic-csv-no-place = Keine Spalte sagt, wo die Objekte liegen: weder Länge und Breite noch X und Y, weder WKT noch Gemeinde.
diagnostic-csv-join = Über die Spalte „{ $name }“ lassen sich die Zeilen mit Gemeinden verbinden.
diagnostic-csv-no-position = Die Zeile nennt keine Position.
diagnostic-csv-number = „{ $found }“ ist keine Koordinate.
diagnostic-csv-wkt = „{ $found }“ ist keine Geometrie als Text (WKT).
diagnostic-csv-fields = Die Zeile hat { $found } Werte für { $wanted } Spalten.
diagnostic-csv-quote = Anführungszeichen sind nicht geschlossen; prüfen Sie die letzten Zeilen.

## TopoJSON
diagnostic-topology-arcs = Der Topologie fehlt das Element „arcs“.
diagnostic-topology-objects = Der Topologie fehlt das Element „objects“.
diagnostic-topology-transform = Das Element „transform“ muss „scale“ und „translate“ mit je zwei Zahlen nennen.
diagnostic-topology-geometry-arcs = Der Geometrie fehlt das Element „arcs“.
diagnostic-topology-arc-unknown = Die Geometrie nennt einen Bogen, den es nicht gibt.
diagnostic-topology-gap = Bögen der Geometrie berühren sich nicht; sie werden durch eine Strecke verbunden.
diagnostic-topology-properties = Das Element „properties“ ist kein Objekt; es wird übergangen.

## OpenStreetMap
diagnostic-osm-broken = Der Block mit OpenStreetMap-Daten ist nicht lesbar.
diagnostic-osm-header = Die Datei beginnt nicht mit einem OpenStreetMap-Kopf.
diagnostic-osm-feature = Die Datei verlangt „{ $name }“, das wir nicht lesen können.
diagnostic-osm-compression = Ein Block ist auf eine Weise gepackt, die wir nicht lesen ({ $name }).
diagnostic-osm-truncated = Die Datei endet mitten in einem Block: Sie ist abgeschnitten.
diagnostic-osm-node-position = Ein Knoten hat keine lesbare Position.
diagnostic-osm-id = Ein Objekt hat keine lesbare Kennung.
diagnostic-osm-remark = Der Server hat seine Antwort nicht beendet: „{ $found }“. Es können Objekte fehlen.
diagnostic-osm-keyless = Einige Tags haben keinen Schlüssel; sie werden weggelassen ({ $count }).
diagnostic-osm-deleted = Objekte, die laut Datei gelöscht sind, nicht gelesen: { $count }.
diagnostic-osm-node-missing = Knoten dieses Weges fehlen in der Datei ({ $count }).
diagnostic-osm-way-missing = Wege dieser Relation fehlen in der Datei ({ $count }).
diagnostic-osm-ring-open = Ein Umriss dieser Relation ist nicht geschlossen; er wird ausgelassen.
diagnostic-osm-relation-loop = Diese Relation enthält sich selbst ({ $count }); ihre Wege werden einmal genommen.
diagnostic-osm-relation-missing = Relationen dieser Relation sind nicht in der Datei ({ $count }).
diagnostic-osm-member-relation = Relationen sind Mitglieder dieser Fläche; sie gehören nicht zum Umriss und sind weggelassen ({ $count }).
diagnostic-osm-node-twice = Knoten stehen zweimal mit verschiedenen Positionen ({ $count }); die letzte gilt.
diagnostic-osm-ref-broken = Verweise dieses Objekts sind keine Nummern oder haben keinen Typ; sie sind weggelassen ({ $count }).
diagnostic-osm-relation-skipped = Relationen ohne eigene Geometrie, nicht gelesen: { $count }.
diagnostic-osm-profile = Radwegenetz: { $cycle }, Parks: { $park }, Halden: { $terril }; andere Objekte: { $other }.

## GTFS
diagnostic-gtfs-file-missing = Die Datei { $name } fehlt im GTFS-Archiv.
diagnostic-gtfs-column-missing = In { $name } fehlt die Spalte „{ $found }“.
diagnostic-gtfs-position = Haltestelle oder Verlaufspunkt hat keine lesbare Position ({ $found }).
diagnostic-gtfs-stop-nameless = Die Haltestelle hat keine Kennung: Kein Fahrplan kann auf sie verweisen.
diagnostic-gtfs-shape-lines = Verlaufspunkte haben keine lesbare Position; sie werden ausgelassen ({ $count }).
diagnostic-gtfs-read = GTFS-Netz: { $stops } Haltestellen, { $shapes } Verläufe, { $routes } Linien.

## Layers that people brought
diagnostic-user-layer-newer = Die Ebene hat Version { $found }; dieses Programm kennt nur Version { $known }. Aktualisieren Sie das Programm.
diagnostic-user-layer-broken = Die Beschreibung der Ebene ist nicht zu verstehen: { $reason }.
diagnostic-gtfs-missing = Im Fahrplan fehlt die Tabelle „{ $name }“.
diagnostic-gtfs-table = Die Tabelle „{ $name }“ ist nicht zu verstehen.
diagnostic-gtfs-encoding = Die Tabelle „{ $name }“ ist kein UTF-8.
diagnostic-user-layer-moved = Der Ordner trägt nicht den Namen der Ebene, die er beschreibt.
