//! The mining clock as a person meets it: keys, slider, playing, captions, two years side by side.

use crate::window_harness::{Harness, press, state, until, window};
use archipel::state::State;
use archipel::state::clock::this_year;
use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn at(year: i32) -> State {
    State {
        year: Some(year),
        ..State::default()
    }
}

fn year(harness: &Harness) -> i32 {
    state(harness).year.unwrap()
}

#[test]
fn keys_open_the_clock_step_it_and_put_it_away() {
    let mut harness = window(State::default());
    assert!(harness.query_by_role_and_label(Role::Slider, "Année").is_none());
    press(&mut harness, Modifiers::NONE, Key::T);
    assert_eq!(year(&harness), 1913);
    press(&mut harness, Modifiers::NONE, Key::Y);
    press(&mut harness, Modifiers::NONE, Key::D);
    assert_eq!(year(&harness), 1924);
    press(&mut harness, Modifiers::SHIFT, Key::D);
    press(&mut harness, Modifiers::SHIFT, Key::Y);
    assert_eq!(year(&harness), 1913);
    harness.get_by_label("Fermer l’horloge").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).year, None);
}

#[test]
fn the_slider_says_its_year_and_takes_arrows_pages_and_ends() {
    let mut harness = window(at(1850));
    let slider = harness.get_by_role_and_label(Role::Slider, "Année");
    assert_eq!(slider.accesskit_node().numeric_value(), Some(1850.0));
    slider.focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(year(&harness), 1851);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(year(&harness), 1841);
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    assert_eq!(year(&harness), 1851);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(year(&harness), 1716);
    press(&mut harness, Modifiers::NONE, Key::End);
    assert_eq!(year(&harness), this_year());
}

#[test]
fn the_handle_is_dragged_and_a_click_on_the_chart_goes_there() {
    let mut harness = window(at(1800));
    let from = harness.get_by_role_and_label(Role::Slider, "Année").rect().center();
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    harness.hover_at(from + egui::vec2(120.0, 0.0));
    harness.run_steps(2);
    harness.drop_at(from + egui::vec2(120.0, 0.0));
    harness.run_steps(2);
    let dragged = year(&harness);
    assert!((1840..1870).contains(&dragged), "{dragged}");
    let chart = harness
        .get_by_role_and_label(Role::Image, "Puits en activité et événements, par année")
        .rect();
    let place = pos2(chart.right() - 2.0, chart.center().y);
    harness.hover_at(place);
    harness.run_steps(1);
    harness.drag_at(place);
    harness.run_steps(1);
    harness.drop_at(place);
    harness.run_steps(3);
    assert!(year(&harness) >= this_year() - 2, "{}", year(&harness));
}

#[test]
fn the_space_bar_plays_and_only_what_a_year_changes_is_drawn_anew() {
    let mut harness = window(at(1900));
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(harness.state().app().plays());
    let still = harness.state().app().pictures();
    until(&mut harness, |harness| year(harness) > 1920);
    assert_eq!(harness.state().app().pictures(), still, "the ground was drawn anew");
    press(&mut harness, Modifiers::NONE, Key::Space);
    let stopped = year(&harness);
    harness.run_steps(20);
    assert_eq!(year(&harness), stopped);
    // Motion is reduced in tests: the years go in whole decades.
    assert_eq!((stopped - 1900) % 10, 0);
}

#[test]
fn playing_ends_today_and_begins_anew_from_the_first_year() {
    let mut harness = window(at(this_year() - 5));
    harness
        .get_by_role_and_label(Role::Button, "Faire défiler les années")
        .click();
    until(&mut harness, |harness| year(harness) == this_year());
    assert!(!harness.state().app().plays());
    harness
        .get_by_role_and_label(Role::Button, "Faire défiler les années")
        .click();
    harness.run_steps(3);
    assert!(harness.state().app().plays());
    assert!(year(&harness) < 1750, "{}", year(&harness));
}

#[test]
fn an_event_comes_up_with_its_place_and_a_click_opens_it() {
    let mut harness = window(at(1990));
    let told = harness.get_by_role(Role::Status);
    let words = told.accesskit_node().label().unwrap();
    assert!(words.starts_with("1990 Dernière gaillette"), "{words}");
    harness.get_by_role_and_label(Role::Link, "Site du 9-9bis").click();
    harness.run_steps(4);
    assert_eq!(state(&harness).selection.as_deref(), Some("sites:fosse-9-9bis"));
    assert!(state(&harness).camera.unwrap().zoom > 13.0);
    assert_eq!(year(&harness), 1990);
    press(&mut harness, Modifiers::NONE, Key::Y);
    assert!(harness.query_by_role(Role::Status).is_none());
}

#[test]
fn what_is_not_there_yet_is_not_found_and_a_lamp_is() {
    let mut harness = window(State {
        year: Some(1913),
        ..crate::window_harness::lens(11.0)
    });
    // A shaft far below the zoom from which the catalog shows shafts.
    let atlas = archipel::load::atlas::embedded();
    let shaft = atlas.layer("shafts").unwrap().features.iter().find(|shaft| {
        let lens = shaft.communes.first().is_some_and(|commune| commune == "62498");
        lens && shaft.valid_from.is_some_and(|from| from.year < 1913) && shaft.valid_to.is_some_and(|to| to.year > 1913)
    });
    let shaft = shaft.unwrap();
    let place = shaft.bounds_geo().unwrap().center();
    let viewport = archipel::space::Viewport {
        center_geo: state(&harness).camera.unwrap().center_geo,
        zoom: 11.0,
        size: [1280.0, 800.0],
    };
    let [x, y] = place;
    let on_screen = viewport.screen_from_geo(geo_types::Coord { x, y });
    let on_screen = pos2(on_screen.x as f32, on_screen.y as f32);
    harness.hover_at(on_screen);
    harness.run_steps(2);
    harness.drag_at(on_screen);
    harness.run_steps(1);
    harness.drop_at(on_screen);
    harness.run_steps(4);
    let found = state(&harness).selection.clone().unwrap_or_default();
    assert!(found.starts_with("shafts:"), "{found}");
}

#[test]
fn two_years_stand_side_by_side_with_a_divider_and_the_figures_of_the_booklet() {
    let mut harness = window(at(1913));
    harness
        .get_by_label_contains("Comparer deux années, alors et maintenant")
        .click();
    harness.run_steps(3);
    let then = state(&harness).then.unwrap();
    assert_eq!((then.year, year(&harness)), (1913, this_year()));
    let label = format!("Séparation entre 1913 et {}", this_year());
    let divider = harness.get_by_role_and_label(Role::Slider, &label);
    assert_eq!(divider.accesskit_node().numeric_value(), Some(50.0));
    divider.focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!(state(&harness).then.unwrap().at > 0.51);
    harness.get_by_role_and_label(Role::Slider, "Année de gauche").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(state(&harness).then.unwrap().year, 1912);
    // The booklet speaks of 2009 and of 2019, each figure with its page.
    let mut harness = window(State {
        then: Some(archipel::state::Then { year: 2009, at: 0.5 }),
        ..at(2019)
    });
    harness.run_steps(2);
    for year in [2009, 2019] {
        assert!(
            harness
                .query_by_label(&format!("Chiffres du livret · {year}"))
                .is_some(),
            "{year}"
        );
    }
    assert!(harness.query_all_by_label_contains("Livret, «").count() >= 8);
}
