//! Everything a person can do, as one enum. Menus, shortcuts, help, stories and tests are lists of these.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::{Camera, Tab, WindowPlace};
use crate::model::{Facet, Lang};
use crate::space::Extent;
use crate::style::Theme;

/// One decision of the user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// About the camera.
    View(ViewCommand),
    /// About a layer, by its id.
    Layer(String, LayerCommand),
    /// About the filter.
    Filter(FilterCommand),
    /// About the selection.
    Select(SelectCommand),
    /// About panels.
    Panel(PanelCommand),
    /// About language, theme, text, window.
    Setting(SettingCommand),
}

/// About the camera.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ViewCommand {
    /// Look exactly there.
    LookAt(Camera),
    /// One zoom level closer.
    ZoomIn,
    /// One zoom level farther.
    ZoomOut,
    /// Move by this part of the window's width and height (to the east, to the south).
    Pan([f64; 2]),
    /// The whole territory.
    Home,
    /// Show this extent (degrees) whole.
    ShowExtent(Extent),
    /// Show the feature with this stable id.
    ShowFeature(String),
    /// Show the place, no farther than this zoom.
    ShowPlace(Coord<f64>, f64),
}

/// About one layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum LayerCommand {
    /// Show or hide.
    SetVisible(bool),
    /// 0 to 1.
    SetOpacity(f32),
    /// Show only this class; the same class again shows all.
    IsolateClass(String),
    /// Back to what the catalog says.
    Reset,
}

/// About the filter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum FilterCommand {
    /// Words to find.
    SetText(String),
    /// Choose a value of a facet, or take it back.
    Toggle(Facet, String),
    /// Take back every value of a facet.
    ClearFacet(Facet),
    /// First and last year, or any time.
    SetYears(Option<(i32, i32)>),
    /// Let everything through.
    Clear,
}

/// About the selection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SelectCommand {
    /// Open the sheet of the feature with this stable id.
    Feature(String),
    /// Close the sheet.
    Nothing,
    /// The sheet that was open before.
    Back,
    /// The sheet that "back" came from.
    Forward,
    /// The feature this many places farther in the list of what the filter leaves of the layer.
    Step(i32),
    /// Put the sheet of this feature aside to compare it, or take it back.
    TogglePin(String),
    /// Take every pinned sheet back.
    ClearPins,
}

/// About panels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PanelCommand {
    /// Open or close the left panel.
    ToggleLeft,
    /// Open the left panel at this page.
    ShowTab(Tab),
    /// Width of the left panel, in points.
    SetLeftWidth(f32),
    /// Width of the sheet, in points.
    SetSheetWidth(f32),
    /// Fold or unfold a group of layers.
    ToggleGroup(String),
    /// Open or close the About page.
    ToggleAbout,
    /// Open or close the list of problems with the data.
    ToggleProblems,
    /// Open or close the page on keyboard and mouse.
    ToggleHelp,
    /// Open or close the user guide.
    ToggleGuide,
    /// Show the source of every value of a sheet, or hide it.
    ToggleSources,
    /// Close what lies on top: a page, else the sheet.
    CloseTop,
}

/// About language, theme, text, window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SettingCommand {
    /// Language, or the system's.
    SetLanguage(Option<Lang>),
    /// Theme, or the system's.
    SetTheme(Option<Theme>),
    /// Factor on the size of text.
    SetTextSize(f32),
    /// No flights and no glides.
    SetReduceMotion(bool),
    /// The window was moved or resized.
    SetWindow(WindowPlace),
}

/// Keys that give a command, written as a keyboard shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// Keys in the words of the message `key-…`, joined by `+`: `ctrl+0`.
    pub keys: &'static str,
}

impl Command {
    /// Commands with a shortcut, in the order of the help page.
    pub fn with_shortcuts() -> Vec<(Self, Shortcut)> {
        use Command::{Filter, Panel, Select, View};
        let keys = |keys| Shortcut { keys };
        vec![
            (View(ViewCommand::ZoomIn), keys("+")),
            (View(ViewCommand::ZoomOut), keys("-")),
            (View(ViewCommand::Pan([-0.2, 0.0])), keys("left")),
            (View(ViewCommand::Pan([0.2, 0.0])), keys("right")),
            (View(ViewCommand::Pan([0.0, -0.2])), keys("up")),
            (View(ViewCommand::Pan([0.0, 0.2])), keys("down")),
            (View(ViewCommand::Home), keys("home")),
            (Panel(PanelCommand::ToggleLeft), keys("ctrl+b")),
            (Panel(PanelCommand::ShowTab(Tab::Layers)), keys("ctrl+l")),
            (Panel(PanelCommand::ShowTab(Tab::Filters)), keys("ctrl+f")),
            (Filter(FilterCommand::Clear), keys("ctrl+backspace")),
            (Panel(PanelCommand::CloseTop), keys("escape")),
            (Select(SelectCommand::Back), keys("alt+left")),
            (Select(SelectCommand::Forward), keys("alt+right")),
            (Select(SelectCommand::Step(-1)), keys("alt+up")),
            (Select(SelectCommand::Step(1)), keys("alt+down")),
            (Panel(PanelCommand::ToggleSources), keys("i")),
            (Panel(PanelCommand::ToggleGuide), keys("f1")),
            (Panel(PanelCommand::ToggleHelp), keys("?")),
        ]
    }

