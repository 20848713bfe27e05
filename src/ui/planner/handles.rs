//! Handles on places of the map: dragged with a pointer or a finger, chosen with a click, moved with the arrows, taken out
//! with Delete. Between two places a smaller one waits, which puts a new place there.

use egui::{EventFilter, Key, Modifiers, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo, vec2};
use geo_types::Coord;

use super::draw::Pen;
use crate::state::planner::{Edit, edited, is_ring};
use crate::state::{Command, MeasureCommand, PlannerCommand, ScenarioCommand};
use crate::ui::Context;
use crate::ui::map_view::snapped;

/// Side of the square that takes a pointer or a finger, in points.
const TOUCH_PT: f32 = 24.0;
/// Steps of the arrows, in points on the screen: with Shift the longer.
const NUDGE_PT: [f32; 2] = [1.0, 10.0];
/// Shorter steps, in points on the screen, have no handle in their middle.
const MIDDLE_FROM_PT: f32 = 56.0;
/// More places than these, in the window at once, are no handles: they would lie over each other.
const MOST_HANDLES: usize = 150;

/// The places that handles move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Target {
    /// Those of the measure.
    Measure,
    /// Those of this line of a scenario.
    Built {
        /// Which scenario.
        slot: usize,
        /// Which of its lines.
        line: usize,
    },
    /// The place where a catchment starts.
    Origin,
}

/// What the handles remember between frames.
#[derive(Debug, Default)]
pub struct Hold {
    /// The place that was chosen last.
    pub(super) chosen: Option<(Target, usize)>,
    /// What a drag would do if it ended now.
    pub(super) dragged: Option<(Target, Edit)>,
}

/// The places of a target as a drag shows them now.
pub(super) fn seen(cx: &Context<'_>, target: Target, places: &[Coord<f64>]) -> Vec<Coord<f64>> {
    let mut places = places.to_vec();
    let dragged = cx.planner.as_ref().and_then(|view| view.hold.dragged);
    if let Some((_, edit)) = dragged.filter(|(of, _)| *of == target) {
        edited(&mut places, edit);
    }
    places
}

/// Asks for a change.
pub(super) fn push(cx: &mut Context<'_>, target: Target, edit: Edit) {
    cx.push(Command::Planner(match (target, edit) {
        (Target::Measure, edit) => PlannerCommand::Measure(MeasureCommand::Edit(edit)),
        (Target::Built { slot, line }, edit) => PlannerCommand::Scenario(slot, ScenarioCommand::Edit(line, edit)),
        (Target::Origin, Edit::Move(_, at) | Edit::Nudge(_, at) | Edit::Insert(_, at)) => {
            PlannerCommand::SetOrigin(Some(at))
        }
        (Target::Origin, Edit::Remove(_)) => PlannerCommand::SetOrigin(None),
    }));
}

/// The place chosen of a target.
pub(super) fn chosen(cx: &Context<'_>, target: Target) -> Option<usize> {
    let chosen = cx.planner.as_ref().and_then(|view| view.hold.chosen);
    chosen.filter(|(of, _)| *of == target).map(|(_, index)| index)
}

/// Chooses a place, or none.
pub(super) fn choose(cx: &mut Context<'_>, chosen: Option<(Target, usize)>) {
    if let Some(view) = cx.planner.as_deref_mut() {
        view.hold.chosen = chosen;
    }
}

/// Puts handles on `places`; `closed` joins the last to the first. Without `grows` none waits between two.
pub(super) fn show(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    pen: &Pen,
    target: Target,
    places: &[Coord<f64>],
    (closed, grows): (bool, bool),
) {
    let ring = is_ring(places);
    let corners = if ring { &places[..places.len() - 1] } else { places };
    let points: Vec<Pos2> = corners.iter().map(|place| pen.at(*place)).collect();
    let inside = points.iter().filter(|at| pen.window.contains(**at)).count();
    if inside == 0 || inside > MOST_HANDLES {
        return;
    }
    if grows {
        let joined = (closed || ring) && points.len() > 2;
        let last = if joined { points.len() } else { points.len() - 1 };
        for index in 0..last {
            let (a, b) = (points[index], points[(index + 1) % points.len()]);
            let (middle, length) = Pen::middle(a, b);
            if length >= MIDDLE_FROM_PT && pen.window.contains(middle) {
                between(ui, cx, pen, (target, index + 1), middle);
            }
        }
    }
    for (index, at) in points.iter().enumerate() {
        if pen.window.contains(*at) {
            handle(ui, cx, pen, (target, index), *at);
        }
    }
}

fn touched(ui: &mut Ui, pen: &Pen, of: (Target, usize), at: Pos2, part: &str, label: &str) -> Response {
    let rect = Rect::from_center_size(at, Vec2::splat(TOUCH_PT)).intersect(pen.window);
    let id = egui::Id::unique(("handle", part, of));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, label));
    response.on_hover_cursor(egui::CursorIcon::Grab)
}

