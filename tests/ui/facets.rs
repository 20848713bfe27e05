//! Filters and the list of results as a person meets them.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::window_harness::{Harness, Opening, lens, state};
use archipel::app::Folders;
use archipel::load;
use archipel::model::{ExtentTerm, Filter, Lang, Near, SortKey, Target};
use archipel::state::{State, Tab};
use archipel::store::Home;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn window(state: State) -> Harness {
    window_at(state, Lang::Fr, None)
}

/// The window with the embedded territory, whose files go below `home`.
fn window_at(state: State, lang: Lang, home: Option<&Path>) -> Harness {
    let home = home.map(Home::at);
    Opening {
        state,
        lang,
        // Tall enough for the whole page of filters: what is scrolled away cannot be clicked.
        size: [1280.0, 2400.0],
        folders: Folders {
            exports: home.as_ref().map(Home::exports),
            home,
            ..Folders::default()
        },
        ..Opening::default()
    }
    .open()
}

fn at(tab: Tab, filter: Filter) -> State {
    let mut state = State { filter, ..lens(12.0) };
    state.panels.tab = tab;
    state
}

fn terrils() -> Filter {
    Filter {
        categories: ["terril".to_owned()].into(),
        ..Filter::default()
    }
}

#[test]
fn a_chip_says_what_is_on_and_takes_it_back() {
    let mut filter = terrils();
    filter.communes.insert("62498".into());
    let mut harness = window(at(Tab::Filters, filter));
    harness.get_by_label("Terrils à Lens.");
    harness.get_by_role_and_label(Role::Button, "Retirer Lens").click();
    harness.run_steps(3);
    assert!(state(&harness).filter.communes.is_empty());
    harness.get_by_label_contains("162\u{a0}éléments répondent aux filtres");
}

#[test]
fn a_value_that_would_leave_nothing_cannot_be_chosen() {
    let mut harness = window(at(Tab::Filters, terrils()));
    harness.get_by_role_and_label(Role::ListBoxOption, "Protection").click();
    harness.run_steps(3);
    let inscribed = harness.get_by_label_contains("Inscrit monument historique (0)");
    assert!(inscribed.accesskit_node().is_disabled());
    inscribed.click();
    harness.run_steps(3);
    assert_eq!(state(&harness).filter, terrils());
}

#[test]
fn clearing_can_be_undone_by_the_notice_and_by_keys() {
    let mut harness = window(at(Tab::Filters, terrils()));
    harness
        .get_by_role_and_label(Role::Button, "Effacer tous les filtres")
        .click();
    harness.run_steps(3);
    assert!(state(&harness).filter.is_empty());
    harness.get_by_role_and_label(Role::Button, "Rétablir").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).filter, terrils());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Backspace);
    harness.run_steps(3);
    assert!(state(&harness).filter.is_empty());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Backspace);
    harness.run_steps(3);
    assert_eq!(state(&harness).filter, terrils());
}

#[test]
fn the_handles_of_a_histogram_are_moved_with_keys_and_stop_before_nothing_is_left() {
    let mut harness = window(at(Tab::Filters, Filter::default()));
    let low = harness.get_by_role_and_label(Role::Slider, "Époque\u{a0}: minimum");
    low.focus();
    harness.run_steps(2);
    for _ in 0..3 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
        harness.run_steps(2);
    }
    let (from, to) = state(&harness).filter.years.unwrap();
    assert_eq!(
        (from, to),
        (1740, 9_999),
        "thirty years from the first decade, open at the end"
    );
    harness.get_by_role_and_label(Role::Button, "Retirer à partir de 1740");
    harness.key_press(Key::End);
    harness.run_steps(3);
    harness.get_by_label_contains("répondent aux filtres");
    harness.key_press(Key::Home);
    harness.run_steps(3);
    assert_eq!(state(&harness).filter.years, None);
}

#[test]
fn a_handle_is_dragged() {
    let mut harness = window(at(Tab::Filters, Filter::default()));
    let start = harness
        .get_by_role_and_label(Role::Slider, "Époque\u{a0}: minimum")
        .rect()
        .center();
    harness.hover_at(start);
    harness.run_steps(2);
    harness.drag_at(start);
    harness.run_steps(1);
    for step in 1..=4 {
        harness.hover_at(start + egui::vec2(20.0 * step as f32, 0.0));
        harness.run_steps(1);
    }
    harness.drop_at(start + egui::vec2(80.0, 0.0));
    harness.run_steps(3);
    let (from, to) = state(&harness).filter.years.unwrap();
    assert!((1750..1900).contains(&from) && to == 9_999, "{from} {to}");
}

#[test]
fn an_empty_page_says_what_to_relax() {
    let mut filter = terrils();
    filter.protections.insert("classe-mh".into());
    let mut harness = window(at(Tab::Filters, filter));
    harness.get_by_label("Rien ne répond à tous ces critères à la fois.");
    harness.get_by_label_contains("· Classé monument historique").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).filter, terrils());
}

#[test]
fn the_view_and_nearness_filter_and_are_said_in_words() {
    let mut filter = terrils();
    filter.extent = Some(ExtentTerm::View);
    filter.near = Some(Near {
        of: Target::Feature("sites:louvre-lens".into()),
        metres: 2_000.0,
        beyond: false,
    });
    let mut harness = window(at(Tab::Filters, filter));
    harness.get_by_label_contains("à moins de 2\u{a0}km de «\u{a0}");
    harness.get_by_label("Figer ce cadre").click();
    harness.run_steps(3);
    let Some(ExtentTerm::Box([west, south, east, north])) = state(&harness).filter.extent else {
        panic!("{:?}", state(&harness).filter.extent);
    };
    assert!(west < east && south < north && (2.5..3.2).contains(&west), "{west}");
    harness.get_by_label("500\u{a0}m").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).filter.near.as_ref().unwrap().metres, 500.0);
}

