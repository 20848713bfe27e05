//! Who shows where: the bands of a picture, and the things that each of them has to paint.

use std::ops::Range;

/// How a picture is cut into horizontal bands.
#[derive(Debug, Clone, Copy)]
pub struct Bands {
    /// How many there are.
    pub count: usize,
    /// Rows of each; the last one may have fewer.
    pub rows: usize,
    /// Pixels in a row.
    pub width: f32,
}

impl Bands {
    /// The bands that something between two heights (in pixels) shows in; none when it lies outside, or nowhere.
    pub fn of(&self, top: f32, bottom: f32) -> Range<usize> {
        let rows = self.rows as f32;
        let height = rows * self.count as f32;
        let shows = top < height && bottom > 0.0 && top < bottom;
        if !shows {
            return 0..0;
        }
        let first = (top.max(0.0) / rows) as usize;
        let last = (bottom.min(height) / rows).ceil() as usize;
        first..last.min(self.count)
    }
}

/// Numbers by band, in one piece.
#[derive(Debug, Default)]
pub struct Shares {
    numbers: Vec<u32>,
    /// Where each band's begin in `numbers`, and where the last one's end.
    starts: Vec<u32>,
}

impl Shares {
    /// Sorts numbers into their bands; within a band they keep their order.
    pub fn new(shown: impl Iterator<Item = (u32, Range<usize>)> + Clone, bands: usize) -> Self {
        let mut starts = vec![0_u32; bands + 1];
        for (_, range) in shown.clone() {
            range.for_each(|band| starts[band + 1] += 1);
        }
        for band in 0..bands {
            starts[band + 1] += starts[band];
        }
        let mut next = starts.clone();
        let mut numbers = vec![0; starts[bands] as usize];
        for (number, range) in shown {
            for band in range {
                numbers[next[band] as usize] = number;
                next[band] += 1;
            }
        }
        Self { numbers, starts }
    }

    /// What shows in a band.
    pub fn of(&self, band: usize) -> &[u32] {
        match self.starts.get(band..band + 2) {
            Some([start, end]) => &self.numbers[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_band_gets_what_touches_it_in_order(
            things in prop::collection::vec((-50.0_f32..250.0, 0.1_f32..120.0), 0..40),
            rows in 1_usize..40,
            count in 1_usize..9,
        ) {
            let bands = Bands { count, rows, width: 10.0 };
            let things: Vec<_> = things.into_iter().map(|(top, height)| (top, top + height)).collect();
            let shown = things.iter().enumerate().map(|(number, (top, bottom))| (number as u32, bands.of(*top, *bottom)));
            let shares = Shares::new(shown, count);
            for band in 0..count {
                let (top, bottom) = ((band * rows) as f32, ((band + 1) * rows) as f32);
                let wanted = things.iter().enumerate().filter(|(_, thing)| thing.0 < bottom && thing.1 > top);
                let wanted: Vec<u32> = wanted.map(|(number, _)| number as u32).collect();
                prop_assert_eq!(shares.of(band), wanted);
            }
        }
    }
}