/// Where a drag has brought a place, in degrees.
fn place_of(cx: &Context<'_>, pen: &Pen, at: Pos2, but: Option<Coord<f64>>) -> Coord<f64> {
    let from = at - pen.window.min;
    let screen = Coord {
        x: f64::from(from.x),
        y: f64::from(from.y),
    };
    snapped(cx, &pen.viewport, screen, but)
}

/// Follows a drag: `edit` makes of a place what is done when it ends.
fn drag(
    cx: &mut Context<'_>,
    pen: &Pen,
    response: &Response,
    target: Target,
    at: Pos2,
    edit: impl Fn(Coord<f64>) -> Edit,
) {
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        let edit = edit(place_of(cx, pen, pointer, Some(pen.geo(at))));
        if let Some(view) = cx.planner.as_deref_mut() {
            view.hold.dragged = Some((target, edit));
        }
    }
    if response.drag_stopped() {
        let held = cx.planner.as_deref_mut().and_then(|view| view.hold.dragged.take());
        if let Some((of, edit)) = held {
            push(cx, of, edit);
            choose(cx, Some((of, edit.index())));
        }
    }
}

fn handle(ui: &mut Ui, cx: &mut Context<'_>, pen: &Pen, of: (Target, usize), at: Pos2) {
    let (target, index) = of;
    let label = match target {
        Target::Measure => cx.messages.format("planner-place", &[("number", (index + 1).into())]),
        Target::Built { slot, line } => {
            let args = [
                ("scenario", super::scenario::letter(slot).into()),
                ("line", (line + 1).into()),
                ("number", (index + 1).into()),
            ];
            cx.messages.format("planner-place-built", &args)
        }
        Target::Origin => cx.text("reach-origin").to_owned(),
    };
    let response = touched(ui, pen, of, at, "place", &label);
    let on = chosen(cx, target) == Some(index);
    let radius = if on || response.hovered() || response.has_focus() {
        7.0
    } else {
        5.0
    };
    let (rim, color) = (cx.color("card"), cx.color("selection"));
    if !response.dragged() {
        if on || response.has_focus() {
            pen.dot(at, radius, color, rim);
        } else {
            pen.dot(at, radius, rim, color);
        }
    }
    if response.has_focus() {
        let ring = egui::Stroke::new(2.0, cx.color("focus"));
        pen.painter.circle_stroke(at, radius + 4.0, ring);
        keys(ui, cx, pen, &response, of, at);
    }
    if response.clicked() {
        response.request_focus();
        choose(cx, Some(of));
    }
    drag(cx, pen, &response, target, at, |place| Edit::Move(index, place));
    response.on_hover_text(label);
}

/// The arrows move the place that has the keyboard, Delete takes it out.
fn keys(ui: &Ui, cx: &mut Context<'_>, pen: &Pen, response: &Response, of: (Target, usize), at: Pos2) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..Default::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let (target, index) = of;
    let ways = [
        (Key::ArrowLeft, vec2(-1.0, 0.0)),
        (Key::ArrowRight, vec2(1.0, 0.0)),
        (Key::ArrowUp, vec2(0.0, -1.0)),
        (Key::ArrowDown, vec2(0.0, 1.0)),
    ];
    let mut by = Vec2::ZERO;
    ui.input_mut(|input| {
        for (key, way) in ways {
            by += way * NUDGE_PT[1] * input.count_and_consume_key(Modifiers::SHIFT, key) as f32;
            by += way * NUDGE_PT[0] * input.count_and_consume_key(Modifiers::NONE, key) as f32;
        }
    });
    if by != Vec2::ZERO {
        push(cx, target, Edit::Nudge(index, pen.geo(at + by)));
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete)) {
        push(cx, target, Edit::Remove(index));
        choose(cx, None);
    }
}

/// A small handle between two places: a click or a drag puts a new one there.
fn between(ui: &mut Ui, cx: &mut Context<'_>, pen: &Pen, of: (Target, usize), at: Pos2) {
    let (target, index) = of;
    let label = cx.messages.format("planner-place-between", &[("number", index.into())]);
    let response = touched(ui, pen, of, at, "between", &label);
    let lit = response.hovered() || response.has_focus();
    let color = cx.color("selection").gamma_multiply(if lit { 1.0 } else { 0.6 });
    if !response.dragged() {
        pen.dot(at, if lit { 5.0 } else { 3.0 }, cx.color("card"), color);
    }
    if response.clicked() {
        push(cx, target, Edit::Insert(index, pen.geo(at)));
        choose(cx, Some(of));
    }
    drag(cx, pen, &response, target, at, |place| Edit::Insert(index, place));
    response.on_hover_text(label);
}
