//! Measuring on the map: places are put with the pointer, a finger or keys.

use egui::{Color32, RichText, Ui};
use geo_types::Coord;

use super::draw::Pen;
use super::handles::{self, Target};
use super::{keep, middle, places};
use crate::analysis::measured::{Measured, circle, measured};
use crate::i18n::Messages;
use crate::state::planner::SCENARIOS;
use crate::state::{Command, Measure, MeasureCommand, MeasureKind, PlannerCommand};
use crate::ui::basemap::note;
use crate::ui::focus::ShowsFocus as _;
use crate::ui::{Context, announce};

/// Shorter steps, in points on the screen, bear no words.
const WORDS_FROM_PT: f32 = 70.0;

fn push(cx: &mut Context<'_>, command: MeasureCommand) {
    cx.push(Command::Planner(PlannerCommand::Measure(command)));
}

/// The page.
pub(super) fn content(ui: &mut Ui, cx: &mut Context<'_>, middle: Option<Coord<f64>>) {
    let measure = now(cx);
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
            (MeasureCommand::RemoveLast, !measure.places.is_empty()),
            (MeasureCommand::Clear, !measure.places.is_empty()),
        ] {
            let command = Command::Planner(PlannerCommand::Measure(command));
            let words = command.label_key().map_or("", |key| cx.text(key)).to_owned();
            if ui.add_enabled(possible, egui::Button::new(words)).clicked() {
                cx.push(command);
            }
        }
    });
    keep(ui, cx, true);
    if measure.places.is_empty() {
        ui.add_space(4.0);
        note(ui, cx, cx.text("measure-how").to_owned());
        return;
    }
    build(ui, cx);
    let title = cx
        .messages
        .format("measure-places", &[("count", measure.places.len().into())]);
    let chosen = handles::chosen(cx, Target::Measure).is_some();
    egui::CollapsingHeader::new(title)
        .id_salt("measured places")
        .open(chosen.then_some(true))
        .framed(ui, cx.color("focus"), |ui| {
            places::list(ui, cx, Target::Measure, &measure.places, middle)
        });
    note(ui, cx, cx.text("measure-change").to_owned());
    note(ui, cx, cx.text("measure-exact").to_owned());
}

/// The measure as a drag shows it now.
fn now(cx: &Context<'_>) -> Measure {
    let measure = &cx.state.planner.measure;
    Measure {
        kind: measure.kind,
        places: handles::seen(cx, Target::Measure, &measure.places),
        snaps: measure.snaps,
        ..Measure::default()
    }
}

/// What is measured may be what is built.
fn build(ui: &mut Ui, cx: &mut Context<'_>) {
    ui.horizontal_wrapped(|ui| {
        for slot in 0..SCENARIOS {
            let args = [("scenario", super::scenario::letter(slot).into())];
            if ui.button(cx.messages.format("planner-build-into", &args)).clicked() {
                cx.push(Command::Planner(PlannerCommand::Build(slot)));
            }
        }
    });
}

/// What a measure says, label by label; the first is what was asked for.
pub(super) fn said(measure: &Measure, messages: &Messages) -> Vec<(String, String)> {
    let (area, circle) = (measure.kind == MeasureKind::Area, measure.kind == MeasureKind::Circle);
    crate::analysis::measured::said(&measure.places, area, circle, messages)
}

fn answer(ui: &mut Ui, cx: &Context<'_>, measure: &Measure) {
    if measure.places.is_empty() {
        return;
    }
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

/// The measure on the map, with the step to where the pointer is.
pub(super) fn on_map(ui: &mut Ui, cx: &mut Context<'_>, pen: &Pen, map_has_keyboard: bool) {
    let measure = now(cx);
    let (color, rim, plate) = (cx.color("selection"), cx.color("card"), cx.color("card"));
    if map_has_keyboard && cx.pointer_geo.is_none() {
        pen.cross(middle(cx.state, pen.window), color, rim);
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
            pen.area(&places, color.gamma_multiply(0.15));
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
    let grows = measure.kind != MeasureKind::Circle;
    let closed = measure.kind == MeasureKind::Area;
    handles::show(ui, cx, pen, Target::Measure, &places[..fixed], (closed, grows));
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
