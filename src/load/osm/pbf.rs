//! The PBF format: blocks one after the other, each packed with zlib, none larger than the format allows.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use super::proto::{self, Value, fields, packed, summed};
use super::{Member, Node, Objects, Relation, Tags, Way};
use crate::load::reading::finding::Finding;
use crate::model::Severity;

/// Largest header of a block, in bytes, as the format says.
const MAX_HEADER: usize = 64 * 1024;
/// Largest block unpacked, in bytes, as the format says.
const MAX_BLOCK: usize = 32 << 20;
/// Most bytes that the objects of a file may take.
const MAX_COST: usize = 480 << 20;
/// Most bytes that all blocks of a file may unpack to.
const MAX_UNPACKED: usize = 1 << 30;
/// What a file may ask of its reader.
const FEATURES: [&str; 3] = ["OsmSchema-V0.6", "DenseNodes", "HistoricalInformation"];

type Outcome<T> = Result<T, Box<Finding>>;

fn fault(code: &'static str) -> Box<Finding> {
    Box::new(Finding::new(Severity::Error, code, None))
}

fn broken() -> Box<Finding> {
    fault("osm-broken")
}

/// Reads a file.
pub(super) fn read(mut bytes: &[u8]) -> Outcome<Objects> {
    let mut objects = Objects::default();
    let mut unpacked = 0;
    let mut first = true;
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<4>().ok_or_else(|| fault("osm-truncated"))?;
        let length = u32::from_be_bytes(*length) as usize;
        if length > MAX_HEADER {
            return Err(broken());
        }
        let (header, rest) = rest.split_at_checked(length).ok_or_else(|| fault("osm-truncated"))?;
        let header = fields(header).ok_or_else(broken)?;
        let kind = one(&header, 1).map_or(&[][..], Value::bytes);
        let size = one(&header, 3).map_or(0, Value::number);
        let size = usize::try_from(size)
            .ok()
            .filter(|size| *size <= MAX_BLOCK)
            .ok_or_else(broken)?;
        let (blob, rest) = rest.split_at_checked(size).ok_or_else(|| fault("osm-truncated"))?;
        bytes = rest;
        if first && kind != b"OSMHeader" {
            return Err(fault("osm-header"));
        }
        first = false;
        let block = unpack(blob)?;
        unpacked += block.len();
        if unpacked > MAX_UNPACKED {
            return Err(fault("too-many-values"));
        }
        match kind {
            b"OSMHeader" => check(&block)?,
            b"OSMData" => data(&block, &mut objects).ok_or_else(broken)?,
            _ => {}
        }
        if objects.cost > MAX_COST {
            return Err(fault("too-many-values"));
        }
    }
    Ok(objects)
}

fn one<'a>(fields: &[(u64, Value<'a>)], number: u64) -> Option<Value<'a>> {
    fields
        .iter()
        .find(|(known, _)| *known == number)
        .map(|(_, value)| *value)
}

fn unpack(blob: &[u8]) -> Outcome<Vec<u8>> {
    let blob = fields(blob).ok_or_else(broken)?;
    if let Some(raw) = one(&blob, 1) {
        return Ok(raw.bytes().to_vec());
    }
    let Some(packed) = one(&blob, 3) else {
        let name = match blob.iter().find(|(number, _)| (4..=7).contains(number)) {
            Some((4, _)) => "LZMA",
            Some((6, _)) => "LZ4",
            Some((7, _)) => "Zstandard",
            _ => "?",
        };
        let finding = Finding::new(Severity::Error, "osm-compression", None);
        return Err(Box::new(finding.with("name", name)));
    };
    let told = one(&blob, 2).map_or(0, Value::number);
    let told = usize::try_from(told)
        .ok()
        .filter(|told| *told <= MAX_BLOCK)
        .ok_or_else(broken)?;
    let mut block = Vec::with_capacity(told.min(1 << 20));
    let limit = told as u64 + 1;
    let read = ZlibDecoder::new(packed.bytes()).take(limit).read_to_end(&mut block);
    if read.is_err() || block.len() != told {
        return Err(broken());
    }
    Ok(block)
}

fn check(block: &[u8]) -> Outcome<()> {
    for (number, value) in fields(block).ok_or_else(broken)? {
        if number == 4 && !FEATURES.iter().any(|known| known.as_bytes() == value.bytes()) {
            let name = String::from_utf8_lossy(value.bytes()).into_owned();
            let finding = Finding::new(Severity::Error, "osm-feature", None);
            return Err(Box::new(finding.with("name", name)));
        }
    }
    Ok(())
}

/// What all objects of a block share.
struct Block<'a> {
    strings: Vec<&'a [u8]>,
    granularity: i64,
    origin: [i64; 2],
}

