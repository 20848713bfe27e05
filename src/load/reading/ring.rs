//! Rings of polygons: closing, dropping, winding, crossings.

use std::borrow::Cow;

use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo_types::Coord;

use super::finding::{Finding, Notes};
use crate::model::Severity;

/// Closes and winds a ring as RFC 7946 asks (exterior counter-clockwise, holes clockwise), noting what it had to do.
/// None when fewer than four positions are left: such a ring encloses nothing.
pub(in crate::load) fn mended(
    mut ring: Vec<Coord<f64>>,
    exterior: bool,
    at: usize,
    notes: &mut Notes,
) -> Option<Vec<Coord<f64>>> {
    if ring.len() >= 3 && ring.first() != ring.last() {
        notes.warn("ring-unclosed", at);
        let first = ring[0];
        ring.push(first);
    }
    if ring.len() < 4 {
        notes.warn("ring-short", at);
        return None;
    }
    let area = doubled_area(&ring);
    if area == 0.0 {
        notes.warn("ring-flat", at);
    } else if (area > 0.0) != exterior {
        notes.warn("ring-winding", at);
        ring.reverse();
    }
    match crossing(&ring) {
        Crossing::None => {}
        Crossing::At(place) => {
            let place = format!("{}, {}", place.x, place.y);
            notes.add(Finding::new(Severity::Warning, "ring-crossing", Some(at)).with("place", place));
        }
        Crossing::GaveUp => notes.add(Finding::new(Severity::Info, "ring-intricate", Some(at))),
    }
    Some(ring)
}

/// Twice the signed area, counter-clockwise positive, measured from the first vertex to keep its digits.
pub(in crate::load) fn doubled_area(ring: &[Coord<f64>]) -> f64 {
    let Some(origin) = ring.first().copied() else {
        return 0.0;
    };
    ring.windows(2)
        .map(|pair| {
            let (a, b) = (pair[0] - origin, pair[1] - origin);
            a.x * b.y - b.x * a.y
        })
        .sum()
}

/// Whether a ring meets itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::load) enum Crossing {
    /// It does not.
    None,
    /// It does, near this vertex.
    At(Coord<f64>),
    /// Too much work for this ring.
    GaveUp,
}

#[derive(Clone, Copy)]
struct Bounds {
    min: Coord<f64>,
    max: Coord<f64>,
}

impl Bounds {
    fn of(a: Coord<f64>, b: Coord<f64>) -> Self {
        Self {
            min: Coord {
                x: a.x.min(b.x),
                y: a.y.min(b.y),
            },
            max: Coord {
                x: a.x.max(b.x),
                y: a.y.max(b.y),
            },
        }
    }

    fn joined(self, other: Self) -> Self {
        Self {
            min: Coord {
                x: self.min.x.min(other.min.x),
                y: self.min.y.min(other.min.y),
            },
            max: Coord {
                x: self.max.x.max(other.max.x),
                y: self.max.y.max(other.max.y),
            },
        }
    }

    fn meets(&self, other: &Self) -> bool {
        self.min.x <= other.max.x && other.min.x <= self.max.x && self.min.y <= other.max.y && other.min.y <= self.max.y
    }
}

/// Segments of one leaf of the tree of boxes.
const LEAF: usize = 8;

/// A binary tree of boxes over consecutive segments: the two halves of a piece of outline seldom overlap, so that a
/// self-join costs little more than one walk.
struct Outline<'a> {
    points: &'a [Coord<f64>],
    /// Boxes of a heap-shaped tree; node `k` has the children `2k + 1` and `2k + 2`.
    boxes: Vec<Bounds>,
    leaves: usize,
    budget: usize,
}

/// Looks for a place where a closed ring crosses or touches itself.
pub(in crate::load) fn crossing(ring: &[Coord<f64>]) -> Crossing {
    let mut points = Cow::Borrowed(ring);
    if ring.windows(2).any(|pair| pair[0] == pair[1]) {
        points.to_mut().dedup();
    }
    if points.len() < 4 {
        return Crossing::None;
    }
    let segments = points.len() - 1;
    let leaves = segments.div_ceil(LEAF).next_power_of_two();
    let mut outline = Outline {
        points: &points,
        boxes: Vec::new(),
        leaves,
        budget: 10_000 + segments * 64,
    };
    // A ring of one leaf has no use for boxes.
    if leaves > 1 {
        outline.build();
    }
    outline.within(0)
}

