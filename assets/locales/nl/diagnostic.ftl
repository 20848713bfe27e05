### What the loader found in a file. $count (number) says how often inside the feature.

severity-info = opmerking
severity-warning = waarschuwing
severity-error = fout

## Balance of a file: $count (number) features, $loaded (text) read, $crs (text) reference system
diagnostic-check-ok =
    { $count ->
        [one] in orde, { $count } element ({ $crs })
       *[other] in orde, { $count } elementen ({ $crs })
    }
diagnostic-check-warn =
    { $count ->
        [one] geladen met voorbehoud, { $loaded } van { $count } element gelezen ({ $crs })
       *[other] geladen met voorbehoud, { $loaded } van { $count } elementen gelezen ({ $crs })
    }
diagnostic-check-error = geweigerd

## The file
diagnostic-file-missing = Het bestand is niet te vinden.
diagnostic-file-unreadable = Het bestand kan niet worden gelezen: { $reason }.
diagnostic-file-too-large = Het bestand is groter dan { $limit } MiB en wordt niet gelezen.
diagnostic-file-empty = Het bestand is leeg.
diagnostic-file-kind = Het bestand is geen tekst: de inhoud is { $kind }.
diagnostic-file-encoding = Byte { $byte } is geen UTF-8, de enige codering die voor JSON is toegestaan; sla het bestand op als UTF-8.
diagnostic-folder-empty = De map bevat geen catalogus en geen .geojson-bestand.
diagnostic-byte-order-mark = Het bestand begint met een bytevolgordemarkering, die in JSON overbodig is; ze wordt genegeerd.
diagnostic-utf-16 = Het bestand is UTF-16 in plaats van UTF-8; het werd bij het lezen omgezet.

## The JSON text
diagnostic-json-truncated = De tekst stopt voor het einde: het bestand is afgekapt.
diagnostic-json-syntax = Dit teken hoort hier niet in JSON.
diagnostic-json-not-finite = Dit woord is geen JSON; NaN en Infinity zijn daar geen getallen.
diagnostic-json-comment = JSON kent geen commentaar.
diagnostic-json-quote = JSON kent alleen dubbele aanhalingstekens.
diagnostic-json-comma = Er staat een komma vóór het sluiten van de lijst of het object.
diagnostic-json-number = Dit getal is niet geschreven zoals JSON het vraagt.
diagnostic-json-control = Een stuurteken (tab, regeleinde…) staat zonder escape in een tekst.
diagnostic-json-escape = Deze escapereeks bestaat niet in JSON.
diagnostic-json-depth = De tekst is te diep genest om eerlijk te zijn; hij wordt niet gelezen.
diagnostic-json-trailing = Er volgt iets na het einde van het document.
diagnostic-duplicate-key = Het lid ‘{ $name }’ komt twee keer voor; het laatste geldt.
diagnostic-lone-surrogate = Een tekst bevat een half teken; het is vervangen door ‘�’.
diagnostic-number-too-large = Een getal is groter dan 64 bits kunnen schrijven; het blijft als tekst bewaard.
diagnostic-too-many-values = De eigenschappen zouden te veel geheugen vergen; het bestand wordt niet gelezen.
diagnostic-too-many-features = Het bestand bevat meer dan { $limit } elementen; het wordt niet gelezen.

## The document
diagnostic-root-not-object = Het document hoort een GeoJSON-object te zijn, maar is iets anders ({ $found }).
diagnostic-root-type-missing = Het object heeft geen lid ‘type’: dit is geen GeoJSON.
diagnostic-root-type-unknown = ‘{ $found }’ is geen GeoJSON-type; hoofdletters tellen.
diagnostic-topojson = Dit is TopoJSON, geen GeoJSON; zet het eerst om.
diagnostic-esri-json = Dit is JSON van Esri, geen GeoJSON; exporteer het als GeoJSON.
diagnostic-features-missing = De verzameling heeft geen lid ‘features’.
diagnostic-features-not-array = Het lid ‘features’ hoort een lijst te zijn, maar is iets anders ({ $found }).
diagnostic-no-features = De verzameling is leeg.
diagnostic-sequence =
    { $count ->
        [one] Het bestand is een reeks van één document.
       *[other] Het bestand is een reeks van { $count } documenten, gelezen tot het einde.
    }
diagnostic-foreign-member = Het lid ‘{ $name }’ hoort niet bij het formaat; het wordt genegeerd.
diagnostic-nothing-left = Geen enkel element kon worden gelezen.
diagnostic-more-findings =
    { $count ->
        [one] Nog één opmerking van dezelfde soort staat niet in de lijst.
       *[other] Nog { $count } opmerkingen van dezelfde soort staan niet in de lijst.
    }

