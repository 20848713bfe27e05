//! Whether somebody stands before the kiosk: from the last touch to the question, to the start. Pure: times are handed in, in
//! seconds of a clock that only goes on, and what a wrong clock does is bounded here.

/// How long is waited.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Times {
    /// Seconds without a touch until the question.
    pub idle_s: f64,
    /// Seconds that the question stands.
    pub countdown_s: f64,
    /// Seconds without a visitor until the picture darkens.
    pub dim_after_s: f64,
}

/// Staff that forgot to leave its page does so after this many seconds.
const STAFF_S: f64 = 300.0;

/// Who is there, as the screen shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Nobody: the map plays.
    Nobody,
    /// A visitor.
    Visitor,
    /// Staff at its page, or at the question for the PIN.
    Staff,
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Nothing.
    Stay,
    /// A visitor came: show the first page.
    Enter,
    /// The visitor left: everything back to the start.
    Leave,
}

/// The memory of one kiosk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Session {
    now_s: f64,
    touched_s: f64,
    audience: Audience,
    times: Times,
}

impl Session {
    /// Nobody was ever there.
    pub fn new(now_s: f64, times: Times) -> Self {
        Self {
            now_s,
            touched_s: now_s,
            audience: Audience::Nobody,
            times,
        }
    }

    /// Waits otherwise from now on.
    pub fn set_times(&mut self, times: Times) {
        self.times = times;
    }

    /// Goes on to `now_s`; `touched` tells whether anything was touched since, `audience` what the screen shows.
    pub fn step(&mut self, now_s: f64, touched: bool, audience: Audience) -> Turn {
        // A clock that went back, or is none, stands still.
        let now_s = if now_s.is_finite() {
            now_s.max(self.now_s)
        } else {
            self.now_s
        };
        let slept = now_s - self.now_s > self.times.idle_s + self.times.countdown_s;
        self.now_s = now_s;
        if self.audience != audience {
            self.audience = audience;
            if audience == Audience::Nobody {
                // From now on nobody is there.
                self.touched_s = now_s;
            }
        }
        if touched {
            // Who touches a machine that slept is another visitor.
            self.touched_s = now_s;
            return match audience {
                Audience::Nobody => Turn::Enter,
                Audience::Visitor | Audience::Staff if slept => Turn::Leave,
                Audience::Visitor | Audience::Staff => Turn::Stay,
            };
        }
        let quiet = now_s - self.touched_s;
        let patience = match audience {
            Audience::Nobody => f64::INFINITY,
            Audience::Visitor => self.times.idle_s + self.times.countdown_s,
            Audience::Staff => STAFF_S,
        };
        if quiet >= patience { Turn::Leave } else { Turn::Stay }
    }

    /// Seconds that are left to say "I am still here"; none while nothing is asked.
    pub fn countdown_s(&self) -> Option<f64> {
        let quiet = self.now_s - self.touched_s;
        let asked = self.audience == Audience::Visitor && quiet >= self.times.idle_s;
        asked.then(|| (self.times.idle_s + self.times.countdown_s - quiet).max(0.0))
    }

    /// Whether nobody was there for so long that the picture is dark.
    pub fn is_dim(&self) -> bool {
        self.audience == Audience::Nobody && self.now_s - self.touched_s >= self.times.dim_after_s
    }

