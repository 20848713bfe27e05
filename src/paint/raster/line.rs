//! Lines by distance: a pixel is covered by how near its middle lies to the line. Pieces of one stroke keep the strongest
//! coverage of each pixel, so that a line never darkens itself at its corners.

use super::blend::{self, Ink};

/// Coverage of one stroke, all zero between two of them.
#[derive(Default)]
pub struct Lines {
    width: usize,
    rows: usize,
    words: usize,
    cover: Vec<u8>,
    touched: Vec<u64>,
    low: usize,
    high: usize,
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
            self.words = width.div_ceil(64);
            self.cover = vec![0; width * rows];
            self.touched = vec![0; self.words * rows];
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
        let (width, height) = (self.width as i32, self.rows as i32);
        let (long_limit, short_limit) = if flat { (width, height) } else { (height, width) };
        // Pieces that go on reach half a pixel further, so that corners have no gap.
        let start = from[axis] - if ends.first { 0.5 } else { 0.0 };
        let end = to[axis] + if ends.last { 0.5 } else { 0.0 };
        if end <= 0.0 || start >= long_limit as f32 {
            return;
        }
        let (near, far) = (from[1 - axis].min(to[1 - axis]), from[1 - axis].max(to[1 - axis]));
        // However steep, the line reaches no farther than this to its sides.
        let side = half * 1.5 + 1.0;
        if far + side <= 0.0 || near - side >= short_limit as f32 {
            return;
        }
        let run = to[axis] - from[axis];
        let slope = if run > 1e-6 {
            (to[1 - axis] - from[1 - axis]) / run
        } else {
            0.0
        };
        let reach = half * (1.0 + slope * slope).sqrt();
        let first = floor(start).max(0);
        let last = (floor(end) + 1).min(long_limit);
        for step in first..last {
            let at = step as f32;
            let share = (end.min(at + 1.0) - start.max(at)).min(1.0);
            let middle = from[1 - axis] + (at + 0.5 - from[axis]) * slope;
            let (low, high) = (middle - reach, middle + reach);
            let cells = floor(low).max(0)..(floor(high) + 1).min(short_limit);
            for cell in cells {
                let place = cell as f32;
                let part = (high.min(place + 1.0) - low.max(place)) * share;
                let value = (part * 255.0 + 0.5) as i32 as u8;
                let (column, row) = if flat { (step, cell) } else { (cell, step) };
                let (column, row) = (column as usize, row as usize);
                let known = &mut self.cover[row * self.width + column];
                if value > *known {
                    *known = value;
                    self.touched[row * self.words + (column >> 6)] |= 1 << (column & 63);
                }
            }
        }
        let rows = if flat {
            let tops = [from[1], to[1]];
            (
                floor(tops[0].min(tops[1]) - reach - 1.0),
                floor(tops[0].max(tops[1]) + reach + 1.0) + 1,
            )
        } else {
            (first, last)
        };
        let (low, high) = (rows.0.clamp(0, height) as usize, rows.1.clamp(0, height) as usize);
        if low < high {
            self.low = self.low.min(low);
            self.high = self.high.max(high);
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
        let touched = &mut self.touched[row * self.words..(row + 1) * self.words];
        let cover = &mut self.cover[row * self.width..(row + 1) * self.width];
        for (column, cell) in cover.iter_mut().enumerate().take(end).skip(start) {
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
                let value = (part.min(1.0) * 255.0 + 0.5) as u8;
                if value > *cell {
                    *cell = value;
                    touched[column >> 6] |= 1 << (column & 63);
                }
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
            let touched = &mut self.touched[row * self.words..(row + 1) * self.words];
            for (word, bits) in touched.iter_mut().enumerate() {
                let mut bits = std::mem::take(bits);
                while bits != 0 {
                    let column = word * 64 + bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    let cover = std::mem::take(&mut cover[column]);
                    blend::pixel(&mut pixels[column * 4..column * 4 + 4], blend::scaled(ink, cover));
                }
            }
        }
        (self.low, self.high) = (usize::MAX, 0);
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
        assert!(lines.cover.iter().all(|cover| *cover == 0) && lines.touched.iter().all(|word| *word == 0));
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
                // A straight end reaches half a pixel past its corner.
                prop_assert!(pixel[3] == 0 || distance < width / 2.0 + 1.3, "{} away", distance);
            }
        }
    }
}
