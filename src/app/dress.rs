//! How the window looks: theme, size of text, textures, title.

use egui::{Context as EguiContext, ViewportCommand};

use super::App;
use crate::state::State;
use crate::style::Theme;
use crate::ui;
use crate::ui::textures::TextureSet;

impl App {
    /// Style and textures, when theme, scale or size of text changed.
    pub(super) fn dress(&mut self, ctx: &EguiContext) {
        let theme = theme_of(ctx, &self.state, self.theme);
        // A picture shows nothing half faded in.
        let still = self.state.reduce_motion || self.picture.is_some();
        let wanted = (theme, self.state.text_size, still);
        if self.styled_for != Some(wanted) {
            ui::theme::install_style(ctx, wanted.0, wanted.1, wanted.2);
            self.styled_for = Some(wanted);
        }
        let pixels_per_point = ctx.pixels_per_point();
        if !self
            .textures
            .as_ref()
            .is_some_and(|textures| textures.fits(pixels_per_point))
        {
            self.textures = Some(TextureSet::new(ctx, pixels_per_point));
        }
        if self.title_for != Some(self.messages.lang()) {
            ctx.send_viewport_cmd(ViewportCommand::Title(self.messages.text("app-title").to_owned()));
            self.title_for = Some(self.messages.lang());
        }
    }
}

/// The theme of the command line, else the user's choice, else the system's.
pub(super) fn theme_of(ctx: &EguiContext, state: &State, given: Option<Theme>) -> Theme {
    given.or(state.theme).unwrap_or_else(|| match ctx.system_theme() {
        Some(egui::Theme::Dark) => Theme::Dark,
        _ => Theme::Light,
    })
}
