//! Odd files, written by hand as a skilled and hostile tester would: each with what should become of it. They are kept in
//! `odd.jsonl`, one a line: a name, the text or the bytes, the status, the counts, the first fault and the feature that it
//! names.

use archipel::load::file::{self, Defaults, Input, Loaded};
use archipel::model::Severity;
use serde_json::Value;

use crate::format_files::{Kind, System, database, things, zip};
use crate::formats::{Dice, mutate};

const FILES: &str = include_str!("odd.jsonl");

fn bytes(case: &Value) -> Vec<u8> {
    if let Some(text) = case["text"].as_str() {
        return text.into();
    }
    let digits = case["hex"].as_str().unwrap().as_bytes();
    let pairs = digits.chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn look(input: &Input) -> Loaded {
    let defaults = Defaults::default();
    let looked = file::inspect(input, &defaults);
    let kept = file::read(input, &defaults);
    assert_eq!(kept.diagnostics, looked.diagnostics, "{}", input.name);
    assert_eq!(kept.features.len(), looked.loaded_features, "{}", input.name);
    kept
}

fn worst(loaded: &Loaded) -> Severity {
    let severities = loaded.diagnostics.iter().map(|found| found.severity);
    severities.max().unwrap_or(Severity::Info)
}

fn status(loaded: &Loaded) -> &'static str {
    match worst(loaded) {
        _ if loaded.refused => "error",
        Severity::Info => "ok",
        _ => "warn",
    }
}

/// The code and the feature of the first finding that is as bad as any.
fn first(loaded: &Loaded) -> (Value, Value) {
    let worst = worst(loaded);
    let mut found = loaded.diagnostics.iter();
    match found.find(|found| found.severity == worst && worst > Severity::Info) {
        Some(found) => (found.code.as_str().into(), found.feature.into()),
        None => (Value::Null, Value::Null),
    }
}

#[test]
fn every_odd_file_is_answered_as_it_deserves() {
    let (mut files, mut refused, mut dropped, mut named) = (0, 0, 0, 0);
    for line in FILES.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let name = case["name"].as_str().unwrap();
        let loaded = look(&Input::alone(name, bytes(&case)));
        let told = format!("{name}: {:?}", loaded.diagnostics);
        assert_eq!(case["status"], status(&loaded), "{told}");
        assert_eq!(case["features"], loaded.declared_features, "{told}");
        assert_eq!(case["loaded"], loaded.loaded_features, "{told}");
        let (code, feature) = first(&loaded);
        assert_eq!((&case["code"], &case["feature"]), (&code, &feature), "{told}");
        files += 1;
        refused += usize::from(loaded.refused);
        // One feature of several is lost: it is named.
        if loaded.loaded_features > 0 && loaded.loaded_features < loaded.declared_features {
            dropped += 1;
            named += usize::from(feature.is_u64());
        }
    }
    println!("odd files: {files}, {refused} refused, {dropped} with a lost feature, {named} of these named");
    assert!(files >= 400);
    assert!(named * 100 >= dropped * 95, "{named} of {dropped}");
}

#[test]
fn a_line_of_millions_of_values_is_refused_before_it_is_taken_apart() {
    let wide = ";".repeat(30 << 20);
    let commas = wide.replace(';', ",");
    let head = "stop_id,stop_name,stop_lat,stop_lon\n";
    for input in [
        Input::alone("head.csv", format!("nom;lon;lat{wide}\n").into_bytes()),
        Input::alone("body.csv", format!("nom;lon;lat\na;2.8;50.4{wide}\n").into_bytes()),
        Input::alone(
            "feed.zip",
            zip(&[
                ("stops.txt", format!("{head}a,A,50.4,2.8\n").as_bytes()),
                ("routes.txt", commas.as_bytes()),
            ]),
        ),
    ] {
        let loaded = file::inspect(&input, &Defaults::default());
        let told = loaded.diagnostics.first().map(|found| found.code.as_str());
        assert!(loaded.refused, "{}", input.name);
        assert!(
            matches!(told, Some("csv-columns" | "archive-bomb")),
            "{}: {told:?}",
            input.name
        );
    }
}

/// A GeoPackage of two points, after `change`.
fn geopackage(change: &str) -> Loaded {
    let whole = database::geopackage(&things(Kind::Point, 2, System::Wgs84), System::Wgs84);
    let mut db = rusqlite::Connection::open_in_memory().unwrap();
    db.deserialize_read_exact(rusqlite::MAIN_DB, whole.bytes.as_slice(), whole.bytes.len(), false)
        .unwrap();
    db.execute_batch(change).unwrap();
    look(&Input::alone("a.gpkg", database::bytes(&mut db)))
}

