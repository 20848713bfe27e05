//! Where the keyboard goes when something is looked for, what previous and next walk through, what a row lights up.

use std::time::Duration;

use crate::window_harness::{Harness, Opening, press, sheet_of, state, window};
use archipel::load;
use archipel::model::{Facet, FeatureId};
use archipel::state::{State, Tab};
use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const PLAIN: Modifiers = Modifiers::NONE;

fn words(harness: &Harness) -> String {
    let field = harness.get_by_role(Role::SearchInput);
    field.accesskit_node().value().unwrap_or_default()
}

fn searches(harness: &Harness) -> bool {
    harness.get_by_role(Role::SearchInput).accesskit_node().is_focused()
}

fn write(harness: &mut Harness, words: &str) {
    harness.event(egui::Event::Text(words.to_owned()));
    for _ in 0..1_200 {
        harness.run_steps(2);
        if harness.query_by_label_contains("se prépare").is_none() {
            harness.run_steps(2);
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the index does not come");
}

#[test]
fn ctrl_f_takes_the_keyboard_from_a_button_and_chooses_the_old_words() {
    let mut harness = window(sheet_of("communes:62498"));
    harness.get_by_label("Épingler cette fiche pour la comparer").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::F);
    assert!(searches(&harness));
    write(&mut harness, "lievin");
    // The field is open and the keyboard is elsewhere.
    harness.get_by_label("Épingler cette fiche pour la comparer").focus();
    harness.run_steps(2);
    assert!(!searches(&harness));
    press(&mut harness, Modifiers::COMMAND, Key::F);
    assert!(searches(&harness));
    write(&mut harness, "oignies");
    assert_eq!(words(&harness), "oignies");
    // And once more, with the keyboard in the field already.
    press(&mut harness, Modifiers::COMMAND, Key::F);
    write(&mut harness, "harnes");
    assert_eq!(words(&harness), "harnes");
    // A slash does the same, and none is written.
    harness.get_by_label("Épingler cette fiche pour la comparer").focus();
    harness.run_steps(2);
    press(&mut harness, PLAIN, Key::Slash);
    write(&mut harness, "barlin");
    assert_eq!(words(&harness), "barlin");
}

#[test]
fn who_walks_by_the_field_with_tab_keeps_the_page_and_who_types_gets_results() {
    let mut harness = window(State::default());
    for _ in 0..40 {
        if searches(&harness) {
            break;
        }
        press(&mut harness, PLAIN, Key::Tab);
    }
    assert!(searches(&harness) && !state(&harness).panels.search_open);
    write(&mut harness, "lens");
    assert!(state(&harness).panels.search_open);
    assert_eq!(words(&harness), "lens", "nothing typed is lost");
}

#[test]
fn f6_walks_from_the_map_to_the_panel_to_the_sheet() {
    let mut harness = window(sheet_of("communes:62498"));
    let focused = |harness: &Harness, role: Role, label: &str| {
        let mut nodes = harness.query_all_by_role(role);
        nodes.any(|node| node.accesskit_node().is_focused() && node.accesskit_node().label().as_deref() == Some(label))
    };
    press(&mut harness, PLAIN, Key::F6);
    assert!(focused(&harness, Role::Button, "Couches"));
    press(&mut harness, PLAIN, Key::F6);
    assert!(focused(&harness, Role::Button, "Épingler cette fiche pour la comparer"));
    press(&mut harness, PLAIN, Key::F6);
    press(&mut harness, PLAIN, Key::F6);
    assert!(focused(&harness, Role::Button, "Couches"), "over the map and round");
}

/// Two kinds of things of one commune, in the list.
fn listed() -> State {
    let mut wanted = sheet_of("unesco:63AG");
    wanted.filter.facet_mut(Facet::Commune).insert("62528".to_owned());
    wanted
        .filter
        .facet_mut(Facet::Category)
        .extend(["terril".to_owned(), "bati".to_owned()]);
    wanted.panels.tab = Tab::Results;
    wanted.list_everywhere = true;
    wanted
}

#[test]
fn previous_and_next_walk_the_list_of_results_across_layers_in_its_order() {
    // Tall enough for every row of the list.
    let mut harness = Opening {
        state: listed(),
        size: [1280.0, 1400.0],
        ..Opening::default()
    }
    .open();
    let names: Vec<String> = {
        let rows = harness.query_all_by_role(Role::ListBoxOption);
        let labels = rows.filter_map(|node| node.accesskit_node().label());
        labels
            .map(|label| label.split(", ").next().unwrap().to_owned())
            .collect()
    };
    assert!(names.len() > 3, "{names:?}");
    let atlas = load::atlas::embedded();
    let name = |harness: &Harness| {
        let id = state(harness).selection.clone().unwrap();
        atlas.get(&id).unwrap().name.get(archipel::model::Lang::Fr).to_owned()
    };
    let start = names.iter().position(|known| *known == name(&harness)).unwrap();
    let mut seen = Vec::new();
    for _ in 0..names.len() {
        press(&mut harness, Modifiers::ALT, Key::ArrowDown);
        seen.push(name(&harness));
    }
    let mut expected = names.clone();
    expected.rotate_left((start + 1) % names.len());
    assert_eq!(seen, expected);
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(name(&harness), expected[names.len() - 2]);
    let layers: std::collections::BTreeSet<u32> = seen
        .iter()
        .filter_map(|name| {
            atlas
                .iter()
                .find(|(_, feature)| feature.name.get(archipel::model::Lang::Fr) == *name)
        })
        .map(|(id, _): (FeatureId, _)| id.layer)
        .collect();
    assert!(layers.len() > 1, "the list goes across layers");
}

#[test]
fn a_row_under_the_pointer_lights_its_feature_up_on_the_map() {
    let mut harness = window(listed());
    let row = harness.query_all_by_role(Role::ListBoxOption).nth(1).unwrap();
    let (at, label) = (row.rect().center(), row.accesskit_node().label().unwrap());
    harness.event(egui::Event::PointerMoved(at));
    harness.run_steps(3);
    let lit = harness.state().app().highlight().unwrap();
    let atlas = load::atlas::embedded();
    let name = atlas.feature(lit).unwrap().name.get(archipel::model::Lang::Fr);
    assert!(label.starts_with(name), "{label} and {name}");
    harness.event(egui::Event::PointerMoved(pos2(700.0, 300.0)));
    harness.run_steps(3);
    assert_ne!(harness.state().app().highlight(), Some(lit));
}

#[test]
fn a_result_of_the_search_under_the_pointer_lights_up_too() {
    let mut harness = Opening::default().open();
    press(&mut harness, Modifiers::COMMAND, Key::F);
    write(&mut harness, "louvre");
    let row = harness.query_all_by_role(Role::ListBoxOption).nth(1).unwrap();
    let (at, label) = (row.rect().center(), row.accesskit_node().label().unwrap());
    harness.event(egui::Event::PointerMoved(at));
    harness.run_steps(3);
    let lit = harness.state().app().highlight().unwrap();
    let atlas = load::atlas::embedded();
    let name = atlas.feature(lit).unwrap().name.get(archipel::model::Lang::Fr);
    assert!(label.starts_with(name), "{label} and {name}");
}

#[test]
fn the_palette_filters_by_any_value_and_tells_how_many_are_left() {
    let mut harness = window(State::default());
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.event(egui::Event::Text("commune oignies".to_owned()));
    harness.run_steps(3);
    let first = harness.query_all_by_role(Role::ListBoxOption).find_map(|node| {
        let label = node.accesskit_node().label()?;
        label.starts_with("Filtrer – Commune").then_some(label)
    });
    assert!(first.unwrap().contains("Oignies ("));
    press(&mut harness, PLAIN, Key::Enter);
    assert!(state(&harness).filter.communes.contains("62637"));
    assert_eq!(state(&harness).panels.tab, Tab::Filters);
}
