//! Archipel: a desktop map of the *Chaîne des parcs* and of the mining heritage around Lens.
//!
//! The crate is a house with floors. A module may use only the floors listed above it here (`tests/house/layering.rs` checks
//! this); everything but [`ui`] and [`app`] builds without a window (`cargo check --no-default-features`).
//!
//! | floor | owns |
//! |---|---|
//! | [`space`] | where things are: projections, viewport, extent, distance |
//! | [`model`] | what things are: catalog, layer, feature, atlas, filter, sheet |
//! | [`i18n`] | languages: messages, numbers |
//! | [`store`] | files that must survive: places, atomic writes, logs, crash reports |
//! | [`load`] | bytes to layers and diagnostics |
//! | [`territory`] | builds `geodata/` from raw sources and facts |
//! | [`index`] | R-tree queries: extent, hit test |
//! | [`import`] | files that people bring, to layers that they keep |
//! | [`style`] | palette and symbology |
//! | [`analysis`] | figures computed from the atlas |
//! | [`state`] | what the user decided, and the only writer of it |
//! | [`text`] | fonts and measuring |
//! | [`scene`] | what to draw, in order |
//! | [`paint`] | painters of a scene |
//! | [`basemap`] | pictures under the map: own ground, files, servers |
//! | [`package`] | signed files that carry a territory; which data is in use |
//! | [`update`] | fresh data from the places that publish it |
//! | [`export`] | pages to keep or print |
//! | [`ui`] | panels (feature `gui`) |
//! | [`app`] | wiring (feature `gui`) |
//! | [`mod@bench`] | measuring (feature `gui`) |
//! | [`cli`] | one file per subcommand |

pub mod space;

pub mod model;

pub mod i18n;

pub mod store;

pub mod load;

pub mod territory;

pub mod index;

pub mod import;

pub mod style;

pub mod analysis;

pub mod state;

pub mod text;

pub mod scene;

pub mod paint;

pub mod basemap;

pub mod package;

pub mod update;

pub mod export;

#[cfg(feature = "gui")]
pub mod ui;

#[cfg(feature = "gui")]
pub mod app;

#[cfg(feature = "gui")]
pub mod bench;

pub mod cli;
