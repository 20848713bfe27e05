//! What a visitor decided at a kiosk: the page that is shown and the way back from it. When the visitor is gone, the whole
//! state is that of the start again.

pub mod gate;
pub mod hold;
mod letters;
pub mod session;
mod visit;

use serde::{Deserialize, Serialize};

pub use visit::apply;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{PanelCommand, SheetCommand, ViewCommand};

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
