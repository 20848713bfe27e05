# The map by keyboard.
command-walk-farther = Nächstes Objekt, weiter von der Mitte
command-walk-nearer = Voriges Objekt, näher an der Mitte
command-walk-north = Objekt im Norden
command-walk-east = Objekt im Osten
command-walk-south = Objekt im Süden
command-walk-west = Objekt im Westen
map-walk = { $category }, { $way } ({ $count ->
    [one] einziges Objekt
   *[other] { $count } Objekte
} in dieser Ansicht)
