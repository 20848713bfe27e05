//! What a view holds, class by class: the figures of the legend. Counts are of features that meet the view; lengths and
//! areas are of the part inside it, on the ellipsoid.
//!
//! The cost follows what is in view: features wholly inside bring what they measure as a whole, worked out once per layer;
//! only those that cross the edge are cut.

use std::sync::OnceLock;

use geo_types::Coord;

use crate::index::{Index, LayerIndex, Projected, Shown};
use crate::model::{Atlas, FeatureId, GeometryStatus, Layer, RingKind};
use crate::space::{Extent, clip, ellipsoid};

/// What a geometry is mostly made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Places.
    Point,
    /// Lines.
    Line,
    /// Areas.
    Area,
}

/// A class of a layer as a view holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassInView {
    /// Index of the layer in the atlas.
    pub layer: usize,
    /// Index of the class in the layer.
    pub class: usize,
    /// Features that pass the filter and meet the view.
    pub count: usize,
    /// Length of their lines inside the view, in metres.
    pub length_m: f64,
    /// Area of their polygons inside the view, in hectares.
    pub area_ha: f64,
    /// What most of them are made of.
    pub sort: Sort,
    /// The longer side of the smallest of them, in Mercator units: small ones are drawn as icons.
    pub smallest: f64,
    /// Whether the map draws the class: false when another class of its layer is isolated.
    pub drawn: bool,
}

/// What a view holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InView {
    /// Classes with at least one feature, in the order of the atlas: topmost first.
    pub classes: Vec<ClassInView>,
    /// Drawn features whose geometry is not what it seems: approximate, schematic, indicative, in this order, where there
    /// are any, with the sort of most of them.
    pub doubtful: Vec<(GeometryStatus, usize, Sort)>,
    /// Keys of the sources of what is drawn, in the order of the atlas, each once.
    pub sources: Vec<String>,
}

/// The statuses that a legend tells apart.
const DOUBTFUL: [GeometryStatus; 3] = [
    GeometryStatus::Approximate,
    GeometryStatus::Schematic,
    GeometryStatus::Indicative,
];

/// Length (metres) and area (hectares) of every feature as a whole, layer by layer, made when first needed.
pub struct Measures {
    layers: Vec<OnceLock<Vec<[f32; 2]>>>,
}

