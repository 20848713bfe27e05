# Pages of paper: composer, layouts, prints.

print-scale = Maßstab 1:{ $scale }
print-scale-about = Maßstab: etwa 1:{ $scale }
print-made-on = Blatt erstellt am { $date }.
print-rows-left = { $count ->
    [one] Eine weitere Zeile steht hier nicht.
   *[other] { $count } weitere Zeilen stehen hier nicht.
}
diagnostic-layout-broken = Das Seitenlayout { $name } kann nicht gelesen werden: { $reason }
diagnostic-cover-without-scale = --cover braucht einen Maßstab: --scale oder den einer Seitenvorlage.
diagnostic-logo-broken = Das Logo { $name } kann nicht gelesen werden: { $reason }

command-composer = Karte als Seite gestalten
composer-title = Seitengestaltung
composer-preview = Vorschau der Seite
composer-paper = Papier
composer-portrait = Hochformat
composer-landscape = Querformat
composer-scale = Maßstab
composer-scale-fit = An die Ansicht anpassen
composer-scale-other = Anderer Maßstab: 1:
composer-content = Inhalt
composer-heading = Titel
composer-legend = Legende des Sichtbaren
composer-scale-bar = Maßstabsleiste
composer-north = Norden
composer-inset = Übersichtskarte
composer-date = Heutiges Datum
composer-filter = Filter in einem Satz
composer-table = Tabelle des Gezeigten auf weiteren Seiten
composer-logo = Logo
composer-logo-none = Keines
composer-logo-choose = Datei wählen
composer-logo-clear = Logo entfernen
composer-file = Datei
composer-dpi = Punkte pro Zoll
composer-path = Pfad der Datei
composer-write = Seite speichern
composer-copy = Seite als Bild kopieren
composer-file-name = karte
composer-size = { $paper } · { $width } × { $height } mm · 1:{ $scale }
composer-page = Seite { $page } von { $pages }
composer-page-next = Nächste Seite
composer-page-before = Vorherige Seite
composer-written = { $count ->
    [one] Die Seite liegt in { $path }.
   *[other] { $count } Dateien sind geschrieben, die erste in { $path }.
}
composer-failed = Die Seite konnte nicht geschrieben werden: { $reason }
composer-atlas = Atlas: eine Seite für jedes Objekt aus
composer-atlas-none = Keiner
composer-nothing = Nichts passt zum Filter: Der Atlas hat keine Seite.
column-page = Seite
composer-desk = Was der Planungstisch zeigt
composer-sheets = Datenblatt der Auswahl oder jeder Atlasseite
desk-connection = Luftlinie ({ $goal })
composer-cover = So viele Blätter, wie für alles nötig sind
column-distance-km = Entfernung (km)
print-rows-apart = { $count ->
    [one] Ein weiteres Objekt erfüllt den Filter, außerhalb dieser Karte.
   *[other] { $count } weitere Objekte erfüllen den Filter, außerhalb dieser Karte.
}
