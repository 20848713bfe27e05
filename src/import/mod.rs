//! From a file that somebody brings to a layer of the map: read, guess, preview, keep, take back. Owns what is proposed and
//! what is written; knows nothing of windows. The file itself is only ever read.

mod cycle;
pub mod gtfs;
mod guess;
mod join;
mod keep;
mod parts;
mod perimeters;
mod preview;
mod profile;

use std::path::Path;

use arcstr::ArcStr;
use sha2::{Digest as _, Sha256};

pub use self::cycle::{CYCLE, Facilities};
pub use self::join::Joined;
pub use self::keep::{KeepError, Kept, keep, layers_folder, put_back, remove};
pub use self::parts::whole_files;
pub use self::perimeters::Matched;
pub use self::preview::{Field, Preview};
pub use self::profile::{Profile, Profiles};
use crate::load::file::{self, Defaults, Format, Loaded};
use crate::load::user::CATEGORY;
use crate::model::catalog::{ClassDef, LayerDef, Pattern, Role, Source};
use crate::model::user_layer::{FORMAT_VERSION, GROUP, Origin, UserLayer};
use crate::model::{Atlas, Feature, GeometryStatus, Lang, Layer, Localized};
use crate::store::stamp;

/// Colours of the map that a layer of one's own may take.
pub const COLORS: [&str; 10] = [
    "other",
    "park",
    "terril",
    "cite",
    "site",
    "cycle",
    "bhns",
    "shaft",
    "lake",
    "component",
];

/// What a person may change before a layer is added.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// Id of the layer. That of a layer of the territory takes its place.
    pub id: String,
    /// Title, in the language of who imports.
    pub title: String,
    /// Category of features that have none of ours.
    pub category: String,
    /// Key of the palette's map colours.
    pub color: String,
    /// How far the geometries may be trusted.
    pub geometry_status: GeometryStatus,
    /// Who made the data, under which licence, when.
    pub source: Source,
}

/// A file that was read and could become a layer.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The file.
    pub origin: Origin,
    /// What it holds, in degrees.
    pub loaded: Loaded,
    /// What was guessed, and what a person made of it.
    pub choices: Choices,
    /// Rows that took the outline of a commune.
    pub joined: Option<Joined>,
    /// Outlines that belong to parks of the territory.
    pub matched: Option<Matched>,
    /// Ways for bicycles among the lines.
    pub facilities: Option<Facilities>,
    /// Subjects of an OpenStreetMap file; none for other files.
    pub profiles: Option<Profiles>,
    /// What of it is wanted.
    pub profile: Profile,
    /// Title of a layer of the territory whose place it takes, where that one no longer fits.
    pub renamed: Option<Localized>,
    /// Name of the file without its ending.
    stem: String,
}

impl Draft {
    /// Reads a file and guesses what it is. `lang` is the language of the title.
    ///
    /// # Errors
    /// What was found, when the file is refused as a whole or holds no feature.
    pub fn read(path: &Path, atlas: &Atlas, lang: Lang) -> Result<Self, Box<Loaded>> {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_else(|| "layer".to_owned());
        let defaults = Defaults {
            layer_id: guess::slug(&stem),
            ..Defaults::default()
        };
        let input = match file::open(path) {
            Ok(input) => input,
            Err(diagnostic) => return Err(Box::new(Loaded::refusal(Format::Unknown, *diagnostic))),
        };
        let loaded = file::read(&input, &defaults);
        if loaded.refused || loaded.features.is_empty() {
            return Err(Box::new(loaded));
        }
        let name = path
            .file_name()
            .map_or(stem.clone(), |name| name.to_string_lossy().into_owned());
        let origin = Origin {
            file: name,
            format: loaded.format.key().to_owned(),
            crs: loaded.crs.clone(),
            sha256: hexadecimal(&Sha256::digest(&input.bytes)),
            imported: stamp::today(),
        };
        Ok(Self::of(loaded, origin, &stem, atlas, lang))
    }

    /// Guesses what was read is. `stem` is the name of the file without its ending.
    pub fn of(mut loaded: Loaded, origin: Origin, stem: &str, atlas: &Atlas, lang: Lang) -> Self {
        let joined = join::communes(&mut loaded, atlas);
        let choices = guess::choices(stem, &loaded, atlas, lang);
        let matched = perimeters::matched(&loaded, atlas);
        let facilities = cycle::facilities(&loaded);
        Self {
            origin,
            profiles: profile::profiles(&loaded),
            profile: Profile::All,
            loaded,
            choices,
            joined,
            matched,
            facilities,
            renamed: None,
            stem: stem.to_owned(),
        }
    }

    /// A draft of features that are whole and chosen already.
    fn ready(loaded: Loaded, origin: Origin, choices: Choices, renamed: Option<Localized>) -> Self {
        Self {
            origin,
            loaded,
            choices,
            joined: None,
            matched: None,
            facilities: None,
            profiles: None,
            profile: Profile::All,
            renamed,
            stem: String::new(),
        }
    }

