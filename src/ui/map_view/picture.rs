//! The pictures of the map, made again only when something that they depend on changed.

use egui::{Rect, Ui};
use geo_types::Coord;

use super::moving::Moving;
use crate::model::FeatureId;
use crate::paint::egui::Painted;
use crate::scene::{self, Halo, Moment, Pass, Scene, SceneInput, SceneScratch};
use crate::space::Viewport;
use crate::state::Camera;
use crate::ui::basemap::View;
use crate::ui::canvas::Canvas;
use crate::ui::pace::Pace;
use crate::ui::textures::TextureSet;
use crate::ui::{Context, map_room};

/// The map rests when nothing moved it for this long, in seconds: then its picture is completed.
const REST_S: f64 = 0.12;

/// Scene and meshes of a frame in motion take about this long at most, in milliseconds: what the toolkit and OpenGL, which go
/// through all corners again, leave of a sixtieth of a second.
const BUDGET_MS: f64 = 8.0;
/// At least this many features of a layer are drawn in motion where OpenGL paints.
const LEAST: usize = 500;

/// What a picture depends on; when it is the same, the picture is used again.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PictureKey {
    camera: Camera,
    pub(super) size: [f32; 2],
    revision: u64,
    pub(super) pixels_per_point: f32,
    covered: [f64; 4],
    ground: scene::Ground,
    obstacles: Vec<[f32; 4]>,
    /// The clock is on: what no year changes is drawn alone.
    clock: bool,
}

/// What the picture over the map depends on: selection, what is lit, and the year.
type OverlayKey = (PictureKey, Option<String>, Vec<Option<FeatureId>>, Option<i32>);

/// What the hand and the camera do in this frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Motion {
    /// The map moves by itself.
    pub(super) flies: bool,
    /// The pointer drags it.
    pub(super) dragged: bool,
    /// What lies under the pointer.
    pub(super) hover: Option<FeatureId>,
}

impl Motion {
    fn moves(self) -> bool {
        self.flies || self.dragged
    }
}

/// The picture of the map and the one that lies over it, with what they were made for.
pub(super) struct Pictures {
    /// What is drawn.
    pub(super) scene: Scene,
    scratch: SceneScratch,
    painted: Painted,
    /// Where OpenGL is software: the picture is painted on the processor.
    canvas: Option<Canvas>,
    /// Elsewhere: what frames in motion leave out.
    pace: Pace,
    /// The picture that OpenGL paints lacks something.
    rough: bool,
    /// The picture changed in the frame before.
    changed_before: bool,
    /// When the picture last changed, in seconds of the toolkit's clock.
    changed_at: f64,
    key: Option<PictureKey>,
    /// What the year changes.
    pub(super) moving: Moving,
    overlay: Scene,
    overlay_painted: Painted,
    overlay_key: Option<OverlayKey>,
    /// Time of the last build of the scene, in milliseconds.
    pub(super) build_ms: f64,
    /// Time of the last making of meshes, or of the painting, in milliseconds.
    pub(super) tessellate_ms: f64,
    /// Pictures made so far.
    pub(super) made: u64,
}

impl Default for Pictures {
    fn default() -> Self {
        let viewport = Viewport {
            center_geo: Coord { x: 0.0, y: 0.0 },
            zoom: 8.0,
            size: [1.0, 1.0],
        };
        let blank = || Scene::new(viewport, crate::style::Rgba([0, 0, 0, 0]));
        Self {
            scene: blank(),
            scratch: SceneScratch::default(),
            painted: Painted::default(),
            canvas: None,
            pace: Pace::new(BUDGET_MS, LEAST),
            rough: false,
            changed_before: false,
            changed_at: 0.0,
            key: None,
            moving: Moving::default(),
            overlay: blank(),
            overlay_painted: Painted::default(),
            overlay_key: None,
            build_ms: 0.0,
            tessellate_ms: 0.0,
            made: 0,
        }
    }
}

