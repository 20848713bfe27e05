//! Timetables of public transport (GTFS, zipped). As a file like any other it holds stops and courses; the feed with its
//! trips and days is read for the network of buses.

mod feed;
mod table;

use geo_types::Coord;

pub use self::feed::{Call, Feed, Route, Service, Stop, Trip};
use super::archive::Archive;
use super::file::Task;
use super::reading::finding::{Finding, Findings, located};
use super::reading::rows::{Row, Rows};
use super::reading::shape::Raw;
use super::reading::{Format, Loaded};
use crate::model::{Diagnostic, Property, Severity};

/// Whether an archive is a feed.
pub(super) fn is_feed(archive: &Archive<'_>) -> bool {
    archive.named("stops.txt").is_some() && archive.named("routes.txt").is_some()
}

/// Stops and courses as features.
pub(super) fn read(archive: &mut Archive<'_>, task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::Gtfs, task.defaults, task.keep);
    match Feed::read(archive) {
        Err(finding) => rows.refuse(*finding),
        Ok(feed) => {
            for (table, count) in &feed.dropped {
                let finding = Finding::new(Severity::Error, "gtfs-rows-dropped", None);
                rows.note(finding.with("name", table).with("count", count));
            }
            for stop in &feed.stops {
                let row = stop_row(stop, &mut rows);
                rows.add(row);
            }
            for (id, course) in &feed.shapes {
                let row = Row {
                    raw: Some(Raw::Lines(vec![course.clone()])),
                    attributes: vec![
                        ("layer".into(), rows.text("shapes")),
                        ("shape_id".into(), rows.text(id)),
                    ],
                    ..Row::default()
                };
                rows.add(row);
            }
        }
    }
    rows.finish(task.name, "")
}

fn stop_row<'a>(stop: &Stop, rows: &mut Rows<'_>) -> Row<'a> {
    let mut attributes = vec![
        ("layer".into(), rows.text("stops")),
        ("stop_id".into(), rows.text(&stop.id)),
        ("name".into(), rows.text(&stop.name)),
        (
            "location_type".into(),
            Property::from(serde_json::Value::from(stop.kind)),
        ),
    ];
    if !stop.parent.is_empty() {
        attributes.push(("parent_station".into(), rows.text(&stop.parent)));
    }
    Row {
        raw: stop.place.map(|place: Coord<f64>| Raw::Points(vec![place])),
        attributes,
        ..Row::default()
    }
}

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
