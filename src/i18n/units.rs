//! Lengths, areas, years and dates in words of a language.

use crate::model::{Certainty, DatedYear};

use super::{Messages, format_number, format_shortest};

/// No-break space between a number and its unit.
const NO_BREAK: char = '\u{a0}';

impl Messages {
    /// A number with exactly `decimals` decimals.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        format_number(self.lang(), value, decimals)
    }

    /// A number with as many decimals as it needs, three at most.
    pub fn number_shortest(&self, value: f64) -> String {
        format_shortest(self.lang(), value)
    }

    /// A count of things.
    pub fn count(&self, count: usize) -> String {
        #[allow(clippy::cast_precision_loss)] // counts stay far below 2^53
        self.number(count as f64, 0)
    }

    /// A measured length given in metres: "850 m", "1,25 km", "54,8 km", "437 km".
    pub fn length(&self, length_m: f64) -> String {
        let length_km = length_m / 1000.0;
        match length_m.abs() {
            small if small < 999.5 => self.with_unit(length_m, 0, "m"),
            middle if middle < 9_995.0 => self.with_unit(length_km, 2, "km"),
            large if large < 99_950.0 => self.with_unit(length_km, 1, "km"),
            _ => self.with_unit(length_km, 0, "km"),
        }
    }

    /// How far one thing is from another, given in metres and rounded as a walker would: "85 m", "340 m", "1,3 km".
    pub fn distance(&self, distance_m: f64) -> String {
        let distance_km = distance_m / 1000.0;
        match distance_m.abs() {
            near if near < 99.5 => self.with_unit(distance_m, 0, "m"),
            walk if walk < 995.0 => self.with_unit((distance_m / 10.0).round() * 10.0, 0, "m"),
            ride if ride < 19_950.0 => {
                // "1 km" rather than "1,0 km": a walker says no more than they know.
                let tenths = (distance_km * 10.0).round() / 10.0;
                format!("{}{NO_BREAK}km", self.number_shortest(tenths))
            }
            _ => self.with_unit(distance_km, 0, "km"),
        }
    }

    /// A measured area given in hectares: "850 m²", "2,54 ha", "36,1 ha", "3 975 ha".
    pub fn area(&self, area_ha: f64) -> String {
        match area_ha.abs() {
            plot if plot < 0.099_95 => self.with_unit(area_ha * 10_000.0, 0, "m²"),
            small if small < 9.995 => self.with_unit(area_ha, 2, "ha"),
            middle if middle < 99.95 => self.with_unit(area_ha, 1, "ha"),
            _ => self.with_unit(area_ha, 0, "ha"),
        }
    }

    /// A year, never grouped: "1880", not "1 880".
    #[allow(clippy::unused_self)] // a language of era names may come
    pub fn year(&self, year: i32) -> String {
        year.to_string()
    }

    /// A year with its certainty: "1880", "vers 1880", "avant 1880". An unknown certainty is marked with a question mark.
    pub fn dated_year(&self, dated: DatedYear) -> String {
        let year = self.year(dated.year);
        let key = match dated.certainty {
            Certainty::Exact => return year,
            Certainty::About => "year-about",
            Certainty::Before => "year-before",
            Certainty::After => "year-after",
            Certainty::Unknown => "year-uncertain",
        };
        self.format(key, &[("year", year.into())])
    }

    /// A date as precise as it is known: "4 décembre 2012", "décembre 2012", "2012". Months count from 1; a month or day
    /// that no calendar has is left out.
    pub fn date(&self, year: i32, month: Option<u8>, day: Option<u8>) -> String {
        let Some(month_key) = month.and_then(month_key) else {
            return self.year(year);
        };
        let mut args = vec![
            ("year", self.year(year).into()),
            ("month", self.text(month_key).into()),
            ("month-number", f64::from(month.unwrap_or(0)).into()),
        ];
        match day.filter(|day| (1..=31).contains(day)) {
            Some(day) => {
                args.push(("day", f64::from(day).into()));
                self.format("date-day", &args)
            }
            None => self.format("date-month", &args),
        }
    }

    fn with_unit(&self, value: f64, decimals: usize, unit: &str) -> String {
        format!("{}{NO_BREAK}{unit}", self.number(value, decimals))
    }
}

fn month_key(month: u8) -> Option<&'static str> {
    Some(match month {
        1 => "month-1",
        2 => "month-2",
        3 => "month-3",
        4 => "month-4",
        5 => "month-5",
        6 => "month-6",
        7 => "month-7",
        8 => "month-8",
        9 => "month-9",
        10 => "month-10",
        11 => "month-11",
        12 => "month-12",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn lengths_change_unit_and_precision_with_size() {
        let french = Messages::new(Lang::Fr);
        assert_eq!(french.length(850.4), "850\u{a0}m");
        assert_eq!(french.length(999.6), "1,00\u{a0}km");
        assert_eq!(french.length(1_254.0), "1,25\u{a0}km");
        assert_eq!(french.length(54_800.0), "54,8\u{a0}km");
        assert_eq!(french.length(437_000.0), "437\u{a0}km");
    }

    #[test]
    fn areas_change_unit_and_precision_with_size() {
        let french = Messages::new(Lang::Fr);
        assert_eq!(french.area(0.085), "850\u{a0}m²");
        assert_eq!(french.area(36.08), "36,1\u{a0}ha");
        assert_eq!(french.area(3_974.84), "3\u{202f}975\u{a0}ha");
        assert_eq!(Messages::new(Lang::En).area(3_974.84), "3,975\u{a0}ha");
    }

    #[test]
    fn distances_are_rounded_as_a_walker_would() {
        let english = Messages::new(Lang::En);
        assert_eq!(english.distance(84.7), "85\u{a0}m");
        assert_eq!(english.distance(343.0), "340\u{a0}m");
        assert_eq!(english.distance(1_270.0), "1.3\u{a0}km");
        assert_eq!(english.distance(1_000.0), "1\u{a0}km");
        assert_eq!(english.distance(42_195.0), "42\u{a0}km");
    }

    #[test]
    fn dates_are_as_precise_as_they_are_known() {
        let french = Messages::new(Lang::Fr);
        assert_eq!(french.date(2012, Some(12), Some(4)), "4\u{a0}décembre 2012");
        assert_eq!(french.date(2019, Some(4), Some(1)), "1er\u{a0}avril 2019");
        assert_eq!(french.date(2012, Some(6), None), "juin 2012");
        assert_eq!(french.date(1720, None, Some(3)), "1720");
        assert_eq!(french.date(1720, Some(13), None), "1720");
        assert_eq!(
            Messages::new(Lang::En).date(2012, Some(12), Some(4)),
            "4\u{a0}December 2012"
        );
    }

    #[test]
    fn a_year_says_how_sure_it_is() {
        let french = Messages::new(Lang::Fr);
        let dated = |certainty| DatedYear { year: 1880, certainty };
        assert_eq!(french.dated_year(dated(Certainty::Exact)), "1880");
        assert_eq!(french.dated_year(dated(Certainty::About)), "vers 1880");
        assert_eq!(french.dated_year(dated(Certainty::Unknown)), "1880\u{a0}?");
    }
}
