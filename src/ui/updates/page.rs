//! The page itself: it floats at the right, so that the map shows what changes.

use egui::{Rect, Ui};

use super::super::basemap::{note, warning};
use super::super::page::{SidePage, passing, scrolled};
use super::super::{Context, controls};
use super::{Desk, Done, feed, package};
use crate::i18n::Messages;
use crate::package::DataInUse;
use crate::state::{Command, PanelCommand};
use crate::store::stamp;

/// Width of the page at the usual size of text, in points.
const WIDTH_PT: f32 = 400.0;

/// Shows the page when it is open, and takes what other threads did.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let messages = cx.messages;
    let Some(desk) = &mut cx.updates else { return };
    desk.take_done(messages);
    if !cx.state.panels.updates_open {
        return;
    }
    desk.look(messages);
    let page = SidePage {
        key: "update-title",
        width_pt: WIDTH_PT,
        close: Command::Panel(PanelCommand::ToggleUpdates),
    };
    page.show(ui, cx, window, |ui, cx, height_pt| {
        scrolled(ui, height_pt, |ui| content(ui, cx))
    });
}

fn content(ui: &mut Ui, cx: &mut Context<'_>) {
    let Some(desk) = cx.updates.take() else { return };
    in_use(ui, cx, desk);
    passing(ui, desk.told.clone(), |ui, (words, worry)| {
        ui.add_space(4.0);
        if worry {
            warning(ui, cx, &words);
        } else {
            note(ui, cx, words);
        }
    });
    if desk.setup.lock.is_none() {
        ui.add_space(4.0);
        warning(ui, cx, cx.text("update-read-only"));
    }
    if desk.setup.data.is_some() {
        ui.add_space(4.0);
        note(ui, cx, cx.text("update-folder-given").to_owned());
    }
    controls::section(ui, cx, cx.text("update-online"));
    note(ui, cx, cx.text("update-online-about").to_owned());
    match desk.feeds.clone() {
        Ok(feeds) => {
            for one in &feeds.all {
                feed::show(ui, cx, desk, one);
            }
        }
        Err(trouble) => warning(ui, cx, &trouble.sentence(cx.messages)),
    }
    package::show(ui, cx, desk);
    cx.updates = Some(desk);
}

/// Which data is in use, and the ways back.
fn in_use(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk) {
    let Some(territory) = desk.territory.clone() else {
        return;
    };
    let vintage = &cx.world.atlas.catalog.vintage;
    ui.add(egui::Label::new(data_words(&territory.data, vintage, cx.messages)).wrap());
    if territory.updates.is_some() {
        note(ui, cx, cx.text("update-in-use").to_owned());
    }
    let ready = desk.setup.lock.is_some() && desk.working.is_none();
    let [packages, updates] = desk.may_go_back;
    if !packages && !updates {
        return;
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let button = |key: &str| egui::Button::new(cx.text(key));
        if updates && ui.add_enabled(ready, button("update-go-back")).clicked() {
            desk.begin(ui.ctx(), |home, lock, _| {
                Done::RolledBack(crate::update::roll_back(home, lock))
            });
        }
        if packages && ui.add_enabled(ready, button("package-go-back")).clicked() {
            desk.begin(ui.ctx(), |home, lock, _| {
                Done::Package(crate::package::roll_back(home, lock))
            });
        }
    });
}

/// Which data is in use, in words.
fn data_words(data: &DataInUse, vintage: &str, messages: &Messages) -> String {
    let vintage = ("vintage", vintage.into());
    match data {
        DataInUse::Embedded => messages.format("package-data-embedded", &[vintage]),
        DataInUse::Folder(path) => messages.format(
            "package-data-folder",
            &[vintage, ("path", path.display().to_string().into())],
        ),
        DataInUse::Installed(installed) => messages.format(
            "package-data-installed",
            &[
                vintage,
                ("number", installed.number.to_string().into()),
                ("made", stamp::readable(&installed.made).into()),
            ],
        ),
    }
}
