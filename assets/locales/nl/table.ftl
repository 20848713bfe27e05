### Headings of the tables of the command line.

table-layer = laag
table-features = elementen
table-geometries = geometrieën
table-length-km = km
table-area-ha = ha
table-sources = bronnen
table-load-ms = ms
table-declared-what = opgegeven totaal
table-declared = opgegeven
table-loaded = geladen
table-difference = verschil
table-unit = eenheid
table-reason = reden
