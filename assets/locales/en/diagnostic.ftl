### What the loader found in a file. $count (number) says how often inside the feature.

severity-info = note
severity-warning = warning
severity-error = error

## Balance of a file: $count (number) features, $loaded (text) read, $crs (text) reference system
diagnostic-check-ok =
    { $count ->
        [one] fine, { $count } feature ({ $crs })
       *[other] fine, { $count } features ({ $crs })
    }
diagnostic-check-warn =
    { $count ->
        [one] loaded with doubts, { $loaded } of { $count } feature read ({ $crs })
       *[other] loaded with doubts, { $loaded } of { $count } features read ({ $crs })
    }
diagnostic-check-error = refused

## The file
diagnostic-file-missing = The file cannot be found.
diagnostic-file-unreadable = The file cannot be read: { $reason }.
diagnostic-file-too-large = The file is larger than { $limit } MiB and is not read.
diagnostic-file-empty = The file is empty.
diagnostic-file-kind = The file is not text: its content is { $kind }.
diagnostic-file-encoding = Byte { $byte } is not UTF-8, the only encoding that JSON allows; save the file as UTF-8.
diagnostic-folder-empty = The folder holds neither a catalog nor a .geojson file.
diagnostic-byte-order-mark = The file begins with a byte-order mark, which JSON does not want; it is skipped.
diagnostic-utf-16 = The file is UTF-16 instead of UTF-8; it was converted while reading.

## The JSON text
diagnostic-json-truncated = The text stops before its end: the file is truncated.
diagnostic-json-syntax = This character has no place here in JSON.
diagnostic-json-not-finite = This word is not JSON; NaN and Infinity are no numbers there.
diagnostic-json-comment = JSON has no comments.
diagnostic-json-quote = JSON has double quotes only.
diagnostic-json-comma = A comma stands before the closing bracket.
diagnostic-json-number = This number is not written as JSON asks.
diagnostic-json-control = A control character (tab, line end…) stands in a text without being escaped.
diagnostic-json-escape = JSON has no such escape sequence.
diagnostic-json-depth = The text is nested too deeply to be honest; it is not read.
diagnostic-json-trailing = Something follows the end of the document.
diagnostic-duplicate-key = The member “{ $name }” is given twice; the last one wins.
diagnostic-lone-surrogate = A text holds half a character; it was replaced by “�”.
diagnostic-number-too-large = A number is beyond what 64 bits can write; it is kept as text.
diagnostic-too-many-values = The properties would need too much memory; the file is not read.
diagnostic-too-many-features = The file holds more than { $limit } features; it is not read.

## The document
diagnostic-root-not-object = The document should be a GeoJSON object, but is something else ({ $found }).
diagnostic-root-type-missing = The object has no member “type”: this is not GeoJSON.
diagnostic-root-type-unknown = “{ $found }” is no type of GeoJSON; capitals matter.
diagnostic-topojson = This is TopoJSON, not GeoJSON; convert it first.
diagnostic-esri-json = This is Esri’s JSON, not GeoJSON; export it as GeoJSON.
diagnostic-features-missing = The collection has no member “features”.
diagnostic-features-not-array = The member “features” should be a list, but is something else ({ $found }).
diagnostic-no-features = The collection is empty.
diagnostic-sequence =
    { $count ->
        [one] The file is a sequence of one document.
       *[other] The file is a sequence of { $count } documents, read to its end.
    }
diagnostic-foreign-member = The member “{ $name }” is not part of the format; it is skipped.
diagnostic-nothing-left = Not one feature could be read.
diagnostic-more-findings =
    { $count ->
        [one] One more finding of the same kind is not listed.
       *[other] { $count } more findings of the same kind are not listed.
    }

## The place
diagnostic-old-crs-member = The “crs” member of 2008 is no longer part of the format, which is always in WGS 84.
diagnostic-crs-unsupported = The reference system { $crs } is not known; the data would be drawn in the wrong place.
diagnostic-crs-datum = The system { $crs } is within about a metre of WGS 84; positions are taken as they are.
diagnostic-crs-contradicted = The declared reference system does not fit the numbers, which are degrees; they are read as degrees.
diagnostic-lambert-93 =
    { $count ->
        [one] The coordinates are Lambert-93; { $count } feature was converted to degrees.
       *[other] The coordinates are Lambert-93; { $count } features were converted to degrees.
    }
diagnostic-web-mercator =
    { $count ->
        [one] The coordinates are Web Mercator metres; { $count } feature was converted to degrees.
       *[other] The coordinates are Web Mercator metres; { $count } features were converted to degrees.
    }
diagnostic-axes-swapped = Latitude comes before longitude; the axes were put in order. Check the map.
diagnostic-axes-doubtful = Latitude and longitude may be swapped: read like this the data lie off Somalia, the other way round in France.
diagnostic-position-nowhere = There is no place { $place } on Earth; the feature is dropped.
diagnostic-longitude-beyond = The longitude { $place } is beyond 180 degrees.
diagnostic-antimeridian = The geometry crosses the 180th meridian without being cut there; it would run across the whole map.

