//! Makes the index from an atlas.

use std::collections::HashMap;

use super::postings::{Collector, Field, Posting};
use super::synonyms::Synonyms;
use super::words::words;
use super::{Shared, TextIndex, ranking};
use crate::index::Index;
use crate::model::{Atlas, Feature, Localized};

/// Longest text of another property that is worth its words, in bytes.
const LONGEST_EXTRA: usize = 80;

impl TextIndex {
    /// Reads every feature once; takes their places from `index`.
    pub fn new(atlas: &Atlas, index: &Index) -> Self {
        let mut builder = Builder::new(atlas);
        let mut this = Self {
            postings: super::Postings::default(),
            shared: Shared::default(),
            starts: Vec::new(),
            profile: Vec::new(),
            importance: Vec::new(),
            places: Vec::new(),
        };
        let mut doc = 0;
        for (number, layer) in atlas.layers.iter().enumerate() {
            this.starts.push(doc);
            let points = ranking::of_layer(&layer.def);
            for (feature_number, feature) in layer.features.iter().enumerate() {
                builder.texts(doc, feature);
                let is_repeated = builder.is_repeated(&layer.def.id, feature);
                this.profile.push(builder.profile(number, feature));
                this.importance.push(if is_repeated {
                    REPEATED
                } else {
                    ranking::of_feature(points, feature)
                });
                let id = crate::model::FeatureId {
                    layer: number as u32,
                    index: feature_number as u32,
                };
                // The middle of the extent is near enough, and there already.
                let place = index.projected(id).map(|projected| projected.extent.center());
                this.places
                    .push(place.map_or([f32::NAN; 2], |[x, y]| [x as f32, y as f32]));
                doc += 1;
            }
        }
        this.postings = builder.own.finish();
        this.shared = builder.shared.finish();
        this
    }
}

/// The importance of a feature that another layer bears already: a town of the surroundings that is one of the basin.
/// Never among the answers.
pub(super) const REPEATED: u8 = u8::MAX;

struct Builder<'a> {
    atlas: &'a Atlas,
    synonyms: &'static Synonyms,
    own: Collector,
    shared: SharedBuilder,
}

impl<'a> Builder<'a> {
    fn new(atlas: &'a Atlas) -> Self {
        Self {
            atlas,
            synonyms: Synonyms::embedded(),
            own: Collector::default(),
            shared: SharedBuilder::default(),
        }
    }

    /// The words that are the feature's own.
    fn texts(&mut self, doc: u32, feature: &Feature) {
        if let Some(code) = &feature.code {
            self.text(doc, code, Field::Code);
            // `74a` is how people say T074a.
            let short = code.trim_start_matches(|first: char| first.is_ascii_alphabetic());
            if short.len() < code.len() && short.len() > 1 && code.len() - short.len() == 1 && short.starts_with('0') {
                self.text(doc, short, Field::Code);
            }
        }
        for (_, name) in feature.name.texts() {
            self.text(doc, name, Field::Name);
        }
        for alias in &feature.aliases {
            self.text(doc, alias, Field::Alias);
        }
        for stop in &feature.stops {
            self.text(doc, &stop.name, Field::Extra);
        }
        for (key, value) in feature.extra.iter() {
            if let Some(text) = value.as_str()
                && text.len() <= LONGEST_EXTRA
                && !matches!(key, "rank" | "color" | "state" | "position" | "class")
            {
                self.text(doc, text, Field::Extra);
            }
        }
        for (_, summary) in feature.summary.texts() {
            self.text(doc, summary, Field::Summary);
        }
    }

    fn text(&mut self, doc: u32, text: &str, field: Field) {
        let words = self.synonyms.telling(words(text));
        let length = words.len().clamp(1, 15) as u8;
        for (index, word) in words.iter().enumerate() {
            let posting = Posting {
                doc,
                field,
                first: index == 0,
                length,
            };
            self.own.push(word, posting);
        }
    }

    /// Whether an earlier register of the same codes has the feature.
    fn is_repeated(&self, layer: &str, feature: &Feature) -> bool {
        let registers = &self.atlas.catalog.registers;
        [&registers.communes, &registers.epci].into_iter().any(|register| {
            let earlier = register.iter().take_while(|other| *other != layer);
            register.iter().any(|other| other == layer)
                && feature.id.split_once(':').is_some_and(|(_, key)| {
                    earlier
                        .into_iter()
                        .any(|other| self.atlas.find(&format!("{other}:{key}")).is_some())
                })
        })
    }

