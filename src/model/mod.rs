//! What things are: catalog, layers, features, atlas, filters, diagnostics. Plain data; knows nothing of files or drawing.

mod atlas;
pub mod catalog;
pub mod credits;
pub mod declared;
mod diagnostic;
mod feature;
mod filter;
mod localized;
mod properties;
mod shape;
pub mod sheet;

pub use atlas::{Atlas, FeatureId, Layer, LayerState};
pub use catalog::Catalog;
pub use declared::DeclaredTotals;
pub use diagnostic::{Diagnostic, Severity};
pub use feature::{
    Certainty, DatedYear, Event, Feature, Figure, FigureValue, GeometryStatus, Link, Rest, Seldom, Stop,
};
pub use filter::{Facet, Filter, folded};
pub use localized::{Lang, Localized, TextStatus};
pub use properties::{Properties, Property};
pub use shape::{RingKind, Shape};
