### Die Prüfung der Planung: Zugang, Statistik, Verbindungen, Messungen.

audit-goal-cycle = geladenen Radwegenetz
audit-goal-transit = nächsten Haltestelle oder Bahnhof
audit-goal-bus = nächsten Bushaltestelle
audit-goal-station = nächsten Bahnhof
audit-goal-layer = Ebene „{ $layer }“
audit-answer = Weiter als { $metres } entfernt ({ $goal }): { $count } von { $of }.
audit-answer-inconclusive = Nicht zu entscheiden: Die Daten sagen nicht, was weiter als { $metres } entfernt liegt ({ $goal }). Sicher innerhalb: { $within } von { $of }.
audit-reason-stops-not-located = Grund: { $located } von { $known } Haltestellen sind verortet, und { $unlisted } von { $lines } Linien haben keine Haltestellenliste.
audit-remedy-stops-not-located = Was es klärt: der GTFS-Fahrplan des Netzes, über die Seite für Import oder Aktualisierungen geladen; die Antwort ist dann genau.
audit-reason-nothing-drawn = Grund: Nichts von dem, wonach gefragt wird, hat einen Ort auf der Karte.
audit-remedy-nothing-drawn = Was es klärt: eine Datei mit diesen Geometrien importieren.
audit-held-cycle = Geladenes Netz: { $km }; { $undrawn } Routen ohne Verlauf zählen nicht.
audit-markers =
    { $count ->
        [one] { $count } Park hat nur eine Markierung: ohne Grenze kein Ergebnis.
       *[other] { $count } Parks haben nur eine Markierung: ohne Grenze kein Ergebnis.
    }
audit-unplaced =
    { $count ->
        [one] { $count } Objekt ohne Geometrie nimmt nicht teil.
       *[other] { $count } Objekte ohne Geometrie nehmen nicht teil.
    }
audit-doubtful =
    { $count ->
        [one] { $count } Urteil könnte kippen: Die Lage ist nur ungefähr bekannt.
       *[other] { $count } Urteile könnten kippen: Die Lage ist nur ungefähr bekannt.
    }
audit-how-access = Luftlinie zwischen den nächsten Punkten, auf dem Ellipsoid.
audit-column-rank = Rang
audit-column-distance = Entfernung (m)
audit-column-nearest = am nächsten
audit-column-verdict = Urteil
audit-verdict-farther = weiter
audit-verdict-within = innerhalb
audit-verdict-inconclusive = offen
audit-verdict-doubtful = { $verdict }, auf { $doubt } genau
audit-inhabitants = Einwohner innerhalb: rund { $within } von { $of } ({ $share } %), nach Gemeindefläche verteilt.
audit-table-name = Gebiet
audit-table-inhabitants = Einwohner
audit-table-count = Objekte
audit-table-length-km = km
audit-table-area-ha = ha
audit-table-share-percent = Anteil (%)
audit-table-cover-percent = Deckung (%)
audit-table-per-1000-inhabitants = je 1000 Einw.
audit-table-m-per-inhabitant = m/Einw.
audit-table-m2-per-inhabitant = m²/Einw.
audit-table-total = zusammen
audit-table-markers =
    { $count ->
        [one] { $count } Park hat keine Fläche und zählt in keiner Flächensumme.
       *[other] { $count } Parks haben keine Fläche und zählen in keiner Flächensumme.
    }
audit-table-indicative =
    { $count ->
        [one] { $count } Umriss ist nur ein Anhalt: Die Fläche ist nicht amtlich.
       *[other] { $count } Umrisse sind nur ein Anhalt: Die Flächen sind nicht amtlich.
    }
audit-table-unplaced =
    { $count ->
        [one] { $count } Objekt ohne Geometrie zählt nicht.
       *[other] { $count } Objekte ohne Geometrie zählen nicht.
    }
audit-table-outside =
    { $count ->
        [one] { $count } Objekt liegt außerhalb dieser Gebiete.
       *[other] { $count } Objekte liegen außerhalb dieser Gebiete.
    }
