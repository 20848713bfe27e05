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
/// Seconds that are skipped when nobody comes, so that the picture darkens: more than a kiosk waits.
const UNTIL_DARK_S: f64 = 3_600.0;
/// Part of the time, of that with a bright and of that with a dark picture, that is not measured: it settles.
const SETTLES: f64 = 0.15;

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
    /// Of it, the pictures of letters; the screen's driver may keep as much again, in MiB.
    pub letters_mib: f64,
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
    /// Hours as visitors lived them, the time between visits among them.
    pub lived_hours: f64,
    /// Milliseconds from the touch that begins a visit to the first page on the screen, each visit's.
    pub enter_ms: Spread,
    /// Milliseconds of a frame.
    pub frame_ms: Spread,
    /// Nobody comes: processor time while the map plays, in percent of one core.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attract_cpu_percent: Option<f64>,
    /// Nobody comes: processor time while the picture is dark, in percent of one core.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dark_cpu_percent: Option<f64>,
    /// OpenGL is software.
    pub software: bool,
}

/// Many times in few figures, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Spread {
    /// How many there were.
    pub count: u64,
    /// The one in the middle.
    pub median: f64,
    /// One in twenty is longer.
    pub p95: f64,
    /// The longest.
    pub worst: f64,
}

/// Counts times by tenths of a millisecond: so many hours of frames take no memory, which is measured here.
struct Times {
    counts: Vec<u32>,
    worst_ms: f64,
}

impl Times {
    /// Longer times fall into the last class.
    const CLASSES: usize = 20_000;

    fn new() -> Self {
        Self {
            counts: vec![0; Self::CLASSES],
            worst_ms: 0.0,
        }
    }

    fn add(&mut self, ms: f64) {
        let class = ((ms * 10.0) as usize).min(Self::CLASSES - 1);
        self.counts[class] += 1;
        self.worst_ms = self.worst_ms.max(ms);
    }

    fn spread(&self) -> Spread {
        let count: u64 = self.counts.iter().map(|count| u64::from(*count)).sum();
        let at = |share: f64| {
            let rank = (count as f64 * share).ceil().max(1.0) as u64;
            let mut seen = 0;
            let class = self.counts.iter().position(|count| {
                seen += u64::from(*count);
                seen >= rank
            });
            class.map_or(0.0, |class| (class as f64 + 0.5) / 10.0)
        };
        Spread {
            count,
            median: at(0.5),
            p95: at(0.95),
            worst: self.worst_ms,
        }
    }
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
            memory_mib: memory_mib(),
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

/// Real seconds from the start at which something is measured from or to.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Moments {
    /// From here to the dark the map plays and is measured: every flight of it has its rest.
    bright_s: f64,
    /// The picture darkens.
    dark_s: f64,
    /// The dark picture is measured from here to the end.
    settled_s: f64,
}

impl Moments {
    /// Of so many seconds, when the map stands for `stands_s` at each thing, the flight to it among them. Too short a time
    /// has no moment from which the bright picture is measured.
    fn of(seconds: f64, stands_s: f64) -> Self {
        let dark_s = seconds / 2.0;
        let flights = (dark_s * (1.0 - SETTLES) / stands_s).floor();
        Self {
            bright_s: if flights >= 1.0 {
                dark_s - flights * stands_s
            } else {
                f64::INFINITY
            },
            dark_s,
            settled_s: dark_s * (1.0 + SETTLES),
        }
    }

    /// Seconds from `at_s` until the next one, or until the end at `end_s`.
    fn wait_s(self, at_s: f64, end_s: f64) -> f64 {
        let moments = [self.bright_s, self.dark_s, self.settled_s, end_s];
        let next = moments
            .into_iter()
            .filter(|moment| *moment > at_s)
            .fold(f64::INFINITY, f64::min);
        if next.is_finite() { next - at_s } else { 0.0 }
    }
}

/// Processor time between two moments, as percent of one core.
fn share([from_s, from_cpu_s]: [f64; 2], [to_s, to_cpu_s]: [f64; 2]) -> f64 {
    100.0 * (to_cpu_s - from_cpu_s) / (to_s - from_s).max(1e-3)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_by_their_middle_and_their_end() {
        let mut times = Times::new();
        assert_eq!(times.spread(), Spread::default());
        (1..=100).for_each(|ms| times.add(f64::from(ms)));
        times.add(9_000.0);
        let spread = times.spread();
        assert_eq!((spread.count, spread.worst), (101, 9_000.0));
        assert!(
            (spread.median - 51.0).abs() < 0.2 && (spread.p95 - 96.0).abs() < 0.2,
            "{spread:?}"
        );
    }

    #[test]
    fn whole_flights_are_measured_and_a_frame_falls_on_every_moment() {
        let moments = Moments::of(200.0, 20.0);
        let (mut at_s, mut seen) = (0.0, Vec::new());
        while at_s < 200.0 {
            at_s += moments.wait_s(at_s, 200.0);
            seen.push(at_s.round());
        }
        assert_eq!(seen, [20.0, 100.0, 115.0, 200.0]);
        let short = Moments::of(36.0, 20.0);
        assert!(
            short.bright_s.is_infinite(),
            "nothing is said of what was not seen: {short:?}"
        );
        assert_eq!(short.wait_s(36.0, 36.0), 0.0);
    }

    #[test]
    fn a_core_that_works_half_of_the_time_is_at_fifty_percent() {
        assert!((share([10.0, 3.0], [20.0, 8.0]) - 50.0).abs() < 1e-9);
    }
}
