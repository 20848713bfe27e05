//! Names on the map: candidates by priority, placed where nothing else stands.

use std::sync::Arc;

use geo_types::Coord;

use super::collision::Occupied;
use super::form::form;
use super::input::SceneInput;
use super::scene::{Anchor, Item, Scene, TextItem};
use crate::index::{Projected, RingKind};
use crate::model::{Feature, FeatureId, catalog::LabelDef};
use crate::style::{ClassStyle, LabelStyle};
use crate::text;

/// A long name is broken in the middle beyond this width, in points.
const BREAK_BEYOND_PT: f32 = 118.0;
/// Areas at least this wide on the screen carry their name inside, in points.
const WIDE_PT: f64 = 70.0;
/// Room around a label, in points.
const MARGIN_PT: f32 = 3.0;

/// Areas are dark below this luminance (WCAG 2.2): names on them want light letters.
const DARK: f64 = 0.12;

/// Whether areas of a class are dark on a light ground, or the other way round.
fn is_dark(class: &ClassStyle) -> bool {
    let ground = class.ground.luminance() < DARK;
    class
        .fill
        .is_some_and(|fill| (fill.over(class.ground).luminance() < DARK) != ground)
}

/// A name that wants to be written.
pub struct LabelCandidate {
    priority: (i32, i64),
    id: FeatureId,
    text: String,
    style: &'static LabelStyle,
    kind: Kind,
}

enum Kind {
    /// Beside a symbol of this radius.
    Beside([f32; 2], f32),
    /// In the middle of an area, or over a place.
    Over([f32; 2]),
    /// Along a line.
    Along([f32; 2], f32),
}

impl LabelCandidate {
    /// The candidate for the name of a feature, when it has one and stands in the picture.
    pub fn new(
        input: &SceneInput<'_>,
        def: &LabelDef,
        id: FeatureId,
        feature: &Feature,
        projected: Projected<'_>,
        class: Option<&ClassStyle>,
        own_label_style: Option<&str>,
    ) -> Option<Self> {
        let rank = feature
            .extra
            .get("rank")
            .and_then(|rank| rank.as_str())
            .and_then(|rank| rank.parse::<i32>().ok());
        if rank.is_some_and(|rank| input.viewport.zoom < def.min_zoom + f64::from(rank - 1) * 1.15) {
            return None;
        }
        let text = match def.field.as_deref() {
            Some("code") => feature.code.clone()?,
            _ => feature.name.get(input.lang).to_owned(),
        };
        let text = text.trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let own = own_label_style
            .filter(|style| !style.is_empty())
            .unwrap_or(def.style.as_str());
        let style_name = match (own, rank) {
            ("place", Some(3..)) => "place-small",
            (other, _) => other,
        };
        let symbol_radius_pt = class.map_or(0.0, |class| form(class, projected, &input.viewport).symbol_radius_pt);
        let over_area = class.is_some_and(is_dark)
            && symbol_radius_pt <= 0.0
            && projected.extent.size()[0] * input.viewport.scale() >= WIDE_PT;
        let inside = format!("{style_name}-inside");
        let style = input.palette.label(if over_area && input.palette.has_label(&inside) {
            &inside
        } else {
            style_name
        });
        let is_line = projected.has_lines() && !projected.has_areas() && !projected.has_points();
        let kind = if is_line {
            along(input, projected, &text, style)?
        } else {
            let at = input.viewport.screen_from_mercator(label_place(feature, projected));
            let at = [at.x as f32, at.y as f32];
            let inside = at[0] >= 0.0
                && at[1] >= 0.0
                && f64::from(at[0]) <= input.viewport.size[0]
                && f64::from(at[1]) <= input.viewport.size[1];
            if !inside {
                return None;
            }
            if symbol_radius_pt > 0.0 {
                Kind::Beside(at, symbol_radius_pt)
            } else {
                Kind::Over(at)
            }
        };
        // Bigger things first inside a layer; populations where the data ranks places.
        let weight = feature.extra["population"]
            .as_i64()
            .unwrap_or((projected.area * 1e12) as i64);
        // Towns lead the eye through everything else.
        let bonus = match rank {
            Some(1) => 38,
            Some(2) => 14,
            _ => 0,
        };
        Some(Self {
            priority: (def.priority + bonus, weight),
            id,
            text,
            style,
            kind,
        })
    }
}

