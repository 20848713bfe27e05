//! What is on, as chips that take themselves back.

use egui::{Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, pos2, vec2};

use crate::i18n::chosen_distance;
use crate::model::{ExtentTerm, RangeFacet, Target, Term, facet_words};
use crate::state::{Command, FilterCommand};
use crate::ui::{Context, controls};

/// Chips of everything that is on.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for term in cx.state.filter.terms() {
            let words = term_words(cx, &term);
            let label = cx.messages.format("facets-remove", &[("name", words.as_str().into())]);
            if chip(ui, cx, &words, &label).clicked() {
                cx.push(Command::Filter(FilterCommand::Remove(term)));
            }
        }
    });
}

/// A rounded button with words and a cross.
pub(super) fn chip(ui: &mut Ui, cx: &Context<'_>, words: &str, label: &str) -> egui::Response {
    const CROSS_PT: f32 = 12.0;
    let most = ui.max_rect().width() - CROSS_PT - 26.0;
    let text = egui::WidgetText::from(egui::RichText::new(words).color(cx.color("text")));
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), most, TextStyle::Body);
    let height = ui.spacing().interact_size.y;
    let size = vec2(galley.size().x + CROSS_PT + 24.0, height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, label));
    let fill = if response.hovered() { "hover" } else { "accent-soft" };
    let edge = egui::Stroke::new(1.0, cx.color("accent"));
    ui.painter()
        .rect(rect, height / 2.0, cx.color(fill), edge, egui::StrokeKind::Inside);
    controls::focus_ring(ui, cx, rect, &response);
    let at = pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, cx.color("text"));
    let cross = egui::Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), vec2(CROSS_PT, CROSS_PT));
    controls::icon(ui, cx.textures, "ui-close", cross, cx.color("text-secondary"));
    response.on_hover_text(label)
}

/// Words for a part of the filter that is on.
pub(super) fn term_words(cx: &Context<'_>, term: &Term) -> String {
    let filter = &cx.state.filter;
    match term {
        Term::Text => cx
            .messages
            .format("facets-text-chip", &[("text", filter.text.trim().into())]),
        Term::Value(facet, value) => facet_words(cx.atlas(), cx.lang(), *facet, value),
        Term::Facet(facet) => {
            let values = filter.facet(*facet);
            match values.first().filter(|_| values.len() == 1) {
                Some(only) => facet_words(cx.atlas(), cx.lang(), *facet, only),
                None => {
                    let title = cx.text(super::facet::title_key(*facet));
                    let args = [("name", title.into()), ("count", values.len().into())];
                    cx.messages.format("facets-several", &args)
                }
            }
        }
        Term::Range(kind) => filter
            .range(*kind)
            .map_or(String::new(), |span| span_words(cx, *kind, span)),
        Term::Extent => match filter.extent {
            Some(ExtentTerm::Box(_)) => cx.text("facets-in-box").to_owned(),
            _ => cx.text("facets-in-view").to_owned(),
        },
        Term::Near => filter.near.as_ref().map_or(String::new(), |near| {
            let distance = chosen_distance(cx.messages, near.metres);
            let name = target_name(cx, &near.of);
            let key = if near.beyond {
                "facets-beyond-chip"
            } else {
                "facets-near-chip"
            };
            cx.messages
                .format(key, &[("distance", distance.into()), ("name", name.into())])
        }),
    }
}

/// The name of what things are near to.
pub(super) fn target_name(cx: &Context<'_>, target: &Target) -> String {
    match target {
        Target::Feature(id) => cx
            .atlas()
            .get(id)
            .map_or(id.clone(), |feature| feature.name.get(cx.lang()).to_owned()),
        Target::Layer(id) => cx
            .atlas()
            .layer(id)
            .map_or(id.clone(), |layer| layer.def.title.get(cx.lang()).to_owned()),
    }
}

/// A span with its unit: "1850 – 1914", "à partir de 10 ha".
pub(super) fn span_words(cx: &Context<'_>, kind: RangeFacet, (low, high): (f64, f64)) -> String {
    let open = kind.open_ends();
    let number = |value: f64| value_words(cx, kind, value);
    let unit = match kind {
        RangeFacet::Years => "",
        RangeFacet::Area => "\u{a0}ha",
        RangeFacet::Length => "\u{a0}km",
    };
    match (low <= open.0, high >= open.1) {
        (false, true) => cx
            .messages
            .format("facets-range-from", &[("from", (number(low) + unit).into())]),
        (true, false) => cx
            .messages
            .format("facets-range-to", &[("to", (number(high) + unit).into())]),
        (true, true) => cx.text(super::range::title_key(kind)).to_owned(),
        _ => cx.messages.format(
            "facets-range-chip",
            &[("from", number(low).into()), ("to", (number(high) + unit).into())],
        ),
    }
}

/// A number of a span without its unit.
pub(super) fn value_words(cx: &Context<'_>, kind: RangeFacet, value: f64) -> String {
    match kind {
        #[allow(clippy::cast_possible_truncation)] // years are small
        RangeFacet::Years => cx.messages.year(value.round() as i32),
        _ => cx.messages.number_shortest(value),
    }
}
