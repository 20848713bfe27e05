//! A kiosk that random visitors use for as long as is wanted, the time between them skipped: what it costs in memory, open
//! files and time, at first and at last.

use std::path::PathBuf;
use std::time::Instant;

use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Ui, pos2};
use serde::Serialize;

use super::whole::{self, Answer};
use crate::app::{App, Folders};
use crate::load;
use crate::load::story::StoryPlaces;
use crate::model::kiosk::{KioskConfig, KioskPlace};
use crate::state::State;
use crate::state::kiosk::Screen;
use crate::ui::kiosk::Setup;

/// Seconds that a frame stands for, as visitors see it.
const FRAME_S: f64 = 1.0 / 20.0;
/// Frames after a touch.
const FRAMES_AFTER: u32 = 3;
/// Samples that are taken over the whole time.
const SAMPLES: f64 = 40.0;

/// What to measure.
#[derive(Debug, Clone)]
pub struct KioskJob {
    /// Real seconds.
    pub seconds: f64,
    /// Where the figures go.
    pub out: PathBuf,
    /// Width and height in points.
    pub size: [f32; 2],
    /// Nobody comes: what the game of the map costs.
    pub nobody: bool,
}

/// What was found at a moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct KioskSample {
    /// Real seconds since the start.
    pub at_s: f64,
    /// Visits until then.
    pub visits: u64,
    /// Memory in use, in MiB; 0 where the system does not tell.
    pub memory_mib: f64,
    /// Open files; 0 where the system does not tell.
    pub files: usize,
    /// Median of the frames since the sample before, in milliseconds.
    pub frame_ms: f64,
    /// Seconds of processor that were used until then.
    pub cpu_s: f64,
}

/// The figures, as written.
#[derive(Debug, Clone, Default, Serialize)]
pub struct KioskFigures {
    /// Visits that were begun and left.
    pub visits: u64,
    /// Touches.
    pub touches: u64,
    /// Frames.
    pub frames: u64,
    /// Samples in order of time.
    pub samples: Vec<KioskSample>,
    /// Growth of memory from the first third of the samples to the last sample, in percent.
    pub growth_percent: f64,
    /// Median frame of the last tenth of the time, as a part of that of the first tenth that visitors used.
    pub slowdown: f64,
    /// OpenGL is software.
    pub software: bool,
}

struct Soak {
    app: App,
    job: KioskJob,
    figures: KioskFigures,
    began: Instant,
    frame_began: Option<Instant>,
    frames_ms: Vec<f64>,
    now_s: f64,
    /// Touches that this visitor still makes.
    left: u32,
    resting: u32,
    seed: u64,
    next_sample_s: f64,
    away: bool,
    answer: Answer<KioskFigures>,
}

/// Opens the window, lets visitors come and go, writes the figures.
///
/// # Errors
/// When no window can be opened, or the figures cannot be written.
pub fn run(job: &KioskJob) -> anyhow::Result<KioskFigures> {
    let config = KioskConfig {
        here: Some(KioskPlace {
            lon: 2.8315,
            lat: 50.4289,
            name: String::new(),
        }),
        ..KioskConfig::default()
    };
    let folders = Folders {
        stories: StoryPlaces::of(None, None, None),
        kiosk: Some(Setup {
            config,
            windowed: true,
            ..Setup::default()
        }),
        ..Folders::default()
    };
    let start = (load::atlas::embedded(), State::default(), folders);
    whole::measured(&job.out, job.size, start, |app, software, answer| {
        Box::new(Soak {
            app,
            job: job.clone(),
            figures: KioskFigures {
                software,
                ..KioskFigures::default()
            },
            began: Instant::now(),
            frame_began: None,
            frames_ms: Vec::new(),
            now_s: 0.0,
            left: 0,
            resting: 0,
            seed: 0x2545_f491_4f6c_dd1d,
            next_sample_s: 0.0,
            away: false,
            answer,
        })
    })
}

