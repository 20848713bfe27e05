### Filters, lists of results and their exports.

## Commands
command-restore-filters = Bring the previous filter back
command-filter-view = Keep only the view of the map
command-show-results = List of results

## What is chosen, in one sentence
things-bati = mining buildings
things-bus-line = bus rapid transit lines
things-bus-stop = bus rapid transit stops
things-buffer-zone = parts of the buffer zone
things-cavalier = former mine railways
things-cite = mining estates
things-component = components of the listed property
things-culture = places of culture
things-cycle-route = cycle routes
things-economy = places of business
things-energy = places of energy
things-farming = places of farming
things-governance = places of government
things-green-space = parks and green spaces
things-health = places of health
things-housing = places of housing
things-lake = new natural areas
things-mining-site = places of living heritage
things-mobility = places of mobility
things-park = parks of the Chaîne
things-remembrance = places of remembrance
things-shaft = mine shafts
things-sport = places of sport and leisure
things-terril = spoil tips
things-tourism = places of tourism
things-training = places of education and training
things-viewpoint = open farmland views
sentence-everything = all features
sentence-category = features “{ $name }”
sentence-or = { $first } or { $last }
sentence-others =
    { $count ->
        [one] { $count } other
       *[other] { $count } others
    }
sentence-protection = with the protection “{ $name }”
sentence-between-years = between { $from } and { $to }
sentence-in-year = in { $year }
sentence-from-year = from { $year } on
sentence-to-year = until { $year }
sentence-dated = of a known time
sentence-between = of { $from } to { $to }
sentence-at-least = of at least { $size }
sentence-at-most = of at most { $size }
sentence-with-area = of a known area
sentence-with-length = of a known length
sentence-long = { $size } long
sentence-view = in the view of the map
sentence-box = in a frame on the map
sentence-near-feature = within { $distance } of “{ $name }”
sentence-near-layer = within { $distance } of the layer “{ $name }”
sentence-text = containing “{ $text }”

## The page of filters
facets-where = Where
facets-in-view = In the view of the map
facets-in-box = In a fixed frame
facets-freeze = Fix this frame
facets-near-label = Near
facets-near-chip = Within { $distance } of { $name }
facets-near-distance = Distance in metres
facets-near-selection = The selection: { $name }
facets-near-none = Anywhere
facets-near-hint = Select a feature to search around it, or choose a layer.
facets-text-chip = “{ $text }”
facets-years = Time
facets-ha = Area (ha)
facets-km = Length (km)
facets-range-low = { $name }: smallest
facets-range-high = { $name }: largest
facets-range-any = Any value
facets-range-without = Features without this measure are not shown.
facets-range-chip = { $from } – { $to }
facets-range-from = from { $from }
facets-range-to = up to { $to }
facets-histogram = { $name }: histogram
facets-bin =
    { $count ->
        [one] { $span }: { $count } feature
       *[other] { $span }: { $count } features
    }
facets-remove = Remove { $name }
facets-cleared = Filter cleared
facets-restore = Bring back
facets-count =
    { $count ->
        [one] { $count } feature
       *[other] { $count } features
    }
facets-total-length = { $length } of lines
facets-total-area = { $area } of areas added up
facets-range-undated = Features without a date are not shown.
facets-copy = Copy the sentence
facets-empty = Nothing fits all of this at once.
facets-empty-relax = Take one of these back:
facets-empty-alone = Taking back one alone is not enough: clear all filters.
facets-relax = +{ $count } · { $name }
facets-several = { $name }: { $count } choices
facets-find = Search the list
facets-working = Counting…

## Saved filters
facets-saved = Saved filters
facets-save = Save this filter
facets-save-name = Name of the filter
facets-save-do = Save
facets-saved-none = Give the present filter a name to find it here again.
facets-saved-rename = Rename “{ $name }”
facets-saved-delete = Delete “{ $name }”
facets-saved-deleted = Filter “{ $name }” deleted
facets-saved-kept = Filter “{ $name }” saved
facets-saved-taken = This name is taken.
facets-saved-broken = The saved filters could not be read ({ $reason }). The file is kept as { $path }.
facets-saved-locked = The saved filters could not be read: { $reason } They will not be changed.
facets-saved-failed = The filters could not be saved: { $reason }

## The list of results
results-title = List
results-in-view =
    { $count ->
        [one] { $count } feature in view, of { $total }
       *[other] { $count } features in view, of { $total }
    }
results-follow = Follow the map
results-sort = Sort by
results-sort-name = name
results-sort-distance = distance
results-sort-year = year
results-sort-size = size
results-reverse = Turn the order round
results-none-in-view = Nothing in view. Move the map, or show everything.
results-show-all = Show all results
results-undated = no date

## Exports of the list
results-export = Export the list
results-export-csv = Table (CSV)
results-export-geojson = Map (GeoJSON)
results-export-gpkg = GIS package (GeoPackage)
results-export-kml = Globe (KML)
results-export-gpx = GPS (GPX)
results-export-path = File
results-export-do = Write the file
results-export-done =
    { $count ->
        [one] { $count } feature written to { $path }
       *[other] { $count } features written to { $path }
    }
results-export-failed = The export could not be written: { $reason }
results-export-file = archipel-results
column-id = Identifier
column-layer = Layer
column-name = Name
column-category = Category
column-communes = Municipalities
column-epci = Intercommunal bodies
column-company = Company
column-period = Period
column-first-year = First year
column-last-year = Last year
column-protection = Protection
column-length-km = Length (km)
column-area-ha = Area (ha)
column-status = Trust in the drawing
column-source = Source
column-licence = Licence
column-longitude = Longitude
column-latitude = Latitude

## The command line
diagnostic-filter-term-form = The value “{ $value }” of “{ $key }” does not have the form { $form }.
diagnostic-filter-key-unknown = “{ $key }” is no term of a filter. Terms: { $known }.
diagnostic-filter-value-unknown = No feature has the value “{ $value }” for “{ $key }”.
diagnostic-filter-target-unknown = “{ $value }” is neither a layer nor a feature of the territory.
diagnostic-features-not-filtered = The layer “{ $layer }” is background or territory: terms and order do not apply to it.
