//! What can be done with a sheet: previous and next, pin, sources.

use egui::{Layout, Popup, Ui};

use super::{Page, Part, save};
use crate::model::Lang;
use crate::state::{Command, PanelCommand, SelectCommand, SettingCommand, ViewCommand};
use crate::ui::Context;
use crate::ui::controls::{command_button, command_label, icon_button};
use crate::ui::effects::{Pane, takes_keyboard};

/// Shows the row of buttons.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // A pinned sheet is there to be compared: its figures stand at the height of the other's.
        ui.set_min_height(30.0_f32.max(ui.spacing().interact_size.y));
        if page.part == Part::Selection {
            pin(ui, cx, page);
        }
        if page.sheet.position.is_some() && icon_button(ui, cx, "ui-target", cx.text("sheet-show"), false).clicked() {
            cx.push(Command::View(ViewCommand::ShowFeature(page.sheet.id.clone())));
        }
        if page.part == Part::SecondLanguage {
            let name = cx.text(&format!("lang-{}", cx.lang().code()));
            ui.label(egui::RichText::new(name).color(cx.color("text-secondary")));
        }
        if page.part != Part::Selection {
            return;
        }
        save::buttons(ui, cx, page);
        second_language(ui, cx);
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

/// The language that the sheet is read in beside the first, and the phrases of the desk.
fn second_language(ui: &mut Ui, cx: &mut Context<'_>) {
    let on = cx.state.second_language.is_some();
    let button = icon_button(ui, cx, "ui-language", cx.text("sheet-second-language"), on);
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(220.0);
        let second = cx.state.second_language;
        let others = Lang::ALL.into_iter().filter(|lang| *lang != cx.lang()).map(Some);
        let choices: Vec<Option<Lang>> = std::iter::once(None).chain(others).collect();
        for lang in choices {
            let key = lang.map_or("sheet-one-language".to_owned(), |lang| format!("lang-{}", lang.code()));
            if ui.radio(second == lang, cx.text(&key)).clicked() {
                cx.push(Command::Setting(SettingCommand::SetSecondLanguage(lang)));
                ui.close();
            }
        }
        ui.separator();
        let phrases = Command::Panel(PanelCommand::TogglePhrases);
        if ui.button(command_label(cx, &phrases)).clicked() {
            cx.push(phrases);
            ui.close();
        }
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
