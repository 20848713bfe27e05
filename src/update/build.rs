//! From a fetched file to a layer that can be kept: read, put in order, judged.

use std::io::Read as _;
use std::path::Path;

use arcstr::ArcStr;
use sha2::{Digest as _, Sha256};

use super::{Difference, Feed, Form, Trouble};
use crate::load::file::{self, Defaults, Input, Loaded};
use crate::load::{geojson, plain_layer_def};
use crate::model::catalog::{LayerDef, Source};
use crate::model::user_layer::{FORMAT_VERSION, GROUP, Origin, UserLayer};
use crate::model::{Atlas, Diagnostic, Feature, Lang, Layer, Severity};
use crate::space::Extent;
use crate::store::{Fault, atomic_write, stamp};

/// File of the features beside `layer.toml`.
const FEATURES: &str = "features.geojson";
/// Name of the description of a layer.
pub(super) const DESCRIPTION: &str = "layer.toml";
/// Of features outside the region so many in a hundred are passed over; more, and the file is of another place.
const MOST_OUTSIDE_PERCENT: usize = 5;
/// Against the last update of the same feed, a number of features beyond this factor makes no sense.
const MOST_TIMES: usize = 4;

/// A layer that could be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Built {
    /// What it is and where it came from.
    pub description: UserLayer,
    /// What it changes.
    pub difference: Difference,
    /// Features left out because they lie outside the region.
    pub outside: usize,
    /// Findings of the reader that are worth knowing.
    pub findings: Vec<Diagnostic>,
    features: Vec<Feature>,
}

impl Built {
    /// Id of the layer.
    pub fn layer(&self) -> &str {
        &self.description.layer.id
    }

    /// Writes it into a folder of its own below `folder`.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Trouble> {
        let folder = folder.join(self.layer());
        let text = geojson::write(&self.features);
        let write = |name: &str, bytes: &[u8]| {
            atomic_write(&folder.join(name), bytes).map_err(|error| Trouble::Fault(Fault::from(&error)))
        };
        write(FEATURES, text.as_bytes())?;
        let description = toml::to_string(&self.description).map_err(|error| Trouble::Ours {
            reason: error.to_string(),
        })?;
        write(DESCRIPTION, description.as_bytes())
    }
}

