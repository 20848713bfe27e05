//! What planners print without a window: audits drawn over the map, sheets of features, an atlas with the sheet of each place.

use archipel::style::{Palette, Theme};

use crate::program::archipel;

/// The pages of a file `page.svg`, in their order.
fn pages(folder: &std::path::Path) -> Vec<String> {
    let name = |number: usize| match number {
        1 => "page.svg".to_owned(),
        number => format!("page-{number}.svg"),
    };
    let read = |number| std::fs::read_to_string(folder.join(name(number))).ok();
    (1..).map_while(read).collect()
}

fn made(arguments: &[&str]) -> String {
    let output = archipel(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn connections_of_an_audit_are_drawn_over_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("liaisons.geojson");
    let audit = [
        "audit",
        "access",
        "--layer",
        "unesco",
        "--where",
        "category=cite",
        "--where",
        "epci=246200299",
    ];
    let text = made(&[&audit[..], &["--geojson"]].concat());
    std::fs::write(&lines, text).unwrap();
    let (lines, out) = (lines.to_str().unwrap(), folder.path().join("page.svg"));
    let view = [
        "export",
        "--view",
        "2.95,50.42,11.5",
        "--page",
        "A4",
        "--out",
        out.to_str().unwrap(),
    ];
    made(&view);
    let plain = std::fs::read_to_string(&out).unwrap();
    made(&[&view[..], &["--draw", lines]].concat());
    let drawn = std::fs::read_to_string(&out).unwrap();
    assert!(drawn.contains("liaisons") && !plain.contains("liaisons"));
    let color = Palette::of(Theme::Light).interface("selection").hex();
    let count = |text: &str| text.matches(&color).count();
    assert!(
        count(&drawn) >= count(&plain) + 14,
        "{} {}",
        count(&drawn),
        count(&plain)
    );
    for missing in ["/nowhere.geojson", "Cargo.toml"] {
        let output = archipel(&[&view[..], &["--draw", missing]].concat());
        assert_eq!(output.status.code(), Some(1));
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn sheets_follow_the_map_and_each_place_of_an_atlas() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("page.svg");
    let name = out.to_str().unwrap();
    made(&[
        "export",
        "--view",
        "2.83,50.43,12",
        "--page",
        "A4",
        "--sheet",
        "sites:louvre-lens",
        "--sheet",
        "unesco:47",
        "--out",
        name,
    ]);
    let three = pages(folder.path());
    assert_eq!(three.len(), 3);
    assert!(three[1].contains(">sites:louvre-lens") || three[1].contains("sites:louvre-lens"));
    assert!(three[2].contains("unesco:47"));
    // A sheet stands upright, whatever the map does: 210 by 297 millimetres.
    assert!(three[1].starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"793.70\" height=\"1122.52\""));
    let unknown = archipel(&["export", "--page", "A4", "--sheet", "unesco:nothing", "--out", name]);
    assert_eq!(unknown.status.code(), Some(1));
    made(&["export", "--page", "A5", "--atlas", "parks", "--sheets", "--out", name]);
    let atlas = pages(folder.path());
    let places = (atlas.len() - 1) / 2;
    assert!(places >= 10 && atlas.len() == 1 + 2 * places, "{}", atlas.len());
    assert!(
        atlas[2..]
            .iter()
            .step_by(2)
            .all(|page| page.contains("Archipel · parks:"))
    );
    // The index counts the sheets too: the last place stands two pages before the end.
    let last = format!(">{}<", 2 * places);
    assert!(atlas[0].contains(&last), "{}", atlas[0]);
}

#[test]
fn as_many_maps_as_it_takes_show_every_thing_once_at_the_scale() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("page.svg");
    let asked = [
        "--where",
        "category=cite",
        "--where",
        "epci=246200299",
        "--where",
        "beyond=300:cycle",
    ];
    let page = ["--page", "A3", "--cover", "--table", "--out", out.to_str().unwrap()];
    let maps_at = |scale: &str| {
        for file in std::fs::read_dir(folder.path()).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        made(&[&["export", "--scale", scale][..], &asked, &page].concat());
        let all = pages(folder.path());
        let written = format!(
            "1\u{a0}:\u{a0}{}",
            scale.strip_suffix("000").unwrap().to_owned() + "\u{202f}000"
        );
        let maps = all.iter().filter(|page| page.contains(&written)).count();
        (all, maps)
    };
    let (all, maps) = maps_at("25000");
    assert!(maps >= 2 && all.len() > maps, "{maps} maps, {} pages", all.len());
    // Every thing that passes is in the table, once, with its distance.
    let list = made(&[&["features", "--layer", "unesco", "--format", "json"][..], &asked].concat());
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let names: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"]["fr"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 14);
    let tables = all[maps..].concat();
    for name in names {
        // Characters that XML keeps for itself are written as it wants them.
        let written = name.replace('\'', "&apos;");
        assert!(
            tables.contains(name) || tables.contains(&written),
            "{name} is not in the table"
        );
    }
    // Estates of the buffer zone pass too: the table says which layer each is of.
    let messages = archipel::i18n::Messages::new(archipel::model::Lang::Fr);
    for words in [
        messages.text("column-layer"),
        "Patrimoine mondial",
        "Cités de la zone tampon",
    ] {
        assert!(tables.contains(words), "{words}");
    }
    // The smaller the scale the fewer the sheets; one is enough for the whole.
    let (_, fewer) = maps_at("50000");
    let (_, one) = maps_at("150000");
    assert!(fewer < maps && one == 1, "{maps} {fewer} {one}");
    // Fitted to the view there is nothing to cover.
    let without = archipel(&[&["export"][..], &asked, &page].concat());
    let said = String::from_utf8_lossy(&without.stderr).into_owned();
    assert!(without.status.code() == Some(1) && said.contains("--scale"), "{said}");
}
