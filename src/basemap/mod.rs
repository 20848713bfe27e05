//! Base maps: where the pictures under the map come from, and how they get here without ever making a frame wait.
//!
//! A [`Supply`] gives the picture of one tile: the territory painted by ourselves ([`EmbeddedTiles`]), a file of tiles
//! ([`FileTiles`]), or a server that the user allowed ([`OnlineTiles`]). A [`Crew`] asks it in background threads. A
//! [`Preparation`] copies a piece of a server into an MBTiles file. Knows pixels, files and HTTP; knows no window.

mod backoff;
mod cache;
mod crew;
mod embedded;
mod extent;
mod file;
mod http;
mod lru;
mod mbtiles;
mod online;
mod pixels;
mod plan;
mod pmtiles;
mod prepare;
mod source;
mod tile;
mod trouble;

pub use backoff::{Backoff, Patience};
pub use cache::{DiskCache, Entry};
pub use crew::{Answer, Crew, Job, Supply};
pub use embedded::{EmbeddedMap, EmbeddedTiles};
pub use extent::{Count, count_tiles};
pub use file::FileTiles;
pub use http::{Headers, Http, Reply, agent, user_agent};
pub use lru::Lru;
pub use mbtiles::{MbTiles, MbTilesWriter};
pub use online::{OnlineState, OnlineTiles};
pub use pixels::{Pixels, decode, is_picture};
pub use plan::{MOST_BYTES, MOST_TILES, Plan, Refusal};
pub use pmtiles::PmTiles;
pub use prepare::{Preparation, Progress, Stage};
pub use source::{Source, Sources};
pub use tile::TileAddress;
pub use trouble::Trouble;

pub use crate::model::Basemap;

/// Side of a tile of 256-point tile pyramids, in points.
pub const TILE_PT: f64 = 256.0;
