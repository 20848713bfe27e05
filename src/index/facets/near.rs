//! "Within N metres of": an R-tree of the target's segments, so that far pairs are never looked at.

use std::collections::BTreeSet;

use geo::BoundingRect as _;
use geo_types::{Coord, Geometry};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::bits::Bits;
use super::ground::{Segment, any_segment, covers, gap_m};
use crate::model::{Atlas, Feature, FeatureId, Target};
use crate::space::Extent;
use crate::space::mercator::{self, mercator_from_geo};

type Piece = GeomWithData<Rectangle<[f64; 2]>, Segment>;
type Whole = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// Segments and areas of what features shall be near to.
pub(super) struct NearIndex {
    /// Every segment, by its box in Mercator.
    segments: RTree<Piece>,
    /// Geometries with areas, by their boxes in Mercator: their place in `areas`.
    boxes: RTree<Whole>,
    /// The geometries that `boxes` points to.
    areas: Vec<Geometry<f64>>,
}

impl NearIndex {
    /// Indexes what `target` names; none when the atlas does not know it.
    pub fn new(atlas: &Atlas, target: &Target) -> Option<Self> {
        let ids: Vec<FeatureId> = match target {
            Target::Feature(id) => vec![atlas.find(id)?],
            Target::Layer(id) => {
                let layer = atlas.layer_index(id)?;
                let count = atlas.layers[layer].features.len();
                let id = |index: usize| FeatureId {
                    layer: layer as u32,
                    index: index as u32,
                };
                (0..count).map(id).collect()
            }
        };
        let (mut pieces, mut wholes, mut areas) = (Vec::new(), Vec::new(), Vec::new());
        for id in ids {
            let Some(geometry) = atlas.feature(id).and_then(Feature::geometry) else {
                continue;
            };
            any_segment(&geometry, &mut |segment| {
                let [a, b] = segment.map(mercator_from_geo);
                pieces.push(Piece::new(Rectangle::from_corners([a.x, a.y], [b.x, b.y]), segment));
                false
            });
            if let Some(extent) = extent_mercator(&geometry).filter(|_| has_area(&geometry)) {
                wholes.push(Whole::new(
                    Rectangle::from_corners(extent.min, extent.max),
                    areas.len() as u32,
                ));
                areas.push(geometry);
            }
        }
        Some(Self {
            segments: RTree::bulk_load(pieces),
            boxes: RTree::bulk_load(wholes),
            areas,
        })
    }

    /// Whether a geometry comes within `metres` of the target.
    pub fn reaches(&self, geometry: &Geometry<f64>, metres: f64) -> bool {
        let Some(extent) = extent_mercator(geometry) else {
            return false;
        };
        let window = grown_m(extent, metres);
        let window = AABB::from_corners(window.min, window.max);
        let area = has_area(geometry);
        let near = self.segments.locate_in_envelope_intersecting(window).any(|piece| {
            any_segment(geometry, &mut |segment| gap_m(segment, piece.data) <= metres)
                || area && covers(geometry, piece.data[0])
        });
        near || self.covers_any(geometry)
    }

    /// Whether any piece of the geometry begins inside an area of the target.
    fn covers_any(&self, geometry: &Geometry<f64>) -> bool {
        if self.areas.is_empty() {
            return false;
        }
        any_segment(geometry, &mut |segment| {
            let at = mercator_from_geo(segment[0]);
            self.boxes
                .locate_in_envelope_intersecting(AABB::from_point([at.x, at.y]))
                .any(|whole| covers(&self.areas[whole.data as usize], segment[0]))
        })
    }

    /// The slots that come within `metres`.
    pub fn bits(&self, atlas: &Atlas, slots: &[FeatureId], metres: f64) -> Bits {
        let holds: Vec<bool> = slots
            .par_iter()
            .with_min_len(64)
            .map(|id| {
                let geometry = atlas.feature(*id).and_then(Feature::geometry);
                geometry.is_some_and(|geometry| self.reaches(&geometry, metres))
            })
            .collect();
        Bits::of(slots.len(), |slot| holds[slot])
    }
}

fn has_area(geometry: &Geometry<f64>) -> bool {
    match geometry {
        Geometry::Polygon(_) | Geometry::MultiPolygon(_) | Geometry::Rect(_) | Geometry::Triangle(_) => true,
        Geometry::GeometryCollection(parts) => parts.iter().any(has_area),
        _ => false,
    }
}

