### Ce que le chargeur a trouvé dans un fichier d’un autre format que GeoJSON.

## Le fichier, quel que soit son format
diagnostic-conic-zone = Les coordonnées sont en projection conique conforme 9 zones ({ $crs }) ; elles ont été converties en degrés ({ $count }).
diagnostic-reader-broke = La lecture s’est arrêtée sur une faute interne ; le fichier n’est pas lu. Signalez-le, fichier à l’appui.
diagnostic-too-many-vertices = La géométrie demanderait trop de sommets ; le fichier n’est pas lu.
diagnostic-text-encoding = Un texte n’est pas du { $name } ; les lettres inconnues sont remplacées par « � ».
diagnostic-encoding-guessed = Le fichier ne dit pas son codage ; il est lu comme du { $name }.
diagnostic-encoding-unknown = Le codage « { $name } » n’est pas connu ; il est deviné.
diagnostic-blob-dropped = Le contenu binaire de « { $name } » n’est pas gardé.
diagnostic-cycle-schema = Les champs sont ceux du schéma national des aménagements cyclables ({ $count }).

## Les archives zip
diagnostic-archive-broken = L’archive zip est abîmée ; elle n’est pas lue.
diagnostic-archive-entry-broken = Dans l’archive, « { $name } » est abîmé.
diagnostic-archive-method = Dans l’archive, « { $name } » est chiffré ou compressé d’une façon inconnue.
diagnostic-archive-bomb = Dans l’archive, « { $name } » se déploierait au-delà de toute mesure ; rien n’est lu.
diagnostic-archive-entries = L’archive contient plus de { $limit } fichiers ; elle n’est pas lue.
diagnostic-archive-path = Le nom « { $name } » sortirait du dossier de l’archive ; elle n’est pas lue.
diagnostic-archive-link = Dans l’archive, « { $name } » est un lien ; elle n’est pas lue.
diagnostic-archive-empty = L’archive est vide.
diagnostic-archive-nested = L’archive contient une archive ; extrayez-la d’abord.
diagnostic-archive-nothing = L’archive ne contient aucun fichier connu ({ $name }).
diagnostic-archive-others = Seul « { $name } » est lu ; autres fichiers dans l’archive : { $count }.
diagnostic-archive-twice = L’archive contient deux fichiers du même nom ; elle n’est pas lue.

## Shapefile
diagnostic-shp-missing = Le fichier .shp qui porte les formes est introuvable.
diagnostic-shp-header = L’en-tête du fichier .shp n’est pas valable.
diagnostic-shp-type = Le type de forme { $found } n’existe pas.
diagnostic-shp-truncated = Le fichier .shp est plus court qu’il ne le dit : il est tronqué.
diagnostic-shp-length = Le fichier .shp est plus long qu’il ne le dit ; il est lu jusqu’au bout.
diagnostic-shp-numbers = Les enregistrements du fichier .shp ne sont pas numérotés dans l’ordre.
diagnostic-shx-differs = Le fichier .shx ne dit pas où sont les enregistrements du .shp ; il est ignoré.
diagnostic-shp-record-length = L’enregistrement dit une longueur qui dépasse le fichier.
diagnostic-shp-record-short = L’enregistrement est plus court que ce qu’il annonce.
diagnostic-shp-record-type = La forme est du type { $found }, pas de celui du fichier.
diagnostic-shp-record-missing = La table a une ligne dont la forme manque.
diagnostic-shp-parts = Les parties de la forme ne se suivent pas.
diagnostic-shp-multipatch = Les surfaces en trois dimensions (MultiPatch) ne sont pas lues.
diagnostic-shp-hole-alone = Un trou n’est dans aucun contour ; il est lu comme un contour.
diagnostic-prj-missing = Sans fichier .prj, le système de référence est deviné d’après les nombres.
diagnostic-prj-unreadable = Le fichier .prj n’est pas compris ; le système de référence est deviné d’après les nombres.
diagnostic-dbf-missing = Sans fichier .dbf, les éléments n’ont aucune propriété.
diagnostic-dbf-header = L’en-tête du fichier .dbf n’est pas valable ; les éléments n’ont aucune propriété.
diagnostic-dbf-count = La table a { $rows } lignes pour { $shapes } formes.
diagnostic-dbf-row-missing = La ligne de la table manque pour cette forme.
diagnostic-dbf-deleted = Lignes marquées comme effacées, non lues : { $count }.
diagnostic-dbf-number = « { $found } » n’est pas un nombre.

