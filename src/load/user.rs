//! The layers that the user brought, joined to a territory. One folder each, named after the layer: `layer.toml` and the
//! file of features that it names. `layer.toml` is written last, so that a layer is there whole or not at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::atlas::{io_diagnostic, layer_in, strangers};
use crate::model::catalog::{Category, Group};
use crate::model::user_layer::{FORMAT_VERSION, GROUP, UserLayer};
use crate::model::{Atlas, Diagnostic, Lang, Localized, Severity, TextStatus};

/// Category of features that nobody sorted.
pub const CATEGORY: &str = "feature";

/// Name of the description of a user layer.
pub const FILE_NAME: &str = "layer.toml";

/// The user layers below `folder`, by id; what is wrong with one is told in its place.
pub fn list(folder: &Path) -> Vec<Result<(PathBuf, UserLayer), Box<Diagnostic>>> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let folders: BTreeSet<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    let described = folders.into_iter().filter(|folder| folder.join(FILE_NAME).is_file());
    described
        .map(|folder| describe(&folder).map(|layer| (folder, layer)))
        .collect()
}

/// Reads the description of one.
fn describe(folder: &Path) -> Result<UserLayer, Box<Diagnostic>> {
    let path = folder.join(FILE_NAME);
    let file = path.display().to_string();
    let text = std::fs::read_to_string(&path).map_err(|error| io_diagnostic(&error, &file))?;
    let fault = |code| Box::new(Diagnostic::document(Severity::Error, code, &file));
    let newer = toml::from_str::<toml::Table>(&text)
        .ok()
        .and_then(|table| table.get("format_version")?.as_integer())
        .filter(|version| *version > i64::from(FORMAT_VERSION));
    if let Some(found) = newer {
        return Err(Box::new(
            fault("user-layer-newer")
                .with("found", found)
                .with("known", FORMAT_VERSION),
        ));
    }
    let layer: UserLayer =
        toml::from_str(&text).map_err(|error| Box::new(fault("user-layer-broken").with("reason", error.message())))?;
    let named = folder.file_name().is_some_and(|name| name == layer.layer.id.as_str());
    if named {
        Ok(layer)
    } else {
        Err(fault("user-layer-moved"))
    }
}

/// `atlas` with the user layers of `folder`: one that bears the id of a layer takes its place, the others lie on top.
pub fn join(atlas: Atlas, folder: &Path) -> Atlas {
    let found = list(folder);
    if found.is_empty() {
        return atlas;
    }
    let facts = atlas.facts;
    let (mut catalog, mut layers, mut diagnostics) = (atlas.catalog, atlas.layers, atlas.diagnostics);
    let mut on_top = Vec::new();
    for one in found {
        let (folder, user) = match one {
            Ok(found) => found,
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                continue;
            }
        };
        catalog.sources.retain(|known| known.key != user.source.key);
        catalog.sources.push(user.source.clone());
        let mut layer = layer_in(&user.layer, &folder);
        match layers.iter_mut().find(|known| known.def.id == user.layer.id) {
            Some(known) => {
                if layer.state == crate::model::LayerState::Disabled {
                    // The territory's own stays rather than nothing.
                    known.diagnostics.append(&mut layer.diagnostics);
                } else {
                    *known = layer;
                }
            }
            None => on_top.push(layer),
        }
    }
    if on_top.iter().any(|layer| layer.def.group == GROUP) && !catalog.groups.iter().any(|group| group.id == GROUP) {
        catalog.groups.insert(0, group());
    }
    let known: BTreeSet<String> = catalog.categories.iter().map(|category| category.id.clone()).collect();
    if !known.is_empty() && !known.contains(CATEGORY) {
        catalog.categories.push(category());
    }
    on_top.append(&mut layers);
    catalog.layers = on_top.iter().map(|layer| layer.def.clone()).collect();
    for layer in &mut on_top {
        if layer.def.group == GROUP {
            let found = strangers(layer, &catalog);
            layer.diagnostics.extend(found);
        }
    }
    let mut joined = Atlas::new(catalog, on_top, diagnostics);
    joined.facts = facts;
    joined
}

/// The heading of user layers.
fn group() -> Group {
    let words = [
        (Lang::En, "Your layers"),
        (Lang::Nl, "Uw lagen"),
        (Lang::De, "Ihre Ebenen"),
        (Lang::Ja, "持ち込みレイヤー"),
    ];
    Group {
        id: GROUP.to_owned(),
        title: words
            .into_iter()
            .fold(Localized::source(Lang::Fr, "Vos couches"), |title, (lang, words)| {
                title.with(lang, words, TextStatus::Translated)
            }),
    }
}

/// What features are that nobody sorted.
fn category() -> Category {
    let words = [
        (Lang::En, "Other feature"),
        (Lang::Nl, "Ander element"),
        (Lang::De, "Anderes Element"),
        (Lang::Ja, "その他の要素"),
    ];
    Category {
        id: CATEGORY.to_owned(),
        title: words.into_iter().fold(
            Localized::source(Lang::Fr, "Autre élément"),
            |title, (lang, words)| title.with(lang, words, TextStatus::Translated),
        ),
        symbol: String::new(),
        kinds: Vec::new(),
    }
}
