//! From a text to the places of its features: what the root is, where each feature begins and ends, and whether several
//! documents follow each other (newline-delimited, or RFC 8142 text sequences).

use std::borrow::Cow;

use serde_json::Value;

use super::{Format, Stop, bbox, geometry, kind_of};
use crate::load::json::{Cursor, Syntax};
use crate::load::json_value::{self, Account};
use crate::load::reading::finding::{Finding, Notes};
use crate::model::Severity;

/// Most features of one document; more is refused before it can fill the memory.
const MAX_FEATURES: usize = 1_000_000;
/// Members that only Esri's own JSON has at its root.
const ESRI: [&str; 7] = [
    "geometryType",
    "spatialReference",
    "fieldAliases",
    "displayFieldName",
    "rings",
    "paths",
    "attributes",
];

/// What stands at a place of the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// Something that should be a feature.
    Feature,
    /// A bare geometry.
    Geometry,
    /// A record of a sequence that cannot be read.
    Bad(Box<Finding>),
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record {
    /// First byte.
    pub at: usize,
    /// Byte after the last.
    pub end: usize,
    /// What should stand there.
    pub what: What,
}

/// A document taken apart.
#[derive(Debug, Default)]
pub(super) struct Split {
    /// How documents follow each other.
    pub format: Format,
    /// Features in order.
    pub records: Vec<Record>,
    /// The `crs` member of the root.
    pub crs: Option<Value>,
    /// Findings about the document.
    pub notes: Notes,
    /// Why the document is refused.
    pub refusal: Option<Finding>,
}

/// Takes a document apart.
pub(super) fn split(text: &str) -> Split {
    let mut out = Split::default();
    let start = text.len() - text.trim_start_matches([' ', '\n', '\r', '\t']).len();
    if text[start..].starts_with('\u{1e}') {
        out.format = Format::Sequence;
        let pieces = pieces(text, '\u{1e}');
        sequence(text, &pieces, &mut out);
        return out;
    }
    let result = root(text, start, &mut out);
    let lines = match &result {
        Ok((end, _)) => {
            let gap = &text[*end..];
            let rest = gap.trim_start_matches([' ', '\n', '\r', '\t']);
            if rest.is_empty() {
                return out;
            }
            let broken = gap[..gap.len() - rest.len()].contains('\n');
            (broken && rest.starts_with('{')).then(|| pieces(text, '\n'))
        }
        Err(_) => delimited_with_a_bad_start(text),
    };
    if let Some(lines) = lines {
        out = Split {
            format: Format::Sequence,
            ..Split::default()
        };
        sequence(text, &lines, &mut out);
        return out;
    }
    out.refusal = Some(match result {
        Ok((end, _)) => {
            let mut cursor = Cursor::new(text, end);
            cursor.space();
            Finding::new(Severity::Error, "json-trailing", Some(cursor.at))
        }
        Err(finding) => *finding,
    });
    out
}

/// Pieces of `text` between separators, as byte ranges, blank ones left out.
fn pieces(text: &str, separator: char) -> Vec<(usize, usize)> {
    text.split(separator)
        .map(|piece| {
            let trimmed = piece.trim_matches([' ', '\n', '\r', '\t']);
            let at = trimmed.as_ptr() as usize - text.as_ptr() as usize;
            (at, at + trimmed.len())
        })
        .filter(|(at, end)| at < end)
        .collect()
}

/// Lines of a newline-delimited document whose first record is broken: every line opens an object, the first opens no
/// collection, and most lines are complete.
fn delimited_with_a_bad_start(text: &str) -> Option<Vec<(usize, usize)>> {
    let lines = pieces(text, '\n');
    let (first, rest) = lines.split_first()?;
    let collection = text[first.0..first.1].contains("FeatureCollection");
    if rest.is_empty() || collection || !lines.iter().all(|(at, _)| text.as_bytes()[*at] == b'{') {
        return None;
    }
    let complete = |line: &&(usize, usize)| {
        let mut cursor = Cursor::new(&text[..line.1], line.0);
        cursor.skip().is_ok() && cursor.at == line.1
    };
    (lines.iter().filter(complete).count() * 2 >= lines.len()).then_some(lines)
}

