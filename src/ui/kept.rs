//! The filters kept by name, read at the start and told about.

use super::Notice;
use crate::i18n::Messages;
use crate::model::SavedFilters;
use crate::state::SavedCommand;
use crate::store::{Home, saved_filters};

/// The saved filters of a home, and whether its file may be written: one that a newer version wrote, or that cannot be
/// read, is left alone. What is wrong is told.
pub fn load(home: Option<&Home>, messages: &Messages, notices: &mut Vec<Notice>) -> (SavedFilters, bool) {
    let Some(home) = home else {
        return (SavedFilters::default(), false);
    };
    match saved_filters::load(home) {
        Ok((saved, aside)) => {
            if let Some(aside) = aside {
                let args = [
                    ("reason", aside.reason.into()),
                    ("path", aside.to.display().to_string().into()),
                ];
                notices.push(Notice::problem(messages.format("facets-saved-broken", &args)));
            }
            (saved, true)
        }
        Err(error) => {
            let args = [("reason", error.to_string().into())];
            notices.push(Notice::problem(messages.format("facets-saved-locked", &args)));
            (SavedFilters::default(), false)
        }
    }
}

/// What to tell when `command` was carried out.
pub fn words(messages: &Messages, command: &SavedCommand) -> Option<String> {
    match command {
        SavedCommand::Keep(name) => Some(messages.format("facets-saved-kept", &[("name", name.as_str().into())])),
        SavedCommand::Delete(name) => Some(messages.format("facets-saved-deleted", &[("name", name.as_str().into())])),
        SavedCommand::Rename(..) | SavedCommand::PutBack(..) => None,
    }
}
