//! The window as a person meets it: found by role and label, driven by pointer and keys, without display or GPU.

use crate::window_harness::{Harness, Opening, lens, settle, state};
use archipel::load;
use archipel::model::{Facet, Lang};
use archipel::state::{Camera, State, Tab};
use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use geo_types::Coord;

/// The window with the embedded territory, in French, with all its figures.
fn window(state: State) -> Harness {
    window_of(Opening {
        state,
        ..Opening::default()
    })
}

fn window_of(opening: Opening) -> Harness {
    let mut harness = opening.open();
    settle(&mut harness);
    harness
}

/// The middle of terril 74a lies in the middle of the window.
fn over_terril() -> State {
    let atlas = load::atlas::embedded();
    let terril = atlas.get("unesco:63AG").unwrap();
    let place = geo::InteriorPoint::interior_point(&terril.geometry().unwrap()).unwrap();
    let camera = Camera {
        center_geo: place.into(),
        zoom: 16.0,
    };
    State {
        camera: Some(camera),
        ..State::default()
    }
}

#[test]
fn the_first_frame_shows_the_whole_territory_and_its_panel() {
    let harness = window(State::default());
    harness.get_by_label("Carte du territoire");
    harness.get_by_role_and_label(Role::ListBoxOption, "Patrimoine mondial");
    let camera = state(&harness).camera.unwrap();
    assert!((8.0..10.5).contains(&camera.zoom), "{camera:?}");
    assert!((2.3..3.4).contains(&camera.center_geo.x), "{camera:?}");
}

#[test]
fn a_click_opens_the_sheet_and_escape_closes_it() {
    let mut harness = window(over_terril());
    click(&mut harness, pos2(640.0, 400.0));
    let selection = state(&harness).selection.clone().unwrap();
    assert_eq!(selection, "unesco:63AG");
    harness.get_by_label("Terril 74a – 11/19 de Lens Ouest");
    harness.get_by_label_contains("tracé officiel");
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert_eq!(state(&harness).selection, None);
}

fn click(harness: &mut Harness, at: egui::Pos2) {
    harness.hover_at(at);
    harness.run_steps(2);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(3);
}

#[test]
fn a_second_click_on_the_same_spot_goes_to_the_feature_below() {
    let mut harness = window(over_terril());
    let mut seen = Vec::new();
    for _ in 0..3 {
        click(&mut harness, pos2(640.0, 400.0));
        seen.push(state(&harness).selection.clone().unwrap());
    }
    assert_eq!(seen[0], "unesco:63AG");
    assert!(seen[1] != seen[0] && seen[2] != seen[1], "{seen:?}");
}

#[test]
fn a_layer_is_hidden_by_its_eye_and_leaves_the_hit_test() {
    let mut harness = window(over_terril());
    harness
        .get_by_role_and_label(Role::CheckBox, "Afficher la couche Patrimoine mondial")
        .click();
    harness.run_steps(3);
    assert!(!state(&harness).layers["unesco"].visible);
    click(&mut harness, pos2(640.0, 400.0));
    assert_ne!(state(&harness).selection.as_deref(), Some("unesco:63AG"));
}

#[test]
fn filters_narrow_the_counts_and_one_button_clears_them() {
    let mut wanted = lens(12.0);
    wanted.panels.tab = Tab::Filters;
    let mut harness = window(wanted);
    harness.get_by_label_contains("Terril (").click();
    harness.run_steps(3);
    let chosen = state(&harness).filter.facet(Facet::Category).clone();
    assert_eq!(chosen.into_iter().collect::<Vec<_>>(), ["terril"]);
    harness.get_by_label_contains("162\u{a0}éléments répondent aux filtres");
    harness
        .get_by_role_and_label(Role::Button, "Effacer tous les filtres")
        .click();
    harness.run_steps(3);
    assert!(state(&harness).filter.is_empty());
}

#[test]
fn words_typed_into_the_filter_reach_it() {
    let mut wanted = lens(12.0);
    wanted.panels.tab = Tab::Filters;
    let mut harness = window(wanted);
    let field = harness.get_by_role_and_label(Role::TextInput, "Chercher un mot");
    field.focus();
    field.type_text("oignies");
    harness.run_steps(3);
    assert_eq!(state(&harness).filter.text, "oignies");
    harness.get_by_label_contains("répondent aux filtres");
}

#[test]
fn a_class_of_the_legend_isolates_and_shows_all_again() {
    let mut harness = window(lens(12.0));
    harness
        .get_by_role_and_label(Role::ListBoxOption, "Patrimoine mondial")
        .click();
    harness.run_steps(3);
    for wanted in [Some("terril"), None] {
        harness.get_by_role_and_label(Role::ListBoxOption, "Terrils").click();
        harness.run_steps(3);
        assert_eq!(state(&harness).layers["unesco"].only_class.as_deref(), wanted);
    }
}

#[test]
fn keys_move_and_zoom_the_map_and_home_returns() {
    let mut harness = window(lens(12.0));
    let before = state(&harness).camera.unwrap();
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    harness.key_press(Key::Plus);
    harness.run_steps(3);
    let after = state(&harness).camera.unwrap();
    assert!(
        after.center_geo.x > before.center_geo.x && after.zoom == 13.0,
        "{after:?}"
    );
    harness.key_press(Key::Home);
    harness.run_steps(3);
    assert!(state(&harness).camera.unwrap().zoom < 10.5);
}

