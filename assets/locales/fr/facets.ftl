### Filtres, listes de résultats et leurs exports.

## Les commandes
command-restore-filters = Rétablir le filtre précédent
command-filter-view = Ne garder que la vue de la carte
command-show-results = Liste des résultats

## Ce qui est choisi, en une phrase
things-bati = bâtiments miniers
things-bus-line = lignes de bus à haut niveau de service
things-bus-stop = arrêts de bus à haut niveau de service
things-buffer-zone = parties de la zone tampon
things-cavalier = cavaliers
things-cite = cités minières
things-component = éléments du bien inscrit
things-culture = lieux de culture
things-cycle-route = itinéraires cyclables
things-economy = lieux de l’économie
things-energy = lieux de l’énergie
things-farming = lieux de l’agriculture
things-governance = lieux de gouvernance
things-green-space = parcs et espaces verts
things-health = lieux de santé
things-housing = lieux d’habitat
things-lake = espaces néo-naturels
things-mining-site = lieux du patrimoine vivant
things-mobility = lieux de mobilité
things-park = parcs de la Chaîne
things-remembrance = lieux de mémoire
things-shaft = puits de mine
things-sport = lieux de sport et de loisirs
things-terril = terrils
things-tourism = lieux de tourisme
things-training = lieux de formation
things-viewpoint = parvis agricoles
sentence-everything = tous les éléments
sentence-category = éléments « { $name } »
sentence-or = { $first } ou { $last }
sentence-others =
    { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
sentence-protection = de protection « { $name } »
sentence-between-years = entre { $from } et { $to }
sentence-in-year = en { $year }
sentence-from-year = à partir de { $year }
sentence-to-year = jusqu’en { $year }
sentence-dated = dont l’époque est connue
sentence-between = de { $from } à { $to }
sentence-at-least = d’au moins { $size }
sentence-at-most = d’au plus { $size }
sentence-with-area = dont la surface est connue
sentence-with-length = dont la longueur est connue
sentence-long = { $size } de long
sentence-view = dans la vue de la carte
sentence-box = dans un cadre de la carte
sentence-near-feature = à moins de { $distance } de « { $name } »
sentence-near-layer = à moins de { $distance } de la couche « { $name } »
sentence-text = contenant « { $text } »

## La page des filtres
facets-where = Où
facets-in-view = Dans la vue de la carte
facets-in-box = Dans un cadre figé
facets-freeze = Figer ce cadre
facets-near-label = Près de
facets-near-chip = À moins de { $distance } de { $name }
facets-near-distance = Distance en mètres
facets-near-selection = La sélection : { $name }
facets-near-none = N’importe où
facets-near-hint = Sélectionnez un élément pour chercher autour de lui, ou choisissez une couche.
facets-text-chip = « { $text } »
facets-years = Époque
facets-ha = Surface (ha)
facets-km = Longueur (km)
facets-range-low = { $name } : minimum
facets-range-high = { $name } : maximum
facets-range-any = Toutes les valeurs
facets-range-without = Les éléments sans cette mesure ne sont pas montrés.
facets-range-chip = { $from } – { $to }
facets-range-from = à partir de { $from }
facets-range-to = jusqu’à { $to }
facets-histogram = { $name } : histogramme
facets-bin =
    { $count ->
        [one] { $span } : { $count } élément
       *[other] { $span } : { $count } éléments
    }
facets-remove = Retirer { $name }
facets-cleared = Filtre effacé
facets-restore = Rétablir
facets-count =
    { $count ->
        [one] { $count } élément
       *[other] { $count } éléments
    }
facets-total-length = { $length } de lignes
facets-total-area = { $area } de surfaces cumulées
facets-range-undated = Les éléments sans date ne sont pas montrés.
facets-copy = Copier la phrase
facets-empty = Rien ne répond à tous ces critères à la fois.
facets-empty-relax = Retirez l’un d’eux :
facets-empty-alone = Aucun critère retiré seul ne suffit : effacez tous les filtres.
facets-relax = +{ $count } · { $name }
facets-several = { $name } : { $count } choix
facets-find = Chercher dans la liste
facets-working = Calcul en cours…

## Les filtres enregistrés
facets-saved = Filtres enregistrés
facets-save = Enregistrer ce filtre
facets-save-name = Nom du filtre
facets-save-do = Enregistrer
facets-saved-none = Donnez un nom au filtre en cours pour le retrouver ici.
facets-saved-rename = Renommer « { $name } »
facets-saved-delete = Supprimer « { $name } »
facets-saved-deleted = Filtre « { $name } » supprimé
facets-saved-kept = Filtre « { $name } » enregistré
facets-saved-taken = Ce nom est déjà pris.
facets-saved-broken = Les filtres enregistrés étaient illisibles ({ $reason }). Le fichier est gardé dans { $path }.
facets-saved-locked = Les filtres enregistrés n’ont pas pu être lus : { $reason } Ils ne seront pas modifiés.
facets-saved-failed = Les filtres n’ont pas pu être enregistrés : { $reason }

## La liste des résultats
results-title = Liste
results-in-view =
    { $count ->
        [one] { $count } élément dans la vue, sur { $total }
       *[other] { $count } éléments dans la vue, sur { $total }
    }
results-follow = Suivre la carte
results-sort = Trier par
results-sort-name = nom
results-sort-distance = distance
results-sort-year = année
results-sort-size = taille
results-reverse = Inverser l’ordre
results-none-in-view = Rien dans la vue. Déplacez la carte ou montrez tout.
results-show-all = Montrer tous les résultats
results-undated = sans date

## Les exports de la liste
results-export = Exporter la liste
results-export-csv = Tableau (CSV)
results-export-geojson = Carte (GeoJSON)
results-export-gpkg = Paquet pour SIG (GeoPackage)
results-export-kml = Globe (KML)
results-export-gpx = GPS (GPX)
results-export-path = Fichier
results-export-do = Écrire le fichier
results-export-done =
    { $count ->
        [one] { $count } élément écrit dans { $path }
       *[other] { $count } éléments écrits dans { $path }
    }
results-export-failed = L’export n’a pas pu être écrit : { $reason }
results-export-file = archipel-resultats
column-id = Identifiant
column-layer = Couche
column-name = Nom
column-category = Catégorie
column-communes = Communes
column-epci = Intercommunalités
column-company = Compagnie
column-period = Période
column-first-year = Première année
column-last-year = Dernière année
column-protection = Protection
column-length-km = Longueur (km)
column-area-ha = Surface (ha)
column-status = Fiabilité du tracé
column-source = Source
column-licence = Licence
column-longitude = Longitude
column-latitude = Latitude

## La ligne de commande
diagnostic-filter-term-form = La valeur « { $value } » de « { $key } » n’a pas la forme attendue : { $form }.
diagnostic-filter-key-unknown = « { $key } » n’est pas un critère. Critères : { $known }.
diagnostic-filter-value-unknown = Aucun élément n’a la valeur « { $value } » pour « { $key } ».
diagnostic-filter-target-unknown = « { $value } » n’est ni une couche ni un élément du territoire.
diagnostic-features-not-filtered = La couche « { $layer } » est un fond ou un territoire : les critères et l’ordre ne s’y appliquent pas.
