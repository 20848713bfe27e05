//! A geometry in a compact form: half the memory of `geo_types`, one allocation, and not one digit lost.
//!
//! Positions are whole numbers of 1e-7 degrees (a centimetre) where all of them can be told so exactly; what has more
//! digits is kept as it came.

use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};

use crate::space::Extent;

/// Units of a degree.
const SCALE: f64 = 1e7;

/// What a run of positions is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RingKind {
    /// Places, each on its own.
    Points,
    /// A line.
    Line,
    /// The outer border of an area, without its closing position; its holes follow.
    Exterior,
    /// The border of a hole, without its closing position.
    Hole,
}

/// A geometry that can be had back exactly.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape(Repr);

#[derive(Debug, Clone, PartialEq)]
enum Repr {
    Point([i32; 2]),
    /// The sort of the geometry, the number of runs, the end of each run, the positions. A run that is a hole has a
    /// negative end.
    Packed(Box<[i32]>),
    Loose(Box<Geometry<f64>>),
}

const MULTI_POINT: i32 = 0;
const LINE: i32 = 1;
const MULTI_LINE: i32 = 2;
const POLYGON: i32 = 3;
const MULTI_POLYGON: i32 = 4;

/// Where the ends of runs begin.
const HEADER: usize = 2;

impl Shape {
    /// Packs a geometry; its ordinates may be degrees or anything else.
    pub fn new(geometry: Geometry<f64>) -> Self {
        if let Geometry::Point(point) = &geometry
            && let Some(place) = whole(point.0)
        {
            return Self(Repr::Point(place));
        }
        match packed(&geometry) {
            Some(packed) => Self(Repr::Packed(packed)),
            // The copy has no room to spare.
            None => Self(Repr::Loose(Box::new(geometry.clone()))),
        }
    }

    /// The geometry as it was.
    pub fn geometry(&self) -> Geometry<f64> {
        match &self.0 {
            Repr::Point(place) => Geometry::Point(Point(coord(*place))),
            Repr::Packed(packed) => unpacked(packed),
            Repr::Loose(geometry) => geometry.as_ref().clone(),
        }
    }

    /// Calls `each` with every run of positions, in the order of the geometry. Rings come without their closing
    /// position. `scratch` is memory that is used again.
    pub fn each_ring(&self, scratch: &mut Vec<Coord<f64>>, each: &mut dyn FnMut(RingKind, &[Coord<f64>])) {
        match &self.0 {
            Repr::Point(place) => each(RingKind::Points, &[coord(*place)]),
            Repr::Packed(packed) => {
                for (kind, positions) in runs(packed) {
                    scratch.clear();
                    scratch.extend(positions.chunks_exact(2).map(|pair| coord([pair[0], pair[1]])));
                    each(kind, scratch);
                }
            }
            Repr::Loose(geometry) => loose_rings(geometry, each),
        }
    }

    /// The box around all positions.
    pub fn bounds(&self) -> Extent {
        let mut extent = Extent::EMPTY;
        self.each_ring(&mut Vec::new(), &mut |_, coords| {
            coords.iter().for_each(|coord| extent.include([coord.x, coord.y]));
        });
        extent
    }

    /// The highest dimension of its parts: 0 for places, 1 for lines, 2 for areas.
    pub fn dimension(&self) -> u8 {
        let mut highest = 0;
        self.each_ring(&mut Vec::new(), &mut |kind, _| {
            highest = highest.max(match kind {
                RingKind::Points => 0,
                RingKind::Line => 1,
                RingKind::Exterior | RingKind::Hole => 2,
            });
        });
        highest
    }
}

/// A position as whole numbers, when that loses nothing.
fn whole(coord: Coord<f64>) -> Option<[i32; 2]> {
    let one = |value: f64| {
        let units = (value * SCALE).round() as i32;
        ((f64::from(units) / SCALE).to_bits() == value.to_bits()).then_some(units)
    };
    Some([one(coord.x)?, one(coord.y)?])
}

fn coord(place: [i32; 2]) -> Coord<f64> {
    Coord {
        x: f64::from(place[0]) / SCALE,
        y: f64::from(place[1]) / SCALE,
    }
}

/// Positions, and whether they bound a hole.
type Run<'a> = (bool, &'a [Coord<f64>]);

