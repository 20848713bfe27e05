//! The page of imports: a file to come, a file that was refused, a file to add; below, the layers that were brought before.

use std::path::PathBuf;

use egui::{Button, Rect, RichText, Spinner, TextEdit, Ui, WidgetInfo};

use super::super::Context;
use super::super::page::{SidePage, scrolled};
use super::{ENDINGS, Importer, Stage, form, on_map, own_layers, sample};
use crate::model::{Diagnostic, Severity};
use crate::state::{Command, PanelCommand};
use crate::ui::file_dialog::FileDialog;
use crate::ui::focus::ShowsFocus as _;

/// Width of the page at the usual size of text, in points.
const WIDTH_PT: f32 = 420.0;
/// Findings shown at most; the rest is counted.
const MOST_FINDINGS: usize = 60;

/// Shows the page when it is open, and takes files that were dropped or chosen.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, importer: &mut Importer, window: Rect) {
    let came = importer.collect(ui.ctx());
    if came && !cx.state.panels.import_open {
        cx.push(Command::Panel(PanelCommand::ToggleImport));
    }
    importer.tend(ui.ctx(), cx);
    let opened = cx.state.panels.import_open && !importer.was_open;
    importer.was_open = cx.state.panels.import_open;
    if !importer.was_open {
        return;
    }
    if let Stage::Ready(ready) = &importer.stage {
        on_map::show(ui, cx, ready, window);
    }
    let page = SidePage {
        key: "import-title",
        width_pt: WIDTH_PT,
        close: Command::Panel(PanelCommand::ToggleImport),
    };
    page.show(ui, cx, window, |ui, cx, height_pt| {
        scrolled(ui, height_pt, |ui| content(ui, cx, importer, opened));
        if matches!(importer.stage, Stage::Ready(_)) {
            buttons(ui, cx, importer);
        }
    });
}

/// What stands on the page; one that was just `opened` gives the keyboard to the path.
fn content(ui: &mut Ui, cx: &mut Context<'_>, importer: &mut Importer, opened: bool) {
    if let Some(reason) = &importer.trouble {
        let words = cx
            .messages
            .format("import-failed", &[("reason", reason.as_str().into())]);
        caution(ui, cx, &words, "error");
    }
    match &mut importer.stage {
        Stage::Reading(file, _) => busy(ui, cx, "import-reading", file),
        Stage::Keeping(title, _) => busy(ui, cx, "import-keeping", title),
        Stage::Empty => {
            waiting(ui, cx, importer, opened);
            own_layers::show(ui, cx, importer);
        }
        Stage::Refused(file, found) => {
            let words = cx.messages.format("import-refused", &[("file", file.as_str().into())]);
            caution(ui, cx, &words, "error");
            findings(ui, cx, found);
            ui.add_space(8.0);
            if ui.button(cx.text("import-other")).clicked() {
                importer.stage = Stage::Empty;
            }
        }
        Stage::Ready(ready) => {
            sample::show(ui, cx, &ready.preview);
            findings(ui, cx, &ready.preview.problems);
            form::show(ui, cx, ready);
        }
    }
}

fn busy(ui: &mut Ui, cx: &Context<'_>, key: &str, name: &str) {
    ui.horizontal(|ui| {
        ui.add(Spinner::new().size(18.0));
        ui.label(cx.messages.format(key, &[("name", name.into())]));
    });
}

/// A sentence on a coloured ground.
fn caution(ui: &mut Ui, cx: &Context<'_>, words: &str, token: &str) {
    egui::Frame::new()
        .fill(cx.color(&format!("{token}-soft")))
        .corner_radius(8)
        .inner_margin(8)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(
                egui::Label::new(RichText::new(words).color(cx.color(token)))
                    .wrap()
                    .selectable(true),
            );
        });
    ui.add_space(4.0);
}

/// Where a file is typed, chosen or dropped.
fn waiting(ui: &mut Ui, cx: &mut Context<'_>, importer: &mut Importer, opened: bool) {
    ui.add(egui::Label::new(cx.text("import-about")).wrap());
    ui.add_space(6.0);
    let (hint, label) = (
        cx.text("import-path-hint").to_owned(),
        cx.text("import-path").to_owned(),
    );
    let field = TextEdit::singleline(&mut importer.path)
        .hint_text(hint)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
    if opened {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.horizontal(|ui| {
        let there = !importer.path.trim().is_empty();
        let open = ui.add_enabled(there, Button::new(cx.text("import-open"))).clicked();
        if (open || entered) && there {
            // A path that was copied may come in quotes.
            let typed = importer.path.trim().trim_matches(['"', '\'']).to_owned();
            importer.path.clear();
            importer.take([PathBuf::from(typed)]);
            ui.ctx().request_repaint();
        }
        if ui.button(cx.text("import-browse")).clicked() && importer.dialog.is_none() {
            importer.dialog = FileDialog::open(ui.ctx(), cx.text("import-files"), &ENDINGS, true);
        }
    });
    let small = RichText::new(cx.text("import-formats"))
        .small()
        .color(cx.color("text-secondary"));
    ui.add(egui::Label::new(small).wrap());
    if importer.layers.is_none() {
        caution(ui, cx, cx.text("import-nowhere"), "warning");
    }
}

/// Problems of a file in words, the gravest first, and what was converted.
fn findings(ui: &mut Ui, cx: &Context<'_>, found: &[Diagnostic]) {
    if found.is_empty() {
        return;
    }
    let mut sorted: Vec<&Diagnostic> = found.iter().collect();
    sorted.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let worst = sorted.first().map_or(Severity::Info, |diagnostic| diagnostic.severity);
    let title = cx.messages.format("import-findings", &[("count", found.len().into())]);
    egui::CollapsingHeader::new(title)
        .id_salt("findings")
        .default_open(worst == Severity::Error || found.len() <= 4)
        .framed(ui, cx.color("focus"), |ui| {
            for diagnostic in sorted.iter().take(MOST_FINDINGS) {
                let token = match diagnostic.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "text-secondary",
                };
                let place = diagnostic.feature.map_or(String::new(), |feature| {
                    cx.messages.format("problems-feature", &[("feature", feature.into())]) + " — "
                });
                let words = format!("{place}{}", cx.messages.diagnostic(diagnostic));
                ui.add(
                    egui::Label::new(RichText::new(words).small().color(cx.color(token)))
                        .wrap()
                        .selectable(true),
                );
            }
            if sorted.len() > MOST_FINDINGS {
                let args = [("count", (sorted.len() - MOST_FINDINGS).into())];
                ui.label(cx.messages.format("sheet-more", &args));
            }
        });
}

fn buttons(ui: &mut Ui, cx: &mut Context<'_>, importer: &mut Importer) {
    ui.separator();
    let can_keep = importer.layers.is_some();
    let mut add = false;
    let mut cancel = false;
    ui.horizontal(|ui| {
        let words = RichText::new(cx.text("import-add")).color(cx.color("accent-text"));
        let button = Button::new(words).fill(cx.color("accent"));
        add = ui.add_enabled(can_keep, button).clicked();
        cancel = ui.button(cx.text("import-cancel")).clicked();
        if !importer.queue.is_empty() {
            let args = [("count", importer.queue.len().into())];
            let more = cx.messages.format("import-queue", &args);
            ui.label(RichText::new(more).small().color(cx.color("text-secondary")));
        }
    });
    if !can_keep {
        caution(ui, cx, cx.text("import-nowhere"), "warning");
    }
    if add {
        importer.keep(ui.ctx(), cx);
    } else if cancel {
        importer.stage = Stage::Empty;
    }
}
