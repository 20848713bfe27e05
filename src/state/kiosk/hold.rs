//! How a kiosk keeps the whole screen: when it asks for it again after something took it away. Pure: times are handed in, in
//! seconds of a clock that goes on while the window is hidden too.

/// The first wait: what lies over the window for a moment only is let go.
const FIRST_S: f64 = 0.2;
/// The longest wait: two programs that both want the screen do not flicker.
const LONGEST_S: f64 = 10.0;
/// Who has held the screen for so long starts anew with short waits.
const SETTLED_S: f64 = 15.0;

/// The hold on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Hold {
    /// How often the screen was asked for since it was last held for long.
    asked: u32,
    /// When it is asked for next; none while it is held.
    ask_s: Option<f64>,
    /// Since when it is held.
    held_s: Option<f64>,
}

/// What is to be done about the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Grip {
    /// It is held.
    Held,
    /// Look again after so many seconds.
    Wait(f64),
    /// Ask for it now, for the so manyth time; look again after so many seconds.
    Ask(u32, f64),
}

impl Hold {
    /// Goes on to `now_s`; `held` tells whether the window has the whole screen and what is touched.
    pub fn step(&mut self, now_s: f64, held: bool) -> Grip {
        if held {
            self.ask_s = None;
            let since = *self.held_s.get_or_insert(now_s);
            if now_s - since >= SETTLED_S {
                self.asked = 0;
            }
            return Grip::Held;
        }
        if self.held_s.take().is_some_and(|since| now_s - since >= SETTLED_S) {
            self.asked = 0;
        }
        let ask_s = *self.ask_s.get_or_insert(now_s + wait_s(self.asked));
        if now_s < ask_s {
            return Grip::Wait(ask_s - now_s);
        }
        self.asked = self.asked.saturating_add(1);
        let wait = wait_s(self.asked);
        self.ask_s = Some(now_s + wait);
        Grip::Ask(self.asked, wait)
    }
}

fn wait_s(asked: u32) -> f64 {
    (FIRST_S * f64::from(1_u32 << asked.min(16))).min(LONGEST_S)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often the screen is asked for from `from_s` to `to_s`, while `held` says whether it is there.
    fn asks(hold: &mut Hold, from_s: f64, to_s: f64, mut held: impl FnMut(f64, u32) -> bool) -> Vec<f64> {
        let mut asked = Vec::new();
        let steps = ((to_s - from_s) * 20.0) as u32;
        for step in 0..steps {
            let now_s = from_s + f64::from(step) / 20.0;
            if let Grip::Ask(..) = hold.step(now_s, held(now_s, asked.len() as u32)) {
                asked.push(now_s);
            }
        }
        asked
    }

    #[test]
    fn the_screen_is_asked_for_at_once_and_then_ever_less_often() {
        let mut hold = Hold::default();
        let asked = asks(&mut hold, 0.0, 60.0, |_, _| false);
        assert!(asked[0] <= 0.3 && asked[1] <= 1.0, "{asked:?}");
        assert!(asked.len() <= 12, "{asked:?}");
        assert!(
            asked.windows(2).all(|pair| pair[1] - pair[0] <= LONGEST_S + 0.1),
            "never given up: {asked:?}"
        );
    }

    #[test]
    fn two_programs_that_want_the_screen_do_not_flicker() {
        let mut hold = Hold::default();
        // The other one takes the screen back a tenth of a second after each ask.
        let mut last = f64::NEG_INFINITY;
        let mut count = 0;
        let asked = asks(&mut hold, 0.0, 120.0, |now_s, asked| {
            if asked > count {
                (count, last) = (asked, now_s);
            }
            now_s - last < 0.1
        });
        assert!(asked.len() <= 18, "{} times in two minutes", asked.len());
    }

    #[test]
    fn who_held_the_screen_for_long_gets_it_back_at_once() {
        let mut hold = Hold::default();
        asks(&mut hold, 0.0, 30.0, |_, _| false);
        asks(&mut hold, 30.0, 50.0, |_, _| true);
        let asked = asks(&mut hold, 50.0, 52.0, |_, _| false);
        assert!(asked[0] - 50.0 <= 0.3, "{asked:?}");
    }

    #[test]
    fn what_lies_over_the_window_for_a_moment_is_let_go() {
        let mut hold = Hold::default();
        assert_eq!(hold.step(0.0, true), Grip::Held);
        assert!(matches!(hold.step(1.0, false), Grip::Wait(_)));
        assert_eq!(hold.step(1.1, true), Grip::Held);
        assert!(matches!(hold.step(9.0, false), Grip::Wait(_)), "the wait begins anew");
    }
}
