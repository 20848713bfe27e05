//! Lines by distance: a pixel is covered by how near its middle lies to the line. Pieces of one stroke keep the strongest
//! coverage of each pixel, so that a line never darkens itself at its corners.

use super::blend::{self, Ink};

/// Coverage of one stroke, all zero between two of them.
#[derive(Default)]
pub struct Lines {
    width: usize,
    rows: usize,
    cover: Vec<u8>,
    low: usize,
    high: usize,
}

/// A thin piece along its longer axis, a strip around a straight line, ready to be walked cell by cell. Places are whole
/// numbers of 65536ths of a pixel: turning fractions into whole cells would take longer than all the rest.
#[derive(Clone, Copy)]
struct Thin {
    /// Cells of the longer axis.
    first: i32,
    last: i32,
    /// Where the strip begins and ends on the other axis, in the first cell.
    low: i64,
    high: i64,
    /// What is added to both from one cell to the next.
    slope: i64,
    /// Share of the first and of the last cell that the piece takes, in 65536ths; those between are whole.
    shares: [i64; 2],
}

/// A pixel, in the units of [`Thin`].
const ONE: i64 = 1 << 16;

impl Thin {
    fn share(&self, cell: i32) -> i64 {
        if cell == self.first {
            self.shares[0]
        } else if cell == self.last {
            self.shares[1]
        } else {
            ONE
        }
    }
}

/// How much of a cell lies between two places, in 255ths.
#[inline]
fn part(low: i64, high: i64, share: i64, cell: i64) -> u8 {
    let place = cell << 16;
    let part = high.min(place + ONE) - low.max(place);
    ((part * share * 255 + (1 << 31)) >> 32) as u8
}

/// Lines up to twice this width, in pixels, are drawn the quick way: their corners are too small to have a shape.
const THIN_PX: f32 = 1.3;

/// The whole number at or below a value that fits in 32 bits.
#[inline]
fn floor(value: f32) -> i32 {
    let whole = value as i32;
    whole - i32::from((whole as f32) > value)
}

/// How the two ends of a piece look: round where another piece follows, else cut straight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// The first end is round.
    pub first: bool,
    /// The last end is round.
    pub last: bool,
}

impl Lines {
    /// Makes room for a picture of this many pixels.
    pub fn fit(&mut self, width: usize, rows: usize) {
        if (width, rows) != (self.width, self.rows) {
            self.width = width;
            self.rows = rows;
            self.cover = vec![0; width * rows];
        }
        (self.low, self.high) = (usize::MAX, 0);
    }

    /// Adds a line of at least two positions, in pixels, half as wide as `half`; the picture's first row is row `top` of the
    /// positions.
    pub fn line(&mut self, points: &[[f32; 2]], closed: bool, half: f32, top: f32) {
        let moved = |point: [f32; 2]| [point[0], point[1] - top];
        let closed = closed && points.len() > 2;
        let last = points.len().saturating_sub(2);
        for (index, pair) in points.windows(2).enumerate() {
            let ends = Ends {
                first: closed || index > 0,
                last: closed || index < last,
            };
            self.piece(moved(pair[0]), moved(pair[1]), half, ends);
        }
        if closed {
            let ends = Ends {
                first: true,
                last: true,
            };
            self.piece(moved(points[points.len() - 1]), moved(points[0]), half, ends);
        }
    }

