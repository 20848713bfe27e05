//! What is to be opened: files and addresses from the command line, from another start of the program, or dropped.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context as EguiContext, DroppedFile, ViewportCommand};

use super::App;
use crate::load::story;
use crate::package;
use crate::state::link::Link;
use crate::state::{Command, PanelCommand, StoryCommand};
use crate::store::door::{self, Wish};
use crate::ui::Notice;

/// A file that somebody else than the pointer brings.
#[derive(Debug)]
struct Brought(PathBuf);

impl DroppedFile for Brought {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl App {
    /// From now on other starts of the program may hand over what they were to open.
    pub fn open_door(&mut self, ctx: &EguiContext) {
        // A kiosk shows what it was set up for.
        let Some(lock) = self.lock.as_ref().filter(|_| self.kiosk.is_none()) else {
            return;
        };
        let ctx = ctx.clone();
        match door::open(lock, move || ctx.request_repaint()) {
            Ok(door) => self.door = Some(door),
            Err(error) => tracing::warn!(%error, "other starts cannot hand anything over"),
        }
    }

    /// Opens what was asked for since the last frame.
    pub(super) fn grant(&mut self, ctx: &EguiContext, commands: &mut Vec<Command>) {
        if self.state.camera.is_none() {
            // The map tells first where it looks.
            return;
        }
        let mut wishes = std::mem::take(&mut self.wishes);
        let handed = self.door.iter().flat_map(|door| door.try_iter());
        #[cfg(target_os = "macos")]
        let handed = handed.chain(self.finder.iter().flat_map(super::finder::Finder::wishes));
        let handed: Vec<Wish> = handed.collect();
        if !handed.is_empty() {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
        wishes.extend(handed);
        if self.kiosk.is_some() {
            return;
        }
        for wish in wishes {
            if let Some(link) = wish.link {
                self.follow(&link, commands);
            }
            for file in wish.files {
                let file: Arc<dyn DroppedFile + Send + Sync> = Arc::new(Brought(file));
                ctx.input_mut(|input| input.raw.dropped_files.push(file));
            }
        }
        let own = ctx.input_mut(|input| {
            let dropped = &mut input.raw.dropped_files;
            let own: Vec<PathBuf> = dropped
                .iter()
                .map(|file| file.path().to_owned())
                .filter(|path| is_own(path))
                .collect();
            dropped.retain(|file| !is_own(file.path()));
            own
        });
        for path in own {
            self.open_own(&path, commands);
        }
    }

    fn follow(&mut self, link: &str, commands: &mut Vec<Command>) {
        match link.parse::<Link>() {
            Ok(link) => commands.push(Command::Follow(Box::new(link))),
            Err(error) => {
                let (key, part) = error.message_key();
                let words = self.messages.format(key, &[("part", part.into())]);
                self.notices.push(Notice::problem(words));
            }
        }
    }

    /// A story is told; a package is shown to whoever decides whether it is installed.
    fn open_own(&mut self, path: &Path, commands: &mut Vec<Command>) {
        if has_ending(path, &package::ENDINGS) {
            self.desk.propose(path);
            if !self.state.panels.updates_open {
                commands.push(Command::Panel(PanelCommand::ToggleUpdates));
            }
            return;
        }
        match story::open(path) {
            Ok(opened) => {
                let id = self.stories.take(opened);
                commands.push(Command::Story(StoryCommand::Open(id)));
            }
            Err(fault) => {
                let words = format!("{}: {}", path.display(), self.messages.diagnostic(&fault));
                self.notices.push(Notice::problem(words));
            }
        }
    }
}

/// Whether a file is one of ours, which no import reads.
fn is_own(path: &Path) -> bool {
    has_ending(path, &package::ENDINGS) || has_ending(path, &[story::ENDING])
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
