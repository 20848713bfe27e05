//! Builds `geodata/` from the raw open data (`sources`) and from the booklet's facts (`facts`).
//!
//! This floor is the only one that knows particular layers. It owns cleaning (spellings, communes, companies, periods),
//! ids, links and simplification; it must not know how a layer is drawn, filtered or loaded again. Every layer has its
//! file here, and each returns plain [`Feature`]s in the order of its source, so that a build is the same on every run.

mod boundaries;
mod buffer;
mod cavaliers;
mod check;
mod content;
mod context;
mod coverage;
mod cycle;
mod facts;
mod geometry;
mod links;
mod mobility;
mod origin;
mod parks;
mod places;
mod property;
mod shafts;
mod sites;
mod sources;
mod stories;
mod unesco;
mod viewpoints;
mod words;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::model::{Catalog, Feature};
use content::Content;
use places::Gazetteer;

/// The catalog, authored by hand; a built folder gets a copy.
pub const CATALOG: &str = include_str!("../../geodata/catalog.toml");
/// The booklet's declared totals, authored by hand; a built folder gets a copy.
pub const DECLARED: &str = include_str!("../../geodata/declared.toml");

/// Why a territory cannot be built.
#[derive(Debug, Error)]
pub enum BuildError {
    /// A source cannot be read.
    #[error("{path}: {reason}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system or the parser says.
        reason: String,
    },
    /// A record of a source is not as expected.
    #[error("{file}, record {index}: {reason}")]
    Record {
        /// The file, relative to its folder.
        file: String,
        /// 0-based record.
        index: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// What was built contradicts itself or the catalog.
    #[error("{layer}: {reason}")]
    Inconsistent {
        /// The layer.
        layer: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file of the territory cannot be written.
    #[error("{path}: {reason}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

/// A built territory, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// Contents by path relative to the folder, in the order of paths.
    pub files: BTreeMap<String, String>,
    /// What is doubtful in the sources and was kept; in English, one sentence each.
    pub warnings: Vec<String>,
}

/// Layers under construction: id of the layer, its features.
pub(crate) type Layers = BTreeMap<&'static str, Vec<Feature>>;

/// What every layer's builder reads from.
pub(crate) struct Context<'a> {
    pub sources: &'a Path,
    pub facts: &'a Path,
    pub places: Gazetteer,
    pub content: Content,
    pub warnings: Vec<String>,
}

/// Builds a territory in memory.
///
/// # Errors
/// When a source is missing or unreadable, when a commune's name cannot be resolved, or when the result contradicts
/// the catalog (an id twice, a category that is not listed, a link that leads nowhere).
pub fn build(sources: &Path, facts: &Path) -> Result<Built, BuildError> {
    let catalog: Catalog = toml::from_str(CATALOG).map_err(|error| BuildError::Read {
        path: "catalog.toml".into(),
        reason: error.to_string(),
    })?;
    let mut context = Context {
        sources,
        facts,
        places: Gazetteer::read(sources)?,
        content: Content::embedded()?,
        warnings: Vec::new(),
    };
    let mut layers = layers(&mut context)?;
    for (layer, features) in &mut layers {
        geometry::finish(layer, features, &mut context.warnings);
    }
    // Parks are made of other layers' polygons, as those are written.
    let mut parks = parks::features(&context, &layers)?;
    geometry::finish("parks", &mut parks, &mut context.warnings);
    parks::outline(&mut parks);
    layers.insert("parks", parks);
    let mut sites = sites::features(&context, &layers)?;
    geometry::finish("sites", &mut sites, &mut context.warnings);
    layers.insert("sites", sites);
    links::join(&mut layers);
    for feature in layers.values_mut().flatten() {
        context.content.complete(feature);
    }
    check::consistent(&catalog, &layers)?;
    let mut files = BTreeMap::from([
        ("catalog.toml".to_owned(), CATALOG.to_owned()),
        ("declared.toml".to_owned(), DECLARED.to_owned()),
    ]);
    for (layer, features) in &layers {
        files.insert(format!("{layer}.geojson"), write::collection(features));
    }
    files.extend(facts::files(&context, &layers)?);
    files.extend(stories::files(&context, &layers)?);
    Ok(Built {
        files,
        warnings: context.warnings,
    })
}

fn layers(context: &mut Context<'_>) -> Result<Layers, BuildError> {
    let mut layers = Layers::new();
    layers.insert("communes", boundaries::communes(context)?);
    layers.insert("surroundings", boundaries::surroundings(context)?);
    layers.insert("epci", boundaries::epci(context)?);
    layers.insert("departements", boundaries::departements(context)?);
    layers.insert("basin", boundaries::basin(context)?);
    layers.insert("unesco", unesco::features(context)?);
    layers.insert("other-cites", unesco::other_cites(context)?);
    layers.insert("components", property::components(context)?);
    layers.insert("buffer-zone", property::buffer_zone(context)?);
    layers.insert("buffer-terrils", buffer::terrils(context)?);
    layers.insert("buffer-cites", buffer::cites(context)?);
    layers.insert("buffer-lakes", buffer::lakes(context)?);
    layers.insert("cavaliers", cavaliers::features(context)?);
    layers.insert("shafts", shafts::features(context)?);
    let viewpoints = viewpoints::features(context, &layers)?;
    layers.insert("viewpoints", viewpoints);
    layers.insert("water", context::water(context)?);
    layers.insert("railways", context::railways(context)?);
    layers.insert("stations", context::stations(context)?);
    layers.insert("motorways", context::motorways(context)?);
    layers.insert("cycle", cycle::features(context)?);
    layers.insert("bhns-stops", mobility::stops(context)?);
    layers.insert("bhns", mobility::lines(context)?);
    Ok(layers)
}

/// Builds a territory and writes it into `out`, which is created when missing. Files that a build does not make are
/// left alone. Returns the warnings of the build.
///
/// # Errors
/// As [`build`], and when a file cannot be written.
pub fn build_into(sources: &Path, facts: &Path, out: &Path) -> Result<Vec<String>, BuildError> {
    let built = build(sources, facts)?;
    for (name, content) in &built.files {
        let path = out.join(name);
        let written = match path.parent() {
            Some(folder) => std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, content)),
            None => std::fs::write(&path, content),
        };
        written.map_err(|error| BuildError::Write {
            path,
            reason: error.to_string(),
        })?;
    }
    Ok(built.warnings)
}
