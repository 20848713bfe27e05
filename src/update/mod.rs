//! Fresh data from the places that publish it, when somebody asks for it and never otherwise.
//!
//! A [`Feed`] names an address. A [`Fetcher`] asks how large the file is, then fetches it: in pieces that go on where they
//! stopped, only from hosts that the feed lists, never more than the feed allows. [`build`] reads it with the readers of
//! imports and judges it: kind, number, place. The [`Difference`] to what stands is shown; only then [`keep`] swaps it in,
//! with the version before kept for [`roll_back`].
//!
//! ```text
//! caches/updates/<feed>.part[.json]            what was fetched so far, and what the server said of it
//! data/updates/current.json                    which generation holds
//! data/updates/generation-0001/<layer>/        layer.toml and features, in the form of imported layers
//! ```
//!
//! Knows addresses, files and layers; knows no window.

mod build;
mod difference;
mod feed;
mod fetch;
mod form;
mod job;
mod keep;
mod partial;
mod place;
mod territory;
mod trouble;

pub use build::{Built, build};
pub use difference::Difference;
pub use feed::{Feed, Feeds, OWN_FILE};
pub use fetch::{Fetcher, Offer, part_of};
pub use form::Form;
pub use job::{Job, Progress, Stage};
pub use keep::{current_folder, generations, keep, roll_back};
pub use partial::forget;
pub use territory::Territory;
pub use trouble::Trouble;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use crate::store::Home;

/// Where what was fetched so far lies in a home.
pub fn fetched_folder(home: &Home) -> PathBuf {
    home.caches().join("updates")
}

/// What whoever waits may say meanwhile, and what is told to them.
#[derive(Debug, Default)]
pub struct Control {
    paused: AtomicBool,
    cancelled: AtomicBool,
    bytes: AtomicU64,
    total: AtomicU64,
}

impl Control {
    /// Stops at the next piece until [`Control::resume`].
    pub fn pause(&self) {
        self.paused.store(true, Ordering::SeqCst);
    }

    /// Goes on.
    pub fn resume(&self) {
        self.paused.store(false, Ordering::SeqCst);
    }

    /// Whether it is paused.
    pub fn is_paused(&self) -> bool {
        self.paused.load(Ordering::SeqCst)
    }

    /// Ends at the next piece. What was fetched is kept for another day.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::SeqCst);
    }

    /// Bytes fetched, and bytes in all where the server said so.
    pub fn bytes(&self) -> (u64, Option<u64>) {
        let total = self.total.load(Ordering::SeqCst);
        (self.bytes.load(Ordering::SeqCst), (total > 0).then_some(total))
    }

    fn tell(&self, bytes: u64, total: Option<u64>) {
        self.bytes.store(bytes, Ordering::SeqCst);
        self.total.store(total.unwrap_or_default(), Ordering::SeqCst);
    }

    /// Waits while paused.
    fn check(&self) -> Result<(), Trouble> {
        loop {
            if self.cancelled.load(Ordering::SeqCst) {
                return Err(Trouble::Cancelled);
            }
            if !self.is_paused() {
                return Ok(());
            }
            std::thread::sleep(STEP);
        }
    }

    /// Waits for so long, unless it is cancelled.
    fn wait(&self, time: Duration) -> Result<(), Trouble> {
        let mut left = time;
        while !left.is_zero() {
            self.check()?;
            let step = left.min(STEP);
            std::thread::sleep(step);
            left -= step;
        }
        self.check()
    }
}

/// How often a pause or a wait looks up.
const STEP: Duration = Duration::from_millis(20);
