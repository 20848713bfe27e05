# Erzählungen: was einer fehlt, die Liste, das Abspielen, das Erstellen, das Vorführen.
diagnostic-story-missing = Das ist keine Erzählung: Es gibt keine Datei story.toml.
diagnostic-story-broken = Die Erzählung lässt sich nicht lesen: { $reason }.
diagnostic-story-newer = Diese Erzählung stammt aus einer neueren Version des Programms (Format { $found }, bekannt bis { $known }).
diagnostic-story-large = Die Datei der Erzählung ist größer als { $limit } MB.
diagnostic-story-scenes = Die Erzählung hat mehr als { $limit } Szenen; die übrigen werden ausgelassen.
diagnostic-story-layer-missing = Szene { $scene }: Die Ebene „{ $layer }“ gibt es hier nicht.
diagnostic-story-part-missing = Szene { $scene }: Die Ebene „{ $layer }“ hat keinen Teil „{ $part }“.
diagnostic-story-feature-missing = Szene { $scene }: „{ $feature }“ gibt es hier nicht.
diagnostic-story-medium-missing = Szene { $scene }: Die Datei „{ $name }“ fehlt; ein leerer Rahmen steht an ihrer Stelle.
diagnostic-story-medium-name = Szene { $scene }: „{ $name }“ ist kein Name einer Datei der Erzählung.
diagnostic-story-medium-large = Das Bild „{ $name }“ ist zu groß.
diagnostic-story-picture-broken = „{ $name }“ ist kein lesbares Bild (JPEG, PNG oder WebP).
diagnostic-story-sound-off = Szene { $scene }: Der Ton „{ $name }“ wird nicht abgespielt, dieses Programm ist ohne Ton gebaut.
diagnostic-story-unwritable = Die Datei lässt sich nicht kopieren: { $reason }.

## Liste, Abspielen, Gestalten, Vorführen
stories-title = Erzählungen
story-open = Öffnen
story-present = Vorführen
story-edit = Bearbeiten
story-copy = Kopieren und bearbeiten
story-new = Neue Erzählung
story-nowhere = In diesem Fenster wird nichts behalten; hier lässt sich keine Erzählung erstellen.
story-new-title = Titel der neuen Erzählung
story-begin = Anfangen
story-file = Datei einer Erzählung
story-file-path = Pfad einer .archipel-story-Datei oder eines Ordners
story-file-open = Datei öffnen
story-empty = Diese Erzählung hat noch keine Szene.
story-to-review = Übersetzung noch zu prüfen.
story-picture-coming = Das Bild kommt…
story-maker = Erzählung gestalten
story-leave = Fertig
story-undo = Letzte Änderung rückgängig machen
story-saved = Gespeichert
story-saving = Wird gespeichert…
story-title = Titel der Erzählung
story-about = In einem Satz
story-scenes-title = Szenen
story-no-scene = Suchen Sie eine Ansicht der Karte, wählen Sie Ebenen, Filter und Jahr und fügen Sie sie hinzu.
story-untitled = Ohne Titel
story-remove = Szene entfernen
story-down = Szene nach unten
story-up = Szene nach oben
story-take-view = Aktuelle Ansicht für diese Szene übernehmen
story-scene-title = Titel der Szene
story-scene-text = Text
story-scene-notes = Notizen nur für Sie
story-duration = Dauer
story-picture = Bild
story-picture-path = Pfad eines Bildes
story-picture-add = Bild hinzufügen
story-picture-remove = Bild entfernen
story-add = Diese Ansicht hinzufügen
story-back = Zurück zur Erzählung
story-preview = Vorschau
story-thanks = Danke für Ihre Aufmerksamkeit
story-now = Jetzt
story-next = Danach
story-notes = Notizen
story-no-notes = Keine Notizen zu dieser Szene.
story-opening = Startfolie
story-closing = Schlussfolie
story-end = Das ist das Ende.
story-presenter = Ansicht für Vortragende
story-clock-reset = Zeit auf null setzen
story-laser = Laserpointer (L)
story-highlighter = Textmarker (H)
story-keys = ← → · B schwarz · R zurück · L Laser · H markieren · V Ansicht · S Bildschirme · Nummer + Eingabe · Esc
command-stories = Erzählungen
command-story-next = Nächste Szene
command-story-previous = Vorige Szene
command-story-first = Anfang der Erzählung
command-story-last = Ende der Erzählung
command-story-play = Erzählung abspielen oder anhalten
command-story-loop = In Endlosschleife abspielen
command-story-return = Zurück zur Ansicht der Szene
command-story-present = Im Vollbild vorführen
command-story-black = Schwarzer Bildschirm
command-story-close = Erzählung schließen
key-page-up = Bild auf
key-page-down = Bild ab
story-picture-missing = Das Bild „{ $name }“ fehlt.
story-not-saved = Die Erzählung ist nicht gespeichert: { $reason }
story-removed = Szene entfernt: { $title }
story-gone = Die Erzählung „{ $id }“ ist nicht mehr da; Ihre Ansicht ist zurück.
story-written = Erzählung gespeichert: { $path }
story-button = { $action }: { $title }
story-scene-number = Szene { $number }
diagnostic-check-story = { $count ->
    [one] Erzählung, { $count } Szene
   *[other] Erzählung, { $count } Szenen
}
story-scenes = { $count ->
    [one] { $count } Szene
   *[other] { $count } Szenen
}
story-warnings = { $count ->
    [one] { $count } Punkt zu prüfen
   *[other] { $count } Punkte zu prüfen
}

story-order = Klicken zeigt die Szene, Ziehen verschiebt sie. Mit der Tastatur: Pfeile, Alt und Pfeile zum Verschieben, Entf zum Entfernen.
story-export = Exportieren
story-export-paper = PDF-Dokument, mit Ihren Notizen
story-export-slides = Bilder der Folien (PNG)
story-export-file = Eine Datei, anderswo zu öffnen
story-export-progress = Export… { $made } / { $count }
story-exporting = „{ $title }“ wird exportiert…
story-export-failed = Der Export ist nicht gelungen: { $reason }
command-story-paper = Erzählung als PDF exportieren
command-story-slides = Erzählung als Bilder exportieren
command-story-file = Erzählung in einer Datei speichern
story-sound = Ton
story-sound-path = Pfad eines Tons (OGG, MP3, WAV)
story-sound-add = Ton hinzufügen
story-sound-remove = Ton entfernen
story-sound-failed = Der Ton wird nicht abgespielt: { $reason }
diagnostic-story-sound-broken = „{ $name }“ ist kein lesbarer Ton (OGG, MP3 oder WAV).
