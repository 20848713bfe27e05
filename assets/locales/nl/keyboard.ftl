# Commands about the open sheet, and lines of the palette that are about a thing.
command-next-pane = Naar het volgende paneel
command-pin = De fiche vastzetten of losmaken
command-save-pdf = De fiche opslaan als PDF
command-save-png = De fiche opslaan als PNG-afbeelding
command-save-svg = De fiche opslaan als SVG-tekening
command-save-geojson = Het element opslaan als GeoJSON
sheet-none-open = Open eerst een fiche.
sheet-nowhere = Er kan niets worden geschreven: er is geen persoonlijke map.
palette-filter = Filteren – { $facet }: { $value } ({ $count })
palette-unfilter = Niet meer filteren – { $facet }: { $value }
palette-near = Filteren – op minder dan { $distance } van ‘{ $name }’
palette-sort = De lijst sorteren op { $by }
palette-saved = De filter ‘{ $name }’ toepassen
