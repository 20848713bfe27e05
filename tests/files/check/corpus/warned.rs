//! What RFC 7946 advises against, and what lies elsewhere than it says: it loads, with a warning.

use crate::check::{Case, GOOD, among, document, doubtful, run};

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
    let mixed = |name, coordinates: &str, code| doubtful(name, &point(coordinates), code);
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
        mixed("one swapped among others", "[50.43,2.83]", "axes-swapped"),
        mixed("one doubtful among others", "[48.85,2.35]", "axes-doubtful"),
        mixed("one in metres among others", "[687000,7037000]", "lambert-93"),
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
