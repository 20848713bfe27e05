//! Other coordinate systems of the territory: Lambert-93 and the nine conic zones CC42 to CC50, through `proj4rs`.

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

/// A projection in both directions.
struct Projected {
    metres: Proj,
    geographic: Proj,
}

impl Projected {
    fn new(definition: &str) -> Result<Self, ProjectionError> {
        let parse = |definition| {
            Proj::from_proj_string(definition).map_err(|error| ProjectionError {
                x: 0.0,
                y: 0.0,
                reason: error.to_string(),
            })
        };
        Ok(Self {
            metres: parse(definition)?,
            geographic: parse(WGS_84)?,
        })
    }

    fn geo_from_metres(&self, metres: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        let geo = turn(&self.metres, &self.geographic, metres, metres)?;
        Ok(Coord {
            x: geo.x.to_degrees(),
            y: geo.y.to_degrees(),
        })
    }

    fn metres_from_geo(&self, geo: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        let radians = Coord {
            x: geo.x.to_radians(),
            y: geo.y.to_radians(),
        };
        turn(&self.geographic, &self.metres, radians, geo)
    }
}

fn turn(from: &Proj, to: &Proj, coord: Coord<f64>, told: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
    let mut point = (coord.x, coord.y, 0.0);
    proj4rs::transform::transform(from, to, &mut point).map_err(|error| ProjectionError {
        x: told.x,
        y: told.y,
        reason: error.to_string(),
    })?;
    Ok(Coord { x: point.0, y: point.1 })
}

/// Lambert-93 in both directions. Building one parses two definitions; keep it for a whole file.
pub struct Lambert93(Projected);

impl Lambert93 {
    /// Parses the two definitions.
    ///
    /// # Errors
    /// Never in practice: the definitions are constants. The error is passed on rather than asserted away.
    pub fn new() -> Result<Self, ProjectionError> {
        Projected::new(LAMBERT_93).map(Self)
    }

    /// Metres of Lambert-93 to degrees.
    ///
    /// # Errors
    /// When the position lies outside the projection's domain.
    pub fn geo_from_lambert(&self, metres: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        self.0.geo_from_metres(metres)
    }

    /// Degrees to metres of Lambert-93.
    ///
    /// # Errors
    /// When the position lies outside the projection's domain.
    pub fn lambert_from_geo(&self, geo: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        self.0.metres_from_geo(geo)
    }
}

/// A conformal plane around a place, in both directions: metres east and north of it. Up to 80 km north and south of it a metre
/// is true to a part in ten thousand.
pub struct LocalPlane(Projected);

impl LocalPlane {
    /// The plane around `center_geo`, in degrees: a conic with two true parallels half a degree from it.
    ///
    /// # Errors
    /// Where there is no such cone: at the equator and the poles.
    pub fn around(center_geo: Coord<f64>) -> Result<Self, ProjectionError> {
        let Coord { x, y } = center_geo;
        let (south, north) = (y - 0.5, y + 0.5);
        Projected::new(&format!(
            "+proj=lcc +lat_0={y} +lon_0={x} +lat_1={south} +lat_2={north} +x_0=0 +y_0=0 +ellps=WGS84 \
             +towgs84=0,0,0,0,0,0,0 +units=m +no_defs"
        ))
        .map(Self)
    }

    /// Metres of the plane to degrees.
    ///
    /// # Errors
    /// When the position lies outside the projection's domain.
    pub fn geo_from_metres(&self, metres: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        self.0.geo_from_metres(metres)
    }

    /// Degrees to metres of the plane.
    ///
    /// # Errors
    /// When the position lies outside the projection's domain.
    pub fn metres_from_geo(&self, geo: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        self.0.metres_from_geo(geo)
    }
}

/// One of the nine conic conformal zones of France, CC42 (EPSG:3942) to CC50 (EPSG:3950), in both directions.
pub struct ConicZone(Projected);

impl ConicZone {
    /// The zone around a latitude in degrees, 42 to 50. As IGN defines it, its two parallels lie three quarters of a
    /// degree from the middle, and its false northing names the zone.
    ///
    /// # Errors
    /// For another latitude.
    pub fn new(latitude: u8) -> Result<Self, ProjectionError> {
        if !(42..=50).contains(&latitude) {
            return Err(ProjectionError {
                x: 3.0,
                y: f64::from(latitude),
                reason: "no conic zone of France".to_owned(),
            });
        }
        let middle = f64::from(latitude);
        let (south, north) = (middle - 0.75, middle + 0.75);
        let northing = (u32::from(latitude) - 41) * 1_000_000 + 200_000;
        Projected::new(&format!(
            "+proj=lcc +lat_0={middle} +lon_0=3 +lat_1={south} +lat_2={north} +x_0=1700000 +y_0={northing} \
             +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs"
        ))
        .map(Self)
    }

    /// Metres of the zone to degrees.
    ///
    /// # Errors
    /// When the position lies outside the projection's domain.
    pub fn geo_from_metres(&self, metres: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        self.0.geo_from_metres(metres)
    }

