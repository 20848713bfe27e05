//! What a file would do that is held over the window.

use egui::{Area, Id, Order, Rect, RichText, Stroke, StrokeKind, TextStyle, Ui, Vec2};

use super::Context;

/// Distance of the frame from the edges of the window, in points.
const EDGE_PT: f32 = 10.0;

/// Frames the window and says that a file may be let go, as long as one is held over it.
pub fn show(ui: &Ui, cx: &Context<'_>, window: Rect) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    Area::new(Id::unique("drop hint"))
        .order(Order::Tooltip)
        .fixed_pos(window.min)
        .constrain(false)
        .interactable(false)
        .show(ui.ctx(), |ui| {
            let frame = Stroke::new(3.0, cx.color("accent"));
            let painter = ui.painter();
            painter.rect_filled(window, 0.0, cx.color("scrim"));
            painter.rect_stroke(window.shrink(EDGE_PT), 14.0, frame, StrokeKind::Inside);
            let width = (window.width() - 8.0 * EDGE_PT).clamp(120.0, 420.0);
            let place = Rect::from_center_size(window.center(), Vec2::new(width, 120.0));
            ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
                super::theme::card(cx.palette).inner_margin(20).show(ui, |ui| {
                    ui.vertical_centered(|ui| {
                        let words = RichText::new(cx.text("import-drop")).text_style(TextStyle::Heading);
                        ui.label(words);
                    });
                });
            });
        });
}
