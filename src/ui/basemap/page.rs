//! The page of base maps: which one, how strong, beside which, and for use offline. It floats at the right, so that the map
//! shows every choice at once.

use std::path::{Path, PathBuf};

use egui::{
    Checkbox, CollapsingHeader, Color32, ComboBox, Rect, RichText, Sense, Stroke, TextEdit, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::super::file_dialog::FileDialog;
use super::super::page::{SidePage, changing, scrolled};
use super::super::{Context, controls};
use super::offline::{self, note, warning};
use crate::basemap::Basemap;
use crate::state::{BasemapCommand, Command, PanelCommand};
use crate::ui::focus::ShowsFocus as _;

/// Width of the page at the usual size of text, in points.
const WIDTH_PT: f32 = 340.0;
/// Side of a preview, in points.
const PREVIEW_PT: f32 = 40.0;

/// Shows the page when it is open, and takes files that were dropped or chosen.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    if let Some(path) = cx.basemaps.chosen_file(ui.ctx()) {
        cx.basemaps.path = path.display().to_string();
        choose(cx, Basemap::File(path));
    }
    if !cx.state.panels.basemaps_open {
        return;
    }
    let page = SidePage {
        key: "basemap-title",
        width_pt: WIDTH_PT,
        close: Command::Panel(PanelCommand::ToggleBasemaps),
    };
    page.show(ui, cx, window, |ui, cx, height_pt| {
        scrolled(ui, height_pt, |ui| content(ui, cx))
    });
}

fn choose(cx: &mut Context<'_>, basemap: Basemap) {
    cx.push(Command::Basemap(BasemapCommand::Choose(basemap)));
}

fn content(ui: &mut Ui, cx: &mut Context<'_>) {
    changing(ui, |ui| {
        // The line is kept free: what stands below shall not move under the pointer.
        ui.set_min_height(ui.text_style_height(&egui::TextStyle::Small).ceil());
        match cx.basemaps.status(cx) {
            Some((words, true)) => warning(ui, cx, &words),
            Some((words, false)) => note(ui, cx, words),
            None => {}
        }
    });
    ui.add_space(4.0);
    for (basemap, key, about) in [
        (Basemap::Embedded, "basemap-embedded", "basemap-embedded-about"),
        (Basemap::None, "basemap-none", "basemap-none-about"),
    ] {
        let (title, about) = (cx.text(key).to_owned(), cx.text(about).to_owned());
        entry(ui, cx, basemap, &title, &about, true);
    }
    installed(ui, cx);
    file(ui, cx);
    online(ui, cx);
    ui.add_space(8.0);
    opacity(ui, cx);
    swipe(ui, cx);
    ui.add_space(6.0);
    let title = RichText::new(cx.text("basemap-offline")).text_style(egui::TextStyle::Name("strong".into()));
    let preparing = cx.basemaps.is_preparing();
    CollapsingHeader::new(title)
        .id_salt("offline")
        .open(preparing.then_some(true))
        .framed(ui, cx.color("focus"), |ui| offline::show(ui, cx));
}

/// A base map to choose: preview, title, one sentence.
fn entry(ui: &mut Ui, cx: &mut Context<'_>, basemap: Basemap, title: &str, about: &str, enabled: bool) {
    let on = cx.state.basemap.choice == basemap;
    let room = ui.available_width();
    let text_width = room - PREVIEW_PT - 22.0;
    let color = |token| {
        if enabled {
            cx.color(token)
        } else {
            cx.color("text-secondary")
        }
    };
    let strong = egui::TextStyle::Name("strong".into()).resolve(ui.style());
    let small = egui::TextStyle::Small.resolve(ui.style());
    let title_galley = ui.painter().layout(title.to_owned(), strong, color("text"), text_width);
    let about_galley = ui
        .painter()
        .layout(about.to_owned(), small, cx.color("text-secondary"), text_width);
    let text_height = title_galley.size().y + about_galley.size().y + 2.0;
    let height = (text_height + 12.0).max(PREVIEW_PT + 12.0);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(room, height), sense);
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, enabled, on, title));
    let fill = match (on, response.hovered() && enabled) {
        (true, _) => cx.color("accent-soft"),
        (false, true) => cx.color("hover"),
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 8.0, fill);
    controls::focus_ring(ui, cx, rect, &response);
    let sample = Rect::from_min_size(
        pos2(rect.left() + 6.0, rect.center().y - PREVIEW_PT / 2.0),
        Vec2::splat(PREVIEW_PT),
    );
    preview(ui, cx, &basemap, sample, enabled);
    if on {
        ui.painter().rect_stroke(
            sample,
            6.0,
            Stroke::new(2.0, cx.color("accent")),
            egui::StrokeKind::Outside,
        );
    }
    let at = pos2(sample.right() + 10.0, rect.center().y - text_height / 2.0);
    let below = at + vec2(0.0, title_galley.size().y + 2.0);
    ui.painter().galley(at, title_galley, color("text"));
    ui.painter().galley(below, about_galley, cx.color("text-secondary"));
    if response.clicked() {
        choose(cx, basemap);
    }
}

