//! Classes of colour for a table of zones: as many zones in each.

use super::report::Column;
use super::{Statistics, Zone};

/// Classes at most.
pub const CLASSES: usize = 5;

/// The number of a row in a column; that of the names is the count.
pub fn value(statistics: &Statistics, zones: &[Zone], at: usize, column: Column) -> Option<f64> {
    let row = &statistics.rows[at];
    column_of(column).value(row, &zones[row.zone], &statistics.inside)
}

/// The column that colours the map: names have no number.
pub fn column_of(column: Column) -> Column {
    if column == Column::Name { Column::Count } else { column }
}

/// Upper bounds of the classes of colour. None without numbers.
pub fn bounds(statistics: &Statistics, zones: &[Zone], column: Column) -> Vec<f64> {
    let mut values: Vec<f64> = (0..statistics.rows.len())
        .filter_map(|at| value(statistics, zones, at, column))
        .filter(|value| *value > 0.0)
        .collect();
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    let mut bounds: Vec<f64> = (1..=CLASSES)
        .filter_map(|class| values.get(last * class / CLASSES))
        .copied()
        .collect();
    bounds.dedup();
    bounds
}

/// The class of a number, from 0; none for nothing.
pub fn class_of(number: Option<f64>, bounds: &[f64]) -> Option<usize> {
    let number = number.filter(|value| *value > 0.0)?;
    bounds.iter().position(|bound| number <= *bound)
}

/// How strong the colour of a class is, 0 to 1: the more, the stronger, and names below stay readable.
pub fn strength(class: usize, classes: usize) -> f32 {
    0.08 + 0.42 * (class + 1) as f32 / classes.max(1) as f32
}
