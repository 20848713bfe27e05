//! The map: gestures, what lies under the pointer, and the pictures.

mod gestures;
mod lettering;
mod measuring;
mod moving;
mod picture;
mod pointing;
mod walking;

pub(in crate::ui) use self::measuring::snapped;
pub use self::pointing::hits;

use egui::{CursorIcon, Id, Pos2, Rect, Ui, WidgetInfo};
use geo_types::Coord;
use walkers::{Map, MapMemory, lon_lat};

use self::picture::{Motion, Pictures};
use self::pointing::ClickStack;
use self::walking::Walk;
use super::cluster::{self, OpenCluster};
use super::flight::Flight;
use super::{Context, focus, hover};
use crate::model::FeatureId;
use crate::scene::ClusterMark;
use crate::space::Viewport;
use crate::state::Camera;

/// Caches of the map: camera of the widget, pictures, what lies under the pointer.
#[derive(Default)]
pub struct MapView {
    memory: MapMemory,
    /// The camera of the state as this view last knew it.
    known: Option<Camera>,
    flight: Option<Flight>,
    pictures: Pictures,
    /// The pointer drags the map in this frame.
    dragged: bool,
    hover: Option<FeatureId>,
    hover_cluster: Option<ClusterMark>,
    open_cluster: Option<OpenCluster>,
    id: Option<Id>,
    stack: Option<ClickStack>,
    walk: Walk,
    /// A place was asked for in the middle of the map and not yet put: it needs the view.
    wants_place: bool,
    /// The keyboard came with Tab, and no pointer was pressed since: the map shows that it has it.
    tabbed: bool,
    /// Fingers touch it, not a pointer.
    by_touch: bool,
    /// Flights are slow and far: nobody waits for their end.
    gentle: bool,
}

impl MapView {
    /// From now on the picture is painted on the processor and copied to the screen: faster where OpenGL is software.
    pub fn paint_on_processor(&mut self) {
        self.pictures.paint_on_processor();
    }

    /// Whether it is painted there.
    pub fn is_painted_on_processor(&self) -> bool {
        self.pictures.is_painted_on_processor()
    }

    /// Whether the picture lacks something that comes when the map rests.
    pub fn is_pending(&self) -> bool {
        self.pictures.is_pending()
    }

    /// Whether the map moves by itself.
    pub fn is_moving(&self) -> bool {
        self.flight.is_some() || self.memory.animating()
    }

    /// The id of the map among the things that can have the keyboard; none before the first frame.
    pub fn id(&self) -> Option<Id> {
        self.id
    }

    /// Forgets what lies under the pointer: the territory is about to be another one.
    pub fn forget_features(&mut self) {
        self.hover = None;
        self.hover_cluster = None;
        self.open_cluster = None;
        self.stack = None;
        self.pictures.forget();
    }

    /// Forgets what a visitor of a kiosk left: what lies under a finger, what was touched, a flight.
    pub fn forget_visitor(&mut self) {
        self.hover = None;
        self.hover_cluster = None;
        self.open_cluster = None;
        self.stack = None;
        self.walk = Walk::default();
    }

    /// From now on fingers touch the map; where nobody is there, `gentle` flights.
    pub fn set_touch(&mut self, gentle: bool) {
        self.by_touch = true;
        self.gentle = gentle;
    }

    /// The camera of the picture that was shown last.
    pub fn drawn(&self) -> Option<Camera> {
        self.camera()
    }

    /// Whether the map is what has the keyboard.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.id.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// Vertices of the picture of the map.
    pub fn vertices(&self) -> usize {
        self.pictures.vertices()
    }

    /// Pictures made so far: it does not grow while nothing changes.
    pub fn pictures_made(&self) -> u64 {
        self.pictures.made
    }

    /// Time of the last build of the scene, and of the last making of meshes or painting, in milliseconds.
    pub fn last_ms(&self) -> (f64, f64) {
        (self.pictures.build_ms, self.pictures.tessellate_ms)
    }

    /// Shows the map in all of `ui`. `revision` changes whenever anything but the camera that a picture depends on does.
    /// Without `heeds_pointer` nothing lights up, whatever the pointer does. Returns the position of the pointer in
    /// degrees, when it is over the map.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        cx: &mut Context<'_>,
        revision: u64,
        heeds_pointer: bool,
    ) -> Option<Coord<f64>> {
        let rect = ui.available_rect_before_wrap();
        self.follow_state(ui, cx, rect);
        let position = lon_lat(0.0, 0.0);
        let response = Map::new(None, &mut self.memory, position)
            .zoom_with_ctrl(false)
            .double_click_to_zoom(false)
            .pull_to_my_position_threshold(0.0)
            .show(ui, |_, _, _, _| ())
            .response;
        self.id = Some(response.id);
        let label = cx.text("map-label");
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Application, true, label));
        if response.has_focus() {
            // The arrows move the map, not the focus, while the map has the keyboard.
            let filter = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..Default::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        let (tab, pressed) = ui.input(|input| (input.key_pressed(egui::Key::Tab), input.pointer.any_pressed()));
        self.tabbed = (self.tabbed || tab) && !pressed;
        self.dragged = response.dragged();
        let camera = self.take_gestures(ui, cx, &response, rect);
        let viewport = Viewport {
            center_geo: camera.center_geo,
            zoom: camera.zoom,
            size: [f64::from(rect.width()), f64::from(rect.height())],
        };
        let pointer = response.hover_pos().filter(|_| heeds_pointer && !response.dragged());
        self.point(cx, &viewport, rect, pointer);
        let free = free(cx.state, rect);
        if cx.state.planner.measures() {
            self.measure(ui, cx, &response, &viewport, rect, free);
        } else if !self.take_step(ui, cx, &response, &viewport, free) {
            self.click(ui, cx, &response, &viewport, rect, camera);
        }
        // A pointer that rests somewhere does not hide where the keyboard stands.
        let pointer = pointer.filter(|_| self.walked().is_none());
        self.hover = self.walked().or(self.hover);
        self.pictures.ground(ui, cx, viewport, rect);
        let motion = Motion {
            flies: self.is_moving(),
            dragged: self.dragged,
            hover: self.hover,
        };
        self.pictures.show(ui, cx, viewport, rect, revision, motion);
        if self.tabbed && response.has_focus() {
            focus::frame(ui.painter(), rect.shrink(2.0), 4, cx.color("focus"));
        }
        if let (Some(id), Some(at)) = (self.hover, pointer) {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            hover::card(ui, cx, id, at, rect);
        }
        self.tell_step(ui, cx, &viewport, rect, free);
        if let (Some(mark), Some(at)) = (&self.hover_cluster, pointer) {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            cluster::card(ui, cx, mark, at, rect);
        }
        if let Some(open) = &mut self.open_cluster
            && !cluster::list(ui, cx, open, rect)
        {
            self.open_cluster = None;
        }
        pointer.map(|at| viewport.geo_from_screen(screen(at, rect)))
    }
}

/// The part of the map that no panel covers, in points from the corner of the map.
fn free(state: &crate::state::State, rect: Rect) -> Rect {
    let room = super::map_room(state, rect);
    let [left, top, right, bottom] = room.covered.map(|side| side as f32);
    Rect::from_min_max(
        egui::pos2(left, top),
        egui::pos2(rect.width() - right, rect.height() - bottom),
    )
}

fn screen(at: Pos2, rect: Rect) -> Coord<f64> {
    Coord {
        x: f64::from(at.x - rect.left()),
        y: f64::from(at.y - rect.top()),
    }
}
