//! What to draw, in order: a [`Scene`] in viewport points, already styled. Knows the atlas; knows no painter.

mod build;
mod cluster;
mod collision;
mod detail;
mod form;
mod golden;
mod grouping;
mod input;
mod label;
mod overlay;
mod plate;
mod ribbons;
#[allow(clippy::module_inception)]
mod scene;
mod simplify;
mod symbols;

pub use build::build;
pub use cluster::ClusterMark;
pub use detail::{Detail, Details};
pub use form::{Form, form, largest_symbol_pt, symbol_reach_pt};
pub use golden::as_text;
pub use input::{SceneInput, SceneScratch};
pub use overlay::{Halo, highlight};
pub use scene::{Anchor, Badge, Item, LabelMark, Path, Scene, Stroke, SymbolItem, TextItem};
