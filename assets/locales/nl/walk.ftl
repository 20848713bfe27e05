# The map by keyboard.
command-walk-farther = Volgende element, verder van het midden
command-walk-nearer = Vorige element, dichter bij het midden
command-walk-north = Element in het noorden
command-walk-east = Element in het oosten
command-walk-south = Element in het zuiden
command-walk-west = Element in het westen
map-walk = { $category }, { $way } ({ $count ->
    [one] enige element
   *[other] { $count } elementen
} in dit kaartbeeld)
