//! Text to words that can be compared: accents, case, ligatures, hyphens and apostrophes aside; numbers of pits and codes
//! written one way.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `text` in lower case, without accents, with ligatures spelled out, wide forms narrow and hiragana as katakana.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        out.push_str(text);
        out.make_ascii_lowercase();
        return out;
    }
    // Signs of a number: what they decompose into would grow onto the number.
    let plain = text
        .chars()
        .map(|letter| if matches!(letter, 'º' | '№') { '°' } else { letter });
    for letter in plain.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ぁ'..='ゖ' => out.extend(char::from_u32(u32::from(letter) + 0x60)),
            other => out.extend(other.to_lowercase()),
        }
    }
    out
}

/// Whether a letter is of a script that is written without blanks.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '々')
}

/// The words of `text`, in order: `Fosse n°9-9 bis` gives `fosse`, `n`, `9`, `9bis`; `T074a` gives `t74a`.
pub(super) fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let mut words: Vec<String> = Vec::new();
    let mut current = String::new();
    let mut unspaced = false;
    for letter in folded.chars() {
        let is_word = letter.is_alphanumeric() || letter == 'ー';
        if !current.is_empty() && (!is_word || is_unspaced(letter) != unspaced) {
            push(&mut words, &current);
            current.clear();
        }
        if is_word {
            unspaced = is_unspaced(letter);
            current.push(letter);
        }
    }
    if !current.is_empty() {
        push(&mut words, &current);
    }
    words
}

fn push(words: &mut Vec<String>, word: &str) {
    // `9 bis` is one number.
    if matches!(word, "bis" | "ter" | "quater")
        && let Some(last) = words.last_mut()
        && last.bytes().all(|byte| byte.is_ascii_digit())
    {
        last.push_str(word);
        return;
    }
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = word[letters..].bytes().take_while(u8::is_ascii_digit).count();
    // `eurovelo5` is two words; `b6` and `t74a` are codes.
    if letters >= 4 && digits > 0 {
        words.push(word[..letters].to_owned());
        words.push(without_zeros(&word[letters..], 0));
    } else if digits > 0 {
        words.push(without_zeros(word, letters));
    } else {
        words.push(word.to_owned());
    }
}

/// `t074a` as `t74a`: the zeros that fill up a number after its letters are not typed.
fn without_zeros(word: &str, letters: usize) -> String {
    let number = word[letters..].trim_start_matches('0');
    if number.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{}{number}", &word[..letters])
    } else {
        word.to_owned()
    }
}

/// Whether a word is a number or holds one: such words are never taken for one another.
pub(super) fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_case_ligatures_hyphens_and_apostrophes_do_not_count() {
        assert_eq!(words("NŒUX-les-Mines"), words("noeux les mines"));
        assert_eq!(words("Cité de l’Hôpital"), ["cite", "de", "l", "hopital"]);
        assert_eq!(words("Straße"), ["strasse"]);
        assert_eq!(words("ＢＨＮＳ　１"), ["bhns", "1"]);
    }

    #[test]
    fn numbers_of_pits_and_codes_are_written_one_way() {
        for text in ["11/19", "11-19", "11 - 19", "n°11-19"] {
            let words = words(text);
            assert_eq!(&words[words.len() - 2..], ["11", "19"], "{text}");
        }
        assert_eq!(words("9-9bis"), words("9 - 9 bis"));
        assert_eq!(words("T074a"), ["t74a"]);
        assert_eq!(words("EuroVelo5"), ["eurovelo", "5"]);
        assert_eq!(words("001_02"), ["1", "2"]);
        assert_eq!(words("№12"), ["12"]);
        assert_eq!(words("0"), ["0"]);
    }

    #[test]
    fn japanese_is_cut_where_another_script_begins_and_kana_are_alike() {
        assert_eq!(words("ボタ山11/19"), [folded("ボタ山"), "11".into(), "19".into()]);
        assert_eq!(folded("ぼた"), folded("ボタ"));
        assert_eq!(words("ユーロヴェロ").len(), 1);
    }

    proptest! {
        #[test]
        fn words_of_words_are_the_same_words(text in ".{0,40}") {
            let once = words(&text);
            prop_assert!(once.iter().all(|word| !word.is_empty()));
            prop_assert_eq!(words(&once.join(" ")), once);
        }
    }
}
