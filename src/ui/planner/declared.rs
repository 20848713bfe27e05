//! Declared totals beside what is loaded: why they differ, and what would close the difference.

use std::sync::Arc;

use egui::{RichText, Ui};

use crate::analysis::{Reconciled, reconciliation};
use crate::state::{Command, PanelCommand};
use crate::ui::basemap::note;
use crate::ui::{Context, controls};

/// Every declared total beside what is loaded; none without `declared.toml`. Made once for each territory.
pub(super) fn totals(cx: &mut Context<'_>) -> Option<Arc<Vec<Reconciled>>> {
    let atlas = Arc::clone(&cx.world.atlas);
    let of = Arc::as_ptr(&atlas) as usize;
    let view = cx.planner.as_mut()?;
    let declared = view.declared.as_ref()?;
    if let Some((known, totals)) = &view.totals
        && *known == of
    {
        return Some(Arc::clone(totals));
    }
    let totals = Arc::new(reconciliation(&atlas, declared));
    view.totals = Some((of, Arc::clone(&totals)));
    Some(totals)
}

/// The page.
pub(super) fn content(ui: &mut Ui, cx: &mut Context<'_>) {
    let Some(totals) = totals(cx) else {
        note(ui, cx, cx.text("planner-no-declared").to_owned());
        return;
    };
    super::keep(ui, cx, false);
    for one in totals.iter() {
        total(ui, cx, one);
    }
    ui.add_space(8.0);
    note(ui, cx, cx.text("planner-declared-how").to_owned());
    for command in [PanelCommand::ToggleUpdates, PanelCommand::ToggleImport].map(Command::Panel) {
        let words = command.label_key().map_or("", |key| cx.text(key)).to_owned();
        if controls::link(ui, cx, &words).clicked() {
            cx.push(command);
        }
    }
}

/// A number without decimals where it is whole.
fn number(cx: &Context<'_>, value: f64) -> String {
    cx.messages.number(value, if value.fract() == 0.0 { 0 } else { 2 })
}

fn total(ui: &mut Ui, cx: &Context<'_>, one: &Reconciled) {
    controls::section(ui, cx, one.label.get(cx.lang()));
    let unit = cx.messages.data_words(&one.unit).into_owned();
    let loaded = one.loaded.map_or_else(|| "–".to_owned(), |value| number(cx, value));
    let difference = one.difference.map_or_else(
        || "–".to_owned(),
        |value| format!("{}{}", if value > 0.0 { "+" } else { "" }, number(cx, value)),
    );
    let agrees = one.difference == Some(0.0);
    ui.horizontal_wrapped(|ui| {
        let values = [
            ("table-declared", number(cx, one.declared)),
            ("table-loaded", loaded),
            ("table-difference", difference),
        ];
        for (key, value) in values {
            ui.label(RichText::new(cx.text(key)).small().color(cx.color("text-secondary")));
            let mut words = RichText::new(value).text_style(egui::TextStyle::Name("strong".into()));
            if key == "table-difference" && !agrees {
                words = words.color(cx.color("warning"));
            }
            ui.label(words);
            ui.add_space(8.0);
        }
        ui.label(RichText::new(unit).small().color(cx.color("text-secondary")));
    });
    ui.add(egui::Label::new(one.reason.get(cx.lang())).wrap());
    if let Some(remedy) = &one.remedy {
        let words = cx
            .messages
            .format("planner-remedy", &[("address", remedy.clone().into())]);
        if controls::link(ui, cx, &words).clicked() {
            ui.ctx().open_url(egui::OpenUrl::new_tab(remedy));
        }
    }
}
