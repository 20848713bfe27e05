//! How many tiles an area has.

use super::TileAddress;
use crate::space::Extent;
use crate::space::mercator::mercator_from_geo;

/// Tiles of an area, level by level.
pub type Count = Vec<(u8, u64)>;

/// A box in degrees (west, south, east, north) as a Mercator box.
pub fn mercator_extent(extent_geo: &Extent) -> Extent {
    let corner = |x: f64, y: f64| mercator_from_geo(geo_types::Coord { x, y });
    let (north_west, south_east) = (
        corner(extent_geo.min[0], extent_geo.max[1]),
        corner(extent_geo.max[0], extent_geo.min[1]),
    );
    Extent::new(north_west.x, north_west.y, south_east.x, south_east.y)
}

/// Tiles of each level that touch a box in degrees.
pub fn count_tiles(extent_geo: &Extent, zooms: [u8; 2]) -> Count {
    let extent = mercator_extent(extent_geo);
    let count = |zoom: u8| {
        let [columns, rows] = TileAddress::range(&extent, zoom);
        let length = |range: &std::ops::RangeInclusive<u32>| u64::from(range.end() - range.start()) + 1;
        (zoom, length(&columns) * length(&rows))
    };
    (zooms[0]..=zooms[1]).map(count).collect()
}

/// Every tile of an area, coarse levels first.
pub fn tiles(extent_geo: Extent, zooms: [u8; 2]) -> impl Iterator<Item = TileAddress> {
    let extent = mercator_extent(&extent_geo);
    (zooms[0]..=zooms[1]).flat_map(move |zoom| {
        let [columns, rows] = TileAddress::range(&extent, zoom);
        rows.flat_map(move |y| columns.clone().map(move |x| TileAddress { zoom, x, y }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_that_of_the_list_and_quadruples_in_the_end() {
        let lens = Extent::new(2.75, 50.38, 2.90, 50.47);
        let count = count_tiles(&lens, [0, 15]);
        let listed = tiles(lens, [0, 15]).count() as u64;
        assert_eq!(count.iter().map(|(_, tiles)| tiles).sum::<u64>(), listed);
        assert_eq!(count[0], (0, 1));
        let ratio = count[15].1 as f64 / count[14].1 as f64;
        assert!((3.0..5.0).contains(&ratio), "{ratio}");
    }
}
