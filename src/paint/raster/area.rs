//! Areas by exact coverage: each edge leaves its signed share in the cells that it crosses; the running sum along a row is
//! how much of each pixel is covered. Between touched cells the sum stands still, so that rows are painted in runs.

/// Rows of cells, all zero between two areas.
#[derive(Default)]
pub struct Area {
    width: usize,
    rows: usize,
    /// Cells in a row: one more than pixels, for what lies beyond the right edge.
    stride: usize,
    words: usize,
    cells: Vec<f32>,
    /// One bit per cell that was touched.
    touched: Vec<u64>,
    /// Rows that were touched.
    low: usize,
    high: usize,
    /// Words of a row that were touched.
    left: usize,
    right: usize,
}

impl Area {
    /// Makes room for a picture of this many pixels.
    pub fn fit(&mut self, width: usize, rows: usize) {
        if (width, rows) != (self.width, self.rows) {
            self.width = width;
            self.rows = rows;
            self.stride = width + 1;
            self.words = self.stride.div_ceil(64);
            self.cells = vec![0.0; self.stride * rows];
            self.touched = vec![0; self.words * rows];
        }
        self.forget_reach();
    }

    #[inline]
    fn add(&mut self, row: usize, column: usize, share: f32) {
        self.cells[row * self.stride + column] += share;
        self.touched[row * self.words + (column >> 6)] |= 1 << (column & 63);
    }

    /// Adds to a cell and to the next one.
    #[inline]
    fn add_two(&mut self, row: usize, column: usize, shares: [f32; 2]) {
        let start = row * self.stride + column;
        for (cell, share) in self.cells[start..start + 2].iter_mut().zip(shares) {
            *cell += share;
        }
        let (word, bit) = (row * self.words + (column >> 6), column & 63);
        self.touched[word] |= 3 << bit;
        if bit == 63 {
            self.touched[word + 1] |= 1;
        }
    }

    fn forget_reach(&mut self) {
        (self.low, self.high) = (usize::MAX, 0);
        (self.left, self.right) = (usize::MAX, 0);
    }

    /// Adds a closed ring of positions in pixels.
    pub fn ring(&mut self, points: impl Iterator<Item = [f32; 2]> + Clone) {
        let mut following = points.clone();
        let Some(first) = following.next() else { return };
        for (from, to) in points.zip(following.chain(std::iter::once(first))) {
            self.edge(from, to);
        }
    }

    /// Adds one edge, in pixels. What lies above or below the picture counts nowhere, what lies left of it counts at its edge.
    pub fn edge(&mut self, from: [f32; 2], to: [f32; 2]) {
        let (top, bottom, sign) = if from[1] < to[1] {
            (from, to, 1.0)
        } else {
            (to, from, -1.0)
        };
        let (width, height) = (self.width as f32, self.rows as f32);
        // Written so that what is not a number is left out too.
        let crosses = bottom[1] > top[1] && bottom[1] > 0.0 && top[1] < height && (top[0] < width || bottom[0] < width);
        if !crosses {
            return;
        }
        let slope = (bottom[0] - top[0]) / (bottom[1] - top[1]);
        let [mut x, mut y] = top;
        if y < 0.0 {
            x -= y * slope;
            y = 0.0;
        }
        let end = least(bottom[1], height);
        let (first, last) = (y as i32 as usize, ceil(end).min(self.rows));
        self.low = self.low.min(first);
        self.high = self.high.max(last);
        let column = |x: f32| x.clamp(0.0, width) as i32 as usize;
        // One cell more on either side for what rounding may add.
        self.left = self.left.min(column(least(top[0], bottom[0]) - 1.0) >> 6);
        self.right = self.right.max((column(most(top[0], bottom[0])) + 3) >> 6);
        for row in first..last {
            let next_y = least((row + 1) as f32, end);
            let next_x = x + slope * (next_y - y);
            self.crossing(row, least(x, next_x), most(x, next_x), (next_y - y) * sign);
            (x, y) = (next_x, next_y);
        }
    }

