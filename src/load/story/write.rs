//! Stories on the disk: written whole or not at all, the description last, so that a story is there with its media or not.

use std::path::{Path, PathBuf};

use super::{FILE_NAME, OpenedStory, packed, text};
use crate::model::Story;
use crate::model::story::free_id;
use crate::store::{Fault, atomic_write};

/// Writes the description of a story into its folder.
///
/// # Errors
/// When the disk does not take it; the one that was there is untouched.
pub fn save(folder: &Path, story: &Story) -> Result<(), Fault> {
    let path = folder.join(FILE_NAME);
    atomic_write(&path, text::render(story).as_bytes()).map_err(|error| Fault::from(&error))
}

/// Writes a story with its media into one file; gives the media that are named but not there.
///
/// # Errors
/// When the disk does not take it.
pub fn save_as_file(opened: &OpenedStory, path: &Path) -> Result<Vec<String>, Fault> {
    let (bytes, missing) = packed(opened).map_err(|error| Fault::of(path, &error))?;
    atomic_write(path, &bytes).map_err(|error| Fault::from(&error))?;
    Ok(missing)
}

/// Copies a story with its media into a folder of its own below `stories`, under its id or the next one that is free; gives
/// that folder.
///
/// # Errors
/// When the disk does not take it.
pub fn keep_file(opened: &OpenedStory, stories: &Path) -> Result<PathBuf, Fault> {
    let id = free_id(&opened.story.id, |id| stories.join(id).exists());
    let folder = stories.join(id);
    for name in opened.story.media() {
        if let Ok(bytes) = opened.medium(name) {
            atomic_write(&folder.join(name), &bytes).map_err(|error| Fault::from(&error))?;
        }
    }
    save(&folder, &opened.story)?;
    Ok(folder)
}
