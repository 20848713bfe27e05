//! Who is written where: the strongest first, each at the first of its places that is free.

use std::collections::HashMap;
use std::sync::Arc;

use geo_types::Coord;

use super::block::Block;
use super::candidate::{Kind, LabelCandidate};
use super::course::{Course, Letter};
use super::tries::{Area, Try, boxed, meet, tries_of, turned};
use crate::model::FeatureId;
use crate::scene::collision::Occupied;
use crate::scene::input::SceneInput;
use crate::scene::plate::Plate;
use crate::scene::scene::{Anchor, Item, LabelMark, Scene, Stroke, TextItem};
use crate::space::Viewport;
use crate::style::Rgba;

/// Names keep this far from the window's edge, in points.
const EDGE_PT: f32 = 3.0;
/// The same name is not written twice closer than this, in points (a river in pieces, a cité in two layers).
const REPEAT_PT: f32 = 300.0;
/// The same number on a plate, in points.
const REPEAT_PLATE_PT: f32 = 240.0;
/// A place along a line that is this near to a former one is the same, in points.
const SAME_PT: f32 = 1.5;

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
        *memory = Memory {
            half_zoom,
            ..Memory::default()
        };
    }
    candidates.sort_by(|a, b| b.priority.cmp(&a.priority).then(a.id.cmp(&b.id)));
    let mut placer = Placer {
        viewport: input.viewport,
        occupied,
        scene,
        written: Vec::new(),
        wanted: wanted(memory, &input.viewport),
        before: memory,
        now: Memory {
            half_zoom,
            ..Memory::default()
        },
    };
    for candidate in candidates {
        placer.place(candidate);
    }
    *memory = placer.now;
}

/// Boxes of the scene before, where they lie now.
fn wanted(memory: &Memory, viewport: &Viewport) -> Vec<(FeatureId, Area)> {
    let moved = |(id, middle, [x, y]): &(FeatureId, Coord<f64>, [f32; 2])| {
        let at = viewport.screen_from_mercator(*middle);
        let [left, top] = [at.x as f32, at.y as f32];
        (*id, [left - x, top - y, left + x, top + y])
    };
    memory.covered.iter().map(moved).collect()
}

/// Which of its places each name took in the scene before, so that it takes it again: what appears or goes at the edge of the
/// window does not push names about in its middle. Forgotten after half a zoom level.
#[derive(Debug, Default)]
pub(in crate::scene) struct Memory {
    half_zoom: i32,
    /// The place of a name beside or over its feature, as its rank among all.
    tries: HashMap<FeatureId, u16>,
    /// Places along lines by what is written there, in Mercator units.
    along: HashMap<String, Vec<(FeatureId, Coord<f64>)>>,
    /// What each one covered: middle in Mercator units, half of width and height in points.
    covered: Vec<(FeatureId, Coord<f64>, [f32; 2])>,
}

struct Placer<'a> {
    viewport: Viewport,
    occupied: &'a mut Occupied,
    scene: &'a mut Scene,
    written: Vec<(String, [f32; 2])>,
    /// What the names of the scene before would cover again.
    wanted: Vec<(FeatureId, Area)>,
    before: &'a Memory,
    now: Memory,
}

