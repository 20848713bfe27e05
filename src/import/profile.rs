//! What of an OpenStreetMap file is wanted: an extract of a town holds everything, a layer is about one thing.

use serde::Serialize;

use crate::load::file::{Format, Loaded};
use crate::model::{Feature, Property};

/// One subject of an OpenStreetMap file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Everything that has a tag.
    #[default]
    All,
    /// Ways and routes for bicycles.
    Cycle,
    /// Parks, gardens and nature reserves.
    Parks,
    /// Spoil tips.
    Terrils,
}

impl Profile {
    /// All of them, in the order of the window.
    pub const ALL: [Self; 4] = [Self::All, Self::Cycle, Self::Parks, Self::Terrils];

    /// Its name on the command line, and the last part of message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Cycle => "cycle",
            Self::Parks => "parks",
            Self::Terrils => "terrils",
        }
    }

    /// The profile of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.key() == name)
    }

    /// Category of the catalog that its features have; none for everything.
    pub(super) fn category(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Cycle => Some("cycle-route"),
            Self::Parks => Some("park"),
            Self::Terrils => Some("terril"),
        }
    }

    /// Whether a feature belongs to it.
    pub(super) fn takes(self, feature: &Feature) -> bool {
        let mark = feature.extra.get("osm_profile").and_then(Property::as_str);
        match self {
            Self::All => true,
            Self::Cycle => mark == Some("cycle"),
            Self::Parks => mark == Some("park"),
            Self::Terrils => mark == Some("terril"),
        }
    }
}

/// Features of each profile of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Profiles {
    /// All features.
    pub all: usize,
    /// Ways and routes for bicycles.
    pub cycle: usize,
    /// Parks, gardens and nature reserves.
    pub parks: usize,
    /// Spoil tips.
    pub terrils: usize,
}

impl Profiles {
    /// How many features a profile has.
    pub fn count(self, profile: Profile) -> usize {
        match profile {
            Profile::All => self.all,
            Profile::Cycle => self.cycle,
            Profile::Parks => self.parks,
            Profile::Terrils => self.terrils,
        }
    }
}

/// Counts the profiles of an OpenStreetMap file; none for other files.
pub(super) fn profiles(loaded: &Loaded) -> Option<Profiles> {
    let is_osm = matches!(loaded.format, Format::Osm | Format::OsmPbf);
    let count = |profile: Profile| {
        let features = loaded.features.iter();
        features.filter(|feature| profile.takes(feature)).count()
    };
    is_osm.then(|| Profiles {
        all: loaded.features.len(),
        cycle: count(Profile::Cycle),
        parks: count(Profile::Parks),
        terrils: count(Profile::Terrils),
    })
}
