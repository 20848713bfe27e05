//! Updated layers joined to a territory: one that bears the id of a layer takes its place, the others lie on top.

use std::path::Path;

use super::build::DESCRIPTION;
use crate::load;
use crate::model::user_layer::{FORMAT_VERSION, UserLayer};
use crate::model::{Atlas, Diagnostic, LayerState, Severity};

/// `atlas` with the layers that updates brought into `folder`. What is wrong with one is told in its place, and the
/// territory's own layer stays.
pub fn join(atlas: Atlas, folder: &Path) -> Atlas {
    let mut found: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
    found.sort_by_key(std::fs::DirEntry::file_name);
    let (mut catalog, mut layers, mut diagnostics) = (atlas.catalog, atlas.layers, atlas.diagnostics);
    for entry in found {
        let description = entry.path().join(DESCRIPTION);
        let Ok(text) = std::fs::read_to_string(&description) else {
            continue;
        };
        let file = description.display().to_string();
        let update = match toml::from_str::<UserLayer>(&text) {
            Ok(update) if update.format_version <= FORMAT_VERSION => update,
            _ => {
                diagnostics.push(Diagnostic::document(Severity::Error, "file-unreadable", &file).with("reason", &file));
                continue;
            }
        };
        let mut layer = load::atlas::layer_in(&update.layer, &entry.path());
        let at = layers.iter().position(|known| known.def.id == layer.def.id);
        if layer.state == LayerState::Disabled {
            match at {
                Some(at) => layers[at].diagnostics.append(&mut layer.diagnostics),
                None => diagnostics.append(&mut layer.diagnostics),
            }
            continue;
        }
        catalog.sources.retain(|known| known.key != update.source.key);
        catalog.sources.push(update.source);
        match at {
            Some(at) => layers[at] = layer,
            None => layers.insert(0, layer),
        }
    }
    catalog.layers = layers.iter().map(|layer| layer.def.clone()).collect();
    Atlas::new(catalog, layers, diagnostics)
}
