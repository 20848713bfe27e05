//! Lines that run side by side where they share a way, as on the plan of a bus network.

use std::collections::HashMap;

use geo_types::Coord;

use crate::space::Viewport;

/// Longest mitre, in distances from the way.
const LONGEST_MITRE: f32 = 2.5;

/// The lines of a layer, each with its lane on every stretch.
#[derive(Debug, Default)]
pub(super) struct Ribbons {
    lines: HashMap<u32, Vec<Ribbon>>,
}

#[derive(Debug)]
struct Ribbon {
    places: Vec<[f64; 2]>,
    /// Lane of each stretch, counted from the middle of the way, to the right of the line's own direction.
    lanes: Vec<f32>,
}

impl Ribbons {
    /// Gives lanes to lines of Mercator positions, by feature. Stretches are shared when both their ends are the same; the
    /// lines there keep the order of the features, whichever way each of them runs.
    pub(super) fn new(lines: Vec<(u32, Vec<Vec<[f64; 2]>>)>) -> Self {
        let mut users: HashMap<[u64; 4], Vec<u32>> = HashMap::new();
        for (feature, lines) in &lines {
            for line in lines {
                for pair in line.windows(2) {
                    let on_it = users.entry(stretch(pair[0], pair[1]).0).or_default();
                    if !on_it.contains(feature) {
                        on_it.push(*feature);
                    }
                }
            }
        }
        users.values_mut().for_each(|on_it| on_it.sort_unstable());
        let lane = |feature: u32, from: [f64; 2], to: [f64; 2]| {
            let (key, forward) = stretch(from, to);
            let on_it = &users[&key];
            let place = on_it.iter().position(|other| *other == feature).unwrap_or(0) as f32;
            let lane = place - (on_it.len() as f32 - 1.0) / 2.0;
            if forward { lane } else { -lane }
        };
        let ribbon = |feature: u32, places: Vec<[f64; 2]>| Ribbon {
            lanes: places.windows(2).map(|pair| lane(feature, pair[0], pair[1])).collect(),
            places,
        };
        let ribbons = lines.into_iter().map(|(feature, lines)| {
            let whole = lines.into_iter().filter(|line| line.len() >= 2);
            (feature, whole.map(|line| ribbon(feature, line)).collect())
        });
        Self {
            lines: ribbons.collect(),
        }
    }

    /// The lines of a feature on the screen, in points, with lanes `lane_pt` wide.
    pub(super) fn on_screen(&self, feature: u32, viewport: &Viewport, lane_pt: f32) -> Vec<Vec<[f32; 2]>> {
        let ribbons = self.lines.get(&feature).map_or(&[][..], Vec::as_slice);
        let line = |ribbon: &Ribbon| {
            let points: Vec<[f32; 2]> = ribbon
                .places
                .iter()
                .map(|[x, y]| {
                    let at = viewport.screen_from_mercator(Coord { x: *x, y: *y });
                    [at.x as f32, at.y as f32]
                })
                .collect();
            shifted(&points, &ribbon.lanes, lane_pt)
        };
        ribbons.iter().map(line).collect()
    }
}

/// A stretch by its ends, whichever comes first, and whether it runs from the lower to the higher one.
fn stretch(from: [f64; 2], to: [f64; 2]) -> ([u64; 4], bool) {
    let [a, b] = [from, to].map(|place| place.map(f64::to_bits));
    let forward = a <= b;
    let [low, high] = if forward { [a, b] } else { [b, a] };
    ([low[0], low[1], high[0], high[1]], forward)
}

