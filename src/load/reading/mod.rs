//! What every format needs to become features: recognised reference systems, rings, properties, stable ids, findings.
//! A format hands over drafts in the coordinates of its file; here the document is judged as a whole.

pub(in crate::load) mod crs;
pub(in crate::load) mod finding;
pub(in crate::load) mod finish;
pub(in crate::load) mod members;
pub(in crate::load) mod place;
pub(in crate::load) mod pool;
mod properties;
pub(in crate::load) mod ring;
pub(in crate::load) mod rows;
pub(in crate::load) mod shape;
pub(in crate::load) mod wkt_crs;

use arcstr::ArcStr;
use geo_types::Geometry;

use self::crs::Said;
use self::finding::{Finding, Notes};
use self::members::{Id, Members};
use self::place::Range;
use self::pool::Pool;
use crate::model::{Diagnostic, Feature, GeometryStatus, Shape};

/// A feature as it stands in a file, in the coordinates of the file.
#[derive(Debug, Default)]
pub(in crate::load) struct Draft<'a> {
    /// Its geometry.
    pub geometry: Option<Geometry<f64>>,
    /// Offset of the geometry, or of the feature.
    pub geometry_at: usize,
    /// Geometry of the property `outline`.
    pub outline: Option<Geometry<f64>>,
    /// Its id.
    pub id: Option<Id>,
    /// Its properties.
    pub properties: Members<'a>,
    /// Offset of the properties.
    pub properties_at: usize,
    /// Findings about it.
    pub notes: Notes,
    /// The reference system that it says of itself.
    pub crs: Option<Said>,
    /// Cost of its trees.
    pub cost: usize,
}

/// What a layer gives to features that do not say it themselves.
#[derive(Debug, Clone, PartialEq)]
pub struct Defaults {
    /// Id of the layer: the first half of stable ids.
    pub layer_id: String,
    /// Key of the source.
    pub source: ArcStr,
    /// Date of the data.
    pub vintage: ArcStr,
    /// How far its geometries may be trusted.
    pub geometry_status: GeometryStatus,
    /// Category.
    pub category: ArcStr,
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            layer_id: "layer".to_owned(),
            source: ArcStr::new(),
            vintage: ArcStr::new(),
            geometry_status: GeometryStatus::None,
            category: arcstr::literal!("feature"),
        }
    }
}

/// Kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// None that is read.
    Unknown,
    /// One GeoJSON document.
    #[default]
    GeoJson,
    /// Newline-delimited GeoJSON documents, or an RFC 8142 text sequence.
    Sequence,
    /// TopoJSON.
    TopoJson,
    /// Esri shapefile, loose or zipped.
    Shapefile,
    /// OGC GeoPackage.
    GeoPackage,
    /// FlatGeobuf.
    FlatGeobuf,
    /// OGC KML.
    Kml,
    /// KML in a zip archive.
    Kmz,
    /// GPS exchange format.
    Gpx,
    /// Delimited text.
    Csv,
    /// Timetables of public transport, zipped.
    Gtfs,
    /// OpenStreetMap XML.
    Osm,
    /// OpenStreetMap in protocol buffers.
    OsmPbf,
}

impl Format {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::Unknown,
        Self::GeoJson,
        Self::Sequence,
        Self::TopoJson,
        Self::Shapefile,
        Self::GeoPackage,
        Self::FlatGeobuf,
        Self::Kml,
        Self::Kmz,
        Self::Gpx,
        Self::Csv,
        Self::Gtfs,
        Self::Osm,
        Self::OsmPbf,
    ];

    /// The word of `archipel check`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::GeoJson => "geojson",
            Self::Sequence => "geojsonseq",
            Self::TopoJson => "topojson",
            Self::Shapefile => "shapefile",
            Self::GeoPackage => "geopackage",
            Self::FlatGeobuf => "flatgeobuf",
            Self::Kml => "kml",
            Self::Kmz => "kmz",
            Self::Gpx => "gpx",
            Self::Csv => "csv",
            Self::Gtfs => "gtfs",
            Self::Osm => "osm",
            Self::OsmPbf => "osmpbf",
        }
    }
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Features that could be read, in the order of the file, in degrees. Empty when the file
    /// was only looked at.
    pub features: Vec<Feature>,
    /// Features that could be read.
    pub loaded_features: usize,
    /// Features that the file holds, readable or not.
    pub declared_features: usize,
    /// Kind of the file.
    pub format: Format,
    /// Reference system that the numbers were in, `EPSG:4326` when there was nothing to convert.
    pub crs: String,
    /// Findings.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the file as a whole was refused.
    pub refused: bool,
    /// Whether it follows the national schema of cycle facilities (`amenagements-cyclables`).
    pub is_cycle: bool,
    /// The column by which features without a geometry can be joined to communes.
    pub join: Option<Join>,
}