    /// Seconds until something changes by itself, if nothing is touched; none when nothing does.
    pub fn next_change_s(&self) -> Option<f64> {
        let quiet = self.now_s - self.touched_s;
        match self.audience {
            Audience::Nobody => (quiet < self.times.dim_after_s).then_some(self.times.dim_after_s - quiet),
            Audience::Visitor if quiet < self.times.idle_s => Some(self.times.idle_s - quiet),
            // The number of seconds is shown.
            Audience::Visitor => Some((quiet.floor() + 1.0 - quiet).max(0.05)),
            Audience::Staff => Some((STAFF_S - quiet).max(0.05)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TIMES: Times = Times {
        idle_s: 60.0,
        countdown_s: 15.0,
        dim_after_s: 900.0,
    };

    #[test]
    fn a_visit_goes_from_a_touch_over_the_question_to_the_start() {
        let mut session = Session::new(100.0, TIMES);
        assert_eq!(session.step(160.0, false, Audience::Nobody), Turn::Stay);
        assert_eq!(session.step(161.0, true, Audience::Nobody), Turn::Enter);
        assert_eq!(session.step(161.1, false, Audience::Visitor), Turn::Stay);
        assert_eq!(session.countdown_s(), None);
        session.step(222.0, false, Audience::Visitor);
        let left = session.countdown_s().unwrap();
        assert!((13.9..=14.5).contains(&left), "{left}");
        assert_eq!(session.step(223.0, true, Audience::Visitor), Turn::Stay, "still here");
        assert_eq!(session.countdown_s(), None);
        assert_eq!(session.step(223.0 + 74.9, false, Audience::Visitor), Turn::Stay);
        assert_eq!(session.step(223.0 + 75.0, false, Audience::Visitor), Turn::Leave);
    }

    #[test]
    fn a_machine_that_slept_begins_anew_whoever_touches_it() {
        let mut session = Session::new(0.0, TIMES);
        session.step(1.0, true, Audience::Visitor);
        assert_eq!(session.step(9_000.0, true, Audience::Visitor), Turn::Leave);
        let mut session = Session::new(0.0, TIMES);
        session.step(1.0, true, Audience::Visitor);
        assert_eq!(session.step(9_000.0, false, Audience::Visitor), Turn::Leave);
    }

    #[test]
    fn a_clock_that_goes_back_costs_nobody_a_visit() {
        let mut session = Session::new(1_000.0, TIMES);
        session.step(1_001.0, true, Audience::Visitor);
        for wrong in [5.0, -1e9, f64::NAN, f64::NEG_INFINITY] {
            assert_eq!(session.step(wrong, false, Audience::Visitor), Turn::Stay, "{wrong}");
        }
        assert_eq!(session.step(1_002.0, false, Audience::Visitor), Turn::Stay);
    }

    #[test]
    fn a_dark_screen_wakes_at_the_first_touch() {
        let mut session = Session::new(0.0, TIMES);
        session.step(899.0, false, Audience::Nobody);
        assert!(!session.is_dim());
        session.step(901.0, false, Audience::Nobody);
        assert!(session.is_dim());
        assert_eq!(session.step(902.0, true, Audience::Nobody), Turn::Enter);
        assert!(!session.is_dim());
    }

    #[test]
    fn staff_that_went_away_leaves_its_page() {
        let mut session = Session::new(0.0, TIMES);
        session.step(1.0, true, Audience::Staff);
        assert_eq!(session.step(200.0, false, Audience::Staff), Turn::Stay);
        assert_eq!(session.countdown_s(), None);
        assert_eq!(session.step(301.0, false, Audience::Staff), Turn::Leave);
    }

    proptest! {
        #[test]
        fn nobody_is_waited_for_longer_than_both_times(
            steps in prop::collection::vec((0.0..40.0_f64, prop::bool::weighted(0.3)), 1..200)
        ) {
            let mut session = Session::new(0.0, TIMES);
            let (mut now, mut audience, mut last) = (0.0, Audience::Nobody, 0.0);
            for (dt, touched) in steps {
                now += dt;
                if touched { last = now; }
                match session.step(now, touched, audience) {
                    Turn::Enter => audience = Audience::Visitor,
                    Turn::Leave => {
                        prop_assert!(now - last >= TIMES.idle_s + TIMES.countdown_s);
                        audience = Audience::Nobody;
                    }
                    Turn::Stay => {
                        prop_assert!(audience != Audience::Visitor || now - last < TIMES.idle_s + TIMES.countdown_s);
                    }
                }
                prop_assert!(session.countdown_s().is_none_or(|left| left <= TIMES.countdown_s));
                prop_assert!(session.next_change_s().is_none_or(|wait| wait > 0.0));
            }
        }
    }
}
