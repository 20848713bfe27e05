### Ce que le chargeur a trouvé dans un fichier. $count (nombre) dit combien de fois dans l’élément.

severity-info = information
severity-warning = avertissement
severity-error = erreur

## Bilan d’un fichier : $count (nombre) éléments, $loaded (texte) lus, $crs (texte) système de référence
diagnostic-check-ok =
    { $count ->
        [one] correct, { $count } élément ({ $crs })
       *[other] correct, { $count } éléments ({ $crs })
    }
diagnostic-check-warn =
    { $count ->
        [one] chargé avec réserve, { $loaded } élément lu sur { $count } ({ $crs })
       *[other] chargé avec réserve, { $loaded } éléments lus sur { $count } ({ $crs })
    }
diagnostic-check-error = refusé

## Le fichier
diagnostic-file-missing = Le fichier est introuvable.
diagnostic-file-unreadable = Le fichier ne peut pas être lu : { $reason }.
diagnostic-file-too-large = Le fichier dépasse { $limit } Mio et n’est pas lu.
diagnostic-file-empty = Le fichier est vide.
diagnostic-file-kind = Le fichier n’est pas du texte : il s’agit d’un contenu { $kind }.
diagnostic-file-encoding = L’octet { $byte } n’est pas de l’UTF-8, seul codage permis pour du JSON ; réenregistrez le fichier en UTF-8.
diagnostic-folder-empty = Le dossier ne contient ni catalogue ni fichier .geojson.
diagnostic-byte-order-mark = Le fichier commence par une marque d’ordre des octets, inutile en JSON ; elle est ignorée.
diagnostic-utf-16 = Le fichier est en UTF-16 au lieu d’UTF-8 ; il a été converti à la lecture.

## Le texte JSON
diagnostic-json-truncated = Le texte s’arrête avant la fin : le fichier est tronqué.
diagnostic-json-syntax = Ce caractère n’a pas sa place ici en JSON.
diagnostic-json-not-finite = Ce mot n’est pas du JSON ; NaN et Infinity n’y sont pas des nombres.
diagnostic-json-comment = JSON n’admet pas de commentaire.
diagnostic-json-quote = JSON n’admet que des guillemets doubles.
diagnostic-json-comma = Une virgule précède la fermeture de la liste ou de l’objet.
diagnostic-json-number = Ce nombre n’est pas écrit comme JSON le demande.
diagnostic-json-control = Un caractère de commande (tabulation, fin de ligne…) se trouve dans un texte sans être échappé.
diagnostic-json-escape = Cette séquence d’échappement n’existe pas en JSON.
diagnostic-json-depth = Le texte est imbriqué trop profondément pour être honnête ; il n’est pas lu.
diagnostic-json-trailing = Quelque chose suit la fin du document.
diagnostic-duplicate-key = Le membre « { $name } » est donné deux fois ; le dernier l’emporte.
diagnostic-lone-surrogate = Un texte contient la moitié d’un caractère ; elle est remplacée par « � ».
diagnostic-number-too-large = Un nombre dépasse ce que 64 bits savent écrire ; il est gardé comme texte.
diagnostic-too-many-values = Les propriétés demanderaient trop de mémoire ; le fichier n’est pas lu.
diagnostic-too-many-features = Le fichier contient plus de { $limit } éléments ; il n’est pas lu.

## Le document
diagnostic-root-not-object = Le document devrait être un objet GeoJSON, mais c’est autre chose ({ $found }).
diagnostic-root-type-missing = L’objet n’a pas de membre « type » : ce n’est pas du GeoJSON.
diagnostic-root-type-unknown = « { $found } » n’est pas un type de GeoJSON ; les majuscules comptent.
diagnostic-topojson = C’est du TopoJSON, pas du GeoJSON ; convertissez-le d’abord.
diagnostic-esri-json = C’est du JSON d’Esri, pas du GeoJSON ; exportez-le en GeoJSON.
diagnostic-features-missing = La collection n’a pas de membre « features ».
diagnostic-features-not-array = Le membre « features » devrait être une liste, mais c’est autre chose ({ $found }).
diagnostic-no-features = La collection est vide.
diagnostic-sequence =
    { $count ->
        [one] Le fichier est une suite d’un seul document.
       *[other] Le fichier est une suite de { $count } documents, lue jusqu’au bout.
    }
diagnostic-foreign-member = Le membre « { $name } » n’appartient pas au format ; il est ignoré.
diagnostic-nothing-left = Aucun élément n’a pu être lu.
diagnostic-more-findings =
    { $count ->
        [one] Une autre remarque du même genre n’est pas listée.
       *[other] { $count } autres remarques du même genre ne sont pas listées.
    }

