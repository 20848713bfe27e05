//! The window without a display: an application that is driven by role, label, pointer and keys.

use std::sync::mpsc::channel;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use archipel::app::{App, Folders, Start};
use archipel::i18n::Messages;
use archipel::load;
use archipel::load::story::StoryPlaces;
use archipel::model::{Atlas, Lang};
use archipel::state::{Camera, State};
use archipel::store::door::Wish;
use archipel::style::Theme;
use archipel::ui::basemap::Setup;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use geo_types::Coord;

/// An application that is made in the first frame.
pub struct Window {
    opening: Option<Opening>,
    app: Option<App>,
}

impl Window {
    /// The application.
    pub fn app(&self) -> &App {
        self.app.as_ref().unwrap()
    }

    /// The application, to be told what the system tells.
    pub fn app_mut(&mut self) -> &mut App {
        self.app.as_mut().unwrap()
    }
}

/// The harness of such an application.
pub type Harness = egui_kittest::Harness<'static, Window>;

/// What a window opens with.
pub struct Opening {
    /// What is on the map.
    pub territory: Atlas,
    /// What was decided before. Motion is always reduced, so that a few frames are enough.
    pub state: State,
    /// Language.
    pub lang: Lang,
    /// Every message is longer by this share.
    pub longer: f32,
    /// Theme, or that of the state.
    pub theme: Option<Theme>,
    /// Points.
    pub size: [f32; 2],
    /// Where files are kept.
    pub folders: Folders,
    /// Where base maps come from.
    pub basemaps: Option<Setup>,
    /// What is opened at once.
    pub wishes: Vec<Wish>,
}

impl Default for Opening {
    fn default() -> Self {
        Self {
            territory: load::atlas::embedded(),
            state: State::default(),
            lang: Lang::Fr,
            longer: 0.0,
            theme: Some(Theme::Light),
            size: [1280.0, 800.0],
            folders: Folders::default(),
            basemaps: None,
            wishes: Vec::new(),
        }
    }
}

impl Opening {
    /// The window after its first frames.
    pub fn open(self) -> Harness {
        let size = egui::Vec2::from(self.size);
        let window = Window {
            opening: Some(self),
            app: None,
        };
        let mut harness = egui_kittest::Harness::builder()
            .with_size(size)
            .with_pixels_per_point(1.0)
            .build_ui_state(
                |ui, window: &mut Window| match (&mut window.app, window.opening.take()) {
                    // Fonts are there from the frame after they were installed.
                    (app, Some(opening)) => *app = Some(opening.app(ui.ctx())),
                    (Some(app), None) => {
                        app.stand(ui.ctx());
                        app.frame(ui);
                    }
                    (None, None) => {}
                },
                window,
            );
        harness.run_steps(5);
        harness
    }

    fn app(self, context: &egui::Context) -> App {
        let (sender, atlas) = channel();
        sender.send(self.territory).unwrap();
        let start = Start {
            atlas,
            state: State {
                reduce_motion: true,
                ..self.state
            },
            saves_to: None,
            logs: "/tmp/logs".into(),
            language: Some(self.lang),
            theme: self.theme,
            notices: Vec::new(),
            screenshot: None,
            wishes: self.wishes,
            picture_failure: Arc::new(OnceLock::new()),
        };
        let mut app = App::new(context, start).with_folders(self.folders);
        if self.longer > 0.0 {
            app = app.with_messages(Messages::lengthened(self.lang, self.longer));
        }
        match self.basemaps {
            Some(setup) => app.with_basemaps(setup),
            None => app,
        }
    }
}

/// The window with the embedded territory, in French, after its first frames.
pub fn window(state: State) -> Harness {
    Opening {
        state,
        ..Opening::default()
    }
    .open()
}

/// What the user decided so far.
pub fn state(harness: &Harness) -> &State {
    harness.state().app().state()
}

/// Waits for figures that come from another thread, such as those of the legend.
pub fn settle(harness: &mut Harness) {
    harness.run_steps(2);
    while harness.state().app().is_pending() {
        std::thread::sleep(Duration::from_millis(2));
        harness.run_steps(1);
    }
    harness.run_steps(2);
}

/// The map over Lens.
pub fn lens(zoom: f64) -> State {
    State {
        camera: Some(Camera {
            center_geo: Coord { x: 2.8103, y: 50.4306 },
            zoom,
        }),
        ..State::default()
    }
}

/// The sheet of `id` is open.
pub fn sheet_of(id: &str) -> State {
    State {
        selection: Some(id.to_owned()),
        ..lens(12.0)
    }
}

/// Presses a key with modifiers and lets the window answer.
pub fn press(harness: &mut Harness, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

/// Folders of a window that has the shipped stories and nothing of anybody's own.
pub fn shipped_stories() -> Folders {
    Folders {
        stories: StoryPlaces::of(None, None, None),
        ..Folders::default()
    }
}

/// The primary button goes down or up at a place.
pub fn button(harness: &Harness, pos: Pos2, pressed: bool) {
    harness.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
}

/// A touch of a finger, or a click: down and up at a place, in one frame that is still to come.
pub fn tap(harness: &Harness, at: Pos2) {
    for pressed in [true, false] {
        harness.event(Event::PointerMoved(at));
        button(harness, at, pressed);
    }
}

/// Drags with the primary button, in four steps.
pub fn drag(harness: &mut Harness, from: Pos2, to: Pos2) {
    harness.event(Event::PointerMoved(from));
    harness.run_steps(2);
    button(harness, from, true);
    harness.run_steps(1);
    for step in 1..=4 {
        harness.event(Event::PointerMoved(from + (to - from) * (step as f32 / 4.0)));
        harness.run_steps(1);
    }
    button(harness, to, false);
    harness.run_steps(3);
}

/// Size of the picture that comes into the clipboard within the next frames, in pixels.
pub fn copied_picture(harness: &mut Harness) -> Option<[usize; 2]> {
    (0..600).find_map(|_| {
        harness.step();
        let size = harness
            .output()
            .platform_output
            .commands
            .iter()
            .find_map(|command| match command {
                egui::OutputCommand::CopyImage(image) => Some(image.size),
                _ => None,
            });
        if size.is_none() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        size
    })
}

/// Goes on until `wanted`, or fails after a while: other threads read, paint and write.
pub fn until(harness: &mut Harness, wanted: impl Fn(&Harness) -> bool) {
    let start = Instant::now();
    while !wanted(harness) {
        assert!(start.elapsed() < Duration::from_secs(120), "it did not come");
        std::thread::sleep(Duration::from_millis(5));
        harness.run_steps(1);
    }
    harness.run_steps(3);
}
