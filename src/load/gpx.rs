//! GPX 1.0 and 1.1: waypoints, routes and tracks, always WGS 84. Tracks are read as a stream: an hour of riding is
//! thousands of points.

use std::borrow::Cow;

use geo_types::Coord;

use super::file::Task;
use super::reading::finding::{Finding, Notes};
use super::reading::rows::{Row, Rows};
use super::reading::shape::Raw;
use super::reading::{Format, Loaded};
use super::xml::{self, Item, Tag, Xml};
use crate::model::{Property, Severity};

type Outcome<T> = Result<T, Box<Finding>>;

/// Reads a document.
pub(super) fn read(bytes: &[u8], task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::Gpx, task.defaults, task.keep);
    match xml::decode(bytes) {
        Ok(text) => {
            if let Err(finding) = document(&text, &mut rows) {
                rows.refuse(*finding);
            }
            rows.finish(task.name, &text)
        }
        Err(finding) => {
            rows.refuse(*finding);
            rows.finish(task.name, "")
        }
    }
}

fn document(text: &str, rows: &mut Rows<'_>) -> Outcome<()> {
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.name.as_ref() {
                "gpx" => {}
                "wpt" | "rte" | "trk" => thing(&mut xml, tag, rows)?,
                _ => xml.skip()?,
            },
            Item::Close | Item::Text(_) => {}
            Item::End => return Ok(()),
        }
        if rows.is_refused() {
            return Ok(());
        }
    }
}

/// What was read of one waypoint, route or track.
#[derive(Default)]
struct Thing {
    attributes: Vec<(Cow<'static, str>, Property)>,
    lines: Vec<Vec<Coord<f64>>>,
    fault: Option<Box<Finding>>,
    notes: Notes,
}

fn thing<'a>(xml: &mut Xml<'a>, tag: Tag<'a>, rows: &mut Rows<'_>) -> Outcome<()> {
    let at = tag.at;
    let (layer, is_point) = match tag.name.as_ref() {
        "wpt" => ("waypoints", true),
        "rte" => ("routes", false),
        _ => ("tracks", false),
    };
    let mut thing = Thing::default();
    let place = is_point.then(|| position(&tag));
    if tag.name == "rte" {
        thing.lines.push(Vec::new());
    }
    loop {
        match xml.next()? {
            Item::Open(tag) => member(xml, &tag, &mut thing, rows)?,
            Item::Close => break,
            Item::Text(_) => {}
            Item::End => break,
        }
    }
    let single = thing.lines.iter().filter(|line| line.len() == 1).count();
    if single > 0 && thing.lines.iter().any(|line| line.len() > 1) {
        let mut finding = Finding::new(Severity::Warning, "gpx-single", Some(at));
        finding.count = single;
        thing.notes.add(finding);
        thing.lines.retain(|line| line.len() != 1);
    }
    let raw = match place {
        Some(Ok(place)) => Raw::Points(vec![place]),
        Some(Err(fault)) => {
            rows.bad(*fault);
            return Ok(());
        }
        None => Raw::Lines(thing.lines),
    };
    if let Some(fault) = thing.fault {
        rows.bad(*fault);
        return Ok(());
    }
    let layer = rows.text(layer);
    thing.attributes.push((Cow::Borrowed("layer"), layer));
    rows.add(Row {
        raw: Some(raw),
        attributes: thing.attributes,
        at: Some(at),
        notes: thing.notes,
        ..Row::default()
    });
    Ok(())
}

fn member<'a>(xml: &mut Xml<'a>, tag: &Tag<'a>, thing: &mut Thing, rows: &mut Rows<'_>) -> Outcome<()> {
    match tag.name.as_ref() {
        "trkseg" => {
            let mut line = Vec::new();
            loop {
                match xml.next()? {
                    Item::Open(point) => {
                        if point.name == "trkpt" {
                            vertex(&point, &mut line, thing);
                            if !rows.spend(16) {
                                return Ok(());
                            }
                        }
                        inside_vertex(xml, point.at, &mut thing.notes)?;
                    }
                    Item::Close | Item::End => break,
                    Item::Text(_) => {}
                }
            }
            thing.lines.push(line);
            Ok(())
        }
        "rtept" => {
            let mut line = thing.lines.pop().unwrap_or_default();
            vertex(tag, &mut line, thing);
            thing.lines.push(line);
            inside_vertex(xml, tag.at, &mut thing.notes)
        }
        name @ ("name" | "cmt" | "desc" | "src" | "type" | "sym" | "time" | "number" | "ele") => {
            let name = name.to_owned();
            let text = xml.text()?;
            let text = text.trim();
            if !text.is_empty() {
                let value = match text.parse::<f64>() {
                    Ok(number) if name == "ele" && number.is_finite() => Property::Float(number),
                    _ => rows.text(text),
                };
                thing.attributes.push((Cow::Owned(name), value));
            }
            Ok(())
        }
        "extensions" => {
            thing
                .notes
                .add(Finding::new(Severity::Info, "gpx-extension", Some(tag.at)));
            xml.skip()
        }
        _ => xml.skip(),
    }
}

/// What stands in a vertex is passed over, and that is told: heights, moments, what a device adds.
fn inside_vertex(xml: &mut Xml<'_>, at: usize, notes: &mut Notes) -> Outcome<()> {
    loop {
        match xml.next()? {
            Item::Open(tag) => {
                let code = match tag.name.as_ref() {
                    "ele" => "altitude",
                    "time" => "gpx-time",
                    _ => "gpx-extension",
                };
                notes.add(Finding::new(Severity::Info, code, Some(at)));
                xml.skip()?;
            }
            Item::Close | Item::End => return Ok(()),
            Item::Text(_) => {}
        }
    }
}

fn vertex(tag: &Tag<'_>, line: &mut Vec<Coord<f64>>, thing: &mut Thing) {
    match position(tag) {
        Ok(place) => line.push(place),
        Err(fault) => {
            thing.fault.get_or_insert(fault);
        }
    }
}

fn position(tag: &Tag<'_>) -> Outcome<Coord<f64>> {
    let number = |name: &str| {
        let text = tag.attribute(name).unwrap_or_default();
        let fault = || {
            let finding = Finding::new(Severity::Error, "gpx-position", Some(tag.at));
            Box::new(finding.with("name", name).with("found", &text))
        };
        text.trim().parse::<f64>().map_err(|_| fault())
    };
    Ok(Coord {
        x: number("lon")?,
        y: number("lat")?,
    })
}
