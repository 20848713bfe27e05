//! The question of a council, from the first click to the paper: which listed cités of Hénin-Carvin lie more than 300 m from
//! the cycle network that we hold, printed on A3 at 1:25 000 with a table. Every click and every typed word is counted.

use archipel::app::Folders;
use archipel::model::{Near, Paper, Target};
use archipel::state::{PlannerPage, State};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window_harness::{Harness, Opening, press, settle, state, until};

/// Three minutes, at six seconds for finding, reading and clicking each time.
const MOST_ACTIONS: usize = 30;

/// A planner at the window.
struct Planner {
    window: Harness,
    actions: usize,
}

impl Planner {
    /// Clicks the first control of this role whose name holds `words`, scrolling to it where that is needed.
    fn click(&mut self, role: Role, words: &str) -> &mut Self {
        self.actions += 1;
        let node = |harness: &Harness, act: &dyn Fn(&egui_kittest::Node<'_>)| {
            let named = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
            let all: Vec<_> = harness.query_all_by_role(role).collect();
            let Some(found) = all.iter().find(|node| named(node).contains(words)) else {
                let names: Vec<String> = all.iter().map(named).collect();
                panic!("no {role:?} {words:?} among {names:#?}");
            };
            act(found);
        };
        node(&self.window, &|node| node.scroll_to_me());
        self.window.run_steps(30);
        node(&self.window, &|node| node.click());
        self.window.run_steps(4);
        settle(&mut self.window);
        self
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.actions += 1;
        press(&mut self.window, modifiers, key);
        settle(&mut self.window);
        self
    }

    /// Whether some label says this.
    fn reads(&self, words: &str) -> bool {
        let mut all = self.window.root().children_recursive();
        all.any(|node| {
            let access = node.accesskit_node();
            let said = |text: Option<String>| text.is_some_and(|text| text.contains(words));
            said(access.label()) || said(access.value())
        })
    }
}

#[test]
fn the_question_of_the_council_is_answered_and_printed_in_thirty_actions() {
    let folder = tempfile::tempdir().unwrap();
    let window = Opening {
        state: State::default(),
        folders: Folders {
            exports: Some(folder.path().to_owned()),
            ..Folders::default()
        },
        size: [1366.0, 768.0],
        ..Opening::default()
    }
    .open();
    let mut planner = Planner { window, actions: 0 };
    settle(&mut planner.window);
    planner
        .click(Role::Button, "Filtres")
        .click(Role::CheckBox, "Cité minière")
        .click(Role::ListBoxOption, "Intercommunalité")
        .click(Role::CheckBox, "Hénin-Carvin");
    // Only the listed ones: the estates of the buffer zone are a layer of their own.
    planner
        .click(Role::Button, "Couches")
        .click(Role::CheckBox, "Afficher la couche Cités de la zone tampon");
    // The desk opens where it was last; at first that is the measure.
    planner.press(Modifiers::NONE, Key::M).click(Role::Button, "Accès");
    assert_eq!(state(&planner.window).planner.page, Some(PlannerPage::Access));
    assert!(planner.reads("À plus de 300\u{a0}m du réseau cyclable chargé\u{a0}: 14 sur 14."));
    planner.click(Role::Link, "Ne garder sur la carte que ce qui est au-delà");
    let near = Near {
        of: Target::Layer("cycle".into()),
        metres: 300.0,
        beyond: true,
    };
    assert_eq!(state(&planner.window).filter.near, Some(near));
    planner
        .press(Modifiers::COMMAND, Key::P)
        .click(Role::Button, "A3")
        .click(Role::ComboBox, "Échelle")
        .click(Role::Button, "Échelle 1\u{a0}:\u{a0}25\u{202f}000")
        .click(Role::CheckBox, "Autant de feuilles")
        .click(Role::CheckBox, "Tableau")
        .click(Role::Button, "Enregistrer la page");
    let file = folder.path().join("carte.pdf");
    until(&mut planner.window, |_| file.exists());
    let layout = &state(&planner.window).page_layout;
    assert_eq!((layout.page, layout.scale), (Paper::A3, Some(25_000)));
    // Four maps, and the table with the fourteen of them.
    let pages = lopdf::Document::load(&file).unwrap().get_pages().len();
    assert_eq!(pages, 5);
    assert!(planner.reads(&format!("La page est dans {}", file.display())));
    println!("{} actions", planner.actions);
    assert!(planner.actions <= MOST_ACTIONS, "{} actions", planner.actions);
}
