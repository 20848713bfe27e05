//! What a visitor decided at a kiosk: the page that is shown and the way back from it. When the visitor is gone, the whole
//! state is that of the start again.

pub mod gate;
pub mod session;

use serde::{Deserialize, Serialize};

use super::{BasemapCommand, Command, LayerChoice, Mode, SelectCommand, SettingCommand, State, StoryCommand};
use crate::model::kiosk::{Door, KioskConfig};
use crate::model::{Atlas, Basemap};
use crate::style::Theme;

/// Pages that "back" leads through at most.
pub const WAY_LENGTH: usize = 40;
/// Letters of a question at most.
pub const MOST_LETTERS: usize = 40;
/// Sizes of text that a visitor walks through by one button.
pub const KIOSK_TEXT: [f32; 3] = [1.0, 1.5, 2.0];

/// A page of the kiosk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Screen {
    /// Nobody is there: the map plays.
    #[default]
    Attract,
    /// The first page with its doors.
    Home,
    /// The map alone.
    Map,
    /// What lies behind a door.
    Door(Door),
    /// The sheet of the selection.
    Place,
    /// The code of the selection for a telephone.
    Take,
    /// The search with its keyboard.
    Search,
    /// Where the data comes from, and under which licences.
    Sources,
    /// The story that is open.
    Story,
    /// The question for the PIN of the staff.
    Pin,
    /// The page of the staff.
    Staff,
}

impl Screen {
    /// Whether only staff sees it.
    pub fn is_for_staff(self) -> bool {
        matches!(self, Self::Pin | Self::Staff)
    }
}

/// Letters of the keyboard on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keyboard {
    /// As in France and Belgium.
    Azerty,
    /// As in the Netherlands, Britain and America.
    Qwerty,
    /// As in Germany.
    Qwertz,
    /// The sounds of Japanese.
    Kana,
}

impl Keyboard {
    /// Every keyboard, in the order of the button that changes it.
    pub const ALL: [Self; 4] = [Self::Azerty, Self::Qwerty, Self::Qwertz, Self::Kana];
}

/// A page with what stood on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stand {
    screen: Screen,
    part: usize,
    kind: Option<String>,
    selection: Option<String>,
}

/// What a visitor decided at a kiosk.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Kiosk {
    /// The page.
    pub screen: Screen,
    /// The pages before it, the last one the nearest.
    pub way: Vec<Stand>,
    /// The part of a list or of a text that is shown, from 0.
    pub part: usize,
    /// Only this sort of things is listed: a category.
    pub kind: Option<String>,
    /// What was typed.
    pub query: String,
    /// The keyboard that was chosen; none is that of the language.
    pub keyboard: Option<Keyboard>,
    /// The keyboard shows its digits.
    pub digits: bool,
    /// Every control lies in the lower part of the screen.
    pub low_reach: bool,
}

/// About the kiosk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum KioskCommand {
    /// A visitor came, or wants to begin anew: the first page.
    Home,
    /// The visitor is gone: everything as at the start.
    Leave,
    /// Show this page.
    Go(Screen),
    /// Show the sheet of the feature with this stable id.
    Place(String),
    /// Open the story with this id.
    Story(String),
    /// The page before.
    Back,
    /// List only this sort of things, or all.
    Kind(Option<String>),
    /// Show this part of the list or the text.
    Part(usize),
    /// Add letters to the question.
    Type(String),
    /// Take the last letter back.
    Erase,
    /// Take all letters back.
    Clear,
    /// Make the last kana small, or give it its marks, in turn.
    Mark,
    /// Another keyboard.
    SetKeyboard(Keyboard),
    /// Letters, or digits.
    ToggleDigits,
    /// Controls low, or everywhere.
    ToggleLowReach,
    /// Black on white, or colours.
    ToggleContrast,
    /// The next size of text.
    NextText,
}

/// The state that every visitor finds.
pub fn start(config: &KioskConfig, atlas: Option<&Atlas>) -> State {
    let mut state = State {
        mode: Mode::Kiosk,
        language: config.languages.first().copied(),
        text_size: config.text_size,
        theme: Some(if config.contrast { Theme::Contrast } else { Theme::Light }),
        ..State::default()
    };
    state.kiosk.low_reach = config.low_reach;
    let panels = &mut state.panels;
    (panels.left_open, panels.legend_open, panels.overview_open) = (false, false, false);
    if let (Some(shown), Some(atlas)) = (&config.layers, atlas) {
        for layer in &atlas.layers {
            let choice = LayerChoice {
                visible: shown.contains(&layer.def.id),
                opacity: layer.def.opacity,
                only_class: None,
                early: false,
            };
            state.layers.insert(layer.def.id.clone(), choice);
        }
    }
    state
}

