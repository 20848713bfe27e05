//! The address of a tile in the pyramid that all web maps share: level 0 is one tile for the whole world.

use crate::space::Extent;

/// Levels deeper than this are not addressed: their numbers would not fit.
pub const DEEPEST: u8 = 30;

/// Level, column from the west, row from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TileAddress {
    /// Level.
    pub zoom: u8,
    /// Column from the west.
    pub x: u32,
    /// Row from the north.
    pub y: u32,
}

impl TileAddress {
    /// The address, when there is such a tile.
    pub fn new(zoom: u8, x: u32, y: u32) -> Option<Self> {
        (zoom <= DEEPEST && x < 1 << zoom && y < 1 << zoom).then_some(Self { zoom, x, y })
    }

    /// The tile of a level not below this one that holds this tile, and which part of its picture this tile is: left, top,
    /// right, bottom, 0 to 1.
    pub fn ancestor(self, zoom: u8) -> (Self, [f32; 4]) {
        let up = self.zoom.saturating_sub(zoom);
        let side = 1.0 / (1_u64 << up) as f32;
        let mask = (1_u32 << up) - 1;
        let (left, top) = ((self.x & mask) as f32 * side, (self.y & mask) as f32 * side);
        let ancestor = Self {
            zoom: self.zoom - up,
            x: self.x >> up,
            y: self.y >> up,
        };
        (ancestor, [left, top, left + side, top + side])
    }

    /// Row counted from the south, as MBTiles does.
    pub fn row_from_south(self) -> u32 {
        (1 << self.zoom) - 1 - self.y
    }

    /// What the tile shows, as a Mercator box.
    pub fn extent_mercator(self) -> Extent {
        let side = 1.0 / f64::from(1_u32 << self.zoom);
        let (left, top) = (f64::from(self.x) * side, f64::from(self.y) * side);
        Extent::new(left, top, left + side, top + side)
    }

    /// First and last column, first and last row of a level that touch a Mercator box.
    pub fn range(extent_mercator: &Extent, zoom: u8) -> [std::ops::RangeInclusive<u32>; 2] {
        let count = f64::from(1_u32 << zoom.min(DEEPEST));
        let index = |at: f64| (at * count).floor().clamp(0.0, count - 1.0) as u32;
        // An edge that lies exactly on the next tile does not ask for it.
        let last = |at: f64| ((at * count).ceil() - 1.0).clamp(0.0, count - 1.0) as u32;
        let of = |axis: usize| {
            let first = index(extent_mercator.min[axis]);
            first..=last(extent_mercator.max[axis]).max(first)
        };
        [of(0), of(1)]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn there_is_no_tile_outside_the_pyramid() {
        assert!(TileAddress::new(0, 0, 0).is_some());
        assert!(TileAddress::new(0, 1, 0).is_none());
        assert!(TileAddress::new(31, 0, 0).is_none());
        assert_eq!(TileAddress::new(3, 2, 7).unwrap().row_from_south(), 0);
    }

    proptest! {
        #[test]
        fn the_part_of_an_ancestor_covers_just_the_tile(zoom in 0_u8..20, x in any::<u32>(), y in any::<u32>(), up in 0_u8..12) {
            let tile = TileAddress::new(zoom, x % (1 << zoom), y % (1 << zoom)).unwrap();
            let (ancestor, [left, top, ..]) = tile.ancestor(zoom.saturating_sub(up));
            let (whole, own) = (ancestor.extent_mercator(), tile.extent_mercator());
            prop_assert!((whole.min[0] + f64::from(left) * whole.size()[0] - own.min[0]).abs() < 1e-9);
            prop_assert!((whole.min[1] + f64::from(top) * whole.size()[1] - own.min[1]).abs() < 1e-9);
        }

        #[test]
        fn the_range_of_a_tiles_own_box_is_that_tile(zoom in 0_u8..20, x in any::<u32>(), y in any::<u32>()) {
            let tile = TileAddress::new(zoom, x % (1 << zoom), y % (1 << zoom)).unwrap();
            let [columns, rows] = TileAddress::range(&tile.extent_mercator(), zoom);
            prop_assert_eq!((columns, rows), (tile.x..=tile.x, tile.y..=tile.y));
        }
    }
}
