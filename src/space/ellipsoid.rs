//! Lengths and areas on the WGS 84 ellipsoid of what is given in unit Mercator, quick enough for every vertex of a view.
//!
//! Edges are the straight lines that the map shows. Lengths follow the metric of the ellipsoid at the middle of short pieces;
//! areas are Green's integral of the authalic function q(φ) (Snyder, *Map Projections: A Working Manual*, 1987, 3-12).
//! On edges of a few hundred metres both agree with the geodesic of `measure` to a few millionths (tested there and below).

use std::f64::consts::TAU;

use geo_types::Coord;

/// Half the equatorial diameter of WGS 84, in metres.
const EQUATOR_M: f64 = 6_378_137.0;
/// First eccentricity of WGS 84, squared.
const E2: f64 = 0.006_694_379_990_141_317;
/// Longer steps than this, in radians of the map, are cut up: their ends differ in scale.
const SHORT: f64 = 2e-4;
/// Along shorter edges than this, in radians of the map, the authalic function is as good as straight.
const STRAIGHT: f64 = 5e-5;
/// Pieces that a step is cut into at most.
const MOST_PIECES: f64 = 256.0;

/// Sine of the latitude of a Mercator ordinate.
fn sine(y_mercator: f64) -> f64 {
    ((0.5 - y_mercator) * TAU).tanh()
}

/// Length of the straight line of the map between two places in unit Mercator, in metres.
pub fn step_m(from: Coord<f64>, to: Coord<f64>) -> f64 {
    let (dx, dy) = ((to.x - from.x) * TAU, (to.y - from.y) * TAU);
    let pieces = (dx.abs().max(dy.abs()) / SHORT).ceil().clamp(1.0, MOST_PIECES);
    let mut length = 0.0;
    for piece in 0..pieces as u32 {
        let share = (f64::from(piece) + 0.5) / pieces;
        let sine = sine(from.y + (to.y - from.y) * share);
        let (cosine, flat) = ((1.0 - sine * sine).sqrt(), 1.0 - E2 * sine * sine);
        let across = EQUATOR_M / flat.sqrt() * cosine;
        let along = across * (1.0 - E2) / flat;
        length += (across * dx).hypot(along * dy);
    }
    length / pieces
}

/// Length of a line in unit Mercator, in metres.
pub fn line_m(line: &[Coord<f64>]) -> f64 {
    line.windows(2).map(|pair| step_m(pair[0], pair[1])).sum()
}

/// q(φ) of the authalic latitude for a Mercator ordinate.
fn authalic(y_mercator: f64) -> f64 {
    let (sine, e) = (sine(y_mercator), E2.sqrt());
    (1.0 - E2) * (sine / (1.0 - E2 * sine * sine) + (e * sine).atanh() / e)
}

/// Area inside a ring in unit Mercator, in square metres; it may repeat its first position or not.
pub fn ring_m2(ring: &[Coord<f64>]) -> f64 {
    let (Some(first), Some(last)) = (ring.first(), ring.last()) else {
        return 0.0;
    };
    // Differences to the first place keep the digits that the whole world's would lose.
    let base = authalic(first.y);
    let mut before = (*last, authalic(last.y) - base);
    let mut sum = 0.0;
    for place in ring {
        let q = authalic(place.y) - base;
        let (from, q_from) = before;
        let dx = place.x - from.x;
        let long = dx.abs().max((place.y - from.y).abs()) * TAU > STRAIGHT;
        // Simpson's rule where the function bends within one edge; the longer the edge, the more a small bend weighs.
        sum += dx
            * if long {
                let middle = authalic(f64::midpoint(from.y, place.y)) - base;
                (q_from + 4.0 * middle + q) / 6.0
            } else {
                f64::midpoint(q_from, q)
            };
        before = (*place, q);
    }
    (sum * TAU * EQUATOR_M * EQUATOR_M / 2.0).abs()
}

#[cfg(test)]
mod tests {
    use geo_types::{LineString, Polygon};
    use proptest::prelude::*;

    use super::*;
    use crate::space::measure;
    use crate::space::mercator::{geo_from_mercator, mercator_from_geo};

    /// The straight lines of the map as many short geodesics.
    fn dense(corners: &[Coord<f64>]) -> LineString<f64> {
        let pieces = |pair: &[Coord<f64>]| {
            let [a, b] = [pair[0], pair[1]];
            (0..200)
                .map(move |step| {
                    let share = f64::from(step) / 200.0;
                    geo_from_mercator(a + (b - a) * share)
                })
                .collect::<Vec<_>>()
        };
        let mut line: Vec<_> = corners.windows(2).flat_map(pieces).collect();
        line.extend(corners.last().map(|last| geo_from_mercator(*last)));
        line.into()
    }

    /// A ring with long and short, flat and leaning edges, in degrees.
    fn corners(x: f64, y: f64, width: f64, height: f64, lean: f64) -> [(f64, f64); 5] {
        [
            (x, y),
            (x + width, y + lean * height),
            (x + width * (1.0 + lean), y + height),
            (x - lean * width * 0.1, y + height),
            (x, y),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn lengths_and_areas_agree_with_the_geodesic(
            x in 2.0..3.8f64, y in 50.1..50.9f64, width in 0.001..0.3f64, height in 0.001..0.2f64, lean in -0.8..0.8f64,
        ) {
            let ring = corners(x, y, width, height, lean).map(|(x, y)| mercator_from_geo(Coord { x, y }));
            let line = dense(&ring);
            let length = measure::length_m(&line.clone().into());
            prop_assert!((line_m(&ring) / length - 1.0).abs() < 1e-5, "{} {length}", line_m(&ring));
            let area = measure::area_m2(&Polygon::new(line, Vec::new()).into());
            // The geodesic area of a polygon is itself exact to 0.1 m² a corner at worst, and this one has 800.
            prop_assert!((ring_m2(&ring) - area).abs() < area * 2e-5 + 2.0, "{} {area}", ring_m2(&ring));
        }
    }

    #[test]
    fn a_long_thin_ring_keeps_its_area() {
        let (x, y, width, height, lean) = (
            2.0,
            50.1,
            0.275_895_643_905_806_2,
            0.003_141_950_137_368_539_4,
            -0.771_033_170_295_246_7,
        );
        let corners = corners(x, y, width, height, lean);
        let ring = corners.map(|(x, y)| mercator_from_geo(Coord { x, y }));
        let area = measure::area_m2(&Polygon::new(dense(&ring), Vec::new()).into());
        assert!((ring_m2(&ring) - area).abs() < area * 2e-5, "{} {area}", ring_m2(&ring));
    }

    #[test]
    fn an_open_ring_and_a_closed_one_enclose_the_same() {
        let ring = [(0.5, 0.3), (0.501, 0.3), (0.501, 0.301)].map(|(x, y)| Coord { x, y });
        let closed = [ring[0], ring[1], ring[2], ring[0]];
        assert!((ring_m2(&ring) - ring_m2(&closed)).abs() < 1e-6);
        assert_eq!((ring_m2(&[]), line_m(&[])), (0.0, 0.0));
    }
}
