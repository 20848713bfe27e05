//! Who is written where: the strongest first, each at the first of its places that is free.

use std::collections::HashMap;
use std::sync::Arc;

use super::block::Block;
use super::candidate::{Kind, LabelCandidate};
use super::course::{Course, Letter};
use crate::model::FeatureId;
use crate::scene::collision::Occupied;
use crate::scene::input::SceneInput;
use crate::scene::scene::{Anchor, Item, LabelMark, Scene, Stroke, TextItem};
use crate::style::Rgba;

/// Room around a label: beside, above; in points.
const MARGIN_PT: [f32; 2] = [3.0, 1.0];
/// Names keep this far from the window's edge, in points.
const EDGE_PT: f32 = 3.0;
/// The same name is not written twice closer than this, in points (a river in pieces, a cité in two layers).
const REPEAT_PT: f32 = 300.0;
/// The same number on a plate, in points.
const REPEAT_PLATE_PT: f32 = 240.0;
/// Lengths of leaders, in points.
const LEADERS_PT: [f32; 7] = [14.0, 26.0, 40.0, 56.0, 74.0, 94.0, 118.0];

/// Boxes are left, top, right, bottom, in points.
type Area = [f32; 4];

/// Writes the candidates that find room, highest priority first; equal ones in the order of the atlas, so that panning
/// does not shuffle them.
pub(in crate::scene) fn place_labels(
    input: &SceneInput<'_>,
    mut candidates: Vec<LabelCandidate>,
    occupied: &mut Occupied,
    memory: &mut Memory,
    scene: &mut Scene,
) {
    let half_zoom = (input.viewport.zoom * 2.0).floor() as i32;
    if memory.half_zoom != half_zoom {
        memory.half_zoom = half_zoom;
        memory.tries.clear();
    }
    candidates.sort_by(|a, b| b.priority.cmp(&a.priority).then(a.id.cmp(&b.id)));
    let mut placer = Placer {
        size: input.viewport.size.map(|length| length as f32),
        occupied,
        scene,
        written: Vec::new(),
        before: &memory.tries,
        now: HashMap::new(),
    };
    for candidate in candidates {
        placer.place(candidate);
    }
    memory.tries = placer.now;
}

/// Which of its places each name took in the scene before, so that it takes it again: what appears or goes at the edge of the
/// window does not push names about in its middle. Forgotten after half a zoom level.
#[derive(Debug, Default)]
pub(in crate::scene) struct Memory {
    half_zoom: i32,
    tries: HashMap<FeatureId, u16>,
}

struct Placer<'a> {
    size: [f32; 2],
    occupied: &'a mut Occupied,
    scene: &'a mut Scene,
    written: Vec<(String, [f32; 2])>,
    before: &'a HashMap<FeatureId, u16>,
    now: HashMap<FeatureId, u16>,
}