impl Outline<'_> {
    fn build(&mut self) {
        let nowhere = Bounds {
            min: Coord {
                x: f64::INFINITY,
                y: f64::INFINITY,
            },
            max: Coord {
                x: f64::NEG_INFINITY,
                y: f64::NEG_INFINITY,
            },
        };
        self.boxes = vec![nowhere; 2 * self.leaves - 1];
        for node in (0..self.boxes.len()).rev() {
            self.boxes[node] = if node + 1 >= self.leaves {
                self.segments(node)
                    .map(|index| Bounds::of(self.points[index], self.points[index + 1]))
                    .fold(nowhere, Bounds::joined)
            } else {
                self.boxes[2 * node + 1].joined(self.boxes[2 * node + 2])
            };
        }
    }

    fn segments(&self, leaf: usize) -> std::ops::Range<usize> {
        let count = self.points.len() - 1;
        let start = (leaf + 1 - self.leaves) * LEAF;
        start.min(count)..(start + LEAF).min(count)
    }

    fn within(&mut self, node: usize) -> Crossing {
        if node + 1 >= self.leaves {
            return self.pairs(node, node);
        }
        for child in [2 * node + 1, 2 * node + 2] {
            let found = self.within(child);
            if found != Crossing::None {
                return found;
            }
        }
        self.between(2 * node + 1, 2 * node + 2)
    }

    fn between(&mut self, left: usize, right: usize) -> Crossing {
        if !self.boxes[left].meets(&self.boxes[right]) {
            return Crossing::None;
        }
        if left + 1 >= self.leaves {
            return self.pairs(left, right);
        }
        for a in [2 * left + 1, 2 * left + 2] {
            for b in [2 * right + 1, 2 * right + 2] {
                let found = self.between(a, b);
                if found != Crossing::None {
                    return found;
                }
            }
        }
        Crossing::None
    }

    fn pairs(&mut self, left: usize, right: usize) -> Crossing {
        for a in self.segments(left) {
            for b in self.segments(right) {
                if b <= a {
                    continue;
                }
                if self.budget == 0 {
                    return Crossing::GaveUp;
                }
                self.budget -= 1;
                if self.touch(a, b) {
                    return Crossing::At(self.points[b]);
                }
            }
        }
        Crossing::None
    }

    fn touch(&self, a: usize, b: usize) -> bool {
        let (p, q, r, s) = (self.points[a], self.points[a + 1], self.points[b], self.points[b + 1]);
        let last = self.points.len() - 2;
        if b == a + 1 {
            return folds_back(p, q, s);
        }
        if a == 0 && b == last {
            return folds_back(r, s, q);
        }
        Bounds::of(p, q).meets(&Bounds::of(r, s)) && segments_meet(p, q, r, s)
    }
}

/// Whether the way from `a` over `b` to `c` runs back on itself.
fn folds_back(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> bool {
    let (back, on) = (a - b, c - b);
    back.x * on.x + back.y * on.y > 0.0 && RobustKernel::orient2d(a, b, c) == Orientation::Collinear
}

/// Whether two segments whose boxes meet share a point.
fn segments_meet(p: Coord<f64>, q: Coord<f64>, r: Coord<f64>, s: Coord<f64>) -> bool {
    let side = RobustKernel::orient2d;
    let (r_side, s_side) = (side(p, q, r), side(p, q, s));
    if r_side == s_side && r_side != Orientation::Collinear {
        return false;
    }
    let (p_side, q_side) = (side(r, s, p), side(r, s, q));
    p_side != q_side || p_side == Orientation::Collinear
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(points: &[(f64, f64)]) -> Vec<Coord<f64>> {
        points.iter().map(|(x, y)| Coord { x: *x, y: *y }).collect()
    }

    fn codes(points: &[(f64, f64)], exterior: bool) -> (Option<usize>, Vec<&'static str>) {
        let mut notes = Notes::default();
        let mended = mended(ring(points), exterior, 0, &mut notes);
        (
            mended.map(|ring| ring.len()),
            notes.list.iter().map(|note| note.code).collect(),
        )
    }

    #[test]
    fn rings_are_closed_wound_or_dropped_and_it_is_told() {
        let square = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)];
        assert_eq!(codes(&square, true), (Some(5), vec![]));
        assert_eq!(codes(&square, false), (Some(5), vec!["ring-winding"]));
        assert_eq!(codes(&square[..4], true), (Some(5), vec!["ring-unclosed"]));
        assert_eq!(codes(&square[..2], true), (None, vec!["ring-short"]));
        assert_eq!(
            codes(&[(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)], true),
            (None, vec!["ring-short"])
        );
        let flat = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (0.0, 0.0)];
        assert!(codes(&flat, true).1.contains(&"ring-flat"));
    }

    #[test]
    fn bow_ties_spikes_and_touching_loops_are_found() {
        let bow_tie = ring(&[(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)]);
        let spike = ring(&[(0.0, 0.0), (2.0, 0.0), (4.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 0.0)]);
        let touching = ring(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 0.0), (0.0, 4.0), (0.0, 0.0)]);
        for ring in [bow_tie, spike, touching] {
            assert!(matches!(crossing(&ring), Crossing::At(_)), "{ring:?}");
        }
    }

    #[test]
    fn a_zigzag_made_to_waste_time_is_given_up() {
        let teeth = (0..200_000).map(|index| (f64::from(index) * 1e-9, f64::from(index % 2)));
        let mut points: Vec<_> = teeth.collect();
        points.push((0.5, 5.0));
        points.push((0.0, 0.0));
        let started = std::time::Instant::now();
        assert_ne!(crossing(&ring(&points)), Crossing::None);
        assert!(started.elapsed().as_secs() < 5);
    }

    proptest! {
        #[test]
        fn the_tree_finds_a_crossing_exactly_when_every_pair_is_tried(points in prop::collection::vec((0..12_i8, 0..12_i8), 4..40)) {
            let mut ring: Vec<_> = points.iter().map(|(x, y)| Coord { x: f64::from(*x), y: f64::from(*y) }).collect();
            ring.push(ring[0]);
            ring.dedup();
            prop_assume!(ring.len() >= 4);
            let outline = Outline { points: &ring, boxes: Vec::new(), leaves: 1, budget: 0 };
            let count = ring.len() - 1;
            let brute = (0..count).any(|a| (a + 1..count).any(|b| outline.touch(a, b)));
            prop_assert_eq!(crossing(&ring) != Crossing::None, brute);
        }
    }
}
