//! The filters kept by name: read at the start, written at each change, and told about.

use super::Notice;
use crate::i18n::Messages;
use crate::model::{Filter, SavedFilters};
use crate::state::{SavedCommand, apply_saved};
use crate::store::{Fault, Home, saved_filters};

/// The filters kept by name, and their home.
#[derive(Default)]
pub struct KeptFilters {
    all: SavedFilters,
    /// None keeps nothing beyond this run: there is no home, or its file is one that a newer version wrote or that cannot
    /// be read, and is left alone.
    written_to: Option<Home>,
}

impl KeptFilters {
    /// The saved filters of a home. What is wrong is told.
    pub fn load(home: Option<Home>, messages: &Messages, notices: &mut Vec<Notice>) -> Self {
        let Some(home) = home else {
            return Self::default();
        };
        match saved_filters::load(&home) {
            Ok((all, aside)) => {
                if let Some(aside) = aside {
                    let args = [
                        ("reason", aside.reason.into()),
                        ("path", aside.to.display().to_string().into()),
                    ];
                    notices.push(Notice::problem(messages.format("facets-saved-broken", &args)));
                }
                let written_to = Some(home);
                Self { all, written_to }
            }
            Err(error) => {
                let args = [("reason", error.to_string().into())];
                notices.push(Notice::problem(messages.format("facets-saved-locked", &args)));
                Self::default()
            }
        }
    }

    /// From now on changes hold for this run alone.
    pub fn write_nothing(&mut self) {
        self.written_to = None;
    }

    /// All of them.
    pub fn all(&self) -> &SavedFilters {
        &self.all
    }

    /// Changes them, and writes them at once: they are the user's own things. `filter` is the one in force.
    pub fn apply(&mut self, filter: &Filter, command: SavedCommand, messages: &Messages, notices: &mut Vec<Notice>) {
        let told = words(messages, &command);
        let before = self.all.clone();
        let undo = apply_saved(&mut self.all, filter, command);
        if self.all == before {
            return;
        }
        if let Some(words) = told {
            let restore = messages.text("facets-restore").to_owned();
            notices.push(match undo {
                Some(undo) => Notice::with_action(words, restore, undo),
                None => Notice::info(words),
            });
        }
        if let Some(home) = &self.written_to
            && let Err(error) = saved_filters::save(home, &self.all)
        {
            tracing::warn!(%error, "the saved filters are not written");
            let args = [("reason", Fault::from(&error).sentence(messages).into())];
            notices.push(Notice::problem(messages.format("facets-saved-failed", &args)));
        }
    }
}

/// What to tell when `command` was carried out.
fn words(messages: &Messages, command: &SavedCommand) -> Option<String> {
    match command {
        SavedCommand::Keep(name) => Some(messages.format("facets-saved-kept", &[("name", name.as_str().into())])),
        SavedCommand::Delete(name) => Some(messages.format("facets-saved-deleted", &[("name", name.as_str().into())])),
        SavedCommand::Rename(..) | SavedCommand::PutBack(..) | SavedCommand::Ask => None,
    }
}
