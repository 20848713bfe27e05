//! Features as a table on pages: as many pages as there are rows, the heading on each of them.

use std::fmt::Write as _;

use super::compose::{Column, Type, lines};
use crate::analysis::table::Cell;
use crate::i18n::Messages;
use crate::model::POINTS_PER_INCH;
use crate::style::Palette;
use crate::text::Face;

/// Space between columns, in points.
const GUTTER_PT: f32 = 12.0;
/// Size of words, and their line as a part of it.
const TYPE_PT: f32 = 13.0;
const LINE: f32 = 1.32;
/// Space above and below the words of a row, in points.
const PADDING_PT: f32 = 4.5;
/// Height of the title and of the page's number, in points.
const HEAD_PT: f32 = 40.0;
const FOOT_PT: f32 = 20.0;
/// A column is no wider than this before all have what they want, in points.
const WIDEST_PT: f32 = 280.0;

/// What a table is made from.
pub struct TablePages<'a> {
    /// Words on top of every page.
    pub title: &'a str,
    /// The heading, then the rows; all have the same columns.
    pub rows: &'a [Vec<Cell>],
    /// Words under the last row: where the rows come from, what is left out.
    pub note: &'a str,
    /// Width and height of a page, in points.
    pub size_pt: [f32; 2],
    /// Space around everything, in points.
    pub margin_pt: f32,
    /// Points of an inch of paper.
    pub points_per_inch: f64,
    /// Numbers and words.
    pub messages: &'a Messages,
    /// Colours.
    pub palette: &'static Palette,
}

