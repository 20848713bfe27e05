# Commands about the open sheet, and lines of the palette that are about a thing.
command-next-pane = Go to the next panel
command-pin = Pin or release the sheet
command-save-pdf = Save the sheet as PDF
command-save-png = Save the sheet as PNG picture
command-save-svg = Save the sheet as SVG drawing
command-save-geojson = Save the feature as GeoJSON
sheet-none-open = Open a sheet first.
sheet-nowhere = Nothing can be written: there is no personal folder.
palette-filter = Filter – { $facet }: { $value } ({ $count })
palette-unfilter = No longer filter – { $facet }: { $value }
palette-near = Filter – within { $distance } of “{ $name }”
palette-sort = Sort the list by { $by }
palette-saved = Apply the filter “{ $name }”
