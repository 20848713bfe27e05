//! FlatGeobuf 3: a header, perhaps an index, then features, each a table of Google's FlatBuffers. The index is passed
//! over. Tables are read by our own few lines, in which every offset is checked: the crate for this format believes them.

use std::borrow::Cow;

use geo_types::Coord;

use super::file::Task;
use super::reading::crs::{self, Said};
use super::reading::finding::{Finding, Notes};
use super::reading::rows::{Row, Rows};
use super::reading::shape::{Raw, Rings};
use super::reading::{Format, Loaded, wkt_crs};
use crate::model::{Property, Severity};

/// Bytes before the header.
const MAGIC: usize = 8;
/// Deepest nesting of geometries.
const MAX_DEPTH: usize = 16;
/// Most columns of a table.
const MAX_COLUMNS: usize = 4_096;
/// Longest name of a column, in bytes.
const MAX_NAME: usize = 1_024;
/// Bytes of one box of the index.
const NODE: u64 = 40;

/// A table of FlatBuffers: where it begins in the bytes.
#[derive(Clone, Copy)]
struct Table<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Table<'a> {
    /// The root of a buffer.
    fn root(bytes: &'a [u8]) -> Option<Self> {
        let at = usize::try_from(word(bytes, 0)?).ok()?;
        Self { bytes, at }.checked()
    }

    fn checked(self) -> Option<Self> {
        word(self.bytes, self.at)?;
        Some(self)
    }

    /// Where a field lies; none when it is left out.
    fn field(&self, index: usize) -> Option<usize> {
        let back = i32::from_le_bytes(self.bytes.get(self.at..self.at + 4)?.try_into().ok()?);
        let table = usize::try_from(i64::try_from(self.at).ok()? - i64::from(back)).ok()?;
        let size = usize::from(short(self.bytes, table)?);
        let entry = 4 + index * 2;
        if entry + 2 > size {
            return None;
        }
        match usize::from(short(self.bytes, table.checked_add(entry)?)?) {
            0 => None,
            offset => self.at.checked_add(offset),
        }
    }

    fn byte(&self, index: usize) -> Option<u8> {
        self.bytes.get(self.field(index)?).copied()
    }

    fn short(&self, index: usize) -> Option<u16> {
        short(self.bytes, self.field(index)?)
    }

    fn int(&self, index: usize) -> Option<i32> {
        let at = self.field(index)?;
        Some(i32::from_le_bytes(
            self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?,
        ))
    }

    fn long(&self, index: usize) -> Option<u64> {
        let at = self.field(index)?;
        Some(u64::from_le_bytes(
            self.bytes.get(at..at.checked_add(8)?)?.try_into().ok()?,
        ))
    }

    /// Where a field points to.
    fn target(&self, index: usize) -> Option<usize> {
        let at = self.field(index)?;
        at.checked_add(usize::try_from(word(self.bytes, at)?).ok()?)
    }

    /// The bytes of a vector whose items have `size` bytes; `Err` when it runs past the end.
    fn vector(&self, index: usize, size: usize) -> Result<&'a [u8], ()> {
        if self.field(index).is_none() {
            return Ok(&[]);
        }
        let read = || {
            let at = self.target(index)?;
            let count = usize::try_from(word(self.bytes, at)?).ok()?;
            let from = at.checked_add(4)?;
            self.bytes.get(from..from.checked_add(count.checked_mul(size)?)?)
        };
        read().ok_or(())
    }

    fn text(&self, index: usize) -> Option<Cow<'a, str>> {
        self.vector(index, 1)
            .ok()
            .filter(|bytes| !bytes.is_empty())
            .map(String::from_utf8_lossy)
    }

    /// Tables of a vector of tables.
    fn tables(&self, index: usize) -> Result<Vec<Table<'a>>, ()> {
        let items = self.vector(index, 4)?;
        let Some(start) = (!items.is_empty()).then(|| self.target(index)).flatten() else {
            return Ok(Vec::new());
        };
        let each = items.chunks_exact(4).enumerate().map(|(place, offset)| {
            let from = start + 4 + place * 4;
            let at = from.checked_add(usize::try_from(word(offset, 0)?).ok()?)?;
            Table { bytes: self.bytes, at }.checked()
        });
        each.collect::<Option<Vec<_>>>().ok_or(())
    }

    fn table(&self, index: usize) -> Result<Option<Table<'a>>, ()> {
        if self.field(index).is_none() {
            return Ok(None);
        }
        let found = self
            .target(index)
            .and_then(|at| Table { bytes: self.bytes, at }.checked());
        found.map(Some).ok_or(())
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Whether bytes begin like a FlatGeobuf.
pub(super) fn is_flatgeobuf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"fgb\x03fgb")
}

