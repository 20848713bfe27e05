//! What leads elsewhere: what is around, links by sort. Long lists are folded, their count stands in the title.

use egui::{Id, Label, RichText, Ui, vec2};

use super::Page;
use crate::analysis::sheet::{LinkItem, Near};
use crate::ui::Context;
use crate::ui::controls::{self, section};

/// Links of one sort that are shown before "more" is asked for.
const FIRST_LINKS: usize = 5;

/// Answers to "what is nearest".
pub(super) fn around(ui: &mut Ui, cx: &mut Context<'_>, answers: &[Near]) {
    section(ui, cx, cx.text("sheet-around"));
    for answer in answers {
        let mut label = answer.label.clone();
        if !answer.conclusive {
            label = cx.messages.with_note(&label, cx.text("sheet-inconclusive"));
        }
        let color = if answer.conclusive {
            cx.color("text-secondary")
        } else {
            cx.color("warning")
        };
        ui.add(Label::new(RichText::new(label).small().color(color)).wrap());
        if let Some(item) = &answer.item {
            link(ui, cx, item);
        }
        if let Some(note) = &answer.note {
            let note = RichText::new(note).small().color(cx.color("text-secondary"));
            ui.add(Label::new(note).wrap());
        }
        ui.add_space(3.0);
    }
}

/// Links of one sort.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    page: &Page<'_>,
    rel: &str,
    title: &str,
    total: usize,
    items: &[LinkItem],
) {
    let title = if total > 1 {
        cx.messages.with_note(title, &cx.messages.count(total))
    } else {
        title.to_owned()
    };
    section(ui, cx, &title);
    let all_id = Id::unique(("links", &page.sheet.id, rel));
    let all = ui.data(|data| data.get_temp::<bool>(all_id)).unwrap_or(false);
    let shown = if all { items.len() } else { FIRST_LINKS.min(items.len()) };
    for item in &items[..shown] {
        link(ui, cx, item);
    }
    if shown < items.len() {
        let left = items.len() - shown;
        let more = cx.messages.format("filters-more", &[("count", left.into())]);
        if controls::link(ui, cx, &more).clicked() {
            ui.data_mut(|data| data.insert_temp(all_id, true));
        }
    } else if items.len() < total {
        let args = [("shown", items.len().into()), ("total", total.into())];
        let note = cx.messages.format("sheet-nearest-only", &args);
        let note = RichText::new(note).small().color(cx.color("text-secondary"));
        ui.add(Label::new(note).wrap());
    }
}

fn link(ui: &mut Ui, cx: &mut Context<'_>, item: &LinkItem) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        if controls::link(ui, cx, &item.words).clicked() {
            if item.internal {
                cx.go_to(&item.to);
            } else {
                ui.ctx().open_url(egui::OpenUrl::new_tab(&item.to));
            }
        }
        let small = |words: &str| RichText::new(words).small().color(cx.color("text-secondary"));
        if !item.detail.is_empty() {
            ui.label(small(&item.detail));
        }
        if !item.certain {
            ui.label(small(cx.text("sheet-link-probable")));
        }
    });
}