## The place
diagnostic-old-crs-member = Het lid ‘crs’ uit 2008 hoort niet meer bij het formaat, dat altijd in WGS 84 is.
diagnostic-crs-unsupported = Het referentiestelsel { $crs } is niet bekend; de gegevens zouden op de verkeerde plaats komen.
diagnostic-crs-datum = Het stelsel { $crs } verschilt minder dan ongeveer een meter van WGS 84; de posities worden ongewijzigd overgenomen.
diagnostic-crs-contradicted = Het opgegeven referentiestelsel past niet bij de getallen, die graden zijn; ze worden als graden gelezen.
diagnostic-lambert-93 =
    { $count ->
        [one] De coördinaten zijn in Lambert-93; { $count } element is omgezet naar graden.
       *[other] De coördinaten zijn in Lambert-93; { $count } elementen zijn omgezet naar graden.
    }
diagnostic-web-mercator =
    { $count ->
        [one] De coördinaten zijn Web-Mercatormeters; { $count } element is omgezet naar graden.
       *[other] De coördinaten zijn Web-Mercatormeters; { $count } elementen zijn omgezet naar graden.
    }
diagnostic-axes-swapped = De breedte staat vóór de lengte; de assen zijn in de juiste volgorde gezet. Controleer de kaart.
diagnostic-axes-doubtful = Breedte en lengte zijn misschien verwisseld: zo gelezen liggen de gegevens voor de kust van Somalië, andersom in Frankrijk.
diagnostic-position-nowhere = De positie { $place } bestaat niet op aarde; het element is weggelaten.
diagnostic-longitude-beyond = De lengte { $place } is groter dan 180 graden.
diagnostic-antimeridian = De geometrie kruist de 180e meridiaan zonder daar te zijn geknipt; ze zou over de hele kaart lopen.

## A feature
diagnostic-feature-not-object = Het element hoort een object te zijn, maar is iets anders ({ $found }).
diagnostic-feature-type-missing = Het element heeft geen lid ‘type’.
diagnostic-feature-wrong-type = Het type van het element hoort ‘Feature’ te zijn, niet ‘{ $found }’.
diagnostic-features-misplaced = Het lid ‘features’ hoort hier niet.
diagnostic-geometry-missing = Het element heeft geen lid ‘geometry’; zonder geometrie hoort daar null te staan.
diagnostic-geometry-not-object = De geometrie hoort een object te zijn, maar is iets anders ({ $found }).
diagnostic-properties-missing = Het element heeft geen lid ‘properties’.
diagnostic-properties-not-object = Het lid ‘properties’ hoort een object of null te zijn, maar is iets anders ({ $found }).
diagnostic-property-wrong-type = De eigenschap ‘{ $name }’ heeft niet het type dat ons schema verwacht; ze blijft zoals ze is.
diagnostic-years-reversed = Het element eindigt ({ $to }) voor het begonnen is ({ $from }).
diagnostic-id-not-allowed = De id hoort een tekst of een getal te zijn, maar is iets anders ({ $found }).
diagnostic-id-null = De id is null; hij wordt genegeerd.
diagnostic-id-duplicate = De id ‘{ $id }’ is al door een ander element gebruikt.
diagnostic-ids-mixed = Sommige id’s zijn teksten, andere getallen.
diagnostic-bbox-malformed = Het lid ‘bbox’ hoort een lijst van vier of zes getallen te zijn.
diagnostic-bbox-null = Het lid ‘bbox’ is null; het wordt genegeerd.
diagnostic-bbox-upside-down = Het zuiden van het lid ‘bbox’ ligt ten noorden van zijn noorden.

## A geometry
diagnostic-geometry-type-missing = De geometrie heeft geen lid ‘type’.
diagnostic-geometry-type-unknown = ‘{ $found }’ is geen geometrietype; hoofdletters tellen.
diagnostic-geometry-is-feature = Een object ‘{ $found }’ staat op de plaats van een geometrie.
diagnostic-coordinates-missing = De geometrie heeft geen lid ‘coordinates’.
diagnostic-coordinates-not-array = De coördinaten horen een lijst te zijn, maar er staat iets anders ({ $found }).
diagnostic-wrong-nesting = De coördinaten zijn niet genest zoals dit geometrietype het vraagt.
diagnostic-position-short = Een positie heeft minstens twee getallen nodig; deze heeft er { $found }.
diagnostic-position-long =
    { $count ->
        [one] Een positie heeft meer dan drie getallen; de overige worden genegeerd.
       *[other] { $count } posities hebben meer dan drie getallen; de overige worden genegeerd.
    }
