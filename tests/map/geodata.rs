//! The built territory: its counts, its promises, and that a build gives the same bytes again.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use archipel::model::{Catalog, DeclaredTotals};
use archipel::territory;
use serde_json::Value;

/// Intercommunal bodies of the Pôle métropolitain de l'Artois (SIREN) and the number of their communes.
const POLE: [(&str, usize); 3] = [("200072460", 100), ("246200364", 36), ("246200299", 14)];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn catalog() -> Catalog {
    toml::from_str(&std::fs::read_to_string(root().join("geodata/catalog.toml")).unwrap()).unwrap()
}

fn layer(id: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(root().join(format!("geodata/{id}.geojson"))).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    document["features"].as_array().unwrap().clone()
}

fn every_layer() -> Vec<(String, Vec<Value>)> {
    let ids = catalog().layers.into_iter().map(|def| def.id);
    ids.map(|id| (id.clone(), layer(&id))).collect()
}

fn text<'a>(feature: &'a Value, key: &str) -> &'a str {
    feature["properties"][key].as_str().unwrap_or_default()
}

fn list<'a>(feature: &'a Value, key: &str) -> Vec<&'a str> {
    let items = feature["properties"][key]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    items.iter().filter_map(Value::as_str).collect()
}

fn count_by(features: &[Value], key: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for feature in features {
        *counts.entry(text(feature, key).to_owned()).or_default() += 1;
    }
    counts
}

fn positions(value: &Value, visit: &mut impl FnMut(f64, f64)) {
    match value.as_array().map(Vec::as_slice) {
        Some([x, y]) if x.is_number() => visit(x.as_f64().unwrap(), y.as_f64().unwrap()),
        Some(items) => items.iter().for_each(|item| positions(item, visit)),
        None => {}
    }
}

#[test]
fn every_layer_holds_the_number_of_features_that_the_schema_says() {
    let expected = [
        ("parks", 11),
        ("unesco", 353),
        ("components", 109),
        ("buffer-zone", 15),
        ("cycle", 19),
        ("cavaliers", 1317),
        ("bhns", 7),
        ("bhns-stops", 8),
        ("sites", 68),
        ("shafts", 636),
        ("buffer-terrils", 111),
        ("buffer-cites", 162),
        ("buffer-lakes", 7),
        ("viewpoints", 138),
        ("other-cites", 35),
        ("communes", 330),
        ("epci", 9),
        ("departements", 2),
        ("basin", 1),
        ("water", 4),
        ("stations", 72),
        ("surroundings", 476),
    ];
    for (id, count) in expected {
        assert_eq!(layer(id).len(), count, "{id}");
    }
    assert!(!layer("railways").is_empty() && !layer("motorways").is_empty());
    let built: BTreeSet<String> = catalog().layers.into_iter().map(|def| def.id).collect();
    assert_eq!(built.len(), expected.len() + 2);
}

#[test]
fn the_353_are_159_buildings_124_estates_51_terrils_14_cavaliers_and_5_lakes() {
    let counts = count_by(&layer("unesco"), "category");
    let expected = [
        ("bati", 159),
        ("cavalier", 14),
        ("cite", 124),
        ("lake", 5),
        ("terril", 51),
    ];
    assert_eq!(
        counts,
        expected.map(|(category, count)| (category.to_owned(), count)).into()
    );
    let terrils = layer("unesco")
        .into_iter()
        .filter(|feature| text(feature, "category") == "terril");
    assert!(terrils.into_iter().all(|terril| text(&terril, "code").starts_with('T')));
}

#[test]
fn the_pole_has_150_communes_and_650_339_inhabitants() {
    let communes = layer("communes");
    let mut people = 0;
    for (siren, expected) in POLE {
        let members = communes.iter().filter(|commune| list(commune, "epci") == [siren]);
        people += members
            .clone()
            .map(|commune| commune["properties"]["population"].as_i64().unwrap())
            .sum::<i64>();
        assert_eq!(members.count(), expected, "{siren}");
    }
    assert_eq!(people, 650_339);
}

