//! Which features are shown: layers that are on, classes that are isolated, filters that hold.

use super::facets::{Bits, FacetIndex, Question, Terms};
use super::projected::Index;
use crate::model::catalog::LayerDef;
use crate::model::{Atlas, FeatureId, Filter};

/// What is decided about a layer as far as showing goes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LayerFilter {
    /// The layer is on.
    pub visible: bool,
    /// Only this class.
    pub only_class: Option<String>,
}

/// The answer for every feature, worked out once per change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shown {
    layers: Vec<ShownLayer>,
    /// Layers that are drawn from the smallest zoom on, whatever the catalog says; empty where none is.
    early: Vec<bool>,
}

#[derive(Debug, Clone, PartialEq)]
struct ShownLayer {
    visible: bool,
    /// Passes the filter, by feature, whether or not its class is isolated away.
    passes: Vec<bool>,
    /// Passes the filter and the isolation.
    shown: Vec<bool>,
    /// Features that pass the filter, by class.
    by_class: Vec<usize>,
    passing: usize,
}

impl Shown {
    /// What `filter` lets through, worked out here: for a picture that is made once. The window keeps a [`FacetIndex`] and
    /// asks that instead.
    pub fn new(atlas: &Atlas, filter: &Filter, layers: &[LayerFilter]) -> Self {
        if filter.is_empty() {
            return Self::passing_only(atlas, None, layers);
        }
        let (facets, index) = (FacetIndex::new(atlas), Index::new(atlas));
        let question = Question {
            filter: filter.clone(),
            ..Question::default()
        };
        let (answer, _) = facets.ask(atlas, &index, &question, &mut Terms::default());
        Self::passing_only(atlas, Some((&facets, &answer.on_map)), layers)
    }

    /// What passes is told by `passing` over the slots of `facets`; without them everything does. Territories and
    /// background always pass.
    pub fn passing_only(atlas: &Atlas, passing: Option<(&FacetIndex, &Bits)>, layers: &[LayerFilter]) -> Self {
        let nothing_said = LayerFilter::default();
        let layers = atlas.layers.iter().enumerate().map(|(index, layer)| {
            let choice = layers.get(index).unwrap_or(&nothing_said);
            let only = choice
                .only_class
                .as_ref()
                .and_then(|id| layer.def.classes.iter().position(|class| &class.id == id))
                .and_then(|index| u16::try_from(index).ok());
            let filtered = passing.and_then(|(facets, bits)| Some((facets.first_slot(index)?, bits)));
            let passes: Vec<bool> = match filtered {
                Some((first, bits)) => (first..first + layer.features.len())
                    .map(|slot| bits.contains(slot))
                    .collect(),
                None => vec![true; layer.features.len()],
            };
            let mut by_class = vec![0; layer.def.classes.len()];
            for (passes, class) in passes.iter().zip(&layer.class_of) {
                if let (true, Some(count)) = (passes, by_class.get_mut(usize::from(*class))) {
                    *count += 1;
                }
            }
            let shown = passes
                .iter()
                .zip(&layer.class_of)
                .map(|(passes, class)| *passes && only.is_none_or(|only| only == *class))
                .collect();
            let passing = passes.iter().filter(|passes| **passes).count();
            ShownLayer {
                visible: choice.visible,
                passes,
                shown,
                by_class,
                passing,
            }
        });
        Self {
            layers: layers.collect(),
            early: Vec::new(),
        }
    }

    /// The same without the features that `keep` refuses.
    #[must_use]
    pub fn retained(&self, atlas: &Atlas, keep: impl Fn(FeatureId) -> bool) -> Self {
        let mut kept = self.clone();
        for (layer, content) in kept.layers.iter_mut().enumerate() {
            let Some(of) = atlas.layers.get(layer) else { continue };
            for index in 0..content.passes.len() {
                let id = FeatureId {
                    layer: layer as u32,
                    index: index as u32,
                };
                if !content.passes[index] || keep(id) {
                    continue;
                }
                content.passes[index] = false;
                content.shown[index] = false;
                content.passing -= 1;
                if let Some(count) = content.by_class.get_mut(usize::from(of.class_of[index])) {
                    *count -= 1;
                }
            }
        }
        kept
    }

    /// The same with layers that are drawn from the smallest zoom on: a story shows what it speaks of.
    #[must_use]
    pub fn with_early(mut self, early: Vec<bool>) -> Self {
        self.early = early;
        self
    }

    /// Whether the layer is drawn at this zoom when it is on.
    pub fn reaches(&self, layer: usize, def: &LayerDef, zoom: f64) -> bool {
        let early = self.early.get(layer).copied().unwrap_or(false);
        (early || zoom >= def.min_zoom) && zoom <= def.max_zoom
    }

    /// Every layer is on and everything passes.
    pub fn everything(atlas: &Atlas) -> Self {
        let all = vec![
            LayerFilter {
                visible: true,
                only_class: None
            };
            atlas.layers.len()
        ];
        Self::passing_only(atlas, None, &all)
    }

    /// Whether the layer is on.
    pub fn layer_visible(&self, layer: usize) -> bool {
        self.layers.get(layer).is_some_and(|layer| layer.visible)
    }

    /// Whether the feature is on the map, zoom limits aside.
    pub fn contains(&self, id: FeatureId) -> bool {
        self.layers
            .get(id.layer as usize)
            .is_some_and(|layer| layer.visible && layer.shown.get(id.index as usize).copied().unwrap_or(false))
    }

    /// Whether the feature passes the filter, its layer on or off.
    pub fn passes(&self, id: FeatureId) -> bool {
        self.layers
            .get(id.layer as usize)
            .is_some_and(|layer| layer.passes.get(id.index as usize).copied().unwrap_or(false))
    }

    /// Number of features of a layer that pass the filter.
    pub fn passing(&self, layer: usize) -> usize {
        self.layers.get(layer).map_or(0, |layer| layer.passing)
    }

    /// Number of features of a class that pass the filter.
    pub fn passing_in_class(&self, layer: usize, class: usize) -> usize {
        self.layers
            .get(layer)
            .and_then(|layer| layer.by_class.get(class))
            .copied()
            .unwrap_or(0)
    }
}
