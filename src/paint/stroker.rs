//! Lines to triangles with soft edges, for painters that only know triangles.

/// A corner of a triangle: a position in points and how much of the colour it carries, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Corner {
    /// Position in points.
    pub at: [f32; 2],
    /// Share of the colour.
    pub cover: f32,
}

/// Longest mitre, in half widths: beyond it a corner is not joined.
const LONGEST_MITRE: f32 = 2.0;

/// Covers the line through `points` with triangles. `feather` is the width of the soft edge, in points (one pixel).
///
/// `corner` receives the corners, `triangle` triples of their numbers counted from 0 within this call. Stretches that lie
/// wholly on one outer side of `clip` (left, top, right, bottom, in points) are left out.
pub fn stroke(
    points: &[[f32; 2]],
    closed: bool,
    width: f32,
    feather: f32,
    clip: [f32; 4],
    corner: &mut impl FnMut(Corner),
    triangle: &mut impl FnMut([u32; 3]),
) {
    let count = points.len();
    if count < 2 {
        return;
    }
    let margin = width / 2.0 + feather;
    let clip = [clip[0] - margin, clip[1] - margin, clip[2] + margin, clip[3] + margin];
    let segments = if closed { count } else { count - 1 };
    // A hairline keeps its width of one feather and pales instead.
    let strength = (width / feather).min(1.0);
    // Up to one and a half feathers a peak with soft flanks covers as much as a plateau would, with a third less corners.
    let core = if width > 1.6 * feather {
        (width - feather) / 2.0
    } else {
        0.0
    };
    let reach = if core > 0.0 { core + feather } else { width.max(feather) };
    let sides: u32 = if core > 0.0 { 4 } else { 3 };
    let mut made = 0;
    let mut rib = |at: [f32; 2], offset: [f32; 2]| {
        let mut put = |distance: f32, cover: f32| {
            corner(Corner {
                at: [at[0] + offset[0] * distance, at[1] + offset[1] * distance],
                cover,
            });
        };
        put(-reach, 0.0);
        if core > 0.0 {
            put(-core, strength);
            put(core, strength);
        } else {
            put(0.0, strength);
        }
        put(reach, 0.0);
        made += sides;
        made - sides
    };
    let mut previous: Option<(usize, u32)> = None;
    for segment in 0..segments {
        let (from, to) = (segment, (segment + 1) % count);
        if outside(points[from], clip) & outside(points[to], clip) != 0 {
            previous = None;
            continue;
        }
        // Where the line turns back, each stretch ends for itself, half its width beyond the point.
        let end_of = |index: usize, other: usize| {
            let (here, there) = (points[index], points[other]);
            let across = normal(here, there).unwrap_or_default();
            let beyond = width / 2.0;
            ([here[0] - across[1] * beyond, here[1] + across[0] * beyond], across)
        };
        let start = match previous {
            Some((index, first)) if index == from => first,
            _ => match joint(points, from, closed) {
                Some(offset) => rib(points[from], offset),
                None => {
                    let (at, across) = end_of(from, to);
                    rib(at, across)
                }
            },
        };
        let joined = joint(points, to, closed);
        let end = match joined {
            Some(offset) => rib(points[to], offset),
            None => {
                let (at, across) = end_of(to, from);
                rib(at, [-across[0], -across[1]])
            }
        };
        for side in 0..sides - 1 {
            triangle([start + side, start + side + 1, end + side]);
            triangle([start + side + 1, end + side + 1, end + side]);
        }
        previous = joined.map(|_| (to, end));
    }
}

/// Bits for the sides of `clip` that a point lies beyond.
fn outside(point: [f32; 2], clip: [f32; 4]) -> u8 {
    u8::from(point[0] < clip[0])
        | u8::from(point[1] < clip[1]) << 1
        | u8::from(point[0] > clip[2]) << 2
        | u8::from(point[1] > clip[3]) << 3
}

