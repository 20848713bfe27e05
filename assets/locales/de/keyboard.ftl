# Commands about the open sheet, and lines of the palette that are about a thing.
command-next-pane = Zum nächsten Bereich
command-pin = Datenblatt anheften oder lösen
command-save-pdf = Datenblatt als PDF speichern
command-save-png = Datenblatt als PNG-Bild speichern
command-save-svg = Datenblatt als SVG-Zeichnung speichern
command-save-geojson = Objekt als GeoJSON speichern
sheet-none-open = Öffnen Sie zuerst ein Datenblatt.
sheet-nowhere = Nichts kann geschrieben werden: Es gibt keinen persönlichen Ordner.
palette-filter = Filtern – { $facet }: { $value } ({ $count })
palette-unfilter = Nicht mehr filtern – { $facet }: { $value }
palette-near = Filtern – weniger als { $distance } von „{ $name }“ entfernt
palette-sort = Liste sortieren nach { $by }
palette-saved = Filter „{ $name }“ anwenden
