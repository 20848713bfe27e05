//! The window in five languages: nothing cut, nothing overlapping, at ordinary and at double size of text; switching is one
//! command and leaves the view as it is.

use crate::window_harness::{Harness, Opening, lens, settle, state};
use archipel::i18n::Messages;
use archipel::model::Lang;
use archipel::state::State;
use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Points that two boxes may share: their frames and focus rings.
const TOUCH_PT: f32 = 2.0;

fn opened(lang: Lang, text_size: f32, selection: Option<&str>) -> Harness {
    let mut opening = Opening {
        lang,
        state: State {
            text_size,
            selection: selection.map(Into::into),
            ..lens(13.0)
        },
        ..Opening::default()
    };
    opening.state.panels.legend_open = false;
    let mut harness = opening.open();
    settle(&mut harness);
    harness
}

/// Controls and words with the boxes that they take in the window.
fn boxes(harness: &Harness) -> Vec<(String, Role, Rect)> {
    let root = harness.root();
    let mut found = Vec::new();
    for node in root.children_recursive() {
        let access = node.accesskit_node();
        let role = access.role();
        let shows = matches!(
            role,
            Role::Button | Role::Label | Role::CheckBox | Role::RadioButton | Role::Link | Role::TextInput
        );
        let name = access.label().or_else(|| access.value()).unwrap_or_default();
        if shows && !access.is_hidden() && !name.trim().is_empty() {
            found.push((name, role, node.rect()));
        }
    }
    found
}

fn overlap(one: Rect, other: Rect) -> bool {
    let shared = one.intersect(other);
    shared.width() > TOUCH_PT && shared.height() > TOUCH_PT
}

/// Buttons that lie over one another without one holding the other.
fn faults(harness: &Harness, what: &str) -> Vec<String> {
    let window = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 800.0));
    let all = boxes(harness);
    let buttons: Vec<_> = all.iter().filter(|(_, role, _)| *role == Role::Button).collect();
    let mut faults = Vec::new();
    for (index, (name, _, rect)) in buttons.iter().enumerate() {
        // What is scrolled away reaches out of the window from its top or bottom; nothing may do so at its sides.
        if rect.intersects(window) && (rect.left() < -TOUCH_PT || rect.right() > window.right() + TOUCH_PT) {
            faults.push(format!("{what}: {name:?} is cut at a side: {rect:?}"));
        }
        for (other_name, _, other) in &buttons[index + 1..] {
            let nested = rect.expand(TOUCH_PT).contains_rect(*other) || other.expand(TOUCH_PT).contains_rect(*rect);
            if overlap(*rect, *other) && !nested {
                faults.push(format!("{what}: {name:?} {rect:?} lies over {other_name:?} {other:?}"));
            }
        }
    }
    faults
}

#[test]
fn no_button_is_cut_or_covered_in_any_language_at_either_size_of_text() {
    let mut found = Vec::new();
    for lang in Lang::ALL {
        for text_size in [1.0, 2.0] {
            for selection in [None, Some("sites:louvre-lens")] {
                let harness = opened(lang, text_size, selection);
                assert!(boxes(&harness).len() > 20, "{lang:?}");
                found.extend(faults(&harness, &format!("{} {text_size} {selection:?}", lang.code())));
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_window_speaks_the_language_and_nothing_of_french_is_left_in_its_commands() {
    for lang in Lang::ALL {
        let messages = Messages::new(lang);
        let harness = opened(lang, 1.0, None);
        let layers = messages.text("command-show-layers");
        assert!(
            harness.query_all_by_label_contains(layers).next().is_some(),
            "{lang:?} {layers}"
        );
        if lang != Lang::Fr {
            let french = Messages::new(Lang::Fr);
            let words = french.text("command-home");
            assert!(harness.query_by_label(words).is_none(), "{lang:?} still says {words}");
        }
    }
}

#[test]
fn switching_is_one_choice_in_the_settings_and_keeps_the_view() {
    let mut harness = opened(Lang::Fr, 1.0, Some("sites:louvre-lens"));
    let before = state(&harness).clone();
    for lang in [Lang::Ja, Lang::De, Lang::Nl, Lang::En, Lang::Fr] {
        let messages = Messages::new(state(&harness).language.unwrap_or(Lang::Fr));
        let settings = messages.text("settings-title").to_owned();
        let own_name = messages.text(&format!("lang-{}", lang.code())).to_owned();
        harness.get_by_label(&settings).click();
        harness.run_steps(3);
        harness.get_by_label(&own_name).click();
        harness.run_steps(3);
        assert_eq!(state(&harness).language, Some(lang));
        // The same button, by its new name, puts the settings away.
        harness.get_by_label(Messages::new(lang).text("settings-title")).click();
        harness.run_steps(3);
        let after = State {
            language: before.language,
            ..state(&harness).clone()
        };
        assert_eq!(after.camera, before.camera);
        assert_eq!(after.selection, before.selection);
        assert_eq!(after.layers, before.layers);
    }
}

#[test]
fn a_language_is_one_touch_away_and_keeps_the_view() {
    let mut harness = opened(Lang::Fr, 1.0, None);
    let before = state(&harness).clone();
    for lang in [Lang::Ja, Lang::De, Lang::Nl, Lang::En, Lang::Fr] {
        let messages = Messages::new(state(&harness).language.unwrap_or(Lang::Fr));
        let name = messages.text(&format!("lang-{}", lang.code())).to_owned();
        let button = messages.format("settings-speak", &[("language", name.as_str().into())]);
        harness.get_by_label(&button).click();
        harness.run_steps(3);
        let after = State {
            language: before.language,
            ..state(&harness).clone()
        };
        assert_eq!((state(&harness).language, after), (Some(lang), before.clone()));
    }
}

#[test]
fn the_second_language_may_become_the_one_that_the_system_chose() {
    let mut opening = Opening {
        lang: Lang::De,
        ..Opening::default()
    };
    opening.state.second_language = Some(Lang::En);
    let mut harness = opening.open();
    harness.get_by_label("Sprache: English").click();
    harness.run_steps(3);
    assert_eq!(
        (state(&harness).language, state(&harness).second_language),
        (Some(Lang::En), Some(Lang::De))
    );
}
