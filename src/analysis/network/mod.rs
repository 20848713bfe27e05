//! A network of lines as a graph: what hangs together, how far one gets along it, and where little is missing.
//!
//! Lines are joined where they cross and where an end comes within some metres of another line: drawings of different
//! authors, and simplified ones, do not meet exactly.

pub mod links;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use geo_types::{Coord, Geometry};
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::parts::lines;
use crate::index::facets::ground::{Segment, gap_m, metres_per_degree, nearest_places};
use crate::model::{Atlas, Feature, FeatureId};
use crate::space::measure;

/// Ends this near to another line, in metres, meet it.
pub const JOIN_M: f64 = 5.0;

/// A piece of the network between two nodes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// One node.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// Metres along the geodesic.
    pub length_m: f64,
    /// Whether it is part of a line; false for the short step between two lines that do not quite meet.
    pub drawn: bool,
}

/// Lines as a graph.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// Places in degrees.
    pub nodes: Vec<Coord<f64>>,
    /// Pieces between them.
    pub edges: Vec<Edge>,
    /// By node: its edges.
    around: Vec<Vec<u32>>,
}

type Indexed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// A segment of a line while the graph is made, with the shares of its length where it is cut.
struct Stretch {
    segment: Segment,
    line: u32,
    /// Whether it begins or ends its line.
    ends: [bool; 2],
    cuts: Vec<f64>,
}

/// Makes nodes of places: equal to a centimetre is the same.
#[derive(Default)]
struct Nodes {
    places: Vec<Coord<f64>>,
    known: HashMap<(i64, i64), u32>,
}

impl Nodes {
    fn of(&mut self, at: Coord<f64>) -> u32 {
        let key = ((at.x * 1e7).round() as i64, (at.y * 1e7).round() as i64);
        *self.known.entry(key).or_insert_with(|| {
            self.places.push(at);
            (self.places.len() - 1) as u32
        })
    }
}

impl Network {
    /// The graph of some geometries in degrees; long segments get a node at least every `step_m`, or none in between.
    pub fn new<'a>(geometries: impl IntoIterator<Item = &'a Geometry<f64>>, join_m: f64, step_m: Option<f64>) -> Self {
        let mut stretches: Vec<Stretch> = Vec::new();
        let all = geometries.into_iter().flat_map(|geometry| lines(geometry).0);
        for (line, run) in all.filter(|run| run.0.len() > 1).enumerate() {
            let last = run.0.len() - 2;
            stretches.extend(run.0.windows(2).enumerate().map(|(at, pair)| Stretch {
                segment: [pair[0], pair[1]],
                line: line as u32,
                ends: [at == 0, at == last],
                cuts: Vec::new(),
            }));
        }
        let steps = joints(&mut stretches, join_m);
        let mut nodes = Nodes::default();
        let mut edges = Vec::new();
        for stretch in &mut stretches {
            let length = measure::distance_m(stretch.segment[0], stretch.segment[1]);
            let parts = step_m.map_or(1.0, |step| (length / step).ceil().max(1.0)) as u32;
            stretch
                .cuts
                .extend((1..parts).map(|part| f64::from(part) / f64::from(parts)));
            stretch.cuts.extend([0.0, 1.0]);
            stretch.cuts.sort_by(f64::total_cmp);
            for pair in stretch.cuts.windows(2) {
                let ends = [pair[0], pair[1]].map(|share| along(stretch.segment, share));
                let [a, b] = ends.map(|at| nodes.of(at));
                if a != b {
                    edges.push(Edge {
                        a,
                        b,
                        length_m: measure::distance_m(ends[0], ends[1]),
                        drawn: true,
                    });
                }
            }
        }
        for [from, to] in steps {
            let (a, b) = (nodes.of(from), nodes.of(to));
            if a != b {
                edges.push(Edge {
                    a,
                    b,
                    length_m: measure::distance_m(from, to),
                    drawn: false,
                });
            }
        }
        let mut around = vec![Vec::new(); nodes.places.len()];
        for (index, edge) in edges.iter().enumerate() {
            around[edge.a as usize].push(index as u32);
            around[edge.b as usize].push(index as u32);
        }
        Self {
            nodes: nodes.places,
            edges,
            around,
        }
    }

    /// Metres from where one starts to every node, by the shortest way along the network: `start` gives what it costs to get
    /// to a node straight, none where nobody starts. Infinite where one does not get within `most_m`.
    pub fn reach(&self, start: impl Fn(Coord<f64>) -> Option<f64>, most_m: f64) -> Vec<f64> {
        let mut costs = vec![f64::INFINITY; self.nodes.len()];
        let mut open = BinaryHeap::new();
        for (node, at) in self.nodes.iter().enumerate() {
            if let Some(cost) = start(*at).filter(|cost| *cost <= most_m) {
                costs[node] = cost;
                open.push(Reverse((Metres(cost), node as u32)));
            }
        }
        while let Some(Reverse((Metres(cost), node))) = open.pop() {
            if cost > costs[node as usize] {
                continue;
            }
            for edge in &self.around[node as usize] {
                let edge = self.edges[*edge as usize];
                let (other, there) = (if edge.a == node { edge.b } else { edge.a }, cost + edge.length_m);
                if there < costs[other as usize] && there <= most_m {
                    costs[other as usize] = there;
                    open.push(Reverse((Metres(there), other)));
                }
            }
        }
        costs
    }

    /// The component of every node, numbered from the longest; and their lengths in metres.
    pub fn components(&self) -> (Vec<u32>, Vec<f64>) {
        let mut parents: Vec<u32> = (0..self.nodes.len() as u32).collect();
        for edge in &self.edges {
            let (a, b) = (root(&mut parents, edge.a), root(&mut parents, edge.b));
            parents[a.max(b) as usize] = a.min(b);
        }
        let roots: Vec<u32> = (0..self.nodes.len() as u32)
            .map(|node| root(&mut parents, node))
            .collect();
        let mut lengths: HashMap<u32, f64> = HashMap::new();
        for edge in self.edges.iter().filter(|edge| edge.drawn) {
            *lengths.entry(roots[edge.a as usize]).or_default() += edge.length_m;
        }
        let mut order: Vec<(u32, f64)> = lengths.into_iter().collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let numbers: HashMap<u32, u32> = order
            .iter()
            .enumerate()
            .map(|(at, (root, _))| (*root, at as u32))
            .collect();
        let of_node = roots
            .iter()
            .map(|root| numbers.get(root).copied().unwrap_or(0))
            .collect();
        (of_node, order.into_iter().map(|(_, length)| length).collect())
    }
}

