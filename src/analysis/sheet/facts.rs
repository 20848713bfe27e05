//! The rows of a sheet: what `model::sheet` knows, worded, without what stands large already.

use super::{LinkItem, Maker, Row, Template};
use crate::model::sheet::{self, FactValue};
use crate::model::{DatedYear, FigureValue, Localized};
use crate::space::measure;

impl Maker<'_> {
    /// Rows in order; `large` are keys of numerals that need not be said again.
    pub(super) fn rows(&mut self, template: Template, large: &[String]) -> Vec<Row> {
        let mut rows = self.figure_rows(large);
        let own = self.origins.own();
        for fact in sheet::facts(self.atlas, self.feature) {
            let said = large.contains(&fact.key)
                || template == Template::Shaft && matches!(fact.key.as_str(), "years" | "depth_m" | "elevation_m")
                || template == Template::Commune && matches!(fact.key.as_str(), "communes" | "measured-area")
                || matches!(fact.key.as_str(), "sees" | "stops_ordered");
            if said {
                continue;
            }
            let key = format!("field-{}", fact.key.replace('_', "-"));
            let label = match &fact.value {
                // A property that we have no words for goes by its own name.
                FactValue::Raw(_) | FactValue::RawNumber(_) if !self.messages.has(&key) => fact.key.clone(),
                _ => self.text(&key),
            };
            let (text, links, how) = self.worded(&fact.value);
            rows.push(Row {
                key: fact.key,
                label,
                text,
                links,
                how,
                origin: own,
            });
        }
        rows
    }

    /// The figures of the sources that are not set large.
    fn figure_rows(&mut self, large: &[String]) -> Vec<Row> {
        let feature = self.feature;
        let mut rows = Vec::new();
        for figure in &feature.figures {
            let value = self.figure(figure);
            if large.contains(&value.key) {
                continue;
            }
            // A word of a source may be a number in disguise: its unit follows all the same.
            let text = if value.unit.is_empty() {
                value.text
            } else {
                format!("{}\u{a0}{}", value.text, value.unit)
            };
            debug_assert!(value.number.is_some() == matches!(figure.value, FigureValue::Number(_)));
            rows.push(Row {
                key: value.key,
                label: value.label,
                text,
                links: Vec::new(),
                how: None,
                origin: value.origin,
            });
        }
        rows
    }

    fn worded(&self, value: &FactValue) -> (String, Vec<LinkItem>, Option<String>) {
        let measured = || Some(self.text("sheet-how-measured"));
        let geometry = self.feature.geometry();
        let geometry = geometry.as_ref();
        let text = match value {
            FactValue::Text(text) | FactValue::Raw(text) => text.clone(),
            FactValue::RawNumber(number) => self.messages.number_shortest(*number),
            FactValue::Words(words) => self.words(words),
            FactValue::Years(first, last) => {
                let year =
                    |dated: &Option<DatedYear>| dated.map_or("…".to_owned(), |dated| self.messages.dated_year(dated));
                format!("{} – {}", year(first), year(last))
            }
            FactValue::DeclaredLength(metres) => self.messages.length(*metres),
            FactValue::DeclaredArea(hectares) => self.messages.area(*hectares),
            FactValue::MeasuredLength => {
                let length_m = geometry.map_or(0.0, measure::length_m);
                return (self.messages.length(length_m), Vec::new(), measured());
            }
            FactValue::MeasuredArea => {
                let area_ha = geometry.map_or(0.0, measure::area_m2) / 10_000.0;
                return (self.messages.area(area_ha), Vec::new(), measured());
            }
            FactValue::Places(places) => return (String::new(), self.places(places), None),
        };
        (text, Vec::new(), None)
    }

    fn places(&self, places: &[(Option<String>, Localized)]) -> Vec<LinkItem> {
        let item = |(id, name): &(Option<String>, Localized)| LinkItem {
            to: id.clone().unwrap_or_default(),
            internal: id.is_some(),
            words: self.words(name),
            detail: String::new(),
            distance_m: None,
            direction: None,
            certain: true,
        };
        places.iter().map(item).collect()
    }
}
