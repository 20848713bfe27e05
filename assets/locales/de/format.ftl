### Numbers, years, dates: what every sentence shares.

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

# $day (number), $month (word), $month-number (number), $year (text)
date-day = { $day }. { $month } { $year }
date-month = { $month } { $year }

year-about = um { $year }
year-before = vor { $year }
year-after = nach { $year }
year-uncertain = { $year }?
