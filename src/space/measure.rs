//! Geodesic lengths and areas on the WGS 84 ellipsoid (Karney 2013, through GeographicLib's Rust port).

use geo::{Distance as _, Geodesic, GeodesicArea as _, Length as _};
use geo_types::{Coord, Geometry, Point};

/// Length of every line in `geometry_geo`, in metres; polygons and points count as zero.
pub fn length_m(geometry_geo: &Geometry<f64>) -> f64 {
    match geometry_geo {
        Geometry::Line(line) => Geodesic.length(line),
        Geometry::LineString(line) => Geodesic.length(line),
        Geometry::MultiLineString(lines) => Geodesic.length(lines),
        Geometry::GeometryCollection(parts) => parts.iter().map(length_m).sum(),
        _ => 0.0,
    }
}

/// Area of every polygon in `geometry_geo`, in square metres, holes taken out; lines and points count as zero.
pub fn area_m2(geometry_geo: &Geometry<f64>) -> f64 {
    match geometry_geo {
        Geometry::GeometryCollection(parts) => parts.iter().map(area_m2).sum(),
        Geometry::Polygon(_) | Geometry::MultiPolygon(_) | Geometry::Rect(_) | Geometry::Triangle(_) => {
            geometry_geo.geodesic_area_signed().abs()
        }
        _ => 0.0,
    }
}

/// Distance between two places, in metres along the geodesic.
pub fn distance_m(from_geo: Coord<f64>, to_geo: Coord<f64>) -> f64 {
    Geodesic.distance(Point::from(from_geo), Point::from(to_geo))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{line_string, polygon};

    #[test]
    fn a_degree_of_latitude_near_lens_is_111_kilometres() {
        let line = line_string![(x: 2.8, y: 50.0), (x: 2.8, y: 51.0)];
        assert!((length_m(&line.into()) - 111_238.7).abs() < 5.0);
    }

    #[test]
    fn holes_are_taken_out_of_the_area() {
        let whole = polygon![(x: 2.0, y: 50.0), (x: 2.1, y: 50.0), (x: 2.1, y: 50.1), (x: 2.0, y: 50.1)];
        let holed = polygon!(
            exterior: [(x: 2.0, y: 50.0), (x: 2.1, y: 50.0), (x: 2.1, y: 50.1), (x: 2.0, y: 50.1)],
            interiors: [[(x: 2.02, y: 50.02), (x: 2.08, y: 50.02), (x: 2.08, y: 50.08), (x: 2.02, y: 50.08)]],
        );
        let share = area_m2(&holed.into()) / area_m2(&whole.into());
        assert!((share - 0.64).abs() < 0.001, "{share}");
    }
}
