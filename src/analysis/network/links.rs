//! Missing links: gaps between components of a network, with what closing each would connect.

use std::collections::{BTreeMap, HashMap};

use geo::dimensions::{Dimensions, HasDimensions as _};
use geo_types::{Coord, Geometry, LineString, MultiLineString};
use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::{GeomWithData, Rectangle};
use serde::Serialize;

use super::{Network, window};
use crate::analysis::parts::buffer_m;
use crate::analysis::statistics::inhabitants_in;
use crate::i18n::Messages;
use crate::index::NearestIndex;
use crate::index::facets::ground::nearest_places;
use crate::model::{Atlas, Feature, FeatureId};
use crate::space::measure;

/// What is counted as connected lies this near to the network, in metres.
pub const SERVED_M: f64 = 300.0;

/// What lies along a piece of network.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Served {
    /// Kilometres of lines.
    pub km: f64,
    /// Parks within [`SERVED_M`].
    pub parks: usize,
    /// Listed features within [`SERVED_M`].
    pub features: usize,
    /// Inhabitants within [`SERVED_M`], by the area of communes.
    pub inhabitants: f64,
}

/// A gap between two components.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The longer component, numbered from the longest.
    pub from: usize,
    /// The shorter one.
    pub to: usize,
    /// Where the gap begins, on the longer one, in degrees.
    pub from_geo: Coord<f64>,
    /// Where it ends.
    pub to_geo: Coord<f64>,
    /// Metres to build, straight.
    pub distance_m: f64,
    /// What the longer component would gain: all of the shorter one.
    pub gains: Served,
}

/// What gaps are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// Kilometres gained.
    #[default]
    Km,
    /// Parks gained.
    Parks,
    /// Listed features gained.
    Features,
    /// Inhabitants gained.
    Inhabitants,
    /// The shortest gap first.
    Length,
}

impl Rank {
    /// Every order, as the choice lists them.
    pub const ALL: [Self; 5] = [Self::Km, Self::Parks, Self::Features, Self::Inhabitants, Self::Length];

    /// The word of the command line and the end of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Km => "km",
            Self::Parks => "parks",
            Self::Features => "features",
            Self::Inhabitants => "inhabitants",
            Self::Length => "length",
        }
    }
}

/// Components and gaps of a network.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Links {
    /// What lies along each component, the longest first.
    pub components: Vec<Served>,
    /// Gaps, in the order asked for.
    pub gaps: Vec<Gap>,
}

/// Looks for gaps up to `most_m` between the components of lines in degrees.
pub fn links(atlas: &Atlas, drawn: &[Geometry<f64>], join_m: f64, most_m: f64, rank: Rank) -> Links {
    let network = Network::new(drawn, join_m, None);
    let (of_node, _) = network.components();
    let pieces = pieces(&network, &of_node);
    let subjects = Subjects::new(atlas);
    let components: Vec<Served> = pieces
        .par_iter()
        .map(|lines| subjects.served(atlas, std::slice::from_ref(lines)))
        .collect();
    let mut gaps = gaps(&network, &of_node, most_m);
    for gap in &mut gaps {
        gap.gains = components[gap.to];
    }
    order(&mut gaps, rank);
    Links { components, gaps }
}

/// Orders gaps: what would be gained, the most first; equal ones by their length.
pub fn order(gaps: &mut [Gap], rank: Rank) {
    let key = |gap: &Gap| match rank {
        Rank::Km => -gap.gains.km,
        Rank::Parks => -(gap.gains.parks as f64),
        Rank::Features => -(gap.gains.features as f64),
        Rank::Inhabitants => -gap.gains.inhabitants,
        Rank::Length => gap.distance_m,
    };
    gaps.sort_by(|a, b| {
        let by_key = key(a).total_cmp(&key(b));
        by_key
            .then(a.distance_m.total_cmp(&b.distance_m))
            .then((a.from, a.to).cmp(&(b.from, b.to)))
    });
}

