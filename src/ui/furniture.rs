//! What stands around the map: zoom buttons, attribution, position of the pointer.

use egui::{Align2, Area, FontId, Id, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

use super::corners::{strip_pt, strip_text};
use super::theme::card;
use super::{Context, EDGE_PT, NARROW_PT, Notice, clock, controls};
use crate::i18n::{position_geo, position_lambert};
use crate::paint::egui::font_id;
use crate::state::{Command, ViewCommand};
use crate::text::Face;

/// Shows the furniture.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    zoom_buttons(ui, cx, window);
    strip(ui, cx, window);
}

fn zoom_buttons(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let Some(right) = super::right_edge(cx.state, window) else {
        return;
    };
    let corner = pos2(
        right,
        window.bottom() - strip_pt(cx.state) - EDGE_PT - clock::height_pt(cx.state, window),
    );
    Area::new(Id::unique("zoom buttons"))
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(corner)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).inner_margin(4).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for command in [ViewCommand::ZoomIn, ViewCommand::ZoomOut, ViewCommand::Home] {
                    controls::command_button(ui, cx, Command::View(command));
                }
            });
        });
}

fn strip(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let rect = Rect::from_min_max(pos2(window.left(), window.bottom() - strip_pt(cx.state)), window.max);
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 0.0, cx.color("card").gamma_multiply(0.92));
    painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, cx.color("card-border")));
    let font = font_id(Face::Regular, 11.5 * strip_text(cx.state));
    let end = position(ui, cx, rect, &font);
    attribution(ui, cx, rect, end + 16.0, &font);
}

/// Where the pointer is, else the middle of the map, in degrees and in Lambert-93; a click copies both. Returns where the
/// words end.
fn position(ui: &mut Ui, cx: &mut Context<'_>, rect: Rect, font: &FontId) -> f32 {
    let left = rect.left() + EDGE_PT;
    let middle = cx.state.camera.map(|camera| camera.center_geo);
    let Some(geo) = cx.pointer_geo.or(middle) else {
        return left;
    };
    let mut words = vec![position_geo(cx.messages, geo)];
    words.extend(position_lambert(cx.messages, geo));
    let whole = words.join(" · ");
    // A narrow window keeps degrees; the click still copies both.
    if rect.width() < NARROW_PT * strip_text(cx.state) {
        words.truncate(1);
    }
    let shown = words.join("  ·  ");
    let galley = ui
        .painter()
        .layout_no_wrap(shown, font.clone(), cx.color("text-secondary"));
    let room = Rect::from_min_size(pos2(left - 4.0, rect.top()), vec2(galley.size().x + 8.0, rect.height()));
    let response = Area::new(Id::unique("position"))
        .fixed_pos(room.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            let (rect, response) = ui.allocate_exact_size(room.size(), Sense::click());
            controls::focus_ring(ui, cx, rect, &response);
            let color = if response.hovered() {
                cx.color("text")
            } else {
                cx.color("text-secondary")
            };
            let at = pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley_with_override_text_color(at, galley, color);
            response
        })
        .inner;
    let label = cx
        .messages
        .format("position-copy", &[("position", whole.as_str().into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    if response.clicked() {
        ui.ctx().copy_text(whole);
        let copied = Notice::info(cx.text("action-copied").to_owned());
        cx.notices.push(copied);
    }
    response.on_hover_text(label);
    room.right()
}

/// Credit lines of the sources of what is visible, each once.
pub fn credits(cx: &Context<'_>) -> Vec<String> {
    let atlas = cx.atlas();
    let zoom = cx.state.camera.map_or(0.0, |camera| camera.zoom);
    let mut credits = cx.basemaps.credits();
    for (index, layer) in atlas.layers.iter().enumerate() {
        if !cx.shown.layer_visible(index) || !cx.shown.reaches(index, &layer.def, zoom) {
            continue;
        }
        for source in layer.sources.iter().filter_map(|key| atlas.catalog.source(key)) {
            if !source.credit.trim().is_empty() && !credits.contains(&source.credit) {
                credits.push(source.credit.clone());
            }
        }
    }
    // OpenStreetMap's licence asks for its credit on the map: it is the last to be cut in a narrow window.
    credits.sort_by_key(|credit| !credit.contains("OpenStreetMap"));
    credits
}

fn attribution(ui: &mut Ui, cx: &mut Context<'_>, rect: Rect, left: f32, font: &FontId) {
    let line = credits(cx).join(" · ");
    let room = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - EDGE_PT, rect.bottom()));
    if room.width() < 60.0 {
        return;
    }
    let text = RichText::new(&line)
        .font(font.clone())
        .color(cx.color("text-secondary"));
    Area::new(Id::unique("attribution"))
        .fixed_pos(room.min)
        .constrain(false)
        .order(egui::Order::Middle)
        .show(ui.ctx(), |ui| {
            let builder = egui::UiBuilder::new()
                .max_rect(room)
                .layout(egui::Layout::right_to_left(egui::Align::Center));
            ui.scope_builder(builder, |ui| {
                ui.set_clip_rect(room);
                let words = egui::Label::new(text)
                    .truncate()
                    .selectable(false)
                    .sense(egui::Sense::click());
                let label = cx
                    .messages
                    .format("map-attribution", &[("credits", line.as_str().into())]);
                let response = ui.add(words).on_hover_text(&label);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
                controls::focus_ring(ui, cx, response.rect.expand(2.0), &response);
                if response.clicked() {
                    cx.push(Command::Panel(crate::state::PanelCommand::ToggleAbout));
                }
            });
        });
}
