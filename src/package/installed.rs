//! What is installed, and which data is in use.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::key::hex;
use super::pack::MANIFEST;
use super::{MOST_MANIFEST_BYTES, Manifest, Refusal};
use crate::load;
use crate::model::Atlas;
use crate::model::Diagnostic;
use crate::model::declared::DeclaredTotals;
use crate::store::{Fault, Generation, Generations, Home};

/// A package in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// Number of the package.
    pub number: u64,
    /// When it was packed.
    pub made: String,
    /// Date of its data.
    pub vintage: String,
    /// Its folder.
    pub path: PathBuf,
    manifest: Manifest,
    head: Vec<u8>,
}

impl Installed {
    /// What lies in a generation.
    ///
    /// # Errors
    /// When its manifest cannot be read.
    pub fn read(generation: Generation) -> Result<Self, Refusal> {
        let path = generation.path.join(MANIFEST);
        let fault = |error: std::io::Error| Fault::of(&path, &error);
        let size = std::fs::metadata(&path).map_err(fault)?.len();
        if size > MOST_MANIFEST_BYTES {
            return Err(Refusal::Manifest {
                reason: path.display().to_string(),
            });
        }
        let head = std::fs::read(&path).map_err(fault)?;
        let manifest = Manifest::read(&head)?;
        Ok(Self {
            number: manifest.number,
            made: manifest.made.clone(),
            vintage: manifest.vintage.clone(),
            path: generation.path,
            manifest,
            head,
        })
    }

    /// Whether it came from a package with this manifest.
    pub(super) fn is_of(&self, head: &[u8]) -> bool {
        self.head == head
    }

    /// Its folder of data, when it has one.
    pub fn data(&self) -> Option<PathBuf> {
        self.manifest.has("data").then(|| self.path.join("data"))
    }

    /// Its files of tiles.
    pub fn basemaps(&self) -> Vec<PathBuf> {
        files_in(&self.path.join("basemap"))
    }

    /// Its folder of pictures.
    pub fn media(&self) -> PathBuf {
        self.path.join("media")
    }

    /// Files that it holds, and their bytes.
    pub fn amount(&self) -> (usize, u64) {
        (self.manifest.files.len(), self.manifest.bytes().unwrap_or_default())
    }
}

/// Where packages are installed in a home.
pub fn generations(home: &Home) -> Generations {
    Generations::new(&home.data().join("territory"))
}

/// What is installed in a home, if anything is.
///
/// # Errors
/// When the disk does not say, or what lies there cannot be read.
pub fn installed(home: &Home) -> Result<Option<Installed>, Refusal> {
    generations(home).current()?.map(Installed::read).transpose()
}

/// Checks that every file of what is installed is there and is what was signed.
///
/// # Errors
/// At the first file that is not.
pub fn verify(installed: &Installed) -> Result<(), Refusal> {
    for entry in &installed.manifest.files {
        let path = installed.path.join(&entry.path);
        let bytes = std::fs::read(&path).map_err(|error| Fault::of(&path, &error))?;
        if hex(&Sha256::digest(&bytes)) != entry.sha256 {
            return Err(Refusal::Altered {
                path: entry.path.clone(),
            });
        }
    }
    Ok(())
}

/// The files of a folder, in order; none where there is no such folder.
pub(super) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths
}

/// Which data a run works on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DataInUse {
    /// What the program brings.
    #[default]
    Embedded,
    /// The folder of `--data`.
    Folder(PathBuf),
    /// What a package brought.
    Installed(Box<Installed>),
}

impl DataInUse {
    /// `--data` when it is given, else what is installed, else what the program brings. What is installed but cannot be
    /// read is told beside, and the program's own data stands in.
    pub fn of(data: Option<&Path>, home: Option<&Home>) -> (Self, Option<Refusal>) {
        if let Some(dir) = data {
            return (Self::Folder(dir.to_owned()), None);
        }
        match home.map_or(Ok(None), installed) {
            Ok(Some(installed)) if installed.data().is_some() => (Self::Installed(Box::new(installed)), None),
            Ok(_) => (Self::Embedded, None),
            Err(refusal) => (Self::Embedded, Some(refusal)),
        }
    }

    /// The folder of the package that is installed, if one is.
    pub fn package(&self) -> Option<&Path> {
        match self {
            Self::Installed(installed) => Some(&installed.path),
            _ => None,
        }
    }

    /// The folder it is read from; none for what the program brings.
    pub fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Embedded => None,
            Self::Folder(dir) => Some(dir.clone()),
            Self::Installed(installed) => installed.data(),
        }
    }

    /// The territory.
    pub fn atlas(&self) -> Atlas {
        match self.folder() {
            Some(dir) => load::atlas::from_dir(&dir),
            None => load::atlas::embedded(),
        }
    }

    /// What the booklet declares, in this data.
    ///
    /// # Errors
    /// When the file is there but cannot be read.
    pub fn declared(&self) -> Result<Option<DeclaredTotals>, Box<Diagnostic>> {
        load::declared::of(self.folder().as_deref())
    }

    /// A stable word: `embedded`, `folder` or `installed`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::Folder(_) => "folder",
            Self::Installed(_) => "installed",
        }
    }
}
