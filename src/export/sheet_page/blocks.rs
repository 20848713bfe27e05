//! The blocks of a sheet on paper, one below the other; each returns how many of its things had no room.

use super::MOST_LINKS;
use crate::analysis::sheet::{Block, Moment, Near, Row, Value};
use crate::export::compose::{Column, Type};
use crate::i18n::Messages;
use crate::style::Rgba;
use crate::text::Face;

/// One block; returns how many of its things had no room.
pub(super) fn piece(column: &mut Column, messages: &Messages, block: &Block, color: Rgba) -> usize {
    match block {
        Block::Numerals { values } => {
            numerals(column, values);
            0
        }
        Block::Text { text, caution, .. } => {
            let token = if *caution { "warning" } else { "text" };
            let how = column.type_of(Face::Regular, if *caution { 9.0 } else { 10.5 }, token);
            if Column::height(text, how, column.width) > column.room() {
                return 1;
            }
            column.words(text, how);
            column.y += 4.0;
            0
        }
        Block::Facts { rows } => facts(column, rows),
        Block::Timeline { moments } => timeline(column, messages, moments, color),
        Block::Shaft { .. } => super::shaft::draw(column, messages, block, color),
        Block::Line { parts, note, .. } => {
            let stops = parts.iter().map(|part| part.stops.len()).sum::<usize>();
            if !column.heading(&messages.format("sheet-stops", &[("count", stops.into())])) {
                return stops;
            }
            let mut left_out = 0;
            for part in parts {
                let names: Vec<&str> = part.stops.iter().map(|(name, _)| name.as_str()).collect();
                left_out += pair(column, &part.commune, &names.join(" · "));
            }
            let how = column.type_of(Face::Regular, 8.5, "text-secondary");
            if Column::height(note, how, column.width) < column.room() {
                column.words(note, how);
            }
            left_out
        }
        Block::Around { answers } => around(column, messages, answers),
        Block::Links {
            title, total, items, ..
        } => {
            let names: Vec<String> = items
                .iter()
                .take(MOST_LINKS)
                .map(|item| {
                    if item.detail.is_empty() {
                        item.words.clone()
                    } else {
                        messages.with_note(&item.words, &item.detail)
                    }
                })
                .collect();
            let mut words = names.join(" · ");
            if *total > names.len() {
                let more = messages.format("sheet-more", &[("count", (*total - names.len()).into())]);
                words = format!("{words} {more}");
            }
            let how = column.type_of(Face::Regular, 9.0, "text");
            // A heading alone at the foot of a page is worse than none.
            let fits = Column::height(&words, how, column.width) + 30.0 <= column.room();
            if !fits || !column.heading(&messages.with_note(title, &messages.count(*total))) {
                return *total;
            }
            column.words(&words, how);
            0
        }
    }
}

fn numerals(column: &mut Column, values: &[Value]) {
    let count = values.len().max(1) as f32;
    let width = column.width / count;
    let mut lowest = column.y;
    let (numeral, unit) = (
        column.type_of(Face::Semibold, 22.0, "accent"),
        column.type_of(Face::Semibold, 11.0, "accent"),
    );
    let wide = |words: &str, how: Type| crate::text::measure(words, how.face, how.size_pt, 0.0).width_pt;
    let whole = |value: &Value| wide(&value.text, numeral) + 3.0 + wide(&value.unit, unit);
    // All of one size, none over its neighbour.
    let widest = values.iter().map(whole).fold(1.0, f32::max);
    let factor = ((width - 10.0) / widest).clamp(0.4, 1.0);
    let sized = |how: Type| Type {
        size_pt: how.size_pt * factor,
        ..how
    };
    let (numeral, unit) = (sized(numeral), sized(unit));
    for (place, value) in values.iter().enumerate() {
        let x = column.left + place as f32 * width;
        column.line_at(x, column.y + 22.0, &value.text, numeral, "start");
        let shift = crate::text::measure(&value.text, numeral.face, numeral.size_pt, 0.0).width_pt;
        column.line_at(x + shift + 3.0, column.y + 22.0, &value.unit, unit, "start");
        let label = column.type_of(Face::Regular, 8.5, "text-secondary");
        lowest = lowest.max(column.words_at(x, column.y + 27.0, width - 10.0, &value.label, label));
    }
    column.y = lowest + 6.0;
    for how in values
        .iter()
        .filter_map(|value| value.how.as_ref())
        .filter(|how| how.len() > 100)
    {
        // What a computed figure leaves out is said beside it.
        let small = column.type_of(Face::Italic, 8.0, "text-secondary");
        column.words(how, small);
    }
    column.y += 4.0;
}

fn pair(column: &mut Column, label: &str, words: &str) -> usize {
    let small = column.type_of(Face::Regular, 8.5, "text-secondary");
    let text = column.type_of(Face::Regular, 9.5, "text");
    let start = 130.0;
    let width = column.width - start;
    let height = Column::height(words, text, width).max(Column::height(label, small, start - 8.0));
    if height > column.room() {
        return 1;
    }
    let (left, y) = (column.left, column.y);
    column.words_at(left, y + 0.8, start - 8.0, label, small);
    column.words_at(left + start, y, width, words, text);
    column.y += height + 1.5;
    0
}

fn facts(column: &mut Column, rows: &[Row]) -> usize {
    let mut left_out = 0;
    column.y += 4.0;
    for row in rows {
        let words = if row.links.is_empty() {
            row.text.clone()
        } else {
            row.links
                .iter()
                .map(|link| link.words.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        left_out += pair(column, &row.label, &words);
    }
    left_out
}

fn timeline(column: &mut Column, messages: &Messages, moments: &[Moment], color: Rgba) -> usize {
    if !column.heading(messages.text("sheet-timeline")) {
        return moments.len();
    }
    let (first, last) = match (moments.first(), moments.last()) {
        (Some(first), Some(last)) => (first.at.floor(), last.at.floor() + 1.0),
        _ => return 0,
    };
    if last - first > 1.0 {
        let (left, right, y) = (column.left + 5.0, column.left + column.width - 5.0, column.y + 7.0);
        column.rect([left, y - 1.0, right - left, 2.0], 1.0, column.color("divider"));
        for moment in moments {
            let x = left + ((moment.at - first) / (last - first)) as f32 * (right - left);
            column.rect([x - 4.0, y - 4.0, 8.0, 8.0], 4.0, color);
        }
        let small = column.type_of(Face::Regular, 8.0, "text-secondary");
        column.line_at(left, y + 14.0, &messages.year(first as i32), small, "start");
        column.line_at(right, y + 14.0, &messages.year((last - 1.0) as i32), small, "end");
        column.y += 28.0;
    }
    moments
        .iter()
        .map(|moment| pair(column, &moment.date, &moment.text))
        .sum()
}

fn around(column: &mut Column, messages: &Messages, answers: &[Near]) -> usize {
    if !column.heading(messages.text("sheet-around")) {
        return answers.len();
    }
    let mut left_out = 0;
    for answer in answers {
        let item = answer
            .item
            .as_ref()
            .map_or(String::new(), |item| format!("{} — {}", item.words, item.detail));
        let note = answer.note.clone().unwrap_or_default();
        let words = [item, note]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        left_out += pair(column, &answer.label, &words);
    }
    left_out
}
