//! The contract of `archipel check`, case by case, and a storm of small damages.

use std::time::{Duration, Instant};

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
fn text_that_is_not_json_is_refused_whole() {
    let cut = |text: &str| text[..text.len() - 1].to_owned();
    let with = |value: &str| format!(r#"{{"type":"Feature","geometry":null,"properties":{{"a":{value}}}}}"#);
    let collection = |rest: String| format!(r#"{{"type":"FeatureCollection","features":[{rest}"#);
    let first = |name, text: String, code| Case {
        feature: Some(0),
        ..document(name, text, "error", code)
    };
    let latin = b"{\"type\":\"Point\",\"n\":\"\xe9\",\"coordinates\":[1,2]}".to_vec();
    run(&[
        document("no byte", "", "error", "file-empty"),
        document("blanks", " \r\n\t", "error", "file-empty"),
        document("zip", "PK\u{3}\u{4}junk", "error", "file-kind"),
        document("gzip", b"\x1f\x8b\x08\0".to_vec(), "error", "file-kind"),
        document("latin-1", latin, "error", "file-encoding"),
        document("truncated feature", cut(GOOD), "error", "json-truncated"),
        document("number", "42", "error", "root-not-object"),
        document("array", format!("[{GOOD}]"), "error", "root-not-object"),
        document("null", "null", "error", "root-not-object"),
        document("word", "hello", "error", "json-syntax"),
        document("trailing word", format!("{GOOD} x"), "error", "json-trailing"),
        document("trailing bracket", format!("{GOOD}}}"), "error", "json-trailing"),
        document("two on a line", format!("{GOOD}{GOOD}"), "error", "json-trailing"),
        document("trailing line", format!("{GOOD}\nend"), "error", "json-trailing"),
        document("NaN property", with("NaN"), "error", "json-not-finite"),
        document("comment", with("1 // one"), "error", "json-comment"),
        document("trailing comma", with("[1,]"), "error", "json-comma"),
        document("single quotes", with("'a'"), "error", "json-quote"),
        document("leading zero", with("012"), "error", "json-number"),
        document("control", with("\"a\nb\""), "error", "json-control"),
        document("bad escape", with(r#""\q""#), "error", "json-escape"),
        document("deep", with(&"[".repeat(200_000)), "error", "json-depth"),
        document("deep objects", "{\"a\":".repeat(100_000), "error", "json-depth"),
        first(
            "NaN in feature 0",
            collection(format!("{},{GOOD}]}}", GOOD.replace("2.83", "NaN"))),
            "json-not-finite",
        ),
        first("cut in feature 0", collection(cut(GOOD)), "json-truncated"),
        document(
            "cut after a feature",
            collection(GOOD.to_owned()),
            "error",
            "json-truncated",
        ),
        document(
            "comma after the last",
            collection(format!("{GOOD},]}}")),
            "error",
            "json-comma",
        ),
    ]);
}

#[test]
fn documents_that_are_not_geojson_are_refused_with_a_reason() {
    let error = |name, text: &str, code| document(name, text, "error", code);
    run(&[
        error("no type", "{}", "root-type-missing"),
        error("unknown type", r#"{"type":"Circle"}"#, "root-type-unknown"),
        error(
            "wrong case",
            r#"{"type":"featurecollection","features":[]}"#,
            "root-type-unknown",
        ),
        error("type is a number", r#"{"type":3}"#, "root-type-unknown"),
        error("TopoJSON", r#"{"type":"Topology","objects":{},"arcs":[]}"#, "topojson"),
        error(
            "Esri",
            r#"{"geometryType":"esriGeometryPoint","features":[{"geometry":{"x":1,"y":2}}]}"#,
            "esri-json",
        ),
        error("no features", r#"{"type":"FeatureCollection"}"#, "features-missing"),
        error(
            "features is an object",
            r#"{"type":"FeatureCollection","features":{}}"#,
            "features-not-array",
        ),
        error(
            "features is null",
            r#"{"type":"FeatureCollection","features":null}"#,
            "features-not-array",
        ),
        error(
            "bbox of three",
            r#"{"type":"FeatureCollection","bbox":[1,2,3],"features":[]}"#,
            "bbox-malformed",
        ),
        error(
            "bbox of a word",
            r#"{"type":"FeatureCollection","bbox":[1,2,3,"d"],"features":[]}"#,
            "bbox-malformed",
        ),
        error(
            "unsupported system",
            r#"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27572"}},"features":[]}"#,
            "crs-unsupported",
        ),
    ]);
}

#[test]
fn a_bad_feature_among_good_ones_is_dropped_and_named() {
    let member = |member: &str| format!(r#"{{"type":"Feature",{member},"geometry":null,"properties":{{}}}}"#);
    let geometry = |geometry: &str| format!(r#"{{"type":"Feature","geometry":{geometry},"properties":{{}}}}"#);
    let properties = |value: &str| format!(r#"{{"type":"Feature","geometry":null,"properties":{value}}}"#);
    run(&[
        among("null", "null", "feature-not-object"),
        among("number", "7", "feature-not-object"),
        among(
            "bare geometry",
            r#"{"type":"Point","coordinates":[1,2]}"#,
            "feature-wrong-type",
        ),
        among(
            "a collection",
            r#"{"type":"FeatureCollection","features":[]}"#,
            "feature-wrong-type",
        ),
        among(
            "no type",
            r#"{"geometry":null,"properties":null}"#,
            "feature-type-missing",
        ),
        among(
            "wrong case",
            r#"{"type":"feature","geometry":null,"properties":null}"#,
            "feature-wrong-type",
        ),
        among(
            "no geometry",
            r#"{"type":"Feature","properties":{}}"#,
            "geometry-missing",
        ),
        among("geometry is an array", &geometry("[1,2]"), "geometry-not-object"),
        among(
            "geometry is a text",
            &geometry(r#""POINT(1 2)""#),
            "geometry-not-object",
        ),
        among("properties is an array", &properties("[]"), "properties-not-object"),
        among("properties is a text", &properties(r#""a""#), "properties-not-object"),
        among("id is an object", &member(r#""id":{}"#), "id-not-allowed"),
        among("id is true", &member(r#""id":true"#), "id-not-allowed"),
        among("bbox is a text", &member(r#""bbox":"x""#), "bbox-malformed"),
        among(
            "features in a feature",
            &member(r#""features":[]"#),
            "features-misplaced",
        ),
    ]);
}

#[test]
fn a_bad_geometry_drops_its_feature_and_names_it() {
    let point = |coordinates: &str| format!(r#"{{"type":"Point","coordinates":{coordinates}}}"#);
    let line = |coordinates: &str| format!(r#"{{"type":"LineString","coordinates":{coordinates}}}"#);
    let area = |coordinates: &str| format!(r#"{{"type":"Polygon","coordinates":{coordinates}}}"#);
    let group = |geometries: &str| format!(r#"{{"type":"GeometryCollection","geometries":{geometries}}}"#);
    run(&[
        bad("infinite", &point("[1e999,2]"), "ordinate-not-finite"),
        bad("minus infinite", &point("[1,-1e400]"), "ordinate-not-finite"),
        bad("text", &point(r#"["1","2"]"#), "ordinate-not-number"),
        bad("null ordinate", &point("[1,null]"), "ordinate-not-number"),
        bad("truth", &point("[true,2]"), "ordinate-not-number"),
        bad("null altitude", &point("[1,2,null]"), "ordinate-not-number"),
        bad("one number", &point("[1]"), "position-short"),
        bad("null coordinates", &point("null"), "coordinates-not-array"),
        bad(
            "object coordinates",
            &point(r#"{"x":1,"y":2}"#),
            "coordinates-not-array",
        ),
        bad("text coordinates", &point(r#""1,2""#), "coordinates-not-array"),
        bad("number coordinates", &point("7"), "wrong-nesting"),
        bad("point like a line", &point("[[1,2],[3,4]]"), "wrong-nesting"),
        bad("line like a point", &line("[1,2]"), "wrong-nesting"),
        bad("line like an area", &line("[[[1,2],[3,4]]]"), "wrong-nesting"),
        bad("line of one", &line("[[1,2]]"), "line-short"),
        bad("short position in a line", &line("[[1,2],[3]]"), "position-short"),
        bad("empty position in a line", &line("[[],[3,4]]"), "position-short"),
        bad("area like a line", &area("[[1,2],[3,4],[5,6],[1,2]]"), "wrong-nesting"),
        bad(
            "area like areas",
            &area("[[[[1,2],[3,4],[5,2],[1,2]]]]"),
            "wrong-nesting",
        ),
        bad(
            "short position in a ring",
            &area("[[[1,2],[3],[5,6],[1,2]]]"),
            "position-short",
        ),
        bad("no type", r#"{"coordinates":[1,2]}"#, "geometry-type-missing"),
        bad(
            "unknown type",
            r#"{"type":"Circle","coordinates":[1,2]}"#,
            "geometry-type-unknown",
        ),
        bad(
            "wrong case",
            r#"{"type":"POINT","coordinates":[1,2]}"#,
            "geometry-type-unknown",
        ),
        bad(
            "type is null",
            r#"{"type":null,"coordinates":[1,2]}"#,
            "geometry-type-unknown",
        ),
        bad("a feature", GOOD, "geometry-is-feature"),
        bad("no coordinates", r#"{"type":"Point"}"#, "coordinates-missing"),
        bad(
            "no geometries",
            r#"{"type":"GeometryCollection"}"#,
            "geometries-missing",
        ),
        bad("geometries is an object", &group("{}"), "geometries-not-array"),
        bad("null in a collection", &group("[null]"), "geometry-not-object"),
        bad(
            "feature in a collection",
            &group(&format!("[{GOOD}]")),
            "geometry-is-feature",
        ),
        bad(
            "features in a geometry",
            r#"{"type":"Point","features":[],"coordinates":[1,2]}"#,
            "features-misplaced",
        ),
        bad(
            "bbox of five",
            r#"{"type":"Point","bbox":[1,2,3,4,5],"coordinates":[1,2]}"#,
            "bbox-malformed",
        ),
        bad("latitude 95", &point("[2.8,95]"), "position-nowhere"),
        bad("longitude 400", &point("[400,50]"), "position-nowhere"),
        bad("Lambert II", &point("[635000,2605000]"), "position-nowhere"),
    ]);
}

#[test]
fn what_the_rfc_advises_against_loads_with_a_warning_that_names_the_feature() {
    let area = |coordinates: &str| format!(r#"{{"type":"Polygon","coordinates":{coordinates}}}"#);
    let hole = "[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[0.1,0.1],[0.2,0.2]]]";
    let nested = r#"{"type":"GeometryCollection","geometries":[
        {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}]}"#;
    let feature = |name, members: &str, code| {
        let text = format!(r#"{{"type":"Feature","geometry":null{members}}}"#);
        Case {
            loaded: 3,
            ..among(name, &text, code)
        }
    };
    run(&[
        doubtful("clockwise", &area("[[[0,0],[0,1],[1,1],[1,0],[0,0]]]"), "ring-winding"),
        doubtful("open ring", &area("[[[0,0],[1,0],[1,1],[0,1]]]"), "ring-unclosed"),
        doubtful("short ring", &area("[[[0,0],[1,0]]]"), "ring-short"),
        doubtful("short hole", &area(hole), "ring-short"),
        doubtful("flat ring", &area("[[[0,0],[1,0],[2,0],[0,0]]]"), "ring-flat"),
        doubtful("bow tie", &area("[[[0,0],[2,2],[2,0],[0,3],[0,0]]]"), "ring-crossing"),
        doubtful("no ring", &area("[]"), "geometry-empty"),
        doubtful("empty ring", &area("[[]]"), "geometry-empty"),
        doubtful("empty point", r#"{"type":"Point","coordinates":[]}"#, "geometry-empty"),
        doubtful(
            "empty line",
            r#"{"type":"LineString","coordinates":[]}"#,
            "geometry-empty",
        ),
        doubtful(
            "empty part",
            r#"{"type":"MultiLineString","coordinates":[[],[[0,0],[1,1]]]}"#,
            "part-empty",
        ),
        doubtful(
            "empty collection",
            r#"{"type":"GeometryCollection","geometries":[]}"#,
            "geometry-empty",
        ),
        doubtful(
            "four numbers",
            r#"{"type":"Point","coordinates":[1,2,3,4]}"#,
            "position-long",
        ),
        doubtful("nested collection", nested, "nested-collection"),
        doubtful(
            "foreign member",
            r#"{"type":"Point","colour":"red","coordinates":[1,2]}"#,
            "foreign-member",
        ),
        doubtful(
            "two types",
            r#"{"type":"Point","type":"Point","coordinates":[1,2]}"#,
            "duplicate-key",
        ),
        doubtful(
            "antimeridian",
            r#"{"type":"LineString","coordinates":[[179,10],[-179,10]]}"#,
            "antimeridian",
        ),
        doubtful(
            "longitude 200",
            r#"{"type":"Point","coordinates":[200,10]}"#,
            "longitude-beyond",
        ),
        doubtful(
            "crs inside",
            r#"{"type":"Point","crs":null,"coordinates":[1,2]}"#,
            "old-crs-member",
        ),
        feature("no properties", "", "properties-missing"),
        feature("null id", r#","id":null,"properties":{}"#, "id-null"),
        feature("foreign in a feature", r#","a":1,"properties":{}"#, "foreign-member"),
        feature("same property twice", r#","properties":{"a":1,"a":2}"#, "duplicate-key"),
        feature("half a pair", r#","properties":{"a":"\ud800"}"#, "lone-surrogate"),
        feature("huge number", r#","properties":{"a":1e999}"#, "number-too-large"),
    ]);
}

#[test]
fn documents_with_a_doubt_load_and_say_it() {
    let ids = |ids: [&str; 2]| {
        let feature = |id: &str| format!(r#"{{"type":"Feature","id":{id},"geometry":null,"properties":null}}"#);
        format!(
            r#"{{"type":"FeatureCollection","features":[{},{}]}}"#,
            feature(ids[0]),
            feature(ids[1])
        )
    };
    let collection = |member: &str| format!(r#"{{"type":"FeatureCollection",{member},"features":[{GOOD}]}}"#);
    let crs = |name: &str| collection(&format!(r#""crs":{{"type":"name","properties":{{"name":"{name}"}}}}"#));
    let warn = |name, text: String, code| document(name, text, "warn", code);
    let point = |coordinates: &str| format!(r#"{{"type":"Point","coordinates":{coordinates}}}"#);
    let two = |name, feature, text: String, code| Case {
        feature: Some(feature),
        loaded: 2,
        ..warn(name, text, code)
    };
    let wide: Vec<u8> = format!("\u{feff}{GOOD}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    run(&[
        warn("byte-order mark", format!("\u{feff}{GOOD}"), "byte-order-mark"),
        document("UTF-16", wide, "warn", "utf-16"),
        warn("name of a collection", collection(r#""name":"x""#), "foreign-member"),
        warn("old crs", crs("urn:ogc:def:crs:OGC:1.3:CRS84"), "old-crs-member"),
        warn("ETRS89", crs("EPSG:4258"), "crs-datum"),
        warn("belied crs", crs("EPSG:2154"), "crs-contradicted"),
        warn("Lambert-93 unsaid", point("[687000,7037000]"), "lambert-93"),
        warn("Web Mercator unsaid", point("[315000,6522000]"), "web-mercator"),
        warn("swapped in the basin", point("[50.43,2.83]"), "axes-swapped"),
        warn("swapped in France", point("[48.85,2.35]"), "axes-doubtful"),
        two("same id twice", 1, ids(["1", "1"]), "id-duplicate"),
        two("ids of two types", 1, ids(["1", "\"1\""]), "ids-mixed"),
        two(
            "cut record",
            1,
            format!("{GOOD}\n{{\"type\":\"Fea\n{GOOD}"),
            "json-truncated",
        ),
        two(
            "cut first record",
            0,
            format!("{{\"type\":\n{GOOD}\n{GOOD}"),
            "json-truncated",
        ),
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
    let Some(geo_types::Geometry::Point(point)) = loaded.features[0].geometry else {
        panic!("{loaded:?}")
    };
    // The origin of the projection is 3° E, 46.5° N by definition.
    assert!((point.x() - 3.0).abs() < 1e-7 && (point.y() - 46.5).abs() < 1e-7);
}

#[test]
fn rings_are_mended_so_that_they_can_be_measured_and_drawn() {
    let text = r#"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0]]]}"#;
    let loaded = geojson::read(text.as_bytes(), "f", &Defaults::default());
    let Some(geo_types::Geometry::Polygon(polygon)) = &loaded.features[0].geometry else {
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
    let others: Vec<&String> = feature.extra.keys().collect();
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
        let text = std::fs::read_to_string(format!("assets/locales/{lang}/diagnostic.ftl")).unwrap();
        let missing: Vec<_> = codes
            .iter()
            .filter(|code| !text.contains(&format!("\ndiagnostic-{code} =")))
            .collect();
        assert!(missing.is_empty(), "{lang}: {missing:?}");
        let parsed = fluent_bundle::FluentResource::try_new(text);
        assert!(parsed.is_ok(), "{lang}: {:?}", parsed.err().map(|(_, errors)| errors));
    }
}
