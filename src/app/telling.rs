//! Stories: the commands that open, walk and make them.

use egui::{Context as EguiContext, Rect};

use super::App;
use crate::load::story::{OpenedStory, StoryOrigin};
use crate::model::story::free_id;
use crate::model::{FeatureId, Lang, Localized, Scene, Story};
use crate::state::story::{close, lit, scene_of, scene_view};
use crate::state::{Command, MakerCommand, Mode, State, StoryCommand, StoryForm, apply, apply_story};
use crate::ui::story::{Maker, Screens, told};
use crate::ui::{Notice, World, flight_room, map_room};

impl App {
    /// Carries out a command of stories.
    pub(super) fn tell(&mut self, ctx: &EguiContext, world: &World, rect: Rect, command: &StoryCommand) {
        self.stories.read();
        let id = match command {
            StoryCommand::ToggleList => {
                let room = map_room(&self.state, rect);
                apply(&mut self.state, &world.atlas, room, Command::Story(command.clone()));
                return;
            }
            StoryCommand::Maker(command) => {
                self.make(world, rect, command);
                return;
            }
            StoryCommand::Export(id, form) => {
                self.hand_out(ctx, id.as_deref(), *form);
                return;
            }
            StoryCommand::Open(id) | StoryCommand::Present(id) => id.clone(),
            // Nothing is open yet: the list is where to choose.
            _ if self.state.story.is_none() => {
                if matches!(command, StoryCommand::TogglePresent | StoryCommand::TogglePlay) {
                    self.state.panels.stories_open = true;
                }
                return;
            }
            _ => self.state.story.as_ref().map_or(String::new(), |play| play.id.clone()),
        };
        if *command == StoryCommand::Close {
            close(&mut self.state);
            return;
        }
        let Some(opened) = self.stories.get(&id) else {
            close(&mut self.state);
            let words = self.messages.format("story-gone", &[("id", id.into())]);
            self.notices.push(Notice::problem(words));
            return;
        };
        let room = |state: &State| flight_room(state, rect);
        apply_story(&mut self.state, &world.atlas, &room, &opened.story, command);
    }

    /// Carries out a command of the maker.
    fn make(&mut self, world: &World, rect: Rect, command: &MakerCommand) {
        let lang = self.messages.lang();
        self.state.panels.maker_aside = false;
        match command {
            MakerCommand::New(title) => self.begin(title, lang),
            MakerCommand::Edit(id) => self.change(id, lang),
            MakerCommand::Leave => {
                self.keep_story();
                self.stories.leave();
                self.state.panels.maker_open = false;
            }
            MakerCommand::Show(index) => {
                self.stories.make(command, Scene::default);
                let scene = self
                    .stories
                    .maker()
                    .and_then(|maker| maker.story.scenes.get(*index))
                    .cloned();
                if let Some(scene) = scene {
                    let room = flight_room(&self.state, rect);
                    self.state = scene_view(&self.state, &world.atlas, &scene, room);
                }
            }
            _ => {
                let room = flight_room(&self.state, rect);
                let (state, atlas) = (&self.state, &world.atlas);
                let count = self.stories.maker().map_or(0, |maker| maker.story.scenes.len());
                let view = || {
                    let mut scene = scene_of(state, atlas, room);
                    let name = state.selection.as_ref().and_then(|id| atlas.get(id));
                    let usual = self
                        .messages
                        .format("story-scene-number", &[("number", (count + 1).into())]);
                    scene.title = Localized::source(lang, name.map_or(usual, |named| named.name.get(lang).to_owned()));
                    scene
                };
                let removed = match command {
                    MakerCommand::Remove(index) => self
                        .stories
                        .maker()
                        .and_then(|maker| maker.story.scenes.get(*index))
                        .cloned(),
                    _ => None,
                };
                self.stories.make(command, view);
                if let Some(scene) = removed {
                    let args = [("title", scene.title.get(lang).into())];
                    let words = self.messages.format("story-removed", &args);
                    let undo = Command::Story(StoryCommand::Maker(MakerCommand::Undo));
                    let restore = self.messages.text("facets-restore").to_owned();
                    self.notices.push(Notice::with_action(words, restore, undo));
                }
                self.keep_story();
            }
        }
    }

    /// Begins a story with this title, in a folder of its own.
    fn begin(&mut self, title: &str, lang: Lang) {
        self.keep_story();
        let Some(own) = self.stories.own_folder() else { return };
        let id = free_id(title, |id| own.join(id).exists() || self.stories.get(id).is_some());
        let folder = own.join(&id);
        self.start_making(Maker::new(Story::new(&id, lang, title), folder, lang));
        self.keep_story();
    }

