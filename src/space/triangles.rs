//! Areas as triangles, for painters that know nothing else.

use geo::{BooleanOps as _, TriangulateEarcut as _};
use geo_types::{LineString, MultiPolygon, Polygon};

/// The triangles may cover this share more or less than the rings: what rounding does.
const ROUNDING: f64 = 1e-6;

/// Triangles that cover an area.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Triangles {
    /// Corners, in the plane of the area. Those of the area itself, ring after ring without the closing ones, unless `anew`.
    pub corners: Vec<[f64; 2]>,
    /// Triples of indices into `corners`.
    pub indices: Vec<u32>,
    /// The rings of the area cross: they were cut where they do, and `corners` are others than those of the area.
    pub anew: bool,
}

impl Triangles {
    /// Adds the triangles of another area.
    fn append(&mut self, other: Self) {
        let first = self.corners.len() as u32;
        self.indices.extend(other.indices.iter().map(|corner| first + corner));
        self.corners.extend(other.corners);
    }
}

/// Triangles that cover what the rings of `area` enclose; what a ring goes around twice may be covered or not.
///
/// The quick way, ear cutting, is for rings that do not cross, and covers land far beyond them where they do, as simplified
/// rings of narrow areas may: what it covers is compared with what the rings enclose.
pub fn triangles(area: &Polygon<f64>) -> Triangles {
    let quick = cut(area);
    let (covered, enclosed) = (covered(&quick), enclosed(area));
    if (covered - enclosed).abs() <= ROUNDING * covered.max(enclosed) {
        return quick;
    }
    let mut all = Triangles {
        anew: true,
        ..Triangles::default()
    };
    for part in &area.union(&MultiPolygon::new(Vec::new())) {
        all.append(cut(part));
    }
    all
}

/// Triangles that cover several areas, as [`triangles`] does for one. Their corners are told as if they were `anew`.
pub fn triangles_of<'a>(areas: impl IntoIterator<Item = &'a Polygon<f64>>) -> Triangles {
    let mut all = Triangles {
        anew: true,
        ..Triangles::default()
    };
    for area in areas {
        all.append(triangles(area));
    }
    all
}

fn cut(area: &Polygon<f64>) -> Triangles {
    if area.exterior().0.len() < 4 {
        return Triangles::default();
    }
    let raw = area.earcut_triangles_raw();
    Triangles {
        corners: raw.vertices,
        indices: raw.triangle_indices.into_iter().map(|index| index as u32).collect(),
        anew: false,
    }
}

/// Sum of the areas of all triangles.
fn covered(triangles: &Triangles) -> f64 {
    let corner = |index: u32| triangles.corners[index as usize];
    let area = |corners: &[u32]| {
        let [a, b, c] = [corner(corners[0]), corner(corners[1]), corner(corners[2])];
        ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0
    };
    triangles.indices.chunks_exact(3).map(area).sum()
}

/// Area within the exterior and outside the holes, if no ring crosses itself or another.
fn enclosed(area: &Polygon<f64>) -> f64 {
    let ring = |ring: &LineString<f64>| {
        // Near the first corner, so that small areas far from the origin keep their digits.
        let Some(origin) = ring.0.first().copied() else {
            return 0.0;
        };
        let doubled = |pair: &[geo_types::Coord<f64>]| {
            let (a, b) = (pair[0] - origin, pair[1] - origin);
            a.x * b.y - b.x * a.y
        };
        (ring.0.windows(2).map(doubled).sum::<f64>() / 2.0).abs()
    };
    ring(area.exterior()) - area.interiors().iter().map(ring).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::{Coord, polygon};
    use proptest::prelude::*;

    /// Whether a place lies within a triangle.
    fn is_covered(triangles: &Triangles, at: [f64; 2]) -> bool {
        triangles.indices.chunks_exact(3).any(|corners| {
            let corner = |number: usize| triangles.corners[corners[number] as usize];
            let side = |p: [f64; 2], q: [f64; 2]| (q[0] - p[0]) * (at[1] - p[1]) - (q[1] - p[1]) * (at[0] - p[0]);
            let sides = [
                side(corner(0), corner(1)),
                side(corner(1), corner(2)),
                side(corner(2), corner(0)),
            ];
            sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)
        })
    }

    /// How often a ring goes around a place.
    fn windings(ring: &LineString<f64>, at: [f64; 2]) -> i32 {
        let crossed = ring.lines().filter(|side| {
            let (a, b) = (side.start, side.end);
            (a.y > at[1]) != (b.y > at[1]) && at[0] < a.x + (at[1] - a.y) / (b.y - a.y) * (b.x - a.x)
        });
        crossed.map(|side| if side.end.y > side.start.y { 1 } else { -1 }).sum()
    }

    #[test]
    fn an_area_keeps_its_own_corners() {
        let area = polygon![(x: 0.0, y: 0.0), (x: 4.0, y: 0.0), (x: 4.0, y: 3.0), (x: 2.0, y: 1.0), (x: 0.0, y: 3.0)];
        let triangles = triangles(&area);
        assert!(!triangles.anew);
        assert_eq!((triangles.corners.len(), triangles.indices.len()), (5, 9));
    }

    #[test]
    fn two_wings_that_cross_are_both_covered() {
        let area = polygon![(x: 0.0, y: 0.0), (x: 4.0, y: 4.0), (x: 4.0, y: 0.0), (x: 0.0, y: 4.0)];
        let triangles = triangles(&area);
        assert!(triangles.anew);
        for (at, covered) in [
            ([3.5, 2.0], true),
            ([0.5, 2.0], true),
            ([2.0, 3.5], false),
            ([2.0, 0.5], false),
        ] {
            assert_eq!(is_covered(&triangles, at), covered, "{at:?}");
        }
    }

    #[test]
    fn nothing_has_no_triangles() {
        for area in [
            Polygon::new(LineString(Vec::new()), Vec::new()),
            polygon![(x: 1.0, y: 1.0), (x: 2.0, y: 2.0)],
        ] {
            assert!(triangles(&area).indices.is_empty());
        }
    }

    proptest! {
        /// Any ring at all, however it crosses itself.
        #[test]
        fn triangles_cover_what_the_rings_enclose(
            ring in prop::collection::vec((0_i32..12, 0_i32..12), 3..14),
            places in prop::collection::vec((0_i32..11, 0_i32..11), 8),
        ) {
            let corners = ring.iter().map(|(x, y)| Coord { x: f64::from(*x), y: f64::from(*y) });
            let area = Polygon::new(corners.collect(), Vec::new());
            let triangles = triangles(&area);
            // Places that lie on no side between whole numbers: none has these fractions.
            for (x, y) in places {
                let at = [f64::from(x) + 0.5137, f64::from(y) + 0.4931];
                let windings = windings(area.exterior(), at);
                if windings.abs() < 2 {
                    prop_assert_eq!(is_covered(&triangles, at), windings != 0, "{:?}, {:?}", at, &triangles);
                }
            }
        }
    }
}
