# Updating data: what would be fetched, from where, how large; what changes; what prevents it.
update-size = { $megabytes } MB
update-size-unknown = grootte onbekend
update-offer = { $url } (op { $host }, { $size })
update-licence = Licentie: { $licence }
update-say-yes = Er is niets opgehaald. Voeg --yes toe om bij te werken.
update-changes = laag { $layer }, { $after } elementen: { $added } toegevoegd, { $removed } verwijderd, { $changed } gewijzigd
update-rolled-back = De gegevens van vóór de laatste update zijn weer in gebruik.
update-back-to-none = Er is geen update meer in gebruik: de oorspronkelijke gegevens zijn terug.
update-trouble-no-address = Het adres van ‘{ $feed }’ is niet bekend. Zoek het op { $page } en zet het in settings/sources.toml.
update-trouble-unknown = Geen enkele bron heet ‘{ $feed }’. Bekend: { $known }.
update-trouble-offline = Geen verbinding: { $reason }. De aanwezige gegevens zijn onaangeroerd.
update-trouble-slow = De server antwoordt niet op tijd. Wat opgehaald is, blijft bewaard: probeer later opnieuw.
update-trouble-cut = De verbinding is verbroken of het bestand is korter dan aangekondigd. Wat opgehaald is, blijft bewaard: probeer later opnieuw.
update-trouble-server = De server antwoordt met fout { $code }. De aanwezige gegevens zijn onaangeroerd.
update-trouble-redirect = De server verwijst door naar { $host }, dat deze bron niet noemt: geweigerd.
update-trouble-insecure = De server verwijst door naar { $host } zonder veilige verbinding: geweigerd.
update-trouble-too-large = Het bestand is groter dan { $megabytes } MB: geweigerd.
update-trouble-html = De server stuurt een webpagina in plaats van de gegevens. Misschien is een aanmelding of portaal vereist.
update-trouble-form = Het bestand heeft het formaat { $found }, verwacht: { $wanted }.
update-trouble-unreadable = De gegevens zijn niet leesbaar: { $reason } De aanwezige zijn onaangeroerd.
update-trouble-outside = { $outside } van { $count } elementen liggen buiten het gebied: dit is niet het juiste bestand.
update-trouble-count = { $count } elementen, terwijl er { $least } tot { $most } nodig zijn: geweigerd.
update-trouble-cancelled = Geannuleerd. Wat opgehaald is, blijft bewaard.
update-trouble-settings = { $path } is niet te begrijpen: { $reason }
update-trouble-locked = { $reason } Er is niets gewijzigd.
update-trouble-ours = De update is mislukt: { $reason }

# De pagina
command-updates = De gegevens bijwerken
update-title = Gegevens en updates
update-in-use = Er komen updates bij.
update-read-only = Dit venster is alleen-lezen: er kan niets worden gewijzigd.
update-folder-given = Dit venster toont de map van --data: wat bijgewerkt of geïnstalleerd wordt, is zonder die optie te zien.
update-online = Bijwerken via het internet
update-online-about = Archipel maakt alleen verbinding als u het hier vraagt, en alleen met de getoonde adressen.
update-no-address = Het programma kent het adres van dit bestand niet. Zoek het hier:
update-how = Hoe u het opgeeft
update-how-about = Voeg deze regels met het juiste adres toe aan het bestand { $file } en open het venster opnieuw.
update-ask = De server vragen
update-asking = De server wordt gevraagd…
update-begun = { $megabytes } MB zijn er al: het downloaden gaat verder waar het stopte.
update-fetch = Downloaden
update-leave = Niet overnemen
update-progress = { $done } MB van { $total } MB
update-progress-open = { $done } MB
update-paused = Gepauzeerd
update-pause = Pauzeren
update-resume = Verdergaan
update-cancel = Annuleren
update-building = Lezen en controleren…
update-counts = { $layer }: { $before } elementen aanwezig, { $after } in de update
update-added = { $count ->
    [0] Geen element toegevoegd
    [one] Eén element toegevoegd
   *[other] { $count } elementen toegevoegd
}
update-removed = { $count ->
    [0] Geen element verwijderd
    [one] Eén element verwijderd
   *[other] { $count } elementen verwijderd
}
update-changed = { $count ->
    [0] Geen element gewijzigd
    [one] Eén element gewijzigd
   *[other] { $count } elementen gewijzigd
}
update-left-out = { $count ->
    [one] Eén element buiten het gebied weggelaten
   *[other] { $count } elementen buiten het gebied weggelaten
}
update-keep = In gebruik nemen
update-kept = In gebruik. De vorige versie is bewaard.
update-again = Opnieuw proberen
update-go-back = Terug naar vóór de update
