//! A flight of the camera from one view to another: a short one, or the long way of a story, which rises so that the eye sees
//! where it goes (van Wijk and Nuij, “Smooth and efficient zooming and panning”, 2003).

use geo_types::Coord;

use crate::space::MIN_ZOOM;
use crate::space::mercator::{geo_from_mercator, mercator_from_geo};
use crate::state::Camera;

/// Duration of a flight, in seconds.
const FLIGHT_S: f64 = 0.45;

/// Duration of the flights of a story, in seconds: the shortest and the longest.
const JOURNEY_S: std::ops::RangeInclusive<f64> = 0.7..=2.8;
/// Seconds for each unit of a journey's length, as the eye feels it.
const PACE_S: f64 = 0.55;
/// How high a journey rises: the authors of the paper found this to be liked best.
const RHO: f64 = 1.42;
/// How much slower a flight is that nobody waits for.
const GENTLE: f64 = 1.8;
/// Width of the map that a journey is reckoned for, in points.
const WIDTH_PT: f64 = 1000.0;

/// A way from one camera to another.
#[derive(Debug, Clone, Copy)]
pub struct Flight {
    from: Camera,
    to: Camera,
    start: f64,
    lasts_s: f64,
    arc: Option<Arc>,
}

/// The long way: width of what is seen and way on the ground, both in units of the whole world.
#[derive(Debug, Clone, Copy)]
struct Arc {
    width: f64,
    distance: f64,
    first: f64,
    length: f64,
}

impl Arc {
    fn new(from: Camera, to: Camera) -> Self {
        let width = |camera: Camera| WIDTH_PT / (256.0 * camera.zoom.exp2());
        let (a, b) = (mercator_from_geo(from.center_geo), mercator_from_geo(to.center_geo));
        let (before, after, distance) = (width(from), width(to), (b.x - a.x).hypot(b.y - a.y));
        let rho2 = RHO * RHO;
        let turn = |at: f64, sign: f64| {
            let part = after * after - before * before + sign * rho2 * rho2 * distance * distance;
            let b = part / (2.0 * at * rho2 * distance);
            ((b * b + 1.0).sqrt() - b).ln()
        };
        let (first, last) = (turn(before, 1.0), turn(after, -1.0));
        let curved = distance > 1e-3 * before && first.is_finite() && last.is_finite();
        if curved {
            Self {
                width: before,
                distance,
                first,
                length: (last - first) / RHO,
            }
        } else {
            Self {
                width: before,
                distance: 0.0,
                first: 0.0,
                length: (after / before).ln() / RHO,
            }
        }
    }

    /// Zoom that is gained since the start, and part of the way on the ground.
    fn at(&self, share: f64) -> (f64, f64) {
        let along = share * self.length;
        if self.distance == 0.0 {
            return (-(RHO * along) / std::f64::consts::LN_2, share);
        }
        let now = RHO * along + self.first;
        let ground = self.width / (RHO * RHO) * (self.first.cosh() * now.tanh() - self.first.sinh());
        let zoom = (now.cosh() / self.first.cosh()).log2();
        (zoom, (ground / self.distance).clamp(0.0, 1.0))
    }
}

impl Flight {
    /// A flight that starts at `start`, in seconds of the toolkit's clock.
    pub fn new(from: Camera, to: Camera, start: f64) -> Self {
        Self {
            from,
            to,
            start,
            lasts_s: FLIGHT_S,
            arc: None,
        }
    }

    /// The long way, as a story takes it.
    pub fn journey(from: Camera, to: Camera, start: f64) -> Self {
        let arc = Arc::new(from, to);
        Self {
            lasts_s: (arc.length.abs() * PACE_S).clamp(*JOURNEY_S.start(), *JOURNEY_S.end()),
            arc: Some(arc),
            ..Self::new(from, to, start)
        }
    }

    /// The long way at leisure, for those who pass by.
    pub fn gentle(from: Camera, to: Camera, start: f64) -> Self {
        let journey = Self::journey(from, to, start);
        Self {
            lasts_s: journey.lasts_s * GENTLE,
            ..journey
        }
    }

