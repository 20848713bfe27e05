//! Stops of the chosen lines: the two sides of a street and the quays of a station are one place.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use geo_types::{Coord, Geometry, Point};

use crate::import::{guess, join};
use crate::load::gtfs::Feed;
use crate::model::catalog::Source;
use crate::model::{Atlas, Certainty, Feature, GeometryStatus, Lang, Link, Localized, Shape};
use crate::space::measure::distance_m;

/// Stops of one name that are nearer to each other than this, in metres, are one place.
const SAME_PLACE_M: f64 = 150.0;

/// A place where buses call.
pub(super) struct Place {
    /// Key of its feature.
    pub key: String,
    /// Name.
    pub name: String,
    /// Degrees; none where the feed gives none.
    pub at: Option<Coord<f64>>,
    /// INSEE code of the commune around it, empty where none is known.
    pub commune: String,
    epci: Vec<String>,
    lines: BTreeSet<String>,
}

/// Places by stop.
pub(super) struct Places {
    /// All of them.
    pub list: Vec<Place>,
    of_stop: HashMap<u32, usize>,
}

impl Places {
    /// The place of a stop of the feed.
    pub fn of(&self, stop: u32) -> Option<&Place> {
        self.list.get(*self.of_stop.get(&stop)?)
    }

    /// The places as features.
    pub fn into_features(self, feed: &Feed, source: &Source) -> Vec<Feature> {
        debug_assert!(self.list.len() <= feed.stops.len());
        self.list.into_iter().map(|place| feature(place, source)).collect()
    }
}

/// The places of the stops at which trips of the chosen routes call.
pub(super) fn merged(feed: &Feed, chosen: &[u32], atlas: &Atlas) -> Places {
    let mut lines_of: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
    for trip in feed.trips.iter().filter(|trip| chosen.contains(&trip.route)) {
        let code = super::lines::code(&feed.routes[trip.route as usize]);
        for call in &trip.calls {
            lines_of.entry(call.stop).or_default().insert(code.clone());
        }
    }
    let stations: HashMap<&str, usize> = feed
        .stops
        .iter()
        .enumerate()
        .map(|(place, stop)| (stop.id.as_str(), place))
        .collect();
    let mut places = Places {
        list: Vec::new(),
        of_stop: HashMap::new(),
    };
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (stop, lines) in lines_of {
        let own = &feed.stops[stop as usize];
        let station = stations.get(own.parent.as_str()).map(|place| &feed.stops[*place]);
        let name = station.map_or(&own.name, |station| &station.name).clone();
        let at = own.place.or_else(|| station.and_then(|station| station.place));
        let near = |place: &Place| match (place.at, at) {
            (Some(a), Some(b)) => distance_m(a, b) < SAME_PLACE_M,
            (None, None) => true,
            _ => false,
        };
        let known = by_name.entry(name.clone()).or_default();
        let found = known.iter().copied().find(|place| near(&places.list[*place]));
        let place = found.unwrap_or_else(|| {
            known.push(places.list.len());
            places.list.push(Place {
                key: String::new(),
                name,
                at,
                commune: String::new(),
                epci: Vec::new(),
                lines: BTreeSet::new(),
            });
            places.list.len() - 1
        });
        places.list[place].lines.extend(lines);
        places.of_stop.insert(stop, place);
    }
    name_keys(&mut places);
    find_communes(&mut places, atlas);
    places
}

/// Gives every place a key of its own, in the order of the feed.
fn name_keys(places: &mut Places) {
    let mut used = BTreeSet::new();
    for place in &mut places.list {
        let slug = guess::slug(&place.name);
        let numbered = (2_usize..).map(|number| format!("{slug}-{number}"));
        let key = std::iter::once(slug.clone())
            .chain(numbered)
            .find(|key| !used.contains(key));
        place.key = key.unwrap_or_default();
        used.insert(place.key.clone());
    }
}

fn find_communes(places: &mut Places, atlas: &Atlas) {
    let mut features: Vec<Feature> = places
        .list
        .iter()
        .map(|place| Feature {
            geometry: place.at.map(|at| Shape::new(Geometry::Point(Point(at)))),
            ..Feature::default()
        })
        .collect();
    join::places(&mut features, atlas);
    for (place, feature) in places.list.iter_mut().zip(features) {
        place.commune = feature.communes.first().cloned().unwrap_or_default();
        place.epci = feature.epci.clone();
    }
}

fn feature(place: Place, source: &Source) -> Feature {
    let mut feature = Feature {
        id: format!("{}:{}", super::STOPS, place.key),
        name: Localized::source(Lang::Fr, place.name),
        category: "bus-stop".into(),
        source: source.key.as_str().into(),
        vintage: source.date.as_str().into(),
        geometry: place.at.map(|at| Shape::new(Geometry::Point(Point(at)))),
        geometry_status: if place.at.is_some() {
            GeometryStatus::Official
        } else {
            GeometryStatus::None
        },
        ..Feature::default()
    };
    let lines = place.lines.iter().cloned().collect::<Vec<_>>().join(", ");
    feature
        .extra
        .insert("line", crate::model::Property::Text(lines.as_str().into()));
    if !place.commune.is_empty() {
        feature.communes = vec![place.commune];
        feature.epci = place.epci;
    }
    feature.links = place
        .lines
        .iter()
        .map(|code| Link {
            rel: "line".to_owned(),
            to: format!("{}:{code}", super::LINES),
            certainty: Certainty::Exact,
        })
        .collect();
    feature
}
