//! Keys to commands, when no field has the keyboard.

use egui::{Context, Key, KeyboardShortcut, Modifiers, PointerButton};

use crate::state::{Command, SelectCommand};

/// The commands that the keys of this frame ask for. `map_has_keyboard` tells whether the map is what has the focus.
pub fn commands(ctx: &Context, map_has_keyboard: bool) -> Vec<Command> {
    let writing = ctx.text_edit_focused();
    let elsewhere = !map_has_keyboard && ctx.memory(|memory| memory.focused().is_some());
    let wanted = |keys: &str| {
        let Some(shortcut) = shortcut(keys) else { return false };
        // A field keeps its own keys; any other widget keeps the arrows, which walk between widgets and move sliders.
        let is_arrow = matches!(
            shortcut.logical_key,
            Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown
        );
        // No field writes what F1 to F12 stand for.
        // Nor does one give up its own way back.
        let own = matches!(shortcut.logical_key, Key::Z | Key::Y);
        let strong = shortcut.modifiers.command && !own || shortcut.modifiers.alt || is_function(keys);
        let free = strong || !(writing || is_arrow && elsewhere);
        let pressed = free && ctx.input_mut(|input| input.consume_shortcut(&shortcut));
        let also = keys == "+" && free && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Equals));
        pressed || also
    };
    // Those with more modifiers first: the toolkit takes Ctrl+Shift+F for Ctrl+F too.
    let mut shortcuts: Vec<(&Command, &str)> = Command::leaves()
        .iter()
        .flat_map(|leaf| leaf.keys.iter().map(|keys| (&leaf.command, *keys)))
        .collect();
    shortcuts.sort_by_key(|(_, keys)| std::cmp::Reverse(keys.matches('+').count()));
    let mut commands: Vec<Command> = shortcuts
        .into_iter()
        .filter(|(_, keys)| wanted(keys))
        .map(|(command, _)| command.clone())
        .collect();
    // The two buttons at the side of a mouse are those of a browser.
    for (button, command) in [
        (PointerButton::Extra1, SelectCommand::Back),
        (PointerButton::Extra2, SelectCommand::Forward),
    ] {
        if ctx.input(|input| input.pointer.button_pressed(button)) {
            commands.push(Command::Select(command));
        }
    }
    commands
}

/// Escape closes a menu that is open, and nothing below it.
pub fn close_menu(ctx: &Context) {
    let open = egui::Popup::is_any_open(ctx);
    if open && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        egui::Popup::close_all(ctx);
    }
}

/// Whether a shortcut is one of the keys F1 to F12.
fn is_function(keys: &str) -> bool {
    keys.strip_prefix('f')
        .is_some_and(|number| number.parse::<u8>().is_ok())
}

/// The toolkit's form of `ctrl+0`; `ctrl` is Cmd on macOS.
fn shortcut(keys: &str) -> Option<KeyboardShortcut> {
    if keys == "+" {
        return Some(KeyboardShortcut::new(Modifiers::NONE, Key::Plus));
    }
    let mut modifiers = Modifiers::NONE;
    let mut key = None;
    for word in keys.split('+') {
        match word {
            "ctrl" => modifiers |= Modifiers::COMMAND,
            "shift" => modifiers |= Modifiers::SHIFT,
            "alt" => modifiers |= Modifiers::ALT,
            "left" => key = Some(Key::ArrowLeft),
            "right" => key = Some(Key::ArrowRight),
            "up" => key = Some(Key::ArrowUp),
            "down" => key = Some(Key::ArrowDown),
            "pageup" => key = Some(Key::PageUp),
            "pagedown" => key = Some(Key::PageDown),
            "-" => key = Some(Key::Minus),
            "/" => key = Some(Key::Slash),
            "?" => key = Some(Key::Questionmark),
            other => key = Key::from_name(&capitalized(other)),
        }
    }
    key.map(|key| KeyboardShortcut::new(modifiers, key))
}

/// `ctrl+0` as the user's keyboard shows it.
pub fn in_words(cx: &super::Context<'_>, keys: &str) -> String {
    if keys == "+" {
        return keys.to_owned();
    }
    let word = |key: &str| match key {
        "ctrl" if cfg!(target_os = "macos") => "⌘".to_owned(),
        "ctrl" => cx.text("key-ctrl").to_owned(),
        "alt" => cx.text("key-alt").to_owned(),
        "shift" => cx.text("key-shift").to_owned(),
        "left" => "←".to_owned(),
        "right" => "→".to_owned(),
        "up" => "↑".to_owned(),
        "down" => "↓".to_owned(),
        "home" => cx.text("key-home").to_owned(),
        "pageup" => cx.text("key-page-up").to_owned(),
        "pagedown" => cx.text("key-page-down").to_owned(),
        "escape" => cx.text("key-escape").to_owned(),
        "backspace" => cx.text("key-backspace").to_owned(),
        "-" => "−".to_owned(),
        other => other.to_uppercase(),
    };
    keys.split('+').map(word).collect::<Vec<_>>().join("\u{a0}+\u{a0}")
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_of_the_commands_is_a_key_of_the_toolkit() {
        for leaf in Command::leaves() {
            for keys in leaf.keys {
                assert!(shortcut(keys).is_some(), "{:?} wants {keys:?}", leaf.command);
            }
        }
    }
}