fn extent_mercator(geometry: &Geometry<f64>) -> Option<Extent> {
    let rect = geometry.bounding_rect()?;
    Some(Extent::around([rect.min(), rect.max()].map(mercator_from_geo)))
}

/// A Mercator box grown by at least `metres` on the ground on every side, a little more to be safe.
fn grown_m(extent: Extent, metres: f64) -> Extent {
    // Units are largest where the latitude is: at the farther of the two edges, and beyond it.
    let latitude = |y: f64| mercator::geo_from_mercator(Coord { x: 0.5, y }).y;
    let farthest = latitude(extent.min[1]).abs().max(latitude(extent.max[1]).abs()) + metres / 110_000.0;
    let unit_m = mercator::metres_per_unit(farthest.min(89.0)).max(1.0);
    extent.grown(metres / unit_m * 1.01)
}

/// The layers that something can be near to: those with a geometry.
pub fn target_layers(atlas: &Atlas) -> Vec<usize> {
    let placed = |layer: &usize| {
        atlas.layers[*layer]
            .features
            .iter()
            .any(|feature| feature.geometry.is_some())
    };
    let known: BTreeSet<usize> = (0..atlas.layers.len()).filter(placed).collect();
    known.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::ground;
    use super::*;
    use crate::load;
    use proptest::prelude::*;

    fn shape(kind: u8, x: f64, y: f64, size: f64) -> Geometry<f64> {
        let at = |dx: f64, dy: f64| Coord {
            x: x + dx * size,
            y: y + dy * size * 0.6,
        };
        match kind % 4 {
            0 => geo_types::Point(at(0.0, 0.0)).into(),
            1 => geo_types::LineString(vec![at(0.0, 0.0), at(1.0, 0.3), at(0.4, 1.0)]).into(),
            2 => geo_types::Polygon::new(
                geo_types::LineString(vec![
                    at(0.0, 0.0),
                    at(1.0, 0.0),
                    at(1.0, 1.0),
                    at(0.0, 1.0),
                    at(0.0, 0.0),
                ]),
                vec![],
            )
            .into(),
            _ => geo_types::MultiPoint(vec![at(0.0, 0.0).into(), at(1.0, 1.0).into()]).into(),
        }
    }

    static TERRITORY: std::sync::LazyLock<Atlas> = std::sync::LazyLock::new(load::atlas::embedded);

    fn atlas(shapes: &[Geometry<f64>]) -> Atlas {
        let mut def = TERRITORY.layers[0].def.clone();
        def.id = "all".into();
        let feature = |(index, geometry): (usize, &Geometry<f64>)| Feature {
            id: format!("all:{index}"),
            geometry: Some(crate::model::Shape::new(geometry.clone())),
            ..Feature::default()
        };
        let features = shapes.iter().enumerate().map(feature).collect();
        let layer = crate::model::Layer::new(def, features, vec![], 0.0);
        Atlas::new(TERRITORY.catalog.clone(), vec![layer], vec![])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn the_tree_finds_what_looking_at_every_pair_finds(
            shapes in prop::collection::vec((0..4u8, 2.5..2.8f64, 50.3..50.5f64, 0.0005..0.08f64), 2..12),
            metres in prop_oneof![Just(0.0), 1.0..6_000.0f64],
        ) {
            let shapes: Vec<_> = shapes.into_iter().map(|(kind, x, y, size)| shape(kind, x, y, size)).collect();
            let atlas = atlas(&shapes);
            for target in [Target::Feature("all:0".into()), Target::Layer("all".into())] {
                let index = NearIndex::new(&atlas, &target).unwrap();
                let goals: &[Geometry<f64>] = if matches!(target, Target::Feature(_)) { &shapes[..1] } else { &shapes[1..] };
                for geometry in &shapes {
                    let brute = goals.iter().any(|goal| ground::within(geometry, goal, metres));
                    let found = index.reaches(geometry, metres);
                    // A layer holds its first feature too, which the goals of the second turn leave out.
                    let brute = brute || matches!(target, Target::Layer(_)) && ground::within(geometry, &shapes[0], metres);
                    prop_assert_eq!(found, brute, "{:?} {} m of {:?}", geometry, metres, target);
                }
            }
        }
    }
}