/// From a point of the line to its side, times half widths, so that the line keeps its width through the corner; none where
/// it turns back so sharply that the corner would stick out.
fn joint(points: &[[f32; 2]], index: usize, closed: bool) -> Option<[f32; 2]> {
    let count = points.len();
    let before = (index > 0 || closed).then(|| points[(index + count - 1) % count]);
    let after = (index + 1 < count || closed).then(|| points[(index + 1) % count]);
    let at = points[index];
    let into = before.and_then(|before| normal(before, at));
    let out = after.and_then(|after| normal(at, after));
    match (into, out) {
        (Some(a), Some(b)) => {
            let sum = [a[0] + b[0], a[1] + b[1]];
            let square = sum[0] * sum[0] + sum[1] * sum[1];
            // The mitre is two over the length of the sum.
            (square * LONGEST_MITRE * LONGEST_MITRE >= 4.0).then(|| [sum[0] * 2.0 / square, sum[1] * 2.0 / square])
        }
        (Some(one), None) | (None, Some(one)) => Some(one),
        (None, None) => Some([0.0, 0.0]),
    }
}

/// The unit normal of a segment; none when it has no length.
fn normal(from: [f32; 2], to: [f32; 2]) -> Option<[f32; 2]> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx.hypot(dy);
    (length > 1e-4).then(|| [-dy / length, dx / length])
}

/// Cuts the line through `points` into dashes (on, off, on, off … in points), each handed to `dash`.
pub fn dashes(points: &[[f32; 2]], closed: bool, pattern: &[f32], clip: [f32; 4], dash: &mut impl FnMut(&[[f32; 2]])) {
    if pattern.iter().sum::<f32>() < 0.5 || points.len() < 2 {
        dash(points);
        return;
    }
    let mut piece: Vec<[f32; 2]> = Vec::new();
    let (mut step, mut left) = (0, pattern[0]);
    let segments = if closed { points.len() } else { points.len() - 1 };
    for segment in 0..segments {
        let (from, to) = (points[segment], points[(segment + 1) % points.len()]);
        let length = (to[0] - from[0]).hypot(to[1] - from[1]);
        if outside(from, clip) & outside(to, clip) != 0 {
            if piece.len() > 1 {
                dash(&piece);
            }
            piece.clear();
            // The dashes go on where they would be: they neither swim when the map moves nor break where tiles meet.
            (step, left) = after(pattern, step, left, length);
            continue;
        }
        let mut done = 0.0;
        while done < length {
            let on = step % 2 == 0;
            let at = |distance: f32| {
                [
                    from[0] + (to[0] - from[0]) * distance / length,
                    from[1] + (to[1] - from[1]) * distance / length,
                ]
            };
            if on && piece.is_empty() {
                piece.push(at(done));
            }
            let advance = left.min(length - done);
            done += advance;
            left -= advance;
            if on {
                piece.push(at(done));
            }
            if left <= 1e-4 {
                if on {
                    dash(&piece);
                    piece.clear();
                }
                step = (step + 1) % pattern.len();
                left = pattern[step].max(0.1);
            }
        }
    }
    if piece.len() > 1 {
        dash(&piece);
    }
}

