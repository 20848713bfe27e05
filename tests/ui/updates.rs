//! The page of data as a person meets it: asked first, fetched, compared, put in place, taken back; packages; a second copy.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::feed_server::{Act, FeedServer};
use crate::window_harness::{Harness, Opening, press, state, until};
use archipel::app::Folders;
use archipel::package::{self, Contents, SecretKey};
use archipel::state::State;
use archipel::store::{Home, HomeLock, Purpose};
use archipel::update;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

const POINTS: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":"a","properties":{"name":"Alpha"},"geometry":{"type":"Point","coordinates":[2.83,50.43]}},
{"type":"Feature","id":"b","properties":{"name":"Beta"},"geometry":{"type":"Point","coordinates":[2.84,50.43]}}]}"#;

fn feed(home: &Home, address: &str) {
    fs::create_dir_all(home.settings()).unwrap();
    let text = format!(
        "[[source]]\nid = 'gtfs'\ntitle = {{ fr = 'Essai' }}\nurl = '{address}/x.geojson'\nforms = ['geojson']\nmost_mb = 9\n\
         counts = [1, 1000]\nlayer = 'essai'\nstatus = 'official'\nlicence = 'Licence Ouverte 2.0'\ncredit = 'Essai'\n"
    );
    fs::write(home.settings().join(update::OWN_FILE), text).unwrap();
}

fn window(home: &Home, may_write: bool) -> Harness {
    let lock = may_write.then(|| Arc::new(HomeLock::acquire(home, Purpose::Window).unwrap()));
    let mut harness = Opening {
        state: State::default(),
        size: [1280.0, 1600.0],
        folders: Folders {
            home: Some(home.clone()),
            read_only: !may_write,
            lock,
            ..Folders::default()
        },
        ..Opening::default()
    }
    .open();
    press(&mut harness, Modifiers::COMMAND, Key::U);
    harness
}

/// Frames until something with this label is there.
fn comes(harness: &mut Harness, label: &str) {
    until(harness, |harness| harness.query_by_label(label).is_some());
}

/// Frames until something has a label that contains these words.
fn is_told(harness: &mut Harness, words: &str) {
    let end = Instant::now() + Duration::from_secs(30);
    while harness.query_all_by_label_contains(words).next().is_none() {
        let said = || {
            let all = harness.query_all_by(|node| node.role() == Role::Label);
            all.filter_map(|node| node.value()).collect::<Vec<_>>()
        };
        assert!(Instant::now() < end, "{words} never came; there is {:#?}", said());
        std::thread::sleep(Duration::from_millis(5));
        harness.run_steps(1);
    }
}

fn click(harness: &mut Harness, label: &str) {
    comes(harness, label);
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_steps(3);
}

#[test]
fn the_page_asks_first_shows_what_changes_puts_it_in_place_and_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let server = FeedServer::start(POINTS.as_bytes(), |_, _| Act::Well);
    feed(&home, &server.address);
    let mut harness = window(&home, true);
    assert!(state(&harness).panels.updates_open);
    harness.get_by_label_contains("Archipel ne se connecte que si");
    assert!(server.requests().is_empty(), "opening the page asked somebody");
    click(&mut harness, "Interroger le serveur – Essai");
    comes(&mut harness, "Télécharger – Essai");
    harness.get_by_label_contains("127.0.0.1");
    assert!(server.gets().is_empty(), "something was fetched before leave was given");
    click(&mut harness, "Télécharger – Essai");
    comes(&mut harness, "2\u{a0}éléments ajoutés");
    assert_eq!(update::current_folder(&home).unwrap(), None);
    click(&mut harness, "Mettre en place – Essai");
    comes(&mut harness, "Des mises à jour s’y ajoutent.");
    assert!(update::current_folder(&home).unwrap().is_some());
    click(&mut harness, "Revenir avant la mise à jour");
    comes(
        &mut harness,
        "Plus aucune mise à jour ne sert\u{a0}: les données d’origine sont de retour.",
    );
    assert_eq!(update::current_folder(&home).unwrap(), None);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!state(&harness).panels.updates_open);
}

/// A small file of tiles.
fn tiles(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("bassin.mbtiles");
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch(
        "CREATE TABLE metadata (name TEXT, value TEXT);
         CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
         INSERT INTO metadata VALUES ('format','png'),('name','Bassin');
         INSERT INTO tiles VALUES (0, 0, 0, x'89504E470D0A1A0A');",
    )
    .unwrap();
    path
}

fn packed(folder: &Path, home: &Home) -> std::path::PathBuf {
    let key = folder.join("k");
    let public = package::new_key(&key).unwrap();
    fs::create_dir_all(package::keys_folder(home)).unwrap();
    fs::copy(public, package::keys_folder(home).join("k.pub")).unwrap();
    let data = folder.join("new");
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("points.geojson"), POINTS).unwrap();
    let contents = Contents {
        data: Some(data),
        basemap: Some(tiles(folder)),
        ..Contents::default()
    };
    let out = folder.join("p.archipel");
    package::pack(&contents, 12, &SecretKey::read(&key).unwrap(), &out).unwrap();
    out
}

