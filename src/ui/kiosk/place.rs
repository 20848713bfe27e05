//! A place: a large picture, its name, few words, how far it is; and what can be taken along.

use egui::{Color32, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};
use geo_types::Coord;

use super::pieces::{Ink, Kx, Look, Tone, button, cut_bottom, cut_top, fitted, grid, paged, paper, words};
use super::zones::{GAP_PT, MARGIN_PT, Zones};
use crate::analysis::sheet::{Block, Sheet, Value};
use crate::export::qr;
use crate::i18n::filled;
use crate::model::FeatureId;
use crate::state::KioskCommand;
use crate::state::kiosk::Screen;
use crate::text::Face;

/// Letters of a description at most: who stands reads few words.
const MOST_LETTERS: usize = 420;
/// Key figures at most.
const MOST_FIGURES: usize = 3;

/// What a visitor asked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wish {
    /// Read these words aloud.
    Speak(String),
    /// Print the sheet of this feature.
    Print(FeatureId),
}

/// The page; what is asked for beyond the state.
pub(super) fn show(ui: &mut Ui, kx: &mut Kx<'_, '_>, zones: &Zones, id: FeatureId) -> Option<Wish> {
    let sheet = kx.cx.world.sheet(kx.cx.messages, id)?;
    let text = summary(&sheet);
    let parts = about(ui, kx, zones.words, id, &sheet, &text);
    buttons(
        ui,
        kx,
        zones.panel,
        parts,
        &|kx| spoken(kx, id, &sheet, &text),
        Some(id),
    )
}

/// The photograph of the place, large and whole, and who made it.
pub(super) fn photograph(ui: &mut Ui, kx: &Kx<'_, '_>, area: Rect) {
    let Some(selected) = kx.cx.state.selection.as_deref() else {
        return;
    };
    if !crate::ui::media::has(kx.cx, selected) {
        return;
    }
    ui.painter().rect_filled(area, 0.0, kx.color("paper"));
    let ink = kx.ink(15.0, Face::Regular, "text-secondary");
    let (above, line) = cut_bottom(area, ink.size * 1.7, 0.0);
    if let Some(credit) = crate::ui::media::large(ui, kx.cx, selected, above) {
        super::pieces::line(ui, line.shrink2(vec2(MARGIN_PT, 0.0)), &credit, ink);
    }
}

/// Name, sort, distance, figures and text; returns how many parts the text has.
fn about(ui: &mut Ui, kx: &mut Kx<'_, '_>, area: Rect, id: FeatureId, sheet: &Sheet, text: &str) -> usize {
    paper(ui, kx, area, 0);
    let inner = area.shrink2(vec2(MARGIN_PT + 6.0, MARGIN_PT * 0.8));
    let (color, icon) = super::look(kx, id);
    let (band, rest) = cut_top(inner, kx.pt(40.0).min(inner.height() * 0.14), 8.0);
    let disc = pos2(band.left() + band.height() / 2.0, band.center().y);
    ui.painter().circle_filled(disc, band.height() / 2.0, color);
    super::pieces::icon(ui, kx, &icon, disc, band.height() * 0.58, super::ink_on(color));
    let room = Rect::from_min_max(band.min + vec2(band.height() + 12.0, 0.0), band.max);
    let quiet = kx.ink(20.0, Face::Semibold, "text-secondary");
    let place = if sheet.places.is_empty() || sheet.places == sheet.name {
        sheet.category.clone()
    } else {
        format!("{} · {}", sheet.category, sheet.places)
    };
    super::pieces::line(ui, room, &place, quiet);
    let name = kx.ink(38.0, Face::Bold, "text");
    let most = Rect::from_min_size(rest.min, vec2(rest.width(), (rest.height() * 0.3).min(kx.pt(104.0))));
    let used = words(ui, most, &sheet.name, name, false);
    let mut rest = cut_top(rest, used, 8.0).1;
    let feature = kx.cx.atlas().feature(id);
    if let Some(metres) = feature.and_then(|feature| super::near::distance_m(kx, feature)) {
        let (line, below) = cut_top(rest, kx.pt(34.0).min(rest.height() * 0.2), 18.0);
        far(ui, kx, line, metres);
        rest = below;
    }
    let figures: Vec<&Value> = figures(sheet).collect();
    let high = kx.pt(92.0);
    if !figures.is_empty() && rest.height() > high * 2.6 {
        let (row, below) = cut_top(rest, high, 12.0);
        self::figures_ui(ui, kx, row, &figures);
        rest = below;
    }
    let ink = kx.ink(24.0, Face::Regular, "text");
    if text.is_empty() {
        return 1;
    }
    paged(ui, rest, text, ink, kx.cx.state.kiosk.part)
}

