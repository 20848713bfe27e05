//! The tree that screen readers get: every control has a name, a role and a state, and fourteen tasks are done with it alone, in
//! three languages.

use crate::window_harness::{Harness, Opening, lens, settle, shipped_stories, state};
use archipel::app::Folders;
use archipel::i18n::Messages;
use archipel::model::Lang;
use archipel::state::{Panels, PlannerPage, State, StoryPlay, Tab, Then};
use archipel::store::Home;
use egui::accesskit::{Role, Toggled};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use geo_types::Coord;

const LANGS: [Lang; 3] = [Lang::Fr, Lang::En, Lang::Ja];

fn is_control(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::CheckBox
            | Role::RadioButton
            | Role::Slider
            | Role::SpinButton
            | Role::TextInput
            | Role::SearchInput
            | Role::MultilineTextInput
            | Role::ComboBox
            | Role::Link
            | Role::ListBoxOption
            | Role::Tab
            | Role::Switch
            | Role::MenuItem
    )
}

/// What is wrong with the controls of a window.
fn faults(harness: &Harness, what: &str) -> Vec<String> {
    let root = harness.root();
    let mut faults = Vec::new();
    let mut controls = 0;
    for node in root.children_recursive() {
        let access = node.accesskit_node();
        let role = access.role();
        if access.is_hidden() || !is_control(role) {
            continue;
        }
        controls += 1;
        let name = access.label().or_else(|| access.value()).unwrap_or_default();
        if name.trim().is_empty() || name.contains('⟦') {
            faults.push(format!(
                "{what}: a {role:?} has the name {name:?} at {:?}",
                access.bounding_box()
            ));
        }
        if role == Role::CheckBox && access.toggled().is_none() {
            faults.push(format!("{what}: {name:?} does not say whether it is on"));
        }
        if role == Role::Slider && access.numeric_value().is_none() && access.value().is_none() {
            faults.push(format!("{what}: {name:?} has no value"));
        }
    }
    assert!(controls > 10, "{what}: only {controls} controls");
    faults
}

/// Every page and panel, as a state that has it open.
pub fn places() -> Vec<(&'static str, State)> {
    let with = |panels: Panels| State {
        panels: Panels {
            left_open: true,
            ..panels
        },
        ..lens(13.0)
    };
    let tab = |tab| {
        with(Panels {
            tab,
            ..Panels::default()
        })
    };
    let mut filtered = tab(Tab::Filters);
    filtered.filter.categories.insert("terril".into());
    let mut results = tab(Tab::Results);
    results.filter = filtered.filter.clone();
    let sheet = |id: &str| State {
        selection: Some(id.into()),
        ..lens(13.0)
    };
    // With something measured and something built, so that every part of a page is there.
    let desk = |page| {
        let line = |places: &[(f64, f64)]| places.iter().map(|(x, y)| Coord { x: *x, y: *y }).collect::<Vec<_>>();
        let mut state = sheet("sites:louvre-lens");
        state.planner.page = Some(page);
        state.planner.measure.places = line(&[(2.80, 50.42), (2.83, 50.42), (2.83, 50.44)]);
        state.planner.scenarios[0].lines = vec![line(&[(2.94, 50.40), (2.98, 50.42)])];
        state.planner.scenarios[1].lines = vec![line(&[(2.81, 50.43)])];
        state
    };
    vec![
        ("layers", tab(Tab::Layers)),
        ("filters", filtered),
        ("results", results),
        ("terril", sheet("unesco:63AG")),
        ("park", sheet("parks:centralite")),
        ("line", sheet("bhns:B3")),
        (
            "two languages",
            State {
                second_language: Some(Lang::De),
                ..sheet("sites:louvre-lens")
            },
        ),
        (
            "about",
            with(Panels {
                about_open: true,
                ..Panels::default()
            }),
        ),
        (
            "base maps",
            with(Panels {
                basemaps_open: true,
                ..Panels::default()
            }),
        ),
        (
            "import",
            with(Panels {
                import_open: true,
                ..Panels::default()
            }),
        ),
        (
            "problems",
            with(Panels {
                problems_open: true,
                ..Panels::default()
            }),
        ),
        (
            "welcome",
            with(Panels {
                welcome_open: true,
                ..Panels::default()
            }),
        ),
        (
            "help",
            with(Panels {
                help_open: true,
                ..Panels::default()
            }),
        ),
        (
            "guide",
            with(Panels {
                guide_open: true,
                ..Panels::default()
            }),
        ),
        (
            "phrases",
            State {
                second_language: Some(Lang::Nl),
                ..with(Panels {
                    phrases_open: true,
                    ..Panels::default()
                })
            },
        ),
        (
            "search",
            with(Panels {
                search_open: true,
                ..Panels::default()
            }),
        ),
        (
            "palette",
            with(Panels {
                palette_open: true,
                ..Panels::default()
            }),
        ),
        (
            "clock",
            State {
                year: Some(1913),
                ..lens(11.0)
            },
        ),
        (
            "two years",
            State {
                year: Some(2012),
                then: Some(Then { year: 1930, at: 0.5 }),
                ..lens(11.0)
            },
        ),
        (
            "stories",
            with(Panels {
                stories_open: true,
                ..Panels::default()
            }),
        ),
        (
            "composer",
            with(Panels {
                composer_open: true,
                ..Panels::default()
            }),
        ),
        (
            "updates",
            with(Panels {
                updates_open: true,
                ..Panels::default()
            }),
        ),
        ("desk measure", desk(PlannerPage::Measure)),
        ("desk access", desk(PlannerPage::Access)),
        ("desk reach", desk(PlannerPage::Reach)),
        ("desk table", desk(PlannerPage::Table)),
        ("desk links", desk(PlannerPage::Links)),
        ("desk declared", desk(PlannerPage::Declared)),
        (
            "scene",
            State {
                story: Some(StoryPlay {
                    id: "velo-et-bus".into(),
                    slide: 3,
                    playing: false,
                    looping: false,
                    black: false,
                    before: Box::default(),
                }),
                ..lens(12.0)
            },
        ),
    ]
}

