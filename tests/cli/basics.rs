//! The program as a script meets it: codes, streams, stable JSON.

use crate::program::{archipel, json};
use serde_json::Value;

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn without_a_display_one_sentence_names_what_works() {
    if cfg!(any(windows, target_os = "macos")) {
        return;
    }
    let output = archipel(&["--lang", "fr"]);
    assert_eq!(output.status.code(), Some(1));
    let words = text(&output.stderr);
    assert_eq!(words.trim().lines().count(), 1, "{words}");
    for command in ["layers", "check", "identify", "features", "build-geodata"] {
        assert!(words.contains(command), "{words}");
    }
}

#[test]
fn the_version_tells_the_data_and_its_size() {
    let output = archipel(&["--version"]);
    let words = text(&output.stdout);
    assert!(
        words.starts_with(concat!("archipel ", env!("CARGO_PKG_VERSION"))),
        "{words}"
    );
    assert!(words.contains("2026") && words.contains("features"), "{words}");
}

#[test]
fn layers_tell_counts_measures_and_the_reconciliation() {
    let value = json(&["layers", "--json"]);
    let layers = value["layers"].as_array().unwrap();
    let layer = |id: &str| layers.iter().find(|layer| layer["id"] == id).unwrap();
    assert_eq!(layer("unesco")["features"], 353);
    assert_eq!(layer("unesco")["categories"]["terril"], 51);
    assert_eq!(layer("shafts")["features"], 636);
    assert_eq!(layer("shafts")["geometries"]["Point"], 636);
    assert!(layer("cavaliers")["length_km"].as_f64().unwrap() > 400.0);
    assert!(layer("components")["area_ha"].as_f64().unwrap() > 3500.0);
    for key in ["group", "extent", "sources", "geometry_status", "load_ms"] {
        assert!(!layer("parks")[key].is_null(), "{key}");
    }
    let warnings = value["warnings"].as_array().unwrap();
    let codes: Vec<&str> = warnings
        .iter()
        .map(|warning| warning["code"].as_str().unwrap())
        .collect();
    assert!(
        codes.len() <= 5 && !codes.contains(&"foreign-member"),
        "our own files are clean but for their sources: {codes:?}"
    );
    let declared = value["declared"].as_array().unwrap();
    assert!(declared.len() >= 5);
    for one in declared {
        for key in ["key", "declared", "loaded", "difference", "reason"] {
            assert!(one.get(key).is_some(), "{one}");
        }
    }
}

#[test]
fn identify_finds_what_a_click_would_topmost_first() {
    // The middle of the western terril of the base 11/19.
    let place = json(&[
        "features",
        "--layer",
        "unesco",
        "--where",
        "code=T074a",
        "--format",
        "json",
    ]);
    let place = &place.as_array().unwrap()[0];
    let (lon, lat) = (place["lon"].as_f64().unwrap(), place["lat"].as_f64().unwrap());
    let value = json(&["identify", "--at", &format!("{lon},{lat}"), "--zoom", "16", "--json"]);
    let hits = value["hits"].as_array().unwrap();
    assert_eq!(hits[0]["id"], "unesco:63AG", "{hits:#?}");
    assert!(hits.len() >= 2, "the property lies below");
    for key in ["id", "layer", "name", "category", "communes", "distance_m"] {
        assert!(hits[0].get(key).is_some(), "{key}");
    }
    let nowhere = json(&["identify", "--at", "-30.0,10.0", "--json"]);
    assert_eq!(nowhere["hits"].as_array().unwrap().len(), 0);
}

#[test]
fn features_are_filtered_and_come_in_three_forms() {
    let terrils = json(&[
        "features",
        "--layer",
        "unesco",
        "--where",
        "category=terril",
        "--format",
        "geojson",
    ]);
    assert_eq!(terrils["type"], "FeatureCollection");
    let read: geojson::FeatureCollection = terrils.to_string().parse().unwrap();
    assert_eq!(read.features.len(), 51, "another reader finds as many");
    let table = archipel(&["features", "--layer", "parks", "--format", "csv"]);
    let table = text(&table.stdout);
    assert!(table.lines().next().unwrap().starts_with("id,"), "{table}");
    assert_eq!(table.lines().filter(|line| line.starts_with("parks:")).count(), 11);
}

#[test]
fn an_unknown_layer_is_refused_with_the_list_of_those_there_are() {
    let output = archipel(&["features", "--layer", "volcanoes", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    let words = text(&output.stderr);
    assert!(words.contains("volcanoes") && words.contains("shafts"), "{words}");
    assert!(output.stdout.is_empty());
}

#[test]
fn wrong_usage_has_code_2() {
    for arguments in [&["identify"][..], &["--size", "huge"], &["dance"]] {
        assert_eq!(archipel(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_broken_layer_of_a_folder_is_named_and_the_others_work() {
    let folder = tempfile::tempdir().unwrap();
    let point = |name: &str, x: f64| {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"nom":"{name}"}},"geometry":{{"type":"Point","coordinates":[{x},50.4]}}}}]}}"#
        )
    };
    std::fs::write(folder.path().join("good.geojson"), point("A", 2.8)).unwrap();
    std::fs::write(folder.path().join("cut.geojson"), &point("B", 2.9)[..60]).unwrap();
    let data = folder.path().to_str().unwrap();
    let output = archipel(&["--data", data, "layers", "--json", "--lang", "fr"]);
    assert_eq!(output.status.code(), Some(1), "a layer is not available");
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let good = value["layers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|layer| layer["id"] == "good")
        .unwrap();
    assert_eq!(good["features"], 1);
    assert!(value["warnings"].to_string().contains("cut.geojson"), "{value:#}");
}

#[test]
fn check_says_what_is_wrong_with_a_file_in_the_users_language() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bad.geojson");
    std::fs::write(&file, r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":["x",50]}}]}"#).unwrap();
    let path = file.to_str().unwrap();
    let output = archipel(&["check", path, "--json", "--lang", "en"]);
    let report: Value = serde_json::from_str(text(&output.stdout).lines().next().unwrap()).unwrap();
    assert_eq!(report["diagnostics"][0]["feature"], 0, "{report}");
    assert_eq!(report["loaded"], 0);
    assert!(report["diagnostics"][0]["message"].as_str().unwrap().len() > 10);
}
