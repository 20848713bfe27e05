//! A story that is being made: what its commands do, what undoes them, and when it is written.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::load::story::{OpenedStory, StoryOrigin, save};
use crate::model::story::MOST_SCENES;
use crate::model::{Lang, Scene, Story};
use crate::state::MakerCommand;
use crate::store::Fault;
use crate::ui::file_dialog::FileDialog;

/// Changes are written this long after the last one.
const SAVE_AFTER: Duration = Duration::from_millis(800);
/// A story that could not be written is tried again after this.
const RETRY_AFTER: Duration = Duration::from_secs(10);
/// Steps that can be undone.
const HISTORY: usize = 60;

/// A story that is being made.
pub struct Maker {
    /// As it stands.
    pub story: Story,
    folder: PathBuf,
    saved: Option<Story>,
    history: Vec<Story>,
    changed: Option<Instant>,
    /// The scene that is being changed.
    pub(super) chosen: Option<usize>,
    /// The scene that the list was last scrolled to.
    pub(super) shown: Option<usize>,
    /// The language that is being written.
    pub(super) lang: Lang,
    /// The title of the chosen scene takes the keyboard.
    pub(super) wants_title: bool,
    /// Where a picture is typed, and chosen.
    pub(super) path: String,
    /// Where a sound is typed.
    #[cfg(feature = "sound")]
    pub(super) sound_path: String,
    pub(super) dialog: Option<FileDialog>,
    pub(super) trouble: Option<String>,
    /// The scene that is being dragged.
    pub(super) dragged: Option<usize>,
    /// The scene whose row takes the keyboard.
    pub(super) focused: Option<usize>,
}

impl Maker {
    /// Goes on with a story in its folder; it is written there when it changes.
    pub fn new(story: Story, folder: PathBuf, lang: Lang) -> Self {
        Self {
            chosen: (!story.scenes.is_empty()).then_some(0),
            story,
            folder,
            shown: None,
            saved: None,
            history: Vec::new(),
            changed: None,
            lang,
            wants_title: false,
            path: String::new(),
            #[cfg(feature = "sound")]
            sound_path: String::new(),
            dialog: None,
            trouble: None,
            dragged: None,
            focused: None,
        }
    }

    /// The same, of a story that is written already.
    #[must_use]
    pub fn already_written(mut self) -> Self {
        self.saved = Some(self.story.clone());
        self
    }

    /// The story with the place of its media.
    pub fn opened(&self) -> OpenedStory {
        OpenedStory {
            story: Arc::new(self.story.clone()),
            origin: StoryOrigin::Folder(self.folder.clone()),
            findings: Vec::new(),
        }
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.history.iter().any(|before| *before != self.story)
    }

    /// Whether everything is written.
    pub fn is_saved(&self) -> bool {
        self.saved.as_ref() == Some(&self.story)
    }

    /// What comes now can be undone.
    pub(super) fn remember(&mut self) {
        if self.history.last() != Some(&self.story) {
            self.history.push(self.story.clone());
            if self.history.len() > HISTORY {
                self.history.remove(0);
            }
        }
    }

    /// Words were written.
    pub(super) fn note_change(&mut self) {
        self.changed = Some(Instant::now());
    }

    /// Changes the story; `view` makes a scene of what the map shows. What names a scene that is not there does nothing.
    pub fn apply(&mut self, command: &MakerCommand, view: impl FnOnce() -> Scene) {
        let before = self.story.clone();
        let scenes = &mut self.story.scenes;
        match *command {
            MakerCommand::AddScene if scenes.len() < MOST_SCENES => {
                let at = self.chosen.map_or(scenes.len(), |chosen| chosen + 1).min(scenes.len());
                scenes.insert(at, view());
                self.chosen = Some(at);
                self.wants_title = true;
            }
            MakerCommand::TakeView(index) => {
                if let Some(scene) = scenes.get_mut(index) {
                    let taken = view();
                    *scene = Scene {
                        title: std::mem::take(&mut scene.title),
                        text: std::mem::take(&mut scene.text),
                        notes: std::mem::take(&mut scene.notes),
                        picture: scene.picture.take(),
                        sound: scene.sound.take(),
                        duration_s: scene.duration_s,
                        ..taken
                    };
                }
            }
            MakerCommand::Move(from, to) if from < scenes.len() && to < scenes.len() => {
                let scene = scenes.remove(from);
                scenes.insert(to, scene);
                self.chosen = Some(to);
            }
            MakerCommand::Remove(index) if index < scenes.len() => {
                scenes.remove(index);
                self.chosen = scenes.len().checked_sub(1).map(|last| index.min(last));
            }
            MakerCommand::Show(index) if index < scenes.len() => self.chosen = Some(index),
            MakerCommand::Undo => {
                // A field that got the keyboard and no word left a step that changes nothing.
                while self.history.last() == Some(&self.story) {
                    self.history.pop();
                }
                if let Some(story) = self.history.pop() {
                    self.story = story;
                    let last = self.story.scenes.len().checked_sub(1);
                    self.chosen = self.chosen.or(last).zip(last).map(|(chosen, last)| chosen.min(last));
                    self.changed = Some(Instant::now());
                }
                return;
            }
            _ => {}
        }
        if self.story != before {
            self.history.push(before);
            if self.history.len() > HISTORY {
                self.history.remove(0);
            }
            self.changed = Some(Instant::now());
        }
    }

