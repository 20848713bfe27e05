//! Other coordinate systems of the territory: Lambert-93 and its conic zone CC50, through `proj4rs`.

use geo_types::Coord;
use proj4rs::Proj;
use thiserror::Error;

/// Definition of Lambert-93, EPSG:2154 (IGN).
const LAMBERT_93: &str = "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs";
/// Definition of WGS 84 longitude and latitude, EPSG:4326.
const WGS_84: &str = "+proj=longlat +datum=WGS84 +no_defs";

/// A conversion that has no answer.
#[derive(Debug, Error)]
#[error("coordinate ({x}, {y}) cannot be converted: {reason}")]
pub struct ProjectionError {
    x: f64,
    y: f64,
    reason: String,
}

/// Lambert-93 in both directions. Building one parses two definitions; keep it for a whole file.
pub struct Lambert93 {
    lambert: Proj,
    geographic: Proj,
}

impl Lambert93 {
    /// Parses the two definitions.
    ///
    /// # Errors
    /// Never in practice: the definitions are constants. The error is passed on rather than asserted away.
    pub fn new() -> Result<Self, ProjectionError> {
        let parse = |definition| {
            Proj::from_proj_string(definition).map_err(|error| ProjectionError {
                x: 0.0,
                y: 0.0,
                reason: error.to_string(),
            })
        };
        Ok(Self {
            lambert: parse(LAMBERT_93)?,
            geographic: parse(WGS_84)?,
        })
    }

    /// Metres of Lambert-93 to degrees.
    ///
    /// # Errors
    /// When the position lies outside the projection's domain.
    pub fn geo_from_lambert(&self, metres: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        let mut point = (metres.x, metres.y, 0.0);
        proj4rs::transform::transform(&self.lambert, &self.geographic, &mut point).map_err(|error| {
            ProjectionError {
                x: metres.x,
                y: metres.y,
                reason: error.to_string(),
            }
        })?;
        Ok(Coord {
            x: point.0.to_degrees(),
            y: point.1.to_degrees(),
        })
    }

    /// Degrees to metres of Lambert-93.
    ///
    /// # Errors
    /// When the position lies outside the projection's domain.
    pub fn lambert_from_geo(&self, geo: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        let mut point = (geo.x.to_radians(), geo.y.to_radians(), 0.0);
        proj4rs::transform::transform(&self.geographic, &self.lambert, &mut point).map_err(|error| {
            ProjectionError {
                x: geo.x,
                y: geo.y,
                reason: error.to_string(),
            }
        })?;
        Ok(Coord { x: point.0, y: point.1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_of_lambert_93_is_at_3_east_and_46_5_north() {
        let lambert = Lambert93::new().unwrap();
        let metres = lambert.lambert_from_geo(Coord { x: 3.0, y: 46.5 }).unwrap();
        assert!((metres.x - 700_000.0).abs() < 0.001 && (metres.y - 6_600_000.0).abs() < 0.001);
    }

    /// The formulas of IGN's note NT/G 71 with the constants that IGN publishes for Lambert-93: n, C, Xs, Ys.
    fn by_the_book(geo: Coord<f64>) -> Coord<f64> {
        let (n, c, x_s, y_s, e) = (
            0.725_607_765_0,
            11_754_255.426,
            700_000.0,
            12_655_612.050,
            0.081_819_191_06,
        );
        let latitude = geo.y.to_radians();
        let isometric = latitude.tan().asinh() - e * (e * latitude.sin()).atanh();
        let (radius, turn) = (c * f64::exp(-n * isometric), n * (geo.x - 3.0_f64).to_radians());
        Coord {
            x: x_s + radius * turn.sin(),
            y: y_s - radius * turn.cos(),
        }
    }

    #[test]
    fn places_of_the_territory_agree_with_the_published_constants_within_a_centimetre() {
        let lambert = Lambert93::new().unwrap();
        // Lens, the east and the west of the basin, the Eiffel Tower, with their metres worked out apart.
        for (x, y, east, north) in [
            (2.8285, 50.4266, 687_795.896, 7_036_576.183),
            (3.52, 50.36, 737_052.313, 7_029_266.276),
            (2.3, 50.55, 650_309.814, 7_050_530.707),
            (2.294_481_3, 48.858_370_1, 648_235.900, 6_862_268.369),
        ] {
            let geo = Coord { x, y };
            let metres = lambert.lambert_from_geo(geo).unwrap();
            let book = by_the_book(geo);
            assert!(
                (metres.x - book.x).hypot(metres.y - book.y) < 0.01,
                "{metres:?} {book:?}"
            );
            assert!((metres.x - east).hypot(metres.y - north) < 0.01, "{metres:?}");
        }
    }

    #[test]
    fn a_place_near_lens_survives_the_round_trip_within_a_millimetre() {
        let lambert = Lambert93::new().unwrap();
        let lens = Coord { x: 2.8285, y: 50.4266 };
        let back = lambert
            .geo_from_lambert(lambert.lambert_from_geo(lens).unwrap())
            .unwrap();
        assert!((back.x - lens.x).abs() < 1e-8 && (back.y - lens.y).abs() < 1e-8);
    }
}
