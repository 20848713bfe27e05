//! The audit of access: which features lie farther than a chosen distance from the cycle network, from bus stops, from
//! anything; ranked, with the shortest connection of each. Knows when the data cannot answer, and why.

pub mod catchment;
mod goal;
pub mod near;
pub mod reach;
pub mod report;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use rayon::prelude::*;
use serde::Serialize;

use crate::index::{NearestIndex, Way};
use crate::model::{Atlas, Feature, FeatureId, GeometryStatus};

pub use goal::{BusKnowledge, Goal, Obstacle, bus_knowledge};

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Whose access is audited.
    pub subjects: Vec<FeatureId>,
    /// Access to what.
    pub goal: Goal,
    /// How far is too far, in metres.
    pub metres: f64,
}

/// What is known of one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Farther than the distance.
    Farther,
    /// The data cannot tell.
    Inconclusive,
    /// Not farther.
    Within,
}

impl Verdict {
    /// The word of the command line and the end of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Farther => "farther",
            Self::Inconclusive => "inconclusive",
            Self::Within => "within",
        }
    }
}

/// One subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The subject.
    pub id: FeatureId,
    /// What is known of it.
    pub verdict: Verdict,
    /// The shortest connection to what the data holds; none without a place to start from or to go to.
    pub way: Option<Way>,
    /// Metres by which the distance may be wrong, because of places that are known that well only; 0 where they are exact.
    pub doubt_m: f64,
}

impl Row {
    /// Whether the doubt about places reaches over the limit: the verdict might turn.
    pub fn doubtful(&self, metres: f64) -> bool {
        let distance = self.way.map_or(f64::INFINITY, |way| way.distance_m);
        self.doubt_m > 0.0 && (distance - metres).abs() <= self.doubt_m
    }
}

/// The answer to a [`Question`].
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// What was asked for.
    pub goal: Goal,
    /// How far is too far, in metres.
    pub metres: f64,
    /// Every subject with a place, the farthest first; those of one distance by their ids.
    pub rows: Vec<Row>,
    /// Subjects without a geometry: they take no part.
    pub unplaced: Vec<FeatureId>,
    /// Subjects that are markers only, as a park whose land nobody publishes: no edge to measure from.
    pub markers: usize,
    /// Why the answer is inconclusive; none when the data holds what is asked for.
    pub obstacle: Option<Obstacle>,
    /// Features of the goal that have no geometry: routes known by their description.
    pub goals_undrawn: usize,
    /// Features that ways may lead to.
    pub goals: usize,
    /// Length of the lines that ways may lead to, in kilometres.
    pub goals_km: f64,
}

impl Audit {
    /// How many rows have a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// The rows of a verdict, the farthest first.
    pub fn of(&self, verdict: Verdict) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.verdict == verdict)
    }

    /// Keys of the sources of the goal and of the subjects, for credits; sorted.
    pub fn sources<'a>(&self, atlas: &'a Atlas) -> BTreeSet<&'a str> {
        let ids = self
            .rows
            .iter()
            .flat_map(|row| [Some(row.id), row.way.map(|way| way.to)]);
        ids.flatten()
            .filter_map(|id| atlas.feature(id))
            .map(|feature| feature.source.as_str())
            .collect()
    }
}

/// Answers. Distances are between the nearest places of both geometries, along the geodesic.
pub fn audit(atlas: &Atlas, question: &Question) -> Audit {
    let goals: Vec<FeatureId> = question.goal.features(atlas);
    let geometry = |id: &FeatureId| atlas.feature(*id).and_then(Feature::geometry);
    let index = NearestIndex::new(goals.iter().filter_map(|id| Some((*id, geometry(id)?))));
    let obstacle = question.goal.obstacle(atlas, index.is_empty());
    let (placed, unplaced): (Vec<FeatureId>, Vec<FeatureId>) = question
        .subjects
        .iter()
        .partition(|id| atlas.feature(**id).is_some_and(|feature| feature.geometry.is_some()));
    let mut rows: Vec<Row> = placed
        .par_iter()
        .with_min_len(8)
        .filter_map(|id| {
            let way = index.way(&geometry(id)?);
            Some(row(atlas, question, *id, way, obstacle.is_some()))
        })
        .collect();
    rank(atlas, &mut rows);
    let drawn = goals.iter().filter_map(geometry);
    Audit {
        goal: question.goal.clone(),
        metres: question.metres,
        markers: placed.iter().filter(|id| is_marker(atlas, **id)).count(),
        rows,
        unplaced,
        obstacle,
        goals_undrawn: goals.iter().filter(|id| geometry(id).is_none()).count(),
        goals_km: drawn.map(|lines| crate::space::measure::length_m(&lines)).sum::<f64>() / 1e3,
        goals: goals.len(),
    }
}

fn row(atlas: &Atlas, question: &Question, id: FeatureId, way: Option<Way>, open: bool) -> Row {
    let doubt = |id: FeatureId| {
        let feature = atlas.feature(id);
        feature.and_then(|feature| feature.precision_m).unwrap_or(0.0).max(0.0)
    };
    let doubt_m = doubt(id) + way.map_or(0.0, |way| doubt(way.to));
    let within = way.is_some_and(|way| way.distance_m <= question.metres);
    let surely = way.is_some_and(|way| way.distance_m + doubt_m <= question.metres);
    let verdict = match (is_marker(atlas, id), open) {
        (true, _) => Verdict::Inconclusive,
        // What is not on the map may be nearer, never farther: only what is near enough already is settled.
        (false, true) if surely => Verdict::Within,
        (false, true) => Verdict::Inconclusive,
        (false, false) if within => Verdict::Within,
        (false, false) => Verdict::Farther,
    };
    Row {
        id,
        verdict,
        way,
        doubt_m,
    }
}

/// Whether a feature is land of which only a marker is drawn.
fn is_marker(atlas: &Atlas, id: FeatureId) -> bool {
    atlas.feature(id).is_some_and(|feature| {
        feature.geometry_status == GeometryStatus::Indicative
            && feature.geometry.as_ref().is_some_and(|shape| shape.dimension() == 0)
    })
}

fn rank(atlas: &Atlas, rows: &mut [Row]) {
    let metres = |row: &Row| row.way.map_or(f64::INFINITY, |way| way.distance_m);
    let name = |row: &Row| atlas.feature(row.id).map_or("", |feature| feature.id.as_str());
    rows.sort_by(|a, b| metres(b).total_cmp(&metres(a)).then_with(|| name(a).cmp(name(b))));
}
