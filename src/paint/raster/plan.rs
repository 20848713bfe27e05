//! A scene made ready for painting: positions in pixels, without those that lie on the one before, lines cut into their
//! dashes, and the box of everything, so that a band of the picture skips what it does not show.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::blend::{self, Ink, Order};
use super::pattern::Laid;
use super::share::{Bands, Shares};
use super::sprite::{Sprite, Sprites};
use super::words::Written;
use super::{Band, Scratch, symbol};
use crate::paint::stroker;
use crate::scene::{Item, Path, Scene, Stroke, SymbolItem};

/// Positions nearer than this to the one before are left out, in pixels.
const SAME_PX: f32 = 0.25;

/// One ring or line.
#[derive(Clone, Copy)]
struct Run {
    start: u32,
    end: u32,
    path: Path,
    /// Left, top, right, bottom.
    bounds: [f32; 4],
}

enum Kind<'a> {
    Fill(Range<u32>, Ink, Option<(Laid, Ink)>),
    Stroke {
        runs: Range<u32>,
        ink: Ink,
        half: f32,
    },
    Symbol(&'a SymbolItem),
    /// A plain dot, and its middle in pixels.
    Dot(Arc<Sprite>, [f32; 2]),
    Text(Written<'a>),
}

struct Step<'a> {
    top: f32,
    bottom: f32,
    kind: Kind<'a>,
    /// Runs that show in each band.
    shares: Shares,
}

/// Memory of a plan, used again for the next one.
#[derive(Default)]
pub struct Store {
    points: Vec<[f32; 2]>,
    runs: Vec<Run>,
    order: Order,
    sprites: Sprites,
}

/// What to paint, bottom first.
pub struct Plan<'a> {
    store: &'a Store,
    steps: Vec<Step<'a>>,
    background: Ink,
    scale: f32,
    order: Order,
    /// Steps that show in each band.
    by_band: Vec<Vec<u32>>,
}

impl Store {
    /// Makes a scene ready for `scale` pixels per point, whose bytes lie in this order.
    pub fn plan<'a>(&'a mut self, scene: &'a Scene, scale: f32, order: Order) -> Plan<'a> {
        self.order = order;
        self.points.clear();
        self.runs.clear();
        // Run number is path number; dashes follow after all of them.
        for path in &scene.paths {
            self.take(scene.path_points(*path), *path, scale);
        }
        let mut kinds = Vec::with_capacity(scene.items.len());
        for item in &scene.items {
            kinds.extend(self.kind(item, scene, scale));
        }
        let store: &'a Self = self;
        let steps = kinds.into_iter().filter_map(|kind| store.step(kind, scale)).collect();
        Plan {
            store,
            steps,
            background: order.ink(scene.background),
            scale,
            order,
            by_band: Vec::new(),
        }
    }

    fn kind<'a>(&mut self, item: &'a Item, scene: &'a Scene, scale: f32) -> Option<Kind<'a>> {
        match item {
            Item::Fill {
                paths, color, pattern, ..
            } => {
                let laid = pattern
                    .and_then(|(pattern, color)| Some((Laid::new(pattern, scene, scale)?, self.order.ink(color))));
                (color.0[3] > 0 || laid.is_some()).then(|| Kind::Fill(paths.clone(), self.order.ink(*color), laid))
            }
            Item::Stroke { paths, stroke } => self.stroke(paths.clone(), stroke, scene, scale),
            Item::Symbol(item) => Some(match symbol::look(item, scale, self.order) {
                Some(look) => Kind::Dot(self.sprites.of(look), item.at.map(|place| place * scale)),
                None => Kind::Symbol(item),
            }),
            Item::Text(text) => Some(Kind::Text(Written::new(text, scale, scene.background))),
        }
    }

    fn stroke<'a>(&mut self, paths: Range<u32>, stroke: &Stroke, scene: &Scene, scale: f32) -> Option<Kind<'a>> {
        let width = stroke.width_pt * scale;
        if stroke.color.0[3] == 0 || width <= 0.0 {
            return None;
        }
        let mut runs = paths.clone();
        if let Some(dash) = &stroke.dash_pt {
            let [right, bottom] = scene.viewport.size.map(|length| length as f32 + stroke.width_pt);
            let clip = [-stroke.width_pt, -stroke.width_pt, right, bottom];
            runs.start = self.runs.len() as u32;
            for path in &scene.paths[paths.start as usize..paths.end as usize] {
                let points = scene.path_points(*path);
                if path.blob {
                    self.take(points, *path, scale);
                    continue;
                }
                stroker::dashes(points, path.closed, dash, clip, &mut |dash| {
                    let open = Path { closed: false, ..*path };
                    self.take(dash, open, scale);
                });
            }
            runs.end = self.runs.len() as u32;
        }
        // A hairline keeps its width of a pixel and pales instead.
        let ink = blend::scaled(self.order.ink(stroke.color), (width.min(1.0) * 255.0) as u8);
        Some(Kind::Stroke {
            runs,
            ink,
            half: width.max(1.0) / 2.0,
        })
    }

