### Légende, cadres de la carte, export d’images.

command-legend = Légende
command-overview = Carte de situation
legend-title = Légende
legend-coming = Calcul en cours…
legend-empty = Rien de ce que montrent vos couches ne se trouve dans cette vue. Reculez, ou affichez une couche.
legend-doubts = À lire avec prudence
legend-how = Nombre d’éléments qui touchent la vue ; longueurs et surfaces de la partie visible.
legend-row =
    { $count ->
        [one] { $title } : { $count } élément
       *[other] { $title } : { $count } éléments
    }
position-lambert = Lambert-93 { $x } ; { $y } m
position-copy = Copier les coordonnées { $position }
scale-label = Échelle : la barre vaut { $length } ; le nord est en haut
diagnostic-map-layer-unknown = Il n’y a pas de couche « { $layer } ». Couches : { $known }.
export-left-out =
    { $count ->
        [one] et { $count } ligne, faute de place
       *[other] et { $count } lignes, faute de place
    }
export-sources = { $credits } ({ $licence })
export-and = {" ; "}
export-made = Archipel { $version }, données { $vintage }. Projection Web Mercator.
export-form-unknown = Quelle forme ? Ajoutez --format svg, png ou pdf, ou terminez le nom du fichier par .svg, .png ou .pdf.
export-written = Image écrite : { $path }
overview-title = Situation
overview-label = Carte de situation : un clic déplace la carte, les flèches aussi
overview-move = Déplacer la carte de situation dans un autre coin
overview-close = Fermer la carte de situation
