//! When nothing passes: which part of the filter to take back, and how many features that would bring.

use egui::{RichText, Ui, vec2};

use super::chips::{chip, term_words};
use crate::state::{Command, FilterCommand};
use crate::ui::Context;

/// Says what to relax.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let helpful: Vec<_> = cx
        .asked
        .answer
        .without
        .iter()
        .filter(|(_, count)| *count > 0)
        .cloned()
        .collect();
    egui::Frame::new()
        .fill(cx.color("warning-soft"))
        .corner_radius(8)
        .inner_margin(10)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let strong = RichText::new(cx.text("facets-empty")).text_style(egui::TextStyle::Name("strong".into()));
            ui.add(egui::Label::new(strong).wrap());
            let words = if helpful.is_empty() {
                cx.text("facets-empty-alone")
            } else {
                cx.text("facets-empty-relax")
            };
            ui.add(egui::Label::new(words).wrap());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                for (term, count) in helpful {
                    let name = term_words(cx, &term);
                    let args = [("name", name.as_str().into()), ("count", count.into())];
                    let words = cx.messages.format("facets-relax", &args);
                    let label = cx.messages.format("facets-remove", &[("name", words.as_str().into())]);
                    if chip(ui, cx, &words, &label).clicked() {
                        cx.push(Command::Filter(FilterCommand::Remove(term)));
                    }
                }
            });
        });
}
