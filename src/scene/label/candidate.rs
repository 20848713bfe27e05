//! Which names want to be written, how, and where they might stand.

use std::collections::HashMap;

use geo_types::Coord;

use super::block::{Block, without_remark};
use super::course::{Course, chained};
use super::pole::pole;
use crate::index::{Projected, Ring, RingKind};
use crate::model::{Feature, FeatureId, Property, catalog::LabelDef, catalog::Role};
use crate::scene::form::form;
use crate::scene::input::SceneInput;
use crate::scene::plate::Plate;
use crate::space::Extent;
use crate::style::{ClassStyle, LabelStyle};

/// Areas at least this wide on the screen carry their name inside, in points.
const WIDE_PT: f64 = 70.0;
/// Areas at least this large on the screen are worth looking for their pole, in points.
const POLE_FROM_PT: f64 = 24.0;
/// Areas are dark below this luminance (WCAG 2.2): names on them want light letters.
const DARK: f64 = 0.12;
/// Distance between two slots of a line at a whole zoom, in points.
const SLOT_PT: f64 = 130.0;
/// Remarks in brackets are left out below this zoom.
const REMARKS_FROM_ZOOM: f64 = 15.5;
/// Labels of at least this priority may stand off their symbol, at the end of a thin line, below [`LEADERS_BELOW_ZOOM`].
const LEADERS_FROM_PRIORITY: i32 = 85;
const LEADERS_BELOW_ZOOM: f64 = 11.5;
/// A place with this many people is a city here.
const CITY: i64 = 30_000;
/// Clusters have names from this zoom on.
const CLUSTERS_NAMED_FROM_ZOOM: f64 = 12.5;

/// Poles of areas, found once. An entry counts only for the extent that it was found for.
pub(in crate::scene) type Poles = HashMap<FeatureId, (Extent, [f64; 2])>;

/// A name that wants to be written.
pub(in crate::scene) struct LabelCandidate {
    pub(super) priority: (i32, i64),
    pub(super) id: FeatureId,
    pub(super) name: String,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    /// Beside a symbol of this radius; with a leader it may stand further off.
    Beside {
        block: Block,
        at: [f32; 2],
        radius: f32,
        leader: bool,
    },
    /// In the middle of an area, or over a place.
    Over {
        block: Block,
        at: [f32; 2],
        /// It may stand beside what covers the place.
        far: bool,
        /// It may stand at the end of a thin line.
        leader: bool,
    },
    /// Along a line, lifted off it; at any of the slots.
    Along {
        block: Block,
        courses: Vec<(Course, Vec<f32>)>,
        lift: f32,
    },
    /// A number on a plate, at any of the slots.
    Plated {
        plate: Plate,
        courses: Vec<(Course, Vec<f32>)>,
    },
}

/// A feature as it is drawn.
pub(in crate::scene) struct Seen<'a> {
    /// Where it is.
    pub projected: Projected<'a>,
    /// Its look.
    pub class: Option<&'a ClassStyle>,
    /// Style of its name, where it is not the layer's.
    pub label_style: Option<&'a str>,
    /// Its lines on the screen, where they are not simply its geometry.
    pub lines: Option<&'a [Vec<[f32; 2]>]>,
    /// The cluster that goes by its name: place (Mercator), radius in points, number of others.
    pub led: Option<(Coord<f64>, f32, usize)>,
}

/// What a label is made from, feature by feature.
pub(in crate::scene) struct Collector<'a, 's> {
    /// The scene's input.
    pub input: &'a SceneInput<'a>,
    /// How the layer writes names.
    pub def: &'a LabelDef,
    /// What the layer is for.
    pub role: Role,
    /// Poles found so far.
    pub poles: &'s mut Poles,
}

