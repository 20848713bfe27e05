//! The nearest of many features to a geometry, with the place on both: a tree of boxes around segments on either side, so
//! that far pairs are never looked at.

use geo::BoundingRect as _;
use geo_types::{Coord, Geometry};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::facets::ground::{Segment, any_segment, covers, metres_per_degree, nearest_places};
use crate::model::FeatureId;
use crate::space::measure;

/// Segments of a leaf.
const LEAF: usize = 8;

/// Longer segments, in metres, are cut: the flat metric of a pair is true along short ones.
const LONGEST_M: f64 = 1_000.0;

/// The shortest way from a geometry to the nearest feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Way {
    /// The nearest feature.
    pub to: FeatureId,
    /// Where the way begins, on the geometry, in degrees.
    pub from_geo: Coord<f64>,
    /// Where it ends, on the feature, in degrees.
    pub to_geo: Coord<f64>,
    /// Metres along the geodesic; 0 where they touch.
    pub distance_m: f64,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    segment: Segment,
    owner: u32,
}

impl Piece {
    fn middle(&self, axis: usize) -> f64 {
        let [a, b] = self.segment;
        if axis == 0 { a.x + b.x } else { a.y + b.y }
    }
}

/// A box in degrees around pieces; `right` is 0 for a leaf, and the left child follows its parent.
#[derive(Debug, Clone, Copy)]
struct Node {
    min: [f64; 2],
    max: [f64; 2],
    first: u32,
    end: u32,
    right: u32,
}

/// Segments of geometries in a tree of boxes.
struct Pieces {
    pieces: Vec<Piece>,
    nodes: Vec<Node>,
}

impl Pieces {
    fn new(mut pieces: Vec<Piece>) -> Self {
        let mut nodes = Vec::with_capacity(2 * pieces.len() / LEAF + 2);
        if !pieces.is_empty() {
            let end = pieces.len();
            grow(&mut pieces, 0, end, &mut nodes);
        }
        Self { pieces, nodes }
    }

    fn of(geometry: &Geometry<f64>) -> Self {
        let mut pieces = Vec::new();
        collect(geometry, 0, &mut pieces);
        Self::new(pieces)
    }
}

/// Adds the segments of a geometry, long ones in parts.
fn collect(geometry: &Geometry<f64>, owner: u32, pieces: &mut Vec<Piece>) {
    any_segment(geometry, &mut |[a, b]| {
        let (east, north) = metres_per_degree(f64::midpoint(a.y, b.y));
        let parts = (((b.x - a.x) * east).hypot((b.y - a.y) * north) / LONGEST_M).ceil();
        let parts = parts.clamp(1.0, 1_000.0) as u32;
        let at = |part: u32| match part {
            0 => a,
            last if last == parts => b,
            _ => a + (b - a) * (f64::from(part) / f64::from(parts)),
        };
        pieces.extend((0..parts).map(|part| Piece {
            segment: [at(part), at(part + 1)],
            owner,
        }));
        false
    });
}

/// Makes the node of `pieces[first..end]` and of everything below it; its index.
fn grow(pieces: &mut [Piece], first: usize, end: usize, nodes: &mut Vec<Node>) -> u32 {
    let (mut min, mut max) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
    for place in pieces[first..end].iter().flat_map(|piece| piece.segment) {
        for (axis, value) in [place.x, place.y].into_iter().enumerate() {
            min[axis] = min[axis].min(value);
            max[axis] = max[axis].max(value);
        }
    }
    let index = nodes.len();
    nodes.push(Node {
        min,
        max,
        first: first as u32,
        end: end as u32,
        right: 0,
    });
    if end - first > LEAF {
        let axis = usize::from(max[1] - min[1] > max[0] - min[0]);
        let middle = (end - first) / 2;
        pieces[first..end].select_nth_unstable_by(middle, |a, b| a.middle(axis).total_cmp(&b.middle(axis)));
        grow(pieces, first, first + middle, nodes);
        nodes[index].right = grow(pieces, first + middle, end, nodes);
    }
    index as u32
}

/// Metres that two boxes are apart at least.
fn least_m(a: &Node, b: &Node) -> f64 {
    let gap = |axis: usize| (b.min[axis] - a.max[axis]).max(a.min[axis] - b.max[axis]).max(0.0);
    let (dx, dy) = (gap(0), gap(1));
    if dx == 0.0 && dy == 0.0 {
        return 0.0;
    }
    let (south, north) = (a.min[1].min(b.min[1]), a.max[1].max(b.max[1]));
    let (farthest, nearest) = (
        south.abs().max(north.abs()),
        south.max(0.0).max(-north), // 0 where the equator lies between them
    );
    // Parallels are shortest far from the equator, degrees of latitude near it.
    let (east_m, _) = metres_per_degree(farthest.min(90.0));
    let (_, north_m) = metres_per_degree(nearest);
    (dx * east_m.max(0.0)).hypot(dy * north_m) * (1.0 - 1e-9)
}

