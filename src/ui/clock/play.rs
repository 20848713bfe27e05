//! Whether the years run, and how fast.

use egui::{Context as EguiContext, Key, Modifiers};

use super::super::Context;
use crate::state::clock::years;
use crate::state::{Command, TimeCommand};

/// Years a second.
const SPEEDS: [u32; 5] = [1, 5, 10, 25, 50];
/// Where motion is reduced the years go in steps of so many, none sooner than this after the last, in seconds.
const CALM_STEP: (i32, f64) = (10, 1.2);
/// Speed and time with which a machine that slept does not jump over a century, in seconds.
const LONGEST_GAP_S: f64 = 0.5;

/// What the window knows of the clock beside its year.
#[derive(Debug, Clone)]
pub struct ClockView {
    playing: bool,
    speed: usize,
    /// When the year last changed, in seconds of the toolkit's clock; none before the first tick.
    last: Option<f64>,
}

impl Default for ClockView {
    fn default() -> Self {
        Self {
            playing: false,
            speed: 2,
            last: None,
        }
    }
}

impl ClockView {
    /// Whether the years run.
    pub fn plays(&self) -> bool {
        self.playing
    }

    /// Years a second.
    pub fn speed(&self) -> u32 {
        SPEEDS[self.speed]
    }

    /// The next faster one, or the slowest after the fastest.
    pub fn next_speed(&mut self) {
        self.speed = (self.speed + 1) % SPEEDS.len();
    }

    /// Lets the years run, or stops them.
    pub fn toggle(&mut self) {
        self.playing = !self.playing;
        self.last = None;
    }

    /// Lets the years run as fast as they can.
    pub fn play_fastest(&mut self) {
        *self = Self {
            playing: true,
            speed: SPEEDS.len() - 1,
            last: None,
        };
    }

    /// Stops the years.
    pub fn stop(&mut self) {
        self.playing = false;
        self.last = None;
    }

    /// Years that a caption stays after its own while the years run: about two seconds.
    pub fn caption_years(&self) -> i32 {
        if self.playing { 2 * self.speed() as i32 } else { 0 }
    }

    /// Goes on by the years that are due, and says when the next one is.
    pub(super) fn tick(&mut self, ctx: &EguiContext, cx: &mut Context<'_>, year: i32) {
        if !self.playing {
            return;
        }
        let now = ctx.input(|input| input.time);
        let years = years(cx.atlas());
        let (step, each_s) = if cx.state.reduce_motion {
            (
                CALM_STEP.0,
                CALM_STEP.1.max(f64::from(CALM_STEP.0) / f64::from(self.speed())),
            )
        } else {
            (1, 1.0 / f64::from(self.speed()))
        };
        let last = self.last.get_or_insert(now);
        let gap = now - *last;
        let due = ((gap.min(LONGEST_GAP_S.max(each_s)) / each_s) + 1e-6) as i32;
        if due > 0 {
            *last = if gap > LONGEST_GAP_S.max(each_s) {
                now
            } else {
                *last + f64::from(due) * each_s
            };
            let next = (year + due * step).min(*years.end());
            cx.push(Command::Time(TimeCommand::SetYear(Some(next))));
            if next == *years.end() {
                self.stop();
                return;
            }
        }
        let wait = (self.last.unwrap_or(now) + each_s - now).max(0.0);
        ctx.request_repaint_after_secs(wait as f32);
    }
}

/// The space bar plays and pauses while the clock is on and nothing else has the keyboard.
pub fn keys(ctx: &EguiContext, map_has_keyboard: bool, on: bool) -> Option<Command> {
    let free = map_has_keyboard || ctx.memory(|memory| memory.focused().is_none());
    let pressed = on && free && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space));
    pressed.then_some(Command::Time(TimeCommand::TogglePlay))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_go_round_and_a_caption_stays_about_two_seconds() {
        let mut view = ClockView::default();
        let speeds: Vec<u32> = (0..6)
            .map(|_| {
                view.next_speed();
                view.speed()
            })
            .collect();
        assert_eq!(speeds, [25, 50, 1, 5, 10, 25]);
        assert_eq!(view.caption_years(), 0);
        view.toggle();
        assert!(view.plays());
        assert_eq!(view.caption_years(), 50);
    }
}
