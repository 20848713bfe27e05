//! Statistics by zones: a table that can be ordered, bars beside it, and the zones coloured on the map with their legend.

use std::sync::Arc;

use egui::{Color32, RichText, Ui, vec2};
use geo_types::Coord;

use super::answers::{Ground, held};
use super::draw::Pen;
use super::{choice, filtered, keep, layers, subjects};
use crate::analysis::statistics::classes::{self, bounds, class_of, column_of, strength};
use crate::analysis::statistics::report::{Column, columns, heading_key, notes, order};
use crate::analysis::statistics::{By, Statistics, Zone, statistics};
use crate::export::desk::zones_of;
use crate::i18n::Messages;
use crate::space::Extent;
use crate::space::mercator::mercator_from_geo;
use crate::space::triangles::triangles_of;
use crate::state::planner::{TableChoice, Zones};
use crate::state::{Command, MeasureKind, PlannerCommand};
use crate::ui::basemap::note;
use crate::ui::focus::FollowsFocus as _;
use crate::ui::{Context, controls};

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    ground: Ground,
    layer: String,
    zones: Zones,
    drawn: Vec<Coord<f64>>,
    around: Option<String>,
}

/// A zone as the map draws it: triangles and rings in unit Mercator.
struct Outline {
    corners: Vec<Coord<f64>>,
    triangles: Vec<u32>,
    rings: Vec<Vec<Coord<f64>>>,
    extent: Extent,
}

/// The statistics with all that is shown of them.
pub(super) struct Table {
    /// Zones.
    pub zones: Vec<Zone>,
    /// Sums.
    pub statistics: Statistics,
    outlines: Vec<Outline>,
}

/// The answer to what is asked now, or the one before while it comes.
pub(super) fn answer(ui: &Ui, cx: &mut Context<'_>) -> Option<Arc<Table>> {
    let asked = &cx.state.planner.table;
    let measure = &cx.state.planner.measure;
    let ring = asked.zones == Zones::Drawn && measure.kind == MeasureKind::Area;
    let key = Key {
        ground: Ground::of(cx),
        layer: asked.layer.clone(),
        zones: asked.zones.clone(),
        drawn: if ring { measure.places.clone() } else { Vec::new() },
        around: cx
            .state
            .selection
            .clone()
            .filter(|_| matches!(asked.zones, Zones::Around(_))),
    };
    let (atlas, ids, wanted) = (held(cx), subjects(cx, &asked.layer), key.clone());
    let lang = cx.lang();
    let view = cx.planner.as_mut()?;
    view.table.ask(ui.ctx(), &key, move || {
        let messages = Messages::new(lang);
        let zones = zones_of(
            &atlas,
            &wanted.zones,
            &wanted.drawn,
            wanted.around.as_deref(),
            &messages,
        );
        let statistics = statistics(&atlas, &ids, &zones);
        let outlines = zones.iter().map(outline).collect();
        Table {
            zones,
            statistics,
            outlines,
        }
    })
}

fn outline(zone: &Zone) -> Outline {
    let covering = triangles_of(&zone.outline);
    let place = |[x, y]: &[f64; 2]| mercator_from_geo(Coord { x: *x, y: *y });
    let corners: Vec<Coord<f64>> = covering.corners.iter().map(place).collect();
    let rings = zone
        .outline
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    Outline {
        extent: Extent::around(corners.iter().copied()),
        corners,
        triangles: covering.indices,
        rings: rings
            .map(|ring| ring.0.iter().map(|at| mercator_from_geo(*at)).collect())
            .collect(),
    }
}

/// The page.
pub(super) fn content(ui: &mut Ui, cx: &mut Context<'_>) {
    question(ui, cx);
    let Some(table) = answer(ui, cx) else {
        ui.label(cx.text("planner-working"));
        return;
    };
    if table.zones.is_empty() {
        let key = match cx.state.planner.table.zones {
            Zones::Drawn => "planner-draw-first",
            Zones::Around(_) => "planner-select-first",
            Zones::By(_) => "planner-no-zones",
        };
        note(ui, cx, cx.text(key).to_owned());
        return;
    }
    keep(ui, cx, false);
    legend(ui, cx, &table);
    grid(ui, cx, &table);
    for words in notes(&table.statistics, cx.messages) {
        note(ui, cx, words);
    }
}

