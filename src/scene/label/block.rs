//! A name as a block of one to three lines: where it breaks, how large it is, and its texts once it has its place.

use std::sync::Arc;

use crate::scene::scene::{Anchor, TextItem};
use crate::style::LabelStyle;
use crate::text;

/// A name is broken beyond this width, in points at text size 1.
const BREAK_BEYOND_PT: f32 = 112.0;
/// Lines stand this much closer than their height.
const TIGHT: f32 = 0.94;

/// A name, measured.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Its lines, as they are written.
    pub lines: Vec<String>,
    /// Width and height of each line, in points.
    pub sizes: Vec<[f32; 2]>,
    /// Width of the widest line, in points.
    pub width: f32,
    /// Height of all lines, in points.
    pub height: f32,
    /// How it is written.
    pub style: &'static LabelStyle,
    /// Size of letters with the user's text size, in points.
    pub size_pt: f32,
}

impl Block {
    /// The block of a name; with `may_break` a long one gets two or three lines of about the same width.
    pub(super) fn new(name: &str, style: &'static LabelStyle, text_size: f32, may_break: bool) -> Self {
        let worded = text::worded(name, style);
        let size_pt = style.size_pt * text_size;
        let measure = |line: &str| text::measure(line, style.face, size_pt, style.letter_spacing_pt);
        let whole = measure(&worded).width_pt;
        let limit = BREAK_BEYOND_PT * text_size;
        let count = if may_break {
            (whole / limit).ceil().clamp(1.0, 3.0) as usize
        } else {
            1
        };
        let lines = broken(&worded, count, &|line| measure(line).width_pt);
        let measured: Vec<_> = lines.iter().map(|line| measure(line)).collect();
        let line_height = measured.first().map_or(0.0, |line| line.height_pt()) * TIGHT;
        Self {
            sizes: measured.iter().map(|line| [line.width_pt, line.height_pt()]).collect(),
            width: measured.iter().map(|line| line.width_pt).fold(0.0, f32::max),
            height: line_height * lines.len() as f32,
            lines,
            style,
            size_pt,
        }
    }

    /// The texts of the block, whose `anchor` stands at `at`.
    pub(super) fn texts(&self, anchor: Anchor, at: [f32; 2]) -> impl Iterator<Item = TextItem> {
        let line_height = self.height / self.lines.len().max(1) as f32;
        let first = -(self.lines.len() as f32 - 1.0) / 2.0;
        self.lines.iter().enumerate().map(move |(index, line)| TextItem {
            text: Arc::from(line.as_str()),
            at: [at[0], at[1] + (first + index as f32) * line_height],
            anchor,
            angle: 0.0,
            face: self.style.face,
            size_pt: self.size_pt,
            letter_spacing_pt: self.style.letter_spacing_pt,
            color: self.style.color,
            halo: (self.style.halo, self.style.halo_pt),
            size: self.sizes[index],
        })
    }
}

/// `text` in `count` lines where it may break, so that the widest one is as narrow as can be; fewer when it has too few words.
fn broken(text: &str, count: usize, width: &dyn Fn(&str) -> f32) -> Vec<String> {
    let words = text::pieces(text);
    let count = count.min(words.len());
    if count < 2 {
        return vec![text.to_owned()];
    }
    let joined = |from: usize, to: usize| text::joined(&words[from..to]);
    let widest = |cuts: &[usize]| {
        let ends = cuts.iter().copied().chain([words.len()]);
        let starts = [0].into_iter().chain(cuts.iter().copied());
        starts
            .zip(ends)
            .map(|(from, to)| width(&joined(from, to)))
            .fold(0.0, f32::max)
    };
    let one = (1..words.len()).map(|cut| vec![cut]);
    let two = (1..words.len()).flat_map(|first| (first + 1..words.len()).map(move |second| vec![first, second]));
    let cuts: Vec<Vec<usize>> = if count == 2 { one.collect() } else { two.collect() };
    let best = cuts
        .into_iter()
        .min_by(|a, b| widest(a).total_cmp(&widest(b)))
        .unwrap_or_default();
    let ends: Vec<usize> = best.iter().copied().chain([words.len()]).collect();
    let mut from = 0;
    let line = |to: usize| {
        let line = joined(from, to);
        from = to;
        line
    };
    ends.into_iter().map(line).collect()
}

/// A name without a remark in brackets at its end, for small scales: what it says is in the sheet.
pub(super) fn without_remark(name: &str) -> &str {
    let at = match name.chars().next_back() {
        Some(')') => name.rfind(" ("),
        Some('）') => name.rfind('（'),
        _ => None,
    };
    at.filter(|at| *at > 0).map_or(name, |at| &name[..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::{Palette, Theme};

    #[test]
    fn a_long_name_gets_lines_of_about_the_same_width() {
        let style = Palette::of(Theme::Light).label("heritage");
        let block = Block::new("Grands bureaux de la compagnie des mines de Lens", style, 1.0, true);
        assert!(block.lines.len() >= 2, "{:?}", block.lines);
        assert!(block.width < 130.0);
        assert_eq!(
            block.lines.join(" "),
            "Grands bureaux de la compagnie des mines de Lens"
        );
        assert_eq!(Block::new("Lens", style, 1.0, true).lines, ["Lens"]);
        assert_eq!(
            Block::new("Noyelles-sous-Lens-et-ses-environs", style, 1.0, true)
                .lines
                .len(),
            1
        );
    }

    #[test]
    fn remarks_at_the_end_are_left_out_and_nothing_else() {
        assert_eq!(without_remark("Loisinord (non documenté)"), "Loisinord");
        assert_eq!(without_remark("Fosse (ancienne) n° 4"), "Fosse (ancienne) n° 4");
        assert_eq!(without_remark("(sans nom)"), "(sans nom)");
    }
}
