//! The planner's desk: measure, audit, tables, missing links, declared totals. A page at the right, and what it says drawn on
//! the map.

mod access;
mod answers;
mod declared;
mod draw;
mod handles;
mod links;
mod measure;
mod places;
mod reach;
mod save;
mod scenario;
mod table;

use egui::{Rect, Ui};
use geo_types::Coord;

pub use answers::PlannerView;
pub(super) use save::carry_out;
pub(super) use scenario::layers as scenario_layers;

use super::page::{SidePage, scrolled};
use super::{Context, EDGE_PT, NARROW_PT, controls};
use crate::state::{Command, PlannerCommand, PlannerPage, State};

/// Width of a page at the usual size of text, in points.
fn width_pt(page: PlannerPage) -> f32 {
    match page {
        PlannerPage::Measure | PlannerPage::Reach => 360.0,
        PlannerPage::Access | PlannerPage::Links => 440.0,
        PlannerPage::Declared => 560.0,
        PlannerPage::Table => 660.0,
    }
}

/// Points at the right of the map that an open page covers in a window wide enough for both.
pub fn covered_pt(state: &State, window: Rect) -> f32 {
    match state.planner.page {
        Some(page) if window.width() >= NARROW_PT => width_pt(page) * state.text_size.clamp(1.0, 1.4) + EDGE_PT,
        _ => 0.0,
    }
}

/// The middle of what panels and the desk leave of the map in `window`, where keys put a place.
pub fn middle(state: &State, window: Rect) -> egui::Pos2 {
    let room = super::map_room(state, window);
    let [left, top, right, bottom] = room.covered.map(|side| side as f32);
    let mut free = Rect::from_min_max(
        egui::pos2(window.left() + left, window.top() + top),
        egui::pos2(window.right() - right, window.bottom() - bottom),
    );
    if window.width() < NARROW_PT && state.planner.page.is_some() {
        // The page lies over the upper part.
        free.min.y = free.top() + free.height() * 0.6;
    } else {
        free.max.x = (free.right() - covered_pt(state, window)).max(free.left() + 40.0);
    }
    free.center()
}

/// The same place in degrees; none before the first frame.
fn middle_geo(state: &State, window: Rect) -> Option<Coord<f64>> {
    let camera = state.camera?;
    let viewport = crate::space::Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: [f64::from(window.width()), f64::from(window.height())],
    };
    let at = middle(state, window) - window.min;
    Some(viewport.geo_from_screen(Coord {
        x: f64::from(at.x),
        y: f64::from(at.y),
    }))
}

/// Shows the page that is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let Some(page) = cx.state.planner.page else { return };
    let side = SidePage {
        key: "planner-title",
        width_pt: width_pt(page),
        close: Command::Planner(PlannerCommand::Show(page)),
    };
    side.show(ui, cx, window, |ui, cx, height_pt| {
        tabs(ui, cx, page);
        ui.add_space(4.0);
        scrolled(ui, height_pt - 36.0, |ui| match page {
            PlannerPage::Measure => measure::content(ui, cx, middle_geo(cx.state, window)),
            PlannerPage::Access => access::content(ui, cx),
            PlannerPage::Reach => reach::content(ui, cx, middle_geo(cx.state, window)),
            PlannerPage::Table => table::content(ui, cx),
            PlannerPage::Links => links::content(ui, cx, middle_geo(cx.state, window)),
            PlannerPage::Declared => declared::content(ui, cx),
        });
    });
}

fn tabs(ui: &mut Ui, cx: &mut Context<'_>, open: PlannerPage) {
    ui.horizontal_wrapped(|ui| {
        for page in PlannerPage::ALL {
            let words = cx.text(&format!("planner-page-{}", page.key())).to_owned();
            if ui.selectable_label(page == open, words).clicked() && page != open {
                cx.push(Command::Planner(PlannerCommand::Show(page)));
            }
        }
    });
}

