### Legend, furniture of the map, export of pictures.

command-legend = Legenda
command-overview = Overzichtskaart
legend-title = Legenda
legend-coming = Bezig met berekenen…
legend-empty = Niets van wat uw lagen tonen, ligt in dit kaartbeeld. Zoom uit of toon een laag.
legend-doubts = Met voorzichtigheid te lezen
legend-how = Aantal elementen die het kaartbeeld raken; lengtes en oppervlakten van het zichtbare deel.
legend-row =
    { $count ->
        [one] { $title }: { $count } element
       *[other] { $title }: { $count } elementen
    }
position-lambert = Lambert-93 { $x }; { $y } m
position-copy = Coördinaten { $position } kopiëren
scale-label = Schaal: de balk is { $length }; het noorden is boven
diagnostic-map-layer-unknown = Er is geen laag ‘{ $layer }’. Lagen: { $known }.
export-left-out =
    { $count ->
        [one] en nog { $count } regel, bij gebrek aan plaats
       *[other] en nog { $count } regels, bij gebrek aan plaats
    }
export-sources = { $credits } ({ $licence })
export-and = {"; "}
export-made = Archipel { $version }, gegevens { $vintage }. Web-Mercatorprojectie.
export-form-unknown = Welke vorm? Voeg --format svg, png of pdf toe, of laat de bestandsnaam eindigen op .svg, .png of .pdf.
export-written = Afbeelding geschreven: { $path }
overview-title = Ligging
overview-label = Overzichtskaart: een klik verplaatst de kaart, de pijltoetsen ook
overview-move = De overzichtskaart naar een andere hoek verplaatsen
overview-close = De overzichtskaart sluiten
