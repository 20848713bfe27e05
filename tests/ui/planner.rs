//! The planner's desk in the window: measures by pointer, keys and AccessKit, audits, tables, missing links, totals.

use archipel::analysis::access::Goal;
use archipel::analysis::statistics::By;
use archipel::analysis::statistics::report::Column;
use archipel::model::{Facet, Lang};
use archipel::space::measure::distance_m;
use archipel::state::planner::Zones;
use archipel::state::{Command, MeasureKind, PlannerPage, State};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use geo::Intersects as _;

use crate::window_harness::{Harness, Opening, lens, press, settle, state, until, window};

fn desk(page: PlannerPage) -> State {
    let mut state = lens(13.0);
    state.planner.page = Some(page);
    state.planner.measure.snaps = false;
    state
}

fn click(harness: &mut Harness, at: Pos2) {
    harness.hover_at(at);
    harness.run_steps(2);
    for pressed in [true, false] {
        harness.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(1);
    }
    // A pause, so that two places are no double click.
    harness.run_steps(40);
}

fn places(harness: &Harness) -> Vec<geo_types::Coord<f64>> {
    state(harness).planner.measure.places.clone()
}

/// Everything that the window says, in the order of its tree.
fn said(harness: &Harness) -> String {
    let mut words = Vec::new();
    for node in harness.root().children_recursive() {
        let access = node.accesskit_node();
        words.extend(access.label());
        words.extend(access.value());
    }
    words.join("\n")
}

#[test]
fn clicks_measure_and_backspace_and_escape_take_back_and_leave() {
    let mut harness = window(desk(PlannerPage::Measure));
    click(&mut harness, pos2(500.0, 300.0));
    click(&mut harness, pos2(700.0, 300.0));
    let two = places(&harness);
    assert_eq!(two.len(), 2, "{two:?}");
    assert_eq!(state(&harness).selection, None, "a click measures, it selects nothing");
    let metres = distance_m(two[0], two[1]);
    assert!(metres > 1_000.0 && metres < 4_000.0, "{metres}");
    let words = said(&harness);
    assert!(words.contains("Longueur"), "{words}");
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(places(&harness).len(), 1);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(state(&harness).planner.page, None);
}

#[test]
fn accesskit_alone_measures_and_hears_the_length() {
    let mut harness = window(desk(PlannerPage::Measure));
    for _ in 0..2 {
        harness
            .get_by_label("Poser un point au milieu de la carte")
            .click_accesskit();
        harness.run_steps(3);
        harness.get_by_label_contains("Agrandir (").click_accesskit();
        harness.run_steps(3);
    }
    assert_eq!(places(&harness).len(), 2);
    let words = said(&harness);
    assert!(words.contains("Longueur"), "{words}");
}

#[test]
fn a_place_jumps_to_what_is_drawn_near_it() {
    let mut start = desk(PlannerPage::Measure);
    start.planner.measure.snaps = true;
    let mut harness = window(start);
    // On a corner of a terril, three points aside.
    let atlas = harness.state().app().atlas().unwrap().clone();
    let feature = atlas.get("sites:louvre-lens").unwrap();
    let Some(geo_types::Geometry::Point(point)) = feature.geometry() else {
        panic!("the museum is a place");
    };
    let camera = state(&harness).camera.unwrap();
    let viewport = archipel::space::Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: [1280.0, 800.0],
    };
    let at = viewport.screen_from_geo(point.0);
    click(&mut harness, pos2(at.x as f32 + 3.0, at.y as f32 + 3.0));
    let [place] = places(&harness)[..] else { panic!() };
    assert!(distance_m(place, point.0) < 0.1, "{place:?} {point:?}");
}