    /// An edge within one row goes down (or up) by `drop` between two columns.
    fn crossing(&mut self, row: usize, mut left: f32, mut right: f32, mut drop: f32) {
        let width = self.width as f32;
        if right <= 0.0 {
            self.add(row, 0, drop);
            return;
        }
        if left >= width {
            return;
        }
        if left < 0.0 {
            let beyond = drop * -left / (right - left);
            self.add(row, 0, beyond);
            (left, drop) = (0.0, drop - beyond);
        }
        if right > width {
            drop *= (width - left) / (right - left);
            right = width;
        }
        let (first, last) = (left as i32 as usize, ceil(right));
        if last <= first + 1 {
            let middle = (left + right) * 0.5 - first as f32;
            self.add_two(row, first, [drop * (1.0 - middle), drop * middle]);
            return;
        }
        // The edge crosses several cells: a corner in the first, a corner in the last, equal steps between.
        let step = 1.0 / (right - left);
        let into = 1.0 - (left - first as f32);
        let out = right - (last - 1) as f32;
        let corner = 0.5 * step * into * into;
        let end = 0.5 * step * out * out;
        self.add(row, first, drop * corner);
        if last == first + 2 {
            self.add(row, first + 1, drop * (1.0 - corner - end));
        } else {
            let second = step * (into + 0.5);
            self.add(row, first + 1, drop * (second - corner));
            for column in first + 2..last - 1 {
                self.add(row, column, drop * step);
            }
            let before = second + (last - first - 3) as f32 * step;
            self.add(row, last - 1, drop * (1.0 - before - end));
        }
        self.add(row, last, drop * end);
    }

    /// Whether the rings cover every pixel; then it is empty again.
    pub fn take_if_everywhere(&mut self) -> bool {
        if self.low != 0 || self.high != self.rows {
            return false;
        }
        let only_first = |row: &[u64]| row[0] == 1 && row[1..].iter().all(|word| *word == 0);
        let full = self.touched.chunks_exact(self.words).all(only_first)
            && self
                .cells
                .iter()
                .step_by(self.stride)
                .all(|sum| coverage(*sum, false) == 255);
        if full {
            self.touched.iter_mut().step_by(self.words).for_each(|word| *word = 0);
            self.cells.iter_mut().step_by(self.stride).for_each(|sum| *sum = 0.0);
            self.forget_reach();
        }
        full
    }

    /// Hands out the runs of pixels that the rings cover (row, first column, one past the last, coverage up to 255) and is
    /// empty again. Rings within rings are holes unless `solid`: then everything with a winding is covered.
    pub fn sweep(&mut self, solid: bool, mut run: impl FnMut(usize, usize, usize, u8)) {
        let words = self.left.min(self.words)..(self.right + 1).min(self.words);
        for row in self.low.min(self.rows)..self.high {
            let (mut sum, mut cover, mut from) = (0.0_f32, 0_u8, 0);
            let cells = &mut self.cells[row * self.stride..(row + 1) * self.stride];
            let touched = &mut self.touched[row * self.words..(row + 1) * self.words];
            for (word, bits) in words.clone().zip(&mut touched[words.clone()]) {
                let mut bits = std::mem::take(bits);
                while bits != 0 {
                    let column = word * 64 + bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    if cover > 0 && column > from {
                        run(row, from, column, cover);
                    }
                    sum += std::mem::take(&mut cells[column]);
                    cover = coverage(sum, solid);
                    from = column;
                }
            }
            if cover > 0 && from < self.width {
                run(row, from, self.width, cover);
            }
        }
        self.forget_reach();
    }
}

