//! The catalog of a territory: groups, layers, classes, sources. Everything that is particular to a layer stands here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{GeometryStatus, Localized};

/// Version of the catalog's form that this program writes.
pub const FORMAT_VERSION: u32 = 1;

/// `catalog.toml`. Layers are listed topmost first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalog {
    /// Version of this form.
    pub format_version: u32,
    /// Name of the territory.
    pub title: Localized,
    /// Date of the data as a whole.
    pub vintage: String,
    /// Where the map opens.
    pub home: Home,
    /// West, south, east, north in degrees: the camera stays inside.
    pub region: [f64; 4],
    /// Layers that put names to the codes which features carry.
    #[serde(default)]
    pub registers: Registers,
    /// Who made the data.
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
    /// Headings of the layer panel, in order.
    #[serde(default, rename = "group")]
    pub groups: Vec<Group>,
    /// Closed list of categories and their kinds.
    #[serde(default, rename = "category")]
    pub categories: Vec<Category>,
    /// Closed list of protections.
    #[serde(default, rename = "protection")]
    pub protections: Vec<Term>,
    /// Layers, topmost first.
    #[serde(default, rename = "layer")]
    pub layers: Vec<LayerDef>,
}

/// Where the map opens.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// West, south, east, north in degrees: shown whole, whatever the window's size.
    pub extent: [f64; 4],
}

/// Layers that put names to codes; a feature `layer:code` bears the name. The first layer that knows a code wins.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registers {
    /// For INSEE codes of communes.
    #[serde(default)]
    pub communes: Vec<String>,
    /// For SIREN numbers of intercommunal bodies.
    #[serde(default)]
    pub epci: Vec<String>,
    /// Bodies of which intercommunal bodies are members.
    #[serde(default, rename = "pole", skip_serializing_if = "Vec::is_empty")]
    pub poles: Vec<Pole>,
}

/// A body of which intercommunal bodies are members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pole {
    /// Stable key.
    pub id: String,
    /// Name.
    pub title: Localized,
    /// SIREN numbers of its members.
    pub epci: Vec<String>,
}

/// A source of data.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Key that features and layers use.
    pub key: String,
    /// Title as published.
    pub title: String,
    /// Who publishes it.
    pub producer: String,
    /// Licence, in full words.
    pub licence: String,
    /// Where to read the licence.
    #[serde(default)]
    pub licence_url: String,
    /// Where it was found.
    #[serde(default)]
    pub url: String,
    /// Date of the data.
    pub date: String,
    /// Line to print under a map.
    pub credit: String,
}

/// A heading of the layer panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Key that layers use.
    pub id: String,
    /// Heading.
    pub title: Localized,
}

/// An id with its words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Key that features use.
    pub id: String,
    /// Words.
    pub title: Localized,
}

/// A category of features.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Key that features use.
    pub id: String,
    /// Words.
    pub title: Localized,
    /// Icon, a file name of `assets/icons` without its ending.
    #[serde(default)]
    pub symbol: String,
    /// Finer sorts.
    #[serde(default, rename = "kind")]
    pub kinds: Vec<Term>,
}

/// What a layer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// What the map is about: filtered, counted, hit.
    #[default]
    Subject,
    /// Boundaries and territories: hit only when nothing of the subject is there.
    Territory,
    /// Quiet ground: drawn, never hit, never filtered.
    Background,
}