audit-how-table = Genau an den Grenzen geschnitten: Was in zwei Gebieten liegt, zählt in beiden mit seinem Teil.
audit-catchment = { $area } erreicht, rund { $people } Einwohner ({ $share } % aller), nach Gemeindefläche verteilt.
audit-how-catchment = { $minutes } min bei { $kmh } km/h: { $km } des geladenen Netzes erreicht; sonst Luftlinie, mit { $detour } verlängert.
audit-how-catchment-straight = { $minutes } min bei { $kmh } km/h, überall Luftlinie, mit { $detour } verlängert: Hier wird kein geladenes Netz erreicht ({ $km }).
audit-links = { $components } Netzteile, { $gaps } Lücken bis { $metres }.
audit-links-length = zu bauen
audit-links-km = km verbunden
audit-links-parks = Parks
audit-links-features = eingetragene Objekte
audit-links-inhabitants = Einwohner bis 300 m
audit-links-before = heute
audit-links-components = Teile
audit-links-longest = längster Teil
audit-links-gaps = Lücken
audit-how-links = Ein Linienende bis 5 m vor einer anderen Linie trifft sie, wenn nichts anderes gewählt ist. Versorgt ist, was bis 300 m entfernt liegt.
measure-length = Länge
measure-bearing = Richtung
measure-straight = Luftlinie
measure-area = Fläche
measure-perimeter = Umfang
diagnostic-audit-goal-unknown = „{ $goal }“ ist kein bekanntes Ziel. Bekannt: { $known }.
diagnostic-audit-zones-unknown = „{ $by }“ teilt nichts ein. Bekannt: { $known }.
diagnostic-audit-around-unknown = „{ $id }“ hat keinen Ort auf der Karte.
diagnostic-audit-scenario-unread = „{ $file }“ enthält keine Geometrie. { $known }
planner-title = Planungstisch
planner-page-measure = Messen
planner-page-access = Zugang
planner-page-table = Statistik
planner-page-links = Lücken
planner-page-declared = Summen
planner-working = Wird berechnet…
planner-layer = Ebene:
planner-goal = Von:
planner-goal-cycle = Radwegenetz
planner-goal-transit = Haltestellen und Bahnhöfe
planner-goal-bus = Bushaltestellen
planner-goal-station = Bahnhöfe
planner-metres = Weiter als
planner-all = Auch zeigen, was innerhalb liegt
planner-narrow = Auf der Karte nur behalten, was weiter entfernt ist
planner-more =
    { $count ->
        [one] { $count } weitere Zeile in der Datei.
       *[other] { $count } weitere Zeilen in der Datei.
    }
planner-no-declared = Dieses Gebiet nennt keine Summen.
planner-declared-how = Genannte Summen stammen aus der Broschüre von 2019; geladene Summen sind in den vorhandenen Daten gezählt.
planner-remedy = Was die Lücke schließt: { $address }
planner-zones = Gebiete:
planner-zones-commune = Gemeinden
planner-zones-epci = Gemeindeverbände
planner-zones-pole = Pôle métropolitain
planner-zones-drawn = gemessene Fläche
planner-zones-around = um die Auswahl
planner-around-metres = Innerhalb von
planner-draw-first = Zeichnen Sie zuerst eine Fläche: Seite Messen, Fläche.
planner-select-first = Wählen Sie zuerst ein Objekt auf der Karte.
planner-no-zones = Diese Daten haben keine solchen Gebiete.
planner-gap = Lücken bis
planner-rank = Ordnen nach:
planner-gains = verbindet { $km }, { $parks } { $parks-number ->
    [one] Park
   *[other] Parks
}, { $features } { $features-number ->
    [one] Objekt
   *[other] Objekte
}, { $inhabitants } Einw.
planner-close-gap = In Szenario { $scenario } bauen
planner-scenarios = Szenarien
planner-build-how = Ein Vorhaben wird auf der Seite Messen gezeichnet: Weg, Fläche oder Punkt. Dann kommt es in ein Szenario, seine Punkte lassen sich auf der Karte verschieben, und die Werte werden verglichen.
planner-build-draw = Ein Vorhaben zeichnen
planner-scenario = Szenario { $scenario } · { $count ->
    [0] leer
    [one] { $count } Linie
   *[other] { $count } Linien
}
planner-build = Messung hinzufügen
planner-unbuild = Rückgängig
planner-rebuild = Wiederholen
planner-clear = Leeren
planner-file-measure = messung
planner-file-access = zugang
planner-file-table = statistik
planner-file-links = luecken
planner-file-declared = summen
measure-kind-path = Strecke
measure-kind-area = Fläche
measure-kind-circle = Kreis
measure-snaps = An Objekten einrasten
measure-radius = Radius
measure-places =
    { $count ->
        [one] { $count } Punkt
       *[other] { $count } Punkte
    }
