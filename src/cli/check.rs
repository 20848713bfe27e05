//! `archipel check FILE... [--json]`: the loader of the window on each file, and what it found.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use super::Words;
use super::print::print;
use crate::load::file::{Defaults, Loaded, inspect_file};
use crate::load::story;
use crate::model::{Atlas, Diagnostic, Severity};

/// What is said of one file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The file as the user named it.
    pub file: String,
    /// `ok`, `warn` or `error`.
    pub status: &'static str,
    /// Kind of the file: `geojson`, `shapefile`, `kml`, … or `unknown`.
    pub format: &'static str,
    /// Features that the file holds.
    pub features: usize,
    /// Features that were read.
    pub loaded: usize,
    /// Reference system of its numbers.
    pub crs: String,
    /// Findings in words.
    pub diagnostics: Vec<Finding>,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Stable code.
    pub code: String,
    /// 0-based feature.
    pub feature: Option<usize>,
    /// 1-based line.
    pub line: Option<usize>,
    /// 1-based column, in characters.
    pub column: Option<usize>,
    /// The sentence.
    pub message: String,
}

/// Checks each file and prints what was found, one JSON object a line with `json`. A bad file never stops the next one.
///
/// Exit code 0 when every file loaded, perhaps with warnings; 1 when one was refused.
///
/// # Errors
/// When the output cannot be written.
pub fn run(files: &[PathBuf], json: bool, words: &Words<'_>, atlas: &dyn Fn() -> Atlas) -> anyhow::Result<ExitCode> {
    let mut refused = false;
    for path in files {
        let report = if is_story(path) {
            check_story(path, words, &atlas())
        } else {
            check(path, words)
        };
        refused |= report.status == "error";
        if json {
            print(&format!("{}\n", serde_json::to_string(&report)?))?;
        } else {
            print(&in_words(&report, words))?;
        }
    }
    Ok(ExitCode::from(u8::from(refused)))
}

/// Whether a path is that of a story: one file, a folder with its description, or the description.
fn is_story(path: &Path) -> bool {
    let packed = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(story::ENDING));
    let described = path.file_name().is_some_and(|name| name == story::FILE_NAME);
    packed || described || path.join(story::FILE_NAME).is_file()
}

/// Checks a story; its scenes are what it holds. What it asks of the territory in vain is a warning.
fn check_story(path: &Path, words: &Words<'_>, atlas: &Atlas) -> Report {
    let (scenes, found, refused) = match story::open(path) {
        Ok(opened) => (opened.story.scenes.len(), story::check(&opened, atlas), false),
        Err(fault) => (0, vec![*fault], true),
    };
    Report {
        file: path.display().to_string(),
        status: match found.is_empty() {
            _ if refused => "error",
            true => "ok",
            false => "warn",
        },
        format: "story",
        features: scenes,
        loaded: scenes,
        crs: String::new(),
        diagnostics: found.iter().map(|found| finding(found, words)).collect(),
    }
}

/// Checks one file.
pub fn check(path: &Path, words: &Words<'_>) -> Report {
    let file = path.display().to_string();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let defaults = Defaults {
        layer_id: stem.unwrap_or_else(|| "layer".to_owned()),
        ..Defaults::default()
    };
    let loaded = inspect_file(path, &defaults);
    report(&file, &loaded, words)
}

/// What is said of a file that was looked at.
pub(super) fn report(file: &str, loaded: &Loaded, words: &Words<'_>) -> Report {
    let worst = loaded.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
    let status = match worst {
        _ if loaded.refused => "error",
        Some(Severity::Warning | Severity::Error) => "warn",
        Some(Severity::Info) | None => "ok",
    };
    Report {
        file: file.to_owned(),
        status,
        format: loaded.format.key(),
        features: loaded.declared_features,
        loaded: loaded.loaded_features,
        crs: loaded.crs.clone(),
        diagnostics: loaded.diagnostics.iter().map(|found| finding(found, words)).collect(),
    }
}

/// A finding in words.
pub(super) fn finding(diagnostic: &Diagnostic, words: &Words<'_>) -> Finding {
    Finding {
        severity: diagnostic.severity,
        code: diagnostic.code.clone(),
        feature: diagnostic.feature,
        line: diagnostic.line,
        column: diagnostic.column,
        message: (words.finding)(diagnostic),
    }
}

/// One line for the file, one for each finding with its place.
fn in_words(report: &Report, words: &Words<'_>) -> String {
    let code = match report.format {
        "story" if report.status != "error" => "check-story".to_owned(),
        _ => format!("check-{}", report.status),
    };
    let summary = Diagnostic::document(Severity::Info, &code, &report.file)
        .with("count", report.features)
        .with("loaded", report.loaded)
        .with("crs", &report.crs);
    let mut out = format!("{} : {}\n", report.file, (words.finding)(&summary));
    for finding in &report.diagnostics {
        let mut place = String::new();
        if let (Some(line), Some(column)) = (finding.line, finding.column) {
            place.push_str(&format!("{line}:{column} "));
        }
        if let Some(feature) = finding.feature {
            place.push_str(&format!("#{feature} "));
        }
        let severity = (words.text)(match finding.severity {
            Severity::Info => "severity-info",
            Severity::Warning => "severity-warning",
            Severity::Error => "severity-error",
        });
        out.push_str(&format!("  {place}{severity} [{}] {}\n", finding.code, finding.message));
    }
    out
}