impl Collector<'_, '_> {
    /// The candidate for the name of a feature, when it has one and stands in the picture.
    pub(in crate::scene) fn candidate(
        &mut self,
        id: FeatureId,
        feature: &Feature,
        seen: &Seen<'_>,
    ) -> Option<LabelCandidate> {
        let Seen { projected, class, .. } = *seen;
        let input = self.input;
        let zoom = input.viewport.zoom;
        let rank = rank(feature);
        if rank.is_some_and(|rank| zoom < self.place_zoom(rank, population(feature))) {
            return None;
        }
        let name = self.name(feature)?;
        let own = seen.label_style.filter(|style| !style.is_empty());
        let style_name = match (own.unwrap_or(self.def.style.as_str()), rank) {
            ("place", Some(1)) if zoom < 12.5 && population(feature) >= CITY => "place-large",
            ("place", Some(3..)) => "place-small",
            (other, _) => other,
        };
        let form = class.map(|class| form(class, projected, &input.viewport));
        let symbol_radius_pt = form.map_or(0.0, |form| form.symbol_radius_pt);
        let style = self.style(style_name, class, projected, symbol_radius_pt);
        let kind = if let Some(led) = seen.led {
            self.of_cluster(&name, style, led)?
        } else if is_line(projected) {
            self.on_line(&name, style, seen)?
        } else {
            let at = self.anchor(id, feature, projected);
            let [width, height] = input.viewport.size;
            if !(0.0..=width).contains(&at.x) || !(0.0..=height).contains(&at.y) {
                return None;
            }
            let at = [at.x as f32, at.y as f32];
            let block = Block::new(&name, style, input.text_size, true);
            let leader = self.def.priority >= LEADERS_FROM_PRIORITY && zoom < LEADERS_BELOW_ZOOM;
            if symbol_radius_pt > 0.0 {
                let radius = symbol_radius_pt;
                Kind::Beside {
                    block,
                    at,
                    radius,
                    leader,
                }
            } else {
                Kind::Over {
                    block,
                    at,
                    far: leader || rank.is_some_and(|rank| rank <= 2),
                    leader,
                }
            }
        };
        // Bigger things first inside a layer; populations where the data ranks places.
        let weight = match population(feature) {
            0 => (projected.area * 1e12) as i64,
            people => people,
        };
        // Towns lead the eye through everything else.
        let bonus = match rank {
            Some(1) if self.role == Role::Territory && weight >= CITY => 44,
            Some(1) => 38,
            Some(2) => 14,
            _ => 0,
        };
        Some(LabelCandidate {
            priority: (self.def.priority + bonus, weight),
            id,
            name,
            kind,
        })
    }

    /// The zoom from which a place of this rank is named. Around the territory only cities are, at first: their suburbs
    /// would drown them.
    fn place_zoom(&self, rank: i32, people: i64) -> f64 {
        let later = if self.role == Role::Background && people < CITY {
            1.3
        } else {
            0.0
        };
        self.def.min_zoom + f64::from(rank - 1) * 1.15 + later
    }

    /// A cluster goes by the name of its first member, and says how many others there are.
    fn of_cluster(&self, name: &str, style: &'static LabelStyle, led: (Coord<f64>, f32, usize)) -> Option<Kind> {
        let (place, radius, others) = led;
        let input = self.input;
        let at = input.viewport.screen_from_mercator(place);
        let [width, height] = input.viewport.size;
        let inside = (0.0..=width).contains(&at.x) && (0.0..=height).contains(&at.y);
        (inside && input.viewport.zoom >= CLUSTERS_NAMED_FROM_ZOOM).then(|| Kind::Beside {
            block: Block::new(&format!("{name} +\u{a0}{others}"), style, input.text_size, true),
            at: [at.x as f32, at.y as f32],
            radius,
            leader: false,
        })
    }

    fn name(&self, feature: &Feature) -> Option<String> {
        let name = match self.def.field.as_deref() {
            Some("code") => feature.code.as_deref()?,
            _ => feature.name.get(self.input.lang),
        };
        let name = name.trim();
        let name = if self.input.viewport.zoom < REMARKS_FROM_ZOOM {
            without_remark(name)
        } else {
            name
        };
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// The style of that name, or its sister for names inside dark areas.
    fn style(
        &self,
        name: &str,
        class: Option<&ClassStyle>,
        projected: Projected<'_>,
        symbol_radius_pt: f32,
    ) -> &'static LabelStyle {
        let width_pt = projected.extent.size()[0] * self.input.viewport.scale();
        let inside = format!("{name}-inside");
        let over = class.is_some_and(is_dark) && symbol_radius_pt <= 0.0 && width_pt >= WIDE_PT;
        let palette = self.input.palette;
        palette.label(if over && palette.has_label(&inside) {
            &inside
        } else {
            name
        })
    }

    fn on_line(&self, name: &str, style: &'static LabelStyle, seen: &Seen<'_>) -> Option<Kind> {
        let Seen {
            projected,
            class,
            lines,
            ..
        } = *seen;
        let viewport = &self.input.viewport;
        let courses: Vec<Course> = match lines {
            Some(lines) => lines.iter().map(|line| Course::new(line.iter().copied())).collect(),
            None => chained(lines_of(projected))
                .into_iter()
                .map(|line| {
                    Course::new(line.into_iter().map(|[x, y]| {
                        let at = viewport.screen_from_mercator(Coord { x, y });
                        [at.x as f32, at.y as f32]
                    }))
                })
                .collect(),
        };
        let spacing = (SLOT_PT * viewport.zoom.fract().exp2()) as f32;
        let [width, height] = viewport.size.map(|length| length as f32);
        let mut slotted = Vec::new();
        for course in courses {
            let mut slots = course.slots(spacing);
            slots.retain(|slot| {
                let [x, y] = course.at(*slot);
                x > 0.0 && y > 0.0 && x < width && y < height
            });
            if !slots.is_empty() {
                slotted.push((course, slots));
            }
        }
        if slotted.is_empty() {
            return None;
        }
        let line_pt = class.map_or(1.0, |class| class.width_at(viewport.zoom));
        let size = self.input.text_size;
        if self.def.field.as_deref() == Some("code") {
            let plate = self.plate(name, style, class);
            return Some(Kind::Plated {
                plate,
                courses: slotted,
            });
        }
        let block = Block::new(name, style, size, false);
        let lift = line_pt / 2.0 + block.size_pt * 0.6;
        Some(Kind::Along {
            block,
            courses: slotted,
            lift,
        })
    }