    /// Copies one path.
    fn take(&mut self, points: &[[f32; 2]], path: Path, scale: f32) {
        let start = self.points.len() as u32;
        let mut bounds = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        let mut before = [f32::MAX; 2];
        let last = points.len().saturating_sub(1);
        for (index, point) in points.iter().enumerate() {
            let at = [point[0] * scale, point[1] * scale];
            let far = (at[0] - before[0]).abs().max((at[1] - before[1]).abs()) >= SAME_PX;
            if far || index == last && !path.closed {
                bounds = [
                    bounds[0].min(at[0]),
                    bounds[1].min(at[1]),
                    bounds[2].max(at[0]),
                    bounds[3].max(at[1]),
                ];
                // A square is known by its bounds.
                if !path.blob {
                    self.points.push(at);
                }
                before = at;
            }
        }
        let end = self.points.len() as u32;
        self.runs.push(Run {
            start,
            end,
            path,
            bounds,
        });
    }

    fn step<'a>(&self, kind: Kind<'a>, scale: f32) -> Option<Step<'a>> {
        let around = |runs: &Range<u32>, margin: f32| {
            let runs = self.runs[runs.start as usize..runs.end as usize].iter();
            let (top, bottom) = runs.fold((f32::MAX, f32::MIN), |(top, bottom), run| {
                (top.min(run.bounds[1]), bottom.max(run.bounds[3]))
            });
            (top - margin, bottom + margin)
        };
        let (top, bottom) = match &kind {
            Kind::Fill(runs, ..) => around(runs, 0.0),
            Kind::Stroke { runs, half, .. } => around(runs, half + 1.0),
            Kind::Symbol(item) => {
                let reach = symbol::reach_pt(item) * scale;
                (item.at[1] * scale - reach, item.at[1] * scale + reach)
            }
            Kind::Dot(sprite, at) => (at[1] - sprite.reach_px(), at[1] + sprite.reach_px()),
            Kind::Text(written) => (written.bounds[1], written.bounds[3]),
        };
        (top < bottom).then(|| Step {
            top,
            bottom,
            kind,
            shares: Shares::default(),
        })
    }

    /// Who shows where among some runs that reach `margin` beyond their positions; of `areas` the holes go with their area.
    fn shares(&self, runs: &Range<u32>, margin: f32, areas: bool, bands: Bands) -> Shares {
        let shown = runs.clone().filter_map(|index| {
            let run = &self.runs[index as usize];
            let [left, top, right, bottom] = run.bounds;
            let apart = areas && (!run.path.closed || run.path.hole);
            let beside = left - margin >= bands.width || right + margin <= 0.0;
            (!apart && !beside).then(|| (index, bands.of(top - margin, bottom + margin)))
        });
        Shares::new(shown, bands.count)
    }

    fn points(&self, run: &Run) -> &[[f32; 2]] {
        &self.points[run.start as usize..run.end as usize]
    }
}

impl Plan<'_> {
    /// Tells every band what shows in it, once for all: a band that looked at everything would look at most in vain.
    pub fn share(&mut self, bands: Bands) {
        let store = self.store;
        self.steps.par_iter_mut().for_each(|step| {
            step.shares = match &step.kind {
                Kind::Fill(runs, ..) => store.shares(runs, 0.0, true, bands),
                Kind::Stroke { runs, half, .. } => store.shares(runs, half + 1.0, false, bands),
                Kind::Symbol(_) | Kind::Dot(..) | Kind::Text(_) => Shares::default(),
            };
        });
        self.by_band.resize_with(bands.count, Vec::new);
        for (index, step) in self.steps.iter().enumerate() {
            for band in bands.of(step.top, step.bottom) {
                self.by_band[band].push(index as u32);
            }
        }
    }

    /// Paints the part of the picture that the band of this number holds.
    pub fn paint(&self, number: usize, band: &mut Band<'_>, scratch: &mut Scratch) {
        scratch.area.fit(band.width, band.rows);
        scratch.lines.fit(band.width, band.rows);
        // Colours that cover the whole band are mixed before they are laid on: one coat instead of many.
        let mut coat = self.background;
        for index in &self.by_band[number] {
            let step = &self.steps[*index as usize];
            if !matches!(step.kind, Kind::Fill(..)) {
                lay(band, &mut coat);
            }
            match &step.kind {
                Kind::Fill(runs, ink, pattern) => {
                    let areas = Areas {
                        own: step.shares.of(number),
                        end: runs.end,
                    };
                    self.fill(areas, *ink, pattern.as_ref(), &mut coat, band, scratch);
                }
                Kind::Stroke { ink, half, .. } => self.stroke(step.shares.of(number), *ink, *half, band, scratch),
                Kind::Symbol(item) => symbol::symbol(band, item, self.scale, self.order),
                Kind::Dot(sprite, at) => sprite.paint(band, [at[0], at[1] - band.top as f32]),
                Kind::Text(written) => written.paint(scratch, band, self.order),
            }
        }
        lay(band, &mut coat);
    }

    /// One area with its holes at a time, so that areas that overlap darken each other.
    fn fill(
        &self,
        areas: Areas<'_>,
        ink: Ink,
        pattern: Option<&(Laid, Ink)>,
        coat: &mut Ink,
        band: &mut Band<'_>,
        scratch: &mut Scratch,
    ) {
        let top = band.top as f32;
        for first in areas.own {
            let mut runs = self.store.runs[*first as usize..areas.end as usize].iter();
            let Some(own) = runs.next() else { continue };
            if own.path.blob {
                lay(band, coat);
                square(band, own.bounds, ink);
                continue;
            }
            let holes = runs.take_while(|run| run.path.hole);
            for run in std::iter::once(own).chain(holes) {
                let moved = self.store.points(run).iter().map(|point| [point[0], point[1] - top]);
                scratch.area.ring(moved);
            }
            area(band, scratch, ink, pattern, coat);
        }
    }

    fn stroke(&self, own: &[u32], ink: Ink, half: f32, band: &mut Band<'_>, scratch: &mut Scratch) {
        let top = band.top as f32;
        for run in own.iter().map(|run| &self.store.runs[*run as usize]) {
            if run.path.blob {
                square(band, run.bounds, ink);
            } else {
                scratch.lines.line(self.store.points(run), run.path.closed, half, top);
            }
        }
        scratch.lines.paint(band.pixels, ink);
    }
}

