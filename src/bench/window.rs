//! The window that plays the path and takes the times.

use std::sync::{Arc, Mutex};
use std::time::Instant;

use egui::{CentralPanel, Event, PointerButton, Pos2, Ui, ViewportCommand, pos2};
use geo_types::Coord;

use super::files::{PathFile, View};
use super::offscreen::cpu_ms;
use super::{Figures, Job, median, peak_rss_mb};
use crate::i18n::Messages;
use crate::index::Shown;
use crate::model::{Lang, sheet};
use crate::state::{Camera, MapRoom, State, apply};
use crate::style::{Palette, Symbology, Theme};
use crate::ui::map_view::{MapView, hits};
use crate::ui::textures::TextureSet;
use crate::ui::{Context, World, theme};

#[derive(Debug, Clone, Copy, PartialEq)]
enum Phase {
    First,
    Empty,
    Views,
    Smooth,
    Drag,
    Clicks,
    Done,
}

pub(super) struct Bench {
    job: Job,
    path: PathFile,
    world: World,
    symbology: Symbology,
    shown: Shown,
    idle: Idle,
    messages: Messages,
    textures: Option<TextureSet>,
    state: State,
    map: MapView,
    basemaps: crate::ui::basemap::Basemaps,
    figures: Figures,
    phase: Phase,
    phase_started: Instant,
    step: usize,
    frame_started: Option<Instant>,
    view_started: Option<Instant>,
    view_cpu_ms: Option<f64>,
    empty: Vec<f64>,
    answer: Arc<Mutex<Option<Figures>>>,
}

const EMPTY_FRAMES: usize = 30;
const DRAG_FRAMES: usize = 60;
const DRAG_PT: f32 = 8.0;
const DRAG_VIEW: usize = 15;

impl Bench {
    pub(super) fn new(
        ctx: &egui::Context,
        job: Job,
        path: PathFile,
        world: World,
        symbology: Symbology,
        answer: Arc<Mutex<Option<Figures>>>,
    ) -> Self {
        theme::install_fonts(ctx);
        theme::install_style(ctx, Theme::Light, 1.0, true);
        let shown = Shown::everything(&world.atlas);
        let camera = path.frames[0].camera();
        let state = State {
            camera: Some(camera),
            reduce_motion: true,
            ..State::default()
        };
        Self {
            job,
            path,
            world,
            symbology,
            shown,
            idle: Idle::default(),
            messages: Messages::new(Lang::En),
            textures: None,
            state,
            map: MapView::default(),
            basemaps: crate::ui::basemap::Basemaps::absent(),
            figures: Figures::default(),
            phase: Phase::First,
            phase_started: Instant::now(),
            step: 0,
            frame_started: None,
            view_started: None,
            view_cpu_ms: None,
            empty: Vec::new(),
            answer,
        }
    }

    /// As the application does where OpenGL is software.
    pub(super) fn paint_on_processor(&mut self) {
        self.map.paint_on_processor();
    }

    fn begin(&mut self, phase: Phase) {
        self.phase = phase;
        self.phase_started = Instant::now();
        self.step = 0;
        self.frame_started = None;
    }

    fn over_budget(&self) -> bool {
        self.job
            .budget
            .is_some_and(|budget| self.phase_started.elapsed() > budget)
    }

    /// Camera of a step of the smooth way; none at its end. Between views, place and zoom go in equal steps.
    fn smooth_camera(&self, step: usize) -> Option<Camera> {
        let substeps = self.path.smooth_substeps.max(1);
        let step = step * self.job.stride;
        let (view, sub) = (step / substeps, step % substeps);
        let (from, to) = (self.path.frames.get(view)?, self.path.frames.get(view + 1)?);
        let share = (sub + 1) as f64 / substeps as f64;
        let project = |view: &View| {
            crate::space::mercator::mercator_from_geo(Coord {
                x: view.lon,
                y: view.lat,
            })
        };
        let (a, b) = (project(from), project(to));
        let at = Coord {
            x: a.x + (b.x - a.x) * share,
            y: a.y + (b.y - a.y) * share,
        };
        let center_geo = crate::space::mercator::geo_from_mercator(at);
        Some(Camera {
            center_geo,
            zoom: from.zoom + (to.zoom - from.zoom) * share,
        })
    }

