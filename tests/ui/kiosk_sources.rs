//! Who made what a kiosk shows: the line at the foot of its maps, the page of sources, photographs with their credit; and that
//! every control stays inside the smallest screens.

use crate::kiosk::{LYING, UPRIGHT, config, kiosk, opened, showing, text, touch};
use crate::window_harness::{Harness, state, until};
use archipel::i18n::Messages;
use archipel::load::atlas::embedded;
use archipel::model::Lang;
use archipel::model::kiosk::Door;
use archipel::state::State;
use archipel::state::kiosk::Screen;
use archipel::ui::kiosk::{LOW_REACH, Setup};
use egui::Rect;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn page(size: [f32; 2], state: State) -> Harness {
    let setup = Setup {
        config: config(),
        frozen: true,
        ..Setup::default()
    };
    opened(setup, size, state)
}

/// The lines that credit OpenStreetMap: words, whether they can be touched, and where.
fn credits(harness: &Harness) -> Vec<(String, bool, Rect)> {
    let root = harness.root();
    root.children_recursive()
        .filter_map(|node| {
            let access = node.accesskit_node();
            let said = access.label().or_else(|| access.value());
            let label = said.filter(|label| label.contains("OpenStreetMap"))?;
            Some((label, access.role() == Role::Button, node.rect()))
        })
        .collect()
}

fn buttons(harness: &Harness) -> Vec<(String, Rect)> {
    let root = harness.root();
    root.children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::Button)
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect()
}

