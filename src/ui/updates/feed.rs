//! One place that publishes data: what it has, how the fetching does, what would change.

use std::sync::Arc;

use egui::{CollapsingHeader, ProgressBar, RichText, Ui};

use super::super::basemap::{note, warning};
use super::super::page::changing;
use super::super::{Context, controls};
use super::Desk;
use crate::ui::focus::ShowsFocus as _;
use crate::update::{Built, Feed, Job, OWN_FILE, Offer, Progress, Stage, fetched_folder};

/// Findings shown at most; the rest is counted.
const MOST_FINDINGS: usize = 30;

/// Shows a feed, with the buttons of its stage.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk, feed: &Feed) {
    ui.add_space(6.0);
    let title = RichText::new(feed.title.get(cx.lang())).text_style(egui::TextStyle::Name("strong".into()));
    ui.add(egui::Label::new(title).wrap());
    note(ui, cx, feed.about.get(cx.lang()).to_owned());
    let progress = desk.job(&feed.id).map(Job::progress);
    changing(ui, |ui| match progress {
        None => idle(ui, cx, desk, feed),
        Some(progress) => running(ui, cx, desk, feed, &progress),
    });
    ui.add_space(4.0);
    ui.separator();
}

fn idle(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk, feed: &Feed) {
    if feed.url.is_empty() {
        unknown(ui, cx, desk, feed);
        return;
    }
    if button(ui, cx, "update-ask", feed, desk.setup.home.is_some()) {
        ask(ui, desk, feed);
    }
}

/// Nobody has told the address: where a person finds it, and what to write where.
fn unknown(ui: &mut Ui, cx: &Context<'_>, desk: &Desk, feed: &Feed) {
    note(ui, cx, cx.text("update-no-address").to_owned());
    if controls::link(ui, cx, &feed.page).clicked() {
        ui.ctx().open_url(egui::OpenUrl::new_tab(&feed.page));
    }
    let Some(home) = &desk.setup.home else { return };
    CollapsingHeader::new(RichText::new(cx.text("update-how")).small())
        .id_salt(("how", &feed.id))
        .framed(ui, cx.color("focus"), |ui| {
            let file = home.settings().join(OWN_FILE).display().to_string();
            note(ui, cx, cx.messages.format("update-how-about", &[("file", file.into())]));
            let lines = format!("[[source]]\nid = \"{}\"\nurl = \"https://…\"", feed.id);
            let lines = RichText::new(lines).monospace().color(cx.color("text"));
            ui.add(egui::Label::new(lines).wrap().selectable(true));
        });
}

fn ask(ui: &Ui, desk: &mut Desk, feed: &Feed) {
    let Some(home) = &desk.setup.home else { return };
    let repaint = ui.ctx().clone();
    let wake = move || repaint.request_repaint();
    let job = Job::ask(feed.clone(), Arc::clone(&desk.fetcher), &fetched_folder(home), wake);
    desk.forget(&feed.id);
    desk.jobs.push(job);
}

/// A button whose name for screen readers says which feed it is about.
fn button(ui: &mut Ui, cx: &Context<'_>, key: &str, feed: &Feed, enabled: bool) -> bool {
    let response = ui.add_enabled(enabled, egui::Button::new(cx.text(key)));
    let name = format!("{} – {}", cx.text(key), feed.title.get(cx.lang()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &name));
    response.clicked()
}

fn running(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk, feed: &Feed, progress: &Progress) {
    match &progress.stage {
        Stage::Asking => note(ui, cx, cx.text("update-asking").to_owned()),
        Stage::Offered(found) => offered(ui, cx, desk, feed, found),
        Stage::Fetching => fetching(ui, cx, desk, feed, progress),
        Stage::Building => note(ui, cx, cx.text("update-building").to_owned()),
        Stage::Ready => {
            if let Some(built) = desk.job(&feed.id).and_then(Job::built) {
                ready(ui, cx, desk, feed, &built);
            }
        }
        Stage::Kept => note(ui, cx, cx.text("update-kept").to_owned()),
        Stage::Stopped(trouble) => {
            warning(ui, cx, &trouble.sentence(cx.messages));
            if button(ui, cx, "update-again", feed, true) {
                ask(ui, desk, feed);
            }
        }
    }
    if matches!(progress.stage, Stage::Fetching | Stage::Asking) {
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
    }
}

