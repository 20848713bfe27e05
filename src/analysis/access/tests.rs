//! The audit held against a recomputation by looking at everything, and honest where the data is not.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use geo_types::{Coord, Geometry, Point, line_string, point, polygon};
use proptest::prelude::*;

use super::catchment::{Travel, reached};
use super::*;
use crate::index::facets::ground;
use crate::load;
use crate::model::{Catalog, Layer, Shape, Stop};

static TERRITORY: LazyLock<Atlas> = LazyLock::new(load::atlas::embedded);

fn ids_of(atlas: &Atlas, layer: &str, wanted: impl Fn(&Feature) -> bool) -> Vec<FeatureId> {
    let layer = atlas.layer_index(layer).unwrap() as u32;
    let all = atlas
        .iter()
        .filter(|(id, feature)| id.layer == layer && wanted(feature));
    all.map(|(id, _)| id).collect()
}

fn brute(atlas: &Atlas, id: FeatureId, goals: &[Geometry<f64>]) -> f64 {
    let from = atlas.feature(id).unwrap().geometry().unwrap();
    let mut least = f64::INFINITY;
    for goal in goals {
        if ground::within(&from, goal, 0.0) {
            return 0.0;
        }
        ground::any_segment(&from, &mut |a| {
            ground::any_segment(goal, &mut |b| {
                least = least.min(ground::gap_m(a, b));
                false
            })
        });
    }
    least
}

#[test]
fn the_estates_of_henin_carvin_equal_a_recomputation_of_every_pair() {
    let atlas = &*TERRITORY;
    let subjects = ids_of(atlas, "unesco", |feature| {
        feature.category == "cite" && feature.epci.iter().any(|epci| epci == "246200299")
    });
    assert_eq!(subjects.len(), 14);
    let question = Question {
        subjects: subjects.clone(),
        goal: Goal::Cycle,
        metres: 300.0,
    };
    let answer = audit(atlas, &question);
    assert_eq!(answer.obstacle, None);
    let goals = crate::analysis::network::geometries(atlas, &Goal::Cycle.features(atlas));
    assert_eq!((answer.goals, answer.goals_undrawn), (19, 10));
    let mut farther = BTreeSet::new();
    for row in &answer.rows {
        let (found, least) = (row.way.unwrap().distance_m, brute(atlas, row.id, &goals));
        assert!((found - least).abs() < 0.5 + least * 1e-3, "{row:?} {least}");
        assert_eq!(row.verdict == Verdict::Farther, found > 300.0);
        if least > 300.0 {
            farther.insert(row.id);
        }
    }
    assert_eq!(answer.rows.len(), subjects.len());
    let told: BTreeSet<FeatureId> = answer.of(Verdict::Farther).map(|row| row.id).collect();
    assert_eq!(told, farther);
    let metres: Vec<f64> = answer.rows.iter().map(|row| row.way.unwrap().distance_m).collect();
    assert!(metres.is_sorted_by(|a, b| a >= b), "{metres:?}");
}

/// Metres as SpatiaLite 5.0.1 tells them: `ST_Distance` of both geometries after `ST_Transform` to CC50 (EPSG:3950), from the
/// same files. A metre of that projection is true to six hundred-thousandths here.
const SPATIALITE: [(&str, f64); 28] = [
    ("unesco:38B", 7941.452),
    ("unesco:38E", 8444.105),
    ("unesco:38F", 8041.415),
    ("unesco:42C", 7532.668),
    ("unesco:42E", 7883.653),
    ("unesco:43B", 10572.431),
    ("unesco:44A", 8791.234),
    ("unesco:45A", 7667.681),
    ("unesco:47", 10193.762),
    ("unesco:48D", 7369.995),
    ("unesco:48E", 6024.882),
    ("unesco:48F", 5145.050),
    ("unesco:49A", 8415.667),
    ("unesco:50", 2495.185),
    ("unesco:63V", 0.000),
    ("unesco:63AI", 0.098),
    ("unesco:63AO", 65.413),
    ("unesco:63T", 92.839),
    ("unesco:74B", 211.185),
    ("unesco:94A", 441.639),
    ("unesco:94B", 968.689),
    ("unesco:89A", 1229.247),
    ("unesco:51B", 1892.402),
    ("unesco:84D", 2579.594),
    ("unesco:84C", 3653.641),
    ("unesco:88E", 4339.961),
    ("unesco:88D", 4958.748),
    ("unesco:88L", 5931.976),
];

