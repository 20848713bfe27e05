//! Searching and the palette of commands as a person meets them: with the keyboard alone, by role and label.

use std::time::Duration;

use crate::window_harness::{Harness, Opening, lens, state};
use archipel::load;
use archipel::state::{LayerChoice, State, Tab};
use archipel::style::Theme;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn window(state: State, size: [f32; 2]) -> Harness {
    Opening {
        state: State {
            camera: lens(11.0).camera,
            ..state
        },
        theme: None,
        size,
        ..Opening::default()
    }
    .open()
}

fn wide(state: State) -> Harness {
    window(state, [1280.0, 800.0])
}

/// Types into the field that has the keyboard, and waits until the index is there.
fn type_words(harness: &mut Harness, words: &str) {
    harness.get_by_role(Role::SearchInput).type_text(words);
    for _ in 0..600 {
        harness.run_steps(2);
        if harness.query_by_label_contains("se prépare").is_none() {
            harness.run_steps(2);
            return;
        }
        // The index is made on another thread.
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the index does not come");
}

/// Labels of the lines that stand below the field.
fn lines(harness: &Harness) -> Vec<String> {
    let lines = harness.query_all_by_role(Role::ListBoxOption);
    lines.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn words_are_composed_by_an_input_method_and_only_what_is_meant_is_searched() {
    use egui::{Event, ImeEvent};
    let mut harness = wide(State::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(3);
    let compose = |harness: &mut Harness, event| {
        harness.event(Event::Ime(event));
        harness.run_steps(2);
    };
    for text in ["る", "るう", "るうぶる"] {
        let preedit = ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        };
        compose(&mut harness, preedit);
    }
    compose(&mut harness, ImeEvent::Commit("ルーヴル".to_owned()));
    type_words(&mut harness, "・ランス美術館");
    let field = harness.get_by_role(Role::SearchInput).accesskit_node().value();
    assert_eq!(field.as_deref(), Some("ルーヴル・ランス美術館"));
    assert!(lines(&harness).remove(0).contains("Louvre-Lens"));
    // Where the system shows its candidates: at the field.
    let told = harness.output().platform_output.ime.map(|ime| ime.rect);
    let field = harness.get_by_role(Role::SearchInput).rect();
    assert!(told.is_some_and(|rect| field.expand(2.0).intersects(rect)), "{told:?}");
}

#[test]
fn a_pit_is_found_with_the_keyboard_alone_and_enter_flies_there() {
    let mut harness = wide(State::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_steps(3);
    type_words(&mut harness, "terril 74a");
    let first = lines(&harness).remove(0);
    assert!(
        first.starts_with("Terril 74a") && first.contains("Loos-en-Gohelle"),
        "{first}"
    );
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(state(&harness).selection.as_deref(), Some("unesco:63AG"));
    assert!(state(&harness).camera.unwrap().zoom > 12.0);
    assert_eq!(state(&harness).recent.searches, ["terril 74a"]);
    // The first Escape empties the field, the second closes the results, the third closes the sheet.
    for (open, selected) in [(true, true), (false, true), (false, false)] {
        harness.key_press(Key::Escape);
        harness.run_steps(3);
        assert_eq!(state(&harness).panels.search_open, open);
        assert_eq!(state(&harness).selection.is_some(), selected);
    }
}

#[test]
fn slash_opens_the_field_arrows_choose_and_light_up() {
    let mut harness = wide(State::default());
    harness.key_press(Key::Slash);
    harness.run_steps(3);
    type_words(&mut harness, "louvre");
    let lit = |harness: &Harness| harness.state().app().highlight();
    let first = lit(&harness).unwrap();
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    let second = lit(&harness).unwrap();
    assert_ne!(first, second);
    harness.key_press(Key::ArrowUp);
    harness.run_steps(3);
    assert_eq!(lit(&harness), Some(first));
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let atlas = load::atlas::embedded();
    assert_eq!(
        state(&harness).selection,
        atlas.feature(second).map(|feature| feature.id.clone())
    );
}

#[test]
fn nothing_found_has_a_way_out() {
    let mut harness = wide(State::default());
    harness.key_press(Key::Slash);
    harness.run_steps(3);
    type_words(&mut harness, "qqqqqqqq");
    harness.get_by_label_contains("Rien ne répond à");
    harness
        .get_by_role_and_label(Role::Button, "Parcourir par catégorie")
        .click();
    harness.run_steps(4);
    let panels = &state(&harness).panels;
    assert!(!panels.search_open && panels.tab == Tab::Filters && panels.left_open);
}

#[test]
fn an_empty_field_suggests_words_and_remembers() {
    let mut before = State::default();
    before.recent.searches.push("vieux souvenir".into());
    let mut harness = wide(before);
    harness.key_press(Key::Slash);
    harness.run_steps(3);
    type_words(&mut harness, "");
    assert_eq!(lines(&harness)[0], "vieux souvenir");
    harness
        .get_by_role_and_label(Role::ListBoxOption, "fosse 9 bis")
        .click();
    harness.run_steps(5);
    assert!(
        lines(&harness).iter().any(|line| line.contains("Oignies")),
        "{:?}",
        lines(&harness)
    );
}

#[test]
fn with_the_panel_closed_and_in_a_narrow_window_the_field_floats() {
    for size in [[1280.0, 800.0], [500.0, 700.0]] {
        let mut closed = State::default();
        closed.panels.left_open = false;
        let mut harness = window(closed, size);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
        harness.run_steps(3);
        type_words(&mut harness, "b6");
        assert!(lines(&harness)[0].starts_with("Bulle 6"), "{:?}", lines(&harness));
        let field = harness.get_by_role(Role::SearchInput).rect();
        assert!(field.right() <= size[0] && field.width() > 100.0, "{field:?}");
        harness.key_press(Key::Enter);
        harness.run_steps(4);
        assert_eq!(state(&harness).selection.as_deref(), Some("bhns:B6"));
    }
}

#[test]
fn a_result_of_a_hidden_layer_brings_the_layer_back() {
    let mut hidden = State::default();
    let choice = LayerChoice {
        visible: false,
        opacity: 1.0,
        only_class: None,
        early: false,
    };
    hidden.layers.insert("shafts".into(), choice);
    let mut harness = wide(hidden);
    harness.key_press(Key::Slash);
    harness.run_steps(3);
    type_words(&mut harness, "fosse casteleyn");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(
        state(&harness).selection.as_deref(),
        Some("shafts:lens-jules-casteleyn-1")
    );
    assert!(state(&harness).layers["shafts"].visible);
}

#[test]
fn the_palette_finds_a_command_by_part_of_its_name_and_remembers_it() {
    let mut harness = wide(State::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::TextInput, "Que voulez-vous faire\u{202f}?")
        .type_text("theme somb");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(state(&harness).theme, Some(Theme::Dark));
    assert!(!state(&harness).panels.palette_open);
    assert_eq!(state(&harness).recent.commands, ["command-theme-dark"]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(4);
    harness.get_by_role_and_label(Role::ListBoxOption, "Rechercher (Ctrl\u{a0}+\u{a0}F)");
    harness.get_by_role_and_label(Role::ListBoxOption, "Thème sombre");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    harness.key_press(Key::ArrowUp);
    harness.run_steps(2);
    // What was used last stands first: Enter runs it again.
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(state(&harness).recent.commands, ["command-theme-dark"]);
}

#[test]
fn the_palette_hides_and_shows_layers_and_closes_with_escape() {
    let mut harness = wide(State::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::TextInput, "Que voulez-vous faire\u{202f}?")
        .type_text("masquer mondial");
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert!(!state(&harness).layers["unesco"].visible);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    assert!(state(&harness).panels.palette_open);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!state(&harness).panels.palette_open);
}

#[test]
fn a_question_mark_lists_every_shortcut() {
    let mut harness = wide(State::default());
    harness.key_press(Key::Questionmark);
    harness.run_steps(4);
    assert!(state(&harness).panels.help_open);
    harness.get_by_label("Toutes les commandes");
    harness.get_by_label("Ctrl\u{a0}+\u{a0}K");
    harness.get_by_label("Ctrl\u{a0}+\u{a0}F   /");
}

#[test]
fn every_control_of_the_results_has_a_name() {
    let mut harness = wide(State::default());
    harness.key_press(Key::Slash);
    harness.run_steps(3);
    type_words(&mut harness, "cité");
    let mut seen = 0;
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        if matches!(
            node.role(),
            Role::Button | Role::ListBoxOption | Role::Link | Role::SearchInput
        ) {
            seen += 1;
            let label = node.label().unwrap_or_default();
            assert!(
                !label.trim().is_empty() && !label.contains('⟦'),
                "{:?} {label:?}",
                node.role()
            );
        }
    }
    assert!(seen > 12, "{seen} controls");
}
