//! The kiosk as a visitor meets it, by fingers and by the tree that screen readers get.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::window_harness::{Harness, Opening, settle, state, tap, until};
use archipel::app::Folders;
use archipel::i18n::Messages;
use archipel::load;
use archipel::load::story::StoryPlaces;
use archipel::model::kiosk::{Door, KioskConfig, KioskPlace};
use archipel::model::{Atlas, Lang};
use archipel::state::kiosk::{Kiosk, Screen, start};
use archipel::state::{Mode, State};
use archipel::ui::kiosk::{Guard, LOW_REACH, OTHER_MM, PRIMARY_MM, Setup, pt_per_mm};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, TouchDeviceId, TouchId, TouchPhase, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The territory without what takes long to draw and no visitor asks for.
static TERRITORY: LazyLock<Atlas> = LazyLock::new(|| {
    let whole = load::atlas::embedded();
    let asked = ["parks", "sites", "unesco", "bhns", "cycle", "stations", "basin"];
    let layers = whole
        .layers
        .into_iter()
        .filter(|layer| asked.contains(&layer.def.id.as_str()));
    Atlas::new(whole.catalog, layers.collect(), Vec::new())
});

pub const UPRIGHT: [f32; 2] = [720.0, 1280.0];
pub const LYING: [f32; 2] = [1280.0, 720.0];

/// A kiosk in Lens that asks after ten seconds whether somebody is there.
pub fn config() -> KioskConfig {
    KioskConfig {
        here: Some(KioskPlace {
            lon: 2.8315,
            lat: 50.4289,
            name: "Lens".into(),
        }),
        idle_s: 10.0,
        countdown_s: 5.0,
        ..KioskConfig::default()
    }
}

/// A kiosk on a glass of this size, with nobody there.
pub fn kiosk(config: KioskConfig, size: [f32; 2]) -> Harness {
    let setup = Setup {
        config,
        ..Setup::default()
    };
    opened(setup, size, State::default())
}

/// A kiosk that shows this page, whatever the clock says.
fn page(config: KioskConfig, size: [f32; 2], state: State) -> Harness {
    let setup = Setup {
        config,
        frozen: true,
        ..Setup::default()
    };
    opened(setup, size, state)
}

/// A kiosk that is set up so.
pub fn opened(setup: Setup, size: [f32; 2], state: State) -> Harness {
    with_media(setup, size, state, Vec::new())
}

/// The same with photographs in these folders.
pub fn with_media(setup: Setup, size: [f32; 2], state: State, media: Vec<std::path::PathBuf>) -> Harness {
    let mut harness = Opening {
        territory: TERRITORY.clone(),
        lang: state.language.unwrap_or(Lang::Fr),
        state,
        size,
        folders: Folders {
            stories: StoryPlaces::of(None, None, None),
            kiosk: Some(setup),
            media,
            ..Folders::default()
        },
        ..Opening::default()
    }
    .open();
    until(&mut harness, |harness| !harness.state().app().is_pending());
    harness
}

pub fn showing(screen: Screen) -> State {
    let selection = matches!(screen, Screen::Place | Screen::Take).then(|| "sites:louvre-lens".to_owned());
    State {
        mode: Mode::Kiosk,
        selection,
        kiosk: Kiosk {
            screen,
            ..Kiosk::default()
        },
        ..start(&config(), None)
    }
}

pub fn text(key: &str) -> String {
    Messages::new(Lang::Fr).text(key).to_owned()
}

/// Touches the button whose name begins so.
pub fn touch(harness: &mut Harness, name: &str) {
    let buttons = harness.query_all_by_role(Role::Button);
    let named = |label: Option<String>| label.is_some_and(|label| label.starts_with(name));
    let found = buttons.into_iter().find(|node| named(node.accesskit_node().label()));
    found.unwrap_or_else(|| panic!("no button {name:?}")).click();
    harness.run_steps(4);
}

/// What can be touched: name and place. The map is touched everywhere and has a button for everything.
pub fn controls(harness: &Harness) -> Vec<(String, Rect)> {
    let root = harness.root();
    root.children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::Button && !node.accesskit_node().is_disabled())
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect()
}

