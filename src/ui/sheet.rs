//! The info sheet on the right, only when something is selected.

use egui::{Area, CornerRadius, Id, Label, Rect, RichText, ScrollArea, TextStyle, Ui, Vec2, vec2};

use super::controls::{self, icon_button, section};
use super::left_panel::drag_edge;
use super::theme::card;
use super::{Context, EDGE_PT, NARROW_PT, sheet_links, words};
use crate::model::sheet::{self, FactValue};
use crate::model::{Feature, FeatureId, Figure, FigureValue, Localized};
use crate::paint::egui::color32;
use crate::state::{Command, PanelCommand, SelectCommand, ViewCommand};

/// Shows the sheet of the selection.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let world = cx.world;
    let Some(id) = cx.state.selection.as_deref().and_then(|id| world.atlas.find(id)) else {
        return;
    };
    let Some(feature) = world.atlas.feature(id) else { return };
    let narrow = window.width() < NARROW_PT;
    let width = cx.state.sheet_width_pt().min(window.width() - 2.0 * EDGE_PT);
    let height = window.height() - 2.0 * EDGE_PT - 28.0;
    let left_top = egui::pos2(window.right() - EDGE_PT - width, window.top() + EDGE_PT);
    let frame = card(cx.palette).inner_margin(0);
    let shown = Area::new(Id::unique("sheet"))
        .accessible_name(cx.text("sheet-label").to_owned())
        .fixed_pos(left_top)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 2.0);
                ui.set_max_height(height);
                ui.spacing_mut().item_spacing.y = 4.0;
                band(ui, cx, id, feature, width - 2.0);
                ScrollArea::vertical()
                    .id_salt(&feature.id)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        egui::Frame::new()
                            .inner_margin(egui::Margin {
                                left: 16,
                                right: 16,
                                top: 4,
                                bottom: 16,
                            })
                            .show(ui, |ui| {
                                body(ui, cx, id, feature);
                            });
                    });
            });
        });
    if !narrow {
        let rect = shown.response.rect;
        let grip = Rect::from_min_max(
            rect.left_top() - vec2(4.0, -24.0),
            rect.left_bottom() + vec2(4.0, -24.0),
        );
        if let Some(delta) = drag_edge(ui, "sheet edge", grip) {
            cx.push(Command::Panel(PanelCommand::SetSheetWidth(
                cx.state.panels.sheet_width_pt - delta,
            )));
        }
    }
}

/// The coloured band: icon, category, title, communes, and what can be done.
fn band(ui: &mut Ui, cx: &mut Context<'_>, id: FeatureId, feature: &Feature, width: f32) {
    let layer = &cx.world.atlas.layers[id.layer as usize];
    let class = usize::from(layer.class_of[id.index as usize]);
    let style = cx.symbology.layer(id.layer as usize).get(class);
    let own = feature
        .color
        .as_deref()
        .and_then(|own| crate::style::Rgba::parse(own).ok());
    let color = own
        .or(style.map(|style| style.symbol_color()))
        .map_or(cx.color("accent"), color32);
    let stripe = ui.allocate_exact_size(vec2(width, 6.0), egui::Sense::hover()).0;
    ui.painter().rect_filled(
        stripe,
        CornerRadius {
            nw: 11,
            ne: 11,
            sw: 0,
            se: 0,
        },
        color,
    );
    egui::Frame::new()
        .inner_margin(egui::Margin {
            left: 16,
            right: 10,
            top: 6,
            bottom: 4,
        })
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let badge = ui.allocate_exact_size(Vec2::splat(30.0), egui::Sense::hover()).0;
                ui.painter().circle_filled(badge.center(), 15.0, color);
                let category = cx.atlas().catalog.category(&feature.category);
                let symbol = style
                    .map(|style| style.symbol.as_ref())
                    .filter(|symbol| !symbol.is_empty());
                let symbol = symbol
                    .or(category.map(|category| category.symbol.as_str()))
                    .unwrap_or("marker")
                    .to_owned();
                let inner = Rect::from_center_size(badge.center(), Vec2::splat(20.0));
                controls::icon(
                    ui,
                    cx.textures,
                    &symbol,
                    inner,
                    color32(cx.palette.interface("symbol-icon")),
                );
                let kind = words::category(cx.atlas(), cx.lang(), feature);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = Command::Select(SelectCommand::Nothing);
                    if icon_button(ui, cx, "ui-close", cx.text("sheet-close"), false).clicked() {
                        cx.push(close);
                    }
                    if feature.geometry.is_some()
                        && icon_button(ui, cx, "ui-target", cx.text("sheet-show"), false).clicked()
                    {
                        cx.push(Command::View(ViewCommand::ShowFeature(feature.id.clone())));
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(Label::new(RichText::new(kind).color(cx.color("text-secondary"))).wrap());
                    });
                });
            });
            ui.add(
                Label::new(RichText::new(feature.name.get(cx.lang())).text_style(TextStyle::Heading))
                    .wrap()
                    .selectable(true),
            );
            let communes = words::communes(cx, feature);
            if !communes.is_empty() {
                ui.add(Label::new(RichText::new(communes).color(cx.color("text-secondary"))).wrap());
            }
        });
}

