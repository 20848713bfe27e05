//! The theme of the desktop, where the window's toolkit does not know it: on Linux the desktop portal tells, and tells of changes.

use std::sync::{Arc, Mutex, PoisonError};

use egui::{Context, Plugin, RawInput, Theme};

/// Brings what the desktop said last into what a frame knows of the system.
#[derive(Default)]
pub(super) struct DesktopTheme {
    said: Arc<Mutex<Option<Theme>>>,
}

impl DesktopTheme {
    /// Asks the desktop, on another thread, and listens as long as the program runs.
    pub(super) fn watch(ctx: &Context) {
        let theme = Self::default();
        let (said, waking) = (Arc::clone(&theme.said), ctx.clone());
        let tell = move |mode: dark_light::Mode| {
            set(
                &said,
                match mode {
                    dark_light::Mode::Dark => Some(Theme::Dark),
                    dark_light::Mode::Light => Some(Theme::Light),
                    dark_light::Mode::Unspecified => None,
                },
            );
            waking.request_repaint();
        };
        let listening = move || {
            // First the ear, then the question: a change between the two is not lost.
            let changes = dark_light::subscribe();
            match dark_light::detect() {
                Ok(mode) => tell(mode),
                Err(error) => tracing::debug!(%error, "the desktop tells no theme"),
            }
            changes.iter().flat_map(dark_light::Watcher::iter).for_each(tell);
        };
        match std::thread::Builder::new()
            .name("desktop theme".into())
            .spawn(listening)
        {
            Ok(_) => ctx.add_plugin(theme),
            Err(error) => tracing::warn!(%error, "the theme of the desktop is not watched"),
        }
    }
}

fn set(said: &Mutex<Option<Theme>>, theme: Option<Theme>) {
    *said.lock().unwrap_or_else(PoisonError::into_inner) = theme;
}

impl Plugin for DesktopTheme {
    fn debug_name(&self) -> &'static str {
        "desktop theme"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let said = *self.said.lock().unwrap_or_else(PoisonError::into_inner);
        input.system_theme = input.system_theme.or(said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_knows_what_the_desktop_said_last_and_what_the_toolkit_says_is_stronger() {
        let mut theme = DesktopTheme::default();
        let said = Arc::clone(&theme.said);
        let mut frame = |of_toolkit| {
            let mut input = RawInput {
                system_theme: of_toolkit,
                ..RawInput::default()
            };
            theme.input_hook(&Context::default(), &mut input);
            input.system_theme
        };
        assert_eq!(frame(None), None);
        set(&said, Some(Theme::Light));
        set(&said, Some(Theme::Dark));
        assert_eq!(frame(None), Some(Theme::Dark));
        assert_eq!(frame(None), Some(Theme::Dark));
        assert_eq!(frame(Some(Theme::Light)), Some(Theme::Light));
        set(&said, None);
        assert_eq!(frame(None), None);
    }
}
