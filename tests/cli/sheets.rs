//! `archipel sheet`, `archipel guide-pictures` and addresses, as a shell meets them.

use crate::program::archipel;
use serde_json::Value;

use std::process::Output;

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_sheet_is_printed_as_json_with_the_source_of_every_value() {
    let output = archipel(&["sheet", "sites:louvre-lens", "--json", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(0));
    let sheet: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(sheet["template"], "site");
    let blocks = sheet["blocks"].as_array().unwrap();
    let numerals = blocks.iter().find(|block| block["block"] == "numerals").unwrap();
    let first = &numerals["values"][0];
    assert_eq!(first["number"], 482_759.0);
    let origin = &sheet["origins"][first["origin"].as_u64().unwrap() as usize];
    assert!(
        origin["licence"].as_str().is_some_and(|licence| !licence.is_empty()),
        "{origin}"
    );
    let around = blocks.iter().find(|block| block["block"] == "around").unwrap();
    let bus = around["answers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|near| near["key"] == "bus-stop")
        .unwrap();
    assert_eq!(bus["conclusive"], false);
}

#[test]
fn a_sheet_is_printed_as_text_in_both_languages() {
    let french = text(&archipel(&["sheet", "parks:centralite"]));
    assert!(french.starts_with("Parc Centralité\n"), "{french}");
    assert!(french.contains("emprise indicative"), "{french}");
    let english = text(&archipel(&["sheet", "parks:centralite", "--lang", "en"]));
    assert!(english.contains("indicative outline"), "{english}");
}

#[test]
fn an_unknown_id_is_refused_with_a_sentence() {
    let output = archipel(&["sheet", "unesco:nowhere"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty());
}

#[test]
fn a_sheet_is_a_page_of_pdf_png_svg_and_a_feature_of_geojson() {
    let dir = tempfile::tempdir().unwrap();
    for (form, begins) in [
        ("pdf", &b"%PDF-"[..]),
        ("png", &b"\x89PNG"[..]),
        ("svg", &b"<svg "[..]),
        ("geojson", &b"{\"type\":\"FeatureCollection\""[..]),
    ] {
        let path = dir.path().join(format!("sheet.{form}"));
        let output = archipel(&[
            "sheet",
            "unesco:63AG",
            "--format",
            form,
            "--out",
            path.to_str().unwrap(),
        ]);
        assert_eq!(output.status.code(), Some(0), "{form}");
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes.starts_with(begins), "{form}");
    }
    let pdf = std::fs::read(dir.path().join("sheet.pdf")).unwrap();
    let page = String::from_utf8_lossy(&pdf);
    assert!(page.contains("/FontFile"), "the fonts travel with the page");
    assert!(page.contains("/MediaBox [0 0 595.28 841.89]"), "A4");
    let again = std::fs::read_to_string(dir.path().join("sheet.geojson")).unwrap();
    let read: geojson::GeoJson = again.parse().unwrap();
    let geojson::GeoJson::FeatureCollection(features) = read else {
        unreachable!("a collection was written")
    };
    assert_eq!(features.features.len(), 1);
    assert_eq!(
        archipel(&["sheet", "unesco:63AG", "--format", "pdf"]).status.code(),
        Some(2)
    );
}

#[test]
fn the_words_of_a_page_fit_between_its_margins() {
    for id in ["bhns:B1", "sites:louvre-lens"] {
        let page = text(&archipel(&["sheet", id, "--format", "svg"]));
        assert!(page.ends_with("</svg>\n"), "{id}");
        // Outside the map, which has an origin of its own.
        let own = page.split("<svg xmlns").next().unwrap().to_owned() + page.rsplit("</svg>\n").nth(1).unwrap_or("");
        for piece in own.split("<text x=\"").skip(1) {
            let x: f32 = piece.split('"').next().unwrap().parse().unwrap();
            let y: f32 = piece
                .split("y=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .parse()
                .unwrap();
            assert!(
                (0.0..=595.0).contains(&x) && (0.0..=842.0).contains(&y),
                "{id}: {piece}"
            );
        }
    }
}

#[test]
fn hostile_addresses_are_refused_with_a_sentence_and_a_mistyped_command_is_wrong_usage() {
    for address in [
        "archipel://view?at=1,2",
        "archipel://run?x=1",
        "archipel://view?filter={\"text\":1}",
    ] {
        let output = archipel(&[address]);
        assert_eq!(output.status.code(), Some(1), "{address}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("adresse"), "{address}");
    }
    assert_eq!(archipel(&["layrs"]).status.code(), Some(2));
}

#[test]
fn the_pictures_of_the_guide_can_be_drawn_and_each_page_finds_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let output = archipel(&["guide-pictures", "--out", dir.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    for lang in ["fr", "en"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("assets/guide")
            .join(lang);
        for entry in std::fs::read_dir(folder).unwrap() {
            let page = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            for name in page
                .split("(picture:")
                .skip(1)
                .map(|rest| rest.split(')').next().unwrap())
            {
                let drawn = dir.path().join(lang).join(format!("{name}.png"));
                assert!(std::fs::metadata(&drawn).unwrap().len() > 10_000, "{}", drawn.display());
            }
        }
    }
}
