### The planner’s audit: access, statistics, links, measures.

audit-goal-cycle = the cycle network that is loaded
audit-goal-transit = a bus stop or a station
audit-goal-bus = a bus stop
audit-goal-station = a station
audit-goal-layer = the layer “{ $layer }”
audit-answer = Farther than { $metres } from { $goal }: { $count } of { $of }.
audit-answer-inconclusive = Inconclusive: the data cannot tell what lies farther than { $metres } from { $goal }. Surely within: { $within } of { $of }.
audit-reason-stops-not-located = Reason: { $located } of { $known } stops are located, and { $unlisted } of { $lines } lines have no list of stops.
audit-remedy-stops-not-located = What would settle it: the GTFS timetable of the network, brought in on the import or updates page; the answer is then exact.
audit-reason-nothing-drawn = Reason: nothing of what is asked for has a place on the map.
audit-remedy-nothing-drawn = What would settle it: import a file with these geometries.
audit-held-cycle = Network loaded: { $km }; { $undrawn } routes known without a course do not count.
audit-markers =
    { $count ->
        [one] { $count } park has a marker only: no conclusion without a perimeter.
       *[other] { $count } parks have a marker only: no conclusion without a perimeter.
    }
audit-unplaced =
    { $count ->
        [one] { $count } feature without a geometry takes no part.
       *[other] { $count } features without a geometry take no part.
    }
audit-doubtful =
    { $count ->
        [one] { $count } verdict might turn: the place is known roughly only.
       *[other] { $count } verdicts might turn: the place is known roughly only.
    }
audit-how-access = Straight distances between the nearest points, on the ellipsoid.
audit-column-rank = rank
audit-column-distance = distance (m)
audit-column-nearest = nearest
audit-column-verdict = verdict
audit-verdict-farther = farther
audit-verdict-within = within
audit-verdict-inconclusive = inconclusive
audit-verdict-doubtful = { $verdict }, give or take { $doubt }
audit-inhabitants = Inhabitants within: about { $within } of { $of } ({ $share }%), spread by the area of communes.
audit-table-name = zone
audit-table-inhabitants = inhabitants
audit-table-count = features
audit-table-length-km = km
audit-table-area-ha = ha
audit-table-share-percent = share (%)
audit-table-cover-percent = cover (%)
audit-table-per-1000-inhabitants = per 1,000 inh.
audit-table-m-per-inhabitant = m/inh.
audit-table-m2-per-inhabitant = m²/inh.
audit-table-total = all together
audit-table-markers =
    { $count ->
        [one] { $count } park has no polygon: it takes no part in areas.
       *[other] { $count } parks have no polygon: they take no part in areas.
    }
audit-table-indicative =
    { $count ->
        [one] { $count } outline is indicative: its area is not official.
       *[other] { $count } outlines are indicative: their areas are not official.
    }
audit-table-unplaced =
    { $count ->
        [one] { $count } feature without a geometry does not count.
       *[other] { $count } features without a geometry do not count.
    }
audit-table-outside =
    { $count ->
        [one] { $count } feature lies outside these zones.
       *[other] { $count } features lie outside these zones.
    }
audit-how-table = Cut exactly at the borders: what lies across two zones counts in both, by its part.
audit-catchment = { $area } reached, about { $people } inhabitants ({ $share }% of all), spread by the area of communes.
audit-how-catchment = { $minutes } min at { $kmh } km/h: { $km } of the loaded network are reached; elsewhere straight, made longer by { $detour }.
audit-how-catchment-straight = { $minutes } min at { $kmh } km/h, straight everywhere, made longer by { $detour }: no loaded network is reached here ({ $km }).
audit-links = { $components } pieces of network, { $gaps } gaps up to { $metres }.
audit-links-length = to build
audit-links-km = km connected
audit-links-parks = parks
audit-links-features = listed features
audit-links-inhabitants = inhabitants within 300 m
audit-links-before = today
audit-links-components = pieces
audit-links-longest = longest
audit-links-gaps = gaps
audit-how-links = An end of a line within 5 m of another meets it, unless chosen otherwise. Served is what lies within 300 m.
measure-length = Length
measure-bearing = Bearing
measure-straight = Straight
measure-area = Area
measure-perimeter = Perimeter
diagnostic-audit-goal-unknown = “{ $goal }” is no known goal. Known: { $known }.
diagnostic-audit-zones-unknown = “{ $by }” divides nothing. Known: { $known }.
diagnostic-audit-around-unknown = “{ $id }” has no place on the map.
diagnostic-audit-scenario-unread = “{ $file }” gives no geometry. { $known }
planner-title = Planner’s desk
planner-page-measure = Measure
planner-page-access = Access
planner-page-table = Statistics
planner-page-links = Links
planner-page-declared = Totals
planner-working = Working it out…
planner-layer = Layer:
planner-goal = From:
planner-goal-cycle = cycle network
planner-goal-transit = bus stops and stations
planner-goal-bus = bus stops
planner-goal-station = stations
planner-metres = Farther than
planner-all = Also show what is within
planner-narrow = Keep on the map only what is farther
planner-more =
    { $count ->
        [one] { $count } more row in the file.
       *[other] { $count } more rows in the file.
    }
