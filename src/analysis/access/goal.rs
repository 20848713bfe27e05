//! What one may want access to, and whether the data holds all of it.

use serde::{Deserialize, Serialize};

use crate::model::{Atlas, Feature, FeatureId};

/// What access is audited to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Goal {
    /// The cycle routes that are drawn.
    Cycle,
    /// Bus stops and stations.
    Transit,
    /// Bus stops alone.
    Bus,
    /// Stations alone.
    Station,
    /// Everything of a layer, by its id.
    Layer(String),
}

/// Why an audit cannot conclude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Stops of bus lines are not on the map.
    StopsNotLocated(BusKnowledge),
    /// Nothing of what is asked for has a place.
    NothingDrawn,
}

impl Obstacle {
    /// The word of the command line and the end of its message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::StopsNotLocated(_) => "stops-not-located",
            Self::NothingDrawn => "nothing-drawn",
        }
    }
}

/// How much is known of the stops of the bus lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BusKnowledge {
    /// Stops that lines name.
    pub known: usize,
    /// Of those, on the map.
    pub located: usize,
    /// Lines of which no stop is named.
    pub unlisted: usize,
    /// Lines.
    pub lines: usize,
}

impl BusKnowledge {
    /// Whether every stop of every line is on the map.
    pub fn complete(self) -> bool {
        self.lines > 0 && self.located == self.known && self.unlisted == 0
    }
}

/// What the atlas knows of bus stops.
pub fn bus_knowledge(atlas: &Atlas) -> BusKnowledge {
    let mut knowledge = BusKnowledge {
        known: 0,
        located: 0,
        unlisted: 0,
        lines: 0,
    };
    for (_, line) in atlas.iter().filter(|(_, feature)| feature.category == "bus-line") {
        knowledge.lines += 1;
        knowledge.known += line.stops.len();
        knowledge.unlisted += usize::from(line.stops.is_empty());
        let there = |id: &String| atlas.get(id).is_some_and(|stop| stop.geometry.is_some());
        knowledge.located += line
            .stops
            .iter()
            .filter(|stop| stop.id.as_ref().is_some_and(there))
            .count();
    }
    knowledge
}

impl Goal {
    /// Metres that are too far unless the user says otherwise.
    pub fn usual_metres(&self) -> f64 {
        match self {
            Self::Transit | Self::Bus | Self::Station => 500.0,
            Self::Cycle | Self::Layer(_) => 300.0,
        }
    }

    /// The word of the command line; a layer is its id.
    pub fn key(&self) -> &str {
        match self {
            Self::Cycle => "cycle",
            Self::Transit => "transit",
            Self::Bus => "bus",
            Self::Station => "station",
            Self::Layer(id) => id,
        }
    }

    /// The goal of a word; none when it is no goal and no layer.
    pub fn of(atlas: &Atlas, word: &str) -> Option<Self> {
        [Self::Cycle, Self::Transit, Self::Bus, Self::Station]
            .into_iter()
            .find(|goal| goal.key() == word)
            .or_else(|| atlas.layer(word).map(|_| Self::Layer(word.to_owned())))
    }

    /// Every feature of the goal, with or without a geometry.
    pub fn features(&self, atlas: &Atlas) -> Vec<FeatureId> {
        let layer = match self {
            Self::Layer(id) => atlas.layer_index(id).map(|layer| layer as u32),
            _ => None,
        };
        let wanted = |id: FeatureId, feature: &Feature| match self {
            Self::Cycle => feature.category == "cycle-route",
            Self::Transit => feature.category == "bus-stop" || feature.category == "station",
            Self::Bus => feature.category == "bus-stop",
            Self::Station => feature.category == "station",
            Self::Layer(_) => layer == Some(id.layer),
        };
        let all = atlas.iter().filter(|(id, feature)| wanted(*id, feature));
        all.map(|(id, _)| id).collect()
    }

    /// What keeps the data from answering; `empty` when nothing of the goal has a place.
    pub(super) fn obstacle(&self, atlas: &Atlas, empty: bool) -> Option<Obstacle> {
        if matches!(self, Self::Transit | Self::Bus) {
            let knowledge = bus_knowledge(atlas);
            if !knowledge.complete() {
                return Some(Obstacle::StopsNotLocated(knowledge));
            }
        }
        empty.then_some(Obstacle::NothingDrawn)
    }
}
