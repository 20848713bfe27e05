//! Why a package is not made or not installed, in words.

use std::path::PathBuf;

use thiserror::Error;

use crate::i18n::Messages;
use crate::model::Diagnostic;
use crate::store::{Fault, LockError, SwapError};

/// Why not. What stands is untouched in every case.
#[derive(Debug, Error)]
#[allow(missing_docs)] // the sentences say what the fields are
pub enum Refusal {
    /// The disk refuses.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Another copy writes.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The folder cannot be swapped.
    #[error(transparent)]
    Swap(#[from] SwapError),
    /// The file is something else.
    #[error("not a package")]
    NotAPackage,
    /// A newer program packed it.
    #[error("a package of format {version}")]
    Newer { version: u64 },
    /// It carries no signature.
    #[error("not signed")]
    Unsigned,
    /// It is signed by somebody whom this installation does not trust.
    #[error("signed by {key}, which is not trusted")]
    Untrusted { key: String, folder: PathBuf },
    /// The signature is not that of this manifest.
    #[error("the signature is false")]
    Forged,
    /// The manifest makes no sense.
    #[error("the manifest is damaged: {reason}")]
    Manifest { reason: String },
    /// A file is not what the manifest says.
    #[error("{path} is not what was signed")]
    Altered { path: String },
    /// The package ends too early.
    #[error("the package is cut at {path}")]
    Cut { path: String },
    /// There is more than the manifest says.
    #[error("the package holds more than was signed")]
    Surplus,
    /// A name leads elsewhere or means two things.
    #[error("the name {name} is not allowed")]
    Name { name: String },
    /// Too much.
    #[error("more than {megabytes} MB or {files} files")]
    TooLarge { megabytes: u64, files: usize },
    /// An older package than what stands.
    #[error("package {number} is older than {standing}")]
    Older { number: u64, standing: u64 },
    /// The same number with other content.
    #[error("package {number} is installed already")]
    Same { number: u64 },
    /// The data does not load.
    #[error("the data does not load: {}", .0.code)]
    Data(Box<Diagnostic>),
    /// The base map does not open.
    #[error("the base map does not open: {reason}")]
    Basemap { reason: String },
    /// A key file is faulty.
    #[error("{path} is no key: {reason}", path = path.display())]
    Key { path: PathBuf, reason: String },
    /// A file to be made is there already.
    #[error("{path} is there already", path = path.display())]
    Taken { path: PathBuf },
    /// There is nothing to pack.
    #[error("nothing to pack")]
    Empty,
}

impl Refusal {
    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Fault(_) | Self::Swap(SwapError::Fault(_)) => "disk",
            Self::Lock(_) => "locked",
            Self::Swap(SwapError::NothingBefore) => "nothing-before",
            Self::Swap(SwapError::Newer { .. }) | Self::Newer { .. } => "newer-format",
            Self::NotAPackage => "not-a-package",
            Self::Unsigned => "unsigned",
            Self::Untrusted { .. } => "untrusted",
            Self::Forged => "forged",
            Self::Manifest { .. } => "manifest",
            Self::Altered { .. } => "altered",
            Self::Cut { .. } => "cut",
            Self::Surplus => "surplus",
            Self::Name { .. } => "name",
            Self::TooLarge { .. } => "too-large",
            Self::Older { .. } => "older",
            Self::Same { .. } => "same-number",
            Self::Data(_) => "data",
            Self::Basemap { .. } => "basemap",
            Self::Key { .. } => "key",
            Self::Taken { .. } => "taken",
            Self::Empty => "empty",
        }
    }

    /// One sentence for the user.
    pub fn sentence(&self, messages: &Messages) -> String {
        let (key, args) = match self {
            Self::Fault(fault) => return fault.sentence(messages),
            Self::Lock(error) => return error.sentence(messages),
            Self::Swap(error) => return error.sentence(messages),
            Self::NotAPackage => ("package-not-a-package", vec![]),
            Self::Newer { version } => ("package-newer", vec![("version", version.to_string().into())]),
            Self::Unsigned => ("package-unsigned", vec![]),
            Self::Untrusted { key, folder } => (
                "package-untrusted",
                vec![
                    ("key", key.as_str().into()),
                    ("folder", folder.display().to_string().into()),
                ],
            ),
            Self::Forged => ("package-forged", vec![]),
            Self::Manifest { reason } => ("package-manifest", vec![("reason", reason.as_str().into())]),
            Self::Altered { path } => ("package-altered", vec![("path", path.as_str().into())]),
            Self::Cut { path } => ("package-cut", vec![("path", path.as_str().into())]),
            Self::Surplus => ("package-surplus", vec![]),
            Self::Name { name } => ("package-name", vec![("name", name.as_str().into())]),
            Self::TooLarge { megabytes, files } => (
                "package-too-large",
                vec![("megabytes", (*megabytes).into()), ("files", (*files).into())],
            ),
            Self::Older { number, standing } => (
                "package-older",
                vec![
                    ("number", number.to_string().into()),
                    ("standing", standing.to_string().into()),
                ],
            ),
            Self::Same { number } => ("package-same", vec![("number", number.to_string().into())]),
            Self::Data(diagnostic) => (
                "package-data",
                vec![
                    ("file", diagnostic.file.as_str().into()),
                    ("reason", messages.diagnostic(diagnostic).into()),
                ],
            ),
            Self::Basemap { reason } => ("package-basemap", vec![("reason", reason.as_str().into())]),
            Self::Key { path, reason } => (
                "package-key",
                vec![
                    ("path", path.display().to_string().into()),
                    ("reason", reason.as_str().into()),
                ],
            ),
            Self::Taken { path } => ("package-taken", vec![("path", path.display().to_string().into())]),
            Self::Empty => ("package-empty", vec![]),
        };
        messages.format(key, &args)
    }
}