    /// Adds one straight piece.
    pub fn piece(&mut self, from: [f32; 2], to: [f32; 2], half: f32, ends: Ends) {
        if half <= THIN_PX {
            self.thin(from, to, half, ends);
            return;
        }
        let reach = half + 0.5;
        let (top, bottom) = (from[1].min(to[1]) - reach, from[1].max(to[1]) + reach);
        let (left, right) = (from[0].min(to[0]) - reach, from[0].max(to[0]) + reach);
        let (width, height) = (self.width as f32, self.rows as f32);
        let visible = bottom > 0.0 && top < height && right > 0.0 && left < width;
        if !visible {
            return;
        }
        let along = [to[0] - from[0], to[1] - from[1]];
        let length = (along[0] * along[0] + along[1] * along[1]).sqrt();
        let along = if length > 1e-6 {
            [along[0] / length, along[1] / length]
        } else {
            [1.0, 0.0]
        };
        let (first_row, last_row) = (top.max(0.0) as usize, (bottom.ceil().min(height)) as usize);
        self.low = self.low.min(first_row);
        self.high = self.high.max(last_row);
        // Across is (-along.y, along.x): where a row enters and leaves the strip around the line.
        let (lean, flat) = (along[1], along[1].abs() < 1e-3);
        for row in first_row..last_row {
            let y = row as f32 + 0.5 - from[1];
            let (mut start, mut end) = (left, right);
            if !flat {
                let middle = from[0] + y * along[0] / lean;
                let spread = reach / lean.abs();
                start = start.max(middle - spread);
                end = end.min(middle + spread);
            }
            let (start, end) = (start.max(0.0) as usize, (end.ceil().clamp(0.0, width)) as usize);
            self.strip(
                row,
                start,
                end,
                Strip {
                    from,
                    along,
                    length,
                    half,
                    ends,
                },
            );
        }
    }

    /// A thin piece: step by step along its longer side, as much of each pixel as the line takes of its middle column.
    fn thin(&mut self, from: [f32; 2], to: [f32; 2], half: f32, ends: Ends) {
        let (width, height) = (self.width as f32, self.rows as f32);
        // However steep, the line reaches no farther than this to its sides.
        let side = half * 1.5 + 1.0;
        let outside = |axis: usize, limit: f32| {
            from[axis].max(to[axis]) + side <= 0.0 || from[axis].min(to[axis]) - side >= limit
        };
        if outside(1, height) || outside(0, width) {
            return;
        }
        let flat = (to[0] - from[0]).abs() >= (to[1] - from[1]).abs();
        let axis = usize::from(!flat);
        let (from, to, ends) = if from[axis] <= to[axis] {
            (from, to, ends)
        } else {
            let turned = Ends {
                first: ends.last,
                last: ends.first,
            };
            (to, from, turned)
        };
        // Pieces that go on reach half a pixel further, so that corners have no gap.
        let start = from[axis] - if ends.first { 0.5 } else { 0.0 };
        let end = to[axis] + if ends.last { 0.5 } else { 0.0 };
        let limit = [self.width, self.rows][axis] as i32;
        let (first, last) = (floor(start).max(0), floor(end).min(limit - 1));
        if first > last {
            return;
        }
        let run = to[axis] - from[axis];
        let slope = if run > 1e-6 {
            (to[1 - axis] - from[1 - axis]) / run
        } else {
            0.0
        };
        let fixed = |value: f32| (value * ONE as f32) as i64;
        let share = |cell: i32| {
            let at = cell as f32;
            fixed((end.min(at + 1.0) - start.max(at)).clamp(0.0, 1.0))
        };
        let middle = from[1 - axis] + (first as f32 + 0.5 - from[axis]) * slope;
        let reach = half * (1.0 + slope * slope).sqrt();
        let thin = Thin {
            first,
            last,
            low: fixed(middle - reach),
            high: fixed(middle + reach),
            slope: fixed(slope),
            shares: [share(first), share(last)],
        };
        let rows = if flat {
            let tops = [from[1], to[1]];
            let low = floor(tops[0].min(tops[1]) - reach - 1.0);
            (low, floor(tops[0].max(tops[1]) + reach + 1.0) + 1)
        } else {
            (first, last + 1)
        };
        let limit = self.rows as i32;
        let (low, high) = (rows.0.clamp(0, limit) as usize, rows.1.clamp(0, limit) as usize);
        if low < high {
            self.low = self.low.min(low);
            self.high = self.high.max(high);
            if flat {
                self.thin_flat(thin);
            } else {
                self.thin_steep(thin);
            }
        }
    }

