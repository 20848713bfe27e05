//! Places of a measure and of scenarios in the window: dragged, nudged, written, inserted, taken out, and all of it undone;
//! scenarios saved and loaded; the catchment.

use archipel::model::Lang;
use archipel::space::Viewport;
use archipel::space::measure::distance_m;
use archipel::state::{PlannerPage, State};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, TouchDeviceId, TouchId, TouchPhase, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use geo_types::Coord;

use crate::window_harness::{Harness, Opening, button, drag, lens, press, settle, state, until, window};

fn desk(page: PlannerPage) -> State {
    let mut state = lens(13.0);
    state.planner.page = Some(page);
    state.planner.measure.snaps = false;
    state
}

fn line(places: &[(f64, f64)]) -> Vec<Coord<f64>> {
    places.iter().map(|(x, y)| Coord { x: *x, y: *y }).collect()
}

/// Where a place stands in the window.
fn at(harness: &Harness, place: Coord<f64>) -> Pos2 {
    let camera = state(harness).camera.unwrap();
    let viewport = Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: [1280.0, 800.0],
    };
    let screen = viewport.screen_from_geo(place);
    pos2(screen.x as f32, screen.y as f32)
}

fn said(harness: &Harness) -> String {
    let mut words = Vec::new();
    for node in harness.root().children_recursive() {
        words.extend(node.accesskit_node().label());
        words.extend(node.accesskit_node().value());
    }
    words.join("\n")
}

fn measured() -> Harness {
    let mut start = desk(PlannerPage::Measure);
    start.planner.measure.places = line(&[(2.80, 50.43), (2.83, 50.43), (2.83, 50.44)]);
    let mut harness = window(start);
    settle(&mut harness);
    harness
}

fn places(harness: &Harness) -> Vec<Coord<f64>> {
    state(harness).planner.measure.places.clone()
}

#[test]
fn a_place_is_dragged_and_the_map_stays_and_the_drag_is_undone_and_redone() {
    let mut harness = measured();
    let (before, camera) = (places(&harness), state(&harness).camera);
    let from = at(&harness, before[1]);
    drag(&mut harness, from, from + vec2(40.0, 30.0));
    let moved = places(&harness);
    assert_eq!(state(&harness).camera, camera, "the map must not move along");
    assert_eq!((moved.len(), moved[0], moved[2]), (3, before[0], before[2]));
    let there = at(&harness, moved[1]) - from;
    assert!((there - vec2(40.0, 30.0)).length() < 1.5, "{there}");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(places(&harness), before);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(places(&harness), moved);
}

#[test]
fn a_place_jumps_to_what_is_drawn_while_it_is_dragged() {
    let mut start = desk(PlannerPage::Measure);
    start.planner.measure.snaps = true;
    start.planner.measure.places = line(&[(2.80, 50.43), (2.83, 50.43)]);
    let mut harness = window(start);
    settle(&mut harness);
    let atlas = harness.state().app().atlas().unwrap().clone();
    let Some(geo_types::Geometry::Point(point)) = atlas.get("sites:louvre-lens").unwrap().geometry() else {
        panic!("the museum is a place");
    };
    let (from, to) = (at(&harness, places(&harness)[1]), at(&harness, point.0));
    drag(&mut harness, from, to + vec2(3.0, -3.0));
    assert!(distance_m(places(&harness)[1], point.0) < 0.1);
}

#[test]
fn the_small_dot_between_two_places_makes_a_new_one() {
    let mut harness = measured();
    let before = places(&harness);
    harness.get_by_label("Insérer un point après le point 1").click();
    harness.run_steps(3);
    let four = places(&harness);
    assert_eq!((four.len(), four[0], four[2]), (4, before[0], before[1]));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(places(&harness), before);
    let middle = at(&harness, before[0]) + (at(&harness, before[1]) - at(&harness, before[0])) * 0.5;
    drag(&mut harness, middle, middle + vec2(0.0, 60.0));
    let dragged = places(&harness);
    assert_eq!(dragged.len(), 4);
    assert!(dragged[1].y < before[0].y - 0.001, "{dragged:?}");
}

#[test]
fn keys_alone_move_a_place_and_take_it_out() {
    let mut harness = measured();
    let before = places(&harness);
    harness.get_by_label("Point 2").focus();
    harness.run_steps(2);
    let camera = state(&harness).camera;
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    }
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    let moved = places(&harness);
    let by = at(&harness, moved[1]) - at(&harness, before[1]);
    assert!((by - vec2(3.0, -10.0)).length() < 0.1, "{by}");
    assert_eq!(state(&harness).camera, camera, "the arrows move the place, not the map");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(places(&harness), before, "steps of one place are one step back");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(places(&harness), [before[0], before[2]]);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(places(&harness), before);
}

