//! `archipel search` as a script meets it.

use crate::program::{archipel, json};

#[test]
fn results_have_the_agreed_keys_and_fall_in_score() {
    let found = json(&["search", "terril 74a", "--limit", "5", "--json"]);
    assert_eq!(found["query"], "terril 74a");
    let results = found["results"].as_array().unwrap();
    assert!((1..=5).contains(&results.len()));
    let first = results[0].as_object().unwrap();
    let keys: Vec<&str> = first.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["id", "layer", "name", "category", "communes", "lon", "lat", "score"]
    );
    assert_eq!(first["id"], "unesco:63AG");
    assert_eq!(first["layer"], "unesco");
    assert_eq!(first["category"], "terril");
    assert_eq!(first["communes"][0], "Loos-en-Gohelle");
    assert!((2.7..2.9).contains(&first["lon"].as_f64().unwrap()));
    assert!((50.4..50.5).contains(&first["lat"].as_f64().unwrap()));
    let scores: Vec<f64> = results.iter().map(|result| result["score"].as_f64().unwrap()).collect();
    assert!(scores.windows(2).all(|pair| pair[0] >= pair[1]), "{scores:?}");
}

#[test]
fn a_feature_without_geometry_has_no_place() {
    let found = json(&["search", "B4", "--json"]);
    assert_eq!(found["results"][0]["id"], "bhns:B4");
    assert!(found["results"][0]["lon"].is_null());
}

#[test]
fn names_follow_the_language_and_near_breaks_ties() {
    let found = json(&["--lang", "en", "search", "louvre", "--json"]);
    assert_eq!(found["results"][0]["name"], "Louvre-Lens museum");
    let near = json(&[
        "search",
        "dispensaire",
        "--near",
        "3.39,50.35",
        "--limit",
        "1",
        "--json",
    ]);
    let far = json(&[
        "search",
        "dispensaire",
        "--near",
        "2.55,50.48",
        "--limit",
        "1",
        "--json",
    ]);
    assert_ne!(near["results"][0]["id"], far["results"][0]["id"]);
}

#[test]
fn people_read_a_table_and_nothing_found_is_said_on_stderr() {
    let output = archipel(&["--lang", "fr", "search", "mairie de Bruay", "--limit", "3"]);
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(
        words.contains("unesco:95") && words.contains("Bruay-la-Buissière"),
        "{words}"
    );
    let output = archipel(&["--lang", "fr", "search", "qqqqqqqq"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("Rien ne répond"));
    assert!(
        json(&["search", "qqqqqqqq", "--json"])["results"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn wrong_usage_has_code_two() {
    for arguments in [
        &["search"] as &[&str],
        &["search", "x", "--near", "north"],
        &["search", "x", "--limit", "-1"],
    ] {
        assert_eq!(archipel(arguments).status.code(), Some(2), "{arguments:?}");
    }
}