#[test]
fn keys_still_work_after_a_click_on_the_map_and_a_field_keeps_its_own() {
    let mut wanted = lens(12.0);
    wanted.panels.tab = Tab::Filters;
    let mut harness = window(wanted);
    click(&mut harness, pos2(700.0, 300.0));
    harness.key_press(Key::ArrowUp);
    harness.key_press(Key::Plus);
    harness.run_steps(3);
    assert_eq!(state(&harness).camera.unwrap().zoom, 13.0);
    harness
        .get_by_role_and_label(Role::TextInput, "Chercher un mot")
        .focus();
    harness.run_steps(2);
    harness.key_press(Key::Minus);
    harness.key_press(Key::Home);
    harness.run_steps(3);
    assert_eq!(state(&harness).camera.unwrap().zoom, 13.0);
}

#[test]
fn a_drag_pans_and_the_wheel_zooms_where_the_pointer_is() {
    let mut harness = window(lens(12.0));
    let before = state(&harness).camera.unwrap();
    harness.hover_at(pos2(700.0, 400.0));
    harness.run_steps(1);
    harness.drag_at(pos2(700.0, 400.0));
    harness.run_steps(1);
    for step in 1..=4 {
        harness.hover_at(pos2(700.0 + 20.0 * step as f32, 400.0));
        harness.run_steps(1);
    }
    harness.drop_at(pos2(780.0, 400.0));
    harness.run_steps(4);
    let dragged = state(&harness).camera.unwrap();
    assert!(dragged.center_geo.x < before.center_geo.x, "{dragged:?}");
    harness.hover_at(pos2(700.0, 400.0));
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: egui::vec2(0.0, 3.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(20);
    assert!(state(&harness).camera.unwrap().zoom > dragged.zoom);
}

#[test]
fn the_camera_stays_within_the_region_and_the_zoom_limits() {
    let far = Camera {
        center_geo: Coord { x: 40.0, y: 10.0 },
        zoom: 30.0,
    };
    let harness = window(State {
        camera: Some(far),
        ..State::default()
    });
    let camera = state(&harness).camera.unwrap();
    assert!(
        camera.zoom <= 19.0 && camera.center_geo.x < 4.0 && camera.center_geo.y > 50.0,
        "{camera:?}"
    );
}

#[test]
fn nothing_is_drawn_again_while_nothing_changes() {
    let mut harness = window(lens(13.0));
    harness.run_steps(3);
    let pictures = harness.state().app().pictures();
    harness.run_steps(30);
    assert_eq!(harness.state().app().pictures(), pictures);
}

#[test]
fn pages_open_from_the_menu_and_close_with_escape() {
    let mut harness = window(lens(12.0));
    harness
        .get_by_role_and_label(Role::Button, "À propos d’Archipel")
        .click();
    harness.run_steps(4);
    harness.get_by_label(concat!("Version ", env!("CARGO_PKG_VERSION")));
    harness.get_by_label_contains("bibliothèques");
    harness.key_press(Key::Escape);
    harness.run_steps(4);
    assert!(!state(&harness).panels.about_open);
    harness.key_press(Key::Questionmark);
    harness.run_steps(4);
    harness.get_by_label_contains("Faites glisser la carte");
}

#[test]
fn every_control_has_a_name() {
    for (lang, size) in [(Lang::Fr, [1280.0, 800.0]), (Lang::En, [820.0, 700.0])] {
        let mut wanted = lens(13.0);
        wanted.selection = Some("sites:louvre-lens".into());
        let harness = window_of(Opening {
            state: wanted,
            lang,
            size,
            ..Opening::default()
        });
        let interactive = [
            Role::Button,
            Role::CheckBox,
            Role::TextInput,
            Role::ListBoxOption,
            Role::Link,
            Role::Slider,
        ];
        let mut seen = 0;
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            if interactive.contains(&node.role()) {
                seen += 1;
                let label = node.label().unwrap_or_default();
                assert!(!label.trim().is_empty(), "a {:?} without a name", node.role());
                assert!(!label.contains('⟦'), "{label}");
            }
        }
        assert!(seen > 5, "{seen} controls");
    }
}

#[test]
fn english_and_a_narrow_window_work_too() {
    let mut wanted = lens(13.0);
    wanted.selection = Some("sites:louvre-lens".into());
    let harness = window_of(Opening {
        state: wanted,
        lang: Lang::En,
        size: [500.0, 700.0],
        ..Opening::default()
    });
    harness.get_by_label("Louvre-Lens museum");
    assert!(
        harness.query_by_label("Mine shafts").is_none(),
        "the panel is a drawer below the sheet"
    );
}

#[test]
fn a_layer_that_cannot_be_read_is_told_and_the_others_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let good = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"Puits A"},
        "geometry":{"type":"Point","coordinates":[2.8,50.4]}}]}"#;
    std::fs::write(folder.path().join("puits.geojson"), good).unwrap();
    std::fs::write(folder.path().join("coupe.geojson"), &good[..70]).unwrap();
    let atlas = load::atlas::from_dir(folder.path());
    let mut harness = window_of(Opening {
        territory: atlas,
        ..Opening::default()
    });
    harness.get_by_label_contains("couche n’a pas pu être lue");
    harness.get_by_role_and_label(Role::ListBoxOption, "puits");
    harness
        .get_by_role_and_label(Role::Button, "Remarques sur les données")
        .click();
    harness.run_steps(4);
    harness.get_by_label_contains("coupe.geojson");
}

#[test]
fn the_menu_changes_the_language_that_the_command_line_gave() {
    let mut harness = window(lens(12.0));
    harness.get_by_role_and_label(Role::Button, "Réglages").click();
    harness.run_steps(4);
    harness.get_by_label("English").click();
    harness.run_steps(4);
    assert_eq!(state(&harness).language, Some(Lang::En));
    harness.get_by_role_and_label(Role::ListBoxOption, "World Heritage");
}
