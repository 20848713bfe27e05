//! Files of every format that planners hold: good, doubtful, broken, hostile.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may; the helpers around its functions are tests too

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/feed/mod.rs"]
mod feed;

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/format_files/mod.rs"]
mod format_files;

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/program/mod.rs"]
mod program;

mod check;
mod formats;
mod odd;
mod osm;
mod twenty_shapes;