measure-remove = Punkt { $number } entfernen
measure-how = Klicken oder tippen Sie auf die Karte, um Punkte zu setzen. Mit Tasten: Pfeile bewegen die Karte, Enter setzt einen Punkt in die Mitte, Rücktaste nimmt ihn zurück, Escape beendet.
measure-exact = Geodätische Maße auf dem Ellipsoid WGS 84.
command-planner = Planungstisch öffnen oder schließen
command-measure = Auf der Karte messen
command-access = Zugang prüfen
command-statistics = Statistik nach Gebieten
command-links = Fehlende Verbindungen suchen
command-declared = Genannte und geladene Summen vergleichen
command-measure-put = Einen Punkt in die Kartenmitte setzen
command-measure-undo = Letzten Punkt zurücknehmen
command-measure-clear = Messung löschen
command-planner-copy = Kopieren, was der Planungstisch sagt
command-planner-save = Speichern, was der Planungstisch sagt
sentence-beyond-feature = mehr als { $distance } von „{ $name }“ entfernt
sentence-beyond-layer = mehr als { $distance } von der Ebene „{ $name }“ entfernt
facets-beyond-chip = Mehr als { $distance } von { $name } entfernt
facets-near-within = Innerhalb
facets-near-beyond = Weiter weg
planner-page-reach = Einzugsgebiet
planner-file-reach = einzugsgebiet
command-reach = Sehen, was in einigen Minuten erreicht wird
command-planner-undo = Letzte Änderung am Planungstisch rückgängig machen
command-planner-redo = Änderung am Planungstisch wiederholen
planner-place = Punkt { $number }
planner-place-built = Szenario { $scenario }, Linie { $line }, Punkt { $number }
planner-place-between = Punkt nach Punkt { $number } einfügen
planner-place-middle = In die Kartenmitte setzen
planner-place-after = Punkt danach einfügen
planner-build-into = Zu Szenario { $scenario } hinzufügen
planner-remove-line = { $name } entfernen
planner-show = Szenario zeigen
planner-hide = Szenario ausblenden
planner-point = Punkt
planner-compare = Werte vorher und nachher
planner-scenario-file = GeoJSON-Datei eines Szenarios
planner-scenario-choose = Datei des Szenarios wählen
planner-scenario-load = In { $scenario } laden
planner-scenario-loaded = Szenario { $scenario }: { $count } Linien aus { $path } gelesen.
measure-change = Ein Punkt wird gezogen oder mit einem Klick gewählt und mit den Pfeilen verschoben; ein kleiner Kreis zwischen zwei Punkten fügt einen hinzu. Entf entfernt den gewählten Punkt, Strg+Z macht rückgängig.
reach-origin = Start
reach-from-place = Start: der gesetzte Punkt
reach-from-feature = Start: { $name }
reach-from-none = Start: zu wählen
reach-from-first = Wählen Sie zuerst etwas auf der Karte oder setzen Sie einen Startpunkt.
reach-from-middle = Von der Kartenmitte aus
reach-from-selection = Von der Auswahl aus
reach-means-foot = zu Fuß
reach-means-bicycle = mit dem Rad
reach-minutes = Dauer
reach-communes = Einwohner je Gemeinde, nach erreichter Fläche
reach-commune = { $people } Einw. · { $share } %
reach-column-commune = Gemeinde
reach-column-people = erreichte Einwohner
reach-column-share = Anteil der Gemeinde (%)
audit-links-built-km = gebaut
audit-links-built-ha = geplante Flächen
audit-links-projects = Vorhaben (Flächen, Punkte)
audit-links-projects-served = davon bis 300 m vom Netz
