//! Packages from a stick: the one that is installed, one to come, and the words for what was done.

use std::path::PathBuf;

use egui::{Button, ProgressBar, TextEdit, Ui, WidgetInfo};

use super::super::basemap::note;
use super::super::file_dialog::FileDialog;
use super::super::{Context, controls};
use super::feed::megabytes;
use super::{Desk, Done};
use crate::i18n::Messages;
use crate::package::{self, Installed, install};
use crate::store::stamp;

/// What is installed, the field for a package's path, and the button that installs it.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk) {
    controls::section(ui, cx, cx.text("package-section"));
    note(ui, cx, cx.text("package-about").to_owned());
    ui.add_space(2.0);
    let installed = desk.installed.as_ref();
    let words = installed.map_or_else(
        || cx.text("package-none").to_owned(),
        |installed| installed_words(installed, cx.messages),
    );
    ui.add(egui::Label::new(words).wrap());
    ui.add_space(4.0);
    if let Some(chosen) = desk.dialog.as_ref().and_then(FileDialog::answer) {
        desk.dialog = None;
        if let Some(path) = chosen.first() {
            desk.path = path.display().to_string();
        }
    }
    let label = cx.text("package-path").to_owned();
    let field = TextEdit::singleline(&mut desk.path)
        .hint_text(cx.text("package-hint"))
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let ready = desk.setup.lock.is_some() && desk.working.is_none() && !desk.path.trim().is_empty();
    ui.horizontal_wrapped(|ui| {
        let clicked = ui.add_enabled(ready, Button::new(cx.text("package-install"))).clicked();
        if (clicked || entered) && ready {
            // A path that was copied may come in quotes.
            let path = PathBuf::from(desk.path.trim().trim_matches(['"', '\'']));
            desk.begin(ui.ctx(), move |home, lock, tell| {
                Done::Package(install(&path, home, lock, tell))
            });
        }
        if ui.button(cx.text("package-browse")).clicked() && desk.dialog.is_none() {
            desk.dialog = FileDialog::open(ui.ctx(), cx.text("package-files"), &package::ENDINGS, false);
        }
    });
    if desk.working.is_some() {
        if let Some(part) = desk.part_written() {
            ui.add(ProgressBar::new(part).fill(cx.color("accent")).desired_height(8.0));
        }
        note(ui, cx, cx.text("package-working").to_owned());
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
    }
}

/// What is installed, in words.
fn installed_words(installed: &Installed, messages: &Messages) -> String {
    let (files, bytes) = installed.amount();
    let args = [
        ("number", installed.number.to_string().into()),
        ("made", stamp::readable(&installed.made).into()),
        ("files", files.into()),
        ("megabytes", megabytes(bytes).into()),
    ];
    messages.format("package-is-installed", &args)
}

/// What was done, and whether it is a worry.
pub(super) fn words(done: &Done, messages: &Messages) -> Option<(String, bool)> {
    let told = match done {
        Done::Kept(Ok(())) => return None,
        Done::Kept(Err(trouble)) | Done::RolledBack(Err(trouble)) => (trouble.sentence(messages), true),
        Done::RolledBack(Ok(true)) => (messages.text("update-rolled-back").to_owned(), false),
        Done::RolledBack(Ok(false)) => (messages.text("update-back-to-none").to_owned(), false),
        Done::Package(Err(refusal)) => (refusal.sentence(messages), true),
        Done::Package(Ok(report)) => match &report.installed {
            None => (messages.text("package-back-to-own").to_owned(), false),
            Some(installed) => {
                let back = report.before.is_some_and(|before| before > installed.number);
                let key = match (report.unchanged, back) {
                    (true, _) => "package-unchanged",
                    (false, true) => "package-rolled-back",
                    (false, false) => "package-installed",
                };
                let args = [
                    ("number", installed.number.to_string().into()),
                    ("vintage", installed.vintage.as_str().into()),
                    ("path", installed.path.display().to_string().into()),
                ];
                (messages.format(key, &args), false)
            }
        },
    };
    Some(told)
}
