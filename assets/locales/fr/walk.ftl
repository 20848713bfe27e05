# La carte au clavier.
command-walk-farther = Élément suivant, plus loin du centre
command-walk-nearer = Élément précédent, plus près du centre
command-walk-north = Élément au nord
command-walk-east = Élément à l’est
command-walk-south = Élément au sud
command-walk-west = Élément à l’ouest
map-walk = { $category }, { $way } ({ $count ->
    [one] seul élément
   *[other] { $count } éléments
} sur cette vue)