#[test]
fn every_map_names_its_sources_in_the_language_and_covers_no_control() {
    let pages = [
        Screen::Attract,
        Screen::Home,
        Screen::Map,
        Screen::Door(Door::Heritage),
        Screen::Place,
    ];
    for (size, lang) in [(UPRIGHT, Lang::Fr), (LYING, Lang::De)] {
        for shown in pages {
            for low in [false, true] {
                let mut state = showing(shown);
                (state.language, state.kiosk.low_reach) = (Some(lang), low);
                let harness = page(size, state);
                let what = format!("{size:?} {lang:?} {shown:?} low {low}");
                let lines = credits(&harness);
                let [(words, touched, place)] = &lines[..] else {
                    panic!("{what}: {lines:?}");
                };
                let lang = if shown == Screen::Attract { Lang::Fr } else { lang };
                let begins = Messages::new(lang).format("map-attribution", &[("credits", "".into())]);
                assert!(words.starts_with(begins.trim_end()), "{what}: {words}");
                assert!(
                    Rect::from_min_size(egui::Pos2::ZERO, size.into()).contains_rect(*place),
                    "{what}"
                );
                assert!(
                    !(*touched && low) || place.top() >= size[1] * (1.0 - LOW_REACH) - 0.5,
                    "{what}"
                );
                if shown != Screen::Attract {
                    for (name, rect) in buttons(&harness) {
                        let shared = rect.intersect(*place);
                        let covers = shared.width() > 1.0 && shared.height() > 1.0 && name != *words;
                        assert!(!covers, "{what}: {name}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_touch_on_the_line_or_on_its_button_shows_every_source_in_full_and_leads_back() {
    let mut harness = kiosk(config(), UPRIGHT);
    touch(&mut harness, &text("kiosk-touch"));
    touch(&mut harness, &text("kiosk-door-parks"));
    let begins = Messages::new(Lang::Fr).format("map-attribution", &[("credits", "".into())]);
    touch(&mut harness, begins.trim_end());
    assert_eq!(state(&harness).kiosk.screen, Screen::Sources);
    let all = credits(&harness);
    let whole = embedded();
    assert!(whole.catalog.sources.len() > 5);
    for source in &whole.catalog.sources {
        let named =
            |(words, ..): &(String, bool, Rect)| words.contains(&source.title) && words.contains(&source.licence);
        assert!(all.iter().any(named), "{}", source.title);
    }
    assert!(
        harness.output().platform_output.commands.is_empty(),
        "no browser is opened"
    );
    touch(&mut harness, &text("kiosk-sources-done"));
    assert_eq!(state(&harness).kiosk.screen, Screen::Door(Door::Parks));
    // With low controls, and of a place: its own sources first.
    let mut shown = showing(Screen::Place);
    shown.kiosk.low_reach = true;
    let mut harness = page(LYING, shown);
    touch(&mut harness, &text("kiosk-sources"));
    let own = text("kiosk-sources-own");
    assert_eq!(harness.query_all_by_label_contains(&own).count(), 1);
    touch(&mut harness, &text("kiosk-sources-done"));
    assert_eq!(state(&harness).kiosk.screen, Screen::Place);
    assert_eq!(state(&harness).selection.as_deref(), Some("sites:louvre-lens"));
}

#[test]
fn a_photograph_is_large_with_its_credit_and_nothing_stands_for_one_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\"><rect width=\"300\" height=\"200\" fill=\"#345\"/></svg>";
    let png = archipel::paint::png::rasterize(svg, 1.0).unwrap().encode_png().unwrap();
    std::fs::write(folder.path().join("sites-louvre-lens.png"), png).unwrap();
    let credit = "author = \"A. Nonyme\"\nlicence = \"CC BY 4.0\"\ntitle = \"Le musée\"";
    std::fs::write(folder.path().join("sites-louvre-lens.toml"), credit).unwrap();
    for (size, low) in [(UPRIGHT, false), (LYING, false), (UPRIGHT, true)] {
        let mut shown = showing(Screen::Place);
        shown.kiosk.low_reach = low;
        let bare = page(size, shown.clone());
        assert_eq!(bare.query_all_by_role(Role::Image).count(), 0, "nothing pretends");
        let setup = Setup {
            config: config(),
            frozen: true,
            ..Setup::default()
        };
        let mut harness = crate::kiosk::with_media(setup, size, shown, vec![folder.path().to_owned()]);
        until(&mut harness, |harness| {
            harness.query_by_label_contains("A. Nonyme").is_some()
        });
        harness.run_steps(2);
        harness.get_by_label("Le musée — A. Nonyme — CC BY 4.0");
        let picture = harness.get_by_label("Le musée").rect();
        assert!(
            picture.width() > size[0] * 0.25 && picture.height() > 110.0,
            "{size:?} {low} {picture:?}"
        );
        assert!(
            (picture.width() / picture.height() - 1.5).abs() < 0.02,
            "as it was taken: {picture:?}"
        );
        for (name, rect) in buttons(&harness) {
            assert!(!rect.shrink(1.0).intersects(picture), "{size:?} {low}: {name}");
        }
    }
}

#[test]
fn on_the_smallest_screens_every_control_is_inside() {
    // 640 × 480, 800 × 600 and 1024 × 768 have the same points, as every screen of that shape.
    let pages = [
        Screen::Home,
        Screen::Map,
        Screen::Door(Door::Heritage),
        Screen::Door(Door::Stories),
        Screen::Place,
        Screen::Take,
        Screen::Search,
        Screen::Sources,
        Screen::Pin,
        Screen::Staff,
    ];
    for size in [[960.0, 720.0], [720.0, 960.0]] {
        let glass = Rect::from_min_size(egui::Pos2::ZERO, size.into()).expand(0.5);
        for shown in pages {
            for (low, text_size) in [(false, 1.0), (true, 2.0)] {
                let mut state = showing(shown);
                (state.kiosk.low_reach, state.text_size) = (low, text_size);
                let harness = page(size, state);
                let buttons = buttons(&harness);
                assert!(buttons.len() > 8, "{size:?} {shown:?}: {buttons:?}");
                for (name, rect) in buttons {
                    let what = format!("{size:?} {shown:?} low {low} text {text_size}: {name} {rect:?}");
                    assert!(glass.contains_rect(rect), "{what}");
                    assert!(rect.width() > 20.0 && rect.height() > 20.0, "{what}");
                }
            }
        }
    }
}
