//! What lies under the pointer, and what a click on it does.

use egui::{Pos2, Rect, Response, Ui};
use geo_types::Coord;

use super::{MapView, screen};
use crate::analysis::clock::Phase;
use crate::index::hit_test;
use crate::model::{FeatureId, catalog::Role};
use crate::scene::{self, ClusterMark};
use crate::space::Viewport;
use crate::state::{Camera, Command, SelectCommand};
use crate::ui::{Context, cluster};

/// How near the pointer must come to a line or an edge, in points.
const TOLERANCE_PT: f64 = 3.0;
/// The same for a finger.
const FINGER_PT: f64 = 16.0;

/// Features under the last click, to walk through them with further clicks on the same spot.
#[derive(Debug, Clone)]
pub(super) struct ClickStack {
    at: Pos2,
    camera: Camera,
    hits: Vec<String>,
    next: usize,
}

impl MapView {
    /// Finds what lies under the pointer.
    pub(super) fn point(&mut self, cx: &Context<'_>, viewport: &Viewport, rect: Rect, pointer: Option<Pos2>) {
        self.hover_cluster = None;
        if self.is_moving() {
            self.hover = None;
            self.open_cluster = None;
            return;
        }
        self.hover_cluster = pointer.and_then(|at| self.cluster_at(at, rect)).cloned();
        if self.hover_cluster.is_some() {
            self.hover = None;
            return;
        }
        // Territories lie everywhere: lighting them up under the pointer would hide the subject. A click still finds them.
        let lit = |id: &FeatureId| cx.atlas().layers[id.layer as usize].def.role == Role::Subject;
        self.hover = pointer
            .and_then(|at| {
                let hits = hits(cx, viewport, screen(at, rect), TOLERANCE_PT);
                self.as_drawn(hits, at, rect).first().copied()
            })
            .filter(lit);
    }

    /// `hits` with the line that is drawn at `at` in the place of those that share its way: where lines run side by side
    /// the picture decides, not the geometry in their middle.
    fn as_drawn(&self, mut hits: Vec<FeatureId>, at: Pos2, rect: Rect) -> Vec<FeatureId> {
        // Under the clock works show at every zoom, where the index knows no symbol of theirs.
        if let Some(lamp) = self.pictures.moving.lamp_at([at.x - rect.left(), at.y - rect.top()]) {
            hits.retain(|id| *id != lamp);
            hits.insert(0, lamp);
        }
        let is_ribbon = |id: &FeatureId| self.pictures.scene.ribbons.iter().any(|(known, ..)| known == id);
        let drawn = self
            .pictures
            .scene
            .ribbon_at([at.x - rect.left(), at.y - rect.top()], TOLERANCE_PT as f32);
        let first = hits.iter().position(is_ribbon);
        hits.retain(|id| !is_ribbon(id));
        if let Some(drawn) = drawn {
            hits.insert(first.unwrap_or(hits.len()).min(hits.len()), drawn);
        }
        hits
    }

    /// The cluster that is drawn under a position of the window.
    fn cluster_at(&self, at: Pos2, rect: Rect) -> Option<&ClusterMark> {
        self.pictures.scene.cluster_at([at.x - rect.left(), at.y - rect.top()])
    }

    pub(super) fn click(
        &mut self,
        ui: &Ui,
        cx: &mut Context<'_>,
        response: &Response,
        viewport: &Viewport,
        rect: Rect,
        camera: Camera,
    ) {
        if !response.clicked() {
            return;
        }
        response.request_focus();
        let Some(at) = response
            .interact_pointer_pos()
            .or_else(|| ui.input(|input| input.pointer.latest_pos()))
        else {
            return;
        };
        if response.double_clicked() {
            return;
        }
        if let Some(mark) = self.cluster_at(at, rect) {
            match cluster::click(mark, viewport, at) {
                Ok(command) => cx.push(command),
                // A list of small lines is nothing for a finger: the first of them opens.
                Err(_) if self.by_touch => {
                    let first = mark.members.first().and_then(|id| cx.atlas().feature(*id));
                    if let Some(id) = first.map(|feature| feature.id.clone()) {
                        cx.push(Command::Select(SelectCommand::Feature(id)));
                    }
                }
                Err(list) => self.open_cluster = Some(list),
            }
            self.stack = None;
            return;
        }
        let same = self
            .stack
            .take()
            .filter(|stack| stack.camera == camera && stack.at.distance(at) < 4.0);
        let stack = same.unwrap_or_else(|| {
            let tolerance = if self.by_touch { FINGER_PT } else { TOLERANCE_PT };
            let hits = self.as_drawn(hits(cx, viewport, screen(at, rect), tolerance), at, rect);
            let ids = hits
                .into_iter()
                .filter_map(|id| cx.atlas().feature(id).map(|feature| feature.id.clone()));
            ClickStack {
                at,
                camera,
                hits: ids.collect(),
                next: 0,
            }
        });
        match stack.hits.get(stack.next % stack.hits.len().max(1)) {
            Some(id) => cx.push(Command::Select(SelectCommand::Feature(id.clone()))),
            None => cx.push(Command::Select(SelectCommand::Nothing)),
        }
        self.stack = Some(ClickStack {
            next: stack.next + 1,
            ..stack
        });
    }
}

/// Everything shown within `tolerance_pt` of a position of the screen (points), in the order of clicks.
pub fn hits(cx: &Context<'_>, viewport: &Viewport, at: Coord<f64>, tolerance_pt: f64) -> Vec<FeatureId> {
    let scale = viewport.scale();
    let radius = |id: FeatureId, projected: crate::index::Projected<'_>| {
        scene::symbol_reach_pt(cx.atlas(), cx.shown, cx.symbology, id, projected, viewport)
            .map_or(-1.0, |reach| f64::from(reach) / scale)
    };
    let largest = f64::from(scene::largest_symbol_pt()) / scale;
    let at = viewport.mercator_from_screen(at);
    hit_test(
        cx.atlas(),
        &cx.world.index,
        cx.shown,
        at,
        tolerance_pt / scale,
        largest,
        &radius,
    )
    .into_iter()
    .map(|hit| hit.id)
    // What is not there yet is not found.
    .filter(|id| {
        let year = cx.state.year;
        year.is_none_or(|year| cx.world.clock().phase(*id, year) != Phase::NotYet)
    })
    .collect()
}