/// Whether a kiosk carries out this command. What planners, makers and presenters do, what leaves the program and what
/// fetches something is out of a visitor's reach, by whatever way it is asked for.
pub fn allows(command: &Command) -> bool {
    match command {
        Command::Kiosk(_) | Command::View(_) => true,
        Command::Select(command) => matches!(command, SelectCommand::Feature(_) | SelectCommand::Nothing),
        Command::Setting(command) => matches!(command, SettingCommand::SetLanguage(_)),
        Command::Basemap(BasemapCommand::Choose(basemap)) => *basemap == Basemap::Embedded,
        Command::Story(command) => matches!(
            command,
            StoryCommand::Next | StoryCommand::Previous | StoryCommand::GoTo(_) | StoryCommand::Return
        ),
        _ => false,
    }
}

/// Layers that a door shows from far off, and no other subject beside them.
fn layers_of(door: Door) -> Option<&'static [&'static str]> {
    match door {
        Door::Parks => Some(&["parks"]),
        Door::Heritage => Some(&["unesco", "sites"]),
        Door::Bicycle => Some(&["cycle", "cavaliers", "parks"]),
        Door::Bus => Some(&["bhns", "bhns-stops", "stations"]),
        Door::Stories | Door::Near | Door::Map => None,
    }
}

/// Carries out what a visitor wants; `start` is what every visitor finds. Commands that need the stories are carried out by
/// whoever has them.
pub fn apply(state: &mut State, start: &State, atlas: &Atlas, command: KioskCommand) {
    match command {
        KioskCommand::Leave => *state = start.clone(),
        KioskCommand::Home => {
            super::story::close(state);
            let kept = Kiosk {
                screen: Screen::Home,
                low_reach: state.kiosk.low_reach,
                ..Kiosk::default()
            };
            state.kiosk = kept;
            state.selection = None;
            state.camera = None;
            state.layers.clone_from(&start.layers);
        }
        KioskCommand::Go(screen) => {
            step(state);
            show(state, start, atlas, screen);
        }
        KioskCommand::Place(id) => {
            if atlas.find(&id).is_none() {
                return;
            }
            if state.kiosk.screen != Screen::Place || state.selection.as_deref() != Some(&id) {
                step(state);
            }
            state.kiosk.screen = Screen::Place;
            state.kiosk.part = 0;
            make_visible(state, atlas, &id);
            state.selection = Some(id);
        }
        KioskCommand::Story(_) => {
            step(state);
            state.kiosk.screen = Screen::Story;
            state.kiosk.part = 0;
        }
        KioskCommand::Back => back(state, start, atlas),
        KioskCommand::Kind(kind) => {
            state.kiosk.kind = kind;
            state.kiosk.part = 0;
        }
        KioskCommand::Part(part) => state.kiosk.part = part,
        KioskCommand::Type(_)
        | KioskCommand::Erase
        | KioskCommand::Clear
        | KioskCommand::Mark
        | KioskCommand::SetKeyboard(_)
        | KioskCommand::ToggleDigits => write(&mut state.kiosk, command),
        KioskCommand::ToggleLowReach => state.kiosk.low_reach = !state.kiosk.low_reach,
        KioskCommand::ToggleContrast => {
            let on = state.theme == Some(Theme::Contrast);
            state.theme = Some(if on { Theme::Light } else { Theme::Contrast });
        }
        KioskCommand::NextText => {
            let next = KIOSK_TEXT.into_iter().find(|size| *size > state.text_size + 0.01);
            state.text_size = next.unwrap_or(KIOSK_TEXT[0]);
            state.kiosk.part = 0;
        }
    }
}

/// Remembers where the visitor stands.
fn step(state: &mut State) {
    let kiosk = &mut state.kiosk;
    // Nobody goes back to the game of the map, nor to a place that only staff sees.
    if kiosk.screen == Screen::Attract || kiosk.screen.is_for_staff() {
        return;
    }
    if kiosk.way.len() >= WAY_LENGTH {
        kiosk.way.remove(0);
    }
    kiosk.way.push(Stand {
        screen: kiosk.screen,
        part: kiosk.part,
        kind: kiosk.kind.clone(),
        selection: state.selection.clone(),
    });
}

