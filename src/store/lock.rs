//! One writer at a time: who holds a home, and the sentence for whoever comes second.
//!
//! The system's own lock on a file decides, and lets go by itself when a process dies; the name of the owner beside it is
//! only for the sentence. Clocks play no part.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Fault, Home, atomic_write, stamp};
use crate::i18n::Messages;

const LOCK_FILE: &str = "lock";
const OWNER_FILE: &str = "lock-owner.json";
/// Whoever lets go at this very moment is waited for so many times, this long each: a copy that is closing, or a program that
/// was started by its last act and has not yet let go of what it was born with.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(15);

/// What a writer is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A window is open.
    Window,
    /// A package is installed or taken back.
    Install,
    /// Data is brought up to date.
    Update,
    /// A file becomes a layer of the user.
    Import,
}

/// Who holds a home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Number of the process.
    pub pid: u32,
    /// What it is doing.
    pub purpose: Purpose,
    /// When it began, as [`stamp::now`] writes it.
    pub since: String,
    /// Where it hears what others want opened, once it does.
    #[cfg(feature = "gui")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub door: Option<super::door::Address>,
}

/// Why a home cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LockError {
    /// Another copy of the application writes there.
    #[error("another copy of Archipel uses {path}")]
    Held {
        /// The folder.
        path: PathBuf,
        /// Who it is, where it said so.
        owner: Option<Owner>,
    },
    /// The disk refuses.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl LockError {
    /// One sentence for the user.
    pub fn sentence(&self, messages: &Messages) -> String {
        match self {
            Self::Fault(fault) => fault.sentence(messages),
            Self::Held { path, owner: None } => {
                messages.format("store-held-unknown", &[("path", path.display().to_string().into())])
            }
            Self::Held {
                path,
                owner: Some(owner),
            } => {
                let doing = match owner.purpose {
                    Purpose::Window => "store-purpose-window",
                    Purpose::Install => "store-purpose-install",
                    Purpose::Update => "store-purpose-update",
                    Purpose::Import => "store-purpose-import",
                };
                let args = [
                    ("path", path.display().to_string().into()),
                    ("pid", owner.pid.to_string().into()),
                    ("doing", messages.text(doing).into()),
                    ("since", stamp::readable(&owner.since).into()),
                ];
                messages.format("store-held", &args)
            }
        }
    }
}

/// The right to write into a home, for as long as it lives.
#[derive(Debug)]
pub struct HomeLock {
    /// Closing it lets go.
    _file: File,
    owner_file: PathBuf,
}

impl HomeLock {
    /// Takes the right to write into the home, or says who has it. The data folder is made where it is missing.
    ///
    /// # Errors
    /// When another copy of the application holds it, or the folder cannot be written.
    pub fn acquire(home: &Home, purpose: Purpose) -> Result<Self, LockError> {
        Self::acquire_in(home.data(), purpose)
    }

    fn acquire_in(folder: &Path, purpose: Purpose) -> Result<Self, LockError> {
        fs::create_dir_all(folder).map_err(|error| Fault::of(folder, &error))?;
        let path = folder.join(LOCK_FILE);
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| Fault::of(&path, &error))?;
        let owner_file = folder.join(OWNER_FILE);
        match patiently(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(LockError::Held {
                    path: folder.to_owned(),
                    owner: owner_in(&owner_file),
                });
            }
            // Some network drives know no locks; refusing to work there would help nobody.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                tracing::warn!(%error, "this drive knows no locks");
            }
            Err(TryLockError::Error(error)) => return Err(Fault::of(&path, &error).into()),
        }
        let owner = Owner {
            pid: std::process::id(),
            purpose,
            since: stamp::now(),
            #[cfg(feature = "gui")]
            door: None,
        };
        let lock = Self {
            _file: file,
            owner_file,
        };
        lock.write(&owner)?;
        Ok(lock)
    }

    fn write(&self, owner: &Owner) -> Result<(), Fault> {
        let bytes = serde_json::to_vec(owner).unwrap_or_default();
        atomic_write(&self.owner_file, &bytes).map_err(|error| Fault::from(&error))
    }

    /// Tells others where the owner hears what they want opened.
    #[cfg(feature = "gui")]
    pub(super) fn tell(&self, door: super::door::Address) -> io::Result<()> {
        let owner = owner_in(&self.owner_file).ok_or(io::ErrorKind::NotFound)?;
        let owner = Owner {
            door: Some(door),
            ..owner
        };
        self.write(&owner).map_err(io::Error::other)
    }

    /// Whether nobody holds the home. Makes nothing.
    #[cfg(feature = "gui")]
    pub(super) fn is_free(home: &Home) -> bool {
        let file = File::open(home.data().join(LOCK_FILE));
        file.is_ok_and(|file| !matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }
}

/// Who says to hold a home, or held it last.
#[cfg(feature = "gui")]
pub(super) fn owner_of(home: &Home) -> Option<Owner> {
    owner_in(&home.data().join(OWNER_FILE))
}

impl Drop for HomeLock {
    fn drop(&mut self) {
        // A name that stays behind is read only while somebody holds the lock.
        fs::remove_file(&self.owner_file).ok();
    }
}

/// Locks a file; one that is held is tried again for an instant.
fn patiently(file: &File) -> Result<(), TryLockError> {
    for _ in 1..TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            answer => return answer,
        }
    }
    file.try_lock()
}

fn owner_in(path: &Path) -> Option<Owner> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn a_second_writer_is_told_who_the_first_is_and_may_write_once_it_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let first = HomeLock::acquire(&home, Purpose::Window).unwrap();
        let error = HomeLock::acquire(&home, Purpose::Install).unwrap_err();
        let LockError::Held { owner: Some(owner), .. } = &error else {
            panic!("{error:?}");
        };
        assert_eq!((owner.pid, owner.purpose), (std::process::id(), Purpose::Window));
        for lang in [Lang::Fr, Lang::En] {
            let words = error.sentence(&Messages::new(lang));
            assert!(words.contains(&std::process::id().to_string()), "{words}");
        }
        drop(first);
        HomeLock::acquire(&home, Purpose::Install).unwrap();
    }

    #[test]
    fn whoever_lets_go_at_this_moment_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let first = HomeLock::acquire(&home, Purpose::Window).unwrap();
        let leaving = std::thread::spawn(move || {
            std::thread::sleep(PAUSE);
            drop(first);
        });
        let second = HomeLock::acquire(&home, Purpose::Install);
        leaving.join().unwrap();
        second.unwrap();
    }

    #[test]
    fn an_owner_that_died_or_left_nonsense_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        std::fs::create_dir_all(home.data()).unwrap();
        std::fs::write(home.data().join(LOCK_FILE), "").unwrap();
        std::fs::write(home.data().join(OWNER_FILE), "{\"pid\":1").unwrap();
        let held = HomeLock::acquire(&home, Purpose::Update).unwrap();
        std::fs::write(home.data().join(OWNER_FILE), "nonsense").unwrap();
        let error = HomeLock::acquire(&home, Purpose::Window).unwrap_err();
        assert!(matches!(error, LockError::Held { owner: None, .. }), "{error:?}");
        assert!(error.sentence(&Messages::new(Lang::Fr)).contains("data"));
        drop(held);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("data"), "a file").unwrap();
        let error = HomeLock::acquire(&Home::at(folder.path()), Purpose::Window).unwrap_err();
        let words = error.sentence(&Messages::new(Lang::En));
        assert!(words.contains("data"), "{words}");
    }
}
