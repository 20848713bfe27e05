//! `archipel sheet`: the sheet of a feature, as the window shows it.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::print::print;
use crate::analysis::sheet::{Block, LinkItem, Sheet, Value, sheet};
use crate::export::pdf;
use crate::export::sheet_page::{self, PageInput};
use crate::i18n::Messages;
use crate::index::Index;
use crate::load::geojson;
use crate::model::Atlas;
use crate::scene::Details;
use crate::store::atomic_write;

/// Form of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum SheetFormat {
    /// Lines of text.
    Text,
    /// Typed blocks with their values and sources.
    Json,
    /// The feature with its properties, as GeoJSON.
    Geojson,
    /// A page of A4 as SVG.
    Svg,
    /// A page of A4 as PDF.
    Pdf,
    /// A page of A4 as PNG, two pixels a point.
    Png,
}

/// Prints the sheet of the feature with this stable id, or writes it to a file.
///
/// # Errors
/// When the output cannot be made or written.
pub fn run(
    atlas: &Atlas,
    id: &str,
    format: SheetFormat,
    out: Option<&Path>,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    let index = Index::new(atlas);
    let found = atlas
        .find(id)
        .and_then(|id| Some((id, sheet(atlas, &index, messages, id)?)));
    let Some((id, sheet)) = found else {
        eprintln!("{}", messages.format("sheet-unknown", &[("id", id.into())]));
        return Ok(ExitCode::FAILURE);
    };
    let bytes = match format {
        SheetFormat::Text => as_text(&sheet, messages).into_bytes(),
        SheetFormat::Json => format!("{}\n", serde_json::to_string_pretty(&sheet)?).into_bytes(),
        SheetFormat::Geojson => geojson::write(atlas.feature(id)).into_bytes(),
        SheetFormat::Svg | SheetFormat::Pdf | SheetFormat::Png => {
            let details = Details::new(&index);
            let page = PageInput {
                atlas,
                index: &index,
                details: &details,
                messages,
                id,
            };
            let svg = sheet_page::svg(&page, &sheet);
            match format {
                SheetFormat::Pdf => pdf::from_svg(&svg)?,
                SheetFormat::Png => sheet_page::png(&svg)?,
                _ => svg.into_bytes(),
            }
        }
    };
    match out {
        Some(path) => atomic_write(path, &bytes)?,
        None if matches!(format, SheetFormat::Pdf | SheetFormat::Png) => {
            eprintln!("{}", messages.text("sheet-wants-out"));
            return Ok(ExitCode::from(2));
        }
        None => print(&String::from_utf8_lossy(&bytes))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// A sheet as lines of text.
pub fn as_text(sheet: &Sheet, messages: &Messages) -> String {
    let mut out = format!("{}\n{}", sheet.name, sheet.category);
    if !sheet.places.is_empty() {
        let _ = write!(out, " — {}", sheet.places);
    }
    let _ = writeln!(out, "\n{}", sheet.status.words);
    for block in &sheet.blocks {
        out.push('\n');
        write_block(block, messages, &mut out);
    }
    let _ = writeln!(out, "\n{}", messages.text("sheet-source"));
    for (number, origin) in sheet.origins.iter().enumerate() {
        let _ = write!(out, "  [{}] {}", number + 1, origin.in_words());
        if let Some(page) = &origin.page {
            let _ = write!(out, " ({page})");
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", sheet.id);
    out
}

fn write_block(block: &Block, messages: &Messages, out: &mut String) {
    match block {
        Block::Numerals { values } => values.iter().for_each(|value| write_value(value, out)),
        Block::Text { text, .. } => {
            let _ = writeln!(out, "{text}");
        }
        Block::Facts { rows } => {
            for row in rows {
                let links: Vec<&str> = row.links.iter().map(|link| link.words.as_str()).collect();
                let text = if links.is_empty() {
                    row.text.clone()
                } else {
                    links.join(", ")
                };
                let _ = writeln!(out, "{}\t{text}\t[{}]", row.label, row.origin + 1);
            }
        }
        Block::Timeline { moments } => {
            for moment in moments {
                let _ = writeln!(out, "{}\t{}", moment.date, moment.text);
            }
        }
        Block::Shaft { years, depth, .. } => {
            let year = |year: &Option<String>| year.clone().unwrap_or_else(|| "…".to_owned());
            let _ = writeln!(out, "{} – {}\t{depth}", year(&years[0]), year(&years[1]));
        }
        Block::Line { parts, note, .. } => {
            for part in parts {
                let stops: Vec<&str> = part.stops.iter().map(|(name, _)| name.as_str()).collect();
                let _ = writeln!(out, "{}\t{}", part.commune, stops.join(", "));
            }
            let _ = writeln!(out, "{note}");
        }
        Block::Around { answers } => {
            for answer in answers {
                let _ = write!(out, "{}\t", answer.label);
                if !answer.conclusive {
                    let _ = write!(out, "({}) ", messages.text("sheet-inconclusive"));
                }
                out.push_str(&answer.item.as_ref().map_or(String::new(), link_line));
                let _ = writeln!(
                    out,
                    "{}",
                    answer.note.as_ref().map_or(String::new(), |note| format!("\t{note}"))
                );
            }
        }
        Block::Links {
            title, total, items, ..
        } => {
            let _ = writeln!(out, "{title} ({total})");
            for item in items {
                let _ = writeln!(out, "  {}\t{}", item.to, link_line(item));
            }
        }
    }
}

fn write_value(value: &Value, out: &mut String) {
    let unit = if value.unit.is_empty() {
        String::new()
    } else {
        format!("\u{a0}{}", value.unit)
    };
    let how = value.how.as_ref().map_or(String::new(), |how| format!("\t{how}"));
    let _ = writeln!(
        out,
        "{}\t{}{unit}\t[{}]{how}",
        value.label,
        value.text,
        value.origin + 1
    );
}

fn link_line(item: &LinkItem) -> String {
    if item.detail.is_empty() {
        item.words.clone()
    } else {
        format!("{} — {}", item.words, item.detail)
    }
}
