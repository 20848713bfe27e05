//! The small card beside the pointer.

use egui::{Pos2, Rect, Response, Ui, pos2};

use super::theme::card as paper;
use super::{Context, words};
use crate::model::FeatureId;

/// Name and category beside the pointer.
pub fn card(ui: &Ui, cx: &Context<'_>, id: FeatureId, at: Pos2, rect: Rect) {
    let Some(feature) = cx.atlas().feature(id) else { return };
    let name = feature.name.get(cx.lang()).to_owned();
    let below = words::category(cx.atlas(), cx.lang(), feature);
    show(ui, cx, &name, &below, at, rect);
}

/// A title and smaller words beside the pointer. Returns the response of the smaller words.
pub fn show(ui: &Ui, cx: &Context<'_>, title: &str, below: &str, at: Pos2, rect: Rect) -> Response {
    let width = 280.0_f32.min(rect.width() - 40.0);
    let right = at.x + 16.0 + width < rect.right();
    let down = at.y + 80.0 < rect.bottom();
    let pivot = match (right, down) {
        (true, true) => egui::Align2::LEFT_TOP,
        (false, true) => egui::Align2::RIGHT_TOP,
        (true, false) => egui::Align2::LEFT_BOTTOM,
        (false, false) => egui::Align2::RIGHT_BOTTOM,
    };
    let place = pos2(
        at.x + if right { 14.0 } else { -14.0 },
        at.y + if down { 14.0 } else { -14.0 },
    );
    egui::Area::new(egui::Id::unique("hover card"))
        .order(egui::Order::Tooltip)
        .interactable(false)
        .fade_in(false)
        .pivot(pivot)
        .fixed_pos(place)
        .show(ui.ctx(), |ui| {
            paper(cx.palette)
                .inner_margin(egui::Margin::symmetric(10, 6))
                .corner_radius(8)
                .show(ui, |ui| {
                    ui.set_max_width(width);
                    ui.spacing_mut().item_spacing.y = 1.0;
                    let title = egui::RichText::new(title).text_style(egui::TextStyle::Name("strong".into()));
                    ui.add(egui::Label::new(title).wrap());
                    let small = egui::RichText::new(below).small().color(cx.color("text-secondary"));
                    ui.add(egui::Label::new(small).wrap())
                })
                .inner
        })
        .inner
}
