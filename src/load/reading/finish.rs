//! The judgement of a document as a whole: where it lies, which ids it repeats, what is left of it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::crs::Said;
use super::finding::{Finding, Findings};
use super::members::Id;
use super::place::{Mover, Placing, Range, Reading};
use super::{Defaults, Dropped, Loaded, Parsed};
use crate::model::{Feature, Severity, Shape};

/// What a document says of itself.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::load) struct Document {
    /// Its reference system.
    pub said: Said,
    /// Whether its format lets a document choose one, so that another one than WGS 84 is nothing to warn of.
    pub is_usual: bool,
}

/// Places and names the features that were read, and fills `loaded`.
pub(in crate::load) fn finish(
    parsed: Vec<Result<Parsed, Dropped>>,
    document: &Document,
    defaults: &Defaults,
    keep: bool,
    findings: &mut Findings,
    loaded: &mut Loaded,
) {
    let said = &document.said;
    if let Said::Other(name) = said {
        loaded.crs.clone_from(name);
        findings.refuse(Finding::new(Severity::Error, "crs-unsupported", None).with("crs", name));
        return;
    }
    let ranges = parsed.iter().flatten().filter_map(|parsed| parsed.range.as_ref());
    let placing = Placing::of(said, ranges);
    let uniform = say_where(&parsed, document, placing, findings, loaded);
    let cycle = parsed.iter().flatten().filter(|parsed| parsed.is_cycle).count();
    if cycle > 0 {
        loaded.is_cycle = true;
        findings.push(Finding::new(Severity::Info, "cycle-schema", None).with("count", cycle));
    }
    let mover = Mover::new();
    let mut kept = Vec::with_capacity(parsed.len());
    for (index, result) in parsed.into_iter().enumerate() {
        match result {
            Ok(parsed) => {
                let placed = one(parsed, index, placing, (&mover, uniform), findings);
                kept.extend(placed.map(|(parsed, reading)| (index, parsed, reading)));
            }
            Err(dropped) => findings.push(*dropped.finding),
        }
    }
    say_ids(&kept, findings);
    loaded.loaded_features = kept.len();
    loaded.refused = kept.is_empty() && loaded.declared_features > 0;
    if loaded.refused {
        findings.push(Finding::new(Severity::Error, "nothing-left", None));
    }
    if keep {
        loaded.features = placed(kept, defaults);
    }
}

/// The reading of one feature: what its own `crs` says wins over the document.
fn reading_of(parsed: &Parsed, range: &Range, placing: Placing) -> Reading {
    match parsed.crs.as_deref() {
        Some(said @ (Said::Lambert93 | Said::Mercator | Said::Zone(_))) => {
            Placing::of(said, std::iter::once(range)).reading(range)
        }
        _ => placing.reading(range),
    }
}

/// Findings about the reference system of the document; tells whether all of it is read in one way, so that no feature
/// needs a finding of its own.
fn say_where(
    parsed: &[Result<Parsed, Dropped>],
    document: &Document,
    placing: Placing,
    findings: &mut Findings,
    loaded: &mut Loaded,
) -> bool {
    let warn = |code| Finding::new(Severity::Warning, code, None);
    let said = &document.said;
    let mut counts: HashMap<Reading, usize> = HashMap::new();
    for parsed in parsed.iter().flatten() {
        if let Some(range) = &parsed.range {
            *counts.entry(reading_of(parsed, range, placing)).or_insert(0) += 1;
        }
    }
    if placing.contradicted {
        findings.push(warn("crs-contradicted"));
    }
    if let Said::Near(name) = said {
        findings.push(warn("crs-datum").with("crs", name));
        loaded.crs.clone_from(name);
    }
    if placing.doubtful {
        findings.push(warn("axes-doubtful"));
    }
    let uniform = counts.len() == 1;
    let zones = (42..=50).map(Reading::Zone);
    for reading in [Reading::Swapped, Reading::Mercator, Reading::Lambert93]
        .into_iter()
        .chain(zones)
    {
        let (Some(count), Some((code, crs))) = (counts.get(&reading), reading.told()) else {
            continue;
        };
        loaded.crs = crs.to_owned();
        if uniform {
            let severity = match placing.declared {
                Some(declared) if document.is_usual && declared == reading => Severity::Info,
                _ => Severity::Warning,
            };
            findings.push(Finding::new(severity, code, None).with("count", count).with("crs", crs));
        }
    }
    uniform
}

