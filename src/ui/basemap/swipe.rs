//! The divider between two base maps: dragged, or moved with the arrow keys.

use egui::{Align2, Color32, CursorIcon, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::super::{Context, EDGE_PT, announce, controls, focus};
use crate::paint::egui::font_id;
use crate::state::{BasemapCommand, Command, SWIPE};
use crate::text::Face;

/// Radius of the handle, in points.
const HANDLE_PT: f32 = 18.0;
/// What one press of an arrow moves, as a part of the window's width; with Shift five times as much.
const STEP: f32 = 0.02;

/// Shows the divider when there are two base maps.
pub fn divider(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let Some(swipe) = cx.state.basemap.swipe.clone() else {
        return;
    };
    let names = [
        cx.basemaps.name(cx, &cx.state.basemap.choice),
        cx.basemaps.name(cx, &swipe.right),
    ];
    let [left, right] = &names;
    let label = cx.messages.format(
        "basemap-swipe-divider",
        &[("left", left.as_str().into()), ("right", right.as_str().into())],
    );
    if let Some(at) = bar(ui, cx, window, "divider", swipe.at, Some(&names), &label) {
        cx.push(Command::Basemap(BasemapCommand::SetSwipe(at)));
    }
}

/// A divider at a part of the width of `window`, named `label`, with the names of its sides beside it where they are given.
/// Returns where it is moved to.
pub(in crate::ui) fn bar(
    ui: &mut Ui,
    cx: &Context<'_>,
    window: Rect,
    id: &str,
    at: f32,
    names: Option<&[String; 2]>,
    label: &str,
) -> Option<f32> {
    let x = window.left() + window.width() * at;
    let grip = Rect::from_center_size(
        pos2(x, window.center().y),
        vec2(2.0 * HANDLE_PT, window.height() - 60.0),
    );
    let (line, handle) = parts(grip);
    // The line is thin, the handle is not: only they take the pointer, the map keeps the rest.
    let id = ui.scope_id().with(id);
    // The keyboard comes to the handle alone.
    let along = ui.interact(line, id.with("line"), Sense::DRAG);
    let response = ui.interact(handle, id, Sense::click_and_drag());
    draw(ui, cx, window, x, &response, &along, names);
    let response = response
        .union(along)
        .on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    response.widget_info(|| WidgetInfo::slider(true, f64::from((at * 100.0).round()), label));
    let (percent, limits) = (f64::from((at * 100.0).round()), (SWIPE.start(), SWIPE.end()));
    let limits = f64::from(limits.0 * 100.0)..=f64::from(limits.1 * 100.0);
    let asked = announce::asked_value(ui, &response, percent, limits, f64::from(STEP) * 100.0);
    asked
        .map(|asked| asked as f32 / 100.0)
        .or_else(|| moved(ui, &response, at, window))
}

fn parts(grip: Rect) -> (Rect, Rect) {
    (
        Rect::from_center_size(grip.center(), vec2(10.0, grip.height())),
        Rect::from_center_size(grip.center(), Vec2::splat(2.0 * HANDLE_PT)),
    )
}

/// Where the divider should go: after a drag, or keys while it has the keyboard.
fn moved(ui: &Ui, response: &egui::Response, at: f32, window: Rect) -> Option<f32> {
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if response.dragged() {
        let pointer = ui.input(|input| input.pointer.latest_pos())?;
        return Some((pointer.x - window.left()) / window.width());
    }
    let five = if ui.input(|input| input.modifiers.shift) {
        5.0
    } else {
        1.0
    };
    let by = focus::sideways(ui, response) * five * STEP;
    (by != 0.0).then_some(at + by)
}

fn draw(
    ui: &Ui,
    cx: &Context<'_>,
    window: Rect,
    x: f32,
    handle: &egui::Response,
    line: &egui::Response,
    names: Option<&[String; 2]>,
) {
    let painter = ui.painter();
    let middle = handle.rect.center();
    let span = window.top()..=window.bottom() - 24.0;
    painter.vline(x, span.clone(), Stroke::new(4.0, Color32::from_black_alpha(60)));
    painter.vline(x, span, Stroke::new(2.0, Color32::WHITE));
    let held = handle.dragged() || line.dragged() || handle.hovered();
    let fill = if held {
        cx.color("accent-soft")
    } else {
        cx.color("card")
    };
    painter.circle(middle, HANDLE_PT, fill, Stroke::new(1.0, cx.color("card-border")));
    if handle.has_focus() {
        painter.circle_stroke(middle, HANDLE_PT - 1.0, Stroke::new(2.0, cx.color("focus")));
    }
    let inner = Rect::from_center_size(middle, Vec2::splat(20.0));
    controls::icon(ui, cx.textures, "ui-swipe", inner, cx.color("text"));
    let y = window.bottom() - 24.0 - EDGE_PT;
    if let Some([left, right]) = names {
        plate(ui, cx, Align2::RIGHT_BOTTOM, pos2(x - 10.0, y), left);
        plate(ui, cx, Align2::LEFT_BOTTOM, pos2(x + 10.0, y), right);
    }
}

/// The name of a side on a plate beside the divider.
fn plate(ui: &Ui, cx: &Context<'_>, align: Align2, at: egui::Pos2, name: &str) {
    let font = font_id(Face::Semibold, 13.0 * cx.state.text_size.clamp(1.0, 1.4));
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, cx.color("text"));
    let pad = vec2(8.0, 4.0);
    let rect = align.anchor_size(at, galley.size() + 2.0 * pad);
    ui.painter()
        .rect_filled(rect, 6.0, cx.color("card").gamma_multiply(0.94));
    ui.painter().galley(rect.min + pad, galley, cx.color("text"));
}
