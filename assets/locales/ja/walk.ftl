# The map by keyboard.
command-walk-farther = 次の項目（中心から遠くへ）
command-walk-nearer = 前の項目（中心の近くへ）
command-walk-north = 北の項目
command-walk-east = 東の項目
command-walk-south = 南の項目
command-walk-west = 西の項目
map-walk = { $category }、{ $way }（この表示に{ $count }件）
