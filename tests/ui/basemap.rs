//! Base maps as a person meets them: the page, the leave to go online, files, the divider, an area for use offline.

use std::path::Path;

use crate::tile_server::{Server, png, response};
use crate::window_harness::{Harness, Opening, lens, until};
use archipel::basemap::{Basemap, MbTilesWriter, Preparation, TileAddress};
use archipel::state::{BasemapState, State, Swipe};
use archipel::ui::basemap::Setup;
use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn state(harness: &Harness) -> &BasemapState {
    &crate::window_harness::state(harness).basemap
}

fn window(basemap: BasemapState, setup: Setup) -> Harness {
    window_in(basemap, setup, [1280.0, 800.0])
}

fn window_in(basemap: BasemapState, setup: Setup, size: [f32; 2]) -> Harness {
    let mut state = State { basemap, ..lens(12.4) };
    state.panels.basemaps_open = true;
    Opening {
        state,
        size,
        basemaps: Some(setup),
        ..Opening::default()
    }
    .open()
}

fn is_calm(harness: &Harness) -> bool {
    !harness.state().app().awaits_basemap()
}

/// Whether the shown frame has a picture of a tile.
fn tiles_shown(harness: &Harness) -> usize {
    let meshes = harness.output().shapes.iter().filter(|clipped| match &clipped.shape {
        egui::Shape::Mesh(mesh) => {
            let name = harness
                .ctx
                .tex_manager()
                .read()
                .meta(mesh.texture_id)
                .map(|meta| meta.name.clone());
            name.is_some_and(|name| name.starts_with("tile "))
        }
        _ => false,
    });
    meshes.count()
}

fn setup_for(server: &Server, folder: &Path) -> Setup {
    let mut setup = Setup {
        data: folder.to_owned(),
        direct: true,
        ..Setup::default()
    };
    setup.sources.all.push(server.source());
    setup
}

fn online_test() -> BasemapState {
    BasemapState {
        choice: Basemap::Online("test".into()),
        online: true,
        ..BasemapState::default()
    }
}

#[test]
fn the_embedded_ground_comes_as_tiles_and_then_nothing_more_is_drawn() {
    let mut harness = window(BasemapState::default(), Setup::default());
    until(&mut harness, is_calm);
    harness.run_steps(2);
    assert!((4..=16).contains(&tiles_shown(&harness)), "{}", tiles_shown(&harness));
    let pictures = harness.state().app().pictures();
    harness.run_steps(3);
    assert_eq!(harness.state().app().pictures(), pictures);
    assert!(is_calm(&harness));
}

#[test]
fn a_click_that_begins_while_tiles_come_does_not_end_on_a_neighbour() {
    let ids = |harness: &Harness| -> Vec<_> {
        let controls = harness.query_all_by_role(Role::RadioButton).map(|node| {
            let at = node.rect().center().y.round();
            let node = node.accesskit_node();
            (node.label(), node.locate(), at)
        });
        controls.collect()
    };
    let mut harness = window_in(BasemapState::default(), Setup::default(), [1280.0, 1400.0]);
    assert!(!is_calm(&harness));
    let while_tiles_come = ids(&harness);
    until(&mut harness, is_calm);
    assert!(while_tiles_come.len() > 3);
    assert_eq!(ids(&harness), while_tiles_come);
}

#[test]
fn online_maps_wait_for_leave_and_are_credited_once_they_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_, _| response("200 OK", "", &png([90, 120, 60])));
    let setup = setup_for(&server, folder.path());
    let mut harness = window_in(BasemapState::default(), setup, [1280.0, 1400.0]);
    harness.get_by_role_and_label(Role::RadioButton, "Plan IGN");
    harness.get_by_role_and_label(Role::RadioButton, "Essai").click();
    harness.run_steps(3);
    assert_eq!(
        state(&harness).choice,
        Basemap::Embedded,
        "without leave it cannot be chosen"
    );
    harness.get_by_label("Autoriser les cartes en ligne").click();
    harness.run_steps(2);
    assert!(state(&harness).online);
    harness.get_by_role_and_label(Role::RadioButton, "Essai").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).choice, Basemap::Online("test".into()));
    until(&mut harness, is_calm);
    harness.run_steps(2);
    assert!(tiles_shown(&harness) >= 12, "{}", tiles_shown(&harness));
    assert!(harness.query_all_by_label_contains("© Essai").next().is_some());
    // Leave taken back: nothing more is asked for.
    let asked = server.requests().len();
    harness.get_by_label("Autoriser les cartes en ligne").click();
    harness.run_steps(6);
    assert_eq!(server.requests().len(), asked);
    assert!(
        harness
            .query_all_by_label_contains("ne sont pas autorisées")
            .next()
            .is_some()
    );
}

#[test]
fn a_server_that_fails_is_told_in_words_and_a_picture_does_not_wait_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_, _| response("429 Too Many Requests", "Retry-After: 600\r\n", b""));
    let mut harness = window(online_test(), setup_for(&server, folder.path()));
    until(&mut harness, is_calm);
    harness.run_steps(2);
    assert!(harness.query_all_by_label_contains("erreur 429").next().is_some());
    assert!(server.requests().len() <= 3, "one for each connection");
}

