//! Tasks as a newcomer would try them, with the keyboard alone, in three languages: each ends when the answer can be read in
//! the tree that screen readers get. Three keys a second make ninety in half a minute: no task takes more.

use std::path::Path;
use std::time::Duration;

use crate::window_harness::{Harness, Opening, shipped_stories, state};
use archipel::app::Folders;
use archipel::i18n::{Messages, guide};
use archipel::model::Lang;
use archipel::state::{State, link};
use archipel::store::Home;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Keys of half a minute.
const MOST_KEYS: usize = 90;
const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// The languages of the tasks: one with accents, one with long words, one without spaces.
const LANGS: [Lang; 3] = [Lang::Fr, Lang::De, Lang::Ja];

/// Somebody at the keyboard.
struct Person {
    window: Harness,
    words: Messages,
    keys: usize,
}

impl Person {
    fn new(lang: Lang, folders: Folders) -> Self {
        let window = Opening {
            lang,
            size: [1680.0, 1000.0],
            folders,
            ..Opening::default()
        };
        Self {
            window: window.open(),
            words: Messages::new(lang),
            keys: 0,
        }
    }

    fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// What the program calls something.
    fn word(&self, key: &str) -> String {
        self.words.text(key).to_owned()
    }

    /// What this person says in the own language.
    fn says(&self, words: [&'static str; 3]) -> &'static str {
        let place = LANGS.iter().position(|lang| *lang == self.lang());
        words[place.unwrap()]
    }

    /// Ctrl+K, the verb of the filter and a category by its name, Enter.
    fn filter(&mut self, category: &str) -> &mut Self {
        let atlas = self.window.state().app().atlas().unwrap();
        let title = atlas
            .catalog
            .category(category)
            .unwrap()
            .title
            .get(self.lang())
            .to_owned();
        let verb = self.says(["filtrer", "filtern", "絞り込む"]);
        self.command(&format!("{verb} {title}"))
    }

    /// One key.
    fn press(&mut self, modifiers: Modifiers, key: Key) -> &mut Self {
        self.keys += 1;
        self.window.key_press_modifiers(modifiers, key);
        self.window.run_steps(4);
        self
    }

    /// Letters, wherever the keyboard is.
    fn write(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            self.keys += 1;
            self.window.event(egui::Event::Text(letter.to_string()));
            self.window.run_steps(1);
        }
        self.window.run_steps(3);
        self
    }

    /// Ctrl+F, words, Enter; the field keeps the keyboard.
    fn open(&mut self, words: &str) -> &mut Self {
        self.press(CTRL, Key::F).write(words).wait();
        self.press(PLAIN, Key::Enter)
    }

    /// The index of words is made on another thread, once.
    fn wait(&mut self) {
        let preparing = self.word("search-preparing");
        for _ in 0..1_200 {
            if self.window.query_by_label_contains(&preparing).is_none() {
                self.window.run_steps(2);
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
            self.window.run_steps(2);
        }
        panic!("the index does not come");
    }

    /// Ctrl+K, words, Enter.
    fn command(&mut self, words: &str) -> &mut Self {
        self.press(CTRL, Key::K).write(words).press(PLAIN, Key::Enter)
    }

    /// Labels of what has this role, as read by a screen reader.
    fn read(&self, role: Role) -> Vec<String> {
        let nodes = self.window.query_all_by_role(role);
        nodes.filter_map(|node| node.accesskit_node().label()).collect()
    }

    fn reads(&self, role: Role, words: &str) -> bool {
        self.read(role).iter().any(|label| label.contains(words))
    }

    /// Whether words stand anywhere.
    fn sees(&self, words: &str) -> bool {
        self.window.query_all_by_label_contains(words).next().is_some()
    }

    fn sheet(&self) -> &str {
        state(&self.window).selection.as_deref().unwrap_or("")
    }

    /// The task is done: few enough keys, no pointer; where `ARCHIPEL_TASKS_DIR` is set its last view is kept there, for a
    /// picture of it.
    fn done(self, name: &str) {
        let name = &format!("{name}-{}", self.lang().code());
        println!("{name}: {} keys", self.keys);
        assert!(self.keys <= MOST_KEYS, "{name} takes {} keys", self.keys);
        if let Some(folder) = std::env::var_os("ARCHIPEL_TASKS_DIR") {
            let view = serde_json::to_string_pretty(state(&self.window)).unwrap();
            std::fs::write(Path::new(&folder).join(format!("{name}.json")), view).unwrap();
        }
    }
}

fn newcomer(lang: Lang) -> Person {
    Person::new(lang, Folders::default())
}

/// Somebody with a folder of their own.
fn resident(lang: Lang, folder: &Path) -> Person {
    let folders = Folders {
        exports: Some(folder.join("exports")),
        home: Some(Home::at(folder)),
        ..Folders::default()
    };
    Person::new(lang, folders)
}

fn in_three_languages(task: impl Fn(Lang)) {
    LANGS.into_iter().for_each(task);
}

#[test]
fn which_fosses_of_the_lens_company_near_the_louvre_lens_are_listed_as_monuments() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        person.open("louvre");
        assert_eq!(person.sheet(), "sites:louvre-lens");
        let listed = person.says(["monument class", "eingestuft", "記念物 指定"]);
        let registered = person.says(["monument ins", "eingetragen", "記念物 登録"]);
        let near = person.says(["moins de 5", "weniger als 5", "から5"]);
        person
            .command("mines de lens")
            .command(listed)
            .command(registered)
            .command(near);
        person
            .press(CTRL_SHIFT, Key::F)
            .write("fosse")
            .press(CTRL_SHIFT, Key::L);
        // The list follows the map, which stands close to the museum: its button shows all.
        person.press(PLAIN, Key::Enter);
        let found = person.read(Role::ListBoxOption);
        let fosses: Vec<&String> = found.iter().filter(|line| line.starts_with("Fosse")).collect();
        assert_eq!(fosses.len(), 2, "{lang:?} {found:?}");
        assert!(fosses.iter().any(|line| line.starts_with("Fosse 11-19")));
        assert!(fosses.iter().any(|line| line.starts_with("Fosse n°12 de Lens")));
        assert!(person.sees(near), "the sentence says what was asked");
        person.done("fosses");
    });
}

