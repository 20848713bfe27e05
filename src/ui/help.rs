//! The page on keyboard and mouse: a list of the commands that have keys.

use egui::{Grid, Id, Modal, RichText, Ui};

use super::{
    Context, keys,
    page::{page_heading, scrolled},
};
use crate::state::{Command, PanelCommand};

/// Shows the page when it is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    if !cx.state.panels.help_open {
        return;
    }
    let modal = Modal::new(Id::unique("help"))
        .frame(super::theme::card(cx.palette).inner_margin(20))
        .show(ui.ctx(), |ui| {
            ui.set_width(460.0_f32.min(ui.ctx().content_rect().width() - 80.0));
            page_heading(ui, cx, "help-title", Command::Panel(PanelCommand::ToggleHelp));
            let height = ui.ctx().content_rect().height() - 190.0;
            scrolled(ui, height, |ui| content(ui, cx));
        });
    if modal.should_close() {
        cx.push(Command::Panel(PanelCommand::ToggleHelp));
    }
}

fn content(ui: &mut Ui, cx: &Context<'_>) {
    for key in ["help-drag", "help-wheel", "help-click"] {
        ui.add(egui::Label::new(cx.text(key)).wrap());
    }
    ui.add_space(8.0);
    Grid::new("shortcuts")
        .num_columns(2)
        .spacing([24.0, 6.0])
        .show(ui, |ui| {
            for leaf in Command::leaves().iter().filter(|leaf| !leaf.keys.is_empty()) {
                let keys: Vec<String> = leaf.keys.iter().map(|keys| keys::in_words(cx, keys)).collect();
                let keys = RichText::new(keys.join("   "));
                ui.label(keys.text_style(egui::TextStyle::Name("strong".into())));
                ui.label(cx.text(leaf.label));
                ui.end_row();
            }
        });
}
