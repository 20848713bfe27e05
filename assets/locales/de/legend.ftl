### Legend, furniture of the map, export of pictures.

command-legend = Legende
command-overview = Übersichtskarte
legend-title = Legende
legend-coming = Wird berechnet…
legend-empty = Nichts von dem, was Ihre Ebenen zeigen, liegt in diesem Ausschnitt. Verkleinern Sie die Karte, oder blenden Sie eine Ebene ein.
legend-doubts = Mit Vorsicht zu lesen
legend-how = Anzahl der Objekte, die den Ausschnitt berühren; Längen und Flächen des sichtbaren Teils.
legend-row =
    { $count ->
        [one] { $title }: { $count } Objekt
       *[other] { $title }: { $count } Objekte
    }
position-lambert = Lambert-93 { $x }; { $y } m
position-copy = Koordinaten { $position } kopieren
scale-label = Maßstab: Der Balken entspricht { $length }; Norden ist oben
diagnostic-map-layer-unknown = Es gibt keine Ebene „{ $layer }“. Ebenen: { $known }.
export-left-out =
    { $count ->
        [one] und { $count } weitere Zeile aus Platzmangel
       *[other] und { $count } weitere Zeilen aus Platzmangel
    }
export-sources = { $credits } ({ $licence })
export-and = {"; "}
export-made = Archipel { $version }, Daten { $vintage }. Web-Mercator-Projektion.
export-form-unknown = Welches Format? Ergänzen Sie --format svg, png oder pdf, oder lassen Sie den Dateinamen auf .svg, .png oder .pdf enden.
export-written = Bild geschrieben: { $path }
overview-title = Lage
overview-label = Übersichtskarte: Ein Klick verschiebt die Karte, die Pfeiltasten ebenso
overview-move = Übersichtskarte in eine andere Ecke verschieben
overview-close = Übersichtskarte schließen
