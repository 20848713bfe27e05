//! Which base map: what the command line and the state write as one word.

use std::fmt::{Display, Formatter, Result as Written};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// A base map, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Basemap {
    /// The territory's own ground, painted by the program.
    #[default]
    Embedded,
    /// Bare paper.
    None,
    /// A file of tiles.
    File(PathBuf),
    /// An online source, by its id.
    Online(String),
}

impl Basemap {
    /// The base map of a word of the command line: `embedded`, `none`, the id of an online source, else a file. `known`
    /// tells the ids.
    pub fn parse(word: &str, known: impl Fn(&str) -> bool) -> Self {
        match word {
            "embedded" => Self::Embedded,
            "none" => Self::None,
            id if known(id) => Self::Online(id.to_owned()),
            path => Self::File(PathBuf::from(path)),
        }
    }

    /// Whether it comes from the internet.
    pub fn is_online(&self) -> bool {
        matches!(self, Self::Online(_))
    }
}

impl From<String> for Basemap {
    fn from(word: String) -> Self {
        match word.split_once(':') {
            Some(("file", path)) => Self::File(PathBuf::from(path)),
            Some(("online", id)) => Self::Online(id.to_owned()),
            _ if word == "none" => Self::None,
            _ => Self::Embedded,
        }
    }
}

impl From<Basemap> for String {
    fn from(basemap: Basemap) -> Self {
        basemap.to_string()
    }
}

impl Display for Basemap {
    fn fmt(&self, out: &mut Formatter<'_>) -> Written {
        match self {
            Self::Embedded => write!(out, "embedded"),
            Self::None => write!(out, "none"),
            Self::File(path) => write!(out, "file:{}", path.display()),
            Self::Online(id) => write!(out, "online:{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_base_map_survives_the_state_and_a_word_finds_its_kind() {
        let known = |id: &str| id == "osm";
        for (word, basemap) in [
            ("embedded", Basemap::Embedded),
            ("none", Basemap::None),
            ("osm", Basemap::Online("osm".into())),
            ("maps/a:b.mbtiles", Basemap::File("maps/a:b.mbtiles".into())),
        ] {
            assert_eq!(Basemap::parse(word, known), basemap);
            assert_eq!(Basemap::from(String::from(basemap.clone())), basemap);
        }
        assert_eq!(Basemap::from("of a newer version".to_owned()), Basemap::Embedded);
    }
}
