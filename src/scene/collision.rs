//! Which places on the screen are taken: boxes in a coarse grid.

/// Side of a cell, in points.
const CELL_PT: f32 = 48.0;

/// Boxes (left, top, right, bottom, in points) that nothing else may cover.
pub struct Occupied {
    columns: i32,
    rows: i32,
    cells: Vec<Vec<[f32; 4]>>,
}

impl Occupied {
    /// Nothing is taken on a screen of `size` points.
    pub fn new(size: [f64; 2]) -> Self {
        let count = |length: f64| (length as f32 / CELL_PT).ceil().max(1.0) as i32 + 2;
        let (columns, rows) = (count(size[0]), count(size[1]));
        Self {
            columns,
            rows,
            cells: vec![Vec::new(); (columns * rows) as usize],
        }
    }

    /// Takes `wanted` unless it touches a box that is taken already; tells whether it got it.
    pub fn claim(&mut self, wanted: [f32; 4]) -> bool {
        let free = self.is_free(wanted);
        if free {
            self.fill(wanted);
        }
        free
    }

    /// Whether no taken box touches `wanted`.
    pub fn is_free(&self, wanted: [f32; 4]) -> bool {
        self.covered(wanted).all(|cell| {
            self.cells[cell].iter().all(|taken| {
                taken[0] >= wanted[2] || wanted[0] >= taken[2] || taken[1] >= wanted[3] || wanted[1] >= taken[3]
            })
        })
    }

    /// Takes `taken`, whatever lies there.
    pub fn fill(&mut self, taken: [f32; 4]) {
        let cells: Vec<usize> = self.covered(taken).collect();
        for cell in cells {
            self.cells[cell].push(taken);
        }
    }

    /// Cells that a box covers. What lies off the screen counts in the outermost cells.
    fn covered(&self, area: [f32; 4]) -> impl Iterator<Item = usize> + use<> {
        let (columns, rows) = (self.columns, self.rows);
        let cell = |value: f32, count: i32| ((value / CELL_PT).floor() as i32 + 1).clamp(0, count - 1);
        let (left, right) = (cell(area[0], columns), cell(area[2], columns));
        let (top, bottom) = (cell(area[1], rows), cell(area[3], rows));
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| (row * columns + column) as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn boxes_that_were_given_never_overlap(
            wanted in prop::collection::vec((-100.0..900.0f32, -100.0..700.0f32, 1.0..200.0f32, 1.0..40.0f32), 1..80),
        ) {
            let mut occupied = Occupied::new([800.0, 600.0]);
            let boxes = wanted.into_iter().map(|(x, y, width, height)| [x, y, x + width, y + height]);
            let given: Vec<_> = boxes.filter(|area| occupied.claim(*area)).collect();
            for (index, a) in given.iter().enumerate() {
                for b in &given[..index] {
                    prop_assert!(a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3]);
                }
            }
            prop_assert!(!given.is_empty());
        }
    }
}
