//! A column of words and figures on a page, from top to bottom, as SVG.

use std::fmt::Write as _;

use crate::style::{Palette, Rgba};
use crate::text::{self, Face};

/// How words are set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub face: Face,
    pub size_pt: f32,
    pub color: Rgba,
}

/// A page that grows downwards.
pub(super) struct Column {
    pub out: String,
    pub left: f32,
    pub width: f32,
    /// Where the next piece begins.
    pub y: f32,
    pub bottom: f32,
    pub palette: &'static Palette,
}

pub(super) fn hex(color: Rgba) -> String {
    let [red, green, blue, _] = color.0;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

pub(super) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Words broken into lines no wider than `width_pt`; a word that is wider alone stands alone.
pub(super) fn lines(words: &str, face: Face, size_pt: f32, width_pt: f32) -> Vec<String> {
    let fits = |line: &str| text::measure(line, face, size_pt, 0.0).width_pt <= width_pt;
    words
        .split('\n')
        .flat_map(|paragraph| text::broken(paragraph, fits))
        .collect()
}

impl Column {
    pub fn color(&self, token: &str) -> Rgba {
        self.palette.interface(token)
    }

    pub fn type_of(&self, face: Face, size_pt: f32, token: &str) -> Type {
        Type {
            face,
            size_pt,
            color: self.color(token),
        }
    }

    /// Room that is left, in points.
    pub fn room(&self) -> f32 {
        self.bottom - self.y
    }

    /// One line with its baseline at `y`.
    pub fn line_at(&mut self, x: f32, y: f32, words: &str, how: Type, anchor: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-family=\"{}\" font-weight=\"{}\" font-style=\"{}\" font-size=\"{:.1}\" \
             text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
            text::FONT_FAMILY,
            text::css_weight(how.face),
            text::css_style(how.face),
            how.size_pt,
            hex(how.color),
            escaped(words)
        );
    }

    /// Height that words take when set in `width_pt`.
    pub fn height(words: &str, how: Type, width_pt: f32) -> f32 {
        lines(words, how.face, how.size_pt, width_pt).len() as f32 * how.size_pt * 1.32
    }

    /// Words in the box that begins at (`x`, `y`); returns where they end.
    pub fn words_at(&mut self, x: f32, y: f32, width_pt: f32, words: &str, how: Type) -> f32 {
        let mut y = y;
        for line in lines(words, how.face, how.size_pt, width_pt) {
            self.line_at(x, y + how.size_pt, &line, how, "start");
            y += how.size_pt * 1.32;
        }
        y
    }

    /// Words over the whole column.
    pub fn words(&mut self, words: &str, how: Type) {
        self.y = self.words_at(self.left, self.y, self.width, words, how);
    }

    /// A heading, when at least two lines fit after it; whether it was set.
    pub fn heading(&mut self, words: &str) -> bool {
        if self.room() < 46.0 {
            return false;
        }
        self.y += 10.0;
        let how = self.type_of(Face::Semibold, 10.5, "text-secondary");
        self.words(words, how);
        self.y += 2.0;
        true
    }

    pub fn rule(&mut self) {
        let (x, y, end) = (self.left, self.y, self.left + self.width);
        let color = hex(self.color("divider"));
        let _ = writeln!(
            self.out,
            "<path d=\"M{x:.1} {y:.1}H{end:.1}\" stroke=\"{color}\" stroke-width=\"0.8\"/>"
        );
    }

    pub fn rect(&mut self, [x, y, width, height]: [f32; 4], radius: f32, color: Rgba) {
        let color = hex(color);
        let _ = writeln!(
            self.out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{radius}\" fill=\"{color}\"/>"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_wider_than_asked_and_lose_no_word() {
        let words =
            "Musée ouvert fin 2012 sur un ancien site minier. Il vise à la fois le public du Louvre et les habitants.";
        let broken = lines(words, Face::Regular, 10.0, 120.0);
        assert!(broken.len() > 3);
        assert_eq!(broken.join(" "), words);
        for line in &broken {
            assert!(
                text::measure(line, Face::Regular, 10.0, 0.0).width_pt <= 120.0,
                "{line}"
            );
        }
    }
}