impl Block<'_> {
    fn text(&self, index: u64) -> Option<String> {
        let bytes = self.strings.get(usize::try_from(index).ok()?)?;
        Some(String::from_utf8_lossy(bytes).into_owned())
    }

    /// Longitude and latitude in degrees.
    fn place(&self, lon: i64, lat: i64) -> Option<[f64; 2]> {
        let degrees = |value: i64, origin: i64| {
            let nano = origin.checked_add(self.granularity.checked_mul(value)?)?;
            Some(nano as f64 * 1e-9)
        };
        Some([degrees(lon, self.origin[0])?, degrees(lat, self.origin[1])?])
    }

    fn tags(&self, keys: &[u8], values: &[u8]) -> Option<Tags> {
        let (keys, values) = (packed(keys)?, packed(values)?);
        if keys.len() != values.len() {
            return None;
        }
        let pairs = keys.into_iter().zip(values);
        pairs
            .map(|(key, value)| Some((self.text(key)?, self.text(value)?)))
            .collect()
    }
}

fn data(bytes: &[u8], objects: &mut Objects) -> Option<()> {
    let block = fields(bytes)?;
    let strings = fields(one(&block, 1)?.bytes())?;
    let signed = |number: u64, default: i64| one(&block, number).map_or(default, |value| value.number() as i64);
    let shared = Block {
        strings: strings.iter().map(|(_, value)| value.bytes()).collect(),
        granularity: signed(17, 100),
        origin: [signed(20, 0), signed(19, 0)],
    };
    // Without a grain every node would lie at the origin.
    if shared.granularity <= 0 {
        return None;
    }
    for (number, group) in &block {
        if *number != 2 {
            continue;
        }
        for (kind, value) in fields(group.bytes())? {
            match kind {
                1 => node(&fields(value.bytes())?, &shared, objects)?,
                2 => dense(&fields(value.bytes())?, &shared, objects)?,
                3 => way(&fields(value.bytes())?, &shared, objects)?,
                4 => relation(&fields(value.bytes())?, &shared, objects)?,
                _ => {}
            }
            if objects.cost > MAX_COST {
                return Some(());
            }
        }
    }
    Some(())
}

type Fields<'a> = [(u64, Value<'a>)];

fn bytes_of<'a>(fields: &Fields<'a>, number: u64) -> &'a [u8] {
    one(fields, number).map_or(&[], Value::bytes)
}

fn node(fields: &Fields<'_>, block: &Block<'_>, objects: &mut Objects) -> Option<()> {
    let number = |index| Some(proto::zigzag(one(fields, index)?.number()));
    let tags = block.tags(bytes_of(fields, 2), bytes_of(fields, 3))?;
    let place = block.place(number(9)?, number(8)?);
    let id = number(1)?;
    objects.weigh(&tags, 0);
    objects.nodes.push(Node {
        id: Some(id),
        place,
        tags,
        at: None,
    });
    Some(())
}

fn dense(fields: &Fields<'_>, block: &Block<'_>, objects: &mut Objects) -> Option<()> {
    let ids = summed(bytes_of(fields, 1))?;
    let (lats, lons) = (summed(bytes_of(fields, 8))?, summed(bytes_of(fields, 9))?);
    if ids.len() != lats.len() || ids.len() != lons.len() {
        return None;
    }
    let words = packed(bytes_of(fields, 10))?;
    let mut words = words.into_iter();
    for ((id, lat), lon) in ids.into_iter().zip(lats).zip(lons) {
        let mut tags = Tags::new();
        while let Some(key) = words.next().filter(|key| *key != 0) {
            tags.push((block.text(key)?, block.text(words.next()?)?));
        }
        let place = block.place(lon, lat);
        objects.weigh(&tags, 0);
        objects.nodes.push(Node {
            id: Some(id),
            place,
            tags,
            at: None,
        });
    }
    // Words that belong to no node mean that those of some node stand at another.
    words.all(|word| word == 0).then_some(())
}

fn way(fields: &Fields<'_>, block: &Block<'_>, objects: &mut Objects) -> Option<()> {
    let tags = block.tags(bytes_of(fields, 2), bytes_of(fields, 3))?;
    let nodes = summed(bytes_of(fields, 8))?;
    let id = one(fields, 1)?.number() as i64;
    objects.weigh(&tags, nodes.len());
    objects.ways.push(Way {
        id: Some(id),
        nodes,
        broken: 0,
        tags,
        at: None,
    });
    Some(())
}

fn relation(fields: &Fields<'_>, block: &Block<'_>, objects: &mut Objects) -> Option<()> {
    let tags = block.tags(bytes_of(fields, 2), bytes_of(fields, 3))?;
    let (roles, ids, kinds) = (
        packed(bytes_of(fields, 8))?,
        summed(bytes_of(fields, 9))?,
        packed(bytes_of(fields, 10))?,
    );
    if roles.len() != ids.len() || kinds.len() != ids.len() {
        return None;
    }
    let (mut ways, mut relations) = (Vec::new(), Vec::new());
    for ((role, id), kind) in roles.into_iter().zip(ids).zip(kinds) {
        match kind {
            0 => {}
            1 => {
                let role = block.text(role)?;
                ways.push(Member { way: id, role });
            }
            2 => relations.push(id),
            _ => return None,
        }
    }
    let id = one(fields, 1)?.number() as i64;
    objects.weigh(&tags, ways.len() * 4 + relations.len());
    objects.relations.push(Relation {
        id: Some(id),
        ways,
        relations,
        broken: 0,
        tags,
        at: None,
    });
    Some(())
}
