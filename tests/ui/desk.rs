//! Two languages at once: the sheet read side by side, and the phrases of the desk.

use crate::window_harness::{Opening, settle, state, window};
use archipel::model::Lang;
use archipel::state::State;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

fn louvre(second: Option<Lang>) -> State {
    State {
        selection: Some("sites:louvre-lens".into()),
        second_language: second,
        ..State::default()
    }
}

#[test]
fn a_sheet_is_read_in_two_languages_side_by_side_and_the_map_keeps_its_place() {
    let mut harness = window(louvre(None));
    settle(&mut harness);
    let camera = state(&harness).camera;
    harness
        .get_by_label("Lire en deux langues, phrases du comptoir")
        .click();
    harness.run_steps(3);
    harness.get_by_label("Nederlands").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).second_language, Some(Lang::Nl));
    harness.get_by_label("Fiche (Nederlands)");
    let french = harness.get_by_label("Musée du Louvre-Lens").rect();
    let dutch = harness.get_by_label("Museum Louvre-Lens").rect();
    assert!(
        dutch.left() - french.left() > 260.0 && dutch.right() <= 1280.0,
        "{french} {dutch}"
    );
    assert_eq!(french.top(), dutch.top());
    assert_eq!(state(&harness).camera, camera);
    harness.get_by_label("De fiche in één taal lezen").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).second_language, None);
    assert!(harness.query_by_label("Fiche (Nederlands)").is_none());
}

#[test]
fn choosing_the_second_language_as_the_first_exchanges_them() {
    let mut harness = window(louvre(Some(Lang::En)));
    harness.get_by_label("Réglages").click();
    harness.run_steps(3);
    harness.get_all_by_label("English").last().unwrap().click();
    harness.run_steps(3);
    assert_eq!(
        (state(&harness).language, state(&harness).second_language),
        (Some(Lang::En), Some(Lang::Fr))
    );
}

#[test]
fn in_a_narrow_window_the_two_stand_one_above_the_other() {
    let mut harness = Opening {
        state: louvre(Some(Lang::De)),
        size: [420.0, 800.0],
        ..Opening::default()
    }
    .open();
    harness.run_steps(2);
    let french = harness.get_by_label("Musée du Louvre-Lens").rect();
    let german = harness.get_by_label("Museum Louvre-Lens").rect();
    assert!(german.top() > 390.0 && french.bottom() < 120.0, "{french} {german}");
    assert!((french.left() - german.left()).abs() < 1.0, "{french} {german}");
}

const IS_HERE: &str = "ルーヴル・ランス美術館（Louvre-Lens）は、地図のここにあります。";

#[test]
fn the_desk_speaks_of_the_open_place_in_the_language_of_the_visitor() {
    let mut harness = window(louvre(Some(Lang::Ja)));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.run_steps(3);
    assert!(state(&harness).panels.phrases_open);
    let named = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let row = harness
        .query_all_by_role(Role::ListBoxOption)
        .find(|row| named(row).contains("地図のここにあります"))
        .unwrap();
    assert!(named(&row).matches("Louvre-Lens").count() == 2, "{}", named(&row));
    row.click();
    assert_eq!(harness.query_all_by_label(IS_HERE).count(), 1);
    harness.run_steps(3);
    // The phrase that was chosen is written large, above the list.
    assert_eq!(harness.query_all_by_label(IS_HERE).count(), 2);
    harness.key_press(Key::Escape);
    harness.run_steps(3);
    assert!(!state(&harness).panels.phrases_open);
    assert_eq!(state(&harness).selection.as_deref(), Some("sites:louvre-lens"));
}

#[test]
fn without_a_second_language_the_desk_chooses_one() {
    let mut harness = window(State::default());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.run_steps(4);
    assert_eq!(state(&harness).second_language, Some(Lang::En));
    harness.get_by_label("How can I help you?");
    harness.get_by_label("this place: would you like to go there by bus?");
}
