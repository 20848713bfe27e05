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

/// Shows what changes by itself, such as how a download does. Whatever it holds, it counts as one thing: what follows keeps its
/// identity, and a click that began before it changed does not end on a neighbour.
pub fn changing<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(content).inner
}

/// Shows what comes and goes by itself, as [`changing`] does; without it there is no gap either.
pub fn passing<T>(ui: &mut Ui, what: Option<T>, content: impl FnOnce(&mut Ui, T)) {
    match what {
        Some(what) => changing(ui, |ui| content(ui, what)),
        None => ui.skip_ahead_auto_ids(1),
    }
}

/// The title of a page, with the button that closes it, which is returned.
pub fn page_heading(ui: &mut Ui, cx: &mut Context<'_>, key: &str, close: Command) -> Response {
    // The button first: a long title takes the lines that it needs beside it.
    let row = ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
        let button = controls::icon_button(ui, cx, "ui-close", cx.text("action-close"), false);
        if button.clicked() {
            cx.push(close);
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
            ui.add(egui::Label::new(RichText::new(cx.text(key)).heading()).wrap());
        });
        button
    });
    ui.add_space(4.0);
    row.inner
}
