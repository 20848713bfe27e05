//! GPX 1.1 (Topografix): what a handlebar or a telephone follows.

use std::fmt::Write as _;

use geo_types::{Geometry, LineString, Point};

use super::{FIELDS, NAME, Record, escaped};
use crate::i18n::Messages;

/// Column of the category.
const CATEGORY: usize = 3;

/// The file. GPX has no areas: their outlines are tracks.
pub(super) fn write(records: &[Record], title: &str, messages: &Messages) -> String {
    let (mut waypoints, mut tracks) = (String::new(), String::new());
    for record in records {
        let Some(geometry) = &record.geometry else { continue };
        let (mut points, mut lines) = (Vec::new(), Vec::new());
        take_apart(geometry, &mut points, &mut lines);
        let head = head(record, messages);
        // Writing to a string cannot fail.
        for point in &points {
            let _ = writeln!(
                waypoints,
                "<wpt lat=\"{}\" lon=\"{}\">{head}</wpt>",
                point.y(),
                point.x()
            );
        }
        if lines.is_empty() {
            continue;
        }
        let _ = write!(tracks, "<trk>{head}");
        for line in &lines {
            tracks.push_str("<trkseg>");
            for place in &line.0 {
                let _ = write!(tracks, "<trkpt lat=\"{}\" lon=\"{}\"/>", place.y, place.x);
            }
            tracks.push_str("</trkseg>");
        }
        tracks.push_str("</trk>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gpx version=\"1.1\" creator=\"Archipel\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n\
         <metadata><name>{}</name></metadata>\n{waypoints}{tracks}</gpx>\n",
        escaped(title)
    )
}

/// Name, description and kind, in the order that the schema of GPX wants.
fn head(record: &Record, messages: &Messages) -> String {
    let mut told = Vec::new();
    for column in (CATEGORY + 1)..FIELDS.len() - 2 {
        let words = record.words(column, messages);
        if !words.is_empty() {
            told.push(words);
        }
    }
    format!(
        "<name>{}</name><desc>{}</desc><type>{}</type>",
        escaped(&record.words(NAME, messages)),
        escaped(&told.join(" · ")),
        escaped(&record.words(CATEGORY, messages))
    )
}

fn take_apart(geometry: &Geometry<f64>, points: &mut Vec<Point<f64>>, lines: &mut Vec<LineString<f64>>) {
    match geometry {
        Geometry::Point(point) => points.push(*point),
        Geometry::MultiPoint(all) => points.extend(&all.0),
        Geometry::LineString(line) => lines.push(line.clone()),
        Geometry::MultiLineString(all) => lines.extend(all.0.iter().cloned()),
        Geometry::Polygon(polygon) => {
            lines.push(polygon.exterior().clone());
            lines.extend(polygon.interiors().iter().cloned());
        }
        Geometry::MultiPolygon(all) => {
            for polygon in all {
                take_apart(&Geometry::Polygon(polygon.clone()), points, lines);
            }
        }
        Geometry::GeometryCollection(all) => {
            for part in all {
                take_apart(part, points, lines);
            }
        }
        Geometry::Line(_) | Geometry::Rect(_) | Geometry::Triangle(_) => {}
    }
}