fn label_place(feature: &Feature, projected: Projected<'_>) -> Coord<f64> {
    let given = feature.extra.get("label_point").and_then(|point| {
        let point = point.as_array()?;
        Some(Coord {
            x: point.first()?.as_f64()?,
            y: point.get(1)?.as_f64()?,
        })
    });
    given.map_or_else(|| projected.anchor(), crate::space::mercator::mercator_from_geo)
}

/// The straightest stretch in the picture that is long enough for `text`.
fn along(input: &SceneInput<'_>, projected: Projected<'_>, text: &str, style: &LabelStyle) -> Option<Kind> {
    let width = measured(text, style, input.text_size).0 * 1.15;
    let mut best: Option<(f32, [f32; 2], f32)> = None;
    for ring in projected.rings().filter(|ring| ring.kind == RingKind::Line && !ring.outline) {
        let mut run: Vec<[f32; 2]> = Vec::new();
        for coord in ring.coords(projected.origin()) {
            let at = input.viewport.screen_from_mercator(coord);
            let at = [at.x as f32, at.y as f32];
            let inside = at[0] > 0.0
                && at[1] > 0.0
                && f64::from(at[0]) < input.viewport.size[0]
                && f64::from(at[1]) < input.viewport.size[1];
            if !inside {
                run.clear();
                continue;
            }
            run.push(at);
            let chord = |a: [f32; 2], b: [f32; 2]| (b[0] - a[0]).hypot(b[1] - a[1]);
            let length: f32 = run.windows(2).map(|pair| chord(pair[0], pair[1])).sum();
            let (first, last) = (run[0], at);
            let straight = chord(first, last);
            if straight >= width {
                let bend = length / straight;
                if best.is_none_or(|(known, _, _)| bend < known) {
                    let angle = (last[1] - first[1]).atan2(last[0] - first[0]);
                    let upright = if angle.abs() > std::f32::consts::FRAC_PI_2 {
                        angle - angle.signum() * std::f32::consts::PI
                    } else {
                        angle
                    };
                    let middle = run[run.len() / 2];
                    let middle = if run.len() > 2 {
                        middle
                    } else {
                        [(first[0] + last[0]) / 2.0, (first[1] + last[1]) / 2.0]
                    };
                    best = Some((bend, middle, upright));
                }
                run = vec![at];
            }
        }
    }
    best.filter(|(bend, _, _)| *bend < 1.25)
        .map(|(_, at, angle)| Kind::Along(at, angle))
}

/// Width and height in points of one line.
fn measured(text: &str, style: &LabelStyle, text_size: f32) -> (f32, f32) {
    let measured = text::measure(text, style.face, style.size_pt * text_size, style.letter_spacing_pt);
    (measured.width_pt, measured.ascent_pt + measured.descent_pt)
}

/// Writes the candidates that find room, highest priority first; equal ones in the order of the atlas, so that panning
/// does not shuffle them.
pub fn place_labels(
    input: &SceneInput<'_>,
    mut candidates: Vec<LabelCandidate>,
    occupied: &mut Occupied,
    scene: &mut Scene,
) {
    candidates.sort_by(|a, b| b.priority.cmp(&a.priority).then(a.id.cmp(&b.id)));
    let mut written: Vec<(String, [f32; 2])> = Vec::new();
    for candidate in candidates {
        let place = match candidate.kind {
            Kind::Beside(at, _) | Kind::Over(at) | Kind::Along(at, _) => at,
        };
        // The same name is not written twice close by (a river in pieces, a cité in two layers).
        let near = |other: &(String, [f32; 2])| {
            other.0 == candidate.text && (other.1[0] - place[0]).hypot(other.1[1] - place[1]) < 260.0
        };
        if written.iter().any(near) {
            continue;
        }
        if let Some(items) = fitted(input, &candidate, occupied) {
            scene.items.extend(items.into_iter().map(Item::Text));
            written.push((candidate.text, place));
        }
    }
}

