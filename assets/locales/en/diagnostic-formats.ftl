### What the loader found in a file of another format than GeoJSON.

## The file, whatever its format
diagnostic-conic-zone = The coordinates are in a conic conformal zone of France ({ $crs }); they were converted to degrees ({ $count }).
diagnostic-reader-broke = Reading stopped at an internal fault; the file is not read. Please report it with the file.
diagnostic-too-many-vertices = The geometry would take too many vertices; the file is not read.
diagnostic-text-encoding = A text is not { $name }; unknown letters are replaced by “�”.
diagnostic-encoding-guessed = The file does not say its encoding; it is read as { $name }.
diagnostic-encoding-unknown = The encoding “{ $name }” is not known; it is guessed.
diagnostic-blob-dropped = The binary content of “{ $name }” is not kept.
diagnostic-cycle-schema = The fields are those of the French national schema of cycle facilities ({ $count }).

## Zip archives
diagnostic-archive-broken = The zip archive is broken; it is not read.
diagnostic-archive-entry-broken = In the archive, “{ $name }” is broken.
diagnostic-archive-method = In the archive, “{ $name }” is encrypted or packed in an unknown way.
diagnostic-archive-bomb = In the archive, “{ $name }” would unpack beyond measure; nothing is read.
diagnostic-archive-entries = The archive holds more than { $limit } files; it is not read.
diagnostic-archive-path = The name “{ $name }” would lead out of the archive’s folder; it is not read.
diagnostic-archive-link = In the archive, “{ $name }” is a link; it is not read.
diagnostic-archive-empty = The archive is empty.
diagnostic-archive-nested = The archive holds an archive; unpack it first.
diagnostic-archive-nothing = The archive holds no file that is known ({ $name }).
diagnostic-archive-others = Only “{ $name }” is read; other files in the archive: { $count }.
diagnostic-archive-twice = The archive holds two files of the same name; it is not read.

## Shapefile
diagnostic-shp-missing = The .shp file that holds the shapes is missing.
diagnostic-shp-header = The header of the .shp file is not valid.
diagnostic-shp-type = There is no shape type { $found }.
diagnostic-shp-truncated = The .shp file is shorter than it says: it is truncated.
diagnostic-shp-length = The .shp file is longer than it says; it is read to its end.
diagnostic-shp-numbers = The records of the .shp file are not numbered in order.
diagnostic-shx-differs = The .shx file does not say where the records of the .shp are; it is ignored.
diagnostic-shp-record-length = The record says a length that runs past the file.
diagnostic-shp-record-short = The record is shorter than what it announces.
diagnostic-shp-record-type = The shape is of type { $found }, not of the file’s.
diagnostic-shp-record-missing = The table has a row whose shape is missing.
diagnostic-shp-parts = The parts of the shape do not follow each other.
diagnostic-shp-multipatch = Surfaces in three dimensions (MultiPatch) are not read.
diagnostic-shp-hole-alone = A hole lies in no outline; it is read as an outline.
diagnostic-prj-missing = Without a .prj file the reference system is guessed from the numbers.
diagnostic-prj-unreadable = The .prj file is not understood; the reference system is guessed from the numbers.
diagnostic-dbf-missing = Without a .dbf file the features have no properties.
diagnostic-dbf-header = The header of the .dbf file is not valid; the features have no properties.
diagnostic-dbf-count = The table has { $rows } rows for { $shapes } shapes.
diagnostic-dbf-row-missing = The row of the table is missing for this shape.
diagnostic-dbf-deleted = Rows marked as deleted, not read: { $count }.
diagnostic-dbf-number = “{ $found }” is not a number.

