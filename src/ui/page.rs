//! What every page that lies over the map has.

use egui::{Align2, Area, Id, Rect, Response, RichText, ScrollArea, Ui, pos2};

use super::effects::{Pane, takes_keyboard};
use super::theme::card;
use super::{Context, EDGE_PT, controls};
use crate::state::Command;
use crate::ui::focus::FollowsFocus as _;

/// A page that floats at the right, so that the map shows beside it what it speaks of.
pub struct SidePage {
    /// Key of its title.
    pub key: &'static str,
    /// Width at the usual size of text, in points.
    pub width_pt: f32,
    /// What its button does.
    pub close: Command,
}

impl SidePage {
    /// Shows it with its `content`, which is told how high its scrolled part may be, in points.
    pub fn show(
        self,
        ui: &Ui,
        cx: &mut Context<'_>,
        window: Rect,
        content: impl FnOnce(&mut Ui, &mut Context<'_>, f32),
    ) {
        let right = super::right_edge(cx.state, window).unwrap_or(window.right() - EDGE_PT);
        // Below the menu, which grows with the size of text.
        let top = window.top() + EDGE_PT + super::corners::button_pt(cx.state) + 18.0;
        let width = (self.width_pt * cx.state.text_size.clamp(1.0, 1.4)).min(window.width() - 2.0 * EDGE_PT);
        Area::new(Id::unique(self.key))
            .accessible_name(cx.text(self.key).to_owned())
            .pivot(Align2::RIGHT_TOP)
            .fixed_pos(pos2(right, top))
            .order(egui::Order::Foreground)
            .show(ui.ctx(), |ui| {
                card(cx.palette).show(ui, |ui| {
                    ui.set_width(width - 26.0);
                    let close = page_heading(ui, cx, self.key, self.close);
                    if takes_keyboard(ui.ctx(), Pane::Page) {
                        close.request_focus();
                    }
                    // The zoom buttons below stay free.
                    content(ui, cx, (window.bottom() - top - 250.0).max(160.0));
                });
            });
    }
}

/// What scrolls when it is higher than `height_pt`.
pub fn scrolled(ui: &mut Ui, height_pt: f32, content: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .max_height(height_pt)
        .min_scrolled_height(height_pt)
        .auto_shrink([false, true])
        .follow(ui, content);
}

/// The title of a page, with the button that closes it, which is returned.
pub fn page_heading(ui: &mut Ui, cx: &mut Context<'_>, key: &str, close: Command) -> Response {
    let row = ui.horizontal(|ui| {
        ui.label(RichText::new(cx.text(key)).heading());
        let right = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(right, |ui| {
            let button = controls::icon_button(ui, cx, "ui-close", cx.text("action-close"), false);
            if button.clicked() {
                cx.push(close);
            }
            button
        })
        .inner
    });
    ui.add_space(4.0);
    row.inner
}
