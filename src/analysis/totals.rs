//! What each layer holds: counts, geodesic lengths and areas, sources.

use std::collections::BTreeMap;

use geo_types::Geometry;
use rayon::prelude::*;
use serde::Serialize;

use crate::model::{Atlas, Feature, Layer};
use crate::space::{Extent, measure};

/// A source that features of a layer come from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceUse {
    /// Key into the catalog's sources.
    pub key: String,
    /// Title as published; the key when the catalog does not know it.
    pub title: String,
    /// Licence in full words; empty when the catalog does not know it.
    pub licence: String,
    /// Dates of the data, in order.
    pub vintages: Vec<String>,
    /// Features that come from it.
    pub features: usize,
}

/// Totals of one layer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LayerTotals {
    /// Id of the layer.
    pub id: String,
    /// Group of the layer panel.
    pub group: String,
    /// Features, with and without geometry.
    pub features: usize,
    /// Features by category.
    pub categories: BTreeMap<String, usize>,
    /// Features by type of geometry; `null` counts those without.
    pub geometries: BTreeMap<&'static str, usize>,
    /// Geodesic length of all lines, in kilometres, to the metre.
    pub length_km: f64,
    /// Geodesic area of all polygons, in hectares, to the square metre.
    pub area_ha: f64,
    /// West, south, east, north in degrees; none without any geometry.
    pub extent: Option<[f64; 4]>,
    /// Sources, the one with most features first.
    pub sources: Vec<SourceUse>,
    /// Features by status of their geometry.
    pub geometry_status: BTreeMap<&'static str, usize>,
    /// Time that the loader took, in milliseconds, to the microsecond.
    pub load_ms: f64,
}

/// Totals of every layer, in the order of the catalog.
pub fn totals(atlas: &Atlas) -> Vec<LayerTotals> {
    atlas.layers.par_iter().map(|layer| of_layer(atlas, layer)).collect()
}

fn of_layer(atlas: &Atlas, layer: &Layer) -> LayerTotals {
    let mut totals = LayerTotals {
        id: layer.def.id.clone(),
        group: layer.def.group.clone(),
        features: layer.features.len(),
        categories: BTreeMap::new(),
        geometries: BTreeMap::new(),
        length_km: 0.0,
        area_ha: 0.0,
        extent: None,
        sources: sources(atlas, layer),
        geometry_status: BTreeMap::new(),
        load_ms: rounded(layer.load_ms, 1e3),
    };
    let mut extent = Extent::EMPTY;
    for feature in &layer.features {
        *totals.categories.entry(feature.category.to_string()).or_insert(0) += 1;
        *totals.geometry_status.entry(feature.geometry_status.key()).or_insert(0) += 1;
        *totals.geometries.entry(kind(feature)).or_insert(0) += 1;
        if let Some(bounds) = feature.bounds_geo() {
            extent = extent.union(bounds);
        }
    }
    let measured = layer.features.par_iter().filter_map(Feature::geometry);
    // Summed in the order of the features, so that the last digits never depend on the threads.
    let (lengths, areas): (Vec<f64>, Vec<f64>) = measured
        .map(|geometry| (measure::length_m(&geometry), measure::area_m2(&geometry)))
        .unzip();
    totals.length_km = rounded(lengths.iter().sum::<f64>() / 1e3, 1e3);
    totals.area_ha = rounded(areas.iter().sum::<f64>() / 1e4, 1e4);
    if !extent.is_empty() {
        totals.extent = Some([extent.min[0], extent.min[1], extent.max[0], extent.max[1]]);
    }
    totals
}

fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

fn kind(feature: &Feature) -> &'static str {
    match feature.geometry() {
        None => "null",
        Some(Geometry::Point(_)) => "Point",
        Some(Geometry::MultiPoint(_)) => "MultiPoint",
        Some(Geometry::Line(_) | Geometry::LineString(_)) => "LineString",
        Some(Geometry::MultiLineString(_)) => "MultiLineString",
        Some(Geometry::Polygon(_) | Geometry::Rect(_) | Geometry::Triangle(_)) => "Polygon",
        Some(Geometry::MultiPolygon(_)) => "MultiPolygon",
        Some(Geometry::GeometryCollection(_)) => "GeometryCollection",
    }
}

fn sources(atlas: &Atlas, layer: &Layer) -> Vec<SourceUse> {
    let mut found: Vec<SourceUse> = Vec::new();
    for feature in &layer.features {
        let index = found
            .iter()
            .position(|known| known.key == feature.source)
            .unwrap_or_else(|| {
                let source = atlas.catalog.source(&feature.source);
                found.push(SourceUse {
                    key: feature.source.to_string(),
                    title: source.map_or_else(|| feature.source.to_string(), |source| source.title.clone()),
                    licence: source.map_or_else(String::new, |source| source.licence.clone()),
                    vintages: Vec::new(),
                    features: 0,
                });
                found.len() - 1
            });
        let known = &mut found[index];
        known.features += 1;
        if let Err(place) = known
            .vintages
            .binary_search_by(|known| known.as_str().cmp(&feature.vintage))
        {
            known.vintages.insert(place, feature.vintage.to_string());
        }
    }
    found.sort_by(|a, b| b.features.cmp(&a.features).then_with(|| a.key.cmp(&b.key)));
    found
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::load::atlas::from_dir;

    fn atlas(text: &str) -> Atlas {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.geojson"), text).unwrap();
        from_dir(Path::new(dir.path()))
    }

    #[test]
    fn a_layer_is_counted_and_measured_on_the_ellipsoid() {
        let text = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","geometry":null,"properties":null},
            {"type":"Feature","geometry":{"type":"LineString","coordinates":[[2.8,50],[2.8,51]]},"properties":{"category":"way"}},
            {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[2,50],[2.1,50],[2.1,50.1],[2,50.1],[2,50]]]},"properties":null}]}"#;
        let all = totals(&atlas(text));
        let layer = &all[0];
        assert_eq!(layer.features, 3);
        assert_eq!(
            layer.geometries,
            BTreeMap::from([("LineString", 1), ("Polygon", 1), ("null", 1)])
        );
        assert_eq!(
            layer.categories,
            BTreeMap::from([("feature".to_owned(), 2), ("way".to_owned(), 1)])
        );
        assert!((layer.length_km - 111.239).abs() < 0.01, "{}", layer.length_km);
        // 7.17 km by 11.12 km, narrowing to the north.
        assert!((layer.area_ha - 7_968.0).abs() < 5.0, "{}", layer.area_ha);
        assert_eq!(layer.extent, Some([2.0, 50.0, 2.8, 51.0]));
        assert_eq!((layer.sources.len(), layer.sources[0].features), (1, 3));
    }

    #[test]
    fn a_layer_without_features_has_no_extent() {
        let all = totals(&atlas(r#"{"type":"FeatureCollection","features":[]}"#));
        assert_eq!((all[0].features, all[0].extent), (0, None));
    }
}
