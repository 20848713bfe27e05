//! The map: gestures, hover, clicks, and the pictures that are made again only when something changed.

use egui::{CursorIcon, Pos2, Rect, Response, Ui, WidgetInfo};
use geo_types::Coord;
use walkers::{Map, MapMemory, lon_lat};

use super::basemap::View;
use super::canvas::Canvas;
use super::cluster::{self, OpenCluster};
use super::flight::Flight;
use super::textures::TextureSet;
use super::{Context, hover, map_room};
use crate::index::hit_test;
use crate::model::{FeatureId, catalog::Role};
use crate::paint::egui::Painted;
use crate::scene::{self, ClusterMark, Halo, Scene, SceneInput, SceneScratch};
use crate::space::Viewport;
use crate::state::{Camera, Command, SelectCommand, ViewCommand, clamped_to_region, home_camera};

/// How near the pointer must come to a line or an edge, in points.
const TOLERANCE_PT: f64 = 3.0;
/// The map rests when nothing moved it for this long, in seconds: then its picture is completed.
const REST_S: f64 = 0.12;

/// What a picture depends on; when it is the same, the picture is used again.
#[derive(Debug, Clone, PartialEq)]
struct PictureKey {
    camera: Camera,
    size: [f32; 2],
    revision: u64,
    pixels_per_point: f32,
    covered: [f64; 4],
    ground: scene::Ground,
    obstacles: Vec<[f32; 4]>,
}

/// Features under the last click, to walk through them with further clicks on the same spot.
#[derive(Debug, Clone)]
struct ClickStack {
    at: Pos2,
    camera: Camera,
    hits: Vec<String>,
    next: usize,
}

/// Caches of the map: camera of the widget, pictures, what lies under the pointer.
pub struct MapView {
    memory: MapMemory,
    /// The camera of the state as this view last knew it.
    known: Option<Camera>,
    flight: Option<Flight>,
    scene: Scene,
    scratch: SceneScratch,
    painted: Painted,
    /// Where OpenGL is software: the picture is painted on the processor.
    canvas: Option<Canvas>,
    /// The pointer drags the map in this frame.
    dragged: bool,
    /// The picture changed in the frame before.
    changed_before: bool,
    /// When the picture last changed, in seconds of the toolkit's clock.
    changed_at: f64,
    key: Option<PictureKey>,
    overlay: Scene,
    overlay_painted: Painted,
    overlay_key: Option<(PictureKey, Option<String>, [Option<FeatureId>; 2])>,
    hover: Option<FeatureId>,
    hover_cluster: Option<ClusterMark>,
    open_cluster: Option<OpenCluster>,
    id: Option<egui::Id>,
    stack: Option<ClickStack>,
    /// Time of the last build of the scene and of its meshes, in milliseconds.
    pub last_build_ms: f64,
    /// Time of the last making of meshes, in milliseconds.
    pub last_tessellate_ms: f64,
    /// Pictures made so far.
    pub pictures: u64,
}

impl Default for MapView {
    fn default() -> Self {
        let viewport = Viewport {
            center_geo: Coord { x: 0.0, y: 0.0 },
            zoom: 8.0,
            size: [1.0, 1.0],
        };
        let blank = || Scene::new(viewport, crate::style::Rgba([0, 0, 0, 0]));
        Self {
            memory: MapMemory::default(),
            known: None,
            flight: None,
            scene: blank(),
            scratch: SceneScratch::default(),
            painted: Painted::default(),
            canvas: None,
            dragged: false,
            changed_before: false,
            changed_at: 0.0,
            key: None,
            overlay: blank(),
            overlay_painted: Painted::default(),
            overlay_key: None,
            hover: None,
            hover_cluster: None,
            open_cluster: None,
            id: None,
            stack: None,
            last_build_ms: 0.0,
            last_tessellate_ms: 0.0,
            pictures: 0,
        }
    }
}

impl MapView {
    /// From now on the picture is painted on the processor and copied to the screen: faster where OpenGL is software.
    pub fn paint_on_processor(&mut self) {
        self.canvas = Some(Canvas::default());
    }

    /// Whether the picture lacks something that comes when the map rests.
    pub fn is_pending(&self) -> bool {
        self.canvas.as_ref().is_some_and(|canvas| canvas.rough)
    }

