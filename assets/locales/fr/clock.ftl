# L’horloge de la mine : années, animation, légende, alors et maintenant.
command-clock = Ouvrir ou fermer l’horloge de la mine
command-clock-play = Faire défiler les années, ou les arrêter
command-year-later = Une année plus tard
command-year-earlier = Une année plus tôt
command-decade-later = Dix ans plus tard
command-decade-earlier = Dix ans plus tôt
command-clock-off = Montrer toutes les époques
