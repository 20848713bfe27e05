//! The stories that there are, with what the window makes of them: textures, previews, the player's clock.

use std::path::PathBuf;
use std::sync::Arc;

use super::handing::Handing;
use super::maker::Maker;
use super::pictures::Pictures;
use super::player::Clock;
use super::presenter::{Presentation, Screens};
use super::preview::Previews;
use super::tools::Tools;
use crate::i18n::Messages;
use crate::load::story::{OpenedStory, StoryPlaces};
use crate::model::{Diagnostic, Lang, Scene, Story};
use crate::state::{MakerCommand, StoryForm};
use crate::ui::file_dialog::FileDialog;
use crate::ui::{Notice, World};

/// A story of the list, or what is wrong with it.
pub type Listed = Result<OpenedStory, (String, Box<Diagnostic>)>;

/// The stories, and what the window keeps of them.
#[derive(Default)]
pub struct Stories {
    pub(super) places: StoryPlaces,
    /// None until somebody asks.
    all: Option<Vec<Listed>>,
    /// Opened by their path.
    opened: Vec<OpenedStory>,
    pub(super) pictures: Pictures,
    pub(super) previews: Previews,
    pub(super) clock: Clock,
    pub(super) tools: Tools,
    pub(super) presentation: Presentation,
    pub(super) maker: Option<Maker>,
    /// What is typed where a file is opened, and where a story gets its title.
    pub(super) path: String,
    pub(super) title: String,
    pub(super) dialog: Option<FileDialog>,
    /// What was wrong with the file that was opened last.
    pub(super) trouble: Option<String>,
    pub(super) was_listed: bool,
    pub(super) handing: Handing,
    #[cfg(feature = "sound")]
    voice: super::sound::Voice,
}

impl Stories {
    /// Stories of these places.
    pub fn new(places: StoryPlaces) -> Self {
        Self {
            places,
            ..Self::default()
        }
    }

    /// Every story; read when somebody asks first.
    pub fn all(&mut self) -> Vec<Listed> {
        self.read();
        let opened = self.opened.iter().cloned().map(Ok);
        self.all.iter().flatten().cloned().chain(opened).collect()
    }

    /// Reads the stories if nobody did.
    pub fn read(&mut self) {
        self.all.get_or_insert_with(|| self.places.all());
    }

    /// What was read is read again when somebody asks.
    pub(super) fn forget(&mut self) {
        self.all = None;
    }

    /// The story with this id: the one that is being made, one that was opened, or one of the list.
    pub fn get(&self, id: &str) -> Option<OpenedStory> {
        if let Some(maker) = self.maker.as_ref().filter(|maker| maker.story.id == id) {
            return Some(maker.opened());
        }
        let listed = self.all.iter().flatten().flatten();
        self.opened
            .iter()
            .chain(listed)
            .find(|known| known.story.id == id)
            .cloned()
    }

    /// The story that `state` has open, read where nobody did.
    pub fn told_of(&mut self, state: &crate::state::State) -> Option<OpenedStory> {
        state.story.as_ref()?;
        self.read();
        super::told(state, self)
    }

    /// Takes in a story that was opened by its path, and gives the id under which it is known.
    pub fn take(&mut self, mut opened: OpenedStory) -> String {
        self.opened.retain(|known| known.origin != opened.origin);
        self.read();
        let taken = |id: &str| self.get(id).is_some_and(|known| known.origin != opened.origin);
        let mut id = opened.story.id.clone();
        for number in 2.. {
            if !taken(&id) {
                break;
            }
            id = format!("{}-{number}", opened.story.id);
        }
        if let Some(known) = self.get(&id) {
            // The very story is in the list.
            return known.story.id.clone();
        }
        if id != opened.story.id {
            opened.story = Arc::new(Story {
                id: id.clone(),
                ..(*opened.story).clone()
            });
        }
        self.opened.push(opened);
        id
    }

    /// The same, to look at.
    pub(super) fn own(&self) -> Option<&PathBuf> {
        self.places.own.as_ref()
    }

    /// Has pictures painted that were asked for.
    pub fn tend(&mut self, ctx: &egui::Context, world: &Arc<World>) {
        self.previews.tend(ctx, world);
    }

    /// Begins to write a story into `folder`; nothing while another one is written.
    pub fn hand_out(
        &mut self,
        ctx: &egui::Context,
        world: &Arc<World>,
        opened: OpenedStory,
        how: (StoryForm, Lang),
        folder: &std::path::Path,
    ) {
        self.handing.start(ctx, world, opened, how, folder);
    }

    /// What became of a story that was written, to be told.
    pub fn handed_out(&mut self, messages: &Messages) -> Vec<Notice> {
        self.handing.tend(messages)
    }

    /// Plays the sound of the scene that is shown; why one is not played is told.
    #[cfg(feature = "sound")]
    pub(super) fn listen(&mut self, cx: &mut crate::ui::Context<'_>) {
        let opened = super::told(cx.state, self);
        let black = cx.state.story.as_ref().is_some_and(|play| play.black);
        let shown = opened.as_ref().filter(|_| !black);
        let sound = shown.and_then(|opened| Some((opened, super::scene(cx.state, opened)?.sound.as_deref()?)));
        self.voice.follow(sound);
        if let Some(reason) = self.voice.fault() {
            let words = cx.messages.format("story-sound-failed", &[("reason", reason.into())]);
            cx.notices.push(Notice::lasting(words));
        }
    }

    /// Forgets what was made of the territory: it is about to be another one.
    pub fn forget_world(&mut self) {
        self.previews.forget();
    }

    /// Whether a picture, a preview or a handout is on its way.
    pub fn is_pending(&self) -> bool {
        self.pictures.is_pending() || self.previews.is_pending() || self.handing.progress().is_some()
    }

    /// The folder of the user's own stories; none when nothing is kept.
    pub fn own_folder(&self) -> Option<PathBuf> {
        self.places.own.clone()
    }

    /// Begins to make a story.
    pub fn start(&mut self, maker: Maker) {
        self.pictures.forget(&maker.story.id);
        self.maker = Some(maker);
    }

    /// Leaves what was being made.
    pub fn leave(&mut self) {
        self.maker = None;
    }

    /// Changes what is being made; `view` makes a scene of what the map shows.
    pub fn make(&mut self, command: &MakerCommand, view: impl FnOnce() -> Scene) {
        if let Some(maker) = &mut self.maker {
            maker.apply(command, view);
        }
    }

    /// The displays that there are now.
    pub fn set_screens(&mut self, screens: Screens) {
        self.presentation.set_screens(screens);
    }

    /// How a presentation stands.
    pub fn presentation(&self) -> &Presentation {
        &self.presentation
    }

    /// What the laser pointer and the highlighter drew.
    pub fn tools(&self) -> &Tools {
        &self.tools
    }

    /// What is being made.
    pub fn maker(&self) -> Option<&Maker> {
        self.maker.as_ref()
    }

    /// Writes what is being made, if it is not written yet.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn save(&mut self) -> Result<(), crate::store::Fault> {
        let saved = self.maker.as_mut().map_or(Ok(()), Maker::save);
        self.forget();
        self.read();
        saved
    }
}