planner-no-declared = This territory declares no totals.
planner-declared-how = Declared totals are those of the 2019 booklet; loaded totals are counted in the data at hand.
planner-remedy = What would close the difference: { $address }
planner-zones = Zones:
planner-zones-commune = communes
planner-zones-epci = intercommunal bodies
planner-zones-pole = Pôle métropolitain
planner-zones-drawn = measured polygon
planner-zones-around = around the selection
planner-around-metres = Within
planner-draw-first = First draw a polygon: page Measure, Area.
planner-select-first = First choose a feature on the map.
planner-no-zones = These data have no such zones.
planner-gap = Gaps up to
planner-rank = Order by:
planner-gains = connects { $km }, { $parks } { $parks-number ->
    [one] park
   *[other] parks
}, { $features } listed { $features-number ->
    [one] feature
   *[other] features
}, { $inhabitants } inh.
planner-close-gap = Build in scenario { $scenario }
planner-scenarios = Scenarios
planner-build-how = A project is drawn on the page Measure: a path, an area or a point. It is then added to a scenario, its points can be moved on the map, and the indicators are compared.
planner-build-draw = Draw a project
planner-scenario = Scenario { $scenario } · { $count ->
    [0] empty
    [one] { $count } line
   *[other] { $count } lines
}
planner-build = Add the measure
planner-unbuild = Undo
planner-rebuild = Redo
planner-clear = Empty
planner-file-measure = measure
planner-file-access = access
planner-file-table = statistics
planner-file-links = links
planner-file-declared = totals
measure-kind-path = Distance
measure-kind-area = Area
measure-kind-circle = Circle
measure-snaps = Snap to features
measure-radius = Radius
measure-places =
    { $count ->
        [one] { $count } point
       *[other] { $count } points
    }
measure-remove = Take out point { $number }
measure-how = Click or touch the map to put points. With keys: arrows move the map, Enter puts a point in the middle, Backspace takes it back, Escape ends.
measure-exact = Geodesic measures, on the WGS 84 ellipsoid.
command-planner = Open or close the planner’s desk
command-measure = Measure on the map
command-access = Audit access
command-statistics = Statistics by zones
command-links = Look for missing links
command-declared = Compare declared and loaded totals
command-measure-put = Put a point in the middle of the map
command-measure-undo = Take the last point back
command-measure-clear = Clear the measure
command-planner-copy = Copy what the desk says
command-planner-save = Save what the desk says
sentence-beyond-feature = farther than { $distance } from “{ $name }”
sentence-beyond-layer = farther than { $distance } from the layer “{ $name }”
facets-beyond-chip = Farther than { $distance } from { $name }
facets-near-within = Within
facets-near-beyond = Farther
planner-page-reach = Catchment
planner-file-reach = catchment
command-reach = See what is reached in some minutes
command-planner-undo = Undo the last change of the desk
command-planner-redo = Redo the change of the desk
planner-place = Point { $number }
planner-place-built = Scenario { $scenario }, line { $line }, point { $number }
planner-place-between = Insert a point after point { $number }
planner-place-middle = Move to the middle of the map
planner-place-after = Insert a point after it
planner-build-into = Add to scenario { $scenario }
planner-remove-line = Take out { $name }
planner-show = Show scenario
planner-hide = Hide scenario
planner-point = point
planner-compare = Indicators before and after
planner-scenario-file = GeoJSON file of a scenario
planner-scenario-choose = Choose the file of the scenario
planner-scenario-load = Load into { $scenario }
planner-scenario-loaded = Scenario { $scenario }: { $count } lines read from { $path }.
measure-change = A point is dragged, or chosen with a click and moved with the arrows; between two points a small dot adds one. Delete takes the chosen point out, Ctrl+Z undoes.
reach-origin = Start
reach-from-place = From: the point that was put
reach-from-feature = From: { $name }
reach-from-none = From: to be chosen
reach-from-first = First choose a feature on the map, or put a point to start from.
reach-from-middle = Start from the middle of the map
reach-from-selection = Start from the selection
reach-means-foot = on foot
reach-means-bicycle = by bicycle
reach-minutes = Time
reach-communes = Inhabitants by commune, by the area reached
reach-commune = { $people } inh. · { $share }%
reach-column-commune = commune
reach-column-people = inhabitants reached
reach-column-share = part of the commune (%)
audit-links-built-km = built
audit-links-built-ha = areas planned
audit-links-projects = projects (areas, points)
audit-links-projects-served = of those within 300 m of the network