#[test]
fn every_feature_has_what_every_feature_must_have_from_closed_lists() {
    let catalog = catalog();
    let sources: HashSet<&str> = catalog.sources.iter().map(|source| source.key.as_str()).collect();
    let mut ids = HashSet::new();
    for (layer, features) in every_layer() {
        for feature in &features {
            let id = text(feature, "id").to_owned();
            assert!(id.starts_with(&format!("{layer}:")), "{id} in {layer}");
            assert!(
                feature["properties"]["name"]["fr"]
                    .as_str()
                    .is_some_and(|name| !name.is_empty()),
                "{id} has no name"
            );
            assert!(sources.contains(text(feature, "source")), "source of {id}");
            assert!(!text(feature, "vintage").is_empty(), "vintage of {id}");
            let status = text(feature, "geometry_status");
            assert!(
                ["official", "osm", "approximate", "schematic", "indicative", "none"].contains(&status),
                "{id}: {status}"
            );
            assert_eq!(status == "none", feature["geometry"].is_null(), "{id}: {status}");
            let category = catalog
                .category(text(feature, "category"))
                .unwrap_or_else(|| panic!("category of {id}"));
            let kind = text(feature, "kind");
            assert!(
                kind.is_empty() || category.kinds.iter().any(|term| term.id == kind),
                "{id}: kind {kind}"
            );
            let protection = text(feature, "protection");
            assert!(
                protection.is_empty() || catalog.protections.iter().any(|term| term.id == protection),
                "{id}"
            );
            assert!(ids.insert(id.clone()), "{id} twice");
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    let layers = every_layer();
    let ids: HashSet<&str> = layers
        .iter()
        .flat_map(|(_, features)| features)
        .map(|feature| text(feature, "id"))
        .collect();
    let mut links = 0;
    for feature in layers.iter().flat_map(|(_, features)| features) {
        let ends = feature["properties"]["links"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        let ends = ends
            .iter()
            .map(|link| link["to"].as_str().unwrap())
            .chain(list(feature, "sees"));
        for to in ends.filter(|to| !to.starts_with("http")) {
            assert!(ids.contains(to), "{} links to {to}", text(feature, "id"));
            links += 1;
        }
    }
    assert!(links > 3000, "{links}");
}

#[test]
fn communes_and_bodies_are_codes_that_the_data_know() {
    let known = |layers: &[&str]| -> HashSet<String> {
        let features = layers.iter().flat_map(|id| layer(id));
        features
            .map(|feature| text(&feature, "id").split(':').nth(1).unwrap().to_owned())
            .collect()
    };
    let (communes, bodies) = (known(&["communes", "surroundings"]), known(&["epci"]));
    for (id, features) in every_layer() {
        for feature in &features {
            for insee in list(feature, "communes") {
                assert!(communes.contains(insee), "{id}: {} in {insee}", text(feature, "id"));
            }
            for siren in list(feature, "epci") {
                assert!(bodies.contains(siren), "{id}: {} in {siren}", text(feature, "id"));
            }
        }
    }
    for id in [
        "unesco",
        "buffer-terrils",
        "buffer-cites",
        "cavaliers",
        "shafts",
        "components",
        "viewpoints",
    ] {
        let drawn = layer(id).into_iter().filter(|feature| !feature["geometry"].is_null());
        let without: Vec<Value> = drawn.filter(|feature| list(feature, "communes").is_empty()).collect();
        assert!(without.is_empty(), "{id}: {:?}", without.first());
    }
}

#[test]
fn coordinates_have_five_decimals_and_lie_in_the_region() {
    let [west, south, east, north] = catalog().region;
    for (id, features) in every_layer() {
        for feature in &features {
            positions(&feature["geometry"]["coordinates"], &mut |x, y| {
                for value in [x, y] {
                    assert!(
                        ((value * 1e5).round() / 1e5 - value).abs() < 1e-12,
                        "{}: {value}",
                        text(feature, "id")
                    );
                }
                // The two départements reach beyond the region, as far as the sea and Belgium.
                if id != "departements" {
                    assert!(
                        (west..=east).contains(&x) && (south..=north).contains(&y),
                        "{}: {x}, {y}",
                        text(feature, "id")
                    );
                }
            });
        }
    }
}

#[test]
fn neighbouring_communes_share_their_boundary_to_the_last_position() {
    let mut sides: HashMap<[(i64, i64); 2], usize> = HashMap::new();
    let key = |position: &Value| {
        let at = |axis: usize| (position[axis].as_f64().unwrap() * 1e5).round() as i64;
        (at(0), at(1))
    };
    for commune in layer("communes") {
        let coordinates = commune["geometry"]["coordinates"].as_array().unwrap();
        let rings: Vec<&Value> = match commune["geometry"]["type"].as_str() {
            Some("Polygon") => coordinates.iter().collect(),
            _ => coordinates
                .iter()
                .flat_map(|polygon| polygon.as_array().unwrap())
                .collect(),
        };
        for pair in rings.iter().flat_map(|ring| ring.as_array().unwrap().windows(2)) {
            let mut side = [key(&pair[0]), key(&pair[1])];
            side.sort_unstable();
            *sides.entry(side).or_default() += 1;
        }
    }
    let shared = sides.values().filter(|count| **count == 2).count();
    assert!(sides.values().all(|count| *count <= 2));
    // The source shares 12,386 sides; along some limits between intercommunal bodies it does not match itself.
    assert!(shared >= 12_380, "{shared} of {} sides are shared", sides.len());
}

#[test]
fn parks_are_drawn_only_where_documents_name_land() {
    for park in layer("parks") {
        let links = park["properties"]["links"].as_array().unwrap();
        let documented = links.iter().any(|link| link["rel"] == "constituent");
        let (geometry, outline) = (&park["geometry"]["type"], &park["properties"]["outline"]);
        assert_eq!(
            *geometry,
            if documented { "MultiPolygon" } else { "Point" },
            "{}",
            text(&park, "id")
        );
        assert_eq!(outline.is_object(), documented, "{}", text(&park, "id"));
        assert_eq!(text(&park, "geometry_status"), "indicative");
    }
}

#[test]
fn what_has_no_geometry_is_what_the_sources_do_not_draw() {
    let mut without: BTreeMap<String, usize> = BTreeMap::new();
    for (id, features) in every_layer() {
        let count = features.iter().filter(|feature| feature["geometry"].is_null()).count();
        if count > 0 {
            without.insert(id, count);
        }
    }
    let expected = [("bhns", 1), ("cavaliers", 1), ("cycle", 10), ("sites", 4)];
    assert_eq!(without, expected.map(|(id, count)| (id.to_owned(), count)).into());
}

#[test]
fn years_of_shafts_are_kept_even_the_impossible_ones() {
    let shafts = layer("shafts");
    let year = |shaft: &Value, key: &str| shaft["properties"][key]["year"].as_i64();
    let backwards = shafts
        .iter()
        .filter(|shaft| year(shaft, "valid_from") > year(shaft, "valid_to").or(Some(i64::MAX)));
    let backwards: Vec<&str> = backwards.map(|shaft| text(shaft, "id")).collect();
    assert_eq!(backwards, ["shafts:bouchain-anzin-anzin"]);
    assert_eq!(
        shafts.iter().filter_map(|shaft| year(shaft, "valid_from")).min(),
        Some(1716)
    );
}

#[test]
fn companies_have_one_spelling() {
    let mut companies = BTreeSet::new();
    for (_, features) in every_layer() {
        companies.extend(features.iter().map(|feature| text(feature, "company").to_owned()));
    }
    assert!(companies.contains("Société houillère de Liévin"));
    for bad in [
        "Lievin",
        "Liévin",
        "Lens",
        "HBNPC",
        "Vicoigne-Nœux-Drocourt",
        "Vicoigne-Noeux-\nDrocourt",
    ] {
        assert!(!companies.contains(bad), "{bad}");
    }
    let folded: BTreeSet<String> = companies.iter().map(|name| archipel::model::folded(name)).collect();
    assert_eq!(folded.len(), companies.len());
}

#[test]
fn the_timeline_has_130_events_and_the_declared_totals_name_real_layers() {
    let timeline = std::fs::read_to_string(root().join("geodata/facts/timeline.json")).unwrap();
    let timeline: Value = serde_json::from_str(&timeline).unwrap();
    assert_eq!(timeline["events"].as_array().unwrap().len(), 130);
    let declared = std::fs::read_to_string(root().join("geodata/declared.toml")).unwrap();
    let declared: DeclaredTotals = toml::from_str(&declared).unwrap();
    let catalog = catalog();
    for total in &declared.declared {
        assert!(catalog.source(&total.source).is_some(), "{}", total.key);
        assert!(
            total
                .counts
                .iter()
                .all(|count| catalog.layers.iter().any(|def| def.id == count.layer)),
            "{}",
            total.key
        );
    }
}

/// Rebuilds from the sources where they lie beside the checkout; `ARCHIPEL_WRITE_GEODATA=1` writes the result into `geodata/`.
#[test]
fn a_build_from_the_sources_gives_the_same_bytes() {
    let shared = root().join("../shared");
    let (sources, facts) = (shared.join("sources"), shared.join("facts"));
    if !sources.is_dir() || !facts.is_dir() {
        println!("skipped: no sources beside the checkout");
        return;
    }
    if std::env::var_os("ARCHIPEL_WRITE_GEODATA").is_some() {
        for warning in territory::build_into(&sources, &facts, &root().join("geodata")).unwrap() {
            println!("{warning}");
        }
    }
    let built = territory::build(&sources, &facts).unwrap();
    for (name, content) in &built.files {
        let here = std::fs::read_to_string(root().join("geodata").join(name)).unwrap_or_default();
        // Git may check text out with other line ends; the content is what counts.
        assert!(
            here.replace("\r\n", "\n") == *content,
            "geodata/{name} is not what the sources give"
        );
    }
}
