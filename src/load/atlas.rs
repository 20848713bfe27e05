//! Folders to atlases: the embedded territory, a folder with a catalog, or any folder of GeoJSON. Whatever is wrong
//! disables a layer and is told; nothing here fails.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::prelude::*;

use super::geojson::{self, Defaults};
use super::plain;
use super::{catalog, embedded, facts};
use crate::model::catalog::LayerDef;
use crate::model::{Atlas, Catalog, Diagnostic, Layer, Severity};

/// A place that holds files by name.
#[derive(Clone, Copy)]
enum Folder<'a> {
    Embedded,
    Disk(&'a Path),
}

impl Folder<'_> {
    /// Bytes of a file, 0 when it cannot be read.
    fn size(&self, name: &str) -> u64 {
        match self {
            Self::Embedded => embedded::size(name),
            Self::Disk(dir) => std::fs::metadata(dir.join(name)).map_or(0, |data| data.len()),
        }
    }

    fn read(&self, name: &str) -> Result<Vec<u8>, std::io::Error> {
        match self {
            Self::Embedded => embedded::read(name),
            Self::Disk(dir) => std::fs::read(dir.join(name)),
        }
    }
}

/// The territory inside the program.
pub fn embedded() -> Atlas {
    from_catalog(Folder::Embedded, "archipel")
}

/// The territory in a folder: with `catalog.toml` as it says, without one every `*.geojson` as a plain layer.
pub fn from_dir(dir: &Path) -> Atlas {
    if dir.join(catalog::FILE_NAME).is_file() {
        return from_catalog(Folder::Disk(dir), &dir.display().to_string());
    }
    from_dir_plain(dir)
}

/// Every `*.geojson` of a folder as a plain layer, whether or not there is a catalog.
pub fn from_dir_plain(dir: &Path) -> Atlas {
    let files = match geojson_files(dir) {
        Ok(files) => files,
        Err(error) => {
            let diagnostic = io_diagnostic(&error, &dir.display().to_string());
            return Atlas::new(plain::empty_catalog(dir), Vec::new(), vec![diagnostic]);
        }
    };
    let size = |file: &PathBuf| std::fs::metadata(file).map_or(0, |data| data.len());
    let layers: Vec<Layer> = in_turn(&files, size, |file| plain_layer(file));
    let imported = super::user::join(Atlas::new(plain::empty_catalog(dir), Vec::new(), Vec::new()), dir);
    let mut diagnostics = imported.diagnostics;
    if layers.is_empty() && imported.layers.is_empty() && diagnostics.is_empty() {
        let name = dir.display().to_string();
        diagnostics.push(Diagnostic::document(Severity::Error, "folder-empty", &name));
    }
    let all = imported.layers.into_iter().chain(layers).collect();
    let (mut catalog, layers) = plain::catalog(dir, all);
    catalog.sources.extend(imported.catalog.sources.into_iter().skip(1));
    catalog.groups.splice(
        0..0,
        imported
            .catalog
            .groups
            .into_iter()
            .filter(|group| group.id == crate::model::user_layer::GROUP),
    );
    Atlas::new(catalog, layers, diagnostics)
}

fn geojson_files(dir: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("geojson"))
        })
        .collect();
    files.sort();
    Ok(files)
}

fn plain_layer(path: &Path) -> Layer {
    let started = Instant::now();
    let def = plain::layer_def(path);
    match std::fs::read(path) {
        Err(error) => {
            let diagnostic = io_diagnostic(&error, &def.file);
            Layer::disabled(def, vec![diagnostic])
        }
        Ok(bytes) => {
            let mut layer = layer_of(def, &bytes, started);
            layer.def.fields = plain::fields(&layer.features);
            layer
        }
    }
}

fn from_catalog(folder: Folder<'_>, name: &str) -> Atlas {
    let fallback = || plain::empty_catalog(Path::new(name));
    let read = folder
        .read(catalog::FILE_NAME)
        .map_err(|error| Box::new(io_diagnostic(&error, catalog::FILE_NAME)))
        .and_then(|bytes| catalog::read(&bytes, catalog::FILE_NAME));
    match read {
        Err(diagnostic) => Atlas::new(fallback(), Vec::new(), vec![*diagnostic]),
        Ok((catalog, warnings)) => {
            let layers = layers(&catalog, folder);
            let mut findings = warnings;
            let facts = facts::read(&|name| folder.read(name), &mut findings);
            let mut atlas = Atlas::new(catalog, layers, findings);
            atlas.facts = facts;
            atlas
        }
    }
}

