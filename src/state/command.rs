//! Everything a person can do, as one enum. Menus, shortcuts, help, stories and tests are lists of these.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::link::Link;
use super::{BasemapCommand, Camera, Corner, KioskCommand, PlannerCommand, StoryCommand, Tab, WindowPlace};
use crate::index::walk::Step;
use crate::model::{ExtentTerm, Facet, Filter, Lang, Near, Order, PageLayout, RangeFacet, SavedFilter, Term};
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
    /// About the filters that are kept by name.
    Saved(SavedCommand),
    /// About the list of results.
    List(ListCommand),
    /// From one thing in view to another, without a pointer: no part of the state.
    Walk(Step),
    /// About the selection.
    Select(SelectCommand),
    /// About the map under the map.
    Basemap(BasemapCommand),
    /// About the layers that the user brings.
    Data(DataCommand),
    /// About panels.
    Panel(PanelCommand),
    /// About language, theme, text, window.
    Setting(SettingCommand),
    /// About searching.
    Search(SearchCommand),
    /// About the palette of commands.
    Palette(PaletteCommand),
    /// About the sheet that is open: what leaves the program.
    Sheet(SheetCommand),
    /// About stories.
    Story(StoryCommand),
    /// About the clock.
    Time(TimeCommand),
    /// About the planner's desk.
    Planner(PlannerCommand),
    /// About the kiosk.
    Kiosk(KioskCommand),
    /// Lay out pages of paper so.
    SetPageLayout(Box<PageLayout>),
    /// Restore the view that an address tells.
    Follow(Box<Link>),
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
    /// Choose a span, or any number: years, hectares or kilometres.
    SetRange(RangeFacet, Option<(f64, f64)>),
    /// Only what this piece of the map shows, or everywhere.
    SetExtent(Option<ExtentTerm>),
    /// Only what is near something, or everywhere.
    SetNear(Option<Near>),
    /// Take one part back.
    Remove(Term),
    /// Take this filter instead.
    Replace(Box<Filter>),
    /// Let everything through.
    Clear,
    /// Bring back what was cleared or replaced last.
    Restore,
}

/// About the filters that are kept by name: the user's own things, which no [`super::State`] holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SavedCommand {
    /// Keep the present filter under this name.
    Keep(String),
    /// Give the filter (first) another name (second).
    Rename(String, String),
    /// Take the filter of this name out.
    Delete(String),
    /// Put back what was taken out, where it stood.
    PutBack(usize, Box<SavedFilter>),
    /// Open the filters where a name can be given to the present one.
    Ask,
}

/// About the list of results.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum ListCommand {
    /// Order it so.
    SetOrder(Order),
    /// List everything, or only what the map shows.
    SetEverywhere(bool),
    /// Open the list where it can be written into a file.
    Export,
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
    /// The same with the sheet that is open.
    Pin,
    /// Take every pinned sheet back.
    ClearPins,
}

/// About the layers that the user brings: files of the data folder, which no [`super::State`] holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DataCommand {
    /// The layer with this id was written: read it and show it.
    Added(String),
    /// Remove the layer with this id.
    Remove(String),
    /// Put back the layer that was removed.
    PutBack(String),
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
    /// Open or close the page of base maps.
    ToggleBasemaps,
    /// Open or close the page of data: updates and packages.
    ToggleUpdates,
    /// Open or close the composer of pages.
    ToggleComposer,
    /// Open or close the page where files are imported.
    ToggleImport,
    /// Open or close the list of problems with the data.
    ToggleProblems,
    /// Open or close the page on keyboard and mouse.
    ToggleHelp,
    /// Open or fold the legend.
    ToggleLegend,
    /// Show or hide the overview.
    ToggleOverview,
    /// Put the overview into this corner of the map.
    MoveOverview(Corner),
    /// Open or close the user guide.
    ToggleGuide,
    /// Open or close the phrases of the desk.
    TogglePhrases,
    /// Open or close the word of welcome.
    ToggleWelcome,
    /// Show the source of every value of a sheet, or hide it.
    ToggleSources,
    /// Close what lies on top: a page, else the sheet.
    CloseTop,
    /// Give the keyboard to the next of map, left panel, sheet.
    NextPane,
}

/// About language, theme, text, window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SettingCommand {
    /// Language, or the system's.
    SetLanguage(Option<Lang>),
    /// The language that the sheet is read in beside the first, or none.
    SetSecondLanguage(Option<Lang>),
    /// Theme, or the system's.
    SetTheme(Option<Theme>),
    /// Factor on the size of text.
    SetTextSize(f32),
    /// No flights and no glides.
    SetReduceMotion(bool),
    /// The window was moved or resized.
    SetWindow(WindowPlace),
}

/// About searching.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SearchCommand {
    /// Give the keyboard to the field, its words chosen so that the next ones take their place, and show results.
    Open,
    /// Show results; the field has the keyboard already.
    Show,
    /// Hide the results.
    Close,
    /// Keep these words among the recent searches.
    Remember(String),
    /// Forget the recent searches.
    Forget,
}

/// About the palette of commands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PaletteCommand {
    /// Open or close it.
    Toggle,
    /// The command whose message has this key was run from it.
    Used(String),
}

/// About the clock: the year that the map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeCommand {
    /// Show this year, or all times.
    SetYear(Option<i32>),
    /// So many years later, or earlier.
    StepYears(i32),
    /// Start the clock, or put it away.
    Toggle,
    /// Put another year beside that of the clock, or take it away again.
    ToggleThen,
    /// The other year.
    SetThen(i32),
    /// Where the divider between the two stands, as a part of the window's width in thousandths.
    SetDivider(u16),
    /// Let the years run, or stop them. The window knows whether they run, no state does.
    TogglePlay,
}

/// About the sheet that is open: what is copied or written, and no part of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetCommand {
    /// Copy the address that brings this view back.
    CopyLink,
    /// Copy the command line that does.
    CopyCommandLine,
    /// Copy the feature as GeoJSON.
    CopyGeojson,
    /// Copy the page of the sheet as a picture.
    CopyPicture,
    /// Write the sheet or its feature into the folder of exports.
    Save(SheetForm),
}

/// What a sheet is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SheetForm {
    /// A page to print.
    Pdf,
    /// A picture of the page.
    Png,
    /// The page as lines.
    Svg,
    /// The feature alone.
    Geojson,
}

impl SheetForm {
    /// Every form, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Png, Self::Svg, Self::Geojson];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Geojson => "geojson",
        }
    }
}
