//! Swapping updated layers in, and going back.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Built, Trouble};
use crate::store::{Fault, Generations, Home, HomeLock};

/// Where updated layers live in a home.
pub fn generations(home: &Home) -> Generations {
    Generations::new(&home.data().join("updates"))
}

/// The folder of the updated layers that hold, if any do.
///
/// # Errors
/// When the disk does not say.
pub fn current_folder(home: &Home) -> Result<Option<PathBuf>, Trouble> {
    Ok(generations(home).current()?.map(|generation| generation.path))
}

/// Swaps layers in, beside those of other feeds that hold already.
///
/// # Errors
/// When the disk refuses: then what held still holds.
pub fn keep(home: &Home, lock: &HomeLock, built: &[&Built]) -> Result<(), Trouble> {
    let draft = generations(home).begin(lock)?;
    if let Some(current) = current_folder(home)? {
        let replaced = |name: &str| {
            built
                .iter()
                .flat_map(|built| built.layers())
                .any(|built| built.layer() == name)
        };
        for entry in fs::read_dir(&current)
            .map_err(|error| Fault::of(&current, &error))?
            .flatten()
        {
            let name = entry.file_name();
            if entry.path().is_dir() && !replaced(&name.to_string_lossy()) {
                copy(&entry.path(), &draft.path().join(&name))?;
            }
        }
    }
    for built in built.iter().flat_map(|built| built.layers()) {
        built.write(draft.path())?;
    }
    draft.commit()?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    fs::create_dir_all(to).map_err(|error| Fault::of(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| Fault::of(from, &error))?.flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_file() {
            fs::copy(&path, &to).map_err(|error| Fault::of(&to, &error))?;
        }
    }
    Ok(())
}

/// Lets the layers before hold again; doing it twice comes back. Gives whether any updated layer holds now.
///
/// # Errors
/// When there is nothing before, or the disk refuses.
pub fn roll_back(home: &Home, lock: &HomeLock) -> Result<bool, Trouble> {
    Ok(generations(home).roll_back(lock)?.is_some())
}
