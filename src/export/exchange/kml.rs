//! KML 2.2 (OGC 12-007r2): a folder for each layer, a placemark for each feature.

use std::fmt::Write as _;

use geo_types::{Geometry, LineString, Polygon};

use super::{FIELDS, LAYER, NAME, Record, escaped};
use crate::i18n::Messages;

/// The file.
pub(super) fn write(records: &[Record], title: &str, messages: &Messages) -> String {
    let mut folders: Vec<(String, String)> = Vec::new();
    for record in records {
        let layer = record.words(LAYER, messages);
        if folders.last().is_none_or(|(last, _)| *last != layer) {
            folders.push((layer, String::new()));
        }
        if let Some((_, folder)) = folders.last_mut() {
            placemark(folder, record, messages);
        }
    }
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><name>{}</name>\n",
        escaped(title)
    );
    for (layer, placemarks) in folders {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "<Folder><name>{}</name>\n{placemarks}</Folder>", escaped(&layer));
    }
    out.push_str("</Document></kml>\n");
    out
}

fn placemark(out: &mut String, record: &Record, messages: &Messages) {
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<Placemark><name>{}</name><ExtendedData>",
        escaped(&record.words(NAME, messages))
    );
    for (column, key) in FIELDS.iter().enumerate() {
        let words = record.words(column, messages);
        if column != NAME && !words.is_empty() {
            let _ = write!(out, "<Data name=\"{key}\"><value>{}</value></Data>", escaped(&words));
        }
    }
    out.push_str("</ExtendedData>");
    if let Some(geometry) = &record.geometry {
        shape(out, geometry);
    }
    out.push_str("</Placemark>\n");
}

fn shape(out: &mut String, geometry: &Geometry<f64>) {
    match geometry {
        Geometry::Point(point) => {
            let _ = write!(
                out,
                "<Point><coordinates>{},{}</coordinates></Point>",
                point.x(),
                point.y()
            );
        }
        Geometry::LineString(line) => {
            out.push_str("<LineString><tessellate>1</tessellate>");
            places(out, line);
            out.push_str("</LineString>");
        }
        Geometry::Polygon(polygon) => area(out, polygon),
        Geometry::MultiPoint(all) => many(out, all.iter().map(|part| Geometry::Point(*part))),
        Geometry::MultiLineString(all) => many(out, all.iter().cloned().map(Geometry::LineString)),
        Geometry::MultiPolygon(all) => many(out, all.iter().cloned().map(Geometry::Polygon)),
        Geometry::GeometryCollection(all) => many(out, all.iter().cloned()),
        Geometry::Line(_) | Geometry::Rect(_) | Geometry::Triangle(_) => {}
    }
}

fn many(out: &mut String, parts: impl Iterator<Item = Geometry<f64>>) {
    out.push_str("<MultiGeometry>");
    for part in parts {
        shape(out, &part);
    }
    out.push_str("</MultiGeometry>");
}

fn area(out: &mut String, polygon: &Polygon<f64>) {
    out.push_str("<Polygon><outerBoundaryIs><LinearRing>");
    places(out, polygon.exterior());
    out.push_str("</LinearRing></outerBoundaryIs>");
    for ring in polygon.interiors() {
        out.push_str("<innerBoundaryIs><LinearRing>");
        places(out, ring);
        out.push_str("</LinearRing></innerBoundaryIs>");
    }
    out.push_str("</Polygon>");
}

fn places(out: &mut String, line: &LineString<f64>) {
    out.push_str("<coordinates>");
    for (number, place) in line.0.iter().enumerate() {
        let gap = if number == 0 { "" } else { " " };
        let _ = write!(out, "{gap}{},{}", place.x, place.y);
    }
    out.push_str("</coordinates>");
}