struct Column<'a> {
    name: Cow<'a, str>,
    kind: u8,
}

struct Header<'a> {
    kind: u8,
    count: u64,
    columns: Vec<Column<'a>>,
    said: Said,
    /// Where features begin.
    start: usize,
}

/// Reads a file.
pub(super) fn read(bytes: &[u8], task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::FlatGeobuf, task.defaults, task.keep);
    match header(bytes) {
        Some(header) => {
            rows.set_crs(header.said.clone());
            features(bytes, &header, &mut rows);
        }
        None => rows.fail("fgb-header", None),
    }
    rows.finish(task.name, "")
}

fn columns(table: &Table<'_>, index: usize) -> Option<Vec<Column<'static>>> {
    let tables = table.tables(index).ok()?;
    if tables.len() > MAX_COLUMNS {
        return None;
    }
    let each = tables.iter().map(|column| {
        Some(Column {
            name: Cow::Owned(column.text(0).filter(|name| name.len() <= MAX_NAME)?.into_owned()),
            kind: column.byte(1).unwrap_or(0),
        })
    });
    each.collect()
}

fn header(bytes: &[u8]) -> Option<Header<'static>> {
    let size = usize::try_from(word(bytes, MAGIC)?).ok()?;
    let from = MAGIC + 4;
    let end = from.checked_add(size)?;
    let table = Table::root(bytes.get(from..end)?)?;
    let count = table.long(8).unwrap_or(0);
    let node_size = u64::from(table.short(9).unwrap_or(16));
    let index = if node_size == 0 || count == 0 {
        0
    } else {
        index_bytes(count, node_size)?
    };
    let said = match table.table(10).ok()? {
        None => Said::Degrees,
        Some(system) => {
            let code = u64::try_from(system.int(1).unwrap_or(0)).unwrap_or(0);
            let name = system.text(2).unwrap_or_default();
            let wkt = system.text(4).and_then(|text| wkt_crs::said(&text));
            match crs::from_code(code, &name) {
                Said::Other(name) if name.is_empty() && code == 0 => wkt.unwrap_or(Said::Degrees),
                Said::Other(name) if name.is_empty() => wkt.unwrap_or(Said::Other(format!("EPSG:{code}"))),
                Said::Other(name) => wkt.unwrap_or(Said::Other(name)),
                said => said,
            }
        }
    };
    let start = end.checked_add(usize::try_from(index).ok()?)?;
    (start <= bytes.len()).then_some(())?;
    Some(Header {
        kind: table.byte(2).unwrap_or(0),
        count,
        columns: columns(&table, 7)?,
        said,
        start,
    })
}

/// Bytes of a packed R-tree over so many features.
fn index_bytes(count: u64, node_size: u64) -> Option<u64> {
    if node_size < 2 {
        return None;
    }
    let (mut level, mut nodes) = (count, count);
    while level > 1 {
        level = level.div_ceil(node_size);
        nodes = nodes.checked_add(level)?;
    }
    nodes.checked_mul(NODE)
}

