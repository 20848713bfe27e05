//! Formats of bytes: FlatGeobuf, OpenStreetMap in protocol buffers.

use archipel::load::file::Input;

use super::{Kind, System, Thing};

/// A field of a table of FlatBuffers.
pub enum Field {
    /// A number as it lies.
    Scalar(Vec<u8>),
    /// A vector: how many items, their bytes.
    Vector(usize, Vec<u8>),
    /// A table.
    Table(Vec<Option<Field>>),
    /// A vector of tables.
    Tables(Vec<Vec<Option<Field>>>),
}

fn put_offset(bytes: &mut [u8], slot: usize, target: usize) {
    let offset = u32::try_from(target - slot).unwrap();
    bytes[slot..slot + 4].copy_from_slice(&offset.to_le_bytes());
}

/// Writes a table behind what is there; gives where it begins.
fn table(bytes: &mut Vec<u8>, fields: Vec<Option<Field>>) -> usize {
    let vtable = bytes.len();
    let sizes: Vec<usize> = fields
        .iter()
        .map(|field| match field {
            None => 0,
            Some(Field::Scalar(scalar)) => scalar.len(),
            Some(_) => 4,
        })
        .collect();
    let body = 4 + sizes.iter().sum::<usize>();
    bytes.extend(u16::try_from(4 + fields.len() * 2).unwrap().to_le_bytes());
    bytes.extend(u16::try_from(body).unwrap().to_le_bytes());
    let mut at = 4;
    for size in &sizes {
        let entry = if *size == 0 { 0 } else { at };
        bytes.extend(u16::try_from(entry).unwrap().to_le_bytes());
        at += size;
    }
    let start = bytes.len();
    bytes.extend(i32::try_from(start - vtable).unwrap().to_le_bytes());
    bytes.resize(start + body, 0);
    let mut slot = start + 4;
    for (field, size) in fields.into_iter().zip(sizes) {
        match field {
            None => {}
            Some(Field::Scalar(scalar)) => bytes[slot..slot + size].copy_from_slice(&scalar),
            Some(Field::Vector(count, items)) => {
                let target = bytes.len();
                bytes.extend(u32::try_from(count).unwrap().to_le_bytes());
                bytes.extend(items);
                put_offset(bytes, slot, target);
            }
            Some(Field::Table(inner)) => {
                let target = table(bytes, inner);
                put_offset(bytes, slot, target);
            }
            Some(Field::Tables(tables)) => {
                let target = bytes.len();
                bytes.extend(u32::try_from(tables.len()).unwrap().to_le_bytes());
                bytes.resize(target + 4 + tables.len() * 4, 0);
                put_offset(bytes, slot, target);
                for (index, inner) in tables.into_iter().enumerate() {
                    let begins = table(bytes, inner);
                    put_offset(bytes, target + 4 + index * 4, begins);
                }
            }
        }
        slot += size;
    }
    start
}

/// A buffer with its size before it.
pub fn sized(fields: Vec<Option<Field>>) -> Vec<u8> {
    let mut bytes = vec![0; 4];
    let start = table(&mut bytes, fields);
    put_offset(&mut bytes, 0, start);
    let mut out = u32::try_from(bytes.len()).unwrap().to_le_bytes().to_vec();
    out.extend(bytes);
    out
}

fn text(text: &str) -> Option<Field> {
    Some(Field::Vector(text.len(), text.bytes().collect()))
}

fn byte(value: u8) -> Option<Field> {
    Some(Field::Scalar(vec![value]))
}

/// A geometry table.
pub fn geometry(thing: &Thing) -> Vec<Option<Field>> {
    let ordinates: Vec<u8> = thing
        .places
        .iter()
        .flatten()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    vec![None, Some(Field::Vector(thing.places.len() * 2, ordinates))]
}

