//! Changes of language in the whole window, with the list, a sheet and the legend open: from the choice to the first complete
//! picture that speaks the other language.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use anyhow::Context as _;
use egui::{Ui, ViewportCommand};
use serde::Serialize;

use super::play::{PlayJob, options, start_with};
use crate::app::App;
use crate::load;
use crate::model::Lang;
use crate::state::{Panels, State, Tab};

/// Frames before the first change, that nobody measures.
const FRAMES_BEFORE: usize = 60;
/// Times that each language is chosen.
const ROUNDS: usize = 5;

/// The figures, as written. Times are milliseconds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SpeakFigures {
    /// The first change to each language, in the order of menus but for the one that the window opened with, which is last.
    pub first_ms: Vec<f64>,
    /// Changes to languages that were spoken before.
    pub later_ms: Vec<f64>,
    /// Frames of each change.
    pub frames: Vec<usize>,
    /// Camera, selection, filter and panels are the same after all changes.
    pub view_kept: bool,
}

struct Speak {
    app: App,
    figures: SpeakFigures,
    frames: usize,
    before: Option<State>,
    /// Languages to come, the next one last.
    coming: Vec<Lang>,
    since: Option<(Instant, usize)>,
    answer: Arc<Mutex<Option<SpeakFigures>>>,
}

/// Opens the window, changes its language, writes the figures.
///
/// # Errors
/// When no window can be opened, or the figures cannot be written.
pub fn run(job: &PlayJob) -> anyhow::Result<SpeakFigures> {
    let atlas = job
        .data
        .as_deref()
        .map_or_else(load::atlas::embedded, load::atlas::from_dir);
    let result = Arc::new(Mutex::new(None));
    let answer = Arc::clone(&result);
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        let (sender, receiver) = channel();
        // The receiver is right here.
        sender.send(atlas).ok();
        let mut app = App::new(&creation.egui_ctx, start_with(receiver, state()));
        if creation.gl.as_deref().is_some_and(crate::paint::gl::is_software) {
            app.paint_on_processor();
        }
        let mut turn = Lang::ALL;
        turn.rotate_left(1);
        let coming = turn.iter().rev().copied().cycle().take(ROUNDS * turn.len()).collect();
        let speak = Speak {
            app,
            figures: SpeakFigures::default(),
            frames: 0,
            before: None,
            coming,
            since: None,
            answer,
        };
        Ok(Box::new(speak) as Box<dyn eframe::App>)
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

/// As much as a window shows at once: the list of everything, a sheet, the legend.
fn state() -> State {
    State {
        selection: Some("sites:louvre-lens".to_owned()),
        list_everywhere: true,
        reduce_motion: true,
        panels: Panels {
            tab: Tab::Results,
            ..Panels::default()
        },
        ..State::default()
    }
}

impl Speak {
    /// Takes the time of a change whose picture is complete, and begins the next one; true when none is left.
    fn step(&mut self, ctx: &egui::Context, now: Instant) -> bool {
        self.frames += 1;
        if self.frames < FRAMES_BEFORE || self.app.is_pending() {
            return false;
        }
        if let Some((since, frame)) = self.since.take() {
            let took = (now - since).as_secs_f64() * 1000.0;
            let first = self.figures.first_ms.len() < Lang::ALL.len();
            let times = if first {
                &mut self.figures.first_ms
            } else {
                &mut self.figures.later_ms
            };
            times.push(took);
            self.figures.frames.push(self.frames - frame);
        } else {
            self.before = Some(self.app.state().clone());
        }
        let Some(lang) = self.coming.pop() else {
            return true;
        };
        self.since = Some((Instant::now(), self.frames));
        self.app.speak(ctx, lang);
        false
    }

    fn finish(&mut self, ctx: &egui::Context) {
        let after = State {
            language: self.before.as_ref().and_then(|before| before.language),
            ..self.app.state().clone()
        };
        self.figures.view_kept = self.before.as_ref() == Some(&after);
        if let Ok(mut answer) = self.answer.lock() {
            *answer = Some(self.figures.clone());
        }
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}

impl eframe::App for Speak {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(gl) = frame.gl() {
            crate::paint::gl::wait(gl);
        }
        if self.step(ui.ctx(), Instant::now()) {
            self.finish(ui.ctx());
            return;
        }
        self.app.ui(ui, frame);
        ui.ctx().request_repaint();
    }
}
