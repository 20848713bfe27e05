# Un récit sur papier ou en diapositives.
handout-more = { $count } autres scènes
handout-to-review = La traduction n’a pas encore été relue.
handout-notes = Notes
handout-picture-missing = Image absente : { $file }
handout-form-unknown = Un récit s’exporte en PDF (--format pdf) ou en dossier d’images (--format png).
handout-written = { $count ->
    [one] Une page écrite dans { $path }
   *[other] { $count } pages écrites dans { $path }
}
