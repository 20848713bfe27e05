//! The overview: the whole territory with the view's rectangle. The rectangle is dragged to move the map, a click looks
//! there, the heading is dragged to another corner.

use egui::{
    Area, CursorIcon, Id, Key, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use geo_types::Coord;

use super::controls;
use super::theme::card;
use super::{Context, corners};
use crate::paint::egui::{Painted, color32};
use crate::scene::{build_overview, overview_viewport};
use crate::space::Viewport;
use crate::state::{Camera, Command, Corner, PanelCommand, ViewCommand};

/// Smallest side of the view's rectangle, in points: a dot cannot be taken hold of.
const LEAST_PT: f32 = 9.0;

/// The picture of the overview, kept while nothing that it shows changes.
#[derive(Default)]
pub struct Overview {
    painted: Painted,
    made_for: Option<(u64, Rect, f32)>,
    /// The rectangle is being dragged: where the camera stood, and where the pointer took hold.
    held: Option<(Camera, Pos2)>,
}

/// Shows the overview in its corner.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let room = corners::corners(cx.state, window).and_then(|corners| corners.overview);
    let (Some(room), Some(camera)) = (room, cx.state.camera) else {
        return;
    };
    let heading_pt = 22.0 * corners::strip_text(cx.state);
    let Some(mut overview) = cx.overview.as_deref_mut().map(std::mem::take) else {
        return;
    };
    Area::new(Id::unique("overview"))
        .accessible_name(cx.text("command-overview").to_owned())
        .fixed_pos(room.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).inner_margin(0).show(ui, |ui| {
                ui.spacing_mut().item_spacing = Vec2::ZERO;
                let size = room.size() - Vec2::splat(2.0);
                let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
                let heading = Rect::from_min_size(whole.min, vec2(size.x, heading_pt));
                let picture = Rect::from_min_max(heading.left_bottom() + vec2(5.0, 0.0), whole.max - vec2(5.0, 5.0));
                grip(ui, cx, heading, window);
                map(ui, cx, &mut overview, picture, window, camera);
            });
        });
    if let Some(kept) = cx.overview.as_deref_mut() {
        *kept = overview;
    }
}

/// The heading: dragged, or pressed, it takes the card to another corner; its cross closes it.
fn grip(ui: &mut Ui, cx: &mut Context<'_>, rect: Rect, window: Rect) {
    let side = rect.height();
    let close_rect = Rect::from_min_max(pos2(rect.right() - side, rect.top()), rect.max);
    let handle = Rect::from_min_max(rect.min, close_rect.left_bottom());
    let response = ui.interact(handle, Id::unique("overview grip"), Sense::click_and_drag());
    let label = cx.text("overview-move").to_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    controls::focus_ring(ui, cx, handle, &response);
    let font = crate::paint::egui::font_id(crate::text::Face::Semibold, 11.0 * corners::strip_text(cx.state));
    let at = handle.left_center() + vec2(8.0, 0.0);
    ui.painter().text(
        at,
        egui::Align2::LEFT_CENTER,
        cx.text("overview-title"),
        font,
        cx.color("text-secondary"),
    );
    if response.drag_stopped()
        && let Some(at) = ui.input(|input| input.pointer.interact_pos())
    {
        cx.push(Command::Panel(PanelCommand::MoveOverview(nearest(at, window))));
    } else if response.clicked() {
        cx.push(Command::Panel(PanelCommand::MoveOverview(next(
            cx.state.panels.overview_corner,
        ))));
    }
    response.on_hover_and_drag_cursor(CursorIcon::Grab).on_hover_text(label);

    let close = Command::Panel(PanelCommand::ToggleOverview);
    let response = ui.interact(close_rect, Id::unique("overview close"), Sense::click());
    let label = cx.text("overview-close").to_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if response.hovered() {
        ui.painter().rect_filled(close_rect.shrink(2.0), 6.0, cx.color("hover"));
    }
    controls::focus_ring(ui, cx, close_rect.shrink(1.0), &response);
    let cross = Rect::from_center_size(close_rect.center(), Vec2::splat(13.0));
    controls::icon(ui, cx.textures, "ui-close", cross, cx.color("text-secondary"));
    if response.clicked() {
        cx.push(close);
    }
    response.on_hover_text(label);
}

/// The corner whose place is nearest; the top right one belongs to others.
fn nearest(at: Pos2, window: Rect) -> Corner {
    let low = at.y > window.center().y;
    match (low, at.x > window.center().x) {
        (true, false) => Corner::BottomLeft,
        (_, true) => Corner::BottomRight,
        (false, false) => Corner::TopLeft,
    }
}

fn next(corner: Corner) -> Corner {
    match corner {
        Corner::BottomLeft => Corner::BottomRight,
        Corner::BottomRight => Corner::TopLeft,
        Corner::TopLeft => Corner::BottomLeft,
    }
}