fn question(ui: &mut Ui, cx: &mut Context<'_>) {
    let asked = cx.state.planner.table.clone();
    if let Some(layer) = choice(ui, cx, ("counted layer", "planner-layer"), &asked.layer, &layers(cx)) {
        cx.push(Command::Planner(PlannerCommand::SetTableLayer(layer)));
    }
    filtered(ui, cx);
    let metres = match asked.zones {
        Zones::Around(metres) => metres,
        _ => 300.0,
    };
    let words = |key: &str| cx.text(key).to_owned();
    let all = [
        (Zones::By(By::Commune), words("planner-zones-commune")),
        (Zones::By(By::Epci), words("planner-zones-epci")),
        (Zones::By(By::Pole), words("planner-zones-pole")),
        (Zones::Drawn, words("planner-zones-drawn")),
        (Zones::Around(metres), words("planner-zones-around")),
    ];
    if let Some(zones) = choice(ui, cx, ("zones", "planner-zones"), &asked.zones, &all) {
        cx.push(Command::Planner(PlannerCommand::SetZones(zones)));
    }
    if let Zones::Around(metres) = asked.zones {
        let label = cx.text("planner-around-metres").to_owned();
        ui.horizontal_wrapped(|ui| {
            ui.label(&label);
            let mut value = metres;
            let field = egui::DragValue::new(&mut value)
                .range(crate::state::planner::AUDIT_M)
                .speed(10.0)
                .max_decimals(0)
                .suffix("\u{a0}m");
            let response = ui.add(field);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, &label));
            if response.changed() {
                let zones = Zones::Around(value.round());
                cx.push(Command::Planner(PlannerCommand::SetZones(zones)));
            }
        });
    }
}

/// The columns that have room: the name, and numbers.
fn shown(table: &Table) -> Vec<Column> {
    columns(&table.statistics)
        .into_iter()
        .filter(|column| *column != Column::Name)
        .collect()
}

fn grid(ui: &mut Ui, cx: &mut Context<'_>, table: &Table) {
    let asked = cx.state.planner.table.clone();
    let columns = shown(table);
    let rows = order(&table.statistics, &table.zones, asked.column, asked.reversed, cx.lang());
    let largest = largest(table, asked.column);
    egui::ScrollArea::horizontal()
        .id_salt("statistics")
        .auto_shrink([false, true])
        .follow(ui, |ui| {
            egui::Grid::new("statistics")
                .striped(true)
                .spacing(vec2(if is_large(cx) { 5.0 } else { 12.0 }, 4.0))
                .show(ui, |ui| {
                    heading(ui, cx, Column::Name, &asked);
                    ui.label("");
                    for column in &columns {
                        heading(ui, cx, *column, &asked);
                    }
                    ui.end_row();
                    for at in rows {
                        let row = &table.statistics.rows[at];
                        let zone = &table.zones[row.zone];
                        name(ui, cx, zone);
                        bar(ui, cx, value(table, at, asked.column), largest);
                        for column in &columns {
                            let number = column.value(row, zone, &table.statistics.inside);
                            number_cell(ui, cx, *column, number);
                        }
                        ui.end_row();
                    }
                });
        });
}

fn value(table: &Table, at: usize, column: Column) -> Option<f64> {
    classes::value(&table.statistics, &table.zones, at, column)
}

fn largest(table: &Table, column: Column) -> f64 {
    let values = (0..table.statistics.rows.len()).filter_map(|at| value(table, at, column));
    values.fold(0.0, f64::max)
}

fn heading(ui: &mut Ui, cx: &mut Context<'_>, column: Column, asked: &TableChoice) {
    let on = asked.column == column;
    let arrow = match (on, asked.reversed ^ (column == Column::Name)) {
        (true, false) => " ↓",
        (true, true) => " ↑",
        (false, _) => "",
    };
    let words = format!("{}{arrow}", cx.text(&heading_key(column)));
    let text = RichText::new(words).text_style(egui::TextStyle::Name("group".into()));
    let button = egui::Button::selectable(on, text);
    if ui.add(button).clicked() {
        cx.push(Command::Planner(PlannerCommand::SetColumn(column)));
    }
}