impl TablePages<'_> {
    /// Every page as SVG, a point to the unit; none where there is no row.
    pub fn pages(&self) -> Vec<String> {
        let Some((heading, rows)) = self.rows.split_first().filter(|(_, rows)| !rows.is_empty()) else {
            return Vec::new();
        };
        let used: Vec<usize> = (0..heading.len())
            .filter(|column| {
                rows.iter()
                    .any(|row| row.get(*column).is_some_and(|cell| *cell != Cell::Empty))
            })
            .collect();
        let right: Vec<bool> = used
            .iter()
            .map(|column| rows.iter().all(|row| !matches!(row[*column], Cell::Text(_))))
            .collect();
        let words = |row: &[Cell]| -> Vec<String> { used.iter().map(|column| self.words(&row[*column])).collect() };
        let (heading, rows): (Vec<String>, Vec<Vec<String>>) =
            (words(heading), rows.iter().map(|row| words(row)).collect());
        let widths = self.widths(&heading, &rows);
        let mut pages = Vec::new();
        let mut next = 0;
        while next < rows.len() {
            let mut page = self.begin();
            self.row(&mut page, &heading, &widths, &right, Face::Semibold);
            page.rule();
            let first = next;
            let how = page.type_of(Face::Regular, 11.0, "text-secondary");
            let note = Column::height(self.note, how, page.width) + 8.0;
            while let Some(row) = rows.get(next) {
                // The note stands under the last row, on its page. A row that is higher than a page stands alone on one.
                let below = if next + 1 == rows.len() { note } else { 0.0 };
                if next > first && page.room() < self.height(row, &widths) + below + FOOT_PT {
                    break;
                }
                self.row(&mut page, row, &widths, &right, Face::Regular);
                page.rule();
                next += 1;
            }
            if next == rows.len() && !self.note.is_empty() {
                page.y += 8.0;
                page.words(self.note, how);
            }
            pages.push(page);
        }
        let of = pages.len();
        let numbered = pages
            .into_iter()
            .enumerate()
            .map(|(number, page)| self.end(page, number + 1, of));
        numbered.collect()
    }

    fn words(&self, cell: &Cell) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Text(words) => words.clone(),
            // A year is no quantity: it is never grouped.
            Cell::Number(value, 0) => format!("{value:.0}"),
            Cell::Number(value, decimals) => self.messages.number(*value, (*decimals).min(2)),
        }
    }

    /// Widths of the columns, in points: what their words want, cut down from the widest where the page has less.
    fn widths(&self, heading: &[String], rows: &[Vec<String>]) -> Vec<f32> {
        let measured = |words: &str, face| crate::text::measure(words, face, TYPE_PT, 0.0).width_pt + 1.0;
        let mut wanted: Vec<f32> = heading
            .iter()
            .enumerate()
            .map(|(column, title)| {
                let rows = rows.iter().map(|row| measured(&row[column], Face::Regular));
                rows.fold(measured(title, Face::Semibold), f32::max).min(WIDEST_PT)
            })
            .collect();
        let room = self.size_pt[0] - 2.0 * self.margin_pt - GUTTER_PT * (wanted.len().max(1) - 1) as f32;
        let all: f32 = wanted.iter().sum();
        if all <= room {
            let share = (room - all) / wanted.len().max(1) as f32;
            return wanted.into_iter().map(|width| width + share.min(40.0)).collect();
        }
        // The widest give way first, all to the same width.
        let mut limit = WIDEST_PT;
        while limit > 24.0 && wanted.iter().map(|width| width.min(limit)).sum::<f32>() > room {
            limit -= 2.0;
        }
        for width in &mut wanted {
            *width = width.min(limit);
        }
        wanted
    }

    fn height(&self, row: &[String], widths: &[f32]) -> f32 {
        let most = row
            .iter()
            .zip(widths)
            .map(|(words, width)| lines(words, Face::Regular, TYPE_PT, *width).len())
            .max();
        most.unwrap_or(1).max(1) as f32 * TYPE_PT * LINE + 2.0 * PADDING_PT
    }

    fn begin(&self) -> Column {
        let [width, height] = self.size_pt;
        // CSS has 96 units to the inch.
        let [wide, high] = self
            .size_pt
            .map(|side| f64::from(side) * POINTS_PER_INCH / self.points_per_inch);
        let mut page = Column {
            out: format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {width} {height}\">\n\
                 <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
            ),
            left: self.margin_pt,
            width: width - 2.0 * self.margin_pt,
            y: self.margin_pt,
            bottom: height - self.margin_pt,
            palette: self.palette,
        };
        let how = page.type_of(Face::Bold, 19.0, "text");
        page.words(self.title, how);
        page.y = page.y.max(self.margin_pt + HEAD_PT - 8.0) + 4.0;
        page
    }

    fn row(&self, page: &mut Column, row: &[String], widths: &[f32], right: &[bool], face: Face) {
        let height = self.height(row, widths);
        let how = Type {
            face,
            ..page.type_of(Face::Regular, TYPE_PT, "text")
        };
        let (mut x, top) = (page.left, page.y + PADDING_PT);
        for ((words, width), right) in row.iter().zip(widths).zip(right) {
            let mut y = top + TYPE_PT * 0.95;
            for line in lines(words, face, TYPE_PT, *width) {
                if *right {
                    page.line_at(x + width, y, &line, how, "end");
                } else {
                    page.line_at(x, y, &line, how, "start");
                }
                y += TYPE_PT * LINE;
            }
            x += width + GUTTER_PT;
        }
        page.y += height;
    }

    fn end(&self, mut page: Column, number: usize, of: usize) -> String {
        let how = page.type_of(Face::Regular, 9.0, "text-secondary");
        let words = format!("{number}\u{a0}/\u{a0}{of}");
        let (x, y) = (page.left + page.width, page.bottom);
        page.line_at(x, y, &words, how, "end");
        let mut out = page.out;
        // Writing to a string cannot fail.
        let _ = writeln!(out, "</svg>");
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;
    use crate::style::Theme;

    fn table(rows: usize) -> Vec<Vec<Cell>> {
        let mut all = vec![["Nom", "Surface (ha)", "Rien"].map(Cell::from).to_vec()];
        for number in 0..rows {
            let name = format!("Cité numéro {number} des Électriciens et de la fosse voisine, dite grande");
            all.push(vec![Cell::from(name), Cell::Number(1234.5, 4), Cell::Empty]);
        }
        all
    }

    fn pages(rows: &[Vec<Cell>]) -> Vec<String> {
        TablePages {
            title: "Cités",
            rows,
            note: "Source : BPI",
            size_pt: [400.0, 300.0],
            margin_pt: 20.0,
            points_per_inch: POINTS_PER_INCH,
            messages: &Messages::new(Lang::Fr),
            palette: Palette::of(Theme::Light),
        }
        .pages()
    }

    #[test]
    fn every_row_stands_once_with_the_heading_on_each_page_and_no_empty_column() {
        let pages = pages(&table(40));
        assert!(pages.len() > 3);
        for page in &pages {
            assert!(page.contains("Surface (ha)") && !page.contains("Rien"));
            assert!(crate::paint::png::tree(page).is_ok());
        }
        let all = pages.concat();
        for number in 0..40 {
            assert_eq!(all.matches(&format!("Cité numéro {number} ")).count(), 1, "{number}");
        }
        assert_eq!(all.matches("1\u{202f}234,50").count(), 40);
        assert_eq!(all.matches("Source : BPI").count(), 1);
    }

    #[test]
    fn nothing_makes_no_page() {
        assert!(pages(&table(0)).is_empty());
    }
}
