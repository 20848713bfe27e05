//! Where the features of each layer come from: source key, vintage and status of the geometry, and how a feature begins.

use crate::model::{Feature, GeometryStatus, Lang, Localized, TextStatus};

/// Source, vintage and geometry status that features share.
#[derive(Debug, Clone, Copy)]
pub struct Origin {
    /// Key into the catalog's sources.
    pub source: &'static str,
    /// Date of the data.
    pub vintage: &'static str,
    /// Status of the geometry.
    pub status: GeometryStatus,
}

const fn origin(source: &'static str, vintage: &'static str, status: GeometryStatus) -> Origin {
    Origin {
        source,
        vintage,
        status,
    }
}

/// The listed property and the 353 features.
pub const PROPERTY: Origin = origin("mbm-bien-inscrit", "2026", GeometryStatus::Official);
/// Heritage of the buffer zone.
pub const BUFFER: Origin = origin("mbm-zone-tampon", "2026", GeometryStatus::Official);
/// Shafts.
pub const SHAFTS: Origin = origin("puits-de-mines", "2026", GeometryStatus::Official);
/// Communes, EPCI, départements, outline of the basin.
pub const BOUNDARIES: Origin = origin("mbm-territoire", "2026", GeometryStatus::Official);
/// Communes around.
pub const SURROUNDINGS: Origin = origin("ign-communes", "2018", GeometryStatus::Official);
/// EuroVelo 5.
pub const EUROVELO: Origin = origin("osm-ev5", "2022", GeometryStatus::Osm);
/// Cycle routes known by their description only.
pub const CYCLE_FACTS: Origin = origin("velo-faits", "2026", GeometryStatus::None);
/// Rivers and canals.
pub const WATER: Origin = origin("osm-eau", "2026", GeometryStatus::Osm);
/// Railways joined from exact points.
pub const RAILWAYS: Origin = origin("sncf-lignes", "2026", GeometryStatus::Approximate);
/// Railway stations.
pub const STATIONS: Origin = origin("sncf-gares", "2026", GeometryStatus::Official);
/// Main roads as chords.
pub const ROADS: Origin = origin("cerema-tmja", "2019", GeometryStatus::Schematic);
/// Bus lines: the network opened in 2019.
pub const BUS_LINES: Origin = origin("bhns-faits", "2019", GeometryStatus::Schematic);
/// Bus stops.
pub const BUS_STOPS: Origin = origin("tadao-arrets", "2026", GeometryStatus::Approximate);
/// The eleven parks.
pub const PARKS: Origin = origin("parcs-documents", "2019", GeometryStatus::Indicative);
/// Facts of the booklet.
pub const BOOKLET: Origin = origin("euralens-2019", "2019", GeometryStatus::Approximate);

/// A feature with what every feature must have.
pub fn feature(layer: &str, key: &str, name: Localized, category: &str, origin: Origin) -> Feature {
    Feature {
        id: format!("{layer}:{key}"),
        name,
        category: category.into(),
        geometry_status: origin.status,
        source: origin.source.into(),
        vintage: origin.vintage.into(),
        ..Feature::default()
    }
}

/// A text of the source, or of the project, in French only.
pub fn fr(text: impl Into<String>) -> Localized {
    Localized::source(Lang::Fr, text)
}

/// A text that the project wrote in French and translated into English.
pub fn fr_en(french: impl Into<String>, english: impl Into<String>) -> Localized {
    fr(french).with(Lang::En, english, TextStatus::Translated)
}

/// A text that the source gives in both languages.
pub fn both(french: impl Into<String>, english: impl Into<String>) -> Localized {
    fr(french).with(Lang::En, english, TextStatus::Source)
}
