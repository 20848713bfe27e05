//! Where the keyboard is can be seen: it is scrolled into sight, and framed where the toolkit frames nothing.

use egui::scroll_area::ScrollAreaOutput;
use egui::style::ScrollAnimation;
use egui::{
    CollapsingHeader, Color32, EventFilter, Key, Painter, Rect, Response, ScrollArea, Stroke, StrokeKind, Ui, vec2,
};

/// Room that stays around what has the keyboard, in points.
const ROOM_PT: f32 = 12.0;

/// A scrolled part whose controls come into sight when the keyboard comes to them; the toolkit leaves them where they are.
pub trait FollowsFocus {
    /// Shows the content.
    fn follow<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R>;
}

impl FollowsFocus for ScrollArea {
    fn follow<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> ScrollAreaOutput<R> {
        self.show(ui, |ui| {
            let answer = content(ui);
            show_focus(ui);
            answer
        })
    }
}

/// Brings what the keyboard just came to into sight; at the end of what is scrolled.
pub fn show_focus(ui: &Ui) {
    let focused = ui
        .memory(egui::Memory::focused)
        .and_then(|id| ui.ctx().read_response(id));
    let Some(response) = focused.filter(Response::gained_focus) else {
        return;
    };
    // What a pointer was aimed at stays below it.
    if ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        return;
    }
    let rect = response.rect;
    let here = response.layer_id == ui.layer_id() && ui.min_rect().contains(rect.center());
    // What is higher than the part itself would jump between its ends.
    let fits = rect.height() < ui.clip_rect().height();
    if here && fits && !ui.clip_rect().contains_rect(rect) {
        let rect = rect.expand2(vec2(0.0, ROOM_PT));
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
    }
}

/// Presses of the right arrow less those of the left one in this frame, for what has the keyboard: the arrows move it, not the
/// focus.
pub fn sideways(ui: &Ui, response: &Response) -> f32 {
    if !response.has_focus() {
        return 0.0;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let presses = |key| ui.input(|input| input.num_presses(key)) as f32;
    presses(Key::ArrowRight) - presses(Key::ArrowLeft)
}

/// A heading that unfolds and is framed while it has the keyboard.
pub trait ShowsFocus {
    /// Shows heading and content; `color` is that of the frame.
    fn framed<R>(self, ui: &mut Ui, color: Color32, content: impl FnOnce(&mut Ui) -> R);
}

impl ShowsFocus for CollapsingHeader {
    fn framed<R>(self, ui: &mut Ui, color: Color32, content: impl FnOnce(&mut Ui) -> R) {
        let header = self.show(ui, content).header_response;
        if header.has_focus() {
            frame(ui.painter(), header.rect, 4, color);
        }
    }
}

/// The frame of what has the keyboard, inside `rect`.
pub fn frame(painter: &Painter, rect: Rect, corner_pt: u8, color: Color32) {
    painter.rect_stroke(rect, corner_pt, Stroke::new(2.0, color), StrokeKind::Inside);
}
