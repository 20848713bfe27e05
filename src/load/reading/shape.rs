//! Geometries of other formats than GeoJSON, from lists of positions: the same checks, whatever the file.

use geo_types::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon,
};

use super::finding::{Finding, Notes};
use super::ring;
use crate::model::Severity;

/// Rings of one polygon, the exterior first.
pub(in crate::load) type Rings = Vec<Vec<Coord<f64>>>;

/// A geometry as a file gives it, unchecked.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::load) enum Raw {
    /// Nothing.
    Empty,
    /// Points.
    Points(Vec<Coord<f64>>),
    /// Lines.
    Lines(Vec<Vec<Coord<f64>>>),
    /// Polygons.
    Polygons(Vec<Rings>),
    /// Of several kinds.
    Mixed(Vec<Raw>),
}

/// Checks positions, closes and winds rings, and gives the geometry; none when it is empty. Winding is not noted: only
/// GeoJSON asks for one.
///
/// # Errors
/// The code of the fault for which the feature must be dropped.
pub(in crate::load) fn checked(
    raw: Raw,
    at: Option<usize>,
    notes: &mut Notes,
) -> Result<Option<Geometry<f64>>, Box<Finding>> {
    let mut inner = Notes::default();
    let geometry = part(raw, &mut inner)?;
    for mut note in inner.list {
        note.at = at;
        if note.code != "ring-winding" {
            notes.add(note);
        }
    }
    if geometry.is_none() {
        let mut finding = Finding::new(Severity::Warning, "geometry-empty", None);
        finding.at = at;
        notes.add(finding);
    }
    Ok(geometry)
}

fn part(raw: Raw, notes: &mut Notes) -> Result<Option<Geometry<f64>>, Box<Finding>> {
    Ok(match raw {
        Raw::Empty => None,
        Raw::Points(points) => {
            finite(&points)?;
            let mut points: Vec<Point<f64>> = points.into_iter().map(Point).collect();
            match points.len() {
                0 => None,
                1 => points.pop().map(Geometry::Point),
                _ => Some(Geometry::MultiPoint(MultiPoint(points))),
            }
        }
        Raw::Lines(lines) => {
            let mut kept = Vec::with_capacity(lines.len());
            for line in lines {
                finite(&line)?;
                match line.len() {
                    0 => notes.warn("part-empty", 0),
                    1 => return Err(Box::new(Finding::new(Severity::Error, "line-short", None))),
                    _ => kept.push(LineString(line)),
                }
            }
            match kept.len() {
                0 => None,
                1 => kept.pop().map(Geometry::LineString),
                _ => Some(Geometry::MultiLineString(MultiLineString(kept))),
            }
        }
        Raw::Polygons(polygons) => {
            let mut kept = Vec::with_capacity(polygons.len());
            for rings in polygons {
                match polygon(rings, notes)? {
                    Some(polygon) => kept.push(polygon),
                    None => notes.warn("part-empty", 0),
                }
            }
            match kept.len() {
                0 => None,
                1 => kept.pop().map(Geometry::Polygon),
                _ => Some(Geometry::MultiPolygon(MultiPolygon(kept))),
            }
        }
        Raw::Mixed(parts) => {
            let mut kept = Vec::with_capacity(parts.len());
            for raw in parts {
                kept.extend(part(raw, notes)?);
            }
            match kept.len() {
                0 => None,
                1 => kept.pop(),
                _ => Some(Geometry::GeometryCollection(GeometryCollection(kept))),
            }
        }
    })
}

fn polygon(rings: Rings, notes: &mut Notes) -> Result<Option<Polygon<f64>>, Box<Finding>> {
    let mut exterior = None;
    let mut holes = Vec::new();
    for (index, points) in rings.into_iter().enumerate() {
        finite(&points)?;
        let mended = ring::mended(points, index == 0, 0, notes).map(LineString);
        match index {
            0 => exterior = mended,
            _ if exterior.is_none() => notes.warn("hole-dropped", 0),
            _ => holes.extend(mended),
        }
    }
    Ok(exterior.map(|exterior| Polygon::new(exterior, holes)))
}

fn finite(points: &[Coord<f64>]) -> Result<(), Box<Finding>> {
    if points.iter().all(|point| point.x.is_finite() && point.y.is_finite()) {
        return Ok(());
    }
    Err(Box::new(Finding::new(Severity::Error, "ordinate-not-finite", None)))
}

/// Vertices of a raw geometry.
pub(in crate::load) fn vertices(raw: &Raw) -> usize {
    match raw {
        Raw::Empty => 0,
        Raw::Points(points) => points.len(),
        Raw::Lines(lines) => lines.iter().map(Vec::len).sum(),
        Raw::Polygons(polygons) => polygons.iter().flatten().map(Vec::len).sum(),
        Raw::Mixed(parts) => parts.iter().map(vertices).sum(),
    }
}