#[test]
fn without_a_drag_a_place_is_chosen_in_the_list_and_moved_to_the_middle_or_doubled() {
    let mut harness = measured();
    let before = places(&harness);
    harness.get_by_label("Point 3").click();
    settle(&mut harness);
    harness.get_by_label("Mettre au milieu de la carte").click_accesskit();
    harness.run_steps(3);
    let moved = places(&harness);
    assert!(distance_m(moved[2], before[2]) > 100.0);
    harness.get_by_label("Insérer un point après").click_accesskit();
    harness.run_steps(3);
    assert_eq!(places(&harness).len(), 4);
    harness
        .get_by_label("Annuler le dernier changement du bureau (Ctrl\u{a0}+\u{a0}Z)")
        .click_accesskit();
    harness.run_steps(3);
    assert_eq!(places(&harness), moved);
}

fn scenario() -> State {
    let mut start = desk(PlannerPage::Links);
    start.planner.scenarios[0].lines = vec![
        line(&[(2.80, 50.44), (2.82, 50.44)]),
        line(&[(2.80, 50.425), (2.81, 50.425), (2.81, 50.43), (2.80, 50.425)]),
    ];
    start.planner.scenarios[1].lines = vec![line(&[(2.815, 50.43)])];
    start
}

#[test]
fn corners_of_scenarios_are_dragged_and_nudged_and_undone() {
    let mut harness = window(scenario());
    settle(&mut harness);
    let before = state(&harness).planner.scenarios.clone();
    let from = at(&harness, before[0].lines[1][0]);
    drag(&mut harness, from, from + vec2(-25.0, 20.0));
    let moved = state(&harness).planner.scenarios[0].lines.clone();
    assert_eq!(moved[1].first(), moved[1].last(), "the area stays closed");
    assert_ne!(moved[1][0], before[0].lines[1][0]);
    harness.get_by_label("Scénario B, tracé 1, point 1").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(state(&harness).planner.scenarios[1].lines[0][0].y < before[1].lines[0][0].y);
    // The last change is undone first, in its own scenario.
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(state(&harness).planner.scenarios[1].lines, before[1].lines);
    harness.get_by_label("Annuler A").click_accesskit();
    harness.run_steps(3);
    assert_eq!(state(&harness).planner.scenarios[0].lines, before[0].lines);
}

#[test]
fn a_scenario_stays_on_the_map_is_hidden_saved_and_loaded_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = Opening {
        state: scenario(),
        folders: archipel::app::Folders {
            exports: Some(folder.path().to_path_buf()),
            ..Default::default()
        },
        ..Opening::default()
    }
    .open();
    settle(&mut harness);
    let before = state(&harness).planner.scenarios.clone();
    harness
        .get_by_label("Enregistrer ce que dit le bureau")
        .click_accesskit();
    let file = folder.path().join("liaisons.geojson");
    until(&mut harness, |_| file.exists());
    // Each is one of the layers too: the eye there hides it.
    let eye =
        archipel::i18n::Messages::new(Lang::Fr).format("layers-visible", &[("layer", "Scénario A · 2 tracés".into())]);
    for shown in [false, true] {
        harness.get_by_label(&eye).click_accesskit();
        harness.run_steps(3);
        assert_eq!(state(&harness).planner.scenarios[0].shown, shown);
    }
    for label in ["Cacher le scénario B", "Vider A", "Vider B"] {
        harness.get_by_label(label).click_accesskit();
        harness.run_steps(3);
    }
    assert!(state(&harness).planner.scenarios.iter().all(|one| one.lines.is_empty()));
    let field = harness.get_by_role_and_label(Role::TextInput, "Fichier GeoJSON d’un scénario");
    field.focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Fichier GeoJSON d’un scénario")
        .type_text(&file.display().to_string());
    harness.run_steps(3);
    for letter in ["A", "B"] {
        harness
            .get_by_label(&format!("Charger dans {letter}"))
            .click_accesskit();
        harness.run_steps(4);
    }
    let again = &state(&harness).planner.scenarios;
    for slot in 0..2 {
        assert_eq!(again[slot].lines, before[slot].lines);
        assert!(again[slot].shown);
    }
    settle(&mut harness);
    let words = said(&harness);
    assert!(
        words.contains("projets (surfaces, points)") && words.contains("Indicateurs avant et après"),
        "{words}"
    );
}

#[test]
fn a_broken_file_of_a_scenario_is_said_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.geojson");
    std::fs::write(&file, "{").unwrap();
    let mut harness = window(scenario());
    settle(&mut harness);
    let before = state(&harness).planner.scenarios.clone();
    harness
        .get_by_role_and_label(Role::TextInput, "Fichier GeoJSON d’un scénario")
        .focus();
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::TextInput, "Fichier GeoJSON d’un scénario")
        .type_text(&file.display().to_string());
    harness.run_steps(3);
    harness.get_by_label("Charger dans A").click_accesskit();
    harness.run_steps(4);
    assert_eq!(state(&harness).planner.scenarios, before);
    assert!(said(&harness).contains("ne donne pas de tracé"));
}

