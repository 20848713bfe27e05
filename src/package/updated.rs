//! The layers that updates brought, put into the data of a package: whoever installs it sees what whoever packed it saw.

use std::path::{Path, PathBuf};

use super::Refusal;
use super::pack::Bytes;
use crate::load::{catalog, user};
use crate::model::user_layer::UserLayer;
use crate::model::{Atlas, Diagnostic, Severity};
use crate::store::Fault;

/// Puts the layers of the folder `updates` in the place of those of `atlas`, whose files are in `files`, and into its
/// catalog. Data without a catalog takes them as folders, as it takes imported layers.
///
/// # Errors
/// When a layer cannot be read.
pub(super) fn put_in(files: &mut Vec<(String, Bytes)>, atlas: Atlas, updates: &Path) -> Result<(), Refusal> {
    let layers: Result<Vec<(PathBuf, UserLayer)>, Box<Diagnostic>> = user::list(updates).into_iter().collect();
    let layers = layers.map_err(Refusal::Data)?;
    if layers.is_empty() {
        return Ok(());
    }
    let description = format!("data/{}", catalog::FILE_NAME);
    if !files.iter().any(|(name, _)| *name == description) {
        for (folder, layer) in layers {
            let id = &layer.layer.id;
            files.retain(|(name, _)| *name != format!("data/{id}.geojson"));
            for file in [user::FILE_NAME, layer.layer.file.as_str()] {
                files.push((format!("data/{id}/{file}"), Bytes::Disk(folder.join(file))));
            }
        }
        return Ok(());
    }
    let before = atlas.catalog.layers.clone();
    let mut merged = user::join(atlas, updates).catalog;
    for (folder, layer) in layers {
        let id = layer.layer.id.clone();
        let (from, name) = (folder.join(&layer.layer.file), format!("{id}-updated.geojson"));
        let bytes = std::fs::read(&from).map_err(|error| Fault::of(&from, &error))?;
        if let Some(def) = merged.layers.iter_mut().find(|def| def.id == id) {
            def.file.clone_from(&name);
        }
        files.retain(|(known, _)| *known != format!("data/{name}"));
        files.push((format!("data/{name}"), Bytes::Inside(bytes)));
    }
    // A file that no layer names any more would only be carried along.
    for old in before {
        if !merged.layers.iter().any(|def| def.file == old.file) {
            files.retain(|(name, _)| *name != format!("data/{}", old.file));
        }
    }
    let text = toml::to_string(&merged).map_err(|error| {
        let fault = Diagnostic::document(Severity::Error, "user-layer-broken", &description);
        Refusal::Data(Box::new(fault.with("reason", error.to_string())))
    })?;
    files.retain(|(name, _)| *name != description);
    files.push((description, Bytes::Inside(text.into_bytes())));
    Ok(())
}
