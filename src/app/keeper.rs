//! The state is written when it has been quiet for a while.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::Context as EguiContext;

use crate::i18n::Messages;
use crate::state::State;
use crate::store::{Fault, Format, state_file};
use crate::ui::{Notice, window};

/// Changes are written this long after the last one.
const SAVE_AFTER: Duration = Duration::from_millis(800);

/// A state that could not be written is tried again after this, besides [`SAVE_AFTER`].
const RETRY_AFTER: Duration = Duration::from_secs(10);

/// What is saved, and since when it is no longer what stands.
pub(super) struct Keeper {
    saved: State,
    last_change: Option<Instant>,
    saves_to: Option<PathBuf>,
}

impl Keeper {
    /// Keeps `state` as the saved one. Without a file nothing is saved.
    pub(super) fn new(state: &State, saves_to: Option<PathBuf>) -> Self {
        Self {
            saved: state.clone(),
            last_change: None,
            saves_to,
        }
    }

    /// The state has changed now.
    pub(super) fn note_change(&mut self) {
        self.last_change = Some(Instant::now());
    }

    /// Remembers where the window stands, and writes the state when it has been quiet for a while.
    pub(super) fn tend(
        &mut self,
        ctx: &EguiContext,
        state: &mut State,
        messages: &Messages,
        notices: &mut Vec<Notice>,
    ) {
        if self.saves_to.is_none() {
            return;
        }
        let place = window::place(ctx);
        if let Some(place) = place.filter(|place| state.window != Some(*place)) {
            state.window = Some(place);
            self.note_change();
        }
        match self.last_change.map(|change| change.elapsed()) {
            Some(quiet) if quiet >= SAVE_AFTER => self.save(state, messages, notices),
            // Asked for in every frame until then: a frame in between would use the request up.
            Some(quiet) => ctx.request_repaint_after(SAVE_AFTER - quiet + Duration::from_millis(20)),
            None => {}
        }
    }

    /// Writes the state if it is not the saved one; a failure is told once.
    pub(super) fn save(&mut self, state: &State, messages: &Messages, notices: &mut Vec<Notice>) {
        self.last_change = None;
        let Some(path) = &self.saves_to else { return };
        if *state == self.saved {
            return;
        }
        match state_file::save(path, state, &Format::first()) {
            Ok(()) => self.saved = state.clone(),
            Err(error) => {
                tracing::warn!(%error, "the state is not saved");
                let words = messages.format(
                    "problem-save-failed",
                    &[("reason", Fault::from(&error).sentence(messages).into())],
                );
                // Tried again while the window is open: room may be made, a disk plugged in.
                self.last_change = Some(Instant::now() + RETRY_AFTER);
                if !notices.iter().any(|notice| notice.text == words) {
                    notices.push(Notice::problem(words));
                }
            }
        }
    }
}
