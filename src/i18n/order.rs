//! The order of names in lists, as dictionaries and registers have it.
//!
//! One order serves the five languages, because their rules do not contradict one another: letters first, accents and
//! umlauts only where letters are equal (French since Unicode 5, DIN 5007-1, Dutch), œ æ ß spelled out, Latin before kana
//! before kanji, katakana beside hiragana, voiced after unvoiced (JIS X 4061). A kanji does not tell its reading: those of
//! JIS X 0208 stand in its order, whose first level goes by the usual reading. The whole collation algorithm with its
//! tables would take more of the program than it would give to some thousand names.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// What a name is ordered by. Compares letters first, then marks, then the rest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey {
    /// Letters without marks and case, numbers by their value, everything else a space.
    letters: String,
    /// The same with marks; empty for a name without any, which comes first.
    marks: String,
}

/// Where kanji go: behind every other letter.
const KANJI: u32 = 0xF_0000;
/// Where kanji go that JIS X 0208 does not have.
const RARE: u32 = 0x10_0000;

/// The key of a name. Names without a letter or digit come last.
pub fn name_key(name: &str) -> NameKey {
    let (mut folded, mut marks) = (Vec::with_capacity(name.len()), String::new());
    let mut marked = false;
    for letter in name.nfd() {
        if is_combining_mark(letter) {
            marks.push(letter);
            marked = true;
        } else {
            let before = folded.len();
            fold(letter, &mut folded);
            marks.extend(&folded[before..]);
            // A kana in katakana or small stands behind the plain one.
            marked |= is_kana(letter) && folded.get(before) != Some(&letter);
        }
    }
    NameKey {
        letters: letters(&folded),
        marks: if marked { marks } else { String::new() },
    }
}

fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}')
}

/// A letter in its plainest form.
fn fold(letter: char, out: &mut Vec<char>) {
    match letter {
        'œ' | 'Œ' => out.extend(['o', 'e']),
        'æ' | 'Æ' => out.extend(['a', 'e']),
        'ß' | 'ẞ' => out.extend(['s', 's']),
        'ø' | 'Ø' => out.push('o'),
        'ー' => out.extend(out.last().copied().and_then(vowel)),
        '々' => out.extend(out.last().copied()),
        '\u{30a1}'..='\u{30f6}' => out.push(large(char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter))),
        '\u{3041}'..='\u{3096}' => out.push(large(letter)),
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => out.push(kanji(letter)),
        other => out.extend(other.to_lowercase()),
    }
}

/// Small hiragana in their full size.
fn large(kana: char) -> char {
    const SMALL: &str = "ぁぃぅぇぉっゃゅょゎゕゖ";
    const LARGE: &str = "あいうえおつやゆよわかけ";
    let mut pairs = SMALL.chars().zip(LARGE.chars());
    pairs.find(|(small, _)| *small == kana).map_or(kana, |(_, large)| large)
}

/// The vowel that a mark of length after this hiragana makes longer.
fn vowel(kana: char) -> Option<char> {
    const ROWS: [(char, &str); 5] = [
        ('あ', "あかさたなはまやらわ"),
        ('い', "いきしちにひみりゐ"),
        ('う', "うくすつぬふむゆる"),
        ('え', "えけせてねへめれゑ"),
        ('お', "おこそとのほもよろを"),
    ];
    let row = ROWS.iter().find(|(_, row)| row.contains(kana));
    row.map(|(vowel, _)| *vowel)
}

/// A kanji by its place in JIS X 0208.
fn kanji(letter: char) -> char {
    let mut buffer = [0; 4];
    let (bytes, _, unknown) = encoding_rs::SHIFT_JIS.encode(letter.encode_utf8(&mut buffer));
    let place = match (&*bytes, unknown) {
        ([high, low], false) => KANJI + u32::from(*high) * 256 + u32::from(*low),
        _ => RARE + u32::from(letter),
    };
    char::from_u32(place).unwrap_or(letter)
}

/// Numbers by their value, punctuation as one space.
fn letters(folded: &[char]) -> String {
    let mut key = String::with_capacity(folded.len() + 8);
    let mut rest = folded.iter().copied().peekable();
    while let Some(letter) = rest.next() {
        if letter.is_ascii_digit() {
            let mut digits = String::from(letter);
            while let Some(digit) = rest.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            let digits = digits.trim_start_matches('0');
            // As many digits as there are stand before them: 9 before 10.
            key.push(char::from(b'0' + digits.len().min(9) as u8));
            key.push_str(digits);
        } else if letter.is_alphanumeric() || u32::from(letter) >= KANJI {
            key.push(letter);
        } else if !key.ends_with(' ') && !key.is_empty() {
            key.push(' ');
        }
    }
    if key.trim_end().is_empty() {
        key = String::from(char::MAX);
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether these stand in the order that a reader looks for them in, whatever order they came in.
    fn assert_ordered(wanted: &[&str]) {
        let mut names: Vec<&str> = wanted.iter().rev().copied().collect();
        names.sort_by_key(|name| name_key(name));
        assert_eq!(names, wanted);
    }

    #[test]
    fn french_accents_count_only_where_letters_are_equal() {
        assert_ordered(&[
            "cote", "coté", "côte", "côté", "coteau", "Étang", "euro", "Œuvre", "of", "Zone",
        ]);
    }

    #[test]
    fn german_umlauts_stand_beside_their_vowels_and_sharp_s_is_two() {
        assert_ordered(&[
            "Halde", "Hälfte", "Hall", "Ohr", "Öl", "Omnibus", "Strasse", "Strauch", "Übung", "Ufer",
        ]);
        assert_eq!(name_key("Straße"), name_key("Strasse"));
    }

    #[test]
    fn dutch_signs_of_separation_do_not_move_a_word() {
        assert_ordered(&["Belg", "België", "Belgisch", "zee", "zeeën", "zeef"]);
    }

    #[test]
    fn kana_stand_in_the_order_of_the_fifty_sounds_before_kanji_by_reading() {
        assert_ordered(&[
            "Lens",
            "あさ",
            "アサ",
            "かき",
            "カキ",
            "がき",
            "きゃく",
            "さ",
            "ルーヴル",
            "ルーブル",
            "亜",
            "駅",
            "公園",
            "炭鉱",
        ]);
        assert_eq!(name_key("カー"), name_key("カア"));
        assert_ordered(&["カー", "カイ"]);
    }

    #[test]
    fn numbers_go_by_value_and_signs_do_not_count() {
        assert_ordered(&[
            "Fosse 9",
            "Fosse 9 bis",
            "fosse n° 1",
            "« Terril »",
            "Terril 2",
            "Terril 10",
            "",
        ]);
        assert_eq!(name_key("—"), name_key(""));
    }

    proptest! {
        #[test]
        fn case_and_signs_around_a_name_do_not_matter(name in "[a-zàéèêëïöüß ]{1,12}") {
            prop_assert_eq!(name_key(&name.to_uppercase()).letters, name_key(&name).letters);
            prop_assert_eq!(name_key(&format!("« {name}")).letters, name_key(name.trim_start()).letters);
        }

        #[test]
        fn any_text_has_a_key(name in any::<String>()) {
            prop_assert!(!name_key(&name).letters.is_empty());
        }
    }
}