diagnostic-altitude =
    { $count ->
        [one] Eén hoogte wordt niet bewaard.
       *[other] { $count } hoogten worden niet bewaard.
    }
diagnostic-ordinate-not-number = Een coördinaat hoort een getal te zijn, maar is iets anders ({ $found }).
diagnostic-ordinate-not-finite = Een coördinaat is groter dan elk getal dat men kan schrijven.
diagnostic-line-short = Een lijn heeft minstens twee posities nodig.
diagnostic-geometries-missing = De verzameling heeft geen lid ‘geometries’.
diagnostic-geometries-not-array = Het lid ‘geometries’ hoort een lijst te zijn, maar is iets anders ({ $found }).
diagnostic-nested-collection = Een geometrieverzameling bevat een andere.
diagnostic-geometry-empty = De geometrie is leeg; het element blijft zonder geometrie behouden.
diagnostic-part-empty =
    { $count ->
        [one] Een leeg deel van de geometrie is weggelaten.
       *[other] { $count } lege delen van de geometrie zijn weggelaten.
    }
diagnostic-ring-unclosed =
    { $count ->
        [one] Een ring is niet gesloten; hij is gesloten.
       *[other] { $count } ringen zijn niet gesloten; ze zijn gesloten.
    }
diagnostic-ring-short =
    { $count ->
        [one] Een ring heeft minder dan vier posities; hij is weggelaten.
       *[other] { $count } ringen hebben minder dan vier posities; ze zijn weggelaten.
    }
diagnostic-ring-flat =
    { $count ->
        [one] Een ring omsluit geen oppervlakte.
       *[other] { $count } ringen omsluiten geen oppervlakte.
    }
diagnostic-ring-winding =
    { $count ->
        [one] Een ring draait de verkeerde kant op; hij is omgekeerd.
       *[other] { $count } ringen draaien de verkeerde kant op; ze zijn omgekeerd.
    }
diagnostic-ring-crossing =
    { $count ->
        [one] Een ring kruist of raakt zichzelf bij { $place }.
       *[other] { $count } ringen kruisen of raken zichzelf, de eerste bij { $place }.
    }
diagnostic-ring-intricate = Een ring is te ingewikkeld om op kruisingen te controleren.
diagnostic-hole-dropped =
    { $count ->
        [one] Een gat is weggelaten samen met de omtrek eromheen.
       *[other] { $count } gaten zijn weggelaten samen met de omtrek eromheen.
    }

## The catalog
diagnostic-catalog-encoding = Het bestand is geen UTF-8.
diagnostic-catalog-syntax = Het bestand is niet te begrijpen: { $reason }.
diagnostic-catalog-newer = Het bestand is van versie { $version }; dit programma kent alleen versie { $known }. Werk het programma bij.
diagnostic-catalog-version = Versie { $version } bestaat niet.
diagnostic-catalog-unknown-key = De sleutel ‘{ $key }’ is hier niet bekend.
diagnostic-catalog-missing-key = De sleutel ‘{ $key }’ ontbreekt.
diagnostic-catalog-extent = De omvang ‘{ $key }’ hoort west, zuid, oost, noord in graden te geven, in die volgorde.
diagnostic-catalog-layer-twice = Twee lagen hebben de id ‘{ $layer }’.
diagnostic-catalog-group-unknown = De laag ‘{ $layer }’ hoort bij een groep ‘{ $group }’ die niet bestaat.
diagnostic-catalog-source-unknown = De laag ‘{ $layer }’ noemt een bron ‘{ $source }’ die niet bestaat.
diagnostic-layer-file-name = De laag ‘{ $layer }’ moet een bestand noemen dat naast de catalogus staat.

diagnostic-category-unknown =
    { $count ->
        [one] Een element is van de categorie ‘{ $name }’, die de catalogus niet kent.
       *[other] { $count } elementen zijn van de categorie ‘{ $name }’, die de catalogus niet kent.
    }
diagnostic-source-unknown =
    { $count ->
        [one] Een element noemt een bron ‘{ $name }’, die de catalogus niet kent.
       *[other] { $count } elementen noemen een bron ‘{ $name }’, die de catalogus niet kent.
    }
diagnostic-class-missing =
    { $count ->
        [one] Een element past in geen enkele klasse van de laag; het wordt niet getekend.
       *[other] { $count } elementen passen in geen enkele klasse van de laag; ze worden niet getekend.
    }

## The command line
diagnostic-features-layer-unknown = De laag ‘{ $layer }’ bestaat niet. Lagen: { $known }.
diagnostic-features-key-unknown = De sleutel ‘{ $key }’ bestaat niet in deze laag. Sleutels: { $known }.
