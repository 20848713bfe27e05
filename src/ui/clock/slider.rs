//! The slider of the years under its chart: dragged, clicked, or moved with the keys while it has the keyboard.

use egui::{Align2, EventFilter, Id, Key, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::{Context, announce, controls};
use super::{ClockView, chart};
use crate::paint::egui::font_id;
use crate::state::clock::years;
use crate::state::{Command, TimeCommand};
use crate::text::Face;

/// Radius of the handle, in points.
const HANDLE_PT: f32 = 8.0;
/// Height of the years written below, in points.
const YEARS_PT: f32 = 16.0;
/// Room of a year written below, in points.
const YEAR_WIDTH_PT: f32 = 44.0;

/// Shows chart and slider in `rect`.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, view: &mut ClockView, rect: Rect, year: i32) {
    let all = years(cx.atlas());
    let (first, last) = (*all.start() as f32, *all.end() as f32);
    let text = super::text(cx.state);
    let line = rect.bottom() - YEARS_PT * text - HANDLE_PT;
    let chart_rect = Rect::from_min_max(rect.min, pos2(rect.right(), line - 6.0));
    let x_of = |year: f32| rect.left() + rect.width() * (year - first) / (last + 1.0 - first);
    let year_at = |x: f32| ((x - rect.left()) / rect.width() * (last + 1.0 - first) + first).floor() as i32;
    chart::draw(ui, cx, chart_rect, year, &x_of);
    scale(ui, cx, rect, (first as i32, last as i32), text, &x_of);
    let painter = ui.painter();
    painter.hline(rect.x_range(), line, Stroke::new(3.0, cx.color("divider")));
    let here = x_of(year as f32 + 0.5);
    painter.hline(rect.left()..=here, line, Stroke::new(3.0, cx.color("accent")));
    painter.vline(here, chart_rect.top()..=line, Stroke::new(1.0, cx.color("accent")));
    hover(ui, cx, chart_rect, &year_at);
    // The other year first: that of the clock lies on top where they meet.
    if let Some(then) = cx.state.then {
        let at = pos2(x_of(then.year as f32 + 0.5), line);
        let (response, wanted) = handle(
            ui,
            cx,
            (Id::unique("clock then"), "clock-slider-then"),
            at,
            then.year,
            &year_at,
        );
        if let Some(wanted) = wanted {
            cx.push(Command::Time(TimeCommand::SetThen(wanted)));
        }
        let font = font_id(Face::Bold, 11.0 * text);
        ui.painter().text(
            at - vec2(0.0, HANDLE_PT + 2.0),
            Align2::CENTER_BOTTOM,
            then.year,
            font,
            cx.color(if response.has_focus() { "focus" } else { "text" }),
        );
    }
    let track = Rect::from_min_max(
        pos2(rect.left(), chart_rect.top()),
        pos2(rect.right(), line + HANDLE_PT),
    );
    let pressed = ui.interact(track, Id::unique("clock track"), Sense::click_and_drag());
    let at = pos2(here, line);
    let (response, moved) = handle(ui, cx, (Id::unique("clock slider"), "clock-slider"), at, year, &year_at);
    let by_track = (pressed.clicked() || pressed.dragged())
        .then(|| pressed.interact_pointer_pos())
        .flatten()
        .map(|at| year_at(at.x));
    if by_track.is_some() {
        response.request_focus();
    }
    if let Some(wanted) = moved.or(by_track).filter(|wanted| *wanted != year) {
        cx.push(Command::Time(TimeCommand::SetYear(Some(wanted))));
        view.stop();
    }
    if response.has_focus() && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Space)) {
        cx.push(Command::Time(TimeCommand::TogglePlay));
    }
}

