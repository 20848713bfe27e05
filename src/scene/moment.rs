//! The year of a scene: what is not there yet is left out, works are lamps that are alight or dark, and what nothing dates
//! lies pale on the ground. What a year changes and what it does not are two passes, so that a window that plays the years
//! draws only the first one anew.

use super::collision::Occupied;
use super::input::SceneInput;
use super::scene::{Anchor, Badge, Item, Path, Scene, Stroke, SymbolItem, TextItem};
use crate::analysis::clock::{Clock, Counts, Phase};
use crate::i18n::Messages;
use crate::index::Projected;
use crate::model::FeatureId;
use crate::style::{Palette, Rgba, Theme};
use crate::text::{self, Face};

/// A work that began so many years ago, or fewer, still draws the eye.
const FRESH_YEARS: i32 = 4;
/// One that closed so many years ago, or fewer, still glimmers.
const EMBER_YEARS: i32 = 5;
/// How strong the paper lies over what no year changes.
const VEIL: f32 = 0.5;
/// Light of a lamp: its radius against that of the core, and its strength in the middle.
const GLOW: (f32, f32) = (4.6, 0.62);
/// Smallest and largest height of the year, in points.
const YEAR_PT: std::ops::RangeInclusive<f32> = 40.0..=92.0;

/// Takes the room of any year.
const WIDEST_YEAR: &str = "2000";

/// Which of the two passes are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pass {
    /// Both, one on the other: for a picture.
    #[default]
    Whole,
    /// What no year changes, without names.
    Still,
    /// The names of what no year changes: they lie over what the year changes, and do not jump while it does.
    Names,
    /// What the year changes, alone.
    Moving,
}

/// A year of the clock.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// The lives.
    pub clock: &'a Clock,
    /// The year.
    pub year: i32,
    /// What is drawn.
    pub pass: Pass,
    /// A line under the large year; empty has none.
    pub words: &'a str,
    /// The year is written at the right edge of what panels leave free, rather than at the left one.
    pub aside: bool,
}

impl Moment<'_> {
    /// Whether a feature belongs to this pass, and is there.
    pub(super) fn draws(&self, id: FeatureId) -> bool {
        let dated = self.clock.life(id).is_some();
        match self.pass {
            Pass::Still | Pass::Names => !dated,
            _ => dated && self.clock.phase(id, self.year) != Phase::NotYet,
        }
    }
}

/// A work as it is drawn: what a pointer finds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LampMark {
    /// Which.
    pub id: FeatureId,
    /// Middle, in points.
    pub at: [f32; 2],
    /// Radius of its mark, in points.
    pub radius_pt: f32,
    /// What is known of it in the year.
    pub phase: Phase,
    /// How much it draws the eye: 1 in its first year, 0 when it is usual; negative when it just went out.
    pub fresh: f32,
    /// Opacity of its layer, 0 to 1.
    pub opacity: f32,
}

/// Colours of lamps.
struct Light {
    core: Rgba,
    rim: Rgba,
    halo: Option<Rgba>,
    ember: Rgba,
    dark: Rgba,
    ground: Rgba,
}

impl Light {
    fn of(palette: &Palette) -> Self {
        let [core, rim, ember, dark] =
            ["lamp", "lamp-rim", "lamp-ember", "lamp-dark"].map(|token| palette.interface(token));
        Self {
            core,
            rim,
            // No glow where only edges count.
            halo: (palette.theme() != Theme::Contrast).then(|| palette.interface("lamp-halo")),
            ember,
            dark,
            ground: palette.interface("land"),
        }
    }
}

/// Radius of the core of a lamp at a zoom, in points.
pub fn lamp_pt(zoom: f64) -> f32 {
    let steps: [(f64, f32); 5] = [(8.0, 1.7), (10.0, 2.4), (12.0, 3.6), (14.0, 6.0), (17.0, 9.0)];
    let place = steps.partition_point(|(at, _)| *at <= zoom);
    match (place.checked_sub(1).map(|before| steps[before]), steps.get(place)) {
        (Some((from, small)), Some((to, large))) => small + (large - small) * ((zoom - from) / (to - from)) as f32,
        (Some((_, radius)), None) => radius,
        (None, _) => steps[0].1,
    }
}

