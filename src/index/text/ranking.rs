//! Who goes first among equals, from a file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Feature;
use crate::model::catalog::{LayerDef, Role};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    roles: BTreeMap<String, u8>,
    #[serde(default)]
    layers: BTreeMap<String, u8>,
}

static RANKING: LazyLock<File> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/search/ranking.toml")).unwrap_or_else(|error| {
        tracing::error!(%error, "assets/search/ranking.toml cannot be read");
        File::default()
    })
});

/// Points of a layer.
pub(super) fn of_layer(def: &LayerDef) -> u8 {
    let role = match def.role {
        Role::Subject => "subject",
        Role::Territory => "territory",
        Role::Background => "background",
    };
    let points = RANKING.layers.get(&def.id).or_else(|| RANKING.roles.get(role));
    points.copied().unwrap_or(0).min(20)
}

/// Points of a feature of such a layer: more for a town of many people, and for a thing of which much is told.
pub(super) fn of_feature(layer: u8, feature: &Feature) -> u8 {
    let population = feature
        .extra
        .get("population")
        .and_then(crate::model::Property::as_f64)
        .unwrap_or(0.0);
    // 1,000 people give one point, 10,000 four, 100,000 seven.
    let people = (3.0 * (population.max(1.0).log10() - 2.7)).clamp(0.0, 7.0);
    // Each doubling of figures, events and views gives one point: a museum before the hotel that has its name.
    let told = feature.figures.len() + feature.events.len() + feature.sees.len();
    let told = (1 + told).ilog2().min(5);
    layer + people as u8 + told as u8
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_of_the_program_is_read() {
        assert!(super::RANKING.layers.len() > 10 && super::RANKING.roles.len() == 3);
    }
}