#[test]
fn a_filter_is_kept_by_name_applied_deleted_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window_at(at(Tab::Filters, terrils()), Lang::Fr, Some(folder.path()));
    harness
        .get_by_role_and_label(Role::ListBoxOption, "Filtres enregistrés")
        .click();
    harness.run_steps(3);
    let field = harness.get_by_role_and_label(Role::TextInput, "Nom du filtre");
    field.focus();
    field.type_text("Mes terrils");
    harness.run_steps(2);
    harness
        .get_by_role_and_label(Role::Button, "Enregistrer ce filtre")
        .click();
    harness.run_steps(3);
    let file = Home::at(folder.path()).saved_filters_file();
    assert!(std::fs::read_to_string(&file).unwrap().contains("Mes terrils"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Backspace);
    harness.run_steps(3);
    harness
        .get_by_role_and_label(Role::ListBoxOption, "Mes terrils")
        .click();
    harness.run_steps(3);
    assert_eq!(state(&harness).filter, terrils());
    harness
        .get_by_role_and_label(Role::Button, "Supprimer «\u{a0}Mes terrils\u{a0}»")
        .click();
    harness.run_steps(3);
    assert!(!std::fs::read_to_string(&file).unwrap().contains("Mes terrils"));
    // The notice of the cleared filter may still be there: the last button is that of the deleted one.
    harness.get_all_by_label("Rétablir").last().unwrap().click();
    harness.run_steps(3);
    assert!(std::fs::read_to_string(&file).unwrap().contains("Mes terrils"));
}

#[test]
fn the_list_follows_filter_and_view_sorts_lights_up_and_opens_sheets() {
    let mut harness = window(at(Tab::Results, terrils()));
    harness.get_by_label_contains("dans la vue, sur 162");
    harness.get_by_label("Suivre la carte").click();
    harness.run_steps(3);
    assert!(state(&harness).list_everywhere);
    harness.get_by_label("162\u{a0}éléments");
    harness.get_by_role_and_label(Role::ComboBox, "Trier par nom").click();
    harness.run_steps(3);
    harness.get_by_label("taille").click();
    harness.run_steps(3);
    assert_eq!(state(&harness).order.key, SortKey::Size);
    let first = harness
        .get_all_by_role(Role::ListBoxOption)
        .find(|node| node.accesskit_node().label().unwrap_or_default().contains("\u{a0}ha"))
        .unwrap();
    let label = first.accesskit_node().label().unwrap();
    first.click();
    harness.run_steps(4);
    let id = state(&harness).selection.clone().unwrap();
    let atlas = load::atlas::embedded();
    let name = atlas.get(&id).unwrap().name.get(Lang::Fr).to_owned();
    assert!(label.starts_with(&name), "{label} opened {name}");
}

#[test]
fn the_list_is_exported_and_the_path_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut state = at(Tab::Results, terrils());
    state.list_everywhere = true;
    let mut harness = window_at(state, Lang::Fr, Some(folder.path()));
    for (form, ending) in [("Tableau (CSV)", "csv"), ("Carte (GeoJSON)", "geojson")] {
        harness.get_by_role_and_label(Role::Button, "Exporter la liste").click();
        harness.run_steps(3);
        harness.get_by_label(form).click();
        harness.run_steps(3);
        harness.get_by_role_and_label(Role::Button, "Écrire le fichier").click();
        let file = folder.path().join(format!("data/exports/archipel-resultats.{ending}"));
        let started = Instant::now();
        while harness.query_by_label_contains(&file.display().to_string()).is_none() {
            assert!(
                started.elapsed() < Duration::from_secs(60),
                "no word of {}",
                file.display()
            );
            std::thread::sleep(Duration::from_millis(10));
            harness.run_steps(1);
        }
        let text = std::fs::read_to_string(&file).unwrap();
        if ending == "csv" {
            let lines: Vec<&str> = text.lines().collect();
            assert!(text.starts_with("\u{feff}Identifiant;Couche;Nom;"), "{}", lines[0]);
            assert_eq!(lines.len(), 163);
        } else {
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(value["features"].as_array().unwrap().len(), 162);
        }
    }
}

#[test]
fn facets_speak_english_too_and_every_control_has_a_name() {
    for tab in [Tab::Filters, Tab::Results] {
        let mut filter = terrils();
        filter.years = Some((1850, 1914));
        filter.near = Some(Near {
            of: Target::Layer("stations".into()),
            metres: 800.0,
            beyond: false,
        });
        let harness = window_at(at(tab, filter), Lang::En, None);
        harness.get_by_label_contains("Spoil tips between 1850 and 1914, within 800\u{a0}m of the layer");
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            let interactive = [
                Role::Button,
                Role::CheckBox,
                Role::TextInput,
                Role::Slider,
                Role::ComboBox,
                Role::SpinButton,
            ];
            if interactive.contains(&node.role()) {
                let label = node.label().unwrap_or_default();
                assert!(
                    !label.trim().is_empty() && !label.contains('⟦'),
                    "{:?} {label}",
                    node.role()
                );
            }
        }
    }
}
