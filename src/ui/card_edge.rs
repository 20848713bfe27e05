//! The edge of a card that sets its width: dragged, moved with the arrow keys, or asked for by a screen reader.

use std::ops::RangeInclusive;

use egui::{Area, CursorIcon, Id, Rect, Sense, Stroke, Ui, WidgetInfo};

use super::{Context, announce, focus};

/// What one press of an arrow changes, in points.
const STEP_PT: f32 = 16.0;

/// An edge.
pub struct Edge<'a> {
    /// What tells it from others.
    pub id: &'a str,
    /// Its name for who cannot see it.
    pub label: &'a str,
    /// Width that it sets, in points.
    pub width_pt: f32,
    /// Limits of the width.
    pub limits_pt: RangeInclusive<f32>,
    /// By how much the width grows where the edge goes one point to the right.
    pub growth: f32,
}

/// Shows the edge in `grip`; the width that is wanted now.
pub fn show(ui: &mut Ui, cx: &Context<'_>, edge: &Edge<'_>, grip: Rect) -> Option<f32> {
    let area = Area::new(Id::unique(edge.id))
        .fixed_pos(grip.min)
        .constrain(false)
        .order(egui::Order::Middle);
    let shown = area.show(ui.ctx(), |ui| {
        let response = ui.allocate_exact_size(grip.size(), Sense::drag()).1;
        if response.has_focus() {
            let line = Stroke::new(3.0, cx.color("focus"));
            ui.painter().vline(grip.center().x, grip.y_range(), line);
        }
        response
    });
    let response = shown.inner.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
    let width = f64::from(edge.width_pt);
    response.widget_info(|| WidgetInfo::slider(true, width, edge.label));
    let limits = f64::from(*edge.limits_pt.start())..=f64::from(*edge.limits_pt.end());
    if let Some(asked) = announce::asked_value(ui, &response, width, limits, f64::from(STEP_PT)) {
        return Some(asked as f32);
    }
    let right = if response.dragged() {
        response.drag_delta().x
    } else {
        STEP_PT * focus::sideways(ui, &response)
    };
    (right != 0.0).then_some(edge.width_pt + right * edge.growth)
}
