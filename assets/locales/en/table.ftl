### Headings of the tables of the command line.

table-layer = layer
table-features = features
table-geometries = geometries
table-length-km = km
table-area-ha = ha
table-sources = sources
table-load-ms = ms
table-declared-what = declared total
table-declared = declared
table-loaded = loaded
table-difference = difference
table-unit = unit
table-reason = reason
