//! Objects to features: places for nodes, lines and areas for ways, areas and routes for relations.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use geo_types::Coord;

use super::relation::{Parts, relation as relation_feature};
use super::{Node, Objects, Tags, Way};
use crate::load::reading::finding::{Finding, Notes};
use crate::load::reading::members::Id;
use crate::load::reading::rows::{Row, Rows};
use crate::load::reading::shape::Raw;
use crate::model::{Property, Severity};

/// Tags that say where an object comes from, not what it is.
const SILENT: [&str; 6] = ["source", "created_by", "attribution", "note", "fixme", "odbl"];
/// Keys that make a closed way an area.
const AREA: [&str; 12] = [
    "building", "landuse", "leisure", "natural", "amenity", "area", "boundary", "place", "shop", "tourism", "historic",
    "man_made",
];
/// Most vertices that relations may repeat.
const MAX_VERTICES: usize = 12_000_000;

/// Makes features of all objects that say something.
pub(super) fn features(objects: &Objects, rows: &mut Rows<'_>) {
    let mut places: HashMap<i64, Coord<f64>> = HashMap::with_capacity(objects.nodes.len());
    let mut moved = 0;
    for node in &objects.nodes {
        let (Some(id), Some([x, y])) = (node.id, node.place) else {
            continue;
        };
        let place = Coord { x, y };
        moved += usize::from(places.insert(id, place).is_some_and(|before| before != place));
    }
    let mut counts = Counts::default();
    let telling = objects
        .nodes
        .iter()
        .filter(|node| node.place.is_none() || node.id.is_none() || tells(&node.tags));
    for node in telling {
        self::node(node, rows, &mut counts);
    }
    let mut parts = Parts {
        ways: objects.ways.iter().filter_map(|way| Some((way.id?, way))).collect(),
        relations: objects
            .relations
            .iter()
            .filter_map(|one| Some((one.id?, one)))
            .collect(),
        places,
        left: MAX_VERTICES,
    };
    let mut used: HashSet<i64> = HashSet::new();
    for relation in &objects.relations {
        if relation_feature(relation, &mut parts, rows, &mut counts) {
            used.extend(relation.ways.iter().map(|member| member.way));
        }
        if rows.is_refused() {
            return;
        }
    }
    for way in &objects.ways {
        // A way without tags that is part of a relation was drawn with it.
        if tells(&way.tags) || way.id.is_none_or(|id| !used.contains(&id)) {
            self::way(way, &parts.places, rows, &mut counts);
        }
    }
    tell(&counts, moved, rows);
    tell_of_file(objects, rows);
}

/// What the file itself says is gone, and what it says without saying of what.
fn tell_of_file(objects: &Objects, rows: &mut Rows<'_>) {
    for (code, count) in [("osm-deleted", objects.deleted), ("osm-keyless", objects.keyless)] {
        if count > 0 {
            rows.note(Finding::new(Severity::Warning, code, None).with("count", count));
        }
    }
    if let Some(remark) = &objects.remark {
        rows.note(Finding::new(Severity::Warning, "osm-remark", None).with("found", remark));
    }
}

/// Drops an object that has no number: nothing can refer to it, and a repetition of it would not be seen.
pub(super) fn nameless(at: Option<usize>, rows: &mut Rows<'_>) {
    rows.bad(Finding::new(Severity::Error, "osm-id", at));
}

/// What was passed over, what stands twice, and what the profile found.
fn tell(counts: &Counts, moved: usize, rows: &mut Rows<'_>) {
    if moved > 0 {
        rows.note(Finding::new(Severity::Warning, "osm-node-twice", None).with("count", moved));
    }
    if counts.skipped > 0 {
        rows.note(Finding::new(Severity::Info, "osm-relation-skipped", None).with("count", counts.skipped));
    }
    rows.note(
        Finding::new(Severity::Info, "osm-profile", None)
            .with("cycle", counts.cycle)
            .with("park", counts.park)
            .with("terril", counts.terril)
            .with("other", counts.other),
    );
}

/// Objects of each profile, and relations that are passed over.
#[derive(Default)]
pub(super) struct Counts {
    cycle: usize,
    park: usize,
    terril: usize,
    other: usize,
    pub skipped: usize,
}

fn tells(tags: &Tags) -> bool {
    tags.iter().any(|(key, _)| !SILENT.contains(&key.as_str()))
}

/// The value of a tag, empty where there is none.
pub(super) fn tag<'t>(tags: &'t Tags, key: &str) -> &'t str {
    tags.iter()
        .find(|(known, _)| known == key)
        .map_or("", |(_, value)| value)
}

