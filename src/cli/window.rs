//! The window, from its arguments.

use std::io::IsTerminal as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::channel;
use std::sync::{Arc, OnceLock};

use super::{Common, WITHOUT_A_DISPLAY, WindowArguments};
use crate::app::{self, Renderer, Start};
use crate::basemap::{Basemap, FileTiles, Sources, Trouble};
use crate::i18n::Messages;
use crate::import;
use crate::load;
use crate::load::story::StoryPlaces;
use crate::model::Lang;
use crate::package::generations;
use crate::state::State;
use crate::state::link::Link;
use crate::store::door;
use crate::store::{
    Format, Home, HomeLock, LoadError, Loaded, LockError, Purpose, ReadError, SetAside, crash, log, state_file,
};
use crate::ui::Notice;
use crate::ui::basemap::Setup;
use crate::update::Territory;

/// Opens the window. Code 1, with one sentence on stderr, when there is nothing to open it on.
///
/// # Errors
/// When the home, or the view that was asked for, cannot be used.
pub fn run(common: &Common, window: &WindowArguments, messages: &Messages) -> anyhow::Result<ExitCode> {
    let mut wish = window.wish();
    let link = match wish.link.as_deref().map(str::parse::<Link>).transpose() {
        Ok(link) => link,
        Err(error) => {
            let (key, part) = error.message_key();
            eprintln!("{}", messages.format(key, &[("part", part.into())]));
            return Ok(ExitCode::FAILURE);
        }
    };
    let home = Home::resolve(common.home.as_deref())?;
    if window.is_plain() && common.data.is_none() && door::hand_over(&home, &wish) {
        eprintln!("{}", messages.text("system-handed-over"));
        return Ok(ExitCode::SUCCESS);
    }
    // A link of a fresh window is part of what it starts with.
    wish.link = None;
    let set_up = || super::kiosk::set_up(window, &home, messages);
    let kiosk = match window.kiosk.then(set_up).transpose() {
        Ok(kiosk) => kiosk,
        Err(sentence) => {
            eprintln!("{sentence}");
            return Ok(ExitCode::FAILURE);
        }
    };
    if !has_display() {
        return Ok(closed(messages, "problem-no-display", ""));
    }
    if super::kiosk::is_watchdog(window) {
        return super::kiosk::keep_open(&home);
    }
    let (sender, atlas) = channel();
    let (territory, damaged) = Territory::of(common.data.as_deref(), Some(&home), messages);
    let (read, layers) = (territory.clone(), import::layers_folder(&home));
    std::thread::Builder::new().name("territory".into()).spawn(move || {
        let atlas = load::user::join(read.atlas(), &layers);
        // The window may be closed before the territory is there.
        sender.send(atlas).ok();
    })?;
    let guard = log::init(&home);
    crash::install(&home, guard.recent());
    let mut notices: Vec<Notice> = damaged.into_iter().map(Notice::problem).collect();
    if let Some(moment) = generations(&home).ahead_of_the_clock() {
        let words = messages.format("store-clock-behind", &[("moment", moment.into())]);
        notices.push(Notice::problem(words));
    }
    if window.without_opengl {
        notices.push(Notice::lasting(messages.text("system-no-opengl").to_owned()));
    }
    let lock = writing_right(window, &home, messages, &mut notices);
    let read_only = window.screenshot.is_none() && lock.is_none();
    let (mut state, saves_to) = state_of(window, &home, messages, &mut notices)?;
    let saves_to = saves_to.filter(|_| !read_only);
    if let Some(link) = link {
        link.open(&mut state);
    }
    if let Some(camera) = window.view {
        state.camera = Some(camera);
    }
    if window.year.is_some() {
        state.year = window.year;
    }
    let sources = Sources::of(&home).unwrap_or_else(|trouble| {
        notices.push(Notice::problem(messages.format(trouble.key(), &trouble.args())));
        Sources::embedded()
    });
    if let Some(word) = &window.basemap {
        choose_basemap(word, &sources, &mut state)
            .map_err(|trouble| anyhow::anyhow!(messages.format(trouble.key(), &trouble.args())))?;
    }
    let places = StoryPlaces::of(
        common.data.as_deref(),
        territory.data.package(),
        (window.screenshot.is_none() && !read_only).then_some(home.data()),
    );
    let story = |word: &String| {
        let found = StoryPlaces::of(common.data.as_deref(), territory.data.package(), Some(home.data())).find(word);
        found.map_err(|fault| anyhow::anyhow!("{word}: {}", messages.diagnostic(&fault)))
    };
    let present = window.present.as_ref().map(story).transpose()?;
    let picture_failure = Arc::new(OnceLock::new());
    let basemaps = Setup {
        sources,
        caches: Some(home.caches().to_owned()),
        data: home.data().join("basemaps"),
        direct: false,
    };
    let leaving = kiosk.as_ref().map(|kiosk| Arc::clone(&kiosk.leaving));
    let folders = app::Folders {
        exports: Some(home.exports()),
        media: territory.media(common.data.as_deref(), Some(&home)),
        data: territory.clone(),
        stories: places,
        present,
        layers: (window.screenshot.is_none() && !read_only).then(|| import::layers_folder(&home)),
        // A picture keeps nothing.
        home: window.screenshot.is_none().then(|| home.clone()),
        read_only,
        given: common.data.clone(),
        kiosk,
        lock: lock.map(Arc::new),
    };
    // As long as nobody has chosen, the window speaks as the system does; a picture is the same on every machine.
    let language = common.lang.or_else(|| {
        let free = state.language.is_none() && window.screenshot.is_none();
        free.then(system_language).flatten()
    });
    let start = Start {
        atlas,
        state,
        saves_to,
        logs: home.logs().display().to_string(),
        language,
        theme: window.theme,
        notices,
        screenshot: window.screenshot.clone(),
        wishes: vec![wish],
        picture_failure: Arc::clone(&picture_failure),
    };
    let renderer = window.renderer.unwrap_or_default();
    if let Err(error) = app::run(start, basemaps, window.size, folders, renderer) {
        tracing::error!(%error, ?renderer, "no window");
        drop(guard);
        if renderer == Renderer::Best && cfg!(feature = "wgpu") {
            return start_without_opengl(messages, &error.to_string());
        }
        let words = match error {
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => "problem-no-display",
            _ => "problem-no-drawing",
        };
        return Ok(closed(messages, words, &error.to_string()));
    }
    drop(guard);
    if let Some(code) = leaving.and_then(|leaving| super::kiosk::exit_code(&leaving)) {
        return Ok(code);
    }
    match picture_failure.get() {
        Some(reason) => {
            eprintln!("{reason}");
            Ok(ExitCode::FAILURE)
        }
        None => Ok(ExitCode::SUCCESS),
    }
}

