//! What is measured on the map.

use geo_types::Coord;
use serde::{Deserialize, Serialize};

use super::edit::{Edit, History, MOST_PLACES, edited, tidy};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// The length of a path.
    #[default]
    Path,
    /// The area inside a ring.
    Area,
    /// A circle: its middle, and a place on it.
    Circle,
}

impl MeasureKind {
    /// Every kind, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Path, Self::Area, Self::Circle];

    /// The end of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Area => "area",
            Self::Circle => "circle",
        }
    }
}

/// The measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    /// What is measured.
    pub kind: MeasureKind,
    /// Places in degrees, to a centimetre.
    pub places: Vec<Coord<f64>>,
    /// Places jump to what is drawn near them.
    pub snaps: bool,
    /// The way back.
    pub history: History<Vec<Coord<f64>>>,
}

impl Default for Measure {
    fn default() -> Self {
        Self {
            kind: MeasureKind::Path,
            places: Vec::new(),
            snaps: true,
            history: History::default(),
        }
    }
}

/// About the measure.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum MeasureCommand {
    /// Measure this.
    SetKind(MeasureKind),
    /// Put a place, in degrees.
    Put(Coord<f64>),
    /// Put one in the middle of the map: the map knows where that is.
    PutMiddle,
    /// Take the last place back.
    RemoveLast,
    /// Change a place.
    Edit(Edit),
    /// Take all of them out.
    Clear,
    /// Places jump to what is drawn near them, or not.
    SetSnaps(bool),
}

/// Carries out `command`.
pub(super) fn apply(measure: &mut Measure, command: MeasureCommand) {
    let before = measure.places.clone();
    if let MeasureCommand::Edit(edit) = command {
        if measure.kind != MeasureKind::Circle || !matches!(edit, Edit::Insert(..)) {
            edited(&mut measure.places, edit);
        }
        measure.history.note_edit(before, &measure.places, 0, edit);
        return;
    }
    match command {
        MeasureCommand::SetKind(kind) => {
            measure.kind = kind;
            if kind == MeasureKind::Circle {
                measure.places.truncate(2);
            }
        }
        MeasureCommand::Put(at) => {
            // A third place of a circle begins another one around the same middle.
            if let Some(at) = tidy(at).filter(|_| measure.places.len() < MOST_PLACES) {
                if measure.kind == MeasureKind::Circle {
                    measure.places.truncate(1);
                }
                measure.places.push(at);
            }
        }
        MeasureCommand::RemoveLast => {
            measure.places.pop();
        }
        MeasureCommand::Clear => measure.places.clear(),
        MeasureCommand::SetSnaps(snaps) => measure.snaps = snaps,
        // The map puts what lies in its middle.
        MeasureCommand::PutMiddle | MeasureCommand::Edit(_) => {}
    }
    measure.history.note(before, &measure.places);
}