## GeoPackage
diagnostic-sqlite-not-gpkg = It is an SQLite database, but not a GeoPackage.
diagnostic-gpkg-broken = The database cannot be read: { $reason }.
diagnostic-gpkg-truncated = The file is shorter than it says: it is truncated.
diagnostic-gpkg-endless = A view of the database computes without end; the file is not read.
diagnostic-gpkg-tables = The database announces too many tables; it is not read.
diagnostic-gpkg-journal = A program has not yet written its last changes into the database; they are not read. Close it first.
diagnostic-gpkg-table-missing = The table “{ $name }” is announced but does not exist.
diagnostic-gpkg-table-skipped = The table “{ $name }” ({ $found }) is not read.
diagnostic-gpkg-no-geometry = The table “{ $name }” has no column of geometry.
diagnostic-gpkg-nothing = The database holds no table of features that can be read.
diagnostic-gpkg-srs-differs = Geometries of “{ $name }” say another reference system than their table; that of the table wins.
diagnostic-gpkg-geometry-header = The geometry lacks the header of a GeoPackage.
diagnostic-gpkg-geometry-extended = The geometry is of a type of one program’s own; it is not read.
diagnostic-wkb-short = The binary geometry is shorter than what it announces.
diagnostic-wkb-surplus = The binary geometry is longer than it announces; the rest is not read.
diagnostic-wkb-order = The binary geometry does not say the order of its bytes.
diagnostic-wkb-type = The type of geometry { $found } is not read.
diagnostic-wkb-depth = The geometry is nested too deeply.
diagnostic-wkb-part = A part of the geometry is not of the type of the whole.

## FlatGeobuf
diagnostic-fgb-header = The header of the FlatGeobuf is not valid.
diagnostic-fgb-truncated = The file stops in the middle of a feature: it is truncated.
diagnostic-fgb-missing = The feature is announced but missing: the file is truncated.
diagnostic-fgb-count = The file holds { $rows } features instead of { $wanted }.
diagnostic-fgb-feature = The feature is not readable: one of its offsets leads out of it.
diagnostic-fgb-properties = The properties of the feature do not fit its columns.
diagnostic-fgb-geometry = The geometry of the feature is not readable.
diagnostic-fgb-geometry-type = This type of geometry is not read.
diagnostic-fgb-depth = The geometry is nested too deeply.

## XML, KML, GPX
diagnostic-xml-root = An XML document whose root is “{ $found }” is not known.
diagnostic-xml-syntax = The text is not well-formed XML.
diagnostic-xml-truncated = The text stops before its end: the file is truncated.
diagnostic-xml-doctype = A document type declaration has no place here; the file is not read.
diagnostic-xml-entity = This entity is not known; the file is not read.
diagnostic-xml-depth = The text is nested too deeply to be honest; it is not read.
diagnostic-xml-elements = The feature holds too many elements; the file is not read.
diagnostic-xml-encoding = The byte { $byte } does not fit the encoding of the file.
diagnostic-kml-coordinates = “{ $found }” is no position: it takes “longitude,latitude”.
diagnostic-kml-point = A point has several positions.
diagnostic-kml-polygon = A polygon has no outline.
diagnostic-kml-model = Models in three dimensions are not read.
diagnostic-kml-outer = A polygon has several outlines; it must have one.
diagnostic-kml-network-link = The file refers to another one on the network; nothing is fetched.
diagnostic-kml-overlay = Pictures and tours (“{ $found }”) are not read.
diagnostic-gpx-position = The attribute “{ $name }” is not a number ({ $found }).
diagnostic-gpx-single = Segments of a single point are left out ({ $count }).
diagnostic-gpx-extension = Extensions and measurements of the points of the track are not kept ({ $count }).
diagnostic-gpx-time = The times of the points of the track are not kept ({ $count }).

