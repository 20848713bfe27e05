# De mijnklok: jaren, afspelen, legenda, toen en nu.
command-clock = Mijnklok openen of sluiten
command-clock-play = Jaren laten lopen of stoppen
command-year-later = Een jaar later
command-year-earlier = Een jaar eerder
command-decade-later = Tien jaar later
command-decade-earlier = Tien jaar eerder
command-clock-off = Alle tijden tonen
