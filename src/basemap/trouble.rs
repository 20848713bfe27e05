//! Why a base map cannot give a picture: a key of a message and its arguments, worded by whoever shows it.

use thiserror::Error;

use crate::i18n::Arg;

/// Why a base map, or one tile of it, cannot be had.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Trouble {
    /// The file is not there or may not be read.
    #[error("{path} cannot be opened: {reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The file is neither MBTiles nor PMTiles.
    #[error("{path} is neither an MBTiles nor a PMTiles file")]
    Foreign {
        /// The file.
        path: String,
    },
    /// The file has vector tiles, which this program does not draw.
    #[error("{path} has vector tiles ({format}); only pictures are drawn")]
    Vector {
        /// The file.
        path: String,
        /// Format that the file names.
        format: String,
    },
    /// The file has no tiles.
    #[error("{path} holds no tiles")]
    Empty {
        /// The file.
        path: String,
    },
    /// Part of the file is damaged or of a kind not known.
    #[error("{path} is damaged: {reason}")]
    Damaged {
        /// The file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// What came is not a picture.
    #[error("not a picture")]
    NotAPicture,
    /// No connection to the server.
    #[error("no connection: {0}")]
    Offline(String),
    /// The server is slower than we wait.
    #[error("the server does not answer in time")]
    TooSlow,
    /// The server answered with an error.
    #[error("the server answers with code {0}")]
    Server(u16),
    /// The server asks to wait.
    #[error("the server asks to wait {0} s")]
    Waiting(u64),
    /// The answer was cut, or is longer than announced or allowed.
    #[error("the answer is cut or too long")]
    Cut,
    /// The file being prepared reached the limit, in megabytes.
    #[error("the limit of {0} MB is reached")]
    Full(u64),
    /// The file exists and was not prepared for this area.
    #[error("{path} exists and holds something else")]
    Occupied {
        /// The file.
        path: String,
    },
    /// Online maps are switched off.
    #[error("online maps are switched off")]
    SwitchedOff,
    /// The name is not that of a base map.
    #[error("{0} is not a base map")]
    Unknown(String),
    /// We could not paint or keep the picture.
    #[error("{0}")]
    Ours(String),
}

impl Trouble {
    /// Key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "basemap-trouble-unreadable",
            Self::Foreign { .. } => "basemap-trouble-foreign",
            Self::Vector { .. } => "basemap-trouble-vector",
            Self::Empty { .. } => "basemap-trouble-empty",
            Self::Damaged { .. } => "basemap-trouble-damaged",
            Self::NotAPicture => "basemap-trouble-not-a-picture",
            Self::Offline(_) => "basemap-trouble-offline",
            Self::TooSlow => "basemap-trouble-slow",
            Self::Server(_) => "basemap-trouble-server",
            Self::Waiting(_) => "basemap-trouble-waiting",
            Self::Cut => "basemap-trouble-cut",
            Self::Full(_) => "basemap-trouble-full",
            Self::Occupied { .. } => "basemap-trouble-occupied",
            Self::SwitchedOff => "basemap-trouble-switched-off",
            Self::Unknown(_) => "basemap-trouble-unknown",
            Self::Ours(_) => "basemap-trouble-ours",
        }
    }

    /// Arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Unreadable { path, reason } | Self::Damaged { path, reason } => {
                vec![("path", path.into()), ("reason", reason.into())]
            }
            Self::Foreign { path } | Self::Empty { path } | Self::Occupied { path } => vec![("path", path.into())],
            Self::Vector { path, format } => vec![("path", path.into()), ("format", format.into())],
            Self::Offline(reason) | Self::Ours(reason) => vec![("reason", reason.into())],
            Self::Server(code) => vec![("code", Arg::shown(code))],
            Self::Waiting(seconds) => vec![("seconds", (*seconds).into())],
            Self::Full(megabytes) => vec![("megabytes", (*megabytes).into())],
            Self::Unknown(name) => vec![("name", name.into())],
            Self::NotAPicture | Self::TooSlow | Self::Cut | Self::SwitchedOff => Vec::new(),
        }
    }

    /// Whether asking again may help: the network, not the file, is at fault.
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::Offline(_) | Self::TooSlow | Self::Server(_) | Self::Waiting(_) | Self::Cut | Self::NotAPicture
        )
    }
}
