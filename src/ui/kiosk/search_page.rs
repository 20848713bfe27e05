//! The search of the kiosk: what was typed, what answers, and a keyboard on the glass.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::list::{Told, cards, place_card};
use super::pieces::{Ink, Kx, Look, Tone, button, fitted, words};
use super::zones::{GAP_PT, MARGIN_PT, Zones, is_upright};
use crate::index::{Answer, Wanted};
use crate::model::{FeatureId, Lang};
use crate::state::KioskCommand;
use crate::state::kiosk::Keyboard;
use crate::text::Face;

/// Answers that are shown at most.
const MOST: usize = 40;
/// Letters from which on a question without an answer counts as one.
const TELLING: usize = 3;

/// What was asked, and what answers: caches of the window.
#[derive(Default)]
pub(super) struct Searching {
    asked: Option<String>,
    answer: Answer,
}

impl Searching {
    /// The question that found nothing, when it is left.
    pub(super) fn take_vain(&mut self) -> bool {
        let asked = self.asked.take().unwrap_or_default();
        asked.trim().chars().count() >= TELLING && self.answer.hits.is_empty()
    }
}

/// The keyboard that a language is written with.
fn keyboard_of(lang: Lang) -> Keyboard {
    match lang {
        Lang::Fr => Keyboard::Azerty,
        Lang::En | Lang::Nl => Keyboard::Qwerty,
        Lang::De => Keyboard::Qwertz,
        Lang::Ja => Keyboard::Kana,
    }
}

/// Rows of letters.
fn rows(keyboard: Keyboard, digits: bool) -> [&'static str; 3] {
    if digits {
        return ["1234567890", "éèêàâçôûîï", "/-'.:&äöüß"];
    }
    match keyboard {
        Keyboard::Azerty => ["azertyuiop", "qsdfghjklm", "wxcvbnéèà'"],
        Keyboard::Qwerty => ["qwertyuiop", "asdfghjkl'", "zxcvbnmëé-"],
        Keyboard::Qwertz => ["qwertzuiopü", "asdfghjklöä", "yxcvbnmß-'."],
        Keyboard::Kana => ["", "", ""],
    }
}

/// The fifty sounds, column by column from the right, as Japanese keyboards of machines have them.
const KANA: [&str; 10] = [
    "わをんー、",
    "らりるれろ",
    "や\u{3000}ゆ\u{3000}よ",
    "まみむめも",
    "はひふへほ",
    "なにぬねの",
    "たちつてと",
    "さしすせそ",
    "かきくけこ",
    "あいうえお",
];

/// Shows the page.
pub(super) fn show(ui: &mut Ui, kx: &mut Kx<'_, '_>, zones: &Zones, searching: &mut Searching, screen: Rect) {
    ui.painter().rect_filled(zones.picture, 0.0, kx.color("paper"));
    ui.painter().rect_filled(zones.panel, 0.0, kx.color("paper"));
    find(ui, kx, searching);
    field(ui, kx, zones.picture);
    let keyboard = kx.cx.state.kiosk.keyboard.unwrap_or(keyboard_of(kx.cx.lang()));
    let area = zones.panel.shrink2(vec2(MARGIN_PT, 5.0));
    let is_kana = keyboard == Keyboard::Kana && !kx.cx.state.kiosk.digits;
    let keys = if is_kana { 5.0 } else { 4.0 };
    let low = zones.panel.height() < 330.0;
    let (answers, board) = if low && !is_upright(screen) {
        // Beside each other: there is no height for both.
        let x = area.left() + area.width() * 0.6;
        let board = Rect::from_min_max(area.min, pos2(x, area.bottom()));
        (Rect::from_min_max(pos2(x + MARGIN_PT, area.top()), area.max), board)
    } else {
        let wished = (kx.size.other.max(64.0) * keys + 6.0 * (keys - 1.0)).min(area.height() * 0.56);
        let board = wished.max(kx.size.least * keys + 6.0 * (keys - 1.0));
        super::pieces::cut_bottom(area, board, GAP_PT)
    };
    results(ui, kx, answers, searching);
    if is_kana {
        kana(ui, kx, board, keyboard);
    } else {
        letters(ui, kx, board, keyboard);
    }
}

fn find(ui: &Ui, kx: &Kx<'_, '_>, searching: &mut Searching) {
    let query = &kx.cx.state.kiosk.query;
    if searching.asked.as_deref() == Some(query) {
        return;
    }
    let Some(index) = kx.cx.world.text_index(ui.ctx()) else {
        return;
    };
    let wanted = Wanted {
        words: query,
        limit: MOST,
        per_layer: 16,
        near_geo: kx.config.here.as_ref().map(crate::model::kiosk::KioskPlace::geo),
    };
    searching.answer = if query.trim().is_empty() {
        Answer::default()
    } else {
        let mut answer = index.search(kx.cx.atlas(), &wanted);
        // What everybody comes for first: few letters are typed, and few answers are seen.
        let everybodys = |id: FeatureId| {
            let feature = kx.cx.atlas().feature(id);
            feature.is_some_and(|feature| kx.config.highlights.contains(&feature.id))
        };
        answer.hits.sort_by_key(|hit| !everybodys(hit.id));
        answer
    };
    searching.asked = Some(query.clone());
}

/// What was typed, large.
fn field(ui: &mut Ui, kx: &Kx<'_, '_>, picture: Rect) {
    let height = kx.pt(76.0).min(picture.height() - 2.0 * GAP_PT);
    let rect = Rect::from_center_size(picture.center(), vec2(picture.width() - 2.0 * MARGIN_PT, height));
    let (query, hint) = (kx.cx.state.kiosk.query.clone(), kx.text("kiosk-search-hint"));
    let painter = ui.painter();
    let edge = egui::Stroke::new(2.5, kx.color("accent"));
    painter.rect(rect, 16.0, kx.color("card"), edge, egui::StrokeKind::Inside);
    let side = (rect.height() * 0.5).min(44.0);
    let glass = pos2(rect.left() + 16.0 + side / 2.0, rect.center().y);
    super::pieces::icon(ui, kx, "ui-search", glass, side, kx.color("accent"));
    let room = Rect::from_min_max(
        pos2(glass.x + side / 2.0 + 14.0, rect.top()),
        rect.max - vec2(20.0, 0.0),
    );
    let (shown, color) = if query.is_empty() {
        (&hint, kx.color("text-secondary"))
    } else {
        (&query, kx.color("text"))
    };
    let ink = Ink {
        size: kx.pt(32.0),
        face: Face::Regular,
        color,
    };
    let galley = fitted(ui, shown, ink, room.size() - vec2(6.0, 12.0), false);
    let at = pos2(room.left(), room.center().y - galley.size().y / 2.0);
    let caret = if query.is_empty() {
        at.x - 4.0
    } else {
        at.x + galley.size().x + 3.0
    };
    let height = galley.size().y;
    ui.painter().galley(at, galley, color);
    let stroke = egui::Stroke::new(3.0, kx.color("accent"));
    ui.painter()
        .vline(caret, egui::Rangef::new(at.y, at.y + height), stroke);
    let response = ui.interact(rect, ui.scope_id().with("kiosk field"), Sense::empty());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(query.clone()),
        ..WidgetInfo::labeled(Role::SearchInput, true, &hint)
    });
}

fn results(ui: &mut Ui, kx: &mut Kx<'_, '_>, area: Rect, searching: &Searching) {
    let query = kx.cx.state.kiosk.query.trim().to_owned();
    let hits: Vec<(FeatureId, Option<f64>)> = if query.is_empty() {
        let wished = kx.config.highlights.iter().filter_map(|id| kx.cx.atlas().find(id));
        wished.map(|id| (id, None)).collect()
    } else {
        searching
            .answer
            .hits
            .iter()
            .map(|hit| (hit.id, hit.distance_m))
            .collect()
    };
    if hits.is_empty() {
        let key = if searching.asked.is_some() {
            "kiosk-found-nothing"
        } else {
            "search-preparing"
        };
        let ink = kx.ink(24.0, Face::Regular, "text-secondary");
        let text = kx.text(key);
        words(ui, area.shrink(10.0), &text, ink, true);
        return;
    }
    cards(ui, kx, area, hits.len(), &|kx, index| {
        place_card(kx, hits[index], Told::SortAndPlace)
    });
}

fn key(ui: &mut Ui, kx: &mut Kx<'_, '_>, rect: Rect, letters: &str) {
    let mut look = Look::new(letters, None);
    look.text_pt = 26.0 / kx.size.text.sqrt();
    if button(ui, kx, rect, ("key", letters), &look) {
        kx.push(KioskCommand::Type(letters.to_owned()));
    }
}

fn letters(ui: &mut Ui, kx: &mut Kx<'_, '_>, board: Rect, keyboard: Keyboard) {
    let lines = super::pieces::grid(board, 1, 4, 6.0);
    let digits = kx.cx.state.kiosk.digits;
    for (row, line) in rows(keyboard, digits).into_iter().zip(&lines) {
        let letters: Vec<String> = row.chars().map(String::from).collect();
        for (letter, rect) in letters.iter().zip(super::pieces::grid(*line, letters.len(), 1, 6.0)) {
            key(ui, kx, rect, letter);
        }
    }
    let last = lines[3];
    let part = |from: f32, to: f32| {
        let x = |part: f32| last.left() + last.width() * part;
        Rect::from_min_max(pos2(x(from), last.top()), pos2(x(to) - 6.0, last.bottom()))
    };
    change(ui, kx, part(0.0, 0.17), keyboard);
    figures(ui, kx, part(0.17, 0.30), digits);
    space(ui, kx, part(0.30, 0.66));
    taking(ui, kx, part(0.66, 0.83), ERASE, KioskCommand::Erase);
    taking(ui, kx, part(0.83, 1.006), CLEAR, KioskCommand::Clear);
}

fn kana(ui: &mut Ui, kx: &mut Kx<'_, '_>, board: Rect, keyboard: Keyboard) {
    let places = super::pieces::grid(board, 12, 5, 6.0);
    let at = |column: usize, row: usize| places[row * 12 + column];
    for (column, sounds) in KANA.into_iter().enumerate() {
        for (row, sound) in sounds.chars().enumerate().filter(|(_, sound)| *sound != '\u{3000}') {
            key(ui, kx, at(column + 2, row), &sound.to_string());
        }
    }
    let wide = |row: usize| at(0, row).union(at(1, row));
    change(ui, kx, wide(0), keyboard);
    let mark = kx.text("kiosk-kana-mark");
    let look = Look::new(&mark, None);
    if button(ui, kx, at(0, 1), "mark", &look) {
        kx.push(KioskCommand::Mark);
    }
    figures(ui, kx, at(1, 1), false);
    space(ui, kx, wide(2));
    taking(ui, kx, wide(3), ERASE, KioskCommand::Erase);
    taking(ui, kx, wide(4), CLEAR, KioskCommand::Clear);
}

/// The button that changes the keyboard to the next one.
fn change(ui: &mut Ui, kx: &mut Kx<'_, '_>, rect: Rect, keyboard: Keyboard) {
    let place = Keyboard::ALL.iter().position(|known| *known == keyboard).unwrap_or(0);
    let next = Keyboard::ALL[(place + 1) % Keyboard::ALL.len()];
    let label = kx.text(match next {
        Keyboard::Azerty => "kiosk-keyboard-azerty",
        Keyboard::Qwerty => "kiosk-keyboard-qwerty",
        Keyboard::Qwertz => "kiosk-keyboard-qwertz",
        Keyboard::Kana => "kiosk-keyboard-kana",
    });
    let mut look = Look::new(&label, None);
    look.text_pt = 16.0;
    look.tone = Tone::Colored(kx.color("accent-soft"));
    if button(ui, kx, rect, "keyboard", &look) {
        kx.push(KioskCommand::SetKeyboard(next));
    }
}

fn figures(ui: &mut Ui, kx: &mut Kx<'_, '_>, rect: Rect, digits: bool) {
    let label = kx.text(if digits {
        "kiosk-keyboard-letters"
    } else {
        "kiosk-keyboard-digits"
    });
    let mut look = Look::new(&label, None);
    look.text_pt = 18.0;
    look.tone = Tone::Colored(kx.color("accent-soft"));
    if button(ui, kx, rect, "digits", &look) {
        kx.push(KioskCommand::ToggleDigits);
    }
}

fn space(ui: &mut Ui, kx: &mut Kx<'_, '_>, rect: Rect) {
    let label = kx.text("kiosk-space");
    let mut look = Look::new(&label, None);
    look.text_pt = 17.0;
    if button(ui, kx, rect, "space", &look) {
        kx.push(KioskCommand::Type(" ".to_owned()));
    }
}

/// Words and icons of the keys that take letters away.
const ERASE: (&str, &str) = ("kiosk-erase", "ui-back");
const CLEAR: (&str, &str) = ("kiosk-clear", "ui-close");

/// A key that takes letters away.
fn taking(ui: &mut Ui, kx: &mut Kx<'_, '_>, rect: Rect, (key, icon): (&str, &str), command: KioskCommand) {
    let label = kx.text(key);
    let mut look = Look::new(&label, Some(icon));
    look.icon_only = true;
    look.tone = Tone::Colored(kx.color("accent-soft"));
    if button(ui, kx, rect, key, &look) {
        kx.push(command);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_a_language_is_on_its_keyboard() {
        for (lang, wanted) in [
            (Lang::Fr, "abcdefghijklmnopqrstuvwxyz"),
            (Lang::En, "abcdefghijklmnopqrstuvwxyz"),
            (Lang::De, "abcdefghijklmnopqrstuvwxyzäöüß"),
        ] {
            let all = rows(keyboard_of(lang), false).concat();
            for letter in wanted.chars() {
                assert_eq!(all.matches(letter).count(), 1, "{lang:?} {letter}");
            }
        }
        let sounds: String = KANA.concat();
        for sound in
            "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん".chars()
        {
            assert!(sounds.contains(sound), "{sound}");
        }
        assert!(
            "0123456789/"
                .chars()
                .all(|digit| rows(Keyboard::Qwerty, true).concat().contains(digit))
        );
    }
}
