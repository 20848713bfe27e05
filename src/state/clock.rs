//! The clock of the state: which years it knows, and the commands about it. Whether it plays is no decision and no part of
//! the state: the window knows.

use std::ops::RangeInclusive;

use super::{SWIPE, State, Then, TimeCommand};
use crate::model::Atlas;
use crate::store::stamp;

/// The year that a clock shows first: the eve of the Great War, when most of the basin was sunk.
const FIRST_SHOWN: i32 = 1913;

/// This year in the calendar of Greenwich.
pub fn this_year() -> i32 {
    stamp::today()
        .get(..4)
        .and_then(|year| year.parse().ok())
        .unwrap_or(2026)
}

/// The years that the clock knows: from the first dated feature of the territory to today.
pub fn years(atlas: &Atlas) -> RangeInclusive<i32> {
    let last = this_year();
    atlas.first_year().map_or(last, |first| first.min(last))..=last
}

/// Carries out `command` on the clock of `state`; years are brought within [`years`].
pub(super) fn apply(state: &mut State, atlas: &Atlas, command: TimeCommand) {
    let years = years(atlas);
    let within = |year: i32| year.clamp(*years.start(), *years.end());
    match command {
        TimeCommand::SetYear(year) => {
            state.year = year.map(within);
            state.then = state.then.filter(|_| year.is_some());
        }
        TimeCommand::StepYears(by) => {
            let from = state.year.unwrap_or_else(|| within(FIRST_SHOWN));
            state.year = Some(within(from.saturating_add(by)));
        }
        TimeCommand::Toggle => {
            state.year = state.year.is_none().then(|| within(FIRST_SHOWN));
            state.then = None;
        }
        TimeCommand::ToggleThen => {
            // With today at the right, the year that was shown goes to the left.
            state.then = state.then.is_none().then(|| {
                let year = state.year.unwrap_or_else(|| within(FIRST_SHOWN));
                let then = if year == *years.end() {
                    within(FIRST_SHOWN)
                } else {
                    year
                };
                Then { year: then, at: 0.5 }
            });
            if state.then.is_some() {
                state.year = Some(*years.end());
            }
        }
        TimeCommand::SetThen(year) => {
            if let Some(then) = &mut state.then {
                then.year = within(year);
            }
        }
        TimeCommand::SetDivider(thousandths) => {
            if let Some(then) = &mut state.then {
                then.at = (f32::from(thousandths) / 1000.0).clamp(*SWIPE.start(), *SWIPE.end());
            }
        }
        // Playing starts the clock when there is none; that it plays is known by the window.
        TimeCommand::TogglePlay => {
            state.year.get_or_insert(*years.start());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn the_clock_stays_within_the_years_of_the_data_and_steps_from_where_it_is() {
        let atlas = load::atlas::embedded();
        assert_eq!(*years(&atlas).start(), 1716);
        let mut state = State::default();
        let mut run = |command| {
            apply(&mut state, &atlas, command);
            state.year
        };
        assert_eq!(run(TimeCommand::SetYear(Some(1850))), Some(1850));
        assert_eq!(run(TimeCommand::StepYears(10)), Some(1860));
        assert_eq!(run(TimeCommand::StepYears(i32::MAX)), Some(this_year()));
        assert_eq!(run(TimeCommand::SetYear(Some(3))), Some(1716));
        assert_eq!(run(TimeCommand::StepYears(-1)), Some(1716));
        assert_eq!(run(TimeCommand::Toggle), None);
        assert_eq!(run(TimeCommand::Toggle), Some(FIRST_SHOWN));
        assert_eq!(run(TimeCommand::ToggleThen), Some(this_year()));
        assert_eq!(run(TimeCommand::SetThen(1850)), Some(this_year()));
        run(TimeCommand::SetDivider(u16::MAX));
        assert_eq!(
            state.then,
            Some(Then {
                year: 1850,
                at: *SWIPE.end()
            })
        );
        let mut run = |command| {
            apply(&mut state, &atlas, command);
            state.year
        };
        assert_eq!(run(TimeCommand::SetYear(None)), None);
        assert_eq!(run(TimeCommand::TogglePlay), Some(1716));
    }
}