impl Measures {
    /// Nothing measured yet.
    pub fn new(index: &Index) -> Self {
        Self {
            layers: index.layers.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    fn of_layer(&self, layer: usize, count: usize, index: &Index) -> &[[f32; 2]] {
        self.layers[layer].get_or_init(|| {
            let mut scratch = Vec::new();
            let whole = |feature| {
                let projected = index.layers[layer].projected(feature);
                let [length, area] = projected.map_or([0.0; 2], |projected| measured(&projected, &mut scratch));
                [length as f32, area as f32]
            };
            (0..count).map(whole).collect()
        })
    }
}

/// What is asked about.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// What there is.
    pub atlas: &'a Atlas,
    /// Where it is.
    pub index: &'a Index,
    /// What it measures.
    pub measures: &'a Measures,
    /// What is on and passes the filter.
    pub shown: &'a Shown,
    /// The view, in unit Mercator.
    pub extent: Extent,
    /// Its zoom, which decides what is drawn.
    pub zoom: f64,
}

/// Answers for one view.
pub fn in_view(question: &Question<'_>) -> InView {
    let layers = 0..question.atlas.layers.len();
    // One thread: the pool may be busy for long with levels of detail, and a legend is wanted now.
    let answers: Vec<LayerAnswer> = layers.map(|layer| LayerAnswer::new(question, layer)).collect();
    let mut all = InView::default();
    let mut doubts = [[0; 3]; 3];
    for answer in answers {
        all.classes.extend(answer.classes);
        for (sum, counts) in doubts.iter_mut().zip(answer.doubts) {
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        for source in answer.sources {
            if !all.sources.contains(&source) {
                all.sources.push(source);
            }
        }
    }
    let doubts = DOUBTFUL.into_iter().zip(doubts);
    all.doubtful = doubts
        .map(|(status, counts)| (status, counts.iter().sum(), most(counts)))
        .filter(|(_, count, _)| *count > 0)
        .collect();
    all
}

#[derive(Default)]
struct LayerAnswer {
    classes: Vec<ClassInView>,
    /// By doubtful status and sort.
    doubts: [[usize; 3]; 3],
    sources: Vec<String>,
}

#[derive(Clone, Default)]
struct Sum {
    sorts: [usize; 3],
    length_m: f64,
    area_ha: f64,
    smallest: f64,
    drawn: bool,
}

impl LayerAnswer {
    fn new(question: &Question<'_>, layer_index: usize) -> Self {
        let layer = &question.atlas.layers[layer_index];
        let content = &question.index.layers[layer_index];
        let (zoom, def) = (question.zoom, &layer.def);
        let in_range = question.shown.reaches(layer_index, def, zoom);
        let mut answer = Self::default();
        if !in_range || !question.shown.layer_visible(layer_index) || !content.extent.intersects(&question.extent) {
            return answer;
        }
        let mut sums = vec![Sum::default(); def.classes.len()];
        let mut sources = vec![false; layer.sources.len()];
        let whole = question
            .measures
            .of_layer(layer_index, layer.features.len(), question.index);
        let mut cutter = Cutter::new(question.extent);
        for index in candidates(question, content, layer) {
            let id = FeatureId {
                layer: layer_index as u32,
                index,
            };
            let class = usize::from(layer.class_of[index as usize]);
            let in_class = def.classes.get(class).is_some_and(|class| zoom >= class.min_zoom);
            if !in_class || !question.shown.passes(id) {
                continue;
            }
            let Some(projected) = question.index.projected(id) else {
                continue;
            };
            let Some([length, area]) = cutter.part(&projected, whole[index as usize]) else {
                continue;
            };
            let sort = sort(&projected);
            let sum = &mut sums[class];
            let [width, height] = projected.extent.size();
            let side = width.max(height);
            sum.smallest = if sum.sorts == [0; 3] {
                side
            } else {
                sum.smallest.min(side)
            };
            sum.sorts[sort as usize] += 1;
            sum.length_m += length;
            sum.area_ha += area;
            if question.shown.contains(id) {
                sum.drawn = true;
                answer.look_at(layer, index, sort, &mut sources);
            }
        }
        answer.sources = sources
            .iter()
            .zip(&layer.sources)
            .filter(|(used, key)| **used && !key.is_empty())
            .map(|(_, key)| key.clone())
            .collect();
        answer.classes = sums
            .into_iter()
            .enumerate()
            .filter(|(_, sum)| sum.sorts != [0; 3])
            .map(|(class, sum)| ClassInView {
                layer: layer_index,
                class,
                count: sum.sorts.iter().sum(),
                length_m: sum.length_m,
                area_ha: sum.area_ha,
                sort: most(sum.sorts),
                smallest: sum.smallest,
                drawn: sum.drawn,
            })
            .collect();
        answer
    }

    /// Notes the status and the source of a drawn feature.
    fn look_at(&mut self, layer: &Layer, index: u32, sort: Sort, sources: &mut [bool]) {
        let feature = &layer.features[index as usize];
        if let Some(status) = DOUBTFUL.iter().position(|status| *status == feature.geometry_status) {
            self.doubts[status][sort as usize] += 1;
        }
        let known = layer.sources.iter().position(|key| **key == *feature.source);
        // A feature without a source of its own has its layer's, which comes first.
        if let Some(used) = sources.get_mut(known.unwrap_or(0)) {
            *used = true;
        }
    }
}

/// Features whose boxes meet the view, in their order; all of them when the view holds the whole layer.
fn candidates(question: &Question<'_>, content: &LayerIndex, layer: &Layer) -> Vec<u32> {
    if holds(&question.extent, &content.extent) {
        (0..layer.features.len() as u32).collect()
    } else {
        content.within(question.extent)
    }
}

fn holds(outer: &Extent, inner: &Extent) -> bool {
    outer.contains(inner.min) && outer.contains(inner.max)
}

fn most(counts: [usize; 3]) -> Sort {
    let [points, lines, areas] = counts;
    if areas >= lines && areas >= points {
        Sort::Area
    } else if lines >= points {
        Sort::Line
    } else {
        Sort::Point
    }
}

/// A run of positions of a geometry.
enum Run<'a> {
    Point(Coord<f64>),
    Line(&'a [Coord<f64>]),
    Ring { places: &'a [Coord<f64>], hole: bool },
    Outline(&'a [Coord<f64>]),
}

/// Visits every run; rings and closed outlines repeat their first position at the end.
fn each_run(projected: &Projected<'_>, scratch: &mut Vec<Coord<f64>>, visit: &mut dyn FnMut(Run<'_>)) {
    let origin = projected.origin();
    for ring in projected.rings() {
        scratch.clear();
        scratch.extend(ring.coords(origin));
        if ring.closed() {
            scratch.extend(scratch.first().copied());
        }
        match (ring.outline, ring.kind) {
            (false, RingKind::Points) => scratch.iter().for_each(|place| visit(Run::Point(*place))),
            (false, RingKind::Line) => visit(Run::Line(scratch)),
            (false, kind) => visit(Run::Ring {
                places: scratch,
                hole: kind == RingKind::Hole,
            }),
            (true, RingKind::Line | RingKind::Exterior) => visit(Run::Outline(scratch)),
            (true, _) => {}
        }
    }
}

fn sort(projected: &Projected<'_>) -> Sort {
    if projected.has_areas() {
        Sort::Area
    } else if projected.has_lines() {
        Sort::Line
    } else if projected.has_points() {
        Sort::Point
    } else {
        Sort::Area
    }
}

/// Length in metres and area in hectares of a whole geometry.
fn measured(projected: &Projected<'_>, scratch: &mut Vec<Coord<f64>>) -> [f64; 2] {
    let mut sum = [0.0; 2];
    each_run(projected, scratch, &mut |run| match run {
        Run::Line(line) => sum[0] += ellipsoid::line_m(line),
        Run::Ring { places, hole } => {
            let area_ha = ellipsoid::ring_m2(places) / 1e4;
            sum[1] += if hole { -area_ha } else { area_ha };
        }
        Run::Point(_) | Run::Outline(_) => {}
    });
    sum
}

/// Cuts geometries at the edge of a view.
struct Cutter {
    view: Extent,
    scratch: Vec<Coord<f64>>,
    ring: Vec<Coord<f64>>,
    spare: Vec<Coord<f64>>,
}

impl Cutter {
    fn new(view: Extent) -> Self {
        Self {
            view,
            scratch: Vec::new(),
            ring: Vec::new(),
            spare: Vec::new(),
        }
    }

    /// What of a feature lies in the view: length in metres, area in hectares; none when it does not meet the view.
    fn part(&mut self, projected: &Projected<'_>, whole: [f32; 2]) -> Option<[f64; 2]> {
        if holds(&self.view, &projected.extent) {
            return Some(whole.map(f64::from));
        }
        let view = self.view;
        let (mut meets, mut sum) = (false, [0.0; 2]);
        // The view may lie within an area: then no edge of it meets an edge of the area.
        let (mut within, mut corner) = (false, false);
        let Self {
            scratch, ring, spare, ..
        } = self;
        each_run(projected, scratch, &mut |run| match run {
            Run::Point(place) => meets |= view.contains([place.x, place.y]),
            Run::Outline(line) => {
                meets |= line
                    .windows(2)
                    .any(|pair| clip::segment(&view, pair[0], pair[1]).is_some())
            }
            Run::Line(line) => {
                for (a, b) in line.windows(2).map(|pair| (pair[0], pair[1])) {
                    if let Some((from, to)) = clip::segment(&view, a, b) {
                        meets = true;
                        sum[0] += ellipsoid::step_m(a + (b - a) * from, a + (b - a) * to);
                    }
                }
            }
            Run::Ring { places, hole } => {
                if !hole {
                    within |= std::mem::take(&mut corner);
                }
                meets |= places
                    .windows(2)
                    .any(|pair| clip::segment(&view, pair[0], pair[1]).is_some());
                corner ^= encloses(places, view.min);
                ring.clear();
                ring.extend_from_slice(places);
                clip::ring(&view, ring, spare);
                let area_ha = ellipsoid::ring_m2(ring) / 1e4;
                sum[1] += if hole { -area_ha } else { area_ha };
            }
        });
        (meets || within || corner).then_some(sum)
    }
}

/// Whether a ray from `at` to the east crosses the ring an odd number of times.
fn encloses(ring: &[Coord<f64>], at: [f64; 2]) -> bool {
    let crosses = |pair: &&[Coord<f64>]| {
        let [a, b] = [pair[0], pair[1]];
        (a.y > at[1]) != (b.y > at[1]) && at[0] < (b.x - a.x) * (at[1] - a.y) / (b.y - a.y) + a.x
    };
    ring.windows(2).filter(crosses).count() % 2 == 1
}

#[cfg(test)]
#[path = "in_view_tests.rs"]
mod tests;
