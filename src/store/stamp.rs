//! Moments as file names and reports write them: UTC, sortable, free of characters that a file system refuses.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_PER_DAY: u64 = 86_400;

/// A moment as `20261123T152100Z`. A clock before 1970 counts as 1970.
pub fn stamp(moment: SystemTime) -> String {
    let seconds = moment.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (year, month, day) = civil_from_days(seconds / SECONDS_PER_DAY);
    let second = seconds % SECONDS_PER_DAY;
    format!(
        "{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// This moment.
pub fn now() -> String {
    stamp(SystemTime::now())
}

/// This day in the calendar of Greenwich, as ISO 8601 writes it: `2026-11-23`.
pub fn today() -> String {
    let stamp = now();
    format!("{}-{}-{}", &stamp[..4], &stamp[4..6], &stamp[6..8])
}

/// A stamp as a person reads it: `2026-11-23 15:21 UTC`. What is no stamp stays as it is.
pub fn readable(stamp: &str) -> String {
    let digits = |from: usize, to: usize| {
        stamp
            .get(from..to)
            .filter(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    let parts = [(0, 4), (4, 6), (6, 8), (9, 11), (11, 13)].map(|(from, to)| digits(from, to));
    match parts {
        [Some(year), Some(month), Some(day), Some(hour), Some(minute)] => {
            format!("{year}-{month}-{day} {hour}:{minute} UTC")
        }
        _ => stamp.to_owned(),
    }
}

/// Year, month and day of a count of days since 1970-01-01, in the proleptic Gregorian calendar. Eras of 400 years begin
/// on 1 March, so that the leap day comes last (Howard Hinnant, "chrono-compatible low-level date algorithms", 2013).
fn civil_from_days(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468; // from 0000-03-01
    let era = shifted / 146_097;
    let day_of_era = shifted % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_moment_is_written_in_utc() {
        let at = |seconds| stamp(UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(at(0), "19700101T000000Z");
        assert_eq!(at(951_782_400), "20000229T000000Z");
        assert_eq!(at(1_354_633_509), "20121204T150509Z");
        assert_eq!(at(4_107_542_399), "21000228T235959Z");
        assert_eq!(at(4_107_542_400), "21000301T000000Z", "2100 is no leap year");
    }

    #[test]
    fn a_stamp_is_shown_as_date_and_time_and_nonsense_as_it_is() {
        assert_eq!(readable("20121204T150509Z"), "2012-12-04 15:05 UTC");
        for nonsense in ["", "soon", "2012", "éééééééééé"] {
            assert_eq!(readable(nonsense), nonsense);
        }
    }

    #[test]
    fn a_clock_before_1970_is_no_fault() {
        assert_eq!(stamp(UNIX_EPOCH - Duration::from_secs(5)), "19700101T000000Z");
    }
}
