//! What a path on the map measures: lengths, bearings, the area inside, the circle around its first place. Geodesic, on the
//! WGS 84 ellipsoid (Karney 2013, as GeographicLib).

use geo_types::{Coord, LineString, Polygon};

use crate::i18n::Messages;
use crate::space::between::bearing;
use crate::space::measure::{area_m2, distance_m};

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Metres along the geodesic.
    pub length_m: f64,
    /// Degrees clockwise from north where it starts; none for a step to where one is.
    pub bearing: Option<f64>,
}

/// What a path measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// From each place to the next.
    pub steps: Vec<Step>,
    /// Metres of the whole path.
    pub length_m: f64,
    /// Metres straight from the first place to the last.
    pub straight_m: f64,
    /// Metres around, when the path is closed.
    pub perimeter_m: Option<f64>,
    /// Square metres inside, when the path is closed: exact for a ring that does not cross itself.
    pub area_m2: Option<f64>,
}

/// Measures a path of places in degrees; `closed` joins its last place to its first.
pub fn measured(places: &[Coord<f64>], closed: bool) -> Measured {
    let step = |pair: &[Coord<f64>]| {
        let length_m = distance_m(pair[0], pair[1]);
        Step {
            length_m,
            bearing: (length_m > 0.0).then(|| bearing(pair[0], pair[1])),
        }
    };
    let steps: Vec<Step> = places.windows(2).map(step).collect();
    let length_m = steps.iter().map(|step| step.length_m).sum();
    let straight_m = match places {
        [first, .., last] => distance_m(*first, *last),
        _ => 0.0,
    };
    let ring = closed && places.len() >= 3;
    Measured {
        steps,
        length_m,
        straight_m,
        perimeter_m: ring.then_some(length_m + straight_m),
        area_m2: ring.then(|| area_m2(&Polygon::new(LineString(places.to_vec()), Vec::new()).into())),
    }
}

/// The corners of a circle in degrees, `radius_m` along the geodesic from its middle.
pub fn circle(center_geo: Coord<f64>, radius_m: f64) -> Vec<Coord<f64>> {
    use geo::{Destination as _, Geodesic};
    let corner = |step: u32| {
        let turn = f64::from(step) * 360.0 / 96.0;
        Geodesic.destination(center_geo.into(), turn, radius_m).0
    };
    (0..=96).map(corner).collect()
}

impl Measured {
    /// Labels and values, as the window and the command line show them.
    pub fn lines(&self, messages: &Messages) -> Vec<(String, String)> {
        let text = |key: &str| messages.text(key).to_owned();
        let mut lines = Vec::new();
        if let (Some(area), Some(perimeter)) = (self.area_m2, self.perimeter_m) {
            lines.push((text("measure-area"), messages.area(area / 1e4)));
            lines.push((text("measure-perimeter"), precise(perimeter, messages)));
            return lines;
        }
        lines.push((text("measure-length"), precise(self.length_m, messages)));
        if let Some(bearing) = self.steps.last().and_then(|step| step.bearing) {
            lines.push((text("measure-bearing"), degrees(bearing, messages)));
        }
        if self.steps.len() > 1 {
            lines.push((text("measure-straight"), precise(self.straight_m, messages)));
        }
        lines
    }
}

/// A measured length: to the decimetre below ten kilometres, to the metre beyond.
pub fn precise(metres: f64, messages: &Messages) -> String {
    match metres {
        short if short < 1_000.0 => format!("{}\u{a0}m", messages.number(metres, 1)),
        middle if middle < 10_000.0 => format!("{}\u{a0}m", messages.number(metres, 0)),
        _ => format!("{}\u{a0}km", messages.number(metres / 1e3, 3)),
    }
}

/// A bearing: "37,5°".
pub fn degrees(bearing: f64, messages: &Messages) -> String {
    format!("{}°", messages.number(bearing, 1))
}

