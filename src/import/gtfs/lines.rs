//! Lines of a feed as features: course, stops in order, hours. The course is that of the stops which most trips serve.

use std::collections::{BTreeMap, BTreeSet};

use geo_types::{Coord, Geometry, LineString};

use super::days::{DayKind, TypicalDays};
use super::stops::Places;
use crate::load::gtfs::{Feed, Route, Trip};
use crate::model::catalog::Source;
use crate::model::{
    Atlas, Certainty, Feature, Figure, FigureValue, GeometryStatus, Lang, Link, Localized, Shape, Stop, TextStatus,
};

/// The number of a line as people say it: `Bulle 1` and `BHNS 1` are `B1`.
pub(super) fn code(route: &Route) -> String {
    let short = if route.short.is_empty() {
        &route.id
    } else {
        &route.short
    };
    let folded = crate::model::folded(short);
    for word in ["bulle", "bhns"] {
        let rest = folded.strip_prefix(word).map(|rest| rest.trim().to_owned());
        if let Some(number) = rest.filter(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit())) {
            return format!("B{number}");
        }
    }
    short.replace([':', '/', '\\'], "-")
}

/// The features of the chosen lines; routes of one number are one line.
pub(super) fn features(feed: &Feed, chosen: &[u32], places: &Places, atlas: &Atlas, source: &Source) -> Vec<Feature> {
    let days = TypicalDays::of(feed, &|route| chosen.contains(&route));
    let mut by_code: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for route in chosen {
        by_code
            .entry(code(&feed.routes[*route as usize]))
            .or_default()
            .push(*route);
    }
    by_code
        .into_iter()
        .filter_map(|(code, routes)| line(feed, &code, &routes, &days, places, atlas, source))
        .collect()
}

fn line(
    feed: &Feed,
    code: &str,
    routes: &[u32],
    days: &TypicalDays,
    places: &Places,
    atlas: &Atlas,
    source: &Source,
) -> Option<Feature> {
    let trips: Vec<&Trip> = feed.trips.iter().filter(|trip| routes.contains(&trip.route)).collect();
    let main = main_trip(&trips)?;
    let id = format!("{}:{code}", super::LINES);
    let route = &feed.routes[*routes.first()? as usize];
    let mut feature = atlas.get(&id).cloned().unwrap_or_else(|| Feature {
        name: Localized::source(Lang::Fr, format!("{code}\u{a0}: {}", route.long)),
        category: "bus-line".into(),
        ..Feature::default()
    });
    feature.id = id;
    feature.code = Some(code.to_owned());
    feature.source = source.key.as_str().into();
    feature.vintage = source.date.as_str().into();
    feature.note = Localized::default();
    feature.precision_m = None;
    feature.length_m = None;
    if route.color.is_some() {
        feature.color.clone_from(&route.color);
    }
    course(&mut feature, feed, main, places);
    serve(&mut feature, main, places);
    feature.figures.retain(|figure| figure.source != source.key);
    feature.figures.splice(0..0, hours(&trips, days, source));
    Some(feature)
}

/// A trip of the sequence of stops that most trips serve; the longer one among equals, there before back.
fn main_trip<'a>(trips: &[&'a Trip]) -> Option<&'a Trip> {
    let mut patterns: BTreeMap<Vec<u32>, (usize, &'a Trip)> = BTreeMap::new();
    for trip in trips.iter().filter(|trip| trip.calls.len() > 1) {
        let stops: Vec<u32> = trip.calls.iter().map(|call| call.stop).collect();
        patterns.entry(stops).or_insert((0, trip)).0 += 1;
    }
    let best = patterns
        .into_iter()
        .max_by_key(|(stops, (count, trip))| (*count, stops.len(), std::cmp::Reverse(trip.direction)));
    best.map(|(_, (_, trip))| trip)
}

/// The course: the feed's shape, else the stops joined in their order, which is schematic.
fn course(feature: &mut Feature, feed: &Feed, main: &Trip, places: &Places) {
    let shape = feed.shapes.get(&main.shape).cloned();
    feature.geometry_status = if shape.is_some() {
        GeometryStatus::Official
    } else {
        GeometryStatus::Schematic
    };
    let by_stops = || {
        main.calls
            .iter()
            .filter_map(|call| places.of(call.stop)?.at)
            .collect::<Vec<Coord<f64>>>()
    };
    let coords = shape.unwrap_or_else(by_stops);
    if coords.len() < 2 {
        feature.geometry = None;
        feature.geometry_status = GeometryStatus::None;
        return;
    }
    feature.geometry = Some(Shape::new(Geometry::LineString(LineString(coords))));
}

