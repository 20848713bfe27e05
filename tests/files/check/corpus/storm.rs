//! Hostile documents, and thousands of damaged ones: an answer at once, never a panic.

use std::time::{Duration, Instant};

use archipel::load::geojson::{self, Defaults};

use crate::check::GOOD;

#[test]
fn hostile_documents_are_answered_at_once() {
    let quick = |name: &str, text: String| {
        let started = Instant::now();
        let loaded = geojson::inspect(text.as_bytes(), "hostile", &Defaults::default());
        assert!(
            started.elapsed() < Duration::from_secs(10),
            "{name}: {:?}",
            started.elapsed()
        );
        loaded
    };
    let values = "[0],".repeat(2_000_000);
    let values = format!(r#"{{"type":"Feature","geometry":null,"properties":{{"a":[{values}0]}}}}"#);
    assert!(quick("values", values).refused);
    let features = |count| format!(r#"{{"type":"FeatureCollection","features":[{}0]}}"#, "0,".repeat(count));
    assert_eq!(
        quick("features", features(2_000_000)).diagnostics[0].code,
        "too-many-features"
    );
    assert!(quick("bad features", features(200_000)).diagnostics.len() < 30_000);
    let rings = format!(r#"{{"type":"Polygon","coordinates":[{}[]]}}"#, "[],".repeat(2_000_000));
    assert!(!quick("rings", rings).refused);
    let digits = format!(r#"{{"type":"Point","coordinates":[{},1]}}"#, "1".repeat(2_000_000));
    assert!(quick("digits", digits).refused);
    let open = r#"{"type":"GeometryCollection","geometries":["#.repeat(5_000);
    let nested = format!("{open}{}", "]}".repeat(5_000));
    assert_eq!(quick("collections", nested).diagnostics[0].code, "json-depth");
}

/// A small generator of numbers (xorshift), so that every run does the same damage.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

const PIECES: [&[u8]; 24] = [
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b":",
    b"\"",
    b"\\",
    b"null",
    b"NaN",
    b"-",
    b"1e999",
    b"\n",
    b"\x1e",
    b"\xff",
    b"\0",
    b"\xef\xbb\xbf",
    b"type",
    b"coordinates",
    b"[[",
    b"1e-400",
    b"687000",
    b"\\ud800",
    b"\xff\xfe",
];

fn damaged(seed: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.as_bytes().to_vec();
    for _ in 0..=random.below(3) {
        let at = random.below(bytes.len());
        let end = (at + random.below(7)).min(bytes.len());
        let piece = PIECES[random.below(PIECES.len())];
        match random.below(4) {
            0 => bytes.truncate(at.max(1)),
            1 => drop(bytes.splice(at..at, piece.iter().copied())),
            2 => drop(bytes.splice(at..end, piece.iter().copied())),
            _ => bytes[at] = bytes[at].wrapping_add(1 + random.below(255) as u8),
        }
    }
    bytes
}

#[test]
fn thousands_of_damaged_documents_never_panic_and_agree_in_both_modes() {
    let seeds = [
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{GOOD},\n{GOOD}]}}"),
        format!("{GOOD}\n{GOOD}\n"),
        r#"{"type":"Polygon","coordinates":[[[2,50],[3,50],[3,51],[2,50]],[[2.1,50.1],[2.2,50.2],[2.2,50.1],[2.1,50.1]]]}"#
            .to_owned(),
        r#"{"type":"GeometryCollection","geometries":[{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}]}"#
            .to_owned(),
        r#"{"type":"Feature","id":1,"bbox":[1,2,3,4],"crs":{"type":"name","properties":{"name":"EPSG:2154"}},
            "geometry":null,"properties":{"name":{"fr":"é\u00e9\ud83d\ude00"},"outline":{"type":"Point",
            "coordinates":[1,2]},"valid_from":{"year":1,"certainty":"exact"}}}"#
            .to_owned(),
    ];
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let started = Instant::now();
    for round in 0..6_000 {
        let bytes = damaged(&seeds[round % seeds.len()], &mut random);
        let looked = geojson::inspect(&bytes, "mutant", &Defaults::default());
        let kept = geojson::read(&bytes, "mutant", &Defaults::default());
        assert_eq!(
            looked.diagnostics,
            kept.diagnostics,
            "{}",
            String::from_utf8_lossy(&bytes)
        );
        assert_eq!(looked.loaded_features, kept.features.len());
        assert!(looked.loaded_features <= looked.declared_features);
        assert!(!looked.refused || !looked.diagnostics.is_empty());
    }
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}
