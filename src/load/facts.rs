//! `facts/timeline.json` and `facts/figures.json` to [`Facts`]. A territory without them has no events and no figures; one
//! that is broken says so and leaves its list empty.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::model::facts::{Facts, TerritoryFigure, TimelineEvent};
use crate::model::{Diagnostic, Severity};

/// Newest form that this program reads.
const FORMAT_VERSION: u32 = 1;

#[derive(Deserialize)]
struct TimelineFile {
    format_version: u32,
    events: Vec<TimelineEvent>,
}

#[derive(Deserialize)]
struct FiguresFile {
    format_version: u32,
    figures: Vec<TerritoryFigure>,
}

/// Reads both files; `read` gives the bytes of a path below the folder of data. What is wrong goes to `diagnostics`.
pub fn read(read: &dyn Fn(&str) -> std::io::Result<Vec<u8>>, diagnostics: &mut Vec<Diagnostic>) -> Facts {
    let timeline: Option<TimelineFile> = one(read, "facts/timeline.json", diagnostics);
    let figures: Option<FiguresFile> = one(read, "facts/figures.json", diagnostics);
    let mut timeline = timeline
        .filter(|file| known(file.format_version, "facts/timeline.json", diagnostics))
        .map_or_else(Vec::new, |file| file.events);
    timeline.sort_by_key(|event| (event.year, event.month.unwrap_or(0), event.day.unwrap_or(0)));
    Facts {
        timeline,
        figures: figures
            .filter(|file| known(file.format_version, "facts/figures.json", diagnostics))
            .map_or_else(Vec::new, |file| file.figures),
    }
}

fn one<T: DeserializeOwned>(
    read: &dyn Fn(&str) -> std::io::Result<Vec<u8>>,
    name: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<T> {
    // A territory may have none.
    let bytes = read(name).ok()?;
    match serde_json::from_slice(&bytes) {
        Ok(file) => Some(file),
        Err(error) => {
            let finding = Diagnostic::document(Severity::Warning, "facts-broken", name);
            diagnostics.push(finding.with("reason", error.to_string()));
            None
        }
    }
}

fn known(version: u32, name: &str, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let known = version <= FORMAT_VERSION;
    if !known {
        let finding = Diagnostic::document(Severity::Warning, "facts-newer", name);
        diagnostics.push(finding.with("found", version).with("known", FORMAT_VERSION));
    }
    known
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::*;
    use crate::load::embedded;

    #[test]
    fn events_and_figures_of_the_territory_are_read_in_order() {
        let mut diagnostics = Vec::new();
        let facts = read(&embedded::read, &mut diagnostics);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!((facts.timeline.len(), facts.figures.len()), (130, 106));
        assert!(facts.timeline.windows(2).all(|pair| pair[0].year <= pair[1].year));
        assert_eq!(facts.timeline[0].year, 1720);
    }

    #[test]
    fn a_broken_file_is_told_and_a_missing_one_is_not() {
        let mut diagnostics = Vec::new();
        let nothing = read(&|_| Err(Error::from(ErrorKind::NotFound)), &mut diagnostics);
        assert_eq!((nothing, diagnostics.len()), (Facts::default(), 0));
        read(&|_| Ok(b"{".to_vec()), &mut diagnostics);
        read(
            &|_| Ok(br#"{"format_version":9,"events":[],"figures":[]}"#.to_vec()),
            &mut diagnostics,
        );
        let codes: Vec<&str> = diagnostics.iter().map(|one| &*one.code).collect();
        assert_eq!(codes, ["facts-broken", "facts-broken", "facts-newer", "facts-newer"]);
    }
}
