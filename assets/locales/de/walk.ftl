# The map by keyboard.
command-walk-farther = Nächstes Element, weiter von der Mitte
command-walk-nearer = Voriges Element, näher an der Mitte
command-walk-north = Element im Norden
command-walk-east = Element im Osten
command-walk-south = Element im Süden
command-walk-west = Element im Westen
map-walk = { $category }, { $way } ({ $count ->
    [one] einziges Element
   *[other] { $count } Elemente
} in dieser Ansicht)
