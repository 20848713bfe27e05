//! What to fetch for use offline, what it would weigh, and why it may be refused.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Source, count_tiles};
use crate::i18n::Arg;
use crate::space::Extent;

/// More tiles are refused.
pub const MOST_TILES: u64 = 60_000;
/// A larger file is refused, in bytes.
pub const MOST_BYTES: u64 = 2 << 30;

/// An area of a source, from one level to another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Id of the source.
    pub source: String,
    /// West, south, east, north in degrees.
    pub extent: [f64; 4],
    /// First and last level.
    pub zooms: [u8; 2],
}

/// Why an area is not fetched.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Refusal {
    /// The terms of the source forbid it.
    #[error("the terms of {0} forbid it")]
    Forbidden(String),
    /// Too many tiles.
    #[error("{0} tiles are more than {MOST_TILES}")]
    TooMany(u64),
    /// Too many bytes.
    #[error("{0} MB are more than {most}", most = MOST_BYTES >> 20)]
    TooLarge(u64),
    /// No area, or no level that the source has.
    #[error("there is nothing to fetch")]
    Nothing,
}

impl Refusal {
    /// Key of the message.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Forbidden(_) => "basemap-refusal-forbidden",
            Self::TooMany(_) => "basemap-refusal-too-many",
            Self::TooLarge(_) => "basemap-refusal-too-large",
            Self::Nothing => "basemap-refusal-nothing",
        }
    }

    /// Arguments of the message.
    pub fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Forbidden(source) => vec![("source", source.into())],
            Self::TooMany(tiles) => vec![("tiles", (*tiles).into()), ("most", MOST_TILES.into())],
            Self::TooLarge(megabytes) => vec![("megabytes", (*megabytes).into()), ("most", (MOST_BYTES >> 20).into())],
            Self::Nothing => Vec::new(),
        }
    }
}

impl Plan {
    /// The plan for an area in degrees. Levels that the source lacks are left out.
    ///
    /// # Errors
    /// When the source forbids it, or it is too much, or nothing.
    pub fn new(source: &Source, extent_geo: &Extent, zooms: [u8; 2]) -> Result<Self, Refusal> {
        if !source.allows_bulk() {
            return Err(Refusal::Forbidden(source.id.clone()));
        }
        let zooms = [zooms[0].max(source.zooms[0]), zooms[1].min(source.zooms[1])];
        let ([west, south], [east, north]) = (extent_geo.min, extent_geo.max);
        let sound = [west, south, east, north].iter().all(|value| value.is_finite());
        if !sound || west >= east || south >= north || zooms[0] > zooms[1] {
            return Err(Refusal::Nothing);
        }
        let plan = Self {
            source: source.id.clone(),
            extent: [west, south, east, north],
            zooms,
        };
        let (tiles, bytes) = (plan.tiles(), plan.bytes(source));
        if tiles > MOST_TILES {
            return Err(Refusal::TooMany(tiles));
        }
        if bytes > MOST_BYTES {
            return Err(Refusal::TooLarge(bytes >> 20));
        }
        Ok(plan)
    }

    /// The area in degrees.
    pub fn extent_geo(&self) -> Extent {
        let [west, south, east, north] = self.extent;
        Extent::new(west, south, east, north)
    }

    /// Tiles of the area.
    pub fn tiles(&self) -> u64 {
        count_tiles(&self.extent_geo(), self.zooms)
            .iter()
            .map(|(_, tiles)| tiles)
            .sum()
    }

    /// What they would weigh, from the source's usual tile, in bytes.
    pub fn bytes(&self, source: &Source) -> u64 {
        (self.tiles() as f64 * source.tile_kb * 1000.0) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basemap::Sources;

    fn lens() -> Extent {
        Extent::new(2.75, 50.38, 2.90, 50.47)
    }

    #[test]
    fn openstreetmap_is_refused_and_ign_is_estimated() {
        let sources = Sources::embedded();
        let osm = Plan::new(sources.get("osm").unwrap(), &lens(), [10, 14]);
        assert_eq!(osm, Err(Refusal::Forbidden("osm".into())));
        let ign = sources.get("ign-plan").unwrap();
        let plan = Plan::new(ign, &lens(), [10, 14]).unwrap();
        let tiles = plan.tiles();
        assert!((60..200).contains(&tiles), "{tiles}");
        assert_eq!(plan.bytes(ign), tiles * 28_000);
    }

    #[test]
    fn too_much_and_nothing_are_refused_before_anything_is_fetched() {
        let sources = Sources::embedded();
        let ign = sources.get("ign-plan").unwrap();
        let refused = |extent: Extent, zooms| Plan::new(ign, &extent, zooms).unwrap_err();
        assert!(matches!(
            refused(Extent::new(-5.0, 42.0, 8.0, 51.0), [0, 19]),
            Refusal::TooMany(_)
        ));
        assert_eq!(refused(lens(), [20, 22]), Refusal::Nothing);
        assert_eq!(refused(Extent::EMPTY, [10, 14]), Refusal::Nothing);
        let mut heavy = ign.clone();
        heavy.tile_kb = 50_000.0;
        assert!(matches!(
            Plan::new(&heavy, &lens(), [10, 14]),
            Err(Refusal::TooLarge(_))
        ));
    }
}