fn packed(geometry: &Geometry<f64>) -> Option<Box<[i32]>> {
    let (sort, runs): (i32, Vec<Run<'_>>) = match geometry {
        Geometry::LineString(line) => (LINE, vec![(false, &line.0)]),
        Geometry::MultiLineString(lines) => (
            MULTI_LINE,
            lines.iter().map(|line| (false, line.0.as_slice())).collect(),
        ),
        Geometry::Polygon(polygon) => (POLYGON, rings(polygon).collect::<Option<_>>()?),
        Geometry::MultiPolygon(polygons) => (MULTI_POLYGON, polygons.iter().flat_map(rings).collect::<Option<_>>()?),
        Geometry::MultiPoint(points) => return packed_points(points),
        _ => return None,
    };
    let count: usize = runs.iter().map(|(_, coords)| coords.len()).sum();
    let mut out = Vec::with_capacity(HEADER + runs.len() + 2 * count);
    out.extend([sort, i32::try_from(runs.len()).ok()?]);
    let mut end = 0;
    for (hole, coords) in &runs {
        end += i32::try_from(coords.len()).ok()?;
        out.push(if *hole { -end } else { end });
    }
    for coord in runs.iter().flat_map(|(_, coords)| coords.iter()) {
        out.extend(whole(*coord)?);
    }
    Some(out.into_boxed_slice())
}

fn packed_points(points: &MultiPoint<f64>) -> Option<Box<[i32]>> {
    let mut out = Vec::with_capacity(HEADER + 1 + 2 * points.0.len());
    out.extend([MULTI_POINT, 1, i32::try_from(points.0.len()).ok()?]);
    for point in points {
        out.extend(whole(point.0)?);
    }
    Some(out.into_boxed_slice())
}

/// The rings of a polygon, open, and whether each is a hole; none for a ring that would not come back as it was.
fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = Option<Run<'_>>> {
    let open = |ring: &'_ LineString<f64>| ring.0.len() >= 2 && ring.0.first() == ring.0.last();
    std::iter::once((false, polygon.exterior()))
        .chain(polygon.interiors().iter().map(|ring| (true, ring)))
        .map(move |(hole, ring)| open(ring).then(|| (hole, &ring.0[..ring.0.len() - 1])))
}

/// The runs of a packed geometry with their ordinates.
fn runs(packed: &[i32]) -> impl Iterator<Item = (RingKind, &[i32])> {
    let (sort, count) = (packed[0], packed[1] as usize);
    let (ends, positions) = packed[HEADER..].split_at(count);
    let mut start = 0;
    ends.iter().map(move |end| {
        let kind = match sort {
            MULTI_POINT => RingKind::Points,
            LINE | MULTI_LINE => RingKind::Line,
            _ if *end < 0 => RingKind::Hole,
            _ => RingKind::Exterior,
        };
        let end = 2 * end.unsigned_abs() as usize;
        let run = &positions[start..end];
        start = end;
        (kind, run)
    })
}

fn unpacked(packed: &[i32]) -> Geometry<f64> {
    let line = |positions: &[i32]| {
        LineString(
            positions
                .chunks_exact(2)
                .map(|pair| coord([pair[0], pair[1]]))
                .collect(),
        )
    };
    let mut lines = runs(packed).map(|(kind, positions)| (kind, line(positions)));
    match packed[0] {
        MULTI_POINT => {
            let points = lines.flat_map(|(_, line)| line.0.into_iter().map(Point));
            Geometry::MultiPoint(MultiPoint(points.collect()))
        }
        LINE => Geometry::LineString(lines.next().map_or_else(|| LineString(Vec::new()), |(_, line)| line)),
        MULTI_LINE => Geometry::MultiLineString(MultiLineString(lines.map(|(_, line)| line).collect())),
        sort => {
            let mut polygons: Vec<(LineString<f64>, Vec<LineString<f64>>)> = Vec::new();
            for (kind, mut ring) in lines {
                ring.close();
                match (kind, polygons.last_mut()) {
                    (RingKind::Hole, Some((_, holes))) => holes.push(closed(ring)),
                    _ => polygons.push((closed(ring), Vec::new())),
                }
            }
            let mut polygons = polygons
                .into_iter()
                .map(|(exterior, holes)| Polygon::new(exterior, holes));
            match (sort, polygons.next()) {
                (POLYGON, Some(polygon)) => Geometry::Polygon(polygon),
                (_, first) => Geometry::MultiPolygon(MultiPolygon(first.into_iter().chain(polygons).collect())),
            }
        }
    }
}

/// A ring with its closing position again. A ring of one place twice is left open by `close`.
fn closed(mut ring: LineString<f64>) -> LineString<f64> {
    if ring.0.len() == 1 {
        ring.0.push(ring.0[0]);
    }
    ring
}