/// A column that names communes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// Name of the property.
    pub property: String,
    /// Whether it holds INSEE codes rather than names.
    pub is_insee: bool,
}

impl Loaded {
    /// Nothing read yet: the file is refused until features are.
    pub fn nothing(format: Format, declared_features: usize) -> Self {
        Self {
            features: Vec::new(),
            loaded_features: 0,
            declared_features,
            format,
            crs: "EPSG:4326".to_owned(),
            diagnostics: Vec::new(),
            refused: true,
            is_cycle: false,
            join: None,
        }
    }

    /// A file refused for one reason about the whole of it.
    pub fn refusal(format: Format, diagnostic: Diagnostic) -> Self {
        Self {
            crs: String::new(),
            diagnostics: vec![diagnostic],
            ..Self::nothing(format, 0)
        }
    }
}

/// A feature that was read, or only looked at. There may be a million: what is rare or large is boxed.
pub(in crate::load) struct Parsed {
    /// The feature, unless it was only looked at.
    pub feature: Option<Box<Feature>>,
    /// Key from the properties, for the stable id.
    pub key: Option<String>,
    /// Id outside the properties.
    pub id: Option<Id>,
    /// Span of the geometry.
    pub range: Option<Range>,
    /// Reference system of its own.
    pub crs: Option<Box<Said>>,
    /// Offset into the text; none where the file is no text.
    pub at: Option<usize>,
    /// Findings about it.
    pub notes: Vec<Finding>,
    /// Whether it has the fields of the national schema of cycle facilities.
    pub is_cycle: bool,
}

/// Why a feature is dropped, or the whole document refused.
pub(in crate::load) struct Dropped {
    /// The reason.
    pub finding: Box<Finding>,
    /// The text is not JSON, or asks for too much memory.
    pub refuses: bool,
}

/// Turns a draft into a feature of our schema.
pub(in crate::load) fn parsed(draft: Draft<'_>, at: usize, defaults: &Defaults, keep: bool, pool: &mut Pool) -> Parsed {
    let range = draft.geometry.as_ref().map(Range::of);
    // The kind and the rules of the facility on the right-hand side: no other schema names fields so.
    let is_cycle = draft.properties.get("ame_d").is_some() && draft.properties.get("regime_d").is_some();
    let mut notes = draft.notes;
    let mut feature = Feature {
        geometry: draft.geometry.filter(|_| keep).map(Shape::new),
        geometry_status: defaults.geometry_status,
        ..Feature::default()
    };
    if let Some(outline) = draft.outline {
        feature.outline = Some(Shape::new(outline));
    }
    let mut key = properties::fill(
        &mut feature,
        draft.properties,
        defaults,
        draft.properties_at,
        &mut notes,
        pool,
    );
    key = key.or_else(|| draft.id.as_ref().map(|id| id.text().to_owned()));
    if keep {
        key = key.or_else(|| properties::id_like(&feature));
        for (field, default) in [
            (&mut feature.source, &defaults.source),
            (&mut feature.vintage, &defaults.vintage),
            (&mut feature.category, &defaults.category),
        ] {
            if field.is_empty() {
                field.clone_from(default);
            }
        }
    }
    Parsed {
        feature: keep.then(|| Box::new(feature)),
        key,
        id: draft.id,
        range,
        crs: draft.crs.map(Box::new),
        at: Some(draft.geometry_at.max(at)),
        notes: notes.list,
        is_cycle,
    }
}