## Le lieu
diagnostic-old-crs-member = Le membre « crs » de 2008 ne fait plus partie du format, qui est toujours en WGS 84.
diagnostic-crs-unsupported = Le système de référence { $crs } n’est pas connu ; les données seraient mal placées.
diagnostic-crs-datum = Le système { $crs } diffère de WGS 84 de moins d’un mètre environ ; les positions sont prises telles quelles.
diagnostic-crs-contradicted = Le système de référence annoncé ne va pas avec les nombres, qui sont des degrés ; ils sont lus comme des degrés.
diagnostic-lambert-93 =
    { $count ->
        [one] Les coordonnées sont en Lambert-93 ; { $count } élément a été converti en degrés.
       *[other] Les coordonnées sont en Lambert-93 ; { $count } éléments ont été convertis en degrés.
    }
diagnostic-web-mercator =
    { $count ->
        [one] Les coordonnées sont en mètres Web Mercator ; { $count } élément a été converti en degrés.
       *[other] Les coordonnées sont en mètres Web Mercator ; { $count } éléments ont été convertis en degrés.
    }
diagnostic-axes-swapped = La latitude est donnée avant la longitude ; les axes ont été remis dans l’ordre. Vérifiez la carte.
diagnostic-axes-doubtful = Latitude et longitude sont peut-être interverties : ainsi lues, les données sont au large de la Somalie, dans l’autre sens en France.
diagnostic-position-nowhere = La position { $place } n’existe pas sur Terre ; l’élément est écarté.
diagnostic-longitude-beyond = La longitude { $place } dépasse 180 degrés.
diagnostic-antimeridian = La géométrie franchit le 180e méridien sans y être coupée ; elle traverserait toute la carte.

## Un élément
diagnostic-feature-not-object = L’élément devrait être un objet, mais c’est autre chose ({ $found }).
diagnostic-feature-type-missing = L’élément n’a pas de membre « type ».
diagnostic-feature-wrong-type = Le type de l’élément devrait être « Feature », pas « { $found } ».
diagnostic-features-misplaced = Le membre « features » n’a pas sa place ici.
diagnostic-geometry-missing = L’élément n’a pas de membre « geometry » ; sans géométrie, il faudrait y écrire null.
diagnostic-geometry-not-object = La géométrie devrait être un objet, mais c’est autre chose ({ $found }).
diagnostic-properties-missing = L’élément n’a pas de membre « properties ».
diagnostic-properties-not-object = Le membre « properties » devrait être un objet ou null, mais c’est autre chose ({ $found }).
diagnostic-property-wrong-type = La propriété « { $name } » n’a pas le type que notre schéma attend ; elle est gardée telle quelle.
diagnostic-years-reversed = L’élément finit ({ $to }) avant d’avoir commencé ({ $from }).
diagnostic-id-not-allowed = L’identifiant doit être un texte ou un nombre, mais c’est autre chose ({ $found }).
diagnostic-id-null = L’identifiant est null ; il est ignoré.
diagnostic-id-duplicate = L’identifiant « { $id } » est déjà pris par un autre élément.
diagnostic-ids-mixed = Certains identifiants sont des textes, d’autres des nombres.
diagnostic-bbox-malformed = Le membre « bbox » doit être une liste de quatre ou six nombres.
diagnostic-bbox-null = Le membre « bbox » est null ; il est ignoré.
diagnostic-bbox-upside-down = Le sud du membre « bbox » est au nord de son nord.

## Une géométrie
diagnostic-geometry-type-missing = La géométrie n’a pas de membre « type ».
diagnostic-geometry-type-unknown = « { $found } » n’est pas un type de géométrie ; les majuscules comptent.
diagnostic-geometry-is-feature = Un objet « { $found } » se trouve à la place d’une géométrie.
diagnostic-coordinates-missing = La géométrie n’a pas de membre « coordinates ».
diagnostic-coordinates-not-array = Les coordonnées devraient être une liste, mais il y a autre chose ({ $found }).
diagnostic-wrong-nesting = Les coordonnées ne sont pas imbriquées comme ce type de géométrie le demande.
diagnostic-position-short = Une position doit avoir au moins deux nombres ; celle-ci en a { $found }.
diagnostic-position-long =
    { $count ->
        [one] Une position a plus de trois nombres ; les suivants sont ignorés.
       *[other] { $count } positions ont plus de trois nombres ; les suivants sont ignorés.
    }
