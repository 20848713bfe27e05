//! The legend of a printed map: lines of samples, words and figures, set in as many columns as they need.

use crate::analysis::in_view::{ClassInView, InView};
use crate::i18n::{Messages, capitalized, legend_figures};
use crate::model::{Atlas, GeometryStatus};
use crate::scene::{
    Anchor, LegendRow, SAMPLE_PT, Scene, Stroke, add_sample, add_status_sample, legend_dashes, legend_rows,
};
use crate::style::{Face, Palette, Symbology};
use crate::text;

use super::words::wrapped;

/// Height of a sample with its disc, in points.
const LINE_PT: f32 = 17.5;
/// Space between columns, in points.
const GUTTER_PT: f32 = 16.0;

/// What a legend is drawn from.
#[derive(Clone, Copy)]
pub struct LegendInput<'a> {
    /// What there is.
    pub atlas: &'a Atlas,
    /// Looks of classes.
    pub symbology: &'a Symbology,
    /// Colours.
    pub palette: &'static Palette,
    /// Words.
    pub messages: &'a Messages,
    /// Zoom of the map, which decides how classes look.
    pub zoom: f64,
}

/// A line with its height and the words that it is set in.
struct Line<'a> {
    row: LegendRow<'a>,
    title: Vec<String>,
    height: f32,
}

/// A legend set in columns.
pub struct LegendBlock<'a> {
    input: LegendInput<'a>,
    lines: Vec<Line<'a>>,
    /// Index of the first line of each column.
    starts: Vec<usize>,
    column_pt: f32,
    /// Factor on sizes.
    factor: f32,
    /// Height of the highest column, in points.
    pub height_pt: f32,
    /// Lines that found no room.
    left_out: usize,
}

impl<'a> LegendBlock<'a> {
    /// The legend of `answer` in at most `columns` columns of `column_pt`, none higher than `height_pt`: with letters as large
    /// as fit, then cut with a word on what is missing.
    pub fn new(input: LegendInput<'a>, answer: &'a InView, column_pt: f32, columns: usize, height_pt: f32) -> Self {
        let rows = legend_rows(input.atlas, answer, input.messages.lang(), true);
        let mut best = None;
        for factor in [1.0, 0.92, 0.85, 0.78, 0.72] {
            for count in 1..=columns {
                let block = Self::set(input, &rows, column_pt, count, height_pt, factor);
                if block.left_out == 0 {
                    return block;
                }
                best = Some(block);
            }
        }
        best.unwrap_or_else(|| Self::set(input, &rows, column_pt, 1, height_pt, 1.0))
    }

    /// Whether lines found no room.
    pub fn is_cut(&self) -> bool {
        self.left_out > 0
    }

    /// Columns in use.
    pub fn columns(&self) -> usize {
        self.starts.len()
    }

    /// Width of all columns, in points.
    pub fn width_pt(&self) -> f32 {
        let columns = self.columns() as f32;
        columns * self.column_pt + (columns - 1.0).max(0.0) * GUTTER_PT
    }