fn map(ui: &mut Ui, cx: &mut Context<'_>, overview: &mut Overview, rect: Rect, window: Rect, camera: Camera) {
    let small = overview_viewport(cx.atlas(), [f64::from(rect.width()), f64::from(rect.height())]);
    let scale = ui.ctx().pixels_per_point();
    let key = (cx.revision, rect, scale);
    if overview.made_for != Some(key) {
        let world = cx.world;
        let scene = build_overview(
            &world.atlas,
            &world.index,
            &world.details,
            cx.shown,
            cx.symbology,
            cx.palette,
            small,
        );
        overview.painted.update(&scene, rect, scale, cx.textures);
        overview.made_for = Some(key);
    }
    let response = ui.interact(rect, Id::unique("overview map"), Sense::click_and_drag());
    let label = cx.text("overview-label").to_owned();
    response.widget_info(|| WidgetInfo::labeled(Role::Application, true, &label));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 0.0, cx.color("paper"));
    overview.painted.paint_meshes(&painter);
    let frame = view_rect(&small, camera, window, rect);
    let accent = color32(cx.palette.interface("selection"));
    painter.rect_filled(frame, 1.0, accent.gamma_multiply(0.14));
    painter.rect_stroke(frame, 1.0, Stroke::new(1.6, accent), StrokeKind::Inside);
    ui.painter().rect_stroke(
        rect,
        0.0,
        Stroke::new(1.0, cx.color("card-border")),
        StrokeKind::Outside,
    );
    controls::focus_ring(ui, cx, rect, &response);
    if let Some(wanted) = gesture(ui, &response, overview, &small, camera, frame, rect) {
        cx.push(Command::View(ViewCommand::LookAt(wanted)));
    }
    for step in arrows(ui, &response) {
        cx.push(Command::View(ViewCommand::Pan(step)));
    }
    let cursor = match response.hover_pos() {
        Some(at) if frame.contains(at) => CursorIcon::Grab,
        _ => CursorIcon::Crosshair,
    };
    response.on_hover_cursor(cursor);
}

/// The part of the overview that the map shows.
fn view_rect(small: &Viewport, camera: Camera, window: Rect, rect: Rect) -> Rect {
    let center = small.screen_from_geo(camera.center_geo);
    let factor = (small.zoom - camera.zoom).exp2() as f32;
    let size = (window.size() * factor).max(Vec2::splat(LEAST_PT)).min(rect.size());
    let center = rect.min + vec2(center.x as f32, center.y as f32);
    // Beyond the edge of the overview the rectangle stays at the edge, so that it can be fetched back.
    let half = size / 2.0;
    let center = center.clamp(rect.min + half, rect.max - half);
    Rect::from_center_size(center, size)
}

/// Where the camera is to look after a click or a drag.
fn gesture(
    ui: &Ui,
    response: &Response,
    overview: &mut Overview,
    small: &Viewport,
    camera: Camera,
    frame: Rect,
    rect: Rect,
) -> Option<Camera> {
    let at = response.interact_pointer_pos()?;
    let geo = |at: Pos2| {
        small.geo_from_screen(Coord {
            x: f64::from(at.x - rect.left()),
            y: f64::from(at.y - rect.top()),
        })
    };
    if response.clicked() {
        response.request_focus();
        return Some(Camera {
            center_geo: geo(at),
            ..camera
        });
    }
    if response.drag_started() {
        let from = ui.input(|input| input.pointer.press_origin()).unwrap_or(at);
        overview.held = frame.contains(from).then_some((camera, from));
    }
    if response.drag_stopped() {
        overview.held = None;
    }
    if !response.dragged() {
        return None;
    }
    let center_geo = match overview.held {
        // The place that was taken hold of stays under the pointer.
        Some((start, from)) => {
            let place = small.screen_from_geo(start.center_geo);
            let moved = pos2(place.x as f32, place.y as f32) + (at - from) + rect.min.to_vec2();
            geo(moved)
        }
        None => geo(at),
    };
    Some(Camera { center_geo, ..camera })
}

/// Steps that the arrows ask for while the overview has the keyboard.
fn arrows(ui: &Ui, response: &Response) -> Vec<[f64; 2]> {
    if !response.has_focus() {
        return Vec::new();
    }
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let steps = [
        (Key::ArrowLeft, [-0.2, 0.0]),
        (Key::ArrowRight, [0.2, 0.0]),
        (Key::ArrowUp, [0.0, -0.2]),
        (Key::ArrowDown, [0.0, 0.2]),
    ];
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
    steps
        .into_iter()
        .filter(|(key, _)| pressed(*key))
        .map(|(_, step)| step)
        .collect()
}
