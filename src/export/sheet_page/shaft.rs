//! A shaft on paper, as in the window: its depth to scale beside the deepest one, its years among those of all.

use crate::analysis::sheet::Block;
use crate::export::compose::Column;
use crate::i18n::Messages;
use crate::style::Rgba;
use crate::text::Face;

/// Height of the ground that is drawn, in points.
const GROUND_PT: f32 = 104.0;
/// Room of the figures left of the ground, in points.
const SCALE_PT: f32 = 46.0;

/// Draws the block; 1 when there is no room.
pub(super) fn draw(column: &mut Column, messages: &Messages, block: &Block, color: Rgba) -> usize {
    let Block::Shaft {
        depth_m,
        elevation_m,
        deepest_m,
        years,
        span,
        all_years,
        depth,
    } = block
    else {
        return 0;
    };
    let mut left_out = 0;
    if let Some(depth_m) = depth_m.filter(|_| *deepest_m > 0.0) {
        if column.room() < GROUND_PT + 60.0 || !column.heading(messages.text("sheet-shaft-scale")) {
            left_out += 1;
        } else {
            ground(column, messages, color, [depth_m, *deepest_m], *elevation_m, depth);
        }
    }
    if span.iter().any(Option::is_some) {
        if column.room() < 60.0 || !column.heading(messages.text("field-years")) {
            left_out += 1;
        } else {
            life(column, messages, color, years, *span, *all_years);
        }
    }
    left_out
}

fn ground(
    column: &mut Column,
    messages: &Messages,
    color: Rgba,
    [depth_m, deepest_m]: [f64; 2],
    elevation_m: Option<f64>,
    depth: &str,
) {
    let foot_m = (deepest_m / 100.0).ceil() * 100.0;
    let top = column.y + 22.0;
    let y = |metres: f64| top + (metres / foot_m) as f32 * GROUND_PT;
    let left = column.left + SCALE_PT;
    let width = column.width - SCALE_PT;
    let [field, divider, text, track] = ["field", "divider", "text", "track"].map(|token| column.color(token));
    column.rect([left, top, width, GROUND_PT], 2.0, field);
    let small = column.type_of(Face::Regular, 8.0, "text-secondary");
    let step = if foot_m > 500.0 { 200.0 } else { 100.0 };
    let mut metres = 0.0;
    while metres <= foot_m {
        column.rect([left, y(metres) - 0.25, width, 0.5], 0.0, divider);
        let words = format!("{}\u{a0}m", messages.number(-metres, 0));
        column.line_at(left - 5.0, y(metres) + 2.8, &words, small, "end");
        metres += step;
    }
    column.rect([left, top - 0.75, width, 1.5], 0.0, text);
    if let Some(elevation_m) = elevation_m {
        let height = format!("{}\u{a0}m", messages.number_shortest(elevation_m));
        let words = messages.format("sheet-shaft-elevation", &[("height", height.into())]);
        column.line_at(left + width, top - 5.0, &words, small, "end");
    }
    let own = left + width * 0.28;
    headframe(column, own, top, color);
    column.rect([own - 3.0, top, 6.0, y(depth_m) - top], 0.0, color);
    let bold = column.type_of(Face::Semibold, 10.0, "text");
    column.line_at(own + 10.0, y(depth_m).max(top + 12.0), depth, bold, "start");
    let other = left + width * 0.72;
    column.rect([other - 1.25, top, 2.5, y(deepest_m) - top], 0.0, track);
    let words = format!("{}\u{a0}m", messages.number(deepest_m, 0));
    let words = messages.format("sheet-shaft-deepest", &[("depth", words.into())]);
    column.line_at(other + 7.0, y(deepest_m) - 3.0, &words, small, "start");
    column.y = top + GROUND_PT + 8.0;
}

/// The headframe over the ground: two legs and a wheel.
fn headframe(column: &mut Column, middle: f32, ground: f32, color: Rgba) {
    use std::fmt::Write as _;
    let ink = crate::export::compose::hex(color);
    let (top, wheel) = (ground - 17.0, 3.6);
    let _ = writeln!(
        column.out,
        "<g fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.4\"><path d=\"M{:.1} {ground:.1}L{middle:.1} {top:.1}L{:.1} {ground:.1}\"/>\
         <circle cx=\"{middle:.1}\" cy=\"{top:.1}\" r=\"{wheel}\"/></g>",
        middle - 6.0,
        middle + 8.0,
    );
}

fn life(
    column: &mut Column,
    messages: &Messages,
    color: Rgba,
    years: &[Option<String>; 2],
    span: [Option<i32>; 2],
    all_years: [i32; 2],
) {
    let length = f64::from(all_years[1] - all_years[0]).max(1.0);
    let x = |year: i32| column.left + (f64::from(year - all_years[0]) / length) as f32 * column.width;
    let from = span[0].or(span[1]).unwrap_or(all_years[0]);
    let to = span[1].or(span[0]).unwrap_or(all_years[1]);
    let (start, end) = (x(from.min(to)), x(from.max(to)).max(x(from.min(to)) + 3.0));
    let words = |year: &Option<String>| year.clone().unwrap_or_else(|| "…".to_owned());
    let label = format!("{} – {}", words(&years[0]), words(&years[1]));
    let bold = column.type_of(Face::Semibold, 10.0, "text");
    let half = crate::text::measure(&label, bold.face, bold.size_pt, 0.0).width_pt / 2.0;
    let (left, width) = (column.left, column.width);
    let middle = f32::midpoint(start, end).clamp(left + half, (left + width - half).max(left + half));
    let y = column.y + 18.0;
    column.line_at(middle, y - 7.0, &label, bold, "middle");
    column.rect([left, y - 1.5, width, 3.0], 1.5, column.color("divider"));
    column.rect([start, y - 2.5, end - start, 5.0], 1.0, color);
    let small = column.type_of(Face::Regular, 8.0, "text-secondary");
    column.line_at(left, y + 12.0, &messages.year(all_years[0]), small, "start");
    column.line_at(left + width, y + 12.0, &messages.year(all_years[1]), small, "end");
    column.y = y + 20.0;
}