/// What the open page says, on the map, and the scenarios, which stay there.
pub fn overlay(ui: &mut Ui, cx: &mut Context<'_>, window: Rect, map_has_keyboard: bool) {
    let Some(pen) = draw::Pen::new(ui, cx.state, window) else {
        return;
    };
    let page = cx.state.planner.page;
    match page {
        Some(PlannerPage::Measure) => measure::on_map(ui, cx, &pen, map_has_keyboard),
        Some(PlannerPage::Access) => access::on_map(cx, &pen),
        Some(PlannerPage::Reach) => reach::on_map(ui, cx, &pen),
        Some(PlannerPage::Table) => table::on_map(cx, &pen),
        Some(PlannerPage::Links) => links::on_map(cx, &pen),
        Some(PlannerPage::Declared) | None => {}
    }
    scenario::on_map(ui, cx, &pen, page == Some(PlannerPage::Links));
    pen.write();
}

/// A choice among some words; what was chosen.
fn choice<T: PartialEq + Clone>(
    ui: &mut Ui,
    cx: &Context<'_>,
    (id, label): (&str, &str),
    chosen: &T,
    all: &[(T, String)],
) -> Option<T> {
    let words = all
        .iter()
        .find(|(value, _)| value == chosen)
        .map_or("–", |(_, words)| words.as_str());
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.label(cx.text(label));
        let combo = egui::ComboBox::from_id_salt(id)
            .width((ui.available_width() - 8.0).clamp(120.0, 260.0))
            .selected_text(words)
            .show_ui(ui, |ui| {
                for (value, words) in all {
                    if ui.selectable_label(value == chosen, words).clicked() {
                        picked = Some(value.clone());
                        ui.close();
                    }
                }
            });
        let named = format!("{} {words}", cx.text(label));
        combo
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &named));
    });
    picked.filter(|value| value != chosen)
}

/// Layers that may be audited: those with features on the map, the subject first.
fn layers(cx: &Context<'_>) -> Vec<(String, String)> {
    use crate::model::catalog::Role;
    let atlas = cx.atlas();
    let placed = |layer: &&crate::model::Layer| layer.features.iter().any(|feature| feature.geometry.is_some());
    let mut all: Vec<_> = atlas.layers.iter().filter(placed).collect();
    all.sort_by_key(|layer| layer.def.role != Role::Subject);
    all.into_iter()
        .map(|layer| (layer.def.id.clone(), layer.def.title.get(cx.lang()).to_owned()))
        .collect()
}

/// The features of a layer that pass the filter.
fn subjects(cx: &Context<'_>, layer: &str) -> Vec<crate::model::FeatureId> {
    let Some(layer) = cx.atlas().layer_index(layer) else {
        return Vec::new();
    };
    let count = cx.atlas().layers[layer].features.len() as u32;
    let ids = (0..count).map(|index| crate::model::FeatureId {
        layer: layer as u32,
        index,
    });
    ids.filter(|id| cx.shown.passes(*id)).collect()
}

/// What is filtered, in a sentence under the choice of the layer.
fn filtered(ui: &mut Ui, cx: &Context<'_>) {
    if !cx.state.filter.is_empty() {
        let words = cx.inquiry.sentence().to_owned();
        super::basemap::note(ui, cx, words);
    }
}

/// The buttons that copy what the page says and write it into a file; with `steps` before them the way back and forward.
fn keep(ui: &mut Ui, cx: &mut Context<'_>, steps: bool) {
    ui.horizontal_wrapped(|ui| {
        if steps {
            let possible = cx.state.planner.steps();
            for (command, possible) in [PlannerCommand::Undo, PlannerCommand::Redo].into_iter().zip(possible) {
                ui.add_enabled_ui(possible, |ui| {
                    controls::command_button(ui, cx, Command::Planner(command));
                });
            }
            ui.add_space(8.0);
        }
        controls::command_button(ui, cx, Command::Planner(PlannerCommand::Copy));
        if cx.exports.is_some() {
            controls::command_button(ui, cx, Command::Planner(PlannerCommand::Save));
        }
    });
}
