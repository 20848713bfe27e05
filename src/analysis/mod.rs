//! Figures computed from the atlas: totals of each layer, what the booklet declares held against them, the sheet of a
//! feature. Knows nothing of files or of how figures are shown.

pub mod access;
pub mod clock;
pub mod in_view;
pub mod measured;
pub mod network;
pub mod parts;
mod reconciliation;
pub mod sheet;
pub mod statistics;
pub mod table;
mod totals;

pub use reconciliation::{Reconciled, reconciliation};
pub use totals::{LayerTotals, SourceUse, totals};
