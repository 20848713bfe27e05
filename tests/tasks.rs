//! Tasks as a newcomer would try them, with the keyboard alone: search, read the sheet, compare, go back, ask the guide.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::panic)] // a test may; the helpers around its functions are tests too

#[allow(dead_code)] // each test takes what it needs of it
mod window_harness;

use std::time::Duration;

use archipel::app::Folders;
use archipel::load;
use archipel::model::Lang;
use archipel::state::State;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use window_harness::{Harness, press, state, window_on};

fn wide() -> Harness {
    let folders = Folders::default();
    window_on(
        load::atlas::embedded(),
        State::default(),
        Lang::Fr,
        [1680.0, 1000.0],
        folders,
    )
}

/// Ctrl+F, words; the results as they stand below the field.
fn search(harness: &mut Harness, words: &str) -> Vec<String> {
    press(harness, Modifiers::COMMAND, Key::F);
    harness.get_by_role(Role::SearchInput).type_text(words);
    for _ in 0..1_200 {
        harness.run_steps(2);
        if harness.query_by_label_contains("se prépare").is_none() {
            harness.run_steps(2);
            let lines = harness.query_all_by_role(Role::ListBoxOption);
            return lines.filter_map(|node| node.accesskit_node().label()).collect();
        }
        // The index is made on another thread.
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the index does not come");
}

/// Opens the first result, then puts the search away: the sheet stays.
fn open_first(harness: &mut Harness, words: &str) -> String {
    search(harness, words);
    press(harness, Modifiers::NONE, Key::Enter);
    for _ in 0..4 {
        if !state(harness).panels.search_open {
            break;
        }
        press(harness, Modifiers::NONE, Key::Escape);
    }
    state(harness).selection.clone().unwrap_or_default()
}

fn shows(harness: &Harness, role: Role, words: &str) -> bool {
    harness
        .query_all_by_role(role)
        .any(|node| node.accesskit_node().label().is_some_and(|label| label.contains(words)))
}

/// Walks with the Tab key until the button of this name has the keyboard.
fn tab_to(harness: &mut Harness, label: &str) {
    for _ in 0..150 {
        let there = harness
            .query_all_by_role(Role::Button)
            .any(|node| node.accesskit_node().label().as_deref() == Some(label) && node.accesskit_node().is_focused());
        if there {
            return;
        }
        harness.key_press(Key::Tab);
        harness.run_steps(2);
    }
    panic!("Tab never comes to {label}");
}

#[test]
fn a_newcomer_finds_answers_with_the_keyboard_alone() {
    let mut harness = wide();
    // What can one see from a parvis near Haillicourt?
    assert!(open_first(&mut harness, "vue haillicourt").starts_with("viewpoints:"));
    assert!(shows(&harness, Role::Link, "Terril"));
    // How deep was pit 1 of Annezin, and when did it close?
    assert_eq!(open_first(&mut harness, "fosse 1 annezin"), "shafts:annezin-1-1");
    assert!(shows(&harness, Role::Button, "384 m — Profondeur"));
    assert!(shows(&harness, Role::Button, "1928"));
    // Which bus runs on hydrogen, and between which towns?
    assert_eq!(open_first(&mut harness, "bus hydrogene"), "bhns:B6");
    assert!(
        harness
            .query_by_label("Bulle 6\u{a0}: Auchel – Bruay-la-Buissière")
            .is_some()
            || shows(&harness, Role::Label, "Auchel")
    );
    // Where is the art deco swimming pool?
    assert_eq!(open_first(&mut harness, "piscine bruay"), "sites:piscine-bruay");
    // How many visitors has the Louvre-Lens, who says so, and which station is nearest?
    assert_eq!(open_first(&mut harness, "louvre lens"), "sites:louvre-lens");
    assert!(shows(&harness, Role::Button, "482\u{202f}759"));
    assert!(harness.query_by_label("Gare la plus proche").is_some());
    press(&mut harness, Modifiers::NONE, Key::I);
    assert!(state(&harness).panels.sources_open);
    assert!(harness.query_all_by_label_contains("Euralens").count() > 3);
    press(&mut harness, Modifiers::NONE, Key::I);
    // What was the sheet before?
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    while state(&harness).selection.as_deref() != Some("sites:piscine-bruay") {
        assert!(!state(&harness).trail.back.is_empty());
        press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    }
}

#[test]
fn which_terrils_lie_in_oignies_is_answered_by_the_list_of_results() {
    let mut harness = wide();
    let lines = search(&mut harness, "terril oignies");
    let terrils = lines
        .iter()
        .filter(|line| line.contains("Terril") && line.contains("Oignies"))
        .count();
    assert!(terrils >= 3, "{lines:?}");
}

#[test]
fn two_communes_are_compared_with_the_keyboard_alone() {
    let mut harness = wide();
    assert_eq!(open_first(&mut harness, "lens"), "communes:62498");
    tab_to(&mut harness, "Épingler cette fiche pour la comparer");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(state(&harness).pins, ["communes:62498"]);
    assert_eq!(open_first(&mut harness, "lievin"), "communes:62510");
    let people = harness.query_all_by_role(Role::Button).filter(|node| {
        node.accesskit_node()
            .label()
            .is_some_and(|label| label.ends_with("— Habitants"))
    });
    assert_eq!(people.count(), 2, "both sheets stand side by side");
}

#[test]
fn the_guide_tells_how_to_add_a_photograph() {
    let mut harness = wide();
    press(&mut harness, Modifiers::NONE, Key::F1);
    let field = harness.get_by_role_and_label(Role::TextInput, "Chercher dans le guide");
    field.type_text("photographies");
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::ListBoxOption, "Vos photographies");
}
