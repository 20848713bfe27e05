//! The map without a pointer: things in view are walked through by distance and by direction, told, and opened.

use crate::window_harness::{Harness, Opening, lens, press, settle, state};
use archipel::model::Lang;
use archipel::state::State;
use egui::accesskit::Live;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;

fn open(lang: Lang) -> Harness {
    let mut harness = Opening {
        state: State {
            language: Some(lang),
            ..lens(13.0)
        },
        lang,
        ..Opening::default()
    }
    .open();
    settle(&mut harness);
    harness
}

/// What a reader of the screen is told without asking.
fn told(harness: &Harness) -> Vec<String> {
    let root = harness.root();
    let all = root.children_recursive();
    let live = all.filter(|node| node.accesskit_node().live() == Live::Polite);
    live.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()))
        .collect()
}

fn key(harness: &mut Harness, modifiers: Modifiers, key: Key) -> String {
    press(harness, modifiers, key);
    harness.run_steps(4);
    told(harness).join("\n")
}

#[test]
fn things_are_walked_by_distance_told_with_category_distance_and_direction_and_opened() {
    for (lang, unit) in [
        (Lang::Fr, "éléments sur cette vue"),
        (Lang::En, "features in this view"),
        (Lang::Ja, "件"),
    ] {
        let mut harness = open(lang);
        assert_eq!(told(&harness), Vec::<String>::new());
        let first = key(&mut harness, Modifiers::NONE, Key::N);
        assert!(first.contains(unit) && first.contains('m'), "{first}");
        let second = key(&mut harness, Modifiers::NONE, Key::N);
        assert_ne!(first, second);
        assert_eq!(key(&mut harness, Modifiers::SHIFT, Key::N), first);
        let camera = state(&harness).camera;
        assert_eq!(state(&harness).selection, None);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        harness.run_steps(3);
        let opened = state(&harness).selection.clone().unwrap();
        let name = &harness.state().app().atlas().unwrap().get(&opened).unwrap().name;
        assert!(first.contains(name.get(lang)), "{first} is not {opened}");
        assert_eq!(state(&harness).camera, camera);
    }
}

#[test]
fn shift_and_arrows_walk_in_their_direction_and_the_map_stays() {
    let mut harness = open(Lang::En);
    let camera = state(&harness).camera;
    let east = key(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    assert!(east.contains("east"), "{east}");
    let further = key(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    assert_ne!(east, further);
    let mut harness = open(Lang::En);
    let north = key(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert!(north.contains("north"), "{north}");
    assert_eq!(state(&harness).camera, camera);
}

#[test]
fn what_is_copied_or_filtered_is_told_without_asking() {
    let mut harness = Opening {
        state: State {
            filter: archipel::model::Filter {
                categories: ["terril".to_owned()].into(),
                ..Default::default()
            },
            panels: archipel::state::Panels {
                tab: archipel::state::Tab::Results,
                ..Default::default()
            },
            list_everywhere: true,
            ..State::default()
        },
        lang: Lang::En,
        ..Opening::default()
    }
    .open();
    settle(&mut harness);
    assert!(
        told(&harness).iter().any(|words| words.contains("162")),
        "{:?}",
        told(&harness)
    );
    press(&mut harness, Modifiers::COMMAND, Key::Backspace);
    harness.run_steps(4);
    assert!(told(&harness).len() > 1, "{:?}", told(&harness));
}
