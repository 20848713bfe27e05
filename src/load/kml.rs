//! KML (OGC 12-007r2), alone or in a zip archive (KMZ): placemarks become features, folders a property. Always WGS 84.

use std::borrow::Cow;

use geo_types::Coord;

use super::file::Task;
use super::reading::finding::{Finding, Notes};
use super::reading::members::Id;
use super::reading::rows::{Row, Rows};
use super::reading::shape::{Raw, Rings};
use super::reading::{Format, Loaded};
use super::xml::{self, Element, Item, Xml};
use crate::model::{Property, Severity};

type Outcome<T> = Result<T, Box<Finding>>;

/// Reads a document.
pub(super) fn read(bytes: &[u8], format: Format, task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(format, task.defaults, task.keep);
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

/// A folder that is open: how deep it lies, and its name once that is known.
struct Folder {
    depth: usize,
    name: String,
}

fn document(text: &str, rows: &mut Rows<'_>) -> Outcome<()> {
    let mut xml = Xml::new(text);
    let mut folders: Vec<Folder> = Vec::new();
    let mut depth = 0_usize;
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.name.as_ref() {
                "Placemark" => {
                    let element = xml.tree(tag)?;
                    placemark(&element, folders.last(), rows);
                    if rows.is_refused() {
                        return Ok(());
                    }
                }
                "Folder" => {
                    depth += 1;
                    folders.push(Folder {
                        depth,
                        name: String::new(),
                    });
                }
                "name"
                    if folders
                        .last()
                        .is_some_and(|folder| folder.depth == depth && folder.name.is_empty()) =>
                {
                    let name = xml.text()?;
                    if let Some(folder) = folders.last_mut() {
                        folder.name = name.trim().to_owned();
                    }
                }
                "NetworkLink" => {
                    rows.note(Finding::new(Severity::Warning, "kml-network-link", Some(tag.at)));
                    xml.skip()?;
                }
                "GroundOverlay" | "ScreenOverlay" | "PhotoOverlay" | "Tour" => {
                    rows.note(Finding::new(Severity::Warning, "kml-overlay", Some(tag.at)).with("found", &tag.name));
                    xml.skip()?;
                }
                "Style" | "StyleMap" | "Schema" | "LookAt" | "Camera" | "Region" => xml.skip()?,
                _ => depth += 1,
            },
            Item::Close => {
                if folders.last().is_some_and(|folder| folder.depth == depth) {
                    folders.pop();
                }
                depth = depth.saturating_sub(1);
            }
            Item::Text(_) => {}
            Item::End => return Ok(()),
        }
    }
}

fn placemark(element: &Element<'_>, folder: Option<&Folder>, rows: &mut Rows<'_>) {
    let at = Some(element.tag.at);
    let mut notes = Notes::default();
    let mut attributes: Vec<(Cow<'_, str>, Property)> = Vec::new();
    for child in &element.children {
        match child.name() {
            name @ ("name" | "description" | "address" | "phoneNumber" | "Snippet") => {
                let text = child.text.trim();
                if !text.is_empty() {
                    let value = rows.text(text);
                    attributes.push((Cow::Owned(name.to_owned()), value));
                }
            }
            "TimeStamp" | "TimeSpan" => {
                for part in &child.children {
                    let value = rows.text(part.text.trim());
                    attributes.push((Cow::Owned(part.name().to_owned()), value));
                }
            }
            "ExtendedData" => extended(child, &mut attributes, rows),
            _ => {}
        }
    }
    if let Some(folder) = folder.filter(|folder| !folder.name.is_empty()) {
        let value = rows.text(&folder.name);
        attributes.push((Cow::Borrowed("folder"), value));
    }
    let mut parts = Vec::new();
    for child in &element.children {
        match geometry(child, &mut notes) {
            Ok(Some(raw)) => parts.push(raw),
            Ok(None) => {}
            Err(finding) => return rows.bad(*finding),
        }
    }
    let raw = if parts.len() > 1 {
        Some(Raw::Mixed(parts))
    } else {
        parts.pop()
    };
    rows.add(Row {
        raw,
        id: element.tag.attribute("id").map(Id::Text),
        attributes,
        at,
        notes,
        crs: None,
    });
}

fn extended<'e>(element: &'e Element<'_>, attributes: &mut Vec<(Cow<'e, str>, Property)>, rows: &mut Rows<'_>) {
    for data in element.all("Data") {
        let text = data.child("value").map_or("", |value| value.text.trim());
        let value = rows.text(text);
        attributes.push((data.tag.attribute("name").unwrap_or_default().into(), value));
    }
    for schema in element.all("SchemaData") {
        for data in schema.all("SimpleData") {
            let value = rows.text(data.text.trim());
            attributes.push((data.tag.attribute("name").unwrap_or_default().into(), value));
        }
    }
}

