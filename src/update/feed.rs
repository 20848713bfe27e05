//! The feeds that are known: those of the program, and those that an installation adds.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{Form, Trouble};
use crate::model::{GeometryStatus, Localized};
use crate::store::Home;

const EMBEDDED: &str = include_str!("../../assets/sources.toml");
/// The file of the settings folder that adds or replaces feeds.
pub const OWN_FILE: &str = "sources.toml";

/// A place that publishes data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {
    /// Name on the command line.
    pub id: String,
    /// Title.
    pub title: Localized,
    /// What it brings.
    #[serde(default)]
    pub about: Localized,
    /// Where the file is; empty when nobody told.
    #[serde(default)]
    pub url: String,
    /// Where a person finds that address.
    #[serde(default)]
    pub page: String,
    /// Other hosts that the server may send us on to.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// What the file may begin as.
    pub forms: Vec<Form>,
    /// Largest size, fetched or unpacked, in megabytes.
    pub most_mb: u64,
    /// Fewest and most features that make sense.
    pub counts: [usize; 2],
    /// Features outside the region are left out instead of refused.
    #[serde(default)]
    pub clip: bool,
    /// Id of the layer that it becomes.
    pub layer: String,
    /// How far its geometries may be trusted.
    pub status: GeometryStatus,
    /// Who publishes it.
    #[serde(default)]
    pub producer: String,
    /// Licence, in full words.
    pub licence: String,
    /// Where to read it.
    #[serde(default)]
    pub licence_url: String,
    /// Line to print under a map.
    pub credit: String,
}

impl Feed {
    /// Largest size in bytes.
    pub fn most_bytes(&self) -> u64 {
        self.most_mb.saturating_mul(1_000_000)
    }

    /// Key of its source in a catalog.
    pub fn source_key(&self) -> String {
        ["update", &self.id].join("-")
    }

    fn is_sound(&self) -> bool {
        let plain = |text: &str| {
            !text.is_empty()
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        let web = self.url.is_empty() || self.url.starts_with("https://") || self.url.starts_with("http://");
        plain(&self.id) && plain(&self.layer) && web && !self.forms.is_empty() && self.counts[0] <= self.counts[1]
    }
}

/// Every feed that is known.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feeds {
    /// In the order of the window.
    #[serde(default, rename = "source")]
    pub all: Vec<Feed>,
}

/// The feeds of the settings, each as it stands there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnFeeds {
    #[serde(default, rename = "source")]
    all: Vec<toml::Table>,
}

impl Feeds {
    /// Those of the program.
    pub fn embedded() -> Self {
        match toml::from_str(EMBEDDED) {
            Ok(feeds) => feeds,
            Err(error) => {
                // A test reads the same text: only a fault of ours comes here, and it costs the updates alone.
                tracing::error!(%error, "the list of feeds cannot be read");
                Self::default()
            }
        }
    }

    /// Those of the program, and what `settings/sources.toml` of the home adds or replaces.
    ///
    /// # Errors
    /// When that file is there and cannot be read, or names a feed that makes no sense.
    pub fn of(home: &Home) -> Result<Self, Trouble> {
        Self::with(&home.settings().join(OWN_FILE))
    }

    fn with(path: &Path) -> Result<Self, Trouble> {
        let mut feeds = Self::embedded();
        let fault = |reason: String| Trouble::Settings {
            path: path.to_owned(),
            reason,
        };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(feeds),
            Err(error) => return Err(fault(error.to_string())),
        };
        let own: OwnFeeds = toml::from_str(&text).map_err(|error| fault(error.message().to_owned()))?;
        for own in own.all {
            let feed = feeds.overlaid(own).map_err(|error| fault(error.message().to_owned()))?;
            if !feed.is_sound() {
                return Err(fault(feed.id));
            }
            match feeds.all.iter_mut().find(|known| known.id == feed.id) {
                Some(known) => *known = feed,
                None => feeds.all.push(feed),
            }
        }
        Ok(feeds)
    }

    /// A feed of the settings: what it leaves out of a known one stays as it is, so that an address alone is enough.
    fn overlaid(&self, own: toml::Table) -> Result<Feed, toml::de::Error> {
        let known = own.get("id").and_then(toml::Value::as_str).and_then(|id| self.get(id));
        let mut whole = known
            .and_then(|known| toml::Table::try_from(known).ok())
            .unwrap_or_default();
        whole.extend(own);
        whole.try_into()
    }

    /// The feed with this id.
    pub fn get(&self, id: &str) -> Option<&Feed> {
        self.all.iter().find(|feed| feed.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn the_feeds_of_the_program_are_sound_and_say_their_licence() {
        let feeds = toml::from_str::<Feeds>(EMBEDDED).unwrap();
        let ids: Vec<&str> = feeds.all.iter().map(|feed| feed.id.as_str()).collect();
        assert_eq!(ids, ["gtfs", "cycle", "unesco", "osm"]);
        for feed in &feeds.all {
            assert!(feed.is_sound(), "{}", feed.id);
            assert!(feed.url.is_empty() || feed.url.starts_with("https://"), "{}", feed.id);
            assert!(feed.page.starts_with("https://") && feed.licence.len() > 3);
            for lang in Lang::ALL {
                assert!(!feed.title.get(lang).is_empty() && !feed.about.get(lang).is_empty());
            }
        }
    }

    #[test]
    fn an_installation_gives_an_address_and_nonsense_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(OWN_FILE);
        let mut own = Feeds::embedded().get("cycle").unwrap().clone();
        own.url = "https://office.example/cycle.geojson".into();
        let text = toml::to_string(&Feeds { all: vec![own] }).unwrap();
        std::fs::write(&path, &text).unwrap();
        let feeds = Feeds::with(&path).unwrap();
        assert_eq!(feeds.all.len(), 4);
        assert!(feeds.get("cycle").unwrap().url.contains("office"));
        let alone = "[[source]]\nid = 'osm'\nurl = 'https://office.example/lens.osm.pbf'\n";
        std::fs::write(&path, alone).unwrap();
        let feeds = Feeds::with(&path).unwrap();
        let mut expected = Feeds::embedded().get("osm").unwrap().clone();
        expected.url = "https://office.example/lens.osm.pbf".into();
        assert_eq!(feeds.get("osm"), Some(&expected), "an address alone is enough");
        for bad in [
            text.replace("https://office", "ftp://office"),
            text.replace("most_mb", "most"),
            text.replace("layer = \"cycle\"", "layer = \"../x\""),
            alone.replace("osm", "elsewhere"),
        ] {
            std::fs::write(&path, bad).unwrap();
            assert!(matches!(Feeds::with(&path), Err(Trouble::Settings { .. })));
        }
    }
}
