//! The clock while it plays: the whole application with the embedded territory, from the first year to the last at the
//! fastest speed, where nearly every frame has another year.

use std::path::PathBuf;
use std::time::Instant;

use egui::Ui;
use serde::Serialize;

use super::offscreen::cpu_ms;
use super::whole::{self, Answer};
use crate::app::{App, Folders, Renderer};
use crate::load;
use crate::state::State;
use crate::state::clock::years;

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
    /// What paints the map.
    pub renderer: Renderer,
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
    /// The map was painted on the processor.
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
    answer: Answer<PlayFigures>,
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
    let mut state = State {
        year: Some(*years.start()),
        ..State::default()
    };
    state.panels.left_open = false;
    let what = (atlas, state, Folders::default());
    whole::measured(&job.out, (job.size, job.renderer), what, |app, software, answer| {
        Box::new(Play {
            app,
            figures: PlayFigures {
                software,
                ..PlayFigures::default()
            },
            last_year: *years.end(),
            year: None,
            frames: 0,
            before: None,
            cpu_before: None,
            answer,
        })
    })
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
        self.answer.give(ctx, self.figures.clone());
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
