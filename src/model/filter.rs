//! Which features the user wants to see. Values inside one facet widen the choice, facets narrow each other.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Feature;

/// The user's choice; empty facets let everything through.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
}

/// A facet of [`Filter`] that holds a set of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

    /// The values that a feature has for this facet.
    pub fn values(self, feature: &Feature) -> Vec<&str> {
        match self {
            Self::Category => vec![feature.category.as_str()],
            Self::Commune => feature.communes.iter().map(String::as_str).collect(),
            Self::Epci => feature.epci.iter().map(String::as_str).collect(),
            Self::Company => feature.company.as_deref().into_iter().collect(),
            Self::Protection => feature.protection.as_deref().into_iter().collect(),
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
            && self.years.is_none()
            && Facet::ALL.iter().all(|facet| self.facet(*facet).is_empty())
    }

    /// Whether `feature` passes every facet.
    pub fn matches(&self, feature: &Feature) -> bool {
        self.matches_except(feature, None)
    }

    /// Whether `feature` passes every facet but `skipped`: what a facet's live counts are made of.
    pub fn matches_except(&self, feature: &Feature, skipped: Option<Facet>) -> bool {
        let facets_hold = Facet::ALL.iter().filter(|facet| Some(**facet) != skipped).all(|facet| {
            let chosen = self.facet(*facet);
            chosen.is_empty() || facet.values(feature).iter().any(|value| chosen.contains(*value))
        });
        facets_hold && self.years_hold(feature) && self.text_holds(feature)
    }

    fn years_hold(&self, feature: &Feature) -> bool {
        let Some((from, to)) = self.years else { return true };
        match (feature.valid_from, feature.valid_to) {
            (None, None) => false,
            (first, last) => first.is_none_or(|first| first.year <= to) && last.is_none_or(|last| last.year >= from),
        }
    }

    fn text_holds(&self, feature: &Feature) -> bool {
        let wanted = folded(&self.text);
        if wanted.trim().is_empty() {
            return true;
        }
        let mut haystack = String::new();
        let optional = [&feature.code, &feature.company, &feature.period, &feature.kind];
        let texts = feature
            .name
            .texts()
            .map(|(_, text)| text)
            .chain(feature.aliases.iter().map(String::as_str))
            .chain(optional.into_iter().flatten().map(String::as_str));
        for text in texts {
            haystack.push_str(&folded(text));
            haystack.push('\n');
        }
        wanted.split_whitespace().all(|word| haystack.contains(word))
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
    use crate::model::{Certainty, DatedYear, Lang, Localized};

    fn terril() -> Feature {
        let mut terril = Feature {
            name: Localized::source(Lang::Fr, "11/19 de Lens Ouest"),
            category: "terril".into(),
            ..Feature::default()
        };
        terril.code = Some("T074a".into());
        terril.communes = vec!["62528".into()];
        terril.company = Some("Lens".into());
        terril
    }

    #[test]
    fn an_empty_filter_lets_everything_through() {
        assert!(Filter::default().is_empty() && Filter::default().matches(&terril()));
    }

    #[test]
    fn text_is_folded_and_its_words_may_come_in_any_order() {
        let filter = |text: &str| Filter {
            text: text.into(),
            ..Filter::default()
        };
        assert!(filter("ouést LENS").matches(&terril()));
        assert!(filter("t074A").matches(&terril()));
        assert!(!filter("douai").matches(&terril()));
        assert_eq!(folded("Nœux-les-Mines"), "noeux-les-mines");
    }

    #[test]
    fn facets_narrow_each_other_and_values_widen_one() {
        let mut filter = Filter::default();
        filter.categories.extend(["terril".to_owned(), "cite".to_owned()]);
        assert!(filter.matches(&terril()));
        filter.communes.insert("62498".into());
        assert!(!filter.matches(&terril()));
        assert!(filter.matches_except(&terril(), Some(Facet::Commune)));
    }

    #[test]
    fn a_span_of_years_meets_open_ends_and_leaves_out_the_undated() {
        let mut feature = terril();
        let filter = Filter {
            years: Some((1900, 1910)),
            ..Filter::default()
        };
        assert!(!filter.matches(&feature));
        feature.valid_from = Some(DatedYear {
            year: 1880,
            certainty: Certainty::Exact,
        });
        assert!(filter.matches(&feature));
        feature.valid_to = Some(DatedYear {
            year: 1899,
            certainty: Certainty::Exact,
        });
        assert!(!filter.matches(&feature));
    }
}
