//! What a person says of a file: title, category, colour, trust, source.

use egui::{ComboBox, Grid, Rect, RichText, ScrollArea, Sense, Stroke, TextEdit, Ui, WidgetInfo, vec2};

use super::Ready;
use crate::import::{COLORS, Profile};
use crate::model::{GeometryStatus, catalog::Role, user_layer::GROUP};
use crate::ui::focus::FollowsFocus as _;
use crate::ui::{Context, controls};

/// Shows the form.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, ready: &mut Ready) {
    if let Some(matched) = &ready.preview.matched {
        let args = [("count", matched.parks.len().into()), ("others", matched.others.into())];
        ui.checkbox(&mut ready.as_parks, cx.messages.format("import-as-parks", &args));
    }
    profile(ui, cx, ready);
    if let Some(found) = ready.preview.facilities {
        let length = cx.messages.number_shortest((found.length_km * 10.0).round() / 10.0);
        let args = [("km", length.into()), ("count", found.lines.into())];
        ui.checkbox(&mut ready.as_cycle, cx.messages.format("import-as-cycle", &args));
    }
    let as_network = network(ui, cx, ready);
    controls::section(ui, cx, cx.text("import-describe"));
    let as_parks = ready.as_parks || ready.as_cycle || as_network;
    let choices = &mut ready.draft.choices;
    Grid::new("import form")
        .num_columns(2)
        .spacing([10.0, 6.0])
        .show(ui, |ui| {
            if !as_parks {
                text(ui, cx, "import-name", &mut choices.title);
                place(ui, cx, &mut choices.id);
                category(ui, cx, &mut choices.category);
                status(ui, cx, &mut choices.geometry_status);
            }
            text(ui, cx, "import-producer", &mut choices.source.producer);
            text(ui, cx, "import-licence", &mut choices.source.licence);
            text(ui, cx, "import-date", &mut choices.source.date);
            text(ui, cx, "import-url", &mut choices.source.url);
        });
    if !as_parks
        && cx
            .atlas()
            .layer(&choices.id)
            .is_none_or(|layer| layer.def.group == GROUP)
    {
        colors(ui, cx, &mut choices.color);
    }
    choices.source.credit.clone_from(&choices.source.producer);
    let unsaid = [&choices.source.producer, &choices.source.licence, &choices.source.date];
    if unsaid.iter().any(|said| said.trim().is_empty()) {
        let words = RichText::new(cx.text("import-unsaid"))
            .small()
            .color(cx.color("warning"));
        ui.add(egui::Label::new(words).wrap());
    }
}

/// What of an OpenStreetMap file is wanted, where it holds several subjects.
fn profile(ui: &mut Ui, cx: &Context<'_>, ready: &mut Ready) {
    let Some(profiles) = ready.preview.profiles.filter(|_| !ready.as_parks && !ready.as_cycle) else {
        return;
    };
    let offered = Profile::ALL.into_iter().filter(|profile| profiles.count(*profile) > 0);
    let offered: Vec<Profile> = offered.collect();
    if offered.len() < 2 {
        return;
    }
    let name = |profile: Profile| {
        let key = format!("import-profile-{}", profile.key());
        cx.messages.format(&key, &[("count", profiles.count(profile).into())])
    };
    let mut chosen = ready.draft.profile;
    Grid::new("import profile")
        .num_columns(2)
        .spacing([10.0, 6.0])
        .show(ui, |ui| {
            let words = label(ui, cx, "import-profile");
            combo(ui, &words, &name(chosen), |ui| {
                for profile in offered {
                    ui.selectable_value(&mut chosen, profile, name(profile));
                }
            });
        });
    if chosen != ready.draft.profile {
        ready.draft.choose_profile(chosen, cx.atlas(), cx.lang());
    }
}

/// The lines of a timetable feed, to choose from; whether they become the network.
fn network(ui: &mut Ui, cx: &Context<'_>, ready: &mut Ready) -> bool {
    let Some(network) = &mut ready.network else {
        return false;
    };
    let chosen = network.offers.iter().filter(|offer| offer.chosen).count();
    let args = [("count", chosen.into()), ("all", network.offers.len().into())];
    ui.checkbox(&mut ready.as_network, cx.messages.format("import-as-network", &args));
    if !ready.as_network {
        return false;
    }
    let frame = egui::Frame::new()
        .fill(cx.color("field"))
        .corner_radius(8)
        .inner_margin(8);
    frame.show(ui, |ui| {
        ScrollArea::vertical()
            .id_salt("lines")
            .max_height(180.0)
            .follow(ui, |ui| {
                ui.set_width(ui.available_width());
                for offer in &mut network.offers {
                    let args = [
                        ("code", offer.code.as_str().into()),
                        ("name", offer.name.as_str().into()),
                        ("count", offer.trips.into()),
                    ];
                    ui.checkbox(&mut offer.chosen, cx.messages.format("import-line", &args));
                }
            });
    });
    true
}

