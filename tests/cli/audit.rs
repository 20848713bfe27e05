//! What planners ask, on the command line, as a script meets it.

use crate::feed;
use crate::program::{archipel, json, printed};
use serde_json::Value;

const ESTATES: [&str; 9] = [
    "audit",
    "access",
    "--layer",
    "unesco",
    "--where",
    "category=cite",
    "--where",
    "epci=CAHC",
    "--all",
];

fn ids(value: &Value, verdict: &str) -> Vec<String> {
    let rows = value["rows"].as_array().unwrap().iter();
    rows.filter(|row| row["verdict"] == verdict)
        .map(|row| row["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_estates_of_henin_carvin_far_from_the_cycle_network_are_listed_and_ranked() {
    let value = json(&[&ESTATES[..], &["--json", "--inhabitants"]].concat());
    assert_eq!(
        (value["answer"].as_str(), value["metres"].as_f64()),
        (Some("exact"), Some(300.0))
    );
    let rows = value["rows"].as_array().unwrap();
    assert_eq!(value["subjects"].as_u64().unwrap() as usize, rows.len());
    let distances: Vec<f64> = rows.iter().map(|row| row["distance_m"].as_f64().unwrap()).collect();
    assert!(distances.is_sorted_by(|a, b| a >= b), "{distances:?}");
    assert_eq!(value["farther"], ids(&value, "farther").len());
    assert!(
        rows.iter()
            .all(|row| (row["verdict"] == "farther") == (row["distance_m"].as_f64().unwrap() > 300.0))
    );
    assert_eq!(value["goals_without_geometry"], 10);
    // The filter by nearness, which has an index of its own, leaves the same.
    let near = json(&[
        "features",
        "--layer",
        "unesco",
        "--where",
        "category=cite",
        "--where",
        "epci=CAHC",
        "--where",
        "within=300:cycle",
        "--format",
        "json",
    ]);
    let near: Vec<&str> = near
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    let mut within = ids(&value, "within");
    within.sort();
    assert_eq!(within.len(), near.len());
    assert!(near.iter().all(|id| within.contains(&(*id).to_owned())));
    // So does its opposite, which the composer prints.
    let beyond = json(&[
        "features",
        "--layer",
        "unesco",
        "--where",
        "category=cite",
        "--where",
        "epci=CAHC",
        "--where",
        "beyond=300:cycle",
        "--format",
        "json",
    ]);
    assert_eq!(
        value["farther"].as_u64().unwrap() as usize,
        beyond.as_array().unwrap().len()
    );
    let people = &value["inhabitants"];
    assert!(people["within"].as_f64().unwrap() < people["of"].as_f64().unwrap());
}

#[test]
fn connections_are_written_as_csv_and_geojson() {
    let csv = printed(&archipel(&[&ESTATES[..], &["--csv"]].concat()));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.headers().unwrap().get(8), Some("distance_m"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let collection = printed(&archipel(&[&ESTATES[..], &["--geojson"]].concat()));
    let geojson::GeoJson::FeatureCollection(lines) = collection.parse().unwrap() else {
        panic!("{collection}");
    };
    assert_eq!(lines.features.len(), rows.len());
    let text = printed(&archipel(&ESTATES));
    assert!(
        text.contains("À plus de 300\u{a0}m du réseau cyclable chargé"),
        "{text}"
    );
    assert!(
        text.contains("10 itinéraires connus sans tracé ne comptent pas."),
        "{text}"
    );
}

#[test]
fn by_bus_the_answer_is_inconclusive_without_a_timetable_and_exact_with_one() {
    let bus = [&ESTATES[..], &["--to", "bus", "--json"]].concat();
    let before = json(&bus);
    assert_eq!(
        (before["answer"].as_str(), before["farther"].as_u64()),
        (Some("inconclusive"), Some(0))
    );
    assert!(before["reason"].as_str().unwrap().contains("localisés"));
    assert!(before["remedy"].as_str().unwrap().contains("GTFS"));
    let folder = tempfile::tempdir().unwrap();
    let (feed, home) = (folder.path().join("feed.zip"), folder.path().join("home"));
    std::fs::write(&feed, feed::zipped(&feed::tables())).unwrap();
    let home = home.to_str().unwrap();
    printed(&archipel(&[
        "--home",
        home,
        "import",
        feed.to_str().unwrap(),
        "--network",
    ]));
    let after = json(&[&["--home", home][..], &bus].concat());
    assert_eq!(
        (after["answer"].as_str(), after["metres"].as_f64()),
        (Some("exact"), Some(500.0))
    );
    assert_eq!(after["inconclusive"], 0);
    // Looked at by another road: the filter by nearness.
    let near = json(&[
        "--home",
        home,
        "features",
        "--layer",
        "unesco",
        "--where",
        "category=cite",
        "--where",
        "epci=CAHC",
        "--where",
        "within=500:bhns-stops",
        "--format",
        "json",
    ]);
    assert_eq!(ids(&after, "within").len(), near.as_array().unwrap().len());
    assert_eq!(
        after["farther"].as_u64().unwrap() as usize + near.as_array().unwrap().len(),
        after["subjects"].as_u64().unwrap() as usize
    );
}

#[test]
fn a_table_adds_up_by_zones_and_says_what_takes_no_part() {
    let table = json(&["audit", "table", "--by", "epci", "--layer", "parks", "--json"]);
    let parks = &table["tables"][0];
    assert_eq!(parks["markers"], 4);
    let rows = parks["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 9);
    let sum: f64 = rows.iter().map(|row| row["area_ha"].as_f64().unwrap()).sum();
    assert!((sum / parks["inside"]["area_ha"].as_f64().unwrap() - 1.0).abs() < 1e-3);
    let pole = json(&["audit", "table", "--by", "pole", "--json"]);
    let unesco = pole["tables"]
        .as_array()
        .unwrap()
        .iter()
        .find(|table| table["layer"] == "unesco")
        .unwrap();
    assert_eq!(unesco["rows"][0]["inhabitants"], 650_339);
    let csv = printed(&archipel(&[
        "audit", "table", "--by", "commune", "--layer", "shafts", "--sort", "count", "--csv",
    ]));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let counts: Vec<usize> = reader.records().map(|row| row.unwrap()[6].parse().unwrap()).collect();
    assert_eq!(counts.len(), 330);
    assert!(counts.is_sorted_by(|a, b| a >= b));
    let polygon = "2.75,50.40;2.90,50.40;2.90,50.46;2.75,50.46";
    let drawn = json(&["audit", "table", "--layer", "shafts", "--polygon", polygon, "--json"]);
    let listed = json(&["features", "--where", "view=2.75,50.40,2.90,50.46", "--format", "json"]);
    let inside = listed
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["category"] == "shaft")
        .count();
    assert_eq!(
        drawn["tables"][0]["rows"][0]["count"].as_u64().unwrap() as usize,
        inside
    );
    let buffer = [
        "--around",
        "unesco:63AG",
        "--metres",
        "500",
        "--layer",
        "shafts",
        "--json",
    ];
    let around = json(&[&["audit", "table"][..], &buffer].concat());
    assert!(around["tables"][0]["rows"][0]["count"].as_u64().unwrap() > 0);
}

#[test]
fn catchments_links_measures_and_declared_totals_answer() {
    let walk = json(&[
        "audit",
        "catchment",
        "--at",
        "2.8285,50.4266",
        "--minutes",
        "10",
        "--by",
        "foot",
        "--json",
    ]);
    assert!(walk["inhabitants"].as_f64().unwrap() > 1_000.0);
    assert_eq!(walk["outline"]["type"], "MultiPolygon");
    let links = json(&["audit", "links", "--metres", "500", "--json"]);
    let km: f64 = links["components"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["km"].as_f64().unwrap())
        .sum();
    assert!(km > 80.0, "{km}");
    let measure = json(&["audit", "measure", "2.8285,50.4266", "2.8031,50.4306", "--json"]);
    assert!(
        (measure["length_m"].as_f64().unwrap() - 1_858.870).abs() < 0.001,
        "{measure}"
    );
    assert!((measure["steps"][0]["bearing"].as_f64().unwrap() - 283.8589).abs() < 0.001);
    let declared = json(&["audit", "declared", "--json"]);
    let cycle = declared["declared"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["key"] == "cycle-network")
        .unwrap();
    assert!(cycle["remedy"].as_str().unwrap().starts_with("https://"));
    assert!(cycle["difference"].as_f64().unwrap() < 0.0);
}

#[test]
fn a_project_changes_the_indicators() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("projet.geojson");
    let line = r#"{"type":"LineString","coordinates":[[2.94,50.40],[2.98,50.42],[3.0,50.43]]}"#;
    std::fs::write(&file, line).unwrap();
    let found = json(&["audit", "links", "--with", file.to_str().unwrap(), "--json"]);
    let [before, after] = [0, 1].map(|at| &found["scenarios"][at]);
    let of = |one: &Value, key: &str| one[key].as_f64().unwrap();
    assert_eq!(after["scenario"], "projet");
    assert!((of(after, "km") - of(before, "km") - 5.415).abs() < 0.01, "{found}");
    assert!(of(after, "inhabitants") > of(before, "inhabitants"));
}

#[test]
fn what_is_not_known_is_refused_with_what_there_is() {
    for arguments in [
        &["audit", "access", "--to", "tram"][..],
        &["audit", "access", "--layer", "tram"],
        &["audit", "access", "--layer", "unesco", "--where", "epci=Hénin"],
        &["audit", "table", "--layer", "unesco", "--where", "category=fusée"],
        &["audit", "table", "--by", "shafts"],
        &["audit", "catchment", "--of", "unesco:0"],
        &["audit", "links", "--with", "/nowhere.geojson"],
    ] {
        let output = archipel(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty());
    }
    assert_eq!(archipel(&["audit", "measure"]).status.code(), Some(2));
    assert_eq!(archipel(&["audit", "links", "--sort", "beauty"]).status.code(), Some(2));
}
