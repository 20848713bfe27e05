//! Names on the map: along lines, inside areas, beside points; by priority, each where nothing else stands.
//!
//! Every place that a name may take is pinned to the world: a slot of a line, the pole of an area, a side of a point. So a
//! name keeps its place while the map is moved, until an edge or a stronger name takes it.

mod block;
mod candidate;
mod course;
mod place;
mod pole;
mod tries;

pub(super) use candidate::{Collector, LabelCandidate, Poles, Seen, lines_of};
pub(super) use place::{Memory, place_labels};
