//! One thing on the map, with the properties of our schema.

use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use arcstr::ArcStr;
use geo_types::Geometry;
use serde::{Deserialize, Serialize};

use super::{Localized, Properties, Shape};
use crate::space::Extent;

/// How far a geometry may be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GeometryStatus {
    /// Published by the authority in charge.
    Official,
    /// Drawn by OpenStreetMap contributors.
    Osm,
    /// A true place, known within `precision_m`.
    Approximate,
    /// A drawing that only shows the order of places.
    Schematic,
    /// Ours, to give an idea: never a perimeter.
    Indicative,
    /// There is no geometry, or nobody says how good it is.
    #[default]
    None,
}

impl GeometryStatus {
    /// The word of the schema; also the end of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Osm => "osm",
            Self::Approximate => "approximate",
            Self::Schematic => "schematic",
            Self::Indicative => "indicative",
            Self::None => "none",
        }
    }
}

/// How sure a year or a link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The source gives this very year, or this very thing.
    Exact,
    /// Around.
    About,
    /// Some time before.
    Before,
    /// Some time after.
    After,
    /// Not known, or only probable.
    #[default]
    Unknown,
}

/// A year with its certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatedYear {
    /// Year of the common era.
    pub year: i32,
    /// How sure it is.
    pub certainty: Certainty,
}

/// The value of a figure: a number, or the words of the source where it gives no number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum FigureValue {
    /// A number in the unit of the figure.
    Number(f64),
    /// As written.
    Text(String),
}

/// A figure that a source gives about a feature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What it counts.
    pub label: Localized,
    /// How much.
    pub value: FigureValue,
    /// Unit as written in French ("ha", "visiteurs"), empty when it has none.
    #[serde(default)]
    pub unit: String,
    /// Year it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Key into the catalog's sources.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Page or heading in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// A dated event in the life of a feature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Year of the common era.
    pub year: i32,
    /// Month, 1 to 12.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// Day, 1 to 31.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// What happened.
    pub text: Localized,
}

/// A link to another feature or to a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// What the other end is to this one: `commune`, `epci`, `park`, `site`, `same-element`, `near`, `component`, `page`, …
    pub rel: String,
    /// A stable id (`layer:key`) or an address.
    pub to: String,
    /// How sure the link is.
    #[serde(default)]
    pub certainty: Certainty,
}

/// A stop of a bus line, located or known by name only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stop {
    /// Name of the stop.
    pub name: String,
    /// Commune's INSEE code.
    pub commune: String,
    /// Stable id in `bhns-stops` when the stop is located.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// One feature. Text fields are empty and lists are empty when the source says nothing.
///
/// There may be a million: what every feature has stands here, what few have stands in [`Rest`], which is read and written
/// as if it stood here too.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feature {
    /// Stable id `layer:key`.
    pub id: String,
    /// Name shown on the map and as title.
    pub name: Localized,
    /// What it is; an id of the catalog's categories.
    pub category: ArcStr,
    /// Key into the catalog's sources.
    pub source: ArcStr,
    /// Date of the data, `YYYY` or `YYYY-MM-DD`.
    pub vintage: ArcStr,
    /// Every other property of the file, in its order.
    pub extra: Properties,
    /// Geometry in degrees; measured, hit and exported.
    pub geometry: Option<Shape>,
    /// Status of `geometry`.
    pub geometry_status: GeometryStatus,
    /// Fields that few features have.
    pub rest: Seldom,
}

/// Fields of a [`Feature`] that few features have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rest {
    /// Other names, for search and sheets.
    pub aliases: Vec<String>,
    /// Official code, as `T074a` for a terril or `B1` for a bus line.
    pub code: Option<String>,
    /// Finer sort inside the category; an id of the category's kinds.
    pub kind: Option<String>,
    /// INSEE codes, main commune first.
    pub communes: Vec<String>,
    /// SIREN numbers of the intercommunal bodies.
    pub epci: Vec<String>,
    /// Mining company, spelled as in the catalog of the build.
    pub company: Option<String>,
    /// Period as written in the source.
    pub period: Option<String>,
    /// First year.
    pub valid_from: Option<DatedYear>,
    /// Last year.
    pub valid_to: Option<DatedYear>,
    /// Legal protection: `classe-mh`, `inscrit-mh`, `abords-mh`, … (catalog's protections).
    pub protection: Option<String>,
    /// Owner as written.
    pub owner: Option<String>,
    /// Length declared by the source, in metres.
    pub length_m: Option<f64>,
    /// Area declared by the source, in hectares.
    pub area_ha: Option<f64>,
    /// A few sentences.
    pub summary: Localized,
    /// A caution to show with it.
    pub note: Localized,
    /// Key figures.
    pub figures: Vec<Figure>,
    /// Timeline.
    pub events: Vec<Event>,
    /// Links.
    pub links: Vec<Link>,
    /// Ids of terrils seen from here.
    pub sees: Vec<String>,
    /// Stops in order, for a bus line.
    pub stops: Vec<Stop>,
    /// The feature's own colour (`#rrggbb`), for a bus line.
    pub color: Option<String>,
    /// Precision of the position, in metres.
    pub precision_m: Option<f64>,
    /// An outline in degrees that only joins the parts of `geometry`: drawn dashed, never measured, never hit.
    pub outline: Option<Shape>,
}

static NO_REST: LazyLock<Rest> = LazyLock::new(Rest::default);

/// A [`Rest`] that takes no memory until something is written into it.
#[derive(Debug, Clone, Default)]
pub struct Seldom(Option<Box<Rest>>);

impl Deref for Seldom {
    type Target = Rest;

    fn deref(&self) -> &Rest {
        self.0.as_deref().unwrap_or(&NO_REST)
    }
}

impl DerefMut for Seldom {
    fn deref_mut(&mut self) -> &mut Rest {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for Seldom {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl From<Rest> for Seldom {
    fn from(rest: Rest) -> Self {
        Self(Some(Box::new(rest)))
    }
}

impl Deref for Feature {
    type Target = Rest;

    fn deref(&self) -> &Rest {
        &self.rest
    }
}

impl DerefMut for Feature {
    fn deref_mut(&mut self) -> &mut Rest {
        &mut self.rest
    }
}

impl Feature {
    /// Calls `each` with every text that a filter by words looks into: names in all languages, aliases, code, company,
    /// period, kind.
    pub fn each_word<'a>(&'a self, each: &mut dyn FnMut(&'a str)) {
        self.name.texts().for_each(|(_, text)| each(text));
        self.aliases.iter().for_each(|alias| each(alias));
        let optional = [&self.code, &self.company, &self.period, &self.kind];
        optional.into_iter().flatten().for_each(|text| each(text));
    }

    /// The geometry in degrees, unpacked.
    pub fn geometry(&self) -> Option<Geometry<f64>> {
        self.geometry.as_ref().map(Shape::geometry)
    }

    /// The box around the geometry, in degrees.
    pub fn bounds_geo(&self) -> Option<Extent> {
        let bounds = self.geometry.as_ref()?.bounds();
        (!bounds.is_empty()).then_some(bounds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_that_says_little_takes_little() {
        assert!(size_of::<Feature>() <= 160, "{}", size_of::<Feature>());
        let mut feature = Feature::default();
        assert!(feature.code.is_none() && feature.rest.0.is_none());
        feature.code = Some("T074a".into());
        assert_eq!(feature.code.as_deref(), Some("T074a"));
        feature.code = None;
        assert_eq!(feature, Feature::default());
    }
}
