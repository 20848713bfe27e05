### The words of the window.

## The window
app-title = Archipel — Chaîne des parcs and mining heritage
app-loading = Loading the territory…
action-close = Close
action-copied = Copied

## The map
map-label = Map of the territory
map-attribution = Sources: { $credits }
map-coordinates = { $latitude } N, { $longitude } E

## Layers
layers-title = Layers
panel-label = Layers and filters
layers-none = This territory has no layer. Give a folder with --data, or start Archipel without it.
layers-visible = Show the layer { $layer }
layers-opacity = Opacity of the layer { $layer }
layers-opacity-short = Opacity
layers-isolate-class = Show only { $class }
layers-show-all-classes = Show every class
layers-count-filtered = { $shown } of { $total }
layers-disabled = Layer unavailable
layers-zoom-to = Zoom to the layer { $layer }
layers-closer = Visible from closer: zoom in.

## Filters
filters-title = Filters
filters-text = Search for a word
filters-category = Category
filters-commune = Commune
filters-epci = Intercommunal body
filters-company = Mining company
filters-period = Period
filters-period-from = From the year
filters-period-to = To the year
filters-undated = Features without a date are hidden while a period is chosen.
filters-any-year = Any year
filters-protection = Protection
filters-clear = Clear all filters
filters-more =
    { $count ->
        [one] { $count } more value
       *[other] { $count } more values
    }
filters-fewer = Fewer values
filters-empty = No feature matches these filters. Remove one or clear them all.
filters-result =
    { $count ->
        [one] { $count } feature matches
       *[other] { $count } features match
    }

## The sheet
sheet-close = Close the sheet
sheet-label = Sheet of the selected feature
sheet-show = Zoom the map to this feature
sheet-and-more =
    { $count ->
        [one] { $names } and { $count } other
       *[other] { $names } and { $count } others
    }
sheet-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
sheet-timeline = Timeline
sheet-links = Links
sheet-stops =
    { $count ->
        [one] { $count } known stop
       *[other] { $count } known stops
    }
sheet-stops-note = Stops read in the cited publications. Most are known by name and commune only; those with a position are on the map.
sheet-source = Source
sheet-vintage-line = Data of { $vintage }
sheet-copy-coordinates = Copy the coordinates
sheet-precision = Precision: { $length }
sheet-link-probable = probable link
sheet-not-translated = Text in French: it has not been translated yet.

## How far a geometry may be trusted
status-official = official geometry
status-osm = OpenStreetMap geometry
status-approximate = approximate position
status-schematic = schematic line
status-indicative = indicative extent
status-none = no geometry

## About
about-title = About Archipel
about-version = Version { $version }
about-vintage = Data: { $vintage }
about-licence = Code under MIT or Apache-2.0, at your choice.
about-data = Data
about-fonts = Fonts
about-crates-count =
    { $count ->
        [one] { $count } library
       *[other] { $count } libraries
    }
about-logs = Logs and crash reports: { $path }

## The fields of a sheet
field-code = Code
field-aliases = Other names
field-company = Company
field-period = Period
field-years = Years
field-protection = Protection
field-owner = Owner
field-communes = Communes
field-epci = Intercommunal body
field-sees = Spoil tips in view
field-declared-length = Declared length
field-declared-area = Declared area
field-measured-length = Measured length
field-measured-area = Measured area

## Commands: tooltips, menus and help
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-pan-west = Go west
command-pan-east = Go east
command-pan-north = Go north
command-pan-south = Go south
command-home = Whole territory
command-clear-filters = Clear all filters
command-close-sheet = Close the sheet
command-toggle-panel = Show or collapse the panel
command-show-layers = Show the layers
command-show-filters = Show the filters
command-about = About Archipel
command-problems = Findings about the data
command-help = Keyboard and mouse
command-close = Close what is open

## Help
help-title = Keyboard and mouse
help-drag = Dragging moves the map.
help-wheel = The wheel, a double click or two fingers zoom it.
help-click = A click opens the sheet of a feature; a second click on the same spot, that of the feature below.
key-ctrl = Ctrl
key-home = Home
key-escape = Esc
key-backspace = Backspace

## Settings
settings-language = Language
settings-title = Settings
settings-system = As the system
settings-theme = Theme
settings-text-size = Text size
settings-reduce-motion = Reduce motion
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
lang-fr = French
lang-en = English
lang-nl = Dutch
lang-de = German
lang-ja = Japanese

## What goes wrong
problems-title = Findings about the data
problems-count =
    { $count ->
        [one] { $count } finding about the data
       *[other] { $count } findings about the data
    }
problems-feature = feature no. { $feature }
problems-line = line { $line }
problem-state-set-aside = The saved state could not be read ({ $reason }). It is kept in { $path }; Archipel starts from the original state.
problem-state-newer = The saved state comes from a newer version of Archipel (format { $found }; this one knows format { $known }). It is left untouched; update Archipel to get it back.
problem-save-failed = The state could not be saved: { $reason }. Check the space and the permissions of the folder.
problem-no-display = Archipel finds no display to open its window on. These commands work without one:
problem-no-window = This build of Archipel has no window. These commands work without one:
