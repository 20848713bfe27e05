//! The question for the PIN, and the choice of a new one: digits on the glass.

use egui::{Rect, Ui, Vec2, pos2, vec2};

use super::pieces::{Kx, Look, Tone, button, cut_top, grid, words};
use super::zones::GAP_PT;
use crate::state::kiosk::gate::PIN_DIGITS;
use crate::text::Face;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Asked {
    /// The PIN that holds.
    #[default]
    Known,
    /// A new one.
    New,
    /// The new one once more.
    Again,
}

/// Digits that are being typed; forgotten with the visitor.
#[derive(Default)]
pub(super) struct PinView {
    pub(super) asked: Asked,
    typed: String,
    /// The new PIN, typed once.
    pub(super) first: String,
    /// Key of the message on what went wrong.
    pub(super) trouble: Option<&'static str>,
}

impl PinView {
    /// Asks for something else.
    pub(super) fn ask(&mut self, asked: Asked) {
        self.typed.clear();
        self.asked = asked;
        self.trouble = None;
    }

    /// How much was typed.
    #[cfg(test)]
    fn length(&self) -> usize {
        self.typed.len()
    }

    fn press(&mut self, digit: char) {
        if self.typed.len() < *PIN_DIGITS.end() {
            self.typed.push(digit);
            self.trouble = None;
        }
    }
}

/// Shows the page; the digits once they are entered. While the gate is closed, `wait_s` seconds are told instead.
pub(super) fn show(
    ui: &mut Ui,
    kx: &mut Kx<'_, '_>,
    area: Rect,
    view: &mut PinView,
    wait_s: Option<f64>,
) -> Option<String> {
    ui.painter().rect_filled(area, 0.0, kx.color("paper"));
    let height = area.height().min(760.0) - 2.0 * GAP_PT;
    let column = Rect::from_center_size(area.center(), vec2(area.width().min(430.0) - 2.0 * GAP_PT, height));
    let (head, rest) = cut_top(column, height * 0.17, GAP_PT);
    let (middle, pad) = cut_top(rest, height * 0.1, GAP_PT);
    let title = kx.text(match view.asked {
        Asked::Known => "kiosk-pin-ask",
        Asked::New => "kiosk-pin-new",
        Asked::Again => "kiosk-pin-again",
    });
    words(ui, head, &title, kx.ink(30.0, Face::Bold, "text"), true);
    let told = match wait_s {
        // A hair above a whole second is rounding, not another second.
        Some(wait_s) => {
            let args = [("count", (wait_s - 1e-3).ceil().into())];
            Some(kx.cx.messages.format("kiosk-pin-wait", &args))
        }
        None => view.trouble.map(|key| kx.text(key)),
    };
    match told {
        Some(text) => {
            words(ui, middle, &text, kx.ink(22.0, Face::Semibold, "error"), true);
        }
        None => dots(ui, kx, middle, view.typed.len()),
    }
    let mut entered = None;
    let keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter"];
    let (erase, enter) = (kx.text("kiosk-erase"), kx.text("kiosk-pin-enter"));
    for (key, rect) in keys.into_iter().zip(grid(pad, 3, 4, GAP_PT)) {
        let mut look = match key {
            "erase" => Look::new(&erase, Some("ui-back")),
            "enter" => Look::new(&enter, Some("ui-check")),
            digit => Look::new(digit, None),
        };
        look.icon_only = look.icon.is_some();
        look.text_pt = 34.0;
        look.enabled = wait_s.is_none() && (key != "enter" || view.typed.len() >= *PIN_DIGITS.start());
        look.tone = if key == "enter" { Tone::Strong } else { Tone::Paper };
        if !button(ui, kx, rect, ("pin", key), &look) {
            continue;
        }
        match key {
            "erase" => {
                view.typed.pop();
            }
            "enter" => entered = Some(std::mem::take(&mut view.typed)),
            digit => digit.chars().for_each(|digit| view.press(digit)),
        }
    }
    entered
}

fn dots(ui: &Ui, kx: &Kx<'_, '_>, rect: Rect, count: usize) {
    let shown = count.max(*PIN_DIGITS.start());
    let step = 30.0;
    let left = rect.center().x - step * (shown - 1) as f32 / 2.0;
    for index in 0..shown {
        let at = pos2(left + step * index as f32, rect.center().y);
        if index < count {
            ui.painter().circle_filled(at, 9.0, kx.color("accent"));
        } else {
            let dot = Rect::from_center_size(at, Vec2::splat(16.0));
            let stroke = egui::Stroke::new(2.0, kx.color("track"));
            ui.painter().rect_stroke(dot, 8.0, stroke, egui::StrokeKind::Inside);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_bounded_and_another_question_forgets_them() {
        let mut view = PinView::default();
        (0..40).for_each(|_| view.press('7'));
        assert_eq!(view.length(), *PIN_DIGITS.end());
        view.ask(Asked::New);
        assert_eq!(view.length(), 0);
    }
}