    /// Key of the message that names this command, for menus, tooltips and help; none for those that need an object.
    pub fn label_key(&self) -> Option<&'static str> {
        Some(match self {
            Self::View(ViewCommand::ZoomIn) => "command-zoom-in",
            Self::View(ViewCommand::ZoomOut) => "command-zoom-out",
            Self::View(ViewCommand::Pan([x, _])) if *x < 0.0 => "command-pan-west",
            Self::View(ViewCommand::Pan([x, _])) if *x > 0.0 => "command-pan-east",
            Self::View(ViewCommand::Pan([_, y])) if *y < 0.0 => "command-pan-north",
            Self::View(ViewCommand::Pan(_)) => "command-pan-south",
            Self::View(ViewCommand::Home) => "command-home",
            Self::Filter(FilterCommand::Clear) => "command-clear-filters",
            Self::Select(SelectCommand::Nothing) => "command-close-sheet",
            Self::Select(SelectCommand::Back) => "command-back",
            Self::Select(SelectCommand::Forward) => "command-forward",
            Self::Select(SelectCommand::Step(..0)) => "command-previous",
            Self::Select(SelectCommand::Step(_)) => "command-next",
            Self::Select(SelectCommand::ClearPins) => "command-clear-pins",
            Self::Panel(PanelCommand::ToggleSources) => "command-sources",
            Self::Panel(PanelCommand::ToggleLeft) => "command-toggle-panel",
            Self::Panel(PanelCommand::ShowTab(Tab::Layers)) => "command-show-layers",
            Self::Panel(PanelCommand::ShowTab(Tab::Filters)) => "command-show-filters",
            Self::Panel(PanelCommand::ToggleAbout) => "command-about",
            Self::Panel(PanelCommand::ToggleProblems) => "command-problems",
            Self::Panel(PanelCommand::ToggleGuide) => "command-guide",
            Self::Panel(PanelCommand::ToggleHelp) => "command-help",
            Self::Panel(PanelCommand::CloseTop) => "command-close",
            _ => return None,
        })
    }

    /// Icon of `assets/icons` that stands for this command.
    pub fn icon(&self) -> Option<&'static str> {
        Some(match self {
            Self::View(ViewCommand::ZoomIn) => "ui-plus",
            Self::View(ViewCommand::ZoomOut) => "ui-minus",
            Self::View(ViewCommand::Home) => "ui-home",
            Self::Filter(FilterCommand::Clear) => "ui-reset",
            Self::Select(SelectCommand::Nothing) | Self::Panel(PanelCommand::CloseTop) => "ui-close",
            Self::Select(SelectCommand::Back) => "ui-back",
            Self::Select(SelectCommand::Forward) => "ui-forward",
            Self::Select(SelectCommand::Step(..0)) => "ui-chevron-up",
            Self::Select(SelectCommand::Step(_)) => "ui-chevron-down",
            Self::Select(SelectCommand::TogglePin(_) | SelectCommand::ClearPins) => "ui-pin",
            Self::Panel(PanelCommand::ToggleSources) => "ui-info",
            Self::Panel(PanelCommand::ToggleLeft) => "ui-menu",
            Self::Panel(PanelCommand::ShowTab(Tab::Layers)) => "ui-layers",
            Self::Panel(PanelCommand::ShowTab(Tab::Filters)) => "ui-filter",
            Self::Panel(PanelCommand::ToggleAbout) => "ui-info",
            Self::Panel(PanelCommand::ToggleProblems) => "ui-warning",
            Self::Panel(PanelCommand::ToggleGuide | PanelCommand::ToggleHelp) => "ui-help",
            _ => return None,
        })
    }

    /// The shortcut of this command, if it has one.
    pub fn shortcut(&self) -> Option<Shortcut> {
        Self::with_shortcuts()
            .into_iter()
            .find(|(command, _)| command == self)
            .map(|(_, shortcut)| shortcut)
    }
}
