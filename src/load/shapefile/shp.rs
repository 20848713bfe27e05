//! The shapes: records of a `.shp`, checked against their length before a number in them is believed.

use geo_types::Coord;

use crate::load::reading::finding::{Finding, Notes};
use crate::load::reading::ring::doubled_area;
use crate::load::reading::shape::{Raw, Rings};
use crate::model::Severity;

/// Bytes of the header.
const HEADER: usize = 100;
/// Comparisons that may be spent on finding the exteriors of holes, for one shape.
const HOLE_WORK: usize = 20_000_000;

/// A `.shp` whose header was read.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    kind: i32,
    /// End of the records, as the header and the file agree on.
    end: usize,
    notes: Vec<Finding>,
}

fn fault(code: &'static str) -> Box<Finding> {
    Box::new(Finding::new(Severity::Error, code, None))
}

fn big(bytes: &[u8], at: usize) -> Option<i32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(i32::from_be_bytes(four.try_into().ok()?))
}

fn little(bytes: &[u8], at: usize) -> Option<i32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(i32::from_le_bytes(four.try_into().ok()?))
}

fn double(bytes: &[u8], at: usize) -> Option<f64> {
    let eight = bytes.get(at..at.checked_add(8)?)?;
    Some(f64::from_le_bytes(eight.try_into().ok()?))
}

impl<'a> File<'a> {
    /// Reads the header.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Box<Finding>> {
        let header = || fault("shp-header");
        if !super::is_shapefile(bytes) || bytes.len() < HEADER || little(bytes, 28) != Some(1000) {
            return Err(header());
        }
        let kind = little(bytes, 32).ok_or_else(header)?;
        if !matches!(kind, 0 | 1 | 3 | 5 | 8 | 11 | 13 | 15 | 18 | 21 | 23 | 25 | 28 | 31) {
            return Err(Box::new(
                Finding::new(Severity::Error, "shp-type", None).with("found", kind),
            ));
        }
        let told = big(bytes, 24).and_then(|words| usize::try_from(words).ok());
        let told = told.ok_or_else(header)?.saturating_mul(2);
        let mut notes = Vec::new();
        if told > bytes.len() {
            notes.push(*fault("shp-truncated"));
        } else if told < bytes.len() {
            notes.push(Finding::new(Severity::Warning, "shp-length", None));
        }
        Ok(Self {
            bytes,
            kind,
            // A writer that died left the length of an empty file: what follows is read all the same.
            end: bytes.len(),
            notes,
        })
    }

    /// Goes through the records; `shx` helps over a broken one.
    pub fn records(&self, shx: Option<&'a [u8]>) -> Records<'a> {
        let index = shx.filter(|bytes| super::is_shapefile(bytes) && bytes.len() >= HEADER);
        Records {
            bytes: self.bytes,
            at: HEADER,
            end: self.end,
            number: 0,
            index: index.map(|bytes| &bytes[HEADER..]),
            stopped: false,
            notes: self.notes.clone(),
        }
    }

    /// The shape of one record; none for a null shape.
    pub fn shape(&self, content: &[u8], notes: &mut Notes) -> Result<Option<Raw>, Box<Finding>> {
        let kind = little(content, 0).ok_or_else(|| fault("shp-record-short"))?;
        if kind == 0 {
            return Ok(None);
        }
        if kind != self.kind {
            return Err(Box::new(
                Finding::new(Severity::Error, "shp-record-type", None).with("found", kind),
            ));
        }
        let short = || fault("shp-record-short");
        if kind > 10 && kind < 20 {
            notes.add(Finding::new(Severity::Info, "altitude", None));
        }
        match kind {
            1 | 11 | 21 => {
                let place = position(content, 4).ok_or_else(short)?;
                Ok(Some(Raw::Points(vec![place])))
            }
            8 | 18 | 28 => {
                let count = count(content, 36, 16, 40).ok_or_else(short)?;
                positions(content, 40, count)
                    .map(Raw::Points)
                    .map(Some)
                    .ok_or_else(short)
            }
            3 | 13 | 23 | 5 | 15 | 25 => {
                let parts = parts(content)?;
                let is_line = matches!(kind, 3 | 13 | 23);
                Ok(Some(if is_line {
                    Raw::Lines(parts)
                } else {
                    Raw::Polygons(polygons(parts, notes))
                }))
            }
            _ => Err(fault("shp-multipatch")),
        }
    }
}

fn position(content: &[u8], at: usize) -> Option<Coord<f64>> {
    let (x, y) = (double(content, at)?, double(content, at + 8)?);
    Some(Coord { x, y })
}

fn positions(content: &[u8], at: usize, count: usize) -> Option<Vec<Coord<f64>>> {
    let bytes = content.get(at..at.checked_add(count.checked_mul(16)?)?)?;
    let coords = bytes.chunks_exact(16).filter_map(|pair| position(pair, 0));
    Some(coords.collect())
}

/// A count at a place, when so many items of `size` bytes can follow from `from` on.
fn count(content: &[u8], at: usize, size: usize, from: usize) -> Option<usize> {
    let count = usize::try_from(little(content, at)?).ok()?;
    let room = content.len().checked_sub(from)?;
    (count.checked_mul(size)? <= room).then_some(count)
}

