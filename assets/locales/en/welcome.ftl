# The word of welcome at the very first start.
command-welcome = Word of welcome
welcome-title = Welcome to Archipel
welcome-about = The map of the mining basin around Lens and of the Chaîne des parcs. All its data is in the program; it goes online only when you ask.
welcome-move = Drag to move the map, turn the wheel to come closer. A click opens the sheet of a place.
welcome-find = { $search } looks for a place, { $palette } shows every command.
welcome-tell = Three stories tell of the basin, and the mining clock travels in time.
welcome-begin = See the map
welcome-guide = Open the guide
