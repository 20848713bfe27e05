//! Stories in the window: opened, walked, played, given back; shown to an audience by keys alone.

use crate::window_harness::{Harness, Opening, button, lens, press, shipped_stories, state, tap};
use archipel::app::Folders;
use archipel::state::{Mode, State, StoryPlay};
use archipel::ui::story::Screens;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn shipped() -> Folders {
    shipped_stories()
}

fn window(state: State, size: [f32; 2]) -> Harness {
    Opening {
        state,
        size,
        folders: shipped(),
        ..Opening::default()
    }
    .open()
}

fn play(harness: &Harness) -> &StoryPlay {
    state(harness).story.as_ref().unwrap()
}

fn key(harness: &mut Harness, key: Key) {
    press(harness, Modifiers::NONE, key);
}

/// Opens a story from the list, as a visitor does.
fn opened(state: State, size: [f32; 2]) -> Harness {
    let mut harness = window(state, size);
    press(&mut harness, Modifiers::COMMAND, Key::R);
    harness.get_by_label("Ouvrir : Une journée à vélo et en bus").click();
    harness.run_steps(4);
    harness
}

#[test]
fn a_visitor_opens_a_story_walks_through_it_and_finds_the_own_view_again() {
    let mut before = lens(12.0);
    before.filter.text = "lens".into();
    before.panels.left_open = false;
    let mut harness = opened(before, [1280.0, 800.0]);
    harness.get_by_label("Descendre du train");
    assert!(harness.query_by_label_contains("Paris est à 75 minutes").is_some());
    assert!(state(&harness).filter.text.is_empty());
    let first = state(&harness).camera.unwrap();
    key(&mut harness, Key::PageDown);
    harness.get_by_label("Par l’avenue Delelis");
    assert_ne!(state(&harness).camera.unwrap(), first);
    harness.get_by_role_and_label(Role::Tab, "9. L’Anneau au soir").click();
    harness.run_steps(4);
    assert_eq!(play(&harness).slide, 9);
    // A hand that moves the map comes back with one key.
    let there = state(&harness).camera.unwrap();
    key(&mut harness, Key::Plus);
    assert_ne!(state(&harness).camera.unwrap(), there);
    key(&mut harness, Key::R);
    assert_eq!(state(&harness).camera.unwrap(), there);
    key(&mut harness, Key::Escape);
    let after = state(&harness);
    assert_eq!((after.filter.text.as_str(), after.year), ("lens", None));
    assert!(after.layers.is_empty());
    assert!(after.story.is_none());
    assert_eq!(after.camera, lens(12.0).camera);
}

/// Lets this time pass, in seconds.
fn later(harness: &mut Harness, seconds: f64) {
    let now = harness.ctx.input(|input| input.time);
    harness.input_mut().time = Some(now + seconds);
    harness.run_steps(1);
}

#[test]
fn a_story_plays_by_itself_and_stops_when_a_hand_comes() {
    let mut harness = opened(lens(12.0), [1280.0, 800.0]);
    key(&mut harness, Key::K);
    assert!(play(&harness).playing);
    for _ in 0..14 {
        later(&mut harness, 1.0);
    }
    assert!(
        play(&harness).slide >= 2,
        "twelve seconds are over: {}",
        play(&harness).slide
    );
    assert!(play(&harness).playing);
    let at = pos2(800.0, 300.0);
    tap(&harness, at);
    harness.run_steps(2);
    assert!(!play(&harness).playing);
    // To the end, and round again where that is wanted.
    key(&mut harness, Key::K);
    for _ in 0..160 {
        later(&mut harness, 1.0);
    }
    assert!(
        !play(&harness).playing && play(&harness).slide == 11,
        "it stops at the end"
    );
    harness.get_by_label("Lire en boucle").click();
    harness.run_steps(2);
    key(&mut harness, Key::K);
    for _ in 0..14 {
        later(&mut harness, 1.0);
    }
    assert!(play(&harness).playing && play(&harness).slide < 11);
}