/// What places say, label by label: a path, with `area` the ring that they make, with `round` the circle around the first
/// through the second. The first line is what was asked for.
pub fn said(places: &[Coord<f64>], area: bool, round: bool, messages: &Messages) -> Vec<(String, String)> {
    let measured = measured(places, area);
    if !round || places.len() < 2 {
        return measured.lines(messages);
    }
    let radius_m = measured.length_m;
    let ring = circle(places[0], radius_m);
    let area_m2 = area_m2(&Polygon::new(LineString(ring), Vec::new()).into());
    let text = |key: &str| messages.text(key).to_owned();
    vec![
        (text("measure-radius"), precise(radius_m, messages)),
        (text("measure-area"), messages.area(area_m2 / 1e4)),
        (
            text("measure-bearing"),
            measured.steps[0]
                .bearing
                .map_or(String::new(), |bearing| degrees(bearing, messages)),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    /// Answers of GeographicLib (through PROJ 9.5.1, `Geod(ellps="WGS84")`): from, to, metres, azimuth.
    const GEODESICS: [([f64; 2], [f64; 2], f64, f64); 5] = [
        ([2.8285, 50.4266], [2.8031, 50.4306], 1858.869504, -76.141115184),
        ([2.23, 50.24], [3.68, 50.64], 112203.708435, 66.079724429),
        ([2.83, 50.43], [2.83, 50.431], 111.23735, 0.0),
        ([3.52, 50.36], [2.3, 50.55], 89180.003538, -75.821060401),
        ([2.948, 50.4175], [2.98, 50.35], 7845.822166, 163.124666941),
    ];

    #[test]
    fn distances_and_bearings_agree_with_geographiclib() {
        for ([x, y], [to_x, to_y], metres, azimuth) in GEODESICS {
            let found = measured(&[at(x, y), at(to_x, to_y)], false);
            assert!(
                (found.length_m / metres - 1.0).abs() < 1e-8,
                "{} {metres}",
                found.length_m
            );
            let bearing = found.steps[0].bearing.unwrap();
            assert!(
                (bearing - azimuth.rem_euclid(360.0)).abs() < 1e-6,
                "{bearing} {azimuth}"
            );
        }
    }

    #[test]
    fn areas_agree_with_geographiclib() {
        let ring = [[2.8, 50.42], [2.86, 50.41], [2.88, 50.45], [2.83, 50.47], [2.79, 50.44]].map(|[x, y]| at(x, y));
        let found = measured(&ring, true);
        assert!(
            (found.area_m2.unwrap() / 26868637.67915 - 1.0).abs() < 1e-9,
            "{found:?}"
        );
        assert!(
            (found.perimeter_m.unwrap() / 19986.031641 - 1.0).abs() < 1e-9,
            "{found:?}"
        );
    }

    proptest! {
        #[test]
        fn a_path_is_as_long_as_its_steps_and_never_shorter_than_straight(
            places in prop::collection::vec((2.0..3.8f64, 50.1..50.9f64), 2..12),
        ) {
            let places: Vec<_> = places.into_iter().map(|(x, y)| at(x, y)).collect();
            let found = measured(&places, true);
            let sum: f64 = places.windows(2).map(|pair| distance_m(pair[0], pair[1])).sum();
            prop_assert!((found.length_m - sum).abs() < 1e-6);
            prop_assert!(found.length_m >= found.straight_m - 1e-6);
            prop_assert_eq!(found.area_m2.is_some(), places.len() >= 3);
        }

        #[test]
        fn a_circle_is_round_on_the_ground(x in 2.0..3.8f64, y in 50.1..50.9f64, radius_m in 10.0..50_000.0f64) {
            for corner in circle(at(x, y), radius_m) {
                prop_assert!((distance_m(at(x, y), corner) / radius_m - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_lone_place_measures_nothing() {
        let found = measured(&[at(2.8, 50.4)], true);
        assert_eq!((found.length_m, found.straight_m, found.area_m2), (0.0, 0.0, None));
    }
}