#[test]
fn an_area_and_a_circle_are_measured() {
    let mut start = desk(PlannerPage::Measure);
    start.planner.measure.kind = MeasureKind::Area;
    start.planner.measure.places = [(2.80, 50.42), (2.82, 50.42), (2.82, 50.44), (2.80, 50.44)]
        .map(|(x, y)| geo_types::Coord { x, y })
        .to_vec();
    let mut harness = window(start.clone());
    settle(&mut harness);
    let words = said(&harness);
    assert!(words.contains("Surface") && words.contains("ha"), "{words}");
    start.planner.measure.kind = MeasureKind::Circle;
    start.planner.measure.places.truncate(2);
    let mut harness = window(start);
    settle(&mut harness);
    let words = said(&harness);
    assert!(
        words.contains("Rayon") && words.contains("1\u{202f}421\u{a0}m"),
        "{words}"
    );
}

#[test]
fn the_estates_of_henin_carvin_are_audited_ranked_and_opened() {
    let mut start = desk(PlannerPage::Access);
    start.filter.facet_mut(Facet::Epci).insert("246200299".into());
    start.filter.facet_mut(Facet::Category).insert("cite".into());
    let mut harness = window(start);
    settle(&mut harness);
    let words = said(&harness);
    assert!(
        words.contains("À plus de 300\u{a0}m du réseau cyclable chargé\u{a0}: 14 sur 14."),
        "{words}"
    );
    assert!(
        words.contains("10 itinéraires connus sans tracé ne comptent pas."),
        "{words}"
    );
    harness.get_by_label_contains("1. Cité Cornuault").click_accesskit();
    harness.run_steps(3);
    assert_eq!(state(&harness).selection.as_deref(), Some("unesco:43B"));
}

#[test]
fn by_bus_the_page_says_why_there_is_no_answer() {
    let mut start = desk(PlannerPage::Access);
    start.planner.access.goal = Goal::Transit;
    start.planner.access.metres = 500.0;
    let mut harness = window(start);
    settle(&mut harness);
    let words = said(&harness);
    assert!(words.contains("Sans conclusion"), "{words}");
    assert!(
        words.contains("8 arrêts sur 103 sont localisés") && words.contains("GTFS"),
        "{words}"
    );
}

#[test]
fn a_table_is_ordered_by_a_click_on_its_heading() {
    let mut start = desk(PlannerPage::Table);
    start.planner.table.zones = Zones::By(By::Epci);
    let mut harness = window(start);
    settle(&mut harness);
    harness.get_by_label("ha").click_accesskit();
    harness.run_steps(3);
    assert_eq!(state(&harness).planner.table.column, Column::Ha);
    let words = said(&harness);
    let lens = words.find("CA de Lens - Liévin").unwrap();
    let lille = words.find("Métropole Européenne de Lille").unwrap();
    assert!(lens < lille, "the most hectares first");
    assert!(words.contains("Coupé exactement aux limites"), "{words}");
}

#[test]
fn a_measured_path_is_built_and_the_indicators_compare() {
    let mut start = desk(PlannerPage::Links);
    start.planner.measure.places = [(2.94, 50.40), (2.98, 50.42)]
        .map(|(x, y)| geo_types::Coord { x, y })
        .to_vec();
    let mut harness = window(start);
    settle(&mut harness);
    assert!(said(&harness).contains("4 morceaux de réseau, 2 coupures d’au plus 250\u{a0}m."));
    harness.get_by_label("Ajouter la mesure A").click_accesskit();
    harness.run_steps(3);
    assert_eq!(state(&harness).planner.scenarios[0].lines.len(), 1);
    settle(&mut harness);
    let words = said(&harness);
    assert!(words.contains("aujourd’hui") && words.contains("morceaux"), "{words}");
    harness.get_by_label("Annuler A").click_accesskit();
    harness.run_steps(3);
    assert!(state(&harness).planner.scenarios[0].lines.is_empty());
    harness.get_by_label("Rétablir A").click_accesskit();
    harness.run_steps(3);
    assert_eq!(state(&harness).planner.scenarios[0].lines.len(), 1);
}

#[test]
fn declared_totals_say_why_they_differ() {
    let mut harness = window(desk(PlannerPage::Declared));
    settle(&mut harness);
    let words = said(&harness);
    assert!(words.contains("Réseau cyclable") && words.contains("133,21"), "{words}");
    assert!(words.contains("Ce qui comblerait l’écart"), "{words}");
}