/// The line moved to its lane on every stretch.
fn shifted(points: &[[f32; 2]], lanes: &[f32], lane_pt: f32) -> Vec<[f32; 2]> {
    let normal = |index: usize| {
        let along = [
            points[index + 1][0] - points[index][0],
            points[index + 1][1] - points[index][1],
        ];
        let length = along[0].hypot(along[1]).max(1e-6);
        [-along[1] / length, along[0] / length]
    };
    let moved = |point: [f32; 2], normal: [f32; 2], by: f32| [point[0] + normal[0] * by, point[1] + normal[1] * by];
    let mut out = Vec::with_capacity(points.len() + 4);
    for (index, point) in points.iter().enumerate() {
        let before = index
            .checked_sub(1)
            .map(|stretch| (normal(stretch), lanes[stretch] * lane_pt));
        let after = lanes.get(index).map(|lane| (normal(index), lane * lane_pt));
        match (before, after) {
            (Some((a, by)), Some((b, next))) if (by - next).abs() < 1e-3 => {
                let factor = 1.0 + a[0] * b[0] + a[1] * b[1];
                if factor * LONGEST_MITRE < 2.0 {
                    out.extend([moved(*point, a, by), moved(*point, b, by)]);
                } else {
                    out.push(moved(*point, [a[0] + b[0], a[1] + b[1]], by / factor));
                }
            }
            (Some((a, by)), Some((b, next))) => out.extend([moved(*point, a, by), moved(*point, b, next)]),
            (Some((normal, by)), None) | (None, Some((normal, by))) => out.push(moved(*point, normal, by)),
            (None, None) => out.push(*point),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewport() -> Viewport {
        Viewport {
            center_geo: Coord { x: 0.0, y: 0.0 },
            zoom: 8.0,
            size: [200.0, 200.0],
        }
    }

    /// Mercator positions at points of the screen of [`viewport`].
    fn places(points: &[[f64; 2]]) -> Vec<[f64; 2]> {
        let place = |[x, y]: &[f64; 2]| {
            let place = viewport().mercator_from_screen(Coord { x: *x, y: *y });
            [place.x, place.y]
        };
        points.iter().map(place).collect()
    }

    #[test]
    fn lines_on_the_same_way_lie_side_by_side_whichever_way_they_run() {
        let way = places(&[[10.0, 100.0], [100.0, 100.0]]);
        let mut back = way.clone();
        back.reverse();
        let ribbons = Ribbons::new(vec![(0, vec![way.clone()]), (1, vec![back]), (2, vec![way])]);
        let heights: Vec<f32> = (0..3)
            .map(|feature| ribbons.on_screen(feature, &viewport(), 5.0)[0][0][1])
            .collect();
        assert!((heights[0] - heights[1]).abs() > 4.9 && (heights[1] - heights[2]).abs() > 4.9);
        assert!(
            (heights[1] - 100.0).abs() < 1e-2,
            "the middle one keeps to the way: {heights:?}"
        );
        assert!((heights[0] + heights[2] - 200.0).abs() < 1e-2, "{heights:?}");
    }

    #[test]
    fn a_line_alone_keeps_to_its_way() {
        let line = places(&[[10.0, 10.0], [50.0, 40.0], [90.0, 10.0]]);
        let ribbons = Ribbons::new(vec![(7, vec![line])]);
        let drawn = &ribbons.on_screen(7, &viewport(), 6.0)[0];
        assert_eq!(drawn.len(), 3);
        assert!((drawn[1][0] - 50.0).abs() < 1e-2 && (drawn[1][1] - 40.0).abs() < 1e-2);
        assert!(ribbons.on_screen(8, &viewport(), 6.0).is_empty());
    }

    #[test]
    fn a_shared_way_keeps_its_order_through_a_bend_and_a_line_leaves_it_smoothly() {
        let shared = [[10.0, 100.0], [60.0, 100.0], [60.0, 150.0]];
        let one = places(&[shared[0], shared[1], shared[2]]);
        let two = places(&[shared[0], shared[1], shared[2], [60.0, 190.0]]);
        let ribbons = Ribbons::new(vec![(0, vec![one]), (1, vec![two])]);
        let [first, second] = [0, 1].map(|feature| ribbons.on_screen(feature, &viewport(), 6.0).remove(0));
        assert_eq!(first.len(), 3);
        // Six points apart on both legs, never crossing: the outer one stays outside.
        assert!((first[0][1] - second[0][1]).abs() > 5.9 && (first[2][0] - second[2][0]).abs() > 5.9);
        let outer_first = first[0][1] < second[0][1];
        assert_eq!(outer_first, first[2][0] > second[2][0]);
        let end = second.last().copied().unwrap();
        assert!((end[0] - 60.0).abs() < 1e-2, "alone again it runs on the way: {end:?}");
    }
}
