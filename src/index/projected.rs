//! Geometry projected once to unit Mercator into flat blocks, with one R-tree per layer.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use geo_types::{Coord, LineString, Polygon};
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use crate::model::{Atlas, FeatureId, RingKind, Shape};
use crate::space::{Extent, mercator::mercator_from_geo};

/// Features of one block: blocks are filled in parallel and never copied.
const BLOCK: usize = 1024;

/// From this share of a layer's box on a window holds so many features that the tree and the sorting afterwards cost more
/// than a look at every box.
const MUCH: f64 = 0.15;

/// Pieces of a run that share a box: a look at a place walks along few of them.
pub(super) const PIECES_PER_BOX: usize = 32;

/// A run of positions of a feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ring<'a> {
    /// What it is. Holes follow the exterior that they lie in.
    pub kind: RingKind,
    /// It belongs to the indicative outline: drawn but never hit.
    pub outline: bool,
    /// Positions in unit Mercator relative to [`Projected::origin`]. Exteriors and holes come without their closing position.
    pub points: &'a [[f32; 2]],
    /// Boxes (left, top, right, bottom, relative to the origin) around each [`PIECES_PER_BOX`] pieces of a long run, the
    /// closing piece apart; a short run has none.
    pub(super) boxes: &'a [[f32; 4]],
}

impl Ring<'_> {
    /// The positions in unit Mercator.
    pub fn coords(&self, origin: [f64; 2]) -> impl Iterator<Item = Coord<f64>> {
        self.points.iter().map(move |point| absolute(origin, *point))
    }

    /// The area that it encloses, in square units; never negative.
    pub fn area(&self) -> f64 {
        let Some(first) = self.points.first() else { return 0.0 };
        let from_first = |point: &[f32; 2]| [f64::from(point[0] - first[0]), f64::from(point[1] - first[1])];
        let pairs = self
            .points
            .windows(2)
            .map(|pair| (from_first(&pair[0]), from_first(&pair[1])));
        pairs.map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs() / 2.0
    }

    /// Whether the last position is joined to the first.
    pub fn closed(&self) -> bool {
        matches!(self.kind, RingKind::Exterior | RingKind::Hole)
    }
}

fn absolute(origin: [f64; 2], point: [f32; 2]) -> Coord<f64> {
    Coord {
        x: origin[0] + f64::from(point[0]),
        y: origin[1] + f64::from(point[1]),
    }
}

/// A feature's geometry in unit Mercator: a view that is copied freely. Its positions are true to a 30-millionth of its
/// size: a millimetre for a town, two centimetres for France.
#[derive(Debug, Clone, Copy)]
pub struct Projected<'a> {
    /// Box around everything, the outline included.
    pub extent: Extent,
    /// Sum of the areas of its parts, in square units; orders hits.
    pub area: f64,
    block: &'a Block,
    record: &'a Record,
    rings: &'a [RingRecord],
    /// Where the positions of the first ring begin.
    start: u32,
    /// Where its boxes begin.
    boxes_start: u32,
}

impl<'a> Projected<'a> {
    /// What positions are relative to: the middle of the extent.
    pub fn origin(&self) -> [f64; 2] {
        self.extent.center()
    }

    /// Its runs of positions in the order of the source, the outline last.
    pub fn rings(&self) -> impl Iterator<Item = Ring<'a>> + use<'a> {
        let points = &self.block.points;
        let boxes = &self.block.boxes;
        let (mut start, mut first_box) = (self.start as usize, self.boxes_start as usize);
        self.rings.iter().map(move |ring| {
            let (end, end_box) = (ring.end as usize, ring.boxes_end as usize);
            let (run, around) = (&points[start..end], &boxes[first_box..end_box]);
            (start, first_box) = (end, end_box);
            Ring {
                kind: ring.kind,
                outline: ring.outline,
                points: run,
                boxes: around,
            }
        })
    }

    /// Whether the geometry itself has places.
    pub fn has_points(&self) -> bool {
        self.has(RingKind::Points)
    }

    /// Whether the geometry itself has lines.
    pub fn has_lines(&self) -> bool {
        self.has(RingKind::Line)
    }

    /// Whether the geometry itself has areas.
    pub fn has_areas(&self) -> bool {
        self.has(RingKind::Exterior)
    }

    fn has(&self, kind: RingKind) -> bool {
        self.rings.iter().any(|ring| ring.kind == kind && !ring.outline)
    }

    /// Positions of all its runs.
    pub fn position_count(&self) -> usize {
        self.rings.last().map_or(0, |last| (last.end - self.start) as usize)
    }

