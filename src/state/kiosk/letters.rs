//! What is typed on the glass: letters of a question, kana with their marks, the keyboard that shows them.

use super::{Kiosk, KioskCommand, MOST_LETTERS};

/// Carries out what a key of the keyboard does.
pub(super) fn write(kiosk: &mut Kiosk, command: KioskCommand) {
    match command {
        KioskCommand::Type(letters) => {
            if kiosk.query.chars().count() + letters.chars().count() <= MOST_LETTERS {
                kiosk.query.push_str(&letters);
            }
        }
        KioskCommand::Erase => {
            kiosk.query.pop();
        }
        KioskCommand::Clear => kiosk.query.clear(),
        KioskCommand::Mark => {
            if let Some(last) = kiosk.query.pop() {
                kiosk.query.push(marked(last));
            }
        }
        KioskCommand::SetKeyboard(keyboard) => {
            kiosk.keyboard = Some(keyboard);
            kiosk.digits = false;
            return;
        }
        KioskCommand::ToggleDigits => {
            kiosk.digits = !kiosk.digits;
            return;
        }
        _ => return,
    }
    kiosk.part = 0;
}

/// The next form of a kana: は, ば, ぱ and は again; つ, っ, づ; others stay.
fn marked(kana: char) -> char {
    const CYCLES: [&str; 29] = [
        "かが",
        "きぎ",
        "くぐ",
        "けげ",
        "こご",
        "さざ",
        "しじ",
        "すず",
        "せぜ",
        "そぞ",
        "ただ",
        "ちぢ",
        "つっづ",
        "てで",
        "とど",
        "はばぱ",
        "ひびぴ",
        "ふぶぷ",
        "へべぺ",
        "ほぼぽ",
        "あぁ",
        "いぃ",
        "うぅ",
        "えぇ",
        "おぉ",
        "やゃ",
        "ゆゅ",
        "よょ",
        "わゎ",
    ];
    CYCLES
        .iter()
        .find_map(|cycle| {
            let all: Vec<char> = cycle.chars().collect();
            let place = all.iter().position(|known| *known == kana)?;
            all.get((place + 1) % all.len()).copied()
        })
        .unwrap_or(kana)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_all(kiosk: &mut Kiosk, commands: impl IntoIterator<Item = KioskCommand>) {
        commands.into_iter().for_each(|command| write(kiosk, command));
    }

    #[test]
    fn letters_are_bounded_and_kana_take_their_marks() {
        let mut kiosk = Kiosk::default();
        let type_in = |letter: &str| KioskCommand::Type(letter.into());
        type_all(&mut kiosk, (0..100).map(|_| type_in("a")));
        assert_eq!(kiosk.query.len(), MOST_LETTERS);
        type_all(
            &mut kiosk,
            [
                KioskCommand::Clear,
                type_in("ほ"),
                KioskCommand::Mark,
                KioskCommand::Mark,
            ],
        );
        assert_eq!(kiosk.query, "ぽ");
        type_all(
            &mut kiosk,
            [KioskCommand::Erase, KioskCommand::Erase, KioskCommand::Mark],
        );
        assert_eq!(kiosk.query, "");
    }
}
