//! Statistics as a table and in sentences.

use serde_json::{Map, Value, json};

use super::{Statistics, Sum, Zone, ZoneSum};
use crate::analysis::table::Cell;
use crate::i18n::Messages;
use crate::model::Lang;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Name of the zone.
    Name,
    /// Inhabitants of the zone.
    Inhabitants,
    /// Features.
    #[default]
    Count,
    /// Kilometres.
    Km,
    /// Hectares.
    Ha,
    /// Part of the whole, in percent.
    Share,
    /// Part of the zone that is covered, in percent.
    Cover,
    /// Features for each thousand inhabitants.
    PerThousand,
    /// Metres for each inhabitant.
    MetresEach,
    /// Square metres for each inhabitant.
    SquareMetresEach,
}

impl Column {
    /// Every column, in the order of the table.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Inhabitants,
        Self::Count,
        Self::Km,
        Self::Ha,
        Self::Share,
        Self::Cover,
        Self::PerThousand,
        Self::MetresEach,
        Self::SquareMetresEach,
    ];

    /// The key of JSON and CSV, and the end of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Inhabitants => "inhabitants",
            Self::Count => "count",
            Self::Km => "length_km",
            Self::Ha => "area_ha",
            Self::Share => "share_percent",
            Self::Cover => "cover_percent",
            Self::PerThousand => "per_1000_inhabitants",
            Self::MetresEach => "m_per_inhabitant",
            Self::SquareMetresEach => "m2_per_inhabitant",
        }
    }

    /// Decimals that are shown and written.
    pub fn decimals(self) -> usize {
        match self {
            Self::Name | Self::Inhabitants | Self::Count => 0,
            Self::Share | Self::Cover => 1,
            Self::Km => 3,
            Self::PerThousand | Self::MetresEach | Self::SquareMetresEach | Self::Ha => 2,
        }
    }

    /// The number of a row; none where there is none.
    pub fn value(self, row: &ZoneSum, zone: &Zone, total: &Sum) -> Option<f64> {
        let percent = |part: f64| part * 100.0;
        match self {
            Self::Name => None,
            Self::Inhabitants => zone.inhabitants,
            Self::Count => Some(row.sum.count as f64),
            Self::Km => Some(row.sum.length_km),
            Self::Ha => Some(row.sum.area_ha),
            Self::Share => row.share(total).map(percent),
            Self::Cover => row.cover(zone).map(percent),
            Self::PerThousand => row.count_per_thousand(zone),
            Self::MetresEach => row.metres_each(zone),
            Self::SquareMetresEach => row.square_metres_each(zone),
        }
    }

    /// Whether the column says anything of these features.
    pub fn is_used(self, total: &Sum) -> bool {
        match self {
            Self::Km | Self::MetresEach => total.length_km > 0.0,
            Self::Ha | Self::Cover | Self::SquareMetresEach => total.area_ha > 0.0,
            _ => true,
        }
    }
}

/// The columns that say something.
pub fn columns(statistics: &Statistics) -> Vec<Column> {
    let used = |column: &Column| column.is_used(&statistics.total);
    Column::ALL.into_iter().filter(used).collect()
}

/// Order of the rows by a column: numbers from the largest, names from A, turned round when `reversed`; rows without a number
/// come last. Gives places in `statistics.rows`.
pub fn order(statistics: &Statistics, zones: &[Zone], column: Column, reversed: bool, lang: Lang) -> Vec<usize> {
    let mut rows: Vec<(Option<f64>, crate::i18n::NameKey, usize)> = statistics
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let zone = &zones[row.zone];
            let name = crate::i18n::name_key(zone.name.get(lang));
            (column.value(row, zone, &statistics.inside), name, at)
        })
        .collect();
    rows.sort_by(|a, b| {
        let by_name = || a.1.cmp(&b.1);
        let turned = |order: std::cmp::Ordering| if reversed { order.reverse() } else { order };
        match (column, a.0, b.0) {
            (Column::Name, ..) => turned(by_name()),
            (_, Some(x), Some(y)) => turned(y.total_cmp(&x)).then_with(by_name),
            (_, Some(_), None) => std::cmp::Ordering::Less,
            (_, None, Some(_)) => std::cmp::Ordering::Greater,
            (_, None, None) => by_name(),
        }
    });
    rows.into_iter().map(|(.., at)| at).collect()
}

/// A heading, a row for each place in `order`, and the total.
pub fn cells(statistics: &Statistics, zones: &[Zone], order: &[usize], messages: &Messages) -> Vec<Vec<Cell>> {
    let columns = columns(statistics);
    let heading = columns
        .iter()
        .map(|column| Cell::from(messages.text(&heading_key(*column))));
    let mut all = vec![heading.collect::<Vec<_>>()];
    for at in order {
        let row = &statistics.rows[*at];
        let zone = &zones[row.zone];
        let cell = |column: &Column| match column {
            Column::Name => zone.name.get(messages.lang()).into(),
            other => other
                .value(row, zone, &statistics.inside)
                .map_or(Cell::Empty, |value| Cell::Number(value, other.decimals())),
        };
        all.push(columns.iter().map(cell).collect());
    }
    let total = |column: &Column| match column {
        Column::Name => messages.text("audit-table-total").into(),
        Column::Count => Cell::Number(statistics.inside.count as f64, 0),
        Column::Km => Cell::Number(statistics.inside.length_km, 3),
        Column::Ha => Cell::Number(statistics.inside.area_ha, 2),
        _ => Cell::Empty,
    };
    all.push(columns.iter().map(total).collect());
    all
}

/// Message of a column's heading.
pub fn heading_key(column: Column) -> String {
    format!("audit-table-{}", column.key().replace('_', "-"))
}

/// What has to be said beside the table.
pub fn notes(statistics: &Statistics, messages: &Messages) -> Vec<String> {
    let mut notes = Vec::new();
    let mut counted = |key: &str, count: usize| {
        if count > 0 {
            notes.push(messages.format(key, &[("count", count.into())]));
        }
    };
    counted("audit-table-markers", statistics.markers);
    counted("audit-table-indicative", statistics.indicative);
    counted("audit-table-unplaced", statistics.without_geometry);
    counted(
        "audit-table-outside",
        statistics.total.count.saturating_sub(statistics.inside.count),
    );
    notes.push(messages.text("audit-how-table").to_owned());
    notes
}

/// A row as JSON, with the keys of the command line.
pub fn row_json(statistics: &Statistics, zones: &[Zone], at: usize, messages: &Messages) -> Value {
    let row = &statistics.rows[at];
    let zone = &zones[row.zone];
    let mut members = Map::new();
    members.insert("id".to_owned(), json!(zone.id));
    members.insert("code".to_owned(), json!(zone.code));
    members.insert("name".to_owned(), json!(zone.name.get(messages.lang())));
    members.insert("zone_ha".to_owned(), json!(rounded(zone.area_ha, 2)));
    for column in &Column::ALL[1..] {
        let value = column.value(row, zone, &statistics.inside);
        // One digit more than is shown: the reader rounds.
        let value = value.map(|value| rounded(value, column.decimals() as i32 + 1));
        let number = match (column, value) {
            (Column::Count | Column::Inhabitants, Some(value)) => json!(value.round() as i64),
            (_, value) => json!(value),
        };
        members.insert(column.key().to_owned(), number);
    }
    Value::Object(members)
}

fn rounded(value: f64, decimals: i32) -> f64 {
    let parts = 10_f64.powi(decimals);
    (value * parts).round() / parts
}
