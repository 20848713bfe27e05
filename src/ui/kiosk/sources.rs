//! Where the data comes from: a line at the foot of every map, and a page that says it in full, inside the program.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::pieces::{Ink, Kx, Look, Tone, button, cut_top, paged, pager, paper};
use super::place::strip;
use super::zones::{LOW_REACH, MARGIN_PT, Zones};
use crate::i18n::{Messages, filled};
use crate::model::catalog::Source;
use crate::paint::egui::font_id;
use crate::state::KioskCommand;
use crate::state::kiosk::Screen;
use crate::text::Face;
use crate::ui::furniture;

/// Size of the words of the line, in points: it is there and does not call.
const LINE_PT: f32 = 14.0;

/// The line at the foot of a map: who made what is seen there. A touch on it opens the page, where a hand reaches it and
/// `touchable` says that somebody is there to open it.
pub(super) fn line(
    ui: &mut Ui,
    kx: &mut Kx<'_, '_>,
    (map, screen): (Rect, Rect),
    messages: &Messages,
    touchable: bool,
) {
    let credits = furniture::credits(kx.cx).join(" · ");
    if credits.is_empty() || map.width() < 120.0 || map.height() < 48.0 {
        return;
    }
    let label = messages.format("map-attribution", &[("credits", credits.as_str().into())]);
    let ink = Ink {
        size: LINE_PT * kx.size.text.min(1.5),
        face: Face::Regular,
        color: kx.color("text"),
    };
    let mut job = egui::text::LayoutJob::simple_singleline(label.clone(), font_id(ink.face, ink.size), ink.color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(map.width() - 24.0);
    let galley = ui.painter().layout_job(job);
    let plate = Rect::from_min_max(map.max - galley.size() - vec2(16.0, 6.0), map.max);
    let limit = if kx.cx.state.kiosk.low_reach {
        screen.bottom() - screen.height() * LOW_REACH
    } else {
        screen.top()
    };
    // A finger is higher than the line.
    let finger = plate.with_min_y((plate.bottom() - kx.size.least - 1.0).min(plate.top()));
    if touchable && finger.top() >= limit && map.contains_rect(finger.shrink(0.5)) {
        let response = ui.interact(finger, ui.scope_id().with("kiosk sources"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        if response.clicked() {
            kx.push(KioskCommand::Go(Screen::Sources));
        }
    } else {
        super::pieces::read(ui, plate, &label);
    }
    let painter = ui.painter().with_clip_rect(map);
    let corner = egui::CornerRadius {
        nw: 8,
        ..egui::CornerRadius::ZERO
    };
    painter.rect_filled(plate, corner, kx.color("card").gamma_multiply(0.86));
    painter.galley(plate.min + vec2(9.0, 3.0), galley, ink.color);
}

/// The page: the sources of the place that is looked at first, then all of them.
pub(super) fn show(ui: &mut Ui, kx: &mut Kx<'_, '_>, zones: &Zones) {
    paper(ui, kx, zones.words, 0);
    let inner = zones.words.shrink2(vec2(MARGIN_PT + 6.0, MARGIN_PT * 0.8));
    let (head, rest) = cut_top(inner, kx.pt(52.0).min(inner.height() * 0.2), 10.0);
    let title = kx.text("kiosk-sources");
    let ink = kx.ink(36.0, Face::Bold, "text");
    super::pieces::line(ui, head, &title, ink);
    let text = everything(kx);
    let ink = kx.ink(20.0, Face::Regular, "text");
    let part = kx.cx.state.kiosk.part;
    let parts = paged(ui, rest, &text, ink, part);
    paper(ui, kx, zones.panel, 0);
    let strip = strip(kx, zones.panel);
    if parts > 1 {
        let x = strip.right() - strip.width() * 0.3;
        pager(ui, kx, strip.with_max_x(x - MARGIN_PT), part, parts);
        done(ui, kx, strip.with_min_x(x));
    } else {
        let width = strip.width().min(520.0);
        done(
            ui,
            kx,
            Rect::from_center_size(strip.center(), vec2(width, strip.height())),
        );
    }
}

fn done(ui: &mut Ui, kx: &mut Kx<'_, '_>, rect: Rect) {
    let label = kx.text("kiosk-sources-done");
    let mut look = Look::new(&label, Some("ui-check"));
    look.tone = Tone::Strong;
    look.text_pt = 22.0;
    if button(ui, kx, rect, "sources done", &look) {
        kx.push(KioskCommand::Back);
    }
}

/// Every source with its publisher, its date, its licence and the line that it asks for.
fn everything(kx: &Kx<'_, '_>) -> String {
    let atlas = kx.cx.atlas();
    let known = &atlas.catalog.sources;
    let selected = kx.cx.state.selection.as_deref().and_then(|id| atlas.find(id));
    let own = selected.and_then(|id| atlas.feature(id)).map(|feature| {
        let figures = feature.figures.iter().map(|figure| figure.source.as_str());
        let keys: Vec<&str> = [feature.source.as_str()].into_iter().chain(figures).collect();
        known
            .iter()
            .filter(|source| keys.contains(&source.key.as_str()))
            .collect::<Vec<_>>()
    });
    let own = own.unwrap_or_default();
    let mut parts = Vec::new();
    if !own.is_empty() {
        parts.push(kx.text("kiosk-sources-own"));
        parts.extend(own.iter().map(|source| paragraph(source)));
        parts.push(kx.text("kiosk-sources-all"));
    }
    let others = known
        .iter()
        .filter(|source| !own.iter().any(|one| one.key == source.key));
    // What the ground is made of is in every map.
    let (ground, rest): (Vec<_>, Vec<_>) = others.partition(|source| source.credit.contains("OpenStreetMap"));
    parts.extend(ground.into_iter().chain(rest).map(paragraph));
    parts.extend(
        kx.cx
            .basemaps
            .credits()
            .into_iter()
            .filter(|credit| !credit.is_empty() && !known.iter().any(|source| source.credit == *credit)),
    );
    parts.push(kx.text("about-licence"));
    parts.join("\n\n")
}

fn paragraph(source: &Source) -> String {
    let line = [&source.producer, &source.date, &source.licence, &source.licence_url];
    let line = filled(line.map(String::as_str), " — ");
    let credit = if source.credit == source.producer {
        ""
    } else {
        &source.credit
    };
    filled([source.title.as_str(), &line, credit], "\n")
}
