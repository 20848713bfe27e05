//! The button that writes a story for paper, for slides, or to be carried elsewhere.

use egui::{Button, Ui, WidgetInfo};

use super::handing::Handing;
use crate::state::{Command, StoryCommand, StoryForm};
use crate::ui::Context;

/// A menu with the three forms; while a story is written, how far that is. `of` names the story for who does not see the
/// row that the button stands in.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, handing: &Handing, id: Option<&str>, of: &str) {
    if cx.exports.is_none() {
        return;
    }
    if let Some((made, pages)) = handing.progress() {
        let args = [("made", made.min(pages).into()), ("count", pages.into())];
        let words = cx.messages.format("story-export-progress", &args);
        ui.add_enabled(false, Button::new(words));
        return;
    }
    let words = cx.text("story-export").to_owned();
    let label = if of.is_empty() {
        words.clone()
    } else {
        format!("{words}: {of}")
    };
    let button = ui.button(words);
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label));
    egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(230.0);
        for (form, key) in [
            (StoryForm::Paper, "story-export-paper"),
            (StoryForm::Slides, "story-export-slides"),
            (StoryForm::File, "story-export-file"),
        ] {
            if ui.button(cx.text(key)).clicked() {
                cx.push(Command::Story(StoryCommand::Export(id.map(str::to_owned), form)));
                ui.close();
            }
        }
    });
}
