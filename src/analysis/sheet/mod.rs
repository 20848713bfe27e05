//! The sheet of a feature as typed blocks, worded in a language: one template per kind of thing. Window, command line and
//! printed page lay out the same blocks; nothing here knows how.

mod around;
mod commune;
mod diagrams;
mod facts;
mod numerals;
mod origin;
mod relations;
mod words;

use geo_types::Coord;
use serde::Serialize;

use crate::i18n::Messages;
use crate::index::Index;
use crate::model::{Atlas, Feature, FeatureId, GeometryStatus, TextStatus};
use crate::space::{Wind, mercator};

pub use around::wind_key;
pub use words::{category, communes};

/// What a sheet is laid out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Template {
    /// One of the parks of the chain.
    Park,
    /// A feature of the World Heritage listing.
    Listed,
    /// A component of the listed property.
    Component,
    /// A bus line.
    BusLine,
    /// A cycle route.
    CycleRoute,
    /// A place of change.
    Site,
    /// A mine shaft.
    Shaft,
    /// A commune.
    Commune,
    /// Anything else.
    Plain,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Origin {
    /// Title as published.
    pub title: String,
    /// Who publishes it.
    pub producer: String,
    /// Licence in full words.
    pub licence: String,
    /// Date of the data.
    pub date: String,
    /// Page or heading in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Address of the source; empty when it has none.
    pub url: String,
}

impl Origin {
    /// Who publishes it, its title, its date and its licence, as far as they are known.
    pub fn in_words(&self) -> String {
        let parts = [&self.producer, &self.title, &self.date, &self.licence];
        crate::i18n::filled(parts.map(String::as_str), " — ")
    }
}

/// A value with its origin.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Value {
    /// English key.
    pub key: String,
    /// What it is.
    pub label: String,
    /// How much, as the language writes it, without unit.
    pub text: String,
    /// The number itself, when it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<f64>,
    /// Unit; empty when it has none.
    pub unit: String,
    /// How it was computed and what is left out, when it is ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// Index into [`Sheet::origins`].
    pub origin: usize,
}

/// Something that leads elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkItem {
    /// A stable id, or an address.
    pub to: String,
    /// Whether `to` is a feature of the atlas.
    pub internal: bool,
    /// Words to click.
    pub words: String,
    /// What stands beside them in small.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// Metres from here, along the geodesic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance_m: Option<f64>,
    /// Direction from here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Wind>,
    /// Whether the link itself is sure.
    pub certain: bool,
}

/// A row of facts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// English key.
    pub key: String,
    /// What it is.
    pub label: String,
    /// What is known; empty when `links` say it.
    pub text: String,
    /// Places and the like, as links.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkItem>,
    /// How it was computed, when it is ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// Index into [`Sheet::origins`].
    pub origin: usize,
}

/// An answer to "what is nearest".
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Near {
    /// English key of the question: `station`, `bus-stop`, `cycle`, `park`.
    pub key: &'static str,
    /// The question in words.
    pub label: String,
    /// Whether the data can answer at all.
    pub conclusive: bool,
    /// The nearest thing that the data knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<LinkItem>,
    /// Why the answer is not sure, and what would settle it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A dated event.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moment {
    /// Year with its fraction, for the axis.
    pub at: f64,
    /// The date in words.
    pub date: String,
    /// What happened.
    pub text: String,
}

/// A part of a bus line: the stops of one commune.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinePart {
    /// Name of the commune; empty where the source gives none.
    pub commune: String,
    /// Its stable id, when the atlas knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commune_id: Option<String>,
    /// Stops: name, and stable id where the place is known.
    pub stops: Vec<(String, Option<String>)>,
}

/// A piece of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// Key figures, to be set large.
    Numerals {
        /// Up to four.
        values: Vec<Value>,
    },
    /// A few sentences.
    Text {
        /// The sentences.
        text: String,
        /// A caution rather than a description.
        caution: bool,
        /// They are not in the user's language.
        untranslated: bool,
        /// They are a translation that nobody has read again.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        to_review: bool,
    },
    /// Label and value.
    Facts {
        /// In order.
        rows: Vec<Row>,
    },
    /// Events on an axis of years.
    Timeline {
        /// In order of time.
        moments: Vec<Moment>,
    },
    /// A shaft to scale.
    Shaft {
        /// Depth in metres.
        depth_m: Option<f64>,
        /// Height of the ground above the sea, in metres.
        elevation_m: Option<f64>,
        /// Depth of the deepest shaft of the territory, in metres: the foot of the scale.
        deepest_m: f64,
        /// First and last year, in words.
        years: [Option<String>; 2],
        /// First and last year, as numbers.
        span: [Option<i32>; 2],
        /// First and last year of all shafts of the territory: the ends of the axis.
        all_years: [i32; 2],
        /// The depth in words.
        depth: String,
    },
    /// A bus line with its stops.
    Line {
        /// The line's colour, `#rrggbb`.
        color: Option<String>,
        /// Number of the line.
        code: String,
        /// Whether the order inside a commune is that of the line.
        ordered: bool,
        /// Communes in the order of the line.
        parts: Vec<LinePart>,
        /// What is not known of it.
        note: String,
    },
    /// What is nearest.
    Around {
        /// Answers.
        answers: Vec<Near>,
    },
    /// Links of one sort.
    Links {
        /// English key of the sort.
        rel: String,
        /// Title.
        title: String,
        /// How many there are; `items` may hold fewer.
        total: usize,
        /// The first of them.
        items: Vec<LinkItem>,
    },
}