    /// A thin piece that goes more across than down: one column after the other.
    fn thin_flat(&mut self, thin: Thin) {
        let (width, rows) = (self.width, self.rows as i64);
        let (mut low, mut high) = (thin.low, thin.high);
        for column in thin.first..=thin.last {
            let share = thin.share(column);
            for row in (low >> 16).max(0)..((high >> 16) + 1).min(rows) {
                let cell = &mut self.cover[row as usize * width + column as usize];
                *cell = (*cell).max(part(low, high, share, row));
            }
            (low, high) = (low + thin.slope, high + thin.slope);
        }
    }

    /// A thin piece that goes more down than across: one row after the other.
    fn thin_steep(&mut self, thin: Thin) {
        let width = self.width as i64;
        let (mut low, mut high) = (thin.low, thin.high);
        let rows = self.cover.chunks_exact_mut(self.width.max(1));
        let rows = rows.enumerate().skip(thin.first as usize);
        for (row, cells) in rows.take((thin.last + 1 - thin.first) as usize) {
            let share = thin.share(row as i32);
            let first = (low >> 16).clamp(0, width);
            let last = ((high >> 16) + 1).clamp(first, width);
            for (cell, column) in cells[first as usize..last as usize].iter_mut().zip(first..) {
                *cell = (*cell).max(part(low, high, share, column));
            }
            (low, high) = (low + thin.slope, high + thin.slope);
        }
    }

    #[inline]
    fn strip(&mut self, row: usize, start: usize, end: usize, strip: Strip) {
        let Strip {
            from,
            along,
            length,
            half,
            ends,
        } = strip;
        let (x, y) = (start as f32 + 0.5 - from[0], row as f32 + 0.5 - from[1]);
        // How far along the line and how far beside it a pixel lies: both grow in equal steps along a row.
        let mut position = x * along[0] + y * along[1];
        let mut beside = y * along[0] - x * along[1];
        let cover = &mut self.cover[row * self.width..(row + 1) * self.width];
        for cell in cover.iter_mut().take(end).skip(start) {
            let across = beside.abs();
            let beyond = (-position).max(position - length);
            let mut part = half + 0.5 - across;
            if beyond > -0.5 {
                let round = if position < length * 0.5 { ends.first } else { ends.last };
                if round {
                    if beyond > 0.0 {
                        part = half + 0.5 - (across * across + beyond * beyond).sqrt();
                    }
                } else {
                    part = part.min(1.0) * (0.5 - beyond).clamp(0.0, 1.0);
                }
            }
            if part > 0.0 {
                *cell = (*cell).max((part.min(1.0) * 255.0 + 0.5) as i32 as u8);
            }
            position += along[0];
            beside -= along[1];
        }
    }

    /// Lays `ink` over `pixels` where lines are, and is empty again.
    pub fn paint(&mut self, pixels: &mut [u8], ink: Ink) {
        for row in self.low.min(self.rows)..self.high {
            let cover = &mut self.cover[row * self.width..(row + 1) * self.width];
            let pixels = &mut pixels[row * self.width * 4..(row + 1) * self.width * 4];
            // Most of a row is empty: eight pixels are looked at together.
            let (cells, last_cells) = cover.as_chunks_mut::<8>();
            let (blocks, last_pixels) = pixels.as_chunks_mut::<4>().0.split_at_mut(cells.len() * 8);
            for (cells, pixels) in cells.iter_mut().zip(blocks.as_chunks_mut::<8>().0) {
                if u64::from_ne_bytes(*cells) != 0 {
                    lay(cells, pixels, ink);
                }
            }
            lay(last_cells, last_pixels, ink);
        }
        (self.low, self.high) = (usize::MAX, 0);
    }
}

/// Lays `ink` over some pixels as far as it covers each, and forgets how far that was.
fn lay(cover: &mut [u8], pixels: &mut [[u8; 4]], ink: Ink) {
    for (cover, pixel) in cover.iter_mut().zip(pixels) {
        if *cover > 0 {
            blend::pixel(pixel, blend::scaled(ink, std::mem::take(cover)));
        }
    }
}

