//! Geometry projected once to unit Mercator, with one R-tree per layer.

use geo_types::{Coord, Geometry, LineString, Polygon};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::model::{Atlas, Feature, FeatureId, Layer};
use crate::space::{Extent, mercator::mercator_from_geo};

/// A simple piece of a geometry, in unit Mercator.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A place.
    Point(Coord<f64>),
    /// A line of at least two positions.
    Line(LineString<f64>),
    /// A polygon with its holes; rings are closed.
    Area(Polygon<f64>),
}

/// A feature's geometry in unit Mercator.
#[derive(Debug, Clone, PartialEq)]
pub struct Projected {
    /// Pieces in the order of the source.
    pub parts: Vec<Part>,
    /// Pieces that are drawn but never hit: the indicative outline.
    pub outline: Vec<Part>,
    /// Box around `parts` and `outline`.
    pub extent: Extent,
    /// Sum of the areas of `parts`, in square units; orders hits.
    pub area: f64,
    /// Where a symbol or a label of the whole feature stands.
    pub anchor: Coord<f64>,
}

type Entry = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// Projected features of one layer and their R-tree.
pub struct LayerIndex {
    /// By feature index; none where the feature has no geometry.
    pub features: Vec<Option<Projected>>,
    /// Box around all of them.
    pub extent: Extent,
    tree: RTree<Entry>,
}

impl LayerIndex {
    fn new(layer: &Layer) -> Self {
        let features: Vec<_> = layer.features.par_iter().map(project).collect();
        let entries = features.iter().enumerate().filter_map(|(index, projected)| {
            let extent = projected.as_ref()?.extent;
            (!extent.is_empty())
                .then(|| GeomWithData::new(Rectangle::from_corners(extent.min, extent.max), index as u32))
        });
        let tree = RTree::bulk_load(entries.collect());
        let extent = features
            .iter()
            .flatten()
            .fold(Extent::EMPTY, |sum, projected| sum.union(projected.extent));
        Self { features, extent, tree }
    }

    /// Indices of the features whose boxes meet `extent_mercator`, in ascending order.
    pub fn within(&self, extent_mercator: Extent) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        self.within_into(extent_mercator, &mut found);
        found
    }

    /// Like [`LayerIndex::within`], into a list that is cleared first: no allocation per frame.
    pub fn within_into(&self, extent_mercator: Extent, found: &mut Vec<u32>) {
        found.clear();
        let window = AABB::from_corners(extent_mercator.min, extent_mercator.max);
        found.extend(
            self.tree
                .locate_in_envelope_intersecting(window)
                .map(|entry| entry.data),
        );
        found.sort_unstable();
    }
}

/// Every layer of an atlas, indexed.
pub struct Index {
    /// In the order of the atlas.
    pub layers: Vec<LayerIndex>,
}

impl Index {
    /// Projects and indexes every layer, in parallel.
    pub fn new(atlas: &Atlas) -> Self {
        Self {
            layers: atlas.layers.par_iter().map(LayerIndex::new).collect(),
        }
    }

    /// The projected geometry of a feature, if it has one.
    pub fn projected(&self, id: FeatureId) -> Option<&Projected> {
        self.layers
            .get(id.layer as usize)?
            .features
            .get(id.index as usize)?
            .as_ref()
    }
}

fn project(feature: &Feature) -> Option<Projected> {
    let mut parts = Vec::new();
    let mut outline = Vec::new();
    if let Some(geometry) = &feature.geometry {
        collect(geometry, &mut parts);
    }
    if let Some(geometry) = &feature.outline {
        collect(geometry, &mut outline);
    }
    if parts.is_empty() && outline.is_empty() {
        return None;
    }
    let extent = parts
        .iter()
        .chain(&outline)
        .fold(Extent::EMPTY, |sum, part| sum.union(part_extent(part)));
    let area = parts.iter().map(part_area).sum();
    let anchor = anchor(if parts.is_empty() { &outline } else { &parts }, extent);
    Some(Projected {
        parts,
        outline,
        extent,
        area,
        anchor,
    })
}

