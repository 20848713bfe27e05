//! The page on keyboard and mouse: a list of the commands that have keys.

use egui::{Grid, Id, Modal, RichText, Ui};

use super::{Context, problems::page_heading};
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
            for key in ["help-drag", "help-wheel", "help-click"] {
                ui.add(egui::Label::new(cx.text(key)).wrap());
            }
            ui.add_space(8.0);
            Grid::new("shortcuts")
                .num_columns(2)
                .spacing([24.0, 6.0])
                .show(ui, |ui| {
                    for (command, shortcut) in Command::with_shortcuts() {
                        let Some(key) = command.label_key() else { continue };
                        ui.label(
                            RichText::new(keys_in_words(cx, shortcut.keys))
                                .text_style(egui::TextStyle::Name("strong".into())),
                        );
                        ui.label(cx.text(key));
                        ui.end_row();
                    }
                });
        });
    if modal.should_close() {
        cx.push(Command::Panel(PanelCommand::ToggleHelp));
    }
}

/// `ctrl+0` as the user's keyboard shows it.
pub fn keys_in_words(cx: &Context<'_>, keys: &str) -> String {
    if keys == "+" {
        return keys.to_owned();
    }
    let word = |key: &str| match key {
        "ctrl" if cfg!(target_os = "macos") => "⌘".to_owned(),
        "ctrl" => cx.text("key-ctrl").to_owned(),
        "left" => "←".to_owned(),
        "right" => "→".to_owned(),
        "up" => "↑".to_owned(),
        "down" => "↓".to_owned(),
        "home" => cx.text("key-home").to_owned(),
        "escape" => cx.text("key-escape").to_owned(),
        "backspace" => cx.text("key-backspace").to_owned(),
        "-" => "−".to_owned(),
        other => other.to_uppercase(),
    };
    keys.split('+').map(word).collect::<Vec<_>>().join("\u{a0}+\u{a0}")
}
