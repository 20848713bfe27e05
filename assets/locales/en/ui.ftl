### The words of the window.

## The window
app-title = Archipel — Chaîne des parcs and mining heritage
app-loading = Loading the territory…
app-failed = The territory could not be loaded. The log says why; start Archipel again.
action-close = Close
action-copied = Copied

## Commands
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-pan-west = Move west
command-pan-east = Move east
command-pan-north = Move north
command-pan-south = Move south
command-home = Whole territory
command-clear-filters = Clear all filters
command-close-sheet = Close the sheet
command-toggle-panel = Open or fold the panel
command-show-layers = Layers
command-show-filters = Filters
command-about = About Archipel
command-problems = Notes on the data
command-help = Keyboard and mouse
command-close = Close what lies on top

## Keys
key-ctrl = Ctrl
key-home = Home
key-escape = Esc
key-backspace = Backspace

## The map
map-label = Map of the territory
map-coordinates = { $latitude }° N, { $longitude }° E
map-attribution = Sources: { $credits }

## The panel of layers
panel-label = Layers and filters
layers-title = Layers
layers-none = No layer could be read. The notes on the data say why.
layers-visible = Show the layer { $layer }
layers-opacity = Opacity of the layer { $layer }
layers-opacity-short = Opacity
layers-isolate-class = Show only { $class }
layers-show-all-classes = Show every class
layers-count-filtered = { $shown } of { $total }
layers-disabled = Layer not available
layers-zoom-to = Zoom to this layer
layers-closer = Visible closer up: zoom in.

## Filters
filters-title = Filters
filters-text = Find a word
filters-category = Category
filters-commune = Commune
filters-epci = Intercommunal body
filters-company = Mining company
filters-period-from = From
filters-period-to = to
filters-protection = Protection
filters-clear = Clear all filters
filters-more =
    { $count ->
        [one] Show { $count } more
       *[other] Show { $count } more
    }
filters-fewer = Show fewer
filters-empty = No feature matches these filters. Remove one or clear them all.
filters-result =
    { $count ->
        [one] { $count } feature matches the filters
       *[other] { $count } features match the filters
    }

## The sheet
sheet-label = Sheet
sheet-close = Close the sheet
sheet-show = Centre the map on this feature
sheet-timeline = Timeline
sheet-links = Links
sheet-link-probable = probable link
sheet-and-more =
    { $count ->
        [one] { $names } and { $count } more
       *[other] { $names } and { $count } more
    }
sheet-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
sheet-stops =
    { $count ->
        [one] { $count } known stop
       *[other] { $count } known stops
    }
sheet-source = Source and reliability
sheet-precision = precision { $length }
sheet-vintage-line = Data of { $vintage }
sheet-copy-coordinates = Copy the coordinates
sheet-not-translated = Not yet translated into your language.
sheet-to-review = Translation to be reviewed.

## Fields of the sheet
field-code = Code
field-aliases = Other names
field-company = Company
field-period = Period
field-years = Years
field-protection = Protection
field-owner = Owner
field-declared-length = Declared length
field-measured-length = Measured length
field-declared-area = Declared area
field-drawn-area = Area of the land drawn
field-measured-area = Measured area
field-communes = Communes
field-epci = Intercommunal body
field-sees = Seen from here
field-population = Inhabitants
field-interest = Interest
field-group = Mining group
field-concession = Concession
field-depth-m = Depth (m)
field-elevation-m = Elevation (m)
field-view-of = View cited
field-density-per-km2 = Inhabitants per km²
field-communes-count = Number of communes
field-vehicles-per-day-max-2019 = Vehicles a day, 2019 maximum
field-class = Class

## How far a geometry may be trusted
status-official = official geometry
status-osm = OpenStreetMap geometry
status-approximate = approximate position
status-schematic = schematic line
status-indicative = indicative outline
status-none = no geometry

## About
about-title = About Archipel
about-version = Version { $version }
about-vintage = Data: { $vintage }
about-licence = Code under the MIT or Apache-2.0 licence, at your choice.
about-data = Data
about-fonts = Fonts
about-crates-count =
    { $count ->
        [one] { $count } library
       *[other] { $count } libraries
    }
about-logs = Logs and crash reports: { $path }

## Keyboard and mouse
help-title = Keyboard and mouse
help-drag = Drag the map to move it.
help-wheel = The wheel, a pinch or a double click zoom where the pointer is.
help-click = A click opens the sheet; a second click on the same spot goes to the next feature below.

## Settings
settings-title = Settings
settings-language = Language
settings-theme = Theme
settings-system = Same as the system
settings-text-size = Text size
settings-reduce-motion = Reduce motion
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
lang-fr = français
lang-en = English
lang-nl = Nederlands
lang-de = Deutsch
lang-ja = 日本語
lang-short-fr = FR
lang-short-en = EN
lang-short-nl = NL
lang-short-de = DE
lang-short-ja = 日
settings-speak = Language: { $language }

## What is wrong
problems-title = Notes on the data
problems-count =
    { $count ->
        [one] { $count } note on the data
       *[other] { $count } notes on the data
    }
problems-feature = feature no. { $feature }
problems-line = line { $line }
problem-state-set-aside = The saved state could not be read ({ $reason }). It is kept in { $path }; Archipel starts afresh.
problem-state-newer = The saved state comes from a newer version of Archipel (format { $found }; this one knows format { $known }). It is left as it is; update Archipel to have it back.
problem-layers-disabled =
    { $count ->
        [one] { $count } layer could not be read. The notes at the top right say which and why.
       *[other] { $count } layers could not be read. The notes at the top right say which and why.
    }
problem-save-failed = The state could not be saved: { $reason }
problem-no-display = Archipel finds no display to open its window on. These commands need none:
problem-no-drawing = Archipel cannot draw its window here. These commands need none:
problem-no-window = This build of Archipel has no window. These commands need none:

## What the other end of a link is to the feature
link-candidate = Features of the same communes, membership not proven
link-component = Component of the listed property
link-constituent = Features named by the sources
link-departement = Département
link-heritage = Heritage
link-line = Line
link-member = Features of this component
link-near = Nearby
link-network = Network
link-page = Reference pages
link-park = Park
link-route = Route
link-same-element = In the same World Heritage component
link-site = Places of change
link-stage = Stages
link-stop = Located stops
link-territory = Territory
left-panel-width = Width of the panel
sheet-width = Width of the sheet
