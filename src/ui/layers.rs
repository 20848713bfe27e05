//! The layers by group, with counts, opacity and the classes of each, which double as the legend.

use egui::{Align, Id, Layout, ScrollArea, Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, vec2};

use super::Context;
use super::controls::{self, SwatchForm};
use crate::model::LayerState;
use crate::model::catalog::Role;
use crate::state::{Command, LayerCommand, PanelCommand, ViewCommand};
use crate::ui::focus::FollowsFocus as _;

/// The page of layers.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    ScrollArea::vertical().auto_shrink([false, true]).follow(ui, |ui| {
        let world = cx.world;
        for group in &world.atlas.catalog.groups {
            let mut layers: Vec<usize> = (0..world.atlas.layers.len())
                .filter(|index| world.atlas.layers[*index].def.group == group.id)
                .collect();
            layers.sort_by_key(|index| world.atlas.layers[*index].def.panel_rank);
            if layers.is_empty() {
                continue;
            }
            let folded = cx.state.panels.folded_groups.contains(&group.id);
            group_heading(ui, cx, &group.id, group.title.get(cx.lang()), folded);
            if !folded {
                for index in layers {
                    layer(ui, cx, index);
                }
            }
        }
        let known = |group: &str| world.atlas.catalog.groups.iter().any(|known| known.id == group);
        for index in 0..world.atlas.layers.len() {
            if !known(&world.atlas.layers[index].def.group) {
                layer(ui, cx, index);
            }
        }
        super::planner::scenario_layers(ui, cx);
        if world.atlas.layers.is_empty() {
            ui.add(egui::Label::new(cx.text("layers-none")).wrap());
        }
    });
}

/// What stands beside the title of a layer, in points: margins, eye, swatch, chevron, and the gaps between them.
const BESIDE_TITLE_PT: f32 = 12.0 + 22.0 + 22.0 + 14.0 + 4.0 * 6.0;

fn group_heading(ui: &mut Ui, cx: &mut Context<'_>, id: &str, title: &str, folded: bool) {
    ui.add_space(6.0);
    let response = controls::row(ui, cx, title, false, |ui| {
        let icon = if folded { "ui-chevron-right" } else { "ui-chevron-down" };
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
        controls::icon(ui, cx.textures, icon, rect, cx.color("text-secondary"));
        let text = egui::RichText::new(title).text_style(egui::TextStyle::Name("group".into()));
        ui.label(text.color(cx.color("text-secondary")));
    });
    if response.clicked() {
        cx.push(Command::Panel(PanelCommand::ToggleGroup(id.to_owned())));
    }
}

fn layer(ui: &mut Ui, cx: &mut Context<'_>, index: usize) {
    let world = cx.world;
    let layer = &world.atlas.layers[index];
    let choice = cx.state.layer(&world.atlas, index);
    let title = layer.def.title.get(cx.lang()).to_owned();
    let open_id = Id::unique(("layer open", &layer.def.id));
    let open = ui.data(|data| data.get_temp::<bool>(open_id).unwrap_or(false));
    let disabled = layer.state == LayerState::Disabled;
    let mut toggled = false;
    let height = height(ui, cx, index, &title);
    let response = controls::high_row(ui, cx, (&title, open), height, |ui| {
        toggled = eye(ui, cx, choice.visible && !disabled, disabled, &title);
        if let Some(style) = cx.symbology.layer(index).first() {
            controls::swatch(ui, cx, style, controls::swatch_form(cx, index, 0));
        }
        let color = if choice.visible && !disabled {
            cx.color("text")
        } else {
            cx.color("text-secondary")
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let chevron = if open { "ui-chevron-up" } else { "ui-chevron-down" };
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            controls::icon(ui, cx.textures, chevron, rect, cx.color("text-secondary"));
            let count = count(cx, index);
            ui.label(egui::RichText::new(count).small().color(cx.color("text-secondary")));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(
                    egui::Label::new(egui::RichText::new(&title).color(color))
                        .wrap()
                        .selectable(false),
                );
            });
        });
    });
    if toggled {
        cx.push(Command::Layer(
            layer.def.id.clone(),
            LayerCommand::SetVisible(!choice.visible),
        ));
    }
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(open_id, !open));
    }
    if open {
        details(ui, cx, index, disabled);
    }
}

/// Height of the row of a layer, in points: its title takes as many lines as it needs.
fn height(ui: &Ui, cx: &Context<'_>, index: usize, title: &str) -> f32 {
    let width = |words: String, style: TextStyle, room: f32| {
        let words = WidgetText::from(words);
        words.into_galley(ui, Some(TextWrapMode::Wrap), room, style).size()
    };
    let count = width(count(cx, index), TextStyle::Small, f32::INFINITY).x;
    let room = ui.available_width() - BESIDE_TITLE_PT - count;
    let title = width(title.to_owned(), TextStyle::Body, room.max(40.0)).y;
    ui.spacing().interact_size.y.max(title + 8.0)
}

/// "51", or "12 / 51" while a filter is on; a dash for a layer that could not be read.
fn count(cx: &Context<'_>, index: usize) -> String {
    if cx.atlas().layers[index].state == LayerState::Disabled {
        return "—".to_owned();
    }
    let total = cx.atlas().layers[index].features.len();
    let shown = cx.shown.passing(index);
    if shown == total {
        cx.messages.count(total)
    } else {
        cx.messages.format(
            "layers-count-filtered",
            &[("shown", shown.into()), ("total", total.into())],
        )
    }
}

