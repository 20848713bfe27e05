//! The list of what is wrong with the data, in words, with the file and the place.

use egui::{Id, Modal, RichText, ScrollArea, Ui};

use super::Context;
use super::page::page_heading;
use crate::model::Diagnostic;
use crate::state::{Command, PanelCommand};
use crate::ui::focus::FollowsFocus as _;

/// Lines shown at most; the rest is counted.
const MOST: usize = 500;

/// Shows the page when it is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    if !cx.state.panels.problems_open {
        return;
    }
    let world = cx.world;
    let all: Vec<&Diagnostic> = world
        .atlas
        .all_diagnostics()
        .filter(|diagnostic| diagnostic.severity != crate::model::Severity::Info)
        .collect();
    let modal = Modal::new(Id::unique("problems"))
        .frame(super::theme::card(cx.palette).inner_margin(20))
        .show(ui.ctx(), |ui| {
            ui.set_width(620.0_f32.min(ui.ctx().content_rect().width() - 80.0));
            page_heading(ui, cx, "problems-title", Command::Panel(PanelCommand::ToggleProblems));
            ui.label(cx.messages.format("problems-count", &[("count", all.len().into())]));
            let height = ui.ctx().content_rect().height() - 220.0;
            ScrollArea::vertical()
                .max_height(height)
                .auto_shrink([false, true])
                .follow(ui, |ui| {
                    for diagnostic in all.iter().take(MOST) {
                        ui.add_space(4.0);
                        let title = format!("{} — {}", diagnostic.file, severity(cx, diagnostic));
                        ui.label(RichText::new(title).text_style(egui::TextStyle::Name("strong".into())));
                        ui.add(
                            egui::Label::new(cx.messages.diagnostic(diagnostic))
                                .wrap()
                                .selectable(true),
                        );
                        let place = place(cx, diagnostic);
                        if !place.is_empty() {
                            ui.label(RichText::new(place).small().color(cx.color("text-secondary")));
                        }
                    }
                    if all.len() > MOST {
                        ui.label(
                            cx.messages
                                .format("sheet-more", &[("count", (all.len() - MOST).into())]),
                        );
                    }
                });
        });
    if modal.should_close() {
        cx.push(Command::Panel(PanelCommand::ToggleProblems));
    }
}

fn severity<'a>(cx: &'a Context<'_>, diagnostic: &Diagnostic) -> &'a str {
    use crate::model::Severity;
    cx.text(match diagnostic.severity {
        Severity::Info => "severity-info",
        Severity::Warning => "severity-warning",
        Severity::Error => "severity-error",
    })
}

fn place(cx: &Context<'_>, diagnostic: &Diagnostic) -> String {
    let feature = diagnostic
        .feature
        .map(|feature| cx.messages.format("problems-feature", &[("feature", feature.into())]));
    let line = diagnostic
        .line
        .map(|line| cx.messages.format("problems-line", &[("line", line.into())]));
    [feature, line].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
