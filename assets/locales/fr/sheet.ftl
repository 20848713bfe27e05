### La fiche : chiffres, schémas, ce qui est autour, liens.

## Chiffres
sheet-first-year = Depuis
sheet-shaft-sunk = Creusement
sheet-shaft-closed = Fermeture
sheet-shaft-life = Durée de vie
sheet-years =
    { $count ->
        [one] { $count } an
       *[other] { $count } ans
    }
sheet-members = Éléments inscrits
sheet-commune-heritage = Éléments du patrimoine mondial
sheet-commune-cycle = Itinéraires cyclables dessinés
sheet-commune-parks = Parc pour 1 000 habitants

## Comment un chiffre est calculé
sheet-how-measured = Mesuré par Archipel sur l’ellipsoïde WGS 84, d’après le tracé.
sheet-how-drawn = Surface des seuls terrains que les documents nomment ; ce n’est pas celle du parc.
sheet-how-life = Différence des deux années de la source.
sheet-how-counted = Compté par Archipel dans les couches chargées.
sheet-how-network =
    { $count ->
        [one] Longueur, dans la commune, des itinéraires dessinés. Un itinéraire sans tracé publié n’est pas compté.
       *[other] Longueur, dans la commune, des itinéraires dessinés. { $count } itinéraires sans tracé publié ne sont pas comptés.
    }
sheet-how-parks = { $area } de terrains de parc dessinés dans la commune, soit { $each } m² par habitant. Laissés de côté : les contours indicatifs, les parcs sans terrain documenté ({ $count }), les jardins et squares communaux.

## La ligne de bus
sheet-line-located =
    { $count ->
        [one] { $count } arrêt sur { $total } est placé sur la carte.
       *[other] { $count } arrêts sur { $total } sont placés sur la carte.
    }
sheet-line-unordered = Les communes suivent la ligne ; dans une commune, la liste publique est alphabétique et l’ordre des arrêts n’est pas connu.
sheet-line-elsewhere = Commune non précisée

## Autour
sheet-near-station = Gare la plus proche
sheet-near-bus = Arrêt BHNS le plus proche
sheet-near-bus-note = Réponse non concluante : { $located } arrêts sur { $known } sont placés, et { $unlisted } lignes n’ont pas de liste d’arrêts. Un fichier GTFS du réseau TADAO, chargé avec le territoire, la rendrait exacte.
sheet-near-cycle = Réseau cyclable dessiné
sheet-near-cycle-note =
    { $count ->
        [one] Un itinéraire sans tracé publié n’est pas compté.
       *[other] { $count } itinéraires sans tracé publié ne sont pas comptés.
    }
sheet-near-park = Terrain de parc le plus proche
sheet-near-park-note =
    { $count ->
        [one] Jusqu’aux terrains documentés, pas au périmètre, qui n’est pas publié. Un parc sans terrain documenté n’est pas compté.
       *[other] Jusqu’aux terrains documentés, pas au périmètre, qui n’est pas publié. { $count } parcs sans terrain documenté ne sont pas comptés.
    }
sheet-inconclusive = non concluant
sheet-here = sur place
wind-north = au nord
wind-north-east = au nord-est
wind-east = à l’est
wind-south-east = au sud-est
wind-south = au sud
wind-south-west = au sud-ouest
wind-west = à l’ouest
wind-north-west = au nord-ouest
sheet-around = Autour
sheet-nearest-only = Les { $shown } plus proches sur { $total }.

## Le puits
sheet-shaft-scale = À l’échelle
sheet-shaft-deepest = le plus profond : { $depth }
sheet-shaft-elevation = sol à { $height } d’altitude

## Ce que l'on peut faire
command-back = Fiche précédemment ouverte
command-forward = Fiche suivante de l’historique
command-previous = Élément précédent de la liste
command-next = Élément suivant de la liste
command-clear-pins = Retirer toutes les fiches épinglées
command-sources = Source de chaque valeur
sheet-pin = Épingler cette fiche pour la comparer
sheet-unpin = Retirer la fiche épinglée
key-alt = Alt
sheet-copy-link = Copier le lien vers cette vue
sheet-copy-command = Copier la ligne de commande
sheet-copy-geojson = Copier l’élément en GeoJSON
sheet-copy-picture = Copier la fiche en image
sheet-keep = Garder ou imprimer cette fiche
sheet-saved = Enregistré : { $path }
sheet-save-failed = Rien n’est enregistré dans { $path } : { $reason }. Vérifiez la place et les droits du dossier.
sheet-not-drawn = La fiche n’a pas pu être dessinée : { $reason }
sheet-code = Coordonnées pour un téléphone

## Le guide
command-guide = Guide de l’utilisateur
guide-title = Guide de l’utilisateur
guide-search = Chercher dans le guide
guide-nothing = Aucune page ne contient ces mots. Effacez-en un.
guide-drawing = L’image se dessine…

## Les photographies
media-uncredited = { $file } n’est pas montrée : un fichier .toml du même nom doit donner author et licence.
media-too-many-bytes = { $file } n’est pas montrée : le fichier dépasse 24 Mo.
media-too-many-pixels = { $file } n’est pas montrée : l’image dépasse 48 millions de pixels.
media-broken = { $file } n’est pas montrée : l’image ne peut pas être lue.

## Liens
sheet-seen-from = Vu depuis
sheet-linked-from = Cité par
sheet-same-company = Même compagnie : { $company }
sheet-same-commune = Dans la même commune : { $commune }

## La ligne de commande
sheet-wants-out = Un PDF ou un PNG s’écrit dans un fichier : ajoutez --out FICHIER.
link-error-foreign = Cette adresse n’est pas celle d’une vue d’Archipel ; elle commencerait par archipel://view.
link-error-too-long = Cette adresse est trop longue ; elle n’est pas ouverte.
link-error-unknown = Cette adresse demande une chose inconnue ou deux fois la même ({ $part }) ; elle n’est pas ouverte.
link-error-value = Une valeur de cette adresse ne peut pas être lue ({ $part }) ; elle n’est pas ouverte.
sheet-page-left-out =
    { $count ->
        [one] { $count } élément n’a pas trouvé place sur cette page ; il est dans la fiche d’Archipel.
       *[other] { $count } éléments n’ont pas trouvé place sur cette page ; ils sont dans la fiche d’Archipel.
    }
sheet-unknown = Rien ne porte l’identifiant { $id }. La commande identify ou features donne les identifiants.
sheet-line-no-stops = La liste de ses arrêts n’est pas publiée : ni leur nombre ni leur ordre ne sont connus ici.
