//! The contract of `archipel check`, case by case (`corpus`), and the words of its findings.

mod corpus;

use archipel::load::geojson::{self, Defaults, Loaded};
use archipel::model::Severity;

const GOOD: &str = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[2.83,50.43]},"properties":{}}"#;

/// What a case must give.
struct Case {
    name: &'static str,
    bytes: Vec<u8>,
    /// `ok`, `warn` or `error`.
    status: &'static str,
    /// Code that must be among the diagnostics; empty when none may be worse than an information.
    code: &'static str,
    /// Feature that this diagnostic must name.
    feature: Option<usize>,
    /// Features that must load.
    loaded: usize,
}

fn status(loaded: &Loaded) -> &'static str {
    let doubtful = loaded.diagnostics.iter().any(|found| found.severity > Severity::Info);
    match (loaded.refused, doubtful) {
        (true, _) => "error",
        (false, true) => "warn",
        (false, false) => "ok",
    }
}

fn run(cases: &[Case]) {
    for case in cases {
        let loaded = geojson::inspect(&case.bytes, "case.geojson", &Defaults::default());
        let name = case.name;
        let codes: Vec<_> = loaded
            .diagnostics
            .iter()
            .map(|found| (&found.code, found.feature))
            .collect();
        assert_eq!(status(&loaded), case.status, "{name}: {codes:?}");
        assert_eq!(loaded.loaded_features, case.loaded, "{name}: {codes:?}");
        let kept = geojson::read(&case.bytes, "case.geojson", &Defaults::default());
        assert_eq!(kept.features.len(), case.loaded, "{name}");
        assert_eq!(kept.diagnostics, loaded.diagnostics, "{name}");
        if case.code.is_empty() {
            continue;
        }
        let found = loaded.diagnostics.iter().find(|found| found.code == case.code);
        let found = found.unwrap_or_else(|| panic!("{name}: {} is not among {codes:?}", case.code));
        assert_eq!(found.feature, case.feature, "{name}: {codes:?}");
    }
}

/// A whole document.
fn document(name: &'static str, text: impl Into<Vec<u8>>, status: &'static str, code: &'static str) -> Case {
    let loaded = if status == "error" { 0 } else { 1 };
    Case {
        name,
        bytes: text.into(),
        status,
        code,
        feature: None,
        loaded,
    }
}

/// A feature between two good ones.
fn among(name: &'static str, feature: &str, code: &'static str) -> Case {
    let text = format!(r#"{{"type":"FeatureCollection","features":[{GOOD},{feature},{GOOD}]}}"#);
    Case {
        name,
        bytes: text.into(),
        status: "warn",
        code,
        feature: Some(1),
        loaded: 2,
    }
}

/// A geometry between two good features: the bad one is dropped.
fn bad(name: &'static str, geometry: &str, code: &'static str) -> Case {
    among(
        name,
        &format!(r#"{{"type":"Feature","geometry":{geometry},"properties":{{}}}}"#),
        code,
    )
}

/// A geometry between two good features: all three load, with a warning.
fn doubtful(name: &'static str, geometry: &str, code: &'static str) -> Case {
    Case {
        loaded: 3,
        ..bad(name, geometry, code)
    }
}

#[test]
fn good_documents_load_without_a_warning() {
    let ok = |name, text: &str, loaded| Case {
        loaded,
        ..document(name, text, "ok", "")
    };
    run(&[
        ok("feature", GOOD, 1),
        ok(
            "collection",
            &format!(r#"{{"type":"FeatureCollection","features":[{GOOD}]}}"#),
            1,
        ),
        ok("empty collection", r#"{"type":"FeatureCollection","features":[]}"#, 0),
        ok("bare point", r#"{"type":"Point","coordinates":[2.8,50.4]}"#, 1),
        ok("altitude", r#"{"type":"Point","coordinates":[2.8,50.4,31]}"#, 1),
        ok(
            "type last",
            r#"{"coordinates":[[2.8,50.4],[2.9,50.5]],"type":"LineString"}"#,
            1,
        ),
        ok(
            "null geometry",
            r#"{"type":"Feature","geometry":null,"properties":null}"#,
            1,
        ),
        ok(
            "polygon with a hole",
            r#"{"type":"Polygon","coordinates":[[[2,50],[3,50],[3,51],[2,51],[2,50]],
                [[2.2,50.2],[2.2,50.8],[2.8,50.8],[2.8,50.2],[2.2,50.2]]]}"#,
            1,
        ),
        ok(
            "geometry collection",
            r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[2,50]},
                {"type":"MultiPoint","coordinates":[[2,50]]}]}"#,
            1,
        ),
        ok("bbox", r#"{"type":"Point","bbox":[2,50,2,50],"coordinates":[2,50]}"#, 1),
        ok(
            "the ends of the world",
            r#"{"type":"MultiPoint","coordinates":[[-180,-90],[180,90]]}"#,
            1,
        ),
        ok(
            "escapes",
            r#"{"type":"Feature","geometry":null,"properties":{"a\u0000":"\ud83d\ude00"}}"#,
            1,
        ),
        ok("newline-delimited", &format!("{GOOD}\n{GOOD}\r\n\n{GOOD}\n"), 3),
        ok("text sequence", &format!("\u{1e}{GOOD}\n\u{1e}{GOOD}\n"), 2),
    ]);
}

#[test]
fn a_file_without_one_good_feature_is_refused() {
    let text = GOOD.replace("2.83", "null");
    let loaded = geojson::read(text.as_bytes(), "f", &Defaults::default());
    assert!(loaded.refused);
    assert_eq!((loaded.declared_features, loaded.loaded_features), (1, 0));
    assert_eq!(loaded.diagnostics[0].feature, Some(0));
}

/// Codes in the sources of the loader: words in kebab case that stand alone in quotes behind a function that takes one.
fn codes_in_sources() -> std::collections::BTreeSet<String> {
    let mut codes = std::collections::BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from("src/load")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            let starts = [
                "fault(\"",
                "fail(\"",
                "warn(\"",
                "error(\"",
                "code: \"",
                "=> \"json-",
                "Error, \"",
                "Warning, \"",
                "Info, \"",
            ];
            for start in starts {
                for rest in text.split(start).skip(1) {
                    let code = rest.split('"').next().unwrap_or_default();
                    let prefix = if start.ends_with("json-") { "json-" } else { "" };
                    codes.insert(format!("{prefix}{code}"));
                }
            }
        }
    }
    codes
}

#[test]
fn every_code_of_the_loader_has_words_in_french_and_in_english() {
    let codes = codes_in_sources();
    assert!(codes.len() > 60, "{codes:?}");
    for lang in ["fr", "en"] {
        let text: String = ["diagnostic", "diagnostic-formats", "clock", "stories", "print"]
            .map(|name| std::fs::read_to_string(format!("assets/locales/{lang}/{name}.ftl")).unwrap())
            .concat();
        let missing: Vec<_> = codes
            .iter()
            .filter(|code| !text.contains(&format!("\ndiagnostic-{code} =")))
            .collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
        let parsed = fluent_bundle::FluentResource::try_new(text);
        assert!(parsed.is_ok(), "{lang}: {:?}", parsed.err().map(|(_, errors)| errors));
    }
}
