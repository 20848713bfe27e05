# Die Bergbau-Uhr: Jahre, Abspielen, Legende, damals und heute.
command-clock = Bergbau-Uhr öffnen oder schließen
command-clock-play = Jahre laufen lassen oder anhalten
command-year-later = Ein Jahr später
command-year-earlier = Ein Jahr früher
command-decade-later = Zehn Jahre später
command-decade-earlier = Zehn Jahre früher
command-clock-off = Alle Zeiten zeigen
command-then-and-now = Zwei Jahre vergleichen, damals und heute
diagnostic-facts-broken = Die Datei kann nicht gelesen werden: { $reason }. Ihre Ereignisse und Zahlen fehlen.
diagnostic-facts-newer = Die Datei stammt von einer neueren Version des Programms (Format { $found }, bekannt bis { $known }).
clock-working = { $count ->
    [one] { $count } Schacht in Betrieb
   *[other] { $count } Schächte in Betrieb
}
clock-count-working = { $count } in Betrieb
clock-count-closed = { $count } stillgelegt
clock-count-perhaps = { $count } ungewiss
clock-count-standing = { $count ->
    [one] { $count } weiteres datiertes Objekt
   *[other] { $count } weitere datierte Objekte
}
clock-count-undated = { $count } ohne Datum, blass
clock-title = Bergbau-Uhr
clock-slider = Jahr
clock-slider-then = Jahr links
clock-play = Jahre laufen lassen
clock-pause = Jahre anhalten
clock-speed = { $count ->
    [one] { $count } Jahr/s
   *[other] { $count } Jahre/s
}
clock-speed-label = Tempo: { $count } Jahre je Sekunde. Ändern
clock-close = Uhr schließen
clock-chart = Schächte in Betrieb und Ereignisse, nach Jahren
clock-chart-hover = { $year }: { $working } Schächte in Betrieb, { $events ->
    [0] kein Ereignis
    [one] { $events } Ereignis
   *[other] { $events } Ereignisse
}
clock-event-go = Auf der Karte zeigen: { $place }
clock-event-more = und { $count } weitere
clock-divider = Trennlinie zwischen { $then } und { $now }
clock-figures = Zahlen der Broschüre
clock-figures-none = Die Broschüre nennt keine Zahl für { $year }.
clock-figure-page = Broschüre, „{ $page }“
clock-filter-years = Der Filter nach Jahren wählt, was gezeigt wird; die Uhr ordnet es in die Zeit ein.
key-space = Leertaste
