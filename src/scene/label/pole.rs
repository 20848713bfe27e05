//! The pole of inaccessibility: the place inside an area that is farthest from its edge, where its name has most room.
//!
//! The quadtree search of Vladimir Agafonkin (Mapbox, "A new algorithm for finding a visual center of a polygon", 2016).
//! The crate `polylabel` has a licence outside our list and wants its own copy of the geometry.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The search ends when no place can be better than the best by more than this share of the area's smaller side.
const PRECISION: f64 = 0.02;
/// Cells looked at, at most.
const MOST_CELLS: usize = 2_000;

#[derive(Debug, Clone, Copy)]
struct Cell {
    middle: [f64; 2],
    half: f64,
    /// Distance to the edge; negative outside.
    distance: f64,
}

impl Cell {
    fn new(middle: [f64; 2], half: f64, rings: &[Vec<[f64; 2]>]) -> Self {
        Self {
            middle,
            half,
            distance: signed_distance(middle, rings),
        }
    }

    /// The largest distance that a place in the cell can have.
    fn most(&self) -> f64 {
        self.distance + self.half * std::f64::consts::SQRT_2
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Cell {}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.most().total_cmp(&other.most())
    }
}

/// The pole of the area that `rings` bound (outer ring and holes, in any order), and its distance from the edge. None
/// when it has no extent.
pub(super) fn pole(rings: &[Vec<[f64; 2]>]) -> Option<([f64; 2], f64)> {
    let all = || rings.iter().flatten();
    let low = [0, 1].map(|axis| all().map(|point| point[axis]).fold(f64::INFINITY, f64::min));
    let high = [0, 1].map(|axis| all().map(|point| point[axis]).fold(f64::NEG_INFINITY, f64::max));
    let size = [high[0] - low[0], high[1] - low[1]];
    let side = size[0].min(size[1]);
    if !(side > 0.0 && side.is_finite()) {
        return None;
    }
    let half = side / 2.0;
    let mut cells = BinaryHeap::new();
    let count = |axis: usize| (size[axis] / side).ceil().min(64.0) as usize;
    for column in 0..count(0) {
        for row in 0..count(1) {
            let middle = [
                low[0] + side * (column as f64 + 0.5),
                low[1] + side * (row as f64 + 0.5),
            ];
            cells.push(Cell::new(middle, half, rings));
        }
    }
    let center = [f64::midpoint(low[0], high[0]), f64::midpoint(low[1], high[1])];
    let mut best = Cell::new(center, 0.0, rings);
    let mut looked_at = 0;
    while let Some(cell) = cells.pop() {
        if cell.distance > best.distance {
            best = cell;
        }
        looked_at += 1;
        if cell.most() - best.distance <= PRECISION * side || looked_at > MOST_CELLS {
            break;
        }
        let half = cell.half / 2.0;
        for [right, down] in [[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]] {
            let middle = [cell.middle[0] + right * half, cell.middle[1] + down * half];
            cells.push(Cell::new(middle, half, rings));
        }
    }
    (best.distance > 0.0).then_some((best.middle, best.distance))
}

/// Distance to the nearest edge, negative outside.
fn signed_distance(place: [f64; 2], rings: &[Vec<[f64; 2]>]) -> f64 {
    let (mut inside, mut nearest) = (false, f64::INFINITY);
    for ring in rings {
        let mut from = ring.last().copied().unwrap_or_default();
        for to in ring {
            let crosses = (from[1] > place[1]) != (to[1] > place[1]);
            if crosses && place[0] < (to[0] - from[0]) * (place[1] - from[1]) / (to[1] - from[1]) + from[0] {
                inside = !inside;
            }
            nearest = nearest.min(squared_distance(place, from, *to));
            from = *to;
        }
    }
    let distance = nearest.sqrt();
    if inside { distance } else { -distance }
}

fn squared_distance(place: [f64; 2], from: [f64; 2], to: [f64; 2]) -> f64 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let towards = [place[0] - from[0], place[1] - from[1]];
    let squared = along[0] * along[0] + along[1] * along[1];
    let share = if squared > 0.0 {
        ((towards[0] * along[0] + towards[1] * along[1]) / squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let off = [towards[0] - along[0] * share, towards[1] - along[1] * share];
    off[0] * off[0] + off[1] * off[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pole_of_a_square_is_its_middle_and_a_hole_pushes_it_away() {
        let square = vec![[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]];
        let (place, distance) = pole(std::slice::from_ref(&square)).unwrap();
        assert!((place[0] - 5.0).abs() < 0.3 && (place[1] - 5.0).abs() < 0.3 && distance > 4.7);
        let hole = vec![[4.0, 4.0], [6.0, 4.0], [6.0, 6.0], [4.0, 6.0]];
        let (place, distance) = pole(&[square, hole.clone()]).unwrap();
        assert!(distance > 2.0 && signed_distance(place, &[hole]) < -1.9, "{place:?}");
    }

    #[test]
    fn the_pole_of_a_horseshoe_lies_in_its_bow_not_in_the_open_middle() {
        let horseshoe = vec![
            [0.0, 0.0],
            [10.0, 0.0],
            [10.0, 10.0],
            [9.0, 10.0],
            [9.0, 4.0],
            [1.0, 4.0],
            [1.0, 10.0],
            [0.0, 10.0],
        ];
        let (place, distance) = pole(std::slice::from_ref(&horseshoe)).unwrap();
        assert!(place[1] < 4.0 && distance > 1.8, "{place:?} {distance}");
    }

    #[test]
    fn what_has_no_extent_has_no_pole() {
        assert!(pole(&[]).is_none());
        assert!(pole(&[vec![[1.0, 1.0], [2.0, 1.0]]]).is_none());
    }
}