/// Stops in order, links to them, communes on the way.
fn serve(feature: &mut Feature, main: &Trip, places: &Places) {
    let called: Vec<_> = main.calls.iter().filter_map(|call| places.of(call.stop)).collect();
    feature.stops = called
        .iter()
        .map(|place| Stop {
            name: place.name.clone(),
            commune: place.commune.clone(),
            id: place.at.map(|_| format!("{}:{}", super::STOPS, place.key)),
        })
        .collect();
    feature
        .extra
        .insert("stops_ordered", crate::model::Property::Bool(true));
    feature.links.retain(|link| link.rel != "stop");
    let mut linked = BTreeSet::new();
    for stop in feature.stops.clone().iter().filter_map(|stop| stop.id.clone()) {
        if linked.insert(stop.clone()) {
            feature.links.push(Link {
                rel: "stop".to_owned(),
                to: stop,
                certainty: Certainty::Exact,
            });
        }
    }
    let mut communes: Vec<String> = Vec::new();
    for place in called.iter().filter(|place| !place.commune.is_empty()) {
        if !communes.contains(&place.commune) {
            communes.push(place.commune.clone());
        }
    }
    if !communes.is_empty() {
        feature.communes = communes;
    }
}

/// First and last departure of each kind of day, and departures by hour, both from the first stop of the way there.
fn hours(trips: &[&Trip], days: &TypicalDays, source: &Source) -> Vec<Figure> {
    let mut figures = Vec::new();
    for kind in DayKind::ALL {
        let Some(services) = days.services.get(&kind) else {
            continue;
        };
        let there = trips.iter().map(|trip| trip.direction).min().unwrap_or(0);
        let mut departures: Vec<u32> = trips
            .iter()
            .filter(|trip| trip.direction == there && services.contains(&trip.service))
            .filter_map(|trip| trip.calls.first()?.departs_s)
            .collect();
        departures.sort_unstable();
        let (Some(first), Some(last)) = (departures.first(), departures.last()) else {
            continue;
        };
        let [span_label, hours_label] = labels(kind);
        figures.push(figure(
            span_label,
            format!("{} – {}", clock(*first), clock(*last)),
            source,
        ));
        figures.push(figure(hours_label, by_hour(&departures), source));
    }
    figures
}

/// A time of day; after midnight it goes on as people read it.
fn clock(seconds: u32) -> String {
    format!("{} h {:02}", seconds / 3600 % 24, seconds / 60 % 60)
}

/// Hours with their departures, hours of the same number joined: `6–8 h: 6`.
fn by_hour(departures: &[u32]) -> String {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for departure in departures {
        *counts.entry(departure / 3600).or_insert(0) += 1;
    }
    let mut runs: Vec<(u32, u32, usize)> = Vec::new();
    for (hour, count) in counts {
        match runs.last_mut() {
            Some(run) if run.2 == count && run.1 + 1 == hour => run.1 = hour,
            _ => runs.push((hour, hour, count)),
        }
    }
    let words = runs.into_iter().map(|(from, to, count)| {
        let (from, to) = (from % 24, to % 24);
        if from == to {
            format!("{from} h\u{a0}: {count}")
        } else {
            format!("{from}–{to} h\u{a0}: {count}")
        }
    });
    words.collect::<Vec<_>>().join(" · ")
}

fn labels(kind: DayKind) -> [Localized; 2] {
    let words = |fr: &str, en: &str| Localized::source(Lang::Fr, fr).with(Lang::En, en, TextStatus::Translated);
    match kind {
        DayKind::Weekday => [
            words(
                "Premier et dernier départ, en semaine",
                "First and last departure, weekdays",
            ),
            words("Départs par heure, en semaine", "Departures an hour, weekdays"),
        ],
        DayKind::Saturday => [
            words(
                "Premier et dernier départ, le samedi",
                "First and last departure, Saturdays",
            ),
            words("Départs par heure, le samedi", "Departures an hour, Saturdays"),
        ],
        DayKind::Sunday => [
            words(
                "Premier et dernier départ, le dimanche",
                "First and last departure, Sundays",
            ),
            words("Départs par heure, le dimanche", "Departures an hour, Sundays"),
        ],
    }
}

fn figure(label: Localized, value: String, source: &Source) -> Figure {
    Figure {
        label,
        value: FigureValue::Text(value),
        unit: String::new(),
        year: None,
        source: source.key.clone(),
        page: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_of_the_same_number_are_joined_and_night_goes_on_after_midnight() {
        let at = |hour: u32, minute: u32| hour * 3600 + minute * 60;
        let departures = [at(5, 50), at(6, 0), at(6, 30), at(7, 0), at(7, 30), at(24, 10)];
        assert_eq!(by_hour(&departures), "5 h\u{a0}: 1 · 6–7 h\u{a0}: 2 · 0 h\u{a0}: 1");
        assert_eq!(clock(at(24, 10)), "0 h 10");
    }

    #[test]
    fn a_line_is_known_by_the_number_that_people_say() {
        let route = |short: &str| Route {
            id: "7".to_owned(),
            short: short.to_owned(),
            ..Route::default()
        };
        for (short, wanted) in [
            ("B1", "B1"),
            ("Bulle 3", "B3"),
            ("BHNS 6", "B6"),
            ("", "7"),
            ("12/a", "12-a"),
        ] {
            assert_eq!(code(&route(short)), wanted);
        }
    }
}
