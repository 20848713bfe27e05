//! Which day to read timetables from: the weekday, the Saturday and the Sunday with most runs.

use std::collections::{BTreeMap, BTreeSet};

use crate::load::gtfs::{Feed, Service};

/// Days of a feed that are looked at: more than a year of them tells nothing new.
const MOST_DAYS: usize = 400;

/// A kind of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayKind {
    /// Monday to Friday.
    Weekday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

impl DayKind {
    /// Every kind, in the order of the week.
    pub const ALL: [Self; 3] = [Self::Weekday, Self::Saturday, Self::Sunday];

    fn of(weekday: usize) -> Self {
        match weekday {
            0..=4 => Self::Weekday,
            5 => Self::Saturday,
            _ => Self::Sunday,
        }
    }
}

/// Days since 1970-01-01 of a date `YYYYMMDD` (Howard Hinnant, "chrono-compatible low-level date algorithms", 2013).
fn days_of(date: u32) -> i64 {
    let (year, month, day) = (
        i64::from(date / 10_000),
        i64::from(date / 100 % 100),
        i64::from(date % 100),
    );
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Monday is 0. The first day of 1970 was a Thursday.
fn weekday(days: i64) -> usize {
    usize::try_from((days + 3).rem_euclid(7)).unwrap_or(0)
}

/// Whether a service runs on a day.
fn runs(service: &Service, days: i64, removed: &BTreeSet<i64>, added: &BTreeSet<i64>) -> bool {
    let within = service.span != (0, 0) && (days_of(service.span.0)..=days_of(service.span.1)).contains(&days);
    added.contains(&days) || (within && service.days[weekday(days)] && !removed.contains(&days))
}

/// The typical days of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypicalDays {
    /// Services that run on the typical day of each kind; a kind without service is not there.
    pub services: BTreeMap<DayKind, BTreeSet<String>>,
}

impl TypicalDays {
    /// Of each kind of day, the first one with most trips of the routes that `wanted` picks.
    pub fn of(feed: &Feed, wanted: &dyn Fn(u32) -> bool) -> Self {
        let mut trips: BTreeMap<&str, usize> = BTreeMap::new();
        for trip in feed.trips.iter().filter(|trip| wanted(trip.route)) {
            *trips.entry(trip.service.as_str()).or_insert(0) += 1;
        }
        let services: Vec<(&str, &Service, BTreeSet<i64>, BTreeSet<i64>)> = feed
            .services
            .iter()
            .filter(|(id, _)| trips.contains_key(id.as_str()))
            .map(|(id, service)| {
                let days = |dates: &[u32]| dates.iter().map(|date| days_of(*date)).collect();
                (id.as_str(), service, days(&service.removed), days(&service.added))
            })
            .collect();
        let spans = services.iter().filter(|(_, service, ..)| service.span != (0, 0));
        let starts = spans.clone().map(|(_, service, ..)| days_of(service.span.0));
        let ends = spans.map(|(_, service, ..)| days_of(service.span.1));
        let singles = || services.iter().flat_map(|(.., added)| added.iter().copied());
        let first = starts.chain(singles()).min();
        let last = ends.chain(singles()).max();
        let (Some(first), Some(last)) = (first, last) else {
            return Self::default();
        };
        let mut best: BTreeMap<DayKind, (usize, BTreeSet<String>)> = BTreeMap::new();
        for day in (first..=last).take(MOST_DAYS) {
            let running = services
                .iter()
                .filter(|(_, service, removed, added)| runs(service, day, removed, added));
            let running: BTreeSet<String> = running.map(|(id, ..)| (*id).to_owned()).collect();
            let count: usize = running
                .iter()
                .map(|id| trips.get(id.as_str()).copied().unwrap_or(0))
                .sum();
            let known = best.entry(DayKind::of(weekday(day))).or_default();
            if count > known.0 {
                *known = (count, running);
            }
        }
        let services = best.into_iter().filter(|(_, (count, _))| *count > 0);
        Self {
            services: services.map(|(kind, (_, running))| (kind, running)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_april_2019_was_a_monday_and_leap_days_count() {
        assert_eq!(days_of(19_700_101), 0);
        assert_eq!(weekday(days_of(20_190_401)), 0);
        assert_eq!(days_of(20_200_301) - days_of(20_200_228), 2);
        assert_eq!(days_of(21_000_301) - days_of(21_000_228), 1);
    }

    #[test]
    fn a_day_that_is_taken_out_does_not_run_and_one_that_is_added_does() {
        let service = Service {
            days: [true, true, true, true, true, false, false],
            span: (20_260_901, 20_260_930),
            ..Service::default()
        };
        let none = BTreeSet::new();
        let monday = days_of(20_260_907);
        assert!(runs(&service, monday, &none, &none));
        assert!(!runs(&service, monday, &BTreeSet::from([monday]), &none));
        assert!(!runs(&service, monday - 1, &none, &none), "a Sunday");
        assert!(runs(&service, monday - 1, &none, &BTreeSet::from([monday - 1])));
        assert!(!runs(&service, days_of(20_261_001), &none, &none), "after its end");
    }
}
