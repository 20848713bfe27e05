//! Folders that are swapped whole, with the last one kept.
//!
//! ```text
//! <folder>/current.json        which generation holds, which held before
//! <folder>/generation-0007/    whole, flushed to the disk before it got this name
//! <folder>/generation-0008.part/   being built; nobody reads it
//! ```
//!
//! The one step that counts is the atomic write of `current.json`: before it the old generation holds, after it the new
//! one, and a crash at any instant leaves one of the two. What a crash leaves lying about is taken away by the next writer.
//! Numbers, never clocks, say which is newer. Generation 0 is "nothing": what the program itself brings.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Fault, Format, HomeLock, ReadError, SaveError, stamp, state_file};
use crate::i18n::Messages;

const POINTER: &str = "current.json";
const PREFIX: &str = "generation-";
const UNFINISHED: &str = ".part";

/// Why a folder is not swapped; what held before still holds.
#[derive(Debug, Error)]
pub enum SwapError {
    /// The disk refuses.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A newer program wrote the folder.
    #[error("{path} was written by a newer version")]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// There is nothing to go back to.
    #[error("there is no version before this one")]
    NothingBefore,
}

impl SwapError {
    /// One sentence for the user.
    pub fn sentence(&self, messages: &Messages) -> String {
        match self {
            Self::Fault(fault) => fault.sentence(messages),
            Self::Newer { path } => messages.format("store-newer", &[("path", path.display().to_string().into())]),
            Self::NothingBefore => messages.text("store-nothing-before").to_owned(),
        }
    }
}

impl From<SaveError> for SwapError {
    fn from(error: SaveError) -> Self {
        Self::Fault(Fault::from(&error))
    }
}

/// Which generation holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Pointer {
    current: u64,
    previous: u64,
    /// When it was set, as the clock said then.
    made: String,
}

/// A generation that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// Its number, from 1.
    pub number: u64,
    /// Its folder.
    pub path: PathBuf,
}

/// A folder of generations.
#[derive(Debug, Clone)]
pub struct Generations {
    folder: PathBuf,
}

impl Generations {
    /// The generations in `folder`, which need not be there.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// The generation that holds, if any does.
    ///
    /// # Errors
    /// When the disk does not say, or a newer program wrote it.
    pub fn current(&self) -> Result<Option<Generation>, SwapError> {
        Ok(self.whole(self.pointer()?.current))
    }

    /// The generation that going back leads to; none inside means "nothing", as before the first.
    ///
    /// # Errors
    /// As [`Generations::current`], and when there is no way back.
    pub fn previous(&self) -> Result<Option<Generation>, SwapError> {
        let pointer = self.pointer()?;
        if pointer.current == pointer.previous || pointer.previous != 0 && self.whole(pointer.previous).is_none() {
            return Err(SwapError::NothingBefore);
        }
        Ok(self.whole(pointer.previous))
    }

    /// The moment of the last swap, when it lies in the future of this computer's clock, as [`stamp::readable`] shows it.
    pub fn ahead_of_the_clock(&self) -> Option<String> {
        let made = self.pointer().ok()?.made;
        (made > stamp::now()).then(|| stamp::readable(&made))
    }

    fn whole(&self, number: u64) -> Option<Generation> {
        let path = self.path_of(number);
        (number > 0 && path.is_dir()).then_some(Generation { number, path })
    }

    fn path_of(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{PREFIX}{number:04}"))
    }

    /// A pointer that is damaged is made again from the generations that are whole.
    fn pointer(&self) -> Result<Pointer, SwapError> {
        let path = self.folder.join(POINTER);
        match state_file::read::<Pointer>(&path, &Format::first()) {
            Ok((pointer, _)) => Ok(pointer),
            Err(ReadError::Absent(_)) => Ok(Pointer::default()),
            Err(ReadError::Newer { path, .. }) => Err(SwapError::Newer { path }),
            Err(ReadError::Read { path, source }) => Err(Fault::of(&path, &source).into()),
            Err(ReadError::Broken { reason, .. }) => {
                tracing::warn!(%reason, path = %path.display(), "a damaged pointer is made again");
                let mut numbers = self.numbers();
                Ok(Pointer {
                    current: numbers.pop().unwrap_or_default(),
                    previous: numbers.pop().unwrap_or_default(),
                    made: String::new(),
                })
            }
        }
    }

    /// Numbers of the whole generations, smallest first.
    fn numbers(&self) -> Vec<u64> {
        let mut numbers: Vec<u64> = self
            .names()
            .filter_map(|name| name.strip_prefix(PREFIX)?.parse().ok())
            .collect();
        numbers.sort_unstable();
        numbers
    }