fn features(bytes: &[u8], header: &Header<'_>, rows: &mut Rows<'_>) {
    let mut at = header.start;
    while at < bytes.len() && !rows.is_refused() {
        let size = word(bytes, at).and_then(|size| usize::try_from(size).ok());
        let end = size.and_then(|size| at.checked_add(4)?.checked_add(size));
        let Some(feature) = end.and_then(|end| bytes.get(at + 4..end)) else {
            rows.bad(Finding::new(Severity::Error, "fgb-truncated", None));
            break;
        };
        at += 4 + feature.len();
        one(feature, header, rows);
    }
    let read = rows.count() as u64;
    if header.count == 0 {
        return;
    }
    if read > header.count {
        let finding = Finding::new(Severity::Warning, "fgb-count", None);
        rows.note(finding.with("rows", read).with("wanted", header.count));
    }
    for _ in read..header.count.min(read + 100_000) {
        rows.bad(Finding::new(Severity::Error, "fgb-missing", None));
    }
}

fn one(bytes: &[u8], header: &Header<'_>, rows: &mut Rows<'_>) {
    let mut notes = Notes::default();
    let fault = |code| Finding::new(Severity::Error, code, None);
    let Some(table) = Table::root(bytes) else {
        return rows.bad(fault("fgb-feature"));
    };
    let raw = match table.table(0) {
        Ok(None) => None,
        Ok(Some(geometry)) => match shape(
            &geometry,
            header.kind,
            0,
            &mut Walk {
                notes: &mut notes,
                left: bytes.len(),
            },
        ) {
            Ok(raw) => Some(raw),
            Err(code) => return rows.bad(fault(code)),
        },
        Err(()) => return rows.bad(fault("fgb-feature")),
    };
    let own = match table.field(2) {
        Some(_) => match columns(&table, 2) {
            Some(own) => Some(own),
            None => return rows.bad(fault("fgb-feature")),
        },
        None => None,
    };
    let columns = own.as_deref().unwrap_or(&header.columns);
    let Ok(values) = table.vector(1, 1) else {
        return rows.bad(fault("fgb-feature"));
    };
    let mut attributes = Vec::with_capacity(columns.len());
    if properties(values, columns, &mut attributes, rows).is_none() {
        return rows.bad(fault("fgb-properties"));
    }
    rows.add(Row {
        raw,
        attributes,
        notes,
        ..Row::default()
    });
}

fn properties<'c>(
    mut bytes: &[u8],
    columns: &'c [Column<'_>],
    attributes: &mut Vec<(Cow<'c, str>, Property)>,
    rows: &mut Rows<'_>,
) -> Option<()> {
    while !bytes.is_empty() {
        let column = columns.get(usize::from(short(bytes, 0)?))?;
        bytes = bytes.get(2..)?;
        let size = match column.kind {
            0..=2 => 1,
            3 | 4 => 2,
            5 | 6 | 9 => 4,
            7 | 8 | 10 => 8,
            11..=14 => usize::try_from(word(bytes, 0)?).ok()?.checked_add(4)?,
            _ => return None,
        };
        let (value, rest) = bytes.split_at_checked(size)?;
        bytes = rest;
        let property = match column.kind {
            11..=13 => rows.text(&String::from_utf8_lossy(&value[4..])),
            14 => Property::Null,
            kind => scalar(kind, value)?,
        };
        attributes.push((Cow::Borrowed(column.name.as_ref()), property));
    }
    Some(())
}

fn scalar(kind: u8, value: &[u8]) -> Option<Property> {
    let float = |number: f64| {
        if number.is_finite() {
            Property::Float(number)
        } else {
            Property::Null
        }
    };
    Some(match kind {
        0 => Property::Int(i64::from(*value.first()? as i8)),
        1 => Property::Int(i64::from(*value.first()?)),
        2 => Property::Bool(*value.first()? != 0),
        3 => Property::Int(i64::from(i16::from_le_bytes(value.try_into().ok()?))),
        4 => Property::Int(i64::from(u16::from_le_bytes(value.try_into().ok()?))),
        5 => Property::Int(i64::from(i32::from_le_bytes(value.try_into().ok()?))),
        6 => Property::Int(i64::from(u32::from_le_bytes(value.try_into().ok()?))),
        7 => Property::Int(i64::from_le_bytes(value.try_into().ok()?)),
        8 => {
            let number = u64::from_le_bytes(value.try_into().ok()?);
            match i64::try_from(number) {
                Ok(number) => Property::Int(number),
                Err(_) => Property::from(serde_json::Value::from(number)),
            }
        }
        9 => float(f64::from(f32::from_le_bytes(value.try_into().ok()?))),
        _ => float(f64::from_le_bytes(value.try_into().ok()?)),
    })
}

