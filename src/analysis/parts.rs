//! The areas and the lines of a geometry, and what lies within some metres of it.

use geo::algorithm::buffer::{Buffer as _, BufferStyle, LineCap, LineJoin};
use geo::{BoundingRect as _, MapCoords as _, unary_union};
use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPolygon, Polygon};

use crate::space::projection::LocalPlane;

/// Radians between two corners of a rounded end: the arc stays within a four-thousandth of its radius.
const ARC: f64 = 0.04;

/// The polygons of a geometry; none when it has none.
pub fn areas(geometry: &Geometry<f64>) -> Option<MultiPolygon<f64>> {
    let mut found: Vec<Polygon<f64>> = Vec::new();
    collect_areas(geometry, &mut found);
    (!found.is_empty()).then_some(MultiPolygon(found))
}

fn collect_areas(geometry: &Geometry<f64>, found: &mut Vec<Polygon<f64>>) {
    match geometry {
        Geometry::Polygon(polygon) => found.push(polygon.clone()),
        Geometry::MultiPolygon(polygons) => found.extend(polygons.iter().cloned()),
        Geometry::Rect(rect) => found.push(rect.to_polygon()),
        Geometry::Triangle(triangle) => found.push(triangle.to_polygon()),
        Geometry::GeometryCollection(parts) => parts.iter().for_each(|part| collect_areas(part, found)),
        _ => {}
    }
}

/// The lines of a geometry.
pub fn lines(geometry: &Geometry<f64>) -> MultiLineString<f64> {
    fn collect(geometry: &Geometry<f64>, found: &mut Vec<LineString<f64>>) {
        match geometry {
            Geometry::Line(line) => found.push(LineString::from(*line)),
            Geometry::LineString(line) => found.push(line.clone()),
            Geometry::MultiLineString(lines) => found.extend(lines.iter().cloned()),
            Geometry::GeometryCollection(parts) => parts.iter().for_each(|part| collect(part, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(geometry, &mut found);
    MultiLineString(found)
}

/// Everything within some metres of places, lines and areas: each geometry in degrees with its own distance. None where
/// there is nothing.
pub fn buffer_m(around: &[(Geometry<f64>, f64)]) -> Option<MultiPolygon<f64>> {
    let boxes = around.iter().filter_map(|(geometry, _)| geometry.bounding_rect());
    let corners = boxes.flat_map(|rect| [rect.min(), rect.max()]);
    let extent = crate::space::Extent::around(corners);
    if extent.is_empty() {
        return None;
    }
    let [x, y] = extent.center();
    let plane = LocalPlane::around(Coord { x, y }).ok()?;
    let mut grown: Vec<MultiPolygon<f64>> = Vec::new();
    for (geometry, metres) in around {
        let flat = geometry.try_map_coords(|at| plane.metres_from_geo(at)).ok()?;
        let style = BufferStyle::new(*metres)
            .line_cap(LineCap::Round(ARC))
            .line_join(LineJoin::Round(ARC));
        grown.push(flat.buffer_with_style(style));
    }
    let whole = unary_union(&grown);
    let back = whole.try_map_coords(|at| plane.geo_from_metres(at)).ok()?;
    (!back.0.is_empty()).then_some(back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::facets::ground;
    use crate::space::measure;
    use geo_types::{Point, line_string, point};
    use proptest::prelude::*;

    #[test]
    fn a_disc_has_the_area_of_a_circle() {
        let disc = buffer_m(&[(point!(x: 2.83, y: 50.43).into(), 300.0)]).unwrap();
        let share = measure::area_m2(&disc.into()) / (std::f64::consts::PI * 300.0 * 300.0);
        assert!((share - 1.0).abs() < 1e-3, "{share}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn a_place_is_in_the_buffer_when_it_is_near_enough(
            metres in 20.0..900.0f64, at in prop::collection::vec((2.80..2.90f64, 50.40..50.46f64), 40),
        ) {
            let line: Geometry<f64> = line_string![(x: 2.82, y: 50.41), (x: 2.85, y: 50.44), (x: 2.88, y: 50.43), (x: 2.84, y: 50.42)].into();
            let lone: Geometry<f64> = point!(x: 2.81, y: 50.45).into();
            let whole: Geometry<f64> = buffer_m(&[(line.clone(), metres), (lone.clone(), metres / 2.0)]).unwrap().into();
            for (x, y) in at {
                let place = Point::new(x, y).0;
                let (to_line, to_lone) = (ground::distance_m(&line, place), ground::distance_m(&lone, place));
                let near = to_line <= metres || to_lone <= metres / 2.0;
                let edge = (to_line - metres).abs().min((to_lone - metres / 2.0).abs());
                prop_assert!(edge < 0.2 + metres * 1e-3 || ground::covers(&whole, place) == near, "{edge}");
            }
        }
    }

    #[test]
    fn nothing_has_nothing_around_it() {
        assert_eq!(buffer_m(&[]), None);
    }
}
