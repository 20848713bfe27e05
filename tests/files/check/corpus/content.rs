//! What a loaded feature holds: place, geometry, properties, name, id.

use archipel::load::geojson::{self, Defaults};

use crate::check::GOOD;

#[test]
fn a_finding_names_the_line_and_the_column_of_the_fault() {
    let broken = GOOD.replace("50.43", "\"é\"");
    let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{GOOD},\n{broken}\n]}}");
    let loaded = geojson::read(text.as_bytes(), "f", &Defaults::default());
    let found = &loaded.diagnostics[0];
    let column = broken.find("\"é\"").map(|at| at + 1);
    assert_eq!((found.feature, found.line, found.column), (Some(1), Some(3), column));
}

#[test]
fn lambert_93_lands_on_its_origin_and_names_its_system() {
    let text = r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},
        "features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[700000,6600000]}}]}"#;
    let loaded = geojson::read(text.as_bytes(), "f", &Defaults::default());
    assert_eq!(loaded.crs, "EPSG:2154");
    let Some(geo_types::Geometry::Point(point)) = loaded.features[0].geometry() else {
        panic!("{loaded:?}")
    };
    // The origin of the projection is 3° E, 46.5° N by definition.
    assert!((point.x() - 3.0).abs() < 1e-7 && (point.y() - 46.5).abs() < 1e-7);
}

#[test]
fn rings_are_mended_so_that_they_can_be_measured_and_drawn() {
    let text = r#"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0]]]}"#;
    let loaded = geojson::read(text.as_bytes(), "f", &Defaults::default());
    let Some(geo_types::Geometry::Polygon(polygon)) = loaded.features[0].geometry() else {
        panic!("{loaded:?}")
    };
    let ring = &polygon.exterior().0;
    assert_eq!((ring.len(), ring.first()), (5, ring.last()));
    let doubled: f64 = ring
        .windows(2)
        .map(|pair| pair[0].x * pair[1].y - pair[1].x * pair[0].y)
        .sum();
    assert!(doubled > 0.0);
}

#[test]
fn properties_of_our_schema_are_typed_and_the_others_keep_their_order() {
    let text = r##"{"type":"Feature","id":"x","geometry":null,"properties":{
        "id":"terrils:74","zeta":1,"name":{"fr":"Terril","en":"Spoil tip","status":{"fr":"source"}},"category":"terril",
        "communes":["62528"],"valid_from":{"year":1890,"certainty":"about"},"area_ha":"large","alpha":null,
        "outline":{"type":"LineString","coordinates":[[2,50],[3,51]]},"geometry_status":"indicative",
        "figures":[{"label":{"fr":"Hauteur"},"value":186,"unit":"m"}],"source":"mbm","vintage":"2019"}}"##;
    let defaults = Defaults {
        layer_id: "terrils".into(),
        ..Defaults::default()
    };
    let loaded = geojson::read(text.as_bytes(), "f", &defaults);
    let feature = &loaded.features[0];
    assert_eq!(feature.id, "terrils:74");
    assert_eq!(feature.valid_from.unwrap().year, 1890);
    assert_eq!(feature.figures[0].unit, "m");
    assert!(feature.outline.is_some());
    let others: Vec<&str> = feature.extra.keys().collect();
    assert_eq!(others, ["zeta", "area_ha", "alpha"]);
    assert_eq!(loaded.diagnostics[0].code, "property-wrong-type");
    let again = geojson::read(geojson::write(&loaded.features).as_bytes(), "f", &defaults);
    assert_eq!(again.features, loaded.features);
}

#[test]
fn features_of_other_people_get_a_name_and_a_stable_id() {
    let feature = |id: &str, name: &str| format!(r#"{{"type":"Feature"{id},"geometry":null,"properties":{{{name}}}}}"#);
    let features = [
        feature(r#","id":7"#, r#""NOM":"Fosse 11""#),
        feature("", r#""fid":3,"Libelle":"Fosse 12""#),
        feature("", r#""fid":3"#),
        feature("", ""),
    ];
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let defaults = Defaults {
        layer_id: "mine".into(),
        ..Defaults::default()
    };
    let loaded = geojson::read(text.as_bytes(), "f", &defaults);
    let ids: Vec<&str> = loaded.features.iter().map(|feature| feature.id.as_str()).collect();
    assert_eq!(ids, ["mine:7", "mine:3", "mine:3-2", "mine:3-3"]);
    let name = |index: usize| loaded.features[index].name.get(archipel::model::Lang::Fr);
    assert_eq!((name(0), name(1), name(2)), ("Fosse 11", "Fosse 12", ""));
}

#[test]
fn an_export_of_other_peoples_features_reads_back_as_the_same_features() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":4,"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[2,50]},
         {"type":"Polygon","coordinates":[[[2,50],[3,50],[3,51],[2,50]]]}]},
         "properties":{"id":"x-1","source":"their own","name":12,"communes":"LENS, LOOS","a":[null,{"b":1.5}]}},
        {"type":"Feature","geometry":null,"properties":{"vintage":1999,"code":"c"}}]}"#;
    let defaults = Defaults {
        layer_id: "mine".into(),
        source: "data".into(),
        ..Defaults::default()
    };
    let loaded = geojson::read(text.as_bytes(), "f", &defaults);
    assert_eq!(loaded.features[0].source, "data");
    assert_eq!(loaded.features[0].extra["source"].as_str(), Some("their own"));
    let again = geojson::read(geojson::write(&loaded.features).as_bytes(), "f", &defaults);
    assert_eq!(again.features, loaded.features);
}
