//! The word of welcome: short, in the way of nothing, and gone for ever once it is closed.

use archipel::model::Lang;
use archipel::state::{Panels, State};
use archipel::style::Theme;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::window_harness::{Harness, Opening, press, state, window};

fn welcomed() -> State {
    State {
        panels: Panels {
            welcome_open: true,
            ..Panels::default()
        },
        ..State::default()
    }
}

fn click(harness: &mut Harness, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(3);
}

fn is_shown(harness: &Harness) -> bool {
    harness.query_by_label("Bienvenue dans Archipel").is_some()
}

#[test]
fn the_button_and_escape_close_it_and_the_state_remembers() {
    let mut harness = window(welcomed());
    assert!(is_shown(&harness));
    click(&mut harness, "Voir la carte");
    assert!(!is_shown(&harness) && !state(&harness).panels.welcome_open);
    // As the file of the state keeps it.
    let kept = serde_json::to_string(state(&harness)).unwrap();
    let again: State = serde_json::from_str(&kept).unwrap();
    assert!(!again.panels.welcome_open);

    let mut harness = window(welcomed());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!is_shown(&harness));
}

#[test]
fn a_state_that_says_nothing_of_it_shows_none() {
    let old: State = serde_json::from_str(r#"{"format_version":1,"panels":{"left_open":true}}"#).unwrap();
    assert!(!old.panels.welcome_open);
    assert!(!is_shown(&window(State::default())));
}

#[test]
fn the_map_can_be_used_meanwhile() {
    let mut harness = window(welcomed());
    let before = state(&harness).camera.unwrap();
    press(&mut harness, Modifiers::NONE, Key::Plus);
    assert!(state(&harness).camera.unwrap().zoom > before.zoom);
    assert!(is_shown(&harness));
}

#[test]
fn the_guide_is_one_click_away() {
    let mut harness = window(welcomed());
    click(&mut harness, "Ouvrir le guide");
    assert!(state(&harness).panels.guide_open && !state(&harness).panels.welcome_open);
}

#[test]
fn it_fits_in_every_language_with_large_text_into_a_small_window() {
    for lang in Lang::ALL {
        let harness = Opening {
            state: State {
                text_size: 2.0,
                ..welcomed()
            },
            lang,
            theme: Some(Theme::Dark),
            size: [420.0, 620.0],
            ..Opening::default()
        }
        .open();
        let begin = archipel::i18n::Messages::new(lang).text("welcome-begin").to_owned();
        let rect = harness.get_by_role_and_label(Role::Button, &begin).rect();
        assert!(rect.left() >= 0.0 && rect.right() <= 420.0, "{lang:?}: {rect:?}");
    }
}

#[test]
fn it_leaves_the_middle_of_the_map_free_and_waits_while_a_sheet_is_read() {
    let mut harness = Opening {
        state: welcomed(),
        size: [1366.0, 768.0],
        ..Opening::default()
    }
    .open();
    let card = harness.get_by_label("Bienvenue dans Archipel").rect();
    assert!(card.top() > 768.0 / 2.0, "it begins below the middle: {card:?}");

    let mut reading = welcomed();
    reading.selection = Some("unesco:63AG".to_owned());
    let mut waiting = window(reading);
    assert!(!is_shown(&waiting));
    press(&mut waiting, Modifiers::NONE, Key::Escape);
    waiting.run_steps(3);
    assert!(is_shown(&waiting), "the sheet is closed");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!is_shown(&harness));
}
