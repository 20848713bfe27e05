//! The filters as a faceted search: what is on at the top, then words, facets with live counts, spans, places, saved ones.

mod chips;
mod empty;
mod facet;
mod histogram;
mod place;
mod range;
mod saved;

pub(super) use facet::title_key;

use egui::{Id, RichText, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use super::controls::{self, icon_button};
use super::effects::{Pane, takes_keyboard};
use super::{Context, Notice, announce};
use crate::model::{Facet, RangeFacet};
use crate::state::{Command, FilterCommand};
use crate::ui::focus::FollowsFocus as _;

/// The page of filters.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    words(ui, cx);
    ScrollArea::vertical().auto_shrink([false, true]).follow(ui, |ui| {
        if !cx.state.filter.is_empty() {
            chips::show(ui, cx);
            summary(ui, cx);
        }
        if cx.asked.answer.totals.count == 0 && !cx.state.filter.is_empty() && !cx.inquiry.is_pending() {
            empty::show(ui, cx);
        }
        for facet in Facet::ALL {
            facet::show(ui, cx, facet);
        }
        for kind in RangeFacet::ALL {
            range::show(ui, cx, kind);
        }
        place::show(ui, cx);
        saved::show(ui, cx);
        ui.add_space(8.0);
    });
}

fn words(ui: &mut Ui, cx: &mut Context<'_>) {
    let mut text = cx.state.filter.text.clone();
    let hint = cx.text("filters-text").to_owned();
    let field = TextEdit::singleline(&mut text)
        .hint_text(&hint)
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 6.0));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
    if takes_keyboard(ui.ctx(), Pane::Left) {
        response.request_focus();
    }
    if response.changed() {
        cx.push(Command::Filter(FilterCommand::SetText(text)));
    }
}

/// How much passes, in figures and as a sentence.
fn summary(ui: &mut Ui, cx: &mut Context<'_>) {
    let secondary = cx.color("text-secondary");
    ui.add_space(2.0);
    if cx.inquiry.is_pending() {
        ui.add(egui::Label::new(RichText::new(cx.text("facets-working")).color(secondary)).wrap());
    }
    let totals = cx.asked.answer.totals;
    if totals.count > 0 {
        let words = cx.messages.format("filters-result", &[("count", totals.count.into())]);
        let strong = RichText::new(words).text_style(egui::TextStyle::Name("strong".into()));
        announce::politely(&ui.add(egui::Label::new(strong).wrap()));
        let sums = sums(cx);
        if !sums.is_empty() {
            ui.add(egui::Label::new(RichText::new(sums.join(" · ")).small().color(secondary)).wrap());
        }
    }
    ui.horizontal_top(|ui| {
        let sentence = cx.inquiry.sentence().to_owned();
        let side = 30.0_f32.max(ui.spacing().interact_size.y);
        ui.allocate_ui(vec2(ui.available_width() - side - 8.0, 0.0), |ui| {
            let label = egui::Label::new(RichText::new(&sentence).small().italics().color(secondary));
            ui.add(label.wrap().selectable(true));
        });
        if icon_button(ui, cx, "ui-copy", cx.text("facets-copy"), false).clicked() {
            ui.ctx().copy_text(sentence);
            let text = cx.text("action-copied").to_owned();
            cx.notices.push(Notice::info(text));
        }
    });
    let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
    if ui
        .add_sized(size, egui::Button::new(cx.text("filters-clear")))
        .clicked()
    {
        cx.push(Command::Filter(FilterCommand::Clear));
    }
}

/// Kilometres of lines and hectares of areas, those that there are.
fn sums(cx: &Context<'_>) -> Vec<String> {
    let totals = cx.asked.answer.totals;
    let mut sums = Vec::new();
    if totals.length_km > 0.0 {
        let length = cx.messages.length(totals.length_km * 1_000.0);
        sums.push(cx.messages.format("facets-total-length", &[("length", length.into())]));
    }
    if totals.area_ha > 0.0 {
        let area = cx.messages.area(totals.area_ha);
        sums.push(cx.messages.format("facets-total-area", &[("area", area.into())]));
    }
    sums
}

/// Opens a section.
fn unfold(ui: &Ui, salt: Id) {
    ui.data_mut(|data| data.insert_temp(Id::unique("filter section").with(salt), true));
}

/// The heading of a section that folds; whether it is open.
fn heading(ui: &mut Ui, cx: &Context<'_>, salt: Id, title: &str, chosen: usize, open_first: bool) -> bool {
    let id = Id::unique("filter section").with(salt);
    let open = ui
        .data(|data| data.get_temp::<bool>(id))
        .unwrap_or(open_first || chosen > 0);
    ui.add_space(4.0);
    let response = controls::row(ui, cx, title, false, |ui| {
        let icon = if open { "ui-chevron-down" } else { "ui-chevron-right" };
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), egui::Sense::hover());
        controls::icon(ui, cx.textures, icon, rect, cx.color("text-secondary"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if chosen > 0 {
                let count = RichText::new(cx.messages.count(chosen)).small();
                ui.label(count.color(cx.color("accent")));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let title = RichText::new(title).text_style(egui::TextStyle::Name("strong".into()));
                ui.add(egui::Label::new(title).truncate());
            });
        });
    });
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
    }
    open
}
