//! A presentation as the audience sees it, and what its keys do.

use egui::{Rect, Ui};

use super::keys::{Action, taken};
use super::shelf::Stories;
use super::tools::Tool;
use super::{player, presenter, slide};
use crate::load::story::OpenedStory;
use crate::state::{Command, StoryCommand};
use crate::ui::Context;

/// Shows the slide over the map, and does what the keys ask.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, opened: &OpenedStory, window: Rect) {
    let Some(play) = cx.state.story.clone() else { return };
    act(ui, cx, stories);
    let scenes = opened.story.scenes.len();
    match super::scene(cx.state, opened).cloned() {
        Some(scene) => {
            slide::caption(ui, cx, stories, opened, (&scene, play.slide), window);
            if window.width() >= crate::ui::NARROW_PT {
                slide::credits(ui, cx, window);
            }
        }
        None if play.slide > scenes => slide::closing(ui, cx, opened, window),
        None => slide::opening(ui, cx, opened, window),
    }
    slide::typed(ui, cx, &stories.presentation.digits.clone(), window);
    stories.tools.show(ui, window);
    if play.black {
        slide::black(ui, window);
    }
    if stories.presentation.shows_view() {
        presenter::over(ui, cx, stories, opened, window);
    }
    player::tend(ui, cx, stories, opened, &play);
}

/// What the keys of this window ask for.
pub(super) fn act(ui: &Ui, cx: &mut Context<'_>, stories: &mut Stories) {
    for action in taken(ui.ctx()) {
        let presentation = &mut stories.presentation;
        match action {
            Action::Command(command) => {
                presentation.digits.clear();
                presentation.note_key();
                cx.push(command);
            }
            Action::Digit(digit) if presentation.digits.len() < 4 => {
                presentation.digits.push(char::from(b'0' + digit));
            }
            Action::Digit(_) => {}
            Action::Enter => {
                let number = presentation.digits.parse();
                presentation.digits.clear();
                presentation.note_key();
                cx.push(Command::Story(number.map_or(StoryCommand::Next, StoryCommand::GoTo)));
            }
            Action::Escape => escape(cx, stories),
            Action::Laser => stories.tools.toggle(Tool::Laser),
            Action::Highlighter => stories.tools.toggle(Tool::Highlighter),
            Action::View => presentation.toggle_view(),
            Action::Swap => presentation.swap(),
        }
        ui.ctx().request_repaint();
    }
}

/// What lies on top goes first: a number, a tool, the black screen; then the presentation.
fn escape(cx: &mut Context<'_>, stories: &mut Stories) {
    let black = cx.state.story.as_ref().is_some_and(|play| play.black);
    if !stories.presentation.digits.is_empty() {
        stories.presentation.digits.clear();
    } else if stories.tools.tool != Tool::Hand {
        stories.tools.tool = Tool::Hand;
    } else if black {
        cx.push(Command::Story(StoryCommand::ToggleBlack));
    } else {
        cx.push(Command::Story(StoryCommand::TogglePresent));
    }
}
