//! GeoJSON (RFC 7946, RFC 8142, newline-delimited) to features and diagnostics: the one loader of the window, of `--data`
//! and of `archipel check`.
//!
//! The text is cut into features by counting brackets, the features are read strictly and in parallel, then the document
//! as a whole is judged: where it lies, which ids it repeats. What RFC 8259 or RFC 7946 forbids is refused; what the RFC
//! advises against loads with a warning. Nothing is lost or moved silently.

mod bbox;
mod feature;
mod geometry;
mod split;
mod write;

pub use self::write::{geometry, properties, write};
pub use super::reading::{Defaults, Format, Loaded};

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use self::split::{Record, What};
use super::json::{Cursor, Syntax};
use super::reading::crs::{self, Said};
use super::reading::finding::{Finding, Findings, located};
use super::reading::finish::{self, Document};
use super::reading::pool::Pool;
use super::reading::{self, Dropped, Parsed};
use super::text::{self, NotText};
use crate::model::Severity;

/// Why a feature cannot be read.
#[derive(Debug)]
enum Stop {
    /// The text is not JSON.
    Syntax(Syntax),
    /// The JSON is no feature.
    Fault(Box<Finding>),
}

impl From<Syntax> for Stop {
    fn from(fault: Syntax) -> Self {
        Self::Syntax(fault)
    }
}

impl Stop {
    fn fault(code: &'static str, at: usize) -> Self {
        Self::Fault(Box::new(Finding::new(Severity::Error, code, Some(at))))
    }

    fn with(self, name: &'static str, value: impl ToString) -> Self {
        match self {
            Self::Fault(finding) => Self::Fault(Box::new(finding.with(name, value))),
            syntax => syntax,
        }
    }
}

