//! What every page that lies over the map has.

use egui::{RichText, Ui};

use super::{Context, controls};
use crate::state::Command;

/// The title of a page, with the button that closes it.
pub fn page_heading(ui: &mut Ui, cx: &mut Context<'_>, key: &str, close: Command) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(cx.text(key)).heading());
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if controls::icon_button(ui, cx, "ui-close", cx.text("action-close"), false).clicked() {
                cx.push(close);
            }
        });
    });
    ui.add_space(4.0);
}
