//! `archipel import` as a script meets it: files become layers, which other commands read; the files stay as they were.

use std::path::{Path, PathBuf};

use crate::program::{archipel, json, printed};
use serde_json::{Value, json};

/// Writes a file into a folder.
fn put(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The report of the one file of an import.
fn import(home: &Path, file: &Path, arguments: &[&str]) -> Value {
    let paths = [
        "--home",
        home.to_str().unwrap(),
        "import",
        file.to_str().unwrap(),
        "--json",
    ];
    json(&[&paths[..], arguments].concat())
}

fn layer<'a>(layers: &'a Value, id: &str) -> Option<&'a Value> {
    layers["layers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|layer| layer["id"] == id)
}

fn square(name: &str, west: f64, south: f64) -> Value {
    let (east, north) = (west + 0.01, south + 0.01);
    json!({
        "type": "Feature",
        "properties": { "nom": name },
        "geometry": { "type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]] },
    })
}

fn collection(features: &[Value]) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

#[test]
fn a_file_becomes_a_layer_that_every_command_reads_and_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let text = collection(&[square("Friche du 7", 2.80, 50.42), square("Friche du 8", 2.82, 50.44)]);
    let file = put(folder.path(), "mes friches.geojson", &text);
    let said = [
        "--producer",
        "Essai",
        "--licence",
        "Licence Ouverte 2.0",
        "--date",
        "2026-11-01",
    ];
    let report = import(&home, &file, &said);
    assert_eq!(
        (&report["status"], &report["layer"]),
        (&json!("added"), &json!("mes-friches"))
    );
    assert_eq!((&report["loaded"], &report["replaces"]), (&json!(2), &json!(false)));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text, "the file is untouched");
    let home = home.to_str().unwrap();
    let layers = json(&["--home", home, "layers", "--json"]);
    let added = layer(&layers, "mes-friches").unwrap();
    assert_eq!(added["features"], 2);
    assert_eq!(added["sources"][0]["licence"], "Licence Ouverte 2.0");
    let found = json(&["--home", home, "search", "friche du 7", "--json"]);
    assert_eq!(found["results"][0]["id"], "mes-friches:0");
    assert_eq!(found["results"][0]["communes"][0], "Lens", "found by its place");
    let list = printed(&archipel(&["--home", home, "import", "--list"]));
    assert!(
        list.contains("mes-friches") && list.contains("mes friches.geojson"),
        "{list}"
    );
    printed(&archipel(&["--home", home, "import", "--remove", "mes-friches"]));
    assert!(layer(&json(&["--home", home, "layers", "--json"]), "mes-friches").is_none());
}

#[test]
fn a_layer_that_is_written_elsewhere_opens_with_data() {
    let folder = tempfile::tempdir().unwrap();
    let file = put(
        folder.path(),
        "points.csv",
        "nom;x;y\nA;685000,5;7036000\nB;686000;7037000,25\n",
    );
    let out = folder.path().join("out");
    let report = import(&folder.path().join("home"), &file, &["--out", out.to_str().unwrap()]);
    assert_eq!(report["status"], "added");
    assert!(report["crs"].as_str().unwrap().contains("2154"), "{report}");
    let layers = json(&["--data", out.to_str().unwrap(), "layers", "--json"]);
    assert_eq!(layer(&layers, "points").unwrap()["features"], 2);
}

#[test]
fn a_table_of_communes_takes_their_outlines_and_names_those_that_it_does_not_know() {
    let folder = tempfile::tempdir().unwrap();
    let table = "commune;logements\nLens;10\nLiévin;20\nAtlantis;1\n";
    let file = put(folder.path(), "logements.csv", table);
    let report = import(&folder.path().join("home"), &file, &["--preview"]);
    assert_eq!(report["status"], "preview");
    assert_eq!(
        report["joined"],
        json!({ "column": "commune", "rows": 2, "unknown": ["Atlantis"] })
    );
    assert_eq!(report["kinds"], json!([0, 0, 2, 1]));
    assert!(
        !folder.path().join("home").join("data/layers").exists(),
        "a preview writes nothing"
    );
}

