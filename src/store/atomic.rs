//! Writing a file whole or not at all.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a file was not written; the one that was there is untouched.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The path names no file.
    #[error("{0} names no file")]
    NoFile(PathBuf),
    /// The folder of the file is not there and cannot be made.
    #[error("cannot make the folder {path}: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes could not be written beside the file: no space, no permission.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The file asked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The bytes are written but cannot take the place of the file.
    #[error("cannot replace {path}: {source}")]
    Replace {
        /// The file asked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes `bytes` to `path` so that a reader, a crash or a power cut finds either the old file or the new one, whole:
/// into a temporary file of the same folder, flushed to the disk, then renamed. The folder is made where it is missing; a
/// link is followed; the permissions of an existing file are kept.
///
/// # Errors
/// When the folder, the temporary file or the renaming fails; the error names the path.
pub fn atomic_write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if target.file_name().is_none() {
        return Err(WriteError::NoFile(path.to_owned()));
    }
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(|source| WriteError::Folder {
        path: folder.to_owned(),
        source,
    })?;
    let write = |source| WriteError::Write {
        path: path.to_owned(),
        source,
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".archipel-").suffix(".tmp");
    if let Some(permissions) = permissions(&target) {
        builder.permissions(permissions);
    }
    let mut temporary = builder.tempfile_in(folder).map_err(write)?;
    temporary.write_all(bytes).map_err(write)?;
    temporary.as_file().sync_all().map_err(write)?;
    temporary.persist(&target).map_err(|error| WriteError::Replace {
        path: path.to_owned(),
        source: error.error,
    })?;
    sync_folder(folder);
    Ok(())
}

/// The permissions that the file shall have: its own, else what any new file gets (the system takes away what it must).
#[cfg(unix)]
fn permissions(target: &Path) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt as _;
    let own = fs::metadata(target).map(|metadata| metadata.permissions()).ok();
    Some(own.unwrap_or_else(|| Permissions::from_mode(0o666)))
}

#[cfg(not(unix))]
fn permissions(_target: &Path) -> Option<Permissions> {
    None
}

/// The renaming itself survives a power cut only once the folder is on the disk. Some file systems cannot: the file is
/// whole either way, so this is no error.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    if let Err(error) = fs::File::open(folder).and_then(|opened| opened.sync_all()) {
        tracing::debug!(%error, "cannot flush a folder");
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_replaced_and_nothing_else_stays_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/er/state.json");
        atomic_write(&path, b"one").unwrap();
        atomic_write(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(path.parent().unwrap()), ["state.json"]);
    }

    #[test]
    fn a_failure_names_the_path_and_leaves_no_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        fs::write(taken.join("inside"), b"").unwrap();
        let error = atomic_write(&taken, b"x").unwrap_err();
        assert!(matches!(error, WriteError::Replace { .. }), "{error}");
        assert!(error.to_string().contains("taken"), "{error}");
        assert_eq!(names(folder.path()), ["taken"]);
    }

    #[test]
    fn a_folder_that_is_a_file_is_said() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), b"").unwrap();
        let error = atomic_write(&folder.path().join("file/state.json"), b"x").unwrap_err();
        assert!(matches!(error, WriteError::Folder { .. }), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_are_kept() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, b"one").unwrap();
        fs::set_permissions(&real, Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        atomic_write(&link, b"two").unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
