//! Words set in lines of a width.

use crate::style::Face;
use crate::text;

/// `words` in lines no wider than `width_pt`; a word that is wider stands alone.
pub fn wrapped(words: &str, face: Face, size_pt: f32, width_pt: f32) -> Vec<String> {
    // Only ordinary spaces break, and Japanese between its characters: other spaces hold together what they stand between.
    text::broken(words, |line| {
        text::measure(line, face, size_pt, 0.0).width_pt <= width_pt
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_ordinary_spaces_only_and_are_never_too_wide() {
        let lines = wrapped("un deux trois\u{a0}quatre cinq", Face::Regular, 10.0, 70.0);
        assert!(
            lines.len() > 1 && lines.iter().any(|line| line.contains("trois\u{a0}quatre")),
            "{lines:?}"
        );
        assert!(
            lines
                .iter()
                .all(|line| text::measure(line, Face::Regular, 10.0, 0.0).width_pt <= 76.0)
        );
        assert!(wrapped("", Face::Regular, 10.0, 70.0).is_empty());
    }
}
