//! How many features there are along a span of years or sizes.

use crate::model::RangeFacet;

/// Bins of a size; those of years are decades.
const SIZE_BINS: usize = 32;
/// Sizes below this are drawn in the first bin: hectares of a hut, kilometres of a yard.
const SMALLEST_SIZE: f64 = 0.01;

/// A piece of a histogram.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// Where it begins.
    pub low: f64,
    /// Where it ends; the last bin holds its end.
    pub high: f64,
    /// Features that meet it and pass every other term.
    pub count: usize,
}

/// The axis of a range facet: from the smallest to the largest value of the subject.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Axis {
    /// Smallest value: a whole decade, or a rounded size.
    pub low: f64,
    /// Largest value.
    pub high: f64,
    logarithmic: bool,
    bins: usize,
}

impl Axis {
    /// The axis for values from `low` to `high`.
    pub fn new(kind: RangeFacet, low: f64, high: f64) -> Self {
        if kind.is_logarithmic() {
            let low = rounded_down(low.max(SMALLEST_SIZE));
            return Self {
                low,
                high: rounded_up(high.max(low * 1.1)),
                logarithmic: true,
                bins: SIZE_BINS,
            };
        }
        let (low, high) = ((low / 10.0).floor() * 10.0, (high / 10.0).floor() * 10.0 + 10.0);
        #[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation)] // high is above low
        let decades = ((high - low) / 10.0) as usize;
        Self {
            low,
            high,
            logarithmic: false,
            bins: decades.clamp(1, 512),
        }
    }

    /// Where a value lies on the axis, from 0 to 1.
    pub fn position(&self, value: f64) -> f64 {
        let part = if self.logarithmic {
            (value.max(f64::MIN_POSITIVE) / self.low).ln() / (self.high / self.low).ln()
        } else {
            (value - self.low) / (self.high - self.low)
        };
        part.clamp(0.0, 1.0)
    }

    /// The value at a place of the axis, from 0 to 1; the ends are the ends.
    pub fn value(&self, position: f64) -> f64 {
        let position = position.clamp(0.0, 1.0);
        if position <= 0.0 {
            return self.low;
        }
        if position >= 1.0 {
            return self.high;
        }
        if self.logarithmic {
            self.low * (self.high / self.low).powf(position)
        } else {
            self.low + (self.high - self.low) * position
        }
    }

    /// Bins without features.
    pub fn empty_bins(&self) -> Vec<Bin> {
        let edge = |index: usize| self.value(index as f64 / self.bins as f64);
        (0..self.bins)
            .map(|index| Bin {
                low: edge(index),
                high: edge(index + 1),
                count: 0,
            })
            .collect()
    }

    /// The bin that holds a value.
    pub fn bin_of(&self, value: f64) -> usize {
        #[allow(clippy::cast_sign_loss, clippy::cast_possible_truncation)] // from 0 to 1
        let bin = (self.position(value) * self.bins as f64 + 1e-9) as usize;
        bin.min(self.bins - 1)
    }
}

/// The largest of 1, 2, 5 times a power of ten that is not above `value`.
fn rounded_down(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|step| *step <= value * (1.0 + 1e-12))
        .unwrap_or(power)
}

/// The smallest of 1, 2, 5 times a power of ten that is not below `value`.
fn rounded_up(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|step| *step >= value * (1.0 - 1e-12))
        .unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_counted_by_decade() {
        let axis = Axis::new(RangeFacet::Years, 1716.0, 2025.0);
        assert_eq!((axis.low, axis.high), (1710.0, 2030.0));
        let bins = axis.empty_bins();
        assert_eq!(bins.len(), 32);
        assert_eq!((bins[0].low, bins[31].low), (1710.0, 2020.0));
        assert_eq!(
            (axis.bin_of(1720.0), axis.bin_of(1719.0), axis.bin_of(2025.0)),
            (1, 0, 31)
        );
    }

    #[test]
    fn sizes_lie_on_a_logarithmic_axis_with_round_ends() {
        let axis = Axis::new(RangeFacet::Area, 0.037, 3_400.0);
        assert_eq!((axis.low, axis.high), (0.02, 5_000.0));
        for value in [0.02, 0.5, 12.0, 5_000.0] {
            assert!((axis.value(axis.position(value)) / value - 1.0).abs() < 1e-9);
        }
        assert_eq!(axis.bin_of(5_000.0), SIZE_BINS - 1);
    }
}
