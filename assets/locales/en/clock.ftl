# The mining clock: years, playing, legend, then and now.
command-clock = Open or close the mining clock
command-clock-play = Let the years run, or stop them
command-year-later = One year later
command-year-earlier = One year earlier
command-decade-later = Ten years later
command-decade-earlier = Ten years earlier
command-clock-off = Show all times
