//! Filters, lists and counts on the command line, as a script meets them.

use crate::program::{archipel, json, printed};

fn text(arguments: &[&str]) -> String {
    printed(&archipel(arguments))
}

#[test]
fn facets_count_what_the_list_holds() {
    let where_lens = ["--where", "commune=Lens", "--where", "years=1850..1914"];
    let value = json(&[&["facets", "--json"], &where_lens[..]].concat());
    let list = json(&[&["features", "--format", "json"], &where_lens[..]].concat());
    let list = list.as_array().unwrap();
    assert_eq!(value["count"].as_u64().unwrap() as usize, list.len());
    assert!(list.len() > 3);
    assert_eq!(value["sentence"], "Tous les éléments à Lens, entre 1850 et 1914.");
    for line in value["facets"]["category"].as_array().unwrap() {
        let same = list.iter().filter(|one| one["category"] == line["value"]).count();
        assert_eq!(line["count"].as_u64().unwrap() as usize, same, "{line}");
    }
    let bins = value["ranges"]["years"]["bins"].as_array().unwrap();
    assert!(bins.len() > 20 && bins.iter().any(|bin| bin["count"].as_u64().unwrap() > 0));
    assert!(value["filter"]["years"] == serde_json::json!([1850, 1914]));
}

#[test]
fn features_take_spans_places_nearness_and_an_order() {
    let near = json(&[
        "features",
        "--layer",
        "unesco",
        "--where",
        "category=terril",
        "--where",
        "within=3000:sites:louvre-lens",
        "--where",
        "ha=1..",
        "--sort",
        "size",
        "--format",
        "json",
    ]);
    let near = near.as_array().unwrap();
    assert!(!near.is_empty() && near.len() < 51, "{}", near.len());
    assert!(near.iter().all(|one| one["category"] == "terril"));
    let view = json(&[
        "features",
        "--where",
        "view=2.80,50.42,2.84,50.45",
        "--where",
        "text=louvre",
        "--sort",
        "distance",
        "--from",
        "2.8031,50.4306",
        "--format",
        "json",
    ]);
    let first = &view.as_array().unwrap()[0];
    assert!(first["id"].as_str().unwrap().contains("louvre"), "{first}");
    let by_name = text(&["features", "--layer", "shafts", "--sort", "name", "--reverse"]);
    let straight = text(&["features", "--layer", "shafts", "--sort", "name"]);
    assert_eq!(by_name.lines().nth(1), straight.lines().last());
}

#[test]
fn a_spreadsheet_is_written_for_its_readers() {
    let french = text(&[
        "--lang",
        "fr",
        "features",
        "--where",
        "category=park",
        "--format",
        "excel",
    ]);
    assert!(
        french.starts_with("\u{feff}Identifiant;Couche;Nom;Catégorie"),
        "{french}"
    );
    assert_eq!(french.lines().count(), 12);
    let english = text(&[
        "--lang",
        "en",
        "features",
        "--where",
        "category=park",
        "--format",
        "excel",
    ]);
    assert!(english.starts_with("\u{feff}Identifier;Layer;Name;"), "{english}");
}

#[test]
fn what_makes_no_sense_is_refused_with_a_sentence() {
    let bad: [&[&str]; 5] = [
        &["facets", "--where", "colour=red"],
        &["facets", "--where", "commune=Atlantis"],
        &["facets", "--where", "years=long-ago"],
        &["facets", "--where", "within=500:no-such-layer"],
        &["features", "--layer", "communes", "--sort", "name"],
    ];
    for arguments in bad {
        let output = archipel(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let words = String::from_utf8(output.stderr).unwrap();
        assert_eq!(words.trim().lines().count(), 1, "{words}");
        assert!(!words.contains('⟦') && !words.contains("filter-"), "{words}");
    }
    assert_eq!(archipel(&["features", "--sort", "beauty"]).status.code(), Some(2));
}
