//! The few controls that the toolkit does not have: icons, icon buttons, swatches of classes.

use egui::{Color32, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::textures::TextureSet;
use super::{Context, focus};
use crate::paint::egui::{Textures as _, color32};
use crate::state::Command;
use crate::style::ClassStyle;

/// Draws an icon in `rect`.
pub fn icon(ui: &Ui, textures: &TextureSet, name: &str, rect: Rect, color: Color32) {
    if let Some((texture, uv)) = textures.icon(name) {
        ui.painter().image(texture, rect, uv, color);
    }
}

/// A square button with an icon, named `label` for the tooltip and for screen readers.
pub fn icon_button(ui: &mut Ui, cx: &Context<'_>, name: &str, label: &str, on: bool) -> Response {
    let side = 30.0_f32.max(ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, label));
    paint_button(ui, cx, name, rect, &response, on);
    response.on_hover_text(label)
}

fn paint_button(ui: &Ui, cx: &Context<'_>, name: &str, rect: Rect, response: &Response, on: bool) {
    let fill = if response.is_pointer_button_down_on() {
        cx.color("pressed")
    } else if response.hovered() {
        cx.color("hover")
    } else if on {
        cx.color("accent-soft")
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 8.0, fill);
    focus_ring(ui, cx, rect, response);
    let color = if on { cx.color("accent") } else { cx.color("text") };
    icon(
        ui,
        cx.textures,
        name,
        Rect::from_center_size(rect.center(), Vec2::splat(20.0)),
        color,
    );
}

/// The ring around what has the keyboard.
pub fn focus_ring(ui: &Ui, cx: &Context<'_>, rect: Rect, response: &Response) {
    if response.has_focus() {
        focus::frame(ui.painter(), rect, 8, cx.color("focus"));
    }
}

/// The button of a command: its icon, its name, its keys.
pub fn command_button(ui: &mut Ui, cx: &mut Context<'_>, command: Command) -> Response {
    let icon = command.icon().unwrap_or("ui-info");
    let label = command_label(cx, &command);
    let response = icon_button(ui, cx, icon, &label, false);
    if response.clicked() {
        cx.push(command);
    }
    response
}

/// Name of a command with its keys.
pub fn command_label(cx: &Context<'_>, command: &Command) -> String {
    let label = command.label_key().map_or("", |key| cx.text(key));
    match command.shortcut() {
        Some(shortcut) => format!("{label} ({})", super::keys::in_words(cx, shortcut)),
        None => label.to_owned(),
    }
}

/// What a layer is mostly made of, for its swatch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SwatchForm {
    /// Points.
    Point,
    /// Lines.
    Line,
    /// Areas.
    Area,
}

/// The form of the first feature of a class that has a geometry.
pub fn swatch_form(cx: &Context<'_>, layer: usize, class: usize) -> SwatchForm {
    use crate::index::RingKind;
    let content = &cx.world.index.layers[layer];
    let classes = &cx.world.atlas.layers[layer].class_of;
    let of_class = classes.iter().enumerate().filter(|(_, of)| usize::from(**of) == class);
    let first = of_class
        .filter_map(|(index, _)| content.projected(index))
        .find_map(|projected| projected.rings().find(|ring| !ring.outline));
    match first.map(|ring| ring.kind) {
        Some(RingKind::Points) => SwatchForm::Point,
        Some(RingKind::Exterior | RingKind::Hole) => SwatchForm::Area,
        Some(RingKind::Line) | None => SwatchForm::Line,
    }
}

/// A small sample of how a class looks on the map.
pub fn swatch(ui: &mut Ui, cx: &Context<'_>, style: &ClassStyle, form: SwatchForm) {
    let (rect, _) = ui.allocate_exact_size(vec2(24.0, 18.0), Sense::hover());
    let painter = ui.painter();
    let stroke = style.stroke.map(color32);
    let line = Stroke::new(style.width_pt.clamp(1.0, 3.0), stroke.unwrap_or(cx.color("text")));
    match form {
        SwatchForm::Area => {
            let area = Rect::from_center_size(rect.center(), vec2(20.0, 13.0));
            painter.rect_filled(area, 2.0, style.fill.map_or(Color32::TRANSPARENT, color32));
            if let (Some(texture), Some(color)) = (cx.textures.pattern(style.pattern), style.pattern_color) {
                let uv = Rect::from_min_size(pos2(0.0, 0.0), area.size() / crate::paint::PATTERN_PT);
                painter.image(texture, area, uv, color32(color));
            }
            if let Some(color) = stroke {
                painter.rect_stroke(area, 2.0, Stroke::new(1.0, color), egui::StrokeKind::Inside);
            }
        }
        SwatchForm::Line => {
            let ends = [
                rect.left_center() + vec2(2.0, 0.0),
                rect.right_center() - vec2(2.0, 0.0),
            ];
            if let Some((casing, width)) = style.casing {
                painter.line_segment(ends, Stroke::new(line.width + 2.0 * width, color32(casing)));
            }
            if let [on, off, ..] = style.dash_pt.as_slice() {
                painter.extend(egui::Shape::dashed_line(&ends, line, on.max(2.0), off.max(2.0)));
            } else {
                painter.line_segment(ends, line);
            }
        }
        SwatchForm::Point => {
            painter.circle(
                rect.center(),
                8.0,
                color32(style.symbol_color()),
                Stroke::new(style.rim.1, color32(style.rim.0)),
            );
            let inner = Rect::from_center_size(rect.center(), Vec2::splat(11.0));
            icon(ui, cx.textures, &style.symbol, inner, color32(style.icon_color));
        }
    }
}

/// Words that lead somewhere.
pub fn link(ui: &mut Ui, cx: &Context<'_>, words: &str) -> Response {
    let text = egui::RichText::new(words).color(cx.color("accent"));
    let response = ui.add(egui::Label::new(text).wrap().selectable(false).sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), words));
    if response.hovered() || response.has_focus() {
        let rect = response.rect;
        ui.painter().hline(
            rect.x_range(),
            rect.bottom() - 1.0,
            Stroke::new(1.0, cx.color("accent")),
        );
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A heading inside a card.
pub fn section(ui: &mut Ui, cx: &Context<'_>, title: &str) {
    ui.add_space(6.0);
    let text = egui::RichText::new(title)
        .text_style(egui::TextStyle::Name("group".into()))
        .color(cx.color("text-secondary"));
    ui.add(egui::Label::new(text).wrap());
}

/// A full-width row that can be clicked: `content` is laid out inside, `label` names it.
pub fn row(ui: &mut Ui, cx: &Context<'_>, label: &str, on: bool, content: impl FnOnce(&mut Ui)) -> Response {
    let height = ui.spacing().interact_size.y;
    high_row(ui, cx, (label, on), height, content)
}

/// The same, `height` points high: for words that take several lines.
pub fn high_row(
    ui: &mut Ui,
    cx: &Context<'_>,
    (label, on): (&str, bool),
    height: f32,
    content: impl FnOnce(&mut Ui),
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), on, label));
    let fill = if response.hovered() {
        cx.color("hover")
    } else if on {
        cx.color("accent-soft")
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 6.0, fill);
    focus_ring(ui, cx, rect, &response);
    let inner = rect.shrink2(vec2(6.0, 0.0));
    let builder = egui::UiBuilder::new()
        .max_rect(inner)
        .layout(egui::Layout::left_to_right(egui::Align::Center));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = 6.0;
    content(&mut child);
    response
}