/// A layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerDef {
    /// Stable id; the first half of its features' ids.
    pub id: String,
    /// Group it stands in.
    pub group: String,
    /// Title.
    pub title: Localized,
    /// One sentence on what it holds and what it does not.
    #[serde(default)]
    pub description: Localized,
    /// File name beside the catalog.
    pub file: String,
    /// What it is for.
    #[serde(default)]
    pub role: Role,
    /// Shown at first start.
    #[serde(default = "yes")]
    pub visible: bool,
    /// Opacity at first start, 0 to 1.
    #[serde(default = "one")]
    pub opacity: f32,
    /// Drawn from this zoom on.
    #[serde(default)]
    pub min_zoom: f64,
    /// Drawn up to this zoom.
    #[serde(default = "max_zoom")]
    pub max_zoom: f64,
    /// Source of most features.
    pub source: String,
    /// Vintage of most features.
    pub vintage: String,
    /// Geometry status of most features.
    pub geometry_status: GeometryStatus,
    /// Fields that its features fill, in the order of tables.
    #[serde(default)]
    pub fields: Vec<String>,
    /// How names are written on the map; none writes none.
    #[serde(default)]
    pub label: Option<LabelDef>,
    /// Place in its group of the panel, smallest first; equal ones follow the order of the catalog.
    #[serde(default)]
    pub panel_rank: i32,
    /// Symbols that would lie over each other are drawn as one disc with their number.
    #[serde(default)]
    pub cluster: bool,
    /// Lines run side by side where they share a way.
    #[serde(default)]
    pub side_by_side: bool,
    /// Classes; the first whose condition holds gives a feature its look.
    #[serde(default, rename = "class")]
    pub classes: Vec<ClassDef>,
}

/// How names of a layer are written on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelDef {
    /// Palette key of the text style: `place`, `water`, `park`, `terril`, `site`, `route`, …
    pub style: String,
    /// Written from this zoom on.
    pub min_zoom: f64,
    /// Written up to this zoom.
    #[serde(default = "max_zoom")]
    pub max_zoom: f64,
    /// A higher one wins the place.
    pub priority: i32,
    /// Written instead of the name: `code`.
    #[serde(default)]
    pub field: Option<String>,
}

/// One value or several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Any of these.
    Many(Vec<String>),
}

impl OneOrMany {
    /// Whether `value` is among them.
    pub fn holds(&self, value: &str) -> bool {
        match self {
            Self::One(one) => one == value,
            Self::Many(many) => many.iter().any(|one| one == value),
        }
    }
}

/// How a fill is patterned, so that no meaning hangs on hue alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    /// Plain.
    #[default]
    None,
    /// Slanted lines.
    Hatch,
    /// Dots.
    Stipple,
    /// Waves.
    Wave,
}

/// A class of a layer: which features, which look.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassDef {
    /// Stable id inside the layer.
    pub id: String,
    /// Words of the legend.
    pub title: Localized,
    /// Condition on `category`, `kind`, `geometry_status`, `code`, `protection`; every one must hold.
    #[serde(default)]
    pub when: BTreeMap<String, OneOrMany>,
    /// Key of the palette.
    pub color: String,
    /// Use the feature's own `color` where it has one.
    #[serde(default)]
    pub own_color: bool,
    /// Icon of `assets/icons` without its ending, for points and for areas too small to see.
    #[serde(default)]
    pub symbol: String,
    /// Icons and small areas become dots below this zoom.
    #[serde(default = "icon_zoom")]
    pub icon_zoom: f64,
    /// Drawn from this zoom on.
    #[serde(default)]
    pub min_zoom: f64,
    /// Style of its names, where it is not the layer's.
    #[serde(default)]
    pub label_style: String,
    /// Pattern of the fill.
    #[serde(default)]
    pub pattern: Pattern,
    /// Width of strokes at zoom 12, in points.
    #[serde(default = "one")]
    pub width_pt: f32,
    /// Dashes: on, off, on, off …, in points; empty is solid.
    #[serde(default)]
    pub dash_pt: Vec<f32>,
    /// Width of the casing on each side, in points; 0 has none.
    #[serde(default)]
    pub casing_pt: f32,
}

fn yes() -> bool {
    true
}

fn one() -> f32 {
    1.0
}

fn max_zoom() -> f64 {
    24.0
}

fn icon_zoom() -> f64 {
    13.0
}

impl Catalog {
    /// The source with this key.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.key == key)
    }

    /// The category with this id.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }
}