    /// Whether the map moves by itself.
    pub fn is_moving(&self) -> bool {
        self.flight.is_some() || self.memory.animating()
    }

    /// The id of the map among the things that can have the keyboard; none before the first frame.
    pub fn id(&self) -> Option<Id> {
        self.id
    }

    /// Whether the map is what has the keyboard.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.id.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
    }

    /// Vertices of the picture of the map.
    pub fn vertices(&self) -> usize {
        if self.canvas.is_some() {
            self.scene.points.len()
        } else {
            self.painted.vertices
        }
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
        self.dragged = response.dragged();
        let camera = self.take_gestures(ui, cx, &response, rect);
        let viewport = Viewport {
            center_geo: camera.center_geo,
            zoom: camera.zoom,
            size: [f64::from(rect.width()), f64::from(rect.height())],
        };
        let pointer = response.hover_pos().filter(|_| heeds_pointer && !response.dragged());
        self.point(cx, &viewport, rect, pointer);
        self.click(ui, cx, &response, &viewport, rect, camera);
        self.ground(ui, cx, viewport, rect);
        self.picture(ui, cx, viewport, rect, camera, revision);
        if let (Some(id), Some(at)) = (self.hover, pointer) {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            hover::card(ui, cx, id, at, rect);
        }
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

    /// Takes over a camera that a command set, by a flight where motion is wanted.
    fn follow_state(&mut self, ui: &Ui, cx: &Context<'_>, rect: Rect) {
        let room = map_room(cx.state, rect);
        let wanted = cx.state.camera.map_or_else(
            || home_camera(cx.atlas(), room),
            |camera| clamped_to_region(camera, cx.atlas()),
        );
        let now = ui.input(|input| input.time);
        match self.known {
            Some(known) if known == wanted => {}
            Some(_) if !cx.state.reduce_motion => {
                let from = self.camera().unwrap_or(wanted);
                self.flight = Some(Flight::new(from, wanted, now));
                self.known = Some(wanted);
            }
            _ => {
                self.flight = None;
                self.look(wanted);
                self.known = Some(wanted);
            }
        }
        let Some(flight) = self.flight else { return };
        self.look(flight.camera(now));
        if flight.is_over(now) {
            self.flight = None;
        } else {
            ui.ctx().request_repaint();
        }
    }

    fn camera(&self) -> Option<Camera> {
        let center = self.memory.detached()?;
        Some(Camera {
            center_geo: Coord {
                x: center.x(),
                y: center.y(),
            },
            zoom: self.memory.zoom(),
        })
    }

    fn look(&mut self, camera: Camera) {
        self.memory.center_at(lon_lat(camera.center_geo.x, camera.center_geo.y));
        // The zoom is within the limits of our own map, which lie within the widget's.
        if self.memory.set_zoom(camera.zoom).is_err() {
            tracing::warn!(zoom = camera.zoom, "the widget refused a zoom");
        }
    }

    /// What the widget made of drags, wheel and pinch, brought within the region, and told to the state.
    fn take_gestures(&mut self, ui: &Ui, cx: &mut Context<'_>, response: &Response, rect: Rect) -> Camera {
        let fallback = self
            .known
            .unwrap_or_else(|| home_camera(cx.atlas(), map_room(cx.state, rect)));
        let camera = self.camera().unwrap_or(fallback);
        let clamped = clamped_to_region(camera, cx.atlas());
        if clamped != camera {
            self.look(clamped);
        }
        if cx.state.reduce_motion && self.memory.animating() {
            self.memory
                .center_at(lon_lat(clamped.center_geo.x, clamped.center_geo.y));
        }
        let touched = response.dragged() || response.changed() && self.flight.is_none();
        if touched {
            self.flight = None;
        }
        if response.double_clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            return self.zoom_towards(cx, clamped, at, rect);
        }
        let untold = self.known != Some(clamped) || cx.state.camera != Some(clamped);
        if self.flight.is_none() && untold {
            self.known = Some(clamped);
            cx.push(Command::View(ViewCommand::LookAt(clamped)));
            ui.ctx().request_repaint();
        }
        clamped
    }

    /// One level closer, the place under the pointer staying where it is.
    fn zoom_towards(&mut self, cx: &mut Context<'_>, camera: Camera, at: Pos2, rect: Rect) -> Camera {
        let size = [f64::from(rect.width()), f64::from(rect.height())];
        let viewport = Viewport {
            center_geo: camera.center_geo,
            zoom: camera.zoom,
            size,
        };
        let place = viewport.geo_from_screen(screen(at, rect));
        let closer = Viewport {
            center_geo: place,
            zoom: camera.zoom + 1.0,
            size,
        };
        let from_center = Coord {
            x: size[0] - f64::from(at.x - rect.left()),
            y: size[1] - f64::from(at.y - rect.top()),
        };
        let center_geo = closer.geo_from_screen(from_center);
        cx.push(Command::View(ViewCommand::LookAt(Camera {
            center_geo,
            zoom: closer.zoom,
        })));
        camera
    }

    /// Finds what lies under the pointer.
    fn point(&mut self, cx: &Context<'_>, viewport: &Viewport, rect: Rect, pointer: Option<Pos2>) {
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
        let is_ribbon = |id: &FeatureId| self.scene.ribbons.iter().any(|(known, ..)| known == id);
        let drawn = self
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
        self.scene.cluster_at([at.x - rect.left(), at.y - rect.top()])
    }

    fn click(
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
            let hits = self.as_drawn(hits(cx, viewport, screen(at, rect), TOLERANCE_PT), at, rect);
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

    /// Makes the picture of the map; one that `moves` may leave things out until it rests.
    fn draw(&mut self, input: &SceneInput<'_>, key: &PictureKey, textures: &TextureSet, rect: Rect, moves: bool) {
        let scale = key.pixels_per_point;
        let whole = input.ground == scene::Ground::Here;
        if let Some(canvas) = self.canvas.as_mut().filter(|_| whole) {
            if moves {
                canvas.in_motion(input, &mut self.scratch, &mut self.scene, scale);
            } else {
                canvas.complete(input, &mut self.scratch, &mut self.scene, scale);
            }
            (self.last_build_ms, self.last_tessellate_ms) = (canvas.build_ms, canvas.paint_ms);
            return;
        }
        if let Some(canvas) = &mut self.canvas {
            canvas.rough = false;
        }
        self.scratch.no_triangles = false;
        self.scratch.most_per_layer = None;
        let started = std::time::Instant::now();
        scene::build(input, &mut self.scratch, &mut self.scene);
        self.last_build_ms = started.elapsed().as_secs_f64() * 1000.0;
        let started = std::time::Instant::now();
        self.painted.update(&self.scene, rect, scale, textures);
        self.last_tessellate_ms = started.elapsed().as_secs_f64() * 1000.0;
    }

    /// Paper, and the base map on it.
    fn ground(&self, ui: &Ui, cx: &mut Context<'_>, viewport: Viewport, rect: Rect) {
        ui.painter()
            .with_clip_rect(rect)
            .rect_filled(rect, 0.0, cx.color("paper"));
        let view = View {
            world: cx.world,
            shown: cx.shown,
            symbology: cx.symbology,
            palette: cx.palette,
            choices: cx.state.layer_choices(cx.atlas()),
            viewport,
            rect,
            in_one: self.canvas.is_some(),
        };
        cx.basemaps.paint(ui, cx.state, &view);
    }

    /// Makes the pictures that are out of date and paints them.
    fn picture(&mut self, ui: &Ui, cx: &Context<'_>, viewport: Viewport, rect: Rect, camera: Camera, revision: u64) {
        let pixels_per_point = ui.ctx().pixels_per_point();
        let ground = cx.basemaps.ground(&cx.state.basemap, self.canvas.is_some());
        let key = PictureKey {
            camera,
            size: rect.size().into(),
            revision,
            pixels_per_point,
            covered: map_room(cx.state, rect).covered,
            ground,
            obstacles: obstacles(ui, rect),
        };
        let choices = cx.state.layer_choices(cx.atlas());
        let opacities: Vec<f32> = choices.iter().map(|choice| choice.opacity).collect();
        let input = SceneInput {
            atlas: cx.atlas(),
            index: &cx.world.index,
            details: &cx.world.details,
            shown: cx.shown,
            opacities: &opacities,
            symbology: cx.symbology,
            palette: cx.palette,
            lang: cx.lang(),
            text_size: cx.state.text_size,
            labels: true,
            ground: key.ground,
            covered_pt: map_room(cx.state, rect).covered.map(|length| length as f32),
            obstacles_pt: &key.obstacles.clone(),
            viewport,
        };
        let now = ui.input(|input| input.time);
        let changed = self.key.as_ref() != Some(&key);
        // A jump is no motion: two frames in a row with another camera are.
        let turned = self
            .key
            .as_ref()
            .is_some_and(|known| known.differs_in_camera_only(&key));
        let moves = turned && (self.is_moving() || self.dragged || self.changed_before);
        self.changed_before = changed;
        if changed {
            self.changed_at = now;
        }
        let rests = !self.is_moving() && !self.dragged || now - self.changed_at > REST_S;
        if changed || self.is_pending() && rests {
            self.draw(&input, &key, cx.textures, rect, moves);
            self.key = Some(key.clone());
            self.pictures += 1;
        }
        // A row of a list lights its feature up as the pointer on the map does, even where the pointer rests on the map.
        let overlay_key = (key, cx.state.selection.clone(), [cx.lit, self.hover]);
        if self.overlay_key.as_ref() != Some(&overlay_key) {
            self.overlay.restart(viewport, self.scene.background);
            let color = |token: &str| cx.palette.interface(token);
            let selected = cx.state.selection.as_deref().and_then(|id| cx.atlas().find(id));
            for id in [cx.lit, self.hover]
                .into_iter()
                .flatten()
                .filter(|id| Some(*id) != selected)
            {
                let halo = Halo::hover(color("map-hover"), color("shadow"));
                scene::highlight(&input, id, halo, &self.scene.clusters, &mut self.overlay);
            }
            if let Some(id) = selected.filter(|id| cx.shown.contains(*id)) {
                let halo = Halo::selection(color("selection"), color("card"));
                scene::highlight(&input, id, halo, &self.scene.clusters, &mut self.overlay);
            }
            self.overlay_painted
                .update(&self.overlay, rect, pixels_per_point, cx.textures);
            self.overlay_key = Some(overlay_key);
        }
        if self.is_pending() {
            ui.ctx().request_repaint_after_secs(REST_S as f32);
        }
        let painter = ui.painter().with_clip_rect(rect);
        if let Some(canvas) = self.canvas.as_ref().filter(|_| ground == scene::Ground::Here) {
            canvas.paint(&painter, rect);
            self.overlay_painted.paint_meshes(&painter);
            return;
        }
        self.painted.paint_meshes(&painter);
        self.overlay_painted.paint_meshes(&painter);
        self.painted.paint_texts(&painter, rect);
    }
}

