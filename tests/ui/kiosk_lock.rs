//! The lock of the kiosk: no way out without the PIN of the staff, and what the staff does behind it.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use crate::kiosk::{LYING, UPRIGHT, config, opened, showing, text, touch, wait};
use crate::window_harness::{Harness, state};
use archipel::i18n::Messages;
use archipel::model::Lang;
use archipel::model::kiosk::KioskConfig;
use archipel::state::State;
use archipel::state::kiosk::Screen;
use archipel::store::Home;
use archipel::store::counters::{Counted, Counters};
use archipel::store::pin::StaffPin;
use archipel::ui::kiosk::{Leaving, Setup, counters_path, pin_path};
use egui::accesskit::Role;
use egui::{Event, Pos2, TouchDeviceId, TouchId, TouchPhase, ViewportCommand, ViewportEvent, ViewportId, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

pub const PIN: &str = "314159";

/// A kiosk whose staff has chosen a PIN, and how it ends.
pub fn locked(folder: &Path, config: KioskConfig, size: [f32; 2]) -> (Harness, Arc<OnceLock<Leaving>>) {
    let home = Home::at(folder);
    StaffPin::open(&pin_path(&home)).set(PIN).unwrap();
    with_home(home, config, size)
}

pub fn with_home(home: Home, config: KioskConfig, size: [f32; 2]) -> (Harness, Arc<OnceLock<Leaving>>) {
    let leaving = Arc::default();
    let setup = Setup {
        config,
        home: Some(home),
        windowed: true,
        leaving: Arc::clone(&leaving),
        ..Setup::default()
    };
    (opened(setup, size, State::default()), leaving)
}

fn finger(harness: &mut Harness, phase: TouchPhase, at: Pos2) {
    harness.event(Event::Touch {
        device_id: TouchDeviceId(3),
        id: TouchId(9),
        phase,
        pos: at,
        force: None,
    });
    harness.run_steps(1);
}

/// Holds the corner of the staff for so many seconds.
pub fn hold_corner(harness: &mut Harness, seconds: f64) {
    finger(harness, TouchPhase::Start, pos2(60.0, 60.0));
    wait(harness, seconds);
    finger(harness, TouchPhase::End, pos2(60.0, 60.0));
    harness.run_steps(3);
}

pub fn enter(harness: &mut Harness, digits: &str) {
    for digit in digits.chars() {
        touch(harness, &digit.to_string());
    }
    touch(harness, &text("kiosk-pin-enter"));
}

fn commands(harness: &Harness) -> Vec<ViewportCommand> {
    let output = harness.output().viewport_output.get(&ViewportId::ROOT);
    output.map_or(Vec::new(), |output| output.commands.clone())
}

fn ask_to_close(harness: &mut Harness) -> Vec<ViewportCommand> {
    let viewport = harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
    viewport.events.push(ViewportEvent::Close);
    harness.run_steps(1);
    commands(harness)
}

#[test]
fn the_corner_leads_to_the_pin_and_the_pin_to_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, leaving) = locked(folder.path(), config(), UPRIGHT);
    touch(&mut harness, &text("kiosk-touch"));
    hold_corner(&mut harness, 2.0);
    assert_eq!(state(&harness).kiosk.screen, Screen::Home, "two seconds are a rest");
    hold_corner(&mut harness, 3.2);
    assert_eq!(state(&harness).kiosk.screen, Screen::Pin);
    // Whoever asks the window to close is refused, by Alt+F4 or by the system.
    assert!(ask_to_close(&mut harness).contains(&ViewportCommand::CancelClose));
    enter(&mut harness, "000000");
    assert_eq!(state(&harness).kiosk.screen, Screen::Pin);
    harness.get_by_label_contains(&text("kiosk-pin-wrong"));
    enter(&mut harness, PIN);
    assert_eq!(state(&harness).kiosk.screen, Screen::Staff);
    let words: Vec<String> = harness
        .root()
        .children_recursive()
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(
        !words.iter().any(|word| word.contains(PIN)),
        "no digit is left on the glass"
    );
    let quit = text("kiosk-staff-quit");
    let button = harness
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label() == Some(quit.clone()));
    button.unwrap().click();
    let mut told = Vec::new();
    for _ in 0..4 {
        harness.run_steps(1);
        told.extend(commands(&harness));
    }
    assert!(told.contains(&ViewportCommand::Close), "{told:?}");
    assert_eq!(leaving.get(), Some(&Leaving::Quit));
    assert!(!ask_to_close(&mut harness).contains(&ViewportCommand::CancelClose));
}

