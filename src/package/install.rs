//! Installing a package, and going back to the one before.

use std::path::Path;

use super::installed::{self, generations};
use super::{Installed, Package, Refusal, keys_folder, trusted};
use crate::basemap::FileTiles;
use crate::load;
use crate::model::{Atlas, Diagnostic, LayerState, Severity};
use crate::store::{Home, HomeLock};

/// What an installation did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What is installed now; none after going back to before the first package.
    pub installed: Option<Installed>,
    /// Number of what was installed before.
    pub before: Option<u64>,
    /// The very same package was installed already: nothing was done.
    pub unchanged: bool,
}

/// Installs the package in `path`. `progress` is told bytes written and bytes in all.
///
/// # Errors
/// When anything about it is not as it must be: then what stands is untouched.
pub fn install(
    path: &Path,
    home: &Home,
    lock: &HomeLock,
    mut progress: impl FnMut(u64, u64),
) -> Result<Report, Refusal> {
    let package = Package::open(path, &trusted(home)?, &keys_folder(home))?;
    let standing = installed::installed(home)?;
    let before = standing.as_ref().map(|installed| installed.number);
    let number = package.manifest.number;
    if let Some(standing) = standing {
        if number < standing.number {
            return Err(Refusal::Older {
                number,
                standing: standing.number,
            });
        }
        if number == standing.number {
            // Only a package that is whole in its place is the same.
            return if standing.is_of(&package.head) && installed::verify(&standing).is_ok() {
                Ok(Report {
                    installed: Some(standing),
                    before,
                    unchanged: true,
                })
            } else if standing.is_of(&package.head) {
                swap_in(&package, home, lock, before, &mut progress)
            } else {
                Err(Refusal::Same { number })
            };
        }
    }
    swap_in(&package, home, lock, before, &mut progress)
}

fn swap_in(
    package: &Package,
    home: &Home,
    lock: &HomeLock,
    before: Option<u64>,
    progress: &mut impl FnMut(u64, u64),
) -> Result<Report, Refusal> {
    let total = package.manifest.bytes().unwrap_or_default();
    let draft = generations(home).begin(lock)?;
    package.unpack(draft.path(), |written| progress(written, total))?;
    if package.manifest.has("data") {
        sound_data(&load::atlas::from_dir(&draft.path().join("data")))?;
    }
    for tiles in installed::files_in(&draft.path().join("basemap")) {
        FileTiles::open(&tiles).map_err(|trouble| Refusal::Basemap {
            reason: trouble.to_string(),
        })?;
    }
    let generation = draft.commit()?;
    Ok(Report {
        installed: Some(Installed::read(generation)?),
        before,
        unchanged: false,
    })
}

/// Data is sound when every layer of it loads.
pub(super) fn sound_data(atlas: &Atlas) -> Result<(), Refusal> {
    let of_catalog = atlas.diagnostics.iter().find(|found| found.severity == Severity::Error);
    let disabled = atlas.layers.iter().find(|layer| layer.state == LayerState::Disabled);
    let of_layer = disabled.and_then(|layer| layer.diagnostics.first());
    let empty = || Diagnostic::document(Severity::Error, "folder-empty", "data");
    match of_catalog.or(of_layer) {
        Some(diagnostic) => Err(Refusal::Data(Box::new(diagnostic.clone()))),
        None if atlas.layers.is_empty() => Err(Refusal::Data(Box::new(empty()))),
        None => Ok(()),
    }
}

/// Lets what was installed before hold again; doing it twice comes back.
///
/// # Errors
/// When there is nothing before, or the disk refuses.
pub fn roll_back(home: &Home, lock: &HomeLock) -> Result<Report, Refusal> {
    let before = installed::installed(home)?.map(|installed| installed.number);
    let generation = generations(home).roll_back(lock)?;
    Ok(Report {
        installed: generation.map(Installed::read).transpose()?,
        before,
        unchanged: false,
    })
}
