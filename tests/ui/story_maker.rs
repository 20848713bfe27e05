//! A presenter makes a story from nothing, takes it to another machine, and shows it by keys alone.

use std::path::Path;

use crate::window_harness::{Harness, Opening, drag, lens, press, state};
use archipel::app::Folders;
use archipel::load::story::{StoryPlaces, open};
use archipel::model::{Lang, Story};
use archipel::state::{Mode, State};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::kittest::Queryable as _;

/// A window whose user has a home of his own.
fn at_home(home: &Path) -> Harness {
    let mut before = lens(12.0);
    before.panels.legend_open = false;
    Opening {
        state: before,
        size: [1366.0, 900.0],
        folders: Folders {
            stories: StoryPlaces::of(None, None, Some(home)),
            exports: Some(home.join("exports")),
            ..Folders::default()
        },
        ..Opening::default()
    }
    .open()
}

fn click(harness: &mut Harness, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

/// Writes into the field with this name, as a hand does: what stood there is chosen and replaced.
fn write(harness: &mut Harness, field: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run_steps(1);
    press(harness, Modifiers::COMMAND, Key::A);
    harness.event(Event::Text(words.to_owned()));
    harness.run_steps(2);
}

fn made(harness: &Harness) -> &Story {
    &harness.state().app().stories().maker().unwrap().story
}

fn titles(story: &Story) -> Vec<&str> {
    story.scenes.iter().map(|scene| scene.title.get(Lang::Fr)).collect()
}

fn began(home: &Path, title: &str) -> Harness {
    let mut harness = at_home(home);
    press(&mut harness, Modifiers::COMMAND, Key::R);
    write(&mut harness, "Titre du nouveau récit", title);
    click(&mut harness, "Commencer");
    harness
}

/// Lets the window see what the map shows, and adds it.
fn add(harness: &mut Harness, title: &str, text: &str) {
    click(harness, "Ajouter cette vue");
    write(harness, "Titre de la scène", title);
    write(harness, "Texte", text);
}

/// The language that is written: its button stands at the top, and the form may be scrolled.
fn turn_to(harness: &mut Harness, language: &str) {
    harness.get_by_label(language).scroll_to_me();
    harness.run_steps(40);
    click(harness, language);
}

/// Where a scene stands in the list.
fn row(harness: &Harness, label: &str) -> Pos2 {
    harness
        .get_by_role_and_label(Role::ListBoxOption, label)
        .rect()
        .center()
}

#[test]
fn ten_scenes_are_made_saved_reopened_elsewhere_and_presented_by_keys_alone() {
    let (home, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let picture = home.path().join("Fosse 9-9bis.png");
    image::RgbaImage::from_pixel(64, 40, image::Rgba([180, 60, 40, 255]))
        .save(&picture)
        .unwrap();
    let mut harness = began(home.path(), "Mon bassin minier");
    assert_eq!(made(&harness).id, "mon-bassin-minier");
    for number in 1..=10 {
        // Another place and closeness each time, as a hand would look around; the fifth scene has a layer less.
        press(&mut harness, Modifiers::NONE, Key::Escape);
        harness.get_by_label("Carte du territoire").focus();
        harness.run_steps(1);
        press(
            &mut harness,
            Modifiers::NONE,
            if number % 2 == 0 { Key::ArrowRight } else { Key::ArrowUp },
        );
        press(
            &mut harness,
            Modifiers::NONE,
            if number % 3 == 0 { Key::Minus } else { Key::Plus },
        );
        add(
            &mut harness,
            &format!("Scène {number}"),
            &format!("Texte de la scène **{number}**."),
        );
        if number == 3 {
            // The order, by a drag: the first goes behind the third.
            let (from, to) = (row(&harness, "1. Scène 1"), row(&harness, "3. Scène 3"));
            drag(&mut harness, from, to + egui::vec2(0.0, 12.0));
            assert_eq!(titles(made(&harness)), ["Scène 2", "Scène 3", "Scène 1"]);
        }
    }
    assert_eq!(made(&harness).scenes.len(), 10);
    assert_eq!(titles(made(&harness))[9], "Scène 10");
    let places: std::collections::BTreeSet<String> = made(&harness)
        .scenes
        .iter()
        .map(|scene| format!("{:?}", scene.at))
        .collect();
    assert_eq!(places.len(), 10, "every scene is a view of its own");
    // Notes, time and a picture for the last; its English too.
    write(&mut harness, "Notes pour vous seul", "Parler du musée.");
    write(&mut harness, "Chemin d’une image", picture.to_str().unwrap());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(
        made(&harness).scenes[9].picture.as_deref(),
        Some("media/fosse-9-9bis.png")
    );
    turn_to(&mut harness, "English");
    write(&mut harness, "Titre de la scène", "Scene ten");
    turn_to(&mut harness, "français");
    // The order, by buttons.
    click(&mut harness, "Monter la scène");
    assert_eq!(titles(made(&harness))[8], "Scène 10");
    // What is removed comes back.
    click(&mut harness, "Retirer la scène");
    assert_eq!(made(&harness).scenes.len(), 9);
    click(&mut harness, "Rétablir");
    assert_eq!(made(&harness).scenes.len(), 10);
    by_keyboard(&mut harness);
    // It is on the disk without being asked for; on paper, as slides and in one file when it is.
    let exports = home.path().join("exports");
    for form in [
        "Document PDF, avec vos notes",
        "Images des diapositives (PNG)",
        "Un seul fichier, à ouvrir ailleurs",
    ] {
        click(&mut harness, "Exporter");
        click(&mut harness, form);
        written(&mut harness);
    }
    let paper = std::fs::read(exports.join("mon-bassin-minier.pdf")).unwrap();
    let pages = String::from_utf8_lossy(&paper)
        .matches("/MediaBox [0 0 841.89 595.28]")
        .count();
    assert_eq!(pages, 11, "the opening and ten scenes");
    let slides = std::fs::read_dir(exports.join("mon-bassin-minier-slides")).unwrap();
    let sizes: Vec<(u32, u32)> = slides
        .map(|slide| image::image_dimensions(slide.unwrap().path()).unwrap())
        .collect();
    assert_eq!(sizes, [(1920, 1080); 12], "the opening, ten scenes and the end");
    click(&mut harness, "Terminer");
    let kept = open(&home.path().join("stories/mon-bassin-minier")).unwrap();
    assert_eq!(kept.story.scenes.len(), 10);
    let file = home.path().join("exports/mon-bassin-minier.archipel-story");
    let one = open(&file).unwrap();
    assert_eq!(*one.story, *kept.story);
    assert!(one.has_medium("media/fosse-9-9bis.png"));
    drop(harness);
    // Another machine: another home, another size of screen; the first home is gone.
    let carried = elsewhere.path().join("mon-bassin-minier.archipel-story");
    std::fs::copy(&file, &carried).unwrap();
    drop(home);
    let mut harness = at_home(elsewhere.path());
    press(&mut harness, Modifiers::COMMAND, Key::R);
    write(
        &mut harness,
        "Chemin d’un fichier .archipel-story ou d’un dossier",
        carried.to_str().unwrap(),
    );
    click(&mut harness, "Ouvrir le fichier");
    assert_eq!(state(&harness).story.as_ref().unwrap().id, "mon-bassin-minier");
    presented(&mut harness, &one.story);
}

/// Waits until a story is written, which takes an unoptimized program on a busy machine a while.
fn written(harness: &mut Harness) {
    for _ in 0..10_000 {
        if !harness.state().app().stories().is_pending() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(60));
        harness.run_steps(1);
    }
    panic!("the story was not written");
}

/// The order with the keyboard: a row goes up and down with Alt, and the keyboard goes along.
fn by_keyboard(harness: &mut Harness) {
    let before: Vec<String> = titles(made(harness)).into_iter().map(str::to_owned).collect();
    let label = format!("3. {}", before[2]);
    harness.get_by_role_and_label(Role::ListBoxOption, &label).focus();
    harness.run_steps(2);
    press(harness, Modifiers::ALT, Key::ArrowUp);
    harness.run_steps(2);
    press(harness, Modifiers::ALT, Key::ArrowUp);
    harness.run_steps(2);
    assert_eq!(titles(made(harness))[..3], [&before[2], &before[0], &before[1]]);
    for _ in 0..2 {
        press(harness, Modifiers::ALT, Key::ArrowDown);
        harness.run_steps(2);
    }
    assert_eq!(titles(made(harness)), before);
    // Plain arrows choose, and Delete takes out what can be had back.
    press(harness, Modifiers::NONE, Key::ArrowDown);
    harness.run_steps(2);
    press(harness, Modifiers::NONE, Key::Delete);
    harness.run_steps(2);
    assert_eq!(titles(made(harness))[3], before[4]);
    click(harness, "Annuler la dernière modification");
    assert_eq!(titles(made(harness)), before);
}

/// From the first key to the last, no pointer.
fn presented(harness: &mut Harness, story: &Story) {
    let slide = |harness: &Harness| state(harness).story.as_ref().unwrap().slide;
    press(harness, Modifiers::NONE, Key::F5);
    assert_eq!((state(harness).mode, slide(harness)), (Mode::Present, 0));
    for (index, scene) in story.scenes.iter().enumerate() {
        press(harness, Modifiers::NONE, Key::PageDown);
        assert_eq!(slide(harness), index + 1);
        harness.get_by_label(scene.title.get(Lang::Fr));
        let expected = archipel::state::story::scene_view(
            &State::default(),
            harness.state().app().atlas().unwrap(),
            scene,
            archipel::ui::map_room(
                state(harness),
                egui::Rect::from_min_size(Pos2::ZERO, egui::vec2(1350.0, 884.0)),
            ),
        );
        // The harness leaves a margin of eight points around the window.
        assert_eq!(state(harness).camera, expected.camera);
        assert_eq!(state(harness).layers, expected.layers);
    }
    press(harness, Modifiers::NONE, Key::PageDown);
    harness.get_by_label("Merci de votre attention");
    press(harness, Modifiers::NONE, Key::Escape);
    press(harness, Modifiers::NONE, Key::Escape);
    assert!(state(harness).story.is_none());
    assert_eq!(state(harness).camera, lens(12.0).camera);
}

#[test]
fn an_own_story_is_changed_again_and_a_shipped_one_as_a_copy() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = began(home.path(), "Essai");
    add(&mut harness, "Une", "Un texte.");
    click(&mut harness, "Terminer");
    press(&mut harness, Modifiers::COMMAND, Key::R);
    click(&mut harness, "Modifier : Essai");
    write(&mut harness, "Titre du récit", "Essai deux");
    click(&mut harness, "Aperçu");
    assert_eq!(state(&harness).story.as_ref().unwrap().id, "essai");
    assert!(harness.query_all_by_label("Essai deux").next().is_some());
    click(&mut harness, "Fermer le récit");
    assert!(
        harness.state().app().stories().maker().is_some(),
        "the preview leads back"
    );
    click(&mut harness, "Terminer");
    assert_eq!(
        open(&home.path().join("stories/essai"))
            .unwrap()
            .story
            .title
            .get(Lang::Fr),
        "Essai deux"
    );
    press(&mut harness, Modifiers::COMMAND, Key::R);
    click(
        &mut harness,
        "Copier pour modifier : De l’archipel noir à l’archipel vert",
    );
    assert_eq!(made(&harness).scenes.len(), 12);
    assert_eq!(
        open(&home.path().join("stories/archipel-noir-vert"))
            .unwrap()
            .story
            .scenes
            .len(),
        12
    );
}

