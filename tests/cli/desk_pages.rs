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