#[test]
fn what_the_desk_says_is_saved_as_files() {
    let folder = tempfile::tempdir().unwrap();
    let mut start = desk(PlannerPage::Access);
    start.planner.access.layer = "parks".into();
    let opening = Opening {
        state: start,
        lang: Lang::En,
        folders: archipel::app::Folders {
            exports: Some(folder.path().to_path_buf()),
            ..Default::default()
        },
        ..Opening::default()
    };
    let mut harness = opening.open();
    settle(&mut harness);
    let save = Command::Planner(archipel::state::PlannerCommand::Save);
    let label = archipel::i18n::Messages::new(Lang::En)
        .text(save.label_key().unwrap())
        .to_owned();
    harness.get_by_label(&label).click_accesskit();
    until(&mut harness, |_| folder.path().join("access.geojson").exists());
    let csv = std::fs::read_to_string(folder.path().join("access.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}') && csv.lines().count() > 4, "{csv}");
}

#[test]
fn keys_alone_measure_between_two_places() {
    let mut harness = window(lens(13.0));
    let map = harness.get_by_label("Carte du territoire");
    map.focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::M);
    assert_eq!(state(&harness).planner.page, Some(PlannerPage::Measure));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(places(&harness).len(), 1);
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    }
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let two = places(&harness);
    assert_eq!(two.len(), 2);
    assert!(distance_m(two[0], two[1]) > 200.0, "{two:?}");
}

/// What a window says, and how many features the layer has.
fn counted(start: State) -> (String, usize) {
    let mut harness = window(start);
    settle(&mut harness);
    let words = said(&harness);
    let atlas = harness.state().app().atlas().unwrap().clone();
    let all = atlas.layer("unesco").unwrap().features.len();
    (words, all)
}

#[test]
fn a_drawn_polygon_and_a_distance_around_the_selection_are_zones_of_the_table() {
    let mut start = desk(PlannerPage::Table);
    start.planner.table.layer = "unesco".into();
    start.planner.table.zones = Zones::Drawn;
    let (words, _) = counted(start.clone());
    assert!(words.contains("Dessinez d’abord un polygone"), "{words}");
    start.planner.measure.kind = MeasureKind::Area;
    start.planner.measure.places = [(2.79, 50.42), (2.83, 50.42), (2.83, 50.45), (2.79, 50.45)]
        .map(|(x, y)| geo_types::Coord { x, y })
        .to_vec();
    let (drawn, all) = counted(start.clone());
    // What lies in the ring, without the window and without its sums.
    let ring = geo_types::Polygon::new(start.planner.measure.places.clone().into(), Vec::new());
    let atlas = archipel::load::atlas::embedded();
    let inside = |feature: &archipel::model::Feature| feature.geometry().is_some_and(|shape| shape.intersects(&ring));
    let features = &atlas.layer("unesco").unwrap().features;
    let count = features.iter().filter(|feature| inside(feature)).count();
    let unplaced = features.iter().filter(|feature| feature.geometry().is_none()).count();
    assert!(count > 5 && count < all, "{count} of {all}");
    let outside = format!("{} éléments sont hors de ces zones.", all - count - unplaced);
    assert!(drawn.contains(&outside), "{outside} in {drawn}");
    // Around the selection: nothing without one, more the farther.
    start.planner.table.zones = Zones::Around(500.0);
    let (words, _) = counted(start.clone());
    assert!(words.contains("Choisissez d’abord un élément sur la carte."), "{words}");
    start.selection = Some("sites:louvre-lens".into());
    let outside = |metres: f64| {
        let mut start = start.clone();
        start.planner.table.zones = Zones::Around(metres);
        let (words, _) = counted(start);
        let line = words
            .lines()
            .find(|line| line.contains("hors de ces zones"))
            .unwrap()
            .to_owned();
        line.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .parse::<usize>()
            .unwrap()
    };
    let (near, far) = (outside(500.0), outside(5_000.0));
    assert!(far < near && near < all, "{near} {far} of {all}");
}