/// The switch of a layer; whether it was pressed.
fn eye(ui: &mut Ui, cx: &Context<'_>, visible: bool, disabled: bool, title: &str) -> bool {
    let label = cx.messages.format("layers-visible", &[("layer", title.into())]);
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, !disabled, visible, &label));
    let icon = match (disabled, visible) {
        (true, _) => "ui-warning",
        (false, true) => "ui-eye",
        (false, false) => "ui-eye-off",
    };
    let color = match (disabled, visible || response.hovered()) {
        (true, _) => cx.color("warning"),
        (false, true) => cx.color("text"),
        (false, false) => cx.color("text-disabled"),
    };
    controls::focus_ring(ui, cx, rect, &response);
    controls::icon(ui, cx.textures, icon, rect.shrink(2.0), color);
    let clicked = response.clicked();
    response.on_hover_text(if disabled {
        cx.text("layers-disabled").to_owned()
    } else {
        label
    });
    clicked && !disabled
}

fn details(ui: &mut Ui, cx: &mut Context<'_>, index: usize, disabled: bool) {
    let world = cx.world;
    let layer = &world.atlas.layers[index];
    let choice = cx.state.layer(&world.atlas, index);
    let id = layer.def.id.clone();
    egui::Frame::new()
        .inner_margin(egui::Margin {
            left: 28,
            right: 4,
            top: 0,
            bottom: 8,
        })
        .show(ui, |ui| {
            if !layer.def.description.is_empty() {
                let text = egui::RichText::new(layer.def.description.get(cx.lang())).small();
                ui.add(egui::Label::new(text.color(cx.color("text-secondary"))).wrap());
            }
            if disabled {
                for diagnostic in &layer.diagnostics {
                    let text = egui::RichText::new(cx.messages.diagnostic(diagnostic)).small();
                    ui.add(egui::Label::new(text.color(cx.color("warning"))).wrap());
                }
                return;
            }
            if layer.def.classes.len() > 1 {
                classes(ui, cx, index, choice.only_class.as_deref());
            }
            if layer.def.min_zoom > 8.0 && world_zoom(cx) < layer.def.min_zoom {
                let text = egui::RichText::new(cx.text("layers-closer")).small().italics();
                ui.add(egui::Label::new(text.color(cx.color("text-secondary"))).wrap());
            }
            let mut percent = (choice.opacity * 100.0).round();
            let label = cx
                .messages
                .format("layers-opacity", &[("layer", layer.def.title.get(cx.lang()).into())]);
            ui.horizontal(|ui| {
                ui.label(
                    egui::RichText::new(cx.text("layers-opacity-short"))
                        .small()
                        .color(cx.color("text-secondary")),
                );
                ui.spacing_mut().slider_width = (ui.available_width() - 60.0).max(60.0);
                let slider = ui.add(egui::Slider::new(&mut percent, 0.0..=100.0).step_by(5.0).suffix(" %"));
                slider.widget_info(|| WidgetInfo::slider(true, f64::from(percent), &label));
                if slider.changed() {
                    cx.push(Command::Layer(id.clone(), LayerCommand::SetOpacity(percent / 100.0)));
                }
            });
            if world.index.layers[index].extent.is_empty() || layer.def.role == Role::Background {
                return;
            }
            if controls::link(ui, cx, cx.text("layers-zoom-to")).clicked() {
                cx.push(Command::View(ViewCommand::ShowExtent(extent_geo(cx, index))));
            }
        });
}

fn world_zoom(cx: &Context<'_>) -> f64 {
    cx.state.camera.map_or(0.0, |camera| camera.zoom)
}

fn extent_geo(cx: &Context<'_>, index: usize) -> crate::space::Extent {
    use crate::space::mercator::geo_from_mercator;
    let extent = cx.world.index.layers[index].extent;
    let corner = |point: [f64; 2]| {
        geo_from_mercator(geo_types::Coord {
            x: point[0],
            y: point[1],
        })
    };
    let (a, b) = (corner(extent.min), corner(extent.max));
    crate::space::Extent::new(a.x, b.y, b.x, a.y)
}

fn classes(ui: &mut Ui, cx: &mut Context<'_>, index: usize, only: Option<&str>) {
    let world = cx.world;
    let layer = &world.atlas.layers[index];
    for (class_index, class) in layer.def.classes.iter().enumerate() {
        let count = cx.shown.passing_in_class(index, class_index);
        let Some(style) = cx.symbology.layer(index).get(class_index) else {
            continue;
        };
        let title = class.title.get(cx.lang());
        let on = only == Some(class.id.as_str());
        let faded = only.is_some() && !on;
        let form: SwatchForm = controls::swatch_form(cx, index, class_index);
        let response = controls::row(ui, cx, title, on, |ui| {
            if faded {
                ui.set_opacity(0.45);
            }
            controls::swatch(ui, cx, style, form);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(
                    egui::RichText::new(cx.messages.count(count))
                        .small()
                        .color(cx.color("text-secondary")),
                );
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(title).truncate());
                });
            });
        });
        let hint = if on {
            cx.text("layers-show-all-classes").to_owned()
        } else {
            cx.messages.format("layers-isolate-class", &[("class", title.into())])
        };
        let clicked = response.clicked();
        response.on_hover_text(hint);
        if clicked {
            cx.push(Command::Layer(
                layer.def.id.clone(),
                LayerCommand::IsolateClass(class.id.clone()),
            ));
        }
    }
}