/// Reads the documents of a sequence. A broken one is dropped, for the others stand on their own; but text that is no
/// object at all, or anything broken behind a collection, refuses the whole.
fn sequence(text: &str, pieces: &[(usize, usize)], out: &mut Split) {
    let mut collection = false;
    for (index, (at, end)) in pieces.iter().copied().enumerate() {
        let result = root(&text[..end], at, out).and_then(|(after, is_collection)| {
            collection |= index == 0 && is_collection;
            if after == end {
                return Ok(());
            }
            let fault = Finding::new(Severity::Error, "json-trailing", Some(after));
            out.records.pop();
            Err(Box::new(fault))
        });
        if out.records.len() > MAX_FEATURES {
            let finding = Finding::new(Severity::Error, "too-many-features", Some(at));
            out.refusal = Some(finding.with("limit", MAX_FEATURES));
            return;
        }
        if let Err(finding) = result {
            if collection || text.as_bytes()[at] != b'{' {
                out.refusal = Some(*finding);
                return;
            }
            let what = What::Bad(finding);
            out.records.push(Record { at, end, what });
        }
    }
    out.notes
        .add(Finding::new(Severity::Info, "sequence", None).with("count", pieces.len()));
}

/// What the members of a root say.
#[derive(Default)]
struct Root<'a> {
    kind: Option<Cow<'a, str>>,
    kind_at: usize,
    odd_kind: Option<&'static str>,
    features: Option<Result<Vec<Record>, &'static str>>,
    features_at: usize,
    bbox: Option<usize>,
    crs: Option<(usize, Value)>,
    /// Other members with their offsets.
    others: Vec<(Cow<'a, str>, usize)>,
    repeated: Option<(Cow<'a, str>, usize)>,
}

/// Reads the document that begins at `at`; gives the byte after it and whether it is a collection.
fn root(text: &str, at: usize, out: &mut Split) -> Result<(usize, bool), Box<Finding>> {
    let mut cursor = Cursor::new(text, at);
    let refuse = |fault: Syntax| Box::new(Finding::new(Severity::Error, fault.code, Some(fault.at)));
    if cursor.peek() != Some(b'{') {
        let found = kind_of(&mut cursor).map_err(refuse)?;
        cursor.skip().map_err(refuse)?;
        return Err(Box::new(
            Finding::new(Severity::Error, "root-not-object", Some(at)).with("found", found),
        ));
    }
    let mut root = Root::default();
    let before = out.records.len();
    members(&mut cursor, text, before, &mut root).map_err(|finding| {
        // A word in the place of a number is a fault of the feature, where the document is one feature.
        let alone = root.kind.as_deref().is_some_and(|kind| kind != "FeatureCollection");
        let named = finding.code == "json-not-finite" && finding.feature.is_none() && alone;
        if named { Box::new(finding.of(before)) } else { finding }
    })?;
    let (what, is_collection) = match root.kind.as_deref() {
        Some("FeatureCollection") => (None, true),
        Some("Feature") => (Some(What::Feature), false),
        Some(name) if geometry::is_kind(name) => (Some(What::Geometry), false),
        _ => return Err(Box::new(odd_root(&root, at))),
    };
    if let Some((name, at)) = root.repeated.as_ref().filter(|_| what != Some(What::Geometry)) {
        let finding = Finding::new(Severity::Warning, "duplicate-key", Some(*at));
        out.notes.add(finding.with("name", name));
    }
    let end = cursor.at;
    if let Some(what) = what {
        out.records.push(Record { at, end, what });
        return Ok((end, false));
    }
    collection(text, root, out)?;
    Ok((end, is_collection))
}

fn odd_root(root: &Root<'_>, at: usize) -> Finding {
    let has = |name: &str| root.others.iter().any(|(other, _)| other == name);
    let error = |code, at| Finding::new(Severity::Error, code, Some(at));
    match (root.kind.as_deref(), root.odd_kind) {
        (Some("Topology"), _) => error("topojson", at),
        (None, _) if ESRI.iter().any(|name| has(name)) => error("esri-json", at),
        (Some(found), _) => error("root-type-unknown", root.kind_at).with("found", found),
        (None, Some(found)) => error("root-type-unknown", root.kind_at).with("found", found),
        (None, None) => error("root-type-missing", at),
    }
}

fn collection(text: &str, root: Root<'_>, out: &mut Split) -> Result<(), Box<Finding>> {
    let error = |code, at| Box::new(Finding::new(Severity::Error, code, Some(at)));
    let records = match root.features {
        None => return Err(error("features-missing", root.kind_at)),
        Some(Err(found)) => {
            let finding = Finding::new(Severity::Error, "features-not-array", Some(root.features_at));
            return Err(Box::new(finding.with("found", found)));
        }
        Some(Ok(records)) => records,
    };
    if let Some(at) = root.bbox {
        match bbox::check(&mut Cursor::new(text, at), &mut out.notes) {
            Ok(()) => {}
            Err(Stop::Syntax(fault)) => return Err(error(fault.code, fault.at)),
            Err(Stop::Fault(finding)) => return Err(finding),
        }
    }
    if let Some((at, crs)) = root.crs {
        out.notes.warn("old-crs-member", at);
        out.crs = Some(crs);
    }
    for (name, at) in root.others {
        let finding = Finding::new(Severity::Warning, "foreign-member", Some(at));
        out.notes.add(finding.with("name", name));
    }
    if records.is_empty() {
        out.notes
            .add(Finding::new(Severity::Info, "no-features", Some(root.features_at)));
    }
    out.records.extend(records);
    Ok(())
}

fn members<'a>(cursor: &mut Cursor<'a>, text: &str, before: usize, root: &mut Root<'a>) -> Result<(), Box<Finding>> {
    let refuse = |fault: Syntax| Box::new(Finding::new(Severity::Error, fault.code, Some(fault.at)));
    let mut seen: Vec<Cow<'a, str>> = Vec::new();
    let mut first = true;
    cursor.enter(b'{').map_err(refuse)?;
    while cursor.more(&mut first, b'}').map_err(refuse)? {
        let at = cursor.at;
        let name = cursor.name().map_err(refuse)?;
        if seen.contains(&name) && root.repeated.is_none() {
            root.repeated = Some((name.clone(), at));
        }
        let next = cursor.peek();
        match name.as_ref() {
            "type" => {
                root.kind_at = cursor.at;
                if next == Some(b'"') {
                    root.kind = Some(cursor.string().map_err(refuse)?);
                } else {
                    root.odd_kind = Some(kind_of(cursor).map_err(refuse)?);
                    cursor.skip().map_err(refuse)?;
                }
            }
            "features" => {
                root.features_at = cursor.at;
                root.features = Some(if next == Some(b'[') {
                    Ok(elements(cursor, text, before)?)
                } else {
                    let found = kind_of(cursor).map_err(refuse)?;
                    cursor.skip().map_err(refuse)?;
                    Err(found)
                });
            }
            "crs" => {
                let value = json_value::read(cursor, &mut Account::default()).map_err(refuse)?;
                root.crs = Some((at, value));
            }
            _ => {
                if name == "bbox" {
                    root.bbox = Some(cursor.at);
                } else if root.others.len() < 64 {
                    root.others.push((name.clone(), at));
                }
                cursor.skip().map_err(refuse)?;
            }
        }
        if seen.len() < 64 {
            seen.push(name);
        }
    }
    Ok(())
}