    /// Wants one subject of an OpenStreetMap file, and names the layer after it.
    pub fn choose_profile(&mut self, profile: Profile, atlas: &Atlas, lang: Lang) {
        self.profile = profile;
        let source = self.choices.source.clone();
        self.choices = guess::choices(&self.stem, &self.loaded, atlas, lang);
        self.choices.source = source;
        if let Some(category) = profile.category() {
            guess::about(&mut self.choices, &self.stem, (profile.key(), category), atlas, lang);
        }
    }

    /// The features that it would add, as they stand in the file.
    pub fn wanted(&self) -> impl Iterator<Item = &Feature> {
        let features = self.loaded.features.iter();
        features.filter(|feature| self.profile.takes(feature))
    }

    /// What to show before it is added.
    pub fn preview(&self) -> Preview {
        preview::of(self)
    }

    /// Makes the outlines that were matched the perimeters of the territory's parks: the layer takes the place of the
    /// parks, and keeps what is known of them. Does nothing when none was matched.
    pub fn replace_perimeters(&mut self, atlas: &Atlas) {
        if let Some(matched) = &self.matched {
            perimeters::replace(&mut self.loaded, &mut self.choices, matched, atlas);
        }
    }

    /// Makes the ways for bicycles the cycle network of the territory; does nothing when there is none.
    pub fn replace_cycle_network(&mut self, atlas: &Atlas) {
        if self.facilities.is_some() {
            cycle::replace(&mut self.loaded, &mut self.choices, atlas);
        }
    }

    /// The description of the layer, as it is written.
    pub fn described(&self, atlas: &Atlas, lang: Lang, file: &str) -> UserLayer {
        UserLayer {
            format_version: FORMAT_VERSION,
            origin: self.origin.clone(),
            source: self.choices.source.clone(),
            layer: self.def(atlas, lang, file),
        }
    }

    /// The layer's entry of a catalog: that of the layer whose place it takes, else one class over all of it.
    fn def(&self, atlas: &Atlas, lang: Lang, file: &str) -> LayerDef {
        let choices = &self.choices;
        if let Some(known) = atlas.layer(&choices.id).filter(|layer| layer.def.group != GROUP) {
            return LayerDef {
                title: self.renamed.clone().unwrap_or_else(|| known.def.title.clone()),
                description: if self.renamed.is_some() {
                    Localized::default()
                } else {
                    known.def.description.clone()
                },
                file: file.to_owned(),
                source: choices.source.key.clone(),
                vintage: choices.source.date.clone(),
                geometry_status: choices.geometry_status,
                ..known.def.clone()
            };
        }
        let title = Localized::source(lang, choices.title.as_str());
        LayerDef {
            id: choices.id.clone(),
            group: GROUP.to_owned(),
            title: title.clone(),
            description: Localized::default(),
            file: file.to_owned(),
            role: Role::Subject,
            visible: true,
            opacity: 1.0,
            min_zoom: 0.0,
            max_zoom: 24.0,
            source: choices.source.key.clone(),
            vintage: choices.source.date.clone(),
            geometry_status: choices.geometry_status,
            fields: crate::load::fields(&self.loaded.features),
            label: Some(guess::label()),
            panel_rank: 0,
            cluster: guess::is_crowded(&self.loaded.features),
            side_by_side: false,
            classes: vec![class(title, choices)],
        }
    }

    /// The features as they are kept: ids of the layer, a category of ours, a source that is known, communes and
    /// intercommunal bodies found by place where the file names none.
    pub fn features(&self, atlas: &Atlas) -> Vec<Feature> {
        let choices = &self.choices;
        let source: ArcStr = choices.source.key.as_str().into();
        let vintage: ArcStr = choices.source.date.as_str().into();
        let category: ArcStr = choices.category.as_str().into();
        let mut features: Vec<Feature> = self.wanted().cloned().collect();
        for feature in &mut features {
            let key = feature.id.split_once(':').map_or(feature.id.as_str(), |(_, key)| key);
            feature.id = format!("{}:{key}", choices.id);
            if feature.source.is_empty() || atlas.catalog.source(&feature.source).is_none() {
                feature.source.clone_from(&source);
                feature.vintage.clone_from(&vintage);
            }
            if feature.category.is_empty()
                || feature.category == CATEGORY
                || atlas.catalog.category(&feature.category).is_none()
            {
                feature.category.clone_from(&category);
            }
            if feature.geometry.is_some() && feature.geometry_status == GeometryStatus::None {
                feature.geometry_status = choices.geometry_status;
            }
        }
        join::places(&mut features, atlas);
        features
    }

    /// The layer as the map would show it.
    pub fn layer(&self, atlas: &Atlas, lang: Lang) -> Layer {
        let diagnostics = self.loaded.diagnostics.clone();
        Layer::new(self.def(atlas, lang, ""), self.features(atlas), diagnostics, 0.0)
    }
}

/// The one class of a layer of its own.
fn class(title: Localized, choices: &Choices) -> ClassDef {
    ClassDef {
        id: "all".to_owned(),
        title,
        when: Default::default(),
        color: choices.color.clone(),
        own_color: true,
        symbol: String::new(),
        icon_zoom: 13.0,
        min_zoom: 0.0,
        label_style: String::new(),
        pattern: Pattern::None,
        width_pt: 1.6,
        dash_pt: Vec::new(),
        casing_pt: 0.0,
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
