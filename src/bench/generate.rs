//! More of the same: N times the features of a folder, to measure how cost grows. Copies are strewn over the territory and
//! made smaller, so that the painted area stays about the same: what grows is the number of things, not their overlap.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use serde_json::Value;

/// The layer whose box receives the copies, when the folder has it.
const GROUND: &str = "bassin-minier.geojson";

/// Writes `times` times the features of every `*.geojson` of `from` to `to`; the same input gives the same files. Returns the
/// number of features written.
///
/// # Errors
/// When a file cannot be read, is not a feature collection, or cannot be written.
pub fn generate(from: &Path, to: &Path, times: usize) -> anyhow::Result<usize> {
    let mut files: Vec<_> = std::fs::read_dir(from)
        .with_context(|| format!("cannot read {}", from.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "geojson"))
        .collect();
    files.sort();
    anyhow::ensure!(!files.is_empty(), "{} holds no GeoJSON file", from.display());
    std::fs::create_dir_all(to).with_context(|| format!("cannot make {}", to.display()))?;
    let read = |path: &Path| -> anyhow::Result<Vec<Value>> {
        let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let mut collection: Value =
            serde_json::from_slice(&bytes).with_context(|| format!("{} is not JSON", path.display()))?;
        let features = collection.get_mut("features").and_then(Value::as_array_mut);
        let features = features.with_context(|| format!("{} is not a feature collection", path.display()))?;
        Ok(std::mem::take(features))
    };
    let ground = from.join(GROUND);
    let mut area = NOWHERE;
    for file in files.iter().filter(|file| !ground.exists() || **file == ground) {
        for feature in read(file)? {
            area = joined(area, extent(&feature["geometry"]));
        }
    }
    let shrink = 1.0 / (times.max(1) as f64).sqrt();
    let mut written = 0;
    for file in &files {
        let mut features = read(file)?;
        features.retain(|feature| !feature["geometry"].is_null());
        let name = file.file_name().unwrap_or_default();
        let target = to.join(name);
        let mut out = std::io::BufWriter::new(
            std::fs::File::create(&target).with_context(|| format!("cannot write {}", target.display()))?,
        );
        let mut random = Random(
            name.as_encoded_bytes()
                .iter()
                .fold(12345, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(*byte))),
        );
        out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[\n")?;
        for copy in 0..times {
            for feature in &features {
                if written_before(&features, copy, feature) {
                    out.write_all(b",\n")?;
                }
                let mut feature = feature.clone();
                if copy > 0 {
                    // The same identifier twice would be one feature.
                    if let Some(feature) = feature.as_object_mut() {
                        feature.remove("id");
                    }
                    let [left, bottom, right, top] = extent(&feature["geometry"]);
                    let middle = [f64::midpoint(left, right), f64::midpoint(bottom, top)];
                    let place = [
                        area[0] + random.next() * (area[2] - area[0]),
                        area[1] + random.next() * (area[3] - area[1]),
                    ];
                    let mut moved = |position: &mut [Value]| {
                        for axis in 0..2 {
                            let value = position[axis].as_f64().unwrap_or(middle[axis]);
                            let value = place[axis] + (value - middle[axis]) * shrink;
                            position[axis] = Value::from((value * 1e6).round() / 1e6);
                        }
                    };
                    each_position(&mut feature["geometry"], &mut moved);
                }
                serde_json::to_writer(&mut out, &feature)?;
                written += 1;
            }
        }
        out.write_all(b"\n]}\n")?;
        out.flush()?;
    }
    Ok(written)
}

/// Whether a feature is not the first one of its file.
fn written_before(features: &[Value], copy: usize, feature: &Value) -> bool {
    copy > 0 || !features.first().is_some_and(|first| std::ptr::eq(first, feature))
}

type Box4 = [f64; 4];
const NOWHERE: Box4 = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];

fn joined(a: Box4, b: Box4) -> Box4 {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// Box around all positions of a geometry, in degrees.
fn extent(geometry: &Value) -> Box4 {
    match geometry {
        Value::Array(parts) => match parts.as_slice() {
            [Value::Number(x), Value::Number(y), ..] => {
                let (x, y) = (x.as_f64().unwrap_or(0.0), y.as_f64().unwrap_or(0.0));
                [x, y, x, y]
            }
            parts => parts.iter().map(extent).fold(NOWHERE, joined),
        },
        Value::Object(members) => ["coordinates", "geometries"]
            .iter()
            .filter_map(|name| members.get(*name))
            .map(extent)
            .fold(NOWHERE, joined),
        _ => NOWHERE,
    }
}

fn each_position(geometry: &mut Value, moved: &mut impl FnMut(&mut [Value])) {
    match geometry {
        Value::Array(parts) => {
            if matches!(parts.as_slice(), [Value::Number(_), Value::Number(_), ..]) {
                moved(parts);
            } else {
                parts.iter_mut().for_each(|part| each_position(part, moved));
            }
        }
        Value::Object(members) => {
            for name in ["coordinates", "geometries"] {
                if let Some(part) = members.get_mut(name) {
                    each_position(part, moved);
                }
            }
        }
        _ => {}
    }
}

/// Numbers that look random and are the same every time (SplitMix64).
struct Random(u64);

impl Random {
    /// The next one, from 0 up to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_smaller_lie_in_the_territory_and_are_the_same_every_time() {
        let (from, to, again) = (
            tempfile::tempdir().unwrap(),
            tempfile::tempdir().unwrap(),
            tempfile::tempdir().unwrap(),
        );
        let ground = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":{"n":1},
            "geometry":{"type":"Polygon","coordinates":[[[2,50],[4,50],[4,51],[2,50]]]}},
            {"type":"Feature","properties":{},"geometry":null}]}"#;
        std::fs::write(from.path().join(GROUND), ground).unwrap();
        assert_eq!(generate(from.path(), to.path(), 4).unwrap(), 4);
        assert_eq!(generate(from.path(), again.path(), 4).unwrap(), 4);
        let bytes = std::fs::read(to.path().join(GROUND)).unwrap();
        assert_eq!(bytes, std::fs::read(again.path().join(GROUND)).unwrap());
        let made: Value = serde_json::from_slice(&bytes).unwrap();
        let features = made["features"].as_array().unwrap();
        assert_eq!(extent(&features[0]["geometry"]), [2.0, 50.0, 4.0, 51.0]);
        for copy in &features[1..] {
            let [left, bottom, right, top] = extent(&copy["geometry"]);
            assert!((right - left - 1.0).abs() < 1e-5 && (top - bottom - 0.5).abs() < 1e-5);
            let middle = [f64::midpoint(left, right), f64::midpoint(bottom, top)];
            assert!((2.0..=4.0).contains(&middle[0]) && (50.0..=51.0).contains(&middle[1]));
            assert_eq!(copy["properties"]["n"], 1);
        }
        assert!(generate(to.path().join("nowhere").as_path(), to.path(), 2).is_err());
    }
}
