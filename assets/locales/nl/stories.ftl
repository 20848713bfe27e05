# Verhalen: wat een verhaal mist, de lijst, de speler, het maken, de presentatie.
diagnostic-story-missing = Dit is geen verhaal: er is geen bestand story.toml.
diagnostic-story-broken = Het verhaal kan niet worden gelezen: { $reason }.
diagnostic-story-newer = Dit verhaal komt uit een nieuwere versie van het programma (formaat { $found }, bekend tot { $known }).
diagnostic-story-large = Het bestand van het verhaal is groter dan { $limit } MB.
diagnostic-story-scenes = Het verhaal heeft meer dan { $limit } scènes; de andere worden weggelaten.
diagnostic-story-layer-missing = Scène { $scene }: de laag ‘{ $layer }’ bestaat hier niet.
diagnostic-story-part-missing = Scène { $scene }: de laag ‘{ $layer }’ heeft geen deel ‘{ $part }’.
diagnostic-story-feature-missing = Scène { $scene }: ‘{ $feature }’ bestaat hier niet.
diagnostic-story-medium-missing = Scène { $scene }: het bestand ‘{ $name }’ ontbreekt; een leeg kader vervangt het.
diagnostic-story-medium-name = Scène { $scene }: ‘{ $name }’ is geen naam van een bestand van het verhaal.
diagnostic-story-medium-large = De afbeelding ‘{ $name }’ is te groot.
diagnostic-story-picture-broken = ‘{ $name }’ is geen leesbare afbeelding (JPEG, PNG of WebP).
diagnostic-story-sound-off = Scène { $scene }: het geluid ‘{ $name }’ wordt niet afgespeeld, dit programma is zonder geluid gebouwd.
diagnostic-story-unwritable = Het bestand kan niet worden gekopieerd: { $reason }.

## Lijst, speler, maken, presentatie
stories-title = Verhalen
story-open = Openen
story-present = Presenteren
story-edit = Bewerken
story-copy = Kopiëren en bewerken
story-new = Nieuw verhaal
story-nowhere = In dit venster wordt niets bewaard; er kan hier geen verhaal worden gemaakt.
story-new-title = Titel van het nieuwe verhaal
story-begin = Beginnen
story-file = Verhaalbestand
story-file-path = Pad van een .archipel-story-bestand of van een map
story-file-open = Bestand openen
story-empty = Dit verhaal heeft nog geen scène.
story-to-review = Vertaling nog na te lezen.
story-picture-coming = De afbeelding komt eraan…
story-maker = Een verhaal maken
story-leave = Klaar
story-undo = Laatste wijziging ongedaan maken
story-saved = Opgeslagen
story-saving = Opslaan…
story-title = Titel van het verhaal
story-about = In één zin
story-scenes-title = Scènes
story-no-scene = Zoek een kaartbeeld, kies lagen, filters en jaar, en voeg het toe.
story-untitled = Zonder titel
story-remove = Scène verwijderen
story-down = Scène omlaag
story-up = Scène omhoog
story-take-view = Huidig kaartbeeld voor deze scène gebruiken
story-scene-title = Titel van de scène
story-scene-text = Tekst
story-scene-notes = Notities voor uzelf
story-duration = Duur
story-picture = Afbeelding
story-picture-path = Pad van een afbeelding
story-picture-add = Afbeelding toevoegen
story-picture-remove = Afbeelding verwijderen
story-add = Dit kaartbeeld toevoegen
story-back = Terug naar het verhaal
story-preview = Voorbeeld
story-thanks = Dank u voor uw aandacht
story-now = Nu
story-next = Daarna
story-notes = Notities
story-no-notes = Geen notities bij deze scène.
story-opening = Openingsblad
story-closing = Slotblad
story-end = Dit is het einde.
story-presenter = Weergave voor de spreker
story-clock-reset = Tijd op nul zetten
story-laser = Laserpointer (L)
story-highlighter = Markeerstift (H)
story-keys = ← → · B zwart · R terug · L laser · H markeren · V weergave · S schermen · nummer + Enter · Esc
command-stories = Verhalen
command-story-next = Volgende scène
command-story-previous = Vorige scène
command-story-first = Begin van het verhaal
command-story-last = Einde van het verhaal
command-story-play = Verhaal afspelen of stoppen
command-story-loop = Herhalen
command-story-return = Terug naar het kaartbeeld van de scène
command-story-present = Op volledig scherm presenteren
command-story-black = Zwart scherm
command-story-close = Verhaal sluiten
key-page-up = Page Up
key-page-down = Page Down
story-picture-missing = De afbeelding ‘{ $name }’ ontbreekt.
story-not-saved = Het verhaal is niet opgeslagen: { $reason }
story-removed = Scène verwijderd: { $title }
story-gone = Het verhaal ‘{ $id }’ is er niet meer; uw kaartbeeld is terug.
story-written = Verhaal opgeslagen: { $path }
story-button = { $action }: { $title }
story-scene-number = Scène { $number }
diagnostic-check-story = { $count ->
    [one] verhaal, { $count } scène
   *[other] verhaal, { $count } scènes
}
story-scenes = { $count ->
    [one] { $count } scène
   *[other] { $count } scènes
}
story-warnings = { $count ->
    [one] { $count } punt om na te kijken
   *[other] { $count } punten om na te kijken
}

story-order = Klik om de scène te tonen, sleep om haar te verplaatsen. Met het toetsenbord: pijlen, Alt en pijlen om te verplaatsen, Delete om te verwijderen.
story-export = Exporteren
story-export-paper = PDF-document, met uw notities
story-export-slides = Afbeeldingen van de dia’s (PNG)
story-export-file = Eén bestand, om elders te openen
story-export-progress = Exporteren… { $made } / { $count }
story-exporting = ‘{ $title }’ wordt geëxporteerd…
story-export-failed = De export is niet gelukt: { $reason }
command-story-paper = Verhaal als PDF exporteren
command-story-slides = Verhaal als afbeeldingen exporteren
command-story-file = Verhaal in één bestand bewaren
story-sound = Geluid
story-sound-path = Pad van een geluid (OGG, MP3, WAV)
story-sound-add = Geluid toevoegen
story-sound-remove = Geluid verwijderen
story-sound-failed = Het geluid wordt niet afgespeeld: { $reason }
diagnostic-story-sound-broken = ‘{ $name }’ is geen leesbaar geluid (OGG, MP3 of WAV).
