//! Changes of places that were put on the map, and the way back from each of them.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

/// Places of a line at most.
pub const MOST_PLACES: usize = 500;
/// Steps that can be undone at most.
const MOST_STEPS: usize = 40;

/// A change of one place of a line, places in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// Put this place elsewhere.
    Move(usize, Coord<f64>),
    /// The same by a key: keys that follow each other are one step to undo.
    Nudge(usize, Coord<f64>),
    /// Put a new place before this one; before the one after the last appends it.
    Insert(usize, Coord<f64>),
    /// Take this place out.
    Remove(usize),
}

impl Edit {
    /// The place that it is about.
    pub fn index(self) -> usize {
        match self {
            Self::Move(index, _) | Self::Nudge(index, _) | Self::Insert(index, _) | Self::Remove(index) => index,
        }
    }
}

/// A place to a centimetre, which is written and read back exactly; none where there is no such place.
pub fn tidy(at: Coord<f64>) -> Option<Coord<f64>> {
    let tidy = |value: f64| (value * 1e7).round() / 1e7;
    (at.x.abs() <= 180.0 && at.y.abs() <= 90.0).then(|| Coord {
        x: tidy(at.x),
        y: tidy(at.y),
    })
}

/// Whether a line ends where it began: it is the border of an area.
pub fn is_ring(places: &[Coord<f64>]) -> bool {
    places.len() > 3 && places.first() == places.last()
}

/// Carries out `edit`; whether it changed anything. A ring stays closed while it has three corners.
pub fn edited(places: &mut Vec<Coord<f64>>, edit: Edit) -> bool {
    let before = places.clone();
    let ring = is_ring(places);
    if ring {
        places.pop();
    }
    match edit {
        Edit::Move(index, at) | Edit::Nudge(index, at) => {
            if let (Some(place), Some(at)) = (places.get_mut(index), tidy(at)) {
                *place = at;
            }
        }
        Edit::Insert(index, at) if index <= places.len() && places.len() < MOST_PLACES => {
            if let Some(at) = tidy(at) {
                places.insert(index, at);
            }
        }
        Edit::Remove(index) if index < places.len() => {
            places.remove(index);
        }
        Edit::Insert(..) | Edit::Remove(_) => {}
    }
    if ring && places.len() > 2 {
        places.extend(places.first().copied());
    }
    *places != before
}

/// What was before each step, and what was undone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
    /// What the last step nudged: line and place.
    nudged: Option<(usize, usize)>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self {
            past: Vec::new(),
            future: Vec::new(),
            nudged: None,
        }
    }
}

impl<T: Clone + PartialEq> History<T> {
    /// Remembers that `before` became `now`; a step that changed nothing is none.
    pub fn note(&mut self, before: T, now: &T) {
        if before != *now {
            self.push(before);
            self.nudged = None;
        }
    }

    /// The same for an edit of a line: nudges of the same place are one step.
    pub fn note_edit(&mut self, before: T, now: &T, line: usize, edit: Edit) {
        if before == *now {
            return;
        }
        let nudged = matches!(edit, Edit::Nudge(..)).then_some((line, edit.index()));
        if nudged.is_none() || self.nudged != nudged {
            self.push(before);
        }
        self.nudged = nudged;
    }

    fn push(&mut self, before: T) {
        self.past.push(before);
        self.future.clear();
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// Goes one step back.
    pub fn undo(&mut self, now: &mut T) {
        if let Some(before) = self.past.pop() {
            self.future.push(std::mem::replace(now, before));
            self.nudged = None;
        }
    }

    /// Goes forward again.
    pub fn redo(&mut self, now: &mut T) {
        if let Some(after) = self.future.pop() {
            self.past.push(std::mem::replace(now, after));
            self.nudged = None;
        }
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is one to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(x: f64, y: f64) -> Coord<f64> {
        Coord { x, y }
    }

    #[test]
    fn a_ring_stays_closed_whatever_corner_moves_and_opens_with_two() {
        let mut ring = vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 0.0)];
        assert!(edited(&mut ring, Edit::Move(0, at(0.1, 0.1))));
        assert_eq!((ring.first(), ring.last()), (Some(&at(0.1, 0.1)), Some(&at(0.1, 0.1))));
        assert!(edited(&mut ring, Edit::Insert(3, at(0.0, 1.0))));
        assert_eq!(ring.len(), 5);
        assert!(is_ring(&ring));
        assert!(edited(&mut ring, Edit::Remove(0)) && is_ring(&ring));
        assert!(edited(&mut ring, Edit::Remove(0)) && !is_ring(&ring));
        assert_eq!(ring.len(), 2);
        assert!(!edited(&mut ring, Edit::Remove(9)) && !edited(&mut ring, Edit::Move(0, at(f64::NAN, 0.0))));
    }

    #[test]
    fn nudges_of_one_place_are_one_step() {
        let mut now = vec![at(0.0, 0.0), at(1.0, 0.0)];
        let mut history = History::default();
        for step in 1..=5 {
            let before = now.clone();
            let edit = Edit::Nudge(1, at(1.0, f64::from(step) / 10.0));
            edited(&mut now, edit);
            history.note_edit(before, &now, 0, edit);
        }
        history.undo(&mut now);
        assert_eq!(now, [at(0.0, 0.0), at(1.0, 0.0)]);
        assert!(!history.can_undo() && history.can_redo());
        history.redo(&mut now);
        assert_eq!(now[1], at(1.0, 0.5));
    }

    fn edits() -> impl Strategy<Value = Vec<Edit>> {
        let place = (-1.0..1.0_f64, -1.0..1.0_f64).prop_map(|(x, y)| at(x, y));
        let edit = (0..4_u8, 0..8_usize, place).prop_map(|(kind, index, at)| match kind {
            0 => Edit::Move(index, at),
            1 => Edit::Nudge(index, at),
            2 => Edit::Insert(index, at),
            _ => Edit::Remove(index),
        });
        proptest::collection::vec(edit, 0..30)
    }

    proptest! {
        #[test]
        fn undoing_all_and_redoing_all_come_to_the_same(edits in edits()) {
            let first = vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0)];
            let (mut now, mut history) = (first.clone(), History::default());
            for edit in edits {
                let before = now.clone();
                edited(&mut now, edit);
                history.note_edit(before, &now, 0, edit);
            }
            let last = now.clone();
            while history.can_undo() {
                history.undo(&mut now);
            }
            prop_assert_eq!(&now, &first);
            while history.can_redo() {
                history.redo(&mut now);
            }
            prop_assert_eq!(now, last);
        }
    }
}
