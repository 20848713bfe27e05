//! What is asked on the pages of the desk: access, catchment, table, missing links.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use crate::analysis::access::Goal;
use crate::analysis::access::catchment::Travel;
use crate::analysis::network::links::Rank;
use crate::analysis::statistics::By;
use crate::analysis::statistics::report::Column;

/// Smallest and largest distance of an audit, in metres.
pub const AUDIT_M: std::ops::RangeInclusive<f64> = 0.0..=20_000.0;
/// Smallest and largest gap that is looked for, in metres.
pub const GAP_M: std::ops::RangeInclusive<f64> = 10.0..=2_000.0;
/// Shortest and longest way of a catchment, in minutes.
pub const MINUTES: std::ops::RangeInclusive<f64> = 1.0..=120.0;

/// What is audited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessChoice {
    /// Id of the layer whose features are audited; those that pass the filter.
    pub layer: String,
    /// Access to what.
    pub goal: Goal,
    /// How far is too far, in metres.
    pub metres: f64,
    /// Also list what is near enough.
    pub all: bool,
}

impl Default for AccessChoice {
    fn default() -> Self {
        Self {
            layer: "unesco".to_owned(),
            goal: Goal::Cycle,
            metres: Goal::Cycle.usual_metres(),
            all: false,
        }
    }
}

/// How one moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// On foot.
    #[default]
    Foot,
    /// By bicycle.
    Bicycle,
}

impl Means {
    /// Every one, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Foot, Self::Bicycle];

    /// The end of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Foot => "foot",
            Self::Bicycle => "bicycle",
        }
    }
}

/// From where, how and how long one moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReachChoice {
    /// The place where one starts, in degrees; none starts anywhere on the selection.
    pub from: Option<Coord<f64>>,
    /// How.
    pub means: Means,
    /// How long.
    pub minutes: f64,
}

impl Default for ReachChoice {
    fn default() -> Self {
        Self {
            from: None,
            means: Means::Foot,
            minutes: 15.0,
        }
    }
}

impl ReachChoice {
    /// Speed, time and detour.
    pub fn travel(&self) -> Travel {
        match self.means {
            Means::Foot => Travel::on_foot(self.minutes),
            Means::Bicycle => Travel::by_bicycle(self.minutes),
        }
    }
}

/// Zones of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zones {
    /// A division of the territory.
    By(By),
    /// The ring of the measure.
    Drawn,
    /// Everything within so many metres of the selection.
    Around(f64),
}

/// How the table is made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableChoice {
    /// Id of the layer whose features are added up; those that pass the filter.
    pub layer: String,
    /// By which zones.
    pub zones: Zones,
    /// The column that orders the rows and colours the map.
    pub column: Column,
    /// The smallest first.
    pub reversed: bool,
}

impl Default for TableChoice {
    fn default() -> Self {
        Self {
            layer: "unesco".to_owned(),
            zones: Zones::By(By::Epci),
            column: Column::Count,
            reversed: false,
        }
    }
}

/// How gaps are looked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LinksChoice {
    /// Gaps up to so many metres.
    pub metres: f64,
    /// What they are ordered by.
    pub rank: Rank,
}

impl Default for LinksChoice {
    fn default() -> Self {
        Self {
            metres: 250.0,
            rank: Rank::Km,
        }
    }
}