    /// Where the camera is at a time.
    pub fn camera(&self, now: f64) -> Camera {
        if self.is_over(now) {
            self.to
        } else {
            let share = ((now - self.start) / self.lasts_s).max(0.0);
            match self.arc {
                Some(arc) => along(arc, self.from, self.to, share),
                None => between(self.from, self.to, share),
            }
        }
    }

    /// Whether the goal is reached.
    pub fn is_over(&self, now: f64) -> bool {
        now - self.start >= self.lasts_s
    }
}

fn along(arc: Arc, from: Camera, to: Camera, share: f64) -> Camera {
    let eased = share * share * (3.0 - 2.0 * share);
    let (gained, part) = arc.at(eased);
    let (a, b) = (mercator_from_geo(from.center_geo), mercator_from_geo(to.center_geo));
    Camera {
        center_geo: geo_from_mercator(Coord {
            x: a.x + (b.x - a.x) * part,
            y: a.y + (b.y - a.y) * part,
        }),
        zoom: (from.zoom + gained).max(MIN_ZOOM),
    }
}

/// A camera on the way: zoom and place ease in and out together, so that the goal never leaves the picture sideways.
fn between(from: Camera, to: Camera, share: f64) -> Camera {
    let eased = share * share * (3.0 - 2.0 * share);
    let zoom = from.zoom + (to.zoom - from.zoom) * eased;
    let (a, b) = (mercator_from_geo(from.center_geo), mercator_from_geo(to.center_geo));
    let change = to.zoom - from.zoom;
    // With the zoom, equal steps of time are not equal steps on the ground: this is the share of the way on the ground.
    let along = if change.abs() < 1e-6 {
        eased
    } else {
        (1.0 - (-eased * change).exp2()) / (1.0 - (-change).exp2())
    };
    let center = Coord {
        x: a.x + (b.x - a.x) * along,
        y: a.y + (b.y - a.y) * along,
    };
    Camera {
        center_geo: geo_from_mercator(center),
        zoom,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flight_starts_and_ends_where_it_should() {
        let from = Camera {
            center_geo: Coord { x: 2.5, y: 50.4 },
            zoom: 9.0,
        };
        let to = Camera {
            center_geo: Coord { x: 2.9, y: 50.5 },
            zoom: 15.0,
        };
        for (share, wanted) in [(0.0, from), (1.0, to)] {
            let reached = between(from, to, share);
            assert!((reached.center_geo.x - wanted.center_geo.x).abs() < 1e-9);
            assert!((reached.zoom - wanted.zoom).abs() < 1e-9);
        }
    }

    #[test]
    fn a_journey_starts_and_ends_where_it_should_and_rises_over_a_long_way() {
        let place = |x: f64, y: f64, zoom: f64| Camera {
            center_geo: Coord { x, y },
            zoom,
        };
        for (from, to) in [
            (place(2.5, 50.4, 14.0), place(3.5, 50.44, 14.0)),
            (place(2.5, 50.4, 9.5), place(2.9, 50.5, 15.0)),
            (place(2.5, 50.4, 15.0), place(2.5, 50.4, 10.0)),
            (place(2.5, 50.4, 12.0), place(2.5, 50.4, 12.0)),
        ] {
            let flight = Flight::journey(from, to, 10.0);
            for (now, wanted) in [(10.0, from), (10.0 + flight.lasts_s - 1e-9, to), (99.0, to)] {
                let reached = flight.camera(now);
                assert!(
                    (reached.center_geo.x - wanted.center_geo.x).abs() < 1e-6,
                    "{from:?} {to:?} {now}"
                );
                assert!(
                    (reached.zoom - wanted.zoom).abs() < 1e-5,
                    "{from:?} {to:?} {now}: {reached:?}"
                );
            }
            assert!(flight.lasts_s <= *JOURNEY_S.end());
        }
        let flight = Flight::journey(place(2.5, 50.4, 14.0), place(3.5, 50.44, 14.0), 0.0);
        assert!(
            flight.camera(flight.lasts_s / 2.0).zoom < 11.0,
            "it shows both ends on the way"
        );
    }
}
