//! What a folder without a catalog is given in its place: one group, one class for each layer, a home around the data.

use std::collections::HashSet;
use std::path::Path;

use crate::model::catalog::{ClassDef, FORMAT_VERSION, Group, Home, LayerDef, Pattern, Role, Source};
use crate::model::{Catalog, Feature, GeometryStatus, Lang, Layer, Localized, TextStatus};
use crate::space::Extent;

/// Key of the one group and of the one source.
const KEY: &str = "data";
/// Around Lens: where a map opens that has no data.
const HOME: [f64; 4] = [2.5, 50.2, 3.2, 50.65];
/// Most fields of a plain layer.
const MAX_FIELDS: usize = 64;

fn folder_name(dir: &Path) -> String {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| dir.display().to_string())
}

/// A catalog without layers.
pub(super) fn empty_catalog(dir: &Path) -> Catalog {
    let name = folder_name(dir);
    let heading = [
        (Lang::En, "Data"),
        (Lang::Nl, "Gegevens"),
        (Lang::De, "Daten"),
        (Lang::Ja, "データ"),
    ];
    let title = heading
        .into_iter()
        .fold(Localized::source(Lang::Fr, "Données"), |title, (lang, text)| {
            title.with(lang, text, TextStatus::Translated)
        });
    Catalog {
        format_version: FORMAT_VERSION,
        title: Localized::source(Lang::Fr, &name),
        vintage: String::new(),
        home: Home { extent: HOME },
        region: [1.0, 49.5, 4.5, 51.2],
        registers: crate::model::catalog::Registers::default(),
        sources: vec![Source {
            key: KEY.to_owned(),
            title: name.clone(),
            credit: name,
            ..Source::default()
        }],
        groups: vec![Group {
            id: KEY.to_owned(),
            title,
        }],
        categories: Vec::new(),
        protections: Vec::new(),
        layers: Vec::new(),
    }
}

/// A catalog around layers, and the layers with points above lines above areas.
pub(super) fn catalog(dir: &Path, mut layers: Vec<Layer>) -> (Catalog, Vec<Layer>) {
    let mut catalog = empty_catalog(dir);
    layers.sort_by_key(|layer| layer.features.iter().map(dimension).max().unwrap_or(0));
    catalog.layers = layers.iter().map(|layer| layer.def.clone()).collect();
    let mut extent = Extent::EMPTY;
    for feature in layers.iter().flat_map(|layer| &layer.features) {
        if let Some(bounds) = feature.bounds_geo() {
            extent = extent.union(bounds);
        }
    }
    if !extent.is_empty() {
        let [width, height] = extent.size();
        catalog.home.extent = bounds(&extent.grown(0.01 + 0.02 * width.max(height)));
        catalog.region = bounds(&extent.grown(0.25 + 0.25 * width.max(height)));
    }
    (catalog, layers)
}

fn bounds(extent: &Extent) -> [f64; 4] {
    [
        extent.min[0].max(-180.0),
        extent.min[1].max(-90.0),
        extent.max[0].min(180.0),
        extent.max[1].min(90.0),
    ]
}

fn dimension(feature: &Feature) -> u8 {
    feature.geometry.as_ref().map_or(0, |geometry| geometry.dimension() + 1)
}

/// The layer of a file: its name is the title, one class colours all of it.
pub(super) fn layer_def(path: &Path) -> LayerDef {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let title = Localized::source(Lang::Fr, stem.replace(['_', '-'], " "));
    LayerDef {
        id: stem.replace([':', ' '], "-"),
        group: KEY.to_owned(),
        title: title.clone(),
        description: Localized::default(),
        file: path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        role: Role::Subject,
        visible: true,
        opacity: 1.0,
        min_zoom: 0.0,
        max_zoom: 24.0,
        source: KEY.to_owned(),
        vintage: String::new(),
        geometry_status: GeometryStatus::None,
        fields: Vec::new(),
        label: None,
        panel_rank: 0,
        cluster: false,
        side_by_side: false,
        classes: vec![ClassDef {
            id: "all".to_owned(),
            title,
            when: Default::default(),
            color: "other".to_owned(),
            own_color: false,
            symbol: String::new(),
            icon_zoom: 13.0,
            min_zoom: 0.0,
            label_style: String::new(),
            pattern: Pattern::None,
            width_pt: 1.0,
            dash_pt: Vec::new(),
            casing_pt: 0.0,
        }],
    }
}

/// The entry of a catalog for features that nobody described: one class over all of them. The name of `path` is the id.
pub fn layer_def_of(path: &Path, features: &[Feature]) -> LayerDef {
    LayerDef {
        fields: fields(features),
        ..layer_def(path)
    }
}

/// Names of the properties that occur, in the order of the file, after `name`.
pub fn fields(features: &[Feature]) -> Vec<String> {
    let mut seen: HashSet<&str> = HashSet::from(["name"]);
    let mut fields = vec!["name".to_owned()];
    for name in features.iter().flat_map(|feature| feature.extra.keys()) {
        if fields.len() < MAX_FIELDS && seen.insert(name) {
            fields.push(name.to_owned());
        }
    }
    fields
}
