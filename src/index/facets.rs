//! Live counts of the filter's facets.

use std::collections::HashMap;

use crate::model::{Atlas, Facet, Filter, catalog::Role};

/// A value of a facet and how many features it would leave under the other facets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The value as features carry it.
    pub value: String,
    /// Features of the subject with this value that pass every other facet.
    pub count: usize,
}

/// Every value that a facet has in the subject, most frequent in the whole atlas first, then by value; values without
/// a feature left have a count of 0 and stay, so that lists do not jump.
pub fn facet_counts(atlas: &Atlas, filter: &Filter, facet: Facet) -> Vec<FacetCount> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for layer in atlas.layers.iter().filter(|layer| layer.def.role == Role::Subject) {
        for feature in &layer.features {
            let passes = filter.matches_except(feature, Some(facet));
            for value in facet.values(feature) {
                let (total, left) = counts.entry(value).or_default();
                *total += 1;
                *left += usize::from(passes);
            }
        }
    }
    let mut ordered: Vec<_> = counts.into_iter().collect();
    ordered.sort_by(|(a, (a_total, _)), (b, (b_total, _))| b_total.cmp(a_total).then_with(|| a.cmp(b)));
    ordered
        .into_iter()
        .map(|(value, (_, left))| FacetCount {
            value: value.to_owned(),
            count: left,
        })
        .collect()
}
