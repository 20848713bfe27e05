//! A kiosk that random visitors use for as long as is wanted, the time between them skipped: what it costs in memory, open
//! files and time, at first and at last.

mod figures;
mod moments;
mod process;

use std::path::PathBuf;
use std::time::Instant;

use egui::{Event, Modifiers, PointerButton, Pos2, RawInput, Ui, pos2};

use self::figures::Times;
pub use self::figures::{KioskFigures, KioskSample};
use self::moments::{Moments, share};
use self::process::{cpu_s, memory_mib};
use super::whole::{self, Answer};
use crate::app::{App, Folders, Renderer};
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
/// Seconds that are skipped when nobody comes, so that the picture darkens: more than a kiosk waits.
const UNTIL_DARK_S: f64 = 3_600.0;
/// Seconds between two looks at the memory.
const LOOK_S: f64 = 1.0;

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
    /// What paints the map.
    pub renderer: Renderer,
}

struct Soak {
    app: App,
    job: KioskJob,
    figures: KioskFigures,
    began: Instant,
    frame_began: Option<Instant>,
    frames_ms: Vec<f64>,
    all_ms: Times,
    enter_ms: Times,
    /// When the visitor who is not yet in touched the glass, and whether the first page was painted since.
    touched: Option<(Instant, bool)>,
    /// Nobody comes: real and processor seconds when measuring of the bright and of the dark picture began.
    bright_from: Option<[f64; 2]>,
    dark_from: Option<[f64; 2]>,
    now_s: f64,
    /// Touches that this visitor still makes.
    left: u32,
    resting: u32,
    seed: u64,
    next_sample_s: f64,
    next_look_s: f64,
    /// The most memory since the last sample, in MiB.
    most_mib: f64,
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
    whole::measured(&job.out, (job.size, job.renderer), start, |app, software, answer| {
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
            all_ms: Times::new(),
            enter_ms: Times::new(),
            touched: None,
            bright_from: None,
            dark_from: None,
            now_s: 0.0,
            left: 0,
            resting: 0,
            seed: 0x2545_f491_4f6c_dd1d,
            next_sample_s: 0.0,
            next_look_s: 0.0,
            most_mib: 0.0,
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
            self.touched = Some((Instant::now(), false));
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

    /// Nobody comes: half of the time the map plays, then the time is skipped until the picture is dark.
    fn nobody(&mut self, raw: &mut RawInput) {
        let at_s = self.began.elapsed().as_secs_f64();
        let moments = self.moments();
        raw.time = Some(at_s + if at_s >= moments.dark_s { UNTIL_DARK_S } else { 0.0 });
        let now = [at_s, cpu_s()];
        if self.bright_from.is_none() && (moments.bright_s..moments.dark_s).contains(&at_s) {
            self.bright_from = Some(now);
        }
        if at_s >= moments.dark_s && self.figures.attract_cpu_percent.is_none() {
            self.figures.attract_cpu_percent = self.bright_from.map(|from| share(from, now));
        }
        if self.dark_from.is_none() && at_s >= moments.settled_s {
            self.dark_from = Some(now);
        }
    }

    /// When what is measured while nobody comes begins and ends.
    fn moments(&self) -> Moments {
        let stands_s = self
            .app
            .kiosk()
            .map_or(self.job.seconds, crate::ui::kiosk::Kiosk::stands_s);
        Moments::of(self.job.seconds, stands_s)
    }

    /// The first page was touched for, and is there: the frame with it is on the screen.
    fn note_entry(&mut self) {
        if let Some((since, true)) = self.touched {
            self.enter_ms.add(since.elapsed().as_secs_f64() * 1000.0);
            self.touched = None;
        }
    }

    fn sample(&mut self, ctx: &egui::Context) {
        let at_s = self.began.elapsed().as_secs_f64();
        if at_s >= self.next_look_s {
            self.next_look_s = at_s + LOOK_S;
            self.most_mib = self.most_mib.max(memory_mib());
        }
        if at_s < self.next_sample_s {
            return;
        }
        self.next_sample_s = at_s + self.job.seconds / SAMPLES;
        let mut frames = std::mem::take(&mut self.frames_ms);
        frames.sort_by(f64::total_cmp);
        let [width, height] = ctx.fonts(|fonts| fonts.font_image_size());
        let letters_mib = (width * height * std::mem::size_of::<egui::Color32>()) as f64 / f64::from(1 << 20);
        self.figures.samples.push(KioskSample {
            at_s,
            visits: self.figures.visits,
            memory_mib: std::mem::take(&mut self.most_mib).max(memory_mib()),
            letters_mib,
            files: std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count),
            frame_ms: frames.get(frames.len() / 2).copied().unwrap_or(0.0),
            cpu_s: cpu_s(),
        });
    }

    fn finish(&mut self) {
        self.figures.lived_hours = self.now_s / 3600.0;
        self.figures.enter_ms = self.enter_ms.spread();
        self.figures.frame_ms = self.all_ms.spread();
        let end = [self.began.elapsed().as_secs_f64(), cpu_s()];
        self.figures.dark_cpu_percent = self.dark_from.map(|from| share(from, end));
        self.figures.compare();
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

impl eframe::App for Soak {
    fn raw_input_hook(&mut self, ctx: &egui::Context, raw: &mut RawInput) {
        if self.job.nobody {
            self.nobody(raw);
        } else {
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
            let ms = (now - before).as_secs_f64() * 1000.0;
            self.frames_ms.push(ms);
            self.all_ms.add(ms);
        }
        self.note_entry();
        self.figures.frames += 1;
        self.sample(ui.ctx());
        if self.began.elapsed().as_secs_f64() >= self.job.seconds {
            self.finish();
            self.answer.give(ui.ctx(), self.figures.clone());
            return;
        }
        let at_home = self.app.state().kiosk.screen != Screen::Attract;
        self.app.ui(ui, frame);
        if let Some((_, painted)) = &mut self.touched {
            *painted |= at_home;
        }
        if self.job.nobody {
            // A picture that rests is asked for at the moments that are measured; what the kiosk waits for is its own.
            let at_s = self.began.elapsed().as_secs_f64();
            let wait_s = self.moments().wait_s(at_s, self.job.seconds);
            ui.ctx().request_repaint_after_secs(wait_s.clamp(0.005, 60.0) as f32);
        } else {
            ui.ctx().request_repaint();
        }
    }
}