diagnostic-altitude =
    { $count ->
        [one] Une altitude n’est pas gardée.
       *[other] { $count } altitudes ne sont pas gardées.
    }
diagnostic-ordinate-not-number = Une coordonnée doit être un nombre, mais c’est autre chose ({ $found }).
diagnostic-ordinate-not-finite = Une coordonnée dépasse tout nombre que l’on sait écrire.
diagnostic-line-short = Une ligne doit avoir au moins deux positions.
diagnostic-geometries-missing = La collection n’a pas de membre « geometries ».
diagnostic-geometries-not-array = Le membre « geometries » devrait être une liste, mais c’est autre chose ({ $found }).
diagnostic-nested-collection = Une collection de géométries en contient une autre.
diagnostic-geometry-empty = La géométrie est vide ; l’élément est gardé sans géométrie.
diagnostic-part-empty =
    { $count ->
        [one] Une partie vide de la géométrie est laissée de côté.
       *[other] { $count } parties vides de la géométrie sont laissées de côté.
    }
diagnostic-ring-unclosed =
    { $count ->
        [one] Un anneau n’est pas fermé ; il a été fermé.
       *[other] { $count } anneaux ne sont pas fermés ; ils ont été fermés.
    }
diagnostic-ring-short =
    { $count ->
        [one] Un anneau a moins de quatre positions ; il est laissé de côté.
       *[other] { $count } anneaux ont moins de quatre positions ; ils sont laissés de côté.
    }
diagnostic-ring-flat =
    { $count ->
        [one] Un anneau n’entoure aucune surface.
       *[other] { $count } anneaux n’entourent aucune surface.
    }
diagnostic-ring-winding =
    { $count ->
        [one] Un anneau tourne dans le mauvais sens ; il a été retourné.
       *[other] { $count } anneaux tournent dans le mauvais sens ; ils ont été retournés.
    }
diagnostic-ring-crossing =
    { $count ->
        [one] Un anneau se recoupe ou se touche lui-même près de { $place }.
       *[other] { $count } anneaux se recoupent ou se touchent eux-mêmes, le premier près de { $place }.
    }
diagnostic-ring-intricate = Un anneau est trop enchevêtré pour que l’on vérifie s’il se recoupe.
diagnostic-hole-dropped =
    { $count ->
        [one] Un trou est laissé de côté avec le contour qui l’entoure.
       *[other] { $count } trous sont laissés de côté avec le contour qui les entoure.
    }

## Le catalogue
diagnostic-catalog-encoding = Le fichier n’est pas en UTF-8.
diagnostic-catalog-syntax = Le fichier ne peut pas être compris : { $reason }.
diagnostic-catalog-newer = Le fichier est de la version { $version } ; ce programme ne connaît que la version { $known }. Mettez le programme à jour.
diagnostic-catalog-version = La version { $version } n’existe pas.
diagnostic-catalog-unknown-key = La clé « { $key } » n’est pas connue ici.
diagnostic-catalog-missing-key = La clé « { $key } » manque.
diagnostic-catalog-extent = L’étendue « { $key } » doit donner ouest, sud, est, nord en degrés, dans cet ordre.
diagnostic-catalog-layer-twice = Deux couches portent l’identifiant « { $layer } ».
diagnostic-catalog-group-unknown = La couche « { $layer } » est rangée dans un groupe « { $group } » qui n’existe pas.
diagnostic-catalog-source-unknown = La couche « { $layer } » cite une source « { $source } » qui n’existe pas.
diagnostic-layer-file-name = La couche « { $layer } » doit nommer un fichier qui se trouve à côté du catalogue.

diagnostic-category-unknown =
    { $count ->
        [one] Un élément est de la catégorie « { $name } », que le catalogue ne connaît pas.
       *[other] { $count } éléments sont de la catégorie « { $name } », que le catalogue ne connaît pas.
    }
diagnostic-source-unknown =
    { $count ->
        [one] Un élément cite une source « { $name } », que le catalogue ne connaît pas.
       *[other] { $count } éléments citent une source « { $name } », que le catalogue ne connaît pas.
    }
diagnostic-class-missing =
    { $count ->
        [one] Un élément n’entre dans aucune classe de la couche ; il n’est pas dessiné.
       *[other] { $count } éléments n’entrent dans aucune classe de la couche ; ils ne sont pas dessinés.
    }

## La ligne de commande
diagnostic-features-layer-unknown = La couche « { $layer } » n’existe pas. Couches : { $known }.
diagnostic-features-key-unknown = La clé « { $key } » n’existe pas dans cette couche. Clés : { $known }.
