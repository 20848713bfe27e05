//! Which features the user wants to see. Values inside one facet widen the choice, facets narrow each other.
//!
//! Plain data: what passes is worked out by `index::FacetIndex`, which knows measures and places.

mod parse;
mod range;
mod saved;
mod sort;
mod spatial;
mod term;
mod words;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

pub use parse::TERM_KEYS;
pub use range::RangeFacet;
pub use saved::{MOST_NAME_CHARS, SavedFilter, SavedFilters};
pub use sort::{Order, SortKey};
pub use spatial::{ExtentTerm, MOST_NEAR_M, Near, Target};
pub use term::Term;
pub use words::{facet_words, names_value};

use super::Feature;

/// The user's choice; empty facets let everything through.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Words that the name, an alias, the code, the company or the period must contain, accents and case aside.
    pub text: String,
    /// Categories.
    pub categories: BTreeSet<String>,
    /// INSEE codes.
    pub communes: BTreeSet<String>,
    /// SIREN numbers.
    pub epci: BTreeSet<String>,
    /// Companies.
    pub companies: BTreeSet<String>,
    /// First and last year: a feature passes when its own years meet this span.
    pub years: Option<(i32, i32)>,
    /// Protections.
    pub protections: BTreeSet<String>,
    /// Smallest and largest measured area, in hectares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area_ha: Option<(f64, f64)>,
    /// Smallest and largest measured length, in kilometres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length_km: Option<(f64, f64)>,
    /// A piece of the map that features must meet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extent: Option<ExtentTerm>,
    /// Something that features must be near to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
}

/// A facet of [`Filter`] that holds a set of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// [`Filter::categories`].
    Category,
    /// [`Filter::communes`].
    Commune,
    /// [`Filter::epci`].
    Epci,
    /// [`Filter::companies`].
    Company,
    /// [`Filter::protections`].
    Protection,
}

impl Facet {
    /// Every facet, in the order of the panel.
    pub const ALL: [Self; 5] = [
        Self::Category,
        Self::Epci,
        Self::Commune,
        Self::Company,
        Self::Protection,
    ];

    /// The word of the command line and of its JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Commune => "commune",
            Self::Epci => "epci",
            Self::Company => "company",
            Self::Protection => "protection",
        }
    }

    /// Calls `each` with every value that a feature has for this facet.
    pub fn each_value<'a>(self, feature: &'a Feature, each: &mut dyn FnMut(&'a str)) {
        match self {
            Self::Category => each(&feature.category),
            Self::Commune => feature.communes.iter().for_each(|value| each(value)),
            Self::Epci => feature.epci.iter().for_each(|value| each(value)),
            Self::Company => feature.company.iter().for_each(|value| each(value)),
            Self::Protection => feature.protection.iter().for_each(|value| each(value)),
        }
    }
}

impl Filter {
    /// The chosen values of a facet.
    pub fn facet(&self, facet: Facet) -> &BTreeSet<String> {
        match facet {
            Facet::Category => &self.categories,
            Facet::Commune => &self.communes,
            Facet::Epci => &self.epci,
            Facet::Company => &self.companies,
            Facet::Protection => &self.protections,
        }
    }

    /// The chosen values of a facet, to change them.
    pub fn facet_mut(&mut self, facet: Facet) -> &mut BTreeSet<String> {
        match facet {
            Facet::Category => &mut self.categories,
            Facet::Commune => &mut self.communes,
            Facet::Epci => &mut self.epci,
            Facet::Company => &mut self.companies,
            Facet::Protection => &mut self.protections,
        }
    }

    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
            && self.extent.is_none()
            && self.near.is_none()
            && RangeFacet::ALL.iter().all(|kind| self.range(*kind).is_none())
            && Facet::ALL.iter().all(|facet| self.facet(*facet).is_empty())
    }

    /// Whether what a feature says of itself passes: values, years and words. Sizes and places have to be measured and are
    /// not asked here.
    pub fn matches(&self, feature: &Feature) -> bool {
        let facets_hold = Facet::ALL.iter().all(|facet| {
            let chosen = self.facet(*facet);
            let mut any = chosen.is_empty();
            facet.each_value(feature, &mut |value| any |= chosen.contains(value));
            any
        });
        let years_hold = self.years.is_none_or(|(from, to)| {
            let years = [feature.valid_from, feature.valid_to].map(|dated| dated.map(|dated| dated.year));
            let (first, last) = (years[0].unwrap_or(i32::MIN), years[1].unwrap_or(i32::MAX));
            years != [None, None] && first.min(last) <= to && first.max(last) >= from
        });
        facets_hold && years_hold && self.text_holds(feature)
    }

    fn text_holds(&self, feature: &Feature) -> bool {
        let wanted = folded(&self.text);
        let mut missing: Vec<&str> = wanted.split_whitespace().collect();
        feature.each_word(&mut |text| {
            let text = folded(text);
            missing.retain(|word| !text.contains(word));
        });
        missing.is_empty()
    }

    /// The same choice with numbers that make sense: spans in order, distances within limits, nothing that is not finite.
    #[must_use]
    pub fn made_sound(mut self) -> Self {
        for kind in RangeFacet::ALL {
            let span = self.range(kind);
            self.set_range(kind, span);
        }
        self.extent = self.extent.and_then(ExtentTerm::made_sound);
        self.near = self.near.and_then(Near::made_sound);
        self
    }
}

/// `text` without accents and in lower case; the ligatures œ and æ are spelled out.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            '’' => out.push('\''),
            other => out.extend(other.to_lowercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_filter_without_spans_and_places_is_read() {
        let old = r#"{"text":"lens","categories":["terril"],"communes":[],"epci":[],"companies":[],"years":[1850,1900],"protections":[]}"#;
        let filter: Filter = serde_json::from_str(old).unwrap();
        assert!(!filter.is_empty());
        assert_eq!(
            (filter.years, filter.area_ha, filter.near),
            (Some((1850, 1900)), None, None)
        );
    }

    #[test]
    fn a_filter_survives_being_written() {
        let filter = Filter {
            area_ha: Some((0.5, 12.25)),
            extent: Some(ExtentTerm::Box([2.7, 50.3, 2.9, 50.5])),
            near: Some(Near {
                of: Target::Feature("unesco:63AG".into()),
                metres: 500.0,
                beyond: false,
            }),
            ..Filter::default()
        };
        let text = serde_json::to_string(&filter).unwrap();
        assert_eq!(serde_json::from_str::<Filter>(&text).unwrap(), filter);
    }

    #[test]
    fn letters_are_folded_and_ligatures_spelled_out() {
        assert_eq!(folded("Nœux-les-Mines"), "noeux-les-mines");
    }

    #[test]
    fn what_makes_no_sense_is_mended_or_dropped() {
        let filter = Filter {
            years: Some((1900, 1850)),
            area_ha: Some((f64::NAN, 3.0)),
            extent: Some(ExtentTerm::Box([3.0, 50.0, 2.0, 51.0])),
            near: Some(Near {
                of: Target::Layer("shafts".into()),
                metres: f64::INFINITY,
                beyond: false,
            }),
            ..Filter::default()
        }
        .made_sound();
        assert_eq!(filter.years, Some((1850, 1900)));
        assert_eq!((filter.area_ha, filter.extent, filter.near), (None, None, None));
    }
}
