//! Where the numbers of a file really lie: old `crs` members, Lambert-93, Web Mercator, swapped axes, impossible places.

use std::cell::OnceCell;

use geo_types::{Coord, Geometry, GeometryCollection, Polygon};

use super::crs::Said;
use crate::space::mercator::{CIRCUMFERENCE_M, geo_from_mercator};
use crate::space::projection::{ConicZone, Lambert93};

/// Metropolitan France in metres of Lambert-93 (EPSG:2154), with a margin.
const LAMBERT_BOX: [f64; 4] = [-50_000.0, 5_950_000.0, 1_350_000.0, 7_250_000.0];
/// The north of France in metres of the conic zone CC50 (EPSG:3950), with a margin: as Web Mercator, northern Sweden.
const CC50_BOX: [f64; 4] = [1_400_000.0, 9_050_000.0, 2_000_000.0, 9_400_000.0];
/// The north of France and its neighbours in degrees: settles whether metres are Lambert-93 or Web Mercator.
const HOME_BOX: [f64; 4] = [1.0, 49.0, 5.0, 51.6];
/// The mining basin with its axes swapped: open sea off Somalia, where nobody draws.
const HOME_SWAPPED: [f64; 4] = [49.3, 1.0, 51.7, 4.9];
/// Metropolitan France with its axes swapped: partly Somalia, so that it is only doubtful.
const FRANCE_SWAPPED: [f64; 4] = [41.2, -5.3, 51.7, 9.7];

/// Metropolitan France in degrees.
const FRANCE: [f64; 4] = [-5.3, 41.2, 9.7, 51.7];

fn inside(bounds: [f64; 4], range: &Range) -> bool {
    range.min.x >= bounds[0] && range.min.y >= bounds[1] && range.max.x <= bounds[2] && range.max.y <= bounds[3]
}

/// Span of the ordinates of a feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::load) struct Range {
    /// Smallest ordinates.
    pub min: Coord<f64>,
    /// Largest ordinates.
    pub max: Coord<f64>,
    /// Positions.
    pub count: usize,
    /// Positions whose second ordinate is beyond ±90.
    pub beyond: usize,
    /// Whether two neighbours in a line are more than 180 apart in their first ordinate.
    pub jumps: bool,
}

impl Range {
    /// The span of a geometry.
    pub fn of(geometry: &Geometry<f64>) -> Self {
        let mut range = Self::EMPTY;
        range.add(geometry);
        range
    }

    const EMPTY: Self = Self {
        min: Coord {
            x: f64::INFINITY,
            y: f64::INFINITY,
        },
        max: Coord {
            x: f64::NEG_INFINITY,
            y: f64::NEG_INFINITY,
        },
        count: 0,
        beyond: 0,
        jumps: false,
    };

    fn add(&mut self, geometry: &Geometry<f64>) {
        match geometry {
            Geometry::Point(point) => self.include(point.0),
            Geometry::MultiPoint(points) => points.iter().for_each(|point| self.include(point.0)),
            Geometry::LineString(line) => self.line(&line.0),
            Geometry::MultiLineString(lines) => lines.iter().for_each(|line| self.line(&line.0)),
            Geometry::Polygon(polygon) => self.polygon(polygon),
            Geometry::MultiPolygon(polygons) => polygons.iter().for_each(|polygon| self.polygon(polygon)),
            Geometry::GeometryCollection(parts) => parts.iter().for_each(|part| self.add(part)),
            // The reader of geometries makes no other kind.
            Geometry::Line(_) | Geometry::Rect(_) | Geometry::Triangle(_) => {}
        }
    }

    fn polygon(&mut self, polygon: &Polygon<f64>) {
        self.line(&polygon.exterior().0);
        polygon.interiors().iter().for_each(|ring| self.line(&ring.0));
    }

    fn line(&mut self, coords: &[Coord<f64>]) {
        coords.iter().for_each(|coord| self.include(*coord));
        self.jumps |= coords.windows(2).any(|pair| (pair[0].x - pair[1].x).abs() > 180.0);
    }

    fn include(&mut self, coord: Coord<f64>) {
        self.min.x = self.min.x.min(coord.x);
        self.min.y = self.min.y.min(coord.y);
        self.max.x = self.max.x.max(coord.x);
        self.max.y = self.max.y.max(coord.y);
        self.count += 1;
        self.beyond += usize::from(coord.y.abs() > 90.0);
    }