/// Places of the elements of the array at the cursor, found by counting brackets.
fn elements(cursor: &mut Cursor<'_>, text: &str, before: usize) -> Result<Vec<Record>, Box<Finding>> {
    let start = cursor.clone();
    let mut records = Vec::new();
    let fault = loop {
        match element(cursor, &mut records) {
            Ok(true) if before + records.len() > MAX_FEATURES => {
                let finding = Finding::new(Severity::Error, "too-many-features", Some(cursor.at));
                return Err(Box::new(finding.with("limit", MAX_FEATURES)));
            }
            Ok(true) => {}
            Ok(false) => return Ok(records),
            Err(fault) => break fault,
        }
    };
    Err(Box::new(first_fault(start, fault, text, before)))
}

fn element(cursor: &mut Cursor<'_>, records: &mut Vec<Record>) -> Result<bool, Syntax> {
    let mut first = records.is_empty();
    if first {
        cursor.enter(b'[')?;
    }
    if !cursor.more(&mut first, b']')? {
        return Ok(false);
    }
    cursor.space();
    let at = cursor.at;
    cursor.skim()?;
    let (end, what) = (cursor.at, What::Feature);
    records.push(Record { at, end, what });
    Ok(true)
}

/// Where exactly an array of features stops being JSON, and in which feature.
fn first_fault(mut cursor: Cursor<'_>, skimmed: Syntax, text: &str, before: usize) -> Finding {
    let mut index = 0;
    let mut inside = false;
    let mut walk = || -> Result<(), Syntax> {
        cursor.enter(b'[')?;
        let mut first = true;
        while cursor.more(&mut first, b']')? {
            inside = cursor.peek().is_some();
            cursor.skip()?;
            inside = false;
            index += 1;
        }
        Ok(())
    };
    let fault = walk().err().unwrap_or(skimmed);
    let finding = Finding::new(Severity::Error, fault.code, Some(fault.at.min(text.len())));
    if inside { finding.of(before + index) } else { finding }
}
