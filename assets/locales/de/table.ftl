### Headings of the tables of the command line.

table-layer = Ebene
table-features = Objekte
table-geometries = Geometrien
table-length-km = km
table-area-ha = ha
table-sources = Quellen
table-load-ms = ms
table-declared-what = angegebene Summe
table-declared = angegeben
table-loaded = geladen
table-difference = Abweichung
table-unit = Einheit
table-reason = Grund
