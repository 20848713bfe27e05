//! What a kiosk counts: visits, languages, doors, sheets, stories, searches in vain, restarts; by day, and nothing that tells who
//! came or when in the day. A small table in one file, of a bounded number of days and things; without a writable disk it
//! counts in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::atomic_write;

/// Days that are kept.
pub const MOST_DAYS: usize = 400;
/// Different things of a sort that are counted in a day; all others are one.
pub const MOST_THINGS: usize = 200;
/// The thing that stands for all others.
const OTHERS: &str = "other";
/// First line of the file.
const HEAD: &str = "day,sort,thing,count";

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// Somebody came.
    Visit,
    /// A language was chosen: its code.
    Language,
    /// A door was opened: its key.
    Door,
    /// A sheet was read: its stable id.
    Sheet,
    /// A story was opened: its id.
    Story,
    /// A search found nothing; what was typed is not kept.
    SearchInVain,
    /// The window had to be started again.
    Restart,
}

impl Counted {
    /// Everything that is counted.
    pub const ALL: [Self; 7] = [
        Self::Visit,
        Self::Language,
        Self::Door,
        Self::Sheet,
        Self::Story,
        Self::SearchInVain,
        Self::Restart,
    ];

    /// The word of the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Visit => "visit",
            Self::Language => "language",
            Self::Door => "door",
            Self::Sheet => "sheet",
            Self::Story => "story",
            Self::SearchInVain => "search-in-vain",
            Self::Restart => "restart",
        }
    }
}

type Day = BTreeMap<(Counted, String), u64>;

/// The counters of a kiosk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counters {
    path: Option<PathBuf>,
    days: BTreeMap<String, Day>,
    changed: bool,
    /// The disk took nothing the last time.
    refused: bool,
}

impl Counters {
    /// The counters that `path` holds; a file that is not there, or no longer legible, holds none.
    pub fn open(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        Self {
            path: Some(path.to_owned()),
            days: read(&text),
            ..Self::default()
        }
    }

    /// Counts one more. `day` is `YYYY-MM-DD`.
    pub fn count(&mut self, day: &str, what: Counted, thing: &str) {
        let counts = self.days.entry(day.to_owned()).or_default();
        let thing = plain(thing);
        let known = counts.contains_key(&(what, thing.clone()));
        let full = counts.keys().filter(|(sort, _)| *sort == what).count() >= MOST_THINGS;
        let thing = if known || !full { thing } else { OTHERS.to_owned() };
        *counts.entry((what, thing)).or_default() += 1;
        while self.days.len() > MOST_DAYS {
            // A clock that went back years makes today the oldest day: it is kept, or nothing would be counted.
            let oldest = self.days.keys().find(|known| *known != day).cloned();
            let Some(oldest) = oldest else { break };
            self.days.remove(&oldest);
        }
        self.changed = true;
    }

    /// How many of a sort there were, over all days from `first_day` on.
    pub fn total(&self, first_day: &str, what: Counted) -> u64 {
        let days = self.days.range(first_day.to_owned()..);
        let counts = days.flat_map(|(_, counts)| counts);
        counts
            .filter(|((sort, _), _)| *sort == what)
            .map(|(_, count)| count)
            .sum()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.days.clear();
        self.changed = true;
    }

    /// The file's text.
    pub fn csv(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (day, counts) in &self.days {
            for ((what, thing), count) in counts {
                text.push_str(&format!("{day},{},{thing},{count}\n", what.key()));
            }
        }
        text
    }

    /// Writes what changed; where the disk takes nothing, the next call tries again.
    pub fn save(&mut self) {
        let Some(path) = self.path.clone().filter(|_| self.changed) else {
            return;
        };
        let written = atomic_write(&path, self.csv().as_bytes());
        self.changed = written.is_err();
        // A disk that stays full is told once, not every time.
        match &written {
            Err(error) if !self.refused => tracing::warn!(%error, "counters are not written"),
            Ok(()) if self.refused => tracing::info!("counters are written again"),
            _ => {}
        }
        self.refused = written.is_err();
    }

