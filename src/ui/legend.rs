//! The legend: what is in view, class by class, drawn as on the map; a click shows one class alone.

use egui::{
    Area, Id, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::controls::{self, icon_button};
use super::theme::card;
use super::{Context, corners};
use crate::analysis::in_view::{ClassInView, InView};
use crate::i18n::{capitalized, legend_figures, legend_label};
use crate::model::{GeometryStatus, Layer};
use crate::paint::egui::{Painted, font_id};
use crate::scene::{LegendRow, legend_dashes};
use crate::scene::{SAMPLE_PT, Scene, add_sample, add_status_sample, legend_rows};
use crate::space::Viewport;
use crate::state::{Command, LayerCommand, PanelCommand};
use crate::text::Face;
use crate::ui::focus::FollowsFocus as _;

/// Shows the legend, or the button that opens it.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    if cx.state.panels.stories_open
        || cx.state.panels.updates_open
        || cx.state.panels.basemaps_open
        || cx.state.panels.import_open
        || cx.state.planner.page.is_some()
    {
        // The page stands in its place.
        return;
    }
    let Some(corners) = corners::corners(cx.state, window) else {
        return;
    };
    let room = corners.legend;
    Area::new(Id::unique("legend"))
        .accessible_name(cx.text("legend-title").to_owned())
        .fixed_pos(room.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            if corners.legend_folded {
                card(cx.palette).inner_margin(4).show(ui, |ui| {
                    if corners.legend_cramped && cx.state.panels.legend_open {
                        for_a_while(ui, cx, window);
                    } else {
                        controls::command_button(ui, cx, Command::Panel(PanelCommand::ToggleLegend));
                    }
                });
                return;
            }
            card(cx.palette).inner_margin(10).show(ui, |ui| {
                ui.set_width(room.width() - 22.0);
                ui.set_max_height(room.height() - 22.0);
                header(ui, cx);
                let answer = cx.figures.cloned();
                match answer {
                    Some(answer) => body(ui, cx, &answer),
                    None => {
                        ui.label(secondary(cx, cx.text("legend-coming")));
                    }
                }
            });
        });
}

/// The button of a legend that has no room beside the panels: it opens over the map until one clicks elsewhere.
fn for_a_while(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let button = icon_button(ui, cx, "ui-legend", cx.text("legend-title"), false);
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width((280.0 * cx.state.text_size.clamp(1.0, 1.5)).min(window.width() - 40.0));
            ui.set_max_height(window.height() * 0.6);
            if let Some(answer) = cx.figures.cloned() {
                body(ui, cx, &answer);
            }
        });
}

fn secondary(cx: &Context<'_>, words: &str) -> egui::RichText {
    egui::RichText::new(words).small().color(cx.color("text-secondary"))
}

fn header(ui: &mut Ui, cx: &mut Context<'_>) {
    ui.horizontal(|ui| {
        let title = egui::RichText::new(cx.text("legend-title")).text_style(TextStyle::Name("strong".into()));
        ui.label(title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let fold = Command::Panel(PanelCommand::ToggleLegend);
            let label = controls::command_label(cx, &fold);
            if icon_button(ui, cx, "ui-chevron-up", &label, false).clicked() {
                cx.push(fold);
            }
        });
    });
}

fn body(ui: &mut Ui, cx: &mut Context<'_>, answer: &InView) {
    ScrollArea::vertical().auto_shrink([false, true]).follow(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let world = cx.world;
        if answer.classes.is_empty() {
            ui.add(egui::Label::new(secondary(cx, cx.text("legend-empty"))).wrap());
            return;
        }
        for row in legend_rows(&world.atlas, answer, cx.lang(), false) {
            match row {
                LegendRow::Group(title) => {
                    ui.add_space(6.0);
                    let text = egui::RichText::new(title).text_style(TextStyle::Name("group".into()));
                    ui.add(egui::Label::new(text.color(cx.color("text-secondary"))).wrap());
                    ui.add_space(2.0);
                }
                LegendRow::Layer(title) => {
                    ui.add_space(3.0);
                    ui.add(egui::Label::new(secondary(cx, &title)).wrap());
                }
                LegendRow::Class { title, class } => class_row(ui, cx, &title, class),
                LegendRow::Status(status, count, sort) => {
                    let words = capitalized(cx.text(status_key(status)));
                    let figures = cx.messages.count(count);
                    let label = cx.messages.format(
                        "legend-row",
                        &[("title", words.as_str().into()), ("count", count.into())],
                    );
                    let palette = cx.palette;
                    row_ui(ui, cx, &words, &figures, &label, None, 1.0, &mut |scene, at| {
                        add_status_sample(scene, palette, status, sort, at);
                    });
                }
                LegendRow::Doubts => {
                    ui.add_space(6.0);
                    let text =
                        egui::RichText::new(cx.text("legend-doubts")).text_style(TextStyle::Name("group".into()));
                    ui.add(egui::Label::new(text.color(cx.color("text-secondary"))).wrap());
                    ui.add_space(2.0);
                }
            }
        }
        ui.add_space(6.0);
        ui.add(egui::Label::new(secondary(cx, cx.text("legend-how"))).wrap());
    });
}