/// Room for the name of a zone, in points.
const NAME_PT: f32 = 150.0;

fn name(ui: &mut Ui, cx: &mut Context<'_>, zone: &Zone) {
    let words = zone.name.get(cx.lang());
    // Official names all begin alike and are long: the short form tells them apart.
    let short = cx
        .atlas()
        .get(&zone.id)
        .and_then(|feature| feature.aliases.first().cloned());
    let shown = short
        .filter(|short| short.len() < words.len())
        .unwrap_or_else(|| words.to_owned());
    let known = cx.atlas().find(&zone.id).is_some();
    ui.vertical(|ui| {
        ui.set_min_width(NAME_PT);
        if !known {
            ui.label(shown);
        } else if controls::link(ui, cx, &shown).clicked() {
            cx.go_to(&zone.id);
        }
    });
}

/// Whether words are so large that the table has no room to spare.
fn is_large(cx: &Context<'_>) -> bool {
    cx.state.text_size > 1.5
}

fn bar(ui: &mut Ui, cx: &Context<'_>, value: Option<f64>, largest: f64) {
    // Large words need the room of the bars: the numbers stay whole.
    let width = if is_large(cx) { 0.0 } else { 70.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(width, 12.0), egui::Sense::hover());
    if width == 0.0 {
        return;
    }
    let share = value
        .filter(|_| largest > 0.0)
        .map_or(0.0, |value| (value / largest) as f32);
    ui.painter()
        .rect_filled(rect, 3.0, cx.color("track").gamma_multiply(0.35));
    let mut filled = rect;
    filled.set_width(rect.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(filled, 3.0, cx.color("accent"));
}

fn number_cell(ui: &mut Ui, cx: &Context<'_>, column: Column, number: Option<f64>) {
    let decimals = if column == Column::Km { 1 } else { column.decimals() };
    let words = number.map_or_else(|| "–".to_owned(), |value| cx.messages.number(value, decimals));
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| ui.label(words));
}

/// The colour of a class: the stronger the more.
fn shade(cx: &Context<'_>, class: usize, classes: usize) -> Color32 {
    cx.color("accent").gamma_multiply(strength(class, classes))
}

fn legend(ui: &mut Ui, cx: &Context<'_>, table: &Table) {
    let asked = &cx.state.planner.table;
    let bounds = bounds(&table.statistics, &table.zones, asked.column);
    if table.zones.len() < 2 || bounds.is_empty() {
        return;
    }
    let column = column_of(asked.column);
    ui.horizontal_wrapped(|ui| {
        ui.label(
            RichText::new(cx.text(&heading_key(column)))
                .small()
                .color(cx.color("text-secondary")),
        );
        let mut from = 0.0;
        for (class, to) in bounds.iter().enumerate() {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 12.0), egui::Sense::hover());
            ui.painter().rect_filled(rect, 2.0, shade(cx, class, bounds.len()));
            let decimals = column.decimals().min(2);
            let number = |value: f64| cx.messages.number(value, decimals);
            ui.label(RichText::new(format!("{}–{}", number(from), number(*to))).small());
            from = *to;
        }
    });
}

/// The zones in the colours of the legend.
pub(super) fn on_map(cx: &mut Context<'_>, pen: &Pen) {
    let Some(table) = cx.planner.as_ref().and_then(|view| view.table.latest()) else {
        return;
    };
    let column = cx.state.planner.table.column;
    let bounds = bounds(&table.statistics, &table.zones, column);
    let line = egui::Stroke::new(1.0, cx.color("text").gamma_multiply(0.5));
    let view = pen.viewport.extent_mercator();
    for (at, row) in table.statistics.rows.iter().enumerate() {
        let outline = &table.outlines[row.zone];
        if !outline.extent.intersects(&view) {
            continue;
        }
        if let Some(class) = class_of(value(&table, at, column), &bounds) {
            let corners = outline.corners.iter().map(|place| pen.at_mercator(*place));
            pen.triangles(corners, &outline.triangles, shade(cx, class, bounds.len()));
        }
        for ring in &outline.rings {
            let places: Vec<_> = ring.iter().map(|place| pen.at_mercator(*place)).collect();
            pen.painter.line(places, line);
        }
    }
}