    fn take_view(&mut self, took_ms: f64) {
        self.view_started = None;
        self.figures.views_ms.push(took_ms);
        let (build_ms, tessellate_ms) = self.map.last_ms();
        self.figures.build_ms.push(build_ms);
        self.figures.tessellate_ms.push(tessellate_ms);
        self.figures.vertices_drawn.push(self.map.vertices());
        let cpu = cpu_ms().zip(self.view_cpu_ms).map(|(after, before)| after - before);
        self.figures.cpu_ms.extend(cpu);
    }

    /// Takes the time of the frame before, then says what this frame shows; false for an empty one.
    fn advance(&mut self, now: Instant) -> bool {
        let took = self.frame_started.map(|start| (now - start).as_secs_f64() * 1000.0);
        self.frame_started = Some(now);
        match self.phase {
            Phase::First => {
                if took.is_some() {
                    self.figures.first_ms = (now - self.job.started).as_secs_f64() * 1000.0;
                    let triangles = !self.map.is_painted_on_processor();
                    self.world.make_details_in_background(triangles);
                    self.begin(Phase::Empty);
                    return false;
                }
            }
            Phase::Empty => {
                self.empty.extend(took);
                if self.empty.len() >= EMPTY_FRAMES {
                    self.figures.empty_frame_ms = median(&self.empty);
                    self.begin(Phase::Views);
                    return self.advance(now);
                }
                return false;
            }
            Phase::Views => {
                // A view is over when nothing is left out of it; then the map rests for a frame that nobody measures.
                if let Some(started) = self.view_started {
                    if !self.map.is_pending() {
                        self.take_view((now - started).as_secs_f64() * 1000.0);
                    }
                    return true;
                }
                match self.path.frames.get(self.step * self.job.stride) {
                    Some(view) if !self.over_budget() => self.state.camera = Some(view.camera()),
                    _ => {
                        self.begin(Phase::Smooth);
                        return self.advance(now);
                    }
                }
                self.view_started = Some(now);
                self.view_cpu_ms = cpu_ms();
                self.step += 1;
            }
            Phase::Smooth => {
                self.figures.frame_ms.extend(took);
                match self.smooth_camera(self.step) {
                    Some(camera) if !self.over_budget() => self.state.camera = Some(camera),
                    _ => {
                        self.begin(Phase::Drag);
                        let view = self.path.frames.get(DRAG_VIEW).or(self.path.frames.first());
                        self.state.camera = view.map(|view| view.camera());
                    }
                }
                self.step += 1;
            }
            Phase::Drag => {
                // The first frames bring the view and press the button.
                if self.step > 2 {
                    self.figures.drag_ms.extend(took);
                }
                self.step += 1;
                if self.step > 2 * DRAG_FRAMES / self.job.stride.max(1) + 3 || self.over_budget() {
                    self.begin(Phase::Clicks);
                }
            }
            Phase::Clicks | Phase::Done => {}
        }
        true
    }

    /// The pointer of the drag phase: down in the middle, 60 frames to the right, 60 back.
    fn pointer(&self) -> Option<(Pos2, Option<bool>)> {
        let middle = pos2(self.path.width / 2.0, self.path.height / 2.0);
        let frames = DRAG_FRAMES / self.job.stride.max(1);
        match (self.phase, self.step) {
            (Phase::Drag, 1) => Some((middle, None)),
            (Phase::Drag, 2) => Some((middle, Some(true))),
            (Phase::Drag, step) if step > 2 => {
                let moved = step - 2;
                let right = if moved <= frames {
                    moved
                } else {
                    (2 * frames).saturating_sub(moved)
                };
                Some((middle + egui::vec2(right as f32 * DRAG_PT, 0.0), None))
            }
            (Phase::Clicks, _) => Some((middle, Some(false))),
            _ => None,
        }
    }