    fn set(
        input: LegendInput<'a>,
        rows: &[LegendRow<'a>],
        column_pt: f32,
        columns: usize,
        height_pt: f32,
        factor: f32,
    ) -> Self {
        let mut block = Self {
            input,
            lines: Vec::new(),
            starts: vec![0],
            column_pt,
            factor,
            height_pt: 0.0,
            left_out: 0,
        };
        block.lines = rows.iter().map(|row| block.line(row.clone())).collect();
        let mut y = 0.0;
        for index in 0..block.lines.len() {
            // A heading stays with the line that follows it.
            let heading = block.lines[index].is_heading();
            let with = block
                .lines
                .get(index + 1)
                .filter(|_| heading)
                .map_or(0.0, |next| next.height);
            if y > 0.0 && y + block.lines[index].height + with > height_pt {
                if block.starts.len() == columns {
                    block.left_out = block.lines.len() - index;
                    block.lines.truncate(index);
                    break;
                }
                block.starts.push(index);
                y = 0.0;
            }
            y += block.lines[index].height;
            block.height_pt = block.height_pt.max(y);
        }
        block
    }

    fn line(&self, row: LegendRow<'a>) -> Line<'a> {
        let words = |key: &str| self.input.messages.text(key).to_owned();
        let (title, face, size, sample) = match &row {
            LegendRow::Group(title) => (title.clone(), Face::Bold, 11.0, false),
            LegendRow::Layer(title) => (title.clone(), Face::Regular, 10.0, false),
            LegendRow::Doubts => (words("legend-doubts"), Face::Bold, 11.0, false),
            LegendRow::Class { title, .. } => (title.clone(), Face::Regular, 11.5, true),
            LegendRow::Status(status, ..) => (status_words(self.input.messages, *status), Face::Regular, 11.5, true),
        };
        let size = size * self.factor;
        let room = if sample {
            self.column_pt - (SAMPLE_PT[0] + 8.0) - self.figures_pt(&row) - 8.0
        } else {
            self.column_pt
        };
        let title = wrapped(&title, face, size, room.max(48.0));
        let text = title.len() as f32 * size * 1.22;
        let height = match row {
            LegendRow::Group(_) | LegendRow::Doubts => text + 11.0 * self.factor,
            LegendRow::Layer(_) => text + 4.0 * self.factor,
            _ => text.max(LINE_PT) + 3.0 * self.factor,
        };
        Line { row, title, height }
    }

    fn figures(&self, row: &LegendRow<'_>) -> String {
        let messages = self.input.messages;
        match row {
            LegendRow::Class { class, .. } => legend_figures(messages, class.count, class.length_m, class.area_ha),
            LegendRow::Status(_, count, _) => messages.count(*count),
            _ => String::new(),
        }
    }

    fn figures_pt(&self, row: &LegendRow<'_>) -> f32 {
        text::measure(&self.figures(row), Face::Regular, 10.5 * self.factor, 0.0).width_pt
    }

    /// Draws the legend with its top left corner at `at`, in points of the scene.
    pub fn draw(&self, scene: &mut Scene, at: [f32; 2]) {
        let [left, top] = at;
        for (column, start) in self.starts.iter().enumerate() {
            let end = self.starts.get(column + 1).copied().unwrap_or(self.lines.len());
            let x = left + column as f32 * (self.column_pt + GUTTER_PT);
            let mut y = top;
            for line in &self.lines[*start..end] {
                self.draw_line(scene, line, [x, y]);
                y += line.height;
            }
            let last = column + 1 == self.starts.len();
            if last && self.left_out > 0 {
                let words = self
                    .input
                    .messages
                    .format("export-left-out", &[("count", self.left_out.into())]);
                let color = self.input.palette.interface("text-secondary");
                scene.draw_words(
                    &words,
                    [x, y + 8.0],
                    Anchor::Left,
                    Face::Italic,
                    10.0 * self.factor,
                    color,
                );
            }
        }
    }

    fn draw_line(&self, scene: &mut Scene, line: &Line<'_>, [x, y]: [f32; 2]) {
        let LegendInput {
            symbology,
            palette,
            zoom,
            atlas,
            ..
        } = self.input;
        let (ink, pale) = (palette.interface("text"), palette.interface("text-secondary"));
        let (face, size, color) = match line.row {
            LegendRow::Group(_) | LegendRow::Doubts => (Face::Bold, 11.0, ink),
            LegendRow::Layer(_) => (Face::Regular, 10.0, pale),
            _ => (Face::Regular, 11.5, ink),
        };
        let size = size * self.factor;
        let middle = y + line.height / 2.0;
        let at = [x + SAMPLE_PT[0] / 2.0, middle];
        let mut text_left = x + SAMPLE_PT[0] + 8.0;
        match &line.row {
            LegendRow::Class { class, .. } => {
                let class: &ClassInView = class;
                if let Some(style) = symbology.layer(class.layer).get(class.class) {
                    let dashed = legend_dashes(&atlas.layers[class.layer]);
                    add_sample(scene, style, class, zoom, dashed, at);
                }
            }
            LegendRow::Status(status, _, sort) => add_status_sample(scene, palette, *status, *sort, at),
            _ => text_left = x,
        }
        let step = size * 1.22;
        let heading = matches!(line.row, LegendRow::Group(_) | LegendRow::Doubts);
        let block = line.title.len() as f32 * step;
        // Headings keep their air above them.
        let first = if heading {
            y + line.height - 4.0 * self.factor - block
        } else {
            middle - block / 2.0
        };
        for (number, words) in line.title.iter().enumerate() {
            let at = [text_left, first + (number as f32 + 0.5) * step];
            scene.draw_words(words, at, Anchor::Left, face, size, color);
        }
        if heading {
            let foot = y + line.height - 2.0 * self.factor;
            let rule = Stroke::solid(palette.interface("divider"), 0.8);
            scene.draw_line(&[[x, foot], [x + self.column_pt, foot]], rule);
        }
        let figures = self.figures(&line.row);
        if !figures.is_empty() {
            let at = [x + self.column_pt, middle];
            scene.draw_words(&figures, at, Anchor::Right, Face::Regular, 10.5 * self.factor, pale);
        }
    }
}

impl Line<'_> {
    fn is_heading(&self) -> bool {
        !matches!(self.row, LegendRow::Class { .. } | LegendRow::Status(..))
    }
}

fn status_words(messages: &Messages, status: GeometryStatus) -> String {
    capitalized(messages.text(&format!("status-{}", status.key())))
}
