//! Why the disk does not take or give a file, in the words of the user's language.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{SaveError, WriteError};
use crate::i18n::Messages;

/// What the system said about a file or a folder, sorted by what the user can do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {reason}", path = path.display())]
pub struct Fault {
    /// What can be done about it.
    pub sort: FaultSort,
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub reason: String,
}

/// What can be done about a fault of the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultSort {
    /// Make room.
    Full,
    /// Ask for the right to write.
    ReadOnly,
    /// Bring the folder back.
    Missing,
    /// Close what holds the file.
    Busy,
    /// Read what the system says.
    Other,
}

impl Fault {
    /// Sorts what the system said about `path`.
    pub fn of(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        let sort = match error.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => FaultSort::Full,
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => FaultSort::ReadOnly,
            Kind::NotFound | Kind::NotADirectory | Kind::AlreadyExists | Kind::IsADirectory => FaultSort::Missing,
            Kind::ResourceBusy | Kind::WouldBlock | Kind::ExecutableFileBusy | Kind::Deadlock => FaultSort::Busy,
            // Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION have no kind of their own.
            _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => FaultSort::Busy,
            _ => FaultSort::Other,
        };
        Self {
            sort,
            path: path.to_owned(),
            reason: error.to_string(),
        }
    }

    /// One sentence for the user.
    pub fn sentence(&self, messages: &Messages) -> String {
        let key = match self.sort {
            FaultSort::Full => "store-full",
            FaultSort::ReadOnly => "store-read-only",
            FaultSort::Missing => "store-missing",
            FaultSort::Busy => "store-busy",
            FaultSort::Other => "store-other",
        };
        let args = [
            ("path", self.path.display().to_string().into()),
            ("reason", self.reason.as_str().into()),
        ];
        messages.format(key, &args)
    }
}

impl From<&WriteError> for Fault {
    fn from(error: &WriteError) -> Self {
        match error {
            WriteError::NoFile(path) => Self::of(path, &io::ErrorKind::IsADirectory.into()),
            WriteError::Folder { path, source } | WriteError::Write { path, source } => Self::of(path, source),
            // Windows denies the place of a file that is open, which a folder that nobody may write into would not have
            // let come so far.
            WriteError::Replace { path, source }
                if cfg!(windows) && source.kind() == io::ErrorKind::PermissionDenied =>
            {
                Self {
                    sort: FaultSort::Busy,
                    ..Self::of(path, source)
                }
            }
            WriteError::Replace { path, source } => Self::of(path, source),
        }
    }
}

impl From<&SaveError> for Fault {
    fn from(error: &SaveError) -> Self {
        match error {
            SaveError::Write(error) => error.into(),
            SaveError::Json { path, reason } => Self {
                sort: FaultSort::Other,
                path: path.clone(),
                reason: reason.clone(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn every_sort_of_fault_is_a_sentence_of_its_own_that_names_the_path() {
        let kinds = [
            io::ErrorKind::StorageFull,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::NotFound,
            io::ErrorKind::ResourceBusy,
            io::ErrorKind::Other,
        ];
        for lang in [Lang::Fr, Lang::En] {
            let messages = Messages::new(lang);
            let mut sentences: Vec<String> = kinds
                .iter()
                .map(|kind| Fault::of(Path::new("/chez/moi"), &(*kind).into()).sentence(&messages))
                .collect();
            assert!(
                sentences.iter().all(|words| words.contains("/chez/moi")),
                "{sentences:?}"
            );
            sentences.dedup();
            assert_eq!(sentences.len(), kinds.len());
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_in_place_of_a_folder_is_told_as_a_missing_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("data"), "").unwrap();
        let error = super::super::atomic_write(&folder.path().join("data/x.json"), b"x").unwrap_err();
        assert_eq!(Fault::from(&error).sort, FaultSort::Missing);
    }
}
