# Data that people bring.
import-one-file = An id and a title fit one file at a time.
import-no-line = No line is chosen, or none runs.
import-nothing = The file holds no feature.

## The page
command-import = Import data
import-title = Import data
import-about = Drop a file or a folder on the map, choose it or paste its path. It is only read; what is added is a copy, kept in your folder.
import-drop = Let go to see the file on the map
import-path = Path of the file
import-path-hint = Path of a file or a folder
import-open = Open
import-browse = Browse…
import-files = Geographic data
import-formats = GeoJSON, TopoJSON, shapefile, GeoPackage, FlatGeobuf, KML, KMZ, GPX, CSV, GTFS, OpenStreetMap. In degrees, Lambert-93, CC50 or Mercator.
import-nowhere = You have no folder of your own in this session: nothing can be kept.
import-reading = Reading { $name }…
import-keeping = Saving { $name }…
import-refused = { $file } cannot be imported.
import-failed = The change could not be made: { $reason }
import-other = Choose another file
import-findings = { $count ->
    [one] One remark
   *[other] { $count } remarks
}
import-add = Add to the map
import-cancel = Cancel
import-queue = { $count ->
    [one] one more file after this one
   *[other] { $count } more files after this one
}
import-added = { $count ->
    [one] “{ $layer }” is added: one feature.
   *[other] “{ $layer }” is added: { $count } features.
}
import-removed = “{ $layer }” is removed.
import-own = Your layers
import-remove = Remove “{ $layer }”

import-crs = coordinates: { $crs }
import-system-degrees = degrees (WGS 84)
import-counted = { $loaded ->
    [one] One feature read of { $count }
   *[other] { $loaded } features read of { $count }
}
import-points = { $count ->
    [one] one point
   *[other] { $count } points
}
import-lines = { $count ->
    [one] one line
   *[other] { $count } lines
}
import-areas = { $count ->
    [one] one area
   *[other] { $count } areas
}
import-placeless = { $count } without geometry
import-joined = { $rows ->
    [one] One row took the outline of its commune, by the column “{ $column }”.
   *[other] { $rows } rows took the outline of their commune, by the column “{ $column }”.
}
import-unknown = { $count ->
    [one] Unknown commune: { $names }.
   *[other] { $count } unknown communes: { $names }.
}
import-show-extent = Show the extent on the map
import-no-extent = Nothing has a place on the map.
import-fields = { $count ->
    [one] One field, first rows
   *[other] { $count } fields, first rows
}
import-more-fields = { $count ->
    [one] and one more field
   *[other] and { $count } more fields
}
import-column-name = name

import-describe = What this layer is
import-name = Name
import-place = Place
import-place-own = a layer of its own
import-place-of = in place of: { $layer }
import-category = Category
import-category-other = Other feature
import-status = Geometry
import-color = Colour
import-producer = Producer
import-licence = Licence
import-date = Date
import-url = Address
import-unsaid = Without producer, licence and date the sheets will say that the source is not known.
import-as-parks = { $count ->
    [one] One outline bears the name of a park of the Chaîne ({ $others } others): make it its official perimeter
   *[other] Outlines bear the names of { $count } parks of the Chaîne ({ $others } others): make them their official perimeters
}
import-as-network = { $count ->
    [one] Make it the bus network: one line of { $all } takes the place of the schematic ones
   *[other] Make it the bus network: { $count } lines of { $all } take the place of the schematic ones
}
import-line = { $count ->
    [one] { $code } — { $name } (one trip)
   *[other] { $code } — { $name } ({ $count } trips)
}
import-as-cycle = { $count ->
    [one] Make it the cycle network: one facility, { $km } km
   *[other] Make it the cycle network: { $count } facilities, { $km } km
}
import-color-other = Mauve
import-color-park = Green
import-color-terril = Black
import-color-cite = Brick
import-color-site = Gold
import-color-cycle = Violet
import-color-bhns = Magenta
import-color-shaft = Midnight blue
import-color-lake = Blue
import-color-component = Brown

import-format-geojson = GeoJSON
import-format-geojsonseq = GeoJSON, one feature a line
import-format-topojson = TopoJSON
import-format-shapefile = Shapefile
import-format-geopackage = GeoPackage
import-format-flatgeobuf = FlatGeobuf
import-format-kml = KML
import-format-kmz = KMZ
import-format-gpx = GPX
import-format-csv = CSV table
import-format-gtfs = GTFS timetable
import-format-osm = OpenStreetMap
import-format-osmpbf = OpenStreetMap (PBF)
import-format-unknown = Unknown format

import-profile = Objects wanted
import-profile-all = Everything ({ $count })
import-profile-cycle = Cycle network ({ $count })
import-profile-parks = Parks ({ $count })
import-profile-terrils = Spoil tips ({ $count })
import-no-profile = The file has no object of this profile.