    /// Its places in unit Mercator.
    pub fn places(&self) -> impl Iterator<Item = Coord<f64>> + use<'a> {
        let origin = self.origin();
        self.rings()
            .filter(|ring| ring.kind == RingKind::Points && !ring.outline)
            .flat_map(move |ring| ring.points.iter().map(move |point| absolute(origin, *point)))
    }

    /// Where a symbol or a label of the whole feature stands, in unit Mercator; worked out when first asked for.
    pub fn anchor(&self) -> Coord<f64> {
        let known = self.record.anchor.load(Ordering::Relaxed);
        let place = if known == UNKNOWN {
            let place = anchor(self);
            let packed = (u64::from(place[0].to_bits()) << 32) | u64::from(place[1].to_bits());
            self.record.anchor.store(packed, Ordering::Relaxed);
            place
        } else {
            [f32::from_bits((known >> 32) as u32), f32::from_bits(known as u32)]
        };
        absolute(self.origin(), place)
    }
}

/// No anchor has these bits: they are two numbers that are none.
const UNKNOWN: u64 = u64::MAX;

#[derive(Debug)]
struct Record {
    extent: Extent,
    area: f64,
    /// Two f32 relative to the middle of the extent, or [`UNKNOWN`].
    anchor: AtomicU64,
    /// First ring in the block.
    first: u32,
}

#[derive(Debug, Clone, Copy)]
struct RingRecord {
    /// End of its positions in the block.
    end: u32,
    /// End of its boxes in the block.
    boxes_end: u32,
    kind: RingKind,
    outline: bool,
}

/// Consecutive features with their positions in one piece.
#[derive(Debug, Default)]
struct Block {
    records: Vec<Record>,
    rings: Vec<RingRecord>,
    points: Vec<[f32; 2]>,
    boxes: Vec<[f32; 4]>,
}

/// Memory that is used again from one feature to the next.
#[derive(Default)]
struct Scratch {
    coords: Vec<Coord<f64>>,
    projected: Vec<Coord<f64>>,
    rings: Vec<(usize, RingKind, bool)>,
}

impl Block {
    fn push(&mut self, geometry: Option<&Shape>, outline: Option<&Shape>, scratch: &mut Scratch) {
        let Scratch {
            coords,
            projected,
            rings,
        } = scratch;
        projected.clear();
        rings.clear();
        for (shape, outline) in [(geometry, false), (outline, true)] {
            let mut dropped = false;
            let mut add = |kind: RingKind, run: &[Coord<f64>]| {
                // A ring that encloses nothing has no shape, and its holes have none either.
                let short = match kind {
                    RingKind::Points => run.is_empty(),
                    RingKind::Line => run.len() < 2,
                    RingKind::Exterior | RingKind::Hole => run.len() < 3,
                };
                if kind != RingKind::Hole {
                    dropped = short;
                }
                if !short && !dropped {
                    projected.extend(run.iter().map(|coord| mercator_from_geo(*coord)));
                    rings.push((projected.len(), kind, outline));
                }
            };
            if let Some(shape) = shape {
                shape.each_ring(coords, &mut add);
            }
        }
        let first = self.rings.len() as u32;
        let extent = Extent::around(projected.iter().copied());
        let (mut area, mut start) = (0.0, 0);
        let [x, y] = extent.center();
        let base = self.points.len();
        for (end, kind, outline) in rings.drain(..) {
            let run = &projected[start..end];
            area += match kind {
                RingKind::Exterior if !outline => ring_area(run),
                RingKind::Hole if !outline => -ring_area(run),
                _ => 0.0,
            };
            self.points
                .extend(run.iter().map(|coord| [(coord.x - x) as f32, (coord.y - y) as f32]));
            if kind != RingKind::Points {
                add_boxes(&self.points[base + start..], &mut self.boxes);
            }
            let end_in_block = (base + end) as u32;
            self.rings.push(RingRecord {
                end: end_in_block,
                boxes_end: self.boxes.len() as u32,
                kind,
                outline,
            });
            start = end;
        }
        let anchor = AtomicU64::new(UNKNOWN);
        self.records.push(Record {
            extent,
            area,
            anchor,
            first,
        });
    }

