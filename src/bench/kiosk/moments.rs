//! When what is measured of a kiosk that nobody uses begins and ends.

/// Part of the time, of that with a bright and of that with a dark picture, that is not measured: it settles.
const SETTLES: f64 = 0.15;

/// Real seconds from the start at which something is measured from or to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Moments {
    /// From here to the dark the map plays and is measured: every flight of it has its rest.
    pub(super) bright_s: f64,
    /// The picture darkens.
    pub(super) dark_s: f64,
    /// The dark picture is measured from here to the end.
    pub(super) settled_s: f64,
}

impl Moments {
    /// Of so many seconds, when the map stands for `stands_s` at each thing, the flight to it among them. Too short a time
    /// has no moment from which the bright picture is measured.
    pub(super) fn of(seconds: f64, stands_s: f64) -> Self {
        let dark_s = seconds / 2.0;
        let flights = (dark_s * (1.0 - SETTLES) / stands_s).floor();
        Self {
            bright_s: if flights >= 1.0 {
                dark_s - flights * stands_s
            } else {
                f64::INFINITY
            },
            dark_s,
            settled_s: dark_s * (1.0 + SETTLES),
        }
    }

    /// Seconds from `at_s` until the next one, or until the end at `end_s`.
    pub(super) fn wait_s(self, at_s: f64, end_s: f64) -> f64 {
        let moments = [self.bright_s, self.dark_s, self.settled_s, end_s];
        let next = moments
            .into_iter()
            .filter(|moment| *moment > at_s)
            .fold(f64::INFINITY, f64::min);
        if next.is_finite() { next - at_s } else { 0.0 }
    }
}

/// Processor time between two moments, as percent of one core.
pub(super) fn share([from_s, from_cpu_s]: [f64; 2], [to_s, to_cpu_s]: [f64; 2]) -> f64 {
    100.0 * (to_cpu_s - from_cpu_s) / (to_s - from_s).max(1e-3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_flights_are_measured_and_a_frame_falls_on_every_moment() {
        let moments = Moments::of(200.0, 20.0);
        let (mut at_s, mut seen) = (0.0, Vec::new());
        while at_s < 200.0 {
            at_s += moments.wait_s(at_s, 200.0);
            seen.push(at_s.round());
        }
        assert_eq!(seen, [20.0, 100.0, 115.0, 200.0]);
        let short = Moments::of(36.0, 20.0);
        assert!(
            short.bright_s.is_infinite(),
            "nothing is said of what was not seen: {short:?}"
        );
        assert_eq!(short.wait_s(36.0, 36.0), 0.0);
    }

    #[test]
    fn a_core_that_works_half_of_the_time_is_at_fifty_percent() {
        assert!((share([10.0, 3.0], [20.0, 8.0]) - 50.0).abs() < 1e-9);
    }
}
