//! What a person decides of a page: paper, scale, what stands on it, and the file.

use std::path::{Path, PathBuf};

use egui::{Checkbox, ComboBox, DragValue, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use super::{Composer, Form, Leaving};
use crate::export::paper::MOST_PLACES;
use crate::model::catalog::Role;
use crate::model::{PageLayout, Paper, SCALES, USUAL_SCALES};
use crate::ui::file_dialog::FileDialog;
use crate::ui::focus::FollowsFocus as _;
use crate::ui::{Context, controls};

/// Shows the form, scrolled where it is higher than `height_pt`; the buttons that write and copy stay in sight.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    composer: &mut Composer,
    layout: &mut PageLayout,
    height_pt: f32,
) {
    let buttons_pt = 80.0 * cx.state.text_size.max(1.0);
    ScrollArea::vertical()
        .max_height((height_pt - buttons_pt).max(80.0))
        .auto_shrink([false, true])
        .follow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            controls::section(ui, cx, cx.text("composer-paper"));
            paper(ui, cx, layout);
            controls::section(ui, cx, cx.text("composer-scale"));
            scale(ui, cx, layout);
            controls::section(ui, cx, cx.text("composer-content"));
            content(ui, cx, composer, layout);
            controls::section(ui, cx, cx.text("composer-file"));
            file(ui, cx, composer, layout);
        });
    ui.add_space(6.0);
    let possible = composer.writing.is_none() && composer.made_for.is_some();
    ui.vertical_centered_justified(|ui| {
        let write = egui::Button::new(cx.text("composer-write"));
        if ui
            .add_enabled(possible && !composer.path.trim().is_empty(), write)
            .clicked()
        {
            composer.leaving = Some(Leaving::File(composer.form, PathBuf::from(composer.path.trim())));
            ui.ctx().request_repaint();
        }
        let copy = egui::Button::new(cx.text("composer-copy"));
        if ui.add_enabled(possible, copy).clicked() {
            composer.leaving = Some(Leaving::Clipboard);
            ui.ctx().request_repaint();
        }
    });
}

fn paper(ui: &mut Ui, cx: &Context<'_>, layout: &mut PageLayout) {
    ui.horizontal_wrapped(|ui| {
        for paper in Paper::ALL {
            if ui.selectable_label(layout.page == paper, paper.name()).clicked() {
                layout.page = paper;
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        for (landscape, key) in [(false, "composer-portrait"), (true, "composer-landscape")] {
            if ui.radio(layout.landscape == landscape, cx.text(key)).clicked() {
                layout.landscape = landscape;
            }
        }
    });
}

fn scale(ui: &mut Ui, cx: &Context<'_>, layout: &mut PageLayout) {
    let words = |scale: Option<u32>| match scale {
        None => cx.text("composer-scale-fit").to_owned(),
        Some(scale) => {
            let scale = cx.messages.number(f64::from(scale), 0);
            cx.messages.format("print-scale", &[("scale", scale.into())])
        }
    };
    let combo = ComboBox::from_id_salt("scale of the page")
        .selected_text(words(layout.scale))
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for scale in std::iter::once(None).chain(USUAL_SCALES.map(Some)) {
                ui.selectable_value(&mut layout.scale, scale, words(scale));
            }
        });
    let label = cx.text("composer-scale");
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, label));
    if let Some(scale) = &mut layout.scale {
        ui.horizontal(|ui| {
            ui.label(cx.text("composer-scale-other"));
            let lang = cx.messages;
            let value = DragValue::new(scale)
                .range(SCALES)
                .speed(100.0)
                .custom_formatter(|value, _| lang.number(value, 0))
                .custom_parser(|words| {
                    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
                    digits.parse().ok()
                });
            let label = cx.text("composer-scale-other");
            let response = ui.add(value);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, label));
        });
    }
}

