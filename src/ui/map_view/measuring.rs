//! Putting places of a measure: with the pointer, a finger, or keys in the middle of the map.

use egui::{Context as EguiContext, Rect, Response, Ui};
use geo_types::Coord;

use super::{MapView, hits, screen};
use crate::index::snap;
use crate::space::Viewport;
use crate::space::mercator::geo_from_mercator;
use crate::state::{Command, MeasureCommand, PlannerCommand, SelectCommand};
use crate::ui::{Context, planner};

/// How near a place must come to what is drawn to jump to it, in points; fingers are thick, and so is this.
const SNAP_PT: f64 = 10.0;

impl MapView {
    /// Puts a place in the middle of the map in the next frame.
    pub fn put_middle(&mut self, ctx: &EguiContext) {
        self.wants_place = true;
        ctx.request_repaint();
    }

    /// Puts the place that a click, a key or a command asks for.
    pub(super) fn measure(
        &mut self,
        ui: &Ui,
        cx: &mut Context<'_>,
        response: &Response,
        viewport: &Viewport,
        rect: Rect,
        free: Rect,
    ) {
        let stood = self.walked();
        let before = cx.commands.len();
        // Where the keyboard stands on a thing, Enter puts the place there rather than open its sheet.
        if self.take_step(ui, cx, response, viewport, free) {
            let selects = |command: &Command| matches!(command, Command::Select(SelectCommand::Feature(_)));
            if let Some(at) = cx.commands[before..].iter().position(selects) {
                cx.commands.remove(before + at);
            }
            let anchor = stood
                .and_then(|id| cx.world.index.projected(id))
                .map(|thing| thing.anchor());
            if let Some(place) = anchor {
                put(cx, geo_from_mercator(place));
            }
            return;
        }
        let by_pointer = ui.input(|input| input.pointer.any_click());
        let clicked = response.clicked();
        let at = if clicked && by_pointer {
            response.request_focus();
            response.interact_pointer_pos().map(|at| screen(at, rect))
        } else if clicked || std::mem::take(&mut self.wants_place) {
            Some(screen(planner::middle(cx.state, rect), rect))
        } else {
            None
        };
        self.stack = None;
        if let Some(at) = at {
            put(cx, snapped(cx, viewport, at, None));
        }
    }
}

fn put(cx: &mut Context<'_>, at: Coord<f64>) {
    cx.push(Command::Planner(PlannerCommand::Measure(MeasureCommand::Put(at))));
}

/// The place in degrees that a place on the screen means: near to a place of a scenario that one, near to a feature a place
/// of it. `but` is itself moved: nothing jumps to it.
pub(in crate::ui) fn snapped(
    cx: &Context<'_>,
    viewport: &Viewport,
    at: Coord<f64>,
    but: Option<Coord<f64>>,
) -> Coord<f64> {
    let place = viewport.mercator_from_screen(at);
    let planner = &cx.state.planner;
    if !planner.measure.snaps {
        return geo_from_mercator(place);
    }
    let away = |geo: Coord<f64>| {
        let there = viewport.screen_from_geo(geo);
        (there.x - at.x).hypot(there.y - at.y)
    };
    let built = planner.scenarios.iter().filter(|scenario| scenario.shown);
    let places = built.flat_map(|scenario| scenario.lines.iter().flatten().copied());
    let nearest = places
        .filter(|geo| Some(*geo) != but && away(*geo) <= SNAP_PT)
        .min_by(|a, b| away(*a).total_cmp(&away(*b)));
    if let Some(nearest) = nearest {
        return nearest;
    }
    let radius = SNAP_PT / viewport.scale();
    let found = snap(&cx.world.index, hits(cx, viewport, at, SNAP_PT), place, radius);
    geo_from_mercator(found.unwrap_or(place))
}
