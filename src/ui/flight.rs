//! A flight of the camera from one view to another.

use geo_types::Coord;

use crate::space::mercator::{geo_from_mercator, mercator_from_geo};
use crate::state::Camera;

/// Duration of a flight, in seconds.
const FLIGHT_S: f64 = 0.45;

/// A way from one camera to another.
#[derive(Debug, Clone, Copy)]
pub struct Flight {
    from: Camera,
    to: Camera,
    start: f64,
}

impl Flight {
    /// A flight that starts at `start`, in seconds of the toolkit's clock.
    pub fn new(from: Camera, to: Camera, start: f64) -> Self {
        Self { from, to, start }
    }

    /// Where the camera is at a time.
    pub fn camera(&self, now: f64) -> Camera {
        if self.is_over(now) {
            self.to
        } else {
            between(self.from, self.to, ((now - self.start) / FLIGHT_S).max(0.0))
        }
    }

    /// Whether the goal is reached.
    pub fn is_over(&self, now: f64) -> bool {
        now - self.start >= FLIGHT_S
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
}
