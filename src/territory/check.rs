//! What a built territory promises: ids once, closed lists kept, links that lead somewhere.

use std::collections::HashSet;

use super::{BuildError, Layers};
use crate::model::{Catalog, Feature};

/// Checks the layers against the catalog and each other.
///
/// # Errors
/// At the first broken promise.
pub fn consistent(catalog: &Catalog, layers: &Layers) -> Result<(), BuildError> {
    let wrong = |layer: &str, reason: String| BuildError::Inconsistent {
        layer: layer.to_owned(),
        reason,
    };
    for def in &catalog.layers {
        if !layers.contains_key(def.id.as_str()) {
            return Err(wrong(&def.id, "in the catalog, but not built".to_owned()));
        }
    }
    let mut ids = HashSet::new();
    for (layer, features) in layers {
        if !catalog.layers.iter().any(|def| def.id == *layer) {
            return Err(wrong(layer, "built, but not in the catalog".to_owned()));
        }
        for feature in features {
            if !ids.insert(feature.id.as_str()) {
                return Err(wrong(layer, format!("`{}` twice", feature.id)));
            }
            listed(catalog, layer, feature).map_err(|reason| wrong(layer, format!("{}: {reason}", feature.id)))?;
        }
    }
    for (layer, features) in layers {
        for feature in features {
            let ends = feature.links.iter().map(|link| &link.to).chain(&feature.sees);
            let lost = ends
                .filter(|to| !to.starts_with("http"))
                .find(|to| !ids.contains(to.as_str()));
            if let Some(to) = lost {
                return Err(wrong(
                    layer,
                    format!("{} links to `{to}`, which is nowhere", feature.id),
                ));
            }
        }
    }
    Ok(())
}

fn listed(catalog: &Catalog, layer: &str, feature: &Feature) -> Result<(), String> {
    if !feature.id.starts_with(&format!("{layer}:")) {
        return Err("the id does not begin with the layer".to_owned());
    }
    if feature.name.is_empty() {
        return Err("no name".to_owned());
    }
    let category = catalog
        .category(&feature.category)
        .ok_or_else(|| format!("category `{}` is not listed", feature.category))?;
    if let Some(kind) = &feature.kind
        && !category.kinds.iter().any(|term| term.id == *kind)
    {
        return Err(format!("kind `{kind}` is not listed"));
    }
    if let Some(protection) = &feature.protection
        && !catalog.protections.iter().any(|term| term.id == *protection)
    {
        return Err(format!("protection `{protection}` is not listed"));
    }
    let figures = feature.figures.iter().map(|figure| figure.source.as_str());
    let keys = std::iter::once(feature.source.as_str()).chain(figures);
    match keys
        .filter(|key| !key.is_empty())
        .find(|key| catalog.source(key).is_none())
    {
        Some(key) => Err(format!("source `{key}` is not listed")),
        None => Ok(()),
    }
}