fn body(ui: &mut Ui, cx: &mut Context<'_>, id: FeatureId, feature: &Feature) {
    // Rows of text, not of buttons.
    ui.spacing_mut().interact_size.y = 18.0 * cx.state.text_size;
    figures(ui, cx, feature);
    localized(ui, cx, &feature.summary, TextStyle::Body);
    if !feature.note.is_empty() {
        let tint = cx.color("warning-soft");
        egui::Frame::new()
            .fill(tint)
            .corner_radius(8)
            .inner_margin(8)
            .show(ui, |ui| {
                localized(ui, cx, &feature.note, TextStyle::Small);
            });
    }
    facts(ui, cx, id, feature);
    sheet_links::stops(ui, cx, feature);
    timeline(ui, cx, feature);
    sheet_links::links(ui, cx, feature);
    source(ui, cx, feature);
}

/// A text in the user's language, or in another one with a word about that.
fn localized(ui: &mut Ui, cx: &Context<'_>, text: &Localized, style: TextStyle) {
    let Some((lang, words)) = text.pick(cx.lang()).filter(|(_, words)| !words.is_empty()) else {
        return;
    };
    ui.add(
        Label::new(RichText::new(words).text_style(style))
            .wrap()
            .selectable(true),
    );
    if lang != cx.lang() {
        let note = RichText::new(cx.text("sheet-not-translated")).small().italics();
        ui.add(Label::new(note.color(cx.color("text-secondary"))).wrap());
    }
}

fn numeral(cx: &Context<'_>, figure: &Figure) -> String {
    match &figure.value {
        FigureValue::Number(number) => cx.messages.number_shortest(*number),
        FigureValue::Text(text) => text.clone(),
    }
}

/// The first figures large, two in a row, their units in small below; the rest as lines.
fn figures(ui: &mut Ui, cx: &Context<'_>, feature: &Feature) {
    if feature.figures.is_empty() {
        return;
    }
    let is_number = |figure: &&Figure| matches!(figure.value, FigureValue::Number(_));
    let large: Vec<&Figure> = feature.figures.iter().filter(is_number).take(2).collect();
    let small = feature
        .figures
        .iter()
        .filter(|figure| !large.iter().any(|known| std::ptr::eq(*known, *figure)));
    let width = (ui.available_width() - 16.0) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for figure in &large {
            ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                let numeral = RichText::new(numeral(cx, figure)).text_style(TextStyle::Name("numeral".into()));
                ui.add(Label::new(numeral.color(cx.color("accent"))).wrap().selectable(true));
                let label = figure_label(cx, figure);
                let label = if figure.unit.is_empty() {
                    label
                } else {
                    format!("{} · {label}", figure.unit)
                };
                ui.add(Label::new(RichText::new(label).small().color(cx.color("text-secondary"))).wrap());
            });
        }
    });
    ui.add_space(6.0);
    for figure in small {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
            let value = if figure.unit.is_empty() {
                numeral(cx, figure)
            } else {
                format!("{}\u{a0}{}", numeral(cx, figure), figure.unit)
            };
            ui.label(RichText::new(value).text_style(TextStyle::Name("strong".into())));
            ui.label(RichText::new(figure_label(cx, figure)).color(cx.color("text-secondary")));
        });
    }
    ui.add_space(4.0);
}

fn figure_label(cx: &Context<'_>, figure: &Figure) -> String {
    let label = figure.label.get(cx.lang());
    match figure.year {
        Some(year) => format!("{label} ({})", cx.messages.year(year)),
        None => label.to_owned(),
    }
}

fn facts(ui: &mut Ui, cx: &mut Context<'_>, id: FeatureId, feature: &Feature) {
    let facts = sheet::facts(cx.atlas(), feature);
    if facts.is_empty() {
        return;
    }
    ui.add_space(4.0);
    // Large words stand over their values: beside them both would be cut to pieces.
    let stacked = cx.state.text_size > 1.3;
    let label_width = if stacked {
        ui.available_width()
    } else {
        (ui.available_width() * 0.36).min(150.0)
    };
    for fact in facts {
        let key = format!("field-{}", fact.key.replace('_', "-"));
        let name = match &fact.value {
            // A property that we have no words for goes by its own name.
            FactValue::Raw(_) | FactValue::RawNumber(_) if !cx.messages.has(&key) => fact.key.clone(),
            _ => cx.text(&key).to_owned(),
        };
        let label = Label::new(RichText::new(name).small().color(cx.color("text-secondary"))).wrap();
        if stacked {
            ui.add(label);
            fact_value(ui, cx, id, &fact.value);
            continue;
        }
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(label_width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(label_width);
                ui.add(label);
            });
            ui.vertical(|ui| fact_value(ui, cx, id, &fact.value));
        });
    }
}

