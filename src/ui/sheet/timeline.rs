//! Events: a small axis of years with a dot for each, then each in words.

use egui::{Label, RichText, Sense, Stroke, TextStyle, Ui, pos2, vec2};

use super::{Page, band};
use crate::analysis::sheet::Moment;
use crate::paint::egui::font_id;
use crate::text::{self, Face};
use crate::ui::Context;
use crate::ui::controls::section;

/// Shows axis and words; a single event needs no axis.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, page: &Page<'_>, moments: &[Moment]) {
    section(ui, cx, cx.text("sheet-timeline"));
    let first = moments.first().map_or(0.0, |moment| moment.at.floor());
    let last = moments.last().map_or(0.0, |moment| moment.at.floor());
    if last > first {
        axis(ui, cx, page, moments, first, last + 1.0);
    }
    // As wide as the longest date, which differs from language to language, within half of the sheet.
    let size = 14.0 * cx.state.text_size;
    let dates = moments
        .iter()
        .map(|moment| text::measure(&moment.date, Face::Semibold, size, 0.0).width_pt);
    let widest = dates.fold(0.0, f32::max).ceil() + 4.0;
    let width = widest.clamp(40.0, (ui.available_width() * 0.5).max(40.0));
    for moment in moments {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(width);
                let date = RichText::new(&moment.date).text_style(TextStyle::Name("strong".into()));
                ui.add(Label::new(date).wrap());
            });
            ui.add(Label::new(&moment.text).wrap().selectable(true));
        });
    }
}

fn axis(ui: &mut Ui, cx: &Context<'_>, page: &Page<'_>, moments: &[Moment], first: f64, last: f64) {
    let size = 11.0 * cx.state.text_size;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0 + size), Sense::hover());
    let words: Vec<String> = moments
        .iter()
        .map(|moment| format!("{} {}", moment.date, moment.text))
        .collect();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, words.join(" ; ")));
    let (left, right) = (rect.left() + 6.0, rect.right() - 6.0);
    let x = |at: f64| left + ((at - first) / (last - first)) as f32 * (right - left);
    let y = rect.top() + 9.0;
    let painter = ui.painter();
    painter.hline(left..=right, y, Stroke::new(2.0, cx.color("divider")));
    let step = nice_step(last - first);
    let mut year = (first / step).ceil() * step;
    let mut free_from = f32::NEG_INFINITY;
    while year <= last {
        painter.vline(x(year), y - 3.0..=y + 3.0, Stroke::new(1.0, cx.color("track")));
        let words = cx.messages.year(year as i32);
        let font = font_id(Face::Regular, size);
        let galley = painter.layout_no_wrap(words, font, cx.color("text-secondary"));
        let start = (x(year) - galley.size().x / 2.0).clamp(rect.left(), rect.right() - galley.size().x);
        if start > free_from {
            free_from = start + galley.size().x + 6.0;
            painter.galley(pos2(start, y + 6.0), galley, cx.color("text-secondary"));
        }
        year += step;
    }
    let (color, _) = band::look(cx, page);
    for moment in moments {
        let at = pos2(x(moment.at), y);
        painter.circle(at, 5.0, color, Stroke::new(1.5, cx.color("card")));
    }
}

/// Years between ticks: five ticks or so.
fn nice_step(years: f64) -> f64 {
    [1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0]
        .into_iter()
        .find(|step| years / step <= 6.0)
        .unwrap_or(200.0)
}