/// The lesser of two numbers, where neither is no number: one instruction, while the library's looks for those.
#[inline]
fn least(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

/// The greater of two numbers, where neither is no number.
#[inline]
fn most(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The whole number at or above a value from 0 up that fits in 31 bits: quicker than the library where there is no
/// instruction for it.
#[inline]
fn ceil(value: f32) -> usize {
    let whole = value as i32;
    (whole + i32::from((whole as f32) < value)) as usize
}

/// Coverage for a sum of windings.
#[inline]
fn coverage(sum: f32, solid: bool) -> u8 {
    let sum = sum.abs();
    let part = if solid || sum <= 1.0 {
        sum.min(1.0)
    } else {
        // Even windings lie outside.
        let folded = sum % 2.0;
        if folded > 1.0 { 2.0 - folded } else { folded }
    };
    (part * 255.0 + 0.5) as i32 as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn covered(rings: &[Vec<[f32; 2]>], solid: bool) -> Vec<f32> {
        let mut area = Area::default();
        area.fit(32, 24);
        for ring in rings {
            area.ring(ring.iter().copied());
        }
        let mut picture = vec![0.0; 32 * 24];
        area.sweep(solid, |row, from, to, cover| {
            picture[row * 32 + from..row * 32 + to].fill(f32::from(cover) / 255.0);
        });
        assert!(area.cells.iter().all(|cell| *cell == 0.0) && area.touched.iter().all(|word| *word == 0));
        picture
    }

    fn square(left: f32, top: f32, side: f32) -> Vec<[f32; 2]> {
        vec![
            [left, top],
            [left + side, top],
            [left + side, top + side],
            [left, top + side],
        ]
    }

    #[test]
    fn a_square_covers_its_own_area_and_a_ring_within_is_a_hole() {
        let sum = |picture: Vec<f32>| picture.iter().sum::<f32>();
        assert!((sum(covered(&[square(2.25, 3.5, 10.0)], false)) - 100.0).abs() < 0.3);
        let inner = square(4.0, 6.0, 3.0);
        assert!((sum(covered(&[square(2.25, 3.5, 10.0), inner.clone()], false)) - 91.0).abs() < 0.3);
        assert!((sum(covered(&[square(2.25, 3.5, 10.0), inner], true)) - 100.0).abs() < 0.3);
    }

    #[test]
    fn what_reaches_over_the_edges_fills_the_picture_and_no_more() {
        let mut area = Area::default();
        area.fit(32, 24);
        for (ring, everywhere) in [(square(-9.0, -9.0, 90.0), true), (square(0.5, -9.0, 90.0), false)] {
            area.ring(ring.into_iter());
            assert_eq!(area.take_if_everywhere(), everywhere);
        }
        let picture = covered(&[square(-500.0, -900.0, 2000.0)], false);
        assert!(picture.iter().all(|cover| *cover == 1.0));
        assert!(
            covered(&[square(40.0, 2.0, 10.0)], false)
                .iter()
                .all(|cover| *cover == 0.0)
        );
    }

    proptest! {
        #[test]
        fn the_sum_of_coverage_is_the_area_of_any_triangle(
            corners in prop::array::uniform3((0.0_f32..32.0, 0.0_f32..24.0)),
        ) {
            let [a, b, c] = corners.map(|(x, y)| [x, y]);
            let area = ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0;
            let sum: f32 = covered(&[vec![a, b, c]], false).iter().sum();
            prop_assert!((sum - area).abs() < 0.5 + area * 0.01, "{} for {}", sum, area);
        }

        #[test]
        fn nothing_is_painted_outside_the_box_of_a_ring(
            ring in prop::collection::vec((-60.0_f32..90.0, -60.0_f32..90.0), 3..9),
        ) {
            let ring: Vec<[f32; 2]> = ring.into_iter().map(|(x, y)| [x, y]).collect();
            let least = |axis: usize| ring.iter().map(|point| point[axis]).fold(f32::MAX, f32::min);
            let most = |axis: usize| ring.iter().map(|point| point[axis]).fold(f32::MIN, f32::max);
            let picture = covered(std::slice::from_ref(&ring), false);
            for (index, cover) in picture.iter().enumerate() {
                let (x, y) = ((index % 32) as f32, (index / 32) as f32);
                if x + 1.0 < least(0) - 0.01 || x > most(0) + 0.01 || y + 1.0 < least(1) || y > most(1) {
                    prop_assert!(*cover < 0.01, "{} at {} {}", cover, x, y);
                }
            }
        }
    }
}