#[derive(Clone, Copy)]
struct Strip {
    from: [f32; 2],
    along: [f32; 2],
    length: f32,
    half: f32,
    ends: Ends,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(points: &[[f32; 2]], closed: bool, width: f32) -> (Vec<u8>, f32) {
        let mut lines = Lines::default();
        lines.fit(64, 48);
        lines.line(points, closed, width / 2.0, 0.0);
        let mut pixels = vec![0; 64 * 48 * 4];
        lines.paint(&mut pixels, [255, 255, 255, 255]);
        assert!(lines.cover.iter().all(|cover| *cover == 0));
        let sum = pixels
            .as_chunks::<4>()
            .0
            .iter()
            .map(|pixel| f32::from(pixel[3]) / 255.0)
            .sum();
        (pixels, sum)
    }

    #[test]
    fn a_straight_line_covers_its_length_times_its_width() {
        for width in [1.0, 1.5, 4.0, 9.0] {
            let (_, sum) = drawn(&[[10.0, 20.3], [50.0, 20.3]], false, width);
            assert!((sum - 40.0 * width).abs() < 1.0, "{sum} at {width}");
            let (_, sum) = drawn(&[[10.0, 10.0], [40.0, 37.0]], false, width);
            assert!(
                (sum / (30.0_f32.hypot(27.0) * width) - 1.0).abs() < 0.05,
                "{sum} at {width}"
            );
        }
    }

    #[test]
    fn a_corner_is_not_darker_than_the_line() {
        let mut lines = Lines::default();
        lines.fit(64, 48);
        lines.line(&[[10.0, 10.0], [40.0, 10.0], [40.0, 40.0]], false, 3.0, 0.0);
        let mut pixels = [0, 0, 0, 255].repeat(64 * 48);
        lines.paint(&mut pixels, [100, 0, 0, 128]);
        assert!(pixels.as_chunks::<4>().0.iter().all(|pixel| pixel[0] <= 100));
    }

    proptest! {
        #[test]
        fn lines_anywhere_stay_within_their_reach(
            points in prop::collection::vec((-90.0_f32..150.0, -90.0_f32..150.0), 2..6),
            closed: bool,
            width in 0.5_f32..12.0,
        ) {
            let points: Vec<[f32; 2]> = points.into_iter().map(|(x, y)| [x, y]).collect();
            let (pixels, _) = drawn(&points, closed, width);
            let mut pairs: Vec<_> = points.windows(2).map(|pair| (pair[0], pair[1])).collect();
            if closed {
                pairs.push((points[points.len() - 1], points[0]));
            }
            for (index, pixel) in pixels.as_chunks::<4>().0.iter().enumerate() {
                let at = [(index % 64) as f32 + 0.5, (index / 64) as f32 + 0.5];
                let near = pairs.iter().map(|(from, to)| {
                    let along = [to[0] - from[0], to[1] - from[1]];
                    let square = along[0] * along[0] + along[1] * along[1];
                    let share = ((at[0] - from[0]) * along[0] + (at[1] - from[1]) * along[1]) / square.max(1e-9);
                    let share = share.clamp(0.0, 1.0);
                    (at[0] - from[0] - along[0] * share).hypot(at[1] - from[1] - along[1] * share)
                });
                let distance = near.fold(f32::MAX, f32::min);
                // A straight end reaches half a pixel past its corner. A thin piece that goes on reaches as much further along
                // its longer axis, and its columns are upright: at 45° they are longest.
                let half = width / 2.0;
                let reach = if half <= THIN_PX {
                    (half * std::f32::consts::SQRT_2 + 1.0).hypot(1.5)
                } else {
                    half + 1.3
                };
                prop_assert!(pixel[3] == 0 || distance < reach, "{} away", distance);
            }
        }
    }
}
