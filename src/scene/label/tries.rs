//! Where a name may stand: on its feature, beside it, or further off at the end of a leader; and what it covers there.

use super::block::Block;
use super::candidate::Kind;
use super::course::Letter;
use crate::scene::scene::Anchor;

/// Room around a label: beside, above; in points.
const MARGIN_PT: [f32; 2] = [3.0, 1.0];
/// Lengths of leaders, in points.
const LEADERS_PT: [f32; 7] = [14.0, 26.0, 40.0, 56.0, 74.0, 94.0, 118.0];

/// Boxes are left, top, right, bottom, in points.
pub(super) type Area = [f32; 4];

/// The box of a block whose `anchor` stands at `at`, with its margin.
pub(super) fn boxed(block: &Block, anchor: Anchor, at: [f32; 2]) -> Area {
    let left = match anchor {
        Anchor::Left => at[0],
        Anchor::Right => at[0] - block.width,
        Anchor::Center | Anchor::Top => at[0] - block.width / 2.0,
    };
    let top = at[1] - block.height / 2.0;
    [
        left - MARGIN_PT[0],
        top - MARGIN_PT[1],
        left + block.width + MARGIN_PT[0],
        top + block.height + MARGIN_PT[1],
    ]
}

/// A place to try.
pub(super) struct Try {
    /// Which part of the words stands at `place`.
    pub anchor: Anchor,
    /// In points.
    pub place: [f32; 2],
    /// Ends of the thin line to the symbol.
    pub leader: Option<[[f32; 2]; 2]>,
}

/// The places of a name that stands over or beside its feature, with its words and the place that they name.
pub(super) fn tries_of(kind: &Kind) -> Option<(&Block, [f32; 2], Vec<Try>)> {
    match kind {
        Kind::Over { block, at, far, leader } => {
            let mut tries = over(block, *at, *far);
            if *far {
                tries.extend(beside(block, *at, if *leader { 2.0 } else { 17.0 }, *leader));
            }
            Some((block, *at, tries))
        }
        Kind::Beside {
            block,
            at,
            radius,
            leader,
        } => Some((block, *at, beside(block, *at, *radius, *leader))),
        Kind::Along { .. } | Kind::Plated { .. } => None,
    }
}

/// Whether two boxes share a place.
pub(super) fn meet(a: &Area, b: &Area) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// On the place itself, or a little above or below it.
fn over(block: &Block, [x, y]: [f32; 2], far: bool) -> Vec<Try> {
    let downs = [0.0, -0.75, 0.75, -1.5, 1.5].map(|down| down * block.height);
    let tries = downs.into_iter().take(if far { 5 } else { 3 }).map(|down| Try {
        anchor: Anchor::Center,
        place: [x, y + down],
        leader: None,
    });
    tries.collect()
}

/// Beside a symbol, and with `leader` further and further off, all around.
fn beside(block: &Block, at: [f32; 2], radius: f32, leader: bool) -> Vec<Try> {
    let mut tries: Vec<Try> = sides(block, at, radius + 4.0)
        .into_iter()
        .map(|(anchor, place)| Try {
            anchor,
            place,
            leader: None,
        })
        .collect();
    if leader {
        let all_around = |length: f32| (0..16).map(move |step| at_leader(block, at, radius, length, step));
        tries.extend(LEADERS_PT.into_iter().flat_map(all_around));
    }
    tries
}

/// At the end of a leader; steps go from the right on, alternating up and down.
fn at_leader(block: &Block, at: [f32; 2], radius: f32, length: f32, step: u8) -> Try {
    let turn = f32::from(step.div_ceil(2)) * if step.is_multiple_of(2) { 1.0 } else { -1.0 };
    let (sin, cos) = (turn * std::f32::consts::TAU / 16.0).sin_cos();
    let on_ray = |distance: f32| [at[0] + cos * distance, at[1] + sin * distance];
    let end = on_ray(radius + length);
    let anchor = if cos > 0.35 {
        Anchor::Left
    } else if cos < -0.35 {
        Anchor::Right
    } else {
        Anchor::Center
    };
    let lift = if anchor == Anchor::Center {
        sin * block.height / 2.0
    } else {
        0.0
    };
    Try {
        anchor,
        place: [end[0] + cos * 3.0, end[1] + lift + sin * 2.0],
        leader: Some([on_ray(radius), end]),
    }
}

/// The eight sides of a symbol, the best first; `gap` is the distance from its middle.
fn sides(block: &Block, [x, y]: [f32; 2], gap: f32) -> [(Anchor, [f32; 2]); 8] {
    let (half, slant) = (block.height / 2.0, gap * 0.72);
    [
        (Anchor::Left, [x + gap, y]),
        (Anchor::Right, [x - gap, y]),
        (Anchor::Center, [x, y - gap - half]),
        (Anchor::Center, [x, y + gap + half]),
        (Anchor::Left, [x + slant, y - slant - half * 0.6]),
        (Anchor::Left, [x + slant, y + slant + half * 0.6]),
        (Anchor::Right, [x - slant, y - slant - half * 0.6]),
        (Anchor::Right, [x - slant, y + slant + half * 0.6]),
    ]
}

/// The box around a turned letter.
pub(super) fn turned(letter: &Letter, size_pt: f32) -> Area {
    let (sin, cos) = (letter.angle.sin().abs(), letter.angle.cos().abs());
    let (half_width, half_height) = (letter.width / 2.0 + 0.5, size_pt * 0.5);
    let reach = [
        half_width * cos + half_height * sin,
        half_width * sin + half_height * cos,
    ];
    [
        letter.at[0] - reach[0],
        letter.at[1] - reach[1],
        letter.at[0] + reach[0],
        letter.at[1] + reach[1],
    ]
}
