//! Relations: areas of several rings, routes over ways and over other routes.

use std::collections::{HashMap, HashSet};

use geo_types::Coord;

use super::build::{Counts, attributes, line, missing, nameless, tag};
use super::{Member, Relation, Way};
use crate::load::reading::finding::Notes;
use crate::load::reading::members::Id;
use crate::load::reading::rows::{Row, Rows};
use crate::load::reading::shape::{Raw, Rings};

/// What following a relation costs, in vertices.
const STEP: usize = 6;

/// What relations are made of, and how much they may still repeat.
pub(super) struct Parts<'o> {
    /// Ways by id.
    pub ways: HashMap<i64, &'o Way>,
    /// Relations by id.
    pub relations: HashMap<i64, &'o Relation>,
    /// Places of nodes by id.
    pub places: HashMap<i64, Coord<f64>>,
    /// Vertices and members that may still be looked at.
    pub left: usize,
}

/// The ways of a relation, and of the relations that it is made of.
struct Members<'o> {
    ways: Vec<&'o Member>,
    /// Members that are no relation of this file.
    lost: usize,
    /// Members that lead back to the relation itself.
    loops: usize,
}

impl<'o> Parts<'o> {
    /// Follows relations of relations, each once; none when that is too much.
    fn members(&mut self, relation: &'o Relation) -> Option<Members<'o>> {
        let mut members = Members {
            ways: Vec::new(),
            lost: 0,
            loops: 0,
        };
        let (mut seen, mut open) = (relation.id.into_iter().collect::<HashSet<i64>>(), vec![relation]);
        while let Some(one) = open.pop() {
            let steps = (1 + one.relations.len()) * STEP + one.ways.len();
            self.left = self.left.checked_sub(steps)?;
            members.ways.extend(&one.ways);
            // The first one is looked at first: the order of a route stays.
            for id in one.relations.iter().rev() {
                match self.relations.get(id) {
                    _ if [relation.id, one.id].contains(&Some(*id)) => members.loops += 1,
                    None => members.lost += 1,
                    Some(next) if seen.insert(*id) => open.push(next),
                    Some(_) => {}
                }
            }
        }
        Some(members)
    }

    /// The lines of members: those of inner rings apart; ways and nodes that are not in the file; none when it is too much.
    fn lines(&mut self, members: &[&Member]) -> Option<([Rings; 2], [usize; 2])> {
        let (mut sides, mut lost) = ([Rings::new(), Rings::new()], [0, 0]);
        for member in members {
            let Some(way) = self.ways.get(&member.way) else {
                lost[0] += 1;
                continue;
            };
            let (line, gone) = line(&way.nodes, &self.places);
            lost[1] += gone;
            self.left = self.left.checked_sub(line.len())?;
            if line.len() > 1 {
                sides[usize::from(member.role == "inner")].push(line);
            }
        }
        Some((sides, lost))
    }
}

/// Makes a feature of an area or a route; counts the others. Whether it drew its ways.
pub(super) fn relation<'o>(
    relation: &'o Relation,
    parts: &mut Parts<'o>,
    rows: &mut Rows<'_>,
    counts: &mut Counts,
) -> bool {
    let Some(id) = relation.id else {
        nameless(relation.at, rows);
        return false;
    };
    let kind = tag(&relation.tags, "type");
    let is_area = matches!(kind, "multipolygon" | "boundary");
    if !is_area && !matches!(kind, "route" | "superroute") {
        counts.skipped += 1;
        return false;
    }
    let mut notes = Notes::default();
    let too_much = |rows: &mut Rows<'_>| {
        rows.fail("too-many-vertices", relation.at);
        false
    };
    let members = if is_area {
        // An area is made of ways; what else it names is no part of its outline.
        missing("osm-member-relation", relation.relations.len(), relation.at, &mut notes);
        relation.ways.iter().collect()
    } else {
        let Some(members) = parts.members(relation) else {
            return too_much(rows);
        };
        missing("osm-relation-missing", members.lost, relation.at, &mut notes);
        missing("osm-relation-loop", members.loops, relation.at, &mut notes);
        members.ways
    };
    let Some(([mut outer, mut inner], [lost_ways, lost_nodes])) = parts.lines(&members) else {
        return too_much(rows);
    };
    missing("osm-way-missing", lost_ways, relation.at, &mut notes);
    missing("osm-node-missing", lost_nodes, relation.at, &mut notes);
    missing("osm-ref-broken", relation.broken, relation.at, &mut notes);
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
        id: Some(Id::Text(format!("relation/{id}"))),
        attributes,
        at: relation.at,
        notes,
        crs: None,
    });
    true
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
