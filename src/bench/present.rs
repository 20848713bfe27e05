//! A presentation led by keys: the whole application shows a story to an audience, and a key comes for every slide. Each slide
//! comes twice: at once, where motion is reduced, and by a flight.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context as _;
use egui::{Event, Key, Modifiers, RawInput, Ui};
use serde::Serialize;

use super::whole::{self, Answer};
use crate::app::{App, Folders, Renderer};
use crate::load;
use crate::load::story::StoryPlaces;
use crate::state::{Mode, State};

/// Frames before the first key, that nobody measures.
const FRAMES_BEFORE: usize = 40;
/// Frames in which nothing moves before the next key: the audience looks.
const RESTING: usize = 12;

/// What to measure.
#[derive(Debug, Clone)]
pub struct PresentJob {
    /// The territory; none is the embedded one.
    pub data: Option<PathBuf>,
    /// The story: its id, its folder, or its file.
    pub story: String,
    /// Where the figures go.
    pub out: PathBuf,
    /// Width and height in points.
    pub size: [f32; 2],
    /// What paints the map.
    pub renderer: Renderer,
}

/// The figures, as written. Times are milliseconds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PresentFigures {
    /// From a key to the end of the first frame that shows the next slide whole: its words, and its map at its place.
    pub whole_ms: Vec<f64>,
    /// The same where the map flies: to the first frame that has the words of the slide.
    pub flying_ms: Vec<f64>,
    /// Frames while the map flies, painting by OpenGL included.
    pub flight_frame_ms: Vec<f64>,
    /// The map was painted on the processor.
    pub software: bool,
}

struct Stage {
    app: App,
    figures: PresentFigures,
    slides: usize,
    flies: bool,
    frames: usize,
    resting: usize,
    /// When the key was pressed, and the slide before.
    asked: Option<(Instant, usize)>,
    /// Slide and start of the frame before.
    before: Option<(usize, Instant)>,
    answer: Answer<PresentFigures>,
}

/// Opens the window, leads through the story, writes the figures.
///
/// # Errors
/// When there is no such story, no window can be opened, or the figures cannot be written.
pub fn run(job: &PresentJob) -> anyhow::Result<PresentFigures> {
    let data = job.data.as_deref();
    let atlas = data.map_or_else(load::atlas::embedded, load::atlas::from_dir);
    let places = StoryPlaces::of(data, None, None);
    let opened = places.find(&job.story).ok();
    let opened = opened.with_context(|| format!("there is no story {}", job.story))?;
    let slides = opened.story.scenes.len() + 2;
    let state = State {
        reduce_motion: true,
        ..State::default()
    };
    let folders = Folders {
        stories: places,
        present: Some(opened),
        ..Folders::default()
    };
    whole::measured(
        &job.out,
        (job.size, job.renderer),
        (atlas, state, folders),
        |app, software, answer| {
            Box::new(Stage {
                app,
                figures: PresentFigures {
                    software,
                    ..PresentFigures::default()
                },
                slides,
                flies: false,
                frames: 0,
                resting: 0,
                asked: None,
                before: None,
                answer,
            })
        },
    )
}

impl Stage {
    fn slide(&self) -> usize {
        self.app.state().story.as_ref().map_or(0, |play| play.slide)
    }

    fn presents(&self) -> bool {
        self.app.state().mode == Mode::Present
    }

    /// Takes the figures of the frame before, which ends now.
    fn take(&mut self, now: Instant) {
        let Some((shown, started)) = self.before.take() else {
            return;
        };
        if let Some((asked, _)) = self.asked.filter(|(_, from)| *from != shown) {
            let ms = (now - asked).as_secs_f64() * 1000.0;
            let times = if self.flies {
                &mut self.figures.flying_ms
            } else {
                &mut self.figures.whole_ms
            };
            times.push(ms);
            self.asked = None;
        } else if self.flies && self.asked.is_none() && self.app.is_pending() {
            let ms = (now - started).as_secs_f64() * 1000.0;
            self.figures.flight_frame_ms.push(ms);
        }
    }

    /// Whether it is time for a key.
    fn wants_key(&mut self) -> bool {
        if !self.presents() || self.frames < FRAMES_BEFORE || self.asked.is_some() {
            return false;
        }
        self.resting = if self.app.is_pending() { 0 } else { self.resting + 1 };
        self.resting >= RESTING
    }
}

impl eframe::App for Stage {
    fn raw_input_hook(&mut self, _ctx: &egui::Context, raw: &mut RawInput) {
        if !self.wants_key() {
            return;
        }
        self.resting = 0;
        let last = self.slide() + 1 >= self.slides;
        if last && self.flies {
            return;
        }
        // Back to the first slide, and once more through the story, by flights.
        let key = if last { Key::Home } else { Key::PageDown };
        self.asked = Some((Instant::now(), self.slide()));
        raw.events.extend([true, false].map(|pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        }));
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(gl) = frame.gl() {
            crate::paint::gl::wait(gl);
        }
        let now = Instant::now();
        self.take(now);
        let (slide, over) = (self.slide(), self.slide() + 1 >= self.slides);
        if over && self.asked.is_none() && self.flies && !self.app.is_pending() {
            self.answer.give(ui.ctx(), self.figures.clone());
            return;
        }
        if slide == 0 && !self.figures.whole_ms.is_empty() && self.asked.is_none() && !self.flies {
            self.flies = true;
            self.app.reduce_motion(ui.ctx(), false);
        }
        self.frames += usize::from(self.presents());
        self.app.ui(ui, frame);
        self.before = Some((slide, now));
        ui.ctx().request_repaint();
    }
}
