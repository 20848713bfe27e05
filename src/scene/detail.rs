//! Levels of detail: every geometry simplified to a part of a point at each zoom, made once, when first needed or in the
//! background. Triangles are made apart, for painters that need them.

use std::sync::{LazyLock, OnceLock};

use geo_types::{Coord, LineString, Polygon};
use rayon::prelude::*;

use super::scene::Path;
use super::simplify::simplified;
use crate::index::{Index, Projected, Ring, RingKind};
use crate::space::triangles;

/// The first zoom with a level of its own.
const FIRST_LEVEL: i32 = 8;
/// Levels 8 to 16, and the last one for everything closer: the geometry as it is.
const LEVELS: usize = 10;
/// Largest error of a level, in points at its zoom.
const TOLERANCE_PT: f64 = 1.0;
/// Rings smaller than this have no shape of their own: a square stands for them, in points at the level's zoom.
const SMALLEST_PT: f64 = 3.0;
/// Territories with more positions than this have their levels made where somebody looks, and nowhere else: all of them would
/// take more memory than the territory itself.
const MOST_IN_ADVANCE: usize = 2_000_000;

/// One geometry at one level. Positions are Mercator units relative to the middle of its extent, so that f32 keeps millimetres.
#[derive(Debug, Clone, Default)]
pub struct Detail {
    /// Positions.
    pub points: Vec<[f32; 2]>,
    /// Runs of positions; areas first (`areas` of them), then lines, then the indicative outline.
    pub paths: Vec<Path>,
    /// Number of paths that bound areas.
    pub areas: u32,
    /// Number of paths that are lines of the geometry itself.
    pub lines: u32,
    triangles: OnceLock<Triangles>,
}

/// Triangles of the areas of a [`Detail`].
#[derive(Debug, Clone, Default)]
pub struct Triangles {
    /// Positions beyond those of the detail, numbered after them: where rings cross.
    pub more: Box<[[f32; 2]]>,
    /// Triples of indices.
    pub indices: Box<[u32]>,
}

impl Detail {
    /// Triangles of the areas, made when first asked for.
    pub fn triangles(&self) -> &Triangles {
        self.triangles.get_or_init(|| {
            let (mut more, mut indices) = (Vec::new(), Vec::new());
            let areas = &self.paths[..self.areas as usize];
            for area in areas.chunk_by(|_, next| next.hole) {
                let ring = |path: &Path| -> LineString<f64> {
                    let points = &self.points[path.start as usize..path.end as usize];
                    let mut ring: LineString<f64> = points
                        .iter()
                        .map(|point| Coord {
                            x: f64::from(point[0]),
                            y: f64::from(point[1]),
                        })
                        .collect();
                    ring.close();
                    ring
                };
                let polygon = Polygon::new(ring(&area[0]), area[1..].iter().map(ring).collect());
                let triangles = triangles::triangles(&polygon);
                // The positions of the rings in order, without the closing ones, lie in `points` just so.
                let mut first = area[0].start;
                if triangles.anew {
                    first = (self.points.len() + more.len()) as u32;
                    let position = |corner: &[f64; 2]| corner.map(|length| length as f32);
                    more.extend(triangles.corners.iter().map(position));
                }
                indices.extend(triangles.indices.iter().map(|index| first + index));
            }
            Triangles {
                more: more.into_boxed_slice(),
                indices: indices.into_boxed_slice(),
            }
        })
    }
}

/// The levels of one feature. A level that would equal the geometry as it is has none of its own.
type Levels = [OnceLock<Option<Box<Detail>>>; LEVELS];

/// Every level of every feature, filled as needed.
pub struct Details {
    layers: Vec<Vec<OnceLock<Box<Levels>>>>,
}

impl Details {
    /// Nothing made yet.
    pub fn new(index: &Index) -> Self {
        Self {
            layers: index
                .layers
                .iter()
                .map(|layer| (0..layer.len()).map(|_| OnceLock::new()).collect())
                .collect(),
        }
    }

    /// The level for `zoom` of a feature, made now if nobody has.
    pub fn get(&self, layer: usize, feature: usize, projected: Projected<'_>, zoom: f64) -> &Detail {
        static NOTHING: LazyLock<Detail> = LazyLock::new(Detail::default);
        let levels = &self.layers[layer][feature];
        let own = fill(levels, projected, level_for(zoom)).or_else(|| fill(levels, projected, LEVELS - 1));
        // The last level always has its own: nothing is finer.
        own.unwrap_or(&NOTHING)
    }

