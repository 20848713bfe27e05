//! What RFC 8259 or RFC 7946 forbids: the document is refused, or the feature dropped and named.

use crate::check::{Case, GOOD, among, bad, document, run};

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
        first("NaN property", with("NaN"), "json-not-finite"),
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
