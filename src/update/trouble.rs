//! Why data is not brought up to date, in words. What stands is untouched in every case.

use std::path::PathBuf;

use thiserror::Error;

use crate::i18n::{Arg, Messages};
use crate::model::Diagnostic;
use crate::store::{Fault, LockError, SwapError};

/// Why not.
#[derive(Debug, Clone, PartialEq, Error)]
#[allow(missing_docs)] // the sentences say what the fields are
pub enum Trouble {
    #[error("the address of {feed} is not known")]
    NoAddress { feed: String, page: String },
    #[error("no feed is called {feed}")]
    Unknown { feed: String, known: String },
    #[error("no connection: {reason}")]
    Offline { reason: String },
    #[error("the server is too slow")]
    Slow,
    #[error("the connection is cut again and again")]
    Cut,
    #[error("the server answers with code {code}")]
    Server { code: u16 },
    #[error("the server sends us to {host}")]
    Redirect { host: String },
    #[error("the server sends us to {host} without security")]
    Insecure { host: String },
    #[error("more than {megabytes} MB")]
    TooLarge { megabytes: u64 },
    #[error("a web page instead of data")]
    Html,
    #[error("{found} instead of {wanted}")]
    Form { found: String, wanted: String },
    #[error("the data cannot be read: {}", .0.code)]
    Unreadable(Box<Diagnostic>),
    #[error("{outside} of {count} features lie outside the region")]
    Outside { outside: usize, count: usize },
    #[error("{count} features, where {least} to {most} make sense")]
    Count { count: usize, least: usize, most: usize },
    #[error("cancelled")]
    Cancelled,
    #[error("{path}: {reason}", path = path.display())]
    Settings { path: PathBuf, reason: String },
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error(transparent)]
    Lock(#[from] LockError),
    #[error("there is no version before this one")]
    NothingBefore,
    #[error("{path} was written by a newer version", path = path.display())]
    NewerFolder { path: PathBuf },
    #[error("a fault of ours: {reason}")]
    Ours { reason: String },
}

impl From<SwapError> for Trouble {
    fn from(error: SwapError) -> Self {
        match error {
            SwapError::Fault(fault) => Self::Fault(fault),
            SwapError::Newer { path } => Self::NewerFolder { path },
            SwapError::NothingBefore => Self::NothingBefore,
        }
    }
}

impl Trouble {
    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        self.key().strip_prefix("update-trouble-").unwrap_or("disk")
    }

    fn key(&self) -> &'static str {
        match self {
            Self::NoAddress { .. } => "update-trouble-no-address",
            Self::Unknown { .. } => "update-trouble-unknown",
            Self::Offline { .. } => "update-trouble-offline",
            Self::Slow => "update-trouble-slow",
            Self::Cut => "update-trouble-cut",
            Self::Server { .. } => "update-trouble-server",
            Self::Redirect { .. } => "update-trouble-redirect",
            Self::Insecure { .. } => "update-trouble-insecure",
            Self::TooLarge { .. } => "update-trouble-too-large",
            Self::Html => "update-trouble-html",
            Self::Form { .. } => "update-trouble-form",
            Self::Unreadable(_) => "update-trouble-unreadable",
            Self::Outside { .. } => "update-trouble-outside",
            Self::Count { .. } => "update-trouble-count",
            Self::Cancelled => "update-trouble-cancelled",
            Self::Settings { .. } => "update-trouble-settings",
            Self::Lock(_) => "update-trouble-locked",
            Self::Ours { .. } => "update-trouble-ours",
            Self::NothingBefore => "store-nothing-before",
            Self::NewerFolder { .. } => "store-newer",
            Self::Fault(_) => "store-other",
        }
    }

    /// One sentence for the user.
    pub fn sentence(&self, messages: &Messages) -> String {
        let args: Vec<(&str, Arg)> = match self {
            Self::Fault(fault) => return fault.sentence(messages),
            Self::Lock(error) => vec![("reason", error.sentence(messages).into())],
            Self::NoAddress { feed, page } => vec![("feed", feed.into()), ("page", page.into())],
            Self::Unknown { feed, known } => vec![("feed", feed.into()), ("known", known.into())],
            Self::Offline { reason } | Self::Ours { reason } => vec![("reason", reason.into())],
            Self::Server { code } => vec![("code", Arg::shown(code))],
            Self::Redirect { host } | Self::Insecure { host } => vec![("host", host.into())],
            Self::TooLarge { megabytes } => vec![("megabytes", (*megabytes).into())],
            Self::Form { found, wanted } => vec![("found", found.into()), ("wanted", wanted.into())],
            Self::Unreadable(diagnostic) => vec![("reason", messages.diagnostic(diagnostic).into())],
            Self::Outside { outside, count } => vec![("outside", (*outside).into()), ("count", (*count).into())],
            Self::Count { count, least, most } => vec![
                ("count", (*count).into()),
                ("least", (*least).into()),
                ("most", (*most).into()),
            ],
            Self::Settings { path, reason } => {
                vec![("path", path.display().to_string().into()), ("reason", reason.into())]
            }
            Self::NewerFolder { path } => vec![("path", path.display().to_string().into())],
            Self::Slow | Self::Cut | Self::Html | Self::Cancelled | Self::NothingBefore => Vec::new(),
        };
        messages.format(self.key(), &args)
    }
}