/// The best pair so far: metres on the flat, the places, the owner.
struct Best {
    metres: f64,
    from: Coord<f64>,
    to: Coord<f64>,
    owner: u32,
}

fn search(from: &Pieces, a: u32, to: &Pieces, b: u32, best: &mut Best) {
    let (node_a, node_b) = (&from.nodes[a as usize], &to.nodes[b as usize]);
    if least_m(node_a, node_b) >= best.metres {
        return;
    }
    if node_a.right == 0 && node_b.right == 0 {
        for piece in &from.pieces[node_a.first as usize..node_a.end as usize] {
            for other in &to.pieces[node_b.first as usize..node_b.end as usize] {
                let (metres, from, to) = nearest_places(piece.segment, other.segment);
                if metres < best.metres {
                    *best = Best {
                        metres,
                        from,
                        to,
                        owner: other.owner,
                    };
                }
            }
        }
        return;
    }
    // The larger side is opened, the nearer half first.
    let many = |node: &Node| node.end - node.first;
    let open_a = node_b.right == 0 || node_a.right != 0 && many(node_a) > many(node_b);
    let pairs = if open_a {
        [(a + 1, b), (node_a.right, b)]
    } else {
        [(a, b + 1), (a, node_b.right)]
    };
    let gaps = pairs.map(|(a, b)| least_m(&from.nodes[a as usize], &to.nodes[b as usize]));
    let order = if gaps[0] <= gaps[1] { [0, 1] } else { [1, 0] };
    for turn in order {
        search(from, pairs[turn].0, to, pairs[turn].1, best);
    }
}

type Start = GeomWithData<[f64; 2], u32>;
type Whole = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// Features that ways lead to.
pub struct NearestIndex {
    owners: Vec<FeatureId>,
    pieces: Pieces,
    /// Where each part of each feature begins: a part that touches no border lies inside or outside as a whole.
    starts: RTree<Start>,
    boxes: RTree<Whole>,
    areas: Vec<(Geometry<f64>, u32)>,
}

impl NearestIndex {
    /// Indexes features with their geometries in degrees.
    pub fn new(features: impl IntoIterator<Item = (FeatureId, Geometry<f64>)>) -> Self {
        let (mut owners, mut pieces, mut starts, mut wholes, mut areas) = (vec![], vec![], vec![], vec![], vec![]);
        for (id, geometry) in features {
            let owner = owners.len() as u32;
            owners.push(id);
            collect(&geometry, owner, &mut pieces);
            each_start(&geometry, &mut |at| starts.push(Start::new([at.x, at.y], owner)));
            if let Some(rect) = geometry.bounding_rect().filter(|_| has_area(&geometry)) {
                let corners = [rect.min(), rect.max()].map(|at| [at.x, at.y]);
                wholes.push(Whole::new(
                    Rectangle::from_corners(corners[0], corners[1]),
                    areas.len() as u32,
                ));
                areas.push((geometry, owner));
            }
        }
        Self {
            owners,
            pieces: Pieces::new(pieces),
            starts: RTree::bulk_load(starts),
            boxes: RTree::bulk_load(wholes),
            areas,
        }
    }

    /// Whether there is nothing to go to.
    pub fn is_empty(&self) -> bool {
        self.pieces.pieces.is_empty()
    }

    /// The shortest way from a geometry in degrees; none when one of both is empty.
    pub fn way(&self, geometry: &Geometry<f64>) -> Option<Way> {
        let from = Pieces::of(geometry);
        if from.nodes.is_empty() || self.pieces.nodes.is_empty() {
            return None;
        }
        if let Some((at, owner)) = self.inside(geometry) {
            return Some(self.made(owner, at, at));
        }
        let mut best = Best {
            metres: f64::INFINITY,
            from: Coord::zero(),
            to: Coord::zero(),
            owner: 0,
        };
        search(&from, 0, &self.pieces, 0, &mut best);
        best.metres
            .is_finite()
            .then(|| self.made(best.owner, best.from, best.to))
    }

    fn made(&self, owner: u32, from_geo: Coord<f64>, to_geo: Coord<f64>) -> Way {
        Way {
            to: self.owners[owner as usize],
            from_geo,
            to_geo,
            distance_m: if from_geo == to_geo {
                0.0
            } else {
                measure::distance_m(from_geo, to_geo)
            },
        }
    }

    /// A place where a part of one lies in an area of the other.
    fn inside(&self, geometry: &Geometry<f64>) -> Option<(Coord<f64>, u32)> {
        if has_area(geometry) {
            let rect = geometry.bounding_rect()?;
            let window = AABB::from_corners([rect.min().x, rect.min().y], [rect.max().x, rect.max().y]);
            let mut starts = self.starts.locate_in_envelope(window);
            let found = starts.find(|start| covers(geometry, place(start.geom())));
            if let Some(start) = found {
                return Some((place(start.geom()), start.data));
            }
        }
        let mut found = None;
        each_start(geometry, &mut |at| {
            let around = self
                .boxes
                .locate_in_envelope_intersecting(AABB::from_point([at.x, at.y]));
            for whole in around {
                let (area, owner) = &self.areas[whole.data as usize];
                if found.is_none() && covers(area, at) {
                    found = Some((at, *owner));
                }
            }
        });
        found
    }
}

