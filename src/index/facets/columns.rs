//! What the filter asks about, by slot: values of each facet, years, sizes, folded words.

use std::collections::HashMap;

use crate::model::{Facet, Feature, RangeFacet, folded};

/// Values of one facet. A slot may have several.
pub(super) struct SetColumn {
    /// Each value with the number of slots that have it: most frequent first, then by value.
    pub values: Vec<(String, u32)>,
    /// Places in `values`, slot after slot.
    ids: Vec<u32>,
    /// Where the ids of each slot begin in `ids`, and the end of the last.
    starts: Vec<u32>,
}

impl SetColumn {
    pub fn new<'a>(facet: Facet, features: impl Iterator<Item = &'a Feature>) -> Self {
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut totals: Vec<(&str, u32)> = Vec::new();
        let (mut ids, mut starts) = (Vec::new(), vec![0]);
        for feature in features {
            let from = ids.len();
            facet.each_value(feature, &mut |value| {
                let id = *known.entry(value).or_insert_with(|| {
                    totals.push((value, 0));
                    totals.len() as u32 - 1
                });
                // A value that stands twice counts once.
                if !ids[from..].contains(&id) {
                    ids.push(id);
                    totals[id as usize].1 += 1;
                }
            });
            starts.push(ids.len() as u32);
        }
        let mut order: Vec<u32> = (0..totals.len() as u32).collect();
        order.sort_by(|a, b| {
            let (a, b) = (totals[*a as usize], totals[*b as usize]);
            b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0))
        });
        let mut place = vec![0_u32; order.len()];
        for (rank, id) in order.iter().enumerate() {
            place[*id as usize] = rank as u32;
        }
        for id in &mut ids {
            *id = place[*id as usize];
        }
        let values = order
            .iter()
            .map(|id| (totals[*id as usize].0.to_owned(), totals[*id as usize].1))
            .collect();
        Self { values, ids, starts }
    }

    /// Places in `values` of a slot's values.
    pub fn of(&self, slot: usize) -> &[u32] {
        &self.ids[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }
}

/// Spans of numbers by slot: the years of a feature, or its size as a span of no width.
pub(super) struct RangeColumn {
    /// Low and high of each slot; low above high where the slot has none.
    spans: Vec<(f32, f32)>,
}

/// A slot without a number.
const NONE: (f32, f32) = (f32::INFINITY, f32::NEG_INFINITY);

impl RangeColumn {
    /// First and last years; an unknown end is open.
    pub fn years<'a>(features: impl Iterator<Item = &'a Feature>) -> Self {
        let span = |feature: &Feature| match (feature.valid_from, feature.valid_to) {
            (None, None) => NONE,
            (from, to) => {
                let from = from.map_or(f32::NEG_INFINITY, |from| from.year as f32);
                let to = to.map_or(f32::INFINITY, |to| to.year as f32);
                // One shaft was closed before it was sunk: whichever year is wrong, it lies between them.
                (from.min(to), from.max(to))
            }
        };
        Self {
            spans: features.map(span).collect(),
        }
    }

    /// The span of a slot, when it has one.
    pub fn of(&self, slot: usize) -> Option<(f64, f64)> {
        let (low, high) = self.spans[slot];
        (low <= high).then(|| (f64::from(low), f64::from(high)))
    }

    /// Whether a slot meets `span`; what has no years meets none.
    pub fn meets(&self, slot: usize, span: (f64, f64)) -> bool {
        self.of(slot).is_some_and(|(low, high)| low <= span.1 && high >= span.0)
    }
}

/// Measures by slot.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Measure {
    /// Geodesic area, in hectares; 0 for what has none.
    pub area_ha: f64,
    /// Geodesic length, in kilometres; 0 for what has none.
    pub length_km: f64,
}

impl Measure {
    /// The size that a facet asks for, when there is one.
    pub fn size(&self, kind: RangeFacet) -> Option<f64> {
        let size = match kind {
            RangeFacet::Years => return None,
            RangeFacet::Area => self.area_ha,
            RangeFacet::Length => self.length_km,
        };
        (size > 0.0).then_some(size)
    }
}

/// Words of every slot, folded, in one string.
pub(super) struct Texts {
    folded: String,
    starts: Vec<u32>,
}

impl Texts {
    pub fn new<'a>(features: impl Iterator<Item = &'a Feature>) -> Self {
        let (mut all, mut starts) = (String::new(), vec![0]);
        for feature in features {
            feature.each_word(&mut |text| {
                all.push_str(&folded(text));
                all.push('\n');
            });
            starts.push(all.len() as u32);
        }
        Self { folded: all, starts }
    }

    /// Whether a slot has every one of `words`, which are folded.
    pub fn have(&self, slot: usize, words: &[&str]) -> bool {
        let text = &self.folded[self.starts[slot] as usize..self.starts[slot + 1] as usize];
        words.iter().all(|word| text.contains(word))
    }
}