fn loose_rings(geometry: &Geometry<f64>, each: &mut dyn FnMut(RingKind, &[Coord<f64>])) {
    let mut polygon = |polygon: &Polygon<f64>| {
        let open = |ring: &'_ LineString<f64>| ring.0.len() - usize::from(ring.0.len() >= 2 && ring.is_closed());
        each(RingKind::Exterior, &polygon.exterior().0[..open(polygon.exterior())]);
        for ring in polygon.interiors() {
            each(RingKind::Hole, &ring.0[..open(ring)]);
        }
    };
    match geometry {
        Geometry::Point(point) => each(RingKind::Points, &[point.0]),
        Geometry::MultiPoint(points) => {
            let coords: Vec<_> = points.iter().map(|point| point.0).collect();
            each(RingKind::Points, &coords);
        }
        Geometry::Line(line) => each(RingKind::Line, &[line.start, line.end]),
        Geometry::LineString(line) => each(RingKind::Line, &line.0),
        Geometry::MultiLineString(lines) => lines.iter().for_each(|line| each(RingKind::Line, &line.0)),
        Geometry::Polygon(one) => polygon(one),
        Geometry::MultiPolygon(polygons) => polygons.iter().for_each(polygon),
        Geometry::Rect(rect) => polygon(&rect.to_polygon()),
        Geometry::Triangle(triangle) => polygon(&triangle.to_polygon()),
        Geometry::GeometryCollection(parts) => parts.iter().for_each(|part| loose_rings(part, each)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::GeometryCollection;
    use proptest::prelude::*;

    fn line(places: &[(i32, i32)], unit: f64) -> LineString<f64> {
        places
            .iter()
            .map(|(x, y)| Coord {
                x: f64::from(*x) / unit,
                y: f64::from(*y) / unit,
            })
            .collect()
    }

    proptest! {
        #[test]
        fn every_geometry_comes_back_to_the_last_bit(
            lines in prop::collection::vec(prop::collection::vec((-1_800_000_i32..1_800_000, -900_000_i32..900_000), 0..9), 1..5),
            unit in prop::sample::select(vec![1e4, 1e5, 3e4]),
        ) {
            let lines: Vec<_> = lines.iter().map(|places| line(places, unit)).collect();
            let polygon = Polygon::new(lines[0].clone(), lines[1..].to_vec());
            let geometries = [
                Geometry::LineString(lines[0].clone()),
                Geometry::MultiPoint(lines[0].points().collect()),
                Geometry::MultiLineString(MultiLineString(lines.clone())),
                Geometry::Polygon(polygon.clone()),
                Geometry::MultiPolygon(MultiPolygon(vec![polygon.clone(), polygon.clone()])),
                Geometry::GeometryCollection(GeometryCollection(vec![polygon.into()])),
            ];
            for geometry in geometries {
                let back = Shape::new(geometry.clone()).geometry();
                prop_assert_eq!(format!("{back:?}"), format!("{geometry:?}"));
            }
        }
    }

    #[test]
    fn seven_decimals_are_packed_and_longer_ones_are_kept_as_they_came() {
        let packed = Shape::new(Point::new(2.8312345, -50.4299999).into());
        assert!(matches!(packed.0, Repr::Point([28_312_345, -504_299_999])));
        for (x, y) in [(2.83123456789, 50.4), (700_000.25, 7_000_000.5), (-0.0, 1.0)] {
            let loose = Shape::new(Point::new(x, y).into());
            assert!(matches!(loose.0, Repr::Loose(_)), "{x}");
            assert_eq!(
                format!("{:?}", loose.geometry()),
                format!("{:?}", Geometry::from(Point::new(x, y)))
            );
        }
    }

    #[test]
    fn rings_are_told_in_order_without_their_closing_position() {
        let ring = line(&[(0, 0), (4, 0), (4, 4), (0, 0)], 1.0);
        let hole = line(&[(1, 1), (2, 1), (2, 2), (1, 1)], 1.0);
        let shape = Shape::new(MultiPolygon(vec![Polygon::new(ring, vec![hole])]).into());
        let mut seen = Vec::new();
        shape.each_ring(&mut Vec::new(), &mut |kind, coords| seen.push((kind, coords.len())));
        assert_eq!(seen, [(RingKind::Exterior, 3), (RingKind::Hole, 3)]);
        assert_eq!(
            (shape.dimension(), shape.bounds()),
            (2, Extent::new(0.0, 0.0, 4.0, 4.0))
        );
    }
}
