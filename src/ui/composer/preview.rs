//! The page as it will be, with its scale, its size, and the way to its other pages.

use egui::{Color32, Rect, RichText, Sense, Spinner, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::Composer;
use super::work::Request;
use crate::model::PageLayout;
use crate::ui::{Context, controls, view_geo};

/// Height of the line under the page, in points.
const LINE_PT: f32 = 30.0;

/// Shows the page and asks for it where it is not made yet.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, composer: &mut Composer, layout: &PageLayout, window: Rect) {
    let line = LINE_PT * cx.state.text_size.max(1.0);
    let room = ui.available_size() - vec2(0.0, line);
    let [width, height] = layout.size_pt();
    let inner = room - vec2(24.0, 24.0);
    let factor = (inner.x / width).min(inner.y / height).max(0.01);
    let size = vec2(width * factor, height * factor);
    let (whole, _) = ui.allocate_exact_size(room.max(vec2(10.0, 10.0)), Sense::hover());
    let sheet = Rect::from_center_size(whole.center(), size);
    ui.painter()
        .rect_filled(whole, 8.0, cx.color("divider").gamma_multiply(0.5));
    let label = cx.text("composer-preview").to_owned();
    let response = ui.interact(sheet, egui::Id::unique("sheet of the composer"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &label));
    let shadow = sheet.translate(vec2(0.0, 3.0)).expand(1.0);
    ui.painter().rect_filled(shadow, 2.0, Color32::from_black_alpha(40));
    ui.painter().rect_filled(sheet, 0.0, Color32::WHITE);
    match (&composer.problem, &composer.made) {
        (Some(problem), _) => {
            let words = RichText::new(problem).color(cx.color("error"));
            ui.put(sheet.shrink(24.0), egui::Label::new(words).wrap());
        }
        (None, Some(made)) => {
            // A page of another form is on its way: the last one keeps its own.
            let [wide, high] = made.texture.size().map(|side| side as f32);
            let factor = (sheet.width() / wide).min(sheet.height() / high);
            let place = Rect::from_center_size(sheet.center(), vec2(wide, high) * factor);
            let all = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
            ui.painter().image(made.texture.id(), place, all, Color32::WHITE);
        }
        (None, None) => {}
    }
    let edge = Stroke::new(1.0, cx.color("divider"));
    ui.painter().rect_stroke(sheet, 0.0, edge, StrokeKind::Outside);
    if composer.working.is_some() {
        let corner = Rect::from_min_size(sheet.right_top() + vec2(-30.0, 8.0), vec2(22.0, 22.0));
        ui.put(corner, Spinner::new().size(20.0).color(cx.color("accent")));
    }
    foot(ui, cx, composer, layout);
    ask(ui, cx, composer, layout, size, window);
}

/// What the page measures, and which of several it is.
fn foot(ui: &mut Ui, cx: &mut Context<'_>, composer: &mut Composer, layout: &PageLayout) {
    let Some(made) = &composer.made else { return };
    let pages = made.pages;
    let [width, height] = layout.size_mm();
    let scale = made.scale;
    let unit = 10.0_f64.powf((scale.max(1.0).log10() - 2.0).floor()).max(1.0);
    let exact = layout.scale.map_or((scale / unit).round() * unit, f64::from);
    let words = cx.messages.format(
        "composer-size",
        &[
            ("paper", layout.page.name().into()),
            ("width", width.into()),
            ("height", height.into()),
            ("scale", cx.messages.number(exact, 0).into()),
        ],
    );
    ui.horizontal(|ui| {
        ui.label(RichText::new(words).color(cx.color("text-secondary")));
        if pages < 2 {
            return;
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let next = controls::icon_button(ui, cx, "ui-chevron-right", cx.text("composer-page-next"), false);
            if next.clicked() && composer.page + 1 < pages {
                composer.page += 1;
            }
            let args = [("page", (composer.page + 1).into()), ("pages", pages.into())];
            ui.label(cx.messages.format("composer-page", &args));
            let before = controls::icon_button(ui, cx, "ui-chevron-left", cx.text("composer-page-before"), false);
            if before.clicked() {
                composer.page = composer.page.saturating_sub(1);
            }
        });
    });
}

fn ask(ui: &Ui, cx: &Context<'_>, composer: &mut Composer, layout: &PageLayout, size: egui::Vec2, window: Rect) {
    let Some(camera) = cx.state.camera else { return };
    let scale = ui.ctx().pixels_per_point();
    let mut state = cx.state.clone();
    // What a page does not show makes no new page.
    state.panels = crate::state::Panels::default();
    state.page_layout = PageLayout::default();
    let request = Request {
        layout: layout.clone(),
        view_geo: view_geo(cx.state, window, camera),
        state,
        shown: cx.shown.clone(),
        revision: cx.revision,
        lang: cx.lang(),
        page: composer.page,
        pixels: [size.x, size.y].map(|side| (side * scale).round().max(1.0) as u32),
    };
    if composer.made_for.as_ref() != Some(&request) {
        composer.wanted = Some(request);
        ui.ctx().request_repaint();
    }
}
