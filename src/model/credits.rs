//! Who made what the program is built from: crates and fonts. The sources of the data are in the catalog.
//!
//! The crates are `assets/credits/crates.json`, generated from the resolved dependencies and never typed
//! (`tests/house/credits.rs` fails when the file is stale and rewrites it with `ARCHIPEL_WRITE_CREDITS=1`); the fonts are
//! `assets/fonts/fonts.toml`. Both are embedded.

use serde::{Deserialize, Serialize};

const CRATES: &str = include_str!("../../assets/credits/crates.json");
const FONTS: &str = include_str!("../../assets/fonts/fonts.toml");

/// A crate that the program is built from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CrateCredit {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Licence as an SPDX expression, as its authors declare it.
    pub license: String,
    /// Its authors without their addresses; empty where the crate names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Where it is developed; empty where it does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub repository: String,
}

/// A font that the program carries.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FontCredit {
    /// Name.
    pub name: String,
    /// Version of the original.
    pub version: String,
    /// Files of `assets/fonts`.
    pub files: Vec<String>,
    /// Who made it, as the font says.
    pub copyright: String,
    /// Name of the licence.
    pub licence: String,
    /// File of `assets/fonts` with its text.
    pub licence_file: String,
    /// Where it comes from.
    pub url: String,
    /// How our files differ from the original, in English.
    pub changes: String,
}

/// Everyone to thank but the sources of the data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Credits {
    /// Crates of the program with its default features on Linux, Windows and macOS, by name and version.
    pub crates: Vec<CrateCredit>,
    /// Fonts.
    pub fonts: Vec<FontCredit>,
}

#[derive(Deserialize)]
struct FontFile {
    #[serde(rename = "font")]
    fonts: Vec<FontCredit>,
}

impl Credits {
    /// The lists in the program. Reads some hundred entries: ask once, when the page opens.
    pub fn embedded() -> Self {
        // The tests read both files, so that a fault can only be an unfinished edit: the list is then empty, and said.
        let crates = serde_json::from_str(CRATES).unwrap_or_else(|error| {
            tracing::error!(%error, "the list of crates cannot be read");
            Vec::new()
        });
        let fonts = toml::from_str::<FontFile>(FONTS).map_or_else(
            |error| {
                tracing::error!(%error, "the list of fonts cannot be read");
                Vec::new()
            },
            |file| file.fonts,
        );
        Self { crates, fonts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lists_name_what_the_program_is_made_of() {
        let credits = Credits::embedded();
        assert!(credits.crates.len() > 100);
        for name in ["egui", "walkers", "rstar", "geo"] {
            assert!(credits.crates.iter().any(|credit| credit.name == name), "{name}");
        }
        assert!(credits.crates.iter().all(|credit| !credit.license.is_empty()));
        assert!(credits.fonts.iter().any(|font| font.licence.contains("Open Font")));
    }
}
