//! The composer of pages as a planner meets it: decided by role and label, seen at once, written as a file.

use std::path::Path;

use archipel::app::Folders;
use archipel::model::Paper;
use archipel::state::State;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::window_harness::{Harness, Opening, copied_picture, lens, press, settle, state};

fn opened(before: State, exports: &Path, size: [f32; 2]) -> Harness {
    let mut harness = Opening {
        state: before,
        size,
        folders: Folders {
            exports: Some(exports.to_owned()),
            ..Folders::default()
        },
        ..Opening::default()
    }
    .open();
    press(&mut harness, Modifiers::COMMAND, Key::P);
    settle(&mut harness);
    harness
}

fn click(harness: &mut Harness, label: &str) {
    // The form may be scrolled.
    harness.get_by_label(label).scroll_to_me();
    harness.run_steps(40);
    harness.get_by_label(label).click();
    harness.run_steps(3);
    settle(harness);
}

#[test]
fn a_page_is_decided_seen_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(lens(12.0), folder.path(), [1280.0, 800.0]);
    assert!(state(&harness).panels.composer_open);
    harness.get_by_label("Aperçu de la page");
    click(&mut harness, "A3");
    click(&mut harness, "Portrait");
    assert_eq!(state(&harness).page_layout.page, Paper::A3);
    assert!(!state(&harness).page_layout.landscape);
    harness.get_by_role_and_label(Role::ComboBox, "Échelle").click();
    harness.run_steps(3);
    click(&mut harness, "Échelle 1\u{a0}:\u{a0}25\u{202f}000");
    assert_eq!(state(&harness).page_layout.scale, Some(25_000));
    harness.get_by_label("A3 · 297 × 420\u{a0}mm · 1\u{a0}:\u{a0}25\u{202f}000");
    click(&mut harness, "Enregistrer la page");
    let file = folder.path().join("carte.pdf");
    let document = lopdf::Document::load(&file).unwrap();
    assert_eq!(document.get_pages().len(), 1);
    let said = format!("La page est dans {}.", file.display());
    harness.get_by_label(&said);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!state(&harness).panels.composer_open);
}

#[test]
fn the_page_is_copied_as_a_picture_as_fine_as_it_would_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = lens(12.0);
    before.page_layout.page = Paper::A5;
    before.page_layout.dpi = 60;
    let mut harness = opened(before, folder.path(), [1280.0, 800.0]);
    harness.get_by_label("Copier la page en image").click();
    // 210 × 148 mm at 60 pixels to the inch.
    assert_eq!(copied_picture(&mut harness), Some([496, 350]));
    harness.run_steps(2);
    harness.get_by_label("Copié");
    assert!(!folder.path().join("carte.pdf").exists());
}

#[test]
fn a_table_makes_more_pages_which_can_be_walked_and_written_as_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = lens(12.0);
    before.page_layout.table = true;
    before.page_layout.dpi = 40;
    let mut harness = opened(before, folder.path(), [1280.0, 800.0]);
    let first = harness
        .query_all_by_role(Role::Label)
        .filter_map(|node| node.value())
        .find(|words| words.starts_with("Page 1 sur "))
        .unwrap();
    click(&mut harness, "Page suivante");
    harness.get_by_label(&first.replace("Page 1", "Page 2"));
    click(&mut harness, "PNG");
    click(&mut harness, "Enregistrer la page");
    let pictures = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(first, format!("Page 1 sur {pictures}"));
    assert!(pictures > 1);
}

#[test]
fn what_cannot_be_read_or_written_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = lens(12.0);
    before.page_layout.logo = Some(folder.path().join("no.png"));
    let mut harness = opened(before, folder.path(), [1280.0, 800.0]);
    let problem = |harness: &Harness| {
        harness
            .query_all_by_role(Role::Label)
            .filter_map(|node| node.value())
            .any(|words| words.contains("no.png") && words.contains("ne peut pas être lu"))
    };
    assert!(problem(&harness));
    click(&mut harness, "Retirer le logo");
    assert!(!problem(&harness));
    // A folder of that name is in the way.
    std::fs::create_dir_all(folder.path().join("carte.pdf/inside")).unwrap();
    click(&mut harness, "Enregistrer la page");
    let told = harness
        .query_all_by_role(Role::Label)
        .filter_map(|node| node.value())
        .any(|words| words.starts_with("La page n’a pas pu être écrite"));
    assert!(told);
}
