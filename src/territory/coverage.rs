//! Simplification that keeps neighbours together.
//!
//! Every line and ring of a layer is cut into arcs where lines meet or part. An arc that two polygons share is simplified
//! once, always from the same end (Douglas and Peucker 1973), so that no gap or overlap opens between them. Positions are
//! whole hundred-thousandths of a degree (about one metre), which makes equality exact. Knows nothing of features.

use std::collections::{BTreeSet, HashMap, HashSet};

/// A position in 1e-5 degrees, east and north.
pub type Key = (i64, i64);
/// An arc in its canonical direction.
type Arc = Vec<Key>;

/// Metres for 1e-5 degrees of longitude at 50.45° north and of latitude.
const METRES: [f64; 2] = [0.7097, 1.1123];
/// Largest deviation, in metres.
pub const TOLERANCE_M: f64 = 2.0;

/// A line, or a ring whose last position is the first again.
pub type Path = Vec<Key>;

/// The arcs of a set of paths, ready to be simplified; arcs can be frozen when simplifying them breaks a polygon.
pub struct Coverage {
    nodes: HashSet<Key>,
    frozen: HashSet<Arc>,
}

impl Coverage {
    /// Finds where the paths meet, part and end.
    pub fn new(paths: &[Path]) -> Self {
        let mut neighbours: HashMap<Key, BTreeSet<Key>> = HashMap::new();
        let mut nodes = HashSet::new();
        for path in paths {
            for pair in path.windows(2) {
                neighbours.entry(pair[0]).or_default().insert(pair[1]);
                neighbours.entry(pair[1]).or_default().insert(pair[0]);
            }
            if path.first() != path.last() {
                nodes.extend(path.first().into_iter().chain(path.last()).copied());
            }
        }
        nodes.extend(
            neighbours
                .iter()
                .filter(|(_, around)| around.len() != 2)
                .map(|(key, _)| *key),
        );
        Self {
            nodes,
            frozen: HashSet::new(),
        }
    }

    /// Keeps every arc of these paths as it is from now on; tells whether that changes anything.
    pub fn freeze(&mut self, paths: &[Path]) -> bool {
        let arcs: Vec<Arc> = paths.iter().flat_map(|path| self.arcs(path)).collect();
        let before = self.frozen.len();
        self.frozen.extend(arcs.into_iter().map(|arc| canonical(arc).0));
        self.frozen.len() > before
    }

    /// The path with as few positions as the tolerance allows.
    pub fn simplified(&self, path: &Path) -> Path {
        let mut out: Path = Vec::new();
        for arc in self.arcs(path) {
            let (arc, reversed) = canonical(arc);
            let mut kept = if self.frozen.contains(&arc) {
                arc
            } else {
                simplified_arc(&arc)
            };
            if reversed {
                kept.reverse();
            }
            let from = usize::from(!out.is_empty());
            out.extend_from_slice(&kept[from.min(kept.len())..]);
        }
        let closed = path.len() > 3 && path.first() == path.last();
        if closed && out.len() < 4 { path.clone() } else { out }
    }

    /// Cuts a path at the nodes. A ring without any is cut at its westernmost position and at the one farthest from it.
    fn arcs(&self, path: &Path) -> Vec<Arc> {
        let closed = path.len() > 3 && path.first() == path.last();
        let mut path = path.clone();
        let mut cuts: Vec<usize> = Vec::new();
        if closed {
            path.pop();
            let start = (0..path.len()).find(|at| self.nodes.contains(&path[*at]));
            let start = start
                .or_else(|| (0..path.len()).min_by_key(|at| path[*at]))
                .unwrap_or(0);
            path.rotate_left(start);
            path.push(path[0]);
        }
        cuts.extend((0..path.len()).filter(|at| self.nodes.contains(&path[*at])));
        cuts.extend([0, path.len().saturating_sub(1)]);
        cuts.sort_unstable();
        cuts.dedup();
        if closed && cuts.len() == 2 {
            let farthest = (1..path.len() - 1).max_by_key(|at| {
                let (dx, dy) = (path[*at].0 - path[0].0, path[*at].1 - path[0].1);
                (dx * dx + 2 * dy * dy, path[*at])
            });
            cuts.insert(1, farthest.unwrap_or(1));
        }
        cuts.windows(2).map(|pair| path[pair[0]..=pair[1]].to_vec()).collect()
    }
}

