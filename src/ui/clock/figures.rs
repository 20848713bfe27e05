//! "Then and now": figures of the booklet for the two years, where it has any, each with its page.

use egui::{Align2, Area, Id, Rect, RichText, ScrollArea, Ui, pos2};

use super::super::Context;
use super::super::theme::card;
use crate::model::FigureValue;
use crate::model::facts::TerritoryFigure;
use crate::ui::focus::FollowsFocus as _;

/// Width of the card, in points.
const WIDTH_PT: f32 = 270.0;
/// Height of its list, in points.
const HEIGHT_PT: f32 = 210.0;

/// Shows the figures of both years, one card on each side, above `clock`.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, clock: Rect) {
    let (Some(then), Some(now)) = (cx.state.then, cx.state.year) else {
        return;
    };
    if clock.width() < 2.2 * WIDTH_PT {
        return;
    }
    let sides = [
        (then.year, Align2::LEFT_BOTTOM, clock.left(), "clock figures then"),
        (now, Align2::RIGHT_BOTTOM, clock.right(), "clock figures now"),
    ];
    let atlas = std::sync::Arc::clone(&cx.world.atlas);
    for (year, pivot, x, id) in sides {
        let of_year: Vec<&TerritoryFigure> = figures(&atlas.facts.figures, year);
        Area::new(Id::unique(id))
            .pivot(pivot)
            .fixed_pos(pos2(
                x,
                clock.top() - 8.0 - if x == clock.right() { 130.0 } else { 52.0 },
            ))
            .constrain(false)
            .show(ui.ctx(), |ui| {
                card(cx.palette).inner_margin(10).show(ui, |ui| {
                    ui.set_width(WIDTH_PT - 20.0);
                    let title = format!("{} · {year}", cx.text("clock-figures"));
                    ui.label(RichText::new(title).text_style(egui::TextStyle::Name("strong".into())));
                    ScrollArea::vertical()
                        .id_salt(id)
                        .max_height(HEIGHT_PT)
                        .follow(ui, |ui| {
                            if of_year.is_empty() {
                                let args = [("year", year.to_string().into())];
                                let none = cx.messages.format("clock-figures-none", &args);
                                ui.add(egui::Label::new(none).wrap());
                            }
                            for figure in of_year {
                                row(ui, cx, figure);
                            }
                        });
                });
            });
    }
}

/// The figures that stand for a year.
fn figures(all: &[TerritoryFigure], year: i32) -> Vec<&TerritoryFigure> {
    all.iter().filter(|figure| figure.year == Some(year)).collect()
}

fn row(ui: &mut Ui, cx: &Context<'_>, figure: &TerritoryFigure) {
    let value = match &figure.value {
        FigureValue::Number(number) => cx.messages.number_shortest(*number),
        FigureValue::Text(text) => text.clone(),
    };
    let value = format!("{value}\u{a0}{}", cx.messages.data_words(&figure.unit));
    ui.label(RichText::new(value.trim()).text_style(egui::TextStyle::Name("strong".into())));
    ui.add(egui::Label::new(figure.label.get(cx.lang())).wrap());
    if let Some(page) = &figure.page {
        let page = cx
            .messages
            .format("clock-figure-page", &[("page", page.as_str().into())]);
        let page = RichText::new(page)
            .text_style(egui::TextStyle::Small)
            .color(cx.color("text-secondary"));
        ui.add(egui::Label::new(page).wrap());
    }
    ui.add_space(6.0);
}
