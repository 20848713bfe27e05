//! Timetables of public transport (GTFS, zipped). As a file like any other it holds stops and courses; the feed with its
//! trips and days is read for the network of buses.

mod feed;
mod rows;
mod table;

pub use self::feed::{Call, Feed, Route, Service, Stop, Trip};
pub(super) use self::rows::{is_feed, read};
use super::archive::Archive;
use super::reading::finding::{Finding, Findings, located};
use crate::model::Diagnostic;

/// The whole feed of a zip archive.
///
/// # Errors
/// What is wrong with it, naming the table.
pub fn feed(bytes: &[u8], file: &str) -> Result<Feed, Vec<Diagnostic>> {
    let refused = |finding: Box<Finding>| {
        let mut findings = Findings::default();
        findings.refuse(*finding);
        located(findings, "", file)
    };
    let mut archive = Archive::open(bytes).map_err(refused)?;
    Feed::read(&mut archive).map_err(refused)
}
