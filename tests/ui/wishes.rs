//! What is to be opened, however it comes: with the start, from another start, dropped.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use archipel::app::Folders;
use archipel::load::story::{StoryPlaces, save_as_file};
use archipel::store::door::{Wish, hand_over};
use archipel::store::{Home, HomeLock, Purpose};
use egui_kittest::kittest::Queryable as _;

use crate::import::drop_on;
use crate::window_harness::{Harness, Opening, state, until};

const POINT: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Alpha"},"geometry":{"type":"Point","coordinates":[2.83,50.43]}}]}"#;

/// A story of the program, in one file.
fn story_in(folder: &Path) -> std::path::PathBuf {
    let places = StoryPlaces::of(None, None, None);
    let story = places.all().into_iter().find_map(Result::ok).unwrap();
    let file = folder.join("à raconter.archipel-story");
    save_as_file(&story, &file).unwrap();
    file
}

/// A window that starts with a wish.
fn opened_with(wish: Wish) -> Harness {
    Opening {
        wishes: vec![wish],
        ..Opening::default()
    }
    .open()
}

#[test]
fn a_story_that_came_with_the_start_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened_with(Wish {
        link: None,
        files: vec![story_in(folder.path())],
    });
    until(&mut harness, |harness| state(harness).story.is_some());
    // A story in one file is known by the name of the file.
    assert_eq!(state(&harness).story.clone().unwrap().id, "à raconter");
}

#[test]
fn a_view_that_came_with_the_start_is_shown() {
    let mut harness = opened_with(Wish {
        link: Some("archipel://view?at=2.8,50.4,12&year=1913".into()),
        files: Vec::new(),
    });
    until(&mut harness, |harness| state(harness).year == Some(1913));
    let camera = state(&harness).camera.unwrap();
    assert!((camera.zoom - 12.0).abs() < 1e-6, "{camera:?}");
}

#[test]
fn a_file_that_another_start_hands_over_is_looked_at_in_the_open_window() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let file = folder.path().join("points à voir.geojson");
    std::fs::write(&file, POINT).unwrap();
    let lock = Arc::new(HomeLock::acquire(&home, Purpose::Window).unwrap());
    let mut harness = Opening {
        folders: Folders {
            home: Some(home.clone()),
            lock: Some(lock),
            layers: Some(archipel::import::layers_folder(&home)),
            ..Folders::default()
        },
        ..Opening::default()
    }
    .open();
    let ctx = harness.ctx.clone();
    harness.state_mut().app_mut().open_door(&ctx);
    let wish = Wish {
        link: Some("archipel://view?at=2.8,50.4,12&year=1913".into()),
        files: vec![file],
    };
    assert!(hand_over(&home, &wish), "the window does not answer");
    let end = Instant::now() + Duration::from_secs(30);
    while !state(&harness).panels.import_open {
        assert!(Instant::now() < end, "the page of imports stays closed");
        harness.run_steps(1);
    }
    assert_eq!(state(&harness).year, Some(1913));
    let camera = state(&harness).camera.unwrap();
    assert!((camera.zoom - 12.0).abs() < 1e-6, "{camera:?}");
}

#[test]
fn an_address_of_another_start_that_is_wrong_is_told_and_changes_nothing() {
    let wish = Wish {
        link: Some("archipel://view?at=nowhere".into()),
        files: Vec::new(),
    };
    let mut harness = Opening {
        wishes: vec![wish],
        ..Opening::default()
    }
    .open();
    let before = Opening::default().open();
    assert_eq!(state(&harness).year, state(&before).year);
    harness.run_steps(3);
    assert!(harness.query_all_by_label_contains("at").next().is_some());
    assert_eq!(state(&harness).camera, state(&before).camera);
}

#[test]
fn a_package_that_is_dropped_waits_for_somebody_to_install_it() {
    let folder = tempfile::tempdir().unwrap();
    let package = folder.path().join("bassin.archipel-pack");
    std::fs::write(&package, "no package at all").unwrap();
    let mut harness = Opening::default().open();
    drop_on(&mut harness, std::slice::from_ref(&package));
    harness.run_steps(4);
    assert!(state(&harness).panels.updates_open, "the page of data is open");
    assert!(!state(&harness).panels.import_open, "no import reads it");
    let shown = package.display().to_string();
    assert!(
        harness
            .query_all_by(|node| node.value().is_some_and(|value| value == shown))
            .next()
            .is_some(),
        "its path stands in the field"
    );
}