#[test]
fn a_file_is_opened_by_its_path_and_a_wrong_one_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("fond.mbtiles");
    let mut writer = MbTilesWriter::open(&good).unwrap();
    let world = (TileAddress::new(0, 0, 0).unwrap(), Some(png([200, 190, 180])));
    writer.put(&[world]).unwrap();
    let bad = folder.path().join("notes.txt");
    std::fs::write(&bad, "rien").unwrap();
    let mut harness = window(BasemapState::default(), Setup::default());
    let open = |harness: &mut Harness, path: &Path| {
        // Words on tiles that are on their way move what stands below them.
        until(harness, is_calm);
        harness.run_steps(2);
        let field = harness.get_by_role_and_label(Role::TextInput, "Chemin du fichier de tuiles");
        field.focus();
        harness.run_steps(1);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        let field = harness.get_by_role_and_label(Role::TextInput, "Chemin du fichier de tuiles");
        field.type_text(path.to_str().unwrap());
        harness.run_steps(2);
        harness.get_by_label("Ouvrir").click();
        harness.run_steps(3);
    };
    open(&mut harness, &good);
    assert_eq!(state(&harness).choice, Basemap::File(good));
    until(&mut harness, is_calm);
    harness.run_steps(2);
    assert!(
        tiles_shown(&harness) >= 12,
        "one tile of the world, enlarged for the whole view"
    );
    open(&mut harness, &bad);
    assert!(
        harness
            .query_all_by_label_contains("ni un fichier MBTiles")
            .next()
            .is_some()
    );
}

#[test]
fn the_divider_is_dragged_moved_with_arrows_and_says_where_it_stands() {
    let basemap = BasemapState {
        swipe: Some(Swipe {
            right: Basemap::None,
            at: 0.5,
        }),
        ..BasemapState::default()
    };
    let mut harness = window(basemap, Setup::default());
    let at = |harness: &Harness| state(harness).swipe.as_ref().unwrap().at;
    let label = "Séparation entre Carte d’Archipel et Papier nu";
    let node = harness.get_by_role_and_label(Role::Slider, label);
    assert_eq!(node.accesskit_node().numeric_value(), Some(50.0));
    harness.drag_at(pos2(640.0, 400.0));
    harness.run_steps(1);
    harness.hover_at(pos2(500.0, 400.0));
    harness.run_steps(1);
    harness.drop_at(pos2(500.0, 400.0));
    harness.run_steps(2);
    assert!((at(&harness) - 500.0 / 1280.0).abs() < 0.02, "{}", at(&harness));
    harness.get_by_role_and_label(Role::Slider, label).focus();
    harness.run_steps(1);
    let before = at(&harness);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(2);
    assert!((at(&harness) - before - 0.02).abs() < 1e-4, "{}", at(&harness));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run_steps(2);
    assert!((at(&harness) - before + 0.08).abs() < 1e-4, "{}", at(&harness));
    let camera = harness.state().app().state().camera.unwrap();
    assert_eq!(camera.center_geo.x, 2.8103, "the map stayed where it was");
}

#[test]
fn an_area_is_prepared_from_the_page_only_after_its_terms_are_accepted() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_, _| response("200 OK", "", &png([1, 2, 3])));
    let mut setup = setup_for(&server, folder.path());
    setup
        .sources
        .all
        .retain(|source| source.id == "test" || source.id == "osm");
    setup
        .sources
        .all
        .iter_mut()
        .for_each(|source| source.zooms[1] = source.zooms[1].min(13));
    let mut basemap = online_test();
    basemap.choice = Basemap::None;
    let mut harness = window_in(basemap, setup, [1280.0, 1400.0]);
    harness.get_by_label("Préparer cette zone hors connexion").click();
    harness.run_steps(4);
    assert!(harness.query_all_by_label_contains("tuiles, environ").next().is_some());
    harness.get_by_label("Préparer").click();
    harness.run_steps(3);
    assert!(server.requests().is_empty(), "the terms are not accepted yet");
    harness.get_by_label("J’ai lu et j’accepte ces conditions").click();
    harness.run_steps(2);
    harness.get_by_label("Préparer").click();
    harness.run_steps(2);
    until(&mut harness, |harness| {
        harness
            .query_all_by_label_contains("La zone est prête")
            .next()
            .is_some()
    });
    let path = folder.path().join("test.mbtiles");
    let plan = Preparation::plan_of(&path).unwrap();
    assert_eq!(plan.tiles() as usize, server.requests().len());
    harness.get_by_label("Afficher ce fond").click();
    harness.run_steps(2);
    assert_eq!(state(&harness).choice, Basemap::File(path));
}

#[test]
fn the_page_opens_with_its_keys_and_closes_with_escape() {
    let mut harness = window(BasemapState::default(), Setup::default());
    let open = |harness: &Harness| harness.state().app().state().panels.basemaps_open;
    assert!(open(&harness));
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert!(!open(&harness));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::M);
    harness.run_steps(2);
    assert!(open(&harness));
}
