//! The card on the left: its title, its pages, its width.

use egui::{Area, Id, Rect, Ui, vec2};

use super::card_edge::{self, Edge};
use super::controls::{self, icon_button};
use super::effects::{Pane, takes_keyboard};
use super::theme::card;
use super::{Context, EDGE_PT, NARROW_PT, filters, layers, results, search, search_results};
use crate::state::{Command, LEFT_WIDTH_PT, PanelCommand, Tab};

/// The id of the panel's area.
pub(super) fn area_id() -> Id {
    Id::unique("left panel")
}

/// Shows the panel, or the button that opens it.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let top_left = window.min + vec2(EDGE_PT, EDGE_PT);
    let narrow = window.width() < NARROW_PT;
    if !cx.state.panels.left_open || (narrow && cx.state.selection.is_some()) {
        let opener = opener(ui, cx, top_left);
        let right = super::right_edge(cx.state, window).map_or(window.right() - EDGE_PT, |right| {
            right - super::corners::menu_pt(cx.state, window) - 8.0
        });
        search::floating(
            ui,
            cx,
            opener.right_top() + vec2(8.0, 0.0),
            right,
            window.bottom() - 28.0,
        );
        return;
    }
    let width = cx.state.left_width_pt().min(window.width() - 2.0 * EDGE_PT);
    let height = window.height() - 2.0 * EDGE_PT - 28.0;
    let shown = Area::new(area_id())
        .accessible_name(cx.text("panel-label").to_owned())
        .fixed_pos(top_left)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).show(ui, |ui| {
                ui.set_width(width - 26.0);
                ui.set_max_height(height - 26.0);
                header(ui, cx);
                ui.add_space(4.0);
                if cx.state.panels.search_open {
                    search_results::show(ui, cx);
                    return;
                }
                tabs(ui, cx);
                ui.add_space(4.0);
                match cx.state.panels.tab {
                    Tab::Layers => layers::show(ui, cx),
                    Tab::Filters => filters::show(ui, cx),
                    Tab::Results => results::show(ui, cx),
                }
            });
        });
    if !narrow {
        let rect = shown.response.rect;
        let grip = Rect::from_min_max(
            rect.right_top() - vec2(4.0, -24.0),
            rect.right_bottom() + vec2(4.0, -24.0),
        );
        let edge = Edge {
            id: "left panel edge",
            label: cx.text("left-panel-width"),
            width_pt: cx.state.panels.left_width_pt,
            limits_pt: LEFT_WIDTH_PT,
            growth: 1.0,
        };
        if let Some(width) = card_edge::show(ui, cx, &edge, grip) {
            cx.push(Command::Panel(PanelCommand::SetLeftWidth(width)));
        }
    }
}

/// The buttons that open the panel; where they stand.
fn opener(ui: &mut Ui, cx: &mut Context<'_>, top_left: egui::Pos2) -> Rect {
    Area::new(Id::unique("left opener"))
        .fixed_pos(top_left)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).inner_margin(4).show(ui, |ui| {
                ui.horizontal(|ui| {
                    for tab in [Tab::Layers, Tab::Filters, Tab::Results] {
                        controls::command_button(ui, cx, Command::Panel(PanelCommand::ShowTab(tab)));
                    }
                });
            });
        })
        .response
        .rect
}

fn header(ui: &mut Ui, cx: &mut Context<'_>) {
    ui.horizontal(|ui| {
        ui.add_space(2.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(egui::RichText::new("Archipel").heading());
            let title = cx.atlas().catalog.title.get(cx.lang()).to_owned();
            ui.add(egui::Label::new(egui::RichText::new(title).small().color(cx.color("text-secondary"))).wrap());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
            let close = Command::Panel(PanelCommand::ToggleLeft);
            let label = controls::command_label(cx, &close);
            if icon_button(ui, cx, "ui-chevron-left", &label, false).clicked() {
                cx.push(close);
            }
        });
    });
    ui.add_space(6.0);
    search::field(ui, cx);
}

fn tabs(ui: &mut Ui, cx: &mut Context<'_>) {
    let width = (ui.available_width() - 8.0) / 3.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let tabs = [
            (Tab::Layers, "layers-title"),
            (Tab::Filters, "filters-title"),
            (Tab::Results, "results-title"),
        ];
        for (tab, key) in tabs {
            let on = cx.state.panels.tab == tab;
            let chosen = match tab {
                Tab::Filters if !cx.state.filter.is_empty() => format!("{} •", cx.text(key)),
                _ => cx.text(key).to_owned(),
            };
            let text = egui::RichText::new(chosen).text_style(egui::TextStyle::Name("strong".into()));
            let color = if on {
                cx.color("accent")
            } else {
                cx.color("text-secondary")
            };
            let fill = if on { cx.color("accent-soft") } else { cx.color("field") };
            let height = ui.spacing().interact_size.y + 4.0;
            let button = egui::Button::selectable(on, text.color(color))
                .fill(fill)
                .min_size(vec2(width, height));
            let button = ui.add(button);
            if on && tab == Tab::Layers && takes_keyboard(ui.ctx(), Pane::Left) {
                button.request_focus();
            }
            if button.clicked() {
                cx.push(Command::Panel(PanelCommand::ShowTab(tab)));
            }
        }
    });
}