    fn names(&self) -> impl Iterator<Item = String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().into_string().ok())
    }

    /// Takes away what a crash left: folders that were never finished or that nothing points to, and temporary files.
    ///
    /// # Errors
    /// When the pointer cannot be read: then nothing is touched.
    pub fn recover(&self, _lock: &HomeLock) -> Result<u32, SwapError> {
        let pointer = self.pointer()?;
        let held = [pointer.current, pointer.previous].map(|number| self.path_of(number));
        let mut removed = 0;
        let names: Vec<String> = self.names().collect();
        for name in names {
            let path = self.folder.join(&name);
            let stray = name.starts_with(PREFIX) && !held.contains(&path);
            let temporary = name.starts_with(".archipel-") && path.extension().is_some_and(|ending| ending == "tmp");
            if !stray && !temporary {
                continue;
            }
            let gone = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            match gone {
                Ok(()) => removed += 1,
                Err(error) => tracing::warn!(%error, path = %path.display(), "what was left cannot be taken away"),
            }
        }
        Ok(removed)
    }

    /// A folder to build the next generation in.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn begin<'a>(&self, lock: &'a HomeLock) -> Result<Draft<'a>, SwapError> {
        self.recover(lock)?;
        let pointer = self.pointer()?;
        let highest = self.numbers().pop().unwrap_or_default();
        let number = highest.max(pointer.current).max(pointer.previous) + 1;
        let mut path = self.path_of(number).into_os_string();
        path.push(UNFINISHED);
        let path = PathBuf::from(path);
        fs::create_dir_all(&path).map_err(|error| Fault::of(&path, &error))?;
        Ok(Draft {
            generations: self.clone(),
            path,
            number,
            committed: false,
            lock,
        })
    }

    /// Lets the generation before hold again; doing it twice comes back.
    ///
    /// # Errors
    /// When there is none, or the disk refuses.
    pub fn roll_back(&self, _lock: &HomeLock) -> Result<Option<Generation>, SwapError> {
        let before = self.previous()?;
        let pointer = self.pointer()?;
        self.point(pointer.previous, pointer.current)?;
        Ok(before)
    }

    fn point(&self, current: u64, previous: u64) -> Result<(), SwapError> {
        let pointer = Pointer {
            current,
            previous,
            made: stamp::now(),
        };
        Ok(state_file::save(
            &self.folder.join(POINTER),
            &pointer,
            &Format::first(),
        )?)
    }
}

/// A generation that is being built. Dropping it takes it away; what holds is untouched.
#[derive(Debug)]
pub struct Draft<'a> {
    generations: Generations,
    path: PathBuf,
    number: u64,
    committed: bool,
    lock: &'a HomeLock,
}

impl Draft<'_> {
    /// The folder to fill.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Flushes everything to the disk and lets this generation hold.
    ///
    /// # Errors
    /// When the disk refuses: then what held before still holds.
    pub fn commit(mut self) -> Result<Generation, SwapError> {
        let whole = self.generations.path_of(self.number);
        sync_tree(&self.path)?;
        fs::rename(&self.path, &whole).map_err(|error| Fault::of(&whole, &error))?;
        sync_folder(&self.generations.folder)?;
        self.path = whole.clone();
        let before = self.generations.pointer()?.current;
        self.generations.point(self.number, before)?;
        self.committed = true;
        self.generations.recover(self.lock)?;
        Ok(Generation {
            number: self.number,
            path: whole,
        })
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        if !self.committed
            && let Err(error) = fs::remove_dir_all(&self.path)
        {
            tracing::warn!(%error, "an unfinished folder stays until the next time");
        }
    }
}

