//! The window without a display: an application that is driven by role, label, pointer and keys.

use std::sync::mpsc::channel;
use std::sync::{Arc, OnceLock};

use archipel::app::{App, Folders, Start};
use archipel::load;
use archipel::model::{Atlas, Lang};
use archipel::state::{Camera, State};
use archipel::style::Theme;
use egui::{Key, Modifiers};
use geo_types::Coord;

/// An application that is made in the first frame.
pub struct Window {
    start: Option<(Start, Folders)>,
    app: Option<App>,
}

/// The harness of such an application.
pub type Harness = egui_kittest::Harness<'static, Window>;

/// What the user decided so far.
pub fn state(harness: &Harness) -> &State {
    harness.state().app.as_ref().unwrap().state()
}

/// The window with the embedded territory, in French, after its first frames.
pub fn window(state: State) -> Harness {
    window_on(
        load::atlas::embedded(),
        state,
        Lang::Fr,
        [1280.0, 800.0],
        Folders::default(),
    )
}

/// The window with a territory, a language, a size and folders.
pub fn window_on(territory: Atlas, state: State, lang: Lang, size: [f32; 2], folders: Folders) -> Harness {
    let (sender, atlas) = channel();
    sender.send(territory).unwrap();
    let start = Start {
        atlas,
        state: State {
            reduce_motion: true,
            ..state
        },
        saves_to: None,
        logs: "/tmp/logs".into(),
        language: Some(lang),
        theme: Some(Theme::Light),
        notices: Vec::new(),
        screenshot: None,
        picture_failure: Arc::new(OnceLock::new()),
    };
    let mut harness = egui_kittest::Harness::builder()
        .with_size(egui::Vec2::from(size))
        .with_pixels_per_point(1.0)
        .build_ui_state(
            |ui, window: &mut Window| match (&mut window.app, window.start.take()) {
                // Fonts are there from the frame after they were installed.
                (app, Some((start, folders))) => *app = Some(App::new(ui.ctx(), start).with_folders(folders)),
                (Some(app), None) => app.frame(ui),
                (None, None) => {}
            },
            Window {
                start: Some((start, folders)),
                app: None,
            },
        );
    harness.run_steps(5);
    harness
}

/// The sheet of `id` is open.
pub fn sheet_of(id: &str) -> State {
    State {
        selection: Some(id.to_owned()),
        camera: Some(Camera {
            center_geo: Coord { x: 2.8103, y: 50.4306 },
            zoom: 12.0,
        }),
        ..State::default()
    }
}

/// Presses a key with modifiers and lets the window answer.
pub fn press(harness: &mut Harness, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}
