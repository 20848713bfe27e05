//! The layers that were brought before: where they came from, and a way to remove them.

use egui::{RichText, Ui};

use super::Importer;
use crate::load::user;
use crate::model::user_layer::UserLayer;
use crate::state::{Command, DataCommand};
use crate::ui::{Context, controls};

/// Shows the list, when there is anything in it.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, importer: &mut Importer) {
    let Some(folder) = importer.layers.clone() else { return };
    // Every change of them makes a new atlas.
    let atlas = std::sync::Arc::as_ptr(&cx.world.atlas);
    if importer.own.as_ref().is_none_or(|(known, _)| *known != atlas) {
        let found = user::list(&folder).into_iter().flatten().map(|(_, layer)| layer);
        importer.own = Some((atlas, found.collect()));
    }
    let found: &[UserLayer] = importer.own.as_ref().map_or(&[], |(_, found)| found);
    if found.is_empty() {
        return;
    }
    ui.add_space(6.0);
    controls::section(ui, cx, cx.text("import-own"));
    for layer in found {
        let title = layer.layer.title.get(cx.lang()).to_owned();
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let words = cx.messages.format("import-remove", &[("layer", title.as_str().into())]);
                if controls::icon_button(ui, cx, "ui-close", &words, false).clicked() {
                    cx.push(Command::Data(DataCommand::Remove(layer.layer.id.clone())));
                }
                ui.with_layout(
                    egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true),
                    |ui| {
                        ui.vertical(|ui| {
                            ui.add(egui::Label::new(&title).wrap());
                            let origin = [
                                layer.origin.file.as_str(),
                                layer.source.licence.as_str(),
                                layer.source.date.as_str(),
                            ];
                            let said = crate::i18n::filled(origin, " · ");
                            let small = RichText::new(said).small().color(cx.color("text-secondary"));
                            ui.add(egui::Label::new(small).wrap());
                        });
                    },
                );
            });
        });
    }
}
