//! The parts that a filter is made of, each of which can be taken back by itself.

use serde::{Deserialize, Serialize};

use super::{Facet, Filter, RangeFacet};

/// One part of a filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// Words.
    Text,
    /// One value of a facet.
    Value(Facet, String),
    /// Every value of a facet.
    Facet(Facet),
    /// A span.
    Range(RangeFacet),
    /// A piece of the map.
    Extent,
    /// Nearness.
    Near,
}

impl Filter {
    /// What is on, one entry for each value, in the order of the panel.
    pub fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        if !self.text.trim().is_empty() {
            terms.push(Term::Text);
        }
        for facet in Facet::ALL {
            let values = self.facet(facet).iter();
            terms.extend(values.map(|value| Term::Value(facet, value.clone())));
        }
        let spans = RangeFacet::ALL.into_iter().filter(|kind| self.range(*kind).is_some());
        terms.extend(spans.map(Term::Range));
        terms.extend(self.extent.map(|_| Term::Extent));
        terms.extend(self.near.as_ref().map(|_| Term::Near));
        terms
    }

    /// Takes one part back.
    pub fn remove(&mut self, term: &Term) {
        match term {
            Term::Text => self.text.clear(),
            Term::Value(facet, value) => {
                self.facet_mut(*facet).remove(value);
            }
            Term::Facet(facet) => self.facet_mut(*facet).clear(),
            Term::Range(kind) => self.set_range(*kind, None),
            Term::Extent => self.extent = None,
            Term::Near => self.near = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::filter::{ExtentTerm, Near, Target};

    #[test]
    fn taking_back_every_part_leaves_nothing() {
        let mut filter = Filter {
            text: "fosse".into(),
            categories: ["terril".to_owned(), "cite".to_owned()].into(),
            years: Some((1850, 1900)),
            length_km: Some((0.1, 2.0)),
            extent: Some(ExtentTerm::View),
            near: Some(Near {
                of: Target::Layer("shafts".into()),
                metres: 300.0,
                beyond: false,
            }),
            ..Filter::default()
        };
        let terms = filter.terms();
        assert_eq!(terms.len(), 7);
        for term in terms {
            assert!(!filter.is_empty());
            filter.remove(&term);
        }
        assert!(filter.is_empty());
    }
}
