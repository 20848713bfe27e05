//! The online base maps that are known: those that the program brings, and those that a person adds to the settings.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{TileAddress, Trouble};
use crate::model::Localized;
use crate::store::Home;

const EMBEDDED: &str = include_str!("../../assets/basemaps.toml");
/// File of the settings with further sources.
const OWN_FILE: &str = "basemaps.toml";

/// A server of tiles, with its terms.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Stable name, for the command line and the state.
    pub id: String,
    /// Title.
    pub title: Localized,
    /// One sentence on what it shows.
    #[serde(default)]
    pub description: Localized,
    /// Address with `{z}`, `{x}` and `{y}`.
    pub url: String,
    /// What must be written on the map.
    pub attribution: String,
    /// Licence of the pictures, in full words.
    pub licence: String,
    /// Where to read it.
    #[serde(default)]
    pub licence_url: String,
    /// What the server asks of its users, in a sentence or two.
    #[serde(default)]
    pub terms: Localized,
    /// Where to read the terms.
    #[serde(default)]
    pub terms_url: String,
    /// First and last level.
    pub zooms: [u8; 2],
    /// Whether the terms allow a whole area to be fetched.
    #[serde(default)]
    pub allows_bulk: bool,
    /// Whether the map has names of its own.
    #[serde(default)]
    pub names: bool,
    /// Whether it is a photograph.
    #[serde(default)]
    pub photo: bool,
    /// Size of a usual tile, in kilobytes.
    #[serde(default = "usual_kb")]
    pub tile_kb: f64,
    /// Requests at once.
    #[serde(default = "usual_connections")]
    pub connections: usize,
}

fn usual_kb() -> f64 {
    25.0
}

fn usual_connections() -> usize {
    2
}

impl Source {
    /// The address of one tile.
    pub fn url(&self, address: TileAddress) -> String {
        self.url
            .replace("{z}", &address.zoom.to_string())
            .replace("{x}", &address.x.to_string())
            .replace("{y}", &address.y.to_string())
    }

    /// Whether a whole area may be fetched: the servers of OpenStreetMap refuse that whatever a settings file says.
    pub fn allows_bulk(&self) -> bool {
        let host = self.url.split("//").nth(1).and_then(|rest| rest.split('/').next());
        let host = host.and_then(|host| host.split(':').next()).unwrap_or_default();
        self.allows_bulk && host != "openstreetmap.org" && !host.ends_with(".openstreetmap.org")
    }

    fn is_sound(&self) -> bool {
        let there = ["{z}", "{x}", "{y}"].iter().all(|part| self.url.contains(part));
        let web = self.url.starts_with("http://") || self.url.starts_with("https://");
        there && web && !self.id.is_empty() && self.zooms[0] <= self.zooms[1] && self.zooms[1] <= 24
    }
}

/// Every source that is known.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// In the order of the window.
    #[serde(default, rename = "source")]
    pub all: Vec<Source>,
}

impl Sources {
    /// What the program brings.
    pub fn embedded() -> Self {
        match toml::from_str(EMBEDDED) {
            Ok(sources) => sources,
            Err(error) => {
                // A test reads the same text: only a fault of ours comes here, and it costs the online maps alone.
                tracing::error!(%error, "the list of online maps cannot be read");
                Self::default()
            }
        }
    }

    /// What the program brings, and what `settings/basemaps.toml` of the home adds or replaces.
    ///
    /// # Errors
    /// When that file is there and cannot be read; a source of it without a usable address counts as such.
    pub fn of(home: &Home) -> Result<Self, Trouble> {
        Self::with(&home.settings().join(OWN_FILE))
    }

    fn with(path: &Path) -> Result<Self, Trouble> {
        let mut sources = Self::embedded();
        let shown = || path.display().to_string();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(sources),
            Err(error) => {
                let reason = error.to_string();
                return Err(Trouble::Unreadable { path: shown(), reason });
            }
        };
        let own: Self = toml::from_str(&text).map_err(|error| Trouble::Damaged {
            path: shown(),
            reason: error.message().to_owned(),
        })?;
        for source in own.all {
            if !source.is_sound() {
                let reason = source.id;
                return Err(Trouble::Damaged { path: shown(), reason });
            }
            sources.all.retain(|known| known.id != source.id);
            sources.all.push(source);
        }
        Ok(sources)
    }

    /// The source with this id.
    pub fn get(&self, id: &str) -> Option<&Source> {
        self.all.iter().find(|source| source.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn the_sources_of_the_program_are_sound_and_say_their_terms() {
        let sources = toml::from_str::<Sources>(EMBEDDED).unwrap();
        let ids: Vec<&str> = sources.all.iter().map(|source| source.id.as_str()).collect();
        assert_eq!(ids, ["ign-plan", "ign-ortho", "ign-ortho-1950", "osm"]);
        for source in &sources.all {
            assert!(source.is_sound() && source.url.starts_with("https://"), "{}", source.id);
            assert!(!source.attribution.is_empty() && !source.licence.is_empty());
            for lang in [Lang::Fr, Lang::En] {
                assert!(!source.title.get(lang).is_empty() && !source.terms.get(lang).is_empty());
            }
        }
    }

    #[test]
    fn the_servers_of_openstreetmap_never_allow_bulk() {
        let mut osm = Sources::embedded().get("osm").unwrap().clone();
        assert!(!osm.allows_bulk());
        osm.allows_bulk = true;
        assert!(!osm.allows_bulk());
        osm.url = "https://a.tile.openstreetmap.org:443/{z}/{x}/{y}.png".into();
        assert!(!osm.allows_bulk());
        osm.url = "https://tiles.example/{z}/{x}/{y}.png?from=tile.openstreetmap.org".into();
        assert!(osm.allows_bulk());
    }

    #[test]
    fn an_address_has_level_column_and_row() {
        let address = TileAddress::new(12, 2080, 1380).unwrap();
        let osm = Sources::embedded().get("osm").unwrap().url(address);
        assert_eq!(osm, "https://tile.openstreetmap.org/12/2080/1380.png");
    }

    #[test]
    fn own_sources_are_added_and_a_broken_list_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(OWN_FILE);
        assert_eq!(Sources::with(&path).unwrap(), Sources::embedded());
        let own = "[[source]]\nid = 'own'\ntitle = { fr = 'À moi' }\nurl = 'http://127.0.0.1/{z}/{x}/{y}'\nattribution = 'moi'\nlicence = 'CC0'\nzooms = [0, 9]\n";
        std::fs::write(&path, own).unwrap();
        assert_eq!(Sources::with(&path).unwrap().all.len(), 5);
        for bad in [
            own.replace("{z}", ""),
            own.replace("zooms", "zoom"),
            own.replace("[0, 9]", "[9, 0]"),
        ] {
            std::fs::write(&path, bad).unwrap();
            assert!(matches!(Sources::with(&path), Err(Trouble::Damaged { .. })));
        }
    }
}
