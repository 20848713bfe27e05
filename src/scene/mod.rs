//! What to draw, in order: a [`Scene`] in viewport points, already styled. Knows the atlas; knows no painter.

mod build;
mod cluster;
mod collision;
mod detail;
mod drawn;
mod form;
mod golden;
mod ground;
mod grouping;
mod halo_names;
mod input;
mod label;
mod legend_rows;
mod moment;
mod overlay;
mod overview;
mod plate;
mod ribbons;
mod sample;
mod scale_bar;
#[allow(clippy::module_inception)]
mod scene;
mod simple;
mod simplify;
mod symbols;

pub use build::{build, text_boxes};
pub use cluster::ClusterMark;
pub use detail::{Detail, Details};
pub use drawn::{Drawn, add_drawn, add_drawn_sample};
pub use form::{Form, form, largest_symbol_pt, symbol_reach_pt};
pub use golden::as_text;
pub use ground::{Ground, first_ground_layer};
pub use halo_names::{add_halos, names_on_halos};
pub use input::{SceneInput, SceneScratch};
pub use legend_rows::{LegendRow, legend_dashes, legend_rows};
pub use moment::{LampMark, Moment, Pass, add_lamp_sample, clock_words, lamp_pt};
pub use overlay::{Halo, highlight};
pub use overview::{build_overview, overview_viewport};
pub use sample::{SAMPLE_PT, add_sample, add_status_sample};
pub use scale_bar::{NORTH_PT, SCALE_BAR_HEIGHT_PT, ScaleBar, add_north};
pub use scene::{Anchor, Badge, Item, LabelMark, Path, Scene, Stroke, SymbolItem, TextItem};
