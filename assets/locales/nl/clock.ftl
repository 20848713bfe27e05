# De mijnklok: jaren, afspelen, legenda, toen en nu.
command-clock = Mijnklok openen of sluiten
command-clock-play = Jaren laten lopen of stoppen
command-year-later = Een jaar later
command-year-earlier = Een jaar eerder
command-decade-later = Tien jaar later
command-decade-earlier = Tien jaar eerder
command-clock-off = Alle tijden tonen
command-then-and-now = Twee jaren vergelijken, toen en nu
diagnostic-facts-broken = Het bestand kan niet worden gelezen: { $reason }. De gebeurtenissen en cijfers ontbreken.
diagnostic-facts-newer = Het bestand komt van een nieuwere versie van het programma (formaat { $found }, bekend tot { $known }).
clock-working = { $count ->
    [one] { $count } schacht in bedrijf
   *[other] { $count } schachten in bedrijf
}
clock-count-working = { $count } in bedrijf
clock-count-closed = { $count } gesloten
clock-count-perhaps = { $count } onzeker
clock-count-standing = { $count ->
    [one] { $count } ander gedateerd element
   *[other] { $count } andere gedateerde elementen
}
clock-count-undated = { $count } zonder datum, bleek
clock-title = Mijnklok
clock-slider = Jaar
clock-slider-then = Jaar links
clock-play = Jaren laten lopen
clock-pause = Jaren stoppen
clock-speed = { $count } jaar/s
clock-speed-label = Snelheid: { $count } jaar per seconde. Wijzigen
clock-close = Klok sluiten
clock-chart = Schachten in bedrijf en gebeurtenissen, per jaar
clock-chart-hover = { $year }: { $working } schachten in bedrijf, { $events ->
    [0] geen gebeurtenis
    [one] { $events } gebeurtenis
   *[other] { $events } gebeurtenissen
}
clock-event-go = Op de kaart tonen: { $place }
clock-event-more = en nog { $count }
clock-divider = Scheiding tussen { $then } en { $now }
clock-figures = Cijfers uit het boekje
clock-figures-none = Het boekje geeft geen cijfer voor { $year }.
clock-figure-page = Boekje, ‘{ $page }’
clock-filter-years = De filter op jaren kiest wat wordt getoond, de klok plaatst het in de tijd.
key-space = Spatie