/// The lamp of a work in the year of `moment`.
pub(super) fn lamp(
    input: &SceneInput<'_>,
    moment: &Moment<'_>,
    id: FeatureId,
    projected: Projected<'_>,
    opacity: f32,
) -> LampMark {
    let at = input.viewport.screen_from_mercator(projected.anchor());
    let life = moment.clock.life(id);
    let phase = moment.clock.phase(id, moment.year);
    let since = |year: Option<i32>, span: i32| {
        let ago = year.map_or(span, |year| moment.year - year);
        (1.0 - ago as f32 / span as f32).clamp(0.0, 1.0)
    };
    let fresh = match phase {
        Phase::Alive => since(life.and_then(|life| life.begun()), FRESH_YEARS),
        Phase::Closed => -since(life.and_then(|life| life.ended()).map(|year| year + 1), EMBER_YEARS),
        _ => 0.0,
    };
    LampMark {
        id,
        at: [at.x as f32, at.y as f32],
        radius_pt: lamp_pt(input.viewport.zoom),
        phase,
        fresh,
        opacity,
    }
}

/// Draws what is dark, and what nobody knows: below the other marks of the year.
pub(super) fn add_dark(input: &SceneInput<'_>, lamps: &[LampMark], scene: &mut Scene) {
    let light = Light::of(input.palette);
    let of = |phase: Phase| lamps.iter().filter(move |lamp| lamp.phase == phase);
    for lamp in of(Phase::Closed) {
        let ember = -lamp.fresh;
        let (color, rim) = if ember > 0.0 {
            (light.ember.faded(0.35 + 0.65 * ember), light.dark)
        } else {
            (light.ground, light.dark)
        };
        dot(
            lamp.at,
            lamp.radius_pt * 0.72,
            color.faded(lamp.opacity),
            (rim.faded(lamp.opacity), 1.1),
            scene,
        );
    }
    for lamp in lamps
        .iter()
        .filter(|lamp| matches!(lamp.phase, Phase::Perhaps | Phase::Unknown))
    {
        diamond(
            lamp.at,
            lamp.radius_pt + 0.8,
            light.ground.faded(lamp.opacity),
            light.dark.faded(lamp.opacity),
            scene,
        );
    }
}

/// Draws what is alight: light on light, and the cores on top.
pub(super) fn add_light(input: &SceneInput<'_>, lamps: &[LampMark], scene: &mut Scene) {
    let light = Light::of(input.palette);
    let of = |phase: Phase| lamps.iter().filter(move |lamp| lamp.phase == phase);
    if let Some(halo) = light.halo {
        let (reach, strength) = GLOW;
        for lamp in of(Phase::Alive) {
            let radius_pt = lamp.radius_pt * reach * (1.0 + 0.7 * lamp.fresh);
            let color = halo.faded(lamp.opacity * (strength * (1.0 + 0.6 * lamp.fresh)).min(1.0));
            glow(lamp.at, radius_pt, color, scene);
        }
    }
    for lamp in of(Phase::Alive) {
        let radius = lamp.radius_pt * (1.0 + 0.3 * lamp.fresh);
        dot(
            lamp.at,
            radius,
            light.core.faded(lamp.opacity),
            (light.rim.faded(lamp.opacity), 0.9),
            scene,
        );
    }
}

fn dot(at: [f32; 2], radius_pt: f32, color: Rgba, rim: (Rgba, f32), scene: &mut Scene) {
    scene.items.push(Item::Symbol(SymbolItem {
        rim,
        ..plain(at, radius_pt, color)
    }));
}

fn glow(at: [f32; 2], radius_pt: f32, color: Rgba, scene: &mut Scene) {
    scene.items.push(Item::Symbol(SymbolItem {
        badge: Badge::Glow,
        ..plain(at, radius_pt, color)
    }));
}

