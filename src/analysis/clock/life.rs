//! The life of one dated thing: what is known of it in a year. Where the source leaves room, so does the answer.

use crate::model::{Certainty, DatedYear, Feature};

/// What is known of a thing in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// It surely is not there yet.
    NotYet,
    /// It may be there, or may be closed: its dates leave both open.
    Perhaps,
    /// It is there, and at work.
    Alive,
    /// Its work is over; what is left of it may stand.
    Closed,
    /// Nothing dates it.
    Unknown,
}

/// What the years of a thing mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Sunk in the first year, at work through the last one. Where the source gives no end, nobody knows it.
    Works,
    /// Built within a period; it stands ever since.
    Stands,
    /// Opened in the first year, open until the last one; without one it still is.
    Opens,
}

/// Years within which something surely falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    first: i32,
    last: i32,
}

const EVER: Span = Span {
    first: i32::MIN,
    last: i32::MAX,
};
const NEVER: Span = Span {
    first: i32::MAX,
    last: i32::MAX,
};

/// The life of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Life {
    /// What its years mean.
    pub course: Course,
    begins: Span,
    ends: Span,
}

impl Life {
    /// The life of a feature; none where nothing dates it. `opened` is the year that its own events give for its opening,
    /// where it has no years of its own.
    pub fn of(feature: &Feature, opened: Option<i32>) -> Option<Self> {
        let dated = |year: Option<DatedYear>| year.filter(|year| year.certainty != Certainty::Unknown);
        let (from, to) = (dated(feature.valid_from), dated(feature.valid_to));
        if from.is_none() && to.is_none() {
            let year = opened?;
            return Some(Self {
                course: Course::Opens,
                begins: span(year, Certainty::Exact),
                ends: NEVER,
            });
        }
        let spanned = |year: DatedYear| span(year.year, year.certainty);
        if feature.period.is_some() {
            return Some(Self::built(from, to, vintage(feature)));
        }
        let works = feature.category == "shaft";
        Some(Self {
            course: if works { Course::Works } else { Course::Opens },
            begins: from.map_or(EVER, spanned),
            ends: to.map_or(if works { EVER } else { NEVER }, spanned),
        })
    }

    /// Built between two years. What is only said to be later than a year stands, at the latest, when the data was made.
    fn built(from: Option<DatedYear>, to: Option<DatedYear>, vintage: i32) -> Self {
        let first = match from {
            Some(from) if from.certainty == Certainty::Before => i32::MIN,
            Some(from) => from.year,
            None => i32::MIN,
        };
        let last = match (from, to) {
            (_, Some(to)) if to.certainty != Certainty::After => to.year,
            (Some(from), None) if matches!(from.certainty, Certainty::Exact | Certainty::About) => from.year,
            _ => vintage,
        };
        Self {
            course: Course::Stands,
            begins: Span {
                first: first.min(last),
                last,
            },
            ends: NEVER,
        }
    }

    /// What is known in `year`. The years of beginning and end belong to its life.
    pub fn phase(&self, year: i32) -> Phase {
        if year < self.begins.first {
            Phase::NotYet
        } else if year > self.ends.last {
            Phase::Closed
        } else if year >= self.begins.last && year <= self.ends.first {
            Phase::Alive
        } else if year == self.begins.first && self.begins.first == self.begins.last && self.ends == EVER {
            // Nobody knows for how long, but in the year of its sinking it was at work.
            Phase::Alive
        } else {
            Phase::Perhaps
        }
    }

    /// The year in which it begins, where that is known to the year.
    pub fn begun(&self) -> Option<i32> {
        (self.begins.first == self.begins.last).then_some(self.begins.first)
    }

    /// The year in which it ends, where that is known to the year.
    pub fn ended(&self) -> Option<i32> {
        (self.ends.first == self.ends.last && self.ends != NEVER).then_some(self.ends.first)
    }
}

fn span(year: i32, certainty: Certainty) -> Span {
    match certainty {
        Certainty::Exact | Certainty::About => Span {
            first: year,
            last: year,
        },
        Certainty::Before => Span { last: year, ..EVER },
        Certainty::After => Span { first: year, ..EVER },
        Certainty::Unknown => EVER,
    }
}

