//! The last touch on every geometry: five decimals, simplified to at most two metres without parting neighbours,
//! exterior rings counterclockwise (RFC 7946).

use geo::Validation;
use geo::orient::{Direction, Orient};
use geo_types::{Coord, Geometry, LineString, MultiPolygon, Polygon};

use super::coverage::{Coverage, Key, Path};
use crate::model::{Feature, Shape};

/// Hundred-thousandths of a degree in a degree.
const STEPS: f64 = 1e5;

/// A coordinate at five decimals.
pub fn rounded(value: f64) -> f64 {
    (value * STEPS).round() / STEPS
}

/// Rounds, simplifies and orients the geometries of a layer in place. What stays invalid is told in `warnings`.
pub fn finish(layer: &str, features: &mut [Feature], warnings: &mut Vec<String>) {
    let mut paths: Vec<Vec<Path>> = Vec::with_capacity(features.len());
    for feature in features.iter() {
        if let Some(geometry) = feature.geometry() {
            paths.push(lines(&geometry).into_iter().map(path).collect());
        } else {
            paths.push(Vec::new());
        }
    }
    let all: Vec<Path> = paths.iter().flatten().cloned().collect();
    let mut coverage = Coverage::new(&all);
    loop {
        let mut changed = false;
        let mut doubtful = Vec::new();
        let mut finished = Vec::with_capacity(features.len());
        for (feature, paths) in features.iter().zip(&paths) {
            let simple = |like| rebuilt(&like, paths.iter().map(|path| coverage.simplified(path)));
            let simple = feature.geometry().map(simple);
            if simple.as_ref().is_some_and(|geometry| !geometry.is_valid()) {
                doubtful.push((feature.id.clone(), paths));
            }
            finished.push(simple);
        }
        // Simplifying may have crossed two arcs: keep the arcs of such a feature whole, and try again.
        for (_, paths) in &doubtful {
            changed |= coverage.freeze(paths);
        }
        if changed {
            continue;
        }
        warnings.extend(
            doubtful
                .iter()
                .map(|(id, _)| format!("{layer}: {id} has a geometry that crosses or touches itself")),
        );
        for (feature, mut geometry) in features.iter_mut().zip(finished) {
            geometry.as_mut().into_iter().for_each(orient);
            feature.geometry = geometry.map(Shape::new);
        }
        break;
    }
}

/// Exterior rings counterclockwise, holes clockwise.
pub fn orient(geometry: &mut Geometry<f64>) {
    match geometry {
        Geometry::Polygon(polygon) => *polygon = polygon.orient(Direction::Default),
        Geometry::MultiPolygon(polygons) => *polygons = polygons.orient(Direction::Default),
        _ => {}
    }
}

fn path(line: &LineString<f64>) -> Path {
    let mut path: Path = line.0.iter().map(|coord| key(*coord)).collect();
    path.dedup();
    path
}

fn key(coord: Coord<f64>) -> Key {
    ((coord.x * STEPS).round() as i64, (coord.y * STEPS).round() as i64)
}

fn coord(key: Key) -> Coord<f64> {
    Coord {
        x: key.0 as f64 / STEPS,
        y: key.1 as f64 / STEPS,
    }
}

/// Lines and rings of a geometry, exterior before holes, in order; points have none.
fn lines(geometry: &Geometry<f64>) -> Vec<&LineString<f64>> {
    fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
        std::iter::once(polygon.exterior()).chain(polygon.interiors())
    }
    match geometry {
        Geometry::LineString(line) => vec![line],
        Geometry::MultiLineString(lines) => lines.iter().collect(),
        Geometry::Polygon(polygon) => rings(polygon).collect(),
        Geometry::MultiPolygon(polygons) => polygons.iter().flat_map(rings).collect(),
        _ => Vec::new(),
    }
}

/// The geometry with other lines and rings, given in the order of [`lines`]. A hole that rounding closed is left out.
fn rebuilt(geometry: &Geometry<f64>, paths: impl Iterator<Item = Path>) -> Geometry<f64> {
    let mut paths = paths.map(|path| LineString(path.into_iter().map(coord).collect()));
    let mut next = || paths.next().unwrap_or_else(|| LineString(Vec::new()));
    let mut polygon = |like: &Polygon<f64>| {
        let exterior = next();
        let holes = like
            .interiors()
            .iter()
            .map(|_| next())
            .filter(|hole| hole.0.len() > 3)
            .collect();
        Polygon::new(exterior, holes)
    };
    match geometry {
        Geometry::Point(point) => Geometry::Point(coord(key(point.0)).into()),
        Geometry::Polygon(like) => Geometry::Polygon(polygon(like)),
        Geometry::MultiPolygon(like) => {
            let parts = like.iter().map(&mut polygon).filter(|part| part.exterior().0.len() > 3);
            Geometry::MultiPolygon(MultiPolygon(parts.collect()))
        }
        Geometry::LineString(_) => Geometry::LineString(next()),
        Geometry::MultiLineString(like) => Geometry::MultiLineString(like.iter().map(|_| next()).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Winding;
    use geo_types::polygon;

    #[test]
    fn polygons_end_up_at_five_decimals_and_counterclockwise() {
        let clockwise = polygon![(x: 2.0000001, y: 50.0), (x: 2.0, y: 50.1), (x: 2.1, y: 50.1), (x: 2.1, y: 50.0)];
        let mut features = [Feature {
            geometry: Some(Shape::new(clockwise.into())),
            ..Feature::default()
        }];
        finish("test", &mut features, &mut Vec::new());
        let Some(Geometry::Polygon(polygon)) = features[0].geometry() else {
            panic!("no polygon")
        };
        assert!(polygon.exterior().is_ccw());
        assert!(polygon.exterior().0.iter().all(|coord| coord.x == rounded(coord.x)));
    }
}
