//! Spherical Web Mercator (EPSG:3857) on the unit square: x grows to the east, y to the south, both from 0 to 1.
//!
//! Source of the formulas: Snyder, *Map Projections: A Working Manual* (1987), p. 41, sphere of radius 6 378 137 m.

use geo_types::Coord;

/// Circumference of the sphere of Web Mercator, in metres.
pub const CIRCUMFERENCE_M: f64 = 2.0 * std::f64::consts::PI * 6_378_137.0;
/// Largest latitude of the unit square, in degrees.
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Degrees to the unit square. Latitudes beyond ±[`MAX_LATITUDE`] are clamped.
pub fn mercator_from_geo(geo: Coord<f64>) -> Coord<f64> {
    let latitude = geo.y.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    Coord {
        x: geo.x / 360.0 + 0.5,
        y: 0.5 - latitude.tan().asinh() / (2.0 * std::f64::consts::PI),
    }
}

/// The unit square to degrees.
pub fn geo_from_mercator(mercator: Coord<f64>) -> Coord<f64> {
    Coord {
        x: (mercator.x - 0.5) * 360.0,
        y: ((0.5 - mercator.y) * 2.0 * std::f64::consts::PI)
            .sinh()
            .atan()
            .to_degrees(),
    }
}

/// Metres on the ground for one unit of the unit square at `latitude` (degrees).
pub fn metres_per_unit(latitude: f64) -> f64 {
    CIRCUMFERENCE_M * latitude.to_radians().cos()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn projecting_and_unprojecting_returns_the_same_place(x in -180.0..180.0f64, y in -85.0..85.0f64) {
            let back = geo_from_mercator(mercator_from_geo(Coord { x, y }));
            prop_assert!((back.x - x).abs() < 1e-9 && (back.y - y).abs() < 1e-9);
        }
    }

    #[test]
    fn lens_lies_where_the_tile_numbering_says() {
        // Tile 12/2079/1385 of the usual z/x/y numbering contains the station of Lens.
        let lens = mercator_from_geo(Coord { x: 2.8285, y: 50.4266 });
        assert_eq!(((lens.x * 4096.0) as u32, (lens.y * 4096.0) as u32), (2080, 1381));
    }
}
