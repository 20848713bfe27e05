//! The events of the year as a caption above the clock, each with its place. Screen readers hear a new one.

use egui::{Align2, Area, Id, Order, Rect, RichText, ScrollArea, Ui, accesskit, pos2};

use super::super::theme::card;
use super::super::{Context, controls};
use super::ClockView;
use crate::analysis::clock::told;
use crate::model::facts::TimelineEvent;
use crate::paint::egui::font_id;
use crate::text::Face;
use crate::ui::focus::FollowsFocus as _;

/// Widest caption, in points.
const WIDEST_PT: f32 = 620.0;
/// Events that are written out.
const WRITTEN: usize = 3;
/// Height of all of them, unfolded, in points.
const UNFOLDED_PT: f32 = 220.0;

/// Shows what happened in the year, above `clock`.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, view: &ClockView, clock: Rect, year: i32) {
    // The events are cloned out of the atlas, so that a click can decide something.
    let atlas = std::sync::Arc::clone(&cx.world.atlas);
    let events = told(&atlas.facts.timeline, year, view.caption_years());
    let Some(first) = events.first() else { return };
    // Beside it stand scale bar and zoom buttons.
    let wide = clock.width() > 700.0;
    let (beside, shift) = if wide { (360.0, 50.0) } else { (110.0, -30.0) };
    let width = (clock.width() - beside).min(WIDEST_PT);
    let lang = cx.lang();
    // It comes and goes while the years run: in the foreground, where the names of the map do not make room for it.
    let response = Area::new(Id::unique("clock caption"))
        .order(Order::Foreground)
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(pos2(clock.center().x + shift, clock.top() - 8.0))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette)
                .inner_margin(egui::Margin::symmetric(14, 8))
                .show(ui, |ui| {
                    ui.set_max_width(width - 28.0);
                    ui.spacing_mut().item_spacing = egui::vec2(8.0, 2.0);
                    let id = Id::unique(("clock caption unfolded", first.year));
                    let unfolded = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
                    let written = if unfolded { events.len() } else { WRITTEN };
                    ScrollArea::vertical().max_height(UNFOLDED_PT).follow(ui, |ui| {
                        events.iter().take(written).for_each(|event| line(ui, cx, event));
                    });
                    if events.len() > written {
                        let count = events.len() - written;
                        let more = cx.messages.format("clock-event-more", &[("count", count.into())]);
                        if controls::link(ui, cx, &more).clicked() {
                            ui.data_mut(|data| data.insert_temp(id, true));
                        }
                    }
                });
        })
        .response;
    let words = format!("{} {}", first.year, first.text.get(lang));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::Status);
        node.set_live(accesskit::Live::Polite);
        node.set_label(words);
    });
}

/// One event: year, words, place.
fn line(ui: &mut Ui, cx: &mut Context<'_>, event: &TimelineEvent) {
    ui.horizontal_wrapped(|ui| {
        let when = RichText::new(event.year.to_string())
            .font(font_id(Face::Bold, 15.0 * super::text(cx.state)))
            .color(cx.color("text"));
        ui.label(when);
        ui.label(event.text.get(cx.lang()));
        place(ui, cx, event.site.as_deref());
    });
}

/// The place of an event: a click flies there.
fn place(ui: &mut Ui, cx: &mut Context<'_>, site: Option<&str>) {
    let Some(feature) = site.and_then(|id| cx.atlas().get(id)) else {
        return;
    };
    let (id, name) = (feature.id.clone(), feature.name.get(cx.lang()).to_owned());
    let label = cx.messages.format("clock-event-go", &[("place", name.as_str().into())]);
    let response = controls::link(ui, cx, &name);
    if response.on_hover_text(label).clicked() {
        cx.go_to(&id);
    }
}