## GeoPackage
diagnostic-sqlite-not-gpkg = C’est une base SQLite, mais pas un GeoPackage.
diagnostic-gpkg-broken = La base ne peut pas être lue : { $reason }.
diagnostic-gpkg-truncated = Le fichier est plus court qu’il ne le dit : il est tronqué.
diagnostic-gpkg-endless = Une vue de la base calcule sans fin ; le fichier n’est pas lu.
diagnostic-gpkg-tables = La base annonce trop de tables ; elle n’est pas lue.
diagnostic-gpkg-journal = Un programme n’a pas encore écrit ses derniers changements dans la base ; ils ne sont pas lus. Fermez-le d’abord.
diagnostic-gpkg-table-missing = La table « { $name } » est annoncée mais n’existe pas.
diagnostic-gpkg-table-skipped = La table « { $name } » ({ $found }) n’est pas lue.
diagnostic-gpkg-no-geometry = La table « { $name } » n’a pas de colonne de géométrie.
diagnostic-gpkg-nothing = La base ne contient aucune table d’éléments qui puisse être lue.
diagnostic-gpkg-srs-differs = Des géométries de « { $name } » disent un autre système de référence que leur table ; celui de la table l’emporte.
diagnostic-gpkg-geometry-header = La géométrie n’a pas l’en-tête d’un GeoPackage.
diagnostic-gpkg-geometry-extended = La géométrie est d’un type propre à un programme ; elle n’est pas lue.
diagnostic-wkb-short = La géométrie binaire est plus courte que ce qu’elle annonce.
diagnostic-wkb-surplus = La géométrie binaire est plus longue que ce qu’elle annonce ; le reste n’est pas lu.
diagnostic-wkb-order = La géométrie binaire ne dit pas l’ordre de ses octets.
diagnostic-wkb-type = Le type de géométrie { $found } n’est pas lu.
diagnostic-wkb-depth = La géométrie est imbriquée trop profondément.
diagnostic-wkb-part = Une partie de la géométrie n’est pas du type de l’ensemble.

## FlatGeobuf
diagnostic-fgb-header = L’en-tête du FlatGeobuf n’est pas valable.
diagnostic-fgb-truncated = Le fichier s’arrête au milieu d’un élément : il est tronqué.
diagnostic-fgb-missing = L’élément est annoncé mais manque : le fichier est tronqué.
diagnostic-fgb-count = Le fichier contient { $rows } éléments au lieu de { $wanted }.
diagnostic-fgb-feature = L’élément n’est pas lisible : un de ses renvois mène hors de lui.
diagnostic-fgb-properties = Les propriétés de l’élément ne vont pas avec ses colonnes.
diagnostic-fgb-geometry = La géométrie de l’élément n’est pas lisible.
diagnostic-fgb-geometry-type = Ce type de géométrie n’est pas lu.
diagnostic-fgb-depth = La géométrie est imbriquée trop profondément.

## XML, KML, GPX
diagnostic-xml-root = Un document XML dont la racine est « { $found } » n’est pas connu.
diagnostic-xml-syntax = Le texte n’est pas du XML bien formé.
diagnostic-xml-truncated = Le texte s’arrête avant la fin : le fichier est tronqué.
diagnostic-xml-doctype = Une déclaration de type de document n’a pas sa place ici ; le fichier n’est pas lu.
diagnostic-xml-entity = Cette entité n’est pas connue ; le fichier n’est pas lu.
diagnostic-xml-depth = Le texte est imbriqué trop profondément pour être honnête ; il n’est pas lu.
diagnostic-xml-elements = L’élément contient trop de balises ; le fichier n’est pas lu.
diagnostic-xml-encoding = L’octet { $byte } ne va pas avec le codage du fichier.
diagnostic-kml-coordinates = « { $found } » n’est pas une position : il faut « longitude,latitude ».
diagnostic-kml-point = Un point a plusieurs positions.
diagnostic-kml-polygon = Un polygone n’a pas de contour.
diagnostic-kml-model = Les modèles en trois dimensions ne sont pas lus.
diagnostic-kml-outer = Un polygone a plusieurs contours ; il en faut un seul.
diagnostic-kml-network-link = Le fichier renvoie à un autre sur le réseau ; rien n’est téléchargé.
diagnostic-kml-overlay = Les images et visites (« { $found } ») ne sont pas lues.
diagnostic-gpx-position = L’attribut « { $name } » n’est pas un nombre ({ $found }).
diagnostic-gpx-single = Des segments d’un seul point sont laissés de côté ({ $count }).
diagnostic-gpx-extension = Les extensions et mesures des points du tracé ne sont pas gardées ({ $count }).
diagnostic-gpx-time = Les heures des points du tracé ne sont pas gardées ({ $count }).

