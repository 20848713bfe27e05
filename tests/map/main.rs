//! The territory and what is drawn of it: data, names, search, scenes, grounds.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may; the helpers around its functions are tests too

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/tile_server/mod.rs"]
mod tile_server;

mod basemap_online;
mod filter_sentence;
mod geodata;
mod labels;
mod scene;
mod search;
