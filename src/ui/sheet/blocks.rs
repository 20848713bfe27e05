//! The pieces of a sheet, one after the other.

use egui::{Label, RichText, Role, Sense, TextStyle, Ui, UiBuilder, WidgetInfo, vec2};

use super::{Page, facts, line, links, shaft, source, timeline};
use crate::analysis::sheet::{Block, Value};
use crate::state::{Command, PanelCommand};
use crate::ui::Context;

/// Shows every piece, then the sources.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    crate::ui::media::show(ui, cx, &page.sheet.id);
    for block in &page.sheet.blocks {
        match block {
            Block::Numerals { values } => numerals(ui, cx, page, values),
            Block::Text {
                text,
                caution,
                untranslated,
                to_review,
            } => {
                let doubt = match (untranslated, to_review) {
                    (true, _) => Some("sheet-not-translated"),
                    (false, true) => Some("sheet-to-review"),
                    _ => None,
                };
                sentences(ui, cx, text, *caution, doubt);
            }
            Block::Facts { rows } => facts::show(ui, cx, page, rows),
            Block::Timeline { moments } => timeline::show(ui, cx, page, moments),
            Block::Shaft { .. } => shaft::show(ui, cx, page, block),
            Block::Line { .. } => line::show(ui, cx, block),
            Block::Around { answers } => links::around(ui, cx, answers),
            Block::Links {
                rel,
                title,
                total,
                items,
            } => links::show(ui, cx, page, rel, title, *total, items),
        }
    }
    source::show(ui, cx, page);
}

/// A text in the user's language; with a mark and a word where it is another language or not read again; a caution on a tinted ground.
fn sentences(ui: &mut Ui, cx: &Context<'_>, text: &str, caution: bool, doubt: Option<&str>) {
    let style = if caution { TextStyle::Small } else { TextStyle::Body };
    let frame = if caution {
        egui::Frame::new()
            .fill(cx.color("warning-soft"))
            .corner_radius(8)
            .inner_margin(8)
    } else {
        egui::Frame::new()
    };
    frame.show(ui, |ui| {
        ui.add(
            Label::new(RichText::new(text).text_style(style))
                .wrap()
                .selectable(true),
        );
        if let Some(key) = doubt {
            let note = RichText::new(format!("◇ {}", cx.text(key))).small();
            ui.add(Label::new(note.color(cx.color("text-secondary"))).wrap());
        }
    });
    ui.add_space(2.0);
}

/// Key figures, two in a row; large words stand one below the other.
fn numerals(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>, values: &[Value]) {
    let columns = if cx.state.text_size > 1.5 || values.len() == 1 {
        1
    } else {
        2
    };
    let gap = 16.0;
    let width = (ui.available_width() - gap * (columns as f32 - 1.0)) / columns as f32;
    for row in values.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for value in row {
                ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_width(width);
                    numeral(ui, cx, page, value);
                });
            }
        });
        ui.add_space(4.0);
    }
}

/// One figure: number and unit on a line, its label below; a click shows where the values of the sheet come from.
fn numeral(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>, value: &Value) {
    let shown = ui.scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut job = egui::text::LayoutJob::default();
        let font = |name: &str| {
            let style = TextStyle::Name(name.into());
            ui.style().text_styles.get(&style).cloned().unwrap_or_default()
        };
        let format = |font, color| egui::TextFormat::simple(font, color);
        job.append(&value.text, 0.0, format(font("numeral"), cx.color("accent")));
        // A short unit stands beside its number; a word goes below, unless the label says it already.
        let short = value.unit.chars().count() <= 4;
        let said = value.label.to_lowercase().contains(&value.unit.to_lowercase());
        let mut label = value.label.clone();
        if short && !value.unit.is_empty() {
            let unit = format!("\u{a0}{}", value.unit);
            job.append(&unit, 0.0, format(font("strong"), cx.color("accent")));
        } else if !said {
            label = format!("{} · {label}", value.unit);
        }
        // A number is never broken.
        ui.add(Label::new(job).extend());
        ui.add(Label::new(RichText::new(label).small().color(cx.color("text-secondary"))).wrap());
        if cx.state.panels.sources_open {
            source::under_value(ui, cx, page, value.origin, value.how.as_deref());
        }
    });
    let response = shown.response;
    let amount = format!("{} {}", value.text, value.unit);
    let label = format!("{} — {}", amount.trim(), value.label);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    crate::ui::controls::focus_ring(ui, cx, response.rect.expand(3.0), &response);
    if response.clicked() {
        cx.push(Command::Panel(PanelCommand::ToggleSources));
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(300.0);
        source::of_value(ui, cx, page, value.origin, value.how.as_deref());
    });
}