fn one(
    mut parsed: Parsed,
    index: usize,
    placing: Placing,
    (mover, uniform): (&Mover, bool),
    findings: &mut Findings,
) -> Option<(Parsed, Reading)> {
    let reading = parsed.range.map(|range| reading_of(&parsed, &range, placing));
    for note in std::mem::take(&mut parsed.notes) {
        // The winding of a swapped ring was judged in the mirror.
        if reading != Some(Reading::Swapped) || note.code != "ring-winding" {
            findings.push(note.of(index));
        }
    }
    let finding = |severity, code| Finding::new(severity, code, parsed.at).of(index);
    if let Some(Said::Other(name)) = parsed.crs.as_deref() {
        findings.push(finding(Severity::Error, "crs-unsupported").with("crs", name));
        return None;
    }
    let (Some(range), Some(reading)) = (parsed.range, reading) else {
        return Some((parsed, Reading::Degrees));
    };
    if reading == Reading::Nowhere || !mover.reaches(reading, &range) {
        let place = range.farthest();
        let place = format!("{}, {}", place.x, place.y);
        findings.push(finding(Severity::Error, "position-nowhere").with("place", place));
        return None;
    }
    if let Some((code, crs)) = reading.told().filter(|_| !uniform) {
        findings.push(finding(Severity::Warning, code).with("crs", crs));
    }
    if reading == Reading::Degrees {
        if placing.doubts(&range) {
            findings.push(finding(Severity::Warning, "axes-doubtful"));
        }
        if range.min.x < -180.0 || range.max.x > 180.0 {
            findings.push(finding(Severity::Warning, "longitude-beyond").with("place", range.farthest().x));
        } else if range.jumps {
            findings.push(finding(Severity::Warning, "antimeridian"));
        }
    }
    Some((parsed, reading))
}

/// Findings about repeated ids and ids of two types.
fn say_ids(kept: &[(usize, Parsed, Reading)], findings: &mut Findings) {
    let mut seen: HashSet<&Id> = HashSet::new();
    let mut first: Option<&Id> = None;
    let mut mixed = false;
    for (index, parsed, _) in kept {
        let Some(id) = &parsed.id else { continue };
        let known = *first.get_or_insert(id);
        if !mixed && std::mem::discriminant(known) != std::mem::discriminant(id) {
            mixed = true;
            findings.push(Finding::new(Severity::Warning, "ids-mixed", parsed.at).of(*index));
        }
        if !seen.insert(id) {
            let finding = Finding::new(Severity::Warning, "id-duplicate", parsed.at).of(*index);
            findings.push(finding.with("id", id.text()));
        }
    }
}

/// Features in degrees with stable ids; equal keys get `-2`, `-3`, … in the order of the file.
fn placed(kept: Vec<(usize, Parsed, Reading)>, defaults: &Defaults) -> Vec<Feature> {
    let mut features: Vec<(Box<Feature>, Reading)> = Vec::with_capacity(kept.len());
    let mut keys: Vec<String> = Vec::with_capacity(kept.len());
    for (index, parsed, reading) in kept {
        let Some(feature) = parsed.feature else { continue };
        keys.push(parsed.key.unwrap_or_else(|| index.to_string()));
        features.push((feature, reading));
    }
    for ((feature, _), key) in features.iter_mut().zip(unique(&keys)) {
        feature.id = format!("{}:{key}", defaults.layer_id);
    }
    drop(keys);
    if features.iter().all(|(_, reading)| *reading == Reading::Degrees) {
        return features.into_iter().map(|(feature, _)| *feature).collect();
    }
    let moved = features
        .into_par_iter()
        .map_init(Mover::new, |mover, (mut feature, reading)| {
            let moves = |shape: &mut Option<Shape>| {
                let Some(mut geometry) = shape.as_ref().map(Shape::geometry) else {
                    return true;
                };
                let complete = mover.move_to_degrees(reading, &mut geometry);
                *shape = Some(Shape::new(geometry));
                complete
            };
            let all = moves(&mut feature.geometry) && (feature.outline.is_none() || moves(&mut feature.outline));
            all.then_some(*feature)
        });
    moved.flatten().collect()
}

/// Keys made unique.
fn unique(keys: &[String]) -> Vec<Cow<'_, str>> {
    let mut used: HashMap<&str, usize> = HashMap::new();
    let mut taken: HashSet<Cow<'_, str>> = HashSet::with_capacity(keys.len());
    keys.iter()
        .map(|key| {
            let mut wanted = Cow::Borrowed(key.as_str());
            while !taken.insert(wanted.clone()) {
                let count = used.entry(key).or_insert(1);
                *count += 1;
                wanted = Cow::Owned(format!("{key}-{count}"));
            }
            wanted
        })
        .collect()
}
