//! What was used last, kept within a number of bytes, or as many as are needed at once.

use std::collections::HashMap;
use std::hash::Hash;

/// Values by key; when their weight exceeds the limit, those that were not used for longest go: never one that was used since
/// [`Lru::begin`], for what is needed at once would be fetched again and again.
#[derive(Debug)]
pub struct Lru<K, V> {
    kept: HashMap<K, Kept<V>>,
    most_bytes: usize,
    bytes: usize,
    clock: u64,
    /// What was used after this is needed.
    begun: u64,
}

#[derive(Debug)]
struct Kept<V> {
    value: V,
    bytes: usize,
    used: u64,
}

impl<K: Hash + Eq + Copy, V> Lru<K, V> {
    /// Keeps at most `most_bytes`, or what is needed, and always the value that was put in last.
    pub fn new(most_bytes: usize) -> Self {
        Self {
            kept: HashMap::new(),
            most_bytes,
            bytes: 0,
            clock: 0,
            begun: u64::MAX,
        }
    }

    /// From now on whatever is used is needed, until this is called again. Without it nothing is.
    pub fn begin(&mut self) {
        self.begun = self.clock;
    }

    /// The value of a key, which counts as used now.
    pub fn get(&mut self, key: &K) -> Option<&V> {
        self.clock += 1;
        let kept = self.kept.get_mut(key)?;
        kept.used = self.clock;
        Some(&kept.value)
    }

    /// The value of a key, without counting as a use.
    pub fn peek(&self, key: &K) -> Option<&V> {
        self.kept.get(key).map(|kept| &kept.value)
    }

    /// Keeps a value that weighs `bytes`.
    pub fn put(&mut self, key: K, value: V, bytes: usize) {
        self.clock += 1;
        let kept = Kept {
            value,
            bytes,
            used: self.clock,
        };
        if let Some(before) = self.kept.insert(key, kept) {
            self.bytes -= before.bytes;
        }
        self.bytes += bytes;
        while self.bytes > self.most_bytes && self.kept.len() > 1 {
            let oldest = self.kept.iter().min_by_key(|(_, kept)| kept.used);
            let free = oldest.filter(|(_, kept)| kept.used <= self.begun).map(|(key, _)| *key);
            let Some(removed) = free.and_then(|free| self.kept.remove(&free)) else {
                break;
            };
            self.bytes -= removed.bytes;
        }
    }

    /// Drops the values for which `keep` does not hold.
    pub fn retain(&mut self, keep: impl Fn(&K, &V) -> bool) {
        let bytes = &mut self.bytes;
        self.kept.retain(|key, kept| {
            let stays = keep(key, &kept.value);
            if !stays {
                *bytes -= kept.bytes;
            }
            stays
        });
    }

    /// Weight of everything kept, in bytes.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Number of values kept.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_was_used_last_stays() {
        let mut lru = Lru::new(30);
        for key in 0..3 {
            lru.put(key, key, 10);
        }
        assert_eq!(lru.get(&0), Some(&0));
        lru.put(3, 3, 10);
        assert!(lru.peek(&1).is_none() && lru.peek(&0).is_some() && lru.peek(&3).is_some());
    }

    #[test]
    fn what_is_needed_at_once_stays_however_much_it_is() {
        let mut lru = Lru::new(30);
        for key in 0..3 {
            lru.put(key, key, 10);
        }
        lru.begin();
        lru.get(&0);
        lru.get(&1);
        // 2 is not needed, and goes; then nothing more can.
        for key in 3..9 {
            lru.put(key, key, 10);
        }
        assert!(lru.peek(&2).is_none());
        assert_eq!((lru.len(), lru.bytes()), (8, 80));
        // Needed no longer: the limit holds again.
        lru.begin();
        lru.put(9, 9, 10);
        assert_eq!((lru.len(), lru.bytes()), (3, 30));
    }

    proptest! {
        #[test]
        fn the_limit_holds_whatever_is_put_in(puts in prop::collection::vec((0_u8..20, 1_usize..50), 1..200)) {
            let mut lru = Lru::new(120);
            for (key, bytes) in puts {
                lru.put(key, bytes, bytes);
                prop_assert!(lru.bytes() <= 120 || lru.len() == 1);
                prop_assert_eq!(lru.peek(&key), Some(&bytes));
                prop_assert_eq!(lru.bytes(), lru.kept.values().map(|kept| kept.value).sum::<usize>());
            }
        }
    }
}
