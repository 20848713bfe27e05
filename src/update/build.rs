//! From a fetched file to a layer that can be kept: read, put in order, judged.

use std::io::Read as _;
use std::path::Path;

use arcstr::ArcStr;
use sha2::{Digest as _, Sha256};

use super::{Difference, Feed, Form, Trouble};
use crate::import::gtfs::{LINES, Network};
use crate::import::{CYCLE, Draft};
use crate::load::file::{self, Defaults, Format, Input, Loaded};
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
    /// Further layers of the same file, such as the stops of a network.
    pub beside: Vec<Self>,
    features: Vec<Feature>,
}

impl Built {
    /// It and the layers of the same file.
    pub fn layers(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.beside)
    }

    /// With what the reader found that is worth knowing.
    fn with_findings(mut self, found: Vec<Diagnostic>) -> Self {
        let worth = found.into_iter().filter(|found| found.severity > Severity::Info);
        self.findings.extend(worth);
        self
    }

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
/// A timetable for the layer of the lines becomes lines and stops, as when a person imports it; ways for bicycles for the
/// layer of the cycle network become that network.
///
/// # Errors
/// When it cannot be read, is too large unpacked, or makes no sense.
pub fn build(feed: &Feed, form: Form, path: &Path, atlas: &Atlas, lang: Lang) -> Result<Built, Trouble> {
    let name = format!("{}.{}", feed.id, form.ending());
    let input = Input::alone(&name, bytes_of(feed, form, path)?);
    let context = Reading {
        feed,
        atlas,
        lang,
        origin: Origin {
            file: name,
            sha256: hexadecimal(&input.bytes),
            imported: stamp::today(),
            ..Origin::default()
        },
    };
    let read = context.read(&input)?;
    if feed.layer == LINES && read.format == Format::Gtfs {
        context.network(&input, &read)
    } else if feed.layer == CYCLE {
        context.cycle_network(read)
    } else {
        context.plain(read)
    }
}

/// What is needed to make layers of a file.
struct Reading<'a> {
    feed: &'a Feed,
    atlas: &'a Atlas,
    lang: Lang,
    origin: Origin,
}

impl Reading<'_> {
    /// Reads the file with the readers of imports, whatever its form.
    fn read(&self, input: &Input) -> Result<Loaded, Trouble> {
        let defaults = Defaults {
            layer_id: self.feed.layer.clone(),
            source: ArcStr::from(self.feed.source_key().as_str()),
            vintage: ArcStr::from(self.origin.imported.as_str()),
            geometry_status: self.feed.status,
            ..Defaults::default()
        };
        let loaded = file::read(input, &defaults);
        if loaded.refused {
            let worst = loaded.diagnostics.iter().max_by_key(|found| found.severity).cloned();
            let unknown = Diagnostic::document(Severity::Error, "file-unreadable", &input.name);
            return Err(Trouble::Unreadable(Box::new(worst.unwrap_or(unknown))));
        }
        Ok(loaded)
    }

    fn source(&self) -> Source {
        let feed = self.feed;
        Source {
            key: feed.source_key(),
            title: feed.title.get(Lang::Fr).to_owned(),
            producer: feed.producer.clone(),
            licence: feed.licence.clone(),
            licence_url: feed.licence_url.clone(),
            url: feed.url.clone(),
            date: self.origin.imported.clone(),
            credit: feed.credit.clone(),
        }
    }

    fn origin(&self, read: &Loaded) -> Origin {
        Origin {
            format: read.format.key().to_owned(),
            crs: read.crs.clone(),
            ..self.origin.clone()
        }
    }

    /// A layer as it was read.
    fn plain(&self, read: Loaded) -> Result<Built, Trouble> {
        let (feed, source) = (self.feed, self.source());
        let origin = self.origin(&read);
        let (mut features, outside) = self.inside(read.features)?;
        self.check_count(features.len())?;
        for feature in &mut features {
            feature.source = ArcStr::from(source.key.as_str());
            feature.vintage = ArcStr::from(source.date.as_str());
        }
        let description = UserLayer {
            format_version: FORMAT_VERSION,
            origin,
            source,
            layer: definition(feed, self.atlas, &features),
        };
        let built = self.built(description, features, outside);
        Ok(built.with_findings(read.diagnostics))
    }

    /// The lines and the stops of a timetable.
    fn network(&self, input: &Input, read: &Loaded) -> Result<Built, Trouble> {
        let [least, most] = self.feed.counts;
        let nothing = Trouble::Count { count: 0, least, most };
        let mut network = Network::of(&input.bytes, &input.name).ok_or_else(|| nothing.clone())?;
        // What is written of the date is the first day of service, where the timetable says it.
        let date = std::mem::take(&mut network.source.date);
        network.source = self.source();
        if !date.is_empty() {
            network.source.date = date;
        }
        let mut layers = Vec::new();
        for draft in network.drafts(self.atlas, self.lang) {
            let (features, outside) = self.inside(draft.features(self.atlas))?;
            let description = draft.described(self.atlas, self.lang, FEATURES);
            layers.push(self.built(description, features, outside));
        }
        let lines = layers.iter().position(|built| built.layer() == LINES).ok_or(nothing)?;
        let mut lines = layers.swap_remove(lines);
        self.check_count(lines.features.len())?;
        lines.beside = layers;
        Ok(lines.with_findings(read.diagnostics.clone()))
    }

    /// The ways for bicycles of a file, with the routes that are known by their description only.
    fn cycle_network(&self, mut read: Loaded) -> Result<Built, Trouble> {
        let (features, outside) = self.inside(std::mem::take(&mut read.features))?;
        read.features = features;
        let findings = std::mem::take(&mut read.diagnostics);
        let origin = self.origin(&read);
        let mut draft = Draft::of(read, origin, &self.feed.id, self.atlas, self.lang);
        self.check_count(draft.facilities.map_or(0, |found| found.lines))?;
        draft.choices.source = self.source();
        draft.choices.geometry_status = self.feed.status;
        draft.replace_cycle_network(self.atlas);
        let description = draft.described(self.atlas, self.lang, FEATURES);
        let built = self.built(description, draft.features(self.atlas), outside);
        Ok(built.with_findings(findings))
    }

    fn built(&self, description: UserLayer, features: Vec<Feature>, outside: usize) -> Built {
        Built {
            difference: Difference::new(self.atlas, &description.layer.id, &features, self.lang),
            description,
            outside,
            findings: Vec::new(),
            features,
            beside: Vec::new(),
        }
    }

    /// The features that touch the region, and how many do not.
    fn inside(&self, features: Vec<Feature>) -> Result<(Vec<Feature>, usize), Trouble> {
        let [west, south, east, north] = self.atlas.catalog.region;
        let region = Extent::new(west, south, east, north);
        let count = features.len();
        let touches = |feature: &Feature| feature.bounds_geo().is_none_or(|bounds| region.intersects(&bounds));
        let kept: Vec<Feature> = features.into_iter().filter(touches).collect();
        let outside = count - kept.len();
        if !self.feed.clip && outside * 100 > count * MOST_OUTSIDE_PERCENT {
            return Err(Trouble::Outside { outside, count });
        }
        Ok((kept, outside))
    }

    /// Whether the number of features is within reason: what the feed says, and what it brought last time.
    fn check_count(&self, count: usize) -> Result<(), Trouble> {
        let [mut least, mut most] = self.feed.counts;
        let key = self.feed.source_key();
        let last = self.atlas.layer(&self.feed.layer);
        let last = last.filter(|layer| layer.def.source == key);
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

fn hexadecimal(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
