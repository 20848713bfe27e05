### L’audit du planificateur : accès, statistiques, liaisons, mesures.

audit-goal-cycle = du réseau cyclable chargé
audit-goal-transit = d’un arrêt de bus ou d’une gare
audit-goal-bus = d’un arrêt de bus
audit-goal-station = d’une gare
audit-goal-layer = de la couche « { $layer } »
audit-answer = À plus de { $metres } { $goal } : { $count } sur { $of }.
audit-answer-inconclusive = Sans conclusion : qui est à plus de { $metres } { $goal }, les données ne le disent pas. Sont à coup sûr en deçà : { $within } sur { $of }.
audit-reason-stops-not-located = Raison : { $located } arrêts sur { $known } sont localisés, et { $unlisted } lignes sur { $lines } n’ont pas de liste d’arrêts.
audit-remedy-stops-not-located = Ce qui tranchera : l’horaire GTFS du réseau, à importer depuis la page d’import ou des mises à jour ; la réponse sera alors exacte.
audit-reason-nothing-drawn = Raison : rien de ce qui est demandé n’a de place sur la carte.
audit-remedy-nothing-drawn = Ce qui tranchera : importer un fichier avec ces tracés.
audit-held-cycle = Réseau chargé : { $km } ; { $undrawn } itinéraires connus sans tracé ne comptent pas.
audit-markers =
    { $count ->
        [one] { $count } parc n’a qu’un repère : sans périmètre, pas de conclusion.
       *[other] { $count } parcs n’ont qu’un repère : sans périmètre, pas de conclusion.
    }
audit-unplaced =
    { $count ->
        [one] { $count } élément sans géométrie n’y prend pas part.
       *[other] { $count } éléments sans géométrie n’y prennent pas part.
    }
audit-doubtful =
    { $count ->
        [one] { $count } verdict pourrait changer : la position n’est connue qu’à peu près.
       *[other] { $count } verdicts pourraient changer : la position n’est connue qu’à peu près.
    }
audit-how-access = Distances à vol d’oiseau entre les points les plus proches, sur l’ellipsoïde.
audit-column-rank = rang
audit-column-distance = distance (m)
audit-column-nearest = le plus proche
audit-column-verdict = verdict
audit-verdict-farther = au-delà
audit-verdict-within = en deçà
audit-verdict-inconclusive = sans conclusion
audit-verdict-doubtful = { $verdict }, à { $doubt } près
audit-inhabitants = Habitants en deçà : environ { $within } sur { $of } ({ $share } %), répartis selon la surface des communes.
audit-table-name = zone
audit-table-inhabitants = habitants
audit-table-count = éléments
audit-table-length-km = km
audit-table-area-ha = ha
audit-table-share-percent = part (%)
audit-table-cover-percent = couverture (%)
audit-table-per-1000-inhabitants = pour 1 000 hab.
audit-table-m-per-inhabitant = m/hab.
audit-table-m2-per-inhabitant = m²/hab.
audit-table-total = ensemble
audit-table-markers =
    { $count ->
        [one] { $count } parc n’a pas de polygone : il ne compte dans aucune surface.
       *[other] { $count } parcs n’ont pas de polygone : ils ne comptent dans aucune surface.
    }
audit-table-indicative =
    { $count ->
        [one] { $count } contour est indicatif : sa surface n’est pas officielle.
       *[other] { $count } contours sont indicatifs : leurs surfaces ne sont pas officielles.
    }
audit-table-unplaced =
    { $count ->
        [one] { $count } élément sans géométrie ne compte pas.
       *[other] { $count } éléments sans géométrie ne comptent pas.
    }
audit-table-outside =
    { $count ->
        [one] { $count } élément est hors de ces zones.
       *[other] { $count } éléments sont hors de ces zones.
    }
audit-how-table = Coupé exactement aux limites : ce qui est à cheval sur deux zones compte dans les deux, par sa part.
audit-catchment = { $area } atteints, environ { $people } habitants ({ $share } % de tous), répartis selon la surface des communes.
audit-how-catchment = { $minutes } min à { $kmh } km/h : { $km } du réseau chargé sont atteints ; ailleurs à vol d’oiseau, allongé de { $detour }.
audit-how-catchment-straight = { $minutes } min à { $kmh } km/h, à vol d’oiseau partout, allongé de { $detour } : aucun réseau chargé n’est atteint ici ({ $km }).
audit-links = { $components } morceaux de réseau, { $gaps } coupures d’au plus { $metres }.
audit-links-length = à construire
audit-links-km = km reliés
audit-links-parks = parcs
audit-links-features = biens inscrits
audit-links-inhabitants = habitants à 300 m
audit-links-before = aujourd’hui
audit-links-components = morceaux
audit-links-longest = le plus long
audit-links-gaps = coupures
audit-how-links = Un bout de ligne à moins de 5 m d’une autre la touche, sauf autre choix. Est desservi ce qui est à 300 m au plus.
measure-length = Longueur
measure-bearing = Azimut
measure-straight = En ligne droite
measure-area = Surface
measure-perimeter = Périmètre
diagnostic-audit-goal-unknown = « { $goal } » n’est pas un but connu. Connus : { $known }.
diagnostic-audit-zones-unknown = « { $by } » ne divise rien. Connus : { $known }.
diagnostic-audit-around-unknown = « { $id } » n’a pas de place sur la carte.
diagnostic-audit-scenario-unread = « { $file } » ne donne pas de tracé. { $known }
planner-title = Bureau du planificateur
planner-page-measure = Mesurer
planner-page-access = Accès
planner-page-table = Statistiques
planner-page-links = Liaisons
planner-page-declared = Totaux
planner-working = Calcul en cours…
planner-layer = Couche :
planner-goal = À partir de :
planner-goal-cycle = réseau cyclable
planner-goal-transit = arrêts de bus et gares
planner-goal-bus = arrêts de bus
planner-goal-station = gares
planner-metres = Plus loin que
planner-all = Montrer aussi ce qui est en deçà
planner-narrow = Ne garder sur la carte que ce qui est au-delà
planner-more =
    { $count ->
        [one] { $count } ligne de plus dans le fichier.
       *[other] { $count } lignes de plus dans le fichier.
    }