fn plain(at: [f32; 2], radius_pt: f32, color: Rgba) -> SymbolItem {
    SymbolItem {
        at,
        radius_pt,
        badge: Badge::Disc,
        color,
        rim: (Rgba::TRANSPARENT, 0.0),
        icon: None,
        icon_color: Rgba::TRANSPARENT,
    }
}

fn diamond([x, y]: [f32; 2], half: f32, fill: Rgba, edge: Rgba, scene: &mut Scene) {
    let (first, path) = (scene.points.len() as u32, scene.paths.len() as u32);
    let triangle = scene.triangles.len() as u32;
    scene
        .points
        .extend([[x, y - half], [x + half, y], [x, y + half], [x - half, y]]);
    scene.paths.push(Path {
        start: first,
        end: first + 4,
        closed: true,
        hole: false,
        blob: false,
    });
    scene.triangles.extend([0, 1, 2, 0, 2, 3].map(|corner| first + corner));
    scene.items.push(Item::Fill {
        paths: path..path + 1,
        triangles: triangle..triangle + 6,
        color: fill,
        pattern: None,
    });
    scene.items.push(Item::Stroke {
        paths: path..path + 1,
        stroke: Stroke {
            color: edge,
            width_pt: 1.2,
            dash_pt: None,
        },
    });
}

/// What the marks of a year mean, in words with their counts; none of the phases for what is pale or plain. Marks that
/// stand for nothing are left out.
pub fn clock_words(messages: &Messages, counts: Counts) -> Vec<(Option<Phase>, String)> {
    [
        (Some(Phase::Alive), "clock-count-working", counts.working),
        (Some(Phase::Closed), "clock-count-closed", counts.closed),
        (Some(Phase::Perhaps), "clock-count-perhaps", counts.perhaps),
        (None, "clock-count-undated", counts.undated),
        (None, "clock-count-standing", counts.standing),
    ]
    .into_iter()
    .filter(|(phase, _, count)| *count > 0 || *phase == Some(Phase::Alive))
    .map(|(phase, key, count)| (phase, messages.format(key, &[("count", count.into())])))
    .collect()
}

/// A sample of a mark, for a legend: `at` in points of `scene`.
pub fn add_lamp_sample(palette: &'static Palette, phase: Phase, at: [f32; 2], radius_pt: f32, scene: &mut Scene) {
    let light = Light::of(palette);
    match phase {
        Phase::Alive => {
            if let Some(halo) = light.halo {
                let (reach, strength) = GLOW;
                glow(at, radius_pt * reach * 0.6, halo.faded(strength), scene);
            }
            dot(at, radius_pt, light.core, (light.rim, 0.9), scene);
        }
        Phase::Closed | Phase::NotYet => dot(at, radius_pt * 0.8, light.ground, (light.dark, 1.1), scene),
        Phase::Perhaps | Phase::Unknown => diamond(at, radius_pt + 1.0, light.ground, light.dark, scene),
    }
}

/// Lays paper over what is there, so that what the year changes stands out.
pub(super) fn add_veil(input: &SceneInput<'_>, scene: &mut Scene) {
    let [width, height] = input.viewport.size.map(|length| length as f32);
    let (first, path, triangle) = (
        scene.points.len() as u32,
        scene.paths.len() as u32,
        scene.triangles.len() as u32,
    );
    scene
        .points
        .extend([[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]]);
    scene.paths.push(Path {
        start: first,
        end: first + 4,
        closed: true,
        hole: false,
        blob: false,
    });
    scene.triangles.extend([0, 1, 2, 0, 2, 3].map(|corner| first + corner));
    scene.items.push(Item::Fill {
        paths: path..path + 1,
        triangles: triangle..triangle + 6,
        color: input.palette.interface("paper").faded(VEIL),
        pattern: None,
    });
}

/// Where the year stands, and what is written there.
struct YearPlace {
    /// Left, top, right and bottom, in points.
    place: [f32; 4],
    year: TextItem,
    words: Option<TextItem>,
}

