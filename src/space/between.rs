//! What lies between two geometries: the nearest pair of places, the distance, the direction.

use geo::{Bearing as _, Closest, ClosestPoint as _, CoordsIter as _, Geodesic, Intersects as _, MapCoords as _};
use geo_types::{Coord, Geometry, Point};

use super::measure;

/// The way from one geometry to another, at their nearest places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between {
    /// Metres along the geodesic; zero where they touch.
    pub distance_m: f64,
    /// Direction at the start, degrees clockwise from north; none where they touch.
    pub bearing: Option<f64>,
    /// The place on the other geometry, in degrees.
    pub to_geo: Coord<f64>,
}

/// The nearest places of two geometries in degrees. The pair is found on a local plane (longitudes shrunk by the cosine of
/// the latitude, which is true to a part in ten thousand over some kilometres), the distance is then measured along the
/// geodesic. None when one of them is empty.
pub fn between(from_geo: &Geometry<f64>, to_geo: &Geometry<f64>) -> Option<Between> {
    let shrink = from_geo.coords_iter().next()?.y.to_radians().cos();
    let plane = |geometry: &Geometry<f64>| {
        geometry.map_coords(|at| Coord {
            x: at.x * shrink,
            y: at.y,
        })
    };
    let back = |at: Coord<f64>| Coord {
        x: at.x / shrink,
        y: at.y,
    };
    let (from, to) = (plane(from_geo), plane(to_geo));
    if from.intersects(&to) {
        let to_geo = to_geo.coords_iter().next()?;
        return Some(Between {
            distance_m: 0.0,
            bearing: None,
            to_geo,
        });
    }
    // Two lines that do not cross are nearest at an end of one of their segments.
    let ends = nearest_of(&from, &to).into_iter();
    let others = nearest_of(&to, &from).into_iter().map(|(b, a)| (a, b));
    let squared = |(a, b): &(Coord<f64>, Coord<f64>)| (a.x - b.x).powi(2) + (a.y - b.y).powi(2);
    let (start, end) = ends.chain(others).min_by(|a, b| squared(a).total_cmp(&squared(b)))?;
    let (start, end) = (back(start), back(end));
    Some(Between {
        distance_m: measure::distance_m(start, end),
        bearing: Some(bearing(start, end)),
        to_geo: end,
    })
}

/// The position of `of` that is nearest to `to`, with the place on `to`.
fn nearest_of(of: &Geometry<f64>, to: &Geometry<f64>) -> Option<(Coord<f64>, Coord<f64>)> {
    let mut best: Option<(f64, Coord<f64>, Coord<f64>)> = None;
    for position in of.coords_iter() {
        let (Closest::SinglePoint(place) | Closest::Intersection(place)) = to.closest_point(&Point(position)) else {
            continue;
        };
        let squared = (place.x() - position.x).powi(2) + (place.y() - position.y).powi(2);
        if best.is_none_or(|(known, ..)| squared < known) {
            best = Some((squared, position, place.0));
        }
    }
    best.map(|(_, a, b)| (a, b))
}

/// Direction of the geodesic from one place to another where it starts, degrees clockwise from north, 0 to 360.
pub fn bearing(from_geo: Coord<f64>, to_geo: Coord<f64>) -> f64 {
    Geodesic.bearing(Point(from_geo), Point(to_geo)).rem_euclid(360.0)
}

/// One of the eight winds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wind {
    /// 337.5° to 22.5°.
    North,
    /// 22.5° to 67.5°.
    NorthEast,
    /// 67.5° to 112.5°.
    East,
    /// 112.5° to 157.5°.
    SouthEast,
    /// 157.5° to 202.5°.
    South,
    /// 202.5° to 247.5°.
    SouthWest,
    /// 247.5° to 292.5°.
    West,
    /// 292.5° to 337.5°.
    NorthWest,
}

impl Wind {
    /// The wind of a direction in degrees clockwise from north.
    pub fn of(bearing: f64) -> Self {
        let sector = ((bearing.rem_euclid(360.0) + 22.5) / 45.0).floor() as usize % 8;
        [
            Self::North,
            Self::NorthEast,
            Self::East,
            Self::SouthEast,
            Self::South,
            Self::SouthWest,
            Self::West,
            Self::NorthWest,
        ][sector]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{line_string, point, polygon};
    use proptest::prelude::*;

    #[test]
    fn the_way_to_a_line_ends_between_its_positions() {
        let from = Geometry::from(point!(x: 2.8, y: 50.4));
        let line = Geometry::from(line_string![(x: 2.7, y: 50.5), (x: 2.9, y: 50.5)]);
        let way = between(&from, &line).unwrap();
        assert!((way.distance_m - 11_124.0).abs() < 5.0, "{way:?}");
        assert_eq!(way.bearing.map(Wind::of), Some(Wind::North));
        assert!((way.to_geo.x - 2.8).abs() < 1e-9);
    }

    #[test]
    fn what_lies_inside_is_no_way_off() {
        let inside = Geometry::from(point!(x: 2.8, y: 50.4));
        let area = Geometry::from(polygon![(x: 2.7, y: 50.3), (x: 2.9, y: 50.3), (x: 2.9, y: 50.5), (x: 2.7, y: 50.5)]);
        assert_eq!(between(&inside, &area).unwrap().distance_m, 0.0);
        assert_eq!(between(&inside, &area).unwrap().bearing, None);
    }

    #[test]
    fn winds_are_eight_and_meet_at_north() {
        for (degrees, wind) in [
            (0.0, Wind::North),
            (359.0, Wind::North),
            (45.0, Wind::NorthEast),
            (100.0, Wind::East),
            (180.0, Wind::South),
            (-90.0, Wind::West),
            (315.0, Wind::NorthWest),
        ] {
            assert_eq!(Wind::of(degrees), wind, "{degrees}");
        }
    }

    proptest! {
        #[test]
        fn the_way_between_points_is_the_geodesic_in_both_directions(
            x in 2.0..3.8f64, y in 50.1..50.9f64, east in 0.001..0.2f64, north in 0.001..0.2f64,
        ) {
            let (a, b) = (Geometry::from(point!(x: x, y: y)), Geometry::from(point!(x: x + east, y: y + north)));
            let (there, back) = (between(&a, &b).unwrap(), between(&b, &a).unwrap());
            prop_assert!((there.distance_m - back.distance_m).abs() < 1e-6);
            let turn = (back.bearing.unwrap() - there.bearing.unwrap()).rem_euclid(360.0);
            prop_assert!((turn - 180.0).abs() < 0.5, "{turn}");
        }
    }
}
