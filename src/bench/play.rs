//! The clock while it plays: the whole application with the embedded territory, from the first year to the last at the
//! fastest speed, where nearly every frame has another year.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Instant;

use anyhow::Context as _;
use egui::{Ui, ViewportCommand};
use serde::Serialize;

use super::offscreen::cpu_ms;
use crate::app::{App, Start};
use crate::load;
use crate::model::{Atlas, Lang};
use crate::state::State;
use crate::state::clock::years;
use crate::style::Theme;

/// Frames before the years run, that nobody measures.
const FRAMES_BEFORE: usize = 40;

/// What to measure.
#[derive(Debug, Clone)]
pub struct PlayJob {
    /// The territory; none is the embedded one.
    pub data: Option<PathBuf>,
    /// Where the figures go.
    pub out: PathBuf,
    /// Width and height in points.
    pub size: [f32; 2],
}

/// The figures, as written. Times are milliseconds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlayFigures {
    /// Years that were shown.
    pub years: usize,
    /// From the start of a frame to that of the next one, painting by OpenGL included.
    pub frame_ms: Vec<f64>,
    /// What our own code takes of each frame: panels, scenes, meshes.
    pub own_ms: Vec<f64>,
    /// Time of all processors for a frame, OpenGL included, as a mean; 0 where the system does not tell.
    pub cpu_ms_per_frame: f64,
    /// Pictures of what no year changes that were made while the years ran.
    pub still_pictures: u64,
    /// OpenGL is software.
    pub software: bool,
}

struct Play {
    app: App,
    figures: PlayFigures,
    last_year: i32,
    year: Option<i32>,
    frames: usize,
    before: Option<(Instant, f64, u64)>,
    cpu_before: Option<f64>,
    answer: Arc<Mutex<Option<PlayFigures>>>,
}

/// Opens the window, lets the years run, writes the figures.
///
/// # Errors
/// When no window can be opened, or the figures cannot be written.
pub fn run(job: &PlayJob) -> anyhow::Result<PlayFigures> {
    let atlas = job
        .data
        .as_deref()
        .map_or_else(load::atlas::embedded, load::atlas::from_dir);
    let years = years(&atlas);
    let result = Arc::new(Mutex::new(None));
    let answer = Arc::clone(&result);
    let (first, last) = (*years.start(), *years.end());
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        let mut app = App::new(&creation.egui_ctx, start(atlas, first));
        let software = creation.gl.as_deref().is_some_and(crate::paint::gl::is_software);
        if software {
            app.paint_on_processor();
        }
        let play = Play {
            app,
            figures: PlayFigures {
                software,
                ..PlayFigures::default()
            },
            last_year: last,
            year: None,
            frames: 0,
            before: None,
            cpu_before: None,
            answer,
        };
        Ok(Box::new(play) as Box<dyn eframe::App>)
    });
    eframe::run_native("archipel bench", options(job.size), start)
        .map_err(|error| anyhow::anyhow!("no window: {error}"))?;
    let figures = result
        .lock()
        .ok()
        .and_then(|mut figures| figures.take())
        .context("the window was closed before the end")?;
    crate::store::atomic_write(&job.out, serde_json::to_string_pretty(&figures)?.as_bytes())?;
    Ok(figures)
}

/// A window of this size in points that does not wait for the screen.
pub(super) fn options(size: [f32; 2]) -> eframe::NativeOptions {
    eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_inner_size(size)
            .with_resizable(false),
        renderer: eframe::Renderer::Glow,
        glow_options: eframe::egui_glow::GlowConfiguration {
            vsync: false,
            ..Default::default()
        },
        dithering: false,
        system_font_fallback: false,
        ..eframe::NativeOptions::default()
    }
}

fn start(atlas: Atlas, first: i32) -> Start {
    let (sender, receiver) = channel();
    // The receiver is right here.
    sender.send(atlas).ok();
    let mut state = State {
        year: Some(first),
        ..State::default()
    };
    state.panels.left_open = false;
    start_with(receiver, state)
}

/// An application that keeps nothing.
pub(super) fn start_with(atlas: Receiver<Atlas>, state: State) -> Start {
    Start {
        atlas,
        state,
        saves_to: None,
        logs: String::new(),
        language: Some(Lang::Fr),
        theme: Some(Theme::Light),
        notices: Vec::new(),
        screenshot: None,
        picture_failure: Arc::new(OnceLock::new()),
    }
}

impl Play {
    /// Takes the figures of the frame before, which ends now; true when the years are over.
    fn take(&mut self, now: Instant) -> bool {
        let running = self.app.plays();
        if let Some((started, own_ms, pictures)) = self.before.take() {
            self.figures.frame_ms.push((now - started).as_secs_f64() * 1000.0);
            self.figures.own_ms.push(own_ms);
            self.figures.still_pictures += self.app.pictures() - pictures;
        }
        let year = self.app.state().year;
        if running && year != self.year {
            self.year = year;
            self.figures.years += 1;
        }
        self.frames += 1;
        if self.frames == FRAMES_BEFORE {
            self.app.play_fastest();
            self.cpu_before = cpu_ms();
        }
        self.frames > FRAMES_BEFORE && !running && year == Some(self.last_year)
    }

    fn finish(&mut self, ctx: &egui::Context) {
        let frames = self.figures.frame_ms.len().max(1) as f64;
        let cpu = cpu_ms()
            .zip(self.cpu_before)
            .map_or(0.0, |(after, before)| after - before);
        self.figures.cpu_ms_per_frame = cpu / frames;
        if let Ok(mut answer) = self.answer.lock() {
            *answer = Some(self.figures.clone());
        }
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}

impl eframe::App for Play {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(gl) = frame.gl() {
            crate::paint::gl::wait(gl);
        }
        let now = Instant::now();
        if self.take(now) {
            self.finish(ui.ctx());
            return;
        }
        let pictures = self.app.pictures();
        self.app.ui(ui, frame);
        if self.frames > FRAMES_BEFORE {
            self.before = Some((now, now.elapsed().as_secs_f64() * 1000.0, pictures));
        }
        ui.ctx().request_repaint();
    }
}