#[test]
fn distances_agree_with_spatialite_within_a_metre() {
    let atlas = &*TERRITORY;
    let question = Question {
        subjects: SPATIALITE.iter().map(|(id, _)| atlas.find(id).unwrap()).collect(),
        goal: Goal::Cycle,
        metres: 300.0,
    };
    let answer = audit(atlas, &question);
    for (id, metres) in SPATIALITE {
        let subject = atlas.find(id).unwrap();
        let row = answer.rows.iter().find(|row| row.id == subject).unwrap();
        let found = row.way.unwrap().distance_m;
        assert!((found - metres).abs() < 1.0, "{id}: {found} {metres}");
        assert_eq!(row.verdict == Verdict::Farther, metres > 300.0, "{id}");
    }
}

#[test]
fn an_audit_by_bus_is_inconclusive_and_says_why() {
    let atlas = &*TERRITORY;
    let question = Question {
        subjects: ids_of(atlas, "unesco", |feature| feature.category == "cite"),
        goal: Goal::Transit,
        metres: 500.0,
    };
    let answer = audit(atlas, &question);
    let Some(Obstacle::StopsNotLocated(bus)) = answer.obstacle else {
        panic!("{:?}", answer.obstacle);
    };
    assert!(bus.located < bus.known && bus.unlisted > 0 && bus.lines == 7, "{bus:?}");
    assert_eq!(answer.count(Verdict::Farther), 0);
    // What a station alone settles is settled.
    assert!(answer.count(Verdict::Within) > 0 && answer.count(Verdict::Inconclusive) > 0);
    for row in answer.of(Verdict::Within) {
        assert!(row.way.unwrap().distance_m + row.doubt_m <= 500.0);
    }
}

#[test]
fn parks_without_land_and_sites_without_a_place_take_no_part() {
    let atlas = &*TERRITORY;
    let mut subjects = ids_of(atlas, "parks", |_| true);
    subjects.extend(ids_of(atlas, "sites", |_| true));
    let question = Question {
        subjects,
        goal: Goal::Cycle,
        metres: 300.0,
    };
    let answer = audit(atlas, &question);
    assert_eq!((answer.markers, answer.unplaced.len(), answer.rows.len()), (4, 4, 75));
    assert_eq!(answer.count(Verdict::Inconclusive), 4);
}

/// An atlas of one layer of lines, stops and a subject.
fn small(features: Vec<Feature>) -> Atlas {
    let catalog: Catalog = TERRITORY.catalog.clone();
    let mut def = TERRITORY.layers[0].def.clone();
    def.id = "all".into();
    let layer = Layer::new(def, features, vec![], 0.0);
    Atlas::new(catalog, vec![layer], vec![])
}

fn feature(id: &str, category: &str, geometry: Option<Geometry<f64>>) -> Feature {
    Feature {
        id: format!("all:{id}"),
        category: category.into(),
        geometry: geometry.map(Shape::new),
        ..Feature::default()
    }
}

