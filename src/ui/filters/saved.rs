//! Filters kept by name: keep, apply, rename, delete.

use egui::{Align, Id, Key, Layout, RichText, TextEdit, Ui, WidgetInfo, vec2};

use crate::model::MOST_NAME_CHARS;
use crate::state::{Command, FilterCommand, SavedCommand};
use crate::ui::controls::{self, icon_button};
use crate::ui::effects::{Pane, is_awaited, takes_keyboard};
use crate::ui::{Context, Notice};

/// Shows the saved filters and the way to keep another.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let title = cx.text("facets-saved").to_owned();
    let any = !cx.saved_filters.filters.is_empty();
    if is_awaited(ui.ctx(), Pane::FilterName) {
        super::unfold(ui, Id::unique("saved"));
    }
    if !super::heading(ui, cx, Id::unique("saved"), &title, 0, any) {
        return;
    }
    let saved = cx.saved_filters;
    for one in &saved.filters {
        let rename_id = Id::unique(("rename filter", &one.name));
        if ui.data(|data| data.get_temp::<String>(rename_id)).is_some() {
            rename(ui, cx, rename_id, &one.name);
            continue;
        }
        let on = cx.state.filter == one.filter;
        let (mut edit, mut delete) = (false, false);
        let response = controls::row(ui, cx, &one.name, on, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let words = |key| cx.messages.format(key, &[("name", one.name.as_str().into())]);
                delete = icon_button(ui, cx, "ui-close", &words("facets-saved-delete"), false).clicked();
                edit = icon_button(ui, cx, "ui-edit", &words("facets-saved-rename"), false).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(&one.name).truncate());
                });
            });
        });
        if delete {
            cx.push(Command::Saved(SavedCommand::Delete(one.name.clone())));
        } else if edit {
            ui.data_mut(|data| data.insert_temp(rename_id, one.name.clone()));
        } else if response.clicked() {
            cx.push(Command::Filter(FilterCommand::Replace(Box::new(one.filter.clone()))));
        }
    }
    keep(ui, cx);
}

fn field(ui: &mut Ui, text: &mut String, label: &str, room: f32) -> egui::Response {
    let field = TextEdit::singleline(text)
        .hint_text(label)
        .char_limit(MOST_NAME_CHARS)
        .desired_width(ui.available_width() - room)
        .margin(vec2(8.0, 5.0));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, label));
    response
}

fn rename(ui: &mut Ui, cx: &mut Context<'_>, id: Id, name: &str) {
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let label = cx.text("facets-save-name").to_owned();
    ui.horizontal(|ui| {
        let response = field(ui, &mut text, &label, 40.0);
        if !response.has_focus() && !response.lost_focus() {
            response.request_focus();
        }
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let done = icon_button(ui, cx, "ui-check", cx.text("facets-save-do"), false).clicked() || enter;
        if done {
            let taken = cx.saved_filters.find(&text).is_some_and(|other| other.name != name);
            if taken {
                let words = cx.text("facets-saved-taken").to_owned();
                cx.notices.push(Notice::info(words));
            } else {
                cx.push(Command::Saved(SavedCommand::Rename(name.to_owned(), text.clone())));
                ui.data_mut(|data| data.remove::<String>(id));
                return;
            }
        }
        if response.lost_focus() && !done {
            ui.data_mut(|data| data.remove::<String>(id));
        } else {
            ui.data_mut(|data| data.insert_temp(id, text));
        }
    });
}

fn keep(ui: &mut Ui, cx: &mut Context<'_>) {
    if cx.state.filter.is_empty() {
        if cx.saved_filters.filters.is_empty() {
            let hint = RichText::new(cx.text("facets-saved-none")).small();
            ui.add(egui::Label::new(hint.color(cx.color("text-secondary"))).wrap());
        }
        return;
    }
    let id = Id::unique("name of the filter");
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let label = cx.text("facets-save-name").to_owned();
    ui.horizontal(|ui| {
        let response = field(ui, &mut text, &label, 40.0);
        if takes_keyboard(ui.ctx(), Pane::FilterName) {
            response.request_focus();
            response.scroll_to_me(None);
        }
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let button = icon_button(ui, cx, "ui-bookmark", cx.text("facets-save"), false).clicked();
        if (button || enter) && !text.trim().is_empty() {
            cx.push(Command::Saved(SavedCommand::Keep(text.trim().to_owned())));
            text.clear();
        }
        ui.data_mut(|data| data.insert_temp(id, text));
    });
}
