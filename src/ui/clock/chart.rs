//! Works at work in every year, and events as ticks below: what passed is strong, what is to come pale.

use egui::epaint::Vertex;
use egui::{Mesh, Rect, Shape, Stroke, Ui, pos2};

use super::super::Context;
use crate::analysis::clock::Clock;

/// Height of the ticks of events, in points.
const TICKS_PT: f32 = 8.0;

/// Draws the chart into `rect`; `x_of` tells where a year lies.
pub(super) fn draw(ui: &Ui, cx: &Context<'_>, rect: Rect, year: i32, x_of: &dyn Fn(f32) -> f32) {
    let clock = cx.world.clock();
    let Some(years) = clock.years() else { return };
    let most = clock.working().iter().max().copied().unwrap_or(0).max(1) as f32;
    let foot = rect.bottom() - TICKS_PT;
    let y_of = |count: u32| foot - (count as f32 / most) * (foot - rect.top());
    let strong = cx.color("lamp-halo");
    let pale = cx.color("track").gamma_multiply(0.30);
    let mut mesh = Mesh::default();
    let mut line = Vec::with_capacity(clock.working().len());
    for (of, count) in years.clone().zip(clock.working()) {
        let (left, right) = (x_of(of as f32), x_of(of as f32 + 1.0).min(rect.right()));
        let color = if of <= year { strong.gamma_multiply(0.75) } else { pale };
        let base = mesh.vertices.len() as u32;
        let corners = [[left, y_of(*count)], [right, y_of(*count)], [right, foot], [left, foot]];
        mesh.vertices
            .extend(corners.map(|[x, y]| Vertex::untextured(pos2(x, y), color)));
        mesh.indices.extend([0, 1, 2, 0, 2, 3].map(|corner| base + corner));
        line.push(pos2(left, y_of(*count)));
    }
    ui.painter().add(Shape::mesh(mesh));
    ui.painter().add(Shape::line(
        line,
        Stroke::new(1.0, cx.color("lamp-rim").gamma_multiply(0.8)),
    ));
    events(ui, cx, clock, rect, year, x_of);
}

/// A tick for each year with events, longer where there are more.
fn events(ui: &Ui, cx: &Context<'_>, clock: &Clock, rect: Rect, year: i32, x_of: &dyn Fn(f32) -> f32) {
    let Some(years) = clock.years() else { return };
    for (of, count) in years.zip(clock.events()).filter(|(_, count)| **count > 0) {
        let x = x_of(of as f32 + 0.5);
        let height = (3.0 + *count as f32).min(TICKS_PT - 1.0);
        let color = if of <= year {
            cx.color("text")
        } else {
            cx.color("track")
        };
        let from = rect.bottom() - TICKS_PT + 1.0;
        ui.painter().vline(x, from..=from + height, Stroke::new(1.4, color));
    }
}