#[test]
fn an_audit_by_bus_is_exact_once_every_stop_has_a_place() {
    let mut line = feature("b1", "bus-line", None);
    line.stops.push(Stop {
        name: "Gare".into(),
        commune: String::new(),
        id: Some("all:stop".into()),
    });
    let near = point!(x: 2.8300, y: 50.4300);
    let far = point!(x: 2.8500, y: 50.4300);
    let features = vec![
        line,
        feature("stop", "bus-stop", Some(point!(x: 2.8330, y: 50.4300).into())),
        feature("near", "site", Some(near.into())),
        feature("far", "site", Some(far.into())),
    ];
    let atlas = small(features);
    let subjects = vec![atlas.find("all:near").unwrap(), atlas.find("all:far").unwrap()];
    let question = Question {
        subjects,
        goal: Goal::Bus,
        metres: 500.0,
    };
    let answer = audit(&atlas, &question);
    assert_eq!(answer.obstacle, None);
    assert_eq!(answer.rows[0].verdict, Verdict::Farther);
    assert!(
        (answer.rows[0].way.unwrap().distance_m - 1_207.7).abs() < 1.0,
        "{answer:?}"
    );
    assert_eq!(answer.rows[1].verdict, Verdict::Within);
}

#[test]
fn nothing_to_go_to_is_inconclusive() {
    let atlas = small(vec![
        feature("here", "site", Some(point!(x: 2.83, y: 50.43).into())),
        feature("route", "cycle-route", None),
    ]);
    let question = Question {
        subjects: vec![atlas.find("all:here").unwrap()],
        goal: Goal::Cycle,
        metres: 300.0,
    };
    let answer = audit(&atlas, &question);
    assert_eq!(answer.obstacle, Some(Obstacle::NothingDrawn));
    assert_eq!(answer.count(Verdict::Inconclusive), 1);
}

#[test]
fn a_place_that_is_known_roughly_makes_the_verdict_doubtful() {
    let mut rough = feature("rough", "site", Some(point!(x: 2.8340, y: 50.43).into()));
    rough.precision_m = Some(100.0);
    let land = polygon![(x: 2.82, y: 50.42), (x: 2.83, y: 50.42), (x: 2.83, y: 50.44), (x: 2.82, y: 50.44)];
    let atlas = small(vec![rough, feature("land", "park", Some(land.into()))]);
    let question = Question {
        subjects: vec![atlas.find("all:rough").unwrap()],
        goal: Goal::Layer("all".into()),
        metres: 300.0,
    };
    let goals = Goal::Layer("all".into()).features(&atlas);
    assert_eq!(goals.len(), 2);
    let row = Row {
        id: question.subjects[0],
        verdict: Verdict::Within,
        way: Some(crate::index::Way {
            to: goals[1],
            from_geo: Coord { x: 2.834, y: 50.43 },
            to_geo: Coord { x: 2.83, y: 50.43 },
            distance_m: 284.3,
        }),
        doubt_m: 100.0,
    };
    assert!(row.doubtful(300.0) && !row.doubtful(500.0));
    // The layer holds the subject itself: no way at all.
    assert_eq!(audit(&atlas, &question).rows[0].way.unwrap().distance_m, 0.0);
}

