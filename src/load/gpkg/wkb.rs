//! Geometries of a GeoPackage (OGC 12-128r18): a small header, then well-known binary. Every count is held against the
//! bytes that are left before anything is reserved for it.

use geo_types::Coord;

use crate::load::reading::finding::{Finding, Notes};
use crate::load::reading::shape::{Raw, Rings};
use crate::model::Severity;

/// Deepest nesting of collections.
const MAX_DEPTH: usize = 16;

fn fault(code: &'static str) -> Box<Finding> {
    Box::new(Finding::new(Severity::Error, code, None))
}

/// Reads a geometry blob: its reference system by number, and what it holds.
pub(super) fn geometry(blob: &[u8], notes: &mut Notes) -> Result<(i32, Raw), Box<Finding>> {
    let header = || fault("gpkg-geometry-header");
    if blob.len() < 8 || !blob.starts_with(b"GP") || blob[2] != 0 {
        return Err(header());
    }
    let flags = blob[3];
    if flags & 0x20 != 0 {
        return Err(fault("gpkg-geometry-extended"));
    }
    let number = [blob[4], blob[5], blob[6], blob[7]];
    let srs = if flags & 1 == 1 {
        i32::from_le_bytes(number)
    } else {
        i32::from_be_bytes(number)
    };
    let envelope = match (flags >> 1) & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(header()),
    };
    let body = blob.get(8 + envelope..).ok_or_else(header)?;
    let mut reader = Reader { bytes: body, notes };
    let raw = reader.geometry(0)?;
    if !reader.bytes.is_empty() {
        reader.notes.add(Finding::new(Severity::Warning, "wkb-surplus", None));
    }
    Ok((srs, raw))
}

struct Reader<'a, 'n> {
    bytes: &'a [u8],
    notes: &'n mut Notes,
}

#[derive(Clone, Copy)]
struct Kind {
    little: bool,
    base: u32,
    ordinates: usize,
}

impl Reader<'_, '_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Box<Finding>> {
        let (head, rest) = self.bytes.split_first_chunk::<N>().ok_or_else(|| fault("wkb-short"))?;
        let head = *head;
        self.bytes = rest;
        Ok(head)
    }

    fn word(&mut self, little: bool) -> Result<u32, Box<Finding>> {
        let bytes = self.take::<4>()?;
        Ok(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    fn double(&mut self, little: bool) -> Result<f64, Box<Finding>> {
        let bytes = self.take::<8>()?;
        Ok(if little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        })
    }

    fn count(&mut self, little: bool, size: usize) -> Result<usize, Box<Finding>> {
        let count = self.word(little)? as usize;
        if count.checked_mul(size).is_none_or(|bytes| bytes > self.bytes.len()) {
            return Err(fault("wkb-short"));
        }
        Ok(count)
    }

    fn kind(&mut self) -> Result<Kind, Box<Finding>> {
        let little = match self.take::<1>()?[0] {
            0 => false,
            1 => true,
            _ => return Err(fault("wkb-order")),
        };
        let code = self.word(little)?;
        let (base, mut extra) = (code & 0xFFFF, (code >> 31) as usize + ((code >> 30) & 1) as usize);
        extra += match base / 1000 {
            0 => 0,
            1 | 2 => 1,
            3 => 2,
            _ => {
                return Err(Box::new(
                    Finding::new(Severity::Error, "wkb-type", None).with("found", code),
                ));
            }
        };
        if code & 0x2000_0000 != 0 {
            self.word(little)?;
        }
        let base = base % 1000;
        if !(1..=7).contains(&base) {
            return Err(Box::new(
                Finding::new(Severity::Error, "wkb-type", None).with("found", code),
            ));
        }
        let ordinates = 2 + extra.min(2);
        if base != 7 && matches!(code & 0xFFFF, 1001..=1006 | 3001..=3006) || code >> 31 == 1 {
            self.notes.add(Finding::new(Severity::Info, "altitude", None));
        }
        Ok(Kind {
            little,
            base,
            ordinates,
        })
    }

    fn geometry(&mut self, depth: usize) -> Result<Raw, Box<Finding>> {
        if depth > MAX_DEPTH {
            return Err(fault("wkb-depth"));
        }
        let kind = self.kind()?;
        match kind.base {
            1 => {
                let place = self.position(kind)?;
                // A point of no numbers is how this format writes an empty one.
                let none = place.x.is_nan() && place.y.is_nan();
                Ok(if none { Raw::Empty } else { Raw::Points(vec![place]) })
            }
            2 => Ok(Raw::Lines(vec![self.positions(kind)?])),
            3 => Ok(Raw::Polygons(vec![self.rings(kind)?])),
            base => self.parts(kind, base, depth),
        }
    }

    fn parts(&mut self, kind: Kind, base: u32, depth: usize) -> Result<Raw, Box<Finding>> {
        let count = self.count(kind.little, 9)?;
        let (mut points, mut lines, mut polygons, mut mixed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for _ in 0..count {
            match (base, self.geometry(depth + 1)?) {
                (7, raw) => mixed.push(raw),
                (_, Raw::Empty) => {}
                (4, Raw::Points(mut part)) => points.append(&mut part),
                (5, Raw::Lines(mut part)) => lines.append(&mut part),
                (6, Raw::Polygons(mut part)) => polygons.append(&mut part),
                _ => return Err(fault("wkb-part")),
            }
        }
        Ok(match base {
            4 => Raw::Points(points),
            5 => Raw::Lines(lines),
            6 => Raw::Polygons(polygons),
            _ => Raw::Mixed(mixed),
        })
    }

    fn rings(&mut self, kind: Kind) -> Result<Rings, Box<Finding>> {
        let count = self.count(kind.little, 4)?;
        (0..count).map(|_| self.positions(kind)).collect()
    }

    fn positions(&mut self, kind: Kind) -> Result<Vec<Coord<f64>>, Box<Finding>> {
        let count = self.count(kind.little, kind.ordinates * 8)?;
        (0..count).map(|_| self.position(kind)).collect()
    }

    fn position(&mut self, kind: Kind) -> Result<Coord<f64>, Box<Finding>> {
        let place = Coord {
            x: self.double(kind.little)?,
            y: self.double(kind.little)?,
        };
        for _ in 2..kind.ordinates {
            self.double(kind.little)?;
        }
        Ok(place)
    }
}
