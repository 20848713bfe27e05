//! How long a server that fails is left alone: longer after every failure, a little by chance, and as long as it asks.

use std::hash::{BuildHasher as _, RandomState};
use std::time::{Duration, Instant};

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// After the first failure.
    pub first: Duration,
    /// At most, unless the server asks for more.
    pub most: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(1),
            most: Duration::from_secs(300),
        }
    }
}

/// A server may ask for at most this: it may be wrong.
const LONGEST_ASKED: Duration = Duration::from_secs(3600);

/// The failures of one server.
#[derive(Debug, Clone, Default)]
pub struct Backoff {
    patience: Patience,
    failures: u32,
    until: Option<Instant>,
}

impl Backoff {
    /// No failure yet.
    pub fn new(patience: Patience) -> Self {
        Self {
            patience,
            ..Self::default()
        }
    }

    /// How long to wait still; none when the server may be asked.
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        self.until
            .and_then(|until| until.checked_duration_since(now))
            .filter(|left| !left.is_zero())
    }

    /// The server answered as it should.
    pub fn succeeded(&mut self) {
        self.failures = 0;
        self.until = None;
    }

    /// The server failed, and perhaps asked to be left alone for so long.
    pub fn failed(&mut self, now: Instant, asked: Option<Duration>) {
        if self.wait(now).is_some() && asked.is_none() {
            // Requests that were under way together fail together: they count once.
            return;
        }
        let grown = self.patience.first.saturating_mul(1_u32 << self.failures.min(16));
        let chance = f64::from(RandomState::new().hash_one(self.failures) as u32) / f64::from(u32::MAX);
        let wait = grown.min(self.patience.most).mul_f64(0.5 + chance / 2.0);
        let wait = asked.map_or(wait, |asked| asked.min(LONGEST_ASKED).max(wait));
        self.failures = self.failures.saturating_add(1);
        self.until = now.checked_add(wait);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_a_limit_differ_by_chance_and_end_with_success() {
        let mut now = Instant::now();
        let mut backoff = Backoff::default();
        assert_eq!(backoff.wait(now), None);
        let mut waits = Vec::new();
        for _ in 0..12 {
            backoff.failed(now, None);
            let wait = backoff.wait(now).unwrap();
            waits.push(wait);
            now += wait;
            assert_eq!(backoff.wait(now), None);
        }
        assert!(waits[0] <= Duration::from_secs(1) && waits[0] >= Duration::from_millis(500));
        assert!(waits[4] >= Duration::from_secs(8) && waits[4] <= Duration::from_secs(16));
        assert!(waits[11] <= Duration::from_secs(300) && waits[11] >= Duration::from_secs(150));
        backoff.succeeded();
        assert_eq!(backoff.wait(now), None);
    }

    #[test]
    fn what_the_server_asks_for_is_respected_within_reason() {
        let now = Instant::now();
        let mut backoff = Backoff::default();
        backoff.failed(now, Some(Duration::from_secs(120)));
        assert_eq!(backoff.wait(now), Some(Duration::from_secs(120)));
        backoff.failed(now, None);
        assert_eq!(
            backoff.wait(now),
            Some(Duration::from_secs(120)),
            "a failure together with it counts once"
        );
        backoff.failed(now, Some(Duration::from_secs(1_000_000)));
        assert_eq!(backoff.wait(now), Some(Duration::from_secs(3600)));
    }
}