/// The way from here, honestly: straight, with the time that it may take.
fn far(ui: &mut Ui, kx: &Kx<'_, '_>, rect: Rect, metres: f64) {
    let words = distance_words(kx, metres);
    let side = rect.height();
    let icon = pos2(rect.left() + side / 2.0, rect.center().y);
    super::pieces::icon(ui, kx, "ui-target", icon, side * 0.78, kx.color("accent"));
    let room = Rect::from_min_max(rect.min + vec2(side + 10.0, 0.0), rect.max);
    let ink = kx.ink(20.0, Face::Semibold, "accent");
    super::pieces::line(ui, room, &words, ink);
}

/// Kilometres in a straight line, about so many minutes on foot and by bicycle.
pub(super) fn distance_words(kx: &Kx<'_, '_>, metres: f64) -> String {
    if metres < 60.0 {
        return kx.text("kiosk-right-here");
    }
    let [foot, bicycle] = super::near::minutes(metres).map(|minutes| duration(kx, minutes));
    let args = [
        ("distance", kx.cx.messages.distance(metres).into()),
        ("foot", foot.into()),
        ("bicycle", bicycle.into()),
    ];
    kx.cx.messages.format("kiosk-far", &args)
}

/// Minutes as people say them.
fn duration(kx: &Kx<'_, '_>, minutes: f64) -> String {
    let minutes = if minutes > 20.0 {
        (minutes / 5.0).round() * 5.0
    } else {
        minutes.round()
    };
    if minutes < 90.0 {
        return kx.cx.messages.format("kiosk-minutes", &[("count", minutes.into())]);
    }
    let hours = kx.cx.messages.number_shortest((minutes / 30.0).round() / 2.0);
    kx.cx.messages.format("kiosk-hours", &[("count", hours.into())])
}

fn figures(sheet: &Sheet) -> impl Iterator<Item = &Value> {
    let numerals = sheet.blocks.iter().find_map(|block| match block {
        Block::Numerals { values } => Some(values),
        _ => None,
    });
    numerals.into_iter().flatten().take(MOST_FIGURES)
}

fn figures_ui(ui: &mut Ui, kx: &Kx<'_, '_>, row: Rect, figures: &[&Value]) {
    let places = grid(row, figures.len(), 1, 18.0);
    let number = |value: &Value| {
        if value.unit.is_empty() {
            value.text.clone()
        } else {
            format!("{}\u{a0}{}", value.text, value.unit)
        }
    };
    let large = kx.ink(30.0, Face::Bold, "text");
    let small = kx.ink(19.0, Face::Regular, "text-secondary");
    // Neighbours are equally large.
    let height = row.height() * 0.42;
    let part = figures.iter().zip(&places).fold(1.0_f32, |part, (value, rect)| {
        let wide = ui.painter().layout_no_wrap(
            number(value),
            crate::paint::egui::font_id(large.face, large.size),
            large.color,
        );
        // A hair less: letters are laid out on whole pixels.
        part.min((rect.width() - 2.0) / wide.size().x.max(1.0))
    });
    let large = Ink {
        size: large.size * part.max(0.55),
        ..large
    };
    for (value, rect) in figures.iter().zip(places) {
        let (above, below) = cut_top(rect, height, 0.0);
        words(ui, above, &number(value), large, false);
        words(ui, below, &value.label, small, false);
    }
}

/// The first sentences of the description.
fn summary(sheet: &Sheet) -> String {
    let text = sheet.blocks.iter().find_map(|block| match block {
        Block::Text {
            text, caution: false, ..
        } => Some(text.as_str()),
        _ => None,
    });
    first_sentences(text.unwrap_or_default(), MOST_LETTERS)
}

