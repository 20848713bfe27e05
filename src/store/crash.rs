//! A crash report: what a person can send us when the program stops of itself.
//!
//! It holds the version, the system, where and why it stopped and the last lines of the log; nothing that the user made.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::log::Recent;
use super::{Home, stamp};

/// Reports that are kept.
const REPORTS_KEPT: usize = 10;
const PREFIX: &str = "crash-";
const SUFFIX: &str = ".txt";

/// From now on a panic writes `crash-<moment>.txt` into the home's logs, after the hook that was there has spoken, and says
/// on stderr where it is. `recent` gives the last lines of the log.
pub fn install(home: &Home, recent: Recent) {
    let folder = home.logs().to_owned();
    let previous = panic::take_hook();
    let writing = AtomicBool::new(false);
    panic::set_hook(Box::new(move |info| {
        previous(info);
        // A panic while a report is written must not write another one inside it.
        if writing.swap(true, Ordering::SeqCst) {
            return;
        }
        let report = report(&cause(info), &Backtrace::force_capture(), &recent.lines_now());
        match write(&folder, &report) {
            Ok(path) => say(&format!("A crash report is in {}", path.display())),
            Err(error) => say(&format!("No crash report in {}: {error}", folder.display())),
        }
        writing.store(false, Ordering::SeqCst);
    }));
}

/// The crash reports of a home, oldest first.
pub fn reports(home: &Home) -> Vec<PathBuf> {
    reports_in(home.logs())
}

/// stderr may be closed, as behind a window on Windows: then there is nobody to tell.
fn say(sentence: &str) {
    let _ = io::Write::write_fmt(&mut io::stderr(), format_args!("{sentence}\n"));
}

fn cause(info: &PanicHookInfo<'_>) -> String {
    let message = info.payload_as_str().unwrap_or("(a panic without words)");
    let place = info
        .location()
        .map_or_else(|| "unknown".to_owned(), ToString::to_string);
    let current = thread::current();
    let thread = current.name().unwrap_or("unnamed");
    format!("thread: {thread}\nplace: {place}\nmessage: {message}\n")
}

fn report(cause: &str, backtrace: &Backtrace, recent: &[String]) -> String {
    let mut text = format!(
        "Archipel {} stopped of itself.\nmoment: {}\nsystem: {} {}\n{cause}",
        env!("CARGO_PKG_VERSION"),
        stamp::now(),
        std::env::consts::OS,
        std::env::consts::ARCH,
    );
    // Writing to a string cannot fail.
    let _ = write!(text, "\nbacktrace:\n{backtrace}\n\nlast lines of the log:\n");
    for line in recent {
        let _ = writeln!(text, "{line}");
    }
    text
}

fn write(folder: &Path, report: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let old = reports_in(folder);
    for path in old.iter().take((old.len() + 1).saturating_sub(REPORTS_KEPT)) {
        fs::remove_file(path)?;
    }
    let moment = stamp::now();
    let mut path = folder.join(format!("{PREFIX}{moment}{SUFFIX}"));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{PREFIX}{moment}-{number}{SUFFIX}"));
        number += 1;
    }
    fs::write(&path, report)?;
    Ok(path)
}

fn reports_in(folder: &Path) -> Vec<PathBuf> {
    let is_report = |path: &PathBuf| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX))
    };
    let mut reports: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(is_report)
        .collect();
    reports.sort();
    reports
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_what_a_helper_asks_first() {
        let lines = ["INFO archipel starts".to_owned()];
        let text = report("message: no such layer\n", &Backtrace::force_capture(), &lines);
        for part in [
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            "message: no such layer",
            "backtrace:",
            "INFO archipel starts",
        ] {
            assert!(text.contains(part), "{part} is missing in\n{text}");
        }
    }

    #[test]
    fn ten_reports_are_kept_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let logs = folder.path();
        for day in 1..=12 {
            fs::write(logs.join(format!("crash-202001{day:02}T000000Z.txt")), "old").unwrap();
        }
        fs::write(logs.join("archipel.2020-01-01.log"), "a log is no report").unwrap();
        let newest = write(logs, "new").unwrap();
        let kept = reports_in(logs);
        assert_eq!(kept.len(), REPORTS_KEPT);
        assert_eq!(kept.last(), Some(&newest));
        assert!(kept[0].ends_with("crash-20200104T000000Z.txt"), "{kept:?}");
        assert!(logs.join("archipel.2020-01-01.log").exists());
    }

    #[test]
    fn two_reports_of_one_second_are_both_kept() {
        let folder = tempfile::tempdir().unwrap();
        let one = write(folder.path(), "one").unwrap();
        let two = write(folder.path(), "two").unwrap();
        assert_ne!(one, two);
        assert_eq!(fs::read_to_string(one).unwrap(), "one");
    }
}
