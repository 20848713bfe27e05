//! Base maps on the command line: the list, the estimate, the refusal, and a whole preparation from the loopback interface.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Output;

use crate::program::{json_of as json, printed};
use crate::tile_server::{Server, png, response};
use archipel::basemap::FileTiles;

fn archipel(home: &Path, arguments: &[&str]) -> Output {
    let given: [&OsStr; 2] = ["--home".as_ref(), home.as_ref()];
    let arguments = arguments.iter().map(AsRef::as_ref);
    crate::program::archipel(&[&given[..], &arguments.collect::<Vec<&OsStr>>()].concat())
}

const LENS: &str = "2.75,50.38,2.90,50.47";

#[test]
fn the_list_names_every_online_map_with_its_licence_and_whether_it_may_be_copied() {
    let home = tempfile::tempdir().unwrap();
    let value = json(&archipel(home.path(), &["basemaps", "--json"]));
    let all = value["basemaps"].as_array().unwrap();
    let of = |id: &str| all.iter().find(|map| map["id"] == id).unwrap();
    assert_eq!(
        (&of("osm")["allows_bulk"], &of("ign-plan")["allows_bulk"]),
        (&false.into(), &true.into())
    );
    assert!(
        of("ign-ortho-1950")["licence"]
            .as_str()
            .unwrap()
            .contains("Licence Ouverte")
    );
    let words = printed(&archipel(home.path(), &["basemaps"]));
    assert!(words.contains("embedded") && words.contains("Plan IGN"), "{words}");
}

#[test]
fn openstreetmap_is_refused_with_the_reason() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("osm.mbtiles");
    let arguments = [
        "prepare",
        "--source",
        "osm",
        "--extent",
        LENS,
        "--accept-terms",
        "--out",
        out.to_str().unwrap(),
    ];
    let output = archipel(home.path(), &arguments);
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(words.contains("OpenStreetMap") && words.contains("interdi"), "{words}");
    assert!(!out.exists());
}

#[test]
fn without_acceptance_the_estimate_and_the_terms_are_shown_and_nothing_is_fetched() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("a.mbtiles");
    let arguments = [
        "prepare",
        "--source",
        "ign-plan",
        "--extent",
        LENS,
        "--out",
        out.to_str().unwrap(),
        "--json",
    ];
    let value = json(&archipel(home.path(), &arguments));
    assert!(value["tiles"].as_u64().unwrap() > 100 && value["bytes"].as_u64().unwrap() > 1_000_000);
    assert!(value["terms"].as_str().unwrap().contains("IGN") && value["accepted"] == false);
    assert!(!out.exists());
}

#[test]
fn a_source_of_the_settings_is_prepared_into_a_file_that_the_map_reads_and_again_costs_nothing() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(|_, _| response("200 OK", "", &png([3, 3, 3])));
    let own = format!(
        "[[source]]\nid = 'own'\ntitle = {{ fr = 'À nous' }}\nurl = '{}/{{z}}/{{x}}/{{y}}'\nattribution = '© Nous'\n\
         licence = 'CC0'\nzooms = [0, 13]\nallows_bulk = true\n",
        server.address
    );
    std::fs::create_dir_all(home.path().join("settings")).unwrap();
    std::fs::write(home.path().join("settings/basemaps.toml"), own).unwrap();
    let out = home.path().join("own.mbtiles");
    let path = out.to_str().unwrap();
    let arguments = [
        "prepare",
        "--source",
        "own",
        "--extent",
        LENS,
        "--levels",
        "10-19",
        "--accept-terms",
        "--json",
        "--out",
        path,
    ];
    let value = json(&archipel(home.path(), &arguments));
    let asked = server.requests().len();
    assert_eq!(value["tiles"], asked);
    assert_eq!(FileTiles::open(&out).unwrap().zooms(), [10, 13]);
    let again = json(&archipel(home.path(), &arguments));
    assert_eq!((&again["fetched"], server.requests().len()), (&0.into(), asked));
}

#[test]
fn nonsense_is_refused_as_wrong_usage() {
    let home = tempfile::tempdir().unwrap();
    for bad in [
        ["--extent", "3,50,2,51"],
        ["--extent", "2,50,3"],
        ["--levels", "15-10"],
        ["--levels", "x"],
    ] {
        let mut arguments = vec!["prepare", "--source", "osm", "--out", "x"];
        if bad[0] != "--extent" {
            arguments.extend(["--extent", LENS]);
        }
        arguments.extend(bad);
        assert_eq!(archipel(home.path(), &arguments).status.code(), Some(2), "{bad:?}");
    }
    let unknown = archipel(
        home.path(),
        &["prepare", "--source", "nobody", "--extent", LENS, "--out", "x"],
    );
    assert_eq!(unknown.status.code(), Some(1));
}
