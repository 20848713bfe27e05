//! An axis-aligned box, geographic or Mercator; the caller's name says which.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

/// A closed box `min..=max`. Empty when any `min` exceeds its `max`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    /// Smallest x (west) and y.
    pub min: [f64; 2],
    /// Largest x (east) and y.
    pub max: [f64; 2],
}

impl Extent {
    /// The box that contains nothing and grows with [`Extent::include`].
    pub const EMPTY: Self = Self {
        min: [f64::INFINITY; 2],
        max: [f64::NEG_INFINITY; 2],
    };

    /// A box from west, south, east, north (or left, top, right, bottom).
    pub fn new(min_x: f64, min_y: f64, max_x: f64, max_y: f64) -> Self {
        Self {
            min: [min_x, min_y],
            max: [max_x, max_y],
        }
    }

    /// The smallest box around `coords`; [`Extent::EMPTY`] when there are none.
    pub fn around(coords: impl IntoIterator<Item = Coord<f64>>) -> Self {
        let mut extent = Self::EMPTY;
        for coord in coords {
            extent.include([coord.x, coord.y]);
        }
        extent
    }

    /// Grows the box to contain `point`.
    pub fn include(&mut self, point: [f64; 2]) {
        for (axis, value) in point.into_iter().enumerate() {
            self.min[axis] = self.min[axis].min(value);
            self.max[axis] = self.max[axis].max(value);
        }
    }

    /// The smallest box around both.
    pub fn union(self, other: Self) -> Self {
        if other.is_empty() {
            return self;
        }
        let mut extent = self;
        extent.include(other.min);
        extent.include(other.max);
        extent
    }

    /// Whether the box contains no point at all.
    pub fn is_empty(&self) -> bool {
        self.min[0] > self.max[0] || self.min[1] > self.max[1]
    }

    /// Whether `point` lies inside or on the border.
    pub fn contains(&self, point: [f64; 2]) -> bool {
        (0..2).all(|axis| self.min[axis] <= point[axis] && point[axis] <= self.max[axis])
    }

    /// Whether the boxes share at least one point.
    pub fn intersects(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.min[axis] <= other.max[axis] && other.min[axis] <= self.max[axis])
    }

    /// The box grown by `margin` on every side.
    pub fn grown(&self, margin: f64) -> Self {
        Self::new(
            self.min[0] - margin,
            self.min[1] - margin,
            self.max[0] + margin,
            self.max[1] + margin,
        )
    }

    /// The middle of the box.
    pub fn center(&self) -> [f64; 2] {
        [(self.min[0] + self.max[0]) / 2.0, (self.min[1] + self.max[1]) / 2.0]
    }

    /// Width and height; negative when empty.
    pub fn size(&self) -> [f64; 2] {
        [self.max[0] - self.min[0], self.max[1] - self.min[1]]
    }
}
