//! Cutting lines and rings at the edges of a box, in any plane.

use geo_types::Coord;

use super::Extent;

/// The part of the segment from `a` to `b` inside the box, as shares of its length (Liang and Barsky 1984); none where it
/// stays outside. A touch counts: the shares are then equal.
pub fn segment(extent: &Extent, a: Coord<f64>, b: Coord<f64>) -> Option<(f64, f64)> {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    let [start, run] = [[a.x, a.y], [b.x - a.x, b.y - a.y]];
    for axis in 0..2 {
        let (low, high) = (extent.min[axis] - start[axis], extent.max[axis] - start[axis]);
        if run[axis] == 0.0 {
            if low > 0.0 || high < 0.0 {
                return None;
            }
            continue;
        }
        let (near, far) = (low / run[axis], high / run[axis]);
        enters = enters.max(near.min(far));
        leaves = leaves.min(near.max(far));
    }
    (enters <= leaves).then_some((enters, leaves))
}

/// The ring cut to the box (Sutherland and Hodgman 1974): the same area as the true intersection, though pieces may hang
/// together along the edge. `spare` is memory for the steps in between.
pub fn ring(extent: &Extent, ring: &mut Vec<Coord<f64>>, spare: &mut Vec<Coord<f64>>) {
    for (axis, limit, sign) in [
        (0, extent.min[0], 1.0),
        (0, extent.max[0], -1.0),
        (1, extent.min[1], 1.0),
        (1, extent.max[1], -1.0),
    ] {
        let value = |place: Coord<f64>| if axis == 0 { place.x } else { place.y };
        let inside = |place: Coord<f64>| (value(place) - limit) * sign >= 0.0;
        spare.clear();
        let Some(mut before) = ring.last().copied() else { return };
        for place in ring.iter().copied() {
            if inside(place) != inside(before) {
                let share = (limit - value(before)) / (value(place) - value(before));
                let mut cut = before + (place - before) * share;
                // Exactly on the edge, whatever rounding says.
                if axis == 0 {
                    cut.x = limit;
                } else {
                    cut.y = limit;
                }
                spare.push(cut);
            }
            if inside(place) {
                spare.push(place);
            }
            before = place;
        }
        std::mem::swap(ring, spare);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    #[test]
    fn a_segment_is_cut_at_the_edges_and_a_touch_counts() {
        let square = Extent::new(0.0, 0.0, 1.0, 1.0);
        assert_eq!(segment(&square, at(-1.0, 0.5), at(1.0, 0.5)), Some((0.5, 1.0)));
        assert_eq!(segment(&square, at(-1.0, 2.0), at(2.0, 2.0)), None);
        assert_eq!(segment(&square, at(-1.0, 0.0), at(1.0, 2.0)), Some((0.5, 0.5)));
        assert_eq!(segment(&square, at(0.5, 0.5), at(0.5, 0.5)), Some((0.0, 1.0)));
    }

    #[test]
    fn a_ring_is_cut_to_the_box() {
        let mut diamond = vec![at(0.0, 1.0), at(1.0, 0.0), at(2.0, 1.0), at(1.0, 2.0)];
        ring(&Extent::new(1.0, 1.0, 3.0, 3.0), &mut diamond, &mut Vec::new());
        let area: f64 = (0..diamond.len())
            .map(|i| {
                let (a, b) = (diamond[i], diamond[(i + 1) % diamond.len()]);
                a.x * b.y - b.x * a.y
            })
            .sum();
        assert!((area.abs() / 2.0 - 0.5).abs() < 1e-12, "{diamond:?}");
        let mut outside = vec![at(5.0, 5.0), at(6.0, 5.0), at(6.0, 6.0)];
        ring(&Extent::new(0.0, 0.0, 1.0, 1.0), &mut outside, &mut Vec::new());
        assert!(outside.is_empty());
    }
}
