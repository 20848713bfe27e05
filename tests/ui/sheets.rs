//! Sheets, their history, pins, links, pictures and the guide, as a person meets them in the window.

use crate::window_harness::{Harness, Opening, copied_picture, press, sheet_of, state, window};
use archipel::app::Folders;
use archipel::model::Lang;
use archipel::state::{Command, State, link};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, pos2};
use egui_kittest::kittest::Queryable as _;

fn selection(harness: &Harness) -> &str {
    state(harness).selection.as_deref().unwrap_or("")
}

#[test]
fn each_template_is_laid_out_without_a_missing_word_in_both_languages() {
    let all = [
        ["parks:centralite", "unesco:63AG", "unesco:37B", "components:63"],
        ["bhns:B1", "bhns:B4", "cycle:ev5", "sites:louvre-lens"],
        [
            "shafts:annezin-1-1",
            "communes:62498",
            "epci:246200364",
            "viewpoints:22",
        ],
    ];
    for lang in [Lang::Fr, Lang::En] {
        for ids in all {
            let mut wanted = sheet_of(ids[0]);
            wanted.pins = ids[1..].iter().map(|id| (*id).to_owned()).collect();
            let harness = Opening {
                state: wanted,
                lang,
                size: [2400.0, 1400.0],
                ..Opening::default()
            }
            .open();
            for id in ids {
                assert!(harness.query_by_label(id).is_some(), "{id} is there, down to its foot");
            }
            assert_eq!(harness.query_all_by_label_contains("⟦").count(), 0, "{ids:?}");
        }
    }
}

#[test]
fn a_site_shows_its_key_figures_large_and_each_tells_its_source() {
    let mut harness = window(sheet_of("sites:louvre-lens"));
    let sources = |harness: &Harness| harness.query_all_by_label_contains("Euralens").count();
    let before = sources(&harness);
    harness
        .get_by_role_and_label(Role::Button, "482\u{202f}759 visiteurs — Visiteurs en 2018")
        .click();
    harness.run_steps(3);
    assert!(state(&harness).panels.sources_open);
    assert!(sources(&harness) >= before + 4, "each large figure tells its source");
    press(&mut harness, Modifiers::NONE, Key::I);
    assert!(!state(&harness).panels.sources_open);
}

#[test]
fn the_nearest_bus_stop_is_marked_as_not_conclusive() {
    let harness = window(sheet_of("sites:louvre-lens"));
    harness.get_by_label("Arrêt BHNS le plus proche (non concluant)");
    harness.get_by_label_contains("GTFS");
    harness.get_by_label("Gare la plus proche");
}

#[test]
fn alt_and_arrows_and_mouse_buttons_go_back_and_forward() {
    let mut harness = window(sheet_of("sites:louvre-lens"));
    let link = harness
        .query_all_by_role_and_label(Role::Link, "Parc Centralité")
        .next();
    link.unwrap().focus();
    harness.run_steps(1);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(selection(&harness), "parks:centralite");
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(selection(&harness), "sites:louvre-lens");
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(selection(&harness), "parks:centralite");
    mouse(&mut harness, PointerButton::Extra1);
    assert_eq!(selection(&harness), "sites:louvre-lens");
    mouse(&mut harness, PointerButton::Extra2);
    assert_eq!(selection(&harness), "parks:centralite");
}

fn mouse(harness: &mut Harness, button: PointerButton) {
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: pos2(600.0, 400.0),
            button,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(1);
    }
    harness.run_steps(2);
}

#[test]
fn previous_and_next_walk_through_the_list() {
    let mut harness = window(sheet_of("parks:centralite"));
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    let next = selection(&harness).to_owned();
    assert_ne!(next, "parks:centralite");
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(selection(&harness), "parks:centralite");
}

#[test]
fn two_sheets_stand_side_by_side_when_one_is_pinned() {
    let mut harness = Opening {
        state: sheet_of("communes:62498"),
        size: [1600.0, 900.0],
        ..Opening::default()
    }
    .open();
    harness.get_by_label("Épingler cette fiche pour la comparer").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).pins, ["communes:62498"]);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    harness.get_by_label("32\u{202f}899 — Habitants");
    assert_ne!(selection(&harness), "communes:62498");
    let habitants = harness.query_all_by_role(Role::Button).count();
    assert!(habitants > 4);
    harness
        .get_by_role_and_label(Role::Button, "Retirer la fiche épinglée")
        .click();
    harness.run_steps(3);
    assert!(state(&harness).pins.is_empty());
}

#[test]
fn the_copied_link_restores_the_view() {
    let mut harness = window(sheet_of("unesco:63AG"));
    harness.get_by_label_contains("Copier le lien vers cette vue").click();
    harness.run_steps(4);
    let text = link::of(state(&harness));
    let mut again = State::default();
    text.parse::<link::Link>().unwrap().open(&mut again);
    assert_eq!(again.selection.as_deref(), Some("unesco:63AG"));
    assert_eq!(again.camera, state(&harness).camera);
    harness.get_by_label("Copié");
}

