//! What things are: catalog, layers, features, atlas, filters, diagnostics. Plain data; knows nothing of files or drawing.

mod atlas;
mod basemap;
pub mod catalog;
pub mod credits;
pub mod declared;
mod diagnostic;
pub mod facts;
mod feature;
mod filter;
pub mod kiosk;
mod localized;
mod page_layout;
mod properties;
mod shape;
pub mod sheet;
pub mod story;
pub mod user_layer;

pub use atlas::{Atlas, FeatureId, Layer, LayerState};
pub use basemap::Basemap;
pub use catalog::Catalog;
pub use declared::DeclaredTotals;
pub use diagnostic::{Diagnostic, Severity};
pub use feature::{
    Certainty, DatedYear, Event, Feature, Figure, FigureValue, GeometryStatus, Link, Rest, Seldom, Stop,
};
pub use filter::{
    ExtentTerm, Facet, Filter, MOST_NAME_CHARS, MOST_NEAR_M, Near, Order, RangeFacet, SavedFilter, SavedFilters,
    SortKey, TERM_KEYS, Target, Term, facet_words, folded, names_value,
};
pub use kiosk::{Door, KioskConfig};
pub use localized::{Lang, Localized, TextStatus};
pub use page_layout::{POINTS_PER_INCH, PageLayout, Paper, SCALES, USUAL_SCALES};
pub use properties::{Properties, Property};
pub use shape::{RingKind, Shape};
pub use story::{Scene, Story};
