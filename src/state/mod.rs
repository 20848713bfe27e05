//! What the user decided, and the only writer of it. Knows the atlas, not the window.

mod apply;
mod command;
pub mod link;
#[allow(clippy::module_inception)]
mod state;
pub mod trail;

pub use apply::{MapRoom, apply, clamped_to_region, home_camera};
pub use command::{
    Command, FilterCommand, LayerCommand, PanelCommand, SelectCommand, SettingCommand, Shortcut, ViewCommand,
};
pub use state::{
    Camera, LEFT_WIDTH_PT, LayerChoice, MOST_PINS, Mode, Panels, SHEET_WIDTH_PT, State, Step, TEXT_SIZES, TRAIL_LENGTH,
    Tab, Trail, WindowPlace,
};