impl PictureKey {
    fn differs_in_camera_only(&self, other: &Self) -> bool {
        let same = Self {
            camera: other.camera,
            ..self.clone()
        };
        self.camera != other.camera && same == *other
    }
}

/// What floats over the map, panels and buttons, as boxes in points of the map: no names there.
fn obstacles(ui: &Ui, rect: Rect) -> Vec<[f32; 4]> {
    let mut found: Vec<[f32; 4]> = ui.ctx().memory(|memory| {
        let floating = memory.areas().visible_layer_ids().into_iter();
        let middle = floating.filter(|layer| layer.order == egui::Order::Middle);
        let rects = middle.filter_map(|layer| memory.area_rect(layer.id));
        rects
            .filter(|area| area.intersects(rect))
            .map(|area| {
                let area = area.translate(-rect.min.to_vec2());
                [area.left(), area.top(), area.right(), area.bottom()].map(f32::round)
            })
            .collect()
    });
    found.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    found
}

/// Everything shown within `tolerance_pt` of a position of the screen (points), in the order of clicks.
pub fn hits(cx: &Context<'_>, viewport: &Viewport, at: Coord<f64>, tolerance_pt: f64) -> Vec<FeatureId> {
    let scale = viewport.scale();
    let radius = |id: FeatureId, projected: crate::index::Projected<'_>| {
        scene::symbol_reach_pt(cx.atlas(), cx.symbology, id, projected, viewport)
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
    .collect()
}

fn screen(at: Pos2, rect: Rect) -> Coord<f64> {
    Coord {
        x: f64::from(at.x - rect.left()),
        y: f64::from(at.y - rect.top()),
    }
}