/// Whole sentences of `text`, so many as have no more than `most` letters, but always one.
pub(super) fn first_sentences(text: &str, most: usize) -> String {
    let mut end = 0;
    let ends = text.char_indices().filter(|(at, letter)| {
        let after = text[at + letter.len_utf8()..].chars().next();
        *letter == '。' || matches!(letter, '.' | '!' | '?') && after.is_none_or(char::is_whitespace)
    });
    for (at, letter) in ends {
        let next = at + letter.len_utf8();
        if end > 0 && text[..next].chars().count() > most {
            break;
        }
        end = next;
    }
    if end == 0 { text.trim() } else { text[..end].trim() }.to_owned()
}

/// What is read aloud.
fn spoken(kx: &Kx<'_, '_>, id: FeatureId, sheet: &Sheet, text: &str) -> String {
    let far = kx
        .cx
        .atlas()
        .feature(id)
        .and_then(|feature| super::near::distance_m(kx, feature));
    let far = far.map(|metres| distance_words(kx, metres)).unwrap_or_default();
    let parts = [
        sheet.name.as_str(),
        sheet.category.as_str(),
        sheet.places.as_str(),
        text,
        far.as_str(),
    ];
    filled(parts, ". ")
}

/// The buttons of a place or of a scene: more text, take along, read aloud, print.
fn buttons(
    ui: &mut Ui,
    kx: &mut Kx<'_, '_>,
    panel: Rect,
    parts: usize,
    spoken: &dyn Fn(&Kx<'_, '_>) -> String,
    id: Option<FeatureId>,
) -> Option<Wish> {
    paper(ui, kx, panel, 0);
    let strip = strip(kx, panel);
    let part = kx.cx.state.kiosk.part.min(parts.saturating_sub(1));
    let mut all: Vec<(&str, &str, Tone)> = Vec::new();
    if parts > 1 {
        all.push(("kiosk-more", "ui-chevron-right", Tone::Paper));
    }
    if kx.config.speaks() {
        all.push(("kiosk-listen", "ui-speech", Tone::Paper));
    }
    if kx.config.prints() {
        all.push(("kiosk-print", "ui-print", Tone::Paper));
    }
    all.push(("kiosk-take", "ui-download", Tone::Strong));
    let mut wish = None;
    for ((key, icon, tone), rect) in all.iter().zip(grid(strip, all.len(), 1, GAP_PT)) {
        let mut label = kx.text(key);
        if *key == "kiosk-more" {
            label = format!("{label} ({}/{parts})", part + 1);
        }
        let mut look = Look::new(&label, Some(icon));
        look.tone = *tone;
        look.text_pt = 22.0;
        if !button(ui, kx, rect, *key, &look) {
            continue;
        }
        match *key {
            "kiosk-more" => kx.push(KioskCommand::Part((part + 1) % parts)),
            "kiosk-listen" => wish = Some(Wish::Speak(spoken(kx))),
            "kiosk-print" => wish = id.map(Wish::Print),
            _ => kx.push(KioskCommand::Go(Screen::Take)),
        }
    }
    wish
}

/// The row of buttons in a panel that may be higher.
pub(super) fn strip(kx: &Kx<'_, '_>, panel: Rect) -> Rect {
    let inner = panel.shrink2(vec2(MARGIN_PT, GAP_PT));
    let height = inner.height().min(kx.size.primary.max(kx.pt(84.0)));
    Rect::from_center_size(
        inner.center(),
        vec2(inner.width(), height.max(kx.size.primary.min(inner.height()))),
    )
}

