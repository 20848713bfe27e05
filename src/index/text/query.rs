//! What was typed, as slots: one per telling word or known phrase, each with the words that mean the same.

use super::synonyms::Synonyms;
use super::words::{is_unspaced, words};

/// Words that one feature must all have.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Alternative {
    /// The words.
    pub words: Vec<String>,
    /// How well it stands for what was typed, 0 to 1.
    pub weight: f32,
}

/// One telling word or known phrase of the question.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    /// What was typed first, then what means the same.
    pub alternatives: Vec<Alternative>,
    /// The last word may go on.
    pub unfinished: bool,
    /// A small word that may be the beginning of a telling one: good to have, not needed.
    pub optional: bool,
}

/// The question.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Query {
    /// Its slots, in order.
    pub slots: Vec<Slot>,
    /// Its telling words, in order.
    pub telling: Vec<String>,
    /// All its words without blanks, to be compared with codes.
    pub compact: String,
    /// The last word may go on.
    pub unfinished: bool,
}

/// Weight of a synonym.
const SYNONYM: f32 = 0.92;
/// Weight of a synonym whose word is still being typed.
const BEGUN: f32 = 0.7;
/// Weight of what answers where nothing nearer does: the commune for its town hall.
const WIDER: f32 = 0.5;
/// Slots at most: longer questions are cut, as nobody means them.
const MOST_SLOTS: usize = 12;

impl Query {
    /// Reads what was typed.
    pub(super) fn new(typed: &str, synonyms: &Synonyms) -> Self {
        let unfinished = typed.chars().next_back().is_some_and(char::is_alphanumeric);
        let all: Vec<String> = words(typed)
            .into_iter()
            .flat_map(|word| {
                if word.chars().all(is_unspaced) {
                    synonyms.cut(&word)
                } else {
                    vec![word]
                }
            })
            .collect();
        let telling = synonyms.telling(all.clone());
        let mut slots = Vec::new();
        let mut at = 0;
        while at < telling.len() && slots.len() < MOST_SLOTS {
            let known = synonyms.at_start(&telling[at..]);
            let length = known.as_ref().map_or(1, |(length, _)| *length);
            let is_last = at + length == telling.len() && unfinished && telling.last() == all.last();
            let own = telling[at..at + length].to_vec();
            let mut alternatives = Vec::new();
            let mut add = |words: Vec<String>, weight| {
                if !alternatives.iter().any(|known: &Alternative| known.words == words) {
                    alternatives.push(Alternative { words, weight });
                }
            };
            let begun = match own.as_slice() {
                [word] if is_last && word.chars().count() >= 3 => synonyms.beginning(word),
                _ => Vec::new(),
            };
            let wider = synonyms.wider(&own);
            add(own, 1.0);
            for other in known.into_iter().flat_map(|(_, others)| others) {
                add(other.to_vec(), SYNONYM);
            }
            for other in begun {
                add(other.to_vec(), BEGUN);
            }
            for other in wider {
                add(other.to_vec(), WIDER);
            }
            slots.push(Slot {
                alternatives,
                unfinished: is_last,
                optional: false,
            });
            at += length;
        }
        // `piscine de` may go on to `piscine déco`.
        if let Some(last) = all.last().filter(|last| unfinished && telling.last() != Some(*last)) {
            slots.push(Slot {
                alternatives: vec![Alternative {
                    words: vec![last.clone()],
                    weight: 1.0,
                }],
                unfinished: true,
                optional: true,
            });
        }
        Self {
            slots,
            compact: all.concat(),
            telling,
            unfinished,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(typed: &str) -> Query {
        Query::new(typed, Synonyms::embedded())
    }

    fn means(slot: &Slot, words: &[&str]) -> bool {
        slot.alternatives.iter().any(|alternative| alternative.words == words)
    }

    #[test]
    fn a_phrase_takes_one_slot_and_brings_what_means_the_same() {
        let query = query("mairie de Lens");
        assert_eq!(query.slots.len(), 2);
        assert!(means(&query.slots[0], &["mairie"]) && means(&query.slots[0], &["hotel", "ville"]));
        assert!(
            means(&query.slots[0], &["commune"]),
            "what answers where there is no town hall"
        );
        assert!(!means(
            &super::Query::new("commune", Synonyms::embedded()).slots[0],
            &["mairie"]
        ));
        assert!(query.slots[1].unfinished && !query.slots[0].unfinished);
    }

    #[test]
    fn a_small_word_at_the_end_is_not_needed() {
        let query = query("piscine de");
        assert_eq!(query.slots.len(), 2);
        assert!(query.slots[1].optional);
        assert!(!super::Query::new("piscine de ", Synonyms::embedded()).unfinished);
    }

    #[test]
    fn japanese_words_and_numbers_stand_side_by_side() {
        let query = query("ボタ山11/19");
        assert!(means(&query.slots[0], &["terril"]));
        assert_eq!(query.telling.len(), 3);
    }

    #[test]
    fn nothing_typed_has_no_slots() {
        assert!(query("").slots.is_empty() && query(" – ").slots.is_empty());
    }
}