## Tableaux
diagnostic-csv-binary = Le fichier n’est pas du texte.
diagnostic-csv-broken = Le tableau ne peut pas être lu jusqu’au bout.
diagnostic-csv-header = La première ligne devrait donner les noms des colonnes.
diagnostic-csv-columns = Le tableau a trop de colonnes ; il n’est pas lu.
diagnostic-csv-no-place = Aucune colonne ne dit où sont les éléments : ni longitude et latitude, ni X et Y, ni WKT, ni commune.
diagnostic-csv-join = La colonne « { $name } » permet de rattacher les lignes aux communes.
diagnostic-csv-no-position = La ligne ne donne aucune position.
diagnostic-csv-number = « { $found } » n’est pas une coordonnée.
diagnostic-csv-wkt = « { $found } » n’est pas une géométrie en texte (WKT).
diagnostic-csv-fields = La ligne a { $found } valeurs pour { $wanted } colonnes.
diagnostic-csv-quote = Des guillemets ne sont pas fermés ; vérifiez les dernières lignes.

## TopoJSON
diagnostic-topology-arcs = La topologie n’a pas de membre « arcs ».
diagnostic-topology-objects = La topologie n’a pas de membre « objects ».
diagnostic-topology-transform = Le membre « transform » doit donner « scale » et « translate », de deux nombres chacun.
diagnostic-topology-geometry-arcs = La géométrie n’a pas de membre « arcs ».
diagnostic-topology-arc-unknown = La géométrie nomme un arc qui n’existe pas.
diagnostic-topology-gap = Des arcs de la géométrie ne se touchent pas ; ils sont reliés par un segment.
diagnostic-topology-properties = Le membre « properties » n’est pas un objet ; il est ignoré.

## OpenStreetMap
diagnostic-osm-broken = Le bloc de données OpenStreetMap n’est pas lisible.
diagnostic-osm-header = Le fichier ne commence pas par un en-tête OpenStreetMap.
diagnostic-osm-feature = Le fichier demande « { $name } », que nous ne savons pas lire.
diagnostic-osm-compression = Un bloc est compressé d’une façon que nous ne lisons pas ({ $name }).
diagnostic-osm-truncated = Le fichier s’arrête au milieu d’un bloc : il est tronqué.
diagnostic-osm-node-position = Un nœud n’a pas de position lisible.
diagnostic-osm-id = Un objet n’a pas d’identifiant lisible.
diagnostic-osm-remark = Le serveur n’a pas achevé la réponse : « { $found } ». Il peut manquer des objets.
diagnostic-osm-keyless = Des attributs n’ont pas de clé ; ils sont laissés de côté ({ $count }).
diagnostic-osm-deleted = Objets que le fichier dit supprimés, non lus : { $count }.
diagnostic-osm-node-missing = Des nœuds de ce chemin ne sont pas dans le fichier ({ $count }).
diagnostic-osm-way-missing = Des chemins de cette relation ne sont pas dans le fichier ({ $count }).
diagnostic-osm-ring-open = Un contour de cette relation n’est pas fermé ; il est laissé de côté.
diagnostic-osm-relation-loop = Cette relation se contient elle-même ({ $count }) ; ses chemins sont pris une seule fois.
diagnostic-osm-relation-missing = Des relations de cette relation ne sont pas dans le fichier ({ $count }).
diagnostic-osm-member-relation = Des relations sont membres de cette surface ; elles n’en sont pas le contour et sont laissées de côté ({ $count }).
diagnostic-osm-node-twice = Des nœuds figurent deux fois avec des positions différentes ({ $count }) ; la dernière est prise.
diagnostic-osm-ref-broken = Des références de cet objet ne sont pas des numéros ou n’ont pas de type ; elles sont laissées de côté ({ $count }).
diagnostic-osm-relation-skipped = Relations sans géométrie propre, non lues : { $count }.
diagnostic-osm-profile = Réseau cyclable : { $cycle }, parcs : { $park }, terrils : { $terril } ; autres objets : { $other }.

## GTFS
diagnostic-gtfs-file-missing = Le fichier { $name } manque dans l’archive GTFS.
diagnostic-gtfs-column-missing = Dans { $name }, la colonne « { $found } » manque.
diagnostic-gtfs-position = L’arrêt ou le point de tracé n’a pas de position lisible ({ $found }).
diagnostic-gtfs-stop-nameless = L’arrêt n’a pas d’identifiant : aucun horaire ne peut y renvoyer.
diagnostic-gtfs-shape-lines = Des points de tracé n’ont pas de position lisible ; ils sont laissés de côté ({ $count }).
diagnostic-gtfs-read = Réseau GTFS : { $stops } arrêts, { $shapes } tracés, { $routes } lignes.

## Couches apportées
diagnostic-user-layer-newer = La couche est de la version { $found } ; ce programme ne connaît que la version { $known }. Mettez le programme à jour.
diagnostic-user-layer-broken = La description de la couche ne peut pas être comprise : { $reason }.
diagnostic-gtfs-missing = Il manque la table « { $name } » aux horaires.
diagnostic-gtfs-table = La table « { $name } » ne peut pas être comprise.
diagnostic-gtfs-encoding = La table « { $name } » n’est pas en UTF-8.
diagnostic-user-layer-moved = Le dossier ne porte pas le nom de la couche qu’il décrit.
