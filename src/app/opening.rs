//! The program as the toolkit runs it: the window is opened, each frame drawn, and what was decided kept at the end.

use eframe::Frame;
use egui::{CentralPanel, Context as EguiContext, Ui};

use super::{App, Folders, Renderer, Start, telling};
use crate::style::{Palette, Theme};
use crate::ui::{self, window};

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When there is no display, or no way to draw on it.
pub fn run(
    start: Start,
    basemaps: ui::basemap::Setup,
    size: Option<[f32; 2]>,
    folders: Folders,
    renderer: Renderer,
) -> Result<(), eframe::Error> {
    let picture = start.screenshot.is_some();
    let viewport = match &folders.kiosk {
        Some(_) if !picture => window::kiosk(&start.state, size),
        _ => window::builder(&start.state, size, picture),
    };
    let options = eframe::NativeOptions {
        viewport,
        renderer: renderer.of_toolkit()?,
        dithering: false,
        system_font_fallback: false,
        persist_window: false,
        ..eframe::NativeOptions::default()
    };
    #[cfg(target_os = "macos")]
    let finder = super::finder::Finder::listen();
    eframe::run_native(
        "archipel",
        options,
        Box::new(|creation| {
            let app = App::new(&creation.egui_ctx, start).with_folders(folders);
            let mut app = app.with_basemaps(basemaps);
            app.open_door(&creation.egui_ctx);
            #[cfg(target_os = "macos")]
            {
                app.finder = Some(finder.wakes(&creation.egui_ctx));
            }
            #[cfg(all(unix, not(target_os = "macos")))]
            if !picture {
                super::desktop_theme::DesktopTheme::watch(&creation.egui_ctx);
            }
            if renderer.paints_on_processor(creation.gl.as_deref()) {
                app.paint_on_processor();
            }
            Ok(Box::new(app))
        }),
    )
}

impl eframe::App for App {
    fn raw_input_hook(&mut self, _ctx: &EguiContext, input: &mut egui::RawInput) {
        // Wherever the pointer happens to be: a picture shows nothing lit up by it.
        if self.picture.is_some() {
            input
                .events
                .retain(|event| !matches!(event, egui::Event::PointerMoved(_)));
        }
    }

    fn logic(&mut self, ctx: &EguiContext, _frame: &mut Frame) {
        self.stand(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        if let Some(screens) = telling::screens(frame).filter(|_| ui::story::is_presenting(&self.state) || !self.placed)
        {
            self.set_screens(screens);
        }
        if !self.placed {
            self.placed = true;
            window::bring_back(ui.ctx(), frame);
        }
        CentralPanel::no_frame().show(ui, |ui| self.frame(ui));
        ui::story::note_frame(&mut self.stories);
        self.keeper
            .tend(ui.ctx(), &mut self.state, &self.messages, &mut self.notices);
        self.take_picture(ui.ctx());
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_story();
        self.keeper.save(&self.state, &self.messages, &mut self.notices);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        let theme = self.styled_for.map_or(Theme::Light, |(theme, ..)| theme);
        crate::paint::egui::color32(Palette::of(theme).interface("paper")).to_normalized_gamma_f32()
    }
}
