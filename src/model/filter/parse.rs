//! Terms of a filter as the command line writes them: `years=1850..1914`, `ha=10..`, `within=500:unesco:63AG`.

use super::{ExtentTerm, Filter, MOST_NEAR_M, Near, RangeFacet, Target};

/// The words that [`Filter::take`] understands.
pub const TERM_KEYS: [&str; 7] = ["text", "years", "ha", "km", "view", "within", "beyond"];

impl Filter {
    /// Takes the term `key=value` over. False when `key` is none of [`TERM_KEYS`].
    ///
    /// # Errors
    /// The form that the value should have, when it has another.
    pub fn take(&mut self, key: &str, value: &str) -> Result<bool, &'static str> {
        match key {
            "text" => value.clone_into(&mut self.text),
            "years" | "ha" | "km" => {
                let kind = RangeFacet::ALL.into_iter().find(|kind| kind.key() == key);
                let kind = kind.unwrap_or(RangeFacet::Years);
                let span = span(kind, value).ok_or("FROM..TO, FROM.. or ..TO")?;
                self.set_range(kind, Some(span));
            }
            "view" => {
                let sides: Option<Vec<f64>> = value.split(',').map(|side| side.trim().parse().ok()).collect();
                let sides: Option<[f64; 4]> = sides.and_then(|sides| sides.try_into().ok());
                let term = sides.map(ExtentTerm::Box).filter(ExtentTerm::is_sound);
                self.extent = Some(term.ok_or("WEST,SOUTH,EAST,NORTH")?);
            }
            "within" | "beyond" => {
                let near = near(value, key == "beyond").ok_or("METRES:LAYER or METRES:LAYER:KEY")?;
                self.near = Some(near);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// `1850..1914`, `1850..`, `..1914`, `1900` and, as people write, `1850-1914`.
fn span(kind: RangeFacet, text: &str) -> Option<(f64, f64)> {
    let number = |part: &str| {
        part.trim()
            .replace(',', ".")
            .parse::<f64>()
            .ok()
            .filter(|value| value.is_finite())
    };
    let open = kind.open_ends();
    let (low, high) = match text.split_once("..").or_else(|| text.split_once('-')) {
        Some((low, high)) => (low.trim(), high.trim()),
        None => (text, text),
    };
    if low.is_empty() && high.is_empty() {
        return None;
    }
    let low = if low.is_empty() { Some(open.0) } else { number(low) }?;
    let high = if high.is_empty() { Some(open.1) } else { number(high) }?;
    (low <= high).then_some((low, high))
}

fn near(text: &str, beyond: bool) -> Option<Near> {
    let (metres, target) = text.split_once(':')?;
    let metres: f64 = metres.trim().trim_end_matches('m').trim().parse().ok()?;
    let target = target.trim();
    if !(0.0..=MOST_NEAR_M).contains(&metres) || target.is_empty() {
        return None;
    }
    let of = if target.contains(':') {
        Target::Feature(target.to_owned())
    } else {
        Target::Layer(target.to_owned())
    };
    Some(Near { of, metres, beyond })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(key: &str, value: &str) -> Option<Filter> {
        let mut filter = Filter::default();
        filter.take(key, value).ok().filter(|known| *known).map(|_| filter)
    }

    #[test]
    fn spans_may_be_open_at_either_end() {
        assert_eq!(taken("years", "1850..1914").unwrap().years, Some((1850, 1914)));
        assert_eq!(taken("years", "1850-1914").unwrap().years, Some((1850, 1914)));
        assert_eq!(taken("years", "1900").unwrap().years, Some((1900, 1900)));
        let open = RangeFacet::Area.open_ends();
        assert_eq!(taken("ha", "2,5..").unwrap().area_ha, Some((2.5, open.1)));
        assert_eq!(taken("km", "..3").unwrap().length_km, Some((open.0, 3.0)));
    }

    #[test]
    fn places_and_targets_are_read() {
        assert_eq!(
            taken("view", "2.7,50.3,2.9,50.5").unwrap().extent,
            Some(ExtentTerm::Box([2.7, 50.3, 2.9, 50.5]))
        );
        let near = taken("within", "500:unesco:63AG").unwrap().near.unwrap();
        assert_eq!((near.metres, near.of), (500.0, Target::Feature("unesco:63AG".into())));
        let near = taken("within", "1000m:stations").unwrap().near.unwrap();
        assert_eq!(near.of, Target::Layer("stations".into()));
    }

    #[test]
    fn nonsense_is_refused_with_the_form_that_is_wanted() {
        let bad = [
            ("years", "old"),
            ("years", ".."),
            ("ha", "5..2"),
            ("view", "1,2,3"),
            ("view", "3,50,2,51"),
            ("within", "unesco"),
            ("within", "-5:unesco"),
            ("within", "999999:unesco"),
        ];
        for (key, value) in bad {
            assert!(Filter::default().take(key, value).is_err(), "{key}={value}");
        }
        assert_eq!(Filter::default().take("colour", "x"), Ok(false));
    }
}