    /// Makes every level that will be asked for, coarse levels first, unless the territory is huge; with their `triangles` where
    /// whoever paints wants them. Meant for a background thread; may be called at any time.
    pub fn make_all(&self, index: &Index, triangles: bool) {
        let layers = index.layers.iter();
        let projected = layers.flat_map(|layer| (0..layer.len()).filter_map(|feature| layer.projected(feature)));
        let positions: usize = projected.map(|projected| projected.position_count()).sum();
        if positions > MOST_IN_ADVANCE {
            return;
        }
        for level in 0..LEVELS {
            let smallest = smallest_pt(f64::from(FIRST_LEVEL + level as i32)) * point_size(level);
            for (layer, features) in self.layers.iter().enumerate() {
                features.par_iter().enumerate().for_each(|(feature, levels)| {
                    if let Some(projected) = index.layers[layer].projected(feature)
                        && projected.extent.size().into_iter().fold(0.0, f64::max) >= smallest
                        && let Some(detail) = fill(levels, projected, level)
                        && triangles
                    {
                        detail.triangles();
                    }
                });
            }
        }
    }
}

/// Areas smaller than this on the screen have no shape of their own at this zoom, in points.
pub(super) fn smallest_pt(zoom: f64) -> f64 {
    SMALLEST_PT * (zoom - zoom.ceil()).exp2()
}

/// Makes a level if nobody has; none when it equals the last one.
fn fill<'a>(levels: &'a OnceLock<Box<Levels>>, projected: Projected<'_>, level: usize) -> Option<&'a Detail> {
    let levels = levels.get_or_init(|| Box::new(std::array::from_fn(|_| OnceLock::new())));
    let made = levels[level].get_or_init(|| {
        let detail = make(projected, level);
        let same = level < LEVELS - 1 && detail.points.len() == position_count(projected);
        (!same).then(|| Box::new(detail))
    });
    made.as_deref()
}

/// Positions of a geometry as [`make`] keeps them when it simplifies nothing.
fn position_count(projected: Projected<'_>) -> usize {
    let drawn = projected.rings().filter(|ring| ring.kind != RingKind::Points);
    drawn.map(|ring| ring.points.len()).sum()
}

fn level_for(zoom: f64) -> usize {
    ((zoom.ceil() as i32) - FIRST_LEVEL).clamp(0, LEVELS as i32 - 1) as usize
}

/// Mercator units in a point at the zoom of a level.
fn point_size(level: usize) -> f64 {
    1.0 / (256.0 * f64::from(FIRST_LEVEL + level as i32).exp2())
}

fn make(projected: Projected<'_>, level: usize) -> Detail {
    let point_size = point_size(level);
    let exact = level == LEVELS - 1;
    let mut maker = Maker {
        detail: Detail::default(),
        tolerance: if exact { 0.0 } else { (TOLERANCE_PT * point_size) as f32 },
        smallest: (SMALLEST_PT * point_size) as f32,
        kept: Vec::new(),
    };
    let own = |ring: &Ring<'_>| !ring.outline;
    let mut lies_in_blob = false;
    for ring in projected.rings().filter(own) {
        match ring.kind {
            RingKind::Exterior => lies_in_blob = maker.exterior(ring.points),
            RingKind::Hole if !lies_in_blob => maker.hole(ring.points),
            _ => {}
        }
    }
    maker.detail.areas = maker.detail.paths.len() as u32;
    for ring in projected.rings().filter(own).filter(|ring| ring.kind == RingKind::Line) {
        maker.line(ring.points, false);
    }
    maker.detail.lines = maker.detail.paths.len() as u32 - maker.detail.areas;
    for ring in projected.rings().filter(|ring| ring.outline) {
        match ring.kind {
            RingKind::Exterior => maker.line(ring.points, true),
            RingKind::Line => maker.line(ring.points, false),
            RingKind::Hole | RingKind::Points => {}
        }
    }
    let mut detail = maker.detail;
    detail.points.shrink_to_fit();
    detail.paths.shrink_to_fit();
    detail
}

struct Maker {
    detail: Detail,
    tolerance: f32,
    /// Side of what is too small to have a shape.
    smallest: f32,
    kept: Vec<[f32; 2]>,
}

impl Maker {
    fn push_kept(&mut self, closed: bool, hole: bool) {
        let start = self.detail.points.len() as u32;
        self.detail.points.extend_from_slice(&self.kept);
        self.end_path(start, closed, hole, false);
    }

    fn end_path(&mut self, start: u32, closed: bool, hole: bool, blob: bool) {
        self.detail.paths.push(Path {
            start,
            end: self.detail.points.len() as u32,
            closed,
            hole,
            blob,
        });
    }

    fn line(&mut self, points: &[[f32; 2]], closed: bool) {
        simplified(points, closed, self.tolerance, &mut self.kept);
        self.push_kept(closed, false);
    }

    fn hole(&mut self, points: &[[f32; 2]]) {
        let (low, high) = corners(points);
        if (high[0] - low[0]).max(high[1] - low[1]) <= self.smallest {
            return;
        }
        simplified(points, true, self.tolerance, &mut self.kept);
        if self.kept.len() >= 3 {
            self.push_kept(true, true);
        }
    }

