//! How much of the map a frame in motion may draw, learnt from how long the frames before it took.

use crate::scene::SceneScratch;

/// What frames in motion leave out, so that they come in time. What is left out comes when the map rests.
pub struct Pace {
    /// A picture in motion takes about this long at most, in milliseconds.
    budget_ms: f64,
    /// At least this many features of a layer are drawn.
    least: usize,
    /// Features of a layer that a frame in motion can afford.
    most: usize,
}

impl Pace {
    /// A pace at which a picture takes about `budget_ms` milliseconds at most, and draws at least `least` features of a layer.
    pub fn new(budget_ms: f64, least: usize) -> Self {
        Self {
            budget_ms,
            least,
            most: 2000.max(least),
        }
    }

    /// Tells `scratch` how many features a frame in motion may draw.
    pub fn limit(&self, scratch: &mut SceneScratch) {
        scratch.most_per_layer = Some(self.most);
    }

    /// A frame in motion was drawn and took this long, in milliseconds. Returns whether features may be missing from it.
    pub fn moved(&mut self, scratch: &SceneScratch, took_ms: f64) -> bool {
        let cut = scratch.most_found >= self.most;
        self.most = next_most([self.least, self.most], scratch.most_found, took_ms / self.budget_ms);
        cut
    }
}

/// How many features of a layer, `least` or more, the next frame in motion may draw, after one that might draw `most`, drew
/// `drawn` and took `share` of its time. It never rises far above what was drawn: the next frame may see much more.
fn next_most([least, most]: [usize; 2], drawn: usize, share: f64) -> usize {
    let was = most.min(drawn.max(least)) as f64;
    let factor = (0.85 / share.max(0.01)).clamp(0.3, 1.5);
    let next = was * factor;
    (next as usize).max(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_in_motion_draws_less_after_a_slow_one_and_more_after_a_quick_one() {
        // Twice too slow: about half, whatever it was allowed to draw.
        let slow = next_most([200, 1 << 20], 10_000, 2.0);
        assert!((3_500..5_000).contains(&slow), "{slow}");
        assert_eq!(next_most([200, 10_000], 10_000, 0.1), 15_000);
        assert_eq!(next_most([200, 1 << 20], 400, 0.1), 600);
        assert_eq!(next_most([200, 200], 10_000, 100.0), 200);
        // It settles: at the wanted time nothing changes.
        assert_eq!(next_most([200, 5_000], 5_000, 0.85), 5_000);
    }

    #[test]
    fn what_is_left_out_is_known() {
        let mut pace = Pace::new(10.0, 200);
        let mut scratch = SceneScratch::default();
        pace.limit(&mut scratch);
        assert_eq!(scratch.most_per_layer, Some(2000));
        // Fewer features than were allowed: none is missing.
        scratch.most_found = 1999;
        assert!(!pace.moved(&scratch, 1.0));
        // As many as were allowed: there may be more.
        pace.limit(&mut scratch);
        scratch.most_found = scratch.most_per_layer.unwrap_or(0);
        assert!(pace.moved(&scratch, 1.0));
    }
}