fn label(ui: &mut Ui, cx: &Context<'_>, key: &str) -> String {
    let words = cx.text(key).to_owned();
    ui.label(RichText::new(&words).small().color(cx.color("text-secondary")));
    words
}

fn text(ui: &mut Ui, cx: &Context<'_>, key: &str, value: &mut String) {
    let words = label(ui, cx, key);
    let response = ui.add(TextEdit::singleline(value).desired_width(f32::INFINITY));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &words));
    ui.end_row();
}

fn combo(ui: &mut Ui, words: &str, selected: &str, choices: impl FnOnce(&mut Ui)) {
    let response = ComboBox::from_id_salt(words.to_owned())
        .selected_text(selected)
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, choices)
        .response;
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, words));
    ui.end_row();
}

/// A layer of its own, or the place of a layer of the territory.
fn place(ui: &mut Ui, cx: &Context<'_>, id: &mut String) {
    let words = label(ui, cx, "import-place");
    let own = cx.text("import-place-own").to_owned();
    let layers = cx.atlas().layers.iter();
    let others = layers.filter(|layer| layer.def.role == Role::Subject && layer.def.group != GROUP);
    let known: Vec<(String, String)> = others
        .map(|layer| {
            let title = layer.def.title.get(cx.lang());
            let words = cx.messages.format("import-place-of", &[("layer", title.into())]);
            (layer.def.id.clone(), words)
        })
        .collect();
    let selected = known
        .iter()
        .find(|(known, _)| known == id)
        .map_or(&own, |(_, words)| words)
        .clone();
    let mut chosen = None;
    combo(ui, &words, &selected, |ui| {
        let is_own = !known.iter().any(|(known, _)| known == id);
        if ui.selectable_label(is_own, &own).clicked() && !is_own {
            chosen = Some(free_id(cx, id));
        }
        for (known, words) in &known {
            if ui.selectable_label(known == id, words).clicked() {
                chosen = Some(known.clone());
            }
        }
    });
    if let Some(chosen) = chosen {
        *id = chosen;
    }
}

/// An id that no layer of the territory bears.
fn free_id(cx: &Context<'_>, id: &str) -> String {
    let mut numbered = (2_usize..).map(|number| format!("{id}-{number}"));
    numbered.find(|id| cx.atlas().layer(id).is_none()).unwrap_or_default()
}

fn category(ui: &mut Ui, cx: &Context<'_>, value: &mut String) {
    let words = label(ui, cx, "import-category");
    let categories: Vec<(String, String)> = cx
        .atlas()
        .catalog
        .categories
        .iter()
        .map(|category| (category.id.clone(), category.title.get(cx.lang()).to_owned()))
        .collect();
    let other = cx.text("import-category-other").to_owned();
    let selected = categories
        .iter()
        .find(|(id, _)| id == value)
        .map_or(&other, |(_, words)| words)
        .clone();
    combo(ui, &words, &selected, |ui| {
        ui.selectable_value(value, crate::load::user::CATEGORY.to_owned(), &other);
        for (id, words) in categories.iter().filter(|(id, _)| id != crate::load::user::CATEGORY) {
            ui.selectable_value(value, id.clone(), words);
        }
    });
}

fn status(ui: &mut Ui, cx: &Context<'_>, value: &mut GeometryStatus) {
    use GeometryStatus::{Approximate, Indicative, Official, Osm, Schematic};
    let words = label(ui, cx, "import-status");
    let name = |status: GeometryStatus| cx.text(&format!("status-{}", status.key())).to_owned();
    combo(ui, &words, &name(*value), |ui| {
        for status in [Official, Osm, Approximate, Schematic, Indicative] {
            ui.selectable_value(value, status, name(status));
        }
    });
}

fn colors(ui: &mut Ui, cx: &Context<'_>, value: &mut String) {
    label(ui, cx, "import-color");
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for key in COLORS {
            let on = key == value.as_str();
            let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
            let words = cx.text(&format!("import-color-{key}")).to_owned();
            response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, on, &words));
            let color = crate::paint::egui::color32(cx.palette.swatch(key).key_color());
            ui.painter().rect_filled(rect.shrink(4.0), 5.0, color);
            if on {
                ring(ui, rect, cx);
            }
            controls::focus_ring(ui, cx, rect, &response);
            if response.on_hover_text(&words).clicked() {
                value.clear();
                value.push_str(key);
            }
        }
    });
}

fn ring(ui: &Ui, rect: Rect, cx: &Context<'_>) {
    let stroke = Stroke::new(2.0, cx.color("text"));
    ui.painter()
        .rect_stroke(rect.shrink(1.0), 7.0, stroke, egui::StrokeKind::Inside);
}
