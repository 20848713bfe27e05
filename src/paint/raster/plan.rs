//! A scene made ready for painting: positions in pixels, without those that lie on the one before, lines cut into their
//! dashes, and the box of everything, so that a band of the picture skips what it does not show.

use std::ops::Range;

use super::blend::{self, Ink};
use super::pattern::Laid;
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
    Stroke { runs: Range<u32>, ink: Ink, half: f32 },
    Symbol(&'a SymbolItem),
    Text(Written<'a>),
}

struct Step<'a> {
    top: f32,
    bottom: f32,
    kind: Kind<'a>,
}

/// Memory of a plan, used again for the next one.
#[derive(Default)]
pub struct Store {
    points: Vec<[f32; 2]>,
    runs: Vec<Run>,
}

/// What to paint, bottom first.
pub struct Plan<'a> {
    store: &'a Store,
    steps: Vec<Step<'a>>,
    background: Ink,
    scale: f32,
}

impl Store {
    /// Makes a scene ready for `scale` pixels per point.
    pub fn plan<'a>(&'a mut self, scene: &'a Scene, scale: f32) -> Plan<'a> {
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
            background: blend::ink(scene.background),
            scale,
        }
    }

    fn kind<'a>(&mut self, item: &'a Item, scene: &'a Scene, scale: f32) -> Option<Kind<'a>> {
        match item {
            Item::Fill {
                paths, color, pattern, ..
            } => {
                let laid =
                    pattern.and_then(|(pattern, color)| Some((Laid::new(pattern, scene, scale)?, blend::ink(color))));
                (color.0[3] > 0 || laid.is_some()).then(|| Kind::Fill(paths.clone(), blend::ink(*color), laid))
            }
            Item::Stroke { paths, stroke } => self.stroke(paths.clone(), stroke, scene, scale),
            Item::Symbol(symbol) => Some(Kind::Symbol(symbol)),
            Item::Text(text) => Some(Kind::Text(Written::new(text, scale))),
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
        let ink = blend::scaled(blend::ink(stroke.color), (width.min(1.0) * 255.0) as u8);
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
            Kind::Text(written) => (written.bounds[1], written.bounds[3]),
        };
        (top < bottom).then_some(Step { top, bottom, kind })
    }

    fn points(&self, run: &Run) -> &[[f32; 2]] {
        &self.points[run.start as usize..run.end as usize]
    }
}

impl Plan<'_> {
    /// Paints the part of the picture that a band holds.
    pub fn paint(&self, band: &mut Band<'_>, scratch: &mut Scratch) {
        scratch.area.fit(band.width, band.rows);
        scratch.lines.fit(band.width, band.rows);
        // Colours that cover the whole band are mixed before they are laid on: one coat instead of many.
        let mut coat = self.background;
        let (top, bottom) = (band.top as f32, (band.top + band.rows) as f32);
        for step in &self.steps {
            if step.top >= bottom || step.bottom <= top {
                continue;
            }
            if !matches!(step.kind, Kind::Fill(..)) {
                lay(band, &mut coat);
            }
            match &step.kind {
                Kind::Fill(runs, ink, pattern) => self.fill(runs, *ink, pattern.as_ref(), &mut coat, band, scratch),
                Kind::Stroke { runs, ink, half } => self.stroke(runs, *ink, *half, band, scratch),
                Kind::Symbol(item) => symbol::symbol(band, item, self.scale),
                Kind::Text(written) => written.paint(scratch, band.pixels, band.width, band.top),
            }
        }
        lay(band, &mut coat);
    }

    /// Whether a run can show in a band when it reaches `margin` beyond its positions.
    fn shows(run: &Run, band: &Band<'_>, margin: f32) -> bool {
        let [left, top, right, bottom] = run.bounds;
        top - margin < (band.top + band.rows) as f32
            && bottom + margin > band.top as f32
            && left - margin < band.width as f32
            && right + margin > 0.0
    }

    /// One area with its holes at a time, so that areas that overlap darken each other.
    fn fill(
        &self,
        runs: &Range<u32>,
        ink: Ink,
        pattern: Option<&(Laid, Ink)>,
        coat: &mut Ink,
        band: &mut Band<'_>,
        scratch: &mut Scratch,
    ) {
        let mut open = false;
        for run in &self.store.runs[runs.start as usize..runs.end as usize] {
            if !run.path.closed {
                continue;
            }
            if run.path.blob {
                if Self::shows(run, band, 0.0) {
                    lay(band, coat);
                    square(band, run.bounds, ink);
                }
                continue;
            }
            if !run.path.hole {
                if open {
                    area(band, scratch, ink, pattern, coat);
                }
                open = Self::shows(run, band, 0.0);
            }
            if open {
                let top = band.top as f32;
                let moved = self.store.points(run).iter().map(|point| [point[0], point[1] - top]);
                scratch.area.ring(moved);
            }
        }
        if open {
            area(band, scratch, ink, pattern, coat);
        }
    }

    fn stroke(&self, runs: &Range<u32>, ink: Ink, half: f32, band: &mut Band<'_>, scratch: &mut Scratch) {
        let top = band.top as f32;
        for run in &self.store.runs[runs.start as usize..runs.end as usize] {
            if !Self::shows(run, band, half + 1.0) {
                continue;
            }
            let points = self.store.points(run);
            if run.path.blob {
                square(band, run.bounds, ink);
            } else {
                scratch.lines.line(points, run.path.closed, half, top);
            }
        }
        scratch.lines.paint(band.pixels, ink);
    }
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
    for row in cells(top, bottom, band.rows) {
        let high = share(row, top, bottom);
        let start = row * band.width;
        let pixels = &mut band.pixels[(start + columns.start) * 4..(start + columns.end) * 4];
        for (pixel, column) in pixels.as_chunks_mut::<4>().0.iter_mut().zip(columns.clone()) {
            let cover = (high * share(column, left, right) * 255.0 + 0.5) as i32 as u8;
            blend::pixel(pixel, blend::scaled(ink, cover));
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
