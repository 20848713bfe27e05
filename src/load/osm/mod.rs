//! OpenStreetMap, as XML or in protocol buffers: nodes, ways and relations become features with their tags. A profile
//! marks what this territory is about: the cycle network, parks, spoil tips.

mod build;
mod pbf;
mod proto;
mod relation;
mod xml;

use super::file::Task;
use super::reading::finding::Finding;
use super::reading::rows::Rows;
use super::reading::{Format, Loaded};

/// Tags of an object, in the order of the file.
type Tags = Vec<(String, String)>;

/// A node: where it is, what it says.
struct Node {
    /// None when it cannot be read, here and below.
    id: Option<i64>,
    /// Longitude and latitude in degrees; none when they cannot be read.
    place: Option<[f64; 2]>,
    tags: Tags,
    at: Option<usize>,
}

/// A way: its nodes.
struct Way {
    id: Option<i64>,
    nodes: Vec<i64>,
    /// References that are no numbers.
    broken: usize,
    tags: Tags,
    at: Option<usize>,
}

/// A member of a relation that is a way.
struct Member {
    way: i64,
    role: String,
}

/// A relation: its ways, and the relations that it is made of.
struct Relation {
    id: Option<i64>,
    ways: Vec<Member>,
    relations: Vec<i64>,
    /// References that are no numbers.
    broken: usize,
    tags: Tags,
    at: Option<usize>,
}

/// All objects of a file.
#[derive(Default)]
struct Objects {
    nodes: Vec<Node>,
    ways: Vec<Way>,
    relations: Vec<Relation>,
    /// Bytes that it takes, estimated.
    cost: usize,
    /// Objects that the file says are deleted.
    deleted: usize,
    /// Tags without a key.
    keyless: usize,
    /// What the server said of a query that it did not finish.
    remark: Option<String>,
}

impl Objects {
    /// Bytes that a text or a list adds.
    fn weigh(&mut self, tags: &Tags, items: usize) {
        let texts: usize = tags.iter().map(|(key, value)| 64 + key.len() + value.len()).sum();
        self.cost += 96 + texts + items * 8;
    }
}

/// Whether bytes begin like a file of protocol buffers.
pub(super) fn is_pbf(bytes: &[u8]) -> bool {
    bytes.get(4..15).is_some_and(|start| start == b"\x0a\x09OSMHeader")
}

/// Reads OpenStreetMap XML.
pub(super) fn read_xml(bytes: &[u8], task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::Osm, task.defaults, task.keep);
    match super::xml::decode(bytes) {
        Ok(text) => {
            put(xml::read(&text), &mut rows);
            rows.finish(task.name, &text)
        }
        Err(finding) => {
            rows.refuse(*finding);
            rows.finish(task.name, "")
        }
    }
}

/// Reads OpenStreetMap in protocol buffers.
pub(super) fn read_pbf(bytes: &[u8], task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::OsmPbf, task.defaults, task.keep);
    put(pbf::read(bytes), &mut rows);
    rows.finish(task.name, "")
}

fn put(objects: Result<Objects, Box<Finding>>, rows: &mut Rows<'_>) {
    match objects {
        Ok(objects) => {
            if rows.spend(objects.cost) {
                build::features(&objects, rows);
            }
        }
        Err(finding) => rows.refuse(*finding),
    }
}
