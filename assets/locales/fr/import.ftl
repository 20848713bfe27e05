# Données apportées.
import-one-file = L’identifiant et le titre ne conviennent qu’à un seul fichier à la fois.
import-no-line = Aucune ligne n’est choisie, ou aucune ne circule.
import-nothing = Le fichier ne contient aucun élément.

## La page
command-import = Importer des données
import-title = Importer des données
import-about = Déposez un fichier ou un dossier sur la carte, choisissez-le ou collez son chemin. Il est seulement lu ; ce qui est ajouté est une copie, gardée dans votre dossier.
import-drop = Déposez le fichier pour le voir sur la carte
import-path = Chemin du fichier
import-path-hint = Chemin d’un fichier ou d’un dossier
import-open = Ouvrir
import-browse = Parcourir…
import-files = Données géographiques
import-formats = GeoJSON, TopoJSON, Shapefile, GeoPackage, FlatGeobuf, KML, KMZ, GPX, CSV, GTFS, OpenStreetMap. En degrés, Lambert-93, CC50 ou Mercator.
import-nowhere = Aucun dossier n’est à vous dans cette session : rien ne peut être gardé.
import-reading = Lecture de { $name }…
import-keeping = Enregistrement de { $name }…
import-refused = { $file } ne peut pas être importé.
import-failed = Le changement n’a pas pu être fait : { $reason }
import-other = Choisir un autre fichier
import-findings = { $count ->
    [one] Une remarque
   *[other] { $count } remarques
}
import-add = Ajouter à la carte
import-cancel = Annuler
import-queue = { $count ->
    [one] encore un fichier après celui-ci
   *[other] encore { $count } fichiers après celui-ci
}
import-added = { $count ->
    [one] « { $layer } » est ajoutée : un élément.
   *[other] « { $layer } » est ajoutée : { $count } éléments.
}
import-removed = « { $layer } » est retirée.
import-own = Vos couches
import-remove = Retirer « { $layer } »

import-crs = coordonnées : { $crs }
import-system-degrees = degrés (WGS 84)
import-counted = { $loaded ->
    [one] Un élément lu sur { $count }
   *[other] { $loaded } éléments lus sur { $count }
}
import-points = { $count ->
    [one] un point
   *[other] { $count } points
}
import-lines = { $count ->
    [one] une ligne
   *[other] { $count } lignes
}
import-areas = { $count ->
    [one] une surface
   *[other] { $count } surfaces
}
import-placeless = { $count } sans géométrie
import-joined = { $rows ->
    [one] Une ligne a pris le contour de sa commune, d’après la colonne « { $column } ».
   *[other] { $rows } lignes ont pris le contour de leur commune, d’après la colonne « { $column } ».
}
import-unknown = { $count ->
    [one] Commune inconnue : { $names }.
   *[other] { $count } communes inconnues : { $names }.
}
import-show-extent = Voir l’étendue sur la carte
import-no-extent = Rien n’a de place sur la carte.
import-fields = { $count ->
    [one] Un champ, premières lignes
   *[other] { $count } champs, premières lignes
}
import-more-fields = { $count ->
    [one] et un champ de plus
   *[other] et { $count } champs de plus
}
import-column-name = nom

import-describe = Ce qu’est cette couche
import-name = Nom
import-place = Place
import-place-own = une couche à part
import-place-of = à la place de : { $layer }
import-category = Catégorie
import-category-other = Autre élément
import-status = Tracé
import-color = Couleur
import-producer = Producteur
import-licence = Licence
import-date = Date
import-url = Adresse
import-unsaid = Sans producteur, licence et date, les fiches diront que la source n’est pas connue.
import-as-parks = { $count ->
    [one] Un contour porte le nom d’un parc de la Chaîne ({ $others } autres) : en faire son périmètre officiel
   *[other] Des contours portent le nom de { $count } parcs de la Chaîne ({ $others } autres) : en faire leurs périmètres officiels
}
import-as-network = { $count ->
    [one] En faire le réseau de bus : une ligne sur { $all } prend la place des tracés schématiques
   *[other] En faire le réseau de bus : { $count } lignes sur { $all } prennent la place des tracés schématiques
}
import-line = { $count ->
    [one] { $code } — { $name } (une course)
   *[other] { $code } — { $name } ({ $count } courses)
}
import-as-cycle = { $count ->
    [one] En faire le réseau cyclable : un aménagement, { $km } km
   *[other] En faire le réseau cyclable : { $count } aménagements, { $km } km
}
import-color-other = Mauve
import-color-park = Vert
import-color-terril = Noir
import-color-cite = Brique
import-color-site = Or
import-color-cycle = Violet
import-color-bhns = Magenta
import-color-shaft = Bleu nuit
import-color-lake = Bleu
import-color-component = Brun

import-format-geojson = GeoJSON
import-format-geojsonseq = GeoJSON, une ligne par élément
import-format-topojson = TopoJSON
import-format-shapefile = Shapefile
import-format-geopackage = GeoPackage
import-format-flatgeobuf = FlatGeobuf
import-format-kml = KML
import-format-kmz = KMZ
import-format-gpx = GPX
import-format-csv = Tableau CSV
import-format-gtfs = Horaires GTFS
import-format-osm = OpenStreetMap
import-format-osmpbf = OpenStreetMap (PBF)
import-format-unknown = Format inconnu

import-profile = Objets voulus
import-profile-all = Tout ({ $count })
import-profile-cycle = Réseau cyclable ({ $count })
import-profile-parks = Parcs ({ $count })
import-profile-terrils = Terrils ({ $count })
import-no-profile = Le fichier n’a aucun objet de ce profil.