/// A small sample of what a base map looks like.
fn preview(ui: &Ui, cx: &Context<'_>, basemap: &Basemap, rect: Rect, enabled: bool) {
    let painter = ui.painter().with_clip_rect(rect);
    let swatch = |key: &str| crate::paint::egui::color32(cx.palette.swatch(key).key_color());
    let source = match basemap {
        Basemap::Online(id) => cx.basemaps.source(id),
        _ => None,
    };
    let old = source.is_some_and(|source| source.photo && source.zooms[1] < 19);
    let photo = source.is_some_and(|source| source.photo);
    let (ground, patch, way, water) = match basemap {
        Basemap::None => (cx.color("paper"), cx.color("paper"), None, None),
        Basemap::Embedded => (
            cx.color("paper"),
            cx.color("field"),
            Some(swatch("railway")),
            Some(swatch("water")),
        ),
        _ if old => (
            Color32::from_gray(142),
            Color32::from_gray(96),
            Some(Color32::from_gray(206)),
            None,
        ),
        _ if photo => {
            let (field, wood) = (Color32::from_rgb(126, 138, 92), Color32::from_rgb(62, 84, 54));
            (
                field,
                wood,
                Some(Color32::from_rgb(186, 178, 164)),
                Some(Color32::from_rgb(58, 82, 96)),
            )
        }
        _ => {
            let (land, wood) = (Color32::from_rgb(244, 240, 230), Color32::from_rgb(202, 222, 182));
            (
                land,
                wood,
                Some(Color32::from_rgb(232, 160, 80)),
                Some(Color32::from_rgb(150, 196, 224)),
            )
        }
    };
    painter.rect_filled(rect, 6.0, ground);
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * PREVIEW_PT;
    if ground != patch {
        let corners = vec![at(0.0, 0.0), at(0.55, 0.0), at(0.4, 0.45), at(0.0, 0.6)];
        painter.add(egui::Shape::convex_polygon(corners, patch, Stroke::NONE));
    }
    if let Some(water) = water {
        painter.line(
            vec![at(0.0, 0.85), at(0.35, 0.7), at(0.7, 0.78), at(1.0, 0.6)],
            Stroke::new(4.0, water),
        );
    }
    if let Some(way) = way {
        painter.line(vec![at(0.7, 0.0), at(0.6, 0.4), at(0.75, 1.0)], Stroke::new(2.0, way));
        painter.line(vec![at(0.0, 0.3), at(0.6, 0.4), at(1.0, 0.25)], Stroke::new(1.5, way));
    }
    if matches!(basemap, Basemap::File(_)) {
        painter.rect_filled(rect, 6.0, cx.color("field"));
        let inner = Rect::from_center_size(rect.center(), Vec2::splat(22.0));
        controls::icon(ui, cx.textures, "ui-folder", inner, cx.color("text-secondary"));
    }
    if !enabled {
        painter.rect_filled(rect, 6.0, cx.color("card").gamma_multiply(0.6));
    }
    painter.rect_stroke(
        rect,
        6.0,
        Stroke::new(1.0, cx.color("card-border")),
        egui::StrokeKind::Inside,
    );
}

/// Whether a file of tiles came with the package that is installed.
fn is_installed(cx: &Context<'_>, path: &Path) -> bool {
    let installed = cx.basemaps.installed.as_ref();
    installed.is_some_and(|(_, paths)| paths.iter().any(|known| known == path))
}

/// The files of tiles that a package brought.
fn installed(ui: &mut Ui, cx: &mut Context<'_>) {
    let Some((number, paths)) = cx.basemaps.installed.clone() else {
        return;
    };
    let about = cx
        .messages
        .format("basemap-installed-about", &[("number", number.to_string().into())]);
    for path in paths {
        let title = path
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        entry(ui, cx, Basemap::File(path), &title, &about, true);
    }
}