/// The status of a geometry, as a clear line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Status {
    /// Word of the schema.
    pub key: &'static str,
    /// In words, with the precision.
    pub words: String,
    /// Whether a reader must be warned.
    pub warns: bool,
}

/// A place in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Position {
    /// Longitude.
    pub lon: f64,
    /// Latitude.
    pub lat: f64,
}

/// The sheet of one feature.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheet {
    /// Stable id.
    pub id: String,
    /// Id of the layer.
    pub layer: String,
    /// What it is laid out as.
    pub template: Template,
    /// Title.
    pub name: String,
    /// What it is, in words.
    pub category: String,
    /// Where it is, in words.
    pub places: String,
    /// Where the symbol stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// How far the geometry may be trusted.
    pub status: Status,
    /// The pieces, in order.
    pub blocks: Vec<Block>,
    /// Sources of the values; the feature's own comes first.
    pub origins: Vec<Origin>,
    /// Date of the data; empty when unknown.
    pub vintage: String,
}

/// What every part of a sheet is made from.
struct Maker<'a> {
    atlas: &'a Atlas,
    index: &'a Index,
    messages: &'a Messages,
    id: FeatureId,
    feature: &'a Feature,
    origins: origin::Origins<'a>,
}

impl Maker<'_> {
    fn text(&self, key: &str) -> String {
        self.messages.text(key).to_owned()
    }

    fn words(&self, text: &crate::model::Localized) -> String {
        text.get(self.messages.lang()).to_owned()
    }

    /// Where a feature's symbol stands, in degrees.
    fn anchor(&self, id: FeatureId) -> Option<Coord<f64>> {
        anchor(self.index, id)
    }
}

/// Where a feature's symbol stands, in degrees.
pub fn anchor(index: &Index, id: FeatureId) -> Option<Coord<f64>> {
    Some(mercator::geo_from_mercator(index.projected(id)?.anchor()))
}

/// What the sheet of a feature is laid out as.
pub fn template(feature: &Feature) -> Template {
    match feature.category.as_str() {
        "park" => Template::Park,
        "component" => Template::Component,
        "bus-line" => Template::BusLine,
        "cycle-route" => Template::CycleRoute,
        "shaft" => Template::Shaft,
        "commune" => Template::Commune,
        _ if feature.links.iter().any(|link| link.rel == "component") => Template::Listed,
        _ if !feature.figures.is_empty() || !feature.events.is_empty() || feature.extra.get("position").is_some() => {
            Template::Site
        }
        _ => Template::Plain,
    }
}

/// The sheet of a feature; none when the handle is of another atlas.
pub fn sheet(atlas: &Atlas, index: &Index, messages: &Messages, id: FeatureId) -> Option<Sheet> {
    let feature = atlas.feature(id)?;
    let layer = atlas.layers.get(id.layer as usize)?;
    let mut maker = Maker {
        atlas,
        index,
        messages,
        id,
        feature,
        origins: origin::Origins::new(&atlas.catalog, feature),
    };
    let template = template(feature);
    let mut blocks = Vec::new();
    let numerals = maker.numerals(template);
    let large: Vec<String> = numerals.iter().map(|value| value.key.clone()).collect();
    if !numerals.is_empty() {
        blocks.push(Block::Numerals { values: numerals });
    }
    blocks.extend(maker.sentences(&feature.summary, false));
    blocks.extend(maker.sentences(&feature.note, true));
    blocks.extend(maker.diagrams(template));
    let rows = maker.rows(template, &large);
    if !rows.is_empty() {
        blocks.push(Block::Facts { rows });
    }
    blocks.extend(maker.around(template));
    blocks.extend(maker.relations(template));
    let position = maker.anchor(id).map(|at| Position { lon: at.x, lat: at.y });
    Some(Sheet {
        id: feature.id.clone(),
        layer: layer.def.id.clone(),
        template,
        name: maker.words(&feature.name),
        category: category(atlas, messages.lang(), feature),
        places: communes(atlas, messages, feature),
        position,
        status: maker.status(),
        blocks,
        origins: maker.origins.found,
        vintage: feature.vintage.to_string(),
    })
}

impl Maker<'_> {
    fn sentences(&self, text: &crate::model::Localized, caution: bool) -> Option<Block> {
        let (lang, words) = text.pick(self.messages.lang()).filter(|(_, words)| !words.is_empty())?;
        Some(Block::Text {
            text: words.to_owned(),
            caution,
            untranslated: lang != self.messages.lang(),
            to_review: text.status(lang) == Some(TextStatus::ToReview),
        })
    }

    fn status(&self) -> Status {
        let status = self.feature.geometry_status;
        let key = format!("status-{}", status.key());
        let mut words = self.text(&key);
        if let Some(metres) = self.feature.precision_m {
            let length = self.messages.distance(metres);
            let precision = self.messages.format("sheet-precision", &[("length", length.into())]);
            words = format!("{words} — {precision}");
        }
        Status {
            key: status.key(),
            words,
            warns: matches!(
                status,
                GeometryStatus::Schematic | GeometryStatus::Indicative | GeometryStatus::Approximate
            ),
        }
    }
}

#[cfg(test)]
mod tests;
