//! Where a line may break: at ordinary spaces, and between characters of a script that is written without them. What may
//! not begin or end a Japanese line is kept with its neighbour (JIS X 4051, "kinsoku").

/// A part of a text that stays on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The part, without spaces at its ends.
    pub text: &'a str,
    /// Whether a space stands before it when it is not first on its line.
    pub spaced: bool,
}

/// May not begin a line.
const CLOSING: &str = "、。，．・：；？！゛゜ヽヾゝゞ々ー）〕］｝〉》」』】°′″％‰‥…～〜ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.);:!?%’”»";
/// May not end a line.
const OPENING: &str = "（〔［｛〈《「『【(‘“«";

/// Whether a letter is of a script that is written without spaces, or of its punctuation.
fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}')
}

fn may_break(before: char, after: char) -> bool {
    (is_unspaced(before) || is_unspaced(after)) && !CLOSING.contains(after) && !OPENING.contains(before)
        // A no-break space holds together what stands around it.
        && !matches!(before, '\u{a0}' | '\u{202f}' | '\u{2060}')
        && !matches!(after, '\u{a0}' | '\u{202f}' | '\u{2060}')
}

/// The parts of `text`, in order.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut from = 0;
        let mut before: Option<char> = None;
        let mut spaced = !found.is_empty();
        for (at, letter) in word.char_indices() {
            if before.is_some_and(|before| may_break(before, letter)) {
                found.push(Piece {
                    text: &word[from..at],
                    spaced,
                });
                from = at;
                spaced = false;
            }
            before = Some(letter);
        }
        found.push(Piece {
            text: &word[from..],
            spaced,
        });
    }
    found
}

/// The parts as one line.
pub fn joined(pieces: &[Piece<'_>]) -> String {
    let mut line = String::new();
    for piece in pieces {
        if piece.spaced && !line.is_empty() {
            line.push(' ');
        }
        line.push_str(piece.text);
    }
    line
}

/// Lines of which `fits` approves; a part that does not fit alone stands alone.
pub fn broken(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces(text) {
        if let Some(line) = lines.last_mut() {
            let longer = if piece.spaced {
                format!("{line} {}", piece.text)
            } else {
                format!("{line}{}", piece.text)
            };
            if fits(&longer) {
                *line = longer;
                continue;
            }
        }
        lines.push(piece.text.to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_breaks_at_ordinary_spaces_only() {
        let words: Vec<&str> = pieces("Loos-en-Gohelle, 12\u{a0}km  à pied")
            .iter()
            .map(|piece| piece.text)
            .collect();
        assert_eq!(words, ["Loos-en-Gohelle,", "12\u{a0}km", "à", "pied"]);
    }

    #[test]
    fn no_japanese_line_begins_with_a_closing_sign_nor_ends_with_an_opening_one() {
        let text = "炭鉱跡に「開館」した美術館です。パ・ド・カレー県（Lens）で、2012年末に始まりました。";
        for most in 1..20 {
            let lines = broken(text, |line| line.chars().count() <= most);
            assert_eq!(lines.concat(), text);
            for (index, line) in lines.iter().enumerate() {
                assert!(
                    index == 0 || !line.starts_with(|first| CLOSING.contains(first)),
                    "{lines:?}"
                );
                assert!(!line.ends_with(|last| OPENING.contains(last)), "{lines:?}");
            }
        }
        assert!(broken(text, |line| line.chars().count() <= 8).len() > 4);
    }

    #[test]
    fn a_latin_name_stays_whole_inside_japanese() {
        let all = pieces("場所はLoos-en-Gohelleの北");
        assert!(all.iter().any(|piece| piece.text == "Loos-en-Gohelle"), "{all:?}");
        assert_eq!(joined(&all), "場所はLoos-en-Gohelleの北");
    }
}
