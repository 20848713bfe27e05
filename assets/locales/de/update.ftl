# Updating data: what would be fetched, from where, how large; what changes; what prevents it.
update-size = { $megabytes } MB
update-size-unknown = Größe unbekannt
update-offer = { $url } (auf { $host }, { $size })
update-licence = Lizenz: { $licence }
update-say-yes = Nichts wurde abgerufen. Ergänzen Sie --yes, um zu aktualisieren.
update-changes = Ebene { $layer }, { $after } Objekte: { $added } hinzugefügt, { $removed } entfernt, { $changed } geändert
update-rolled-back = Die Daten von vor der letzten Aktualisierung sind wieder in Gebrauch.
update-back-to-none = Keine Aktualisierung ist mehr in Gebrauch: Die ursprünglichen Daten sind zurück.
update-trouble-no-address = Die Adresse von „{ $feed }“ ist nicht bekannt. Suchen Sie sie auf { $page }, und tragen Sie sie in settings/sources.toml ein.
update-trouble-unknown = Keine Quelle heißt „{ $feed }“. Bekannt: { $known }.
update-trouble-offline = Keine Verbindung: { $reason }. Die vorhandenen Daten sind unberührt.
update-trouble-slow = Der Server antwortet nicht rechtzeitig. Abgerufenes bleibt erhalten: Versuchen Sie es später erneut.
update-trouble-cut = Die Verbindung ist unterbrochen, oder die Datei ist kürzer als angekündigt. Abgerufenes bleibt erhalten: Versuchen Sie es später erneut.
update-trouble-server = Der Server antwortet mit Fehler { $code }. Die vorhandenen Daten sind unberührt.
update-trouble-redirect = Der Server leitet zu { $host } weiter, das diese Quelle nicht nennt: abgelehnt.
update-trouble-insecure = Der Server leitet ohne sichere Verbindung zu { $host } weiter: abgelehnt.
update-trouble-too-large = Die Datei überschreitet { $megabytes } MB: abgelehnt.
update-trouble-html = Der Server sendet eine Webseite statt der Daten. Vielleicht ist eine Anmeldung oder ein Portal im Weg.
update-trouble-form = Die Datei hat das Format { $found }, erwartet: { $wanted }.
update-trouble-unreadable = Die Daten sind nicht lesbar: { $reason } Die vorhandenen sind unberührt.
update-trouble-outside = { $outside } von { $count } Objekten liegen außerhalb des Gebiets: Dies ist nicht die richtige Datei.
update-trouble-count = { $count } Objekte, nötig sind { $least } bis { $most }: abgelehnt.
update-trouble-cancelled = Abgebrochen. Abgerufenes bleibt erhalten.
update-trouble-settings = { $path } ist nicht zu verstehen: { $reason }
update-trouble-locked = { $reason } Es wurde nichts geändert.
update-trouble-ours = Die Aktualisierung ist fehlgeschlagen: { $reason }

# Die Seite
command-updates = Die Daten aktualisieren
update-title = Daten und Aktualisierungen
update-in-use = Aktualisierungen kommen hinzu.
update-read-only = Dieses Fenster ist schreibgeschützt: Nichts lässt sich ändern.
update-folder-given = Dieses Fenster zeigt den Ordner von --data: Was aktualisiert oder installiert wird, ist ohne diese Option zu sehen.
update-online = Aus dem Internet aktualisieren
update-online-about = Archipel verbindet sich nur, wenn Sie es hier verlangen, und nur mit den angezeigten Adressen.
update-no-address = Das Programm kennt die Adresse dieser Datei nicht. Suchen Sie sie hier:
update-how = So geben Sie sie an
update-how-about = Fügen Sie diese Zeilen mit der richtigen Adresse der Datei { $file } hinzu, und öffnen Sie das Fenster erneut.
update-ask = Den Server fragen
update-asking = Der Server wird gefragt…
update-begun = { $megabytes } MB sind schon da: Es geht dort weiter, wo es aufhörte.
update-fetch = Herunterladen
update-leave = Nicht übernehmen
update-progress = { $done } MB von { $total } MB
update-progress-open = { $done } MB
update-paused = Angehalten
update-pause = Anhalten
update-resume = Fortsetzen
update-cancel = Abbrechen
update-building = Lesen und prüfen…
update-counts = { $layer }: { $before } Objekte vorhanden, { $after } in der Aktualisierung
update-added = { $count ->
    [0] Kein Objekt hinzugefügt
    [one] Ein Objekt hinzugefügt
   *[other] { $count } Objekte hinzugefügt
}
update-removed = { $count ->
    [0] Kein Objekt entfernt
    [one] Ein Objekt entfernt
   *[other] { $count } Objekte entfernt
}
update-changed = { $count ->
    [0] Kein Objekt geändert
    [one] Ein Objekt geändert
   *[other] { $count } Objekte geändert
}
update-left-out = { $count ->
    [one] Ein Objekt außerhalb des Gebiets weggelassen
   *[other] { $count } Objekte außerhalb des Gebiets weggelassen
}
update-keep = Übernehmen
update-kept = Übernommen. Die vorige Fassung bleibt erhalten.
update-again = Erneut versuchen
update-go-back = Zurück vor die Aktualisierung
