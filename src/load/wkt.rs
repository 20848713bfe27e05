//! Geometries in well-known text, as tables have them in a column: OGC 06-103r4, with `SRID=…;` before it as PostGIS
//! writes. Read by our own code, so that an unclosed ring and a number too large are seen.

use geo_types::Coord;

use super::reading::shape::{Raw, Rings};

/// Deepest nesting of collections.
const MAX_DEPTH: usize = 16;
/// The kinds, in capitals.
const KINDS: [&str; 7] = [
    "POINT",
    "MULTIPOINT",
    "LINESTRING",
    "MULTILINESTRING",
    "POLYGON",
    "MULTIPOLYGON",
    "GEOMETRYCOLLECTION",
];

/// A geometry and the EPSG code before it, if any.
#[derive(Debug, PartialEq)]
pub(super) struct Wkt {
    /// The geometry.
    pub raw: Raw,
    /// The code.
    pub srid: Option<u64>,
}

/// Reads a text; none when it is not well-known text to its end.
pub(super) fn read(text: &str) -> Option<Wkt> {
    let mut text = text.trim();
    let mut srid = None;
    if text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("SRID=")) {
        let (code, rest) = text[5..].split_once(';')?;
        srid = Some(code.trim().parse().ok()?);
        text = rest;
    }
    let mut parser = Parser { rest: text };
    let raw = parser.geometry(0)?;
    parser.space();
    parser.rest.is_empty().then_some(Wkt { raw, srid })
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, byte: u8) -> bool {
        self.space();
        let found = self.rest.as_bytes().first() == Some(&byte);
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    fn word(&mut self) -> String {
        self.space();
        let end = self.rest.find(|letter: char| !letter.is_ascii_alphabetic());
        let (word, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        word.to_uppercase()
    }

    fn is_empty_word(&mut self) -> bool {
        let mut ahead = Parser { rest: self.rest };
        let found = ahead.word() == "EMPTY";
        if found {
            self.rest = ahead.rest;
        }
        found
    }

    fn geometry(&mut self, depth: usize) -> Option<Raw> {
        if depth > MAX_DEPTH {
            return None;
        }
        let word = self.word();
        let kind = KINDS.iter().rev().find(|kind| {
            let rest = word.strip_prefix(**kind);
            rest.is_some_and(|rest| matches!(rest, "" | "Z" | "M" | "ZM"))
        })?;
        let mut ahead = Parser { rest: self.rest };
        if matches!(ahead.word().as_str(), "Z" | "M" | "ZM") {
            self.rest = ahead.rest;
        }
        if self.is_empty_word() {
            return Some(Raw::Empty);
        }
        Some(match *kind {
            "POINT" => {
                let points = self.list(Self::position)?;
                match points.as_slice() {
                    [_] => Raw::Points(points),
                    _ => return None,
                }
            }
            "MULTIPOINT" => Raw::Points(self.list(Self::wrapped_position)?.into_iter().flatten().collect()),
            "LINESTRING" => Raw::Lines(vec![self.list(Self::position)?]),
            "MULTILINESTRING" => Raw::Lines(self.list(Self::line)?),
            "POLYGON" => Raw::Polygons(vec![self.list(Self::line)?]),
            "MULTIPOLYGON" => Raw::Polygons(self.list(Self::rings)?),
            _ => Raw::Mixed(self.list(|parser| parser.geometry(depth + 1))?),
        })
    }

    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        if !self.take(b'(') {
            return None;
        }
        let mut items = Vec::new();
        loop {
            items.push(item(self)?);
            if self.take(b')') {
                return Some(items);
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn line(&mut self) -> Option<Vec<Coord<f64>>> {
        if self.is_empty_word() {
            return Some(Vec::new());
        }
        self.list(Self::position)
    }

    fn rings(&mut self) -> Option<Rings> {
        if self.is_empty_word() {
            return Some(Vec::new());
        }
        self.list(Self::line)
    }

    fn wrapped_position(&mut self) -> Option<Option<Coord<f64>>> {
        if self.is_empty_word() {
            return Some(None);
        }
        if self.take(b'(') {
            let place = self.position()?;
            return self.take(b')').then_some(Some(place));
        }
        self.position().map(Some)
    }

    fn position(&mut self) -> Option<Coord<f64>> {
        let (x, y) = (self.number()?, self.number()?);
        let mut count = 2;
        while let Some(more) = self.upcoming() {
            more?;
            count += 1;
        }
        (count <= 4).then_some(Coord { x, y })
    }

    /// A further number of a position; none at its end.
    fn upcoming(&mut self) -> Option<Option<f64>> {
        self.space();
        match self.rest.as_bytes().first() {
            None | Some(b',' | b')') => None,
            _ => Some(self.number()),
        }
    }

    fn number(&mut self) -> Option<f64> {
        self.space();
        let end = self
            .rest
            .find([',', '(', ')', ' ', '\t', '\n', '\r'])
            .unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        let value = number.parse().ok()?;
        self.rest = rest;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    #[test]
    fn every_kind_is_read_in_its_spellings() {
        let raw = |text: &str| read(text).map(|wkt| wkt.raw);
        let points = Raw::Points(vec![at(1.0, 2.0), at(3.0, 4.0)]);
        assert_eq!(raw("point z (1 2 3)"), Some(Raw::Points(vec![at(1.0, 2.0)])));
        assert_eq!(raw("MULTIPOINT((1 2),(3 4))"), Some(points.clone()));
        assert_eq!(raw("MULTIPOINT (1 2, 3 4)"), Some(points));
        assert_eq!(
            raw("LINESTRING(1 2,3 4)"),
            Some(Raw::Lines(vec![vec![at(1.0, 2.0), at(3.0, 4.0)]]))
        );
        assert!(
            matches!(raw("MULTIPOLYGON(((0 0,1 0,1 1,0 0),(0 0,1 1,0 1)))"), Some(Raw::Polygons(parts)) if parts[0].len() == 2)
        );
        assert_eq!(
            raw("GEOMETRYCOLLECTION(POINT EMPTY)"),
            Some(Raw::Mixed(vec![Raw::Empty]))
        );
        assert_eq!(read("SRID=2154;POINT(1 2)").and_then(|wkt| wkt.srid), Some(2154));
    }

    #[test]
    fn what_is_broken_is_not_read() {
        let deep = "GEOMETRYCOLLECTION(".repeat(100_000);
        for text in [
            "",
            "POINT",
            "POINT(1)",
            "POINT(1 2",
            "POINT(1 2) x",
            "POINT(1 2,3 4)",
            "CIRCLE(1 2)",
            &deep,
        ] {
            assert_eq!(read(text), None);
        }
    }
}