    /// Degrees to metres of the zone.
    ///
    /// # Errors
    /// When the position lies outside the projection's domain.
    pub fn metres_from_geo(&self, geo: Coord<f64>) -> Result<Coord<f64>, ProjectionError> {
        self.0.metres_from_geo(geo)
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

    type ControlPoint = (&'static str, [f64; 3], [f64; 3], [f64; 2]);

    /// Geodetic sites of IGN as its sheets publish them: degrees, minutes and seconds of RGF93, metres of Lambert-93.
    const CONTROL_POINTS: [ControlPoint; 5] = [
        (
            "Amiens, cathedral",
            [2.0, 18.0, 4.3616],
            [49.0, 53.0, 41.4145],
            [649_750.13, 6_977_570.07],
        ),
        (
            "Saint-Armel",
            [-2.0, -44.0, -52.2471],
            [47.0, 34.0, 36.8062],
            [268_287.44, 6_735_332.29],
        ),
        (
            "Crach",
            [-2.0, -57.0, -43.8854],
            [47.0, 37.0, 9.1204],
            [252_573.00, 6_741_213.04],
        ),
        (
            "Marseille, cross on the dome",
            [5.0, 22.0, 16.7784],
            [43.0, 17.0, 2.0040],
            [892_556.27, 6_245_637.81],
        ),
        (
            "Suzette",
            [5.0, 3.0, 36.2010],
            [44.0, 10.0, 44.7108],
            [864_691.44, 6_344_379.28],
        ),
    ];

    #[test]
    fn control_points_of_ign_agree_within_a_centimetre_there_and_back() {
        let lambert = Lambert93::new().unwrap();
        let degrees = |[d, m, s]: [f64; 3]| d + m / 60.0 + s / 3600.0;
        for (name, longitude, latitude, [east, north]) in CONTROL_POINTS {
            let geo = Coord {
                x: degrees(longitude),
                y: degrees(latitude),
            };
            let metres = lambert.lambert_from_geo(geo).unwrap();
            let off = (metres.x - east).hypot(metres.y - north);
            assert!(off < 0.01, "{name}: {off} m");
            let back = lambert.geo_from_lambert(Coord { x: east, y: north }).unwrap();
            // A hundred-millionth of a degree is a millimetre.
            assert!((back.x - geo.x).hypot(back.y - geo.y) < 1e-7, "{name}: {back:?}");
            if latitude[0] >= 49.0 {
                // The zone of the territory, by way of the control point in Lambert-93.
                let zone = ConicZone::new(50).unwrap();
                let straight = zone.metres_from_geo(geo).unwrap();
                let around = zone.metres_from_geo(back).unwrap();
                assert!((straight.x - around.x).hypot(straight.y - around.y) < 0.01, "{name}");
            }
        }
    }

    #[test]
    fn a_metre_of_the_local_plane_is_a_metre_on_the_ground() {
        let plane = LocalPlane::around(Coord { x: 2.83, y: 50.43 }).unwrap();
        for (x, y) in [(2.0, 50.1), (2.83, 50.43), (3.8, 50.9), (2.4, 50.7)] {
            let (a, b) = (
                Coord { x, y },
                Coord {
                    x: x + 0.01,
                    y: y + 0.005,
                },
            );
            let flat = plane.metres_from_geo(b).unwrap() - plane.metres_from_geo(a).unwrap();
            let share = flat.x.hypot(flat.y) / crate::space::measure::distance_m(a, b);
            assert!((share - 1.0).abs() < 1e-4, "{share}");
            let back = plane.geo_from_metres(plane.metres_from_geo(a).unwrap()).unwrap();
            assert!((back.x - a.x).abs() < 1e-8 && (back.y - a.y).abs() < 1e-8);
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

    #[test]
    fn the_conic_zones_agree_with_proj_within_a_millimetre() {
        // gdaltransform (GDAL with PROJ) from EPSG:4326 to EPSG:3950 and EPSG:3949.
        for (zone, x, y, east, north) in [
            (50, 2.8285, 50.4266, 1_687_814.039_724, 9_247_462.420_266),
            (50, 3.52, 50.36, 1_736_999.922_672, 9_240_169.172_115),
            (50, 2.3, 50.55, 1_650_390.534_047, 9_261_406.755_570),
            (50, 1.6, 49.6, 1_598_807.705_159, 9_156_460.467_131),
            (49, 2.8285, 50.4266, 1_687_810.579_715, 8_358_688.098_166),
            (49, 1.6, 49.6, 1_598_804.487_081, 8_267_657.962_955),
        ] {
            let conic = ConicZone::new(zone).unwrap();
            let metres = conic.metres_from_geo(Coord { x, y }).unwrap();
            assert!((metres.x - east).hypot(metres.y - north) < 0.001, "{zone} {metres:?}");
            let back = conic.geo_from_metres(Coord { x: east, y: north }).unwrap();
            assert!((back.x - x).hypot(back.y - y) < 1e-8, "{zone} {back:?}");
        }
        assert!(ConicZone::new(41).is_err() && ConicZone::new(51).is_err());
    }
}