#[test]
fn a_package_is_installed_from_its_path_and_a_bad_one_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(&folder.path().join("home"));
    let package = packed(folder.path(), &home);
    let mut harness = window(&home, true);
    harness.get_by_label("Aucun paquet n’est installé.");
    let bad = folder.path().join("bad.archipel");
    fs::write(&bad, "no package").unwrap();
    install(&mut harness, &bad);
    is_told(&mut harness, "n’est pas un paquet d’Archipel");
    assert_eq!(package::installed(&home).unwrap(), None);
    install(&mut harness, &package);
    is_told(&mut harness, "Paquet 12 installé (données");
    is_told(&mut harness, "Paquet 12 installé\u{a0}: 2");
    assert_eq!(package::installed(&home).unwrap().unwrap().number, 12);
    // The window shows it at once: its one layer, and its base map among the choices.
    until(&mut harness, |harness| {
        harness.state().app().atlas().unwrap().layers.len() == 1
    });
    press(&mut harness, Modifiers::COMMAND, Key::M);
    harness.get_by_label("bassin");
    press(&mut harness, Modifiers::COMMAND, Key::U);
    click(&mut harness, "Revenir au paquet précédent");
    is_told(&mut harness, "Les données du programme servent de nouveau.");
    until(&mut harness, |harness| {
        harness.state().app().atlas().unwrap().layers.len() > 10
    });
}

/// Types the path of a package over what stands in the field, and installs it.
fn install(harness: &mut Harness, path: &Path) {
    let field = |harness: &mut Harness| {
        harness
            .get_by_role_and_label(Role::TextInput, "Chemin du paquet")
            .focus();
        harness.run_steps(2);
    };
    field(harness);
    press(harness, Modifiers::COMMAND, Key::A);
    harness
        .get_by_role_and_label(Role::TextInput, "Chemin du paquet")
        .type_text(path.to_str().unwrap());
    harness.run_steps(2);
    click(harness, "Installer");
}

#[test]
fn a_second_copy_says_that_nothing_can_be_changed() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let harness = window(&home, false);
    harness.get_by_label_contains("en lecture seule");
}

#[test]
fn a_download_is_paused_gone_on_with_and_cancelled_and_another_day_goes_on_where_it_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let point = |id: usize| {
        let name = "x".repeat(400);
        format!(
            r#"{{"type":"Feature","id":"p{id}","properties":{{"name":"{name}"}},"geometry":{{"type":"Point","coordinates":[2.8,50.43]}}}}"#
        )
    };
    let points: Vec<String> = (0..900).map(point).collect();
    let file = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, points.join(","));
    let server = FeedServer::start(file.as_bytes(), |_, number| match number {
        0 => Act::Slowly(8_000, Duration::from_millis(40)),
        _ => Act::Well,
    });
    feed(&home, &server.address);
    let mut harness = window(&home, true);
    click(&mut harness, "Interroger le serveur – Essai");
    is_told(&mut harness, "0,5\u{a0}Mo");
    click(&mut harness, "Télécharger – Essai");
    click(&mut harness, "Pause – Essai");
    comes(&mut harness, "En pause");
    click(&mut harness, "Reprendre – Essai");
    until(&mut harness, |harness| harness.query_by_label("En pause").is_none());
    is_told(&mut harness, "Mo sur 0,5");
    click(&mut harness, "Annuler – Essai");
    is_told(&mut harness, "Ce qui est déjà téléchargé est gardé");
    assert_eq!(update::current_folder(&home).unwrap(), None);
    click(&mut harness, "Réessayer – Essai");
    is_told(&mut harness, "continue d’où il s’est arrêté");
    click(&mut harness, "Télécharger – Essai");
    comes(&mut harness, "900\u{a0}éléments ajoutés");
    assert!(server.gets().last().unwrap().header("range").is_some());
}

#[test]
fn a_source_without_a_known_address_says_how_to_give_one() {
    let folder = tempfile::tempdir().unwrap();
    let home = Home::at(folder.path());
    let mut harness = window(&home, true);
    let count = |harness: &Harness, words: &str| harness.query_all_by_label_contains(words).count();
    assert_eq!(count(&harness, "n’est pas connue du programme"), 3);
    assert!(count(&harness, "https://schema.data.gouv.fr/") == 1);
    let how = harness.query_all_by_label("Comment la donner").next().unwrap();
    how.click();
    harness.run_steps(10);
    assert_eq!(count(&harness, "id = \"cycle\""), 1);
    assert!(count(&harness, "sources.toml") >= 1);
}