/// A small town of cycle tracks.
fn tracks() -> Vec<Geometry<f64>> {
    vec![
        line_string![(x: 2.80, y: 50.43), (x: 2.83, y: 50.43), (x: 2.86, y: 50.44)].into(),
        line_string![(x: 2.83, y: 50.42), (x: 2.83, y: 50.46)].into(),
        line_string![(x: 2.90, y: 50.40), (x: 2.91, y: 50.40)].into(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_place_is_in_the_catchment_when_some_way_is_short_enough(
        x in 2.805..2.855f64, y in 50.422..50.455f64, minutes in 3.0..25.0f64,
        places in prop::collection::vec((2.76..2.92f64, 50.39..50.49f64), 30),
    ) {
        let (tracks, origin) = (tracks(), Geometry::Point(Point::new(x, y)));
        let travel = Travel::on_foot(minutes);
        let (nodes, _) = reached(&tracks, &origin, &travel);
        let mut around = vec![(origin.clone(), travel.reach_m() / travel.detour)];
        around.extend(nodes.iter().map(|(at, metres)| (Geometry::Point(Point(*at)), *metres)));
        let outline: Geometry<f64> = crate::analysis::parts::buffer_m(&around).unwrap().into();
        // Straight there, or straight to any place of a track, along it by every path that there is, and straight again.
        let cost = |to: Coord<f64>| shortest(&tracks, Coord { x, y }, to, travel.detour);
        for (x, y) in places {
            let (to, most) = (Coord { x, y }, travel.reach_m());
            let cost = cost(to);
            // Between two places of a track the outline is a little shallower than the truth.
            let clear = (cost - most).abs() > 12.0 + most * 0.02;
            prop_assert!(!clear || ground::covers(&outline, to) == (cost <= most), "{cost} of {most} at {to:?}");
        }
    }
}

/// The shortest way by brute force: Floyd and Warshall over the places of the tracks, every 25 m.
fn shortest(tracks: &[Geometry<f64>], from: Coord<f64>, to: Coord<f64>, detour: f64) -> f64 {
    use crate::analysis::network::Network;
    type Table = (Vec<Coord<f64>>, Vec<Vec<f64>>);
    static WAYS: LazyLock<Table> = LazyLock::new(|| {
        let network = Network::new(&self::tracks(), 5.0, Some(60.0));
        let count = network.nodes.len();
        let mut ways = vec![vec![f64::INFINITY; count]; count];
        for (node, row) in ways.iter_mut().enumerate() {
            row[node] = 0.0;
        }
        for edge in &network.edges {
            let (a, b) = (edge.a as usize, edge.b as usize);
            ways[a][b] = ways[a][b].min(edge.length_m);
            ways[b][a] = ways[a][b];
        }
        for over in 0..count {
            let by = ways[over].clone();
            for row in &mut ways {
                let first = row[over];
                for (way, rest) in row.iter_mut().zip(&by) {
                    *way = way.min(first + rest);
                }
            }
        }
        (network.nodes, ways)
    });
    let (nodes, ways) = &*WAYS;
    assert!(!tracks.is_empty());
    let straight = |a: Coord<f64>, b: Coord<f64>| ground::gap_m([a, a], [b, b]) * detour;
    let enter: Vec<f64> = nodes.iter().map(|node| straight(from, *node)).collect();
    let leave: Vec<f64> = nodes.iter().map(|node| straight(*node, to)).collect();
    let mut best = straight(from, to);
    for (a, enter) in enter.iter().enumerate() {
        for (b, leave) in leave.iter().enumerate() {
            best = best.min(enter + ways[a][b] + leave);
        }
    }
    best
}

#[test]
fn a_catchment_tells_area_and_people() {
    let atlas = &*TERRITORY;
    let somain = Geometry::Point(Point::new(3.30, 50.36));
    let foot = catchment::catchment(atlas, &somain, &Travel::on_foot(10.0)).unwrap();
    let circle = std::f64::consts::PI * (800.0 / 1.3_f64).powi(2) / 1e4;
    assert!((foot.area_ha / circle - 1.0).abs() < 0.01, "{} {circle}", foot.area_ha);
    assert_eq!(foot.network_km, 0.0);
    assert!(foot.inhabitants.unwrap() > 300.0 && foot.share.unwrap() < 0.05);
    // On EuroVelo 5 one gets farther along the track.
    let goals = crate::analysis::network::geometries(atlas, &Goal::Cycle.features(atlas));
    let mut start = None;
    ground::any_segment(&goals[0], &mut |segment| {
        start = Some(segment[0]);
        true
    });
    let there = Geometry::Point(Point(start.unwrap()));
    let bicycle = catchment::catchment(atlas, &there, &Travel::by_bicycle(10.0)).unwrap();
    assert!(bicycle.network_km > 1.0, "{}", bicycle.network_km);
    let circle = std::f64::consts::PI * (2_500.0 / 1.3_f64).powi(2) / 1e4;
    assert!(bicycle.area_ha > circle, "{} {circle}", bicycle.area_ha);
}
