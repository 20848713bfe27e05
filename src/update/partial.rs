//! What was fetched so far, on the disk, with what the server said of it: so that another day goes on.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Trouble;
use crate::store::{Fault, Format, state_file};

/// What a server says of the version of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Mark {
    /// Address that was asked.
    pub url: String,
    /// Name of the version, when it is a strong one.
    pub etag: Option<String>,
    /// Date of the version, as the server wrote it.
    pub last_modified: Option<String>,
    /// Bytes in all, where the server said so.
    pub total: Option<u64>,
}

impl Mark {
    /// What a request sends along to go on with this very version; none when the server gave no name to it.
    pub fn validator(&self) -> Option<&str> {
        self.etag.as_deref().or(self.last_modified.as_deref())
    }
}

/// A file that is being fetched.
pub(super) struct Partial {
    path: PathBuf,
    file: File,
    /// What the server said when it was begun.
    pub mark: Mark,
    /// Bytes on the disk.
    pub length: u64,
}

impl Partial {
    /// Opens what was fetched from `url` before, or begins anew.
    pub fn open(path: &Path, url: &str) -> Result<Self, Trouble> {
        let fault = |error: std::io::Error| Fault::of(path, &error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Fault::of(folder, &error))?;
        }
        let known = state_file::read::<Mark>(&beside(path), &Format::first())
            .map(|(mark, _)| mark)
            .unwrap_or_default();
        let file = OpenOptions::new().append(true).create(true).open(path).map_err(fault)?;
        let length = file.metadata().map_err(fault)?.len();
        let mut partial = Self {
            path: path.to_owned(),
            file,
            mark: known,
            length,
        };
        let strange = partial.mark.url != url || partial.mark.validator().is_none();
        let longer = partial.mark.total.is_some_and(|total| partial.length > total);
        if strange || longer {
            let url = url.to_owned();
            partial.restart(Mark { url, ..Mark::default() })?;
        }
        Ok(partial)
    }

    /// Forgets what was fetched: the server has another version, or does not go on.
    pub fn restart(&mut self, mark: Mark) -> Result<(), Trouble> {
        let fault = |error: std::io::Error| Fault::of(&self.path, &error);
        self.file.set_len(0).map_err(fault)?;
        self.length = 0;
        if mark.validator().is_some() {
            state_file::save(&beside(&self.path), &mark, &Format::first()).map_err(|error| Fault::from(&error))?;
        } else {
            fs::remove_file(beside(&self.path)).ok();
        }
        self.mark = mark;
        Ok(())
    }

    /// Adds bytes.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        self.file
            .write_all(bytes)
            .map_err(|error| Fault::of(&self.path, &error))?;
        self.length += bytes.len() as u64;
        Ok(())
    }

    /// Flushes what was fetched to the disk.
    pub fn flush(&self) -> Result<(), Trouble> {
        self.file
            .sync_all()
            .map_err(|error| Fault::of(&self.path, &error).into())
    }
}

/// Takes what was fetched away, once it is of no more use.
pub fn forget(path: &Path) {
    fs::remove_file(path).ok();
    fs::remove_file(beside(path)).ok();
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".json");
    PathBuf::from(name)
}