/// The codes of a place for a telephone: where it is, and what it is, without any server.
pub(super) fn take(ui: &mut Ui, kx: &mut Kx<'_, '_>, zones: &Zones, id: FeatureId) {
    ui.painter().rect_filled(zones.picture, 0.0, kx.color("paper"));
    let Some(sheet) = kx.cx.world.sheet(kx.cx.messages, id) else {
        return;
    };
    let inner = zones.picture.shrink(MARGIN_PT);
    let (head, rest) = cut_top(inner, kx.pt(92.0).min(inner.height() * 0.22), GAP_PT);
    let ink = kx.ink(36.0, Face::Bold, "text");
    let title = kx
        .cx
        .messages
        .format("kiosk-take-title", &[("name", sheet.name.clone().into())]);
    super::pieces::line(ui, head, &title, ink);
    let place = sheet.position.map(|position| Coord {
        x: position.lon,
        y: position.lat,
    });
    let precision_m = kx.cx.atlas().feature(id).and_then(|feature| feature.precision_m);
    let uri = place.map(|place| qr::geo_uri(place, precision_m));
    let codes: Vec<(&str, String)> = uri
        .into_iter()
        .map(|uri| ("kiosk-code-place", uri))
        .chain([("kiosk-code-words", plain_text(kx, id, &sheet))])
        .collect();
    let columns = if rest.height() > rest.width() * 1.3 {
        1
    } else {
        codes.len()
    };
    let rows = codes.len().div_ceil(columns);
    for ((key, text), rect) in codes.iter().zip(grid(rest, columns, rows, MARGIN_PT)) {
        let label = kx.text(key);
        code(ui, kx, rect, &label, text);
    }
    paper(ui, kx, zones.panel, 0);
    let strip = strip(kx, zones.panel);
    let label = kx.text("kiosk-take-done");
    let mut look = Look::new(&label, Some("ui-back"));
    look.tone = Tone::Strong;
    look.text_pt = 22.0;
    let rect = Rect::from_center_size(strip.center(), vec2(strip.width().min(520.0), strip.height()));
    if button(ui, kx, rect, "done", &look) {
        kx.push(KioskCommand::Back);
    }
}

/// Name, sort, commune, position and one sentence: a telephone shows it as it is.
pub(super) fn plain_text(kx: &Kx<'_, '_>, id: FeatureId, sheet: &Sheet) -> String {
    let mut lines = vec![sheet.name.clone()];
    lines.push(filled([sheet.category.as_str(), sheet.places.as_str()], ", "));
    if let Some(position) = sheet.position {
        lines.push(format!("{:.5}, {:.5}", position.lat, position.lon));
    }
    let far = kx
        .cx
        .atlas()
        .feature(id)
        .and_then(|feature| super::near::distance_m(kx, feature));
    lines.extend(far.map(|metres| distance_words(kx, metres)));
    let text = sheet.blocks.iter().find_map(|block| match block {
        Block::Text {
            text, caution: false, ..
        } => Some(first_sentences(text, 180)),
        _ => None,
    });
    lines.extend(text);
    filled(lines.iter().map(String::as_str), "\n")
}

/// A code with its words, dark on white in every theme: a camera wants it so.
fn code(ui: &mut Ui, kx: &Kx<'_, '_>, rect: Rect, label: &str, text: &str) {
    paper(ui, kx, rect, 18);
    let inner = rect.shrink(20.0);
    let (above, below) = cut_bottom(inner, (inner.height() * 0.24).min(kx.pt(64.0)), GAP_PT);
    let Some(code) = qr::code(text) else { return };
    let modules = (code.side + 8) as f32;
    // Whole pixels for a module: a camera sees sharp edges.
    let pixels = ui.ctx().pixels_per_point();
    let module = ((above.size().min_elem() / modules * pixels).floor().max(1.0)) / pixels;
    let square = Rect::from_center_size(above.center(), Vec2::splat(module * modules));
    let response = ui.interact(square, ui.scope_id().with(("code", label)), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, text));
    let painter = ui.painter();
    painter.rect_filled(square, 6.0, Color32::WHITE);
    let corner = pos2(
        (square.min.x * pixels).round() / pixels,
        (square.min.y * pixels).round() / pixels,
    );
    for (place, _) in code.dark.iter().enumerate().filter(|(_, dark)| **dark) {
        let at = vec2((place % code.side + 4) as f32, (place / code.side + 4) as f32) * module;
        painter.rect_filled(
            Rect::from_min_size(corner + at, Vec2::splat(module)),
            0.0,
            Color32::BLACK,
        );
    }
    let ink = kx.ink(22.0, Face::Semibold, "text");
    let galley = fitted(ui, label, ink, below.size(), true);
    let at = pos2(below.center().x, below.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink.color);
    super::pieces::read(ui, below, label);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_ends_with_a_whole_sentence() {
        let text = "Une phrase courte. Une deuxième, de 3.5 km ! Une troisième phrase bien plus longue.";
        assert_eq!(
            first_sentences(text, 50),
            "Une phrase courte. Une deuxième, de 3.5 km !"
        );
        assert_eq!(first_sentences(text, 3), "Une phrase courte.");
        assert_eq!(first_sentences("sans point", 3), "sans point");
        assert_eq!(first_sentences("最初の文。次の文。", 6), "最初の文。");
        assert_eq!(first_sentences("", 6), "");
    }
}