/// The geometry that an element is; none when it is none.
fn geometry(element: &Element<'_>, notes: &mut Notes) -> Outcome<Option<Raw>> {
    let fault = |code| Box::new(Finding::new(Severity::Error, code, Some(element.tag.at)));
    Ok(Some(match element.name() {
        "Point" => {
            let places = coordinates(element, notes)?;
            match places.len() {
                0 => Raw::Empty,
                1 => Raw::Points(places),
                _ => return Err(fault("kml-point")),
            }
        }
        "LineString" => Raw::Lines(vec![coordinates(element, notes)?]),
        // A ring that stands alone is a line.
        "LinearRing" => Raw::Lines(vec![coordinates(element, notes)?]),
        "Polygon" => Raw::Polygons(vec![polygon(element, notes)?]),
        "MultiGeometry" | "MultiTrack" => {
            let mut parts = Vec::with_capacity(element.children.len());
            for child in &element.children {
                parts.extend(geometry(child, notes)?);
            }
            merged(parts)
        }
        "Track" => Raw::Lines(vec![track(element)?]),
        "Model" => return Err(fault("kml-model")),
        _ => return Ok(None),
    }))
}

/// Parts of one kind are one geometry of that kind.
fn merged(parts: Vec<Raw>) -> Raw {
    let (mut points, mut lines, mut polygons) = (Vec::new(), Vec::new(), Vec::new());
    if parts.iter().all(|part| matches!(part, Raw::Points(_))) {
        parts.into_iter().for_each(|part| {
            if let Raw::Points(mut part) = part {
                points.append(&mut part)
            }
        });
        return Raw::Points(points);
    }
    if parts.iter().all(|part| matches!(part, Raw::Lines(_))) {
        parts.into_iter().for_each(|part| {
            if let Raw::Lines(mut part) = part {
                lines.append(&mut part)
            }
        });
        return Raw::Lines(lines);
    }
    if parts.iter().all(|part| matches!(part, Raw::Polygons(_))) {
        parts.into_iter().for_each(|part| {
            if let Raw::Polygons(mut part) = part {
                polygons.append(&mut part)
            }
        });
        return Raw::Polygons(polygons);
    }
    Raw::Mixed(parts)
}

fn polygon(element: &Element<'_>, notes: &mut Notes) -> Outcome<Rings> {
    let mut rings = Vec::new();
    let outer = element.all("outerBoundaryIs");
    // A second outline would be drawn as a hole of the first.
    if outer.flat_map(|boundary| boundary.all("LinearRing")).count() > 1 {
        return Err(Box::new(Finding::new(
            Severity::Error,
            "kml-outer",
            Some(element.tag.at),
        )));
    }
    for name in ["outerBoundaryIs", "innerBoundaryIs"] {
        for ring in element.all(name).flat_map(|boundary| boundary.all("LinearRing")) {
            rings.push(coordinates(ring, notes)?);
        }
        if rings.is_empty() {
            return Err(Box::new(Finding::new(
                Severity::Error,
                "kml-polygon",
                Some(element.tag.at),
            )));
        }
    }
    Ok(rings)
}

fn track(element: &Element<'_>) -> Outcome<Vec<Coord<f64>>> {
    let places = element.all("coord").map(|coord| {
        let mut numbers = coord.text.split_whitespace().map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(x)), Some(Ok(y))) => Ok(Coord { x, y }),
            _ => Err(wrong(&coord.text, coord.tag.at)),
        }
    });
    places.collect()
}

fn wrong(text: &str, at: usize) -> Box<Finding> {
    let text: String = text.trim().chars().take(60).collect();
    Box::new(Finding::new(Severity::Error, "kml-coordinates", Some(at)).with("found", text))
}

fn coordinates(element: &Element<'_>, notes: &mut Notes) -> Outcome<Vec<Coord<f64>>> {
    let mut places = Vec::new();
    for coordinates in element.all("coordinates") {
        let at = coordinates.tag.at;
        for tuple in coordinates.text.split_whitespace() {
            let mut numbers = tuple.split(',').map(str::parse::<f64>);
            let (Some(Ok(x)), Some(Ok(y))) = (numbers.next(), numbers.next()) else {
                return Err(wrong(tuple, at));
            };
            match numbers.next() {
                None => {}
                Some(Ok(0.0)) => {}
                Some(Ok(height)) if !height.is_finite() => return Err(wrong(tuple, at)),
                Some(Ok(_)) => notes.add(Finding::new(Severity::Info, "altitude", Some(at))),
                Some(Err(_)) => return Err(wrong(tuple, at)),
            }
            if numbers.next().is_some() {
                return Err(wrong(tuple, at));
            }
            places.push(Coord { x, y });
        }
    }
    Ok(places)
}
