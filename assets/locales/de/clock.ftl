# Die Bergbauuhr: Jahre, Abspielen, Legende, damals und heute.
command-clock = Bergbauuhr öffnen oder schließen
command-clock-play = Jahre laufen lassen oder anhalten
command-year-later = Ein Jahr später
command-year-earlier = Ein Jahr früher
command-decade-later = Zehn Jahre später
command-decade-earlier = Zehn Jahre früher
command-clock-off = Alle Zeiten zeigen