#[test]
fn official_perimeters_take_the_place_of_indicative_ones_by_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let outlines = [
        square("PARC CENTRALITE", 2.80, 50.42),
        square("Berges de la Souchez", 2.86, 50.42),
        square("Autre", 2.7, 50.4),
    ];
    let file = put(folder.path(), "perimetres.geojson", collection(&outlines));
    let report = import(
        &home,
        &file,
        &[
            "--parks",
            "--producer",
            "Euralens",
            "--licence",
            "Licence Ouverte 2.0",
            "--date",
            "2026",
        ],
    );
    assert_eq!((&report["layer"], &report["replaces"]), (&json!("parks"), &json!(true)));
    assert_eq!(report["matched"]["others"], 1);
    let parks = json(&[
        "--home",
        home.to_str().unwrap(),
        "features",
        "--layer",
        "parks",
        "--format",
        "geojson",
    ]);
    let parks = parks["features"].as_array().unwrap();
    assert_eq!(parks.len(), 11, "none is lost");
    let of = |id: &str| parks.iter().find(|park| park["id"] == id).unwrap();
    assert_eq!(of("parks:centralite")["properties"]["geometry_status"], "official");
    assert_eq!(
        of("parks:centralite")["properties"]["name"]["fr"],
        "Parc Centralité",
        "what is known stays"
    );
    assert_eq!(of("parks:canal-deule")["properties"]["geometry_status"], "indicative");
}

#[test]
fn a_feed_replaces_the_schematic_lines_and_makes_the_nearest_stop_conclusive() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let file = put(folder.path(), "reseau.zip", crate::feed::zipped(&crate::feed::tables()));
    let paths = ["--home", home.to_str().unwrap()];
    let before = json(&[&paths[..], &["sheet", "sites:louvre-lens", "--json"]].concat());
    let bus = |sheet: &Value| {
        let blocks = sheet["blocks"].as_array().unwrap();
        let around = blocks.iter().find(|block| block["block"] == "around").unwrap();
        let answers = around["answers"].as_array().unwrap().clone();
        answers.into_iter().find(|answer| answer["key"] == "bus-stop").unwrap()
    };
    assert_eq!(bus(&before)["conclusive"], false);
    let output = archipel(&[&paths[..], &["import", file.to_str().unwrap(), "--network", "--json"]].concat());
    let reports = printed(&output);
    let layers: Vec<Value> = reports
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(layers.len(), 2, "{reports}");
    let lines = json(&[&paths[..], &["features", "--layer", "bhns", "--format", "geojson"]].concat());
    let lines = lines["features"].as_array().unwrap();
    let codes: Vec<&str> = lines
        .iter()
        .map(|line| line["properties"]["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["B1", "B3"], "the school bus is none of them");
    let b1 = &lines[0]["properties"];
    assert_eq!(
        (&b1["geometry_status"], &b1["color"]),
        (&json!("official"), &json!("#d2232a"))
    );
    assert_eq!(
        lines[0]["geometry"]["coordinates"].as_array().unwrap().len(),
        6,
        "the shape of the feed"
    );
    let stops: Vec<&str> = b1["stops"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stop| stop["name"].as_str().unwrap())
        .collect();
    assert_eq!(stops, ["Grands Bureaux", "Gares", "Hôtel de Ville", "Europe"]);
    let figures = b1["figures"].as_array().unwrap();
    assert_eq!(figures[0]["value"], "5 h 00 – 0 h 10", "{figures:?}");
    assert!(
        figures[1]["value"].as_str().unwrap().contains("6–14 h\u{a0}: 6"),
        "{figures:?}"
    );
    assert_eq!(
        lines[1]["properties"]["geometry_status"], "schematic",
        "stops joined, for there is no shape"
    );
    let stops = json(&[&paths[..], &["features", "--layer", "bhns-stops", "--format", "json"]].concat());
    assert_eq!(stops.as_array().unwrap().len(), 4, "two quays are one place");
    let after = json(&[&paths[..], &["sheet", "sites:louvre-lens", "--json"]].concat());
    assert_eq!(bus(&after)["conclusive"], true, "{}", bus(&after));
}

#[test]
fn facilities_become_the_cycle_network_and_the_reconciliation_counts_them() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let ways: Vec<Value> = (0..20)
        .map(|row| {
            let y = 50.40 + 0.002 * f64::from(row);
            json!({
                "type": "Feature",
                "properties": { "id_local": row, "ame_d": "PISTE CYCLABLE", "regime_d": "PISTE CYCLABLE", "ame_g": "AUCUN", "revet_d": "LISSE" },
                "geometry": { "type": "LineString", "coordinates": [[2.75, y], [2.85, y]] },
            })
        })
        .collect();
    let file = put(folder.path(), "amenagements.geojson", collection(&ways));
    let report = import(&home, &file, &["--cycle", "--producer", "CALL", "--date", "2026"]);
    assert_eq!(
        (&report["layer"], &report["facilities"]["lines"]),
        (&json!("cycle"), &json!(20))
    );
    let layers = json(&["--home", home.to_str().unwrap(), "layers", "--json"]);
    let declared = layers["declared"].as_array().unwrap();
    let network = declared.iter().find(|total| total["key"] == "cycle-network").unwrap();
    let km = network["loaded"].as_f64().unwrap();
    assert!(
        (km - report["facilities"]["length_km"].as_f64().unwrap()).abs() < 0.1,
        "{network}"
    );
    assert!((km - 142.0).abs() < 3.0, "{km}");
    assert!(network["reason"].to_string().contains("CALL"), "{network}");
}

