### The words of the window.

## The window
app-title = Archipel — Chaîne des parcs and mining heritage
app-loading = Loading the territory…
action-close = Close
action-copy = Copy
action-copied = Copied
action-back = Back
action-show-details = Show details
action-hide-details = Hide details

## The map
map-label = Map of the territory
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-whole-territory = Whole territory
map-scale-bar = Scale: { $length }
map-position = Pointer position: { $position }
map-attribution = Sources: { $credits }

## Layers
layers-title = Layers
layers-collapse = Collapse the layer panel
layers-expand = Expand the layer panel
layers-visible = Show the layer { $layer }
layers-opacity = Opacity of the layer { $layer }
layers-isolate-class = Show only { $class }
layers-show-all-classes = Show every class
layers-count-filtered = { $shown } of { $total }
layers-disabled = Layer unavailable
layers-zoom-to = Zoom to the layer { $layer }
layers-not-translated = Text in French, not translated yet

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
filters-protection = Protection
filters-all = All
filters-clear = Clear all filters
filters-empty = No feature matches these filters. Remove one or clear them all.
filters-result =
    { $count ->
        [one] { $count } feature matches
       *[other] { $count } features match
    }

## The sheet
sheet-close = Close the sheet
sheet-figures = Key figures
sheet-timeline = Timeline
sheet-links = Links
sheet-source = Source
sheet-licence = Licence
sheet-vintage = Vintage
sheet-communes = Communes
sheet-coordinates = Coordinates
sheet-copy-coordinates = Copy the coordinates
sheet-geometry-status = Geometry
sheet-precision = Precision: { $length }
sheet-measured-length = Measured length
sheet-measured-area = Measured area
sheet-declared-length = Declared length
sheet-declared-area = Declared area
sheet-next-below = Click the same spot again for the feature below.
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
about-open = About
about-version = Version { $version }
about-vintage = Data: { $vintage }
about-licence = Code under MIT or Apache-2.0, at your choice.
about-data = Data
about-fonts = Fonts
about-crates = Libraries
about-crates-count =
    { $count ->
        [one] { $count } library
       *[other] { $count } libraries
    }
about-logs = Logs and crash reports: { $path }

## Settings
settings-language = Language
settings-theme = Theme
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
lang-fr = French
lang-en = English
lang-nl = Dutch
lang-de = German
lang-ja = Japanese

## What goes wrong
severity-info = Information
severity-warning = Warning
severity-error = Error
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
