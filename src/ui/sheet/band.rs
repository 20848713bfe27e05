//! The head of a sheet: a coloured band with icon, sort and buttons, then title, place, trust.

use egui::{
    Color32, CornerRadius, Label, Rect, Response, RichText, Role, Sense, TextStyle, Ui, Vec2, WidgetInfo, vec2,
};

use super::{Page, Part, actions};
use crate::export;
use crate::paint::egui::color32;
use crate::state::{Command, SelectCommand, SettingCommand};
use crate::style::Rgba;
use crate::ui::{Context, controls};

/// Below this width at the usual size of text, in points, the band has room for its words and little else.
const SLIM_PT: f32 = 180.0;

/// Colour and icon of a feature, as on the map.
pub(super) fn look(cx: &Context<'_>, page: &Page<'_>) -> (Color32, String) {
    let (color, symbol) = export::look(cx.atlas(), cx.symbology, cx.palette, page.id);
    (color32(color), symbol)
}

/// Ink that can be read on `ground`.
pub(super) fn ink_on(ground: Color32) -> Color32 {
    color32(export::ink_on(Rgba(ground.to_array())))
}

/// Shows the head.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>, width: f32) {
    let (color, symbol) = look(cx, page);
    let ink = ink_on(color);
    egui::Frame::new()
        .fill(color)
        .corner_radius(CornerRadius {
            nw: 11,
            ne: 11,
            sw: 0,
            se: 0,
        })
        .inner_margin(egui::Margin {
            left: 16,
            right: 8,
            top: 6,
            bottom: 6,
        })
        .show(ui, |ui| {
            ui.set_width(width - 24.0);
            ui.horizontal(|ui| {
                let side = 22.0 * cx.state.text_size.min(1.4);
                let rect = ui.allocate_exact_size(Vec2::splat(side), Sense::hover()).0;
                controls::icon(ui, cx.textures, &symbol, rect, ink);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    buttons(ui, cx, page, ink, width);
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        let words = RichText::new(&page.sheet.category).text_style(TextStyle::Name("strong".into()));
                        ui.add(Label::new(words.color(ink)).wrap());
                    });
                });
            });
        });
    egui::Frame::new()
        .inner_margin(egui::Margin {
            left: 16,
            right: 10,
            top: 6,
            bottom: 2,
        })
        .show(ui, |ui| {
            title(ui, cx, page);
            actions::show(ui, cx, page);
        });
}

fn title(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    let title = RichText::new(&page.sheet.name).text_style(TextStyle::Heading);
    ui.add(Label::new(title).wrap().selectable(true));
    if !page.sheet.places.is_empty() && page.sheet.places != page.sheet.name {
        let places = RichText::new(&page.sheet.places).color(cx.color("text-secondary"));
        ui.add(Label::new(places).wrap());
    }
    if page.sheet.status.warns {
        ui.horizontal(|ui| {
            let side = 16.0 * cx.state.text_size;
            let rect = ui.allocate_exact_size(Vec2::splat(side), Sense::hover()).0;
            controls::icon(ui, cx.textures, "ui-warning", rect, cx.color("warning"));
            let words = RichText::new(&page.sheet.status.words).text_style(TextStyle::Name("group".into()));
            ui.add(Label::new(words.color(cx.color("warning"))).wrap());
        });
    }
}

/// Back, forward, close; a pinned sheet only has the last.
fn buttons(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>, ink: Color32, width: f32) {
    if page.part == Part::SecondLanguage {
        let close = cx.text("command-second-none").to_owned();
        if button(ui, cx, "ui-close", &close, ink, true).clicked() {
            cx.push(Command::Setting(SettingCommand::SetSecondLanguage(None)));
        }
        return;
    }
    if page.part == Part::Pinned {
        let unpin = cx.text("sheet-unpin").to_owned();
        if button(ui, cx, "ui-close", &unpin, ink, true).clicked() {
            cx.push(Command::Select(SelectCommand::TogglePin(page.sheet.id.clone())));
        }
        return;
    }
    let close = cx.text("sheet-close").to_owned();
    if button(ui, cx, "ui-close", &close, ink, true).clicked() {
        cx.push(Command::Select(SelectCommand::Nothing));
    }
    let trail = &cx.state.trail;
    // In a slim column of large letters the words of the band need the room of arrows that lead nowhere.
    if width < SLIM_PT * cx.state.text_size && trail.forward.is_empty() && trail.back.is_empty() {
        return;
    }
    for (command, there) in [
        (SelectCommand::Forward, !trail.forward.is_empty()),
        (SelectCommand::Back, !trail.back.is_empty()),
    ] {
        let command = Command::Select(command);
        let label = controls::command_label(cx, &command);
        let icon = command.icon().unwrap_or("ui-info");
        if button(ui, cx, icon, &label, ink, there).clicked() {
            cx.push(command);
        }
    }
}

/// An icon button on the band, whose ink is not that of the card.
fn button(ui: &mut Ui, cx: &Context<'_>, name: &str, label: &str, ink: Color32, enabled: bool) -> Response {
    ui.add_enabled_ui(enabled, |ui| {
        let side = 28.0_f32.max(ui.spacing().interact_size.y);
        let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), label));
        if response.hovered() {
            ui.painter().rect_filled(rect, 8.0, ink.gamma_multiply(0.18));
        }
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, ink);
            ui.painter().rect_stroke(rect, 8.0, stroke, egui::StrokeKind::Inside);
        }
        let inner = Rect::from_center_size(rect.center(), Vec2::splat(18.0));
        let ink = if enabled { ink } else { ink.gamma_multiply(0.4) };
        controls::icon(ui, cx.textures, name, inner, ink);
        response.on_hover_text(label)
    })
    .inner
}
