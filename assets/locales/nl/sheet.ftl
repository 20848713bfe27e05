### The sheet: figures, diagrams, what is around, links.

## Figures
sheet-first-year = Sinds
sheet-shaft-sunk = Afdieping
sheet-shaft-closed = Sluiting
sheet-shaft-life = In gebruik
sheet-years =
    { $count ->
        [one] { $count } jaar
       *[other] { $count } jaar
    }
sheet-members = Ingeschreven elementen
sheet-commune-heritage = Elementen van het werelderfgoed
sheet-commune-cycle = Getekende fietsroutes
sheet-commune-parks = Park per 1000 inwoners

## How a figure is computed
sheet-how-measured = Door Archipel gemeten op de ellipsoïde WGS 84, aan de hand van de geometrie.
sheet-how-drawn = Oppervlakte van de terreinen die in de documenten worden genoemd; dit is niet die van het park.
sheet-how-life = Verschil tussen de twee jaartallen van de bron.
sheet-how-counted = Door Archipel geteld in de geladen lagen.
sheet-how-network =
    { $count ->
        [one] Lengte van de getekende routes in de gemeente. Eén route zonder gepubliceerd tracé is niet meegeteld.
       *[other] Lengte van de getekende routes in de gemeente. { $count } routes zonder gepubliceerd tracé zijn niet meegeteld.
    }
sheet-how-parks = { $area } getekende parkterreinen in de gemeente, dat is { $each } m² per inwoner. Niet meegeteld: indicatieve omtrekken, parken zonder gedocumenteerd terrein ({ $count }), gemeentelijke tuinen en plantsoenen.

## The bus line
sheet-line-located =
    { $count ->
        [one] { $count } halte van { $total } staat op de kaart.
       *[other] { $count } haltes van { $total } staan op de kaart.
    }
sheet-line-unordered = De gemeenten volgen de lijn; binnen een gemeente is de openbare lijst alfabetisch en is de volgorde van de haltes niet bekend.
sheet-line-elsewhere = Gemeente niet vermeld

## Around
sheet-near-station = Dichtstbijzijnde station
sheet-near-bus = Dichtstbijzijnde BHNS-halte
sheet-near-bus-note = Geen uitsluitsel: { $located } van { $known } haltes hebben een plaats en { $unlisted } lijnen hebben geen haltelijst. Een GTFS-bestand van het TADAO-net, samen met het gebied geladen, zou dit exact maken.
sheet-near-cycle = Getekend fietsnetwerk
sheet-near-cycle-note =
    { $count ->
        [one] Eén route zonder gepubliceerd tracé is niet meegeteld.
       *[other] { $count } routes zonder gepubliceerd tracé zijn niet meegeteld.
    }
sheet-near-park = Dichtstbijzijnde parkterrein
sheet-near-park-note =
    { $count ->
        [one] Tot de gedocumenteerde terreinen, niet tot de grens, die niet gepubliceerd is. Eén park zonder gedocumenteerd terrein is niet meegeteld.
       *[other] Tot de gedocumenteerde terreinen, niet tot de grens, die niet gepubliceerd is. { $count } parken zonder gedocumenteerd terrein zijn niet meegeteld.
    }
sheet-inconclusive = geen uitsluitsel
sheet-here = ter plaatse
wind-north = ten noorden
wind-north-east = ten noordoosten
wind-east = ten oosten
wind-south-east = ten zuidoosten
wind-south = ten zuiden
wind-south-west = ten zuidwesten
wind-west = ten westen
wind-north-west = ten noordwesten
sheet-around = In de omgeving
sheet-nearest-only = De { $shown } dichtstbijzijnde van { $total }.

## The shaft
sheet-shaft-scale = Op schaal
sheet-shaft-deepest = de diepste: { $depth }
sheet-shaft-elevation = maaiveld op { $height } hoogte

## What can be done
command-back = Vorige geopende fiche
command-forward = Volgende fiche in de geschiedenis
command-previous = Vorig element van de lijst
command-next = Volgend element van de lijst
command-clear-pins = Alle vastgezette fiches verwijderen
command-sources = Bron van elke waarde
sheet-pin = Deze fiche vastzetten om te vergelijken
sheet-unpin = De vastgezette fiche verwijderen
key-alt = Alt
sheet-copy-link = Link naar deze weergave kopiëren
sheet-copy-command = Opdrachtregel kopiëren
sheet-copy-geojson = Element als GeoJSON kopiëren
sheet-copy-picture = De fiche als afbeelding kopiëren
sheet-keep = Deze fiche bewaren of afdrukken
sheet-saved = Opgeslagen: { $path }
sheet-save-failed = Niets opgeslagen in { $path }: { $reason }. Controleer de vrije ruimte en de rechten van de map.
sheet-not-drawn = De fiche kon niet worden getekend: { $reason }
sheet-code = Coördinaten voor een telefoon

## The guide
command-guide = Gebruikershandleiding
guide-title = Gebruikershandleiding
guide-search = Zoeken in de handleiding
guide-nothing = Geen enkele pagina bevat deze woorden. Wis er een.
guide-drawing = De afbeelding wordt getekend…

## Photographs
media-uncredited = { $file } wordt niet getoond: een .toml-bestand met dezelfde naam moet author en licence vermelden.
media-too-many-bytes = { $file } wordt niet getoond: het bestand is groter dan 24 MB.
media-too-many-pixels = { $file } wordt niet getoond: de afbeelding is groter dan 48 miljoen pixels.
media-broken = { $file } wordt niet getoond: de afbeelding kan niet worden gelezen.

## Links
sheet-seen-from = Te zien vanaf
sheet-linked-from = Genoemd door
sheet-same-company = Zelfde maatschappij: { $company }
sheet-same-commune = In dezelfde gemeente: { $commune }

## The command line
sheet-wants-out = Een PDF of PNG wordt naar een bestand geschreven: voeg --out BESTAND toe.
link-error-foreign = Dit is geen adres van een weergave van Archipel; dat begint met archipel://view.
link-error-too-long = Dit adres is te lang; het wordt niet geopend.
link-error-unknown = Dit adres vraagt iets onbekends of twee keer hetzelfde ({ $part }); het wordt niet geopend.
link-error-value = Een waarde van dit adres kan niet worden gelezen ({ $part }); het wordt niet geopend.
sheet-page-left-out =
    { $count ->
        [one] { $count } element vond geen plaats op deze pagina; het staat in de fiche van Archipel.
       *[other] { $count } elementen vonden geen plaats op deze pagina; ze staan in de fiche van Archipel.
    }
sheet-unknown = Niets heeft de id { $id }. De opdracht identify of features geeft de id’s.
sheet-line-no-stops = De lijst van de haltes is niet gepubliceerd: hun aantal en volgorde zijn hier niet bekend.
