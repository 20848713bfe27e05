//! The window as a person meets it: found by role and label, driven by pointer and keys, without display or GPU.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may; the helpers around its functions are tests too

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/feed/mod.rs"]
mod feed;

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/feed_server/mod.rs"]
mod feed_server;

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/format_files/mod.rs"]
mod format_files;

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/tile_server/mod.rs"]
mod tile_server;

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/window_harness/mod.rs"]
mod window_harness;

mod access;
mod basemap;
mod basics;
mod clock;
mod composer;
mod desk;
mod desk_walk;
mod facets;
mod find;
mod focus;
mod import;
mod kiosk;
mod kiosk_endurance;
mod kiosk_lock;
mod kiosk_sources;
mod languages;
mod legend;
mod map_keyboard;
mod pages;
mod places;
mod planner;
mod search;
mod sheets;
mod story;
mod story_maker;
mod style;
mod tasks;
mod updates;
mod welcome;
mod wishes;
