//! Every layer at once: immutable, shared, swapped whole.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::OnceLock;

use super::catalog::{ClassDef, LayerDef};
use super::facts::Facts;
use super::{Catalog, Certainty, Diagnostic, Feature, Localized};

/// Handle of a feature inside one run; never written. What is persisted is `Feature::id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FeatureId {
    /// Index into [`Atlas::layers`].
    pub layer: u32,
    /// Index into [`Layer::features`].
    pub index: u32,
}

/// Whether a layer can be used.
#[derive(Debug, Clone, PartialEq)]
pub enum LayerState {
    /// Loaded, perhaps with warnings.
    Ready,
    /// Not usable; the diagnostics say why.
    Disabled,
}

/// A layer and its features.
#[derive(Debug, Clone)]
pub struct Layer {
    /// What the catalog says of it.
    pub def: LayerDef,
    /// Features in the order of the file.
    pub features: Vec<Feature>,
    /// Index into `def.classes` of each feature's class, or `u16::MAX` when none fits.
    pub class_of: Vec<u16>,
    /// Whether it can be used.
    pub state: LayerState,
    /// Findings of the loader.
    pub diagnostics: Vec<Diagnostic>,
    /// Time the loader took, in milliseconds.
    pub load_ms: f64,
    /// Keys of the sources of its features, the layer's own first.
    pub sources: Vec<String>,
}

impl Layer {
    /// A usable layer; the class of every feature is worked out here, once.
    pub fn new(def: LayerDef, features: Vec<Feature>, diagnostics: Vec<Diagnostic>, load_ms: f64) -> Self {
        let class_of = features.iter().map(|feature| class_of(&def, feature)).collect();
        let mut sources = vec![def.source.clone()];
        for feature in &features {
            if !feature.source.is_empty() && !sources.iter().any(|known| feature.source == *known) {
                sources.push(feature.source.to_string());
            }
        }
        Self {
            def,
            features,
            class_of,
            state: LayerState::Ready,
            diagnostics,
            load_ms,
            sources,
        }
    }

    /// A layer that could not be read.
    pub fn disabled(def: LayerDef, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            state: LayerState::Disabled,
            ..Self::new(def, Vec::new(), diagnostics, 0.0)
        }
    }

    /// The class of a feature, if one fits.
    pub fn class(&self, index: usize) -> Option<&ClassDef> {
        self.class_of
            .get(index)
            .and_then(|class| self.def.classes.get(usize::from(*class)))
    }
}

fn class_of(def: &LayerDef, feature: &Feature) -> u16 {
    let holds = |class: &ClassDef| {
        class.when.iter().all(|(key, wanted)| {
            let value = match key.as_str() {
                "category" => Some(feature.category.as_str()),
                "kind" => feature.kind.as_deref(),
                "geometry_status" => Some(feature.geometry_status.key()),
                "code" => feature.code.as_deref(),
                "protection" => feature.protection.as_deref(),
                other => feature.extra.get(other).and_then(|value| value.as_str()),
            };
            value.is_some_and(|value| wanted.holds(value))
        })
    };
    def.classes
        .iter()
        .position(holds)
        .and_then(|index| u16::try_from(index).ok())
        .unwrap_or(u16::MAX)
}

/// Every layer of a territory.
#[derive(Debug, Clone)]
pub struct Atlas {
    /// The catalog, for groups, sources, categories and the region.
    pub catalog: Catalog,
    /// Layers in the order of the catalog, topmost first.
    pub layers: Vec<Layer>,
    /// Findings about the catalog or the folder itself.
    pub diagnostics: Vec<Diagnostic>,
    /// Events and figures of the whole.
    pub facts: Facts,
    by_id: OnceLock<Ids>,
    first_year: OnceLock<Option<i32>>,
}

/// Stable ids, found by their hashes: no id is stored twice.
#[derive(Debug, Clone)]
struct Ids {
    hasher: RandomState,
    /// Ascending.
    places: Vec<(u64, FeatureId)>,
}