#[test]
fn a_geopackage_without_a_table_of_features_is_refused_and_bytes_left_over_are_told() {
    for (change, wanted, loaded) in [
        ("DROP TABLE fosses", "gpkg-nothing", 0),
        ("UPDATE gpkg_contents SET data_type = 'tiles'", "gpkg-nothing", 0),
        (
            "UPDATE gpkg_contents SET table_name = 'x\"; DROP TABLE fosses; --'",
            "gpkg-nothing",
            0,
        ),
        ("UPDATE fosses SET geom = unhex(hex(geom) || '00ff')", "wkb-surplus", 2),
        (
            "UPDATE fosses SET geom = substr(geom, 1, length(geom) - 3) WHERE fid = 1",
            "wkb-short",
            1,
        ),
        (
            "UPDATE fosses SET geom = 'POINT(2 50)' WHERE fid = 1",
            "gpkg-geometry-header",
            1,
        ),
        ("UPDATE fosses SET geom = x'' WHERE fid = 1", "gpkg-geometry-header", 1),
        (
            "UPDATE gpkg_geometry_columns SET column_name = 'zz'",
            "gpkg-no-geometry",
            2,
        ),
    ] {
        let found = geopackage(change);
        assert!(
            found.diagnostics.iter().any(|found| found.code == wanted),
            "{change}: {:?}",
            found.diagnostics
        );
        assert_eq!(
            (found.loaded_features, found.refused),
            (loaded, loaded == 0),
            "{change}"
        );
    }
}

#[test]
fn no_mutation_of_a_story_breaks_its_reader_or_leads_out_of_its_folder() {
    use archipel::load::story;
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read("geodata/stories/velo-et-bus/story.toml").unwrap();
    let packed = zip(&[("story.toml", &text), ("media/a.jpg", b"not a picture")]);
    let atlas = archipel::load::atlas::embedded();
    let mut dice = Dice(7);
    let (mut files, mut refused) = (0, 0);
    let loose = folder.path().join("loose");
    std::fs::create_dir(&loose).unwrap();
    for (path, whole) in [
        (loose.join("story.toml"), &text),
        (folder.path().join("a.archipel-story"), &packed),
    ] {
        for _ in 0..400 {
            let mut bytes = whole.clone();
            mutate(&mut bytes, &mut dice);
            std::fs::write(&path, &bytes).unwrap();
            files += 1;
            match story::open(&path) {
                Ok(opened) => drop(story::check(&opened, &atlas)),
                Err(found) => {
                    assert_eq!(found.severity, Severity::Error);
                    refused += 1;
                }
            }
        }
    }
    println!("mutations of stories: {files} files, {refused} refused");
    assert!(files >= 800 && refused < files);
}

#[test]
fn letters_that_are_none_and_pictures_that_are_none_are_told() {
    use archipel::load::story;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.archipel-story");
    let text = "format_version = 1\ntitle.fr = \"T\"\n[[scene]]\ntitle.fr = \"A\"\npicture = \"media/a.jpg\"\n";
    std::fs::write(&path, zip(&[("story.toml", text.as_bytes()), ("media/a.jpg", b"MZ")])).unwrap();
    let opened = story::open(&path).unwrap();
    let found = story::check(&opened, &archipel::load::atlas::embedded());
    let codes: Vec<&str> = found.iter().map(|found| found.code.as_str()).collect();
    assert_eq!(codes, ["story-picture-broken"]);
    let broken = [text.as_bytes(), b"# \xff\n"].concat();
    std::fs::write(&path, zip(&[("story.toml", &broken)])).unwrap();
    assert_eq!(story::open(&path).unwrap_err().code, "story-broken");
}

#[test]
fn a_view_that_computes_more_than_its_file_holds_is_refused() {
    let column = |number: usize| format!("replace(hex(zeroblob(3000000)), '0', 'xxxx') AS c{number}");
    let columns: Vec<String> = (0..60).map(column).collect();
    let found = geopackage(&format!(
        "ALTER TABLE fosses RENAME TO base; CREATE VIEW fosses AS SELECT fid, geom, {} FROM base",
        columns.join(", ")
    ));
    assert!(found.refused, "{:?}", found.diagnostics);
    // And the next file is read as if nothing had been.
    assert_eq!(geopackage("").loaded_features, 2);
}
