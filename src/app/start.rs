//! What a window is started with.

use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, OnceLock};

use crate::load::story::{OpenedStory, StoryPlaces};
use crate::model::{Atlas, Lang};
use crate::state::State;
use crate::store::door::Wish;
use crate::store::{Home, HomeLock};
use crate::style::Theme;
use crate::ui::Notice;
use crate::update::Territory;

/// What a window is started with.
pub struct Start {
    /// The territory, from the thread that loads it.
    pub atlas: Receiver<Atlas>,
    /// What the user decided in earlier runs, or the default.
    pub state: State,
    /// Where the state is saved; none saves nothing.
    pub saves_to: Option<PathBuf>,
    /// Where logs are, as text.
    pub logs: String,
    /// Language of the command line, stronger than the state's, never saved.
    pub language: Option<Lang>,
    /// Theme of the command line, stronger than the state's, never saved.
    pub theme: Option<Theme>,
    /// Things to tell the user at once.
    pub notices: Vec<Notice>,
    /// Where to write the window's picture, and leave.
    pub screenshot: Option<PathBuf>,
    /// What to open as soon as the territory is there.
    pub wishes: Vec<Wish>,
    /// Set when that picture could not be written.
    pub picture_failure: Arc<OnceLock<String>>,
}

/// Folders of the user's.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    /// The territory to show instead of the embedded one.
    pub data: Territory,
    /// Where the layers live that the user brings; none keeps none.
    pub layers: Option<PathBuf>,
    /// Where stories are looked for, and kept.
    pub stories: StoryPlaces,
    /// A story to show to an audience at once.
    pub present: Option<OpenedStory>,
    /// Where files go that the user asks for; none writes none.
    pub exports: Option<PathBuf>,
    /// Where pictures are looked for.
    pub media: Vec<PathBuf>,
    /// Where the filters live that are kept by name; none keeps nothing.
    pub home: Option<Home>,
    /// Another copy writes into the home, or nobody may: what is kept is read and nothing is written.
    pub read_only: bool,
    /// The folder of `--data`, which stands for itself whatever is installed.
    pub given: Option<PathBuf>,
    /// A kiosk, instead of the window of who explores.
    pub kiosk: Option<crate::ui::kiosk::Setup>,
    /// The right to write into the home, held as long as the window is open.
    pub lock: Option<Arc<HomeLock>>,
}