/// The tree in words, with the places of everything.
fn tree(harness: &Harness) -> Vec<String> {
    let root = harness.root();
    root.children_recursive()
        .map(|node| {
            let access = node.accesskit_node();
            let place = access.bounding_box().map(|_| node.rect());
            format!(
                "{:?} {:?} {:?} {:?} {place:?}",
                access.role(),
                access.label(),
                access.value(),
                access.is_disabled()
            )
        })
        .collect()
}

pub const PAGES: [Screen; 12] = [
    Screen::Home,
    Screen::Map,
    Screen::Door(Door::Parks),
    Screen::Door(Door::Heritage),
    Screen::Door(Door::Bicycle),
    Screen::Door(Door::Bus),
    Screen::Door(Door::Stories),
    Screen::Door(Door::Near),
    Screen::Place,
    Screen::Take,
    Screen::Search,
    Screen::Sources,
];

#[test]
fn every_control_is_as_large_as_a_finger_and_reached_from_a_wheelchair() {
    let primary = [
        "kiosk-home",
        "kiosk-search",
        "kiosk-map",
        "kiosk-door-parks",
        "kiosk-take",
    ]
    .map(text);
    let mut measured = 0;
    let mut faults = Vec::new();
    for (size, mm) in [(UPRIGHT, [194.0, 345.0]), (LYING, [531.0, 299.0])] {
        for page_shown in PAGES {
            let kinds: &[(bool, f32)] = if size == UPRIGHT {
                &[(false, 1.0), (true, 1.0), (true, 2.0)]
            } else {
                &[(false, 1.0), (true, 2.0)]
            };
            for &(low, text_size) in kinds {
                let config = KioskConfig {
                    screen_mm: mm,
                    ..config()
                };
                let mut state = showing(page_shown);
                state.kiosk.low_reach = low;
                state.text_size = text_size;
                let glass = Rect::from_min_size(Pos2::ZERO, size.into());
                let pt = pt_per_mm(&config, glass);
                let harness = page(config, size, state);
                let what = format!("{size:?} {page_shown:?} low {low} text {text_size}");
                let controls = controls(&harness);
                assert!(controls.len() >= 6, "{what}: {controls:?}");
                for (name, rect) in controls {
                    measured += 1;
                    let is_primary = primary.iter().any(|key| name.starts_with(key.as_str()));
                    let least = if is_primary { PRIMARY_MM } else { OTHER_MM };
                    let side = rect.size().min_elem() / pt;
                    if side < least - 0.05 {
                        faults.push(format!("{what}: {name:?} is {side:.1} mm, less than {least}"));
                    }
                    if !glass.expand(0.5).contains_rect(rect) {
                        faults.push(format!("{what}: {name:?} reaches out of the glass: {rect:?}"));
                    }
                    if low && rect.top() < size[1] * (1.0 - LOW_REACH) - 0.5 {
                        faults.push(format!("{what}: {name:?} lies at {:.0} of {}", rect.top(), size[1]));
                    }
                }
            }
        }
    }
    println!("{measured} controls measured");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_control_lies_over_another() {
    let mut faults = Vec::new();
    for (size, lang) in [(UPRIGHT, Lang::De), (LYING, Lang::Ja), (UPRIGHT, Lang::Fr)] {
        for page_shown in PAGES {
            for low in [false, true] {
                let mut state = showing(page_shown);
                state.language = Some(lang);
                state.kiosk.low_reach = low;
                state.text_size = 1.5;
                let harness = page(config(), size, state);
                let controls = controls(&harness);
                for (index, (name, rect)) in controls.iter().enumerate() {
                    for (other, place) in &controls[index + 1..] {
                        let shared = rect.intersect(*place);
                        if shared.width() > 1.0 && shared.height() > 1.0 {
                            faults.push(format!("{lang:?} {page_shown:?} low {low}: {name:?} and {other:?}"));
                        }
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_touch_enters_in_the_frame_that_it_comes_in() {
    let mut harness = kiosk(config(), UPRIGHT);
    assert_eq!(state(&harness).kiosk.screen, Screen::Attract);
    harness.event(Event::PointerButton {
        pos: pos2(360.0, 500.0),
        button: PointerButton::Primary,
        pressed: true,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(1);
    assert_eq!(
        state(&harness).kiosk.screen,
        Screen::Home,
        "before the finger is lifted"
    );
    harness.event(Event::PointerButton {
        pos: pos2(360.0, 500.0),
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(4);
    assert_eq!(
        state(&harness).kiosk.screen,
        Screen::Home,
        "the same touch opens no door"
    );
}

/// Lets seconds pass.
pub fn wait(harness: &mut Harness, seconds: f64) {
    let now = harness.ctx.input(|input| input.time);
    harness.input_mut().time = Some(now + seconds);
    harness.run_steps(2);
}

#[test]
fn who_goes_away_is_asked_and_then_forgotten() {
    let mut harness = kiosk(config(), UPRIGHT);
    let clean = state(&harness).clone();
    touch(&mut harness, &text("kiosk-touch"));
    touch(&mut harness, &text("kiosk-door-parks"));
    let asked = text("kiosk-there");
    wait(&mut harness, 9.0);
    assert!(harness.query_by_label(&asked).is_none());
    wait(&mut harness, 1.5);
    assert!(harness.query_by_label(&asked).is_some());
    touch(&mut harness, &text("kiosk-here-still"));
    assert!(harness.query_by_label(&asked).is_none());
    assert_eq!(
        state(&harness).kiosk.screen,
        Screen::Door(Door::Parks),
        "the visit goes on"
    );
    wait(&mut harness, 10.0);
    wait(&mut harness, 6.0);
    assert_eq!(state(&harness).kiosk.screen, Screen::Attract);
    let mut left = state(&harness).clone();
    left.camera = clean.camera;
    assert_eq!(left, clean);
}

#[test]
fn five_hundred_visits_leave_nothing_behind() {
    let mut harness = kiosk(config(), UPRIGHT);
    let enter = text("kiosk-touch");
    let at_start = state(&harness).clone();
    harness.get_by_label_contains(&enter).click();
    harness.run_steps(4);
    until(&mut harness, |harness| !harness.state().app().is_pending());
    let (first, clean_tree) = (state(&harness).clone(), tree(&harness));
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below.max(1) as u64) as usize
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut touches = 0;
    for visit in 0..500 {
        for _ in 0..1 + next(7) {
            let controls = controls(&harness);
            let (_, rect) = &controls[next(controls.len())];
            let at = rect.center();
            tap(&harness, at);
            harness.run_steps(2);
            touches += 1;
        }
        let screen = format!("{:?}", state(&harness).kiosk.screen);
        *seen.entry(screen).or_default() += 1;
        // The visitor walks away.
        for seconds in [10.5, 5.0] {
            wait(&mut harness, seconds);
        }
        assert_eq!(state(&harness).kiosk.screen, Screen::Attract, "after visit {visit}");
        let mut left = state(&harness).clone();
        left.camera = at_start.camera;
        assert_eq!(left, at_start, "after visit {visit}");
        let middle = pos2(360.0, 400.0);
        tap(&harness, middle);
        harness.run_steps(5);
        assert_eq!(*state(&harness), first, "visit {visit} begins as the first did");
        assert_eq!(tree(&harness), clean_tree, "visit {visit} sees what the first did");
    }
    println!("500 visits, {touches} touches, left at {seen:?}");
    assert!(seen.len() >= 7, "visitors see every page: {seen:?}");
}

#[test]
fn nothing_of_the_planners_desk_is_there_and_no_key_or_file_does_anything() {
    // Every key takes a frame: nobody is to be asked meanwhile.
    let patient = KioskConfig {
        idle_s: 3600.0,
        ..config()
    };
    let mut harness = kiosk(patient, LYING);
    touch(&mut harness, &text("kiosk-touch"));
    let before = state(&harness).clone();
    let clean = tree(&harness);
    for leaf in archipel::state::Command::leaves() {
        for keys in leaf.keys {
            let mut modifiers = Modifiers::NONE;
            let mut last = None;
            for word in keys.split('+') {
                match word {
                    "ctrl" => modifiers |= Modifiers::COMMAND,
                    "shift" => modifiers |= Modifiers::SHIFT,
                    "alt" => modifiers |= Modifiers::ALT,
                    key => last = Key::from_name(&key.to_uppercase()),
                }
            }
            if let Some(key) = last {
                harness.key_press_modifiers(modifiers, key);
            }
        }
    }
    for key in [Key::Escape, Key::F4, Key::F11, Key::Tab, Key::Enter, Key::F1] {
        harness.key_press_modifiers(Modifiers::ALT, key);
        harness.key_press(key);
    }
    harness.event(Event::Paste("sites:louvre-lens".into()));
    harness.event(Event::Text("lens".into()));
    let secondary = |pressed| Event::PointerButton {
        pos: pos2(200.0, 400.0),
        button: PointerButton::Secondary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(secondary(true));
    harness.event(secondary(false));
    crate::import::drop_on(&mut harness, &["/etc/passwd".into()]);
    harness.run_steps(4);
    assert_eq!(*state(&harness), before);
    assert_eq!(tree(&harness), clean);
    let refused = harness.ctx.with_plugin(|guard: &mut Guard| guard.refused()).unwrap();
    assert!(refused > 40, "{refused} events kept out");
    let root = harness.root();
    for node in root.children_recursive() {
        let role = node.accesskit_node().role();
        let ours = matches!(
            role,
            Role::Button | Role::Label | Role::Application | Role::GenericContainer | Role::Window | Role::Image
        );
        assert!(ours, "{role:?} {:?}", node.accesskit_node().label());
    }
    let commands = &harness.output().platform_output.commands;
    assert!(commands.is_empty(), "nothing is opened or copied: {commands:?}");
}

fn finger(harness: &mut Harness, id: u64, phase: TouchPhase, at: Pos2) {
    harness.event(Event::Touch {
        device_id: TouchDeviceId(1),
        id: TouchId(id),
        phase,
        pos: at,
        force: None,
    });
    harness.run_steps(1);
}

#[test]
fn one_finger_moves_the_map_two_pinch_it_and_nothing_turns() {
    let mut harness = kiosk(config(), UPRIGHT);
    touch(&mut harness, &text("kiosk-touch"));
    touch(&mut harness, &text("kiosk-map"));
    harness.run_steps(6);
    let camera = |harness: &Harness| state(harness).camera.unwrap();
    let before = camera(&harness);
    finger(&mut harness, 1, TouchPhase::Start, pos2(400.0, 500.0));
    for step in 1..8 {
        finger(
            &mut harness,
            1,
            TouchPhase::Move,
            pos2(400.0 - 20.0 * step as f32, 500.0),
        );
    }
    finger(&mut harness, 1, TouchPhase::End, pos2(260.0, 500.0));
    harness.run_steps(8);
    let panned = camera(&harness);
    assert!(
        panned.center_geo.x > before.center_geo.x + 0.01,
        "{before:?} {panned:?}"
    );
    assert!((panned.zoom - before.zoom).abs() < 1e-9);
    assert_eq!(state(&harness).kiosk.screen, Screen::Map, "a drag opens nothing");
    // Two fingers go apart and turn around each other.
    finger(&mut harness, 1, TouchPhase::Start, pos2(330.0, 500.0));
    finger(&mut harness, 2, TouchPhase::Start, pos2(390.0, 500.0));
    for step in 1..10 {
        let part = 12.0 * step as f32;
        finger(&mut harness, 1, TouchPhase::Move, pos2(330.0 - part, 500.0 - part));
        finger(&mut harness, 2, TouchPhase::Move, pos2(390.0 + part, 500.0 + part));
    }
    finger(&mut harness, 2, TouchPhase::End, pos2(498.0, 608.0));
    finger(&mut harness, 1, TouchPhase::End, pos2(222.0, 392.0));
    harness.run_steps(8);
    let pinched = camera(&harness);
    assert!(pinched.zoom > panned.zoom + 0.5, "{panned:?} {pinched:?}");
}

#[test]
fn a_long_press_a_palm_and_a_touch_at_the_edge_do_nothing() {
    let mut harness = kiosk(config(), UPRIGHT);
    touch(&mut harness, &text("kiosk-touch"));
    let before = (state(&harness).clone(), tree(&harness));
    // Ten fingers over the doors.
    for id in 0..10 {
        finger(
            &mut harness,
            id,
            TouchPhase::Start,
            pos2(60.0 + 60.0 * id as f32, 700.0),
        );
    }
    for id in 0..10 {
        finger(&mut harness, id, TouchPhase::End, pos2(60.0 + 60.0 * id as f32, 700.0));
    }
    harness.run_steps(3);
    assert_eq!((state(&harness).clone(), tree(&harness)), before, "a hand");
    // The outermost pixels over a button of the bar.
    for phase in [TouchPhase::Start, TouchPhase::End] {
        finger(&mut harness, 1, phase, pos2(400.0, 1275.0));
    }
    assert_eq!((state(&harness).clone(), tree(&harness)), before, "the edge");
    // A finger that stays on the title.
    finger(&mut harness, 1, TouchPhase::Start, pos2(300.0, 60.0));
    wait(&mut harness, 3.0);
    assert_eq!(
        (state(&harness).clone(), tree(&harness)),
        before,
        "a long press opens no menu"
    );
    finger(&mut harness, 1, TouchPhase::End, pos2(300.0, 60.0));
    // A slow press is a press.
    let door = harness.get_by_label_contains(&text("kiosk-door-parks")).rect().center();
    finger(&mut harness, 1, TouchPhase::Start, door);
    wait(&mut harness, 2.0);
    finger(&mut harness, 1, TouchPhase::End, door + vec2(4.0, 3.0));
    harness.run_steps(3);
    assert_eq!(state(&harness).kiosk.screen, Screen::Door(Door::Parks));
}

#[test]
fn what_is_typed_with_the_finger_is_found_and_shown() {
    // The index of words is made meanwhile: on a busy machine that takes longer than nobody may stand there.
    let patient = KioskConfig {
        idle_s: 3600.0,
        ..config()
    };
    let mut harness = kiosk(patient, LYING);
    touch(&mut harness, &text("kiosk-touch"));
    touch(&mut harness, &text("kiosk-search"));
    for letter in ["l", "o", "u", "v", "r", "e"] {
        harness.get_by_label(letter).click();
        harness.run_steps(3);
    }
    assert_eq!(state(&harness).kiosk.query, "louvre");
    until(&mut harness, |harness| {
        harness
            .query_all_by_label_contains("Musée du Louvre-Lens")
            .next()
            .is_some()
    });
    // The list may still be that of the letters before.
    settle(&mut harness);
    harness.run_steps(10);
    let first = harness
        .query_all_by_label_contains("Musée du Louvre-Lens")
        .next()
        .unwrap();
    first.click();
    harness.run_steps(5);
    assert_eq!(state(&harness).selection.as_deref(), Some("sites:louvre-lens"));
    let far = harness.query_all_by_label_contains("vol d’oiseau").count();
    assert_eq!(far, 1, "the distance says that it is straight");
    touch(&mut harness, &text("kiosk-take"));
    let code = harness.query_all_by_label_contains("geo:50.4").count();
    assert_eq!(code, 1);
}

#[test]
fn kana_are_typed_and_take_their_marks() {
    let mut harness = kiosk(config(), UPRIGHT);
    touch(&mut harness, &text("kiosk-touch"));
    let japanese = Messages::new(Lang::Fr).format("settings-speak", &[("language", "日本語".into())]);
    touch(&mut harness, &japanese);
    let words = Messages::new(Lang::Ja);
    touch(&mut harness, words.text("kiosk-search"));
    for key in ["ほ", words.text("kiosk-kana-mark"), "た"] {
        harness.get_by_label(key).click();
        harness.run_steps(3);
    }
    assert_eq!(state(&harness).kiosk.query, "ぼた");
    touch(&mut harness, words.text("kiosk-keyboard-azerty"));
    assert!(harness.query_by_label("q").is_some(), "another keyboard");
}

#[test]
fn a_story_is_read_by_buttons_and_ends_where_it_began() {
    let mut harness = kiosk(config(), UPRIGHT);
    touch(&mut harness, &text("kiosk-touch"));
    touch(&mut harness, &text("kiosk-door-stories"));
    touch(&mut harness, "Une journée à vélo et en bus");
    assert_eq!(state(&harness).kiosk.screen, Screen::Story);
    assert_eq!(state(&harness).mode, Mode::Kiosk);
    let (next, end) = (text("kiosk-next"), text("kiosk-story-end"));
    let mut turns = 0;
    while harness.query_by_label(&end).is_none() {
        harness.get_by_label(&next).click();
        harness.run_steps(4);
        turns += 1;
        assert!(turns < 40);
    }
    assert!(turns >= 4, "{turns} scenes");
    touch(&mut harness, &end);
    assert_eq!(state(&harness).kiosk.screen, Screen::Door(Door::Stories));
    assert_eq!((&state(&harness).story, state(&harness).mode), (&None, Mode::Kiosk));
}
