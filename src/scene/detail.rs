//! Levels of detail: every geometry simplified to a part of a point at each zoom and triangulated, made once, when first needed
//! or in the background.

use std::sync::{LazyLock, OnceLock};

use geo::{SimplifyIdx as _, TriangulateEarcut as _};
use geo_types::{Coord, LineString, Polygon};
use rayon::prelude::*;

use super::scene::Path;
use crate::index::{Index, Projected, RingKind};

/// The first zoom with a level of its own.
const FIRST_LEVEL: i32 = 8;
/// Levels 8 to 16, and the last one for everything closer: the geometry as it is.
const LEVELS: usize = 10;
/// Largest error of a level, in points at its zoom.
const TOLERANCE_PT: f64 = 1.0;
/// Rings smaller than this have no shape of their own: a square stands for them, in points at the level's zoom.
const SMALLEST_PT: f64 = 3.0;

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
    /// Triangles of the areas.
    pub triangles: Vec<u32>,
}

/// The levels of one feature. A level that would equal the geometry as it is has none of its own.
type Levels = [OnceLock<Option<Box<Detail>>>; LEVELS];

/// Every level of every feature, filled as needed.
pub struct Details {
    layers: Vec<Vec<Levels>>,
}

impl Details {
    /// Nothing made yet.
    pub fn new(index: &Index) -> Self {
        let empty = |_| std::array::from_fn(|_| OnceLock::new());
        Self {
            layers: index
                .layers
                .iter()
                .map(|layer| (0..layer.len()).map(empty).collect())
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

    /// Makes every level of every feature, coarse levels first. Meant for a background thread; may be called at any time.
    pub fn make_all(&self, index: &Index) {
        for level in 0..LEVELS {
            for (layer, features) in self.layers.iter().enumerate() {
                features.par_iter().enumerate().for_each(|(feature, levels)| {
                    if let Some(projected) = index.layers[layer].projected(feature) {
                        fill(levels, projected, level);
                    }
                });
            }
        }
    }
}

/// Makes a level if nobody has; none when it equals the last one.
fn fill<'a>(levels: &'a Levels, projected: Projected<'_>, level: usize) -> Option<&'a Detail> {
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

fn make(projected: Projected<'_>, level: usize) -> Detail {
    let point_size = 1.0 / (256.0 * f64::from(FIRST_LEVEL + level as i32).exp2());
    let tolerance = if level == LEVELS - 1 {
        0.0
    } else {
        TOLERANCE_PT * point_size
    };
    let middle = projected.origin();
    let mut maker = Maker {
        detail: Detail::default(),
        middle,
        tolerance,
        smallest: SMALLEST_PT * point_size,
    };
    let line = |ring: &crate::index::Ring<'_>| {
        let mut line: LineString<f64> = ring.coords(middle).collect();
        if ring.closed() {
            line.close();
        }
        line
    };
    let mut areas: Vec<Polygon<f64>> = Vec::new();
    let mut rest = Vec::new();
    for ring in projected.rings() {
        match (ring.kind, ring.outline, areas.last_mut()) {
            (RingKind::Exterior, false, _) => areas.push(Polygon::new(line(&ring), Vec::new())),
            (RingKind::Hole, false, Some(area)) => area.interiors_push(line(&ring)),
            (RingKind::Line, false, _) | (RingKind::Line | RingKind::Exterior, true, _) => rest.push(ring),
            _ => {}
        }
    }
    areas.iter().for_each(|area| maker.area(area));
    maker.detail.areas = maker.detail.paths.len() as u32;
    let (outline, lines): (Vec<_>, Vec<_>) = rest.into_iter().partition(|ring| ring.outline);
    lines.iter().for_each(|ring| maker.line(&line(ring), false));
    maker.detail.lines = maker.detail.paths.len() as u32 - maker.detail.areas;
    outline.iter().for_each(|ring| maker.line(&line(ring), ring.closed()));
    let mut detail = maker.detail;
    detail.points.shrink_to_fit();
    detail.paths.shrink_to_fit();
    detail.triangles.shrink_to_fit();
    detail
}

struct Maker {
    detail: Detail,
    middle: [f64; 2],
    tolerance: f64,
    /// Side of what is too small to have a shape.
    smallest: f64,
}

impl Maker {
    fn relative(&self, coord: Coord<f64>) -> [f32; 2] {
        [(coord.x - self.middle[0]) as f32, (coord.y - self.middle[1]) as f32]
    }

    fn push_path(&mut self, coords: &[Coord<f64>], closed: bool, hole: bool, blob: bool) {
        let start = self.detail.points.len() as u32;
        let kept = if closed && coords.first() == coords.last() {
            &coords[..coords.len() - 1]
        } else {
            coords
        };
        for coord in kept {
            let point = self.relative(*coord);
            self.detail.points.push(point);
        }
        let end = self.detail.points.len() as u32;
        self.detail.paths.push(Path {
            start,
            end,
            closed,
            hole,
            blob,
        });
    }

    fn line(&mut self, line: &LineString<f64>, closed: bool) {
        let kept = simplified(line, self.tolerance);
        self.push_path(&kept.0, closed, false, false);
    }

    fn area(&mut self, polygon: &Polygon<f64>) {
        let (exterior, blob) = self.ring(polygon.exterior());
        let holes = polygon
            .interiors()
            .iter()
            .filter(|ring| extent_size(ring) > self.smallest);
        let holes: Vec<_> = holes.map(|ring| self.ring(ring).0).collect();
        let polygon = Polygon::new(exterior, holes);
        let first = self.detail.points.len() as u32;
        self.push_path(&polygon.exterior().0, true, false, blob);
        for hole in polygon.interiors() {
            self.push_path(&hole.0, true, true, false);
        }
        // Earcut numbers the positions of the rings in order, without the closing ones: just as `push_path` keeps them.
        let raw = polygon.earcut_triangles_raw();
        self.detail
            .triangles
            .extend(raw.triangle_indices.iter().map(|index| first + *index as u32));
    }

    /// The ring simplified, closed, with at least three corners; what has no shape left becomes a small square, and true.
    fn ring(&self, ring: &LineString<f64>) -> (LineString<f64>, bool) {
        let kept = simplified(ring, self.tolerance);
        if kept.0.len() >= 4 && extent_size(&kept) >= self.smallest {
            return (kept, false);
        }
        let extent = crate::space::Extent::around(ring.0.iter().copied());
        let [x, y] = extent.center();
        let half = [
            (extent.size()[0] / 2.0).max(self.smallest / 2.0),
            (extent.size()[1] / 2.0).max(self.smallest / 2.0),
        ];
        let corner = |sx: f64, sy: f64| Coord {
            x: x + sx * half[0],
            y: y + sy * half[1],
        };
        let corners = vec![
            corner(-1.0, -1.0),
            corner(1.0, -1.0),
            corner(1.0, 1.0),
            corner(-1.0, 1.0),
            corner(-1.0, -1.0),
        ];
        (LineString(corners), true)
    }
}

fn simplified(line: &LineString<f64>, tolerance: f64) -> LineString<f64> {
    if tolerance == 0.0 || line.0.len() <= 4 {
        return line.clone();
    }
    LineString(
        line.simplify_idx(tolerance)
            .into_iter()
            .map(|index| line.0[index])
            .collect(),
    )
}

fn extent_size(line: &LineString<f64>) -> f64 {
    let size = crate::space::Extent::around(line.0.iter().copied()).size();
    size[0].max(size[1])
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
        detail
            .triangles
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
        for triangle in detail.triangles.chunks_exact(3) {
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
        assert_eq!(made(&tiny, 0).triangles.len(), 6);
    }
}