    /// Numbers of what the map is about stand on the line's own colour, those of the background on paper.
    fn plate(&self, name: &str, style: &LabelStyle, class: Option<&ClassStyle>) -> Plate {
        let palette = self.input.palette;
        let card = palette.interface("card");
        let size_pt = style.size_pt * self.input.text_size;
        match class
            .and_then(|class| class.stroke)
            .filter(|_| self.role == Role::Subject)
        {
            Some(color) => {
                let color = color.solid();
                let ink = if card.contrast(color) >= 4.5 { card } else { color.ink() };
                Plate::new(name, size_pt, color, card, ink)
            }
            None => Plate::new(name, size_pt, card, style.color.faded(0.75), style.color),
        }
    }

    /// Where the name of an area or of a point stands, on the screen.
    fn anchor(&mut self, id: FeatureId, feature: &Feature, projected: Projected<'_>) -> Coord<f64> {
        let viewport = &self.input.viewport;
        let given = feature.extra.get("label_point").and_then(|point| {
            let point = point.as_array()?;
            Some(Coord {
                x: point.first()?.as_f64()?,
                y: point.get(1)?.as_f64()?,
            })
        });
        if let Some(given) = given {
            return viewport.screen_from_geo(given);
        }
        let size = projected.extent.size();
        if projected.area <= 0.0 || size[0].max(size[1]) * viewport.scale() < POLE_FROM_PT {
            return viewport.screen_from_mercator(projected.anchor());
        }
        let known = self.poles.get(&id).filter(|known| known.0 == projected.extent);
        let place = known.map(|known| known.1).unwrap_or_else(|| {
            let anchor = projected.anchor();
            let place = pole(&largest_area(projected)).map_or([anchor.x, anchor.y], |found| found.0);
            self.poles.insert(id, (projected.extent, place));
            place
        });
        viewport.screen_from_mercator(Coord {
            x: place[0],
            y: place[1],
        })
    }
}

fn population(feature: &Feature) -> i64 {
    let people = feature.extra.get("population");
    people.and_then(Property::as_i64).unwrap_or(0)
}

fn rank(feature: &Feature) -> Option<i32> {
    let rank = feature.extra.get("rank")?;
    rank.as_i64()
        .and_then(|rank| i32::try_from(rank).ok())
        .or_else(|| rank.as_str()?.parse().ok())
}

/// Whether areas of a class are dark on a light ground, or the other way round.
fn is_dark(class: &ClassStyle) -> bool {
    let ground = class.ground.luminance() < DARK;
    let fill = |fill: crate::style::Rgba| (fill.over(class.ground).luminance() < DARK) != ground;
    class.fill.is_some_and(fill)
}

fn is_line(projected: Projected<'_>) -> bool {
    projected.has_lines() && !projected.has_areas() && !projected.has_points()
}

/// The lines of a geometry, in Mercator units.
pub(in crate::scene) fn lines_of(projected: Projected<'_>) -> Vec<Vec<[f64; 2]>> {
    let lines = projected
        .rings()
        .filter(|ring| ring.kind == RingKind::Line && !ring.outline);
    lines.map(|ring| positions(projected, &ring)).collect()
}

fn positions(projected: Projected<'_>, ring: &Ring<'_>) -> Vec<[f64; 2]> {
    let coords = ring.coords(projected.origin());
    coords.map(|coord| [coord.x, coord.y]).collect()
}

/// The rings of the largest area of a geometry, in Mercator units.
fn largest_area(projected: Projected<'_>) -> Vec<Vec<[f64; 2]>> {
    let mut areas: Vec<(f64, Vec<Vec<[f64; 2]>>)> = Vec::new();
    for ring in projected.rings().filter(|ring| ring.closed() && !ring.outline) {
        match (ring.kind, areas.last_mut()) {
            (RingKind::Hole, Some((area, rings))) => {
                *area -= ring.area();
                rings.push(positions(projected, &ring));
            }
            _ => areas.push((ring.area(), vec![positions(projected, &ring)])),
        }
    }
    let largest = areas.into_iter().max_by(|a, b| a.0.total_cmp(&b.0));
    largest.map_or_else(Vec::new, |(_, rings)| rings)
}
