//! Facets that hold a span of numbers: years, hectares, kilometres.

use serde::{Deserialize, Serialize};

use super::Filter;

/// A facet of [`Filter`] that holds a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RangeFacet {
    /// [`Filter::years`].
    Years,
    /// [`Filter::area_ha`].
    Area,
    /// [`Filter::length_km`].
    Length,
}

impl RangeFacet {
    /// Every one, in the order of the panel.
    pub const ALL: [Self; 3] = [Self::Years, Self::Area, Self::Length];

    /// The word of the command line and of its JSON, with the unit.
    pub fn key(self) -> &'static str {
        match self {
            Self::Years => "years",
            Self::Area => "ha",
            Self::Length => "km",
        }
    }

    /// Ends that stand for "any": no year is so early or so late, no size so large.
    pub fn open_ends(self) -> (f64, f64) {
        match self {
            Self::Years => (-9_999.0, 9_999.0),
            Self::Area | Self::Length => (0.0, 1e9),
        }
    }

    /// A number within the open ends with at most four decimals, a square metre: short enough to be written and read back
    /// exactly.
    fn tidy(self, value: f64) -> f64 {
        let (low, high) = self.open_ends();
        let decimals = if self == Self::Years { 1.0 } else { 1e4 };
        (value.clamp(low, high) * decimals).round() / decimals
    }

    /// Whether equal steps on the screen are equal factors: sizes go from a garden to a forest.
    pub fn is_logarithmic(self) -> bool {
        self != Self::Years
    }
}

impl Filter {
    /// The span chosen for `kind`: years, hectares or kilometres.
    pub fn range(&self, kind: RangeFacet) -> Option<(f64, f64)> {
        match kind {
            RangeFacet::Years => self.years.map(|(from, to)| (f64::from(from), f64::from(to))),
            RangeFacet::Area => self.area_ha,
            RangeFacet::Length => self.length_km,
        }
    }

    /// Chooses a span, brought into order and within limits; one that is not finite is none.
    pub fn set_range(&mut self, kind: RangeFacet, span: Option<(f64, f64)>) {
        let span = span
            .filter(|(low, high)| low.is_finite() && high.is_finite())
            .map(|(low, high)| (kind.tidy(low.min(high)), kind.tidy(low.max(high))));
        match kind {
            #[allow(clippy::cast_possible_truncation)] // rounded and saturating
            RangeFacet::Years => self.years = span.map(|(low, high)| (low.round() as i32, high.round() as i32)),
            RangeFacet::Area => self.area_ha = span,
            RangeFacet::Length => self.length_km = span,
        }
    }
}
