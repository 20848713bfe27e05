### Les titres des tableaux de la ligne de commande.

table-layer = couche
table-features = éléments
table-geometries = géométries
table-length-km = km
table-area-ha = ha
table-sources = sources
table-load-ms = ms
table-declared-what = total annoncé
table-declared = annoncé
table-loaded = chargé
table-difference = écart
table-unit = unité
table-reason = raison