    fn of<'a>(shapes: impl Iterator<Item = (Option<&'a Shape>, Option<&'a Shape>)>) -> Self {
        let mut block = Self::default();
        let mut scratch = Scratch::default();
        for (geometry, outline) in shapes {
            block.push(geometry, outline, &mut scratch);
        }
        block.records.shrink_to_fit();
        block.rings.shrink_to_fit();
        block.points.shrink_to_fit();
        block.boxes.shrink_to_fit();
        block
    }

    fn projected(&self, index: usize) -> Option<Projected<'_>> {
        let record = self.records.get(index)?;
        let end = self
            .records
            .get(index + 1)
            .map_or(self.rings.len(), |next| next.first as usize);
        let first = record.first as usize;
        let rings = &self.rings[first..end];
        let before = first.checked_sub(1).map(|before| self.rings[before]);
        let (start, boxes_start) = before.map_or((0, 0), |before| (before.end, before.boxes_end));
        (!rings.is_empty()).then_some(Projected {
            extent: record.extent,
            area: record.area,
            block: self,
            record,
            rings,
            start,
            boxes_start,
        })
    }
}

type Entry = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// Projected features of one layer and their R-tree.
pub struct LayerIndex {
    /// Box around all of them.
    pub extent: Extent,
    blocks: Vec<Block>,
    tree: RTree<Entry>,
    /// Features by the longer side of their box, largest first; sorted when first asked for.
    by_size: OnceLock<Vec<u32>>,
}

impl LayerIndex {
    /// Projects and indexes geometries in degrees with their indicative outlines, in parallel.
    pub fn new<'a, T: Sync>(
        features: &'a [T],
        shapes: impl Fn(&'a T) -> (Option<&'a Shape>, Option<&'a Shape>) + Sync,
    ) -> Self {
        let blocks: Vec<Block> = features
            .par_chunks(BLOCK)
            .map(|features| Block::of(features.iter().map(&shapes)))
            .collect();
        let mut extent = Extent::EMPTY;
        let mut entries = Vec::with_capacity(features.len());
        for (index, record) in blocks.iter().flat_map(|block| &block.records).enumerate() {
            if !record.extent.is_empty() {
                extent = extent.union(record.extent);
                let corners = Rectangle::from_corners(record.extent.min, record.extent.max);
                entries.push(GeomWithData::new(corners, index as u32));
            }
        }
        let tree = RTree::bulk_load(entries);
        Self {
            extent,
            blocks,
            tree,
            by_size: OnceLock::new(),
        }
    }

    /// Number of features, with a geometry or without.
    pub fn len(&self) -> usize {
        let last = self.blocks.last().map_or(0, |last| last.records.len());
        self.blocks.len().saturating_sub(1) * BLOCK + last
    }

    /// Whether there is no feature.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The projected geometry of a feature, if it has one.
    pub fn projected(&self, index: usize) -> Option<Projected<'_>> {
        self.blocks.get(index / BLOCK)?.projected(index % BLOCK)
    }

    /// Ranges of features that can be worked on in parallel.
    pub fn chunks(&self) -> impl IndexedParallelIterator<Item = Range<usize>> {
        let count = self.len();
        (0..self.blocks.len())
            .into_par_iter()
            .map(move |block| block * BLOCK..((block + 1) * BLOCK).min(count))
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
        if extent_mercator.union(self.extent) == extent_mercator {
            // Everything is in it: no need to look, nor to sort.
            let known = (0..self.len()).filter(|index| self.projected(*index).is_some());
            found.extend(known.map(|index| index as u32));
            return;
        }
        if self.len() > BLOCK && self.share_within(extent_mercator) > MUCH {
            // A look at every box, on every core, finds them in order.
            let blocks = self.blocks.par_iter().enumerate();
            found.par_extend(blocks.flat_map_iter(|(number, block)| {
                let meets =
                    move |record: &Record| !record.extent.is_empty() && record.extent.intersects(&extent_mercator);
                let numbered = block.records.iter().enumerate();
                numbered
                    .filter(move |(_, record)| meets(record))
                    .map(move |(index, _)| (number * BLOCK + index) as u32)
            }));
            return;
        }
        let window = AABB::from_corners(extent_mercator.min, extent_mercator.max);
        found.extend(
            self.tree
                .locate_in_envelope_intersecting(window)
                .map(|entry| entry.data),
        );
        found.sort_unstable();
    }

    /// How much of the layer's box a window covers, 0 to 1.
    fn share_within(&self, window: Extent) -> f64 {
        let [width, height] = self.extent.size();
        let overlap = |axis: usize| {
            let end = window.max[axis].min(self.extent.max[axis]);
            (end - window.min[axis].max(self.extent.min[axis])).max(0.0)
        };
        overlap(0) * overlap(1) / (width * height).max(f64::MIN_POSITIVE)
    }

    /// Like [`LayerIndex::within_into`], but only about `most` features, the largest ones: what must be quick rather than
    /// complete, such as a map in motion, costs the same however much there is.
    pub fn largest_within_into(&self, extent_mercator: Extent, most: usize, found: &mut Vec<u32>) {
        if self.len() <= most {
            self.within_into(extent_mercator, found);
            return;
        }
        found.clear();
        let window = AABB::from_corners(extent_mercator.min, extent_mercator.max);
        let all = self.tree.locate_in_envelope_intersecting(window);
        found.extend(all.map(|entry| entry.data).take(most + 1));
        if found.len() > most {
            found.clear();
            let size = |index: usize| {
                let size = self
                    .projected(index)
                    .map_or([0.0; 2], |projected| projected.extent.size());
                size[0].max(size[1])
            };
            let by_size = self.by_size.get_or_init(|| {
                let mut order: Vec<u32> = (0..self.len() as u32).collect();
                order.par_sort_by(|a, b| size(*b as usize).total_cmp(&size(*a as usize)));
                order
            });
            let meets = |index: &&u32| {
                let projected = self.projected(**index as usize);
                projected.is_some_and(|projected| projected.extent.intersects(&extent_mercator))
            };
            found.extend(by_size.iter().take(most * 20).filter(meets).take(most));
        }
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
        let one = |layer: &crate::model::Layer| {
            LayerIndex::new(&layer.features, |feature| {
                (feature.geometry.as_ref(), feature.outline.as_ref())
            })
        };
        Self {
            layers: atlas.layers.par_iter().map(one).collect(),
        }
    }

    /// The projected geometry of a feature, if it has one.
    pub fn projected(&self, id: FeatureId) -> Option<Projected<'_>> {
        self.layers.get(id.layer as usize)?.projected(id.index as usize)
    }
}