fn offered(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk, feed: &Feed, offer: &Offer) {
    let size = match offer.bytes {
        Some(bytes) => cx
            .messages
            .format("update-size", &[("megabytes", megabytes(bytes).into())]),
        None => cx.text("update-size-unknown").to_owned(),
    };
    let args = [
        ("url", feed.url.as_str().into()),
        ("host", offer.host.as_str().into()),
        ("size", size.into()),
    ];
    note(ui, cx, cx.messages.format("update-offer", &args));
    let licence = [("licence", feed.licence.as_str().into())];
    note(ui, cx, cx.messages.format("update-licence", &licence));
    if offer.begun > 0 {
        let args = [("megabytes", megabytes(offer.begun).into())];
        note(ui, cx, cx.messages.format("update-begun", &args));
    }
    ui.horizontal_wrapped(|ui| {
        if button(ui, cx, "update-fetch", feed, desk.setup.lock.is_some())
            && let Some(job) = desk.job(&feed.id)
        {
            job.fetch(Arc::clone(&desk.fetcher), Arc::clone(&cx.world.atlas), cx.lang());
        }
        if button(ui, cx, "update-leave", feed, true) {
            desk.forget(&feed.id);
        }
    });
}

fn fetching(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk, feed: &Feed, progress: &Progress) {
    let part = progress
        .total
        .map_or(0.0, |total| progress.bytes as f32 / total.max(1) as f32);
    let bar = ProgressBar::new(part).fill(cx.color("accent")).desired_height(8.0);
    ui.add(bar);
    let done = ("done", megabytes(progress.bytes).into());
    let words = match progress.total {
        Some(total) => cx
            .messages
            .format("update-progress", &[done, ("total", megabytes(total).into())]),
        None => cx.messages.format("update-progress-open", &[done]),
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(words);
        if progress.paused {
            note(ui, cx, cx.text("update-paused").to_owned());
        }
    });
    ui.horizontal_wrapped(|ui| {
        let Some(job) = desk.job(&feed.id) else { return };
        if progress.paused {
            if button(ui, cx, "update-resume", feed, true) {
                job.resume();
            }
        } else if button(ui, cx, "update-pause", feed, true) {
            job.pause();
        }
        if button(ui, cx, "update-cancel", feed, true) {
            job.cancel();
        }
    });
}

fn ready(ui: &mut Ui, cx: &Context<'_>, desk: &mut Desk, feed: &Feed, built: &Built) {
    for layer in built.layers() {
        changes(ui, cx, layer);
    }
    let outside: usize = built.layers().map(|layer| layer.outside).sum();
    if outside > 0 {
        note(
            ui,
            cx,
            cx.messages.format("update-left-out", &[("count", outside.into())]),
        );
    }
    findings(ui, cx, feed, built);
    ui.horizontal_wrapped(|ui| {
        let free = desk.working.is_none() && desk.setup.lock.is_some();
        if button(ui, cx, "update-keep", feed, free) {
            desk.keep_ready(ui.ctx(), &feed.id);
        }
        if button(ui, cx, "update-leave", feed, true) {
            desk.forget(&feed.id);
        }
    });
}

/// What a layer would be, and the names of what it adds, removes and changes.
fn changes(ui: &mut Ui, cx: &Context<'_>, built: &Built) {
    let difference = &built.difference;
    let args = [
        ("layer", built.description.layer.title.get(cx.lang()).into()),
        ("before", difference.before.into()),
        ("after", difference.after.into()),
    ];
    ui.add(egui::Label::new(cx.messages.format("update-counts", &args)).wrap());
    for (key, count, names) in [
        ("update-added", difference.added, &difference.added_names),
        ("update-removed", difference.removed, &difference.removed_names),
        ("update-changed", difference.changed, &difference.changed_names),
    ] {
        let words = cx.messages.format(key, &[("count", count.into())]);
        if count == 0 {
            note(ui, cx, words);
            continue;
        }
        CollapsingHeader::new(RichText::new(words).small())
            .id_salt((key, built.layer()))
            .framed(ui, cx.color("focus"), |ui| {
                for name in names {
                    note(ui, cx, name.clone());
                }
                if count > names.len() {
                    let args = [("count", (count - names.len()).into())];
                    note(ui, cx, cx.messages.format("sheet-more", &args));
                }
            });
    }
}

/// What the reader found in the file that is worth knowing.
fn findings(ui: &mut Ui, cx: &Context<'_>, feed: &Feed, built: &Built) {
    if built.findings.is_empty() {
        return;
    }
    let count = built.findings.len();
    let title = cx.messages.format("import-findings", &[("count", count.into())]);
    CollapsingHeader::new(RichText::new(title).small())
        .id_salt(("findings", &feed.id))
        .framed(ui, cx.color("focus"), |ui| {
            for found in built.findings.iter().take(MOST_FINDINGS) {
                note(ui, cx, cx.messages.diagnostic(found));
            }
            if count > MOST_FINDINGS {
                let args = [("count", (count - MOST_FINDINGS).into())];
                note(ui, cx, cx.messages.format("sheet-more", &args));
            }
        });
}

/// Megabytes as they are read: one decimal below ten, three below a tenth.
pub(super) fn megabytes(bytes: u64) -> f64 {
    let megabytes = bytes as f64 / 1e6;
    let steps = match megabytes {
        small if small < 0.1 => 1000.0,
        some if some < 10.0 => 10.0,
        _ => 1.0,
    };
    (megabytes * steps).round() / steps
}
