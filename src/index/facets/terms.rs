//! Each term of a filter as a set of slots, kept until that term changes.

use geo::Intersects as _;
use geo_types::Rect;

use super::FacetIndex;
use super::bits::Bits;
use crate::index::Index;
use crate::model::{Atlas, ExtentTerm, Facet, FeatureId, Filter, RangeFacet, folded};
use crate::space::Extent;
use crate::space::mercator::mercator_from_geo;

/// Place of the words among the terms; facets come before, in the order of [`Facet::ALL`].
pub(super) const TEXT: usize = Facet::ALL.len();
/// Place of the first span.
pub(super) const RANGES: usize = TEXT + 1;
/// Place of the piece of the map.
pub(super) const EXTENT: usize = RANGES + RangeFacet::ALL.len();
/// Place of nearness.
pub(super) const NEAR: usize = EXTENT + 1;
/// Number of terms.
pub(super) const COUNT: usize = NEAR + 1;

/// The terms of the filter asked last; a term that is not on has no set.
#[derive(Default)]
pub struct Terms {
    filter: Filter,
    view: Option<Extent>,
    /// What each term lets through.
    pub(super) sets: [Option<Bits>; COUNT],
}

impl Terms {
    /// Brings every set up to date with `filter`; `view_geo` (degrees) is what the map shows, for a filter that follows it.
    pub fn update(
        &mut self,
        facets: &FacetIndex,
        atlas: &Atlas,
        index: &Index,
        filter: &Filter,
        view_geo: Option<Extent>,
    ) {
        let before = std::mem::replace(&mut self.filter, filter.clone());
        for (place, facet) in Facet::ALL.into_iter().enumerate() {
            if before.facet(facet) != filter.facet(facet) {
                self.sets[place] = facets.set_bits(place, facet, filter);
            }
        }
        if before.text != filter.text {
            self.sets[TEXT] = facets.text_bits(atlas, filter);
        }
        for kind in RangeFacet::ALL {
            if before.range(kind) != filter.range(kind) {
                self.sets[RANGES + kind as usize] = filter
                    .range(kind)
                    .map(|span| Bits::of(facets.len(), |slot| facets.meets(kind, slot, span)));
            }
        }
        let box_geo = match filter.extent {
            Some(ExtentTerm::View) => view_geo,
            Some(ExtentTerm::Box([west, south, east, north])) => Some(Extent::new(west, south, east, north)),
            None => None,
        };
        if self.view != box_geo {
            self.sets[EXTENT] = box_geo.map(|box_geo| facets.box_bits(atlas, index, box_geo));
            self.view = box_geo;
        }
        if before.near != filter.near {
            self.sets[NEAR] = filter.near.as_ref().map(|near| {
                let target = facets.target(atlas, &near.of);
                target.map_or_else(
                    || Bits::of(facets.len(), |_| false),
                    |target| {
                        let within = target.bits(atlas, &facets.slots, near.metres);
                        if !near.beyond {
                            return within;
                        }
                        // What has no place is neither near nor far.
                        let placed = |slot: usize| {
                            let feature = atlas.feature(facets.slots[slot]);
                            feature.is_some_and(|feature| feature.geometry.is_some())
                        };
                        Bits::of(facets.len(), |slot| !within.contains(slot) && placed(slot))
                    },
                )
            });
        }
    }

    /// What passes every term but those of `left_out`.
    pub(super) fn all_but(&self, length: usize, left_out: &[usize]) -> Bits {
        let mut all = Bits::all(length);
        for (place, set) in self.sets.iter().enumerate() {
            if let Some(set) = set.as_ref().filter(|_| !left_out.contains(&place)) {
                all.and(set);
            }
        }
        all
    }
}

impl FacetIndex {
    fn set_bits(&self, place: usize, facet: Facet, filter: &Filter) -> Option<Bits> {
        let chosen = filter.facet(facet);
        if chosen.is_empty() {
            return None;
        }
        let column = &self.sets[place];
        let wanted: Vec<bool> = column.values.iter().map(|(value, _)| chosen.contains(value)).collect();
        Some(Bits::of(self.len(), |slot| {
            column.of(slot).iter().any(|id| wanted[*id as usize])
        }))
    }

    fn text_bits(&self, atlas: &Atlas, filter: &Filter) -> Option<Bits> {
        let wanted = folded(&filter.text);
        let words: Vec<&str> = wanted.split_whitespace().collect();
        if words.is_empty() {
            return None;
        }
        let texts = self.texts(atlas);
        Some(Bits::of(self.len(), |slot| texts.have(slot, &words)))
    }

    /// Whether a slot has years, or a size, within a span.
    pub(super) fn meets(&self, kind: RangeFacet, slot: usize, span: (f64, f64)) -> bool {
        match kind {
            RangeFacet::Years => self.years.meets(slot, span),
            size => self.measures[slot]
                .size(size)
                .is_some_and(|size| span.0 <= size && size <= span.1),
        }
    }

    /// The slots whose geometry meets a box (degrees): the R-tree names those whose boxes do, and of these only the ones
    /// that reach beyond the edge are looked at closely.
    pub fn box_bits(&self, atlas: &Atlas, index: &Index, box_geo: Extent) -> Bits {
        let corner = |x: f64, y: f64| mercator_from_geo(geo_types::Coord { x, y });
        let (a, b) = (
            corner(box_geo.min[0], box_geo.max[1]),
            corner(box_geo.max[0], box_geo.min[1]),
        );
        let window = Extent::new(a.x, a.y, b.x, b.y);
        let rect = Rect::new(box_geo.min, box_geo.max);
        let mut inside = vec![false; self.len()];
        let mut found = Vec::new();
        for (layer, content) in index.layers.iter().enumerate() {
            let Some(first) = self.first_slot(layer) else { continue };
            if !content.extent.intersects(&window) {
                continue;
            }
            content.within_into(window, &mut found);
            for place in &found {
                let id = FeatureId {
                    layer: layer as u32,
                    index: *place,
                };
                let whole = index.projected(id).is_some_and(|projected| {
                    window.contains(projected.extent.min) && window.contains(projected.extent.max)
                });
                let Some(feature) = atlas.feature(id).filter(|feature| feature.geometry.is_some()) else {
                    continue;
                };
                // What lies wholly inside need not be unpacked.
                let meets = || feature.geometry().is_some_and(|geometry| geometry.intersects(&rect));
                inside[first + *place as usize] = whole || meets();
            }
        }
        Bits::of(self.len(), |slot| inside[slot])
    }
}
