# A story on paper or as slides.
handout-more = { $count } weitere Szenen
handout-to-review = Die Übersetzung wurde noch nicht gegengelesen.
handout-notes = Notizen
handout-picture-missing = Bild fehlt: { $file }
handout-form-unknown = Eine Erzählung wird als PDF (--format pdf) oder als Ordner mit Bildern (--format png) ausgegeben.
handout-written = { $count ->
    [one] Eine Seite nach { $path } geschrieben
   *[other] { $count } Seiten nach { $path } geschrieben
}