/// The beginning of a file: magic and header.
pub fn start(kind: u8, count: usize, system: System) -> Vec<u8> {
    let column = |name: &str, kind: u8| vec![text(name), byte(kind)];
    let crs = vec![None, Some(Field::Scalar(system.code().to_le_bytes().to_vec()))];
    let header = vec![
        text("fosses"),
        None,
        byte(kind),
        None,
        None,
        None,
        None,
        Some(Field::Tables(vec![column("nom", 11), column("rang", 5)])),
        Some(Field::Scalar((count as u64).to_le_bytes().to_vec())),
        Some(Field::Scalar(0_u16.to_le_bytes().to_vec())),
        Some(Field::Table(crs)),
    ];
    let mut bytes = b"fgb\x03fgb\x01".to_vec();
    bytes.extend(sized(header));
    bytes
}

/// A feature with a geometry.
pub fn feature(name: &str, index: usize, geometry: Vec<Option<Field>>) -> Vec<u8> {
    let mut properties = 0_u16.to_le_bytes().to_vec();
    properties.extend(u32::try_from(name.len()).unwrap().to_le_bytes());
    properties.extend(name.bytes());
    properties.extend(1_u16.to_le_bytes());
    properties.extend(i32::try_from(index).unwrap().to_le_bytes());
    sized(vec![
        Some(Field::Table(geometry)),
        Some(Field::Vector(properties.len(), properties)),
    ])
}

/// A FlatGeobuf without an index.
pub fn flatgeobuf(things: &[Thing], system: System) -> Input {
    let kind = match things.first().map(|thing| thing.kind) {
        Some(Kind::Line) => 2,
        Some(Kind::Polygon) => 3,
        _ => 1,
    };
    let mut bytes = start(kind, things.len(), system);
    for (index, thing) in things.iter().enumerate() {
        bytes.extend(feature(&thing.name, index, geometry(thing)));
    }
    Input::alone("f.fgb", bytes)
}

/// A number of seven bits a byte.
pub fn varint(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A signed number in zigzag order.
pub fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

/// A field with bytes.
pub fn proto(number: u64, bytes: &[u8], out: &mut Vec<u8>) {
    varint(number << 3 | 2, out);
    varint(bytes.len() as u64, out);
    out.extend(bytes);
}

/// A block of a file: its kind, its blob.
pub fn block(kind: &str, blob: &[u8], out: &mut Vec<u8>) {
    let mut header = Vec::new();
    proto(1, kind.as_bytes(), &mut header);
    varint(3 << 3, &mut header);
    varint(blob.len() as u64, &mut header);
    out.extend(u32::try_from(header.len()).unwrap().to_be_bytes());
    out.extend(header);
    out.extend(blob);
}

/// A blob that is not packed.
pub fn raw(content: &[u8]) -> Vec<u8> {
    let mut blob = Vec::new();
    proto(1, content, &mut blob);
    blob
}

/// Dense nodes.
pub fn pbf(things: &[Thing], _: System) -> Input {
    let mut strings = Vec::new();
    proto(1, b"", &mut strings);
    proto(1, b"name", &mut strings);
    let (mut ids, mut lats, mut lons, mut words) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut last = [0_i64; 2];
    for (index, thing) in things.iter().enumerate() {
        proto(1, thing.name.as_bytes(), &mut strings);
        varint(zigzag(1), &mut ids);
        let [x, y] = thing.places[0].map(|degrees| (degrees * 1e7).round() as i64);
        varint(zigzag(x - last[0]), &mut lons);
        varint(zigzag(y - last[1]), &mut lats);
        last = [x, y];
        varint(1, &mut words);
        varint(index as u64 + 2, &mut words);
        varint(0, &mut words);
    }
    let mut dense = Vec::new();
    for (number, bytes) in [(1, &ids), (8, &lats), (9, &lons), (10, &words)] {
        proto(number, bytes, &mut dense);
    }
    let mut group = Vec::new();
    proto(2, &dense, &mut group);
    let mut data = Vec::new();
    proto(1, &strings, &mut data);
    proto(2, &group, &mut data);
    let mut header = Vec::new();
    proto(4, b"OsmSchema-V0.6", &mut header);
    proto(4, b"DenseNodes", &mut header);
    let mut bytes = Vec::new();
    block("OSMHeader", &raw(&header), &mut bytes);
    block("OSMData", &raw(&data), &mut bytes);
    Input::alone("f.osm.pbf", bytes)
}