fn show(state: &mut State, start: &State, atlas: &Atlas, screen: Screen) {
    if screen != Screen::Story {
        super::story::close(state);
    }
    if !matches!(screen, Screen::Place | Screen::Take | Screen::Sources) {
        state.selection = None;
    }
    (state.kiosk.screen, state.kiosk.part, state.kiosk.kind) = (screen, 0, None);
    dress(state, start, atlas);
}

/// Layers of the page.
fn dress(state: &mut State, start: &State, atlas: &Atlas) {
    use crate::model::catalog::Role;
    match state.kiosk.screen {
        Screen::Door(door) => {
            state.layers.clone_from(&start.layers);
            let Some(shown) = layers_of(door) else { return };
            for (index, layer) in atlas.layers.iter().enumerate() {
                let id = &layer.def.id;
                let is_shown = shown.contains(&id.as_str());
                if is_shown || layer.def.role == Role::Subject {
                    let choice = LayerChoice {
                        visible: is_shown,
                        early: is_shown && layer.features.len() < 400,
                        ..start.layer(atlas, index)
                    };
                    state.layers.insert(id.clone(), choice);
                }
            }
        }
        Screen::Home | Screen::Map => state.layers.clone_from(&start.layers),
        _ => {}
    }
}

/// What is spoken of is seen, whichever layers were on.
fn make_visible(state: &mut State, atlas: &Atlas, id: &str) {
    let Some(layer) = atlas.find(id).map(|found| found.layer as usize) else {
        return;
    };
    let choice = state.layer(atlas, layer);
    if !choice.visible
        && let Some(layer) = atlas.layers.get(layer)
    {
        let seen = LayerChoice {
            visible: true,
            opacity: 1.0,
            ..choice
        };
        state.layers.insert(layer.def.id.clone(), seen);
    }
}

fn back(state: &mut State, start: &State, atlas: &Atlas) {
    let Some(stand) = state.kiosk.way.pop() else {
        if state.kiosk.screen != Screen::Home {
            apply(state, start, atlas, KioskCommand::Home);
        }
        return;
    };
    if stand.screen == Screen::Home {
        apply(state, start, atlas, KioskCommand::Home);
        return;
    }
    super::story::close(state);
    // A story that one comes back to would begin anew: its list is the place.
    let screen = if stand.screen == Screen::Story {
        Screen::Door(Door::Stories)
    } else {
        stand.screen
    };
    let kiosk = &mut state.kiosk;
    (kiosk.screen, kiosk.part, kiosk.kind) = (screen, stand.part, stand.kind);
    state.selection = stand.selection.filter(|id| atlas.find(id).is_some());
    dress(state, start, atlas);
}

fn write(kiosk: &mut Kiosk, command: KioskCommand) {
    match command {
        KioskCommand::Type(letters) => {
            if kiosk.query.chars().count() + letters.chars().count() <= MOST_LETTERS {
                kiosk.query.push_str(&letters);
            }
        }
        KioskCommand::Erase => {
            kiosk.query.pop();
        }
        KioskCommand::Clear => kiosk.query.clear(),
        KioskCommand::Mark => {
            if let Some(last) = kiosk.query.pop() {
                kiosk.query.push(marked(last));
            }
        }
        KioskCommand::SetKeyboard(keyboard) => {
            kiosk.keyboard = Some(keyboard);
            kiosk.digits = false;
            return;
        }
        KioskCommand::ToggleDigits => {
            kiosk.digits = !kiosk.digits;
            return;
        }
        _ => return,
    }
    kiosk.part = 0;
}

