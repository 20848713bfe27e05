//! Findings by byte offset while a document is read, and their lines and columns at the end, in one walk over the text.

use std::collections::HashMap;

use crate::model::{Diagnostic, Severity};

/// Findings with the same code that one document may show; the rest is counted.
const MAX_WARNINGS_PER_CODE: usize = 1_000;
/// The same for errors.
const MAX_ERRORS_PER_CODE: usize = 20_000;

/// Longest argument of a message, in characters: names and ids come from the file.
const MAX_ARGUMENT: usize = 80;

/// A finding that still carries a byte offset.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::load) struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Code of the diagnostic.
    pub code: &'static str,
    /// 0-based feature.
    pub feature: Option<usize>,
    /// Byte offset into the text.
    pub at: Option<usize>,
    /// How often it occurs in this feature.
    pub count: usize,
    /// Arguments of the message.
    pub args: Vec<(&'static str, String)>,
}

impl Finding {
    /// A finding about the whole document.
    pub fn new(severity: Severity, code: &'static str, at: Option<usize>) -> Self {
        Self {
            severity,
            code,
            feature: None,
            at,
            count: 1,
            args: Vec::new(),
        }
    }

    /// The same with one more argument.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.reserve_exact(1);
        self.args.push((name, value.to_string()));
        self
    }

    /// The same about one feature.
    pub fn of(mut self, feature: usize) -> Self {
        self.feature = Some(feature);
        self
    }
}

/// Findings about one feature: equal codes are counted, the first one gives the place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::load) struct Notes {
    /// In the order of their first appearance.
    pub list: Vec<Finding>,
}

impl Notes {
    /// Adds a warning.
    pub fn warn(&mut self, code: &'static str, at: usize) {
        self.add(Finding::new(Severity::Warning, code, Some(at)));
    }

    /// Adds a finding, or counts it when there is one with this code.
    pub fn add(&mut self, finding: Finding) {
        match self.list.iter_mut().find(|known| known.code == finding.code) {
            Some(known) => known.count += finding.count,
            None => {
                // Nearly every feature has none or one, and there may be a million features.
                self.list.reserve_exact(1);
                self.list.push(finding);
            }
        }
    }
}

/// Findings about a document. Codes that come too often are counted and left out at once.
#[derive(Debug, Default)]
pub(in crate::load) struct Findings {
    list: Vec<Finding>,
    counts: HashMap<&'static str, usize>,
    left_out: usize,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        let limit = match finding.severity {
            Severity::Error => MAX_ERRORS_PER_CODE,
            _ => MAX_WARNINGS_PER_CODE,
        };
        let count = self.counts.entry(finding.code).or_insert(0);
        *count += 1;
        if *count <= limit {
            self.list.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// Adds the finding that refuses the document; it comes before all others.
    pub fn refuse(&mut self, finding: Finding) {
        self.list.insert(0, finding);
    }
}

/// Diagnostics of `findings`, with lines and columns (1-based, in characters) counted in `text`. What was left out ends
/// in one summary.
pub(in crate::load) fn located(findings: Findings, text: &str, file: &str) -> Vec<Diagnostic> {
    let mut kept = findings.list;
    if findings.left_out > 0 {
        kept.push(Finding::new(Severity::Info, "more-findings", None).with("count", findings.left_out));
    }
    let places = places(kept.iter().filter_map(|finding| finding.at), text);
    kept.into_iter()
        .map(|finding| {
            let place = finding.at.and_then(|at| places.get(&at).copied());
            let clipped = |value: String| match value.char_indices().nth(MAX_ARGUMENT) {
                Some((end, _)) => format!("{}…", &value[..end]),
                None => value,
            };
            let args = finding.args.into_iter();
            let mut args: Vec<_> = args.map(|(name, value)| (name.to_owned(), clipped(value))).collect();
            if !args.iter().any(|(name, _)| name == "count") {
                args.push(("count".to_owned(), finding.count.to_string()));
            }
            Diagnostic {
                severity: finding.severity,
                code: finding.code.to_owned(),
                file: file.to_owned(),
                feature: finding.feature,
                line: place.map(|place| place.0),
                column: place.map(|place| place.1),
                args,
            }
        })
        .collect()
}

/// Lines and columns of byte offsets, in one walk.
fn places(offsets: impl Iterator<Item = usize>, text: &str) -> HashMap<usize, (usize, usize)> {
    let mut sorted: Vec<usize> = offsets.collect();
    sorted.sort_unstable();
    sorted.dedup();
    let bytes = text.as_bytes();
    let (mut from, mut line, mut column) = (0, 1, 1);
    let mut places = HashMap::with_capacity(sorted.len());
    for offset in sorted {
        let end = offset.min(bytes.len());
        for byte in &bytes[from..end] {
            match byte {
                b'\n' => (line, column) = (line + 1, 1),
                0x80..=0xBF => {}
                _ => column += 1,
            }
        }
        from = end;
        places.insert(offset, (line, column));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_and_in_characters() {
        let text = "é1\n  2";
        let at = |byte: char| text.find(byte);
        let mut findings = Findings::default();
        for byte in ['2', '1'] {
            findings.push(Finding::new(Severity::Error, "json-syntax", at(byte)));
        }
        let found = located(findings, text, "f");
        assert_eq!((found[0].line, found[0].column), (Some(2), Some(3)));
        assert_eq!((found[1].line, found[1].column), (Some(1), Some(2)));
    }

    #[test]
    fn a_flood_of_equal_warnings_is_cut_and_counted() {
        let mut findings = Findings::default();
        (0..5_000).for_each(|index| findings.push(Finding::new(Severity::Warning, "ring-winding", None).of(index)));
        let found = located(findings, "", "f");
        assert_eq!(found.len(), MAX_WARNINGS_PER_CODE + 1);
        assert_eq!(
            found[MAX_WARNINGS_PER_CODE].args,
            [("count".to_owned(), "4000".to_owned())]
        );
    }
}