/// The lines of each component.
fn pieces(network: &Network, of_node: &[u32]) -> Vec<Geometry<f64>> {
    let mut lines: BTreeMap<u32, Vec<LineString<f64>>> = BTreeMap::new();
    for edge in network.edges.iter().filter(|edge| edge.drawn) {
        let ends = [edge.a, edge.b].map(|node| network.nodes[node as usize]);
        lines
            .entry(of_node[edge.a as usize])
            .or_default()
            .push(LineString(ends.to_vec()));
    }
    let whole = |lines| Geometry::MultiLineString(MultiLineString(lines));
    lines.into_values().map(whole).collect()
}

/// Metres of a gap, and its two ends.
type Found = (f64, Coord<f64>, Coord<f64>);

/// The shortest way between each two components that come within `most_m` of each other.
fn gaps(network: &Network, of_node: &[u32], most_m: f64) -> Vec<Gap> {
    type Piece = GeomWithData<Rectangle<[f64; 2]>, u32>;
    let ends = |edge: usize| [network.edges[edge].a, network.edges[edge].b].map(|node| network.nodes[node as usize]);
    let component = |edge: usize| of_node[network.edges[edge].a as usize] as usize;
    let boxed = |edge: usize| {
        let [a, b] = ends(edge);
        Piece::new(Rectangle::from_corners([a.x, a.y], [b.x, b.y]), edge as u32)
    };
    let drawn = || (0..network.edges.len()).filter(|edge| network.edges[*edge].drawn);
    let tree = RTree::bulk_load(drawn().map(boxed).collect());
    let mut best: HashMap<(usize, usize), Found> = HashMap::new();
    for edge in drawn() {
        for other in tree.locate_in_envelope_intersecting(window(ends(edge), most_m)) {
            let other = other.data as usize;
            let pair = (component(edge), component(other));
            if pair.0 >= pair.1 {
                continue;
            }
            let (metres, from, to) = nearest_places(ends(edge), ends(other));
            let known = best.get(&pair).map_or(most_m, |known| known.0);
            if metres < known {
                best.insert(pair, (metres, from, to));
            }
        }
    }
    let mut gaps: Vec<Gap> = best
        .into_iter()
        .map(|((from, to), (_, from_geo, to_geo))| Gap {
            from,
            to,
            from_geo,
            to_geo,
            distance_m: measure::distance_m(from_geo, to_geo),
            gains: Served::default(),
        })
        .collect();
    gaps.sort_by_key(|gap| (gap.from, gap.to));
    gaps
}

/// What a network may serve.
pub struct Subjects {
    parks: Vec<(FeatureId, Geometry<f64>)>,
    listed: Vec<(FeatureId, Geometry<f64>)>,
}

impl Subjects {
    /// The parks and the listed features that have a place.
    pub fn new(atlas: &Atlas) -> Self {
        let of = |wanted: &dyn Fn(&Feature) -> bool| {
            let all = atlas.iter().filter(|(_, feature)| wanted(feature));
            all.filter_map(|(id, feature)| Some((id, feature.geometry()?)))
                .collect()
        };
        Self {
            parks: of(&|feature| {
                feature.category == "park" && feature.geometry.as_ref().is_some_and(|shape| shape.dimension() == 2)
            }),
            listed: of(&|feature| {
                feature.category != "component" && feature.links.iter().any(|link| link.rel == "component")
            }),
        }
    }

    /// What lies along some lines.
    pub fn served(&self, atlas: &Atlas, lines: &[Geometry<f64>]) -> Served {
        // The handle is not asked for: any does.
        let any = FeatureId { layer: 0, index: 0 };
        let index = NearestIndex::new(lines.iter().map(|line| (any, line.clone())));
        let near = |all: &[(FeatureId, Geometry<f64>)]| {
            let within = |(_, geometry): &&(FeatureId, Geometry<f64>)| {
                index.way(geometry).is_some_and(|way| way.distance_m <= SERVED_M)
            };
            all.par_iter().with_min_len(16).filter(within).count()
        };
        let around: Vec<(Geometry<f64>, f64)> = lines.iter().map(|line| (line.clone(), SERVED_M)).collect();
        let inhabitants = buffer_m(&around).and_then(|outline| inhabitants_in(atlas, &outline));
        Served {
            km: lines.iter().map(measure::length_m).sum::<f64>() / 1e3,
            parks: near(&self.parks),
            features: near(&self.listed),
            inhabitants: inhabitants.unwrap_or(0.0),
        }
    }
}

