# Commandes sur la fiche ouverte, et lignes de la palette qui portent sur une chose.
command-next-pane = Passer au panneau suivant
command-pin = Épingler ou libérer la fiche
command-save-pdf = Enregistrer la fiche en PDF
command-save-png = Enregistrer la fiche en image PNG
command-save-svg = Enregistrer la fiche en dessin SVG
command-save-geojson = Enregistrer l’élément en GeoJSON
sheet-none-open = Ouvrez d’abord une fiche.
sheet-nowhere = Rien ne peut être écrit : aucun dossier personnel n’est disponible.
palette-filter = Filtrer – { $facet } : { $value } ({ $count })
palette-unfilter = Ne plus filtrer – { $facet } : { $value }
palette-near = Filtrer – à moins de { $distance } de « { $name } »
palette-sort = Trier la liste par { $by }
palette-saved = Appliquer le filtre « { $name } »
