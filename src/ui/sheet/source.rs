//! Where values come from: of one value, and of the whole sheet at its foot.

use egui::{Label, RichText, Ui};

use super::Page;
use crate::analysis::sheet::Origin;
use crate::ui::controls::{self, icon_button, section};
use crate::ui::{Context, Notice, words};

/// Source, licence and date of one value, and how it was computed.
pub(super) fn of_value(ui: &mut Ui, cx: &Context<'_>, page: &Page<'_>, origin: usize, how: Option<&str>) {
    let small = |words: String| Label::new(RichText::new(words).small().color(cx.color("text-secondary"))).wrap();
    if let Some(how) = how {
        ui.add(small(how.to_owned()));
    }
    if let Some(origin) = page.sheet.origins.get(origin) {
        ui.add(small(line(origin)));
    }
}

/// Under a value, when all are shown: the number of its source at the foot, where the licence stands, who and when.
pub(super) fn under_value(ui: &mut Ui, cx: &Context<'_>, page: &Page<'_>, number_of: usize, how: Option<&str>) {
    let small = |words: String| Label::new(RichText::new(words).small().color(cx.color("text-secondary"))).wrap();
    if let Some(how) = how {
        ui.add(small(how.to_owned()));
    }
    if let Some(origin) = page.sheet.origins.get(number_of) {
        let who = if origin.producer.is_empty() {
            &origin.title
        } else {
            &origin.producer
        };
        let parts = [who.as_str(), &origin.date];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        ui.add(small(format!("{} {}", number(number_of), parts.join(" · "))));
    }
}

/// The number of a source in its sheet.
fn number(place: usize) -> String {
    format!("[{}]", place + 1)
}

/// "Producer, title, date. Licence. Page."
fn line(origin: &Origin) -> String {
    let parts = [&origin.producer, &origin.title, &origin.date, &origin.licence];
    let mut parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    if let Some(page) = &origin.page {
        parts.push(page);
    }
    parts.join(" — ")
}

/// Where it stands, how far that may be trusted, who says so.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    section(ui, cx, cx.text("sheet-source"));
    let small = |cx: &Context<'_>, words: &str| {
        Label::new(RichText::new(words).small().color(cx.color("text-secondary"))).wrap()
    };
    if !page.sheet.status.warns {
        ui.add(small(cx, &page.sheet.status.words));
    }
    if let Some(position) = page.sheet.position {
        let geo = geo_types::Coord {
            x: position.lon,
            y: position.lat,
        };
        let shown = words::coordinates(cx, geo);
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(RichText::new(&shown).small()).selectable(true));
            if icon_button(ui, cx, "ui-copy", cx.text("sheet-copy-coordinates"), false).clicked() {
                ui.ctx().copy_text(format!("{:.5}, {:.5}", geo.y, geo.x));
                let text = cx.text("action-copied").to_owned();
                cx.notices.push(Notice::info(text));
            }
        });
    }
    for (place, origin) in page.sheet.origins.iter().enumerate() {
        let words = if cx.state.panels.sources_open {
            format!("{} {}", number(place), line(origin))
        } else {
            line(origin)
        };
        ui.add(small(cx, &words));
        if origin.url.starts_with("http") && controls::link(ui, cx, &origin.url).clicked() {
            ui.ctx().open_url(egui::OpenUrl::new_tab(&origin.url));
        }
    }
    if !page.sheet.vintage.is_empty() {
        let args = [("vintage", page.sheet.vintage.as_str().into())];
        let line = cx.messages.format("sheet-vintage-line", &args);
        ui.add(small(cx, &line));
    }
    let line = RichText::new(&page.sheet.id).small().color(cx.color("text-disabled"));
    ui.add(Label::new(line).selectable(true));
}
