//! The histogram of a span: bars of what is left, two handles that are dragged or moved with the arrows.

use egui::{CornerRadius, EventFilter, Id, Key, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::chips::span_words;
use crate::index::facets::{Axis, RangeAnswer};
use crate::model::RangeFacet;
use crate::ui::{Context, announce, controls};

/// Height of the bars, in points.
const BARS_PT: f32 = 48.0;
/// Radius of a handle, in points.
const HANDLE_PT: f32 = 8.0;

/// Shows the histogram with the span that is shown as chosen; the span that the user wants, when they move a handle.
pub(super) fn show(
    ui: &mut Ui,
    cx: &Context<'_>,
    kind: RangeFacet,
    range: &RangeAnswer,
    span: (f64, f64),
) -> Option<(f64, f64)> {
    let size = vec2(ui.available_width(), BARS_PT + 2.0 * HANDLE_PT + 4.0);
    // The keyboard comes to the handles alone.
    let (rect, area) = ui.allocate_exact_size(size, Sense::CLICK);
    let title = cx.text(super::range::title_key(kind)).to_owned();
    let name = cx
        .messages
        .format("facets-histogram", &[("name", title.as_str().into())]);
    area.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
    let track = Rect::from_min_max(
        pos2(rect.left() + HANDLE_PT + 2.0, rect.top()),
        pos2(rect.right() - HANDLE_PT - 2.0, rect.top() + BARS_PT),
    );
    let axis = range.axis;
    let x_of = |value: f64| track.left() + track.width() * axis.position(value) as f32;
    bars(ui, cx, range, span, track);
    let line = track.bottom() + HANDLE_PT;
    let painter = ui.painter();
    painter.hline(track.x_range(), line, Stroke::new(3.0, cx.color("divider")));
    painter.hline(x_of(span.0)..=x_of(span.1), line, Stroke::new(3.0, cx.color("accent")));
    let mut wanted = None;
    for (low, key) in [(true, "facets-range-low"), (false, "facets-range-high")] {
        let value = if low { span.0 } else { span.1 };
        let label = cx.messages.format(key, &[("name", title.as_str().into())]);
        let at = pos2(x_of(value), line);
        let response = handle(ui, cx, Id::unique((kind, low)), at, value, &label);
        let step = if kind == RangeFacet::Years {
            1.0
        } else {
            (axis.high - axis.low) / 50.0
        };
        let asked = announce::asked_value(ui, &response, value, axis.low..=axis.high, step);
        let moved = asked
            .or_else(|| dragged(&response, axis, track))
            .or_else(|| stepped(ui, &response, kind, axis, value));
        if let Some(value) = moved.map(|value| snapped(kind, axis, value)) {
            wanted = Some(if low {
                (value.min(span.1), span.1)
            } else {
                (span.0, value.max(span.0))
            });
        }
    }
    if let Some(at) = area.hover_pos().filter(|at| track.x_range().contains(at.x)) {
        let place = f64::from((at.x - track.left()) / track.width());
        let bin = range.bins[axis.bin_of(axis.value(place))];
        let high = if kind == RangeFacet::Years {
            bin.high - 1.0
        } else {
            bin.high
        };
        let words = span_words(cx, kind, (snapped(kind, axis, bin.low), snapped(kind, axis, high)));
        let words = cx
            .messages
            .format("facets-bin", &[("span", words.into()), ("count", bin.count.into())]);
        area.clone().on_hover_text(words);
        if area.clicked() && bin.count > 0 {
            // A click on a bar chooses it.
            wanted = Some((snapped(kind, axis, bin.low), snapped(kind, axis, high)));
        }
    }
    wanted
}

fn bars(ui: &Ui, cx: &Context<'_>, range: &RangeAnswer, span: (f64, f64), track: Rect) {
    let most = range.bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1) as f32;
    let (axis, painter) = (range.axis, ui.painter());
    for bin in range.bins.iter().filter(|bin| bin.count > 0) {
        let x = |value: f64| track.left() + track.width() * axis.position(value) as f32;
        // Square roots let a few features be seen beside hundreds.
        let height = (bin.count as f32 / most).sqrt() * (track.height() - 4.0);
        let bar = Rect::from_min_max(
            pos2(x(bin.low) + 0.5, track.bottom() - height.max(2.0)),
            pos2((x(bin.high) - 0.5).max(x(bin.low) + 1.0), track.bottom()),
        );
        let chosen = bin.high > span.0 && bin.low < span.1 || bin.low == span.1;
        let color = cx.color(if chosen { "accent" } else { "divider" });
        let round = CornerRadius {
            nw: 2,
            ne: 2,
            sw: 0,
            se: 0,
        };
        painter.rect_filled(bar, round, color);
    }
}

