//! In which order results are listed.

use serde::{Deserialize, Serialize};

/// What results are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SortKey {
    /// Name, accents and case aside, numbers by their value: Fosse 2 before Fosse 10.
    #[default]
    Name,
    /// Distance from the middle of the map.
    Distance,
    /// First year, else last year.
    Year,
    /// Area, then length.
    Size,
}

impl SortKey {
    /// Every key, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Name, Self::Distance, Self::Year, Self::Size];

    /// The word of the command line; also the end of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Distance => "distance",
            Self::Year => "year",
            Self::Size => "size",
        }
    }

    /// The key of a word of the command line.
    pub fn from_key(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.key() == word)
    }
}

/// An order of results. What lacks the key comes last in both directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Order {
    /// By what.
    pub key: SortKey,
    /// Turned round: names from Z, the farthest, the latest, the smallest first.
    pub reversed: bool,
}
