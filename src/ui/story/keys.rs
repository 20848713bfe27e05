//! The keys of a presentation: those of clickers, of the usual programs for slides, and ours. They come before every other.

use egui::{Context, Event, Key, Modifiers};

use crate::state::{Command, StoryCommand, ViewCommand};

/// What a key asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Action {
    /// Something of the state.
    Command(Command),
    /// A digit of the number of a slide.
    Digit(u8),
    /// Go to the number that was typed, else on.
    Enter,
    /// Take back what was typed, the tool, the black screen; else leave.
    Escape,
    /// Take the laser pointer, or put it down.
    Laser,
    /// Take the highlighter, or put it down.
    Highlighter,
    /// The presenter's view, or the slide, where there is one display.
    View,
    /// Let the two displays change places.
    Swap,
}

/// Takes the keys of this frame.
pub(super) fn taken(ctx: &Context) -> Vec<Action> {
    ctx.input_mut(|input| {
        let mut found = Vec::new();
        input.events.retain(|event| {
            let Event::Key {
                key,
                pressed: true,
                repeat,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            match action(*key, *modifiers) {
                Some(action) => {
                    // A finger that stays on a key goes on by one slide, not by ten.
                    if !repeat || is_zoom(&action) {
                        found.push(action);
                    }
                    false
                }
                None => true,
            }
        });
        found
    })
}

fn is_zoom(action: &Action) -> bool {
    matches!(action, Action::Command(Command::View(_)))
}

fn action(key: Key, modifiers: Modifiers) -> Option<Action> {
    if modifiers.command || modifiers.ctrl || modifiers.alt {
        return None;
    }
    let story = |command| Some(Action::Command(Command::Story(command)));
    let view = |command| Some(Action::Command(Command::View(command)));
    match key {
        Key::PageDown | Key::ArrowRight | Key::ArrowDown | Key::Space | Key::N => story(StoryCommand::Next),
        Key::PageUp | Key::ArrowLeft | Key::ArrowUp | Key::Backspace | Key::P => story(StoryCommand::Previous),
        Key::Home => story(StoryCommand::First),
        Key::End => story(StoryCommand::Last),
        Key::B | Key::Period => story(StoryCommand::ToggleBlack),
        Key::R => story(StoryCommand::Return),
        Key::K => story(StoryCommand::TogglePlay),
        // Many clickers have one button that sends F5 and Escape in turn.
        Key::F5 => story(StoryCommand::TogglePresent),
        Key::Plus | Key::Equals => view(ViewCommand::ZoomIn),
        Key::Minus => view(ViewCommand::ZoomOut),
        Key::Enter => Some(Action::Enter),
        Key::Escape => Some(Action::Escape),
        Key::L => Some(Action::Laser),
        Key::H => Some(Action::Highlighter),
        Key::V => Some(Action::View),
        Key::S => Some(Action::Swap),
        _ => digit(key).map(Action::Digit),
    }
}

fn digit(key: Key) -> Option<u8> {
    let keys = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let place = keys.iter().position(|known| *known == key)?;
    u8::try_from(place).ok()
}