fn content(ui: &mut Ui, cx: &Context<'_>, composer: &mut Composer, layout: &mut PageLayout) {
    let title = cx.atlas().catalog.title.get(cx.lang()).to_owned();
    let mut words = layout.title.clone().unwrap_or_else(|| title.clone());
    let label = cx.text("composer-heading");
    ui.label(label);
    let field = TextEdit::singleline(&mut words)
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 5.0));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, label));
    if response.changed() {
        layout.title = Some(words).filter(|words| *words != title);
    }
    let filtered = !cx.state.filter.is_empty();
    let planner = &cx.state.planner;
    let beyond = cx.state.filter.near.as_ref().is_some_and(|near| near.beyond);
    let desk =
        beyond || planner.page.is_some() || planner.scenarios.iter().any(|one| one.shown && !one.lines.is_empty());
    let cover = layout.scale.is_some() && layout.atlas.is_none();
    let sheets = layout.atlas.is_some() || cx.state.selection.is_some();
    for (on, key, possible) in [
        (&mut layout.legend, "composer-legend", true),
        (&mut layout.scale_bar, "composer-scale-bar", true),
        (&mut layout.north, "composer-north", true),
        (&mut layout.inset, "composer-inset", true),
        (&mut layout.date, "composer-date", true),
        (&mut layout.filter, "composer-filter", filtered),
        (&mut layout.cover, "composer-cover", cover),
        (&mut layout.desk, "composer-desk", desk),
        (&mut layout.sheets, "composer-sheets", sheets),
        (&mut layout.table, "composer-table", true),
    ] {
        ui.add_enabled(possible, Checkbox::new(on, cx.text(key)));
    }
    atlas(ui, cx, layout);
    logo(ui, cx, composer, layout);
}

/// A page for each feature of a layer that is small enough for a book.
fn atlas(ui: &mut Ui, cx: &Context<'_>, layout: &mut PageLayout) {
    let none = cx.text("composer-atlas-none");
    let layers: Vec<(String, String)> = cx
        .atlas()
        .layers
        .iter()
        .filter(|layer| layer.def.role != Role::Background && (2..=MOST_PLACES).contains(&layer.features.len()))
        .map(|layer| (layer.def.id.clone(), layer.def.title.get(cx.lang()).to_owned()))
        .collect();
    let chosen = layers.iter().find(|(id, _)| Some(id) == layout.atlas.as_ref());
    let label = cx.text("composer-atlas");
    ui.label(label);
    let combo = ComboBox::from_id_salt("atlas of the page")
        .selected_text(chosen.map_or(none, |(_, title)| title))
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut layout.atlas, None, none);
            for (id, title) in &layers {
                ui.selectable_value(&mut layout.atlas, Some(id.clone()), title);
            }
        });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, label));
}

fn logo(ui: &mut Ui, cx: &Context<'_>, composer: &mut Composer, layout: &mut PageLayout) {
    if let Some(files) = composer.dialog.as_ref().and_then(FileDialog::answer) {
        composer.dialog = None;
        if let Some(file) = files.into_iter().next() {
            composer.logo = file.display().to_string();
            layout.logo = Some(file);
        }
    }
    let label = cx.text("composer-logo");
    ui.label(label);
    ui.horizontal(|ui| {
        let width = ui.available_width() - 2.0 * (ui.spacing().interact_size.y + 12.0);
        let field = TextEdit::singleline(&mut composer.logo)
            .hint_text(cx.text("composer-logo-none"))
            .desired_width(width.max(80.0))
            .margin(vec2(8.0, 5.0));
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, label));
        if response.lost_focus() {
            let path = composer.logo.trim();
            layout.logo = Some(PathBuf::from(path)).filter(|_| !path.is_empty());
        }
        if controls::icon_button(ui, cx, "ui-folder", cx.text("composer-logo-choose"), false).clicked() {
            composer.dialog = FileDialog::open(ui.ctx(), label, &["png", "jpg", "jpeg", "webp"], false);
        }
        let clear = controls::icon_button(ui, cx, "ui-close", cx.text("composer-logo-clear"), false);
        if clear.clicked() {
            composer.logo.clear();
            layout.logo = None;
        }
    });
}

fn file(ui: &mut Ui, cx: &Context<'_>, composer: &mut Composer, layout: &mut PageLayout) {
    if composer.path.is_empty() {
        composer.path = default_path(cx, composer.form).display().to_string();
    }
    if composer.logo.is_empty()
        && let Some(logo) = &layout.logo
    {
        composer.logo = logo.display().to_string();
    }
    ui.horizontal_wrapped(|ui| {
        for form in Form::ALL {
            let name = form.ending().to_uppercase();
            if ui.radio(composer.form == form, name).clicked() {
                composer.form = form;
                let path = Path::new(&composer.path).with_extension(form.ending());
                composer.path = path.display().to_string();
            }
        }
        if composer.form == Form::Png {
            let label = cx.text("composer-dpi");
            let response = ui.add(DragValue::new(&mut layout.dpi).range(24..=600).suffix(" dpi"));
            response.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, label));
        }
    });
    let label = cx.text("composer-path");
    let field = TextEdit::singleline(&mut composer.path)
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 5.0));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, label));
}

/// Where files go that the user asks for: the home's folder, else the present one.
fn default_path(cx: &Context<'_>, form: Form) -> PathBuf {
    let name = format!("{}.{}", cx.text("composer-file-name"), form.ending());
    cx.exports
        .map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name))
}
