//! A set of slots, one bit each: what a term of the filter lets through.

/// A set of numbers below a fixed length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bits {
    words: Vec<u64>,
    length: usize,
}

impl Bits {
    /// The set of all numbers below `length`.
    pub fn all(length: usize) -> Self {
        let mut bits = Self {
            words: vec![u64::MAX; length.div_ceil(64)],
            length,
        };
        let rest = length % 64;
        if let (Some(last), true) = (bits.words.last_mut(), rest > 0) {
            *last = (1 << rest) - 1;
        }
        bits
    }

    /// The numbers below `length` for which `holds` is true.
    pub fn of(length: usize, mut holds: impl FnMut(usize) -> bool) -> Self {
        let mut words = vec![0_u64; length.div_ceil(64)];
        for (index, word) in words.iter_mut().enumerate() {
            for bit in 0..(length - index * 64).min(64) {
                *word |= u64::from(holds(index * 64 + bit)) << bit;
            }
        }
        Self { words, length }
    }

    /// Keeps only what is in `other` too.
    pub fn and(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Whether `index` is in the set.
    pub fn contains(&self, index: usize) -> bool {
        self.words
            .get(index / 64)
            .is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// How many numbers are in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers of the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                (left != 0).then(|| {
                    left &= left - 1;
                    index * 64 + bit
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_it_was_made_of() {
        for length in [0, 1, 63, 64, 65, 200] {
            let thirds = Bits::of(length, |index| index % 3 == 0);
            let expected: Vec<usize> = (0..length).filter(|index| index % 3 == 0).collect();
            assert_eq!(thirds.iter().collect::<Vec<_>>(), expected);
            assert_eq!(thirds.count(), expected.len());
            let mut both = Bits::all(length);
            assert_eq!(both.count(), length);
            both.and(&thirds);
            assert_eq!(both, thirds);
            assert!(!both.contains(length));
        }
    }
}