#[test]
fn layers_are_chosen_while_a_story_is_made() {
    let home = tempfile::tempdir().unwrap();
    let mut harness = began(home.path(), "Essai");
    press(&mut harness, Modifiers::COMMAND, Key::L);
    harness
        .get_by_role_and_label(Role::CheckBox, "Afficher la couche Patrimoine mondial")
        .click();
    harness.run_steps(3);
    click(&mut harness, "Ajouter cette vue");
    let layers: Vec<String> = made(&harness).scenes[0]
        .layers
        .iter()
        .cloned()
        .map(String::from)
        .collect();
    assert!(!layers.contains(&"unesco".to_owned()) && layers.contains(&"shafts".to_owned()));
    press(&mut harness, Modifiers::COMMAND, Key::L);
    click(&mut harness, "Revenir au récit");
    harness.get_by_role_and_label(Role::TextInput, "Titre de la scène");
}

#[test]
fn a_file_that_is_no_story_is_told_and_nothing_happens() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("x.archipel-story");
    std::fs::write(&path, b"nonsense").unwrap();
    let mut harness = at_home(home.path());
    press(&mut harness, Modifiers::COMMAND, Key::R);
    write(
        &mut harness,
        "Chemin d’un fichier .archipel-story ou d’un dossier",
        path.to_str().unwrap(),
    );
    click(&mut harness, "Ouvrir le fichier");
    assert!(state(&harness).story.is_none());
    harness.get_by_label_contains("L’archive zip est abîmée");
}