    /// The ordinates farthest from zero.
    pub fn farthest(&self) -> Coord<f64> {
        let far = |low: f64, high: f64| if low.abs() > high.abs() { low } else { high };
        Coord {
            x: far(self.min.x, self.max.x),
            y: far(self.min.y, self.max.y),
        }
    }

    fn could_be_degrees(&self) -> bool {
        self.min.x >= -360.0 && self.max.x <= 360.0 && self.min.y >= -90.0 && self.max.y <= 90.0
    }
}

/// How the ordinates of a feature are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::load) enum Reading {
    /// Longitude and latitude, as the format asks.
    Degrees,
    /// Latitude first.
    Swapped,
    /// Metres of Lambert-93.
    Lambert93,
    /// Metres of Web Mercator.
    Mercator,
    /// Metres of a conic conformal zone of France, by the latitude of its middle, 42 to 50.
    Zone(u8),
    /// No place on Earth.
    Nowhere,
}

impl Reading {
    /// Code of the warning and name of the system, for readings that move a feature.
    pub fn told(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Degrees | Self::Nowhere => None,
            Self::Swapped => Some(("axes-swapped", "EPSG:4326")),
            Self::Lambert93 => Some(("lambert-93", "EPSG:2154")),
            Self::Mercator => Some(("web-mercator", "EPSG:3857")),
            Self::Zone(zone) => Some(("conic-zone", super::crs::zone_name(zone)?)),
        }
    }
}

/// How the ordinates of a document are to be read, feature by feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::load) struct Placing {
    /// Reading of features that could be degrees.
    degrees: Reading,
    /// Reading of features that lie in the box of Lambert-93.
    metres: Reading,
    /// A reading that the document declares and that its numbers bear out.
    pub declared: Option<Reading>,
    /// All of it could be France with its axes swapped.
    pub doubtful: bool,
    /// Some of it lies in France.
    in_france: bool,
    /// The declared system does not fit the numbers, which look like degrees.
    pub contradicted: bool,
}

impl Placing {
    /// Looks at every feature's range.
    pub fn of<'a>(said: &Said, ranges: impl Iterator<Item = &'a Range> + Clone) -> Self {
        let any = ranges.clone().next().is_some();
        let all = |test: &dyn Fn(&Range) -> bool| any && ranges.clone().all(test);
        let positions: usize = ranges.clone().map(|range| range.count).sum();
        let beyond: usize = ranges.clone().map(|range| range.beyond).sum();
        let could_swap = |range: &Range| {
            range.min.x >= -90.0 && range.max.x <= 90.0 && range.min.y >= -180.0 && range.max.y <= 180.0
        };
        let swapped = positions >= 3 && beyond * 2 >= positions && all(&could_swap);
        let declared = match said {
            Said::Lambert93 => Some(Reading::Lambert93),
            Said::Mercator => Some(Reading::Mercator),
            Said::Zone(zone) => Some(Reading::Zone(*zone)),
            _ => None,
        };
        let looks_like_degrees = all(&|range| inside([-180.0, -90.0, 180.0, 90.0], range));
        Self {
            degrees: if swapped { Reading::Swapped } else { Reading::Degrees },
            metres: metres(ranges.clone()),
            declared: declared.filter(|_| !looks_like_degrees),
            doubtful: all(&|range| inside(FRANCE_SWAPPED, range) && !inside(HOME_SWAPPED, range)),
            in_france: ranges.clone().any(|range| inside(FRANCE, range)),
            contradicted: declared.is_some() && looks_like_degrees,
        }
    }

    /// Whether one feature has swapped axes where others lie in France.
    pub fn doubts(&self, range: &Range) -> bool {
        self.in_france && inside(FRANCE_SWAPPED, range)
    }

    /// The reading of one feature.
    pub fn reading(&self, range: &Range) -> Reading {
        match self.declared {
            Some(reading) if bears_out(reading, range) => return reading,
            Some(_) => return Reading::Nowhere,
            None => {}
        }
        if self.degrees == Reading::Swapped || inside(HOME_SWAPPED, range) {
            return Reading::Swapped;
        }
        if range.could_be_degrees() {
            return Reading::Degrees;
        }
        if inside(LAMBERT_BOX, range) {
            self.metres
        } else if inside(CC50_BOX, range) {
            Reading::Zone(50)
        } else {
            Reading::Nowhere
        }
    }
}

