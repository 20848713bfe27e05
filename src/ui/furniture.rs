//! What stands around the map: zoom buttons, scale bar, attribution, position of the pointer.

use egui::{Align2, Area, FontId, Id, Rect, RichText, Stroke, Ui, pos2};

use super::theme::card;
use super::{Context, EDGE_PT, NARROW_PT, controls, words};
use crate::paint::egui::font_id;
use crate::space::Viewport;
use crate::state::{Command, ViewCommand};
use crate::text::Face;

/// Height of the strip at the bottom at the usual size of text, in points.
const STRIP_PT: f32 = 24.0;

/// Height of the strip at the bottom, in points; its text grows less than others, or it would eat the map.
fn strip_pt(cx: &Context<'_>) -> f32 {
    STRIP_PT * strip_text(cx)
}

fn strip_text(cx: &Context<'_>) -> f32 {
    cx.state.text_size.clamp(1.0, 1.4)
}

/// Shows the furniture.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    zoom_buttons(ui, cx, window);
    strip(ui, cx, window);
}

fn zoom_buttons(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let Some(right) = super::right_edge(cx.state, window) else {
        return;
    };
    let corner = pos2(right, window.bottom() - strip_pt(cx) - EDGE_PT);
    Area::new(Id::unique("zoom buttons"))
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(corner)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).inner_margin(4).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for command in [ViewCommand::ZoomIn, ViewCommand::ZoomOut, ViewCommand::Home] {
                    controls::command_button(ui, cx, Command::View(command));
                }
            });
        });
}

fn strip(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let rect = Rect::from_min_max(pos2(window.left(), window.bottom() - strip_pt(cx)), window.max);
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 0.0, cx.color("card").gamma_multiply(0.92));
    painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, cx.color("card-border")));
    let font = font_id(Face::Regular, 11.5 * strip_text(cx));
    let bar_end = scale_bar(&painter, cx, rect, &font);
    let pointer_end = match cx.pointer_geo {
        Some(geo) if window.width() >= NARROW_PT => {
            let words = words::coordinates(cx, geo);
            let at = pos2(bar_end + 20.0, rect.center().y);
            painter
                .text(at, Align2::LEFT_CENTER, words, font.clone(), cx.color("text-secondary"))
                .right()
        }
        _ => bar_end,
    };
    attribution(ui, cx, rect, pointer_end + 16.0, &font);
}

/// A bar of a round number of metres; where it ends.
fn scale_bar(painter: &egui::Painter, cx: &Context<'_>, rect: Rect, font: &FontId) -> f32 {
    let Some(camera) = cx.state.camera else {
        return rect.left();
    };
    let viewport = Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: [1.0, 1.0],
    };
    let (metres, points) = round_bar(viewport.metres_per_point(), 110.0);
    let left = rect.left() + EDGE_PT;
    let y = rect.center().y + 4.0;
    let color = cx.color("text");
    let line = Stroke::new(1.5, color);
    painter.hline(left..=left + points, y, line);
    painter.vline(left, y - 5.0..=y, line);
    painter.vline(left + points, y - 5.0..=y, line);
    let at = pos2(left + points + 8.0, rect.center().y);
    painter
        .text(
            at,
            Align2::LEFT_CENTER,
            cx.messages.distance(metres),
            font.clone(),
            color,
        )
        .right()
}

/// The largest of 1, 2, 5 × 10ⁿ metres whose bar is at most `longest_pt` points long, and its length in points.
fn round_bar(metres_per_point: f64, longest_pt: f64) -> (f64, f32) {
    let most = metres_per_point * longest_pt;
    let power = 10.0_f64.powf(most.log10().floor());
    let metres = [5.0, 2.0, 1.0]
        .into_iter()
        .map(|step| step * power)
        .find(|metres| *metres <= most)
        .unwrap_or(power);
    (metres, (metres / metres_per_point) as f32)
}

/// Credit lines of the sources of what is visible, each once.
pub fn credits(cx: &Context<'_>) -> Vec<String> {
    let atlas = cx.atlas();
    let zoom = cx.state.camera.map_or(0.0, |camera| camera.zoom);
    let mut credits = cx.basemaps.credits();
    for (index, layer) in atlas.layers.iter().enumerate() {
        if !cx.shown.layer_visible(index) || zoom < layer.def.min_zoom || zoom > layer.def.max_zoom {
            continue;
        }
        for source in layer.sources.iter().filter_map(|key| atlas.catalog.source(key)) {
            if !credits.contains(&source.credit) {
                credits.push(source.credit.clone());
            }
        }
    }
    // OpenStreetMap's licence asks for its credit on the map: it is the last to be cut in a narrow window.
    credits.sort_by_key(|credit| !credit.contains("OpenStreetMap"));
    credits
}

fn attribution(ui: &mut Ui, cx: &mut Context<'_>, rect: Rect, left: f32, font: &FontId) {
    let line = credits(cx).join(" · ");
    let room = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - EDGE_PT, rect.bottom()));
    if room.width() < 60.0 {
        return;
    }
    let text = RichText::new(&line)
        .font(font.clone())
        .color(cx.color("text-secondary"));
    Area::new(Id::unique("attribution"))
        .fixed_pos(room.min)
        .constrain(false)
        .order(egui::Order::Middle)
        .show(ui.ctx(), |ui| {
            let builder = egui::UiBuilder::new()
                .max_rect(room)
                .layout(egui::Layout::right_to_left(egui::Align::Center));
            ui.scope_builder(builder, |ui| {
                ui.set_clip_rect(room);
                let words = egui::Label::new(text)
                    .truncate()
                    .selectable(false)
                    .sense(egui::Sense::click());
                let label = cx
                    .messages
                    .format("map-attribution", &[("credits", line.as_str().into())]);
                let response = ui.add(words).on_hover_text(&label);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
                if response.clicked() {
                    cx.push(Command::Panel(crate::state::PanelCommand::ToggleAbout));
                }
            });
        });
}

#[cfg(test)]
mod tests {
    use super::round_bar;

    #[test]
    fn the_bar_is_round_and_never_too_long() {
        for exponent in -2..5 {
            for step in 1..40 {
                let metres_per_point = f64::from(step) * 0.25 * 10f64.powi(exponent);
                let (metres, points) = round_bar(metres_per_point, 110.0);
                let leading = metres / 10f64.powf(metres.log10().floor());
                assert!(
                    [1.0, 2.0, 5.0].iter().any(|round| (leading - round).abs() < 1e-6),
                    "{metres}"
                );
                assert!(points <= 110.0 + 1e-3 && points > 40.0, "{points}");
            }
        }
    }
}