#[test]
fn what_can_one_see_from_a_parvis_near_haillicourt() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        person.open("parvis haillicourt");
        assert_eq!(person.sheet(), "viewpoints:29");
        assert!(person.reads(Role::Link, "Terril 2"), "{:?}", person.read(Role::Link));
        assert!(person.reads(Role::Link, "Terril 3"));
        person.done("parvis");
    });
}

#[test]
fn which_terrils_lie_in_oignies() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        let commune = format!("{} oignies", person.word("filters-commune"));
        person.command(&commune).filter("terril").press(CTRL_SHIFT, Key::L);
        let found = person.read(Role::ListBoxOption);
        assert_eq!(found.len(), 1, "{lang:?} {found:?}");
        assert!(found[0].starts_with("Terril 110 – 9 de Dourges, Oignies"), "{found:?}");
        person.done("terrils");
    });
}

#[test]
fn how_large_is_the_parc_centralite_and_who_says_so() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        person.open("centralite");
        assert_eq!(person.sheet(), "parks:centralite");
        let label = person.says([
            "175 ha — Superficie annoncée",
            "175 ha — Angekündigte Fläche",
            "175 ha — 発表された面積",
        ]);
        assert!(person.reads(Role::Button, label), "{:?}", person.read(Role::Button));
        person
            .press(PLAIN, Key::Escape)
            .press(PLAIN, Key::Escape)
            .press(PLAIN, Key::I);
        assert!(state(&person.window).panels.sources_open);
        assert!(person.sees("CC BY"), "the licence stands beside the value");
        person.done("hectares");
    });
}

#[test]
fn how_deep_was_pit_1_of_annezin_and_when_was_it_closed() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        person.open("fosse 1 annezin");
        assert_eq!(person.sheet(), "shafts:annezin-1-1");
        let depth = person.says(["384 m — Profondeur", "384 m — Teufe", "384 m — 深さ"]);
        assert!(person.reads(Role::Button, depth), "{:?}", person.read(Role::Button));
        assert!(person.reads(Role::Button, "1928"));
        assert!(person.reads(Role::Image, "384"), "the depth is drawn to scale");
        person.done("depth");
    });
}

/// Tab until something of this role and name has the keyboard.
fn tab_to(person: &mut Person, role: Role, name: &str) {
    let focused = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        node.is_focused() && node.label().as_deref() == Some(name)
    };
    for _ in 0..70 {
        if person.window.query_all_by_role(role).any(|node| focused(&node)) {
            return;
        }
        person.press(PLAIN, Key::Tab);
    }
    panic!("the keyboard does not come to {name}");
}

