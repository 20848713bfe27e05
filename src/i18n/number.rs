//! Numbers as a language writes them.

use fluent_bundle::types::FluentNumber;

use crate::model::Lang;

/// Narrow no-break space: groups of three in French.
const NARROW_NO_BREAK: &str = "\u{202f}";
/// Minus sign, as wide as a plus.
const MINUS: char = '\u{2212}';
/// What stands for a value that is no number.
const NOT_A_NUMBER: &str = "–";

/// Separator of groups and decimal mark. Sources: Imprimerie nationale for French, Duden and Taalunie for German and
/// Dutch, the common usage of English and Japanese.
fn marks(lang: Lang) -> (&'static str, char) {
    match lang {
        Lang::Fr => (NARROW_NO_BREAK, ','),
        Lang::Nl | Lang::De => (".", ','),
        Lang::En | Lang::Ja => (",", '.'),
    }
}

/// `value` with exactly `decimals` decimals, rounded half away from zero, groups of three separated.
/// A value that is not finite is a dash.
pub fn format_number(lang: Lang, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NOT_A_NUMBER.to_owned();
    }
    let (group, decimal) = marks(lang);
    let plain = format!("{:.decimals$}", rounded(value, decimals).abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::with_capacity(plain.len() + 8);
    if value < 0.0 && plain.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        out.push(MINUS);
    }
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

/// `value` with as many decimals as it needs, three at most: 12 stays "12", 54.8 stays "54,8".
pub fn format_shortest(lang: Lang, value: f64) -> String {
    format_number(lang, value, needed_decimals(value, 3))
}

/// A number of a message, with the options that `NUMBER(…)` may have set.
pub(super) fn format_fluent(lang: Lang, number: &FluentNumber) -> String {
    let least = number.options.minimum_fraction_digits.unwrap_or(0);
    let most = number.options.maximum_fraction_digits.unwrap_or(3).max(least);
    let decimals = needed_decimals(number.value, most).max(least);
    let text = format_number(lang, number.value, decimals);
    if number.options.use_grouping {
        text
    } else {
        text.replace(marks(lang).0, "")
    }
}

/// The fewest decimals, up to `most`, that lose nothing of `value` rounded to `most` decimals.
fn needed_decimals(value: f64, most: usize) -> usize {
    let plain = format!("{value:.most$}");
    plain
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len())
}

/// Half away from zero, where the shortest decimal form of `value` says half: 0.125 at two decimals is 0.13, while
/// Rust's own formatting rounds half to even.
fn rounded(value: f64, decimals: usize) -> f64 {
    let power = 10_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX));
    let scaled = value * power;
    if scaled.abs() < 1e15 {
        scaled.round() / power
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_groups_with_a_narrow_no_break_space_and_a_comma() {
        assert_eq!(format_number(Lang::Fr, 650_339.0, 0), "650\u{202f}339");
        assert_eq!(format_number(Lang::Fr, 3974.84, 2), "3\u{202f}974,84");
        assert_eq!(format_number(Lang::Fr, 353.0, 0), "353");
    }

    #[test]
    fn english_groups_with_a_comma_and_a_point() {
        assert_eq!(format_number(Lang::En, 1_234_567.5, 1), "1,234,567.5");
    }

    #[test]
    fn german_and_dutch_group_with_a_point_and_a_comma() {
        assert_eq!(format_number(Lang::De, 14_966.6, 1), "14.966,6");
        assert_eq!(format_number(Lang::Nl, 14_966.6, 1), "14.966,6");
    }

    #[test]
    fn a_value_that_rounds_to_zero_has_no_sign() {
        assert_eq!(format_number(Lang::Fr, -0.001, 1), "0,0");
        assert_eq!(format_number(Lang::Fr, -2.5, 1), "\u{2212}2,5");
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(format_number(Lang::En, 0.125, 2), "0.13");
        assert_eq!(format_number(Lang::En, 2.5, 0), "3");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        assert_eq!(format_number(Lang::En, f64::NAN, 1), "–");
        assert_eq!(format_shortest(Lang::En, f64::INFINITY), "–");
    }

    #[test]
    fn the_shortest_form_has_no_idle_zeros() {
        assert_eq!(format_shortest(Lang::Fr, 12.0), "12");
        assert_eq!(format_shortest(Lang::Fr, 54.8), "54,8");
        assert_eq!(format_shortest(Lang::Fr, 2.833_333), "2,833");
    }
}
