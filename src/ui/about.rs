//! The About page: version, data, credits and licences.

use std::sync::LazyLock;

use egui::{CollapsingHeader, Id, Label, Modal, RichText, ScrollArea, Ui};

use super::page::page_heading;
use super::{Context, controls};
use crate::model::credits::Credits;
use crate::state::{Command, PanelCommand};
use crate::ui::focus::{FollowsFocus as _, ShowsFocus as _};

/// Shows the page when it is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    if !cx.state.panels.about_open {
        return;
    }
    let modal = Modal::new(Id::unique("about"))
        .frame(super::theme::card(cx.palette).inner_margin(20))
        .show(ui.ctx(), |ui| {
            ui.set_width(640.0_f32.min(ui.ctx().content_rect().width() - 80.0));
            page_heading(ui, cx, "about-title", Command::Panel(PanelCommand::ToggleAbout));
            let height = ui.ctx().content_rect().height() - 190.0;
            ScrollArea::vertical()
                .max_height(height)
                .auto_shrink([false, true])
                .follow(ui, |ui| content(ui, cx));
        });
    if modal.should_close() {
        cx.push(Command::Panel(PanelCommand::ToggleAbout));
    }
}

fn content(ui: &mut Ui, cx: &mut Context<'_>) {
    let wrapped = |ui: &mut Ui, text: String| {
        ui.add(Label::new(text).wrap().selectable(true));
    };
    wrapped(
        ui,
        cx.messages
            .format("about-version", &[("version", env!("CARGO_PKG_VERSION").into())]),
    );
    wrapped(
        ui,
        cx.messages.format(
            "about-vintage",
            &[("vintage", cx.atlas().catalog.vintage.as_str().into())],
        ),
    );
    wrapped(ui, cx.text("about-licence").to_owned());
    wrapped(ui, cx.messages.format("about-logs", &[("path", cx.logs.into())]));
    controls::section(ui, cx, cx.text("about-data"));
    let notes = cx.problems().count();
    if notes > 0 {
        let words = cx.messages.format("problems-count", &[("count", notes.into())]);
        if controls::link(ui, cx, &words).clicked() {
            cx.push(Command::Panel(PanelCommand::ToggleAbout));
            cx.push(Command::Panel(PanelCommand::ToggleProblems));
        }
    }
    for source in &cx.world.atlas.catalog.sources {
        ui.label(RichText::new(&source.title).text_style(egui::TextStyle::Name("strong".into())));
        let line = format!("{} — {} — {}", source.producer, source.date, source.licence);
        ui.add(Label::new(RichText::new(line).small().color(cx.color("text-secondary"))).wrap());
        if source.url.starts_with("http") && controls::link(ui, cx, &source.url).clicked() {
            ui.ctx().open_url(egui::OpenUrl::new_tab(&source.url));
        }
        ui.add_space(4.0);
    }
    static CREDITS: LazyLock<Credits> = LazyLock::new(Credits::embedded);
    let credits = &*CREDITS;
    controls::section(ui, cx, cx.text("about-fonts"));
    for font in &credits.fonts {
        wrapped(
            ui,
            format!("{} {} — {} — {}", font.name, font.version, font.copyright, font.licence),
        );
    }
    let title = cx
        .messages
        .format("about-crates-count", &[("count", credits.crates.len().into())]);
    CollapsingHeader::new(title).framed(ui, cx.color("focus"), |ui| {
        for krate in &credits.crates {
            let line = format!("{} {} — {}", krate.name, krate.version, krate.license);
            ui.label(RichText::new(line).small());
        }
    });
}