fn file(ui: &mut Ui, cx: &mut Context<'_>) {
    let (shown, title) = match &cx.state.basemap.choice {
        chosen @ Basemap::File(path) if !is_installed(cx, path) => (chosen.clone(), cx.basemaps.name(cx, chosen)),
        _ => (
            Basemap::File(PathBuf::from(cx.basemaps.path.trim())),
            cx.text("basemap-file").to_owned(),
        ),
    };
    let usable = shown != Basemap::File(PathBuf::new());
    let about = cx.text("basemap-file-about").to_owned();
    entry(ui, cx, shown, &title, &about, usable);
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        let (hint, label) = (
            cx.text("basemap-file-hint").to_owned(),
            cx.text("basemap-file-path").to_owned(),
        );
        let (browse, open) = (
            cx.text("basemap-file-browse").to_owned(),
            cx.text("basemap-file-open").to_owned(),
        );
        let field = TextEdit::singleline(&mut cx.basemaps.path)
            .hint_text(hint)
            .desired_width(ui.available_width() - 160.0);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let there = !cx.basemaps.path.trim().is_empty();
        if (ui.add_enabled(there, egui::Button::new(open)).clicked() || entered) && there {
            let path = PathBuf::from(cx.basemaps.path.trim());
            choose(cx, Basemap::File(path));
        }
        if ui.button(browse).clicked() && cx.basemaps.dialog.is_none() {
            cx.basemaps.dialog = FileDialog::open(ui.ctx(), "MBTiles, PMTiles", &["mbtiles", "pmtiles"], false);
        }
    });
}

fn online(ui: &mut Ui, cx: &mut Context<'_>) {
    controls::section(ui, cx, cx.text("basemap-online"));
    let mut on = cx.state.basemap.online;
    if ui
        .add(Checkbox::new(&mut on, cx.text("basemap-online-allow")))
        .changed()
    {
        cx.push(Command::Basemap(BasemapCommand::SetOnline(on)));
    }
    note(ui, cx, cx.text("basemap-online-about").to_owned());
    ui.add_space(2.0);
    let lang = cx.lang();
    for source in cx.basemaps.setup.sources.all.clone() {
        let basemap = Basemap::Online(source.id.clone());
        let enabled = on || cx.state.basemap.choice == basemap;
        entry(
            ui,
            cx,
            basemap,
            source.title.get(lang),
            source.description.get(lang),
            enabled,
        );
    }
}

fn opacity(ui: &mut Ui, cx: &mut Context<'_>) {
    let label = cx.text("basemap-opacity").to_owned();
    ui.label(&label);
    let mut percent = (cx.state.basemap.opacity * 100.0).round();
    ui.spacing_mut().slider_width = ui.available_width() - 70.0;
    let slider = ui.add(
        egui::Slider::new(&mut percent, 0.0..=100.0)
            .step_by(5.0)
            .suffix("\u{202f}%"),
    );
    slider.widget_info(|| WidgetInfo::slider(true, f64::from(percent), &label));
    if slider.changed() {
        cx.push(Command::Basemap(BasemapCommand::SetOpacity(percent / 100.0)));
    }
}

fn swipe(ui: &mut Ui, cx: &mut Context<'_>) {
    let mut two = cx.state.basemap.swipe.is_some();
    if ui.checkbox(&mut two, cx.text("basemap-swipe")).changed() {
        cx.push(Command::Basemap(BasemapCommand::ToggleSwipe));
    }
    let Some(swipe) = cx.state.basemap.swipe.clone() else {
        return;
    };
    let online = cx.state.basemap.online;
    let sources = cx
        .basemaps
        .setup
        .sources
        .all
        .iter()
        .map(|source| Basemap::Online(source.id.clone()));
    let mut choices: Vec<Basemap> = [Basemap::Embedded, Basemap::None]
        .into_iter()
        .chain(sources.filter(|_| online))
        .collect();
    let path = cx.basemaps.path.trim();
    if !path.is_empty() {
        choices.push(Basemap::File(PathBuf::from(path)));
    }
    let label = cx.text("basemap-swipe-right").to_owned();
    ui.label(RichText::new(&label).small());
    let mut chosen = swipe.right.clone();
    let combo = ComboBox::from_id_salt("right base map")
        .selected_text(cx.basemaps.name(cx, &chosen))
        .width(ui.available_width() - 16.0)
        .show_ui(ui, |ui| {
            for basemap in choices {
                let name = cx.basemaps.name(cx, &basemap);
                ui.selectable_value(&mut chosen, basemap, name);
            }
        });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
    if chosen != swipe.right {
        cx.push(Command::Basemap(BasemapCommand::ChooseRight(chosen)));
    }
}
