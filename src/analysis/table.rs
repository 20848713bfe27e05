//! Features as a table for people: words instead of codes, measures instead of geometries.

use geo::InteriorPoint as _;
use geo_types::Geometry;

use crate::i18n::Messages;
use crate::index::FacetIndex;
use crate::model::{Atlas, Facet, Feature, FeatureId, facet_words};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number with so many decimals.
    Number(f64, usize),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

/// Message keys of the columns of [`rows`], in their order.
fn columns_key() -> [&'static str; 18] {
    [
        "column-id",
        "column-layer",
        "column-name",
        "column-category",
        "column-communes",
        "column-epci",
        "column-company",
        "column-period",
        "column-first-year",
        "column-last-year",
        "column-protection",
        "column-length-km",
        "column-area-ha",
        "column-status",
        "column-source",
        "column-licence",
        "column-longitude",
        "column-latitude",
    ]
}

/// A heading and a row for each feature.
pub fn rows(atlas: &Atlas, facets: &FacetIndex, ids: &[FeatureId], messages: &Messages) -> Vec<Vec<Cell>> {
    let heading = columns_key().map(|key| Cell::from(messages.text(key)));
    let mut rows = vec![heading.to_vec()];
    rows.extend(ids.iter().filter_map(|id| row(atlas, facets, *id, messages)));
    rows
}

fn row(atlas: &Atlas, facets: &FacetIndex, id: FeatureId, messages: &Messages) -> Option<Vec<Cell>> {
    let feature = atlas.feature(id)?;
    let lang = messages.lang();
    let measure = facets.measure(id);
    let words = |facet: Facet| {
        let mut all: Vec<String> = Vec::new();
        facet.each_value(feature, &mut |value| all.push(facet_words(atlas, lang, facet, value)));
        Cell::from(all.join(", "))
    };
    let year = |dated: Option<crate::model::DatedYear>| {
        dated.map_or(Cell::Empty, |dated| Cell::Number(f64::from(dated.year), 0))
    };
    let size = |value: f64, decimals: usize| {
        if value > 0.0 {
            Cell::Number(value, decimals)
        } else {
            Cell::Empty
        }
    };
    let source = atlas.catalog.source(&feature.source);
    let (longitude, latitude) = place(feature).map_or((Cell::Empty, Cell::Empty), |(x, y)| {
        (Cell::Number(x, 6), Cell::Number(y, 6))
    });
    Some(vec![
        feature.id.as_str().into(),
        atlas.layers[id.layer as usize].def.title.get(lang).into(),
        feature.name.get(lang).into(),
        words(Facet::Category),
        words(Facet::Commune),
        words(Facet::Epci),
        words(Facet::Company),
        feature.period.clone().unwrap_or_default().into(),
        year(feature.valid_from),
        year(feature.valid_to),
        words(Facet::Protection),
        size(measure.length_km, 3),
        size(measure.area_ha, 4),
        messages
            .text(&format!("status-{}", feature.geometry_status.key()))
            .into(),
        source.map_or(Cell::Empty, |source| source.title.as_str().into()),
        source.map_or(Cell::Empty, |source| source.licence.as_str().into()),
        longitude,
        latitude,
    ])
}

/// A place on the feature: itself for a point, on a line, inside an area.
pub fn place(feature: &Feature) -> Option<(f64, f64)> {
    match feature.geometry()? {
        Geometry::Point(point) => Some((point.x(), point.y())),
        other => other.interior_point().map(|point| (point.x(), point.y())),
    }
}

/// Rows as a spreadsheet of this country opens them: semicolons, the decimal mark of the language, UTF-8 with a byte-order
/// mark. Words that a spreadsheet would run as a formula get an apostrophe before them.
pub fn spreadsheet(rows: &[Vec<Cell>], messages: &Messages) -> String {
    // Shown by the number formats of the language, so that both always agree.
    let decimal = if messages.number(0.5, 1).contains(',') {
        ','
    } else {
        '.'
    };
    let mut out = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| written(cell, decimal)).collect();
        out.push_str(&cells.join(";"));
        out.push_str("\r\n");
    }
    out
}

fn written(cell: &Cell, decimal: char) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(value, decimals) => {
            let text = format!("{value:.decimals$}");
            let short = if text.contains('.') {
                text.trim_end_matches('0').trim_end_matches('.')
            } else {
                &text
            };
            short.replace('.', &decimal.to_string())
        }
        Cell::Text(text) => {
            let formula = text.starts_with(['=', '+', '-', '@', '\t']);
            let text = if formula { format!("'{text}") } else { text.clone() };
            if text.contains([';', '"', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
                return format!("\"{}\"", text.replace('"', "\"\""));
            }
            text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::model::Lang;

    #[test]
    fn a_spreadsheet_has_a_mark_semicolons_and_the_decimals_of_the_language() {
        let rows = [vec![
            Cell::Text("a;\"b\"".into()),
            Cell::Number(12.5, 3),
            Cell::Empty,
            Cell::Number(1900.0, 0),
            Cell::Text("=1+1".into()),
        ]];
        let french = spreadsheet(&rows, &Messages::new(Lang::Fr));
        assert_eq!(french, "\u{feff}\"a;\"\"b\"\"\";12,5;;1900;'=1+1\r\n");
        assert!(spreadsheet(&rows, &Messages::new(Lang::En)).contains(";12.5;"));
    }

    #[test]
    fn a_row_speaks_in_words_and_measures() {
        let atlas = load::atlas::embedded();
        let facets = FacetIndex::new(&atlas);
        let id = atlas.find("unesco:63AG").unwrap();
        let rows = rows(&atlas, &facets, &[id], &Messages::new(Lang::Fr));
        assert_eq!((rows.len(), rows[0].len(), rows[1].len()), (2, 18, 18));
        assert_eq!(rows[1][3], Cell::Text("Terril".into()));
        assert!(
            matches!(rows[1][12], Cell::Number(hectares, 4) if hectares > 10.0),
            "{:?}",
            rows[1]
        );
        assert_eq!(rows[1][13], Cell::Text("tracé officiel".into()));
    }
}