#[test]
fn where_does_the_bus_from_lievin_stop_and_what_is_there() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        person.open("bulle 1");
        assert_eq!(person.sheet(), "bhns:B1");
        assert!(
            person.sees(person.says(["arrêts", "Haltestellen", "停留所"])),
            "how many stops"
        );
        let unordered = person.word("sheet-line-unordered");
        assert!(
            person.sees(&unordered),
            "the order of stops is not known, and the sheet says so"
        );
        // Into the sheet, along its links, to the town hall square of Lens.
        person.press(PLAIN, Key::Escape).press(PLAIN, Key::Escape);
        tab_to(&mut person, Role::Link, "Lens");
        person.press(PLAIN, Key::Enter);
        assert_eq!(person.sheet(), "communes:62498");
        person.press(Modifiers::ALT, Key::ArrowLeft);
        assert_eq!(person.sheet(), "bhns:B1", "back to the line");
        person.done("stops");
    });
}

#[test]
fn which_of_lens_and_lievin_has_more_people() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        person
            .open("lens")
            .press(PLAIN, Key::Escape)
            .press(PLAIN, Key::Escape)
            .press(PLAIN, Key::P);
        person.open("lievin");
        assert_eq!(state(&person.window).pins, ["communes:62498"]);
        assert_eq!(person.sheet(), "communes:62510");
        let name = format!("— {}", person.word("field-population"));
        let people: Vec<String> = person
            .read(Role::Button)
            .into_iter()
            .filter(|label| label.ends_with(&name))
            .collect();
        assert_eq!(people.len(), 2, "both sheets stand side by side: {people:?}");
        person.done("compare");
    });
}

#[test]
fn a_link_to_a_terril_is_copied_and_brings_the_view_back() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        person.open("t074a");
        assert_eq!(person.sheet(), "unesco:63AG");
        person.press(PLAIN, Key::Escape).press(PLAIN, Key::Escape);
        person.press(PLAIN, Key::C);
        assert!(person.sees(&person.word("action-copied")));
        let copied = link::of(state(&person.window));
        let mut again = State::default();
        copied.parse::<link::Link>().unwrap().open(&mut again);
        assert_eq!(again.selection, state(&person.window).selection);
        assert_eq!(again.camera, state(&person.window).camera);
        person.done("link");
    });
}

#[test]
fn a_filter_is_kept_by_name_and_found_again() {
    in_three_languages(|lang| {
        let folder = tempfile::tempdir().unwrap();
        let mut person = resident(lang, folder.path());
        let name = person.says(["Mes terrils", "Meine Halden", "私のボタ山"]);
        person
            .filter("terril")
            .press(CTRL, Key::S)
            .write(name)
            .press(PLAIN, Key::Enter);
        let told = person.words.format("facets-saved-kept", &[("name", name.into())]);
        assert!(
            person.sees(&told) || person.reads(Role::ListBoxOption, name),
            "{lang:?}"
        );
        let kept = state(&person.window).filter.clone();
        assert!(kept.categories.contains("terril"));
        person.press(CTRL, Key::Backspace);
        assert!(state(&person.window).filter.is_empty());
        person.command(name);
        assert_eq!(state(&person.window).filter, kept);
        person.done("saved");
    });
}

#[test]
fn a_list_of_places_of_sport_is_written_for_a_spreadsheet() {
    in_three_languages(|lang| {
        let folder = tempfile::tempdir().unwrap();
        let mut person = resident(lang, folder.path());
        person.filter("sport").press(CTRL, Key::E).press(PLAIN, Key::Enter);
        let file = |folder: &Path| std::fs::read_dir(folder.join("exports")).ok()?.next()?.ok();
        for _ in 0..400 {
            if person.sees("exports") && file(folder.path()).is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
            person.window.run_steps(1);
        }
        let bytes = std::fs::read(file(folder.path()).unwrap().path()).unwrap();
        assert!(
            bytes.starts_with("\u{feff}".as_bytes()),
            "the mark that a spreadsheet needs"
        );
        let text = String::from_utf8(bytes).unwrap();
        let head = text.lines().next().unwrap();
        assert!(head.contains(person.says(["Nom;", "Name;", "名前"])), "{head}");
        assert!(text.contains("Bollaert"), "{text}");
        person.done("export");
    });
}

