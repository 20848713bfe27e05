//! The kiosk in the application: what visitors may do, and what their commands do.

use egui::{Context as EguiContext, Rect};

use super::App;
use crate::model::catalog::Role;
use crate::state::kiosk::{Screen, allows, apply};
use crate::state::{Command, KioskCommand, SelectCommand, StoryCommand};
use crate::ui::World;
use crate::ui::kiosk::{Kiosk, Setup};

impl App {
    /// From now on the window is a kiosk.
    pub(super) fn open_kiosk(&mut self, setup: Setup) {
        let kiosk = Kiosk::new(setup);
        // A view that was asked for is one of this kiosk: for pictures and tests.
        if self.state.mode != crate::state::Mode::Kiosk {
            let reduce_motion = self.state.reduce_motion;
            self.state = kiosk.start().clone();
            self.state.reduce_motion = reduce_motion;
        }
        if let Some(lang) = self.state.language.or(self.language) {
            self.messages = crate::i18n::Messages::new(lang);
        }
        (self.language, self.theme, self.second) = (None, None, None);
        self.kiosk = Some(kiosk);
    }

    /// What a command means to a kiosk; none for what is out of a visitor's reach. Elsewhere every command is what it is.
    pub(super) fn for_visitor(&self, world: &World, command: Command) -> Option<Command> {
        if self.kiosk.is_none() {
            return Some(command);
        }
        match command {
            Command::Select(SelectCommand::Feature(id)) => {
                let found = world.atlas.find(&id)?;
                // Territories lie under every finger: they are the ground, not the subject.
                let role = world.atlas.layers.get(found.layer as usize)?.def.role;
                (role != Role::Territory).then_some(Command::Kiosk(KioskCommand::Place(id)))
            }
            Command::Select(_) => None,
            command => allows(&command).then_some(command),
        }
    }

    /// Carries out what a visitor wants.
    pub(super) fn visit(&mut self, ctx: &EguiContext, world: &World, rect: Rect, command: KioskCommand) {
        let Some(start) = self.kiosk.as_ref().map(|kiosk| kiosk.start().clone()) else {
            return;
        };
        let story = match &command {
            KioskCommand::Story(id) => Some(id.clone()),
            _ => None,
        };
        let left = command == KioskCommand::Leave;
        let motion = self.state.reduce_motion;
        apply(&mut self.state, &start, &world.atlas, command);
        self.state.reduce_motion = motion;
        if left {
            self.search = crate::ui::SearchView::default();
            self.notices.clear();
            self.highlight = None;
        }
        if let Some(id) = story {
            self.tell(ctx, world, rect, &StoryCommand::Open(id));
            if self.state.story.is_none() {
                // Its file is gone: the list is the place.
                apply(&mut self.state, &start, &world.atlas, KioskCommand::Back);
                self.notices.clear();
            }
        }
        debug_assert!(self.state.kiosk.screen != Screen::Story || self.state.story.is_some());
    }

    /// What a kiosk does whether or not its window is seen; before each frame, and while there is none.
    pub fn stand(&mut self, ctx: &EguiContext) {
        if let Some(kiosk) = &mut self.kiosk {
            kiosk.stand(ctx);
        }
    }

    /// The kiosk, to look at.
    pub fn kiosk(&self) -> Option<&Kiosk> {
        self.kiosk.as_ref()
    }
}
