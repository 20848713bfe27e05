//! The list of what passes, in the order that the user chose.

use std::cmp::Ordering;
use std::sync::{Arc, PoisonError};

use geo_types::Coord;
use rayon::prelude::*;

use super::bits::Bits;
use super::ground;
use super::{Answer, FacetIndex, Terms};
use crate::i18n::{NameKey, name_key};
use crate::index::Index;
use crate::model::{Atlas, FeatureId, Filter, Lang, Order, SortKey};
use crate::space::Extent;

/// What is asked: a filter, and how its results are listed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Question {
    /// What passes.
    pub filter: Filter,
    /// What the map shows, west, south, east, north in degrees.
    pub view_geo: Option<[f64; 4]>,
    /// The list holds only what the view shows, whatever the filter says.
    pub list_follows_view: bool,
    /// The order of the list.
    pub order: Order,
    /// Language of names.
    pub lang: Lang,
}

/// Features in the order of the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    ids: Vec<FeatureId>,
    /// Middle of the view in degrees, from which distances are measured.
    pub center_geo: Coord<f64>,
}

impl Results {
    /// The features.
    pub fn ids(&self) -> &[FeatureId] {
        &self.ids
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Where a feature stands in the list, from 0.
    pub fn position(&self, id: FeatureId) -> Option<usize> {
        self.ids.iter().position(|known| *known == id)
    }

    /// The one after `id`.
    pub fn next(&self, id: FeatureId) -> Option<FeatureId> {
        self.ids.get(self.position(id)? + 1).copied()
    }

    /// The one before `id`.
    pub fn previous(&self, id: FeatureId) -> Option<FeatureId> {
        self.ids.get(self.position(id)?.checked_sub(1)?).copied()
    }
}

impl FacetIndex {
    /// Everything that a question asks: `terms` are brought up to date on the way.
    pub fn ask(&self, atlas: &Atlas, index: &Index, question: &Question, terms: &mut Terms) -> (Answer, Results) {
        let view = question
            .view_geo
            .map(|[west, south, east, north]| Extent::new(west, south, east, north));
        terms.update(self, atlas, index, &question.filter, view);
        let answer = self.answer(&question.filter, terms);
        let mut listed = answer.passing.clone();
        if let Some(view) = view.filter(|_| question.list_follows_view) {
            listed.and(&self.box_bits(atlas, index, view));
        }
        let [x, y] = view.map_or([0.0, 0.0], |view| view.center());
        let results = self.results(atlas, &listed, question.order, Coord { x, y }, question.lang);
        (answer, results)
    }

    /// The features of a set, ordered; what lacks the key comes last, and equal ones follow their names.
    pub fn results(&self, atlas: &Atlas, set: &Bits, order: Order, center_geo: Coord<f64>, lang: Lang) -> Results {
        let ranks = self.ranks(atlas, lang);
        let mut rows: Vec<(f64, u32, usize)> = set
            .iter()
            .map(|slot| (f64::NAN, ranks.get(slot).copied().unwrap_or(0), slot))
            .collect();
        rows.par_iter_mut().with_min_len(256).for_each(|(value, rank, slot)| {
            *value = match order.key {
                SortKey::Name => f64::from(*rank),
                SortKey::Distance => self.distance_m(atlas, *slot, center_geo),
                SortKey::Year => self.year(*slot).unwrap_or(f64::NAN),
                // The largest first, and areas before lengths: those are negative, these stay positive.
                SortKey::Size => {
                    let measure = self.measures[*slot];
                    match (measure.area_ha > 0.0, measure.length_km > 0.0) {
                        (true, _) => -measure.area_ha,
                        (false, true) => 1.0 / measure.length_km,
                        (false, false) => f64::NAN,
                    }
                }
            };
        });
        rows.par_sort_unstable_by(|a, b| {
            by_value(a.0, b.0, order.reversed)
                .then(a.1.cmp(&b.1))
                .then(a.2.cmp(&b.2))
        });
        Results {
            ids: rows.into_iter().map(|(_, _, slot)| self.slots[slot]).collect(),
            center_geo,
        }
    }

    fn distance_m(&self, atlas: &Atlas, slot: usize, from_geo: Coord<f64>) -> f64 {
        let geometry = atlas
            .feature(self.slots[slot])
            .and_then(crate::model::Feature::geometry);
        geometry.map_or(f64::NAN, |geometry| ground::distance_m(&geometry, from_geo))
    }

    /// The year that a slot is ordered by: its first, else its last.
    fn year(&self, slot: usize) -> Option<f64> {
        let (low, high) = self.years.of(slot)?;
        [low, high].into_iter().find(|year| year.is_finite())
    }

    /// The place of every slot in the order of names, made once per language.
    fn ranks(&self, atlas: &Atlas, lang: Lang) -> Arc<Vec<u32>> {
        let mut known = self.ranks.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || {
            let name = |id: &FeatureId| atlas.feature(*id).map_or("", |feature| feature.name.get(lang));
            let keys: Vec<NameKey> = self.slots.par_iter().map(|id| name_key(name(id))).collect();
            let mut order: Vec<u32> = (0..self.slots.len() as u32).collect();
            order.par_sort_by(|a, b| keys[*a as usize].cmp(&keys[*b as usize]).then(a.cmp(b)));
            let mut ranks = vec![0; order.len()];
            for (rank, slot) in order.into_iter().enumerate() {
                ranks[slot as usize] = rank as u32;
            }
            Arc::new(ranks)
        };
        Arc::clone(known.entry(lang).or_insert_with(make))
    }
}

fn by_value(a: f64, b: f64, reversed: bool) -> Ordering {
    match (a.is_nan(), b.is_nan()) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) if reversed => b.total_cmp(&a),
        (false, false) => a.total_cmp(&b),
    }
}
