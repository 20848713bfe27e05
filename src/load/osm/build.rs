//! Objects to features: places for nodes, lines and areas for ways, areas and routes for relations.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use geo_types::Coord;

use super::{Node, Objects, Relation, Tags, Way};
use crate::load::reading::finding::{Finding, Notes};
use crate::load::reading::members::Id;
use crate::load::reading::rows::{Row, Rows};
use crate::load::reading::shape::{Raw, Rings};
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
pub(super) fn features(objects: Objects, rows: &mut Rows<'_>) {
    let places: HashMap<i64, Coord<f64>> = objects
        .nodes
        .iter()
        .filter_map(|node| node.place.map(|[x, y]| (node.id, Coord { x, y })))
        .collect();
    let mut counts = Counts::default();
    let telling = objects
        .nodes
        .iter()
        .filter(|node| node.place.is_none() || tells(&node.tags));
    for node in telling {
        self::node(node, rows, &mut counts);
    }
    let ways: HashMap<i64, &Way> = objects.ways.iter().map(|way| (way.id, way)).collect();
    let mut used: HashSet<i64> = HashSet::new();
    let mut left = MAX_VERTICES;
    for relation in &objects.relations {
        self::relation(relation, (&ways, &places), &mut left, rows, &mut counts);
        used.extend(relation.ways.iter().map(|member| member.way));
        if rows.is_refused() {
            return;
        }
    }
    for way in &objects.ways {
        // A way without tags that is part of a relation was drawn with it.
        if tells(&way.tags) || !used.contains(&way.id) {
            self::way(way, &places, rows, &mut counts);
        }
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

#[derive(Default)]
struct Counts {
    cycle: usize,
    park: usize,
    terril: usize,
    other: usize,
    skipped: usize,
}

fn tells(tags: &Tags) -> bool {
    tags.iter().any(|(key, _)| !SILENT.contains(&key.as_str()))
}

fn tag<'t>(tags: &'t Tags, key: &str) -> &'t str {
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

fn attributes(
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
    let Some([x, y]) = node.place else {
        return rows.bad(Finding::new(Severity::Error, "osm-node-position", node.at));
    };
    let attributes = attributes(&node.tags, "node", rows, counts);
    rows.add(Row {
        raw: Some(Raw::Points(vec![Coord { x, y }])),
        id: Some(Id::Text(format!("node/{}", node.id))),
        attributes,
        at: node.at,
        ..Row::default()
    });
}

fn line(nodes: &[i64], places: &HashMap<i64, Coord<f64>>) -> (Vec<Coord<f64>>, usize) {
    let line: Vec<Coord<f64>> = nodes.iter().filter_map(|node| places.get(node).copied()).collect();
    let missing = nodes.len() - line.len();
    (line, missing)
}

fn missing(code: &'static str, count: usize, at: Option<usize>, notes: &mut Notes) {
    if count > 0 {
        let mut finding = Finding::new(Severity::Warning, code, at);
        finding.count = count;
        notes.add(finding);
    }
}

fn way(way: &Way, places: &HashMap<i64, Coord<f64>>, rows: &mut Rows<'_>, counts: &mut Counts) {
    let mut notes = Notes::default();
    let (line, lost) = line(&way.nodes, places);
    missing("osm-node-missing", lost, way.at, &mut notes);
    let closed = way.nodes.len() > 3 && way.nodes.first() == way.nodes.last() && lost == 0;
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
        id: Some(Id::Text(format!("way/{}", way.id))),
        attributes,
        at: way.at,
        notes,
        crs: None,
    });
}