/// Whether the numbers of a feature can be metres of a system that was declared.
fn bears_out(reading: Reading, range: &Range) -> bool {
    match reading {
        Reading::Lambert93 => inside([-1e6, 4e6, 3e6, 9e6], range),
        Reading::Zone(zone) => {
            let middle = f64::from(zone) * 1e6 - 40.8e6;
            inside([0.5e6, middle - 1.2e6, 2.9e6, middle + 1.2e6], range)
        }
        _ => true,
    }
}

/// Lambert-93 and Web Mercator overlap in France: the reading that falls into the north of France wins, else Lambert-93.
fn metres<'a>(ranges: impl Iterator<Item = &'a Range>) -> Reading {
    let mut sum = Coord { x: 0.0, y: 0.0 };
    let mut count = 0.0;
    for range in ranges.filter(|range| inside(LAMBERT_BOX, range)) {
        sum = sum + (range.min + range.max) / 2.0;
        count += 1.0;
    }
    if count == 0.0 {
        return Reading::Lambert93;
    }
    let center = sum / count;
    let home =
        |geo: Coord<f64>| (HOME_BOX[0]..=HOME_BOX[2]).contains(&geo.x) && (HOME_BOX[1]..=HOME_BOX[3]).contains(&geo.y);
    let as_lambert = Lambert93::new().and_then(|lambert| lambert.geo_from_lambert(center));
    if home(geo_from_metres(center)) && !as_lambert.is_ok_and(home) {
        return Reading::Mercator;
    }
    Reading::Lambert93
}

/// Metres of Web Mercator (EPSG:3857) to degrees.
fn geo_from_metres(metres: Coord<f64>) -> Coord<f64> {
    geo_from_mercator(Coord {
        x: metres.x / CIRCUMFERENCE_M + 0.5,
        y: 0.5 - metres.y / CIRCUMFERENCE_M,
    })
}

/// Turns ordinates into degrees.
pub(in crate::load) struct Mover {
    lambert: Option<Lambert93>,
    zones: [OnceCell<Option<ConicZone>>; 9],
}

impl Mover {
    /// Parses the definitions once.
    pub fn new() -> Self {
        Self {
            lambert: Lambert93::new().ok(),
            zones: Default::default(),
        }
    }

    fn place(&self, reading: Reading, coord: Coord<f64>) -> Option<Coord<f64>> {
        let geo = match reading {
            Reading::Degrees => return Some(coord),
            Reading::Nowhere => return None,
            Reading::Swapped => Coord { x: coord.y, y: coord.x },
            Reading::Lambert93 => self.lambert.as_ref()?.geo_from_lambert(coord).ok()?,
            Reading::Mercator => geo_from_metres(coord),
            Reading::Zone(zone) => {
                let cell = self.zones.get(usize::from(zone).checked_sub(42)?)?;
                let zone = cell.get_or_init(|| ConicZone::new(zone).ok());
                zone.as_ref()?.geo_from_metres(coord).ok()?
            }
        };
        (geo.x.abs() <= 180.0 && geo.y.abs() <= 90.0).then_some(geo)
    }

    /// Whether the corners of a range have a place.
    pub fn reaches(&self, reading: Reading, range: &Range) -> bool {
        let (low, high) = (range.min, range.max);
        let corners = [low, high, Coord { x: low.x, y: high.y }, Coord { x: high.x, y: low.y }];
        corners.into_iter().all(|corner| self.place(reading, corner).is_some())
    }

    /// Moves a geometry; false when a vertex has no place.
    pub fn move_to_degrees(&self, reading: Reading, geometry: &mut Geometry<f64>) -> bool {
        if reading == Reading::Degrees {
            return true;
        }
        let mut complete = true;
        each_coord(geometry, &mut |coord| match self.place(reading, *coord) {
            Some(geo) => *coord = geo,
            None => complete = false,
        });
        if reading == Reading::Swapped {
            unwind(geometry);
        }
        complete
    }
}

/// Changes every vertex of the kinds that the reader of geometries makes.
fn each_coord(geometry: &mut Geometry<f64>, change: &mut dyn FnMut(&mut Coord<f64>)) {
    match geometry {
        Geometry::Point(point) => change(&mut point.0),
        Geometry::MultiPoint(points) => points.0.iter_mut().for_each(|point| change(&mut point.0)),
        Geometry::LineString(line) => line.0.iter_mut().for_each(change),
        Geometry::MultiLineString(lines) => lines.0.iter_mut().flat_map(|line| &mut line.0).for_each(change),
        Geometry::Polygon(polygon) => each_of_polygon(polygon, change),
        Geometry::MultiPolygon(polygons) => {
            polygons
                .0
                .iter_mut()
                .for_each(|polygon| each_of_polygon(polygon, change));
        }
        Geometry::GeometryCollection(parts) => parts.0.iter_mut().for_each(|part| each_coord(part, change)),
        Geometry::Line(_) | Geometry::Rect(_) | Geometry::Triangle(_) => {}
    }
}

