### Legend, furniture of the map, export of pictures.

command-legend = Legend
command-overview = Overview map
legend-title = Legend
legend-coming = Counting…
legend-empty = Nothing that your layers show lies in this view. Zoom out, or show a layer.
legend-doubts = To be read with care
legend-how = Features that touch the view; lengths and areas of the part in view.
legend-row =
    { $count ->
        [one] { $title }: { $count } feature
       *[other] { $title }: { $count } features
    }
position-lambert = Lambert-93 { $x }; { $y } m
position-copy = Copy the coordinates { $position }
scale-label = Scale: the bar stands for { $length }; north is up
diagnostic-map-layer-unknown = There is no layer “{ $layer }”. Layers: { $known }.
export-left-out =
    { $count ->
        [one] and { $count } line, for want of room
       *[other] and { $count } lines, for want of room
    }
export-sources = { $credits } ({ $licence })
export-and = {"; "}
export-made = Archipel { $version }, data { $vintage }. Web Mercator projection.
export-form-unknown = Which form? Add --format svg, png or pdf, or end the file's name in .svg, .png or .pdf.
export-written = Picture written: { $path }
overview-title = Overview
overview-label = Overview map: a click moves the map, so do the arrows
overview-move = Move the overview to another corner
overview-close = Close the overview