planner-no-declared = Ce territoire n’annonce aucun total.
planner-declared-how = Les totaux annoncés sont ceux du livret de 2019 ; les totaux chargés sont recomptés sur les données présentes.
planner-remedy = Ce qui comblerait l’écart : { $address }
planner-zones = Zones :
planner-zones-commune = communes
planner-zones-epci = intercommunalités
planner-zones-pole = Pôle métropolitain
planner-zones-drawn = polygone mesuré
planner-zones-around = autour de la sélection
planner-around-metres = À moins de
planner-draw-first = Dessinez d’abord un polygone : page Mesurer, Surface.
planner-select-first = Choisissez d’abord un élément sur la carte.
planner-no-zones = Ces données n’ont pas de telles zones.
planner-gap = Coupures d’au plus
planner-rank = Classer par :
planner-gains = relie { $km }, { $parks } { $parks-number ->
    [one] parc
   *[other] parcs
}, { $features } { $features-number ->
    [one] bien
   *[other] biens
}, { $inhabitants } hab.
planner-close-gap = Construire dans le scénario { $scenario }
planner-scenarios = Scénarios
planner-build-how = Un projet se dessine avec la page Mesurer : tracé, surface ou point. Il est alors ajouté à un scénario, ses points se déplacent sur la carte, et les indicateurs se comparent.
planner-build-draw = Dessiner un projet
planner-scenario = Scénario { $scenario } · { $count ->
    [0] vide
    [one] { $count } tracé
   *[other] { $count } tracés
}
planner-build = Ajouter la mesure
planner-unbuild = Annuler
planner-rebuild = Rétablir
planner-clear = Vider
planner-file-measure = mesure
planner-file-access = acces
planner-file-table = statistiques
planner-file-links = liaisons
planner-file-declared = totaux
measure-kind-path = Distance
measure-kind-area = Surface
measure-kind-circle = Cercle
measure-snaps = S’accrocher aux éléments
measure-radius = Rayon
measure-places =
    { $count ->
        [one] { $count } point
       *[other] { $count } points
    }
measure-remove = Ôter le point { $number }
measure-how = Cliquez ou touchez la carte pour poser des points. Au clavier : flèches pour bouger la carte, Entrée pour poser un point au milieu, Retour arrière pour l’ôter, Échap pour finir.
measure-exact = Mesures géodésiques, sur l’ellipsoïde WGS 84.
command-planner = Ouvrir ou fermer le bureau du planificateur
command-measure = Mesurer sur la carte
command-access = Auditer l’accès
command-statistics = Statistiques par zones
command-links = Chercher les liaisons manquantes
command-declared = Comparer les totaux annoncés et chargés
command-measure-put = Poser un point au milieu de la carte
command-measure-undo = Ôter le dernier point
command-measure-clear = Effacer la mesure
command-planner-copy = Copier ce que dit le bureau
command-planner-save = Enregistrer ce que dit le bureau
sentence-beyond-feature = à plus de { $distance } de « { $name } »
sentence-beyond-layer = à plus de { $distance } de la couche « { $name } »
facets-beyond-chip = À plus de { $distance } de { $name }
facets-near-within = En deçà
facets-near-beyond = Au-delà
planner-page-reach = Portée
planner-file-reach = portee
command-reach = Voir ce qui est atteint en quelques minutes
command-planner-undo = Annuler le dernier changement du bureau
command-planner-redo = Rétablir le changement du bureau
planner-place = Point { $number }
planner-place-built = Scénario { $scenario }, tracé { $line }, point { $number }
planner-place-between = Insérer un point après le point { $number }
planner-place-middle = Mettre au milieu de la carte
planner-place-after = Insérer un point après
planner-build-into = Ajouter au scénario { $scenario }
planner-remove-line = Ôter { $name }
planner-show = Montrer le scénario
planner-hide = Cacher le scénario
planner-point = point
planner-compare = Indicateurs avant et après
planner-scenario-file = Fichier GeoJSON d’un scénario
planner-scenario-choose = Choisir le fichier du scénario
planner-scenario-load = Charger dans { $scenario }
planner-scenario-loaded = Scénario { $scenario } : { $count } tracés lus dans { $path }.
measure-change = Un point se tire, ou se choisit d’un clic et se déplace avec les flèches ; entre deux points, un petit rond en ajoute un. Suppr ôte le point choisi, Ctrl+Z annule.
reach-origin = Départ
reach-from-place = Départ : le point posé
reach-from-feature = Départ : { $name }
reach-from-none = Départ : à choisir
reach-from-first = Choisissez d’abord un élément sur la carte, ou posez un point de départ.
reach-from-middle = Partir du milieu de la carte
reach-from-selection = Partir de la sélection
reach-means-foot = à pied
reach-means-bicycle = à vélo
reach-minutes = Durée
reach-communes = Habitants par commune, selon la surface atteinte
reach-commune = { $people } hab. · { $share } %
reach-column-commune = commune
reach-column-people = habitants atteints
reach-column-share = part de la commune (%)
audit-links-built-km = construits
audit-links-built-ha = surfaces projetées
audit-links-projects = projets (surfaces, points)
audit-links-projects-served = dont à 300 m du réseau
