### What the loader found in a file of another format than GeoJSON.

## The file, whatever its format
diagnostic-conic-zone = De coördinaten zijn in een conische conforme zone van Frankrijk ({ $crs }); ze zijn omgezet naar graden ({ $count }).
diagnostic-reader-broke = Het lezen stopte door een interne fout; het bestand wordt niet gelezen. Meld dit met het bestand.
diagnostic-too-many-vertices = De geometrie zou te veel hoekpunten vergen; het bestand wordt niet gelezen.
diagnostic-text-encoding = Een tekst is geen { $name }; onbekende letters zijn vervangen door ‘�’.
diagnostic-encoding-guessed = Het bestand noemt zijn codering niet; het wordt gelezen als { $name }.
diagnostic-encoding-unknown = De codering ‘{ $name }’ is niet bekend; ze wordt geraden.
diagnostic-blob-dropped = De binaire inhoud van ‘{ $name }’ wordt niet bewaard.
diagnostic-cycle-schema = De velden zijn die van het Franse nationale schema voor fietsvoorzieningen ({ $count }).

## Zip archives
diagnostic-archive-broken = Het zip-archief is stuk; het wordt niet gelezen.
diagnostic-archive-entry-broken = In het archief is ‘{ $name }’ stuk.
diagnostic-archive-method = In het archief is ‘{ $name }’ versleuteld of op onbekende wijze ingepakt.
diagnostic-archive-bomb = In het archief zou ‘{ $name }’ buitensporig groot uitgepakt worden; niets wordt gelezen.
diagnostic-archive-entries = Het archief bevat meer dan { $limit } bestanden; het wordt niet gelezen.
diagnostic-archive-path = De naam ‘{ $name }’ zou buiten de map van het archief leiden; hij wordt niet gelezen.
diagnostic-archive-link = In het archief is ‘{ $name }’ een koppeling; ze wordt niet gelezen.
diagnostic-archive-empty = Het archief is leeg.
diagnostic-archive-nested = Het archief bevat een archief; pak dat eerst uit.
diagnostic-archive-nothing = Het archief bevat geen bekend bestand ({ $name }).
diagnostic-archive-others = Alleen ‘{ $name }’ wordt gelezen; andere bestanden in het archief: { $count }.
diagnostic-archive-twice = Het archief bevat twee bestanden met dezelfde naam; het wordt niet gelezen.

## Shapefile
diagnostic-shp-missing = Het .shp-bestand met de vormen ontbreekt.
diagnostic-shp-header = De kop van het .shp-bestand is niet geldig.
diagnostic-shp-type = Er bestaat geen vormtype { $found }.
diagnostic-shp-truncated = Het .shp-bestand is korter dan het zegt: het is afgekapt.
diagnostic-shp-length = Het .shp-bestand is langer dan het zegt; het wordt tot het einde gelezen.
diagnostic-shp-numbers = De records van het .shp-bestand zijn niet op volgorde genummerd.
diagnostic-shx-differs = Het .shx-bestand zegt niet waar de records van het .shp staan; het wordt genegeerd.
diagnostic-shp-record-length = Het record noemt een lengte die voorbij het bestand loopt.
diagnostic-shp-record-short = Het record is korter dan aangekondigd.
diagnostic-shp-record-type = De vorm is van type { $found }, niet van dat van het bestand.
diagnostic-shp-record-missing = De tabel heeft een rij waarvan de vorm ontbreekt.
diagnostic-shp-parts = De delen van de vorm volgen elkaar niet op.
diagnostic-shp-multipatch = Driedimensionale oppervlakken (MultiPatch) worden niet gelezen.
diagnostic-shp-hole-alone = Een gat ligt in geen enkele omtrek; het wordt als omtrek gelezen.
diagnostic-prj-missing = Zonder .prj-bestand wordt het referentiestelsel uit de getallen afgeleid.
diagnostic-prj-unreadable = Het .prj-bestand is niet te begrijpen; het referentiestelsel wordt uit de getallen afgeleid.
diagnostic-dbf-missing = Zonder .dbf-bestand hebben de elementen geen eigenschappen.
diagnostic-dbf-header = De kop van het .dbf-bestand is niet geldig; de elementen hebben geen eigenschappen.
diagnostic-dbf-count = De tabel heeft { $rows } rijen voor { $shapes } vormen.
diagnostic-dbf-row-missing = Voor deze vorm ontbreekt de rij in de tabel.
diagnostic-dbf-deleted = Als verwijderd gemarkeerde rijen, niet gelezen: { $count }.
diagnostic-dbf-number = ‘{ $found }’ is geen getal.

