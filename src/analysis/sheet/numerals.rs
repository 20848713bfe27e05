//! The key figures of a sheet, by template.

use geo_types::Geometry;

use super::{Maker, Template, Value};
use crate::model::{Figure, FigureValue, GeometryStatus};
use crate::space::measure;

/// Key figures that are set large, at most.
const MOST: usize = 4;
/// A figure that a source gives in words is set large when it begins with a number and is no longer than this.
const SHORT: usize = 10;

impl Maker<'_> {
    /// The figures to set large.
    pub(super) fn numerals(&mut self, template: Template) -> Vec<Value> {
        let mut values = match template {
            Template::Commune => self.commune_numerals(),
            Template::Shaft => self.shaft_numerals(),
            Template::Component => self.component_numerals(),
            Template::Listed | Template::Plain => self.plain_numerals(),
            Template::CycleRoute | Template::Park => {
                let mut values = self.figure_numerals();
                values.extend(self.measured());
                values
            }
            Template::Site | Template::BusLine => self.figure_numerals(),
        };
        values.truncate(MOST);
        values
    }

    /// The figures of the sources that are numbers, or short words that begin with one.
    fn figure_numerals(&mut self) -> Vec<Value> {
        let feature = self.feature;
        let short = |figure: &&Figure| match &figure.value {
            FigureValue::Number(_) => true,
            FigureValue::Text(text) => {
                text.chars().count() <= SHORT && text.starts_with(|first: char| first.is_ascii_digit())
            }
        };
        let chosen: Vec<&Figure> = feature.figures.iter().filter(short).take(MOST).collect();
        chosen.into_iter().map(|figure| self.figure(figure)).collect()
    }

    /// A figure of a source as a value. Its key is `figure-` and its place in the list.
    pub(super) fn figure(&mut self, figure: &Figure) -> Value {
        let place = self
            .feature
            .figures
            .iter()
            .position(|known| std::ptr::eq(known, figure));
        let label = self.words(&figure.label);
        let label = match figure.year {
            Some(year) if !label.contains(&year.to_string()) => format!("{label} ({})", self.messages.year(year)),
            _ => label,
        };
        let (text, number) = match &figure.value {
            FigureValue::Number(number) => (self.messages.number_shortest(*number), Some(*number)),
            FigureValue::Text(text) => (self.messages.data_words(text).into_owned(), None),
        };
        Value {
            key: format!("figure-{}", place.map_or(0, |place| place + 1)),
            label,
            text,
            number,
            unit: self.messages.data_words(&figure.unit).into_owned(),
            how: None,
            origin: self.origins.of_figure(figure),
        }
    }

    /// A value of ours in the unit of its words: "36,1 ha" is split into number and unit.
    pub(super) fn computed(&self, key: &str, label: &str, worded: &str, number: f64, how: Option<String>) -> Value {
        let (text, unit) = worded.rsplit_once('\u{a0}').unwrap_or((worded, ""));
        Value {
            key: key.to_owned(),
            label: label.to_owned(),
            text: text.to_owned(),
            number: Some(number),
            unit: unit.to_owned(),
            how,
            origin: self.origins.own(),
        }
    }

    /// Length or area as drawn, when the drawing may be measured.
    pub(super) fn measured(&self) -> Option<Value> {
        let geometry = &self.feature.geometry()?;
        let status = self.feature.geometry_status;
        if status == GeometryStatus::Schematic {
            return None;
        }
        let how = Some(self.text("sheet-how-measured"));
        match sort(geometry) {
            Sort::Areas if status == GeometryStatus::Indicative => {
                let area_ha = measure::area_m2(geometry) / 10_000.0;
                let how = Some(self.text("sheet-how-drawn"));
                let label = self.text("field-drawn-area");
                Some(self.computed("drawn-area", &label, &self.messages.area(area_ha), area_ha, how))
            }
            Sort::Areas => {
                let area_ha = measure::area_m2(geometry) / 10_000.0;
                let label = self.text("field-measured-area");
                Some(self.computed("measured-area", &label, &self.messages.area(area_ha), area_ha, how))
            }
            Sort::Lines => {
                let length_m = measure::length_m(geometry);
                let label = self.text("field-measured-length");
                Some(self.computed(
                    "measured-length",
                    &label,
                    &self.messages.length(length_m),
                    length_m,
                    how,
                ))
            }
            Sort::Points => None,
        }
    }

    fn plain_numerals(&mut self) -> Vec<Value> {
        let mut values: Vec<Value> = self.population().into_iter().chain(self.measured()).collect();
        // The period of a building is a row of its own; a year alone may stand large.
        if let (None, Some(from)) = (&self.feature.period, self.feature.valid_from) {
            values.push(self.year("first-year", "sheet-first-year", from));
        }
        values
    }

    /// Inhabitants, when the file gives them.
    pub(super) fn population(&self) -> Option<Value> {
        let population = self.feature.extra.get("population")?.as_f64()?;
        let label = self.text("field-population");
        Some(self.computed(
            "population",
            &label,
            &self.messages.number(population, 0),
            population,
            None,
        ))
    }

    fn year(&self, key: &str, label_key: &str, dated: crate::model::DatedYear) -> Value {
        Value {
            key: key.to_owned(),
            label: self.text(label_key),
            text: self.messages.dated_year(dated),
            number: Some(f64::from(dated.year)),
            unit: String::new(),
            how: None,
            origin: self.origins.own(),
        }
    }

    fn shaft_numerals(&mut self) -> Vec<Value> {
        let mut values = Vec::new();
        if let Some(figure) = self.feature.figures.iter().find(|figure| figure.unit == "m") {
            values.push(self.figure(figure));
        }
        let (from, to) = (self.feature.valid_from, self.feature.valid_to);
        values.extend(from.map(|dated| self.year("sunk", "sheet-shaft-sunk", dated)));
        values.extend(to.map(|dated| self.year("closed", "sheet-shaft-closed", dated)));
        // A shaft closed before it was sunk (there is one) has no years of life.
        if let (Some(from), Some(to)) = (from, to)
            && to.year >= from.year
        {
            let years = f64::from(to.year - from.year);
            let label = self.text("sheet-shaft-life");
            let worded = self.messages.format("sheet-years", &[("count", years.into())]);
            let how = Some(self.text("sheet-how-life"));
            values.push(self.computed("years-of-life", &label, &worded, years, how));
        }
        values
    }

    fn component_numerals(&mut self) -> Vec<Value> {
        let mut values = Vec::new();
        if let Some(area_ha) = self.feature.area_ha {
            let label = self.text("field-declared-area");
            values.push(self.computed("declared-area", &label, &self.messages.area(area_ha), area_ha, None));
        } else {
            values.extend(self.measured());
        }
        let members = self.feature.links.iter().filter(|link| link.rel == "member").count();
        let label = self.text("sheet-members");
        let how = Some(self.text("sheet-how-counted"));
        values.push(self.computed(
            "members",
            &label,
            &self.messages.count(members),
            members as f64,
            how.clone(),
        ));
        let communes = self.feature.communes.len();
        let label = self.text("field-communes");
        values.push(self.computed(
            "communes-count",
            &label,
            &self.messages.count(communes),
            communes as f64,
            how,
        ));
        values
    }
}

/// What a geometry is mostly made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Points,
    Lines,
    Areas,
}

/// What a geometry is mostly made of: areas before lines before points.
pub(super) fn sort(geometry: &Geometry<f64>) -> Sort {
    match geometry {
        Geometry::Line(_) | Geometry::LineString(_) | Geometry::MultiLineString(_) => Sort::Lines,
        Geometry::Polygon(_) | Geometry::MultiPolygon(_) | Geometry::Rect(_) | Geometry::Triangle(_) => Sort::Areas,
        Geometry::GeometryCollection(parts) => {
            let sorts: Vec<Sort> = parts.iter().map(sort).collect();
            if sorts.contains(&Sort::Areas) {
                Sort::Areas
            } else if sorts.contains(&Sort::Lines) {
                Sort::Lines
            } else {
                Sort::Points
            }
        }
        _ => Sort::Points,
    }
}