/// What a scenario builds.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Built {
    /// Kilometres of lines.
    pub km: f64,
    /// Hectares of areas.
    pub ha: f64,
    /// Areas and points: they join no network.
    pub projects: usize,
    /// Of those, within [`SERVED_M`] of the network with what is built of it.
    pub projects_served: usize,
}

/// How a network stands, for a before and an after.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Indicators {
    /// Pieces that hang together.
    pub components: usize,
    /// Kilometres of the longest.
    pub longest_km: f64,
    /// Gaps up to the length asked for.
    pub gaps: usize,
    /// What lies along the whole network.
    pub served: Served,
    /// What the scenario builds.
    pub built: Built,
}

/// The indicators of some lines in degrees with what a scenario builds: its lines join the network, areas and points do not.
pub fn indicators(
    atlas: &Atlas,
    drawn: &[Geometry<f64>],
    scenario: &[Geometry<f64>],
    join_m: f64,
    most_m: f64,
) -> Indicators {
    let is_line = |geometry: &&Geometry<f64>| geometry.dimensions() == Dimensions::OneDimensional;
    let mut lines = drawn.to_vec();
    lines.extend(scenario.iter().filter(is_line).cloned());
    let built = built(&lines, scenario);
    let drawn = lines.as_slice();
    let network = Network::new(drawn, join_m, None);
    let (of_node, lengths) = network.components();
    Indicators {
        components: lengths.len(),
        longest_km: lengths.first().copied().unwrap_or(0.0) / 1e3,
        gaps: gaps(&network, &of_node, most_m).len(),
        served: Subjects::new(atlas).served(atlas, drawn),
        built,
    }
}

/// A line of indicators: its message, and its words.
pub type Line = (&'static str, fn(&Indicators, &Messages) -> String);

/// How many of [`LINES`] say something without a scenario; the others tell what one builds.
pub const LINES_WITHOUT: usize = 7;

/// What is compared, in the order of the table.
pub const LINES: [Line; 11] = [
    ("audit-links-components", |one, messages| messages.count(one.components)),
    ("audit-links-longest", |one, messages| {
        messages.length(one.longest_km * 1e3)
    }),
    ("audit-links-gaps", |one, messages| messages.count(one.gaps)),
    ("audit-links-km", |one, messages| messages.length(one.served.km * 1e3)),
    ("audit-links-parks", |one, messages| messages.count(one.served.parks)),
    ("audit-links-features", |one, messages| {
        messages.count(one.served.features)
    }),
    ("audit-links-inhabitants", |one, messages| {
        messages.number(one.served.inhabitants, 0)
    }),
    ("audit-links-built-km", |one, messages| {
        messages.length(one.built.km * 1e3)
    }),
    ("audit-links-built-ha", |one, messages| messages.area(one.built.ha)),
    ("audit-links-projects", |one, messages| {
        messages.count(one.built.projects)
    }),
    ("audit-links-projects-served", |one, messages| {
        messages.count(one.built.projects_served)
    }),
];

fn built(lines: &[Geometry<f64>], scenario: &[Geometry<f64>]) -> Built {
    let any = FeatureId { layer: 0, index: 0 };
    let index = NearestIndex::new(lines.iter().map(|line| (any, line.clone())));
    let mut built = Built::default();
    for geometry in scenario {
        if geometry.dimensions() == Dimensions::OneDimensional {
            built.km += measure::length_m(geometry) / 1e3;
            continue;
        }
        built.ha += measure::area_m2(geometry) / 1e4;
        built.projects += 1;
        let near = index.way(geometry).is_some_and(|way| way.distance_m <= SERVED_M);
        built.projects_served += usize::from(near);
    }
    built
}