impl Ids {
    fn of(layers: &[Layer]) -> Self {
        let hasher = RandomState::new();
        let each = layers.iter().enumerate().flat_map(|(layer, content)| {
            content.features.iter().enumerate().map(move |(index, feature)| {
                let (layer, index) = (layer as u32, index as u32);
                (feature.id.as_str(), FeatureId { layer, index })
            })
        });
        let mut places: Vec<_> = each.map(|(id, place)| (hasher.hash_one(id), place)).collect();
        places.sort_unstable();
        Self { hasher, places }
    }
}

impl Atlas {
    /// Puts layers together.
    pub fn new(catalog: Catalog, layers: Vec<Layer>, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            catalog,
            layers,
            diagnostics,
            facts: Facts::default(),
            by_id: OnceLock::new(),
            first_year: OnceLock::new(),
        }
    }

    /// The feature of a handle. Handles come from this atlas, so an unknown one is a fault of the caller: none is returned.
    pub fn feature(&self, id: FeatureId) -> Option<&Feature> {
        self.layers.get(id.layer as usize)?.features.get(id.index as usize)
    }

    /// The handle of a stable id; the first of two equal ids. Ids are indexed when first asked for.
    pub fn find(&self, stable_id: &str) -> Option<FeatureId> {
        let ids = self.by_id.get_or_init(|| Ids::of(&self.layers));
        let wanted = ids.hasher.hash_one(stable_id);
        let first = ids.places.partition_point(|(hash, _)| *hash < wanted);
        let same = ids.places[first..].iter().take_while(|(hash, _)| *hash == wanted);
        same.map(|(_, place)| *place)
            .find(|place| self.feature(*place).is_some_and(|feature| feature.id == stable_id))
    }

    /// The earliest year in which something of the territory is known to begin; none where nothing is dated. Looked for once.
    pub fn first_year(&self) -> Option<i32> {
        *self.first_year.get_or_init(|| {
            let begins = |feature: &Feature| feature.valid_from.filter(|from| from.certainty != Certainty::Unknown);
            self.iter().filter_map(|(_, feature)| Some(begins(feature)?.year)).min()
        })
    }

    /// The feature of a stable id.
    pub fn get(&self, stable_id: &str) -> Option<&Feature> {
        self.feature(self.find(stable_id)?)
    }

    /// The layer with this id.
    pub fn layer(&self, id: &str) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.def.id == id)
    }

    /// The index of the layer with this id.
    pub fn layer_index(&self, id: &str) -> Option<usize> {
        self.layers.iter().position(|layer| layer.def.id == id)
    }

    /// Every feature with its handle.
    pub fn iter(&self) -> impl Iterator<Item = (FeatureId, &Feature)> {
        self.layers.iter().enumerate().flat_map(|(layer, content)| {
            content.features.iter().enumerate().map(move |(index, feature)| {
                (
                    FeatureId {
                        layer: layer as u32,
                        index: index as u32,
                    },
                    feature,
                )
            })
        })
    }

    /// The commune with this INSEE code, when a register of the catalog knows it.
    pub fn commune(&self, insee: &str) -> Option<&Feature> {
        self.registered(&self.catalog.registers.communes, insee)
    }

    /// The intercommunal body with this SIREN number, when a register of the catalog knows it.
    pub fn epci(&self, siren: &str) -> Option<&Feature> {
        self.registered(&self.catalog.registers.epci, siren)
    }

    /// The name of the commune with this INSEE code.
    pub fn commune_name(&self, insee: &str) -> Option<&Localized> {
        self.commune(insee).map(|feature| &feature.name)
    }

    /// The name of the intercommunal body with this SIREN number.
    pub fn epci_name(&self, siren: &str) -> Option<&Localized> {
        self.epci(siren).map(|feature| &feature.name)
    }

    fn registered(&self, layers: &[String], code: &str) -> Option<&Feature> {
        layers.iter().find_map(|layer| self.get(&format!("{layer}:{code}")))
    }

    /// Every finding of every layer, the atlas' own first.
    pub fn all_diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics
            .iter()
            .chain(self.layers.iter().flat_map(|layer| layer.diagnostics.iter()))
    }
}