#[test]
fn the_guide_tells_how_to_add_a_photograph() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        let words = person.says(["photographies", "fotos", "写真"]);
        person.press(PLAIN, Key::F1).write(words);
        let pages = guide::pages(lang);
        let page = pages.iter().find(|page| page.slug == "05-photographs").unwrap();
        assert!(
            person.reads(Role::ListBoxOption, page.title),
            "{:?}",
            person.read(Role::ListBoxOption)
        );
        assert!(person.sees("media"), "the page says where pictures go");
        person.done("guide");
    });
}

#[test]
fn where_is_the_art_deco_pool_and_which_station_is_nearest() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        person.open("piscine art deco");
        assert_eq!(person.sheet(), "sites:piscine-bruay");
        assert!(person.sees(&person.word("sheet-near-station")));
        assert!(
            person.sees(&person.word("sheet-inconclusive")),
            "the nearest stop is not known for sure, and the sheet says so"
        );
        // What was asked before is found again with one key.
        person
            .press(CTRL, Key::F)
            .write("bus hydrogene")
            .press(PLAIN, Key::Enter);
        assert_eq!(person.sheet(), "bhns:B6", "typing takes the place of the words before");
        person.done("pool");
    });
}

#[test]
fn the_map_is_put_on_a_page_and_printed() {
    in_three_languages(|lang| {
        let folder = tempfile::tempdir().unwrap();
        let mut person = resident(lang, folder.path());
        person.press(CTRL, Key::P);
        let preview = person.word("composer-preview");
        assert!(person.sees(&preview));
        let write = person.word("composer-write");
        tab_to(&mut person, Role::Button, &write);
        person.press(PLAIN, Key::Enter);
        let file = folder
            .path()
            .join("exports")
            .join(person.word("composer-file-name") + ".pdf");
        for _ in 0..400 {
            if file.exists() {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
            person.window.run_steps(1);
        }
        assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF"));
        person.done("print");
    });
}

#[test]
fn a_story_is_opened_walked_played_stopped_and_left() {
    in_three_languages(|lang| {
        let folders = shipped_stories();
        let mut person = Person::new(lang, folders);
        person.press(CTRL, Key::R);
        let title = person.says([
            "Une journée à vélo et en bus",
            "Ein Tag mit Rad und Bus",
            "自転車とバスの一日",
        ]);
        let args = [("action", person.word("story-open").into()), ("title", title.into())];
        let open = person.words.format("story-button", &args);
        tab_to(&mut person, Role::Button, &open);
        person.press(PLAIN, Key::Enter);
        let play = |person: &Person| state(&person.window).story.clone().unwrap();
        assert_eq!(play(&person).slide, 1);
        let scene = |person: &Person| {
            let live = |node: &egui_kittest::Node<'_>| node.accesskit_node().live() == egui::accesskit::Live::Polite;
            let told: Vec<String> = person
                .window
                .query_all_by_role(Role::Label)
                .filter(live)
                .filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label()))
                .collect();
            told.join("\n")
        };
        let first = scene(&person);
        assert!(!first.is_empty(), "the scene is told");
        person.press(PLAIN, Key::PageDown);
        assert_eq!(play(&person).slide, 2);
        assert_ne!(scene(&person), first);
        person.press(PLAIN, Key::K);
        assert!(play(&person).playing);
        person.press(PLAIN, Key::K);
        assert!(!play(&person).playing);
        person.press(PLAIN, Key::Escape);
        assert!(state(&person.window).story.is_none());
        person.done("story");
    });
}

#[test]
fn a_distance_from_the_museum_is_measured() {
    in_three_languages(|lang| {
        let mut person = newcomer(lang);
        // To the museum, out of the field, and a measure from the middle of the map to the east.
        person
            .open("louvre")
            .press(PLAIN, Key::Escape)
            .press(PLAIN, Key::Escape)
            .press(PLAIN, Key::M)
            .press(PLAIN, Key::Enter);
        for _ in 0..4 {
            person.press(PLAIN, Key::ArrowRight);
        }
        person.press(PLAIN, Key::Enter);
        let places = state(&person.window).planner.measure.places.clone();
        let [from, to] = places[..] else { panic!("{places:?}") };
        let metres = archipel::space::measure::distance_m(from, to);
        assert!(metres > 100.0, "{metres}");
        let length = format!(
            "{} {}",
            person.word("measure-length"),
            archipel::analysis::measured::precise(metres, &person.words)
        );
        assert!(person.reads(Role::Label, &length), "{:?}", person.read(Role::Label));
        person.done("measure");
    });
}