fn place(at: &[f64; 2]) -> Coord<f64> {
    Coord { x: at[0], y: at[1] }
}

/// Calls `each` with the first position of every part.
fn each_start(geometry: &Geometry<f64>, each: &mut dyn FnMut(Coord<f64>)) {
    match geometry {
        Geometry::MultiPoint(points) => points.iter().for_each(|point| each(point.0)),
        Geometry::MultiLineString(lines) => lines.iter().filter_map(|line| line.0.first()).for_each(|at| each(*at)),
        Geometry::MultiPolygon(areas) => areas
            .iter()
            .filter_map(|area| area.exterior().0.first())
            .for_each(|at| each(*at)),
        Geometry::GeometryCollection(parts) => parts.iter().for_each(|part| each_start(part, each)),
        other => {
            let mut first = None;
            any_segment(other, &mut |segment| {
                first = Some(segment[0]);
                true
            });
            first.into_iter().for_each(each);
        }
    }
}

/// Whether a geometry encloses anything.
pub(super) fn has_area(geometry: &Geometry<f64>) -> bool {
    match geometry {
        Geometry::Polygon(_) | Geometry::MultiPolygon(_) | Geometry::Rect(_) | Geometry::Triangle(_) => true,
        Geometry::GeometryCollection(parts) => parts.iter().any(has_area),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::facets::ground;
    use crate::space::between::between;
    use geo_types::{LineString, MultiPoint, Point, Polygon};
    use proptest::prelude::*;

    fn shape(kind: u8, x: f64, y: f64, size: f64) -> Geometry<f64> {
        let at = |dx: f64, dy: f64| Coord {
            x: x + dx * size,
            y: y + dy * size * 0.6,
        };
        match kind % 4 {
            0 => Point(at(0.0, 0.0)).into(),
            1 => LineString(
                (0..25)
                    .map(|step| at(f64::from(step) / 25.0, (f64::from(step * 7 % 5)) / 5.0))
                    .collect(),
            )
            .into(),
            2 => Polygon::new(
                LineString(vec![
                    at(0.0, 0.0),
                    at(1.0, 0.0),
                    at(1.0, 1.0),
                    at(0.4, 0.6),
                    at(0.0, 1.0),
                    at(0.0, 0.0),
                ]),
                vec![],
            )
            .into(),
            _ => MultiPoint(vec![at(0.0, 0.0).into(), at(1.0, 1.0).into()]).into(),
        }
    }

    fn id(index: usize) -> FeatureId {
        FeatureId {
            layer: 0,
            index: index as u32,
        }
    }

    /// Every pair of segments, and every inside.
    fn brute(from: &Geometry<f64>, goals: &[Geometry<f64>]) -> f64 {
        let mut least = f64::INFINITY;
        for goal in goals {
            if ground::within(from, goal, 0.0) {
                return 0.0;
            }
            any_segment(from, &mut |a| {
                any_segment(goal, &mut |b| {
                    least = least.min(ground::gap_m(a, b));
                    false
                })
            });
        }
        least
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_tree_finds_the_distance_that_looking_at_every_pair_finds(
            shapes in prop::collection::vec((0..4u8, 2.5..2.9f64, 50.3..50.6f64, 0.0005..0.06f64), 2..14),
        ) {
            let shapes: Vec<_> = shapes.into_iter().map(|(kind, x, y, size)| shape(kind, x, y, size)).collect();
            let goals = &shapes[1..];
            let index = NearestIndex::new(goals.iter().enumerate().map(|(at, goal)| (id(at), goal.clone())));
            let way = index.way(&shapes[0]).unwrap();
            let least = brute(&shapes[0], goals);
            prop_assert!((way.distance_m - least).abs() <= 0.05 + least * 2e-4, "{way:?} {least}");
            // The way leads to the feature that it names, and begins where it says.
            let named = brute(&Geometry::Point(Point(way.to_geo)), &goals[way.to.index as usize..=way.to.index as usize]);
            prop_assert!(named < 0.05, "{named}");
            prop_assert!(ground::distance_m(&shapes[0], way.from_geo) < 0.05);
            // Another road to the same figure: nearest places by `geo`, measured along the geodesic.
            let other = goals.iter().filter_map(|goal| between(&shapes[0], goal)).map(|way| way.distance_m);
            let other = other.fold(f64::INFINITY, f64::min);
            prop_assert!((way.distance_m - other).abs() <= 0.05 + other * 2e-3, "{} {other}", way.distance_m);
        }
    }

    #[test]
    fn nothing_leads_nowhere() {
        assert!(NearestIndex::new([]).is_empty());
        assert_eq!(NearestIndex::new([]).way(&Geometry::Point(Point::new(2.8, 50.4))), None);
    }
}
