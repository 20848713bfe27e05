# L’horloge de la mine : années, animation, légende, alors et maintenant.
command-clock = Ouvrir ou fermer l’horloge de la mine
command-clock-play = Faire défiler les années, ou les arrêter
command-year-later = Une année plus tard
command-year-earlier = Une année plus tôt
command-decade-later = Dix ans plus tard
command-decade-earlier = Dix ans plus tôt
command-clock-off = Montrer toutes les époques
command-then-and-now = Comparer deux années, alors et maintenant
diagnostic-facts-broken = Le fichier ne peut pas être lu : { $reason }. Ses événements et ses chiffres manquent.
diagnostic-facts-newer = Le fichier vient d’une version plus récente du programme (format { $found }, connu jusqu’à { $known }).
clock-working = { $count ->
    [one] { $count } puits en activité
   *[other] { $count } puits en activité
}
clock-count-working = { $count } en activité
clock-count-closed = { $count ->
    [one] { $count } fermé
   *[other] { $count } fermés
}
clock-count-perhaps = { $count ->
    [one] { $count } incertain
   *[other] { $count } incertains
}
clock-count-standing = { $count ->
    [one] { $count } autre élément daté
   *[other] { $count } autres éléments datés
}
clock-count-undated = { $count } sans date, en pâle
clock-title = Horloge de la mine
clock-slider = Année
clock-slider-then = Année de gauche
clock-play = Faire défiler les années
clock-pause = Arrêter les années
clock-speed = { $count ->
    [one] { $count } an/s
   *[other] { $count } ans/s
}
clock-speed-label = Vitesse : { $count } années par seconde. Changer
clock-close = Fermer l’horloge
clock-chart = Puits en activité et événements, par année
clock-chart-hover = { $year } : { $working } puits en activité, { $events ->
    [0] aucun événement
    [one] { $events } événement
   *[other] { $events } événements
}
clock-event-go = Voir sur la carte : { $place }
clock-event-more = et { $count ->
    [one] { $count } autre
   *[other] { $count } autres
}
clock-divider = Séparation entre { $then } et { $now }
clock-figures = Chiffres du livret
clock-figures-none = Le livret ne donne aucun chiffre pour { $year }.
clock-figure-page = Livret, « { $page } »
clock-filter-years = Le filtre par années choisit ce qui est montré, l’horloge le place dans le temps.
key-space = Espace
