//! The list of what passes the filter, beside the map: it follows the view, lights things up and opens their sheets.

mod export;
mod row;

use egui::{Align, ComboBox, Id, Layout, RichText, ScrollArea, Ui, WidgetInfo, vec2};

use super::controls::{self, icon_button};
use super::effects::{Pane, give_keyboard, takes_keyboard};
use super::focus::show_focus;
use super::{Context, announce};
use crate::model::{FeatureId, Order, SortKey};
use crate::state::{Command, FilterCommand, ListCommand, SelectCommand, ViewCommand};

/// Opens the form that writes the list into a file, and gives it the keyboard.
pub(super) fn open_export(ctx: &egui::Context) {
    export::open(ctx);
}

/// The page of results.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    header(ui, cx);
    export::show(ui, cx);
    let asked = cx.asked;
    let ids = asked.results.ids();
    if cx.state.list_everywhere && !ids.is_empty() && ui.data_mut(|data| data.remove_temp::<bool>(fly_id())).is_some() {
        fly(cx, ids);
    }
    if ids.is_empty() {
        nothing(ui, cx);
        return;
    }
    ui.add_space(4.0);
    let height = row::height(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let list = ScrollArea::vertical().auto_shrink([false, true]).id_salt("results");
    list.show_rows(ui, height, ids.len(), |ui, rows| {
        for place in rows {
            let id = ids[place];
            let response = row::show(ui, cx, id, height);
            if takes_keyboard(ui.ctx(), Pane::Left) {
                response.request_focus();
            }
            if response.hovered() || response.has_focus() {
                *cx.highlight = Some(id);
            }
            if response.clicked() {
                open(cx, id);
            }
        }
        show_focus(ui);
    });
}

/// Opens a sheet. A list that follows the map holds only what is in view: the map stays where it is, or the list would
/// change under the pointer.
fn open(cx: &mut Context<'_>, id: FeatureId) {
    let Some(feature) = cx.atlas().feature(id) else { return };
    let stable = feature.id.clone();
    cx.push(Command::Select(SelectCommand::Feature(stable.clone())));
    if cx.state.list_everywhere && cx.state.filter.extent.is_none() {
        cx.push(Command::View(ViewCommand::ShowFeature(stable)));
    }
}

/// Set while the map is to show the list that comes.
fn fly_id() -> Id {
    Id::unique("show the whole list")
}

/// Shows all of a list on the map.
fn fly(cx: &mut Context<'_>, ids: &[FeatureId]) {
    let bounds = ids.iter().filter_map(|id| cx.atlas().feature(*id)?.bounds_geo());
    if let Some(extent) = bounds.reduce(|one, other| one.union(other)) {
        cx.push(Command::View(ViewCommand::ShowExtent(extent)));
    }
}

fn header(ui: &mut Ui, cx: &mut Context<'_>) {
    let (listed, total) = (cx.asked.results.len(), cx.asked.answer.totals.count);
    let words = if listed == total {
        cx.messages.format("facets-count", &[("count", total.into())])
    } else {
        let args = [("count", listed.into()), ("total", cx.messages.count(total).into())];
        cx.messages.format("results-in-view", &args)
    };
    let strong = RichText::new(words).text_style(egui::TextStyle::Name("strong".into()));
    announce::politely(&ui.add(egui::Label::new(strong).wrap()));
    if !cx.state.filter.is_empty() {
        let sentence = RichText::new(cx.inquiry.sentence()).small().italics();
        ui.add(egui::Label::new(sentence.color(cx.color("text-secondary"))).wrap());
    }
    ui.horizontal(|ui| {
        let mut follow = !cx.state.list_everywhere;
        if ui.checkbox(&mut follow, cx.text("results-follow")).changed() {
            cx.push(Command::List(ListCommand::SetEverywhere(!follow)));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let on = export::is_open(ui);
            if icon_button(ui, cx, "ui-download", cx.text("results-export"), on).clicked() {
                export::toggle(ui);
            }
        });
    });
    order(ui, cx);
}

fn order(ui: &mut Ui, cx: &mut Context<'_>) {
    let now = cx.state.order;
    let mut wanted = now;
    ui.horizontal(|ui| {
        let label = cx.text("results-sort");
        ui.label(RichText::new(label).color(cx.color("text-secondary")));
        let words = |key: SortKey| cx.text(&format!("results-sort-{}", key.key()));
        let combo = ComboBox::from_id_salt("order of results")
            .selected_text(words(now.key))
            .width(ui.available_width() - 52.0)
            .show_ui(ui, |ui| {
                for key in SortKey::ALL {
                    if ui.selectable_label(now.key == key, words(key)).clicked() {
                        wanted = Order { key, reversed: false };
                    }
                }
            });
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{label} {}", words(now.key))));
        if icon_button(ui, cx, "ui-sort", cx.text("results-reverse"), now.reversed).clicked() {
            wanted.reversed = !now.reversed;
        }
    });
    if wanted != now {
        cx.push(Command::List(ListCommand::SetOrder(wanted)));
    }
}

/// What to do when the list is empty.
fn nothing(ui: &mut Ui, cx: &mut Context<'_>) {
    ui.add_space(8.0);
    if cx.inquiry.is_pending() {
        ui.add(egui::Label::new(cx.text("facets-working")).wrap());
        return;
    }
    let elsewhere = cx.asked.answer.totals.count > 0;
    let words = cx.text(if elsewhere {
        "results-none-in-view"
    } else {
        "filters-empty"
    });
    ui.add(egui::Label::new(RichText::new(words).color(cx.color("text-secondary"))).wrap());
    let (words, command) = if elsewhere {
        let command = Command::List(ListCommand::SetEverywhere(true));
        (cx.text("results-show-all"), command)
    } else {
        (cx.text("filters-clear"), Command::Filter(FilterCommand::Clear))
    };
    let button = egui::Button::new(words).min_size(vec2(ui.available_width(), 0.0));
    let button = ui.add(button);
    if takes_keyboard(ui.ctx(), Pane::Left) {
        button.request_focus();
    }
    if button.clicked() {
        cx.push(command);
        ui.data_mut(|data| data.insert_temp(fly_id(), elsewhere));
        // The list that comes goes on with what pressed the button.
        if !ui.input(|input| input.pointer.any_click()) {
            give_keyboard(ui.ctx(), Pane::Left);
        }
    }
    ui.add_space(4.0);
    if !elsewhere && controls::link(ui, cx, cx.text("command-show-filters")).clicked() {
        let tab = crate::state::PanelCommand::ShowTab(crate::state::Tab::Filters);
        cx.push(Command::Panel(tab));
    }
}