    fn clicks(&mut self) {
        let Some(textures) = self.textures.take() else { return };
        let mut commands = Vec::new();
        let mut notices = Vec::new();
        let size = [f64::from(self.path.width), f64::from(self.path.height)];
        for click in self.path.clicks.iter().step_by(self.job.stride.max(1)) {
            let Some(view) = self.path.frames.get(click.frame) else {
                continue;
            };
            let camera = view.camera();
            let viewport = crate::space::Viewport {
                center_geo: camera.center_geo,
                zoom: camera.zoom,
                size,
            };
            let cx = context(
                &self.world,
                &self.state,
                &self.messages,
                &self.symbology,
                &textures,
                &self.shown,
                &mut self.basemaps,
                &mut self.idle,
                &mut notices,
                &mut commands,
            );
            let started = Instant::now();
            let found = hits(
                &cx,
                &viewport,
                Coord { x: click.x, y: click.y },
                self.path.hit_tolerance_px,
            );
            let rows: usize = found
                .iter()
                .filter_map(|id| self.world.atlas.feature(*id))
                .map(|feature| sheet::facts(&self.world.atlas, feature).len())
                .take(1)
                .sum();
            std::hint::black_box(rows);
            self.figures.click_ms.push(started.elapsed().as_secs_f64() * 1000.0);
            self.figures.hits += found.len();
        }
        self.textures = Some(textures);
    }

    fn finish(&mut self, ctx: &egui::Context) {
        self.figures.peak_rss_mb = peak_rss_mb();
        if let Ok(mut answer) = self.answer.lock() {
            *answer = Some(self.figures.clone());
        }
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}

/// What the panels are given besides, where there is neither a filter nor a list.
#[derive(Default)]
struct Idle {
    asked: crate::ui::inquiry::Asked,
    inquiry: crate::ui::inquiry::Inquiry,
    saved_filters: crate::model::SavedFilters,
    search: crate::ui::SearchView,
    highlight: Option<crate::model::FeatureId>,
}

#[allow(clippy::too_many_arguments)]
fn context<'a>(
    world: &'a World,
    state: &'a State,
    messages: &'a Messages,
    symbology: &'a Symbology,
    textures: &'a TextureSet,
    shown: &'a Shown,
    basemaps: &'a mut crate::ui::basemap::Basemaps,
    idle: &'a mut Idle,
    notices: &'a mut Vec<crate::ui::Notice>,
    commands: &'a mut Vec<crate::state::Command>,
) -> Context<'a> {
    Context {
        world,
        state,
        messages,
        second: None,
        palette: Palette::of(Theme::Light),
        symbology,
        textures,
        shown,
        basemaps,
        figures: None,
        revision: 0,
        overview: None,
        clock: None,
        asked: &idle.asked,
        inquiry: &idle.inquiry,
        updates: None,
        saved_filters: &idle.saved_filters,
        search: &mut idle.search,
        highlight: &mut idle.highlight,
        lit: None,
        focus: &[],
        planner: None,
        composer: None,
        stories: None,
        notices,
        importer: None,
        media: None,
        exports: None,
        logs: "",
        pointer_geo: None,
        commands,
    }
}

impl eframe::App for Bench {
    fn raw_input_hook(&mut self, _ctx: &egui::Context, raw_input: &mut egui::RawInput) {
        let Some((at, button)) = self.pointer() else { return };
        raw_input.events.push(Event::PointerMoved(at));
        if let Some(pressed) = button {
            let modifiers = egui::Modifiers::NONE;
            raw_input.events.push(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers,
            });
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(gl) = frame.gl() {
            crate::paint::gl::wait(gl);
        }
        let shows_map = self.advance(Instant::now());
        if self.phase == Phase::Done {
            return;
        }
        let textures = match self.textures.take() {
            Some(textures) => textures,
            None => TextureSet::new(ui.ctx(), ui.ctx().pixels_per_point()),
        };
        if shows_map {
            let mut commands = Vec::new();
            let mut notices = Vec::new();
            let room = MapRoom::bare([f64::from(self.path.width), f64::from(self.path.height)]);
            CentralPanel::no_frame().show(ui, |ui| {
                let mut cx = context(
                    &self.world,
                    &self.state,
                    &self.messages,
                    &self.symbology,
                    &textures,
                    &self.shown,
                    &mut self.basemaps,
                    &mut self.idle,
                    &mut notices,
                    &mut commands,
                );
                self.map.show(ui, &mut cx, 0, false);
            });
            for command in commands {
                apply(&mut self.state, &self.world.atlas, room, command);
            }
        }
        self.textures = Some(textures);
        if self.phase == Phase::Clicks {
            self.clicks();
            self.phase = Phase::Done;
            self.finish(ui.ctx());
        }
        ui.ctx().request_repaint();
    }
}
