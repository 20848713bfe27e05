### Numbers, years, dates: what every sentence shares.

month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

# $day (number), $month (word), $month-number (number), $year (text)
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }

year-about = omstreeks { $year }
year-before = voor { $year }
year-after = na { $year }
year-uncertain = { $year }?
