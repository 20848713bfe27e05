//! The rules of the house, held against its sources: floors, commands, words, credits.
#![allow(clippy::unwrap_used, clippy::panic)] // a test may; the helpers around its functions are tests too

#[allow(dead_code)] // each target takes what it needs of it
#[path = "../support/source/mod.rs"]
mod source;

mod commands;
mod credits;
mod icons;
mod layering;
mod locales;
mod packaging;
