//! Where things live. Settings, what the user makes, caches and logs never share a folder: a cache may be deleted, a log
//! may be sent to us, and neither may carry the user's work away.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use thiserror::Error;

/// The file beside the binary that means "everything stays here".
const PORTABLE_MARK: &str = "portable";

/// Why there is no home.
#[derive(Debug, Error)]
pub enum HomeError {
    /// The system does not say where the user's files go, and `--home` was not given.
    #[error("the system names no folder for the user's files; give one with --home DIR")]
    NoUserFolder,
    /// A relative `--home` needs the current folder, which is gone.
    #[error("cannot resolve the folder {path}: {source}")]
    Unresolved {
        /// The folder asked for.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// How the home was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeKind {
    /// `--home DIR`.
    Given,
    /// A file `portable` beside the binary.
    Portable,
    /// The system's places.
    System,
}

/// The four places of a user's files. Nothing is created here: whoever writes first makes the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    kind: HomeKind,
    settings: PathBuf,
    data: PathBuf,
    caches: PathBuf,
    logs: PathBuf,
}

impl Home {
    /// The home of this run: `given` (from `--home`), else the binary's folder when a file `portable` lies beside it, else
    /// the system's places.
    ///
    /// # Errors
    /// When `given` cannot be made absolute, or the system names no place for the user's files.
    pub fn resolve(given: Option<&Path>) -> Result<Self, HomeError> {
        if let Some(path) = given {
            let folder = std::path::absolute(path).map_err(|source| HomeError::Unresolved {
                path: path.to_owned(),
                source,
            })?;
            return Ok(Self::below(&folder, HomeKind::Given));
        }
        let binary = std::env::current_exe().and_then(std::fs::canonicalize).ok();
        if let Some(home) = binary.as_deref().and_then(Self::portable) {
            return Ok(home);
        }
        Self::system().ok_or(HomeError::NoUserFolder)
    }

    /// The home inside one folder, as `--home` gives it.
    pub fn at(folder: &Path) -> Self {
        Self::below(folder, HomeKind::Given)
    }

    /// The home beside a binary, when a file `portable` lies there.
    fn portable(binary: &Path) -> Option<Self> {
        let folder = binary.parent()?;
        folder
            .join(PORTABLE_MARK)
            .is_file()
            .then(|| Self::below(folder, HomeKind::Portable))
    }

    fn below(folder: &Path, kind: HomeKind) -> Self {
        Self {
            kind,
            settings: folder.join("settings"),
            data: folder.join("data"),
            caches: folder.join("caches"),
            logs: folder.join("logs"),
        }
    }

    fn system() -> Option<Self> {
        let places = ProjectDirs::from("", "", "Archipel")?;
        let (mut settings, mut data) = (places.config_dir().to_owned(), places.data_dir().to_owned());
        if settings == data {
            // macOS has one folder for both.
            settings.push("settings");
            data.push("data");
        }
        let logs = places
            .state_dir()
            .unwrap_or_else(|| places.data_local_dir())
            .join("logs");
        Some(Self {
            kind: HomeKind::System,
            settings,
            data,
            caches: places.cache_dir().to_owned(),
            logs,
        })
    }

    /// How this home was chosen.
    pub fn kind(&self) -> HomeKind {
        self.kind
    }

    /// What the user decided: the state of the window, settings.
    pub fn settings(&self) -> &Path {
        &self.settings
    }

    /// What the user makes: layers, stories, scenarios.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// What can be made again.
    pub fn caches(&self) -> &Path {
        &self.caches
    }

    /// Tables, pictures and other files that the user asks for, unless they name another folder.
    pub fn exports(&self) -> PathBuf {
        self.data.join("exports")
    }

    /// The filters that the user keeps by name.
    pub fn saved_filters_file(&self) -> PathBuf {
        self.data.join("filters.json")
    }

    /// Logs and crash reports.
    pub fn logs(&self) -> &Path {
        &self.logs
    }

    /// The file of the window's state.
    pub fn state_file(&self) -> PathBuf {
        self.settings.join("state.json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_of_a_home_are_separate() {
        let homes = [Some(Home::at(Path::new("h"))), Home::system()];
        for home in homes.into_iter().flatten() {
            let places = [home.settings(), home.data(), home.caches(), home.logs()];
            for (index, one) in places.iter().enumerate() {
                for other in &places[index + 1..] {
                    assert!(!one.starts_with(other) && !other.starts_with(one), "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn a_given_home_wins_and_is_made_absolute() {
        let home = Home::resolve(Some(Path::new("somewhere"))).unwrap();
        assert_eq!(home.kind(), HomeKind::Given);
        assert!(home.settings().is_absolute());
        assert!(home.state_file().ends_with("somewhere/settings/state.json"));
    }

    #[test]
    fn a_file_portable_beside_the_binary_keeps_everything_there() {
        let folder = tempfile::tempdir().unwrap();
        let binary = folder.path().join("archipel");
        assert_eq!(Home::portable(&binary), None);
        std::fs::write(folder.path().join("portable"), "").unwrap();
        let home = Home::portable(&binary).unwrap();
        assert_eq!(home.kind(), HomeKind::Portable);
        assert_eq!(home.logs(), folder.path().join("logs"));
    }

    #[test]
    fn resolving_creates_nothing() {
        let folder = tempfile::tempdir().unwrap();
        Home::resolve(Some(&folder.path().join("new"))).unwrap();
        assert!(!folder.path().join("new").exists());
    }
}