fn parts(content: &[u8]) -> Result<Vec<Vec<Coord<f64>>>, Box<Finding>> {
    let short = || fault("shp-record-short");
    let part_count = count(content, 36, 4, 44).ok_or_else(short)?;
    let from = 44 + part_count * 4;
    let point_count = count(content, 40, 16, from).ok_or_else(short)?;
    let mut starts = Vec::with_capacity(part_count + 1);
    for part in 0..part_count {
        let start = little(content, 44 + part * 4).and_then(|start| usize::try_from(start).ok());
        let start = start.ok_or_else(|| fault("shp-parts"))?;
        let in_order = starts.last().map_or(start == 0, |last| start >= *last);
        if !in_order || start > point_count {
            return Err(fault("shp-parts"));
        }
        starts.push(start);
    }
    if part_count == 0 && point_count > 0 {
        return Err(fault("shp-parts"));
    }
    starts.push(point_count);
    let each = starts
        .windows(2)
        .map(|pair| positions(content, from + pair[0] * 16, pair[1] - pair[0]));
    each.collect::<Option<Vec<_>>>().ok_or_else(short)
}

struct Exterior {
    rings: Rings,
    min: Coord<f64>,
    max: Coord<f64>,
    area: f64,
}

/// Groups rings: exteriors run clockwise, a hole belongs to the smallest exterior around it.
fn polygons(rings: Vec<Vec<Coord<f64>>>, notes: &mut Notes) -> Vec<Rings> {
    let mut exteriors = Vec::new();
    let mut holes = Vec::new();
    for ring in rings {
        let area = doubled_area(&ring);
        if area > 0.0 {
            holes.push(ring);
        } else {
            exteriors.push(exterior(ring, -area));
        }
    }
    let mut alone = Vec::new();
    let mut work = HOLE_WORK;
    for hole in holes {
        match around(&exteriors, &hole, &mut work) {
            Some(place) => exteriors[place].rings.push(hole),
            None => alone.push(hole),
        }
    }
    if !alone.is_empty() {
        notes.add(Finding::new(Severity::Warning, "shp-hole-alone", None));
        exteriors.extend(alone.into_iter().map(|ring| exterior(ring, 0.0)));
    }
    exteriors.into_iter().map(|exterior| exterior.rings).collect()
}

fn exterior(ring: Vec<Coord<f64>>, area: f64) -> Exterior {
    let fold = |start: f64, pick: fn(f64, f64) -> f64| {
        let corner = |corner: Coord<f64>, place: &Coord<f64>| Coord {
            x: pick(corner.x, place.x),
            y: pick(corner.y, place.y),
        };
        ring.iter().fold(Coord { x: start, y: start }, corner)
    };
    Exterior {
        min: fold(f64::INFINITY, f64::min),
        max: fold(f64::NEG_INFINITY, f64::max),
        rings: vec![ring],
        area,
    }
}

fn around(exteriors: &[Exterior], hole: &[Coord<f64>], work: &mut usize) -> Option<usize> {
    // One exterior has all the holes there are, unless one lies elsewhere.
    let place = *hole.first()?;
    let mut found: Option<usize> = None;
    for (index, exterior) in exteriors.iter().enumerate() {
        if *work == 0 {
            return found;
        }
        *work -= 1;
        let inside = place.x >= exterior.min.x
            && place.x <= exterior.max.x
            && place.y >= exterior.min.y
            && place.y <= exterior.max.y;
        if !inside || found.is_some_and(|known| exteriors[known].area <= exterior.area) {
            continue;
        }
        if exteriors.len() == 1 {
            return Some(index);
        }
        *work = work.saturating_sub(exterior.rings[0].len());
        if hole.iter().take(8).any(|place| contains(&exterior.rings[0], *place)) {
            found = Some(index);
        }
    }
    found
}

/// Whether a point lies in a ring, by counting crossings of a ray.
fn contains(ring: &[Coord<f64>], place: Coord<f64>) -> bool {
    let mut inside = false;
    for pair in ring.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        if (a.y > place.y) != (b.y > place.y) && place.x < (b.x - a.x) * (place.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
    }
    inside
}

/// Goes through the records of a file.
pub(super) struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
    number: usize,
    index: Option<&'a [u8]>,
    stopped: bool,
    /// Findings about the file.
    pub notes: Vec<Finding>,
}

impl<'a> Records<'a> {
    /// The content of the next record, or why there is none.
    pub fn next(&mut self) -> Option<Result<&'a [u8], Box<Finding>>> {
        if self.stopped || self.at >= self.end {
            if !self.stopped && self.index.is_some_and(|index| index.len() / 8 != self.number) {
                self.note("shx-differs");
            }
            return None;
        }
        let number = self.number;
        self.number += 1;
        let listed = self.index.and_then(|index| big(index, number.checked_mul(8)?));
        if listed.is_some_and(|words| usize::try_from(words).map(|words| words.saturating_mul(2)) != Ok(self.at)) {
            self.note("shx-differs");
        }
        let told = big(self.bytes, self.at);
        let length = big(self.bytes, self.at + 4).and_then(|words| usize::try_from(words).ok());
        let from = self.at + 8;
        let end = length.and_then(|words| from.checked_add(words.checked_mul(2)?));
        let Some(end) = end.filter(|end| *end <= self.end && *end >= from + 4) else {
            self.recover();
            return Some(Err(fault("shp-record-length")));
        };
        self.at = end;
        if told.map(i64::from) != Some(number as i64 + 1) {
            self.note("shp-numbers");
        }
        Some(Ok(&self.bytes[from..end]))
    }

    /// Adds a warning about the file, once.
    fn note(&mut self, code: &'static str) {
        if !self.notes.iter().any(|note| note.code == code) {
            self.notes.push(Finding::new(Severity::Warning, code, None));
        }
    }

    /// Jumps to the next record by the index, or stops.
    fn recover(&mut self) {
        let next = self.index.and_then(|index| big(index, self.number.checked_mul(8)?));
        let next = next
            .and_then(|words| usize::try_from(words).ok())
            .map(|words| words.saturating_mul(2));
        match next {
            Some(next) if next > self.at && next < self.end => self.at = next,
            _ => self.stopped = true,
        }
    }
}