/// The next form of a kana: は, ば, ぱ and は again; つ, っ, づ; others stay.
fn marked(kana: char) -> char {
    const CYCLES: [&str; 29] = [
        "かが",
        "きぎ",
        "くぐ",
        "けげ",
        "こご",
        "さざ",
        "しじ",
        "すず",
        "せぜ",
        "そぞ",
        "ただ",
        "ちぢ",
        "つっづ",
        "てで",
        "とど",
        "はばぱ",
        "ひびぴ",
        "ふぶぷ",
        "へべぺ",
        "ほぼぽ",
        "あぁ",
        "いぃ",
        "うぅ",
        "えぇ",
        "おぉ",
        "やゃ",
        "ゆゅ",
        "よょ",
        "わゎ",
    ];
    CYCLES
        .iter()
        .find_map(|cycle| {
            let all: Vec<char> = cycle.chars().collect();
            let place = all.iter().position(|known| *known == kana)?;
            all.get((place + 1) % all.len()).copied()
        })
        .unwrap_or(kana)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::state::{PanelCommand, SheetCommand, ViewCommand};

    static ATLAS: LazyLock<Atlas> = LazyLock::new(crate::load::atlas::embedded);

    fn go(state: &mut State, commands: impl IntoIterator<Item = KioskCommand>) {
        let start = start(&KioskConfig::default(), None);
        for command in commands {
            apply(state, &start, &ATLAS, command);
        }
    }

    #[test]
    fn back_leads_the_way_that_was_gone() {
        let mut state = start(&KioskConfig::default(), None);
        go(
            &mut state,
            [
                KioskCommand::Home,
                KioskCommand::Go(Screen::Door(Door::Parks)),
                KioskCommand::Part(1),
                KioskCommand::Place("parks:centralite".into()),
                KioskCommand::Go(Screen::Take),
            ],
        );
        assert_eq!(
            state.selection.as_deref(),
            Some("parks:centralite"),
            "the code is of the place"
        );
        go(&mut state, [KioskCommand::Back]);
        assert_eq!(state.kiosk.screen, Screen::Place);
        go(&mut state, [KioskCommand::Back]);
        assert_eq!((state.kiosk.screen, state.kiosk.part), (Screen::Door(Door::Parks), 1));
        assert_eq!(state.selection, None);
        go(&mut state, [KioskCommand::Back, KioskCommand::Back, KioskCommand::Back]);
        assert_eq!(state.kiosk.screen, Screen::Home);
    }

    #[test]
    fn leaving_makes_the_state_that_of_the_start() {
        let wanted = start(&KioskConfig::default(), None);
        let mut state = wanted.clone();
        state.language = Some(crate::model::Lang::Ja);
        go(
            &mut state,
            [
                KioskCommand::Home,
                KioskCommand::Go(Screen::Search),
                KioskCommand::Type("lens".into()),
                KioskCommand::SetKeyboard(Keyboard::Kana),
                KioskCommand::ToggleLowReach,
                KioskCommand::ToggleContrast,
                KioskCommand::NextText,
                KioskCommand::Place("unesco:63AG".into()),
            ],
        );
        assert_ne!(state, wanted);
        go(&mut state, [KioskCommand::Leave]);
        assert_eq!(state, wanted);
    }

    #[test]
    fn a_door_shows_its_subject_and_home_shows_what_the_start_shows() {
        let mut state = start(&KioskConfig::default(), None);
        go(
            &mut state,
            [KioskCommand::Home, KioskCommand::Go(Screen::Door(Door::Bus))],
        );
        let seen = |state: &State, id: &str| state.layer(&ATLAS, ATLAS.layer_index(id).unwrap()).visible;
        assert!(seen(&state, "bhns") && seen(&state, "communes") && !seen(&state, "unesco"));
        go(&mut state, [KioskCommand::Place("unesco:63AG".into())]);
        assert!(seen(&state, "unesco"), "what is spoken of is seen");
        go(&mut state, [KioskCommand::Home]);
        assert!(state.layers.is_empty());
    }

    #[test]
    fn letters_are_bounded_and_kana_take_their_marks() {
        let mut state = start(&KioskConfig::default(), None);
        let type_in = |letter: &str| KioskCommand::Type(letter.into());
        go(&mut state, (0..100).map(|_| type_in("a")));
        assert_eq!(state.kiosk.query.len(), MOST_LETTERS);
        go(
            &mut state,
            [
                KioskCommand::Clear,
                type_in("ほ"),
                KioskCommand::Mark,
                KioskCommand::Mark,
            ],
        );
        assert_eq!(state.kiosk.query, "ぽ");
        go(
            &mut state,
            [KioskCommand::Erase, KioskCommand::Erase, KioskCommand::Mark],
        );
        assert_eq!(state.kiosk.query, "");
    }

    #[test]
    fn what_is_not_for_visitors_is_refused() {
        let refused = Command::leaves().iter().filter(|leaf| !allows(&leaf.command)).count();
        assert!(refused > 60, "{refused}");
        for command in [
            Command::Panel(PanelCommand::ToggleUpdates),
            Command::Panel(PanelCommand::ToggleImport),
            Command::Sheet(SheetCommand::CopyLink),
            Command::Story(StoryCommand::TogglePresent),
            Command::Basemap(BasemapCommand::SetOnline(true)),
            Command::Setting(SettingCommand::SetSecondLanguage(None)),
        ] {
            assert!(!allows(&command), "{command:?}");
        }
        assert!(allows(&Command::View(ViewCommand::ZoomIn)));
    }
}
