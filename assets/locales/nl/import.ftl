# Data that people bring.
import-one-file = Een id en een titel horen bij één bestand tegelijk.
import-no-line = Er is geen lijn gekozen, of er rijdt er geen.
import-nothing = Het bestand bevat geen enkel element.

## The page
command-import = Gegevens importeren
import-title = Gegevens importeren
import-about = Sleep een bestand of map naar de kaart, kies het of plak zijn pad. Het wordt alleen gelezen; wat wordt toegevoegd is een kopie, bewaard in uw map.
import-drop = Laat los om het bestand op de kaart te zien
import-path = Pad van het bestand
import-path-hint = Pad van een bestand of map
import-open = Openen
import-browse = Bladeren…
import-files = Geografische gegevens
import-formats = GeoJSON, TopoJSON, shapefile, GeoPackage, FlatGeobuf, KML, KMZ, GPX, CSV, GTFS, OpenStreetMap. In graden, Lambert-93, CC50 of Mercator.
import-nowhere = In deze sessie hebt u geen eigen map: er kan niets worden bewaard.
import-reading = { $name } wordt gelezen…
import-keeping = { $name } wordt opgeslagen…
import-refused = { $file } kan niet worden geïmporteerd.
import-failed = De wijziging is niet gelukt: { $reason }
import-other = Een ander bestand kiezen
import-findings =
    { $count ->
        [one] Eén opmerking
       *[other] { $count } opmerkingen
    }
import-add = Aan de kaart toevoegen
import-cancel = Annuleren
import-queue =
    { $count ->
        [one] nog een bestand hierna
       *[other] nog { $count } bestanden hierna
    }
import-added =
    { $count ->
        [one] ‘{ $layer }’ is toegevoegd: één element.
       *[other] ‘{ $layer }’ is toegevoegd: { $count } elementen.
    }
import-removed = ‘{ $layer }’ is verwijderd.
import-own = Uw lagen
import-remove = ‘{ $layer }’ verwijderen

import-crs = coördinaten: { $crs }
import-system-degrees = graden (WGS 84)
import-counted =
    { $loaded ->
        [one] Eén element gelezen van { $count }
       *[other] { $loaded } elementen gelezen van { $count }
    }
import-points =
    { $count ->
        [one] één punt
       *[other] { $count } punten
    }
import-lines =
    { $count ->
        [one] één lijn
       *[other] { $count } lijnen
    }
import-areas =
    { $count ->
        [one] één vlak
       *[other] { $count } vlakken
    }
import-placeless = { $count } zonder geometrie
import-joined =
    { $rows ->
        [one] Eén rij kreeg de omtrek van haar gemeente, via de kolom ‘{ $column }’.
       *[other] { $rows } rijen kregen de omtrek van hun gemeente, via de kolom ‘{ $column }’.
    }
import-unknown =
    { $count ->
        [one] Onbekende gemeente: { $names }.
       *[other] { $count } onbekende gemeenten: { $names }.
    }
import-show-extent = De begrenzing op de kaart tonen
import-no-extent = Niets heeft een plaats op de kaart.
import-fields =
    { $count ->
        [one] Eén veld, eerste rijen
       *[other] { $count } velden, eerste rijen
    }
import-more-fields =
    { $count ->
        [one] en nog één veld
       *[other] en nog { $count } velden
    }
import-column-name = naam

import-describe = Wat deze laag is
import-name = Naam
import-place = Plaats
import-place-own = een eigen laag
import-place-of = in plaats van: { $layer }
import-category = Categorie
import-category-other = Ander element
import-status = Geometrie
import-color = Kleur
import-producer = Producent
import-licence = Licentie
import-date = Datum
import-url = Adres
import-unsaid = Zonder producent, licentie en datum zeggen de fiches dat de bron niet bekend is.
import-as-parks =
    { $count ->
        [one] Eén omtrek draagt de naam van een park van de Chaîne ({ $others } andere): als officiële grens gebruiken
       *[other] Omtrekken dragen de namen van { $count } parken van de Chaîne ({ $others } andere): als officiële grenzen gebruiken
    }
import-as-network =
    { $count ->
        [one] Als busnet gebruiken: één lijn van { $all } vervangt de schematische
       *[other] Als busnet gebruiken: { $count } lijnen van { $all } vervangen de schematische
    }
import-line =
    { $count ->
        [one] { $code } — { $name } (één rit)
       *[other] { $code } — { $name } ({ $count } ritten)
    }
import-as-cycle =
    { $count ->
        [one] Als fietsnetwerk gebruiken: één voorziening, { $km } km
       *[other] Als fietsnetwerk gebruiken: { $count } voorzieningen, { $km } km
    }
import-color-other = Mauve
import-color-park = Groen
import-color-terril = Zwart
import-color-cite = Baksteenrood
import-color-site = Goud
import-color-cycle = Violet
import-color-bhns = Magenta
import-color-shaft = Nachtblauw
import-color-lake = Blauw
import-color-component = Bruin

import-format-geojson = GeoJSON
import-format-geojsonseq = GeoJSON, één element per regel
import-format-topojson = TopoJSON
import-format-shapefile = Shapefile
import-format-geopackage = GeoPackage
import-format-flatgeobuf = FlatGeobuf
import-format-kml = KML
import-format-kmz = KMZ
import-format-gpx = GPX
import-format-csv = CSV-tabel
import-format-gtfs = GTFS-dienstregeling
import-format-osm = OpenStreetMap
import-format-osmpbf = OpenStreetMap (PBF)
import-format-unknown = Onbekend formaat

import-profile = Gewenste objecten
import-profile-all = Alles ({ $count })
import-profile-cycle = Fietsnetwerk ({ $count })
import-profile-parks = Parken ({ $count })
import-profile-terrils = Steenbergen ({ $count })
import-no-profile = Het bestand heeft geen object van dit profiel.