/// The areas of a step that show in a band: their exterior runs, each followed by its holes, and where the step ends.
struct Areas<'a> {
    own: &'a [u32],
    end: u32,
}

/// Lays on the mixed coat.
fn lay(band: &mut Band<'_>, coat: &mut Ink) {
    blend::span(band.pixels, std::mem::take(coat));
}

/// Paints one area, or mixes its colour into the coat where it covers the whole band.
fn area(band: &mut Band<'_>, scratch: &mut Scratch, ink: Ink, pattern: Option<&(Laid, Ink)>, coat: &mut Ink) {
    if pattern.is_none() && scratch.area.take_if_everywhere() {
        blend::pixel(coat, ink);
        return;
    }
    lay(band, coat);
    sweep(band, scratch, false, ink, pattern);
}

/// Paints an upright rectangle (left, top, right, bottom, in pixels of the whole picture).
fn square(band: &mut Band<'_>, [left, top, right, bottom]: [f32; 4], ink: Ink) {
    let (top, bottom) = (top - band.top as f32, bottom - band.top as f32);
    let cells = |from: f32, to: f32, limit: usize| {
        let limit = limit as f32;
        from.clamp(0.0, limit) as i32 as usize..(to + 0.999).clamp(0.0, limit) as i32 as usize
    };
    let share = |cell: usize, from: f32, to: f32| (to.min(cell as f32 + 1.0) - from.max(cell as f32)).max(0.0);
    let columns = cells(left, right, band.width);
    // Only the first and the last column are covered in part.
    let edges = [
        share(columns.start, left, right),
        share(columns.end.saturating_sub(1), left, right),
    ];
    for row in cells(top, bottom, band.rows) {
        let high = share(row, top, bottom) * 255.0;
        let inks = edges.map(|edge| blend::scaled(ink, (high * edge + 0.5) as i32 as u8));
        let start = row * band.width;
        let pixels = &mut band.pixels[(start + columns.start) * 4..(start + columns.end) * 4];
        match pixels.as_chunks_mut::<4>().0 {
            [] => {}
            [only] => blend::pixel(only, inks[0]),
            [first, between @ .., last] => {
                blend::pixel(first, inks[0]);
                let ink = blend::scaled(ink, (high + 0.5) as i32 as u8);
                if ink[3] == 255 {
                    between.fill(ink);
                } else {
                    between.iter_mut().for_each(|pixel| blend::pixel(pixel, ink));
                }
                blend::pixel(last, inks[1]);
            }
        }
    }
}

/// Paints what lies in the area of `scratch`.
fn sweep(band: &mut Band<'_>, scratch: &mut Scratch, solid: bool, ink: Ink, pattern: Option<&(Laid, Ink)>) {
    let (width, top) = (band.width, band.top);
    let pixels = &mut *band.pixels;
    scratch.area.sweep(solid, |row, from, to, cover| {
        let run = &mut pixels[(row * width + from) * 4..(row * width + to) * 4];
        blend::span(run, blend::scaled(ink, cover));
        if let Some((laid, ink)) = pattern {
            for (pixel, x) in run.as_chunks_mut::<4>().0.iter_mut().zip(from..) {
                let mark = laid.cover(x, row + top);
                if mark > 0 {
                    blend::pixel(pixel, blend::scaled(blend::scaled(*ink, mark), cover));
                }
            }
        }
    });
}
