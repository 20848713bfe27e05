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
