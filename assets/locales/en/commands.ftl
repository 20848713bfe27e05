# Names of the commands of the palette and of the help page that are not buttons already.
command-palette = All commands
command-theme-light = Light theme
command-theme-dark = Dark theme
command-theme-contrast = High-contrast theme
command-theme-system = System theme
command-language-fr = French
command-language-en = English
command-text-normal = Normal text
command-text-large = Large text
command-motion-off = Reduce motion
command-motion-on = Allow motion
key-shift = Shift
palette-field = What would you like to do?
palette-none = No command bears this name. Try a shorter word.
palette-layer-show = Show the layer “{ $layer }”
palette-layer-hide = Hide the layer “{ $layer }”
