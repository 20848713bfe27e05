### Numbers, years, dates: what every sentence shares.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# $day (number), $month (word), $month-number (number), $year (text)
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }

year-about = about { $year }
year-before = before { $year }
year-after = after { $year }
year-uncertain = { $year }?