fn audit(lang: Lang) {
    let mut all = Vec::new();
    for (name, state) in places() {
        let mut harness = Opening {
            state,
            lang,
            folders: shipped_stories(),
            ..Opening::default()
        }
        .open();
        settle(&mut harness);
        all.extend(faults(&harness, &format!("{} {name}", lang.code())));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_control_of_every_page_has_a_name_and_a_state_in_french() {
    audit(Lang::Fr);
}

#[test]
fn every_control_of_every_page_has_a_name_and_a_state_in_german() {
    audit(Lang::De);
}

#[test]
fn every_control_of_every_page_has_a_name_and_a_state_in_japanese() {
    audit(Lang::Ja);
}

/// Somebody who only has the tree: acts on what has a name, and reads names.
struct Reader {
    window: Harness,
    words: Messages,
}

impl Reader {
    fn new(lang: Lang, state: State, folders: Folders) -> Self {
        let mut window = Opening {
            state,
            lang,
            folders,
            size: [1680.0, 1000.0],
            ..Opening::default()
        }
        .open();
        settle(&mut window);
        Self {
            window,
            words: Messages::new(lang),
        }
    }

    fn word(&self, key: &str) -> String {
        self.words.text(key).to_owned()
    }

    fn name(&self, id: &str) -> String {
        let atlas = self.window.state().app().atlas().unwrap();
        atlas.get(id).unwrap().name.get(self.words.lang()).to_owned()
    }

    fn find<'t>(&'t self, role: Option<Role>, holds: &dyn Fn(&str) -> bool) -> Option<Node<'t>> {
        self.window.root().children_recursive().find(|node| {
            let access = node.accesskit_node();
            let name = access.label().or_else(|| access.value()).unwrap_or_default();
            !access.is_hidden()
                && !access.is_disabled()
                && role.is_none_or(|role| access.role() == role)
                && holds(&name)
        })
    }

    /// Whether something says this.
    fn reads(&self, words: &str) -> bool {
        self.find(None, &|name| name.contains(words)).is_some()
    }

    fn rest(&mut self) -> &mut Self {
        settle(&mut self.window);
        for _ in 0..600 {
            if !self.reads(&self.word("search-preparing")) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
            self.window.run_steps(1);
        }
        self.window.run_steps(3);
        self
    }

    /// Acts on the control of this role whose name holds `words`.
    fn act(&mut self, role: Role, words: &str) -> &mut Self {
        let Some(node) = self.find(Some(role), &|name| name.contains(words)) else {
            panic!("no {role:?} {words:?} in {}", self.words.lang().code());
        };
        node.click_accesskit();
        self.rest()
    }

    fn press(&mut self, key: &str) -> &mut Self {
        let words = self.word(key);
        self.act(Role::Button, &words)
    }

    /// Writes into a field.
    fn write(&mut self, role: Role, field: &str, words: &str) -> &mut Self {
        let field = self.word(field);
        let node = self.find(Some(role), &|name| name == field).unwrap();
        node.focus();
        self.window.run_steps(2);
        let node = self.find(Some(role), &|name| name == field).unwrap();
        node.replace_selected_text_accesskit(words);
        self.window.run_steps(2);
        self.rest()
    }

    fn state(&self) -> &State {
        state(&self.window)
    }
}

