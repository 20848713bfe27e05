//! The program as a script meets it, from the outside: one process for each test.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may; the helpers around its functions are tests too

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/feed/mod.rs"]
mod feed;

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/feed_server/mod.rs"]
mod feed_server;

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/program/mod.rs"]
mod program;

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/tile_server/mod.rs"]
mod tile_server;

mod agree;
mod audit;
mod basemap;
mod basics;
mod clock;
mod crash_report;
mod desk_pages;
#[cfg(unix)]
mod disk;
mod exchange;
mod export;
mod facets;
mod handout;
mod import;
#[cfg(unix)]
mod kill;
#[cfg(feature = "gui")]
mod kiosk;
mod legend;
mod package;
mod paper;
mod search;
mod sheets;
mod stories;
mod update;