## A feature
diagnostic-feature-not-object = The feature should be an object, but is something else ({ $found }).
diagnostic-feature-type-missing = The feature has no member “type”.
diagnostic-feature-wrong-type = The type of the feature should be “Feature”, not “{ $found }”.
diagnostic-features-misplaced = The member “features” has no place here.
diagnostic-geometry-missing = The feature has no member “geometry”; where there is no geometry it should say null.
diagnostic-geometry-not-object = The geometry should be an object, but is something else ({ $found }).
diagnostic-properties-missing = The feature has no member “properties”.
diagnostic-properties-not-object = The member “properties” should be an object or null, but is something else ({ $found }).
diagnostic-property-wrong-type = The property “{ $name }” has not the type that our schema expects; it is kept as it is.
diagnostic-years-reversed = The feature ends ({ $to }) before it began ({ $from }).
diagnostic-id-not-allowed = The id must be a text or a number, but is something else ({ $found }).
diagnostic-id-null = The id is null; it is skipped.
diagnostic-id-duplicate = The id “{ $id }” is already taken by another feature.
diagnostic-ids-mixed = Some ids are texts, others numbers.
diagnostic-bbox-malformed = The member “bbox” must be a list of four or six numbers.
diagnostic-bbox-null = The member “bbox” is null; it is skipped.
diagnostic-bbox-upside-down = The south of the member “bbox” is north of its north.

## A geometry
diagnostic-geometry-type-missing = The geometry has no member “type”.
diagnostic-geometry-type-unknown = “{ $found }” is no type of geometry; capitals matter.
diagnostic-geometry-is-feature = An object “{ $found }” stands in the place of a geometry.
diagnostic-coordinates-missing = The geometry has no member “coordinates”.
diagnostic-coordinates-not-array = Coordinates should be a list, but there is something else ({ $found }).
diagnostic-wrong-nesting = The coordinates are not nested as this type of geometry asks.
diagnostic-position-short = A position must have at least two numbers; this one has { $found }.
diagnostic-position-long =
    { $count ->
        [one] One position has more than three numbers; the others are skipped.
       *[other] { $count } positions have more than three numbers; the others are skipped.
    }
diagnostic-altitude =
    { $count ->
        [one] One altitude is not kept.
       *[other] { $count } altitudes are not kept.
    }
diagnostic-ordinate-not-number = A coordinate must be a number, but is something else ({ $found }).
diagnostic-ordinate-not-finite = A coordinate is beyond any number that can be written.
diagnostic-line-short = A line must have at least two positions.
diagnostic-geometries-missing = The collection has no member “geometries”.
diagnostic-geometries-not-array = The member “geometries” should be a list, but is something else ({ $found }).
diagnostic-nested-collection = A collection of geometries holds another one.
diagnostic-geometry-empty = The geometry is empty; the feature is kept without one.
diagnostic-part-empty =
    { $count ->
        [one] One empty part of the geometry is left out.
       *[other] { $count } empty parts of the geometry are left out.
    }
diagnostic-ring-unclosed =
    { $count ->
        [one] One ring is not closed; it was closed.
       *[other] { $count } rings are not closed; they were closed.
    }
diagnostic-ring-short =
    { $count ->
        [one] One ring has fewer than four positions; it is left out.
       *[other] { $count } rings have fewer than four positions; they are left out.
    }
diagnostic-ring-flat =
    { $count ->
        [one] One ring encloses no area.
       *[other] { $count } rings enclose no area.
    }
diagnostic-ring-winding =
    { $count ->
        [one] One ring winds the wrong way; it was turned round.
       *[other] { $count } rings wind the wrong way; they were turned round.
    }
diagnostic-ring-crossing =
    { $count ->
        [one] One ring crosses or touches itself near { $place }.
       *[other] { $count } rings cross or touch themselves, the first near { $place }.
    }
diagnostic-ring-intricate = A ring is too intricate to be checked for crossings.
diagnostic-hole-dropped =
    { $count ->
        [one] One hole is left out with the outline around it.
       *[other] { $count } holes are left out with the outline around them.
    }

## The catalog
diagnostic-catalog-encoding = The file is not UTF-8.
diagnostic-catalog-syntax = The file cannot be understood: { $reason }.
diagnostic-catalog-newer = The file is of version { $version }; this program knows version { $known } only. Update the program.
diagnostic-catalog-version = There is no version { $version }.
diagnostic-catalog-unknown-key = The key “{ $key }” is not known here.
diagnostic-catalog-missing-key = The key “{ $key }” is missing.
diagnostic-catalog-extent = The extent “{ $key }” must give west, south, east, north in degrees, in this order.
diagnostic-catalog-layer-twice = Two layers have the id “{ $layer }”.
diagnostic-catalog-group-unknown = The layer “{ $layer }” stands in a group “{ $group }” that does not exist.
diagnostic-catalog-source-unknown = The layer “{ $layer }” cites a source “{ $source }” that does not exist.
diagnostic-layer-file-name = The layer “{ $layer }” must name a file beside the catalog.

diagnostic-category-unknown =
    { $count ->
        [one] One feature has the category “{ $name }”, which the catalog does not know.
       *[other] { $count } features have the category “{ $name }”, which the catalog does not know.
    }
diagnostic-source-unknown =
    { $count ->
        [one] One feature cites a source “{ $name }”, which the catalog does not know.
       *[other] { $count } features cite a source “{ $name }”, which the catalog does not know.
    }
diagnostic-class-missing =
    { $count ->
        [one] One feature falls into no class of the layer; it is not drawn.
       *[other] { $count } features fall into no class of the layer; they are not drawn.
    }

## The command line
diagnostic-features-layer-unknown = There is no layer “{ $layer }”. Layers: { $known }.
diagnostic-features-key-unknown = This layer has no key “{ $key }”. Keys: { $known }.