#[test]
fn a_catchment_starts_from_the_selection_or_a_place_and_tells_who_lives_there() {
    let mut start = desk(PlannerPage::Reach);
    start.selection = Some("sites:louvre-lens".into());
    let mut harness = window(start);
    settle(&mut harness);
    let words = said(&harness);
    assert!(words.contains("Départ\u{a0}: Musée du Louvre-Lens"), "{words}");
    assert!(words.contains("répartis selon la surface des communes"), "{words}");
    assert!(words.contains("Lens, ") && words.contains("hab."), "{words}");
    harness.get_by_label("à vélo").click_accesskit();
    settle(&mut harness);
    assert!(said(&harness).contains("à 15\u{a0}km/h") || said(&harness).contains("15 km/h"));
    harness.get_by_label("Partir du milieu de la carte").click_accesskit();
    settle(&mut harness);
    let from = state(&harness).planner.reach.from.unwrap();
    // The place where one starts is dragged as any other.
    let there = at(&harness, from);
    drag(&mut harness, there, there + vec2(30.0, 0.0));
    let moved = state(&harness).planner.reach.from.unwrap();
    assert!(moved.x > from.x && distance_m(moved, from) > 50.0, "{from:?} {moved:?}");
    harness.get_by_label("Partir de la sélection").click_accesskit();
    harness.run_steps(3);
    assert_eq!(state(&harness).planner.reach.from, None);
}

#[test]
fn far_from_the_network_the_catchment_says_that_it_is_straight() {
    let mut start = desk(PlannerPage::Reach);
    start.planner.reach.from = Some(Coord { x: 2.60, y: 50.52 });
    let mut harness = Opening {
        state: start,
        lang: Lang::En,
        ..Opening::default()
    }
    .open();
    settle(&mut harness);
    assert!(said(&harness).contains("straight"), "{}", said(&harness));
}

/// What a window system says of a finger: the touch, and the pointer that follows the first one.
fn finger(harness: &mut Harness, id: u64, phase: TouchPhase, pos: Pos2) {
    if id == 0 {
        harness.event(Event::PointerMoved(pos));
        match phase {
            TouchPhase::Start => button(harness, pos, true),
            TouchPhase::End => button(harness, pos, false),
            TouchPhase::Move | TouchPhase::Cancel => {}
        }
    }
    harness.event(Event::Touch {
        device_id: TouchDeviceId(1),
        id: TouchId(id),
        phase,
        pos,
        force: None,
    });
    if id == 0 && phase == TouchPhase::End {
        harness.event(Event::PointerGone);
    }
    harness.run_steps(1);
}

#[test]
fn a_finger_drags_a_place_and_two_fingers_move_the_map_alone() {
    let mut harness = measured();
    let (before, camera) = (places(&harness), state(&harness).camera);
    let from = at(&harness, before[1]) + vec2(6.0, -5.0);
    finger(&mut harness, 0, TouchPhase::Start, from);
    for step in 1..=5 {
        finger(&mut harness, 0, TouchPhase::Move, from + vec2(8.0, 6.0) * step as f32);
    }
    finger(&mut harness, 0, TouchPhase::End, from + vec2(40.0, 30.0));
    harness.run_steps(3);
    let moved = places(&harness);
    let by = at(&harness, moved[1]) - at(&harness, before[1]);
    assert!((by - vec2(40.0, 30.0)).length() < 8.0, "{by}");
    assert_eq!(state(&harness).camera, camera, "the map must not move along");
    assert_eq!((moved[0], moved[2]), (before[0], before[2]));
    // Two fingers on open ground: the map grows, no place is put or moved.
    let (left, right) = (pos2(600.0, 640.0), pos2(680.0, 640.0));
    finger(&mut harness, 0, TouchPhase::Start, left);
    finger(&mut harness, 1, TouchPhase::Start, right);
    for step in 1..=5 {
        let by = vec2(12.0 * step as f32, 0.0);
        finger(&mut harness, 0, TouchPhase::Move, left - by);
        finger(&mut harness, 1, TouchPhase::Move, right + by);
    }
    finger(&mut harness, 1, TouchPhase::End, right + vec2(60.0, 0.0));
    finger(&mut harness, 0, TouchPhase::End, left - vec2(60.0, 0.0));
    harness.run_steps(40);
    assert_eq!(places(&harness), moved);
    assert!(state(&harness).camera.unwrap().zoom > camera.unwrap().zoom + 0.5);
}
