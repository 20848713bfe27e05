//! Figures computed from the atlas: totals of each layer, and what the booklet declares held against them. Knows nothing
//! of files or of how figures are shown.

pub mod in_view;
mod reconciliation;
mod totals;

pub use reconciliation::{Reconciled, reconciliation};
pub use totals::{LayerTotals, SourceUse, totals};