#[test]
fn the_card_fits_narrow_windows_and_large_text() {
    for (size, text_size) in [
        ([500.0, 760.0], 1.0),
        ([1280.0, 800.0], 2.0),
        ([500.0, 760.0], 2.0),
        ([1366.0, 768.0], 1.0),
    ] {
        let mut before = lens(12.0);
        before.text_size = text_size;
        let mut harness = window(before, size);
        press(&mut harness, Modifiers::COMMAND, Key::R);
        harness
            .get_by_label("Ouvrir : De l’archipel noir à l’archipel vert")
            .click();
        harness.run_steps(4);
        for _ in 0..3 {
            key(&mut harness, Key::PageDown);
        }
        let window = egui::Rect::from_min_size(Pos2::ZERO, size.into());
        for label in ["Scène suivante (PAGE SUIV.)", "Fermer le récit", "Lire en boucle"] {
            let labels: Vec<String> = harness
                .root()
                .children_recursive()
                .filter_map(|node| node.accesskit_node().label())
                .filter(|known| known.starts_with(label.split(" (").next().unwrap()))
                .collect();
            assert!(!labels.is_empty(), "{label}");
            let rect = harness.get_by_label(&labels[0]).rect();
            assert!(window.contains_rect(rect), "{size:?} {text_size} {label}: {rect:?}");
        }
    }
}

fn presenting(size: [f32; 2]) -> Harness {
    let mut harness = window(lens(12.0), size);
    press(&mut harness, Modifiers::COMMAND, Key::R);
    harness
        .get_by_label("Présenter : Dix ans autour du Louvre-Lens")
        .click();
    harness.run_steps(4);
    harness
}

#[test]
fn an_audience_is_led_by_keys_alone() {
    let mut harness = presenting([1920.0, 1080.0]);
    assert_eq!((play(&harness).slide, state(&harness).mode), (0, Mode::Present));
    harness.get_by_label("Dix ans autour du Louvre-Lens");
    assert!(
        harness.query_by_label("Réglages").is_none(),
        "nothing of the program is seen"
    );
    for (pressed, wanted) in [
        (Key::PageDown, 1),
        (Key::Space, 2),
        (Key::ArrowRight, 3),
        (Key::PageUp, 2),
        (Key::ArrowLeft, 1),
        (Key::End, 13),
        (Key::PageDown, 13),
        (Key::Home, 0),
        (Key::PageUp, 0),
    ] {
        key(&mut harness, pressed);
        assert_eq!(play(&harness).slide, wanted, "{pressed:?}");
    }
    // A number, then Enter.
    for digit in [Key::Num1, Key::Num0, Key::Enter] {
        key(&mut harness, digit);
    }
    assert_eq!(play(&harness).slide, 10);
    harness.get_by_label("1er avril 2019 : le bus".replace(" :", "\u{a0}:").as_str());
    key(&mut harness, Key::B);
    assert!(play(&harness).black);
    key(&mut harness, Key::PageDown);
    assert!(
        !play(&harness).black && play(&harness).slide == 11,
        "the next slide lights the screen again"
    );
    let there = state(&harness).camera.unwrap();
    key(&mut harness, Key::Minus);
    assert_ne!(state(&harness).camera.unwrap(), there);
    key(&mut harness, Key::R);
    assert_eq!(state(&harness).camera.unwrap(), there);
    // The closing slide, then out; the story is still open beside the map.
    key(&mut harness, Key::End);
    harness.get_by_label("Merci de votre attention");
    key(&mut harness, Key::Escape);
    assert_eq!(state(&harness).mode, Mode::Browse);
    assert_eq!(play(&harness).slide, 12);
    key(&mut harness, Key::F5);
    assert_eq!((state(&harness).mode, play(&harness).slide), (Mode::Present, 12));
}

fn move_to(harness: &mut Harness, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    later(harness, 0.05);
}

