# The map by keyboard.
command-walk-farther = Next thing, farther from the middle
command-walk-nearer = Previous thing, nearer to the middle
command-walk-north = Thing to the north
command-walk-east = Thing to the east
command-walk-south = Thing to the south
command-walk-west = Thing to the west
map-walk = { $category }, { $way } ({ $count ->
    [one] the only thing
   *[other] { $count } things
} in this view)
