//! What the user decided, and the only writer of it. Knows the atlas, not the window.

mod apply;
mod basemap;
pub mod clock;
mod command;
mod framing;
pub mod kiosk;
mod leaves;
pub mod link;
pub mod planner;
mod saved;
#[allow(clippy::module_inception)]
mod state;
pub mod story;
pub mod trail;

pub use apply::apply;
pub use basemap::{BasemapCommand, BasemapState, SWIPE, Swipe};
pub use command::{
    Command, DataCommand, FilterCommand, LayerCommand, ListCommand, PaletteCommand, PanelCommand, SavedCommand,
    SearchCommand, SelectCommand, SettingCommand, SheetCommand, SheetForm, TimeCommand, ViewCommand,
};
pub use framing::{MapRoom, clamped_to_region, home_camera};
pub use kiosk::{Kiosk, KioskCommand};
pub use leaves::Leaf;
pub use planner::{Measure, MeasureCommand, MeasureKind, Planner, PlannerCommand, PlannerPage, ScenarioCommand};
pub use saved::apply_saved;
pub use state::{
    Camera, Corner, LEFT_WIDTH_PT, LayerChoice, MOST_PINS, Mode, Panels, Recent, SHEET_WIDTH_PT, State, Step,
    TEXT_SIZES, TRAIL_LENGTH, Tab, Then, Trail, WindowPlace,
};
pub use story::{MakerCommand, StoryCommand, StoryForm, StoryPlay, apply_story};
