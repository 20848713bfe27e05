//! What a kiosk in use costs, in figures.

use serde::Serialize;

/// What was found at a moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct KioskSample {
    /// Real seconds since the start.
    pub at_s: f64,
    /// Visits until then.
    pub visits: u64,
    /// The most memory in use since the sample before, in MiB; 0 where the system does not tell.
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
    /// Growth of the most memory from the second sixth of the samples, when all is warm, to the last sixth, in percent.
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
    /// The map was painted on the processor.
    pub software: bool,
}

impl KioskFigures {
    /// Holds the end of the samples against their beginning. Pictures of letters are begun anew now and then, so the most of
    /// a stretch of samples is compared, never one sample.
    pub(super) fn compare(&mut self) {
        let samples = &self.samples;
        let sixth = samples.len() / 6;
        let most = |of: &[KioskSample]| of.iter().map(|sample| sample.memory_mib).fold(0.0, f64::max);
        if sixth > 0 {
            let (early, late) = (
                most(&samples[sixth..2 * sixth]),
                most(&samples[samples.len() - sixth..]),
            );
            self.growth_percent = 100.0 * (late / early.max(0.1) - 1.0);
        }
        let tenth = (samples.len() / 10).max(1);
        let median = |of: &[KioskSample]| {
            let mut all: Vec<f64> = of.iter().map(|sample| sample.frame_ms).collect();
            all.sort_by(f64::total_cmp);
            all.get(all.len() / 2).copied().unwrap_or(0.0)
        };
        let begin = 1.min(samples.len());
        let first = median(&samples[begin..(begin + tenth).min(samples.len())]);
        self.slowdown = median(&samples[samples.len() - tenth.min(samples.len())..]) / first.max(1e-6);
    }
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
pub(super) struct Times {
    counts: Vec<u32>,
    worst_ms: f64,
}

impl Times {
    /// Longer times fall into the last class.
    const CLASSES: usize = 20_000;

    pub(super) fn new() -> Self {
        Self {
            counts: vec![0; Self::CLASSES],
            worst_ms: 0.0,
        }
    }

    pub(super) fn add(&mut self, ms: f64) {
        let class = ((ms * 10.0) as usize).min(Self::CLASSES - 1);
        self.counts[class] += 1;
        self.worst_ms = self.worst_ms.max(ms);
    }

    pub(super) fn spread(&self) -> Spread {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(memory_mib: impl Fn(usize) -> f64, frame_ms: impl Fn(usize) -> f64) -> KioskFigures {
        let sample = |index| KioskSample {
            memory_mib: memory_mib(index),
            frame_ms: frame_ms(index),
            ..KioskSample::default()
        };
        let mut figures = KioskFigures {
            samples: (0..40).map(sample).collect(),
            ..KioskFigures::default()
        };
        figures.compare();
        figures
    }

    #[test]
    fn what_comes_and_goes_is_no_growth_and_what_only_comes_is() {
        let saw = |index: usize| 300.0 + 10.0 * (index % 5) as f64;
        let level = figures(saw, |_| 20.0);
        assert_eq!((level.growth_percent, level.slowdown), (0.0, 1.0));
        let leaks = figures(|index| saw(index) + index as f64, |index| 20.0 + index as f64);
        assert!(leaks.growth_percent > 7.0, "{}", leaks.growth_percent);
        assert!(leaks.slowdown > 2.0, "{}", leaks.slowdown);
    }

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
}
