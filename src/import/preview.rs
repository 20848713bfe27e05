//! What a file would bring, before it is added: counts, fields, first rows, place, problems.

use serde::Serialize;

use super::{Draft, Facilities, Joined, Matched, Profiles};
use crate::load;
use crate::model::{Diagnostic, Feature};
use crate::space::Extent;

/// Rows that are shown.
const ROWS: usize = 5;

/// A field of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Name in the file.
    pub name: String,
    /// Features that fill it.
    pub filled: usize,
    /// Values of the first rows, as text; empty where there is none.
    pub values: Vec<String>,
}

/// What a file would bring.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Preview {
    /// Name of the file.
    pub file: String,
    /// Kind of the file.
    pub format: String,
    /// Reference system of its numbers.
    pub crs: String,
    /// Features that the file holds.
    pub features: usize,
    /// Features that could be read.
    pub loaded: usize,
    /// Features with points, lines, areas, and without geometry.
    pub kinds: [usize; 4],
    /// West, south, east, north in degrees; none when nothing has a place.
    pub extent: Option<[f64; 4]>,
    /// Names of the first rows.
    pub names: Vec<String>,
    /// Fields with the values of the first rows.
    pub fields: Vec<Field>,
    /// Rows that took the outline of a commune.
    pub joined: Option<Joined>,
    /// Outlines that are parks of the territory.
    pub matched: Option<Matched>,
    /// Ways for bicycles among the lines.
    pub facilities: Option<Facilities>,
    /// Subjects of an OpenStreetMap file.
    pub profiles: Option<Profiles>,
    /// What is wrong, and what was converted.
    #[serde(skip)]
    pub problems: Vec<Diagnostic>,
}

/// Looks at a draft.
pub(super) fn of(draft: &Draft) -> Preview {
    let loaded = &draft.loaded;
    let mut kinds = [0; 4];
    let mut extent = Extent::EMPTY;
    for feature in &loaded.features {
        let kind = feature
            .geometry
            .as_ref()
            .map_or(3, |shape| usize::from(shape.dimension().min(2)));
        kinds[kind] += 1;
        if let Some(bounds) = feature.bounds_geo() {
            extent = extent.union(bounds);
        }
    }
    let first = &loaded.features[..loaded.features.len().min(ROWS)];
    let names = first
        .iter()
        .map(|feature| feature.name.texts().next().map_or("", |(_, name)| name).to_owned());
    let fields = load::fields(&loaded.features).into_iter().skip(1).map(|name| {
        let filled = |feature: &&Feature| feature.extra.get(&name).is_some_and(|value| !value.is_null());
        Field {
            filled: loaded.features.iter().filter(filled).count(),
            values: first.iter().map(|feature| text(feature, &name)).collect(),
            name,
        }
    });
    Preview {
        file: draft.origin.file.clone(),
        format: draft.origin.format.clone(),
        crs: draft.origin.crs.clone(),
        features: loaded.declared_features,
        loaded: loaded.loaded_features,
        kinds,
        extent: (!extent.is_empty()).then_some([extent.min[0], extent.min[1], extent.max[0], extent.max[1]]),
        names: names.collect(),
        fields: fields.collect(),
        joined: draft.joined.clone(),
        matched: draft.matched.clone(),
        facilities: draft.facilities,
        profiles: draft.profiles,
        problems: loaded.diagnostics.clone(),
    }
}

fn text(feature: &Feature, name: &str) -> String {
    match feature.extra.get(name) {
        None => String::new(),
        Some(value) => match value.as_str() {
            Some(text) => text.to_owned(),
            None if value.is_null() => String::new(),
            None => value.to_value().to_string(),
        },
    }
}