fn fact_value(ui: &mut Ui, cx: &mut Context<'_>, id: FeatureId, value: &FactValue) {
    let words = match value {
        FactValue::Text(text) | FactValue::Raw(text) => text.clone(),
        FactValue::RawNumber(number) => cx.messages.number_shortest(*number),
        FactValue::Words(words) => words.get(cx.lang()).to_owned(),
        FactValue::Years(first, last) => {
            let year = |dated: &Option<crate::model::DatedYear>| {
                dated.map_or("…".to_owned(), |dated| cx.messages.dated_year(dated))
            };
            format!("{} – {}", year(first), year(last))
        }
        FactValue::DeclaredLength(metres) => cx.messages.length(*metres),
        FactValue::DeclaredArea(hectares) => cx.messages.area(*hectares),
        FactValue::MeasuredLength => cx.messages.length(cx.world.measured(id).length_m),
        FactValue::MeasuredArea => cx.messages.area(cx.world.measured(id).area_ha),
        FactValue::Places(places) => {
            places_ui(ui, cx, places);
            return;
        }
    };
    ui.add(Label::new(words).wrap().selectable(true));
}

/// Names of places, those of the atlas as links; a long list is cut.
fn places_ui(ui: &mut Ui, cx: &mut Context<'_>, places: &[(Option<String>, Localized)]) {
    const MOST: usize = 12;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        for (id, name) in places.iter().take(MOST) {
            let words = name.get(cx.lang()).to_owned();
            match id {
                Some(id) if controls::link(ui, cx, &words).clicked() => cx.go_to(id),
                Some(_) => {}
                None => {
                    ui.label(words);
                }
            }
        }
        if places.len() > MOST {
            let more = cx
                .messages
                .format("sheet-more", &[("count", (places.len() - MOST).into())]);
            ui.label(RichText::new(more).color(cx.color("text-secondary")));
        }
    });
}

fn timeline(ui: &mut Ui, cx: &Context<'_>, feature: &Feature) {
    if feature.events.is_empty() {
        return;
    }
    section(ui, cx, cx.text("sheet-timeline"));
    for event in &feature.events {
        ui.horizontal_top(|ui| {
            let date = cx.messages.date(event.year, event.month, event.day);
            ui.allocate_ui_with_layout(vec2(96.0, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(96.0);
                ui.add(Label::new(RichText::new(date).text_style(TextStyle::Name("strong".into()))).wrap());
            });
            ui.add(Label::new(event.text.get(cx.lang())).wrap().selectable(true));
        });
    }
}

/// Where it stands, how far that may be trusted, who says so.
fn source(ui: &mut Ui, cx: &mut Context<'_>, feature: &Feature) {
    section(ui, cx, cx.text("sheet-source"));
    let status = cx.text(&format!("status-{}", feature.geometry_status.key())).to_owned();
    let status = match feature.precision_m {
        Some(metres) => {
            let length = cx.messages.distance(metres);
            format!(
                "{status} — {}",
                cx.messages.format("sheet-precision", &[("length", length.into())])
            )
        }
        None => status,
    };
    ui.add(Label::new(RichText::new(status).small()).wrap());
    if let Some(place) = cx
        .world
        .atlas
        .find(&feature.id)
        .and_then(|id| cx.world.index.projected(id))
    {
        let geo = crate::space::mercator::geo_from_mercator(place.anchor());
        let shown = words::coordinates(cx, geo);
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(RichText::new(&shown).small()).selectable(true));
            if icon_button(ui, cx, "ui-copy", cx.text("sheet-copy-coordinates"), false).clicked() {
                ui.ctx().copy_text(format!("{:.5}, {:.5}", geo.y, geo.x));
                let text = cx.text("action-copied").to_owned();
                cx.notices.push(super::Notice::info(text));
            }
        });
    }
    if let Some(source) = cx.atlas().catalog.source(&feature.source) {
        let line = format!(
            "{} — {}, {}. {}.",
            source.producer, source.title, source.date, source.licence
        );
        ui.add(Label::new(RichText::new(line).small().color(cx.color("text-secondary"))).wrap());
        let url = source.url.clone();
        if url.starts_with("http") && controls::link(ui, cx, &url).clicked() {
            ui.ctx().open_url(egui::OpenUrl::new_tab(&url));
        }
    }
    if !feature.vintage.is_empty() {
        let line = cx
            .messages
            .format("sheet-vintage-line", &[("vintage", feature.vintage.as_str().into())]);
        ui.label(RichText::new(line).small().color(cx.color("text-secondary")));
    }
    let line = RichText::new(&feature.id).small().color(cx.color("text-disabled"));
    ui.add(Label::new(line).selectable(true));
}