fn each_of_polygon(polygon: &mut Polygon<f64>, change: &mut dyn FnMut(&mut Coord<f64>)) {
    polygon.exterior_mut(|ring| ring.0.iter_mut().for_each(&mut *change));
    polygon.interiors_mut(|rings| rings.iter_mut().flat_map(|ring| &mut ring.0).for_each(&mut *change));
}

/// Turns rings round after a reflection, so that exteriors are counter-clockwise again.
fn unwind(geometry: &mut Geometry<f64>) {
    let turn = |polygon: &mut Polygon<f64>| {
        polygon.exterior_mut(|ring| ring.0.reverse());
        polygon.interiors_mut(|rings| rings.iter_mut().for_each(|ring| ring.0.reverse()));
    };
    match geometry {
        Geometry::Polygon(polygon) => turn(polygon),
        Geometry::MultiPolygon(polygons) => polygons.0.iter_mut().for_each(turn),
        Geometry::GeometryCollection(GeometryCollection(parts)) => parts.iter_mut().for_each(unwind),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{line_string, point, polygon};

    fn reading(said: &Said, geometry: Geometry<f64>) -> Reading {
        let range = Range::of(&geometry);
        Placing::of(said, std::iter::once(&range)).reading(&range)
    }

    #[test]
    fn lens_is_found_in_degrees_swapped_in_lambert_93_and_in_web_mercator() {
        let none = Said::Degrees;
        let lens = point!(x: 2.83, y: 50.43);
        let metres = Lambert93::new().unwrap().lambert_from_geo(lens.0).unwrap();
        assert_eq!(reading(&none, lens.into()), Reading::Degrees);
        assert_eq!(reading(&none, point!(x: 50.43, y: 2.83).into()), Reading::Swapped);
        assert_eq!(reading(&none, geo_types::Point(metres).into()), Reading::Lambert93);
        let mercator = crate::space::mercator::mercator_from_geo(lens.0);
        let mercator = point!(x: (mercator.x - 0.5) * CIRCUMFERENCE_M, y: (0.5 - mercator.y) * CIRCUMFERENCE_M);
        assert_eq!(reading(&none, mercator.into()), Reading::Mercator);
        let moved = |reading, point: Coord<f64>| Mover::new().place(reading, point).unwrap();
        for (reading, point) in [(Reading::Lambert93, metres), (Reading::Mercator, mercator.0)] {
            let back = moved(reading, point);
            assert!(
                (back.x - 2.83).abs() < 1e-7 && (back.y - 50.43).abs() < 1e-7,
                "{back:?}"
            );
        }
    }

    #[test]
    fn latitudes_over_90_are_nowhere_unless_the_whole_file_is_swapped() {
        let none = Said::Degrees;
        assert_eq!(reading(&none, point!(x: 2.8, y: 95.0).into()), Reading::Nowhere);
        let japan = line_string![(x: 35.0, y: 139.0), (x: 35.5, y: 139.5), (x: 36.0, y: 140.0)];
        assert_eq!(reading(&none, japan.into()), Reading::Swapped);
    }

    #[test]
    fn a_declared_system_that_the_numbers_belie_is_told() {
        let range = Range::of(&point!(x: 2.8, y: 50.4).into());
        let placing = Placing::of(&Said::Lambert93, std::iter::once(&range));
        assert!(placing.contradicted);
        assert_eq!(placing.reading(&range), Reading::Degrees);
    }

    #[test]
    fn a_swapped_polygon_is_wound_rightly_after_it_was_turned() {
        let mut geometry: Geometry<f64> =
            polygon![(x: 50.4, y: 2.8), (x: 50.5, y: 2.8), (x: 50.5, y: 2.9), (x: 50.4, y: 2.8)].into();
        assert!(Mover::new().move_to_degrees(Reading::Swapped, &mut geometry));
        let Geometry::Polygon(polygon) = geometry else { panic!() };
        assert!(super::super::ring::doubled_area(&polygon.exterior().0) > 0.0);
    }
}