/// What an object is for this territory.
fn profile(tags: &Tags) -> Option<&'static str> {
    let is = |key: &str, values: &[&str]| values.contains(&tag(tags, key));
    let name = tag(tags, "name").to_lowercase();
    if is("man_made", &["spoil_heap"]) || is("landuse", &["spoil_heap"]) || name.starts_with("terril") {
        return Some("terril");
    }
    let lanes = ["cycleway", "cycleway:left", "cycleway:right", "cycleway:both"];
    let has_lane = lanes
        .iter()
        .any(|key| !matches!(tag(tags, key), "" | "no" | "none" | "separate"));
    if is("highway", &["cycleway"])
        || is("route", &["bicycle", "mtb"])
        || (is("bicycle", &["designated"]) && !tag(tags, "highway").is_empty())
        || (has_lane && !tag(tags, "highway").is_empty())
    {
        return Some("cycle");
    }
    if is("leisure", &["park", "nature_reserve", "garden"]) || is("boundary", &["protected_area"]) {
        return Some("park");
    }
    None
}

/// Tags as attributes, counted by profile.
pub(super) fn attributes(
    tags: &Tags,
    kind: &'static str,
    rows: &mut Rows<'_>,
    counts: &mut Counts,
) -> Vec<(Cow<'static, str>, Property)> {
    let profile = profile(tags);
    match profile {
        Some("cycle") => counts.cycle += 1,
        Some("park") => counts.park += 1,
        Some(_) => counts.terril += 1,
        None => counts.other += 1,
    }
    let mut attributes: Vec<(Cow<'static, str>, Property)> = Vec::with_capacity(tags.len() + 2);
    for (key, value) in tags {
        let value = rows.text(value);
        attributes.push((Cow::Owned(key.clone()), value));
    }
    let kind = rows.text(kind);
    attributes.push((Cow::Borrowed("osm_type"), kind));
    if let Some(profile) = profile {
        let profile = rows.text(profile);
        attributes.push((Cow::Borrowed("osm_profile"), profile));
    }
    attributes
}

fn node(node: &Node, rows: &mut Rows<'_>, counts: &mut Counts) {
    let Some(id) = node.id else {
        return nameless(node.at, rows);
    };
    let Some([x, y]) = node.place else {
        return rows.bad(Finding::new(Severity::Error, "osm-node-position", node.at));
    };
    let attributes = attributes(&node.tags, "node", rows, counts);
    rows.add(Row {
        raw: Some(Raw::Points(vec![Coord { x, y }])),
        id: Some(Id::Text(format!("node/{id}"))),
        attributes,
        at: node.at,
        ..Row::default()
    });
}

/// Places of nodes, and how many are not in the file.
pub(super) fn line(nodes: &[i64], places: &HashMap<i64, Coord<f64>>) -> (Vec<Coord<f64>>, usize) {
    let line: Vec<Coord<f64>> = nodes.iter().filter_map(|node| places.get(node).copied()).collect();
    let missing = nodes.len() - line.len();
    (line, missing)
}

/// Tells how many parts are missing, when any are.
pub(super) fn missing(code: &'static str, count: usize, at: Option<usize>, notes: &mut Notes) {
    if count > 0 {
        let mut finding = Finding::new(Severity::Warning, code, at);
        finding.count = count;
        notes.add(finding);
    }
}

fn way(way: &Way, places: &HashMap<i64, Coord<f64>>, rows: &mut Rows<'_>, counts: &mut Counts) {
    let Some(id) = way.id else {
        return nameless(way.at, rows);
    };
    let mut notes = Notes::default();
    let (line, lost) = line(&way.nodes, places);
    missing("osm-node-missing", lost, way.at, &mut notes);
    missing("osm-ref-broken", way.broken, way.at, &mut notes);
    let closed = way.nodes.len() > 3 && way.nodes.first() == way.nodes.last() && lost + way.broken == 0;
    let area = tag(&way.tags, "area");
    let is_area = closed && area != "no" && AREA.iter().any(|key| !tag(&way.tags, key).is_empty());
    let raw = match line.len() {
        // No node of it is here, or one only: nothing that could be drawn.
        0 | 1 => Raw::Empty,
        _ if is_area => Raw::Polygons(vec![vec![line]]),
        _ => Raw::Lines(vec![line]),
    };
    let attributes = attributes(&way.tags, "way", rows, counts);
    rows.add(Row {
        raw: Some(raw),
        id: Some(Id::Text(format!("way/{id}"))),
        attributes,
        at: way.at,
        notes,
        crs: None,
    });
}