fn relation(
    relation: &Relation,
    (ways, places): (&HashMap<i64, &Way>, &HashMap<i64, Coord<f64>>),
    left: &mut usize,
    rows: &mut Rows<'_>,
    counts: &mut Counts,
) {
    let kind = tag(&relation.tags, "type");
    let is_area = matches!(kind, "multipolygon" | "boundary");
    if !is_area && kind != "route" {
        counts.skipped += 1;
        return;
    }
    let mut notes = Notes::default();
    let (mut outer, mut inner) = (Vec::new(), Vec::new());
    let (mut lost_ways, mut lost_nodes) = (0, 0);
    for member in &relation.ways {
        let Some(way) = ways.get(&member.way) else {
            lost_ways += 1;
            continue;
        };
        let (line, lost) = line(&way.nodes, places);
        lost_nodes += lost;
        match left.checked_sub(line.len()) {
            Some(rest) => *left = rest,
            None => return rows.fail("too-many-vertices", relation.at),
        }
        if line.len() > 1 {
            if member.role == "inner" {
                inner.push(line)
            } else {
                outer.push(line)
            }
        }
    }
    missing("osm-way-missing", lost_ways, relation.at, &mut notes);
    missing("osm-node-missing", lost_nodes, relation.at, &mut notes);
    let raw = if is_area {
        let (outer, open) = rings(outer);
        let (holes, open_holes) = rings(inner);
        missing("osm-ring-open", open + open_holes, relation.at, &mut notes);
        Raw::Polygons(with_holes(outer, holes))
    } else {
        outer.append(&mut inner);
        Raw::Lines(outer)
    };
    let attributes = attributes(&relation.tags, "relation", rows, counts);
    rows.add(Row {
        raw: Some(raw),
        id: Some(Id::Text(format!("relation/{}", relation.id))),
        attributes,
        at: relation.at,
        notes,
        crs: None,
    });
}

/// Joins lines end to end into rings; how many stayed open.
fn rings(lines: Vec<Vec<Coord<f64>>>) -> (Rings, usize) {
    let key = |place: &Coord<f64>| (place.x.to_bits(), place.y.to_bits());
    let mut ends: HashMap<(u64, u64), Vec<usize>> = HashMap::new();
    for (index, line) in lines.iter().enumerate() {
        for end in [line.first(), line.last()].into_iter().flatten() {
            ends.entry(key(end)).or_default().push(index);
        }
    }
    let mut lines: Vec<Option<Vec<Coord<f64>>>> = lines.into_iter().map(Some).collect();
    let (mut closed, mut open) = (Vec::new(), 0);
    for start in 0..lines.len() {
        let Some(mut ring) = lines[start].take() else { continue };
        while ring.first() != ring.last() {
            let Some(end) = ring.last().map(key) else { break };
            let candidates = ends.get_mut(&end);
            let next = candidates.and_then(|candidates| {
                while let Some(candidate) = candidates.pop() {
                    if lines[candidate].is_some() {
                        return Some(candidate);
                    }
                }
                None
            });
            let Some(mut line) = next.and_then(|next| lines[next].take()) else {
                break;
            };
            if line.first().map(key) != Some(end) {
                line.reverse();
            }
            ring.extend_from_slice(&line[1..]);
        }
        if ring.first() == ring.last() {
            closed.push(ring);
        } else {
            open += 1;
        }
    }
    (closed, open)
}

/// Gives each hole to the outline around its first vertex; the first outline gets those that lie in none.
fn with_holes(outer: Rings, holes: Rings) -> Vec<Rings> {
    let mut polygons: Vec<Rings> = outer.into_iter().map(|ring| vec![ring]).collect();
    if polygons.is_empty() {
        return polygons;
    }
    let mut work = 20_000_000_usize;
    for hole in holes {
        let mut home = 0;
        if polygons.len() > 1 {
            for (index, polygon) in polygons.iter().enumerate() {
                work = work.saturating_sub(polygon[0].len());
                if work == 0 || inside(&polygon[0], hole[0]) {
                    home = index;
                    break;
                }
            }
        }
        polygons[home].push(hole);
    }
    polygons
}

fn inside(ring: &[Coord<f64>], place: Coord<f64>) -> bool {
    let mut inside = false;
    for pair in ring.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if (a.y > place.y) != (b.y > place.y) && place.x < (b.x - a.x) * (place.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
    }
    inside
}