/// Adds the boxes of a run, when it is long enough to need any.
fn add_boxes(run: &[[f32; 2]], boxes: &mut Vec<[f32; 4]>) {
    if run.len() <= 2 * PIECES_PER_BOX {
        return;
    }
    for first in (0..run.len() - 1).step_by(PIECES_PER_BOX) {
        let start = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        let last = (first + PIECES_PER_BOX).min(run.len() - 1);
        boxes.push(run[first..=last].iter().fold(start, |around, [x, y]| {
            [
                around[0].min(*x),
                around[1].min(*y),
                around[2].max(*x),
                around[3].max(*y),
            ]
        }));
    }
}

/// The area of an open ring.
fn ring_area(ring: &[Coord<f64>]) -> f64 {
    let Some(first) = ring.first() else { return 0.0 };
    // Around the first position: differences keep their digits where absolute Mercator values would lose them.
    ring.windows(2)
        .map(|pair| (pair[0].x - first.x) * (pair[1].y - first.y) - (pair[1].x - first.x) * (pair[0].y - first.y))
        .sum::<f64>()
        .abs()
        / 2.0
}

/// A place inside the largest piece, else the middle of the longest line, else the first place; relative to the origin.
fn anchor(projected: &Projected<'_>) -> [f32; 2] {
    use geo::{Area as _, InteriorPoint as _, InterpolatableLine as _, Length as _};
    let only_outline = projected.rings.iter().all(|ring| ring.outline);
    let line = |ring: &Ring<'_>| LineString(ring.coords([0.0; 2]).collect());
    let (mut areas, mut lines): (Vec<Polygon<f64>>, Vec<LineString<f64>>) = (Vec::new(), Vec::new());
    let mut first_place = None;
    for ring in projected.rings().filter(|ring| ring.outline == only_outline) {
        match (ring.kind, areas.last_mut()) {
            (RingKind::Exterior, _) => areas.push(Polygon::new(line(&ring), Vec::new())),
            (RingKind::Hole, Some(area)) => area.interiors_push(line(&ring)),
            (RingKind::Line, _) => lines.push(line(&ring)),
            _ => first_place = first_place.or(ring.points.first().copied()),
        }
    }
    let to_f32 = |place: Coord<f64>| [place.x as f32, place.y as f32];
    let largest = areas
        .iter()
        .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
    if let Some(point) = largest.and_then(|polygon| polygon.interior_point()) {
        return to_f32(point.0);
    }
    let length = |line: &LineString<f64>| geo::Euclidean.length(line);
    let longest = lines.iter().max_by(|a, b| length(a).total_cmp(&length(b)));
    if let Some(point) = longest.and_then(|line| line.point_at_ratio_from_start(&geo::Euclidean, 0.5)) {
        return to_f32(point.0);
    }
    first_place.unwrap_or([0.0; 2])
}
