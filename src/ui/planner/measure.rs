//! Measuring on the map: places are put with the pointer, a finger or keys.

use egui::{Color32, RichText, Ui};
use geo::TriangulateEarcut as _;
use geo_types::{Coord, LineString, Polygon};

use super::draw::Pen;
use super::{keep, middle};
use crate::analysis::measured::{Measured, circle, degrees, measured, precise};
use crate::i18n::{Messages, position_geo};
use crate::state::{Command, Measure, MeasureCommand, MeasureKind, PlannerCommand};
use crate::ui::basemap::note;
use crate::ui::focus::ShowsFocus as _;
use crate::ui::{Context, announce, controls};

/// Shorter steps, in points on the screen, bear no words.
const WORDS_FROM_PT: f32 = 70.0;

fn push(cx: &mut Context<'_>, command: MeasureCommand) {
    cx.push(Command::Planner(PlannerCommand::Measure(command)));
}

/// The page.
pub(super) fn content(ui: &mut Ui, cx: &mut Context<'_>) {
    let measure = cx.state.planner.measure.clone();
    ui.horizontal_wrapped(|ui| {
        for kind in MeasureKind::ALL {
            let words = cx.text(&format!("measure-kind-{}", kind.key())).to_owned();
            if ui.radio(measure.kind == kind, words).clicked() {
                push(cx, MeasureCommand::SetKind(kind));
            }
        }
    });
    let mut snaps = measure.snaps;
    if ui.checkbox(&mut snaps, cx.text("measure-snaps")).changed() {
        push(cx, MeasureCommand::SetSnaps(snaps));
    }
    ui.add_space(4.0);
    answer(ui, cx, &measure);
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for (command, possible) in [
            (MeasureCommand::PutMiddle, true),
            (MeasureCommand::Undo, !measure.places.is_empty()),
            (MeasureCommand::Clear, !measure.places.is_empty()),
        ] {
            let command = Command::Planner(PlannerCommand::Measure(command));
            let words = command.label_key().map_or("", |key| cx.text(key)).to_owned();
            if ui.add_enabled(possible, egui::Button::new(words)).clicked() {
                cx.push(command);
            }
        }
    });
    if measure.places.is_empty() {
        ui.add_space(4.0);
        note(ui, cx, cx.text("measure-how").to_owned());
        return;
    }
    keep(ui, cx);
    places(ui, cx, &measure);
    note(ui, cx, cx.text("measure-exact").to_owned());
}

/// What a measure says, label by label; the first is what was asked for.
pub(super) fn said(measure: &Measure, messages: &Messages) -> Vec<(String, String)> {
    let measured = measured(&measure.places, measure.kind == MeasureKind::Area);
    if measure.kind != MeasureKind::Circle || measure.places.len() < 2 {
        return measured.lines(messages);
    }
    let radius_m = measured.length_m;
    let ring = circle(measure.places[0], radius_m);
    let area_m2 = crate::space::measure::area_m2(&Polygon::new(LineString(ring), Vec::new()).into());
    let text = |key: &str| messages.text(key).to_owned();
    vec![
        (text("measure-radius"), precise(radius_m, messages)),
        (text("measure-area"), messages.area(area_m2 / 1e4)),
        (
            text("measure-bearing"),
            measured.steps[0]
                .bearing
                .map_or(String::new(), |bearing| degrees(bearing, messages)),
        ),
    ]
}

fn answer(ui: &mut Ui, cx: &Context<'_>, measure: &Measure) {
    let lines = said(measure, cx.messages);
    let Some(((label, value), rest)) = lines.split_first() else {
        return;
    };
    ui.label(RichText::new(label).small().color(cx.color("text-secondary")));
    let numeral = RichText::new(value).text_style(egui::TextStyle::Name("numeral".into()));
    let response = ui.label(numeral);
    let spoken = format!("{label} {value}");
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_label(spoken));
    announce::politely(&response);
    for (label, value) in rest {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(label).color(cx.color("text-secondary")));
            ui.label(value);
        });
    }
}

/// The places in their order, each with the step that led to it; any can be taken out.
fn places(ui: &mut Ui, cx: &mut Context<'_>, measure: &Measure) {
    let steps = measured(&measure.places, false).steps;
    let title = cx
        .messages
        .format("measure-places", &[("count", measure.places.len().into())]);
    egui::CollapsingHeader::new(title)
        .id_salt("measured places")
        .framed(ui, cx.color("focus"), |ui| {
            for (index, place) in measure.places.iter().enumerate() {
                ui.horizontal(|ui| {
                    let label = cx.messages.format("measure-remove", &[("number", (index + 1).into())]);
                    if controls::icon_button(ui, cx, "ui-close", &label, false).clicked() {
                        push(cx, MeasureCommand::Remove(index));
                    }
                    let mut words = position_geo(cx.messages, *place);
                    if let Some(step) = index.checked_sub(1).and_then(|before| steps.get(before)) {
                        words.push_str(&format!(" · {}", precise(step.length_m, cx.messages)));
                        if let Some(bearing) = step.bearing {
                            words.push_str(&format!(" · {}", degrees(bearing, cx.messages)));
                        }
                    }
                    ui.add(egui::Label::new(RichText::new(words).small()).wrap());
                });
            }
        });
}

