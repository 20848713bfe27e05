//! The few things that pages of the kiosk are made of: words that fit their place, large buttons, cards.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{
    Color32, CornerRadius, Galley, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::zones::Sizes;
use crate::model::kiosk::KioskConfig;
use crate::paint::egui::{Textures as _, font_id};
use crate::state::{Command, KioskCommand};
use crate::text::Face;
use crate::ui::Context;
use crate::ui::textures::TextureSet;

/// Words are made no smaller than this part of their size.
const LEAST_PART: f32 = 0.48;
/// Sizes of words are the powers of this: a letter of every size has its own picture, which stays in memory.
const RUNG: f32 = 1.1;

/// What every page is given.
pub(super) struct Kx<'k, 'a> {
    /// What every panel is given.
    pub(super) cx: &'k mut Context<'a>,
    /// How large things are.
    pub(super) size: Sizes,
    /// The set-up.
    pub(super) config: &'k KioskConfig,
    /// Icons for large buttons.
    pub(super) icons: &'k TextureSet,
}

impl Kx<'_, '_> {
    pub(super) fn text(&self, key: &str) -> String {
        self.cx.text(key).to_owned()
    }

    pub(super) fn push(&mut self, command: KioskCommand) {
        self.cx.push(Command::Kiosk(command));
    }

    pub(super) fn color(&self, token: &str) -> Color32 {
        self.cx.color(token)
    }

    /// Points of words that are `base` points at the usual size.
    pub(super) fn pt(&self, base: f32) -> f32 {
        base * self.size.text
    }

    /// Words of `base` points at the usual size, in the colour of a token.
    pub(super) fn ink(&self, base: f32, face: Face, token: &str) -> Ink {
        Ink {
            size: self.pt(base),
            face,
            color: self.color(token),
        }
    }
}

/// How words look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    pub(super) size: f32,
    pub(super) face: Face,
    pub(super) color: Color32,
}

/// The words as large as `ink` wants them and no larger than `room`; what has no room at all ends in an ellipsis.
pub(super) fn fitted(ui: &Ui, words: &str, ink: Ink, room: Vec2, center: bool) -> Arc<Galley> {
    let layout = |size: f32, rows: usize| {
        let format = egui::TextFormat::simple(font_id(ink.face, size), ink.color);
        let mut job = LayoutJob::single_section(words.to_owned(), format);
        job.wrap.max_width = room.x;
        job.wrap.max_rows = rows;
        job.halign = if center { egui::Align::Center } else { egui::Align::Min };
        ui.painter().layout_job(job)
    };
    let longest_word = |size: f32| {
        let parts = words.split(|letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}'));
        // A sentence without spaces may be broken; a short word and a number with its unit stay whole.
        let whole = |word: &&str| word.chars().count() <= 4 || !word.chars().any(|letter| letter > '\u{2fff}');
        parts
            .filter(whole)
            .map(|word| {
                let galley = ui
                    .painter()
                    .layout_no_wrap(word.to_owned(), font_id(ink.face, size), ink.color);
                galley.size().x
            })
            .fold(0.0_f32, f32::max)
    };
    let mut rung = (ink.size.ln() / RUNG.ln()).round();
    loop {
        let size = RUNG.powf(rung);
        let galley = layout(size, usize::MAX);
        // A hair of room: a word that only just fits is broken where sizes are rounded.
        if galley.size().y <= room.y + 1.0 && longest_word(size) <= room.x - 0.5 {
            return galley;
        }
        if size <= ink.size * LEAST_PART {
            let rows = (room.y / (galley.size().y / galley.rows.len().max(1) as f32))
                .floor()
                .max(1.0);
            return layout(size, rows as usize);
        }
        rung -= 1.0;
    }
}

/// Words in `rect`, from its top left or in its middle; screen readers read them. Returns their height.
pub(super) fn words(ui: &mut Ui, rect: Rect, text: &str, ink: Ink, center: bool) -> f32 {
    let galley = fitted(ui, text, ink, rect.size(), center);
    let size = galley.size();
    let at = if center {
        pos2(rect.center().x, rect.center().y - size.y / 2.0)
    } else {
        rect.min
    };
    ui.painter().galley(at, galley, ink.color);
    read(ui, rect, text);
    size.y
}

