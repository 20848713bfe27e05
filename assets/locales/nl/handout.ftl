# A story on paper or as slides.
handout-more = nog { $count } scènes
handout-to-review = De vertaling is nog niet nagelezen.
handout-notes = Notities
handout-picture-missing = Ontbrekende afbeelding: { $file }
handout-form-unknown = Een verhaal wordt als PDF (--format pdf) of als map met afbeeldingen (--format png) geëxporteerd.
handout-written = { $count ->
    [one] Eén pagina geschreven naar { $path }
   *[other] { $count } pagina’s geschreven naar { $path }
}
