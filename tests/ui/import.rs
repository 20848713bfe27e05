//! Importing as a person meets it: a path is pasted, the file is looked at, described, added, removed, put back.

use std::path::Path;

use crate::window_harness::{Harness, Opening, press, state, until};
use archipel::app::Folders;
use archipel::state::State;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const SITES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"nom":"Friche du 7","surface":"12"},"geometry":{"type":"Point","coordinates":[2.83,50.43]}},
{"type":"Feature","properties":{"nom":"Friche du 8"},"geometry":{"type":"Point","coordinates":[2.85,50.44]}}]}"#;

/// A window whose layers go below `folder`, with the page of imports open.
fn window(folder: &Path) -> Harness {
    let mut harness = Opening {
        state: State::default(),
        size: [1280.0, 1600.0],
        folders: Folders {
            layers: Some(folder.join("layers")),
            ..Folders::default()
        },
        ..Opening::default()
    }
    .open();
    press(&mut harness, Modifiers::COMMAND, Key::O);
    assert!(state(&harness).panels.import_open);
    harness
}

/// Types the path of a file and waits until it was looked at.
fn look_at(harness: &mut Harness, path: &Path) {
    harness
        .get_by_role_and_label(Role::TextInput, "Chemin du fichier")
        .type_text(path.to_str().unwrap());
    harness.run_steps(2);
    press(harness, Modifiers::NONE, Key::Enter);
    until(harness, |harness| harness.query_by_label("Chemin du fichier").is_none());
    until(harness, |harness| {
        harness.query_by_label_contains("Lecture de").is_none()
    });
}

fn titles(harness: &Harness) -> Vec<String> {
    let options = harness.query_all_by_role(Role::ListBoxOption);
    options.filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn a_file_that_is_held_over_the_window_is_told_where_it_goes() {
    let words = "Déposez le fichier pour le voir sur la carte";
    let mut harness = Opening::default().open();
    assert!(harness.query_by_label(words).is_none());
    harness.input_mut().hovered_files = vec![egui::HoveredFile::default()];
    harness.run_steps(2);
    let hint = harness.get_by_label(words).rect();
    assert!(harness.ctx.content_rect().contains_rect(hint), "{hint}");
    // Taken elsewhere again.
    harness.input_mut().hovered_files.clear();
    harness.run_steps(2);
    assert!(harness.query_by_label(words).is_none());
}

#[test]
fn a_file_is_looked_at_named_added_removed_and_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mes_friches.geojson");
    std::fs::write(&file, SITES).unwrap();
    let mut harness = window(folder.path());
    look_at(&mut harness, &file);
    harness.get_by_label_contains("2\u{a0}éléments lus sur 2");
    assert!(harness.query_all_by_label("Friche du 7").count() >= 1);
    harness.get_by_label_contains("la source n’est pas connue");
    let name = harness.get_by_role_and_label(Role::TextInput, "Nom");
    assert_eq!(name.value().as_deref(), Some("Mes friches"));
    harness
        .get_by_role_and_label(Role::Button, "Ajouter à la carte")
        .click();
    until(&mut harness, |harness| {
        titles(harness).iter().any(|title| title == "Mes friches")
    });
    harness.get_by_label_contains("«\u{a0}Mes friches\u{a0}» est ajoutée");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), SITES, "the file is untouched");
    harness
        .get_by_role_and_label(Role::Button, "Retirer «\u{a0}Mes friches\u{a0}»")
        .click();
    harness.run_steps(3);
    let described = folder.path().join("layers/mes-friches/layer.toml");
    assert!(!described.exists());
    let back = |harness: &Harness| harness.query_by_role_and_label(Role::Button, "Rétablir").is_some();
    assert!(back(&harness), "there is a way back");
    harness.get_by_role_and_label(Role::Button, "Rétablir").click();
    until(&mut harness, |harness| {
        titles(harness).iter().any(|title| title == "Mes friches")
    });
}

#[test]
fn what_was_guessed_can_be_changed_before_it_is_added() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sites.geojson");
    std::fs::write(&file, SITES).unwrap();
    let mut harness = window(folder.path());
    look_at(&mut harness, &file);
    for (field, words) in [
        ("Nom", "Friches à revoir"),
        ("Producteur", "Service des parcs"),
        ("Licence", "Licence Ouverte 2.0"),
        ("Date", "2026-11-25"),
    ] {
        harness.get_by_role_and_label(Role::TextInput, field).focus();
        harness.run_steps(2);
        press(&mut harness, Modifiers::COMMAND, Key::A);
        harness.get_by_role_and_label(Role::TextInput, field).type_text(words);
        harness.run_steps(2);
    }
    harness
        .get_by_role_and_label(Role::Button, "Ajouter à la carte")
        .click();
    until(&mut harness, |harness| {
        titles(harness).iter().any(|title| title == "Friches à revoir")
    });
    let found = archipel::load::user::list(&folder.path().join("layers"));
    let (_, layer) = found.into_iter().next().unwrap().unwrap();
    assert_eq!(layer.layer.title.get(archipel::model::Lang::Fr), "Friches à revoir");
    assert_eq!(
        [&layer.source.producer, &layer.source.licence, &layer.source.date],
        ["Service des parcs", "Licence Ouverte 2.0", "2026-11-25"]
    );
}