## GeoPackage
diagnostic-sqlite-not-gpkg = Dit is een SQLite-databank, maar geen GeoPackage.
diagnostic-gpkg-broken = De databank kan niet worden gelezen: { $reason }.
diagnostic-gpkg-truncated = Het bestand is korter dan het zegt: het is afgekapt.
diagnostic-gpkg-endless = Een weergave van de databank rekent zonder einde; het bestand wordt niet gelezen.
diagnostic-gpkg-tables = De databank kondigt te veel tabellen aan; ze wordt niet gelezen.
diagnostic-gpkg-journal = Een programma heeft zijn laatste wijzigingen nog niet in de databank geschreven; ze worden niet gelezen. Sluit het eerst.
diagnostic-gpkg-table-missing = De tabel ‘{ $name }’ is aangekondigd maar bestaat niet.
diagnostic-gpkg-table-skipped = De tabel ‘{ $name }’ ({ $found }) wordt niet gelezen.
diagnostic-gpkg-no-geometry = De tabel ‘{ $name }’ heeft geen geometriekolom.
diagnostic-gpkg-nothing = De database bevat geen objecttabel die gelezen kan worden.
diagnostic-gpkg-srs-differs = Geometrieën van ‘{ $name }’ noemen een ander referentiestelsel dan hun tabel; dat van de tabel geldt.
diagnostic-gpkg-geometry-header = De geometrie mist de kop van een GeoPackage.
diagnostic-gpkg-geometry-extended = De geometrie is van een eigen type van één programma; ze wordt niet gelezen.
diagnostic-wkb-short = De binaire geometrie is korter dan aangekondigd.
diagnostic-wkb-surplus = De binaire geometrie is langer dan ze aankondigt; de rest wordt niet gelezen.
diagnostic-wkb-order = De binaire geometrie noemt haar bytevolgorde niet.
diagnostic-wkb-type = Het geometrietype { $found } wordt niet gelezen.
diagnostic-wkb-depth = De geometrie is te diep genest.
diagnostic-wkb-part = Een deel van de geometrie is niet van het type van het geheel.

## FlatGeobuf
diagnostic-fgb-header = De kop van de FlatGeobuf is niet geldig.
diagnostic-fgb-truncated = Het bestand stopt midden in een element: het is afgekapt.
diagnostic-fgb-missing = Het element is aangekondigd maar ontbreekt: het bestand is afgekapt.
diagnostic-fgb-count = Het bestand bevat { $rows } elementen in plaats van { $wanted }.
diagnostic-fgb-feature = Het element is onleesbaar: een van zijn verwijzingen leidt erbuiten.
diagnostic-fgb-properties = De eigenschappen van het element passen niet bij zijn kolommen.
diagnostic-fgb-geometry = De geometrie van het element is onleesbaar.
diagnostic-fgb-geometry-type = Dit geometrietype wordt niet gelezen.
diagnostic-fgb-depth = De geometrie is te diep genest.

## XML, KML, GPX
diagnostic-xml-root = Een XML-document met wortel ‘{ $found }’ is niet bekend.
diagnostic-xml-syntax = De tekst is geen welgevormde XML.
diagnostic-xml-truncated = De tekst stopt voor het einde: het bestand is afgekapt.
diagnostic-xml-doctype = Een documenttypedeclaratie hoort hier niet; het bestand wordt niet gelezen.
diagnostic-xml-entity = Deze entiteit is niet bekend; het bestand wordt niet gelezen.
diagnostic-xml-depth = De tekst is te diep genest om eerlijk te zijn; hij wordt niet gelezen.
diagnostic-xml-elements = Het element bevat te veel onderdelen; het bestand wordt niet gelezen.
diagnostic-xml-encoding = Byte { $byte } past niet bij de codering van het bestand.
diagnostic-kml-coordinates = ‘{ $found }’ is geen positie: er hoort ‘lengte,breedte’ te staan.
diagnostic-kml-point = Een punt heeft meerdere posities.
diagnostic-kml-polygon = Een polygoon heeft geen omtrek.
diagnostic-kml-model = Driedimensionale modellen worden niet gelezen.
diagnostic-kml-outer = Een polygoon heeft meerdere omtrekken; er mag er maar één zijn.
diagnostic-kml-network-link = Het bestand verwijst naar een ander op het netwerk; niets wordt opgehaald.
diagnostic-kml-overlay = Afbeeldingen en rondleidingen (‘{ $found }’) worden niet gelezen.
diagnostic-gpx-position = Het attribuut ‘{ $name }’ is geen getal ({ $found }).
diagnostic-gpx-single = Segmenten van één punt zijn weggelaten ({ $count }).
diagnostic-gpx-extension = Uitbreidingen en metingen van de punten van het spoor worden niet bewaard ({ $count }).
diagnostic-gpx-time = De tijden van de punten van het spoor worden niet bewaard ({ $count }).

