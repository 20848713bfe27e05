//! The figures of the legend against a slow recomputation with a library that knows nothing of ours.

use std::sync::LazyLock;

use geo::{BooleanOps as _, BoundingRect as _, Intersects as _};
use geo_types::{Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon, Rect};
use proptest::prelude::*;

use super::*;
use crate::index::LayerFilter;
use crate::load;
use crate::model::Filter;
use crate::space::measure;
use crate::space::mercator::{geo_from_mercator, mercator_from_geo};

static ATLAS: LazyLock<Atlas> = LazyLock::new(load::atlas::embedded);
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::new(&ATLAS));
static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures::new(&INDEX));

fn ask(shown: &Shown, extent: Extent, zoom: f64) -> InView {
    in_view(&Question {
        atlas: &ATLAS,
        index: &INDEX,
        measures: &MEASURES,
        shown,
        extent,
        zoom,
    })
}

/// Every position of a line moved, with the straight lines between them cut into short ones.
fn moved(line: &LineString<f64>, change: impl Fn(Coord<f64>) -> Coord<f64>) -> LineString<f64> {
    line.0.iter().map(|place| change(*place)).collect()
}

/// Straight lines of the map as short geodesics.
fn to_geo(line: &LineString<f64>) -> LineString<f64> {
    let mut dense: Vec<Coord<f64>> = Vec::new();
    for pair in line.0.windows(2) {
        let pieces = (((pair[1].x - pair[0].x).abs() + (pair[1].y - pair[0].y).abs()) / 2e-6)
            .ceil()
            .clamp(1.0, 4000.0);
        let step = |step: u32| geo_from_mercator(pair[0] + (pair[1] - pair[0]) * (f64::from(step) / pieces));
        dense.extend((0..pieces as u32).map(step));
    }
    dense.extend(line.0.last().map(|last| geo_from_mercator(*last)));
    dense.into()
}

fn polygon(polygon: &Polygon<f64>, change: &dyn Fn(&LineString<f64>) -> LineString<f64>) -> Polygon<f64> {
    Polygon::new(
        change(polygon.exterior()),
        polygon.interiors().iter().map(change).collect(),
    )
}

/// Whether a geometry (degrees) meets the view, and its length (metres) and area (hectares) inside: all by `geo`.
fn slow(geometry: &Geometry<f64>, view: Rect<f64>) -> Option<[f64; 2]> {
    let project = |line: &LineString<f64>| moved(line, mercator_from_geo);
    match geometry {
        Geometry::Point(place) => view.intersects(&Point(mercator_from_geo(place.0))).then_some([0.0; 2]),
        Geometry::LineString(line) => slow(&MultiLineString(vec![line.clone()]).into(), view),
        Geometry::MultiLineString(lines) => {
            let lines = MultiLineString(lines.iter().map(project).collect());
            let cut = MultiPolygon(vec![view.to_polygon()]).clip(&lines, false);
            let length = cut.iter().map(|line| measure::length_m(&to_geo(line).into())).sum();
            lines.intersects(&view).then_some([length, 0.0])
        }
        Geometry::Polygon(one) => slow(&MultiPolygon(vec![one.clone()]).into(), view),
        Geometry::MultiPolygon(many) => {
            let many = MultiPolygon(many.iter().map(|one| polygon(one, &project)).collect());
            if !many.intersects(&view) {
                return None;
            }
            // Piece by piece: areas that lie over each other count twice, here as there.
            let area = |one: &Polygon<f64>| {
                let cut = MultiPolygon(vec![one.clone()]).intersection(&MultiPolygon(vec![view.to_polygon()]));
                cut.iter()
                    .map(|piece| measure::area_m2(&polygon(piece, &to_geo).into()))
                    .sum::<f64>()
                    / 1e4
            };
            Some([0.0, many.iter().map(area).sum()])
        }
        other => panic!("{other:?} is not in the territory"),
    }
}