/// The place in a pattern `length` points farther: the step and what is left of it.
fn after(pattern: &[f32], mut step: usize, mut left: f32, length: f32) -> (usize, f32) {
    let stretch = |step: usize| pattern[step].max(0.1);
    let cycle: f32 = (0..pattern.len()).map(stretch).sum();
    let mut rest = length % cycle;
    while rest >= left {
        rest -= left;
        step = (step + 1) % pattern.len();
        left = stretch(step);
    }
    (step, left - rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_lie_where_they_would_without_a_clip() {
        let line = [[-95.0, 50.0], [-13.0, 50.0], [40.0, 50.0], [100.0, 50.0]];
        let inside = |clip: [f32; 4]| {
            let mut found = Vec::new();
            dashes(&line, false, &[7.0, 4.0], clip, &mut |dash| {
                found.push([dash[0][0], dash[dash.len() - 1][0]]);
            });
            found.retain(|[_, end]| *end > 0.0);
            found
        };
        let (cut, whole) = (inside([0.0, 0.0, 100.0, 100.0]), inside([-200.0, 0.0, 200.0, 100.0]));
        assert!(cut.len() > 5 && cut.len() == whole.len());
        for (one, other) in cut.iter().zip(&whole) {
            assert!(
                (one[0] - other[0]).abs() < 0.01 && (one[1] - other[1]).abs() < 0.01,
                "{one:?} {other:?}"
            );
        }
    }

    const CLIP: [f32; 4] = [0.0, 0.0, 1000.0, 1000.0];

    fn covered(points: &[[f32; 2]], closed: bool, width: f32) -> (Vec<Corner>, Vec<[u32; 3]>) {
        let (mut corners, mut triangles) = (Vec::new(), Vec::new());
        stroke(
            points,
            closed,
            width,
            1.0,
            CLIP,
            &mut |corner| corners.push(corner),
            &mut |triangle| triangles.push(triangle),
        );
        (corners, triangles)
    }

    #[test]
    fn a_straight_line_is_as_wide_as_asked() {
        let (corners, triangles) = covered(&[[10.0, 50.0], [90.0, 50.0]], false, 4.0);
        let solid: Vec<f32> = corners
            .iter()
            .filter(|corner| corner.cover == 1.0)
            .map(|corner| corner.at[1])
            .collect();
        assert_eq!(solid, [48.5, 51.5, 48.5, 51.5]);
        assert_eq!(triangles.len(), 6);
    }

    #[test]
    fn a_hairline_pales_instead_of_vanishing() {
        let (corners, _) = covered(&[[10.0, 50.0], [90.0, 50.0]], false, 0.5);
        assert_eq!(corners.iter().map(|corner| corner.cover).fold(0.0, f32::max), 0.5);
    }

    #[test]
    fn a_closed_line_returns_to_its_start_and_hairpins_stay_bounded() {
        let (corners, triangles) = covered(&[[100.0, 100.0], [200.0, 100.0], [100.0, 100.5]], true, 4.0);
        assert!(
            triangles
                .iter()
                .flatten()
                .all(|index| (*index as usize) < corners.len())
        );
        assert!(corners.iter().all(|corner| corner.at[0] > 80.0 && corner.at[0] < 220.0));
    }

    #[test]
    fn a_line_keeps_its_width_where_it_turns_back() {
        let hairpin = [[10.0, 10.0], [110.0, 10.0], [10.0, 12.0]];
        for closed in [false, true] {
            let (corners, _) = covered(&hairpin, closed, 4.0);
            let solid: Vec<[f32; 2]> = corners
                .iter()
                .filter(|corner| corner.cover == 1.0)
                .map(|corner| corner.at)
                .collect();
            assert!(solid.len() >= 8, "{solid:?}");
            for pair in solid.chunks(2) {
                let across = (pair[0][0] - pair[1][0]).hypot(pair[0][1] - pair[1][1]);
                assert!((2.9..=6.1).contains(&across), "{across} at {pair:?}, closed: {closed}");
            }
            // The turn is covered, and sticks out by half the width.
            let farthest = solid.iter().map(|at| at[0]).fold(0.0, f32::max);
            assert!((farthest - 112.0).abs() < 0.2, "{farthest}");
        }
    }

    #[test]
    fn what_lies_beyond_the_window_costs_nothing() {
        let (corners, _) = covered(&[[-500.0, 10.0], [-400.0, 900.0], [-100.0, 20.0]], false, 2.0);
        assert!(corners.is_empty());
    }

    #[test]
    fn dashes_keep_their_length_around_corners() {
        let mut lengths = Vec::new();
        dashes(
            &[[0.0, 0.0], [10.0, 0.0], [10.0, 20.0]],
            false,
            &[6.0, 4.0],
            CLIP,
            &mut |dash| {
                lengths.push(
                    dash.windows(2)
                        .map(|pair| (pair[1][0] - pair[0][0]).hypot(pair[1][1] - pair[0][1]))
                        .sum::<f32>(),
                );
            },
        );
        assert_eq!(lengths.len(), 3);
        assert!(lengths.iter().all(|length| (length - 6.0).abs() < 0.01));
    }
}
