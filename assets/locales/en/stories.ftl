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