/// The kind of the JSON value at the cursor, which does not move.
fn kind_of(cursor: &mut Cursor<'_>) -> Result<&'static str, Syntax> {
    let next = cursor.peek();
    let mut ahead = cursor.clone();
    match next {
        Some(b'{') => Ok("object"),
        Some(b'[') => Ok("array"),
        Some(b'"') => Ok("string"),
        Some(b't') => ahead.word("true").map(|()| "boolean"),
        Some(b'f') => ahead.word("false").map(|()| "boolean"),
        Some(b'n') => ahead.word("null").map(|()| "null"),
        Some(b'-' | b'0'..=b'9') => ahead.number_text().map(|_| "number"),
        _ => Err(cursor.wrong()),
    }
}

/// Reads a file into features.
pub fn read(bytes: &[u8], file: &str, defaults: &Defaults) -> Loaded {
    load(bytes, file, defaults, true)
}

/// Does all that [`read`] does, but keeps no feature: `archipel check` needs the findings only.
pub fn inspect(bytes: &[u8], file: &str, defaults: &Defaults) -> Loaded {
    load(bytes, file, defaults, false)
}

fn load(bytes: &[u8], file: &str, defaults: &Defaults, keep: bool) -> Loaded {
    let decoded = match text::decode(bytes) {
        Ok(decoded) => decoded,
        Err(reason) => return not_text(bytes, file, &reason),
    };
    let text = decoded.text.as_ref();
    let mut split = split::split(text);
    let mut findings = Findings::default();
    if decoded.had_mark {
        findings.push(Finding::new(Severity::Warning, "byte-order-mark", None));
    }
    if decoded.utf16 {
        findings.push(Finding::new(Severity::Warning, "utf-16", None));
    }
    split.notes.list.drain(..).for_each(|note| findings.push(note));
    let records = &split.records;
    let outcome = match split.refusal {
        Some(refusal) => Err(refusal),
        None => parse_all(text, records, split.format, defaults, keep),
    };
    let mut loaded = Loaded::nothing(split.format, records.len());
    match outcome {
        Err(refusal) => {
            if is_foreign(refusal.code) {
                loaded.format = Format::Unknown;
            }
            findings.refuse(refusal);
        }
        Ok(parsed) => {
            let said = split.crs.as_ref().map_or(Said::Degrees, crs::said);
            let document = Document { said, is_usual: false };
            finish::finish(parsed, &document, defaults, keep, &mut findings, &mut loaded);
        }
    }
    loaded.diagnostics = located(findings, text, file);
    loaded
}

fn is_foreign(code: &str) -> bool {
    matches!(
        code,
        "topojson" | "esri-json" | "root-type-unknown" | "root-type-missing" | "root-not-object"
    )
}

fn not_text(bytes: &[u8], file: &str, reason: &NotText) -> Loaded {
    let error = |code| Finding::new(Severity::Error, code, None);
    let (finding, format) = match reason {
        NotText::Empty => (error("file-empty"), Format::Unknown),
        NotText::Other(kind) => (error("file-kind").with("kind", kind), Format::Unknown),
        NotText::Encoding { at } => (error("file-encoding").with("byte", at), Format::GeoJson),
    };
    let mut findings = Findings::default();
    findings.refuse(finding);
    let mut diagnostics = located(findings, "", file);
    if let NotText::Encoding { at } = reason
        && let Some(before) = bytes.get(..*at).and_then(|before| std::str::from_utf8(before).ok())
    {
        let last = before.rsplit('\n').next().unwrap_or("");
        for diagnostic in &mut diagnostics {
            diagnostic.line = Some(before.matches('\n').count() + 1);
            diagnostic.column = Some(last.chars().count() + 1);
        }
    }
    Loaded {
        crs: String::new(),
        diagnostics,
        ..Loaded::nothing(format, 0)
    }
}

/// Features of fewer bytes than this are read on one thread.
const WORTH_SHARING: usize = 64 * 1024;

/// Features that one thread reads in a row, and that share their words.
const PIECE: usize = 512;

/// Reads every record. An error is a reason to refuse the whole document, the first in the text.
fn parse_all(
    text: &str,
    records: &[Record],
    format: Format,
    defaults: &Defaults,
    keep: bool,
) -> Result<Vec<Result<Parsed, Dropped>>, Finding> {
    let spent = AtomicUsize::new(0);
    let limit = 6_000_000 + text.len() / 8;
    let dropped = |finding: Finding, index, refuses| {
        let finding = Box::new(finding.of(index));
        Err(Dropped { finding, refuses })
    };
    let one = |index, record: &Record, pool: &mut Pool| match parse(text, record, defaults, keep, pool) {
        Ok((_, cost)) if keep && spent.fetch_add(cost, Ordering::Relaxed) + cost > limit => {
            let finding = Finding::new(Severity::Error, "too-many-values", Some(record.at));
            dropped(finding, index, true)
        }
        Ok((parsed, _)) => Ok(parsed),
        Err(Stop::Fault(finding)) => dropped(*finding, index, false),
        Err(Stop::Syntax(fault)) => {
            let finding = Finding::new(Severity::Error, fault.code, Some(fault.at));
            dropped(finding, index, format != Format::Sequence)
        }
    };
    let many = |(piece, records): (usize, &[Record])| {
        let mut pool = Pool::new();
        let first = piece * PIECE;
        let each = records.iter().enumerate();
        each.map(|(index, record)| one(first + index, record, &mut pool))
            .collect::<Vec<_>>()
    };
    let parsed: Vec<_> = if text.len() < WORTH_SHARING || records.len() < 2 {
        records.chunks(PIECE).enumerate().flat_map(many).collect()
    } else {
        records.par_chunks(PIECE).enumerate().flat_map_iter(many).collect()
    };
    let refusal = parsed
        .iter()
        .find_map(|result| result.as_ref().err().filter(|dropped| dropped.refuses));
    match refusal {
        Some(dropped) => Err((*dropped.finding).clone()),
        None => Ok(parsed),
    }
}

fn parse(
    text: &str,
    record: &Record,
    defaults: &Defaults,
    keep: bool,
    pool: &mut Pool,
) -> Result<(Parsed, usize), Stop> {
    if let What::Bad(finding) = &record.what {
        return Err(Stop::Fault(finding.clone()));
    }
    let piece = &text[..record.end];
    let mut cursor = Cursor::new(piece, record.at);
    let result = feature::read(&mut cursor, &record.what, pool);
    let draft = match result {
        Ok(draft) if cursor.at == record.end => draft,
        Ok(_) => return Err(Stop::Syntax(cursor.wrong())),
        Err(stop) => {
            // A fault of the feature counts only when its text is JSON to the end.
            Cursor::new(piece, record.at).skip()?;
            return Err(stop);
        }
    };
    let cost = draft.cost;
    Ok((reading::parsed(draft, record.at, defaults, keep, pool), cost))
}
