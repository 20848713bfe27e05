//! What lies under the pointer.

use geo_types::Coord;

use super::projected::PIECES_PER_BOX;
use super::{Index, Projected, Ring, RingKind, Shown};
use crate::model::{Atlas, FeatureId, catalog::Role};
use crate::space::Extent;

/// A feature under a position.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Which.
    pub id: FeatureId,
    /// Distance to its geometry in Mercator units; 0 inside an area.
    pub distance: f64,
}

/// Features whose geometry, or whose symbol, lies within `tolerance` (Mercator units) of `at_mercator` and that are shown.
///
/// `symbol_radius` tells the radius (Mercator units) of the symbol that stands at a feature's anchor, 0 when it has none
/// and a negative number when the feature is not drawn at all. The order is that of a click: the subject before
/// territories; in the subject the topmost layer first; then points before lines before areas, then the smallest area, then the nearest.
pub fn hit_test(
    atlas: &Atlas,
    index: &Index,
    shown: &Shown,
    at_mercator: Coord<f64>,
    tolerance: f64,
    largest_symbol: f64,
    symbol_radius: &dyn Fn(FeatureId, Projected<'_>) -> f64,
) -> Vec<Hit> {
    let mut hits: Vec<(u8, u32, u8, f64, Hit)> = Vec::new();
    let margin = tolerance + largest_symbol;
    let around = Extent::new(at_mercator.x, at_mercator.y, at_mercator.x, at_mercator.y).grown(margin);
    let mut found = Vec::new();
    for (layer, content) in index.layers.iter().enumerate() {
        // Territories lie on each other like leaves of a book: the smallest comes first, whatever their order on the map.
        let (role, rank) = match atlas.layers[layer].def.role {
            Role::Subject => (0, layer as u32),
            Role::Territory => (1, 0),
            Role::Background => continue,
        };
        if !shown.layer_visible(layer) || !content.extent.intersects(&around) {
            continue;
        }
        content.within_into(around, &mut found);
        for index in &found {
            let id = FeatureId {
                layer: layer as u32,
                index: *index,
            };
            let Some(projected) = content.projected(*index as usize) else {
                continue;
            };
            if !shown.contains(id) {
                continue;
            }
            let radius = symbol_radius(id, projected);
            let reach = tolerance + radius.max(0.0);
            if radius < 0.0 || !projected.extent.intersects(&around.grown(reach - margin)) {
                continue;
            }
            let Some((sort, distance)) = nearest(projected, at_mercator, tolerance, radius) else {
                continue;
            };
            hits.push((role, rank, sort, projected.area, Hit { id, distance }));
        }
    }
    hits.sort_by(|a, b| {
        (a.0, a.1, a.2)
            .cmp(&(b.0, b.1, b.2))
            .then(a.3.total_cmp(&b.3))
            .then(a.4.distance.total_cmp(&b.4.distance))
            .then(a.4.id.cmp(&b.4.id))
    });
    hits.into_iter().map(|hit| hit.4).collect()
}

/// The sort of the nearest piece (0 point, 1 line, 2 area) and its distance, when it is near enough.
fn nearest(projected: Projected<'_>, at: Coord<f64>, tolerance: f64, symbol_radius: f64) -> Option<(u8, f64)> {
    let mut best: Option<(u8, f64)> = None;
    let mut offer = |sort: u8, distance: f64, reach: f64| {
        if distance <= reach && best.is_none_or(|(_, nearest)| distance < nearest) {
            best = Some((sort, distance));
        }
    };
    // Everything is looked at from the origin of the feature, where its positions are.
    let [x, y] = projected.origin();
    let here = [at.x - x, at.y - y];
    let mut area: Option<(bool, f64)> = None;
    for ring in projected.rings().filter(|ring| !ring.outline) {
        if ring.kind == RingKind::Hole {
            let look = look_at(&ring, here, tolerance);
            area = area.map(|(inside, edge)| (inside ^ look.0, edge.min(look.1)));
            continue;
        }
        if let Some((inside, edge)) = area.take() {
            offer(2, if inside { 0.0 } else { edge }, tolerance);
        }
        match ring.kind {
            RingKind::Points => {
                for place in ring.points {
                    offer(0, distance(here, place.map(f64::from)), tolerance + symbol_radius);
                }
            }
            RingKind::Line => offer(1, look_at(&ring, here, tolerance).1, tolerance),
            RingKind::Exterior | RingKind::Hole => area = Some(look_at(&ring, here, tolerance)),
        }
    }
    if let Some((inside, edge)) = area {
        offer(2, if inside { 0.0 } else { edge }, tolerance);
    }
    if symbol_radius > 0.0 {
        let anchor = projected.anchor();
        offer(
            0,
            distance([at.x, at.y], [anchor.x, anchor.y]),
            tolerance + symbol_radius,
        );
    }
    best
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// What a walk along a run found out.
struct Look {
    at: [f64; 2],
    tolerance: f64,
    /// A ray to the right crosses the run an odd number of times.
    odd: bool,
    /// Distance of the nearest piece that was looked at.
    nearest: f64,
}

/// Whether a ray from `at` crosses a run an odd number of times, and its distance when that is at most `tolerance` (else
/// infinity). Long runs are walked only where their boxes come near, and most pieces are dismissed by two comparisons, which
/// is why this is not left to a general distance: a click looks at every border of the territory.
fn look_at(ring: &Ring<'_>, at: [f64; 2], tolerance: f64) -> (bool, f64) {
    let mut look = Look {
        at,
        tolerance,
        odd: false,
        nearest: f64::INFINITY,
    };
    let points = ring.points;
    if ring.boxes.is_empty() {
        look.walk(points);
    }
    for (number, around) in ring.boxes.iter().enumerate() {
        let first = number * PIECES_PER_BOX;
        let piece = &points[first..points.len().min(first + PIECES_PER_BOX + 1)];
        let [left, top, right, bottom] = around.map(f64::from);
        if bottom < at[1] - tolerance || top > at[1] + tolerance || right < at[0] - tolerance {
            continue;
        }
        if left > at[0] + tolerance {
            // All of it lies to the right: what counts is whether its ends lie on both sides of the ray.
            let above = |point: Option<&[f32; 2]>| point.is_some_and(|point| f64::from(point[1]) > at[1]);
            look.odd ^= above(piece.first()) != above(piece.last());
        } else {
            look.walk(piece);
        }
    }
    if let (true, [first, .., last]) = (ring.closed(), points) {
        look.walk(&[*last, *first]);
    }
    let near = look.nearest <= tolerance;
    (look.odd, if near { look.nearest } else { f64::INFINITY })
}

impl Look {
    /// Looks at every piece of a line.
    fn walk(&mut self, line: &[[f32; 2]]) {
        let at = self.at;
        let (bottom, top) = (at[1] - self.tolerance, at[1] + self.tolerance);
        let Some(first) = line.first() else { return };
        let mut from = first.map(f64::from);
        for point in &line[1..] {
            let (a, b) = (from, point.map(f64::from));
            from = b;
            if (a[1] < bottom && b[1] < bottom) || (a[1] > top && b[1] > top) {
                continue;
            }
            if (a[1] > at[1]) != (b[1] > at[1]) && at[0] < (b[0] - a[0]) * (at[1] - a[1]) / (b[1] - a[1]) + a[0] {
                self.odd = !self.odd;
            }
            if a[0].max(b[0]) < at[0] - self.tolerance || a[0].min(b[0]) > at[0] + self.tolerance {
                continue;
            }
            let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
            let length_squared = dx * dx + dy * dy;
            let along = if length_squared > 0.0 {
                ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length_squared
            } else {
                0.0
            };
            let along = along.clamp(0.0, 1.0);
            let near = distance(at, [a[0] + along * dx, a[1] + along * dy]);
            self.nearest = self.nearest.min(near);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::catalog::{Home, LayerDef};
    use crate::model::{Catalog, Feature, Layer, LayerState, Shape};
    use crate::model::{GeometryStatus, Localized};
    use crate::space::mercator::mercator_from_geo;
    use geo::{Distance as _, Euclidean, Intersects as _, MapCoords as _};
    use geo_types::{Geometry, LineString, Point, Polygon};
    use proptest::prelude::*;

    fn def(id: &str) -> LayerDef {
        LayerDef {
            id: id.into(),
            group: "g".into(),
            title: Localized::default(),
            description: Localized::default(),
            file: String::new(),
            role: Role::Subject,
            visible: true,
            opacity: 1.0,
            min_zoom: 0.0,
            max_zoom: 24.0,
            source: String::new(),
            vintage: String::new(),
            geometry_status: GeometryStatus::Official,
            fields: Vec::new(),
            label: None,
            panel_rank: 0,
            cluster: false,
            side_by_side: false,
            classes: Vec::new(),
        }
    }

    fn atlas(layers: Vec<Vec<Geometry<f64>>>) -> Atlas {
        let catalog = Catalog {
            format_version: 1,
            title: Localized::default(),
            vintage: String::new(),
            home: Home {
                extent: [2.0, 50.0, 3.0, 51.0],
            },
            region: [2.0, 50.0, 3.0, 51.0],
            registers: crate::model::catalog::Registers::default(),
            sources: Vec::new(),
            groups: Vec::new(),
            categories: Vec::new(),
            protections: Vec::new(),
            layers: Vec::new(),
        };
        let layers = layers.into_iter().enumerate().map(|(layer, geometries)| {
            let features = geometries.into_iter().enumerate().map(|(index, geometry)| Feature {
                id: format!("l{layer}:{index}"),
                geometry: Some(Shape::new(geometry)),
                ..Feature::default()
            });
            let layer = Layer::new(def(&format!("l{layer}")), features.collect(), Vec::new(), 0.0);
            assert_eq!(layer.state, LayerState::Ready);
            layer
        });
        Atlas::new(catalog, layers.collect(), Vec::new())
    }

    fn square(x: f64, y: f64, half: f64) -> Geometry<f64> {
        let ring = vec![
            (x - half, y - half),
            (x + half, y - half),
            (x + half, y + half),
            (x - half, y + half),
            (x - half, y - half),
        ];
        Polygon::new(LineString::from(ring), Vec::new()).into()
    }

    fn ids(atlas: &Atlas, at: (f64, f64), tolerance: f64) -> Vec<String> {
        let index = Index::new(atlas);
        let at = mercator_from_geo(Coord { x: at.0, y: at.1 });
        hit_test(atlas, &index, &Shown::everything(atlas), at, tolerance, 0.0, &|_, _| {
            0.0
        })
        .into_iter()
        .filter_map(|hit| atlas.feature(hit.id).map(|feature| feature.id.clone()))
        .collect()
    }

    #[test]
    fn the_topmost_layer_comes_first_and_then_the_smallest_area() {
        let atlas = atlas(vec![
            vec![square(2.5, 50.5, 0.2), square(2.5, 50.5, 0.1)],
            vec![square(2.5, 50.5, 0.01), Geometry::Point(Point::new(2.5, 50.5))],
        ]);
        assert_eq!(ids(&atlas, (2.5, 50.5), 1e-6), ["l0:1", "l0:0", "l1:1", "l1:0"]);
    }

    #[test]
    fn a_hole_is_not_hit_but_its_edge_is() {
        let outer = vec![(2.0, 50.0), (3.0, 50.0), (3.0, 51.0), (2.0, 51.0), (2.0, 50.0)];
        let inner = vec![(2.4, 50.4), (2.6, 50.4), (2.6, 50.6), (2.4, 50.6), (2.4, 50.4)];
        let holed = Polygon::new(LineString::from(outer), vec![LineString::from(inner)]);
        let atlas = atlas(vec![vec![holed.into()]]);
        assert!(ids(&atlas, (2.5, 50.5), 1e-6).is_empty());
        assert_eq!(ids(&atlas, (2.4, 50.5), 1e-6), ["l0:0"]);
        assert_eq!(ids(&atlas, (2.2, 50.5), 1e-6), ["l0:0"]);
    }

    /// The same question to a library that knows nothing of tolerances, about the geometry in full precision. Where the
    /// answer hangs on less than a millimetre, none is expected.
    fn nearest_by_geo(geometry: &Geometry<f64>, at: Coord<f64>, tolerance: f64) -> Option<bool> {
        let projected = geometry.map_coords(mercator_from_geo);
        let inside = !matches!(geometry, Geometry::Point(_)) && projected.intersects(&Point::from(at));
        let distance = Euclidean.distance(&Geometry::Point(Point::from(at)), &projected);
        let close = (distance - tolerance).abs() < 2e-9;
        (inside || !close).then_some(inside || distance <= tolerance)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_tree_finds_what_a_linear_scan_finds(
            places in prop::collection::vec((2.0..3.0f64, 50.0..51.0f64, 0.001..0.1f64), 1..60),
            at in (2.0..3.0f64, 50.0..51.0f64),
        ) {
            let geometries: Vec<_> = places.iter().enumerate().map(|(index, (x, y, half))| match index % 3 {
                0 => square(*x, *y, *half),
                1 => Geometry::Point(Point::new(*x, *y)),
                _ => LineString::from(vec![(*x, *y), (*x + *half, *y + *half)]).into(),
            }).collect();
            let atlas = atlas(vec![geometries]);
            let index = Index::new(&atlas);
            let at = mercator_from_geo(Coord { x: at.0, y: at.1 });
            let tolerance = 2e-5;
            let found: Vec<u32> = hit_test(&atlas, &index, &Shown::everything(&atlas), at, tolerance, 0.0, &|_, _| 0.0)
                .into_iter().map(|hit| hit.id.index).collect();
            for (index, feature) in atlas.layers[0].features.iter().enumerate() {
                if let Some(wanted) = nearest_by_geo(&feature.geometry().unwrap(), at, tolerance) {
                    prop_assert_eq!(found.contains(&(index as u32)), wanted, "{}", index);
                }
            }
        }

        #[test]
        fn a_long_winding_border_is_hit_as_a_library_hits_it(
            at in (2.3..2.7f64, 50.4..50.6f64),
            waves in 3.0..40.0f64,
            corners in 65_usize..700,
        ) {
            let border = |index: usize| {
                let angle = index as f64 / corners as f64 * std::f64::consts::TAU;
                let radius = 0.1 + 0.04 * (angle * waves).sin();
                (2.5 + 1.6 * radius * angle.cos(), 50.5 + radius * angle.sin())
            };
            let mut ring: Vec<_> = (0..corners).map(border).collect();
            let line = LineString::from(ring.clone());
            ring.push(ring[0]);
            let geometries: Vec<Geometry<f64>> =
                vec![Polygon::new(LineString::from(ring), Vec::new()).into(), line.into()];
            let atlas = atlas(vec![geometries]);
            let index = Index::new(&atlas);
            let at = mercator_from_geo(Coord { x: at.0, y: at.1 });
            for tolerance in [1e-9, 2e-5] {
                let found: Vec<u32> = hit_test(&atlas, &index, &Shown::everything(&atlas), at, tolerance, 0.0, &|_, _| 0.0)
                    .into_iter().map(|hit| hit.id.index).collect();
                for (index, feature) in atlas.layers[0].features.iter().enumerate() {
                    if let Some(wanted) = nearest_by_geo(&feature.geometry().unwrap(), at, tolerance) {
                        prop_assert_eq!(found.contains(&(index as u32)), wanted, "{} at {}", index, tolerance);
                    }
                }
            }
        }

        #[test]
        fn an_extent_query_equals_a_look_at_every_box(
            places in prop::collection::vec((2.0..3.0f64, 50.0..51.0f64, 0.001..0.1f64), 1..60),
            window in (2.0..3.0f64, 50.0..51.0f64, 0.01..0.5f64),
        ) {
            let atlas = atlas(vec![places.iter().map(|(x, y, half)| square(*x, *y, *half)).collect()]);
            let index = Index::new(&atlas);
            let center = mercator_from_geo(Coord { x: window.0, y: window.1 });
            let extent = Extent::new(center.x, center.y, center.x, center.y).grown(window.2 / 360.0);
            let layer = &index.layers[0];
            let meets = |index: &usize| layer.projected(*index).is_some_and(|p| p.extent.intersects(&extent));
            let brute: Vec<u32> = (0..layer.len()).filter(meets).map(|index| index as u32).collect();
            prop_assert_eq!(index.layers[0].within(extent), brute);
        }
    }
}