impl Pictures {
    /// From now on the picture is painted on the processor and copied to the screen: faster where OpenGL is software.
    pub(super) fn paint_on_processor(&mut self) {
        self.canvas = Some(Canvas::default());
        self.moving.names_as_picture();
    }

    pub(super) fn is_painted_on_processor(&self) -> bool {
        self.canvas.is_some()
    }

    /// Forgets what the pictures were made for, so that they are made again.
    pub(super) fn forget(&mut self) {
        self.moving.forget();
        self.key = None;
        self.overlay_key = None;
    }

    /// Whether the picture lacks something that comes when the map rests.
    pub(super) fn is_pending(&self) -> bool {
        self.rough || self.canvas.as_ref().is_some_and(|canvas| canvas.rough)
    }

    /// Vertices of the picture of the map.
    pub(super) fn vertices(&self) -> usize {
        if self.canvas.is_some() {
            self.scene.points.len()
        } else {
            self.painted.vertices
        }
    }

    /// Paper, and the base map on it.
    pub(super) fn ground(&self, ui: &Ui, cx: &mut Context<'_>, viewport: Viewport, rect: Rect) {
        let in_one = self.canvas.is_some();
        // A picture that holds its own ground covers the paper wholly.
        if !in_one || cx.basemaps.ground(&cx.state.basemap, in_one) != scene::Ground::Here {
            let painter = ui.painter().with_clip_rect(rect);
            painter.rect_filled(rect, 0.0, cx.color("paper"));
        }
        let view = View {
            world: cx.world,
            shown: cx.shown,
            symbology: cx.symbology,
            palette: cx.palette,
            choices: cx.state.layer_choices(cx.atlas()),
            viewport,
            rect,
            in_one,
        };
        cx.basemaps.paint(ui, cx.state, &view);
    }

