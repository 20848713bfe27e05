//! What is told of the territory as a whole: dated events and figures. Plain data, as `facts/*.json` writes it.

use serde::Deserialize;

use super::{FigureValue, Localized};

/// An event of the territory's timeline.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TimelineEvent {
    /// Year of the common era in which it begins.
    pub year: i32,
    /// Last year of what lasted longer.
    #[serde(default)]
    pub year_end: Option<i32>,
    /// Month, 1 to 12.
    #[serde(default)]
    pub month: Option<u8>,
    /// Day, 1 to 31.
    #[serde(default)]
    pub day: Option<u8>,
    /// What happened.
    pub text: Localized,
    /// Stable id of the place.
    #[serde(default)]
    pub site: Option<String>,
    /// `announced` or `target` for what the source only expected.
    #[serde(default)]
    pub status: Option<String>,
    /// A caution to show with it.
    #[serde(default)]
    pub note: Localized,
    /// Key into the catalog's sources.
    #[serde(default)]
    pub source: String,
}

/// A figure about the whole territory.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct TerritoryFigure {
    /// Its own name; those that measure the same in another year differ in the year at the end.
    pub id: String,
    /// What it counts.
    pub label: Localized,
    /// How much.
    pub value: FigureValue,
    /// Unit as written in French, empty when it has none.
    #[serde(default)]
    pub unit: String,
    /// Year it stands for.
    #[serde(default)]
    pub year: Option<i32>,
    /// Page or heading in the source.
    #[serde(default)]
    pub page: Option<String>,
    /// A caution to show with it.
    #[serde(default)]
    pub note: Localized,
    /// Key into the catalog's sources.
    #[serde(default)]
    pub source: String,
}

/// Events and figures of a territory; both may be empty.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// Events, the earliest first.
    pub timeline: Vec<TimelineEvent>,
    /// Figures in the order of the source.
    pub figures: Vec<TerritoryFigure>,
}
