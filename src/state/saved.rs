//! The only writer of the filters that a user keeps by name.

use super::{Command, SavedCommand};
use crate::model::{Filter, SavedFilters};

/// Carries out `command`; `filter` is the present one. Gives the command that undoes it, where it takes something away, or
/// none when nothing was done or nothing is lost.
pub fn apply_saved(saved: &mut SavedFilters, filter: &Filter, command: SavedCommand) -> Option<Command> {
    match command {
        SavedCommand::Keep(name) => {
            saved.keep(&name, filter.clone());
            None
        }
        SavedCommand::Rename(from, to) => saved
            .rename(&from, &to)
            .then_some(Command::Saved(SavedCommand::Rename(to, from))),
        SavedCommand::Delete(name) => {
            let (index, gone) = saved.remove(&name)?;
            Some(Command::Saved(SavedCommand::PutBack(index, Box::new(gone))))
        }
        SavedCommand::PutBack(index, gone) => {
            saved.put_back(index, *gone);
            None
        }
        // A question to the user: nothing is kept yet.
        SavedCommand::Ask => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deleted_or_renamed_comes_back_by_the_command_given() {
        let mut saved = SavedFilters::default();
        let filter = Filter {
            text: "oignies".into(),
            ..Filter::default()
        };
        for name in ["un", "deux"] {
            assert_eq!(apply_saved(&mut saved, &filter, SavedCommand::Keep(name.into())), None);
        }
        let before = saved.clone();
        for command in [
            SavedCommand::Delete("un".into()),
            SavedCommand::Rename("deux".into(), "trois".into()),
        ] {
            let undo = apply_saved(&mut saved, &filter, command).unwrap();
            assert_ne!(saved, before);
            let Command::Saved(undo) = undo else { panic!("{undo:?}") };
            apply_saved(&mut saved, &filter, undo);
            assert_eq!(saved, before);
        }
    }
}
