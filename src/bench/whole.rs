//! The whole application in a window, for those who measure it frame by frame.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, OnceLock};

use anyhow::Context as _;
use egui::ViewportCommand;
use serde::Serialize;

use crate::app::{App, Folders, Renderer, Start};
use crate::model::{Atlas, Lang};
use crate::state::State;
use crate::style::Theme;

/// Where the figures are left when the window closes.
pub(super) struct Answer<T>(Arc<Mutex<Option<T>>>);

impl<T> Answer<T> {
    /// Leaves the figures, and closes the window.
    pub(super) fn give(&self, ctx: &egui::Context, figures: T) {
        if let Ok(mut answer) = self.0.lock() {
            *answer = Some(figures);
        }
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}

/// Opens a window of `size` points with `atlas` and `state`; `measure` makes of the application what measures it, and is
/// told whether the map is painted on the processor. Returns the figures, which are written to `out`.
///
/// # Errors
/// When no window can be opened, it is closed before the end, or the figures cannot be written.
pub(super) fn measured<T: Serialize>(
    out: &std::path::Path,
    (size, renderer): ([f32; 2], Renderer),
    (atlas, state, folders): (Atlas, State, Folders),
    measure: impl FnOnce(App, bool, Answer<T>) -> Box<dyn eframe::App>,
) -> anyhow::Result<T> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_inner_size(size)
            .with_resizable(false),
        renderer: renderer
            .of_toolkit()
            .map_err(|error| anyhow::anyhow!("no window: {error}"))?,
        glow_options: eframe::egui_glow::GlowConfiguration {
            vsync: false,
            ..Default::default()
        },
        dithering: false,
        system_font_fallback: false,
        ..eframe::NativeOptions::default()
    };
    let result = Arc::new(Mutex::new(None));
    let answer = Answer(Arc::clone(&result));
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        let mut app = App::new(&creation.egui_ctx, start(atlas, state)).with_folders(folders);
        let software = renderer.paints_on_processor(creation.gl.as_deref());
        if software {
            app.paint_on_processor();
        }
        Ok(measure(app, software, answer))
    });
    eframe::run_native("archipel bench", options, start).map_err(|error| anyhow::anyhow!("no window: {error}"))?;
    let figures = result
        .lock()
        .ok()
        .and_then(|mut figures| figures.take())
        .context("the window was closed before the end")?;
    crate::store::atomic_write(out, serde_json::to_string_pretty(&figures)?.as_bytes())?;
    Ok(figures)
}

fn start(atlas: Atlas, state: State) -> Start {
    let (sender, receiver) = channel();
    // The receiver is right here.
    sender.send(atlas).ok();
    Start {
        atlas: receiver,
        state,
        saves_to: None,
        logs: String::new(),
        language: Some(Lang::Fr),
        theme: Some(Theme::Light),
        notices: Vec::new(),
        screenshot: None,
        wishes: Vec::new(),
        picture_failure: Arc::new(OnceLock::new()),
    }
}