#[test]
fn a_sheet_is_copied_as_a_picture() {
    let mut harness = window(sheet_of("unesco:63AG"));
    harness.get_by_label("Garder ou imprimer cette fiche").click();
    harness.run_steps(4);
    harness.get_by_label("Copier la fiche en image").click();
    let [width, height] = copied_picture(&mut harness).unwrap();
    assert!(width > 1000 && height > width, "a page of A4: {width} × {height}");
    harness.run_steps(2);
    harness.get_by_label("Copié");
}

#[test]
fn a_sheet_is_kept_as_pdf_in_the_folder_of_exports_and_has_a_code() {
    let dir = tempfile::tempdir().unwrap();
    let folders = Folders {
        exports: Some(dir.path().join("exports")),
        media: Vec::new(),
        home: None,
        ..Folders::default()
    };
    let mut harness = Opening {
        state: sheet_of("unesco:63AG"),
        folders,
        ..Opening::default()
    }
    .open();
    harness.get_by_label("Garder ou imprimer cette fiche").click();
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::Image, "geo:50.44311,2.77823");
    harness.get_by_label("Enregistrer la fiche en PDF").click();
    harness.run_steps(3);
    let bytes = std::fs::read(dir.path().join("exports/unesco-63AG.pdf")).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    harness.get_by_label_contains("Enregistré");
}

#[test]
fn pictures_are_shown_with_their_credit_and_broken_ones_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(dir.path().join(name), bytes).unwrap();
    let credit = b"author = \"A. Nonyme\"\nlicence = \"CC BY 4.0\"\ntitle = \"Le terril\"";
    let picture = image_of(64, 48);
    write("unesco-63AG.png", &picture);
    write("unesco-63AG.toml", credit);
    write("unesco-63AG-2.jpg", b"no picture at all");
    write("unesco-63AG-2.toml", credit);
    write("unesco-63AG-3.png", &picture);
    let folders = Folders {
        exports: None,
        media: vec![dir.path().to_owned()],
        home: None,
        ..Folders::default()
    };
    let mut harness = Opening {
        state: sheet_of("unesco:63AG"),
        folders,
        ..Opening::default()
    }
    .open();
    // Another thread decodes; on a busy machine it may be long in coming.
    for _ in 0..3_000 {
        if harness.query_by_label_contains("A. Nonyme").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        harness.run_steps(1);
    }
    harness.get_by_label("Le terril — A. Nonyme — CC BY 4.0");
    harness.get_by_label_contains("unesco-63AG-2.jpg n’est pas montrée");
    harness.get_by_label_contains("unesco-63AG-3.png n’est pas montrée");
}

/// A small PNG.
fn image_of(width: u32, height: u32) -> Vec<u8> {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"><rect width=\"{width}\" height=\"{height}\" fill=\"#345\"/></svg>"
    );
    archipel::paint::png::rasterize(&svg, 1.0)
        .unwrap()
        .encode_png()
        .unwrap()
}

#[test]
fn f1_opens_the_guide_which_is_searched_and_escape_closes_it() {
    let mut harness = window(State::default());
    press(&mut harness, Modifiers::NONE, Key::F1);
    assert!(state(&harness).panels.guide_open);
    harness.get_by_role_and_label(Role::ListBoxOption, "Premiers pas");
    let field = harness.get_by_role_and_label(Role::TextInput, "Chercher dans le guide");
    field.focus();
    field.type_text("epingle");
    harness.run_steps(3);
    assert!(
        harness
            .query_by_role_and_label(Role::ListBoxOption, "Premiers pas")
            .is_none()
    );
    harness.get_by_role_and_label(Role::ListBoxOption, "Lire une fiche");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!state(&harness).panels.guide_open);
}

#[test]
fn every_command_with_a_shortcut_is_in_the_guide() {
    let mut harness = window(State::default());
    press(&mut harness, Modifiers::NONE, Key::F1);
    harness.get_by_role_and_label(Role::ListBoxOption, "Le clavier").click();
    harness.run_steps(3);
    let messages = archipel::i18n::Messages::new(Lang::Fr);
    for leaf in Command::leaves().iter().filter(|leaf| !leaf.keys.is_empty()) {
        let words = messages.text(leaf.label);
        assert!(harness.query_all_by_label(words).count() > 0, "{words}");
    }
}

#[test]
fn a_window_narrower_than_a_tablet_shows_one_sheet_over_the_map() {
    let mut wanted = sheet_of("communes:62498");
    wanted.pins = vec!["communes:62510".into()];
    let harness = Opening {
        state: wanted,
        size: [700.0, 900.0],
        ..Opening::default()
    }
    .open();
    harness.get_by_label("Fermer la fiche");
    assert!(harness.query_by_label("Retirer la fiche épinglée").is_none());
}

#[test]
fn places_stand_beside_the_word_that_names_them() {
    let harness = window(sheet_of("unesco:63AG"));
    let top = |label: &str| {
        let nodes = harness.query_all_by_label(label);
        let tops: Vec<f32> = nodes.map(|node| node.rect().top()).collect();
        tops
    };
    let label = top("Communes")[0];
    let near = top("Loos-en-Gohelle").into_iter().map(|top| (top - label).abs());
    let nearest = near.fold(f32::INFINITY, f32::min);
    assert!(nearest < 12.0, "{nearest} points away");
}