fn newcomer(lang: Lang) -> Reader {
    Reader::new(lang, lens(12.0), Folders::default())
}

fn at_the_terril(lang: Lang) -> Reader {
    let state = State {
        selection: Some("unesco:63AG".into()),
        ..lens(12.0)
    };
    Reader::new(lang, state, Folders::default())
}

#[test]
fn task_1_a_terril_is_found_and_its_sheet_opened() {
    for lang in LANGS {
        let mut reader = newcomer(lang);
        reader.write(Role::SearchInput, "search-field", "terril 74a");
        let name = reader.name("unesco:63AG");
        reader.act(Role::ListBoxOption, &name);
        assert_eq!(reader.state().selection.as_deref(), Some("unesco:63AG"));
        assert!(reader.reads(&reader.word("sheet-around")));
    }
}

#[test]
fn task_2_the_map_is_filtered_to_terrils_and_the_count_is_read() {
    for lang in LANGS {
        let mut reader = newcomer(lang);
        reader.press("filters-title");
        let catalog = &reader.window.state().app().atlas().unwrap().catalog;
        let terrils = catalog.category("terril").unwrap().title.get(lang).to_owned();
        reader.act(Role::CheckBox, &format!("{terrils} ("));
        assert!(reader.state().filter.categories.contains("terril"));
        assert!(reader.reads("162"), "no count");
        reader.press("filters-clear");
        assert!(reader.state().filter.is_empty());
    }
}

#[test]
fn task_3_a_result_of_the_list_opens_its_sheet_and_the_sheet_is_closed() {
    for lang in LANGS {
        let mut reader = newcomer(lang);
        reader.press("results-title");
        let first = reader.find(Some(Role::ListBoxOption), &|_| true).unwrap();
        first.click_accesskit();
        reader.rest();
        assert!(reader.state().selection.is_some());
        reader.press("sheet-close");
        assert_eq!(reader.state().selection, None);
    }
}

#[test]
fn task_4_a_link_of_a_sheet_is_followed_and_the_way_back_taken() {
    for lang in LANGS {
        let mut reader = at_the_terril(lang);
        let link = reader
            .find(Some(Role::Link), &|name| name.contains("Loos-en-Gohelle"))
            .unwrap();
        link.click_accesskit();
        reader.rest();
        assert_eq!(reader.state().selection.as_deref(), Some("communes:62528"));
        reader.press("command-back");
        assert_eq!(reader.state().selection.as_deref(), Some("unesco:63AG"));
    }
}

#[test]
fn task_5_two_sheets_are_put_side_by_side() {
    for lang in LANGS {
        let mut reader = at_the_terril(lang);
        reader.press("sheet-pin");
        assert_eq!(reader.state().pins, ["unesco:63AG"]);
        reader.write(Role::SearchInput, "search-field", "louvre-lens");
        let name = reader.name("sites:louvre-lens");
        reader.act(Role::ListBoxOption, &name);
        assert!(reader.reads(&reader.word("sheet-unpin")));
        assert!(reader.reads(&reader.name("unesco:63AG")));
    }
}

#[test]
fn task_6_a_layer_is_hidden_and_shown_again() {
    for lang in LANGS {
        let mut reader = newcomer(lang);
        let title = |reader: &Reader| {
            let atlas = reader.window.state().app().atlas().unwrap();
            atlas.layer("unesco").unwrap().def.title.get(lang).to_owned()
        };
        let title = title(&reader);
        let switch = reader.words.format("layers-visible", &[("layer", title.into())]);
        let toggled = |reader: &Reader| {
            let node = reader.find(Some(Role::CheckBox), &|name| name == switch).unwrap();
            node.accesskit_node().toggled()
        };
        assert_eq!(toggled(&reader), Some(Toggled::True));
        reader.act(Role::CheckBox, &switch.clone());
        assert_eq!(toggled(&reader), Some(Toggled::False));
        reader.act(Role::CheckBox, &switch.clone());
        assert_eq!(toggled(&reader), Some(Toggled::True));
    }
}

#[test]
fn task_7_the_language_is_changed_and_the_view_stays() {
    for lang in LANGS {
        let mut reader = at_the_terril(lang);
        let before = reader.state().clone();
        reader.press("settings-title");
        reader.act(Role::RadioButton, "Nederlands");
        assert_eq!(reader.state().language, Some(Lang::Nl));
        assert_eq!(
            (reader.state().camera, &reader.state().selection),
            (before.camera, &before.selection)
        );
        reader.words = Messages::new(Lang::Nl);
        assert!(reader.reads(&reader.word("sheet-around")));
    }
}

