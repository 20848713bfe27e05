//! What an update changes: features added, removed and changed, by their stable ids.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::load::geojson;
use crate::model::{Atlas, Feature, Lang};

/// Names that are listed at most, of each sort.
const MOST_NAMES: usize = 20;

/// The difference between what stands and what would stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Difference {
    /// Features that stand now.
    pub before: usize,
    /// Features that would stand.
    pub after: usize,
    /// Features that are new.
    pub added: usize,
    /// Features that go.
    pub removed: usize,
    /// Features of the same id with another geometry or other properties.
    pub changed: usize,
    /// The first names of those added.
    pub added_names: Vec<String>,
    /// The first names of those removed.
    pub removed_names: Vec<String>,
    /// The first names of those changed.
    pub changed_names: Vec<String>,
}

impl Difference {
    /// Compares `after` with the layer `id` of `atlas`; without such a layer everything is new.
    pub fn new(atlas: &Atlas, id: &str, after: &[Feature], lang: Lang) -> Self {
        let standing: &[Feature] = atlas.layer(id).map_or(&[], |layer| &layer.features);
        let (old, new) = (by_id(standing), by_id(after));
        let mut difference = Self {
            before: standing.len(),
            after: after.len(),
            ..Self::default()
        };
        let name = |feature: &Feature| match feature.name.get(lang) {
            "" => feature.id.clone(),
            name => name.to_owned(),
        };
        let list = |names: &mut Vec<String>, feature: &Feature| {
            if names.len() < MOST_NAMES {
                names.push(name(feature));
            }
        };
        for (id, feature) in &new {
            match old.get(id) {
                None => {
                    difference.added += 1;
                    list(&mut difference.added_names, feature);
                }
                Some(before) if print_of(before) != print_of(feature) => {
                    difference.changed += 1;
                    list(&mut difference.changed_names, feature);
                }
                Some(_) => {}
            }
        }
        for (_, feature) in old.iter().filter(|(id, _)| !new.contains_key(*id)) {
            difference.removed += 1;
            list(&mut difference.removed_names, feature);
        }
        difference
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.added + self.removed + self.changed == 0
    }
}

fn by_id(features: &[Feature]) -> BTreeMap<&str, &Feature> {
    features.iter().map(|feature| (feature.id.as_str(), feature)).collect()
}

/// What stands for everything that a feature says, its source and date aside: those change with every update.
fn print_of(feature: &Feature) -> [u8; 32] {
    let mut properties = geojson::properties(feature);
    for key in ["source", "vintage"] {
        properties.remove(key);
    }
    let geometry = feature.geometry().as_ref().map(geojson::geometry);
    let mut hasher = Sha256::new();
    hasher.update(serde_json::Value::Object(properties).to_string());
    hasher.update(geometry.map_or_else(String::new, |geometry| geometry.to_string()));
    hasher.finalize().into()
}
