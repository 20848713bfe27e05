//! The lists of a sheet that lead elsewhere: stops of a line, links to other features and pages.

use egui::{Id, Label, RichText, Ui, Vec2, vec2};

use super::Context;
use super::controls::{self, section};
use crate::model::sheet::{self, NamedLink};
use crate::model::{Certainty, Feature};

/// Links of one sort that are shown before "more" is asked for.
const FIRST_LINKS: usize = 5;

/// Stops in order; those whose place is known are links.
pub fn stops(ui: &mut Ui, cx: &mut Context<'_>, feature: &Feature) {
    if feature.stops.is_empty() {
        return;
    }
    let count = cx
        .messages
        .format("sheet-stops", &[("count", feature.stops.len().into())]);
    section(ui, cx, &count);
    for stop in &feature.stops {
        let commune = cx
            .atlas()
            .commune_name(&stop.commune)
            .map_or("", |name| name.get(cx.lang()))
            .to_owned();
        ui.horizontal(|ui| {
            let color = if stop.id.is_some() {
                cx.color("accent")
            } else {
                cx.color("track")
            };
            let dot = ui.allocate_exact_size(Vec2::splat(12.0), egui::Sense::hover()).0;
            ui.painter()
                .circle_stroke(dot.center(), 4.0, egui::Stroke::new(2.0, color));
            match &stop.id {
                Some(id) => {
                    if controls::link(ui, cx, &stop.name).clicked() {
                        cx.go_to(id);
                    }
                }
                None => {
                    ui.label(&stop.name);
                }
            }
            ui.label(RichText::new(commune).small().color(cx.color("text-secondary")));
        });
    }
    let text = RichText::new(cx.text("sheet-stops-note")).small();
    ui.add(Label::new(text.color(cx.color("text-secondary"))).wrap());
}

/// Links by sort, long lists folded.
pub fn links(ui: &mut Ui, cx: &mut Context<'_>, feature: &Feature) {
    let world = cx.world;
    for (rel, links) in sheet::links(&world.atlas, feature) {
        let key = format!("link-{rel}");
        let title = if cx.messages.has(&key) {
            cx.text(&key)
        } else {
            cx.text("sheet-links")
        }
        .to_owned();
        section(ui, cx, &title);
        let all_id = Id::unique(("links", &feature.id, rel));
        let all = ui.data(|data| data.get_temp::<bool>(all_id)).unwrap_or(false);
        let shown = if all { links.len() } else { FIRST_LINKS.min(links.len()) };
        for named in &links[..shown] {
            link(ui, cx, named);
        }
        if shown < links.len() {
            let more = cx
                .messages
                .format("filters-more", &[("count", (links.len() - shown).into())]);
            if controls::link(ui, cx, &more).clicked() {
                ui.data_mut(|data| data.insert_temp(all_id, true));
            }
        }
    }
}

fn link(ui: &mut Ui, cx: &mut Context<'_>, named: &NamedLink<'_>) {
    let words = named
        .name
        .map_or(named.link.to.clone(), |name| name.get(cx.lang()).to_owned());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
        if controls::link(ui, cx, &words).clicked() {
            if named.name.is_some() {
                cx.go_to(&named.link.to);
            } else {
                ui.ctx().open_url(egui::OpenUrl::new_tab(&named.link.to));
            }
        }
        if matches!(named.link.certainty, Certainty::Unknown | Certainty::About) {
            ui.label(
                RichText::new(cx.text("sheet-link-probable"))
                    .small()
                    .color(cx.color("text-secondary")),
            );
        }
    });
}
