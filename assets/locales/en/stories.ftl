# Stories: what a story lacks, the list, the player, the maker, the presentation.
diagnostic-story-missing = This is not a story: there is no file story.toml.
diagnostic-story-broken = The story cannot be read: { $reason }.
diagnostic-story-newer = This story comes from a newer version of the program (format { $found }, known up to { $known }).
diagnostic-story-large = The file of the story exceeds { $limit } MB.
diagnostic-story-scenes = The story has more than { $limit } scenes; the others are left out.
diagnostic-story-layer-missing = Scene { $scene }: there is no layer “{ $layer }” here.
diagnostic-story-part-missing = Scene { $scene }: the layer “{ $layer }” has no part “{ $part }”.
diagnostic-story-feature-missing = Scene { $scene }: “{ $feature }” is not here.
diagnostic-story-medium-missing = Scene { $scene }: the file “{ $name }” is missing; an empty frame stands in for it.
diagnostic-story-medium-name = Scene { $scene }: “{ $name }” is not the name of a file of the story.
diagnostic-story-medium-large = The picture “{ $name }” is too large.
diagnostic-story-picture-broken = “{ $name }” is not a picture that can be read (JPEG, PNG or WebP).
diagnostic-story-sound-off = Scene { $scene }: the sound “{ $name }” is not played, this program is built without sound.
diagnostic-story-unwritable = The file cannot be copied: { $reason }.

## List, player, maker, presentation
stories-title = Stories
story-open = Open
story-present = Present
story-edit = Edit
story-copy = Copy to edit
story-new = New story
story-nowhere = Nothing is kept in this window, so no story can be made here.
story-new-title = Title of the new story
story-begin = Begin
story-file = Story file
story-file-path = Path of an .archipel-story file or of a folder
story-file-open = Open the file
story-empty = This story has no scene yet.
story-to-review = Translation to be reviewed.
story-picture-coming = The picture is coming…
story-maker = Make a story
story-leave = Finish
story-undo = Undo the last change
story-saved = Saved
story-saving = Saving…
story-title = Title of the story
story-about = In a sentence
story-scenes-title = Scenes
story-no-scene = Find a view on the map, choose layers, filters and year, then add it.
story-untitled = Untitled
story-remove = Remove the scene
story-down = Move the scene down
story-up = Move the scene up
story-take-view = Use the current view for this scene
story-scene-title = Title of the scene
story-scene-text = Text
story-scene-notes = Notes for you only
story-duration = Duration
story-picture = Picture
story-picture-path = Path of a picture
story-picture-add = Add the picture
story-picture-remove = Remove the picture
story-add = Add this view
story-back = Back to the story
story-preview = Preview
story-thanks = Thank you for your attention
story-now = Now
story-next = Next
story-notes = Notes
story-no-notes = No notes for this scene.
story-opening = Opening slide
story-closing = Closing slide
story-end = This is the end.
story-presenter = Presenter’s view
story-clock-reset = Set the time to zero
story-laser = Laser pointer (L)
story-highlighter = Highlighter (H)
story-keys = ← → · B black · R return · L laser · H highlighter · V view · S screens · number + Enter · Esc
command-stories = Stories
command-story-next = Next scene
command-story-previous = Previous scene
command-story-first = Beginning of the story
command-story-last = End of the story
command-story-play = Play or stop the story
command-story-loop = Play in a loop
command-story-return = Back to the view of the scene
command-story-present = Present full screen
command-story-black = Black screen
command-story-close = Close the story
key-page-up = Page Up
key-page-down = Page Down
story-picture-missing = The picture “{ $name }” is missing.
story-not-saved = The story is not saved: { $reason }
story-removed = Scene removed: { $title }
story-gone = The story “{ $id }” is gone; your view is back.
story-written = Story saved: { $path }
story-button = { $action }: { $title }
story-scene-number = Scene { $number }
diagnostic-check-story = { $count ->
    [one] story, { $count } scene
   *[other] story, { $count } scenes
}
story-scenes = { $count ->
    [one] { $count } scene
   *[other] { $count } scenes
}
story-warnings = { $count ->
    [one] { $count } thing to check
   *[other] { $count } things to check
}

story-order = Click to show the scene, drag to move it. With the keyboard: arrows, Alt and arrows to move, Delete to remove.
story-export = Export
story-export-paper = PDF document, with your notes
story-export-slides = Pictures of the slides (PNG)
story-export-file = One file, to open elsewhere
story-export-progress = Exporting… { $made } / { $count }
story-exporting = Exporting “{ $title }”…
story-export-failed = The export did not succeed: { $reason }
command-story-paper = Export the story as PDF
command-story-slides = Export the story as pictures
command-story-file = Save the story as one file
story-sound = Sound
story-sound-path = Path of a sound (OGG, MP3, WAV)
story-sound-add = Add the sound
story-sound-remove = Remove the sound
story-sound-failed = The sound is not played: { $reason }
diagnostic-story-sound-broken = “{ $name }” is no sound that can be read (OGG, MP3 or WAV).