    /// Makes the pictures that are out of date and paints them.
    pub(super) fn show(
        &mut self,
        ui: &Ui,
        cx: &Context<'_>,
        viewport: Viewport,
        rect: Rect,
        revision: u64,
        motion: Motion,
    ) {
        let pixels_per_point = ui.ctx().pixels_per_point();
        let ground = cx.basemaps.ground(&cx.state.basemap, self.canvas.is_some());
        let key = PictureKey {
            camera: Camera {
                center_geo: viewport.center_geo,
                zoom: viewport.zoom,
            },
            size: rect.size().into(),
            revision,
            pixels_per_point,
            covered: map_room(cx.state, rect).covered,
            ground,
            obstacles: obstacles(ui, rect, crate::ui::corners::strip_pt(cx.state)),
            clock: cx.state.year.is_some(),
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
            text_size: cx.state.text_size * crate::ui::story::names_scale(cx.state, rect),
            labels: true,
            ground: key.ground,
            covered_pt: map_room(cx.state, rect).covered.map(|length| length as f32),
            obstacles_pt: &key.obstacles.clone(),
            names_pt: &[],
            moment: cx.state.year.map(|year| Moment {
                clock: cx.world.clock(),
                year,
                pass: Pass::Still,
                words: "",
                aside: false,
            }),
            viewport,
        };
        let now = ui.input(|input| input.time);
        let changed = self.key.as_ref() != Some(&key);
        // A jump is no motion: two frames in a row with another camera are.
        let turned = self
            .key
            .as_ref()
            .is_some_and(|known| known.differs_in_camera_only(&key));
        let moves = turned && (motion.moves() || self.changed_before);
        self.changed_before = changed;
        if changed {
            self.changed_at = now;
        }
        let rests = !motion.moves() || now - self.changed_at > REST_S;
        if changed || self.is_pending() && rests {
            self.draw(&input, &key, cx.textures, rect, moves);
            self.key = Some(key.clone());
            self.made += 1;
        }
        self.moving.update(cx, &input, &key, changed, rect);
        // A row of a list lights its feature up as the pointer on the map does, even where the pointer rests on the map.
        let lit = [cx.lit, motion.hover];
        let lit: Vec<Option<FeatureId>> = lit.into_iter().chain(cx.focus.iter().copied().map(Some)).collect();
        let overlay_key = (key, cx.state.selection.clone(), lit, cx.state.year);
        if self.overlay_key.as_ref() != Some(&overlay_key) {
            self.overlay.restart(viewport, self.scene.background);
            let color = |token: &str| cx.palette.interface(token);
            let selected = cx.state.selection.as_deref().and_then(|id| cx.atlas().find(id));
            for id in cx.focus.iter().copied().filter(|id| Some(*id) != selected) {
                let halo = Halo::selection(color("selection"), color("card"));
                scene::highlight(&input, id, halo, &self.scene.clusters, &mut self.overlay);
            }
            for id in [cx.lit, motion.hover]
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
            // Elsewhere all names lie on all halos.
            if self.canvas.is_some() && ground == scene::Ground::Here {
                scene::names_on_halos(&self.scene, &mut self.overlay);
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
            self.moving.paint_meshes(&painter, rect);
            self.overlay_painted.paint_meshes(&painter);
            self.overlay_painted.paint_texts(&painter, rect);
            self.moving.paint_texts(&painter, rect);
            return;
        }
        self.painted.paint_meshes(&painter);
        self.moving.paint_meshes(&painter, rect);
        self.overlay_painted.paint_meshes(&painter);
        self.painted.paint_texts(&painter, rect);
        self.moving.paint_texts(&painter, rect);
    }

    /// Makes the picture of the map; one that `moves` may leave things out until it rests.
    fn draw(&mut self, input: &SceneInput<'_>, key: &PictureKey, textures: &TextureSet, rect: Rect, moves: bool) {
        let scale = key.pixels_per_point;
        let whole = input.ground == scene::Ground::Here;
        self.rough = false;
        if let Some(canvas) = self.canvas.as_mut().filter(|_| whole) {
            if moves {
                canvas.in_motion(input, &mut self.scratch, &mut self.scene, scale);
            } else {
                canvas.complete(input, &mut self.scratch, &mut self.scene, scale);
            }
            (self.build_ms, self.tessellate_ms) = (canvas.build_ms, canvas.paint_ms);
            return;
        }
        if let Some(canvas) = &mut self.canvas {
            canvas.rough = false;
        }
        self.scratch.no_triangles = false;
        self.scratch.most_per_layer = None;
        if moves {
            self.pace.limit(&mut self.scratch);
        }
        let started = std::time::Instant::now();
        scene::build(input, &mut self.scratch, &mut self.scene);
        self.build_ms = started.elapsed().as_secs_f64() * 1000.0;
        let started = std::time::Instant::now();
        self.painted.update(&self.scene, rect, scale, textures);
        self.tessellate_ms = started.elapsed().as_secs_f64() * 1000.0;
        if moves {
            self.rough = self.pace.moved(&self.scratch, self.build_ms + self.tessellate_ms);
        }
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

/// What floats over the map, panels and buttons, as boxes in points of the map: no names there. The strip at the foot is one
/// box: its words, the place under the pointer among them, must not make the picture anew.
fn obstacles(ui: &Ui, rect: Rect, strip_pt: f32) -> Vec<[f32; 4]> {
    let open = rect.with_max_y(rect.bottom() - strip_pt - 1.0);
    let mut found: Vec<[f32; 4]> = ui.ctx().memory(|memory| {
        let floating = memory.areas().visible_layer_ids().into_iter();
        let middle = floating.filter(|layer| layer.order == egui::Order::Middle);
        let rects = middle.filter_map(|layer| memory.area_rect(layer.id));
        rects
            .filter(|area| area.intersects(open))
            .map(|area| {
                let area = area.translate(-rect.min.to_vec2());
                [area.left(), area.top(), area.right(), area.bottom()].map(f32::round)
            })
            .collect()
    });
    let size = rect.size();
    found.push([0.0, size.y - strip_pt, size.x, size.y].map(f32::round));
    found.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    found
}
