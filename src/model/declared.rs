//! The totals that the booklet declares, and how each is counted in what is loaded.

use serde::{Deserialize, Serialize};

use super::catalog::OneOrMany;
use super::{Atlas, Feature, Localized};
use crate::space::measure;

/// `declared.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeclaredTotals {
    /// Version of this form; 1.
    pub format_version: u32,
    /// Totals, in the order of the table.
    #[serde(default)]
    pub declared: Vec<Declared>,
}

/// One declared total.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    /// Stable key.
    pub key: String,
    /// What is counted.
    pub label: Localized,
    /// The declared value, in `unit`.
    pub value: f64,
    /// Unit of the declared and of the loaded value: `ha`, `km`, `km²`, or what is counted in French.
    pub unit: String,
    /// Key into the catalog's sources.
    pub source: String,
    /// Heading in the source.
    #[serde(default)]
    pub page: Option<String>,
    /// How the loaded value is counted: the sum of these. Empty where nothing loaded corresponds.
    #[serde(default)]
    pub counts: Vec<Count>,
    /// Why the loaded value differs, or why it does not.
    pub reason: Localized,
    /// Address of what would close the difference, where it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
}

/// What of a feature is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// One for each feature.
    Count,
    /// The property `area_ha`, in hectares.
    AreaHaDeclared,
    /// Geodesic area, in hectares.
    AreaHa,
    /// Geodesic area, in square kilometres.
    AreaKm2,
    /// The property `length_m`, in kilometres.
    LengthKmDeclared,
    /// Geodesic length, in kilometres.
    LengthKm,
    /// The property `population`.
    Population,
}

/// A sum over features of one layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Id of the layer.
    pub layer: String,
    /// What is added up.
    pub measure: Measure,
    /// Only features of these categories.
    #[serde(default)]
    pub category: Option<OneOrMany>,
    /// Only features that lie in one of these intercommunal bodies (SIREN); one that crosses their limit counts whole.
    #[serde(default)]
    pub epci: Vec<String>,
    /// Only features that have a geometry.
    #[serde(default)]
    pub with_geometry: bool,
}

impl Count {
    /// Whether `feature` is counted.
    pub fn holds(&self, feature: &Feature) -> bool {
        self.category
            .as_ref()
            .is_none_or(|wanted| wanted.holds(&feature.category))
            && (self.epci.is_empty() || feature.epci.iter().any(|siren| self.epci.contains(siren)))
            && (!self.with_geometry || feature.geometry.is_some())
    }

    /// The sum over `features`, which are those of the layer.
    pub fn of<'a>(&self, features: impl IntoIterator<Item = &'a Feature>) -> f64 {
        let counted = features.into_iter().filter(|feature| self.holds(feature));
        counted.map(|feature| self.measure.of(feature)).sum()
    }
}

impl Measure {
    /// What one feature adds.
    pub fn of(self, feature: &Feature) -> f64 {
        let geometry = || feature.geometry();
        match self {
            Self::Count => 1.0,
            Self::AreaHaDeclared => feature.area_ha.unwrap_or(0.0),
            Self::AreaHa => geometry().map_or(0.0, |geometry| measure::area_m2(&geometry) / 1e4),
            Self::AreaKm2 => geometry().map_or(0.0, |geometry| measure::area_m2(&geometry) / 1e6),
            Self::LengthKmDeclared => feature.length_m.unwrap_or(0.0) / 1e3,
            Self::LengthKm => geometry().map_or(0.0, |geometry| measure::length_m(&geometry) / 1e3),
            Self::Population => feature.extra["population"].as_f64().unwrap_or(0.0),
        }
    }
}

impl Declared {
    /// The loaded value, in `unit`; none where nothing loaded corresponds or a layer is missing.
    pub fn loaded(&self, atlas: &Atlas) -> Option<f64> {
        let sums = self
            .counts
            .iter()
            .map(|count| Some(count.of(&atlas.layer(&count.layer)?.features)));
        let sums: Option<Vec<f64>> = sums.collect();
        sums.filter(|sums| !sums.is_empty()).map(|sums| sums.iter().sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commune(people: i64, siren: &str) -> Feature {
        let mut feature = Feature {
            category: "commune".into(),
            ..Feature::default()
        };
        feature.epci = vec![siren.into()];
        feature.extra.insert("population", serde_json::json!(people));
        feature
    }

    #[test]
    fn only_the_communes_of_the_named_bodies_are_counted() {
        let count: Count = toml::from_str("layer = \"communes\"\nmeasure = \"population\"\nepci = [\"1\"]").unwrap();
        let features = [commune(100, "1"), commune(50, "2")];
        assert_eq!(count.of(&features), 100.0);
    }
}
