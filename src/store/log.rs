//! Logs: one file a day in the home, the last lines in memory for a crash report, our warnings on stderr.
//!
//! No user content in logs: no name of a feature that the user drew, no text they typed, no content of a file. Paths are
//! allowed, for nobody can help without them.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

use super::Home;

/// Days of logs that are kept.
const DAYS_KEPT: usize = 7;
/// Lines kept in memory for a crash report.
const RECENT_LINES: usize = 100;
/// The variable that asks for more, or less, as `debug` or `archipel::load=trace`.
const FILTER_VARIABLE: &str = "ARCHIPEL_LOG";
/// What is logged otherwise.
const DEFAULT_FILTER: &str = "warn,archipel=info";

/// What a person in a terminal wants to know: our warnings; those of the window toolkit about the screen are not for them.
const STDERR_FILTER: &str = "error,archipel=warn";

/// Keeps the log open; what is not yet written is written when it is dropped.
#[derive(Debug)]
#[must_use = "the log closes when this is dropped"]
pub struct LogGuard {
    recent: Recent,
    _writer: Option<WorkerGuard>,
}

impl LogGuard {
    /// The last lines, for [`super::crash::install`].
    pub fn recent(&self) -> Recent {
        self.recent.clone()
    }
}

/// The last lines of the log.
#[derive(Debug, Clone, Default)]
pub struct Recent(Arc<Mutex<VecDeque<String>>>);

impl Recent {
    /// The lines, oldest first.
    pub fn lines(&self) -> Vec<String> {
        let lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().cloned().collect()
    }

    /// The lines unless another thread is writing one: a panic hook must never wait.
    pub(super) fn lines_now(&self) -> Vec<String> {
        match self.0.try_lock() {
            Ok(lines) => lines.iter().cloned().collect(),
            Err(_) => Vec::new(),
        }
    }

    fn push(&self, line: &str) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() == RECENT_LINES {
            lines.pop_front();
        }
        lines.push_back(line.trim_end().to_owned());
    }
}

/// One line on its way into [`Recent`].
#[derive(Debug)]
pub struct RecentLine {
    recent: Recent,
    bytes: Vec<u8>,
}

impl Write for RecentLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for RecentLine {
    fn drop(&mut self) {
        let text = String::from_utf8_lossy(&self.bytes);
        if !text.trim().is_empty() {
            self.recent.push(&text);
        }
    }
}

impl<'a> MakeWriter<'a> for Recent {
    type Writer = RecentLine;

    fn make_writer(&'a self) -> Self::Writer {
        RecentLine {
            recent: self.clone(),
            bytes: Vec::new(),
        }
    }
}

/// Opens the log of this run. Without a folder to write to, the run goes on without a file and says so on stderr. The first
/// log of a process wins: a second call only gives a guard.
pub fn init(home: &Home) -> LogGuard {
    let recent = Recent::default();
    let (file, failure) = match appender(home) {
        Ok(appender) => (Some(tracing_appender::non_blocking(appender)), None),
        Err(error) => (None, Some(error)),
    };
    let (writer, guard) = file.unzip();
    let file_layer = writer.map(|writer| fmt::layer().with_ansi(false).with_writer(writer));
    let memory_layer = fmt::layer().with_ansi(false).with_writer(recent.clone());
    let stderr_layer = fmt::layer()
        .with_ansi(false)
        .with_target(false)
        .without_time()
        .with_writer(io::stderr)
        .with_filter(EnvFilter::new(STDERR_FILTER));
    let opened = tracing_subscriber::registry()
        .with(filter())
        .with(file_layer)
        .with(memory_layer)
        .with(stderr_layer)
        .try_init();
    if opened.is_ok() {
        tracing::info!(
            version = env!("CARGO_PKG_VERSION"),
            os = std::env::consts::OS,
            arch = std::env::consts::ARCH,
            "archipel starts"
        );
        if let Some(error) = failure {
            tracing::warn!("no log file in {}: {error}", home.logs().display());
        }
    }
    LogGuard { recent, _writer: guard }
}

fn filter() -> EnvFilter {
    let asked = std::env::var(FILTER_VARIABLE).ok();
    asked
        .and_then(|directives| EnvFilter::try_new(directives).ok())
        .unwrap_or_else(|| EnvFilter::new(DEFAULT_FILTER))
}

/// `archipel.<date>.log`, a new one every day (UTC), the oldest removed.
fn appender(home: &Home) -> io::Result<RollingFileAppender> {
    std::fs::create_dir_all(home.logs())?;
    RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("archipel")
        .filename_suffix("log")
        .max_log_files(DAYS_KEPT)
        .build(home.logs())
        .map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_are_remembered_and_no_more() {
        let recent = Recent::default();
        for number in 0..RECENT_LINES + 3 {
            let mut line = recent.make_writer();
            writeln!(line, "line {number}").unwrap();
        }
        let lines = recent.lines();
        assert_eq!(lines.len(), RECENT_LINES);
        assert_eq!(lines.first().unwrap(), "line 3");
    }

    #[test]
    fn a_line_written_in_pieces_is_one_line() {
        let recent = Recent::default();
        let mut line = recent.make_writer();
        write!(line, "one ").unwrap();
        writeln!(line, "two").unwrap();
        drop(line);
        assert_eq!(recent.lines(), ["one two"]);
    }

    #[test]
    fn the_oldest_days_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        std::fs::create_dir_all(home.logs()).unwrap();
        for day in 1..=12 {
            std::fs::write(home.logs().join(format!("archipel.2020-01-{day:02}.log")), "old").unwrap();
        }
        let mut appender = appender(&home).unwrap();
        writeln!(appender, "today").unwrap();
        drop(appender);
        let logs = std::fs::read_dir(home.logs()).unwrap().count();
        assert!(logs <= DAYS_KEPT, "{logs} logs are kept");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_and_no_panic() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("logs"), "a file").unwrap();
        assert!(appender(&Home::at(folder.path())).is_err());
    }
}
