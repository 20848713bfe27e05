//! Works at work in every year, and events as ticks below: what passed is strong, what is to come pale.

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Rect, Shape, Ui, pos2};

use super::super::Context;
use crate::analysis::clock::Clock;

/// Height of the ticks of events, in points.
const TICKS_PT: f32 = 8.0;

/// Draws the chart into `rect`; `x_of` tells where a year lies. It is drawn in every frame while the years run, so it is made
/// of upright rectangles, one for each run of equal years: lines with soft edges take ten times as many triangles.
pub(super) fn draw(ui: &Ui, cx: &Context<'_>, rect: Rect, year: i32, x_of: &dyn Fn(f32) -> f32) {
    let clock = cx.world.clock();
    let Some(years) = clock.years() else { return };
    let most = clock.working().iter().max().copied().unwrap_or(0).max(1) as f32;
    let foot = rect.bottom() - TICKS_PT;
    let y_of = |count: u32| foot - (count as f32 / most) * (foot - rect.top());
    let strong = cx.color("lamp-halo").gamma_multiply(0.75);
    let pale = cx.color("track").gamma_multiply(0.30);
    let edge = cx.color("lamp-rim").gamma_multiply(0.8);
    let counts: Vec<(i32, u32)> = years.zip(clock.working().iter().copied()).collect();
    let mut areas = Mesh::default();
    let mut line = Mesh::default();
    let mut before = foot;
    for run in counts.chunk_by(|(of, count), (next, then)| count == then && (*of <= year) == (*next <= year)) {
        let (Some((first, count)), Some((last, _))) = (run.first(), run.last()) else {
            continue;
        };
        let (left, right) = (x_of(*first as f32), x_of(*last as f32 + 1.0).min(rect.right()));
        let top = y_of(*count);
        add(
            &mut areas,
            [left, top, right, foot],
            if *first <= year { strong } else { pale },
        );
        add(&mut line, [left, top - 0.5, right, top + 0.5], edge);
        if before != top {
            add(
                &mut line,
                [left - 0.5, before.min(top), left + 0.5, before.max(top)],
                edge,
            );
        }
        before = top;
    }
    events(&mut line, cx, clock, rect, year, x_of);
    ui.painter().extend([Shape::mesh(areas), Shape::mesh(line)]);
}

/// A tick for each year with events, longer where there are more.
fn events(mesh: &mut Mesh, cx: &Context<'_>, clock: &Clock, rect: Rect, year: i32, x_of: &dyn Fn(f32) -> f32) {
    let Some(years) = clock.years() else { return };
    let (passed, coming) = (cx.color("text"), cx.color("track"));
    let top = rect.bottom() - TICKS_PT + 1.0;
    for (of, count) in years.zip(clock.events()).filter(|(_, count)| **count > 0) {
        let x = x_of(of as f32 + 0.5);
        let height = (3.0 + *count as f32).min(TICKS_PT - 1.0);
        let color = if of <= year { passed } else { coming };
        add(mesh, [x - 0.6, top, x + 0.6, top + height], color);
    }
}

/// A rectangle from left, top, right and bottom.
fn add(mesh: &mut Mesh, [left, top, right, bottom]: [f32; 4], color: Color32) {
    let base = mesh.vertices.len() as u32;
    let corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
    mesh.vertices
        .extend(corners.map(|[x, y]| Vertex::untextured(pos2(x, y), color)));
    mesh.indices.extend([0, 1, 2, 0, 2, 3].map(|corner| base + corner));
}