/// A spoil tip, a park and a greenway of OpenStreetMap.
const OSM: &str = r#"<osm version="0.6">
<node id="1" lat="50.43" lon="2.83"/><node id="2" lat="50.44" lon="2.84"/><node id="3" lat="50.43" lon="2.85"/>
<node id="9" lat="50.45" lon="2.80"><tag k="amenity" v="bench"/></node>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="cycleway"/><tag k="surface" v="asphalt"/></way>
<way id="2"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="leisure" v="park"/><tag k="name" v="Parc"/></way>
<way id="3"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/><tag k="man_made" v="spoil_heap"/><tag k="name" v="Le 42"/></way>
</osm>"#;

#[test]
fn one_subject_of_an_openstreetmap_file_becomes_a_layer_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let file = put(folder.path(), "lens.osm", OSM);
    let whole = import(&home, &file, &["--preview"]);
    assert_eq!(
        whole["profiles"],
        json!({ "all": 4, "cycle": 1, "parks": 1, "terrils": 1 })
    );
    for (profile, id, category) in [
        ("cycle", "lens-cycle", "cycle-route"),
        ("parks", "lens-parks", "park"),
        ("terrils", "lens-terrils", "terril"),
    ] {
        let report = import(&home, &file, &["--profile", profile]);
        let told = (
            &report["status"],
            &report["layer"],
            &report["category"],
            &report["added"],
        );
        assert_eq!(
            told,
            (&json!("added"), &json!(id), &json!(category), &json!(1)),
            "{report}"
        );
    }
    let home = home.to_str().unwrap();
    let heaps = json(&[
        "--home",
        home,
        "features",
        "--layer",
        "lens-terrils",
        "--format",
        "json",
    ]);
    assert_eq!(heaps.as_array().unwrap().len(), 1);
    assert_eq!(heaps[0]["name"]["fr"], "Le 42", "{heaps}");
    let benches = put(
        folder.path(),
        "bancs.osm",
        r#"<osm><node id="9" lat="50.45" lon="2.8"><tag k="amenity" v="bench"/></node></osm>"#,
    );
    let output = archipel(&[
        "--home",
        home,
        "import",
        benches.to_str().unwrap(),
        "--profile",
        "parks",
        "--json",
    ]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["status"], "refused");
    assert!(report["reason"].as_str().is_some(), "{report}");
}

#[test]
fn a_bad_file_is_refused_with_its_reason_and_does_not_stop_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let bad = put(
        folder.path(),
        "bad.geojson",
        r#"{"type":"FeatureCollection","features":["#,
    );
    let empty = put(folder.path(), "empty.geojson", collection(&[]));
    let good = put(folder.path(), "good.geojson", collection(&[square("A", 2.8, 50.4)]));
    let arguments = ["--home", home.to_str().unwrap(), "import", "--json"];
    let files = [&bad, &empty, &good].map(|path| path.to_str().unwrap());
    let output = archipel(&[&arguments[..], &files].concat());
    assert_eq!(output.status.code(), Some(1));
    let reports: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let statuses: Vec<&str> = reports
        .iter()
        .map(|report| report["status"].as_str().unwrap())
        .collect();
    assert_eq!(statuses, ["refused", "refused", "added"]);
    assert_eq!(reports[0]["diagnostics"][0]["code"], "json-truncated");
    assert!(reports[1]["reason"].as_str().is_some());
}
