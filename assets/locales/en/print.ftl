# Pages of paper: composer, layouts, prints.

print-scale = Scale 1:{ $scale }
print-scale-about = Scale: about 1:{ $scale }
print-made-on = Page made on { $date }.
print-rows-left = { $count ->
    [one] One more row is not listed here.
   *[other] { $count } more rows are not listed here.
}
diagnostic-layout-broken = The page layout { $name } cannot be read: { $reason }
diagnostic-cover-without-scale = --cover needs a scale: --scale, or that of a layout.
diagnostic-logo-broken = The logo { $name } cannot be read: { $reason }

command-composer = Compose a page of the map
composer-title = Page composer
composer-preview = Preview of the page
composer-paper = Paper
composer-portrait = Portrait
composer-landscape = Landscape
composer-scale = Scale
composer-scale-fit = Fit the view
composer-scale-other = Other scale: 1:
composer-content = Content
composer-heading = Title
composer-legend = Legend of what is visible
composer-scale-bar = Scale bar
composer-north = North
composer-inset = Locator map
composer-date = Today’s date
composer-filter = Filters in a sentence
composer-table = Table of what is shown, on further pages
composer-logo = Logo
composer-logo-none = None
composer-logo-choose = Choose a file
composer-logo-clear = Remove the logo
composer-file = File
composer-dpi = Dots per inch
composer-path = Path of the file
composer-write = Save the page
composer-copy = Copy the page as a picture
composer-file-name = map
composer-size = { $paper } · { $width } × { $height } mm · 1:{ $scale }
composer-page = Page { $page } of { $pages }
composer-page-next = Next page
composer-page-before = Previous page
composer-written = { $count ->
    [one] The page is in { $path }.
   *[other] { $count } files are written, the first to { $path }.
}
composer-failed = The page could not be written: { $reason }
composer-atlas = Atlas: a page for each feature of
composer-atlas-none = None
composer-nothing = Nothing passes the filter: the atlas has no page.
column-page = Page
composer-desk = What the planner’s desk shows
composer-sheets = Sheet of the selection, or of each page of the atlas
desk-connection = Straight distance from { $goal }
composer-cover = As many sheets as it takes to show everything
column-distance-km = Distance (km)
print-rows-apart = { $count ->
    [one] One more feature passes the filter, off this map.
   *[other] { $count } more features pass the filter, off this map.
}
