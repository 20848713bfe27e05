//! The map without a pointer: from thing to thing with the keyboard, each told with its category, distance and direction.

use egui::{Context as EguiContext, Pos2, Rect, Response, Ui, pos2};
use geo_types::Coord;

use super::MapView;
use crate::analysis::sheet::wind_key;
use crate::index::walk::{Step, next};
use crate::model::{FeatureId, catalog::Role};
use crate::space::Viewport;
use crate::space::between::{Wind, bearing};
use crate::space::measure::distance_m;
use crate::space::mercator::geo_from_mercator;
use crate::state::{Command, SelectCommand};
use crate::ui::{Context, announce, hover, words};

/// Nearer than this, in metres, a thing lies in the middle and in no direction.
const HERE_M: f64 = 1.0;

/// Where the keyboard stands on the map.
#[derive(Debug, Default)]
pub(super) struct Walk {
    here: Option<FeatureId>,
    /// A step that was asked for and not yet taken: it needs the view.
    wish: Option<Step>,
}

impl MapView {
    /// Takes a step from thing to thing in the next frame.
    pub fn walk(&mut self, ctx: &EguiContext, step: Step) {
        self.walk.wish = Some(step);
        if let Some(map) = self.id {
            ctx.memory_mut(|memory| memory.request_focus(map));
        }
        ctx.request_repaint();
    }

    /// Where the keyboard stands; nowhere once the pointer or another part of the window took over.
    pub(super) fn walked(&self) -> Option<FeatureId> {
        self.walk.here
    }

    /// Takes the step that was asked for, opens what Enter is pressed on, and forgets where it stood when something else
    /// has the keyboard or the thing is not shown any more. Returns whether a click was Enter.
    pub(super) fn take_step(
        &mut self,
        ui: &Ui,
        cx: &mut Context<'_>,
        response: &Response,
        viewport: &Viewport,
        room: Rect,
    ) -> bool {
        if let Some(step) = self.walk.wish.take() {
            let places = places(cx, viewport, room);
            let middle = viewport.mercator_from_screen(middle(room));
            if let Some(id) = next(&places, middle, self.walk.here, step) {
                self.walk.here = Some(id);
            }
        }
        let moved = ui.input(|input| input.pointer.is_moving() || input.pointer.any_down());
        let shown = |id: &FeatureId| cx.shown.contains(*id);
        self.walk.here = self.walk.here.filter(|id| !moved && shown(id) && response.has_focus());
        let Some(id) = self.walk.here else { return false };
        let entered = response.clicked() && !ui.input(|input| input.pointer.any_click());
        if entered && let Some(feature) = cx.atlas().feature(id) {
            cx.push(Command::Select(SelectCommand::Feature(feature.id.clone())));
        }
        entered
    }

    /// Says where the keyboard stands, beside the thing and to a reader of the screen.
    pub(super) fn tell_step(&self, ui: &Ui, cx: &Context<'_>, viewport: &Viewport, rect: Rect, room: Rect) {
        let Some(id) = self.walk.here else { return };
        let Some(feature) = cx.atlas().feature(id) else { return };
        let places = places(cx, viewport, room);
        let Some((_, place)) = places.iter().find(|(known, _)| *known == id) else {
            return;
        };
        let to = geo_from_mercator(*place);
        let from = viewport.geo_from_screen(middle(room));
        let metres = distance_m(from, to);
        let distance = cx.messages.distance(metres);
        let way = if metres < HERE_M {
            distance
        } else {
            format!("{distance} {}", cx.text(wind_key(Wind::of(bearing(from, to)))))
        };
        let category = words::category(cx.atlas(), cx.lang(), feature);
        let args = [
            ("category", category.into()),
            ("way", way.into()),
            ("count", places.len().into()),
        ];
        let told = cx.messages.format("map-walk", &args);
        let at = viewport.screen_from_mercator(*place);
        let at: Pos2 = pos2(at.x as f32, at.y as f32) + rect.min.to_vec2();
        let response = hover::show(ui, cx, feature.name.get(cx.lang()), &told, at, rect);
        let spoken = format!("{} – {told}", feature.name.get(cx.lang()));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(spoken);
        });
        announce::politely(&response);
    }
}

/// The middle of the part of the map that no panel covers, in points from its corner.
fn middle(room: Rect) -> Coord<f64> {
    let center = room.center();
    Coord {
        x: f64::from(center.x),
        y: f64::from(center.y),
    }
}

/// What can be walked to: everything of the subject that is shown with its place in the free part of the map, in unit
/// Mercator.
fn places(cx: &Context<'_>, viewport: &Viewport, room: Rect) -> Vec<(FeatureId, Coord<f64>)> {
    let corner = |at: Pos2| {
        viewport.mercator_from_screen(Coord {
            x: f64::from(at.x),
            y: f64::from(at.y),
        })
    };
    let mut extent = crate::space::Extent::EMPTY;
    for at in [room.min, room.max] {
        let corner = corner(at);
        extent.include([corner.x, corner.y]);
    }
    let mut places = Vec::new();
    for (index, layer) in cx.atlas().layers.iter().enumerate() {
        if layer.def.role != Role::Subject || !cx.shown.layer_visible(index) || viewport.zoom < layer.def.min_zoom {
            continue;
        }
        for feature in cx.world.index.layers[index].within(extent) {
            let id = FeatureId {
                layer: index as u32,
                index: feature,
            };
            if !cx.shown.contains(id) {
                continue;
            }
            let anchor = cx.world.index.projected(id).map(|projected| projected.anchor());
            places.extend(
                anchor
                    .filter(|place| extent.contains([place.x, place.y]))
                    .map(|place| (id, place)),
            );
        }
    }
    places
}