fn handle(ui: &mut Ui, cx: &Context<'_>, id: Id, at: egui::Pos2, value: f64, label: &str) -> Response {
    let rect = Rect::from_center_size(at, vec2(2.0 * HANDLE_PT + 6.0, 2.0 * HANDLE_PT + 6.0));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, value, label));
    let response = response.on_hover_and_drag_cursor(egui::CursorIcon::ResizeHorizontal);
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    let fill = cx.color(if response.dragged() || response.hovered() {
        "accent-soft"
    } else {
        "card"
    });
    ui.painter()
        .circle(at, HANDLE_PT, fill, Stroke::new(2.0, cx.color("accent")));
    if response.has_focus() {
        controls::focus_ring(ui, cx, rect.shrink(1.0), &response);
        // The arrows move the handle, not the focus.
        let filter = EventFilter {
            horizontal_arrows: true,
            ..Default::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    response
}

fn dragged(response: &Response, axis: Axis, track: Rect) -> Option<f64> {
    let at = response.interact_pointer_pos().filter(|_| response.dragged())?;
    Some(axis.value(f64::from((at.x - track.left()) / track.width())))
}

/// Arrows move a handle by a year or a fiftieth of the axis, ten times as far with Shift; Home and End go to the ends.
fn stepped(ui: &Ui, response: &Response, kind: RangeFacet, axis: Axis, value: f64) -> Option<f64> {
    if !response.has_focus() {
        return None;
    }
    let (left, right, home, end, shift) = ui.input(|input| {
        let pressed = |key| input.num_presses(key) as f64;
        (
            pressed(Key::ArrowLeft),
            pressed(Key::ArrowRight),
            input.key_pressed(Key::Home),
            input.key_pressed(Key::End),
            input.modifiers.shift,
        )
    });
    if home || end {
        return Some(if home { axis.low } else { axis.high });
    }
    let steps = (right - left) * if shift { 10.0 } else { 1.0 };
    if steps == 0.0 {
        return None;
    }
    Some(match kind {
        RangeFacet::Years => (value + steps).clamp(axis.low, axis.high),
        _ => axis.value(axis.position(value) + steps / 50.0),
    })
}

/// A round value near `value`: whole years, sizes with two digits; the ends of the axis stay what they are.
fn snapped(kind: RangeFacet, axis: Axis, value: f64) -> f64 {
    if kind == RangeFacet::Years {
        return value.round();
    }
    if value <= axis.low || value >= axis.high {
        return value.clamp(axis.low, axis.high);
    }
    let unit = 10_f64.powf(value.log10().floor() - 1.0);
    (value / unit).round() * unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_stop_at_round_values() {
        let axis = Axis::new(RangeFacet::Area, 0.02, 4_000.0);
        assert_eq!(snapped(RangeFacet::Area, axis, 123.4), 120.0);
        assert_eq!(snapped(RangeFacet::Area, axis, 0.0346), 0.035);
        assert_eq!(snapped(RangeFacet::Area, axis, 9_999.0), axis.high);
        let years = Axis::new(RangeFacet::Years, 1716.0, 2025.0);
        assert_eq!(snapped(RangeFacet::Years, years, 1850.4), 1850.0);
    }
}