/// The year in which the data was made, as far as it says.
fn vintage(feature: &Feature) -> i32 {
    feature
        .vintage
        .get(..4)
        .and_then(|year| year.parse().ok())
        .unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn feature(category: &str, from: Option<(i32, Certainty)>, to: Option<(i32, Certainty)>) -> Feature {
        let year = |(year, certainty)| DatedYear { year, certainty };
        let mut feature = Feature {
            category: category.into(),
            vintage: "2026".into(),
            ..Feature::default()
        };
        feature.valid_from = from.map(year);
        feature.valid_to = to.map(year);
        feature
    }

    fn phases(feature: &Feature, years: &[i32]) -> Vec<Phase> {
        let life = Life::of(feature, None).unwrap();
        years.iter().map(|year| life.phase(*year)).collect()
    }

    #[test]
    fn a_shaft_is_alight_from_its_sinking_through_its_closing_and_dark_ever_after() {
        let shaft = feature("shaft", Some((1857, Certainty::Exact)), Some((1928, Certainty::Exact)));
        use Phase::{Alive, Closed, NotYet, Perhaps};
        assert_eq!(
            phases(&shaft, &[1856, 1857, 1900, 1928, 1929]),
            [NotYet, Alive, Alive, Alive, Closed]
        );
        let no_end = feature("shaft", Some((1838, Certainty::Exact)), None);
        assert_eq!(
            phases(&no_end, &[1837, 1838, 1839, 2026]),
            [NotYet, Alive, Perhaps, Perhaps]
        );
        let no_start = feature("shaft", None, Some((1939, Certainty::Exact)));
        assert_eq!(phases(&no_start, &[1700, 1939, 1940]), [Perhaps, Perhaps, Closed]);
        // One is said to have closed before it was sunk: the years between are open.
        let contrary = feature("shaft", Some((1838, Certainty::Exact)), Some((1835, Certainty::Exact)));
        assert_eq!(phases(&contrary, &[1834, 1839]), [NotYet, Closed]);
    }

    #[test]
    fn a_building_stands_after_the_years_of_its_building() {
        let mut built = feature("bati", Some((1880, Certainty::About)), Some((1914, Certainty::About)));
        built.period = Some("1880-1914".into());
        use Phase::{Alive, NotYet, Perhaps};
        assert_eq!(
            phases(&built, &[1879, 1880, 1913, 1914, 2026]),
            [NotYet, Perhaps, Perhaps, Alive, Alive]
        );
        built.valid_from = None;
        built.valid_to = Some(DatedYear {
            year: 1800,
            certainty: Certainty::Before,
        });
        assert_eq!(phases(&built, &[1716, 1800, 2000]), [Perhaps, Alive, Alive]);
        built.valid_from = Some(DatedYear {
            year: 1945,
            certainty: Certainty::After,
        });
        built.valid_to = None;
        assert_eq!(
            phases(&built, &[1944, 1945, 2025, 2026]),
            [NotYet, Perhaps, Perhaps, Alive]
        );
    }

    #[test]
    fn what_opens_stays_open_and_what_nothing_dates_has_no_life() {
        let line = feature("bus-line", Some((2019, Certainty::Exact)), None);
        assert_eq!(
            phases(&line, &[2018, 2019, 2026]),
            [Phase::NotYet, Phase::Alive, Phase::Alive]
        );
        let site = feature("culture", None, None);
        assert_eq!(Life::of(&site, None), None);
        let life = Life::of(&site, Some(2012)).unwrap();
        assert_eq!([life.phase(2011), life.phase(2012)], [Phase::NotYet, Phase::Alive]);
        let vague = feature("shaft", Some((0, Certainty::Unknown)), None);
        assert_eq!(Life::of(&vague, None), None);
    }

    proptest! {
        #[test]
        fn a_life_never_goes_back(
            from in prop::option::of((1700..2030_i32, prop::sample::select(vec![Certainty::Exact, Certainty::About, Certainty::Before, Certainty::After]))),
            to in prop::option::of((1700..2030_i32, prop::sample::select(vec![Certainty::Exact, Certainty::About, Certainty::Before, Certainty::After]))),
            period: bool,
            shaft: bool,
        ) {
            let mut feature = feature(if shaft { "shaft" } else { "culture" }, from, to);
            feature.period = period.then(|| "x".to_owned());
            let Some(life) = Life::of(&feature, None) else { return Ok(()) };
            let phases: Vec<Phase> = (1690..2040).map(|year| life.phase(year)).collect();
            // Once begun it does not vanish, once closed it stays closed.
            for pair in phases.windows(2) {
                prop_assert!(pair[0] == Phase::NotYet || pair[1] != Phase::NotYet);
                prop_assert!(pair[0] != Phase::Closed || pair[1] == Phase::Closed);
            }
            prop_assert!(!period || phases.iter().all(|phase| *phase != Phase::Closed));
        }
    }
}