    /// Adds an exterior; what has no shape left becomes a small square, and true.
    fn exterior(&mut self, points: &[[f32; 2]]) -> bool {
        let (low, high) = corners(points);
        if (high[0] - low[0]).max(high[1] - low[1]) >= self.smallest {
            simplified(points, true, self.tolerance, &mut self.kept);
            if self.kept.len() >= 3 {
                self.push_kept(true, false);
                return false;
            }
        }
        let start = self.detail.points.len() as u32;
        let [[left, right], [top, bottom]] = [0, 1].map(|axis| {
            let middle = (low[axis] + high[axis]) / 2.0;
            let half = (high[axis] - low[axis]).max(self.smallest) / 2.0;
            [middle - half, middle + half]
        });
        self.detail
            .points
            .extend([[left, top], [right, top], [right, bottom], [left, bottom]]);
        self.end_path(start, true, false, true);
        true
    }
}

fn corners(points: &[[f32; 2]]) -> ([f32; 2], [f32; 2]) {
    let start = ([f32::MAX; 2], [f32::MIN; 2]);
    points.iter().fold(start, |(low, high), point| {
        (
            [low[0].min(point[0]), low[1].min(point[1])],
            [high[0].max(point[0]), high[1].max(point[1])],
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::LayerIndex;
    use crate::model::Shape;

    /// A polygon in unit Mercator as the one feature of an index.
    fn projected(polygon: Polygon<f64>) -> LayerIndex {
        use crate::space::mercator::geo_from_mercator;
        let shape = Shape::new(geo::MapCoords::map_coords(&polygon, geo_from_mercator).into());
        LayerIndex::new(&[shape], |shape| (Some(shape), None))
    }

    fn made(index: &LayerIndex, level: usize) -> Detail {
        make(index.projected(0).unwrap(), level)
    }

    fn circle(radius: f64, corners: usize) -> LineString<f64> {
        let at = |index: usize| {
            let angle = index as f64 / corners as f64 * std::f64::consts::TAU;
            Coord {
                x: 0.5 + radius * angle.cos(),
                y: 0.34 + radius * angle.sin(),
            }
        };
        let mut coords: Vec<_> = (0..corners).map(at).collect();
        coords.push(coords[0]);
        LineString(coords)
    }

    fn triangle_area(detail: &Detail) -> f64 {
        let corner = |index: u32| detail.points[index as usize].map(f64::from);
        let triangles = &detail.triangles().indices;
        triangles
            .chunks_exact(3)
            .map(|t| {
                let [a, b, c] = [corner(t[0]), corner(t[1]), corner(t[2])];
                ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
            })
            .sum()
    }

    #[test]
    fn triangles_cover_the_polygon_and_leave_its_hole_open() {
        let polygon = Polygon::new(circle(1e-4, 400), vec![circle(5e-5, 100)]);
        let detail = made(&projected(polygon), LEVELS - 1);
        let wanted = std::f64::consts::PI * (1e-8 - 0.25e-8);
        assert!((triangle_area(&detail) / wanted - 1.0).abs() < 0.01);
        assert_eq!(detail.paths.iter().filter(|path| path.hole).count(), 1);
    }

    #[test]
    fn triangles_of_a_square_with_a_square_hole_are_exact() {
        let square = |half: f64| circle(half, 4);
        let polygon = Polygon::new(square(1e-4), vec![square(5e-5)]);
        let detail = made(&projected(polygon), LEVELS - 1);
        assert!((triangle_area(&detail) / (2.0 * (1e-8 - 0.25e-8)) - 1.0).abs() < 1e-4);
        // No triangle reaches into the hole: its middle lies in none.
        let corner = |index: u32| detail.points[index as usize].map(f64::from);
        for triangle in detail.triangles().indices.chunks_exact(3) {
            let [a, b, c] = [corner(triangle[0]), corner(triangle[1]), corner(triangle[2])];
            let side = |p: [f64; 2], q: [f64; 2]| p[0] * q[1] - p[1] * q[0];
            let sides = [side(a, b), side(b, c), side(c, a)];
            assert!(!(sides.iter().all(|side| *side > 0.0) || sides.iter().all(|side| *side < 0.0)));
        }
    }

    #[test]
    fn coarse_levels_have_fewer_points_and_nothing_vanishes() {
        let feature = projected(Polygon::new(circle(1e-5, 400), Vec::new()));
        let counts: Vec<usize> = (0..LEVELS).map(|level| made(&feature, level).points.len()).collect();
        assert!(counts.windows(2).all(|pair| pair[0] <= pair[1]), "{counts:?}");
        assert!(counts[0] >= 4 && counts[LEVELS - 1] == 400);
        let tiny = projected(Polygon::new(circle(1e-9, 40), Vec::new()));
        assert_eq!(made(&tiny, 0).triangles().indices.len(), 6);
    }
}
