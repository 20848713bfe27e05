### The sheet: figures, diagrams, what is around, links.

## Figures
sheet-first-year = Since
sheet-shaft-sunk = Sunk
sheet-shaft-closed = Closed
sheet-shaft-life = Lifetime
sheet-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
sheet-members = Listed features
sheet-commune-heritage = World Heritage features
sheet-commune-cycle = Cycle routes drawn
sheet-commune-parks = Park per 1,000 inhabitants

## How a figure is computed
sheet-how-measured = Measured by Archipel on the WGS 84 ellipsoid, from the geometry.
sheet-how-drawn = Area of the land that documents name, and no more; it is not that of the park.
sheet-how-life = Difference of the two years of the source.
sheet-how-counted = Counted by Archipel in the loaded layers.
sheet-how-network =
    { $count ->
        [one] Length inside the commune of the routes that are drawn. One route without open geometry is left out.
       *[other] Length inside the commune of the routes that are drawn. { $count } routes without open geometry are left out.
    }
sheet-how-parks = { $area } of drawn park land inside the commune, that is { $each } m² for each inhabitant. Left out: indicative outlines, parks without documented land ({ $count }), municipal gardens and squares.

## The bus line
sheet-line-located =
    { $count ->
        [one] { $count } stop of { $total } is placed on the map.
       *[other] { $count } stops of { $total } are placed on the map.
    }
sheet-line-unordered = Communes follow the line; inside a commune the public list is alphabetical and the order of stops is not known.
sheet-line-elsewhere = Commune not given

## Around
sheet-near-station = Nearest station
sheet-near-bus = Nearest bus rapid transit stop
sheet-near-bus-note = Not conclusive: { $located } stops of { $known } are placed, and { $unlisted } lines have no list of stops. A GTFS file of the TADAO network, loaded with the territory, would make it exact.
sheet-near-cycle = Cycle network, as drawn
sheet-near-cycle-note =
    { $count ->
        [one] One route without open geometry is left out.
       *[other] { $count } routes without open geometry are left out.
    }
sheet-near-park = Nearest park land
sheet-near-park-note =
    { $count ->
        [one] To documented land, not to the perimeter, which is not published. One park without documented land is left out.
       *[other] To documented land, not to the perimeter, which is not published. { $count } parks without documented land are left out.
    }
sheet-inconclusive = not conclusive
sheet-here = here
wind-north = to the north
wind-north-east = to the north-east
wind-east = to the east
wind-south-east = to the south-east
wind-south = to the south
wind-south-west = to the south-west
wind-west = to the west
wind-north-west = to the north-west
sheet-around = Around
sheet-nearest-only = The { $shown } nearest of { $total }.

## The shaft
sheet-shaft-scale = To scale
sheet-shaft-deepest = the deepest: { $depth }
sheet-shaft-elevation = ground { $height } above the sea

## What can be done
command-back = Previously opened sheet
command-forward = Next sheet of the history
command-previous = Previous feature of the list
command-next = Next feature of the list
command-clear-pins = Release every pinned sheet
command-sources = Source of every value
sheet-pin = Pin this sheet to compare it
sheet-unpin = Release the pinned sheet
key-alt = Alt
sheet-copy-link = Copy a link to this view
sheet-copy-command = Copy the command line
sheet-copy-geojson = Copy the feature as GeoJSON
sheet-copy-picture = Copy the sheet as a picture
sheet-keep = Keep or print this sheet
sheet-saved = Saved: { $path }
sheet-save-failed = Nothing is saved in { $path }: { $reason }. Check the folder’s space and rights.
sheet-not-drawn = The sheet could not be drawn: { $reason }
sheet-code = Coordinates for a telephone

## The guide
command-guide = User guide
guide-title = User guide
guide-search = Search the guide
guide-nothing = No page holds these words. Remove one.
guide-drawing = The picture is being drawn…

## Photographs
media-uncredited = { $file } is not shown: a .toml file of the same name must give author and licence.
media-too-many-bytes = { $file } is not shown: the file has more than 24 MB.
media-too-many-pixels = { $file } is not shown: the picture has more than 48 million pixels.
media-broken = { $file } is not shown: the picture cannot be read.

## Links
sheet-seen-from = Seen from
sheet-linked-from = Named by
sheet-same-company = Same company: { $company }
sheet-same-commune = In the same commune: { $commune }

## The command line
sheet-wants-out = A PDF or a PNG is written to a file: add --out FILE.
link-error-foreign = This is not the address of a view of Archipel; it would begin with archipel://view.
link-error-too-long = This address is too long; it is not opened.
link-error-unknown = This address asks for something unknown, or twice the same ({ $part }); it is not opened.
link-error-value = A value of this address cannot be read ({ $part }); it is not opened.
sheet-page-left-out =
    { $count ->
        [one] { $count } thing had no room on this page; it is in the sheet of Archipel.
       *[other] { $count } things had no room on this page; they are in the sheet of Archipel.
    }
sheet-unknown = Nothing has the id { $id }. The commands identify and features tell ids.
sheet-line-no-stops = The list of its stops is not published: neither how many there are nor their order is known here.