    /// Writes the story if it is not written.
    ///
    /// # Errors
    /// When the disk does not take it; it is tried again after a while.
    pub fn save(&mut self) -> Result<(), Fault> {
        self.changed = None;
        if self.is_saved() {
            return Ok(());
        }
        match save(&self.folder, &self.story) {
            Ok(()) => {
                self.saved = Some(self.story.clone());
                Ok(())
            }
            Err(fault) => {
                self.changed = Some(Instant::now() + RETRY_AFTER);
                Err(fault)
            }
        }
    }

    /// Writes the story when it has been quiet for a while.
    pub(super) fn tend(&mut self, ctx: &egui::Context) -> Result<(), Fault> {
        match self.changed.map(|changed| changed.elapsed()) {
            Some(quiet) if quiet >= SAVE_AFTER && !self.is_saved() => self.save(),
            Some(quiet) if quiet < SAVE_AFTER => {
                ctx.request_repaint_after(SAVE_AFTER - quiet + Duration::from_millis(20));
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Localized;

    fn maker(folder: &Path) -> Maker {
        Maker::new(Story::new("x", Lang::Fr, "X"), folder.to_owned(), Lang::Fr)
    }

    fn scene(title: &str) -> Scene {
        Scene {
            title: Localized::source(Lang::Fr, title),
            ..Scene::default()
        }
    }

    fn titles(maker: &Maker) -> String {
        let scenes = maker.story.scenes.iter();
        scenes.map(|scene| scene.title.get(Lang::Fr)).collect()
    }

    #[test]
    fn scenes_are_added_moved_and_removed_and_every_step_can_be_undone() {
        let home = tempfile::tempdir().unwrap();
        let mut maker = maker(home.path());
        for title in ["a", "b", "c"] {
            maker.apply(&MakerCommand::AddScene, || scene(title));
        }
        assert_eq!((titles(&maker).as_str(), maker.chosen), ("abc", Some(2)));
        maker.apply(&MakerCommand::Move(2, 0), Scene::default);
        assert_eq!((titles(&maker).as_str(), maker.chosen), ("cab", Some(0)));
        maker.apply(&MakerCommand::Remove(1), Scene::default);
        maker.apply(&MakerCommand::Remove(9), Scene::default);
        maker.apply(&MakerCommand::Move(0, 9), Scene::default);
        assert_eq!(titles(&maker), "cb");
        for wanted in ["cab", "abc", "ab", "a", "", ""] {
            maker.apply(&MakerCommand::Undo, Scene::default);
            assert_eq!(titles(&maker), wanted);
        }
        assert!(!maker.can_undo());
    }

    #[test]
    fn a_step_back_always_changes_something() {
        let home = tempfile::tempdir().unwrap();
        let mut maker = maker(home.path());
        maker.apply(&MakerCommand::AddScene, || scene("a"));
        maker.remember();
        maker.apply(&MakerCommand::Undo, Scene::default);
        assert_eq!(titles(&maker), "");
        maker.remember();
        assert!(!maker.can_undo());
    }

    #[test]
    fn a_scene_that_takes_a_view_keeps_its_words() {
        let home = tempfile::tempdir().unwrap();
        let mut maker = maker(home.path());
        maker.apply(&MakerCommand::AddScene, || scene("a"));
        maker.apply(&MakerCommand::TakeView(0), || Scene {
            year: Some(1913),
            ..scene("other")
        });
        assert_eq!((titles(&maker).as_str(), maker.story.scenes[0].year), ("a", Some(1913)));
    }

    #[test]
    fn what_is_written_is_what_is_read() {
        let home = tempfile::tempdir().unwrap();
        let mut maker = maker(&home.path().join("x"));
        maker.apply(&MakerCommand::AddScene, || scene("a"));
        assert!(!maker.is_saved());
        maker.save().unwrap();
        let read = crate::load::story::open(&home.path().join("x")).unwrap();
        assert_eq!(*read.story, maker.story);
        let mut nowhere = Maker::new(
            Story::new("x", Lang::Fr, "X"),
            home.path().join("x/story.toml"),
            Lang::Fr,
        );
        assert!(nowhere.save().is_err());
    }
}