fn close(found: f64, expected: f64, least: f64) -> bool {
    (found - expected).abs() <= least + expected.abs() * 1e-5
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]
    #[test]
    fn the_legend_equals_a_slow_recomputation(
        x in 2.45..3.3f64, y in 50.3..50.5f64, zoom in 10.5..16.0f64, only in 0_usize..3, category in 0_usize..3,
    ) {
        let center = mercator_from_geo(Coord { x, y });
        let half = 400.0 / (256.0 * zoom.exp2());
        let extent = Extent::new(center.x - half, center.y - half, center.x + half, center.y + half);
        let mut filter = Filter::default();
        filter.categories.extend(["terril", "cite"].into_iter().take(category).map(str::to_owned));
        let choices: Vec<LayerFilter> = ATLAS.layers.iter().map(|layer| LayerFilter {
            visible: layer.features.len() < 400,
            only_class: layer.def.classes.get(only).map(|class| class.id.clone()).filter(|_| only > 0),
        }).collect();
        let shown = Shown::new(&ATLAS, &filter, &choices);
        let found = ask(&shown, extent, zoom);
        let view = Rect::new(Coord { x: extent.min[0], y: extent.min[1] }, Coord { x: extent.max[0], y: extent.max[1] });
        for (layer_index, layer) in ATLAS.layers.iter().enumerate() {
            let in_range = zoom >= layer.def.min_zoom && zoom <= layer.def.max_zoom;
            for (class_index, class) in layer.def.classes.iter().enumerate() {
                let (mut count, mut sum, mut largest) = (0, [0.0; 2], 0.0_f64);
                for (index, feature) in layer.features.iter().enumerate() {
                    let id = FeatureId { layer: layer_index as u32, index: index as u32 };
                    let wanted = in_range && choices[layer_index].visible && zoom >= class.min_zoom
                        && usize::from(layer.class_of[index]) == class_index
                        && (layer.def.role != crate::model::catalog::Role::Subject || filter.matches(feature));
                    let Some(geometry) = feature.geometry().filter(|_| wanted) else { continue };
                    let outline = feature.outline.as_ref().and_then(|outline| match outline.geometry() {
                        Geometry::Polygon(one) => slow(&one.exterior().clone().into(), view),
                        other => slow(&other, view),
                    });
                    let part = slow(&geometry, view).or(outline.map(|_| [0.0; 2]));
                    if let Some(part) = part {
                        count += 1;
                        sum = [sum[0] + part[0], sum[1] + part[1]];
                        largest = largest.max(geometry.bounding_rect().map_or(0.0, |rect| rect.width()));
                    }
                    prop_assert!(!shown.contains(id) || shown.passes(id));
                }
                let answer = found.classes.iter().find(|one| (one.layer, one.class) == (layer_index, class_index));
                prop_assert_eq!(answer.map_or(0, |answer| answer.count), count, "{} {}", layer.def.id, class.id);
                if let Some(answer) = answer {
                    prop_assert!(close(answer.length_m, sum[0], 0.5), "{} {}: {} {}", layer.def.id, class.id, answer.length_m, sum[0]);
                    prop_assert!(close(answer.area_ha, sum[1], 0.01), "{} {}: {} {}", layer.def.id, class.id, answer.area_ha, sum[1]);
                    let drawn = choices[layer_index].only_class.as_ref().is_none_or(|only| *only == class.id);
                    prop_assert_eq!(answer.drawn, drawn);
                }
            }
        }
    }
}

#[test]
fn over_the_whole_world_every_feature_with_a_geometry_is_counted_whole() {
    let shown = Shown::everything(&ATLAS);
    let found = ask(&shown, Extent::new(0.0, 0.0, 1.0, 1.0), 14.0);
    for (index, layer) in ATLAS
        .layers
        .iter()
        .enumerate()
        .filter(|(_, layer)| (layer.def.min_zoom..=layer.def.max_zoom).contains(&14.0))
    {
        let with_geometry = layer
            .features
            .iter()
            .filter(|feature| feature.geometry.is_some())
            .count();
        let of_layer = || found.classes.iter().filter(move |class| class.layer == index);
        assert_eq!(
            of_layer().map(|class| class.count).sum::<usize>(),
            with_geometry,
            "{}",
            layer.def.id
        );
    }
    let totals = crate::analysis::totals(&ATLAS);
    let communes = totals.iter().find(|total| total.id == "communes").unwrap();
    let layer = ATLAS.layer_index("communes").unwrap();
    let area: f64 = found
        .classes
        .iter()
        .filter(|class| class.layer == layer)
        .map(|class| class.area_ha)
        .sum();
    assert!(
        (area / communes.area_ha - 1.0).abs() < 1e-5,
        "{area} {}",
        communes.area_ha
    );
    let doubts: Vec<_> = found
        .doubtful
        .iter()
        .map(|(status, count, _)| (status.key(), *count))
        .collect();
    assert!(
        doubts.contains(&("indicative", 11)) && doubts.iter().any(|(status, _)| *status == "schematic"),
        "{doubts:?}"
    );
    assert!(found.sources.contains(&"mbm-bien-inscrit".to_owned()));
}

#[test]
fn a_view_inside_an_area_holds_its_own_size_of_it() {
    let shown = Shown::everything(&ATLAS);
    let center = mercator_from_geo(Coord { x: 2.8103, y: 50.4306 });
    let view = Extent::new(center.x, center.y, center.x, center.y).grown(1e-7);
    let found = ask(&shown, view, 18.0);
    let layer = ATLAS.layer_index("basin").unwrap();
    let basin = found.classes.iter().find(|class| class.layer == layer).unwrap();
    let side_m = 2e-7 * crate::space::mercator::metres_per_unit(50.4306);
    assert!(
        (basin.area_ha / (side_m * side_m / 1e4) - 1.0).abs() < 0.01,
        "{}",
        basin.area_ha
    );
}
