//! Where: in the view of the map, and near the selection, a feature or any feature of a layer.

use egui::{ComboBox, DragValue, Id, RichText, Ui, WidgetInfo, vec2};

use super::chips::target_name;
use crate::i18n::chosen_distance;
use crate::index::facets::target_layers;
use crate::model::{ExtentTerm, MOST_NEAR_M, Near, Target, Term};
use crate::state::{Command, FilterCommand};
use crate::ui::{Context, controls};

/// Distances that one click chooses, in metres.
const USUAL_M: [f64; 4] = [250.0, 500.0, 1_000.0, 2_000.0];

/// Shows the places.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let filter = &cx.state.filter;
    let chosen = usize::from(filter.extent.is_some()) + usize::from(filter.near.is_some());
    let title = cx.text("facets-where").to_owned();
    if super::heading(ui, cx, Id::unique("where"), &title, chosen, true) {
        extent(ui, cx);
        near(ui, cx);
    }
}

fn extent(ui: &mut Ui, cx: &mut Context<'_>) {
    let on = cx.state.filter.extent;
    let frozen = matches!(on, Some(ExtentTerm::Box(_)));
    let words = cx
        .text(if frozen { "facets-in-box" } else { "facets-in-view" })
        .to_owned();
    let response = controls::row(ui, cx, &words, on.is_some(), |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
        super::facet::check_mark(ui, cx, rect, on.is_some(), true);
        ui.add(egui::Label::new(&words).truncate());
    });
    if response.clicked() {
        let command = match on {
            Some(_) => FilterCommand::Remove(Term::Extent),
            None => FilterCommand::SetExtent(Some(ExtentTerm::View)),
        };
        cx.push(Command::Filter(command));
    }
    if let (Some(ExtentTerm::View), Some(view)) = (on, cx.asked.question.view_geo)
        && controls::link(ui, cx, cx.text("facets-freeze")).clicked()
    {
        cx.push(Command::Filter(FilterCommand::SetExtent(Some(ExtentTerm::Box(view)))));
    }
}

fn near(ui: &mut Ui, cx: &mut Context<'_>) {
    let on = cx.state.filter.near.clone();
    let label = cx.text("facets-near-label").to_owned();
    ui.add_space(2.0);
    ui.label(RichText::new(&label).color(cx.color("text-secondary")));
    let metres = on.as_ref().map_or(500.0, |near| near.metres);
    let beyond = on.as_ref().is_some_and(|near| near.beyond);
    if let Some(target) = choose_target(ui, cx, &label, on.as_ref().map(|near| &near.of)) {
        let near = target.map(|of| Near { of, metres, beyond });
        cx.push(Command::Filter(FilterCommand::SetNear(near)));
    }
    let Some(near) = on else {
        let hint = RichText::new(cx.text("facets-near-hint")).small();
        ui.add(egui::Label::new(hint.color(cx.color("text-secondary"))).wrap());
        return;
    };
    let mut side = near.beyond;
    ui.horizontal_wrapped(|ui| {
        ui.radio_value(&mut side, false, cx.text("facets-near-within"));
        ui.radio_value(&mut side, true, cx.text("facets-near-beyond"));
    });
    let mut wanted = near.metres;
    ui.horizontal_wrapped(|ui| {
        let name = cx.text("facets-near-distance");
        let field = DragValue::new(&mut wanted)
            .range(0.0..=MOST_NEAR_M)
            .speed(10.0)
            .custom_formatter(|metres, _| chosen_distance(cx.messages, metres))
            .custom_parser(typed_distance);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, name));
        for usual in USUAL_M {
            let words = chosen_distance(cx.messages, usual);
            if ui.selectable_label((near.metres - usual).abs() < 0.5, words).clicked() {
                wanted = usual;
            }
        }
    });
    if (wanted - near.metres).abs() > f64::EPSILON || side != near.beyond {
        let near = Near {
            metres: wanted,
            beyond: side,
            ..near
        };
        cx.push(Command::Filter(FilterCommand::SetNear(Some(near))));
    }
}

/// A distance as people type it, in metres: "500", "500 m", "1,5 km".
fn typed_distance(text: &str) -> Option<f64> {
    let text = text.trim().to_lowercase().replace(',', ".");
    let (number, factor) = match text.strip_suffix("km") {
        Some(number) => (number, 1_000.0),
        None => (text.strip_suffix('m').unwrap_or(&text), 1.0),
    };
    let plain: String = number.chars().filter(|letter| !letter.is_whitespace()).collect();
    plain.parse::<f64>().ok().map(|value| value * factor)
}

/// The list of targets; what was chosen in it, `Some(None)` being anywhere.
fn choose_target(ui: &mut Ui, cx: &Context<'_>, label: &str, on: Option<&Target>) -> Option<Option<Target>> {
    let anywhere = cx.text("facets-near-none");
    let shown = on.map_or(anywhere.to_owned(), |target| target_name(cx, target));
    let mut wanted = None;
    let combo = ComboBox::from_id_salt("near what")
        .selected_text(&shown)
        .width(ui.available_width() - 8.0)
        .truncate()
        .show_ui(ui, |ui| {
            if ui.selectable_label(on.is_none(), anywhere).clicked() {
                wanted = Some(None);
            }
            if let Some(id) = &cx.state.selection {
                let target = Target::Feature(id.clone());
                let name = target_name(cx, &target);
                let words = cx.messages.format("facets-near-selection", &[("name", name.into())]);
                if ui.selectable_label(on == Some(&target), words).clicked() {
                    wanted = Some(Some(target));
                }
            }
            for layer in target_layers(cx.atlas()) {
                let target = Target::Layer(cx.atlas().layers[layer].def.id.clone());
                let name = target_name(cx, &target);
                if ui.selectable_label(on == Some(&target), name).clicked() {
                    wanted = Some(Some(target));
                }
            }
        });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{label} {shown}")));
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_read_as_people_type_them() {
        assert_eq!(typed_distance("1\u{a0}250 m"), Some(1_250.0));
        assert_eq!(typed_distance("1,5 km"), Some(1_500.0));
        assert_eq!(typed_distance("800"), Some(800.0));
        assert_eq!(typed_distance("near"), None);
    }
}
