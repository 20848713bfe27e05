//! Words that features share: names of properties, and values that many of them repeat.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

use arcstr::ArcStr;

/// Words remembered at a time, a power of two.
const WORDS: usize = 4096;
/// Lists of names remembered at a time, a power of two.
const LISTS: usize = 64;
/// Longer texts are seldom repeated.
const LONGEST: usize = 64;

/// A pool of bounded size: each word has one place, and the last one to take it stays. It forgets, but it never grows, and
/// what is not found is only stored twice.
pub(in crate::load) struct Pool {
    hasher: RandomState,
    words: Vec<ArcStr>,
    lists: Vec<Arc<[ArcStr]>>,
    /// Properties of the feature before: the next one has as many.
    pub usual: usize,
}

impl Pool {
    /// Empty.
    pub fn new() -> Self {
        Self {
            hasher: RandomState::new(),
            words: Vec::new(),
            lists: Vec::new(),
            usual: 0,
        }
    }

    /// The shared form of a text.
    pub fn word(&mut self, text: &str) -> ArcStr {
        if text.len() > LONGEST {
            return ArcStr::from(text);
        }
        if self.words.is_empty() {
            self.words = vec![ArcStr::new(); WORDS];
        }
        let place = self.hasher.hash_one(text) as usize & (WORDS - 1);
        let known = &mut self.words[place];
        if *known != text {
            *known = ArcStr::from(text);
        }
        known.clone()
    }

    /// The shared form of a list of names.
    pub fn names(&mut self, names: &[Cow<'_, str>]) -> Arc<[ArcStr]> {
        if self.lists.is_empty() {
            self.lists = vec![Arc::default(); LISTS];
        }
        let mut hasher = self.hasher.build_hasher();
        for name in names {
            hasher.write(name.as_bytes());
            hasher.write_u8(0xFF);
        }
        let place = hasher.finish() as usize & (LISTS - 1);
        let same = |list: &[ArcStr]| list.len() == names.len() && list.iter().zip(names).all(|(a, b)| a == b.as_ref());
        if !same(&self.lists[place]) {
            self.lists[place] = names.iter().map(|name| self.word(name)).collect();
        }
        Arc::clone(&self.lists[place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_and_equal_lists_are_stored_once() {
        let mut pool = Pool::new();
        assert!(ArcStr::ptr_eq(&pool.word("Anzin"), &pool.word("Anzin")));
        let names = ["nom".into(), "commune".into()];
        let first = pool.names(&names);
        assert!(Arc::ptr_eq(&first, &pool.names(&names)));
        assert_eq!(pool.names(&names[..1]).as_ref(), ["nom"]);
        (0..20_000).for_each(|index| assert_eq!(pool.word(&index.to_string()), index.to_string()));
    }
}