#[test]
fn a_file_that_is_refused_says_why_and_leaves_the_page_ready() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("coupe.geojson");
    std::fs::write(&file, &SITES[..80]).unwrap();
    let mut harness = window(folder.path());
    look_at(&mut harness, &file);
    harness.get_by_label_contains("coupe.geojson ne peut pas être importé");
    harness
        .get_by_role_and_label(Role::Button, "Choisir un autre fichier")
        .click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "Chemin du fichier");
    assert!(!folder.path().join("layers").exists());
}

/// A file as a window hands it over that was dropped on.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

pub fn drop_on(harness: &mut Harness, paths: &[std::path::PathBuf]) {
    for path in paths {
        let file = std::sync::Arc::new(Dropped(path.clone()));
        harness.input_mut().dropped_files.push(file);
    }
    harness.run_steps(2);
}

#[test]
fn a_folder_that_is_dropped_opens_the_page_and_its_files_come_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("a_friches.geojson"), SITES).unwrap();
    std::fs::write(data.join("b_arbres.csv"), "nom;lon;lat\nTilleul;2,83;50,43\n").unwrap();
    std::fs::write(data.join("lisez-moi.txt"), "rien").unwrap();
    let mut harness = window(folder.path());
    press(&mut harness, Modifiers::COMMAND, Key::O);
    assert!(!state(&harness).panels.import_open);
    drop_on(&mut harness, &[data]);
    assert!(state(&harness).panels.import_open, "the page opens by itself");
    until(&mut harness, |harness| {
        harness.query_by_label_contains("2\u{a0}éléments lus sur 2").is_some()
    });
    for wanted in ["A friches", "B arbres"] {
        until(&mut harness, |harness| {
            let name = harness.query_by_role_and_label(Role::TextInput, "Nom");
            name.is_some_and(|name| name.value().as_deref() == Some(wanted))
        });
        harness
            .get_by_role_and_label(Role::Button, "Ajouter à la carte")
            .click();
        until(&mut harness, |harness| {
            titles(harness).iter().any(|title| title == wanted)
        });
    }
}

#[test]
fn loose_parts_of_a_shapefile_that_are_dropped_together_are_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let things = crate::format_files::things(
        crate::format_files::Kind::Polygon,
        3,
        crate::format_files::System::Lambert93,
    );
    let input = crate::format_files::shape::loose(&things, crate::format_files::System::Lambert93);
    let shape = folder.path().join("parcs.shp");
    std::fs::write(&shape, &input.bytes).unwrap();
    let mut paths = vec![shape];
    for (ending, bytes) in &input.companions {
        let path = folder.path().join(format!("parcs.{ending}"));
        std::fs::write(&path, bytes).unwrap();
        paths.push(path);
    }
    paths.reverse();
    let mut harness = window(folder.path());
    drop_on(&mut harness, &paths);
    until(&mut harness, |harness| {
        harness.query_by_label_contains("3\u{a0}éléments lus sur 3").is_some()
    });
    harness.get_by_label_contains("Shapefile · coordonnées\u{a0}: Lambert-93");
    assert!(
        harness.query_by_label_contains("après celui-ci").is_none(),
        "no other file waits"
    );
}

#[test]
fn one_subject_of_an_openstreetmap_file_is_chosen_and_alone_is_added() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lens.osm");
    let bench = r#"<node id="1" lat="50.43" lon="2.83"><tag k="amenity" v="bench"/></node>"#;
    let heap =
        r#"<node id="2" lat="50.44" lon="2.84"><tag k="man_made" v="spoil_heap"/><tag k="name" v="Le 42"/></node>"#;
    std::fs::write(&file, format!("<osm>{bench}{heap}</osm>")).unwrap();
    let mut harness = window(folder.path());
    look_at(&mut harness, &file);
    harness.get_by_role_and_label(Role::ComboBox, "Objets voulus").click();
    harness.run_steps(3);
    harness.get_by_label("Terrils (1)").click();
    harness.run_steps(3);
    let name = harness.get_by_role_and_label(Role::TextInput, "Nom");
    assert_eq!(name.value().as_deref(), Some("Terril – Lens"));
    harness
        .get_by_role_and_label(Role::Button, "Ajouter à la carte")
        .click();
    until(&mut harness, |harness| {
        titles(harness).iter().any(|title| title == "Terril – Lens")
    });
    let layers = folder.path().join("layers");
    let found = archipel::load::user::list(&layers);
    let (at, layer) = found.into_iter().next().unwrap().unwrap();
    assert_eq!(layer.layer.id, "lens-terrils");
    let text = std::fs::read_to_string(at.join(&layer.layer.file)).unwrap();
    assert!(text.contains("Le 42") && !text.contains("bench"), "{text}");
}

#[test]
fn a_feed_becomes_the_network_of_buses() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("reseau.zip");
    std::fs::write(&file, crate::feed::zipped(&crate::feed::tables())).unwrap();
    let mut harness = window(folder.path());
    look_at(&mut harness, &file);
    harness.get_by_label_contains("2\u{a0}lignes sur 3");
    harness
        .get_by_role_and_label(Role::Button, "Ajouter à la carte")
        .click();
    until(&mut harness, |_| {
        folder.path().join("layers/bhns-stops/layer.toml").exists()
    });
    until(&mut harness, |harness| !harness.state().app().is_reading());
    let atlas = harness.state().app().atlas().unwrap();
    assert_eq!(atlas.layer("bhns").unwrap().features.len(), 2);
    assert_eq!(atlas.layer("bhns-stops").unwrap().features.len(), 4);
}