## Tables
diagnostic-csv-binary = The file is not text.
diagnostic-csv-broken = The table cannot be read to its end.
diagnostic-csv-header = The first line should give the names of the columns.
diagnostic-csv-columns = The table has too many columns; it is not read.
diagnostic-csv-no-place = No column says where the features are: no longitude and latitude, no X and Y, no WKT, no commune.
diagnostic-csv-join = The column “{ $name }” lets the lines be joined to communes.
diagnostic-csv-no-position = The line gives no position.
diagnostic-csv-number = “{ $found }” is not a coordinate.
diagnostic-csv-wkt = “{ $found }” is not a geometry as text (WKT).
diagnostic-csv-fields = The line has { $found } values for { $wanted } columns.
diagnostic-csv-quote = Quotes are not closed; check the last lines.

## TopoJSON
diagnostic-topology-arcs = The topology has no member “arcs”.
diagnostic-topology-objects = The topology has no member “objects”.
diagnostic-topology-transform = The member “transform” must give “scale” and “translate”, of two numbers each.
diagnostic-topology-geometry-arcs = The geometry has no member “arcs”.
diagnostic-topology-arc-unknown = The geometry names an arc that does not exist.
diagnostic-topology-gap = Arcs of the geometry do not touch; they are joined by a segment.
diagnostic-topology-properties = The member “properties” is not an object; it is ignored.

## OpenStreetMap
diagnostic-osm-broken = The block of OpenStreetMap data is not readable.
diagnostic-osm-header = The file does not begin with an OpenStreetMap header.
diagnostic-osm-feature = The file asks for “{ $name }”, which we cannot read.
diagnostic-osm-compression = A block is packed in a way that we do not read ({ $name }).
diagnostic-osm-truncated = The file stops in the middle of a block: it is truncated.
diagnostic-osm-node-position = A node has no readable position.
diagnostic-osm-id = An object has no readable identifier.
diagnostic-osm-remark = The server did not finish its answer: “{ $found }”. Objects may be missing.
diagnostic-osm-keyless = Some tags have no key; they are left out ({ $count }).
diagnostic-osm-deleted = Objects that the file says are deleted, not read: { $count }.
diagnostic-osm-node-missing = Nodes of this way are not in the file ({ $count }).
diagnostic-osm-way-missing = Ways of this relation are not in the file ({ $count }).
diagnostic-osm-ring-open = An outline of this relation is not closed; it is left out.
diagnostic-osm-relation-loop = This relation contains itself ({ $count }); its ways are taken once.
diagnostic-osm-relation-missing = Relations of this relation are not in the file ({ $count }).
diagnostic-osm-member-relation = Relations are members of this area; they are no part of its outline and are left out ({ $count }).
diagnostic-osm-node-twice = Nodes stand twice with different positions ({ $count }); the last one is taken.
diagnostic-osm-ref-broken = References of this object are no numbers or have no type; they are left out ({ $count }).
diagnostic-osm-relation-skipped = Relations without a geometry of their own, not read: { $count }.
diagnostic-osm-profile = Cycle network: { $cycle }, parks: { $park }, spoil tips: { $terril }; other objects: { $other }.

## GTFS
diagnostic-gtfs-file-missing = The file { $name } is missing from the GTFS archive.
diagnostic-gtfs-column-missing = In { $name }, the column “{ $found }” is missing.
diagnostic-gtfs-position = The stop or shape point has no readable position ({ $found }).
diagnostic-gtfs-stop-nameless = The stop has no id: no timetable can refer to it.
diagnostic-gtfs-shape-lines = Shape points have no readable position; they are left out ({ $count }).
diagnostic-gtfs-read = GTFS network: { $stops } stops, { $shapes } shapes, { $routes } routes.

## Layers that people brought
diagnostic-user-layer-newer = The layer is of version { $found }; this program knows version { $known } only. Update the program.
diagnostic-user-layer-broken = The description of the layer cannot be understood: { $reason }.
diagnostic-gtfs-missing = The timetable lacks the table “{ $name }”.
diagnostic-gtfs-table = The table “{ $name }” cannot be understood.
diagnostic-gtfs-encoding = The table “{ $name }” is not UTF-8.
diagnostic-user-layer-moved = The folder does not bear the name of the layer that it describes.
