//! `archipel legend` as a script meets it.

use crate::program::{archipel, json};
use serde_json::Value;

fn class<'a>(value: &'a Value, layer: &str, class: &str) -> Option<&'a Value> {
    let mut classes = value["classes"].as_array().unwrap().iter();
    classes.find(|one| one["layer"] == layer && one["class"] == class)
}

#[test]
fn a_view_tells_its_classes_with_counts_and_measures() {
    let value = json(&["legend", "--view", "2.83,50.43,13", "--size", "1280x800", "--json"]);
    let terrils = class(&value, "unesco", "terril").unwrap();
    assert!(
        terrils["count"].as_u64().unwrap() >= 2 && terrils["area_ha"].as_f64().unwrap() > 20.0,
        "{terrils}"
    );
    let cycle = class(&value, "cycle", "eurovelo").unwrap();
    assert!(
        cycle["length_km"].as_f64().unwrap() > 5.0 && cycle["form"] == "line",
        "{cycle}"
    );
    let statuses = value["statuses"].as_array().unwrap();
    assert!(statuses.iter().any(|status| status["geometry_status"] == "schematic"));
    let all = json(&[
        "legend",
        "--extent",
        "1.95,50.1,3.85,50.9",
        "--layers",
        "unesco",
        "--json",
    ]);
    assert_eq!(class(&all, "unesco", "terril").unwrap()["count"], 51);
    assert!(
        class(&all, "cycle", "eurovelo").is_none(),
        "a layer that was not asked for"
    );
}

#[test]
fn conditions_narrow_it_and_nonsense_is_refused() {
    let extent = ["legend", "--extent", "1.95,50.1,3.85,50.9", "--json", "--where"];
    let value = json(&[&extent[..], &["category=terril"]].concat());
    assert_eq!(class(&value, "unesco", "terril").unwrap()["count"], 51);
    assert!(class(&value, "unesco", "pit").is_none());
    let output = archipel(&[&extent[..], &["category=teril", "--lang", "en"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("teril"));
    assert_eq!(archipel(&["legend", "--extent", "3,50,2,51"]).status.code(), Some(2));
}

#[test]
fn without_json_it_reads_as_a_table() {
    let output = archipel(&["legend", "--view", "2.83,50.43,13", "--lang", "fr"]);
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(
        words.contains("Terrils") && words.contains("À LIRE AVEC PRUDENCE") && words.contains("partie visible"),
        "{words}"
    );
}