    /// The number of the feature's profile.
    fn profile(&mut self, layer: usize, feature: &Feature) -> u16 {
        let catalog = &self.atlas.catalog;
        let mut texts = vec![self.shared.text(Sort::Layer, &layer.to_string(), || {
            localized(&self.atlas.layers[layer].def.title)
        })];
        if let Some(category) = catalog.category(&feature.category) {
            texts.push(
                self.shared
                    .text(Sort::Category, &category.id, || localized(&category.title)),
            );
            if let Some(kind) = category
                .kinds
                .iter()
                .find(|kind| Some(&kind.id) == feature.kind.as_ref())
            {
                let key = format!("{}/{}", category.id, kind.id);
                texts.push(self.shared.text(Sort::Kind, &key, || localized(&kind.title)));
            }
        }
        let protection = catalog
            .protections
            .iter()
            .find(|term| Some(&term.id) == feature.protection.as_ref());
        if let Some(term) = protection {
            texts.push(self.shared.text(Sort::Protection, &term.id, || localized(&term.title)));
        }
        if let Some(company) = &feature.company {
            texts.push(self.shared.text(Sort::Company, company, || vec![company.clone()]));
        }
        for insee in &feature.communes {
            if let Some(name) = self.atlas.commune_name(insee) {
                texts.push(self.shared.text(Sort::Commune, insee, || localized(name)));
            }
        }
        for siren in &feature.epci {
            if let Some(name) = self.atlas.epci_name(siren) {
                texts.push(self.shared.text(Sort::Epci, siren, || localized(name)));
            }
        }
        self.shared.profile(texts)
    }
}

fn localized(text: &Localized) -> Vec<String> {
    text.texts().map(|(_, text)| text.to_owned()).collect()
}

/// What a shared text is to its features.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Layer,
    Category,
    Kind,
    Protection,
    Company,
    Commune,
    Epci,
}

impl Sort {
    /// Fitness that a word of such a text gives, of 255; a word of a name gives 170 and more.
    fn weight(self) -> u8 {
        match self {
            Self::Category | Self::Kind => 130,
            Self::Commune => 125,
            Self::Company => 100,
            Self::Layer | Self::Protection => 90,
            Self::Epci => 70,
        }
    }
}

#[derive(Default)]
struct SharedBuilder {
    numbers: HashMap<(Sort, String), u16>,
    words: Vec<(String, u32)>,
    weights: Vec<u8>,
    profiles: HashMap<Box<[u16]>, u16>,
    list: Vec<Box<[u16]>>,
}

impl SharedBuilder {
    fn text(&mut self, sort: Sort, key: &str, texts: impl FnOnce() -> Vec<String>) -> u16 {
        if let Some(number) = self.numbers.get(&(sort, key.to_owned())) {
            return *number;
        }
        // More texts than numbers: the rest share the last one, whose words are those of the first text that took it.
        let number = self.weights.len().min(usize::from(u16::MAX)) as u16;
        if self.weights.len() <= usize::from(u16::MAX) {
            self.weights.push(sort.weight());
            let synonyms = Synonyms::embedded();
            let telling = texts().into_iter().flat_map(|text| synonyms.telling(words(&text)));
            self.words.extend(telling.map(|word| (word, u32::from(number))));
        }
        self.numbers.insert((sort, key.to_owned()), number);
        number
    }

    fn profile(&mut self, texts: Vec<u16>) -> u16 {
        let texts = texts.into_boxed_slice();
        if let Some(number) = self.profiles.get(&texts) {
            return *number;
        }
        let number = self.list.len().min(usize::from(u16::MAX)) as u16;
        if self.list.len() <= usize::from(u16::MAX) {
            self.list.push(texts.clone());
        }
        self.profiles.insert(texts, number);
        number
    }

    fn finish(self) -> Shared {
        let mut collector = Collector::default();
        for (word, doc) in self.words {
            let posting = Posting {
                doc,
                field: Field::Extra,
                first: false,
                length: 1,
            };
            collector.push(&word, posting);
        }
        Shared {
            postings: collector.finish(),
            weights: self.weights,
            profiles: self.list,
        }
    }
}
