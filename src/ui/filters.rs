//! The filters: words, facets with live counts, years.

use egui::{Align, DragValue, Id, Layout, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::Context;
use super::controls;
use crate::model::Facet;
use crate::model::catalog::Role;
use crate::state::{Command, FilterCommand};

/// Lines of a facet that are shown before "all" is asked for.
const FIRST_LINES: usize = 7;

/// The page of filters.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let mut text = cx.state.filter.text.clone();
    let hint = cx.text("filters-text").to_owned();
    let field = TextEdit::singleline(&mut text)
        .hint_text(&hint)
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 6.0));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
    if response.changed() {
        cx.push(Command::Filter(FilterCommand::SetText(text)));
    }
    result(ui, cx);
    ScrollArea::vertical().auto_shrink([false, true]).show(ui, |ui| {
        for facet in Facet::ALL {
            show_facet(ui, cx, facet);
        }
        years(ui, cx);
        ui.add_space(8.0);
    });
}

fn passing(cx: &Context<'_>) -> usize {
    let subject = |index: &usize| cx.atlas().layers[*index].def.role == Role::Subject;
    (0..cx.atlas().layers.len())
        .filter(subject)
        .map(|index| cx.shown.passing(index))
        .sum()
}

fn result(ui: &mut Ui, cx: &mut Context<'_>) {
    if cx.state.filter.is_empty() {
        return;
    }
    let count = passing(cx);
    let words = if count == 0 {
        cx.text("filters-empty").to_owned()
    } else {
        cx.messages.format("filters-result", &[("count", count.into())])
    };
    ui.add_space(2.0);
    ui.add(egui::Label::new(egui::RichText::new(words).color(cx.color("text-secondary"))).wrap());
    let clear = egui::Button::new(cx.text("filters-clear")).min_size(vec2(ui.available_width(), 0.0));
    if ui.add(clear).clicked() {
        cx.push(Command::Filter(FilterCommand::Clear));
    }
}

fn facet_key(facet: Facet) -> &'static str {
    match facet {
        Facet::Category => "filters-category",
        Facet::Commune => "filters-commune",
        Facet::Epci => "filters-epci",
        Facet::Company => "filters-company",
        Facet::Protection => "filters-protection",
    }
}

fn show_facet(ui: &mut Ui, cx: &mut Context<'_>, facet: Facet) {
    if cx.facet(facet).is_empty() {
        return;
    }
    let chosen = cx.state.filter.facet(facet).len();
    let open_id = Id::unique(("facet open", facet));
    let open = ui
        .data(|data| data.get_temp::<bool>(open_id))
        .unwrap_or(facet == Facet::Category || chosen > 0);
    let title = cx.text(facet_key(facet)).to_owned();
    ui.add_space(4.0);
    let heading = controls::row(ui, cx, &title, false, |ui| {
        let icon = if open { "ui-chevron-down" } else { "ui-chevron-right" };
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
        controls::icon(ui, cx.textures, icon, rect, cx.color("text-secondary"));
        ui.label(egui::RichText::new(&title).text_style(egui::TextStyle::Name("strong".into())));
        if chosen > 0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(
                    egui::RichText::new(cx.messages.count(chosen))
                        .small()
                        .color(cx.color("accent")),
                );
            });
        }
    });
    if heading.clicked() {
        ui.data_mut(|data| data.insert_temp(open_id, !open));
    }
    if !open {
        return;
    }
    lines(ui, cx, facet);
}

fn lines(ui: &mut Ui, cx: &mut Context<'_>, facet: Facet) {
    let chosen = cx.state.filter.facet(facet).clone();
    let mut lines = cx.facet(facet).to_vec();
    let all_id = Id::unique(("facet all", facet));
    let all = ui.data(|data| data.get_temp::<bool>(all_id)).unwrap_or(false);
    // What is chosen stays in sight; the rest by what is left, empty values last.
    lines.sort_by_key(|line| (!chosen.contains(&line.value), std::cmp::Reverse(line.count)));
    let total = lines.len();
    let visible = if all {
        total
    } else {
        FIRST_LINES.max(chosen.len()).min(total)
    };
    for line in &lines[..visible] {
        let on = chosen.contains(&line.value);
        let label = format!("{} ({})", line.words, cx.messages.count(line.count));
        let response = controls::row(ui, cx, &label, on, |ui| {
            check_mark(ui, cx, on);
            let color = if line.count == 0 && !on {
                cx.color("text-disabled")
            } else {
                cx.color("text")
            };
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.label(
                    egui::RichText::new(cx.messages.count(line.count))
                        .small()
                        .color(cx.color("text-secondary")),
                );
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(egui::RichText::new(&line.words).color(color)).truncate());
                });
            });
        });
        if response.clicked() {
            cx.push(Command::Filter(FilterCommand::Toggle(facet, line.value.clone())));
        }
    }
    if total > FIRST_LINES {
        let words = if all {
            cx.text("filters-fewer").to_owned()
        } else {
            cx.messages
                .format("filters-more", &[("count", (total - visible).into())])
        };
        if (all || total > visible) && controls::link(ui, cx, &words).clicked() {
            ui.data_mut(|data| data.insert_temp(all_id, !all));
        }
    }
}

fn check_mark(ui: &mut Ui, cx: &Context<'_>, on: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    let (fill, edge) = if on {
        (cx.color("accent"), cx.color("accent"))
    } else {
        (cx.color("field"), cx.color("track"))
    };
    ui.painter()
        .rect(rect, 4.0, fill, egui::Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    if on {
        controls::icon(ui, cx.textures, "ui-check", rect.shrink(1.0), cx.color("accent-text"));
    }
}

/// First and last year of the subject.
fn span(cx: &Context<'_>) -> Option<(i32, i32)> {
    let subject = cx.atlas().layers.iter().filter(|layer| layer.def.role == Role::Subject);
    let years = subject.flat_map(|layer| layer.features.iter()).flat_map(|feature| {
        [feature.valid_from, feature.valid_to]
            .into_iter()
            .flatten()
            .map(|dated| dated.year)
    });
    years.fold(None, |span, year| match span {
        None => Some((year, year)),
        Some((first, last)) => Some((first.min(year), last.max(year))),
    })
}

fn years(ui: &mut Ui, cx: &mut Context<'_>) {
    let Some((first, last)) = span(cx) else { return };
    controls::section(ui, cx, cx.text("filters-period"));
    let (mut from, mut to) = cx.state.filter.years.unwrap_or((first, last));
    let before = (from, to);
    ui.horizontal(|ui| {
        for (value, key) in [(&mut from, "filters-period-from"), (&mut to, "filters-period-to")] {
            let label = cx.text(key);
            ui.label(egui::RichText::new(label).color(cx.color("text-secondary")));
            let response = ui.add(DragValue::new(value).range(first..=last).speed(0.5));
            response.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, label));
        }
    });
    if (from, to) != before {
        let any = from <= first && to >= last;
        cx.push(Command::Filter(FilterCommand::SetYears((!any).then_some((from, to)))));
    }
    if cx.state.filter.years.is_some() {
        let text = egui::RichText::new(cx.text("filters-undated")).small();
        ui.add(egui::Label::new(text.color(cx.color("text-secondary"))).wrap());
        if controls::link(ui, cx, cx.text("filters-any-year")).clicked() {
            cx.push(Command::Filter(FilterCommand::SetYears(None)));
        }
    }
}
