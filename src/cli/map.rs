//! A view of the map from the words of the command line: camera, layers, filter.

use super::{MapArguments, filter};
use crate::i18n::{Messages, filter_sentence};
use crate::index::{FacetIndex, LayerFilter, Shown};
use crate::model::{Atlas, Diagnostic, Filter, Severity};
use crate::space::{Extent, Viewport, mercator::mercator_from_geo};
use crate::state::State;

/// The view that was asked for.
pub struct AskedMap {
    /// Conditions as the window's filter.
    pub filter: Filter,
    /// What is on and passes the filter.
    pub shown: Shown,
    /// Opacity by layer, 0 to 1.
    pub opacities: Vec<f32>,
}

/// Whether there is a layer of this id.
///
/// # Errors
/// A finding that names those that there are.
pub fn known(atlas: &Atlas, id: &str) -> Result<(), Box<Diagnostic>> {
    if atlas.layer(id).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = atlas.layers.iter().map(|layer| layer.def.id.as_str()).collect();
    let finding = Diagnostic::document(Severity::Error, "map-layer-unknown", id);
    Err(Box::new(finding.with("layer", id).with("known", known.join(", "))))
}

/// Layers and filter of `map`.
///
/// # Errors
/// A finding when a layer, a key or a value is not known, with those that are.
pub fn asked(atlas: &Atlas, map: &MapArguments) -> Result<AskedMap, Box<Diagnostic>> {
    for id in &map.layers {
        known(atlas, id)?;
    }
    let filter = if map.conditions.is_empty() {
        Filter::default()
    } else {
        filter::filter(atlas, &FacetIndex::new(atlas), &map.conditions)?
    };
    let choices = State::default().layer_choices(atlas);
    let layers: Vec<LayerFilter> = atlas
        .layers
        .iter()
        .zip(&choices)
        .map(|(layer, choice)| LayerFilter {
            visible: if map.layers.is_empty() {
                choice.visible
            } else {
                map.layers.contains(&layer.def.id)
            },
            only_class: None,
        })
        .collect();
    Ok(AskedMap {
        shown: Shown::new(atlas, &filter, &layers),
        filter,
        opacities: choices.iter().map(|choice| choice.opacity).collect(),
    })
}

/// The filter in a sentence; empty when nothing is filtered.
pub fn sentence(atlas: &Atlas, filter: &Filter, messages: &Messages) -> String {
    if filter.is_empty() {
        String::new()
    } else {
        filter_sentence(messages, atlas, filter)
    }
}

/// The view in a picture of `size` points: the camera that was given, else the extent, else the whole territory.
pub fn viewport(atlas: &Atlas, map: &MapArguments, size: [f64; 2]) -> Viewport {
    if let Some(camera) = map.view {
        return Viewport {
            center_geo: camera.center_geo,
            zoom: camera.zoom,
            size,
        };
    }
    let [west, south, east, north] = atlas.catalog.home.extent;
    let extent = map.extent.unwrap_or(Extent::new(west, south, east, north));
    let corner = |x, y| {
        let place = mercator_from_geo(geo_types::Coord { x, y });
        [place.x, place.y]
    };
    let mut mercator = Extent::EMPTY;
    mercator.include(corner(extent.min[0], extent.min[1]));
    mercator.include(corner(extent.max[0], extent.max[1]));
    Viewport::showing(mercator, size, 0.0)
}