/// Words that begin in the middle of the height of `rect`.
pub(super) fn line(ui: &mut Ui, rect: Rect, text: &str, ink: Ink) {
    let galley = fitted(ui, text, ink, rect.size(), false);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink.color);
    read(ui, rect, text);
}

/// Lets screen readers read `text` at `rect`.
pub(super) fn read(ui: &mut Ui, rect: Rect, text: &str) {
    let id = ui
        .scope_id()
        .with(("words", rect.min.x as i32, rect.min.y as i32, text));
    let response = ui.interact(rect, id, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}

/// How a button looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// A card of paper.
    Paper,
    /// What one is asked to do.
    Strong,
    /// A card of this colour.
    Colored(Color32),
}

/// A button.
pub(super) struct Look<'a> {
    pub(super) label: &'a str,
    pub(super) icon: Option<&'a str>,
    /// What is shown in the place of the label, which is read.
    pub(super) shown: Option<&'a str>,
    /// The label is only read, not shown.
    pub(super) icon_only: bool,
    pub(super) tone: Tone,
    /// It is chosen; none for what cannot be.
    pub(super) on: Option<bool>,
    pub(super) enabled: bool,
    pub(super) text_pt: f32,
}

impl<'a> Look<'a> {
    pub(super) fn new(label: &'a str, icon: Option<&'a str>) -> Self {
        Self {
            label,
            icon,
            shown: None,
            icon_only: false,
            tone: Tone::Paper,
            on: None,
            enabled: true,
            text_pt: 20.0,
        }
    }
}

/// Shows a button in `rect` and tells whether it was touched.
pub(super) fn button(
    ui: &mut Ui,
    kx: &Kx<'_, '_>,
    rect: Rect,
    salt: impl std::hash::Hash + std::fmt::Debug,
    look: &Look<'_>,
) -> bool {
    let id = ui.scope_id().with(("kiosk button", salt));
    let sense = if look.enabled { Sense::click() } else { Sense::empty() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| match look.on {
        Some(on) => WidgetInfo::selected(Role::Button, look.enabled, on, look.label),
        None => WidgetInfo::labeled(Role::Button, look.enabled, look.label),
    });
    let down = response.is_pointer_button_down_on();
    let on = look.on == Some(true);
    let (fill, ink, edge) = match look.tone {
        Tone::Strong => (kx.color("accent"), kx.color("accent-text"), Color32::TRANSPARENT),
        Tone::Colored(color) => (color, crate::ui::kiosk::ink_on(color), Color32::TRANSPARENT),
        Tone::Paper if on => (kx.color("accent"), kx.color("accent-text"), kx.color("accent")),
        Tone::Paper => (kx.color("card"), kx.color("text"), kx.color("card-border")),
    };
    let fill = if down { darker(fill) } else { fill };
    let (fill, ink) = if look.enabled {
        (fill, ink)
    } else {
        (kx.color("field"), kx.color("text-disabled"))
    };
    let radius = (rect.height() * 0.22).clamp(10.0, 18.0);
    let shape = if down { rect.shrink(1.5) } else { rect };
    ui.painter()
        .rect(shape, radius, fill, Stroke::new(1.5, edge), StrokeKind::Inside);
    content(ui, kx, shape, look, ink);
    look.enabled && response.clicked()
}

fn content(ui: &Ui, kx: &Kx<'_, '_>, rect: Rect, look: &Look<'_>, color: Color32) {
    let inner = rect.shrink2(vec2(10.0, 6.0));
    let ink = Ink {
        size: kx.pt(look.text_pt),
        face: Face::Semibold,
        color,
    };
    let label = look.shown.unwrap_or(look.label);
    let Some(name) = look.icon else {
        center(ui, inner, label, ink);
        return;
    };
    if look.icon_only {
        icon(
            ui,
            kx,
            name,
            inner.center(),
            inner.size().min_elem().min(kx.pt(34.0)),
            color,
        );
        return;
    }
    let (wide, side, galley) = beside_icon(ui, kx, rect, label, ink);
    if wide {
        let whole = side + 10.0 + galley.size().x;
        let left = (inner.center().x - whole / 2.0).max(inner.left());
        icon(ui, kx, name, pos2(left + side / 2.0, inner.center().y), side, color);
        let at = pos2(left + side + 10.0, inner.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, color);
    } else {
        let top = inner.center().y - (side + 2.0 + galley.size().y) / 2.0;
        icon(ui, kx, name, pos2(inner.center().x, top + side / 2.0), side, color);
        ui.painter()
            .galley(pos2(inner.center().x, top + side + 2.0), galley, color);
    }
}