#[test]
fn task_8_words_are_made_larger() {
    for lang in LANGS {
        let mut reader = newcomer(lang);
        reader.press("settings-title");
        let name = reader.word("settings-text-size");
        let slider = reader.find(Some(Role::Slider), &|found| found == name).unwrap();
        slider.set_value_accesskit(150.0);
        reader.rest();
        assert_eq!(reader.state().text_size, 1.5);
    }
}

#[test]
fn task_9_a_sheet_is_written_as_a_page_to_print() {
    for lang in LANGS {
        let folder = tempfile::tempdir().unwrap();
        let state = State {
            selection: Some("unesco:63AG".into()),
            ..lens(12.0)
        };
        let folders = Folders {
            exports: Some(folder.path().join("exports")),
            home: Some(Home::at(folder.path())),
            ..Folders::default()
        };
        let mut reader = Reader::new(lang, state, folders);
        reader.press("sheet-keep");
        reader.press("command-save-pdf");
        let pages = walk(folder.path());
        assert!(pages.iter().any(|path| path.ends_with(".pdf")), "{pages:?}");
    }
}

fn walk(folder: &std::path::Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn task_11_a_story_is_opened_walked_played_and_closed() {
    for lang in LANGS {
        let folders = shipped_stories();
        let mut reader = Reader::new(lang, lens(12.0), folders);
        reader.press("stories-title");
        let args = [("action", reader.word("story-open").into()), ("title", "".into())];
        let open = reader.words.format("story-button", &args);
        reader.act(Role::Button, &open);
        let play = |reader: &Reader| reader.state().story.clone().unwrap();
        assert_eq!((play(&reader).slide, play(&reader).playing), (1, false));
        reader.press("command-story-next");
        assert_eq!(play(&reader).slide, 2);
        reader.act(Role::Tab, "4. ");
        assert_eq!(play(&reader).slide, 4);
        reader.press("command-story-play");
        assert!(play(&reader).playing);
        reader.press("command-story-play");
        assert!(!play(&reader).playing);
        reader.press("command-story-close");
        assert!(reader.state().story.is_none());
    }
}

#[test]
fn task_12_the_clock_is_set_to_a_year_and_what_works_then_is_read() {
    for lang in LANGS {
        let state = State {
            year: Some(1850),
            ..lens(11.0)
        };
        let mut reader = Reader::new(lang, state, Folders::default());
        let name = reader.word("clock-slider");
        let slider = reader.find(Some(Role::Slider), &|found| found == name).unwrap();
        slider.set_value_accesskit(1913.0);
        reader.rest();
        assert_eq!(reader.state().year, Some(1913));
        assert!(reader.reads("1913"));
        reader.press("clock-close");
        assert_eq!(reader.state().year, None);
    }
}

#[test]
fn task_13_the_map_is_printed_on_a_page() {
    for lang in LANGS {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders {
            exports: Some(folder.path().to_owned()),
            ..Folders::default()
        };
        let mut reader = Reader::new(lang, lens(12.0), folders);
        reader.press("command-composer");
        assert!(reader.reads(&reader.word("composer-preview")));
        let portrait = reader.word("composer-portrait");
        reader.act(Role::RadioButton, &portrait);
        assert!(!reader.state().page_layout.landscape);
        reader.press("composer-write");
        let pages = walk(folder.path());
        assert!(pages.iter().any(|path| path.ends_with(".pdf")), "{pages:?}");
    }
}

#[test]
fn task_14_a_distance_is_measured_and_taken_back() {
    for lang in LANGS {
        let mut reader = Reader::new(lang, lens(13.0), Folders::default());
        reader.press("command-planner");
        reader.press("planner-page-measure");
        reader.press("command-measure-put");
        reader.press("command-zoom-out");
        let places = |reader: &Reader| reader.state().planner.measure.places.len();
        assert_eq!(places(&reader), 1);
        reader.press("command-measure-put");
        assert_eq!(places(&reader), 2);
        assert!(reader.reads(&reader.word("measure-length")));
        reader.press("command-measure-undo");
        assert_eq!(places(&reader), 1);
    }
}

#[test]
fn task_10_the_guide_is_opened_searched_and_closed() {
    for lang in LANGS {
        let mut reader = newcomer(lang);
        reader.press("settings-title");
        let guide = reader.word("command-guide");
        reader.act(Role::Link, &guide);
        assert!(reader.state().panels.guide_open);
        reader.write(Role::TextInput, "guide-search", "pdf");
        // The page that was opened last is the last of the tree.
        let close = reader.word("action-close");
        let buttons = reader.window.query_all_by_role_and_label(Role::Button, &close);
        buttons.last().unwrap().click_accesskit();
        reader.rest();
        assert!(!reader.state().panels.guide_open);
    }
}
