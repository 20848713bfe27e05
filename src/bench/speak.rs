//! Changes of language in the whole window, with the list, a sheet and the legend open: from the choice to the first complete
//! picture that speaks the other language.

use std::time::Instant;

use egui::Ui;
use serde::Serialize;

use super::play::PlayJob;
use super::whole::{self, Answer};
use crate::app::{App, Folders};
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
    answer: Answer<SpeakFigures>,
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
    let mut turn = Lang::ALL;
    turn.rotate_left(1);
    let coming = turn.iter().rev().copied().cycle().take(ROUNDS * turn.len()).collect();
    let what = (atlas, state(), Folders::default());
    whole::measured(&job.out, (job.size, job.renderer), what, |app, _, answer| {
        Box::new(Speak {
            app,
            figures: SpeakFigures::default(),
            frames: 0,
            before: None,
            coming,
            since: None,
            answer,
        })
    })
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
        self.answer.give(ctx, self.figures.clone());
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
