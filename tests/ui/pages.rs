//! Every page and panel in five languages at double size of text, in German at the usual size too: no word and no control
//! reaches out of the window, none lies over its neighbour. Letters of double size make every word longer than any language
//! would.

use std::path::Path;

use crate::access::places;
use crate::window_harness::{Harness, Opening, lens, press, settle, shipped_stories, state};
use archipel::i18n::Messages;
use archipel::load::story::StoryPlaces;
use archipel::model::Lang;
use archipel::state::{State, StoryPlay};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Points that two boxes may share: their frames and focus rings.
const TOUCH_PT: f32 = 2.0;
const SIZE: [f32; 2] = [1280.0, 800.0];

fn shows(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::Label
            | Role::CheckBox
            | Role::RadioButton
            | Role::Link
            | Role::TextInput
            | Role::SearchInput
            | Role::ComboBox
            | Role::Slider
            | Role::Tab
            | Role::ListBoxOption
    )
}

/// Name and box of what can be seen, if this is such a thing.
fn seen(node: &Node<'_>) -> Option<(String, Role, Rect)> {
    let access = node.accesskit_node();
    let role = access.role();
    let name = access.label().or_else(|| access.value()).unwrap_or_default();
    let seen = shows(role) && !access.is_hidden() && !name.trim().is_empty() && access.bounding_box().is_some();
    seen.then(|| (name, role, node.rect()))
}

fn overlap(one: Rect, other: Rect) -> bool {
    let shared = one.intersect(other);
    let holds = |outer: Rect, inner: Rect| outer.expand(TOUCH_PT).contains_rect(inner);
    shared.width() > TOUCH_PT && shared.height() > TOUCH_PT && !holds(one, other) && !holds(other, one)
}

/// Whether these are words of several lines.
fn in_rows(role: Role, rect: Rect, text_size: f32) -> bool {
    matches!(role, Role::Label | Role::Link) && rect.height() > 26.0 * text_size
}

fn faults(harness: &Harness, text_size: f32, what: &str) -> Vec<String> {
    let window = Rect::from_min_size(egui::Pos2::ZERO, SIZE.into());
    let root = harness.root();
    let mut faults = Vec::new();
    let mut things = 0;
    for node in root.children_recursive().chain([root]) {
        let children: Vec<_> = node.children().filter_map(|child| seen(&child)).collect();
        things += children.len();
        for (index, (name, role, rect)) in children.iter().enumerate() {
            // What is scrolled away reaches out of the window from its top or bottom; nothing may do so at its sides.
            let cut = rect.left() < -TOUCH_PT || rect.right() > window.right() + TOUCH_PT;
            if rect.intersects(window) && cut {
                faults.push(format!("{what}: {role:?} {name:?} is cut at a side: {rect:?}"));
            }
            for (other_name, other_role, other) in &children[index + 1..] {
                // The box of words that begin in the middle of a line and go on in the next holds what stands before them.
                let flows = in_rows(*role, *rect, text_size) || in_rows(*other_role, *other, text_size);
                if !flows && overlap(*rect, *other) {
                    faults.push(format!(
                        "{what}: {role:?} {name:?} {rect:?} lies over {other_role:?} {other_name:?} {other:?}"
                    ));
                }
            }
        }
    }
    assert!(things > 10, "{what}: only {things} things");
    faults
}

fn opening(lang: Lang, text_size: f32, state: State) -> Opening {
    Opening {
        lang,
        state: State { text_size, ..state },
        size: SIZE,
        folders: shipped_stories(),
        ..Opening::default()
    }
}

fn opened(lang: Lang, text_size: f32, state: State) -> Harness {
    let mut harness = opening(lang, text_size, state).open();
    settle(&mut harness);
    harness
}

/// A story that is being made, with its first scene.
fn making(lang: Lang, text_size: f32, home: &Path) -> Harness {
    let messages = Messages::new(lang);
    let mut opening = opening(lang, text_size, lens(12.0));
    opening.folders.stories = StoryPlaces::of(None, None, Some(home));
    let mut harness = opening.open();
    press(&mut harness, Modifiers::COMMAND, Key::R);
    let field = messages.text("story-new-title");
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run_steps(2);
    harness.event(Event::Text("Essai".to_owned()));
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label(messages.text("story-add")).click();
    harness.run_steps(4);
    harness
}

/// The presenter's view of a scene, in the place of the slide.
fn presenting(lang: Lang, text_size: f32) -> Harness {
    let state = State {
        story: Some(StoryPlay {
            id: "velo-et-bus".into(),
            slide: 3,
            playing: false,
            looping: false,
            black: false,
            before: Box::default(),
        }),
        ..lens(12.0)
    };
    let mut harness = opening(lang, text_size, state).open();
    press(&mut harness, Modifiers::NONE, Key::F5);
    press(&mut harness, Modifiers::NONE, Key::V);
    harness.run_steps(4);
    harness
}

fn check(lang: Lang, sizes: &[f32]) {
    let mut found = Vec::new();
    let home = tempfile::tempdir().unwrap();
    for &text_size in sizes {
        let what = |name: &str| format!("{} {name} × {text_size}", lang.code());
        let harness = making(lang, text_size, &home.path().join(text_size.to_string()));
        found.extend(faults(&harness, text_size, &what("maker")));
        found.extend(faults(&presenting(lang, text_size), text_size, &what("presenter")));
        for (name, state) in places() {
            let harness = opened(lang, text_size, state);
            found.extend(faults(&harness, text_size, &what(name)));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn nothing_is_cut_or_covered_on_any_page_in_french() {
    check(Lang::Fr, &[2.0]);
}

#[test]
fn nothing_is_cut_or_covered_on_any_page_in_english() {
    check(Lang::En, &[2.0]);
}

#[test]
fn nothing_is_cut_or_covered_on_any_page_in_dutch() {
    check(Lang::Nl, &[2.0]);
}

#[test]
fn nothing_is_cut_or_covered_on_any_page_in_german() {
    // The longest words at both sizes.
    check(Lang::De, &[1.0, 2.0]);
}

#[test]
fn nothing_is_cut_or_covered_on_any_page_in_japanese() {
    check(Lang::Ja, &[2.0]);
}

#[test]
fn words_longer_by_two_fifths_find_room_on_every_page() {
    let mut found = Vec::new();
    for (name, state) in places() {
        let mut opening = opening(Lang::Fr, 1.0, state);
        opening.longer = 0.4;
        let mut harness = opening.open();
        settle(&mut harness);
        found.extend(faults(&harness, 1.0, name));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_keyboard_is_nowhere_caught() {
    for (name, place) in places() {
        let mut harness = opened(Lang::Fr, 1.0, place);
        let mut stops = Vec::new();
        for _ in 0..60 {
            harness.key_press_modifiers(egui::Modifiers::NONE, egui::Key::Tab);
            harness.run_steps(2);
            let stop = {
                let root = harness.root();
                let focused = root
                    .children_recursive()
                    .find(|node| node.accesskit_node().is_focused());
                focused.map(|node| node.accesskit_node().id())
            };
            if stop.is_some() && stops.last() == Some(&stop) {
                // A page with a single control: the way out is Escape.
                let before = state(&harness).clone();
                press(&mut harness, Modifiers::NONE, Key::Escape);
                assert_ne!(state(&harness), &before, "{name}: neither Tab nor Escape leaves");
                break;
            }
            stops.push(stop);
        }
        assert!(!stops.is_empty(), "{name}");
    }
}