fn fitted(input: &SceneInput<'_>, candidate: &LabelCandidate, occupied: &mut Occupied) -> Option<Vec<TextItem>> {
    let style = candidate.style;
    let shown = text::worded(&candidate.text, style);
    let lines = broken(
        &shown,
        style,
        input.text_size,
        !matches!(candidate.kind, Kind::Along(..)),
    );
    let sizes: Vec<_> = lines
        .iter()
        .map(|line| measured(line, style, input.text_size))
        .collect();
    let width = sizes.iter().map(|size| size.0).fold(0.0, f32::max);
    let line_height = sizes.first()?.1 * 0.98;
    let height = line_height * lines.len() as f32;
    let half = height / 2.0;
    // Places to try: anchor, where its point stands, and the box it takes.
    let boxed = |left: f32, top: f32| {
        [
            left - MARGIN_PT,
            top - 1.0,
            left + width + MARGIN_PT,
            top + height + 1.0,
        ]
    };
    let tries: Vec<(Anchor, [f32; 2], [f32; 4], f32)> = match candidate.kind {
        Kind::Over([x, y]) => [0.0, -height, height]
            .map(|down| {
                (
                    Anchor::Center,
                    [x, y + down],
                    boxed(x - width / 2.0, y - half + down),
                    0.0,
                )
            })
            .into(),
        Kind::Beside([x, y], radius) => {
            let gap = radius + 4.0;
            vec![
                (Anchor::Left, [x + gap, y], boxed(x + gap, y - half), 0.0),
                (Anchor::Right, [x - gap, y], boxed(x - gap - width, y - half), 0.0),
                (
                    Anchor::Center,
                    [x, y - gap - half],
                    boxed(x - width / 2.0, y - gap - height),
                    0.0,
                ),
                (
                    Anchor::Center,
                    [x, y + gap + half],
                    boxed(x - width / 2.0, y + gap),
                    0.0,
                ),
            ]
        }
        Kind::Along([x, y], angle) => {
            let (sin, cos) = (angle.sin().abs(), angle.cos().abs());
            let reach = [(width * cos + height * sin) / 2.0, (width * sin + height * cos) / 2.0];
            vec![(
                Anchor::Center,
                [x, y],
                [x - reach[0], y - reach[1], x + reach[0], y + reach[1]],
                angle,
            )]
        }
    };
    let [screen_width, screen_height] = input.viewport.size.map(|length| length as f32);
    for (anchor, at, area, angle) in tries {
        let inside =
            area[0] >= 2.0 && area[1] >= 2.0 && area[2] <= screen_width - 2.0 && area[3] <= screen_height - 2.0;
        if inside && occupied.claim(area) {
            return Some(written(input, style, &lines, &sizes, anchor, at, angle, line_height));
        }
    }
    None
}

#[allow(clippy::too_many_arguments)]
fn written(
    input: &SceneInput<'_>,
    style: &LabelStyle,
    lines: &[String],
    sizes: &[(f32, f32)],
    anchor: Anchor,
    at: [f32; 2],
    angle: f32,
    line_height: f32,
) -> Vec<TextItem> {
    let first = -(lines.len() as f32 - 1.0) / 2.0;
    let item = |(index, line): (usize, &String)| TextItem {
        text: Arc::from(line.as_str()),
        at: [at[0], at[1] + (first + index as f32) * line_height],
        anchor,
        angle,
        face: style.face,
        size_pt: style.size_pt * input.text_size,
        letter_spacing_pt: style.letter_spacing_pt,
        color: style.color,
        halo: (style.halo, style.halo_pt),
        size: [sizes[index].0, sizes[index].1],
    };
    lines.iter().enumerate().map(item).collect()
}

/// One line, or two of about the same length when the name is long and has a space near its middle.
fn broken(text: &str, style: &LabelStyle, text_size: f32, may_break: bool) -> Vec<String> {
    if !may_break || measured(text, style, text_size).0 <= BREAK_BEYOND_PT * text_size {
        return vec![text.to_owned()];
    }
    let middle = text.chars().count() as i64 / 2;
    let spaces = text
        .chars()
        .enumerate()
        .filter(|(_, letter)| *letter == ' ')
        .map(|(index, _)| index);
    let Some(split) = spaces.min_by_key(|index| (*index as i64 - middle).abs()) else {
        return vec![text.to_owned()];
    };
    let first: String = text.chars().take(split).collect();
    let second: String = text.chars().skip(split + 1).collect();
    if first.is_empty() || second.is_empty() {
        vec![text.to_owned()]
    } else {
        vec![first, second]
    }
}
