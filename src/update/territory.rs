//! The territory that a run works on: the data in use, with what updates brought.

use std::path::{Path, PathBuf};

use super::current_folder;
use crate::i18n::Messages;
use crate::load;
use crate::model::Atlas;
use crate::package::DataInUse;
use crate::store::Home;

/// Where the territory comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Territory {
    /// The data underneath.
    pub data: DataInUse,
    /// The folder of updated layers, when any hold.
    pub updates: Option<PathBuf>,
}

impl Territory {
    /// The folder of `--data` as it is when it is given; else what is installed in the home or what the program brings, with
    /// the home's updates. The second part says, in sentences, what of the home cannot be used.
    pub fn of(data: Option<&Path>, home: Option<&Home>, messages: &Messages) -> (Self, Vec<String>) {
        let (in_use, refusal) = DataInUse::of(data, home);
        let mut problems: Vec<String> = refusal.iter().map(|refusal| refusal.sentence(messages)).collect();
        let updates = match home.filter(|_| data.is_none()).map(current_folder) {
            Some(Ok(folder)) => folder,
            Some(Err(trouble)) => {
                problems.push(trouble.sentence(messages));
                None
            }
            None => None,
        };
        let data = in_use;
        (Self { data, updates }, problems)
    }

    /// Where pictures are looked for: beside the folder of `--data`, in what the user makes, in what is installed.
    pub fn media(&self, data: Option<&Path>, home: Option<&Home>) -> Vec<PathBuf> {
        let own = data
            .into_iter()
            .chain(home.map(Home::data))
            .map(|dir| dir.join("media"));
        let installed = match &self.data {
            DataInUse::Installed(installed) => Some(installed.media()),
            _ => None,
        };
        own.chain(installed).collect()
    }

    /// The folders of a part of packages, `stories` or `media`, that this installation uses besides those of `--data`: what
    /// is installed, then what the user makes.
    pub fn carried(&self, part: &str, home: Option<&Home>) -> Vec<PathBuf> {
        let folders = self.data.package().into_iter().chain(home.map(Home::data));
        let folders = folders.map(|folder| folder.join(part));
        folders.filter(|folder| folder.is_dir()).collect()
    }

    /// The territory.
    pub fn atlas(&self) -> Atlas {
        let atlas = self.data.atlas();
        match &self.updates {
            Some(folder) => load::user::join(atlas, folder),
            None => atlas,
        }
    }
}