#[test]
fn wrong_pins_close_the_gate_and_nobody_is_left_behind_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, _) = locked(folder.path(), config(), LYING);
    touch(&mut harness, &text("kiosk-touch"));
    hold_corner(&mut harness, 3.2);
    for wrong in ["111111", "222222", "333333"] {
        enter(&mut harness, wrong);
    }
    let waits = Messages::new(Lang::Fr).format("kiosk-pin-wait", &[("count", 30.0.into())]);
    harness.get_by_label_contains(&waits);
    let keys = harness.query_all_by_role(Role::Button).filter(|node| {
        let access = node.accesskit_node();
        access.label().is_some_and(|label| label.len() == 1) && !access.is_disabled()
    });
    assert_eq!(keys.count(), 0, "no digit is taken meanwhile");
    wait(&mut harness, 31.0);
    enter(&mut harness, PIN);
    assert_eq!(state(&harness).kiosk.screen, Screen::Staff);
    wait(&mut harness, 301.0);
    assert_eq!(state(&harness).kiosk.screen, Screen::Attract, "staff that went away");
}

#[test]
fn what_the_staff_decides_holds_for_the_next_visitor_and_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    {
        let (mut harness, _) = locked(folder.path(), config(), UPRIGHT);
        touch(&mut harness, &text("kiosk-touch"));
        hold_corner(&mut harness, 3.2);
        enter(&mut harness, PIN);
        // One language less, and controls low for everybody.
        touch(&mut harness, "NL");
        while harness.query_by_label(&text("kiosk-staff-finds")).is_none() {
            touch(&mut harness, &text("kiosk-next"));
        }
        let low = text("kiosk-low");
        let row = harness.get_by_label(&text("kiosk-staff-finds")).rect();
        let key = harness
            .query_all_by_label(&low)
            .find(|node| (node.rect().center().y - row.center().y).abs() < 30.0);
        key.unwrap().click();
        harness.run_steps(3);
        touch(&mut harness, &text("kiosk-home"));
        wait(&mut harness, 10.5);
        wait(&mut harness, 6.0);
        touch(&mut harness, &text("kiosk-touch"));
        assert!(state(&harness).kiosk.low_reach);
        assert!(harness.query_by_label("Parler Nederlands").is_none());
    }
    let home = Home::at(folder.path());
    let (harness, _) = with_home(home, config(), UPRIGHT);
    assert!(state(&harness).kiosk.low_reach, "kept");
}

#[test]
fn a_kiosk_without_a_pin_asks_its_staff_before_the_first_visitor() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, _) = with_home(Home::at(folder.path()), config(), UPRIGHT);
    harness.run_steps(3);
    assert_eq!(state(&harness).kiosk.screen, Screen::Pin);
    harness.get_by_label_contains(&text("kiosk-pin-new"));
    touch(&mut harness, &text("kiosk-home"));
    harness.run_steps(3);
    assert_eq!(state(&harness).kiosk.screen, Screen::Pin, "there is no way around");
    enter(&mut harness, "271828");
    enter(&mut harness, "271828");
    assert_eq!(state(&harness).kiosk.screen, Screen::Staff);
    touch(&mut harness, &text("kiosk-home"));
    harness.run_steps(3);
    assert_eq!(state(&harness).kiosk.screen, Screen::Home);
}

