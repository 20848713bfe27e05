//! What a file holds: kind, reference system, counts, the first rows.

use egui::{Grid, RichText, ScrollArea, Ui};

use crate::import::Preview;
use crate::space::Extent;
use crate::state::{Command, ViewCommand};
use crate::ui::focus::{FollowsFocus as _, ShowsFocus as _};
use crate::ui::{Context, controls};

/// Widest cell of the table, in characters.
const MAX_CELL: usize = 28;
/// Columns shown.
const MAX_COLUMNS: usize = 12;

/// Shows it.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, preview: &Preview) {
    ui.label(RichText::new(&preview.file).text_style(egui::TextStyle::Name("strong".into())));
    let format = cx.text(&format!("import-format-{}", preview.format)).to_owned();
    let crs = system(cx, &preview.crs);
    let crs = cx.messages.format("import-crs", &[("crs", crs.into())]);
    let counted = cx.messages.format(
        "import-counted",
        &[("loaded", preview.loaded.into()), ("count", preview.features.into())],
    );
    let kinds = ["import-points", "import-lines", "import-areas", "import-placeless"]
        .into_iter()
        .zip(preview.kinds)
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| cx.messages.format(key, &[("count", count.into())]));
    let kinds = kinds.collect::<Vec<_>>().join(" · ");
    for words in [format!("{format} · {crs}"), format!("{counted} · {kinds}")] {
        ui.add(egui::Label::new(RichText::new(words).color(cx.color("text-secondary"))).wrap());
    }
    if let Some(joined) = &preview.joined {
        let args = [("rows", joined.rows.into()), ("column", joined.column.as_str().into())];
        ui.add(egui::Label::new(cx.messages.format("import-joined", &args)).wrap());
        if !joined.unknown.is_empty() {
            let names = joined.unknown.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
            let args = [("count", joined.unknown.len().into()), ("names", names.into())];
            let words = RichText::new(cx.messages.format("import-unknown", &args)).color(cx.color("warning"));
            ui.add(egui::Label::new(words).wrap());
        }
    }
    if let Some([west, south, east, north]) = preview.extent {
        if controls::link(ui, cx, cx.text("import-show-extent")).clicked() {
            let extent = Extent::new(west, south, east, north);
            cx.push(Command::View(ViewCommand::ShowExtent(extent)));
        }
    } else {
        let words = RichText::new(cx.text("import-no-extent")).color(cx.color("warning"));
        ui.add(egui::Label::new(words).wrap());
    }
    ui.add_space(4.0);
    table(ui, cx, preview);
}

/// Name of a reference system, as people say it.
fn system(cx: &Context<'_>, crs: &str) -> String {
    let zone = crs.strip_prefix("EPSG:39").and_then(|zone| zone.parse::<u8>().ok());
    match crs {
        "EPSG:4326" | "OGC:CRS84" => cx.text("import-system-degrees").to_owned(),
        "EPSG:2154" => "Lambert-93".to_owned(),
        "EPSG:3857" => "Web Mercator".to_owned(),
        _ => zone
            .filter(|zone| (42..=50).contains(zone))
            .map_or(crs.to_owned(), |zone| format!("CC{zone}")),
    }
}

fn table(ui: &mut Ui, cx: &Context<'_>, preview: &Preview) {
    let title = cx
        .messages
        .format("import-fields", &[("count", preview.fields.len().into())]);
    egui::CollapsingHeader::new(title)
        .id_salt("fields")
        .default_open(true)
        .framed(ui, cx.color("focus"), |ui| {
            ScrollArea::horizontal()
                .id_salt("rows")
                .auto_shrink([false, true])
                .follow(ui, |ui| {
                    Grid::new("rows")
                        .striped(true)
                        .spacing([14.0, 4.0])
                        .show(ui, |ui| rows(ui, cx, preview));
                });
            if preview.fields.len() > MAX_COLUMNS {
                let args = [("count", (preview.fields.len() - MAX_COLUMNS).into())];
                ui.label(RichText::new(cx.messages.format("import-more-fields", &args)).small());
            }
        });
}

fn rows(ui: &mut Ui, cx: &Context<'_>, preview: &Preview) {
    let head = |ui: &mut Ui, words: &str| {
        ui.label(RichText::new(words).small().color(cx.color("text-secondary")));
    };
    // A field that is the name of the features need not stand there twice.
    let named = !preview.fields.iter().any(|field| field.values == preview.names);
    if named {
        head(ui, cx.text("import-column-name"));
    }
    for field in preview.fields.iter().take(MAX_COLUMNS) {
        head(ui, &field.name);
    }
    ui.end_row();
    for (row, name) in preview.names.iter().enumerate() {
        if named {
            ui.label(RichText::new(cut(name)).small());
        }
        for field in preview.fields.iter().take(MAX_COLUMNS) {
            ui.label(RichText::new(cut(field.values.get(row).map_or("", String::as_str))).small());
        }
        ui.end_row();
    }
}

/// A text that fits a cell, with a sign where it was cut.
fn cut(text: &str) -> String {
    if text.chars().count() <= MAX_CELL {
        return text.to_owned();
    }
    text.chars().take(MAX_CELL - 1).chain(['…']).collect()
}