/// A cost with a total order.
#[derive(PartialEq, PartialOrd)]
struct Metres(f64);

impl Eq for Metres {}

#[allow(clippy::derive_ord_xor_partial_ord)] // costs are never NaN
impl Ord for Metres {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

fn root(parents: &mut [u32], node: u32) -> u32 {
    let mut at = node;
    while parents[at as usize] != at {
        parents[at as usize] = parents[parents[at as usize] as usize];
        at = parents[at as usize];
    }
    at
}

fn along([a, b]: Segment, share: f64) -> Coord<f64> {
    if share <= 0.0 {
        a
    } else if share >= 1.0 {
        b
    } else {
        a + (b - a) * share
    }
}

/// Cuts stretches where others meet them; the short steps between ends and what they come near to.
fn joints(stretches: &mut [Stretch], join_m: f64) -> Vec<Segment> {
    let boxed = |(index, stretch): (usize, &Stretch)| {
        let [a, b] = stretch.segment;
        Indexed::new(Rectangle::from_corners([a.x, a.y], [b.x, b.y]), index as u32)
    };
    let tree = RTree::bulk_load(stretches.iter().enumerate().map(boxed).collect());
    let mut cuts: Vec<(usize, f64)> = Vec::new();
    let mut steps: Vec<Segment> = Vec::new();
    for (index, stretch) in stretches.iter().enumerate() {
        for other in tree.locate_in_envelope_intersecting(window(stretch.segment, join_m)) {
            let other = other.data as usize;
            let with = &stretches[other];
            // Each crossing is looked at once; the neighbour of the same line meets at its end anyway.
            if other > index && with.line != stretch.line && gap_m(stretch.segment, with.segment) == 0.0 {
                let (_, at, _) = nearest_places(stretch.segment, with.segment);
                let shares = [share_of(stretch.segment, at), share_of(with.segment, at)];
                cuts.extend([(index, shares[0]), (other, shares[1])]);
                // A step of no length, where rounding makes two nodes of one crossing.
                steps.push([along(stretch.segment, shares[0]), along(with.segment, shares[1])]);
            }
            for end in (0..2).filter(|end| stretch.ends[*end] && with.line != stretch.line) {
                let at = stretch.segment[end];
                let (metres, _, foot) = nearest_places([at, at], with.segment);
                if metres > 0.0 && metres <= join_m {
                    let share = share_of(with.segment, foot);
                    cuts.push((other, share));
                    // The foot as the cut makes it, so that both are one node.
                    steps.push([at, along(with.segment, share)]);
                }
            }
        }
    }
    for (stretch, share) in cuts {
        stretches[stretch].cuts.push(share);
    }
    steps
}

/// Where a place on a segment lies, as a share of its length.
fn share_of([a, b]: Segment, at: Coord<f64>) -> f64 {
    let (run, part) = (b - a, at - a);
    let squared = run.x * run.x + run.y * run.y;
    if squared > 0.0 {
        ((part.x * run.x + part.y * run.y) / squared).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

fn window([a, b]: Segment, metres: f64) -> AABB<[f64; 2]> {
    let (east, north) = metres_per_degree(a.y.abs().max(b.y.abs()) + metres / 100_000.0);
    let (dx, dy) = (metres / east.max(1.0) * 1.01, metres / north * 1.02);
    AABB::from_corners(
        [a.x.min(b.x) - dx, a.y.min(b.y) - dy],
        [a.x.max(b.x) + dx, a.y.max(b.y) + dy],
    )
}

/// The geometries of some features.
pub fn geometries(atlas: &Atlas, ids: &[FeatureId]) -> Vec<Geometry<f64>> {
    let each = ids.iter().filter_map(|id| atlas.feature(*id));
    each.filter_map(Feature::geometry).collect()
}
