//! Everything that is shown about a filter, worked out once per change.

use super::bits::Bits;
use super::histogram::{Axis, Bin};
use super::terms::{COUNT, EXTENT, NEAR, RANGES, TEXT};
use super::{FacetIndex, Terms};
use crate::model::{ExtentTerm, Facet, FeatureId, Filter, RangeFacet, Term};

/// A value of a facet and how many features it would leave under the other facets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetCount {
    /// The value as features carry it.
    pub value: String,
    /// Features of the subject with this value that pass every other facet.
    pub count: usize,
}

/// What a span's histogram shows.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeAnswer {
    /// From the smallest to the largest value of the whole subject.
    pub axis: Axis,
    /// Features that pass every other term, along the axis.
    pub bins: Vec<Bin>,
    /// Smallest and largest value that pass every other term; none when nothing with such a value does.
    pub left: Option<(f64, f64)>,
}

/// Sums over what passes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Totals {
    /// Features.
    pub count: usize,
    /// Geodesic length of their lines, in kilometres.
    pub length_km: f64,
    /// Geodesic area of their polygons, in hectares.
    pub area_ha: f64,
}

/// The answer to a filter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// What passes every term.
    pub passing: Bits,
    /// What the map shows: the same, but the map's own extent takes nothing away.
    pub on_map: Bits,
    /// Sums over `passing`.
    pub totals: Totals,
    /// Counts of each facet, in the order of [`Facet::ALL`]; values in the order of the whole subject.
    pub facets: Vec<Vec<FacetCount>>,
    /// Histograms in the order of [`RangeFacet::ALL`].
    pub ranges: Vec<Option<RangeAnswer>>,
    /// For each term that is on, how many features pass without it: what to relax.
    pub without: Vec<(Term, usize)>,
}

impl FacetIndex {
    /// The answer to `filter`, whose `terms` are up to date.
    pub fn answer(&self, filter: &Filter, terms: &Terms) -> Answer {
        let passing = terms.all_but(self.len(), &[]);
        let on_map = match filter.extent {
            Some(ExtentTerm::View) => terms.all_but(self.len(), &[EXTENT]),
            _ => passing.clone(),
        };
        let others = |place: usize| match terms.sets[place] {
            Some(_) => terms.all_but(self.len(), &[place]),
            None => passing.clone(),
        };
        let facets = (0..Facet::ALL.len()).map(|place| self.counts(place, &others(place)));
        let ranges = RangeFacet::ALL.map(|kind| {
            let axis = self.axis(kind)?;
            Some(self.histogram(kind, axis, &others(RANGES + kind as usize)))
        });
        Answer {
            totals: self.totals(&passing),
            facets: facets.collect(),
            ranges: ranges.into(),
            without: without(filter, |place| others(place).count()),
            passing,
            on_map,
        }
    }

    fn counts(&self, place: usize, others: &Bits) -> Vec<FacetCount> {
        let column = &self.sets[place];
        let mut counts = vec![0_usize; column.values.len()];
        for slot in others.iter() {
            for id in column.of(slot) {
                counts[*id as usize] += 1;
            }
        }
        column
            .values
            .iter()
            .zip(counts)
            .map(|((value, _), count)| FacetCount {
                value: value.clone(),
                count,
            })
            .collect()
    }

    fn histogram(&self, kind: RangeFacet, axis: Axis, others: &Bits) -> RangeAnswer {
        let mut bins = axis.empty_bins();
        // One up where a span begins, one down behind its end: the running sum is the count.
        let mut steps = vec![0_i64; bins.len() + 1];
        let mut left: Option<(f64, f64)> = None;
        for slot in others.iter() {
            let Some((low, high)) = self.span(kind, slot) else {
                continue;
            };
            let (low, high) = (low.max(axis.low), high.min(axis.high));
            steps[axis.bin_of(low)] += 1;
            steps[axis.bin_of(high) + 1] -= 1;
            left = Some(left.map_or((low, high), |(least, most)| (least.min(low), most.max(high))));
        }
        let mut sum = 0;
        for (bin, step) in bins.iter_mut().zip(steps) {
            sum += step;
            bin.count = usize::try_from(sum).unwrap_or(0);
        }
        RangeAnswer { axis, bins, left }
    }

    /// Sums over a set, in the order of the slots: the last digits never depend on how it was found.
    pub fn totals(&self, set: &Bits) -> Totals {
        let mut totals = Totals::default();
        for slot in set.iter() {
            let measure = self.measures[slot];
            totals.count += 1;
            totals.length_km += measure.length_km;
            totals.area_ha += measure.area_ha;
        }
        totals
    }

    /// How many features would pass if `kind` had this span and every other term stayed.
    pub fn count_in_span(&self, terms: &Terms, kind: RangeFacet, span: (f64, f64)) -> usize {
        let others = terms.all_but(self.len(), &[RANGES + kind as usize]);
        others.iter().filter(|slot| self.meets(kind, *slot, span)).count()
    }

    /// The features of a set.
    pub fn features<'a>(&'a self, set: &'a Bits) -> impl Iterator<Item = FeatureId> + 'a {
        set.iter().filter_map(|slot| self.slots.get(slot).copied())
    }
}

/// The terms that are on, each facet as one, with what passes without it.
fn without(filter: &Filter, count: impl Fn(usize) -> usize) -> Vec<(Term, usize)> {
    let mut terms = filter.terms();
    for term in &mut terms {
        if let Term::Value(facet, _) = term {
            *term = Term::Facet(*facet);
        }
    }
    terms.dedup();
    terms
        .into_iter()
        .map(|term| {
            let place = match &term {
                Term::Text => TEXT,
                Term::Value(facet, _) | Term::Facet(facet) => {
                    Facet::ALL.iter().position(|known| known == facet).unwrap_or(COUNT - 1)
                }
                Term::Range(kind) => RANGES + *kind as usize,
                Term::Extent => EXTENT,
                Term::Near => NEAR,
            };
            let left = count(place);
            (term, left)
        })
        .collect()
}