fn layers(catalog: &Catalog, folder: Folder<'_>) -> Vec<Layer> {
    let one = |def: &LayerDef| {
        let mut layer = layer(def, folder);
        let strangers = strangers(&layer, catalog);
        layer.diagnostics.extend(strangers);
        layer
    };
    in_turn(&catalog.layers, |def: &LayerDef| folder.size(&def.file), one)
}

/// Bytes of text that are in memory at a time. One file may be larger; it is then read alone.
const AT_ONCE: u64 = 48 << 20;

/// Works on every file, the largest ones first and only so many at a time, for a text takes more room than what is kept of
/// it. The answers come in the order of the files.
fn in_turn<T: Sync, R: Send>(files: &[T], size: impl Fn(&T) -> u64, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut order: Vec<(u64, usize)> = files
        .iter()
        .enumerate()
        .map(|(place, file)| (size(file), place))
        .collect();
    order.sort_by_key(|(size, place)| (std::cmp::Reverse(*size), *place));
    let mut done: Vec<(usize, R)> = Vec::with_capacity(files.len());
    let mut rest = order.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let mut sum = first.0;
        let fits = |(size, _): &&(u64, usize)| {
            sum += size;
            sum <= AT_ONCE
        };
        let batch = 1 + others.iter().take_while(fits).count();
        let (now, later) = rest.split_at(batch);
        let answers = now.par_iter().map(|(_, place)| (*place, work(&files[*place])));
        done.extend(answers.collect::<Vec<_>>());
        rest = later;
    }
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, answer)| answer).collect()
}

/// Words of features that the catalog does not list, and features that no class draws.
pub(super) fn strangers(layer: &Layer, catalog: &Catalog) -> Vec<Diagnostic> {
    let warn = |code, count: usize| Diagnostic::document(Severity::Warning, code, &layer.def.file).with("count", count);
    let mut unknown: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for feature in &layer.features {
        if !catalog.categories.is_empty() && catalog.category(&feature.category).is_none() {
            *unknown.entry(("category-unknown", &feature.category)).or_insert(0) += 1;
        }
        if catalog.source(&feature.source).is_none() {
            *unknown.entry(("source-unknown", &feature.source)).or_insert(0) += 1;
        }
    }
    let mut found: Vec<Diagnostic> = unknown
        .into_iter()
        .map(|((code, name), count)| warn(code, count).with("name", name))
        .collect();
    let undrawn = layer.class_of.iter().filter(|class| **class == u16::MAX).count();
    if undrawn > 0 && !layer.def.classes.is_empty() {
        found.push(warn("class-missing", undrawn));
    }
    found
}

/// Reads the file that a layer names beside its description, in a folder of the disk.
pub(super) fn layer_in(def: &LayerDef, folder: &Path) -> Layer {
    layer(def, Folder::Disk(folder))
}

fn layer(def: &LayerDef, folder: Folder<'_>) -> Layer {
    let started = Instant::now();
    let refused = |diagnostic| Layer::disabled(def.clone(), vec![diagnostic]);
    // A catalog names files beside itself; it never leads elsewhere on the disk.
    if def.file.is_empty() || def.file.contains(['/', '\\', ':']) || def.file.starts_with('.') {
        let diagnostic = Diagnostic::document(Severity::Error, "layer-file-name", &def.file);
        return refused(diagnostic.with("layer", &def.id));
    }
    match folder.read(&def.file) {
        Err(error) => refused(io_diagnostic(&error, &def.file)),
        Ok(bytes) => layer_of(def.clone(), &bytes, started),
    }
}

fn layer_of(def: LayerDef, bytes: &[u8], started: Instant) -> Layer {
    let defaults = Defaults {
        layer_id: def.id.clone(),
        source: def.source.as_str().into(),
        vintage: def.vintage.as_str().into(),
        geometry_status: def.geometry_status,
        ..Defaults::default()
    };
    let loaded = geojson::read(bytes, &def.file, &defaults);
    if loaded.refused {
        return Layer::disabled(def, loaded.diagnostics);
    }
    let load_ms = started.elapsed().as_secs_f64() * 1_000.0;
    Layer::new(def, loaded.features, loaded.diagnostics, load_ms)
}

