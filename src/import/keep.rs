//! Layers in the data folder: one folder each. The features are written first, under a name of their own; then
//! `layer.toml` is put in its place in one step and names them. Whenever the power goes, the old layer or the new one is
//! there, whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::Draft;
use crate::i18n::Messages;
use crate::load::{geojson, user};
use crate::model::{Atlas, Lang};
use crate::store::{Fault, Home, WriteError, atomic_write, stamp};

/// Name that the description of a removed layer bears until another takes its place.
const REMOVED: &str = "removed.toml";

/// Why a layer was not kept, removed or put back. What was there is untouched.
#[derive(Debug, Error)]
pub enum KeepError {
    /// A file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The description could not be made.
    #[error("cannot describe the layer: {0}")]
    Describe(#[from] toml::ser::Error),
    /// The folder of the layer could not be changed.
    #[error("cannot change {path}: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl KeepError {
    /// One sentence for the user: full, read-only, missing, in use.
    pub fn sentence(&self, messages: &Messages) -> String {
        match self {
            Self::Write(error) => Fault::from(error).sentence(messages),
            Self::Folder { path, source } => Fault::of(path, source).sentence(messages),
            Self::Describe(error) => messages.format("import-failed", &[("reason", error.to_string().into())]),
        }
    }
}

/// A layer that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Id of the layer.
    pub id: String,
    /// Its folder.
    pub folder: PathBuf,
    /// Features written.
    pub features: usize,
}

/// Where a home keeps the layers that its user brought.
pub fn layers_folder(home: &Home) -> PathBuf {
    home.data().join("layers")
}

/// Writes a draft as a layer below `layers`. One of the same id is replaced.
///
/// # Errors
/// When something cannot be written; then the layer that was there still is.
pub fn keep(layers: &Path, draft: &Draft, atlas: &Atlas, lang: Lang) -> Result<Kept, KeepError> {
    let folder = layers.join(&draft.choices.id);
    let features = draft.features(atlas);
    let text = geojson::write(&features);
    let file = free_name(&folder);
    atomic_write(&folder.join(&file), text.as_bytes())?;
    let described = toml::to_string(&draft.described(atlas, lang, &file))?;
    atomic_write(&folder.join(user::FILE_NAME), described.as_bytes())?;
    tidy(&folder, &file);
    Ok(Kept {
        id: draft.choices.id.clone(),
        folder,
        features: features.len(),
    })
}

/// A name that no file of the folder bears: what is there may be in use until the description names the new one.
fn free_name(folder: &Path) -> String {
    let stamp = stamp::now();
    let numbered = (2_usize..).map(|number| format!("features-{stamp}-{number}.geojson"));
    std::iter::once(format!("features-{stamp}.geojson"))
        .chain(numbered)
        .find(|name| !folder.join(name).exists())
        .unwrap_or_default()
}

/// Takes away what no description names any more. A failure leaves a file too many, and nothing worse.
fn tidy(folder: &Path, file: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let old = name.starts_with("features-") && name != file;
        // What a writing left that was cut off.
        let cut = name.starts_with(".archipel-") && name.ends_with(".tmp");
        if old || cut || name == REMOVED {
            fs::remove_file(&path).ok();
        }
    }
}

/// Removes a layer. Its features stay until [`put_back`], or until another layer takes the place.
///
/// # Errors
/// When the folder cannot be changed.
pub fn remove(layers: &Path, id: &str) -> Result<(), KeepError> {
    rename(layers, id, user::FILE_NAME, REMOVED)
}

/// Takes a removal back.
///
/// # Errors
/// When the folder cannot be changed, or nothing was removed.
pub fn put_back(layers: &Path, id: &str) -> Result<(), KeepError> {
    rename(layers, id, REMOVED, user::FILE_NAME)
}

fn rename(layers: &Path, id: &str, from: &str, to: &str) -> Result<(), KeepError> {
    let folder = layers.join(id);
    fs::rename(folder.join(from), folder.join(to)).map_err(|source| KeepError::Folder { path: folder, source })
}