/// The arc read from its smaller end, and whether that turned it round.
fn canonical(mut arc: Arc) -> (Arc, bool) {
    let turned = arc.iter().rev().lt(arc.iter());
    if turned {
        arc.reverse();
    }
    (arc, turned)
}

fn metres(from: Key, to: Key) -> [f64; 2] {
    [(to.0 - from.0) as f64 * METRES[0], (to.1 - from.1) as f64 * METRES[1]]
}

/// Of a root every system gives the same digits, of `hypot` not: the territory is the same wherever it is built.
fn length([x, y]: [f64; 2]) -> f64 {
    (x * x + y * y).sqrt()
}

/// The tolerance of an arc: two metres, less for short ones, so that a chapel stays a chapel.
fn tolerance_m(arc: &[Key]) -> f64 {
    let length: f64 = arc.windows(2).map(|pair| metres(pair[0], pair[1])).map(length).sum();
    (length / 200.0).min(TOLERANCE_M)
}

fn simplified_arc(arc: &[Key]) -> Arc {
    if arc.len() < 3 {
        return arc.to_vec();
    }
    let tolerance = tolerance_m(arc);
    let mut keep = vec![false; arc.len()];
    let last = arc.len() - 1;
    (keep[0], keep[last]) = (true, true);
    let mut spans = vec![(0, last)];
    while let Some((from, to)) = spans.pop() {
        let farthest = (from + 1..to)
            .map(|at| (deviation_m(arc[at], arc[from], arc[to]), at))
            .max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(&left.1)));
        if let Some((distance, at)) = farthest
            && distance > tolerance
        {
            keep[at] = true;
            spans.extend([(from, at), (at, to)]);
        }
    }
    arc.iter()
        .zip(keep)
        .filter(|(_, kept)| *kept)
        .map(|(key, _)| *key)
        .collect()
}

/// Distance of a position from a segment, in metres.
fn deviation_m(place: Key, from: Key, to: Key) -> f64 {
    let ([px, py], [dx, dy]) = (metres(from, place), metres(from, to));
    let length2 = dx * dx + dy * dy;
    let along = if length2 == 0.0 {
        0.0
    } else {
        ((px * dx + py * dy) / length2).clamp(0.0, 1.0)
    };
    length([px - along * dx, py - along * dy])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wavy(at: i64) -> Key {
        (at, i64::from(at % 7 == 3) + 1000)
    }

    #[test]
    fn a_boundary_that_two_rings_share_stays_shared() {
        let shared: Path = (0..=400).map(wavy).collect();
        let mut north = shared.clone();
        north.extend([(400, 3000), (0, 3000), shared[0]]);
        let mut south: Path = shared.iter().rev().copied().collect();
        south.extend([(0, -3000), (400, -3000), shared[400]]);
        let paths = [north, south];
        let coverage = Coverage::new(&paths);
        let [north, south] = [&paths[0], &paths[1]].map(|path| coverage.simplified(path));
        let on_line = |ring: &Path| {
            ring.iter()
                .filter(|key| (900..1100).contains(&key.1))
                .copied()
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(on_line(&north), on_line(&south));
        assert!(north.len() < 60, "{}", north.len());
    }

    #[test]
    fn a_small_square_keeps_its_corners() {
        let square = vec![(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)];
        let coverage = Coverage::new(std::slice::from_ref(&square));
        assert_eq!(coverage.simplified(&square).len(), 5);
    }

    #[test]
    fn a_frozen_arc_keeps_every_position() {
        let line: Path = (0..=400).map(wavy).collect();
        let mut coverage = Coverage::new(std::slice::from_ref(&line));
        assert!(coverage.simplified(&line).len() < line.len());
        assert!(coverage.freeze(std::slice::from_ref(&line)));
        assert_eq!(coverage.simplified(&line), line);
    }
}