impl Placer<'_> {
    fn place(&mut self, candidate: LabelCandidate) {
        let LabelCandidate { id, name, kind, .. } = candidate;
        let first = self.scene.items.len() as u32;
        match kind {
            Kind::Over { block, at, far, leader } => {
                let mut tries = over(&block, at, far);
                if far {
                    tries.extend(beside(&block, at, if leader { 2.0 } else { 17.0 }, leader));
                }
                self.first_free(id, &name, &block, at, &tries);
            }
            Kind::Beside {
                block,
                at,
                radius,
                leader,
            } => self.first_free(id, &name, &block, at, &beside(&block, at, radius, leader)),
            Kind::Along { block, courses, lift } => {
                for (course, slots) in &courses {
                    slots
                        .iter()
                        .for_each(|slot| self.along(&name, &block, course, *slot, lift));
                }
            }
            Kind::Plated { plate, courses } => {
                for (course, slots) in &courses {
                    for slot in slots {
                        let at = course.at(*slot);
                        if !self.repeats(&name, at, REPEAT_PLATE_PT) && self.claim(&[plate.area(at)]) {
                            plate.draw(at, self.scene);
                            self.written.push((name.clone(), at));
                        }
                    }
                }
            }
        }
        let items = first..self.scene.items.len() as u32;
        if !items.is_empty() {
            self.scene.labels.push(LabelMark { id, items });
        }
    }

    fn repeats(&self, name: &str, at: [f32; 2], within: f32) -> bool {
        let near = |other: &[f32; 2]| (other[0] - at[0]).hypot(other[1] - at[1]) < within;
        self.written.iter().any(|(known, place)| known == name && near(place))
    }

    /// Takes all boxes if every one is free and within the picture.
    fn claim(&mut self, areas: &[Area]) -> bool {
        let [width, height] = self.size;
        let inside = |area: &Area| {
            area[0] >= EDGE_PT && area[1] >= EDGE_PT && area[2] <= width - EDGE_PT && area[3] <= height - EDGE_PT
        };
        let free = areas.iter().all(|area| inside(area) && self.occupied.is_free(*area));
        if free {
            areas.iter().for_each(|area| self.occupied.fill(*area));
        }
        free
    }

    fn write(&mut self, name: &str, block: &Block, anchor: Anchor, at: [f32; 2]) {
        self.scene.items.extend(block.texts(anchor, at).map(Item::Text));
        self.written.push((name.to_owned(), at));
    }

    /// Writes a block at the first of `tries` that is free, the one that it had before ahead of all others.
    fn first_free(&mut self, id: FeatureId, name: &str, block: &Block, at: [f32; 2], tries: &[Try]) {
        if self.repeats(name, at, REPEAT_PT) {
            return;
        }
        let before = self.before.get(&id).map(|index| usize::from(*index));
        let order = before
            .into_iter()
            .chain((0..tries.len()).filter(|index| Some(*index) != before));
        for index in order {
            let Some(Try { anchor, place, leader }) = tries.get(index) else {
                continue;
            };
            if self.claim(&[boxed(block, *anchor, *place)]) {
                if let Some([from, to]) = leader {
                    self.leader(*from, *to, block.style.color);
                }
                self.write(name, block, *anchor, *place);
                self.now.insert(id, index as u16);
                return;
            }
        }
    }

    fn leader(&mut self, from: [f32; 2], to: [f32; 2], color: Rgba) {
        let path = self.scene.paths.len() as u32;
        self.scene.add_line(vec![from, to]);
        self.scene.items.push(Item::Stroke {
            paths: path..path + 1,
            stroke: Stroke {
                color: color.faded(0.8),
                width_pt: 1.0,
                dash_pt: None,
            },
        });
    }

    fn along(&mut self, name: &str, block: &Block, course: &Course, slot: f32, lift: f32) {
        if self.repeats(name, course.at(slot), REPEAT_PT + block.width) {
            return;
        }
        for shift in [0.0, -0.25, 0.25] {
            let middle = slot + shift * block.width;
            for side in [lift, -lift] {
                let Some(letters) = course.letters(block, middle, side) else {
                    break;
                };
                let areas: Vec<Area> = letters.iter().map(|letter| turned(letter, block.size_pt)).collect();
                if self.claim(&areas) {
                    self.letters(block, &letters);
                    self.written.push((name.to_owned(), course.at(middle)));
                    return;
                }
            }
        }
    }

    /// Halos first, letters on them: no letter's halo bites into its neighbour.
    fn letters(&mut self, block: &Block, letters: &[Letter]) {
        let style = block.style;
        let height = block.sizes.first().map_or(0.0, |size| size[1]);
        let text = |letter: &Letter, color: Rgba, halo_pt: f32| {
            Item::Text(TextItem {
                text: Arc::from(letter.letter.encode_utf8(&mut [0; 4]) as &str),
                at: letter.at,
                anchor: Anchor::Center,
                angle: letter.angle,
                face: style.face,
                size_pt: block.size_pt,
                letter_spacing_pt: 0.0,
                color,
                halo: (style.halo, halo_pt),
                size: [letter.width, height],
            })
        };
        let seen = || letters.iter().filter(|letter| !letter.letter.is_whitespace());
        self.scene
            .items
            .extend(seen().map(|letter| text(letter, Rgba::TRANSPARENT, style.halo_pt)));
        self.scene
            .items
            .extend(seen().map(|letter| text(letter, style.color, 0.0)));
    }
}

/// The box of a block whose `anchor` stands at `at`, with its margin.
fn boxed(block: &Block, anchor: Anchor, at: [f32; 2]) -> Area {
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
struct Try {
    anchor: Anchor,
    place: [f32; 2],
    /// Ends of the thin line to the symbol.
    leader: Option<[[f32; 2]; 2]>,
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
fn turned(letter: &Letter, size_pt: f32) -> Area {
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