/// Whether the label of a button stands right of its icon, the side of the icon, and the label.
fn beside_icon(ui: &Ui, kx: &Kx<'_, '_>, rect: Rect, label: &str, ink: Ink) -> (bool, f32, Arc<Galley>) {
    let inner = rect.shrink2(vec2(10.0, 6.0));
    let wide = rect.width() > rect.height() * 1.7;
    let (side, room) = if wide {
        let side = (inner.height() * 0.7).min(kx.pt(30.0));
        (side, vec2(inner.width() - side - 10.0, inner.height()))
    } else {
        let side = (inner.height() * 0.46).min(kx.pt(34.0));
        (side, vec2(inner.width(), inner.height() - side - 2.0))
    };
    (wide, side, fitted(ui, label, ink, room, !wide))
}

/// Points, at the usual size of text, that the label of a button with an icon has in `rect`.
pub(super) fn label_pt(ui: &Ui, kx: &Kx<'_, '_>, rect: Rect, look: &Look<'_>) -> f32 {
    let ink = Ink {
        size: kx.pt(look.text_pt),
        face: Face::Semibold,
        color: Color32::BLACK,
    };
    size_of(&beside_icon(ui, kx, rect, look.label, ink).2) / kx.size.text
}

/// Points of the words of a galley.
pub(super) fn size_of(galley: &Galley) -> f32 {
    let first = galley.job.sections.first();
    first.map_or(0.0, |section| section.format.font_id.size)
}

fn center(ui: &Ui, rect: Rect, text: &str, ink: Ink) {
    let galley = fitted(ui, text, ink, rect.size(), true);
    let at = pos2(rect.center().x, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink.color);
}

/// Draws an icon of `side` points around a place.
pub(super) fn icon(ui: &Ui, kx: &Kx<'_, '_>, name: &str, at: Pos2, side: f32, color: Color32) {
    if let Some((texture, uv)) = kx.icons.icon(name) {
        let rect = Rect::from_center_size(at, Vec2::splat(side));
        ui.painter().image(texture, rect, uv, color);
    }
}

fn darker(color: Color32) -> Color32 {
    let [red, green, blue, alpha] = color.to_array();
    let part = |value: u8| (f32::from(value) * 0.86) as u8;
    Color32::from_rgba_premultiplied(part(red), part(green), part(blue), alpha)
}

/// A sheet of paper without a shadow.
pub(super) fn paper(ui: &Ui, kx: &Kx<'_, '_>, rect: Rect, radius: impl Into<CornerRadius>) {
    let stroke = Stroke::new(1.0, kx.color("card-border"));
    ui.painter()
        .rect(rect, radius, kx.color("card"), stroke, StrokeKind::Inside);
}

/// `rect` in `columns` × `rows` equal parts with gaps, row by row.
pub(super) fn grid(rect: Rect, columns: usize, rows: usize, gap: f32) -> Vec<Rect> {
    let (columns, rows) = (columns.max(1), rows.max(1));
    let size = vec2(
        (rect.width() - gap * (columns - 1) as f32) / columns as f32,
        (rect.height() - gap * (rows - 1) as f32) / rows as f32,
    );
    let place = |index: usize| {
        let (column, row) = (index % columns, index / columns);
        let at = rect.min + vec2(column as f32 * (size.x + gap), row as f32 * (size.y + gap));
        Rect::from_min_size(at, size)
    };
    (0..columns * rows).map(place).collect()
}

/// The upper `height` points of `rect`, and the rest below a gap.
pub(super) fn cut_top(rect: Rect, height: f32, gap: f32) -> (Rect, Rect) {
    let y = (rect.top() + height).min(rect.bottom());
    let rest = Rect::from_min_max(pos2(rect.left(), (y + gap).min(rect.bottom())), rect.max);
    (Rect::from_min_max(rect.min, pos2(rect.right(), y)), rest)
}