#[test]
fn visits_are_counted_without_a_word_of_who_came() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let (mut harness, _) = locked(folder.path(), config(), LYING);
    for _ in 0..2 {
        touch(&mut harness, &text("kiosk-touch"));
        touch(&mut harness, &text("kiosk-door-parks"));
        touch(&mut harness, "Parc Centralité");
        touch(&mut harness, &text("kiosk-search"));
        for letter in ["x", "q", "z", "j"] {
            touch(&mut harness, letter);
        }
        crate::window_harness::until(&mut harness, |harness| {
            harness.query_by_label(&text("kiosk-found-nothing")).is_some()
        });
        wait(&mut harness, 10.5);
        wait(&mut harness, 6.0);
    }
    wait(&mut harness, 30.0);
    let path = counters_path(&home);
    let counters = Counters::open(&path);
    for (what, wanted) in [
        (Counted::Visit, 2),
        (Counted::Door, 2),
        (Counted::Sheet, 2),
        (Counted::SearchInVain, 2),
        (Counted::Language, 0),
    ] {
        assert_eq!(counters.total("", what), wanted, "{what:?}: {}", counters.csv());
    }
    let csv = std::fs::read_to_string(path).unwrap();
    assert!(!csv.contains("xqz"), "{csv}");
}

#[test]
fn counting_is_off_with_one_switch() {
    let folder = tempfile::tempdir().unwrap();
    let off = KioskConfig {
        counters: false,
        ..config()
    };
    let (mut harness, _) = locked(folder.path(), off, UPRIGHT);
    touch(&mut harness, &text("kiosk-touch"));
    touch(&mut harness, &text("kiosk-door-parks"));
    wait(&mut harness, 60.0);
    assert!(!counters_path(&Home::at(folder.path())).exists());
}

#[test]
fn what_reads_aloud_and_prints_is_offered_only_where_the_staff_turned_it_on() {
    let offered = |config: KioskConfig| {
        let setup = Setup {
            config,
            frozen: true,
            ..Setup::default()
        };
        let harness = opened(setup, UPRIGHT, showing(Screen::Place));
        ["kiosk-listen", "kiosk-print"].map(|key| harness.query_by_label(&text(key)).is_some())
    };
    assert_eq!(offered(config()), [false, false]);
    let named = KioskConfig {
        voice: vec!["spd-say".into(), "{text}".into()],
        print: vec!["lp".into(), "{file}".into()],
        ..config()
    };
    assert_eq!(offered(named.clone()), [false, false], "named is not turned on");
    let on = KioskConfig {
        sounds: true,
        printing: true,
        ..named
    };
    assert_eq!(offered(on), [true, true]);
}

#[cfg(unix)]
#[test]
fn a_sheet_is_printed_and_read_aloud_by_the_programs_that_the_set_up_names() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).display().to_string();
    let sh = |script: &str, what: &str, file: String| -> Vec<String> {
        ["sh", "-c", script, "sh", what, &file].map(str::to_owned).to_vec()
    };
    let on = KioskConfig {
        sounds: true,
        voice: sh(
            "printf %s \"$1\" > \"$2.part\"; mv \"$2.part\" \"$2\"",
            "{text}",
            place("said"),
        ),
        printing: true,
        print: sh(
            "head -c 4 \"$1\" > \"$2.part\"; mv \"$2.part\" \"$2\"",
            "{file}",
            place("printed"),
        ),
        ..config()
    };
    let home = folder.path().join("home");
    let (mut harness, _) = locked(&home, on, UPRIGHT);
    touch(&mut harness, &text("kiosk-touch"));
    touch(&mut harness, &text("kiosk-door-parks"));
    touch(&mut harness, "Parc Centralité");
    touch(&mut harness, &text("kiosk-listen"));
    touch(&mut harness, &text("kiosk-print"));
    let (said, printed) = (place("said"), place("printed"));
    crate::window_harness::until(&mut harness, |_| {
        Path::new(&said).exists() && Path::new(&printed).exists()
    });
    assert!(std::fs::read_to_string(said).unwrap().starts_with("Parc Centralité"));
    assert_eq!(std::fs::read_to_string(printed).unwrap(), "%PDF");
}
