//! Stories in the window: the list, the player beside the map, the maker, and the presentation.

mod export_menu;
mod handing;
mod keys;
mod list;
mod maker;
mod maker_form;
mod maker_scenes;
#[cfg(feature = "sound")]
mod maker_sound;
mod pictures;
mod player;
mod presenter;
mod preview;
mod shelf;
mod slide;
#[cfg(feature = "sound")]
mod sound;
mod stage;
mod tools;

pub use maker::Maker;
pub use presenter::{Screens, is_presenting, note_frame, second_window};
pub use shelf::Stories;

use egui::{Rect, Ui};

use super::Context;
use crate::load::story::OpenedStory;
use crate::model::Scene;
use crate::state::{Mode, State};

/// The list of stories, and the player or the maker where one is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, window: Rect) {
    list::show(ui, cx, stories, window);
    match told(cx.state, stories) {
        Some(opened) => player::show(ui, cx, stories, &opened, window),
        None if cx.state.panels.maker_aside => maker_form::aside(ui, cx, window),
        None if cx.state.panels.maker_open => maker_form::show(ui, cx, stories, window),
        None => {}
    }
}

/// What an audience sees, over the map.
pub fn present(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, window: Rect) {
    if let Some(opened) = told(cx.state, stories) {
        stage::show(ui, cx, stories, &opened, window);
    }
}

/// The story that is open, once it is read.
pub fn told(state: &State, stories: &Stories) -> Option<OpenedStory> {
    stories.get(&state.story.as_ref()?.id)
}

/// The scene that is shown; none on the opening and the closing slide.
pub fn scene<'a>(state: &State, opened: &'a OpenedStory) -> Option<&'a Scene> {
    let scenes = &opened.story.scenes;
    let shown = state.story.as_ref()?.scene(scenes.len())?;
    scenes.get(shown)
}

/// Factor on the size of the map's names: an audience sits farther away than a reader.
pub fn names_scale(state: &State, window: Rect) -> f32 {
    if is_presenting(state) {
        slide::scale(window).clamp(1.0, 1.6)
    } else {
        1.0
    }
}

/// Width of the card of a scene before an audience, in points.
pub fn slide_card_pt(window: Rect) -> f32 {
    (window.width() * 0.31).clamp(300.0, 720.0)
}

/// Height of the card of a scene at the foot of a narrow window, in points.
pub fn drawer_pt(window: Rect) -> f32 {
    (window.height() * 0.44).clamp(200.0, 420.0)
}

/// What the card of a scene covers of the map (left, bottom), in points.
pub fn covered_pt(state: &State, window: Rect) -> Option<[f32; 2]> {
    let play = state.story.as_ref()?;
    let narrow = window.width() < super::NARROW_PT;
    Some(match state.mode {
        Mode::Present if play.slide == 0 => [0.0, 0.0],
        _ if narrow => [0.0, drawer_pt(window)],
        Mode::Present => [slide_card_pt(window) + 2.0 * super::EDGE_PT, 0.0],
        _ => [state.left_width_pt() + super::EDGE_PT, 24.0],
    })
}
