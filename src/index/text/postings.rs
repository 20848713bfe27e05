//! Which features hold a word: one compact list per word, and the dictionary of words.

use std::collections::HashMap;
use std::sync::LazyLock;

use fst::{Automaton, IntoStreamer, Streamer};
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};

use super::words::is_unspaced;

/// Where a word stands in a feature; the order is that of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// Sentences about it.
    Summary,
    /// Other properties.
    Extra,
    /// Another name.
    Alias,
    /// A name, in any language.
    Name,
    /// The official code.
    Code,
}

impl Field {
    const ALL: [Self; 5] = [Self::Summary, Self::Extra, Self::Alias, Self::Name, Self::Code];
}

/// One word in one feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posting {
    /// Number of the feature.
    pub doc: u32,
    /// Where it stands.
    pub field: Field,
    /// It is the first word of the text.
    pub first: bool,
    /// Words of the text, 1 to 15; longer texts count as 15.
    pub length: u8,
}

impl Posting {
    fn byte(self) -> u8 {
        (self.field as u8) << 5 | u8::from(self.first) << 4 | self.length.clamp(1, 15)
    }
}

/// The list of one word while it grows: differences of numbers, seven bits a byte, each followed by where the word stands.
#[derive(Debug, Default)]
struct Growing {
    last: u32,
    bytes: Vec<u8>,
}

impl Growing {
    fn push(&mut self, posting: Posting) {
        let mut step = posting.doc - self.last;
        self.last = posting.doc;
        while step >= 0x80 {
            self.bytes.push((step & 0x7f) as u8 | 0x80);
            step >>= 7;
        }
        self.bytes.push(step as u8);
        self.bytes.push(posting.byte());
    }
}

/// Collects words; features must come in ascending order.
#[derive(Debug, Default)]
pub(super) struct Collector {
    lists: HashMap<String, Growing>,
}

impl Collector {
    /// Notes a word.
    pub(super) fn push(&mut self, word: &str, posting: Posting) {
        match self.lists.get_mut(word) {
            Some(list) => list.push(posting),
            None => self.lists.entry(word.to_owned()).or_default().push(posting),
        }
    }

    /// Packs everything.
    pub(super) fn finish(self) -> Postings {
        let mut lists: Vec<(String, Growing)> = self.lists.into_iter().collect();
        lists.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut postings = Postings::default();
        for (number, (word, list)) in lists.iter().enumerate() {
            postings.starts.push(postings.bytes.len() as u32);
            postings.bytes.extend_from_slice(&list.bytes);
            if word.chars().any(is_unspaced) {
                postings.unspaced.push((word.clone(), number as u32));
            }
        }
        postings.starts.push(postings.bytes.len() as u32);
        postings.bytes.shrink_to_fit();
        let numbered = lists
            .iter()
            .enumerate()
            .map(|(number, (word, _))| (word, number as u64));
        // The words are sorted and distinct, which is all that the dictionary asks for.
        postings.dictionary = fst::Map::from_iter(numbered).unwrap_or_default();
        postings
    }
}

/// How a word of the question meets a word of the dictionary: its number, and how well, 0 to 1.
pub(super) type Met = (u32, f32);

/// Words and their lists.
#[derive(Debug, Default)]
pub(super) struct Postings {
    dictionary: fst::Map<Vec<u8>>,
    starts: Vec<u32>,
    bytes: Vec<u8>,
    /// Words of scripts without blanks: found by a part of them.
    unspaced: Vec<(String, u32)>,
}

/// Automata for one and for two mistakes; a swap of neighbours counts as one.
static TYPOS: LazyLock<[LevenshteinAutomatonBuilder; 2]> = LazyLock::new(|| {
    [
        LevenshteinAutomatonBuilder::new(1, true),
        LevenshteinAutomatonBuilder::new(2, true),
    ]
});

impl Postings {
    /// Bytes in memory.
    pub(super) fn bytes(&self) -> usize {
        self.dictionary.as_fst().size() + 4 * self.starts.len() + self.bytes.len()
    }

    /// Different words.
    pub(super) fn words(&self) -> usize {
        self.dictionary.len()
    }

    /// Features that hold word `number`.
    pub(super) fn of(&self, number: u32) -> impl Iterator<Item = Posting> {
        let bound = |index: u32| self.starts.get(index as usize).map_or(0, |start| *start as usize);
        let bytes = self.bytes.get(bound(number)..bound(number + 1)).unwrap_or_default();
        let (mut at, mut doc) = (0, 0_u32);
        std::iter::from_fn(move || {
            let mut shift = 0;
            let mut step = 0_u32;
            loop {
                let byte = *bytes.get(at)?;
                at += 1;
                step |= u32::from(byte & 0x7f) << shift;
                shift += 7;
                if byte < 0x80 || shift > 28 {
                    break;
                }
            }
            let place = *bytes.get(at)?;
            at += 1;
            doc += step;
            Some(Posting {
                doc,
                field: Field::ALL[usize::from(place >> 5).min(Field::ALL.len() - 1)],
                first: place & 0x10 != 0,
                length: place & 0x0f,
            })
        })
    }