    /// Whether the disk took what was to be written the last time.
    pub fn is_kept(&self) -> bool {
        !self.refused
    }
}

/// A thing without what would break a line.
fn plain(thing: &str) -> String {
    let kept = |letter: &char| !letter.is_control() && !matches!(letter, ',' | '"' | ';');
    thing.chars().filter(kept).take(80).collect()
}

fn read(text: &str) -> BTreeMap<String, Day> {
    let mut days: BTreeMap<String, Day> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let mut parts = line.split(',');
        let (Some(day), Some(sort), Some(thing), Some(count)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        let what = Counted::ALL.into_iter().find(|known| known.key() == sort);
        if let (Some(what), Ok(count), true) = (what, count.parse::<u64>(), is_day(day)) {
            *days
                .entry(day.to_owned())
                .or_default()
                .entry((what, plain(thing)))
                .or_default() += count;
        }
    }
    while days.len() > MOST_DAYS {
        days.pop_first();
    }
    days
}

fn is_day(text: &str) -> bool {
    let digits = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    text.len() == 10 && digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_survive_and_add_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kiosk/counters.csv");
        let mut counters = Counters::open(&path);
        counters.count("2026-05-01", Counted::Visit, "");
        counters.count("2026-05-01", Counted::Door, "parks");
        counters.save();
        let mut counters = Counters::open(&path);
        counters.count("2026-05-01", Counted::Door, "parks");
        counters.count("2026-05-02", Counted::SearchInVain, "");
        counters.save();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(
            text,
            "day,sort,thing,count\n2026-05-01,visit,,1\n2026-05-01,door,parks,2\n2026-05-02,search-in-vain,,1\n"
        );
        assert_eq!(Counters::open(&path).total("2026-05-01", Counted::Door), 2);
        assert_eq!(Counters::open(&path).total("2026-05-02", Counted::Visit), 0);
    }

    #[test]
    fn the_file_is_bounded_whatever_is_counted() {
        let mut counters = Counters::default();
        for day in 0..900 {
            let day = format!("{:04}-01-{:02}", 2000 + day / 28, 1 + day % 28);
            for thing in 0..300 {
                counters.count(&day, Counted::Sheet, &format!("unesco:{thing},\"\n{}", "x".repeat(200)));
            }
        }
        let csv = counters.csv();
        let most = 1 + MOST_DAYS * (MOST_THINGS + 1);
        assert!(csv.lines().count() <= most, "{}", csv.lines().count());
        assert!(csv.lines().all(|line| line.split(',').count() == 4 && line.len() < 120));
    }

    #[test]
    fn a_clock_that_went_back_years_still_counts_today() {
        let mut counters = Counters::default();
        for day in 0..MOST_DAYS {
            let day = format!("2026-{:02}-{:02}", 1 + day / 40, 10 + day % 40);
            counters.count(&day, Counted::Visit, "");
        }
        for _ in 0..3 {
            counters.count("1970-01-01", Counted::Visit, "");
        }
        let csv = counters.csv();
        assert!(csv.contains("1970-01-01,visit,,3"), "{csv}");
        assert_eq!(csv.lines().count(), 1 + MOST_DAYS);
    }

    #[test]
    fn nonsense_in_the_file_costs_its_line_only() {
        let text = "day,sort,thing,count\nx\n2026-05-01,visit,,many\n2026-05-01,spy,me,1\nyesterday,visit,,1\n2026-05-01,visit,,4\n";
        let days = read(text);
        assert_eq!(days["2026-05-01"][&(Counted::Visit, String::new())], 4);
        assert_eq!(days.len(), 1);
    }

    #[test]
    fn a_disk_that_takes_nothing_stops_nobody() {
        let mut counters = Counters::open(Path::new("/proc/none/counters.csv"));
        counters.count("2026-05-01", Counted::Visit, "");
        counters.save();
        assert_eq!(counters.total("2026-05-01", Counted::Visit), 1);
    }
}
