//! Fewer positions that look the same: first those that lie on the one before, then those that lie on the line between others
//! (Ramer, Douglas and Peucker).

/// The positions of a ring or line that remain when none of the others lies farther than `tolerance` from what is drawn.
/// Lines keep their ends. Positions nearer than half the tolerance to the one before are not looked at.
pub fn simplified(points: &[[f32; 2]], closed: bool, tolerance: f32, kept: &mut Vec<[f32; 2]>) {
    kept.clear();
    if tolerance <= 0.0 || points.len() < 4 {
        kept.extend_from_slice(points);
        return;
    }
    let near = tolerance * 0.5;
    let last = points.len() - 1;
    let mut before = [f32::MAX; 2];
    for (index, point) in points.iter().enumerate() {
        let far = (point[0] - before[0]).abs().max((point[1] - before[1]).abs()) >= near;
        if far || index == last && !closed {
            kept.push(*point);
            before = *point;
        }
    }
    if kept.len() < 4 {
        return;
    }
    let mut stays = vec![false; kept.len()];
    stays[0] = true;
    // A ring is cut in two at its first position and at the one farthest from it.
    let cut = if closed {
        farthest_from(kept, kept[0])
    } else {
        kept.len() - 1
    };
    stays[cut] = true;
    let end = kept.len();
    let mut open = vec![(0, cut)];
    if closed && cut > 0 {
        open.push((cut, end));
    }
    while let Some((from, to)) = open.pop() {
        let far = farthest(kept, from, to);
        if let Some((index, distance)) = far
            && distance > tolerance * tolerance
        {
            stays[index] = true;
            open.push((from, index));
            open.push((index, to));
        }
    }
    let mut index = 0;
    kept.retain(|_| {
        index += 1;
        stays[index - 1]
    });
}

fn farthest_from(points: &[[f32; 2]], from: [f32; 2]) -> usize {
    let distance = |point: &[f32; 2]| (point[0] - from[0]).powi(2) + (point[1] - from[1]).powi(2);
    let all = points.iter().enumerate();
    all.max_by(|a, b| distance(a.1).total_cmp(&distance(b.1)))
        .map_or(0, |(index, _)| index)
}

/// The position between two others that lies farthest from the line between them, and its squared distance; `to` may be one
/// past the last position and then means the first.
fn farthest(points: &[[f32; 2]], from: usize, to: usize) -> Option<(usize, f32)> {
    let (a, b) = (points[from], points[to % points.len()]);
    let along = [b[0] - a[0], b[1] - a[1]];
    let square = along[0] * along[0] + along[1] * along[1];
    let mut best: Option<(usize, f32)> = None;
    for (index, point) in points.iter().enumerate().take(to).skip(from + 1) {
        let out = [point[0] - a[0], point[1] - a[1]];
        let share = if square > 0.0 {
            ((out[0] * along[0] + out[1] * along[1]) / square).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let (dx, dy) = (out[0] - along[0] * share, out[1] - along[1] * share);
        let distance = dx * dx + dy * dy;
        if best.is_none_or(|(_, known)| distance > known) {
            best = Some((index, distance));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_lies_on_a_line_goes_and_corners_stay() {
        let mut kept = Vec::new();
        let bent = [[0.0, 0.0], [5.0, 0.1], [10.0, 0.0], [10.0, 10.0]];
        simplified(&bent, false, 0.5, &mut kept);
        assert_eq!(kept, [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]]);
        let square = [
            [0.0, 0.0],
            [5.0, 0.0],
            [10.0, 0.0],
            [10.0, 10.0],
            [0.0, 10.0],
            [0.0, 5.0],
        ];
        simplified(&square, true, 0.5, &mut kept);
        assert_eq!(kept, [[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]]);
        simplified(&square, true, 0.0, &mut kept);
        assert_eq!(kept.len(), 6);
    }

    proptest! {
        #[test]
        fn nothing_moves_farther_than_the_tolerance_allows(
            points in prop::collection::vec((0.0_f32..100.0, 0.0_f32..100.0), 2..60),
            closed: bool,
            tolerance in 0.1_f32..20.0,
        ) {
            let points: Vec<[f32; 2]> = points.into_iter().map(|(x, y)| [x, y]).collect();
            let mut kept = Vec::new();
            simplified(&points, closed, tolerance, &mut kept);
            prop_assert_eq!(kept[0], points[0]);
            prop_assert!(closed || kept.last() == points.last());
            let mut pairs: Vec<_> = kept.windows(2).map(|pair| (pair[0], pair[1])).collect();
            if closed || kept.len() == 1 {
                pairs.push((kept[kept.len() - 1], kept[0]));
            }
            for point in &points {
                let near = pairs.iter().map(|(a, b)| {
                    let along = [b[0] - a[0], b[1] - a[1]];
                    let square = (along[0] * along[0] + along[1] * along[1]).max(1e-9);
                    let share = ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / square;
                    let share = share.clamp(0.0, 1.0);
                    (point[0] - a[0] - along[0] * share).hypot(point[1] - a[1] - along[1] * share)
                });
                prop_assert!(near.fold(f32::MAX, f32::min) <= tolerance * 1.72);
            }
        }
    }
}
