//! A bus line as a diagram: communes along the line, their stops beside them.

use egui::{Align2, Label, Rect, RichText, Sense, Stroke, TextStyle, Ui, pos2, vec2};

use super::band;
use crate::analysis::sheet::{Block, LinePart};
use crate::paint::egui::{color32, font_id};
use crate::style::Rgba;
use crate::text::Face;
use crate::ui::Context;
use crate::ui::controls::{self, section};

/// Width of the column that the line is drawn in, in points.
const GUTTER_PT: f32 = 28.0;

/// Shows the diagram.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, block: &Block) {
    let Block::Line {
        color,
        code,
        ordered,
        parts,
        note,
    } = block
    else {
        return;
    };
    let color = color
        .as_deref()
        .and_then(|color| Rgba::parse(color).ok())
        .map_or(cx.color("accent"), color32);
    let stops: usize = parts.iter().map(|part| part.stops.len()).sum();
    let title = cx.messages.format("sheet-stops", &[("count", stops.into())]);
    section(ui, cx, &title);
    let note = RichText::new(note).small().color(cx.color("text-secondary"));
    ui.add(Label::new(note).wrap());
    ui.spacing_mut().item_spacing.y = 0.0;
    let top = ui.cursor().top();
    let mut stations = Vec::new();
    let mut dots = Vec::new();
    let left = ui.cursor().left();
    // The line lies under its stations and is drawn first, when its end is known.
    let under = ui.painter().add(egui::Shape::Noop);
    for part in parts {
        stations.push(station(ui, cx, part));
        dots.extend(part_stops(ui, cx, part));
    }
    let x = left + 10.0;
    let painter = ui.painter();
    if let (Some(first), Some(last)) = (stations.first(), stations.last()) {
        let end = if *ordered {
            dots.last().map_or(*last, |dot| dot.0)
        } else {
            *last
        };
        let line = egui::Shape::line_segment([pos2(x, *first), pos2(x, end.max(*last))], Stroke::new(5.0, color));
        painter.set(under, line);
    }
    let card = cx.color("card");
    for y in &stations {
        painter.circle(pos2(x, *y), 7.0, card, Stroke::new(3.0, color));
    }
    for (y, located) in dots {
        // Off the line where their order is not known.
        let at = if *ordered { x } else { x + 12.0 };
        let fill = if located { color } else { card };
        painter.circle(pos2(at, y), 3.0, fill, Stroke::new(1.5, color));
    }
    if let Some(y) = stations.first().filter(|_| !code.is_empty()) {
        let badge = Rect::from_center_size(pos2(x, *y), vec2(22.0, 18.0));
        painter.rect_filled(badge, 5.0, color);
        let font = font_id(Face::Bold, 11.0);
        painter.text(badge.center(), Align2::CENTER_CENTER, code, font, band::ink_on(color));
    }
    ui.add_space((ui.cursor().top() - top).min(4.0));
}

/// A commune of the line; returns the height of its station.
fn station(ui: &mut Ui, cx: &mut Context<'_>, part: &LinePart) -> f32 {
    let row = ui.horizontal(|ui| {
        ui.set_min_height(26.0 * cx.state.text_size);
        ui.allocate_exact_size(vec2(GUTTER_PT, 1.0), Sense::hover());
        match &part.commune_id {
            Some(id) => {
                if controls::link(ui, cx, &part.commune).clicked() {
                    cx.go_to(id);
                }
            }
            None => {
                ui.label(RichText::new(&part.commune).text_style(TextStyle::Name("strong".into())));
            }
        }
    });
    row.response.rect.center().y
}

/// The stops of a commune; returns height and whether the place is known, for each.
fn part_stops(ui: &mut Ui, cx: &mut Context<'_>, part: &LinePart) -> Vec<(f32, bool)> {
    part.stops
        .iter()
        .map(|(name, id)| {
            let row = ui.horizontal(|ui| {
                ui.set_min_height(19.0 * cx.state.text_size);
                ui.allocate_exact_size(vec2(GUTTER_PT + 4.0, 1.0), Sense::hover());
                match id {
                    Some(id) => {
                        if controls::link(ui, cx, name).clicked() {
                            cx.go_to(id);
                        }
                    }
                    None => {
                        ui.add(Label::new(RichText::new(name).small()).wrap());
                    }
                }
            });
            (row.response.rect.center().y, id.is_some())
        })
        .collect()
}