impl Soak {
    fn random(&mut self, below: u64) -> u64 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        self.seed % below.max(1)
    }

    /// Touches of this frame; time goes on, and jumps when the visitor has left.
    fn visit(&mut self, screen: egui::Rect, raw: &mut RawInput) {
        self.now_s += FRAME_S;
        raw.time = Some(self.now_s);
        raw.predicted_dt = FRAME_S as f32;
        if self.app.atlas().is_none() || self.resting > 0 {
            self.resting = self.resting.saturating_sub(1);
            return;
        }
        let attracts = self.app.state().kiosk.screen == Screen::Attract;
        if attracts {
            self.left = 2 + self.random(9) as u32;
            self.away = false;
            self.figures.visits += 1;
        } else if self.left == 0 {
            // The visitor walks away: first to the question, then to the start.
            self.now_s += if self.away { 16.0 } else { 61.0 };
            self.away = !self.away;
            raw.time = Some(self.now_s);
            self.resting = 2;
            return;
        }
        self.left = self.left.saturating_sub(1);
        self.figures.touches += 1;
        let at = pos2(
            screen.left() + screen.width() * (0.04 + self.random(920) as f32 / 1000.0),
            screen.top() + screen.height() * (0.04 + self.random(920) as f32 / 1000.0),
        );
        touch(raw, at);
        self.resting = FRAMES_AFTER;
    }

    fn sample(&mut self) {
        let at_s = self.began.elapsed().as_secs_f64();
        if at_s < self.next_sample_s {
            return;
        }
        self.next_sample_s = at_s + self.job.seconds / SAMPLES;
        let mut frames = std::mem::take(&mut self.frames_ms);
        frames.sort_by(f64::total_cmp);
        self.figures.samples.push(KioskSample {
            at_s,
            visits: self.figures.visits,
            memory_mib: memory_mib(),
            files: std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count),
            frame_ms: frames.get(frames.len() / 2).copied().unwrap_or(0.0),
            cpu_s: cpu_s(),
        });
    }

    fn finish(&mut self) {
        let samples = &self.figures.samples;
        let (early, last) = (samples.get(samples.len() / 3), samples.last());
        if let (Some(early), Some(last)) = (early, last) {
            self.figures.growth_percent = 100.0 * (last.memory_mib / early.memory_mib.max(0.1) - 1.0);
        }
        let tenth = (samples.len() / 10).max(1);
        let median = |of: &[KioskSample]| {
            let mut all: Vec<f64> = of.iter().map(|sample| sample.frame_ms).collect();
            all.sort_by(f64::total_cmp);
            all.get(all.len() / 2).copied().unwrap_or(0.0)
        };
        let begin = 1.min(samples.len());
        let first = median(&samples[begin..(begin + tenth).min(samples.len())]);
        self.figures.slowdown = median(&samples[samples.len() - tenth.min(samples.len())..]) / first.max(1e-6);
    }
}

fn touch(raw: &mut RawInput, at: Pos2) {
    raw.events.push(Event::PointerMoved(at));
    for pressed in [true, false] {
        raw.events.push(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
}

/// Memory that the process holds.
fn memory_mib() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1024.0
}

/// Processor time of the process: user and system, in seconds. The system counts hundredths.
fn cpu_s() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let of = |place: usize| {
        fields
            .get(place)
            .and_then(|field| field.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    (of(11) + of(12)) / 100.0
}

impl eframe::App for Soak {
    fn raw_input_hook(&mut self, ctx: &egui::Context, raw: &mut RawInput) {
        if !self.job.nobody {
            let screen = raw.screen_rect.unwrap_or_else(|| ctx.content_rect());
            self.visit(screen, raw);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(gl) = frame.gl() {
            crate::paint::gl::wait(gl);
        }
        let now = Instant::now();
        if let Some(before) = self.frame_began.replace(now) {
            self.frames_ms.push((now - before).as_secs_f64() * 1000.0);
        }
        self.figures.frames += 1;
        self.sample();
        if self.began.elapsed().as_secs_f64() >= self.job.seconds {
            self.finish();
            self.answer.give(ui.ctx(), self.figures.clone());
            return;
        }
        self.app.ui(ui, frame);
        if !self.job.nobody {
            ui.ctx().request_repaint();
        }
    }
}