#[test]
fn the_laser_and_the_highlighter_draw_and_fade_and_leave_the_map_where_it_is() {
    let mut harness = presenting([1280.0, 800.0]);
    key(&mut harness, Key::PageDown);
    let there = state(&harness).camera.unwrap();
    key(&mut harness, Key::L);
    for step in 0..6 {
        move_to(&mut harness, pos2(700.0 + 20.0 * step as f32, 300.0));
    }
    assert!(harness.state().app().stories().tools().trail() > 3);
    key(&mut harness, Key::H);
    move_to(&mut harness, pos2(700.0, 300.0));
    button(&harness, pos2(700.0, 300.0), true);
    for step in 1..6 {
        move_to(&mut harness, pos2(700.0 + 20.0 * step as f32, 320.0));
    }
    button(&harness, pos2(800.0, 320.0), false);
    assert_eq!(harness.state().app().stories().tools().strokes(), 1);
    assert_eq!(
        state(&harness).camera.unwrap(),
        there,
        "the hand drew and moved nothing"
    );
    for _ in 0..8 {
        later(&mut harness, 1.0);
    }
    let tools = harness.state().app().stories().tools();
    assert_eq!((tools.strokes(), tools.trail()), (0, 0));
    // Without a tool the hand moves the map again.
    key(&mut harness, Key::Escape);
    assert_eq!(state(&harness).mode, Mode::Present, "the tool goes first");
    button(&harness, pos2(800.0, 300.0), true);
    for step in 1..6 {
        move_to(&mut harness, pos2(800.0 + 20.0 * step as f32, 320.0));
    }
    button(&harness, pos2(900.0, 320.0), false);
    assert_ne!(state(&harness).camera.unwrap(), there);
}

fn screens(harness: &mut Harness, count: usize) {
    harness.state_mut().app_mut().set_screens(Screens { count, own: 0 });
    harness.run_steps(3);
}

#[test]
fn a_display_that_is_lost_a_wake_and_another_resolution_keep_the_place() {
    let mut harness = window(lens(12.0), [1920.0, 1080.0]);
    screens(&mut harness, 2);
    press(&mut harness, Modifiers::COMMAND, Key::R);
    harness
        .get_by_label("Présenter : Dix ans autour du Louvre-Lens")
        .click();
    harness.run_steps(4);
    for _ in 0..5 {
        key(&mut harness, Key::PageDown);
    }
    assert!(harness.state().app().stories().presentation().has_window());
    harness.get_by_label("Pas de notes pour cette scène.");
    // The projector is unplugged: the slide stays, the second window goes.
    screens(&mut harness, 1);
    assert!(!harness.state().app().stories().presentation().has_window());
    assert!(harness.query_by_label("Pas de notes pour cette scène.").is_none());
    assert_eq!((play(&harness).slide, state(&harness).mode), (5, Mode::Present));
    // With one display the presenter's view lies over the slide when it is asked for.
    key(&mut harness, Key::V);
    harness.get_by_label("Pas de notes pour cette scène.");
    key(&mut harness, Key::PageDown);
    assert_eq!(play(&harness).slide, 6);
    key(&mut harness, Key::V);
    // Another resolution: the same place is in the middle of what is free.
    let before = state(&harness).camera.unwrap();
    harness.set_size(egui::vec2(1280.0, 720.0));
    harness.run_steps(4);
    let after = state(&harness).camera.unwrap();
    assert!(after.zoom < before.zoom, "the smaller screen looks from farther away");
    assert_eq!(play(&harness).slide, 6);
    harness.set_size(egui::vec2(1920.0, 1080.0));
    harness.run_steps(4);
    let again = state(&harness).camera.unwrap();
    assert!((again.zoom - before.zoom).abs() < 1e-9);
    // Waking: the focus comes back after hours.
    harness.event(Event::WindowFocused(false));
    later(&mut harness, 7200.0);
    harness.event(Event::WindowFocused(true));
    harness.run_steps(2);
    assert_eq!((play(&harness).slide, state(&harness).mode), (6, Mode::Present));
    screens(&mut harness, 2);
    assert!(
        harness.state().app().stories().presentation().has_window(),
        "the projector is back"
    );
    assert_eq!(play(&harness).slide, 6);
}

#[test]
fn a_state_that_was_written_in_the_middle_of_a_story_goes_on_there() {
    let mut harness = opened(lens(12.0), [1280.0, 800.0]);
    key(&mut harness, Key::PageDown);
    let kept: State = serde_json::from_str(&serde_json::to_string(state(&harness)).unwrap()).unwrap();
    let mut again = window(kept, [1280.0, 800.0]);
    again.get_by_label("Par l’avenue Delelis");
    key(&mut again, Key::Escape);
    assert_eq!(state(&again).camera, lens(12.0).camera);
    // A story that is gone gives the view back and says so.
    let mut lost = state(&harness).clone();
    lost.story.as_mut().unwrap().id = "gone".into();
    let harness = window(lost, [1280.0, 800.0]);
    assert!(state(&harness).story.is_none());
    assert_eq!(state(&harness).camera, lens(12.0).camera);
}
