//! The text index: every feature by its names, codes, commune, company, kinds and other words, in all languages, typos and
//! synonyms forgiven.
//!
//! A question becomes slots, one per telling word; each slot has alternatives (the word, its synonyms). Names and codes
//! stand in posting lists; what many features share (layer, category, commune, company) stands once in a *profile*. Each
//! slot gives every feature a byte of fitness, in one pass over plain arrays: that is fast enough for hundreds of thousands
//! of features and needs few bytes for each. The best are then looked at closely ([`rank`]).

mod build;
mod postings;
mod query;
mod rank;
mod ranking;
mod synonyms;
mod words;

use geo_types::Coord;

use crate::model::{Atlas, FeatureId};
use postings::Postings;

/// What to look for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What was typed; its last word may be unfinished.
    pub words: &'a str,
    /// Results wanted at most.
    pub limit: usize,
    /// Results of one layer wanted at most.
    pub per_layer: usize,
    /// A place in degrees: nearer features go first among equals.
    pub near_geo: Option<Coord<f64>>,
}

/// A feature that answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextHit {
    /// The feature.
    pub id: FeatureId,
    /// Higher is better; comparable within one answer.
    pub score: f32,
    /// Metres from [`Wanted::near_geo`] to its middle; none without a geometry.
    pub distance_m: Option<f64>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// Best first.
    pub hits: Vec<TextHit>,
    /// Features that answer, by layer, the hits among them.
    pub by_layer: Vec<usize>,
    /// Not every word was found: these are the nearest there are.
    pub partial: bool,
}

/// What many features share, by number.
#[derive(Debug, Default)]
struct Shared {
    /// Words of the shared texts; `doc` is the number of the text.
    postings: Postings,
    /// Weight of each shared text.
    weights: Vec<u8>,
    /// Shared texts of each profile.
    profiles: Vec<Box<[u16]>>,
}

/// Every feature of an atlas by its words. Made once per atlas, off the thread of the window.
#[derive(Debug)]
pub struct TextIndex {
    postings: Postings,
    shared: Shared,
    /// Number of the first feature of each layer.
    starts: Vec<u32>,
    /// Profile of each feature.
    profile: Vec<u16>,
    /// Weight of each feature among equals.
    importance: Vec<u8>,
    /// Place of each feature in unit Mercator; not a number without a geometry.
    places: Vec<[f32; 2]>,
}

impl TextIndex {
    /// Features.
    pub fn len(&self) -> usize {
        self.profile.len()
    }

    /// Whether there is no feature.
    pub fn is_empty(&self) -> bool {
        self.profile.is_empty()
    }

    /// Bytes in memory, about.
    pub fn bytes(&self) -> usize {
        let profiles: usize = self.shared.profiles.iter().map(|profile| 16 + 2 * profile.len()).sum();
        self.postings.bytes() + self.shared.postings.bytes() + profiles + self.len() * (2 + 1 + 8)
    }

    /// Different words of names, codes and other properties.
    pub fn words(&self) -> usize {
        self.postings.words()
    }

    /// The best answers to what was typed. The same question on the same data has the same answer.
    pub fn search(&self, atlas: &Atlas, wanted: &Wanted<'_>) -> Answer {
        rank::answer(self, atlas, wanted)
    }

    fn feature_id(&self, doc: u32) -> FeatureId {
        let layer = self.starts.partition_point(|start| *start <= doc).saturating_sub(1);
        FeatureId {
            layer: layer as u32,
            index: doc - self.starts.get(layer).copied().unwrap_or(0),
        }
    }
}