    /// Goes on with one of the user's own stories.
    fn change(&mut self, id: &str, lang: Lang) {
        self.keep_story();
        let Some(OpenedStory {
            story,
            origin: StoryOrigin::Folder(folder),
            ..
        }) = self.stories.get(id)
        else {
            return;
        };
        self.start_making(Maker::new((*story).clone(), folder, lang).already_written());
    }

    fn start_making(&mut self, maker: Maker) {
        close(&mut self.state);
        self.state.panels.stories_open = false;
        self.state.panels.maker_open = true;
        self.stories.start(maker);
    }

    /// Writes what is being made; a fault is told.
    pub(super) fn keep_story(&mut self) {
        if let Err(fault) = self.stories.save() {
            let args = [("reason", fault.sentence(&self.messages).into())];
            let words = self.messages.format("story-not-saved", &args);
            if !self.notices.iter().any(|notice| notice.text == words) {
                self.notices.push(Notice::problem(words));
            }
        }
    }

    /// Writes a story among the exports: the one with this id, else the one that is open or being made.
    fn hand_out(&mut self, ctx: &EguiContext, id: Option<&str>, form: StoryForm) {
        self.keep_story();
        let playing = self.state.story.as_ref().map(|play| play.id.as_str());
        let making = self.stories.maker().map(|maker| maker.story.id.as_str());
        let Some(opened) = id.or(playing).or(making).and_then(|id| self.stories.get(id)) else {
            // Nothing is open: the list is where to choose.
            self.state.panels.stories_open = true;
            return;
        };
        let (Some(folder), Some(world)) = (&self.exports, &self.world) else {
            return;
        };
        let lang = self.messages.lang();
        let args = [("title", opened.story.title.get(lang).into())];
        self.notices
            .push(Notice::info(self.messages.format("story-exporting", &args)));
        self.stories.hand_out(ctx, world, opened, (form, lang), folder);
    }

    /// What the scene of the story that is open lights.
    pub(super) fn focus(&mut self, world: &World) -> Vec<FeatureId> {
        if let Some(shown) = self
            .kiosk
            .as_ref()
            .and_then(|kiosk| kiosk.lit(&self.state, &world.atlas))
        {
            return vec![shown];
        }
        if self.state.story.is_none() {
            return Vec::new();
        }
        self.stories.read();
        let opened = told(&self.state, &self.stories);
        let scene = opened
            .as_ref()
            .and_then(|opened| crate::ui::story::scene(&self.state, opened));
        scene.map_or(Vec::new(), |scene| lit(&world.atlas, scene))
    }

    /// What came before the window opened: a story to be shown, and one that was open when the window was closed.
    pub(super) fn take_up_story(&mut self, commands: &mut Vec<Command>) {
        if self.state.camera.is_none() {
            // The map tells first where it looks.
            return;
        }
        if let Some(opened) = self.present.take() {
            let id = self.stories.take(opened);
            self.story_taken_up = true;
            commands.push(Command::Story(StoryCommand::Present(id)));
            return;
        }
        if !std::mem::replace(&mut self.story_taken_up, true) {
            // Nobody wants the whole screen taken at a start that did not ask for it.
            if self.state.mode == Mode::Present && self.picture.is_none() {
                commands.push(Command::Story(StoryCommand::TogglePresent));
            } else if self.state.story.is_some() {
                commands.push(Command::Story(StoryCommand::Return));
            }
        }
    }

    /// Brings the view of a scene to another size of the window, where nobody moved it.
    pub(super) fn follow_size(&mut self, rect: Rect, commands: &mut Vec<Command>) {
        let size = [rect.width(), rect.height()];
        let before = self.story_size.replace(size);
        let framed = std::mem::replace(&mut self.story_camera, self.state.camera);
        let resized = before.is_some_and(|before| before != size);
        if resized && self.state.story.is_some() && framed == self.state.camera {
            commands.push(Command::Story(StoryCommand::Return));
        }
    }

    /// The displays that the system tells of.
    pub fn set_screens(&mut self, screens: Screens) {
        self.stories.set_screens(screens);
    }

    /// The stories, to look at.
    pub fn stories(&self) -> &crate::ui::story::Stories {
        &self.stories
    }
}

/// The displays that the window's system tells of.
pub(super) fn screens(frame: &eframe::Frame) -> Option<Screens> {
    let window = frame.winit_window()?;
    let all: Vec<_> = window.available_monitors().collect();
    let own = window
        .current_monitor()
        .and_then(|own| all.iter().position(|screen| *screen == own));
    Some(Screens {
        count: all.len().max(1),
        own: own.unwrap_or(0),
    })
}
