# Safety of files: disk, lock, swapping of folders.
store-full = De schijf is vol: { $path } kon niet worden geschreven. Maak ruimte vrij; niets van wat opgeslagen was, is verloren.
store-read-only = { $path } is alleen-lezen: er kan niets worden opgeslagen. Vraag schrijfrechten of kies een andere map.
store-missing = { $path } ontbreekt of is geen map ({ $reason }). Sluit de schijf weer aan of maak de map opnieuw.
store-busy = { $path } is in gebruik door een ander programma. Sluit dat en probeer opnieuw.
store-other = { $path } kon niet worden gelezen of geschreven: { $reason }.
store-held = Een ander exemplaar van Archipel (proces { $pid }, { $doing }, sinds { $since }) schrijft al in { $path }.
store-held-unknown = Een ander exemplaar van Archipel schrijft al in { $path }.
store-purpose-window = venster open
store-purpose-install = installatie van een pakket
store-purpose-update = bijwerken van gegevens
store-purpose-import = importeren van een bestand
store-newer = { $path } komt uit een nieuwere versie van Archipel; het blijft onaangeroerd.
store-nothing-before = Er is geen vorige versie om naar terug te keren.
store-second-copy = Dit venster is alleen-lezen geopend: wat u hier wijzigt, wordt niet bewaard. Sluit het andere exemplaar om op te slaan.
store-nothing-kept = Dit venster werkt, maar wat u hier wijzigt, wordt niet bewaard.
store-clock-behind = De klok van deze computer loopt achter: de aanwezige gegevens dateren van { $moment }. Archipel vertrouwt op versienummers, niet op datums; zet de klok gelijk.
