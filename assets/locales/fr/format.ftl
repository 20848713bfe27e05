### Nombres, années, dates : ce que toutes les phrases partagent.

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

# $day (nombre), $month (mot), $month-number (nombre), $year (texte)
date-day =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
date-month = { $month } { $year }

year-about = vers { $year }
year-before = avant { $year }
year-after = après { $year }
year-uncertain = { $year } ?
