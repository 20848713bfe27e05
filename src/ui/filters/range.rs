//! A span of years, hectares or kilometres: its histogram with two handles, and two fields to type into.

use egui::{DragValue, Id, RichText, Ui, WidgetInfo};

use super::histogram;
use crate::model::{RangeFacet, Term};
use crate::state::{Command, FilterCommand};
use crate::ui::{Context, controls};

/// Message key of the title of a span.
pub(super) fn title_key(kind: RangeFacet) -> &'static str {
    match kind {
        RangeFacet::Years => "facets-years",
        RangeFacet::Area => "facets-ha",
        RangeFacet::Length => "facets-km",
    }
}

/// Shows a span, when any feature has such a number.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, kind: RangeFacet) {
    let asked = cx.asked;
    let Some(range) = asked.answer.ranges.get(kind as usize).and_then(Option::as_ref) else {
        return;
    };
    let on = cx.state.filter.range(kind).is_some();
    let title = cx.text(title_key(kind)).to_owned();
    if !super::heading(
        ui,
        cx,
        Id::unique(kind.key()),
        &title,
        usize::from(on),
        kind == RangeFacet::Years,
    ) {
        return;
    }
    let axis = range.axis;
    let chosen = cx.state.filter.range(kind);
    // An open end stands at the end of the axis.
    let shown = chosen.map_or((axis.low, axis.high), |(low, high)| {
        (low.clamp(axis.low, axis.high), high.clamp(axis.low, axis.high))
    });
    let mut wanted = histogram::show(ui, cx, kind, range, shown);
    wanted = typed(ui, cx, kind, shown, (axis.low, axis.high)).or(wanted);
    if let Some(span) = wanted.filter(|span| *span != shown) {
        choose(cx, kind, span, (axis.low, axis.high));
    }
    if on {
        let without = match kind {
            RangeFacet::Years => cx.text("facets-range-undated"),
            _ => cx.text("facets-range-without"),
        };
        let small = RichText::new(without).small();
        ui.add(egui::Label::new(small.color(cx.color("text-secondary"))).wrap());
        if controls::link(ui, cx, cx.text("facets-range-any")).clicked() {
            cx.push(Command::Filter(FilterCommand::Remove(Term::Range(kind))));
        }
    }
}

/// Takes a span over, ends at the ends of the axis being open. One that would leave nothing is not taken: the handle stays
/// where the last feature is.
fn choose(cx: &mut Context<'_>, kind: RangeFacet, (low, high): (f64, f64), ends: (f64, f64)) {
    let open = kind.open_ends();
    let span = (
        if low <= ends.0 { open.0 } else { low },
        if high >= ends.1 { open.1 } else { high },
    );
    let span = (span != open).then_some(span);
    let leaves_nothing = span.is_some_and(|span| {
        cx.asked.answer.totals.count > 0 && cx.inquiry.count_in_span(cx.world, kind, span) == Some(0)
    });
    if !leaves_nothing {
        cx.push(Command::Filter(FilterCommand::SetRange(kind, span)));
    }
}

/// The two fields; the span when one of them was changed.
fn typed(
    ui: &mut Ui,
    cx: &Context<'_>,
    kind: RangeFacet,
    (low, high): (f64, f64),
    ends: (f64, f64),
) -> Option<(f64, f64)> {
    let (mut from, mut to) = (low, high);
    let mut changed = false;
    ui.horizontal(|ui| {
        let fields = [
            (&mut from, "filters-period-from", "facets-range-low", (ends.0, high)),
            (&mut to, "filters-period-to", "facets-range-high", (low, ends.1)),
        ];
        for (value, key, name, limits) in fields {
            ui.label(RichText::new(cx.text(key)).color(cx.color("text-secondary")));
            let speed = if kind.is_logarithmic() { *value * 0.01 } else { 0.5 };
            let field = DragValue::new(value)
                .range(limits.0..=limits.1)
                .speed(speed)
                .custom_formatter(|value, _| super::chips::value_words(cx, kind, value))
                .custom_parser(parsed);
            let response = ui.add(field);
            let title = cx.text(title_key(kind));
            let label = cx.messages.format(name, &[("name", title.into())]);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, &label));
            changed |= response.changed();
        }
    });
    let whole = |value: f64| {
        if kind == RangeFacet::Years {
            value.round()
        } else {
            value
        }
    };
    changed.then(|| (whole(from), whole(to)))
}

/// A number as people of any of our languages type it: "1 250,5" or "1250.5".
fn parsed(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    plain.replace(',', ".").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(parsed("1\u{202f}250,5"), Some(1250.5));
        assert_eq!(parsed("0.5"), Some(0.5));
        assert_eq!(parsed("long ago"), None);
    }
}