impl Placer<'_> {
    fn place(&mut self, candidate: LabelCandidate) {
        let LabelCandidate { id, name, kind, .. } = candidate;
        let first = self.scene.items.len() as u32;
        if let Some((block, middle, tries)) = tries_of(&kind) {
            self.first_free(id, &name, block, middle, &tries);
        }
        match kind {
            Kind::Over { .. } | Kind::Beside { .. } => {}
            Kind::Along { block, courses, lift } => {
                for (course, slot) in self.known_first(id, &name, &courses) {
                    if self.along(id, &name, &block, course, slot, lift) {
                        self.keep_along(id, &name, course.at(slot));
                    }
                }
            }
            Kind::Plated { plate, courses } => {
                let places: Vec<_> = self.known_first(id, &name, &courses);
                let (polite, pushing): (Vec<_>, Vec<_>) = places
                    .into_iter()
                    .map(|(course, slot)| course.at(slot))
                    .partition(|at| !self.pushes(id, &plate.area(*at)));
                let mut stands = false;
                for at in polite {
                    stands |= self.plate(id, &name, &plate, at);
                }
                for at in pushing {
                    stands = stands || self.plate(id, &name, &plate, at);
                }
            }
        }
        let items = first..self.scene.items.len() as u32;
        if !items.is_empty() {
            self.scene.labels.push(LabelMark { id, items });
        }
    }

    /// Every place along the lines of a feature, those of the scene before ahead of all others: a number that comes in at the
    /// edge does not shift the ones that stand already, nor does its namesake on another piece of the line.
    fn known_first<'c>(&self, id: FeatureId, name: &str, courses: &'c [(Course, Vec<f32>)]) -> Vec<(&'c Course, f32)> {
        let known: Vec<(bool, [f32; 2])> = self.before.along.get(name).map_or_else(Vec::new, |places| {
            let on_screen = |(owner, place): &(FeatureId, Coord<f64>)| {
                let at = self.viewport.screen_from_mercator(*place);
                (*owner == id, [at.x as f32, at.y as f32])
            };
            places.iter().map(on_screen).collect()
        });
        let near = |own: bool, [x, y]: [f32; 2], within: f32| {
            known
                .iter()
                .any(|(owned, [left, top])| *owned == own && (left - x).hypot(top - y) < within)
        };
        let all = courses
            .iter()
            .flat_map(|(course, slots)| slots.iter().map(move |slot| (course, *slot)));
        let (mut first, mut others): (Vec<_>, Vec<_>) =
            all.partition(|(course, slot)| near(true, course.at(*slot), SAME_PT));
        others.retain(|(course, slot)| !near(false, course.at(*slot), REPEAT_PLATE_PT));
        first.extend(others);
        first
    }

    fn keep_along(&mut self, id: FeatureId, name: &str, at: [f32; 2]) {
        let place = self.mercator(at);
        self.now.along.entry(name.to_owned()).or_default().push((id, place));
    }

    fn mercator(&self, [x, y]: [f32; 2]) -> Coord<f64> {
        self.viewport.mercator_from_screen(Coord {
            x: f64::from(x),
            y: f64::from(y),
        })
    }

    /// Whether a box lies where another name stood before.
    fn pushes(&self, id: FeatureId, area: &Area) -> bool {
        self.wanted
            .iter()
            .any(|(other, wanted)| *other != id && meet(wanted, area))
    }

    /// Whether a plate found room at a place.
    fn plate(&mut self, id: FeatureId, name: &str, plate: &Plate, at: [f32; 2]) -> bool {
        let free = !self.repeats(name, at, REPEAT_PLATE_PT) && self.claim(id, &[plate.area(at)]);
        if free {
            plate.draw(at, self.scene);
            self.written.push((name.to_owned(), at));
            self.keep_along(id, name, at);
        }
        free
    }

    fn repeats(&self, name: &str, at: [f32; 2], within: f32) -> bool {
        let near = |other: &[f32; 2]| (other[0] - at[0]).hypot(other[1] - at[1]) < within;
        self.written.iter().any(|(known, place)| known == name && near(place))
    }

    /// Takes all boxes if every one is free and within the picture.
    fn claim(&mut self, id: FeatureId, areas: &[Area]) -> bool {
        let free = areas.iter().all(|area| self.is_free(area));
        if free {
            areas.iter().for_each(|area| self.fill(id, *area));
        }
        free
    }

    fn fill(&mut self, id: FeatureId, area: Area) {
        self.occupied.fill(area);
        let middle = self.mercator([(area[0] + area[2]) / 2.0, (area[1] + area[3]) / 2.0]);
        let half = [(area[2] - area[0]) / 2.0, (area[3] - area[1]) / 2.0];
        self.now.covered.push((id, middle, half));
    }

    fn is_free(&self, area: &Area) -> bool {
        let [width, height] = self.viewport.size.map(|length| length as f32);
        let [left, top, right, bottom] = *area;
        let inside = left >= EDGE_PT && top >= EDGE_PT && right <= width - EDGE_PT && bottom <= height - EDGE_PT;
        inside && self.occupied.is_free(*area)
    }

    fn write(&mut self, name: &str, block: &Block, anchor: Anchor, at: [f32; 2]) {
        self.scene.items.extend(block.texts(anchor, at).map(Item::Text));
        self.written.push((name.to_owned(), at));
    }

    /// Writes a block at the first of `tries` that is free, the one that it had before ahead of all others, and those that
    /// no other name had before ahead of the rest: one that comes in does not push a chain of others about.
    fn first_free(&mut self, id: FeatureId, name: &str, block: &Block, at: [f32; 2], tries: &[Try]) {
        if self.repeats(name, at, REPEAT_PT) {
            return;
        }
        let before = self.before.tries.get(&id).map(|index| usize::from(*index));
        let mut order = before
            .into_iter()
            .chain((0..tries.len()).filter(|index| Some(*index) != before));
        let area = |index: usize| {
            tries
                .get(index)
                .map(|Try { anchor, place, .. }| boxed(block, *anchor, *place))
        };
        let mut pushing = None;
        let polite = order.find(|index| {
            let Some(area) = area(*index).filter(|area| self.is_free(area)) else {
                return false;
            };
            let alone = !self.pushes(id, &area);
            if !alone {
                pushing.get_or_insert(*index);
            }
            alone
        });
        let Some(index) = polite.or(pushing) else { return };
        let Some((Try { anchor, place, leader }, area)) = tries.get(index).zip(area(index)) else {
            return;
        };
        self.fill(id, area);
        if let Some([from, to]) = leader {
            self.leader(*from, *to, block.style.color);
        }
        self.write(name, block, *anchor, *place);
        self.now.tries.insert(id, index as u16);
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

    /// Whether the name found room around `slot`.
    fn along(&mut self, id: FeatureId, name: &str, block: &Block, course: &Course, slot: f32, lift: f32) -> bool {
        if self.repeats(name, course.at(slot), REPEAT_PT + block.width) {
            return false;
        }
        for shift in [0.0, -0.25, 0.25] {
            let middle = slot + shift * block.width;
            for side in [lift, -lift] {
                let Some(letters) = course.letters(block, middle, side) else {
                    break;
                };
                let areas: Vec<Area> = letters.iter().map(|letter| turned(letter, block.size_pt)).collect();
                if self.claim(id, &areas) {
                    self.letters(block, &letters);
                    self.written.push((name.to_owned(), course.at(middle)));
                    return true;
                }
            }
        }
        false
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