/// The year large at the top of what panels leave free, below whatever floats there.
fn year_place(input: &SceneInput<'_>, year: &str, words: &str, aside: bool) -> YearPlace {
    let [left, _, right, _] = input.covered_pt;
    let width = input.viewport.size[0] as f32 - left - right;
    let size_pt = (width * 0.11).clamp(*YEAR_PT.start(), *YEAR_PT.end()) * input.text_size.clamp(1.0, 1.3);
    let words_pt = (size_pt * 0.2).clamp(12.0, 17.0) * input.text_size.clamp(1.0, 1.4);
    let mut year = text_item(input, year, Face::Bold, size_pt, 0.0);
    let mut words = (!words.is_empty()).then(|| text_item(input, words, Face::Semibold, words_pt, 2.0));
    let box_width = year.size[0].max(words.as_ref().map_or(0.0, |words| words.size[0]));
    let x = if aside {
        input.viewport.size[0] as f32 - right - 24.0 - box_width
    } else {
        left + 24.0
    };
    let height = size_pt * 0.78 + words.as_ref().map_or(0.0, |_| words_pt * 1.5);
    let place = |top: f32| [x - 4.0, top, x + box_width + 4.0, top + height];
    let touches = |wanted: &[f32; 4], taken: &[f32; 4]| {
        taken[0] < wanted[2] && wanted[0] < taken[2] && taken[1] < wanted[3] && wanted[1] < taken[3]
    };
    // Below what floats in its way, as long as that is in the upper half.
    let mut top = 18.0;
    for _ in 0..4 {
        let wanted = place(top);
        let lowest = input.obstacles_pt.iter().filter(|taken| touches(&wanted, taken));
        match lowest.map(|taken| taken[3]).fold(None, |low: Option<f32>, next| {
            Some(low.map_or(next, |low| low.max(next)))
        }) {
            Some(low) if low + 8.0 + height < input.viewport.size[1] as f32 * 0.6 => top = low + 8.0,
            _ => break,
        }
    }
    year.at = [x, top + size_pt * 0.38];
    if let Some(words) = &mut words {
        words.at = [x + 2.0, top + size_pt * 0.78 + words_pt * 0.75];
    }
    YearPlace {
        place: place(top),
        year,
        words,
    }
}

/// Writes the year.
pub(super) fn add_year(input: &SceneInput<'_>, moment: &Moment<'_>, occupied: &mut Occupied, scene: &mut Scene) {
    let written = year_place(input, &moment.year.to_string(), moment.words, moment.aside);
    occupied.fill(written.place);
    scene.items.push(Item::Text(written.year));
    scene.items.extend(written.words.map(Item::Text));
}

/// Keeps names away from where any year will stand, at both sides where [`Moment::aside`] says that there are two.
pub(super) fn keep_year_free(input: &SceneInput<'_>, moment: &Moment<'_>, occupied: &mut Occupied) {
    for aside in [false, true].into_iter().filter(|aside| !aside || moment.aside) {
        occupied.fill(year_place(input, WIDEST_YEAR, WIDEST_YEAR, aside).place);
    }
}

fn text_item(input: &SceneInput<'_>, words: &str, face: Face, size_pt: f32, halo_pt: f32) -> TextItem {
    let measured = text::measure(words, face, size_pt, 0.0);
    let ink = input.palette.interface("text");
    TextItem {
        text: words.into(),
        at: [0.0, 0.0],
        anchor: Anchor::Left,
        angle: 0.0,
        face,
        size_pt,
        letter_spacing_pt: 0.0,
        color: if halo_pt > 0.0 { ink } else { ink.faded(0.86) },
        // Letters as large as the year's stand out by themselves, and eight copies of them are slow where OpenGL is software.
        halo: (input.palette.interface("halo"), halo_pt),
        size: [measured.width_pt, measured.ascent_pt + measured.descent_pt],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lamps_grow_with_the_zoom() {
        let sizes: Vec<f32> = (6..20).map(|zoom| lamp_pt(f64::from(zoom))).collect();
        assert!(sizes.windows(2).all(|pair| pair[0] <= pair[1]), "{sizes:?}");
        assert_eq!((sizes[0], sizes[13]), (1.7, 9.0));
    }
}
