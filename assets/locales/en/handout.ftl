# A story on paper or as slides.
handout-more = { $count } more scenes
handout-to-review = The translation has not been reviewed yet.
handout-notes = Notes
handout-picture-missing = Picture missing: { $file }
handout-form-unknown = A story is exported as PDF (--format pdf) or as a folder of pictures (--format png).
handout-written = { $count ->
    [one] One page written to { $path }
   *[other] { $count } pages written to { $path }
}
