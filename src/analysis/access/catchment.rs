//! Catchment: what is reached in some minutes on foot or by bicycle, along the network that the data holds and straight
//! where there is none.
//!
//! One leaves in a straight line, may follow the network, and arrives in a straight line. Straight lines are made longer by
//! a factor, as streets are not straight; along the network the way is as long as it is drawn. The factor of 1.3 is usual
//! for towns (Ballou, Rahardja and Sakai 2002, *Selected country circuity factors*: 1.1 to 1.5).

use geo::BoundingRect as _;
use geo_types::{Coord, Geometry, MultiPolygon, Point};

use super::goal::Goal;
use crate::analysis::network::{JOIN_M, Network, geometries};
use crate::analysis::parts::buffer_m;
use crate::analysis::statistics::{CommunePart, communes_in};
use crate::index::facets::ground;
use crate::model::{Atlas, Feature};
use crate::space::measure;

/// How one moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Travel {
    /// Kilometres an hour.
    pub kmh: f64,
    /// How long.
    pub minutes: f64,
    /// How much longer the way is than a straight line, where the data holds no network; 1 or more.
    pub detour: f64,
}

impl Travel {
    /// On foot: 4.8 km/h.
    pub fn on_foot(minutes: f64) -> Self {
        Self {
            kmh: 4.8,
            minutes,
            detour: 1.3,
        }
    }

    /// By bicycle: 15 km/h.
    pub fn by_bicycle(minutes: f64) -> Self {
        Self {
            kmh: 15.0,
            minutes,
            detour: 1.3,
        }
    }

    /// Metres of way that the time allows.
    pub fn reach_m(&self) -> f64 {
        self.kmh * 1e3 / 60.0 * self.minutes
    }
}

/// What is reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Catchment {
    /// Outline in degrees.
    pub outline: MultiPolygon<f64>,
    /// Its area in hectares.
    pub area_ha: f64,
    /// Inhabitants by the part of each commune's area; none where no commune tells its inhabitants.
    pub inhabitants: Option<f64>,
    /// The same as a part of all inhabitants of the communes, 0 to 1.
    pub share: Option<f64>,
    /// The communes of which a part is reached, the most inhabitants first.
    pub communes: Vec<CommunePart>,
    /// Kilometres of network that are reached.
    pub network_km: f64,
    /// Kilometres of network that the data holds.
    pub held_km: f64,
}

/// The catchment of a geometry in degrees; none where it has no position.
pub fn catchment(atlas: &Atlas, origin: &Geometry<f64>, travel: &Travel) -> Option<Catchment> {
    let drawn = geometries(atlas, &Goal::Cycle.features(atlas));
    let (places, network_km) = reached(&drawn, origin, travel);
    let mut around = vec![(origin.clone(), travel.reach_m() / travel.detour.max(1.0))];
    around.extend(
        places
            .into_iter()
            .map(|(at, metres)| (Geometry::Point(Point(at)), metres)),
    );
    let outline = buffer_m(&around)?;
    let communes = communes_in(atlas, &outline);
    let inhabitants = communes
        .as_ref()
        .map(|parts| parts.iter().map(CommunePart::inside).sum::<f64>());
    let all = population(atlas);
    Some(Catchment {
        area_ha: measure::area_m2(&Geometry::MultiPolygon(outline.clone())) / 1e4,
        share: inhabitants.filter(|_| all > 0.0).map(|inside| inside / all),
        inhabitants,
        communes: communes.unwrap_or_default(),
        outline,
        network_km,
        held_km: drawn.iter().map(measure::length_m).sum::<f64>() / 1e3,
    })
}

/// Inhabitants of all communes.
pub fn population(atlas: &Atlas) -> f64 {
    let layer = atlas.catalog.registers.communes.first().and_then(|id| atlas.layer(id));
    let each = layer.into_iter().flat_map(|layer| &layer.features);
    each.filter_map(|commune: &Feature| commune.extra["population"].as_f64())
        .sum()
}

/// Places of the network that are reached, each with the metres that one may still go straight; and the kilometres between.
pub(super) fn reached(
    drawn: &[Geometry<f64>],
    origin: &Geometry<f64>,
    travel: &Travel,
) -> (Vec<(Coord<f64>, f64)>, f64) {
    let (most_m, detour) = (travel.reach_m(), travel.detour.max(1.0));
    let Some(rect) = origin.bounding_rect() else {
        return (Vec::new(), 0.0);
    };
    // Lines that are too far for the straightest way are not looked at.
    let window = {
        let (east, north) = ground::metres_per_degree(rect.max().y.abs().max(rect.min().y.abs()) + 0.5);
        let (dx, dy) = (most_m / east.max(1.0) * 1.02, most_m / north * 1.02);
        crate::space::Extent::new(
            rect.min().x - dx,
            rect.min().y - dy,
            rect.max().x + dx,
            rect.max().y + dy,
        )
    };
    let near = drawn.iter().filter(|lines| {
        lines.bounding_rect().is_some_and(|rect| {
            window.intersects(&crate::space::Extent::new(
                rect.min().x,
                rect.min().y,
                rect.max().x,
                rect.max().y,
            ))
        })
    });
    let step_m = (most_m / 60.0).clamp(10.0, 100.0);
    let network = Network::new(near, JOIN_M, Some(step_m));
    let straight = |at: Coord<f64>| {
        window
            .contains([at.x, at.y])
            .then(|| ground::distance_m(origin, at) * detour)
    };
    let costs = network.reach(straight, most_m);
    let km = network
        .edges
        .iter()
        .filter(|edge| edge.drawn && [edge.a, edge.b].iter().all(|node| costs[*node as usize].is_finite()))
        .map(|edge| edge.length_m)
        .sum::<f64>()
        / 1e3;
    let places = network.nodes.iter().zip(&costs).filter(|(_, cost)| cost.is_finite());
    let left = places.map(|(at, cost)| (*at, (most_m - cost) / detour));
    // What is nearer than a metre is the line itself.
    (left.filter(|(_, metres)| *metres >= 1.0).collect(), km)
}
