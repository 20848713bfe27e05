//! The places of a line as a list: each can be written, moved to the middle of the map, doubled or taken out, without a drag.

use egui::{DragValue, RichText, Ui};
use geo_types::Coord;

use super::handles::{self, Target};
use crate::analysis::measured::{degrees, measured, precise};
use crate::i18n::position_geo;
use crate::state::planner::{Edit, is_ring};
use crate::ui::{Context, controls};

/// Rows of the list at most: more are a drawing, not a list.
const MOST_ROWS: usize = 60;

/// The list of `places`; `middle` is the middle of the map in degrees.
pub(super) fn list(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    target: Target,
    places: &[Coord<f64>],
    middle: Option<Coord<f64>>,
) {
    let corners = if is_ring(places) {
        &places[..places.len() - 1]
    } else {
        places
    };
    let steps = measured(places, false).steps;
    let chosen = handles::chosen(cx, target);
    for (index, place) in corners.iter().enumerate().take(MOST_ROWS) {
        let mut words = position_geo(cx.messages, *place);
        if let Some(step) = index.checked_sub(1).and_then(|before| steps.get(before)) {
            words.push_str(&format!(" · {}", precise(step.length_m, cx.messages)));
            if let Some(bearing) = step.bearing {
                words.push_str(&format!(" · {}", degrees(bearing, cx.messages)));
            }
        }
        let on = chosen == Some(index);
        let label = cx.messages.format("planner-place", &[("number", (index + 1).into())]);
        let response = controls::row(ui, cx, &format!("{label}, {words}"), on, |ui| {
            ui.label(RichText::new(cx.messages.count(index + 1)).color(cx.color("text-secondary")));
            let words = RichText::new(&words).small();
            ui.add(egui::Label::new(words).truncate().selectable(false));
        });
        if response.clicked() {
            handles::choose(cx, (!on).then_some((target, index)));
        }
        if on {
            editor(ui, cx, (target, index), corners, middle);
        }
    }
}

/// What can be done to the chosen place.
fn editor(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    (target, index): (Target, usize),
    corners: &[Coord<f64>],
    middle: Option<Coord<f64>>,
) {
    let Some(place) = corners.get(index).copied() else {
        return;
    };
    let mut moved = place;
    ui.horizontal_wrapped(|ui| {
        for (value, key, limit) in [
            (&mut moved.y, "column-latitude", 90.0),
            (&mut moved.x, "column-longitude", 180.0),
        ] {
            let label = cx.text(key).to_owned();
            ui.label(RichText::new(&label).small().color(cx.color("text-secondary")));
            let messages = cx.messages;
            let field = DragValue::new(value)
                .range(-limit..=limit)
                .speed(1e-5)
                .custom_formatter(|value, _| messages.number(value, 6))
                .custom_parser(|words| words.trim().replace(',', ".").replace('−', "-").parse().ok());
            let response = ui.add(field);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, &label));
        }
    });
    if moved != place {
        handles::push(cx, target, Edit::Nudge(index, moved));
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(middle) = middle
            && ui.button(cx.text("planner-place-middle")).clicked()
        {
            handles::push(cx, target, Edit::Move(index, middle));
        }
        if target == Target::Origin {
            return;
        }
        if ui.button(cx.text("planner-place-after")).clicked() {
            // Half way to the next one, or on the spot after the last: it can then be moved.
            let next = corners.get(index + 1).copied().unwrap_or(place);
            let half = Coord {
                x: (place.x + next.x) / 2.0,
                y: (place.y + next.y) / 2.0,
            };
            handles::push(cx, target, Edit::Insert(index + 1, half));
            handles::choose(cx, Some((target, index + 1)));
        }
        let words = cx.messages.format("measure-remove", &[("number", (index + 1).into())]);
        if ui.button(words).clicked() {
            handles::push(cx, target, Edit::Remove(index));
            handles::choose(cx, None);
        }
    });
}