/// A handle, and the year that it is moved to.
fn handle(
    ui: &mut Ui,
    cx: &Context<'_>,
    (id, key): (Id, &str),
    at: egui::Pos2,
    year: i32,
    year_at: &dyn Fn(f32) -> i32,
) -> (Response, Option<i32>) {
    let rect = Rect::from_center_size(at, vec2(2.0 * HANDLE_PT + 8.0, 2.0 * HANDLE_PT + 8.0));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let label = cx.text(key).to_owned();
    response.widget_info(|| WidgetInfo::slider(true, f64::from(year), &label));
    let all = years(cx.atlas());
    let limits = f64::from(*all.start())..=f64::from(*all.end());
    let asked = announce::asked_value(ui, &response, f64::from(year), limits, 1.0).map(|year| year.round() as i32);
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
    if !response.has_focus() {
        return (response.clone(), asked.or_else(|| dragged(&response, year_at)));
    }
    controls::focus_ring(ui, cx, rect.shrink(1.0), &response);
    // The arrows move the handle, not the focus.
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let wanted = asked
        .or_else(|| dragged(&response, year_at))
        .or_else(|| stepped(ui, year));
    (response, wanted)
}

fn dragged(response: &Response, year_at: &dyn Fn(f32) -> i32) -> Option<i32> {
    let at = response.interact_pointer_pos().filter(|_| response.dragged())?;
    Some(year_at(at.x))
}

/// A year with the arrows, ten with Shift or the page keys, the ends with Home and End.
fn stepped(ui: &Ui, year: i32) -> Option<i32> {
    ui.input(|input| {
        let pressed = |key| input.num_presses(key) as i32;
        if input.key_pressed(Key::Home) {
            return Some(i32::MIN);
        }
        if input.key_pressed(Key::End) {
            return Some(i32::MAX);
        }
        let arrows =
            pressed(Key::ArrowRight) + pressed(Key::ArrowUp) - pressed(Key::ArrowLeft) - pressed(Key::ArrowDown);
        let pages = pressed(Key::PageUp) - pressed(Key::PageDown);
        let by = arrows * if input.modifiers.shift { 10 } else { 1 } + 10 * pages;
        (by != 0).then(|| year.saturating_add(by))
    })
}

/// Round years below the line, as many as find room.
fn scale(ui: &Ui, cx: &Context<'_>, rect: Rect, (first, last): (i32, i32), text: f32, x_of: &dyn Fn(f32) -> f32) {
    let font = font_id(Face::Regular, 11.0 * text);
    let most = (rect.width() / (YEAR_WIDTH_PT * text)).max(1.0) as i32;
    let step = [25, 50, 100, 200]
        .into_iter()
        .find(|step| (last - first) / step <= most)
        .unwrap_or(200);
    for year in (first..=last).filter(|year| year % step == 0) {
        let x = x_of(year as f32 + 0.5);
        let top = rect.bottom() - YEARS_PT * text;
        ui.painter()
            .vline(x, top - 1.0..=top + 2.0, Stroke::new(1.0, cx.color("track")));
        let at = pos2(x, rect.bottom());
        ui.painter().text(
            at,
            Align2::CENTER_BOTTOM,
            year,
            font.clone(),
            cx.color("text-secondary"),
        );
    }
}

/// What the chart says of the year under the pointer.
fn hover(ui: &mut Ui, cx: &Context<'_>, rect: Rect, year_at: &dyn Fn(f32) -> i32) {
    let response = ui.interact(rect, Id::unique("clock chart"), Sense::hover());
    let label = cx.text("clock-chart").to_owned();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &label));
    let Some(at) = response.hover_pos() else { return };
    let clock = cx.world.clock();
    let (year, Some(years)) = (year_at(at.x), clock.years()) else {
        return;
    };
    let Ok(place) = usize::try_from(year - years.start()) else {
        return;
    };
    let events = clock.events().get(place).copied().unwrap_or(0);
    let words = cx.messages.format(
        "clock-chart-hover",
        &[
            ("year", year.to_string().into()),
            ("working", clock.working_in(year).into()),
            ("events", events.into()),
        ],
    );
    response.on_hover_text_at_pointer(words);
}
