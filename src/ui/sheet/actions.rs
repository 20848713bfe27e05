//! What can be done with a sheet: previous and next, pin, sources.

use egui::{Layout, Ui};

use super::{Page, save};
use crate::state::{Command, PanelCommand, SelectCommand, ViewCommand};
use crate::ui::Context;
use crate::ui::controls::{command_button, command_label, icon_button};
use crate::ui::effects::{Pane, takes_keyboard};

/// Shows the row of buttons.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // A pinned sheet is there to be compared: its figures stand at the height of the other's.
        ui.set_min_height(30.0_f32.max(ui.spacing().interact_size.y));
        if page.current {
            pin(ui, cx, page);
        }
        if page.sheet.position.is_some() && icon_button(ui, cx, "ui-target", cx.text("sheet-show"), false).clicked() {
            cx.push(Command::View(ViewCommand::ShowFeature(page.sheet.id.clone())));
        }
        if !page.current {
            return;
        }
        save::buttons(ui, cx, page);
        let sources = Command::Panel(PanelCommand::ToggleSources);
        let label = command_label(cx, &sources);
        if icon_button(ui, cx, "ui-info", &label, cx.state.panels.sources_open).clicked() {
            cx.push(sources);
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            command_button(ui, cx, Command::Select(SelectCommand::Step(1)));
            command_button(ui, cx, Command::Select(SelectCommand::Step(-1)));
            // Previous and next walk the list of results where it holds this feature, else its layer.
            let (place, length) = match cx.results().position(page.id) {
                Some(place) => (Some(place), cx.results().len()),
                None => {
                    let list = cx.world.walk(cx.state, page.id);
                    (list.iter().position(|id| *id == page.id), list.len())
                }
            };
            if let Some(place) = place {
                let place = format!("{} / {}", cx.messages.count(place + 1), cx.messages.count(length));
                ui.label(egui::RichText::new(place).small().color(cx.color("text-secondary")));
            }
        });
    });
}

/// The button that puts the sheet aside; it takes the keyboard that is given to the sheet.
fn pin(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    let pinned = cx.state.pins.contains(&page.sheet.id);
    let label = cx.text(if pinned { "sheet-unpin" } else { "sheet-pin" }).to_owned();
    let pin = icon_button(ui, cx, "ui-pin", &label, pinned);
    if takes_keyboard(ui.ctx(), Pane::Sheet) {
        pin.request_focus();
    }
    if pin.clicked() {
        cx.push(Command::Select(SelectCommand::TogglePin(page.sheet.id.clone())));
    }
}