fn collect(geometry: &Geometry<f64>, parts: &mut Vec<Part>) {
    match geometry {
        Geometry::Point(point) => parts.push(Part::Point(mercator_from_geo(point.0))),
        Geometry::MultiPoint(points) => {
            parts.extend(points.iter().map(|point| Part::Point(mercator_from_geo(point.0))))
        }
        Geometry::Line(line) => push_line(&LineString::from(*line), parts),
        Geometry::LineString(line) => push_line(line, parts),
        Geometry::MultiLineString(lines) => lines.iter().for_each(|line| push_line(line, parts)),
        Geometry::Polygon(polygon) => push_area(polygon, parts),
        Geometry::MultiPolygon(polygons) => polygons.iter().for_each(|polygon| push_area(polygon, parts)),
        Geometry::GeometryCollection(all) => all.iter().for_each(|one| collect(one, parts)),
        Geometry::Rect(rect) => push_area(&rect.to_polygon(), parts),
        Geometry::Triangle(triangle) => push_area(&triangle.to_polygon(), parts),
    }
}

fn project_line(line: &LineString<f64>) -> LineString<f64> {
    LineString(line.0.iter().map(|coord| mercator_from_geo(*coord)).collect())
}

fn push_line(line: &LineString<f64>, parts: &mut Vec<Part>) {
    if line.0.len() >= 2 {
        parts.push(Part::Line(project_line(line)));
    }
}

fn push_area(polygon: &Polygon<f64>, parts: &mut Vec<Part>) {
    if polygon.exterior().0.len() >= 4 {
        let holes = polygon
            .interiors()
            .iter()
            .filter(|ring| ring.0.len() >= 4)
            .map(project_line)
            .collect();
        parts.push(Part::Area(Polygon::new(project_line(polygon.exterior()), holes)));
    }
}

fn part_extent(part: &Part) -> Extent {
    match part {
        Part::Point(point) => Extent::new(point.x, point.y, point.x, point.y),
        Part::Line(line) => Extent::around(line.0.iter().copied()),
        Part::Area(polygon) => Extent::around(polygon.exterior().0.iter().copied()),
    }
}

fn ring_area(ring: &LineString<f64>) -> f64 {
    let Some(first) = ring.0.first() else { return 0.0 };
    // Around the first position: differences keep their digits where absolute Mercator values would lose them.
    ring.0
        .windows(2)
        .map(|pair| (pair[0].x - first.x) * (pair[1].y - first.y) - (pair[1].x - first.x) * (pair[0].y - first.y))
        .sum::<f64>()
        .abs()
        / 2.0
}

fn part_area(part: &Part) -> f64 {
    match part {
        Part::Area(polygon) => ring_area(polygon.exterior()) - polygon.interiors().iter().map(ring_area).sum::<f64>(),
        _ => 0.0,
    }
}

/// A place inside the largest piece, else the middle of the longest line, else the first point.
fn anchor(parts: &[Part], extent: Extent) -> Coord<f64> {
    use geo::{InteriorPoint as _, InterpolatableLine as _, Length as _};
    let largest = parts
        .iter()
        .filter(|part| matches!(part, Part::Area(_)))
        .max_by(|a, b| part_area(a).total_cmp(&part_area(b)));
    if let Some(Part::Area(polygon)) = largest
        && let Some(point) = polygon.interior_point()
    {
        return point.0;
    }
    let length = |line: &LineString<f64>| geo::Euclidean.length(line);
    let longest = parts
        .iter()
        .filter_map(|part| if let Part::Line(line) = part { Some(line) } else { None })
        .max_by(|a, b| length(a).total_cmp(&length(b)));
    if let Some(point) = longest.and_then(|line| line.point_at_ratio_from_start(&geo::Euclidean, 0.5)) {
        return point.0;
    }
    match parts.first() {
        Some(Part::Point(point)) => *point,
        _ => Coord {
            x: extent.center()[0],
            y: extent.center()[1],
        },
    }
}
