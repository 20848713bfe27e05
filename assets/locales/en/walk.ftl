# The map by keyboard.
command-walk-farther = Next feature, farther from the centre
command-walk-nearer = Previous feature, nearer to the centre
command-walk-north = Feature to the north
command-walk-east = Feature to the east
command-walk-south = Feature to the south
command-walk-west = Feature to the west
map-walk = { $category }, { $way } ({ $count ->
    [one] the only feature
   *[other] { $count } features
} in this view)