/// Reads the file in `path` and judges it: features, their number, their place. Compares it with what `atlas` shows.
///
/// # Errors
/// When it cannot be read, is too large unpacked, or makes no sense.
pub fn build(feed: &Feed, form: Form, path: &Path, atlas: &Atlas, lang: Lang) -> Result<Built, Trouble> {
    let bytes = bytes_of(feed, form, path)?;
    let name = format!("{}.{}", feed.id, form.ending());
    let vintage = stamp::today();
    let key = feed.source_key();
    let defaults = Defaults {
        layer_id: feed.layer.clone(),
        source: ArcStr::from(key.as_str()),
        vintage: ArcStr::from(vintage.as_str()),
        geometry_status: feed.status,
        ..Defaults::default()
    };
    let sha256 = Sha256::digest(&bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let read = read(bytes, &name, &defaults)?;
    let (mut features, outside) = inside(feed, atlas, read.features)?;
    check_count(feed, atlas, &key, features.len())?;
    for feature in &mut features {
        feature.source = ArcStr::from(key.as_str());
        feature.vintage = ArcStr::from(vintage.as_str());
    }
    let description = UserLayer {
        format_version: FORMAT_VERSION,
        origin: Origin {
            file: name,
            format: read.format.key().to_owned(),
            crs: read.crs,
            sha256,
            imported: vintage.clone(),
        },
        source: Source {
            key,
            title: feed.title.get(Lang::Fr).to_owned(),
            producer: feed.producer.clone(),
            licence: feed.licence.clone(),
            licence_url: feed.licence_url.clone(),
            url: feed.url.clone(),
            date: vintage,
            credit: feed.credit.clone(),
        },
        layer: definition(feed, atlas, &features),
    };
    let difference = Difference::new(atlas, &feed.layer, &features, lang);
    let findings = read
        .diagnostics
        .into_iter()
        .filter(|found| found.severity > Severity::Info)
        .collect();
    Ok(Built {
        description,
        difference,
        outside,
        findings,
        features,
    })
}

/// The bytes of the file, unpacked where they came packed, never more than the feed allows.
fn bytes_of(feed: &Feed, form: Form, path: &Path) -> Result<Vec<u8>, Trouble> {
    let file = std::fs::File::open(path).map_err(|error| Fault::of(path, &error))?;
    let most = feed.most_bytes();
    let mut bytes = Vec::new();
    let unpacked = match form {
        Form::Gzip => flate2::read::MultiGzDecoder::new(file)
            .take(most + 1)
            .read_to_end(&mut bytes),
        _ => file.take(most + 1).read_to_end(&mut bytes),
    };
    if let Err(error) = unpacked {
        return Err(match form {
            Form::Gzip => Trouble::Form {
                found: Form::Unknown.word().to_owned(),
                wanted: Form::Gzip.word().to_owned(),
            },
            _ => Fault::of(path, &error).into(),
        });
    }
    if bytes.len() as u64 > most {
        return Err(Trouble::TooLarge {
            megabytes: feed.most_mb,
        });
    }
    Ok(bytes)
}

/// Reads the file with the readers of imports, whatever its form.
fn read(bytes: Vec<u8>, name: &str, defaults: &Defaults) -> Result<Loaded, Trouble> {
    let loaded = file::read(&Input::alone(name, bytes), defaults);
    if loaded.refused {
        let worst = loaded.diagnostics.iter().max_by_key(|found| found.severity).cloned();
        let unknown = Diagnostic::document(Severity::Error, "file-unreadable", name);
        return Err(Trouble::Unreadable(Box::new(worst.unwrap_or(unknown))));
    }
    Ok(loaded)
}

/// The features that touch the region, and how many do not.
fn inside(feed: &Feed, atlas: &Atlas, features: Vec<Feature>) -> Result<(Vec<Feature>, usize), Trouble> {
    let [west, south, east, north] = atlas.catalog.region;
    let region = Extent::new(west, south, east, north);
    let count = features.len();
    let touches = |feature: &Feature| feature.bounds_geo().is_none_or(|bounds| region.intersects(&bounds));
    let kept: Vec<Feature> = features.into_iter().filter(touches).collect();
    let outside = count - kept.len();
    if !feed.clip && outside * 100 > count * MOST_OUTSIDE_PERCENT {
        return Err(Trouble::Outside { outside, count });
    }
    Ok((kept, outside))
}

/// Whether the number of features is within reason: what the feed says, and what it brought last time.
fn check_count(feed: &Feed, atlas: &Atlas, key: &str, count: usize) -> Result<(), Trouble> {
    let [mut least, mut most] = feed.counts;
    let last = atlas.layer(&feed.layer).filter(|layer| layer.def.source == key);
    if let Some(last) = last
        .map(|layer| layer.features.len())
        .filter(|last| *last >= MOST_TIMES)
    {
        least = least.max(last / MOST_TIMES);
        most = most.min(last * MOST_TIMES);
    }
    if count < least || count > most {
        return Err(Trouble::Count { count, least, most });
    }
    Ok(())
}

/// The layer's entry of a catalog: that of the layer whose place it takes where its classes fit, else one of its own.
fn definition(feed: &Feed, atlas: &Atlas, features: &[Feature]) -> LayerDef {
    let key = feed.source_key();
    let known = atlas.layer(&feed.layer).map(|layer| layer.def.clone());
    let fits = |def: &LayerDef| {
        let layer = Layer::new(def.clone(), features.to_vec(), Vec::new(), 0.0);
        layer.class_of.iter().all(|class| *class != u16::MAX)
    };
    let mut def = known.filter(fits).unwrap_or_else(|| {
        let mut own = plain_layer_def(Path::new(&feed.layer), features);
        own.title = feed.title.clone();
        own.description = feed.about.clone();
        if let Some(class) = own.classes.first_mut() {
            class.title = feed.title.clone();
        }
        GROUP.clone_into(&mut own.group);
        own
    });
    def.id.clone_from(&feed.layer);
    FEATURES.clone_into(&mut def.file);
    def.source = key;
    def.vintage = stamp::today();
    def.geometry_status = feed.status;
    def
}