## Tables
diagnostic-csv-binary = Het bestand is geen tekst.
diagnostic-csv-broken = De tabel kan niet tot het einde worden gelezen.
diagnostic-csv-header = De eerste regel hoort de namen van de kolommen te geven.
diagnostic-csv-columns = De tabel heeft te veel kolommen; ze wordt niet gelezen.
diagnostic-csv-no-place = Geen kolom zegt waar de elementen liggen: geen lengte en breedte, geen X en Y, geen WKT, geen gemeente.
diagnostic-csv-join = Met de kolom ‘{ $name }’ kunnen de regels aan gemeenten worden gekoppeld.
diagnostic-csv-no-position = De regel geeft geen positie.
diagnostic-csv-number = ‘{ $found }’ is geen coördinaat.
diagnostic-csv-wkt = ‘{ $found }’ is geen geometrie als tekst (WKT).
diagnostic-csv-fields = De regel heeft { $found } waarden voor { $wanted } kolommen.
diagnostic-csv-quote = Aanhalingstekens zijn niet gesloten; controleer de laatste regels.

## TopoJSON
diagnostic-topology-arcs = De topologie heeft geen lid ‘arcs’.
diagnostic-topology-objects = De topologie heeft geen lid ‘objects’.
diagnostic-topology-transform = Het lid ‘transform’ hoort ‘scale’ en ‘translate’ te geven, elk met twee getallen.
diagnostic-topology-geometry-arcs = De geometrie heeft geen lid ‘arcs’.
diagnostic-topology-arc-unknown = De geometrie noemt een boog die niet bestaat.
diagnostic-topology-gap = Bogen van de geometrie raken elkaar niet; ze worden met een segment verbonden.
diagnostic-topology-properties = Het lid ‘properties’ is geen object; het wordt genegeerd.

## OpenStreetMap
diagnostic-osm-broken = Het blok OpenStreetMap-gegevens is onleesbaar.
diagnostic-osm-header = Het bestand begint niet met een OpenStreetMap-kop.
diagnostic-osm-feature = Het bestand vereist ‘{ $name }’, dat wij niet kunnen lezen.
diagnostic-osm-compression = Een blok is ingepakt op een manier die wij niet lezen ({ $name }).
diagnostic-osm-truncated = Het bestand stopt midden in een blok: het is afgekapt.
diagnostic-osm-node-position = Een knooppunt heeft geen leesbare positie.
diagnostic-osm-id = Een object heeft geen leesbare id.
diagnostic-osm-remark = De server heeft zijn antwoord niet voltooid: ‘{ $found }’. Er kunnen objecten ontbreken.
diagnostic-osm-keyless = Sommige tags hebben geen sleutel; ze worden weggelaten ({ $count }).
diagnostic-osm-deleted = Objecten die volgens het bestand verwijderd zijn, niet gelezen: { $count }.
diagnostic-osm-node-missing = Knooppunten van deze weg staan niet in het bestand ({ $count }).
diagnostic-osm-way-missing = Wegen van deze relatie staan niet in het bestand ({ $count }).
diagnostic-osm-ring-open = Een omtrek van deze relatie is niet gesloten; hij is weggelaten.
diagnostic-osm-relation-loop = Deze relatie bevat zichzelf ({ $count }); haar wegen worden één keer genomen.
diagnostic-osm-relation-missing = Relaties van deze relatie staan niet in het bestand ({ $count }).
diagnostic-osm-member-relation = Relaties zijn lid van dit vlak; ze horen niet bij de omtrek en zijn weggelaten ({ $count }).
diagnostic-osm-node-twice = Knooppunten komen twee keer voor met verschillende posities ({ $count }); de laatste wordt genomen.
diagnostic-osm-ref-broken = Verwijzingen van dit object zijn geen nummers of hebben geen type; ze zijn weggelaten ({ $count }).
diagnostic-osm-relation-skipped = Relaties zonder eigen geometrie, niet gelezen: { $count }.
diagnostic-osm-profile = Fietsnetwerk: { $cycle }, parken: { $park }, steenbergen: { $terril }; andere objecten: { $other }.

## GTFS
diagnostic-gtfs-file-missing = Het bestand { $name } ontbreekt in het GTFS-archief.
diagnostic-gtfs-column-missing = In { $name } ontbreekt de kolom ‘{ $found }’.
diagnostic-gtfs-position = De halte of het tracépunt heeft geen leesbare positie ({ $found }).
diagnostic-gtfs-stop-nameless = De halte heeft geen id: geen dienstregeling kan ernaar verwijzen.
diagnostic-gtfs-shape-lines = Tracépunten hebben geen leesbare positie; ze zijn weggelaten ({ $count }).
diagnostic-gtfs-read = GTFS-net: { $stops } haltes, { $shapes } tracés, { $routes } lijnen.

## Layers that people brought
diagnostic-user-layer-newer = De laag is van versie { $found }; dit programma kent alleen versie { $known }. Werk het programma bij.
diagnostic-user-layer-broken = De beschrijving van de laag is niet te begrijpen: { $reason }.
diagnostic-gtfs-missing = In de dienstregeling ontbreekt de tabel ‘{ $name }’.
diagnostic-gtfs-table = De tabel ‘{ $name }’ is niet te begrijpen.
diagnostic-gtfs-encoding = De tabel ‘{ $name }’ is geen UTF-8.
diagnostic-user-layer-moved = De map draagt niet de naam van de laag die ze beschrijft.