/// Flushes every file below `folder`, then the folders.
fn sync_tree(folder: &Path) -> Result<(), Fault> {
    let fault = |path: &Path| {
        let path = path.to_owned();
        move |error: io::Error| Fault::of(&path, &error)
    };
    for entry in fs::read_dir(folder).map_err(fault(folder))? {
        let path = entry.map_err(fault(folder))?.path();
        if path.is_dir() {
            sync_tree(&path)?;
        } else {
            // Windows flushes only what is open for writing.
            let file = OpenOptions::new().read(true).write(true).open(&path);
            file.and_then(|file| file.sync_all()).map_err(fault(&path))?;
        }
    }
    sync_folder(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Fault> {
    fs::File::open(folder)
        .and_then(|opened| opened.sync_all())
        .or_else(|error| match error.kind() {
            // Some file systems cannot flush a folder; the files in it are.
            io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported => Ok(()),
            _ => Err(Fault::of(folder, &error)),
        })
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)] // the other systems have something to say
fn sync_folder(_folder: &Path) -> Result<(), Fault> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Home, Purpose};
    use super::*;

    struct Place {
        _folder: tempfile::TempDir,
        lock: HomeLock,
        generations: Generations,
    }

    fn place() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        Place {
            lock: HomeLock::acquire(&home, Purpose::Install).unwrap(),
            generations: Generations::new(&home.data().join("territory")),
            _folder: folder,
        }
    }

    impl Place {
        fn put(&self, words: &str) -> Generation {
            let draft = self.generations.begin(&self.lock).unwrap();
            fs::create_dir_all(draft.path().join("deep")).unwrap();
            fs::write(draft.path().join("deep/words"), words).unwrap();
            draft.commit().unwrap()
        }

        fn words(&self) -> Option<String> {
            let current = self.generations.current().unwrap()?;
            Some(fs::read_to_string(current.path.join("deep/words")).unwrap())
        }

        fn entries(&self) -> Vec<String> {
            let mut names: Vec<String> = self.generations.names().collect();
            names.sort();
            names
        }
    }

    #[test]
    fn the_new_one_holds_the_last_one_is_kept_and_older_ones_go() {
        let place = place();
        assert_eq!(place.words(), None);
        for words in ["one", "two", "three"] {
            place.put(words);
        }
        assert_eq!(place.words().as_deref(), Some("three"));
        assert_eq!(place.entries(), ["current.json", "generation-0002", "generation-0003"]);
    }

    #[test]
    fn going_back_twice_comes_back_and_before_the_first_is_nothing() {
        let place = place();
        assert!(matches!(
            place.generations.roll_back(&place.lock),
            Err(SwapError::NothingBefore)
        ));
        place.put("one");
        place.generations.roll_back(&place.lock).unwrap();
        assert_eq!(place.words(), None);
        place.generations.roll_back(&place.lock).unwrap();
        place.put("two");
        place.generations.roll_back(&place.lock).unwrap();
        assert_eq!(place.words().as_deref(), Some("one"));
        // What was gone back from makes room for what comes next, under a number of its own.
        assert_eq!(place.put("three").number, 3);
        assert_eq!(place.entries(), ["current.json", "generation-0001", "generation-0003"]);
    }

    #[test]
    fn what_a_crash_left_is_taken_away_and_never_read() {
        let place = place();
        place.put("one");
        let folder = place.generations.folder.clone();
        fs::create_dir(folder.join("generation-0002.part")).unwrap();
        fs::create_dir(folder.join("generation-0002")).unwrap();
        fs::write(folder.join(".archipel-x.tmp"), "").unwrap();
        assert_eq!(place.words().as_deref(), Some("one"));
        assert_eq!(place.generations.recover(&place.lock).unwrap(), 3);
        assert_eq!(place.entries(), ["current.json", "generation-0001"]);
    }

    #[test]
    fn a_draft_that_is_dropped_leaves_nothing() {
        let place = place();
        place.put("one");
        let draft = place.generations.begin(&place.lock).unwrap();
        fs::write(draft.path().join("half"), "x").unwrap();
        drop(draft);
        assert_eq!(place.words().as_deref(), Some("one"));
        assert_eq!(place.entries(), ["current.json", "generation-0001"]);
    }

    #[test]
    fn a_damaged_pointer_costs_nothing_and_a_newer_one_is_respected() {
        let place = place();
        place.put("one");
        place.put("two");
        let pointer = place.generations.folder.join(POINTER);
        fs::write(&pointer, "{\"format_ver").unwrap();
        assert_eq!(place.words().as_deref(), Some("two"));
        place.generations.roll_back(&place.lock).unwrap();
        assert_eq!(place.words().as_deref(), Some("one"));
        fs::write(&pointer, "{\"format_version\":9}").unwrap();
        assert!(matches!(place.generations.current(), Err(SwapError::Newer { .. })));
        assert!(matches!(
            place.generations.begin(&place.lock),
            Err(SwapError::Newer { .. })
        ));
        assert!(place.entries().contains(&"generation-0001".to_owned()));
    }

    #[test]
    fn a_clock_in_the_past_is_noticed_and_numbers_decide() {
        let place = place();
        place.put("one");
        assert_eq!(place.generations.ahead_of_the_clock(), None);
        let pointer = Pointer {
            current: 1,
            previous: 0,
            made: "29991231T235959Z".to_owned(),
        };
        state_file::save(&place.generations.folder.join(POINTER), &pointer, &Format::first()).unwrap();
        assert_eq!(
            place.generations.ahead_of_the_clock().as_deref(),
            Some("2999-12-31 23:59 UTC")
        );
        place.put("two");
        assert_eq!(place.words().as_deref(), Some("two"));
    }
}