fn status_key(status: GeometryStatus) -> &'static str {
    match status {
        GeometryStatus::Approximate => "status-approximate",
        GeometryStatus::Schematic => "status-schematic",
        _ => "status-indicative",
    }
}

fn class_row(ui: &mut Ui, cx: &mut Context<'_>, title: &str, class: &ClassInView) {
    let world = cx.world;
    let layer: &Layer = &world.atlas.layers[class.layer];
    let symbology = cx.symbology;
    let Some(style) = symbology.layer(class.layer).get(class.class) else {
        return;
    };
    let zoom = cx.state.camera.map_or(8.0, |camera| camera.zoom);
    let figures = legend_figures(cx.messages, class.count, class.length_m, class.area_ha);
    let label = legend_label(cx.messages, title, class.count, class.length_m, class.area_ha);
    let def = &layer.def.classes[class.class];
    let alone = cx.state.layer(&world.atlas, class.layer).only_class.as_deref() == Some(def.id.as_str());
    let opacity = if class.drawn { 1.0 } else { 0.4 };
    let choice = (layer.def.classes.len() > 1).then_some(alone);
    let dashed = legend_dashes(layer);
    let response = row_ui(ui, cx, title, &figures, &label, choice, opacity, &mut |scene, at| {
        add_sample(scene, style, class, zoom, dashed, at);
    });
    if choice.is_none() {
        return;
    }
    let hint = if alone {
        cx.text("layers-show-all-classes").to_owned()
    } else {
        cx.messages.format("layers-isolate-class", &[("class", title.into())])
    };
    let clicked = response.clicked();
    response.on_hover_text(hint);
    if clicked {
        cx.push(Command::Layer(
            layer.def.id.clone(),
            LayerCommand::IsolateClass(def.id.clone()),
        ));
    }
}

/// One line: sample, title on as many lines as it needs, figures at the right. `choice` tells whether the line is chosen;
/// none cannot be chosen.
#[allow(clippy::too_many_arguments)] // one place lays out every line
fn row_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    title: &str,
    figures: &str,
    label: &str,
    choice: Option<bool>,
    opacity: f32,
    draw: &mut dyn FnMut(&mut Scene, [f32; 2]),
) -> egui::Response {
    let text = cx.state.text_size;
    let width = ui.available_width() - 4.0;
    let [sample_width, sample_height] = SAMPLE_PT;
    let (ink, pale) = (
        cx.color("text").gamma_multiply(opacity),
        cx.color("text-secondary").gamma_multiply(opacity),
    );
    let painter = ui.painter();
    let figures = painter.layout_no_wrap(figures.to_owned(), font_id(Face::Regular, 12.0 * text), pale);
    let title_width = width - sample_width - 8.0 - figures.size().x - 10.0;
    let title = painter.layout(
        title.to_owned(),
        font_id(Face::Regular, 13.0 * text),
        ink,
        title_width.max(60.0),
    );
    let height = (title.size().y.max(sample_height) + 4.0).max(26.0);
    let sense = if choice.is_some() {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
    match choice {
        Some(on) => response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, label)),
        None => response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label)),
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if choice == Some(true) {
        painter.rect_filled(rect, 6.0, cx.color("accent-soft"));
    } else if choice.is_some() && response.hovered() {
        painter.rect_filled(rect, 6.0, cx.color("hover"));
    }
    controls::focus_ring(ui, cx, rect, &response);
    let sample = Rect::from_center_size(
        pos2(rect.left() + 2.0 + sample_width / 2.0, rect.center().y),
        Vec2::from(SAMPLE_PT),
    );
    let viewport = Viewport {
        center_geo: geo_types::Coord { x: 0.0, y: 0.0 },
        zoom: 8.0,
        size: [f64::from(sample_width), f64::from(sample_height)],
    };
    let mut scene = Scene::new(viewport, cx.palette.interface("card"));
    draw(&mut scene, [sample_width / 2.0, sample_height / 2.0]);
    let mut painted = Painted::default();
    painted.update(&scene, sample, ui.ctx().pixels_per_point(), cx.textures);
    let mut faint = ui.painter().clone();
    faint.multiply_opacity(opacity);
    painted.paint_meshes(&faint);
    let middle = |size: Vec2| rect.center().y - size.y / 2.0;
    painter.galley(pos2(sample.right() + 8.0, middle(title.size())), title, ink);
    painter.galley(
        pos2(rect.right() - 4.0 - figures.size().x, middle(figures.size())),
        figures,
        pale,
    );
    response
}