/// Starts the program anew with its other way of drawing: a window that failed leaves nothing to build on.
fn start_without_opengl(messages: &Messages, reason: &str) -> anyhow::Result<ExitCode> {
    eprintln!("{} ({reason})", messages.text("system-no-opengl"));
    let status = std::process::Command::new(std::env::current_exe()?)
        .args(["--renderer", "wgpu", "--without-opengl"])
        .args(std::env::args_os().skip(1))
        .status()?;
    Ok(u8::try_from(status.code().unwrap_or(1)).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// The first language of the system's list that we speak.
fn system_language() -> Option<Lang> {
    sys_locale::get_locales().find_map(|tag| Lang::from_tag(&tag))
}

/// The right to write into the home; without it the window opens all the same, and says why it keeps nothing. A picture
/// writes nothing and asks for nothing.
fn writing_right(
    window: &WindowArguments,
    home: &Home,
    messages: &Messages,
    notices: &mut Vec<Notice>,
) -> Option<HomeLock> {
    if window.screenshot.is_some() {
        return None;
    }
    match HomeLock::acquire(home, Purpose::Window) {
        Ok(lock) => Some(lock),
        Err(error) => {
            let consequence = match error {
                LockError::Held { .. } => "store-second-copy",
                LockError::Fault(_) => "store-nothing-kept",
            };
            let words = format!("{} {}", error.sentence(messages), messages.text(consequence));
            tracing::warn!(%error, "the home is not written");
            notices.push(Notice::problem(words));
            None
        }
    }
}

/// The state to start from, and where to save it: a view that was given, and a picture that was asked for, save nothing.
fn state_of(
    window: &WindowArguments,
    home: &Home,
    messages: &Messages,
    notices: &mut Vec<Notice>,
) -> anyhow::Result<(State, Option<std::path::PathBuf>)> {
    if let Some(path) = &window.state {
        let (state, _) = state_file::read(path, &Format::first())?;
        return Ok((state, None));
    }
    if window.screenshot.is_some() {
        return Ok((State::default(), None));
    }
    if window.kiosk {
        // What visitors do is kept nowhere.
        return Ok((State::default(), None));
    }
    let path = home.state_file();
    let (state, writable) = restored(&path, messages, notices);
    Ok((state, writable.then_some(path)))
}

/// The state of the very first start: who has never seen the program is told what it is.
fn welcoming() -> State {
    let mut state = State::default();
    state.panels.welcome_open = true;
    state
}

/// The saved state; what is wrong with it becomes a notice. A state of a newer version is never written over.
fn restored(path: &Path, messages: &Messages, notices: &mut Vec<Notice>) -> (State, bool) {
    match state_file::load::<State>(path, &Format::first()) {
        Ok(Loaded::SetAside(SetAside { to, reason, .. })) => {
            let args = [("reason", reason.into()), ("path", to.display().to_string().into())];
            notices.push(Notice::problem(messages.format("problem-state-set-aside", &args)));
            (State::default(), true)
        }
        Ok(Loaded::Absent) => (welcoming(), true),
        Ok(loaded) => (loaded.into_value().unwrap_or_default(), true),
        Err(LoadError::Read(ReadError::Newer { found, known, .. })) => {
            let args = [("found", found.to_string().into()), ("known", known.to_string().into())];
            notices.push(Notice::problem(messages.format("problem-state-newer", &args)));
            (State::default(), false)
        }
        Err(error) => {
            let args = [("reason", error.to_string().into())];
            notices.push(Notice::problem(messages.format("problem-save-failed", &args)));
            (State::default(), false)
        }
    }
}

/// Shows what `--basemap` names; naming an online map is leave enough to fetch it.
fn choose_basemap(word: &str, sources: &Sources, state: &mut State) -> Result<(), Trouble> {
    let basemap = Basemap::parse(word, |id| sources.get(id).is_some());
    if let Basemap::File(path) = &basemap {
        // Told at once, not in a corner of the window.
        FileTiles::open(path)?;
    }
    state.basemap.online |= basemap.is_online();
    state.basemap.choice = basemap;
    Ok(())
}

/// Whether a window can be tried at all. Only Linux and its kin can run without a display server.
fn has_display() -> bool {
    if cfg!(any(target_os = "windows", target_os = "macos")) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Says why there is no window, and what works without one.
fn closed(messages: &Messages, words: &str, reason: &str) -> ExitCode {
    let reason = if reason.is_empty() {
        String::new()
    } else {
        format!(" ({reason})")
    };
    let words = format!("{} {WITHOUT_A_DISPLAY}{reason}", messages.text(words));
    eprintln!("{words}");
    // Whoever clicked on a picture of the program sees no stderr; these systems always have a dialog.
    if cfg!(any(target_os = "windows", target_os = "macos")) && !std::io::stderr().is_terminal() {
        rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title("Archipel")
            .set_description(&words)
            .show();
    }
    ExitCode::FAILURE
}
