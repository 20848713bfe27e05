//! One facet: its values with live counts. A value that would leave nothing cannot be chosen.

use egui::{Id, RichText, Sense, TextEdit, TextStyle, TextWrapMode, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Facet, folded};
use crate::state::{Command, FilterCommand};
use crate::ui::{Context, FacetLine, controls};

/// Lines of a facet that are shown before "all" is asked for.
const FIRST_LINES: usize = 7;
/// From so many lines on, a long list can be searched.
const SEARCHED_FROM: usize = 20;

/// Message key of the title of a facet.
pub(in crate::ui) fn title_key(facet: Facet) -> &'static str {
    match facet {
        Facet::Category => "filters-category",
        Facet::Commune => "filters-commune",
        Facet::Epci => "filters-epci",
        Facet::Company => "filters-company",
        Facet::Protection => "filters-protection",
    }
}

/// Shows a facet, when any feature has a value for it.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, facet: Facet) {
    if cx.facet(facet).is_empty() {
        return;
    }
    let chosen = cx.state.filter.facet(facet).len();
    let title = cx.text(title_key(facet)).to_owned();
    if super::heading(
        ui,
        cx,
        Id::unique(facet.key()),
        &title,
        chosen,
        facet == Facet::Category,
    ) {
        lines(ui, cx, facet, chosen);
    }
}

fn lines(ui: &mut Ui, cx: &mut Context<'_>, facet: Facet, chosen: usize) {
    let asked = cx.asked;
    let index = Facet::ALL.iter().position(|known| *known == facet).unwrap_or(0);
    let lines: &[FacetLine] = asked.lines.get(index).map_or(&[], Vec::as_slice);
    let all_id = Id::unique(("facet all", facet));
    let all = ui.data(|data| data.get_temp::<bool>(all_id)).unwrap_or(false);
    let wanted = if all && lines.len() > SEARCHED_FROM {
        search(ui, cx, facet)
    } else {
        String::new()
    };
    let visible = if all {
        lines.len()
    } else {
        FIRST_LINES.max(chosen).min(lines.len())
    };
    let found = lines[..visible]
        .iter()
        .filter(|line| wanted.is_empty() || line.on || folded(&line.words).contains(&wanted));
    for one in found {
        if line(ui, cx, one).clicked() {
            cx.push(Command::Filter(FilterCommand::Toggle(facet, one.value.clone())));
        }
    }
    if lines.len() > FIRST_LINES && (all || lines.len() > visible) {
        let words = if all {
            cx.text("filters-fewer").to_owned()
        } else {
            let more = lines.len() - visible;
            cx.messages.format("filters-more", &[("count", more.into())])
        };
        if controls::link(ui, cx, &words).clicked() {
            ui.data_mut(|data| data.insert_temp(all_id, !all));
        }
    }
}

/// The field that searches a long list; what it holds, folded.
fn search(ui: &mut Ui, cx: &Context<'_>, facet: Facet) -> String {
    let id = Id::unique(("facet search", facet));
    let mut text = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let hint = cx.text("facets-find");
    let field = TextEdit::singleline(&mut text)
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 4.0));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, hint));
    let wanted = folded(text.trim());
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text));
    }
    wanted
}

/// A value: check mark, words that may take several lines, and what it would leave on the right.
fn line(ui: &mut Ui, cx: &Context<'_>, line: &FacetLine) -> egui::Response {
    let possible = line.on || line.count > 0;
    let color = cx.color(if possible { "text" } else { "text-disabled" });
    let count = cx.messages.count(line.count);
    let label = format!("{} ({count})", line.words);
    let count = egui::WidgetText::from(RichText::new(count).small().color(cx.color("text-secondary")));
    let count = count.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Small);
    let width = ui.available_width();
    let room = width - 16.0 - count.size().x - 26.0;
    let words = egui::WidgetText::from(RichText::new(&*line.words).color(color));
    let words = words.into_galley(ui, Some(TextWrapMode::Wrap), room, TextStyle::Body);
    let height = ui.spacing().interact_size.y.max(words.size().y + 8.0);
    let sense = if possible { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), sense);
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, possible, line.on, &label));
    if possible && response.hovered() {
        ui.painter().rect_filled(rect, 6.0, cx.color("hover"));
    } else if line.on {
        ui.painter().rect_filled(rect, 6.0, cx.color("accent-soft"));
    }
    controls::focus_ring(ui, cx, rect, &response);
    let mark = egui::Rect::from_min_size(
        pos2(
            rect.left() + 6.0,
            rect.top() + (ui.spacing().interact_size.y - 16.0) / 2.0,
        ),
        vec2(16.0, 16.0),
    );
    check_mark(ui, cx, mark, line.on, possible);
    let at = pos2(mark.right() + 6.0, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, color);
    let at = pos2(
        rect.right() - 6.0 - count.size().x,
        rect.center().y - count.size().y / 2.0,
    );
    ui.painter().galley(at, count, color);
    response
}

/// The box before a value.
pub(super) fn check_mark(ui: &Ui, cx: &Context<'_>, rect: egui::Rect, on: bool, possible: bool) {
    let (fill, edge) = match (on, possible) {
        (true, _) => (cx.color("accent"), cx.color("accent")),
        (false, true) => (cx.color("field"), cx.color("track")),
        (false, false) => (egui::Color32::TRANSPARENT, cx.color("divider")),
    };
    ui.painter()
        .rect(rect, 4.0, fill, egui::Stroke::new(1.0, edge), egui::StrokeKind::Inside);
    if on {
        controls::icon(ui, cx.textures, "ui-check", rect.shrink(1.0), cx.color("accent-text"));
    }
}
