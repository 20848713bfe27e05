//! Rows of label and value.

use egui::{Id, Label, RichText, Ui, vec2};

use super::{Page, source};
use crate::analysis::sheet::{LinkItem, Row};
use crate::ui::{Context, controls};

/// Places of a row that are shown before "more" is asked for.
const FIRST_PLACES: usize = 10;
/// Longer names of places stand on lines of their own, in letters.
const LONGEST_IN_ROW: usize = 26;

/// Shows the rows; large words stand over their values, beside them both would be cut to pieces.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>, rows: &[Row]) {
    ui.add_space(2.0);
    let stacked = cx.state.text_size > 1.3;
    let label_width = if stacked {
        ui.available_width()
    } else {
        (ui.available_width() * 0.36).min(150.0)
    };
    for row in rows {
        let label = Label::new(RichText::new(&row.label).small().color(cx.color("text-secondary"))).wrap();
        if stacked {
            ui.add(label);
            value(ui, cx, page, row);
            continue;
        }
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(label_width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(label_width);
                ui.add(label);
            });
            ui.vertical(|ui| value(ui, cx, page, row));
        });
    }
}

fn value(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>, row: &Row) {
    if row.links.is_empty() {
        let response = ui.add(Label::new(&row.text).wrap().selectable(true));
        response.on_hover_ui(|ui| {
            ui.set_max_width(300.0);
            source::of_value(ui, cx, page, row.origin, row.how.as_deref());
        });
    } else {
        places(ui, cx, page, row);
    }
    if cx.state.panels.sources_open {
        source::under_value(ui, cx, page, row.origin, row.how.as_deref());
    }
}

/// Names of places, those of the atlas as links; a long list is folded.
fn places(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>, row: &Row) {
    let all_id = Id::unique(("places", &page.sheet.id, &row.key));
    let all = ui.data(|data| data.get_temp::<bool>(all_id)).unwrap_or(false);
    let shown = if all {
        row.links.len()
    } else {
        FIRST_PLACES.min(row.links.len())
    };
    let long = |link: &LinkItem| link.words.chars().count() > LONGEST_IN_ROW;
    let list = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        for link in &row.links[..shown] {
            place(ui, cx, link);
        }
        if shown < row.links.len() {
            let left = row.links.len() - shown;
            let more = cx.messages.format("sheet-more", &[("count", left.into())]);
            if controls::link(ui, cx, &more).clicked() {
                ui.data_mut(|data| data.insert_temp(all_id, true));
            }
        }
    };
    if row.links[..shown].iter().any(long) {
        // Names of several lines would run into each other.
        ui.vertical(list);
    } else {
        ui.horizontal_wrapped(list);
    }
}

fn place(ui: &mut Ui, cx: &mut Context<'_>, link: &LinkItem) {
    if link.internal {
        if controls::link(ui, cx, &link.words).clicked() {
            cx.go_to(&link.to);
        }
    } else {
        ui.label(&link.words);
    }
}