/// A diagnostic for a file that the system does not give us.
pub fn io_diagnostic(error: &std::io::Error, file: &str) -> Diagnostic {
    match error.kind() {
        std::io::ErrorKind::NotFound => Diagnostic::document(Severity::Error, "file-missing", file),
        _ => Diagnostic::document(Severity::Error, "file-unreadable", file).with("reason", error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LayerState;

    const POINT: &str =
        r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[2.83,50.43]},"properties":{"nom":"Lens"}}"#;
    const CATALOG: &str = r#"
format_version = 1
title = { fr = "Essai" }
vintage = "2026"
region = [2.0, 50.0, 4.0, 51.0]
home = { extent = [2.5, 50.2, 3.5, 50.7] }
[[source]]
key = "s"
title = "S"
producer = "P"
licence = "Licence Ouverte 2.0"
date = "2020"
credit = "P"
[[group]]
id = "g"
title = { fr = "G" }
"#;

    fn layer(id: &str, file: &str) -> String {
        format!(
            "[[layer]]\nid = \"{id}\"\ngroup = \"g\"\ntitle = {{ fr = \"{id}\" }}\nfile = \"{file}\"\n\
             source = \"s\"\nvintage = \"2020\"\ngeometry_status = \"official\"\n"
        )
    }

    #[test]
    fn a_bad_layer_disables_itself_and_the_others_load() {
        let dir = tempfile::tempdir().unwrap();
        let collection = format!(r#"{{"type":"FeatureCollection","features":[{POINT}]}}"#);
        let files = [
            ("good", "good.geojson"),
            ("gone", "gone.geojson"),
            ("cut", "cut.geojson"),
            ("out", "../x.geojson"),
        ];
        let catalog = files
            .iter()
            .fold(CATALOG.to_owned(), |all, (id, file)| all + &layer(id, file));
        std::fs::write(dir.path().join("catalog.toml"), catalog).unwrap();
        std::fs::write(dir.path().join("good.geojson"), &collection).unwrap();
        std::fs::write(dir.path().join("cut.geojson"), &collection[..60]).unwrap();
        let atlas = from_dir(dir.path());
        let good = atlas.get("good:0").unwrap();
        assert_eq!(
            (good.source.as_str(), good.name.get(crate::model::Lang::Fr)),
            ("s", "Lens")
        );
        for (id, code) in [
            ("gone", "file-missing"),
            ("cut", "json-truncated"),
            ("out", "layer-file-name"),
        ] {
            let layer = atlas.layer(id).unwrap();
            assert_eq!(layer.state, LayerState::Disabled);
            assert_eq!(layer.diagnostics[0].code, code);
        }
    }

    #[test]
    fn a_folder_without_a_catalog_becomes_plain_layers_with_a_home() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("mes_points.geojson"), POINT).unwrap();
        std::fs::write(dir.path().join("broken.geojson"), "{").unwrap();
        std::fs::write(dir.path().join("notes.txt"), "x").unwrap();
        let atlas = from_dir(dir.path());
        assert_eq!(atlas.layers.len(), 2);
        let layer = atlas.layer("mes_points").unwrap();
        assert_eq!(layer.def.title.get(crate::model::Lang::Fr), "mes points");
        assert_eq!(layer.def.fields, ["name", "nom"]);
        assert!(layer.class(0).is_some());
        let [west, south, east, north] = atlas.catalog.home.extent;
        assert!(west < 2.83 && 2.83 < east && south < 50.43 && 50.43 < north);
        assert_eq!(atlas.layer("broken").unwrap().state, LayerState::Disabled);
    }

    #[test]
    fn answers_come_in_the_order_of_the_files_and_large_files_are_read_alone() {
        use std::sync::atomic::{AtomicU64, Ordering};
        let sizes = [3, AT_ONCE * 2, 5, AT_ONCE - 1, 1, AT_ONCE / 2, AT_ONCE / 2];
        let (open, most) = (AtomicU64::new(0), AtomicU64::new(0));
        let answers = in_turn(
            &sizes,
            |size| *size,
            |size| {
                let sum = open.fetch_add(*size, Ordering::SeqCst) + size;
                most.fetch_max(sum, Ordering::SeqCst);
                std::thread::yield_now();
                open.fetch_sub(*size, Ordering::SeqCst);
                *size
            },
        );
        assert_eq!(answers, sizes);
        assert_eq!(most.into_inner(), AT_ONCE * 2);
        assert!(in_turn(&[0_u64; 0], |size| *size, |size| *size).is_empty());
    }

    #[test]
    fn a_folder_that_is_not_there_gives_an_empty_atlas_that_says_so() {
        let atlas = from_dir(Path::new("no/such/folder"));
        assert!(atlas.layers.is_empty());
        assert_eq!(atlas.diagnostics[0].code, "file-missing");
    }
}
