//! A shaft to scale: how deep it goes beside the deepest one, and its years among those of all.

use egui::{Align2, Color32, CornerRadius, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::{Page, band};
use crate::analysis::sheet::Block;
use crate::paint::egui::font_id;
use crate::text::Face;
use crate::ui::Context;
use crate::ui::controls::section;

/// Height of the drawing under the ground, in points.
const HEIGHT_PT: f32 = 150.0;

/// Shows the drawing.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page<'_>, block: &Block) {
    let (color, _) = band::look(cx, page);
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
        return;
    };
    if let Some(depth_m) = depth_m.filter(|_| *deepest_m > 0.0) {
        section(ui, cx, cx.text("sheet-shaft-scale"));
        section_of_ground(ui, cx, color, [depth_m, *deepest_m], *elevation_m, depth);
    }
    if span.iter().any(Option::is_some) {
        section(ui, cx, cx.text("field-years"));
        life(ui, cx, color, years, *span, *all_years);
    }
}

fn section_of_ground(
    ui: &mut Ui,
    cx: &Context<'_>,
    color: Color32,
    [depth_m, deepest_m]: [f64; 2],
    elevation_m: Option<f64>,
    depth: &str,
) {
    let size = 11.0 * cx.state.text_size;
    let foot_m = (deepest_m / 100.0).ceil() * 100.0;
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT_PT + 34.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, depth));
    let painter = ui.painter();
    let ground = rect.top() + 24.0;
    let y = |metres: f64| ground + (metres / foot_m) as f32 * HEIGHT_PT;
    let left = rect.left() + 52.0 * cx.state.text_size.min(1.5);
    let earth = Rect::from_min_max(pos2(left, ground), pos2(rect.right(), y(foot_m)));
    painter.rect_filled(earth, CornerRadius::same(2), cx.color("field"));
    painter.hline(left..=rect.right(), ground, Stroke::new(2.0, cx.color("text")));
    let font = || font_id(Face::Regular, size);
    let mut metres = 0.0;
    while metres <= foot_m {
        painter.hline(left..=rect.right(), y(metres), Stroke::new(0.5, cx.color("divider")));
        let words = format!("{}\u{a0}m", cx.messages.number(-metres, 0));
        painter.text(
            pos2(left - 6.0, y(metres)),
            Align2::RIGHT_CENTER,
            words,
            font(),
            cx.color("text-secondary"),
        );
        metres += if foot_m > 500.0 { 200.0 } else { 100.0 };
    }
    let middle = left + (rect.right() - left) * 0.28;
    well(ui, color, middle, ground, y(depth_m));
    let words = pos2(middle + 14.0, (y(depth_m) - size).max(ground + size));
    painter.text(
        words,
        Align2::LEFT_CENTER,
        depth,
        font_id(Face::Semibold, size + 2.0),
        cx.color("text"),
    );
    let other = left + (rect.right() - left) * 0.72;
    painter.line_segment(
        [pos2(other, ground), pos2(other, y(deepest_m))],
        Stroke::new(3.0, cx.color("track").gamma_multiply(0.6)),
    );
    let args = [("depth", format!("{}\u{a0}m", cx.messages.number(deepest_m, 0)).into())];
    // The toolkit breaks lines at a narrow no-break space, not at a wide one.
    let deepest = cx
        .messages
        .format("sheet-shaft-deepest", &args)
        .replace('\u{202f}', "\u{a0}");
    let room = rect.right() - other - 8.0;
    let galley = painter.layout(deepest, font(), cx.color("text-secondary"), room.max(40.0));
    let top = (y(deepest_m) - galley.size().y).max(ground);
    painter.galley(pos2(other + 8.0, top), galley, cx.color("text-secondary"));
    if let Some(elevation_m) = elevation_m {
        let args = [(
            "height",
            format!("{}\u{a0}m", cx.messages.number_shortest(elevation_m)).into(),
        )];
        let words = cx.messages.format("sheet-shaft-elevation", &args);
        painter.text(
            pos2(rect.right(), ground - 4.0),
            Align2::RIGHT_BOTTOM,
            words,
            font(),
            cx.color("text-secondary"),
        );
    }
}

/// The headframe over the ground, the shaft below.
fn well(ui: &Ui, color: Color32, middle: f32, ground: f32, foot: f32) {
    let painter = ui.painter();
    let stroke = Stroke::new(1.5, color);
    let top = pos2(middle, ground - 18.0);
    for foot in [pos2(middle - 7.0, ground), pos2(middle + 9.0, ground)] {
        painter.line_segment([top, foot], stroke);
    }
    painter.circle(top, 4.0, Color32::TRANSPARENT, stroke);
    let shaft = Rect::from_min_max(Pos2::new(middle - 3.5, ground), Pos2::new(middle + 3.5, foot));
    painter.rect_filled(shaft, CornerRadius::ZERO, color);
}

/// The years of the shaft among those of all shafts.
fn life(
    ui: &mut Ui,
    cx: &Context<'_>,
    color: Color32,
    years: &[Option<String>; 2],
    span: [Option<i32>; 2],
    all_years: [i32; 2],
) {
    let size = 11.0 * cx.state.text_size;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0 + 2.0 * size), Sense::hover());
    let words = |year: &Option<String>| year.clone().unwrap_or_else(|| "…".to_owned());
    let label = format!("{} – {}", words(&years[0]), words(&years[1]));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &label));
    let painter = ui.painter();
    let length = f64::from(all_years[1] - all_years[0]).max(1.0);
    let x = |year: i32| rect.left() + (f64::from(year - all_years[0]) / length) as f32 * rect.width();
    let y = rect.top() + size + 8.0;
    painter.hline(rect.x_range(), y, Stroke::new(4.0, cx.color("divider")));
    let from = span[0].or(span[1]).unwrap_or(all_years[0]);
    let to = span[1].or(span[0]).unwrap_or(all_years[1]);
    painter.hline(
        x(from.min(to))..=(x(to.max(from)).max(x(from) + 3.0)),
        y,
        Stroke::new(6.0, color),
    );
    let galley = painter.layout_no_wrap(label, font_id(Face::Semibold, size + 1.0), cx.color("text"));
    let start = (x(from) + x(to)) / 2.0 - galley.size().x / 2.0;
    let start = start.clamp(rect.left(), (rect.right() - galley.size().x).max(rect.left()));
    painter.galley(pos2(start, rect.top()), galley, cx.color("text"));
    let font = font_id(Face::Regular, size);
    for (year, at, anchor) in [
        (all_years[0], rect.left(), Align2::LEFT_TOP),
        (all_years[1], rect.right(), Align2::RIGHT_TOP),
    ] {
        painter.text(
            pos2(at, y + 5.0),
            anchor,
            cx.messages.year(year),
            font.clone(),
            cx.color("text-secondary"),
        );
    }
}