    /// The word itself.
    pub(super) fn exact(&self, word: &str, met: &mut Vec<Met>) {
        if let Some(number) = self.dictionary.get(word) {
            met.push((number as u32, 1.0));
        }
        if word.chars().all(is_unspaced) {
            let longer = self
                .unspaced
                .iter()
                .filter(|(known, _)| known != word && known.contains(word));
            met.extend(longer.map(|(_, number)| (*number, 0.8)));
        }
    }

    /// Longer words that begin so; the more of the word is there, the better.
    pub(super) fn beginning(&self, word: &str, met: &mut Vec<Met>) {
        let mut longer = self.dictionary.range().ge(word).into_stream();
        while let Some((known, number)) = longer.next() {
            if !known.starts_with(word.as_bytes()) {
                break;
            }
            if known.len() > word.len() {
                met.push((number as u32, 0.62 + 0.3 * word.len() as f32 / known.len() as f32));
            }
        }
    }

    /// Words that are `word` but for a mistake or two, by its length; with `unfinished`, words that begin so too.
    pub(super) fn alike(&self, word: &str, unfinished: bool, met: &mut Vec<Met>) {
        let Some(builder) = typos(word).checked_sub(1).and_then(|index| TYPOS.get(index)) else {
            return;
        };
        self.accepted(
            &Typos(builder.build_dfa(word)),
            |distance| (distance > 0).then(|| 0.8 - 0.16 * f32::from(distance)),
            met,
        );
        if unfinished && word.chars().count() >= 5 {
            let builder = &TYPOS[0];
            let quality = |distance: u8| (distance > 0).then_some(0.5);
            self.accepted(&Typos(builder.build_prefix_dfa(word)), quality, met);
        }
    }

    fn accepted(&self, automaton: &Typos, quality: impl Fn(u8) -> Option<f32>, met: &mut Vec<Met>) {
        let mut found = self.dictionary.search(automaton).into_stream();
        while let Some((known, number)) = found.next() {
            if let Distance::Exact(distance) = automaton.0.eval(known)
                && let Some(quality) = quality(distance)
            {
                met.push((number as u32, quality));
            }
        }
    }
}

/// Mistakes that a word may have.
fn typos(word: &str) -> usize {
    if super::words::has_digit(word) || word.chars().any(is_unspaced) {
        return 0;
    }
    match word.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// An automaton of mistakes as the dictionary wants it.
struct Typos(DFA);

impl Automaton for Typos {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != levenshtein_automata::SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn postings(words: &[&str]) -> Postings {
        let mut collector = Collector::default();
        for (doc, word) in words.iter().enumerate() {
            collector.push(word, posting(doc as u32));
        }
        collector.finish()
    }

    fn posting(doc: u32) -> Posting {
        Posting {
            doc,
            field: Field::Name,
            first: true,
            length: 1,
        }
    }

    fn docs(postings: &Postings, met: &[Met]) -> Vec<u32> {
        let mut docs: Vec<u32> = met
            .iter()
            .flat_map(|(number, _)| postings.of(*number))
            .map(|p| p.doc)
            .collect();
        docs.sort_unstable();
        docs
    }

    #[test]
    fn mistakes_are_forgiven_by_length_and_never_in_numbers() {
        let postings = postings(&["chevalement", "lens", "t74a", "douai", "arenberg"]);
        let alike = |word: &str| {
            let mut met = Vec::new();
            postings.alike(word, false, &mut met);
            docs(&postings, &met)
        };
        assert_eq!(alike("chevalment"), [0]);
        assert_eq!(alike("chevlaement"), [0], "a swap is one mistake");
        assert_eq!(alike("arembert"), [4]);
        assert_eq!(alike("t74b"), Vec::<u32>::new());
        assert_eq!(alike("len"), Vec::<u32>::new());
        assert_eq!(alike("lems"), [1]);
    }

    #[test]
    fn a_beginning_finds_longer_words_and_the_fuller_ones_better() {
        let postings = postings(&["lens", "lensois", "liévin"]);
        let mut met = Vec::new();
        postings.beginning("len", &mut met);
        assert_eq!(docs(&postings, &met), [0, 1]);
        assert!(met[0].1 > met[1].1);
    }

    proptest! {
        #[test]
        fn what_is_put_in_comes_out(steps in prop::collection::vec((0_u32..100_000, 0_usize..5, any::<bool>(), 1_u8..16), 0..50)) {
            let mut collector = Collector::default();
            let (mut doc, mut wanted) = (0, Vec::new());
            for (step, field, first, length) in steps {
                doc += step;
                let posting = Posting { doc, field: Field::ALL[field], first, length };
                collector.push("x", posting);
                wanted.push(posting);
            }
            let postings = collector.finish();
            prop_assert_eq!(postings.of(0).collect::<Vec<_>>(), wanted);
        }
    }
}