/// The measure on the map, with the step to where the pointer is.
pub(super) fn on_map(cx: &Context<'_>, pen: &Pen, map_has_keyboard: bool) {
    let measure = &cx.state.planner.measure;
    let (color, rim, plate) = (cx.color("selection"), cx.color("card"), cx.color("card"));
    let room = crate::ui::map_room(cx.state, pen.window);
    let [left, top, right, bottom] = room.covered.map(|side| side as f32);
    let free = egui::Rect::from_min_max(
        egui::pos2(left, top),
        egui::pos2(pen.window.width() - right, pen.window.height() - bottom),
    );
    let cross = pen.window.min + middle(cx.state, free, pen.window).to_vec2();
    if map_has_keyboard && cx.pointer_geo.is_none() {
        pen.cross(cross, color, rim);
    }
    let mut places = measure.places.clone();
    let fixed = places.len();
    let open = fixed > 0 && (measure.kind != MeasureKind::Circle || fixed < 2);
    places.extend(cx.pointer_geo.filter(|_| open));
    if places.is_empty() {
        return;
    }
    let points: Vec<_> = places.iter().map(|place| pen.at(*place)).collect();
    match measure.kind {
        MeasureKind::Circle => ring(pen, &places, color, rim),
        MeasureKind::Area if places.len() >= 3 => {
            area(pen, &places, color);
            pen.dashes(&[points[points.len() - 1], points[0]], 2.0, color);
        }
        MeasureKind::Area | MeasureKind::Path => {}
    }
    if fixed > 1 {
        pen.line(&points[..fixed], 2.5, color, rim);
    }
    if places.len() > fixed {
        pen.dashes(&points[fixed - 1..], 2.0, color);
    }
    for point in &points[..fixed] {
        pen.dot(*point, 5.0, rim, color);
    }
    words(cx, pen, &places, &points, cx.color("text"), plate);
}

fn words(cx: &Context<'_>, pen: &Pen, places: &[Coord<f64>], points: &[egui::Pos2], color: Color32, plate: Color32) {
    let Measured { steps, .. } = measured(places, false);
    for (step, pair) in steps.iter().zip(points.windows(2)) {
        let (middle, length) = Pen::middle(pair[0], pair[1]);
        if length >= WORDS_FROM_PT {
            pen.words(middle, &cx.messages.length(step.length_m), color, plate);
        }
    }
    let measure = &cx.state.planner.measure;
    let shown = Measure {
        places: places.to_vec(),
        ..measure.clone()
    };
    if let (Some(last), Some((_, value))) = (points.last(), said(&shown, cx.messages).first())
        && places.len() > 2
    {
        pen.words(*last, value, color, plate);
    }
}

fn ring(pen: &Pen, places: &[Coord<f64>], color: Color32, rim: Color32) {
    let [middle, edge, ..] = places else { return };
    let radius_m = crate::space::measure::distance_m(*middle, *edge);
    let points: Vec<_> = circle(*middle, radius_m)
        .into_iter()
        .map(|place| pen.at(place))
        .collect();
    let fill = color.gamma_multiply(0.12);
    pen.painter
        .add(egui::Shape::convex_polygon(points.clone(), fill, egui::Stroke::NONE));
    pen.line(&points, 2.0, color, rim);
}

fn area(pen: &Pen, places: &[Coord<f64>], color: Color32) {
    let polygon = Polygon::new(LineString(places.to_vec()), Vec::new());
    let raw = polygon.earcut_triangles_raw();
    let corners = raw.vertices.iter().map(|[x, y]| pen.at(Coord { x: *x, y: *y }));
    let indices: Vec<u32> = raw.triangle_indices.iter().map(|index| *index as u32).collect();
    pen.triangles(corners, &indices, color.gamma_multiply(0.15));
}

/// The measure as GeoJSON: a path, a ring or a circle, with what it says.
pub(super) fn geojson(measure: &Measure) -> String {
    use serde_json::json;
    let place = |at: &Coord<f64>| {
        json!([
            crate::analysis::access::report::degrees(at.x),
            crate::analysis::access::report::degrees(at.y)
        ])
    };
    let measured = measured(&measure.places, measure.kind == MeasureKind::Area);
    let mut line: Vec<_> = measure.places.iter().map(place).collect();
    let geometry = match measure.kind {
        MeasureKind::Path if line.len() < 2 => json!({ "type": "Point", "coordinates": line.first() }),
        MeasureKind::Path => json!({ "type": "LineString", "coordinates": line }),
        MeasureKind::Area => {
            line.extend(line.first().cloned());
            json!({ "type": "Polygon", "coordinates": [line] })
        }
        MeasureKind::Circle => {
            let ring: Vec<_> = measure
                .places
                .first()
                .map_or_else(Vec::new, |middle| circle(*middle, measured.length_m))
                .iter()
                .map(place)
                .collect();
            json!({ "type": "Polygon", "coordinates": [ring] })
        }
    };
    let rounded = |value: f64| (value * 1e3).round() / 1e3;
    let properties = json!({
        "measure": measure.kind.key(),
        "length_m": rounded(measured.length_m),
        "area_m2": measured.area_m2.map(rounded),
        "perimeter_m": measured.perimeter_m.map(rounded),
        "bearing": measured.steps.last().and_then(|step| step.bearing).map(rounded),
    });
    let feature = json!({ "type": "Feature", "geometry": geometry, "properties": properties });
    format!("{:#}\n", json!({ "type": "FeatureCollection", "features": [feature] }))
}
