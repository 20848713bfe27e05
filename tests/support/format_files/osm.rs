//! OpenStreetMap objects, written as XML and as protocol buffers.

use std::collections::BTreeMap;
use std::io::Write as _;

use archipel::load::file::Input;

use super::binary::{block, proto, raw, varint, zigzag};

pub type Tags = Vec<(&'static str, &'static str)>;

#[derive(Debug, Clone)]
pub struct Way {
    pub id: i64,
    pub nodes: Vec<i64>,
    pub tags: Tags,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Node,
    Way,
    Relation,
}

#[derive(Debug, Clone)]
pub struct Relation {
    pub id: i64,
    pub members: Vec<(Kind, i64, &'static str)>,
    pub tags: Tags,
}

/// What a file holds.
#[derive(Debug, Clone, Default)]
pub struct Osm {
    /// Id, longitude and latitude.
    pub nodes: Vec<(i64, [f64; 2])>,
    pub ways: Vec<Way>,
    pub relations: Vec<Relation>,
}

fn tags_xml(tags: &Tags) -> String {
    tags.iter()
        .map(|(key, value)| format!("<tag k=\"{key}\" v=\"{value}\"/>"))
        .collect()
}

/// As XML.
pub fn xml(osm: &Osm) -> Input {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<osm version=\"0.6\">\n");
    for (id, [x, y]) in &osm.nodes {
        out += &format!("<node id=\"{id}\" lat=\"{y}\" lon=\"{x}\"/>\n");
    }
    for way in &osm.ways {
        let nodes: String = way.nodes.iter().map(|node| format!("<nd ref=\"{node}\"/>")).collect();
        out += &format!("<way id=\"{}\">{nodes}{}</way>\n", way.id, tags_xml(&way.tags));
    }
    for relation in &osm.relations {
        let member = |(kind, id, role): &(Kind, i64, &str)| {
            let kind = format!("{kind:?}").to_lowercase();
            format!("<member type=\"{kind}\" ref=\"{id}\" role=\"{role}\"/>")
        };
        let members: String = relation.members.iter().map(member).collect();
        out += &format!(
            "<relation id=\"{}\">{members}{}</relation>\n",
            relation.id,
            tags_xml(&relation.tags)
        );
    }
    Input::alone("f.osm", (out + "</osm>\n").into_bytes())
}

/// The texts of a block, each once.
#[derive(Default)]
struct Strings(BTreeMap<String, u64>, Vec<u8>);

impl Strings {
    fn of(&mut self, text: &str) -> u64 {
        let next = self.0.len() as u64 + 1;
        *self.0.entry(text.to_owned()).or_insert_with(|| {
            proto(1, text.as_bytes(), &mut self.1);
            next
        })
    }

    fn tags(&mut self, tags: &Tags, out: &mut Vec<u8>) {
        let (mut keys, mut values) = (Vec::new(), Vec::new());
        for (key, value) in tags {
            varint(self.of(key), &mut keys);
            varint(self.of(value), &mut values);
        }
        proto(2, &keys, out);
        proto(3, &values, out);
    }
}

fn differences(numbers: impl IntoIterator<Item = i64>) -> Vec<u8> {
    let (mut out, mut last) = (Vec::new(), 0);
    for number in numbers {
        varint(zigzag(number - last), &mut out);
        last = number;
    }
    out
}

fn numbered(number: u64, value: u64, out: &mut Vec<u8>) {
    varint(number << 3, out);
    varint(value, out);
}

/// As protocol buffers, each block packed with zlib or not.
pub fn pbf(osm: &Osm, packed: bool) -> Input {
    let mut strings = Strings::default();
    let units = |degrees: f64| (degrees * 1e7).round() as i64;
    let mut dense = Vec::new();
    proto(1, &differences(osm.nodes.iter().map(|(id, _)| *id)), &mut dense);
    proto(
        8,
        &differences(osm.nodes.iter().map(|(_, at)| units(at[1]))),
        &mut dense,
    );
    proto(
        9,
        &differences(osm.nodes.iter().map(|(_, at)| units(at[0]))),
        &mut dense,
    );
    let mut groups = [Vec::new(), Vec::new(), Vec::new()];
    proto(2, &dense, &mut groups[0]);
    for way in &osm.ways {
        let mut out = Vec::new();
        numbered(1, way.id as u64, &mut out);
        strings.tags(&way.tags, &mut out);
        proto(8, &differences(way.nodes.iter().copied()), &mut out);
        proto(3, &out, &mut groups[1]);
    }
    for relation in &osm.relations {
        let mut out = Vec::new();
        numbered(1, relation.id as u64, &mut out);
        strings.tags(&relation.tags, &mut out);
        let (mut roles, mut kinds) = (Vec::new(), Vec::new());
        for (kind, _, role) in &relation.members {
            varint(strings.of(role), &mut roles);
            varint(*kind as u64, &mut kinds);
        }
        proto(8, &roles, &mut out);
        proto(9, &differences(relation.members.iter().map(|(_, id, _)| *id)), &mut out);
        proto(10, &kinds, &mut out);
        proto(4, &out, &mut groups[2]);
    }
    let mut table = Vec::new();
    proto(1, b"", &mut table);
    table.extend(&strings.1);
    let mut data = Vec::new();
    proto(1, &table, &mut data);
    for group in &groups {
        proto(2, group, &mut data);
    }
    let mut header = Vec::new();
    proto(4, b"OsmSchema-V0.6", &mut header);
    proto(4, b"DenseNodes", &mut header);
    let blob = |content: &[u8]| {
        if !packed {
            return raw(content);
        }
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        zlib.write_all(content).unwrap();
        let mut out = Vec::new();
        numbered(2, content.len() as u64, &mut out);
        proto(3, &zlib.finish().unwrap(), &mut out);
        out
    };
    let mut bytes = Vec::new();
    block("OSMHeader", &blob(&header), &mut bytes);
    block("OSMData", &blob(&data), &mut bytes);
    Input::alone("f.osm.pbf", bytes)
}
