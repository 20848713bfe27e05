# The mining clock: years, playing, legend, then and now.
command-clock = Open or close the mining clock
command-clock-play = Let the years run, or stop them
command-year-later = One year later
command-year-earlier = One year earlier
command-decade-later = Ten years later
command-decade-earlier = Ten years earlier
command-clock-off = Show every period
command-then-and-now = Compare two years, then and now
diagnostic-facts-broken = The file cannot be read: { $reason }. Its events and figures are missing.
diagnostic-facts-newer = The file is from a newer version of the program (format { $found }, known up to { $known }).
clock-working = { $count ->
    [one] { $count } working shaft
   *[other] { $count } working shafts
}
clock-count-working = { $count } working
clock-count-closed = { $count } closed
clock-count-perhaps = { $count } uncertain
clock-count-standing = { $count ->
    [one] { $count } other dated feature
   *[other] { $count } other dated features
}
clock-count-undated = { $count } undated, pale
clock-title = Mining clock
clock-slider = Year
clock-slider-then = Year on the left
clock-play = Let the years run
clock-pause = Stop the years
clock-speed = { $count ->
    [one] { $count } year/s
   *[other] { $count } years/s
}
clock-speed-label = Speed: { $count } years a second. Change
clock-close = Close the clock
clock-chart = Working shafts and events, by year
clock-chart-hover = { $year }: { $working } working shafts, { $events ->
    [0] no event
    [one] { $events } event
   *[other] { $events } events
}
clock-event-go = Show on the map: { $place }
clock-event-more = and { $count } more
clock-divider = Divider between { $then } and { $now }
clock-figures = Figures of the booklet
clock-figures-none = The booklet gives no figure for { $year }.
clock-figure-page = Booklet, “{ $page }”
clock-filter-years = The filter by years chooses what is shown, the clock places it in time.
key-space = Space