/// The lower `height` points of `rect` second, and the rest above a gap first.
pub(super) fn cut_bottom(rect: Rect, height: f32, gap: f32) -> (Rect, Rect) {
    let y = (rect.bottom() - height).max(rect.top());
    let rest = Rect::from_min_max(rect.min, pos2(rect.right(), (y - gap).max(rect.top())));
    (rest, Rect::from_min_max(pos2(rect.left(), y), rect.max))
}

/// A text over as many parts as it needs; shows part `part` and returns how many there are.
pub(super) fn paged(ui: &mut Ui, rect: Rect, text: &str, ink: Ink, part: usize) -> usize {
    let format = egui::TextFormat {
        line_height: Some(ink.size * 1.42),
        ..egui::TextFormat::simple(font_id(ink.face, ink.size), ink.color)
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = rect.width();
    let galley = ui.painter().layout_job(job);
    let row = ink.size * 1.42;
    let rows_per_part = (rect.height() / row).floor().max(1.0) as usize;
    let parts = galley.rows.len().div_ceil(rows_per_part).max(1);
    let part = part.min(parts - 1);
    let from = part * rows_per_part;
    let shown = galley.rows.len().min(from + rows_per_part);
    let top = galley.rows.get(from).map_or(0.0, |row| row.pos.y);
    let bottom = galley
        .rows
        .get(shown.saturating_sub(1))
        .map_or(0.0, |last| last.pos.y + row);
    let clip = Rect::from_min_size(rect.min, vec2(rect.width(), bottom - top)).expand2(vec2(2.0, 0.0));
    ui.painter()
        .with_clip_rect(clip.intersect(ui.clip_rect()))
        .galley(rect.min - vec2(0.0, top), galley, ink.color);
    read(ui, rect, text);
    parts
}

/// "Before", "2 / 5", "next"; the part that was asked for.
pub(super) fn pager(ui: &mut Ui, kx: &mut Kx<'_, '_>, rect: Rect, part: usize, parts: usize) {
    let part = part.min(parts.saturating_sub(1));
    let side = (rect.width() * 0.38).min(230.0);
    let (before, next) = (kx.text("kiosk-before"), kx.text("kiosk-next"));
    let left = Rect::from_min_size(rect.min, vec2(side, rect.height()));
    let right = Rect::from_min_size(pos2(rect.right() - side, rect.top()), vec2(side, rect.height()));
    let mut look = Look::new(&before, Some("ui-chevron-left"));
    look.enabled = part > 0;
    if button(ui, kx, left, "before", &look) {
        kx.push(KioskCommand::Part(part - 1));
    }
    let mut look = Look::new(&next, Some("ui-chevron-right"));
    look.enabled = part + 1 < parts;
    if button(ui, kx, right, "next", &look) {
        kx.push(KioskCommand::Part(part + 1));
    }
    let middle = Rect::from_min_max(left.right_top(), right.left_bottom());
    let ink = kx.ink(20.0, Face::Regular, "text-secondary");
    let count = format!("{} / {parts}", part + 1);
    words(ui, middle, &count, ink, true);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_word_of_japanese_and_a_number_stay_on_one_line() {
        egui::__run_test_ui(|ui| {
            let ink = Ink {
                size: 24.0,
                face: Face::Semibold,
                color: Color32::BLACK,
            };
            for words in ["日本語", "482\u{202f}759\u{a0}km"] {
                let wide = fitted(ui, words, ink, vec2(900.0, 90.0), true).size().x;
                let galley = fitted(ui, words, ink, vec2(wide * 0.7, 90.0), true);
                assert_eq!(galley.rows.len(), 1, "{words}");
            }
            let sentence = "人気のある場所をすべて地図の上に示します";
            assert!(fitted(ui, sentence, ink, vec2(200.0, 200.0), false).rows.len() > 1);
        });
    }

    #[test]
    fn a_word_is_made_smaller_and_not_broken() {
        egui::__run_test_ui(|ui| {
            let ink = Ink {
                size: 24.0,
                face: Face::Regular,
                color: Color32::BLACK,
            };
            let whole = fitted(ui, "Suchen", ink, vec2(400.0, 80.0), false).size().x;
            for step in 0..200 {
                let room = vec2(whole * 0.6 + step as f32 * whole / 400.0, 80.0);
                let galley = fitted(ui, "Suchen", ink, room, false);
                assert_eq!(galley.rows.len(), 1, "{room:?}");
            }
        });
    }
}
