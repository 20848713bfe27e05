//! The filter at work: what passes, live counts of every facet, histograms, totals, and the ordered list of results.
//!
//! Features of the subject are numbered once ([`FacetIndex`]); each term of a filter is a set of bits over these slots, kept
//! until that term changes ([`Terms`]). Everything shown follows from `and`s of these sets, once per change.

mod answer;
mod bits;
mod columns;
pub mod ground;
mod histogram;
mod near;
mod results;
mod terms;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

pub use answer::{Answer, FacetCount, RangeAnswer, Totals};
pub use bits::Bits;
pub use columns::Measure;
pub use histogram::{Axis, Bin};
pub use near::target_layers;
pub use results::{Question, Results};
pub use terms::Terms;

use columns::{RangeColumn, SetColumn, Texts};
use near::NearIndex;

use crate::model::{Atlas, Facet, Feature, FeatureId, Lang, RangeFacet, Target, catalog::Role};
use crate::space::measure;

/// What the filter asks about, for every feature of the subject.
pub struct FacetIndex {
    /// Features in the order of the atlas.
    slots: Vec<FeatureId>,
    /// By layer: its first slot, when it belongs to the subject.
    starts: Vec<Option<u32>>,
    sets: Vec<SetColumn>,
    years: RangeColumn,
    measures: Vec<Measure>,
    axes: [Option<Axis>; 3],
    texts: OnceLock<Texts>,
    targets: Mutex<HashMap<Target, Option<Arc<NearIndex>>>>,
    ranks: Mutex<HashMap<Lang, Arc<Vec<u32>>>>,
}

/// Targets of nearness that stay indexed.
const MOST_TARGETS: usize = 16;

impl FacetIndex {
    /// Reads and measures every feature of the subject.
    pub fn new(atlas: &Atlas) -> Self {
        let (mut slots, mut starts) = (Vec::new(), Vec::new());
        for (layer, content) in atlas.layers.iter().enumerate() {
            let subject = content.def.role == Role::Subject;
            starts.push(subject.then_some(slots.len() as u32));
            if subject {
                slots.extend((0..content.features.len()).map(|index| FeatureId {
                    layer: layer as u32,
                    index: index as u32,
                }));
            }
        }
        let features = || slots.iter().filter_map(|id| atlas.feature(*id));
        let (sets, measures) = rayon::join(
            || Facet::ALL.map(|facet| SetColumn::new(facet, features())).into(),
            || slots.par_iter().map(|id| measured(atlas, *id)).collect::<Vec<_>>(),
        );
        let years = RangeColumn::years(features());
        let mut index = Self {
            slots,
            starts,
            sets,
            years,
            measures,
            axes: [None; 3],
            texts: OnceLock::new(),
            targets: Mutex::default(),
            ranks: Mutex::default(),
        };
        index.axes = RangeFacet::ALL.map(|kind| index.axis_of(kind));
        index
    }

    /// Features of the subject.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether the subject has no feature.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The slot of a feature of the subject.
    pub fn slot(&self, id: FeatureId) -> Option<usize> {
        let start = (*self.starts.get(id.layer as usize)?)?;
        Some(start as usize + id.index as usize)
    }

    /// The slots of a layer of the subject.
    pub fn first_slot(&self, layer: usize) -> Option<usize> {
        self.starts.get(layer).copied().flatten().map(|start| start as usize)
    }

    /// What a feature of the subject measures; nothing for others.
    pub fn measure(&self, id: FeatureId) -> Measure {
        let slot = self.slot(id);
        slot.and_then(|slot| self.measures.get(slot))
            .copied()
            .unwrap_or_default()
    }

    /// Every value that a facet has, most frequent first.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &str> {
        let column = Facet::ALL
            .iter()
            .position(|known| *known == facet)
            .and_then(|place| self.sets.get(place));
        column
            .into_iter()
            .flat_map(|column| column.values.iter().map(|(value, _)| value.as_str()))
    }

    /// The axis of a span: none when no feature has such a number.
    pub fn axis(&self, kind: RangeFacet) -> Option<Axis> {
        self.axes[kind as usize]
    }

    /// The number or the span of numbers of a slot.
    fn span(&self, kind: RangeFacet, slot: usize) -> Option<(f64, f64)> {
        match kind {
            RangeFacet::Years => self.years.of(slot),
            size => self.measures[slot].size(size).map(|size| (size, size)),
        }
    }

    fn axis_of(&self, kind: RangeFacet) -> Option<Axis> {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for (from, to) in (0..self.len()).filter_map(|slot| self.span(kind, slot)) {
            for end in [from, to].into_iter().filter(|end| end.is_finite()) {
                low = low.min(end);
                high = high.max(end);
            }
        }
        (low <= high).then(|| Axis::new(kind, low, high))
    }

    fn texts(&self, atlas: &Atlas) -> &Texts {
        self.texts
            .get_or_init(|| Texts::new(self.slots.iter().filter_map(|id| atlas.feature(*id))))
    }

    /// The index of a target, made at first use; none when the atlas does not know it.
    fn target(&self, atlas: &Atlas, target: &Target) -> Option<Arc<NearIndex>> {
        let mut known = self.targets.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_TARGETS && !known.contains_key(target) {
            known.clear();
        }
        known
            .entry(target.clone())
            .or_insert_with(|| NearIndex::new(atlas, target).map(Arc::new))
            .clone()
    }
}

fn measured(atlas: &Atlas, id: FeatureId) -> Measure {
    let geometry = atlas.feature(id).and_then(Feature::geometry);
    geometry.map_or_else(Measure::default, |geometry| Measure {
        area_ha: measure::area_m2(&geometry) / 10_000.0,
        length_km: measure::length_m(&geometry) / 1_000.0,
    })
}