/// What is known on the way through nested geometries.
struct Walk<'n> {
    notes: &'n mut Notes,
    /// Bytes that may still be looked at: parts may share their bytes, but not to grow beyond the feature.
    left: usize,
}

fn shape(geometry: &Table<'_>, header: u8, depth: usize, walk: &mut Walk<'_>) -> Result<Raw, &'static str> {
    let bytes = geometry.vector(1, 8).map_or(0, <[u8]>::len);
    walk.left = walk.left.checked_sub(bytes + 4).ok_or("fgb-geometry")?;
    if depth > MAX_DEPTH {
        return Err("fgb-depth");
    }
    let kind = match (header, geometry.byte(6).unwrap_or(0)) {
        (0, own) => own,
        (header, _) => header,
    };
    if matches!(geometry.vector(2, 8), Ok(heights) if !heights.is_empty()) {
        walk.notes.add(Finding::new(Severity::Info, "altitude", None));
    }
    let broken = |()| "fgb-geometry";
    let parts = |of: u8, walk: &mut Walk<'_>| -> Result<Vec<Raw>, &'static str> {
        let tables = geometry.tables(7).map_err(broken)?;
        tables.iter().map(|part| shape(part, of, depth + 1, walk)).collect()
    };
    match kind {
        1 | 4 => Ok(Raw::Points(places(geometry)?)),
        2 => Ok(Raw::Lines(vec![places(geometry)?])),
        5 => Ok(Raw::Lines(divided(geometry)?)),
        3 => Ok(Raw::Polygons(vec![divided(geometry)?])),
        6 => {
            let mut polygons: Vec<Rings> = Vec::new();
            for part in parts(3, walk)? {
                match part {
                    Raw::Polygons(mut part) => polygons.append(&mut part),
                    _ => return Err("fgb-geometry"),
                }
            }
            Ok(Raw::Polygons(polygons))
        }
        7 => Ok(Raw::Mixed(parts(0, walk)?)),
        _ => Err("fgb-geometry-type"),
    }
}

fn places(geometry: &Table<'_>) -> Result<Vec<Coord<f64>>, &'static str> {
    let bytes = geometry.vector(1, 8).map_err(|()| "fgb-geometry")?;
    if !bytes.len().is_multiple_of(16) {
        return Err("fgb-geometry");
    }
    let double = |bytes: &[u8]| bytes.try_into().map_or(f64::NAN, f64::from_le_bytes);
    let each = bytes.chunks_exact(16).map(|pair| Coord {
        x: double(&pair[..8]),
        y: double(&pair[8..]),
    });
    Ok(each.collect())
}

/// Vertices cut where `ends` says.
fn divided(geometry: &Table<'_>) -> Result<Vec<Vec<Coord<f64>>>, &'static str> {
    let places = places(geometry)?;
    let ends = geometry.vector(0, 4).map_err(|()| "fgb-geometry")?;
    if ends.is_empty() {
        return Ok(if places.is_empty() { Vec::new() } else { vec![places] });
    }
    let mut parts = Vec::with_capacity(ends.len() / 4);
    let mut from = 0;
    for end in ends.chunks_exact(4) {
        let end = word(end, 0)
            .and_then(|end| usize::try_from(end).ok())
            .unwrap_or(usize::MAX);
        let part = places.get(from..end).ok_or("fgb-geometry")?;
        parts.push(part.to_vec());
        from = end;
    }
    if from != places.len() {
        return Err("fgb-geometry");
    }
    Ok(parts)
}
