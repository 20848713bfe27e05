//! The graph and its gaps held against small drawings and against looking at every pair.

use std::sync::LazyLock;

use geo_types::{Coord, Geometry, LineString, line_string};
use proptest::prelude::*;

use super::links::{Rank, links};
use super::*;
use crate::index::facets::ground;
use crate::load;

static TERRITORY: LazyLock<Atlas> = LazyLock::new(load::atlas::embedded);

#[test]
fn lines_that_cross_or_nearly_touch_hang_together() {
    let cross: Vec<Geometry<f64>> = vec![
        line_string![(x: 2.80, y: 50.43), (x: 2.84, y: 50.43)].into(),
        line_string![(x: 2.82, y: 50.42), (x: 2.82, y: 50.44)].into(),
        // Ends three metres north of the first line.
        line_string![(x: 2.81, y: 50.43003), (x: 2.81, y: 50.45)].into(),
        // Ends thirty metres from it.
        line_string![(x: 2.83, y: 50.4303), (x: 2.83, y: 50.45)].into(),
    ];
    let network = Network::new(&cross, JOIN_M, None);
    let (_, lengths) = network.components();
    assert_eq!(lengths.len(), 2, "{lengths:?}");
    let drawn: f64 = cross.iter().map(measure::length_m).sum();
    assert!((lengths.iter().sum::<f64>() - drawn).abs() < 0.5);
    // Along the first line and up the second, cut where they cross.
    let costs = network.reach(|at| (at == Coord { x: 2.80, y: 50.43 }).then_some(0.0), 1e6);
    let top = network
        .nodes
        .iter()
        .position(|at| (at.x - 2.82).abs() < 1e-9 && at.y == 50.44)
        .unwrap();
    let east = measure::distance_m(Coord { x: 2.80, y: 50.43 }, Coord { x: 2.82, y: 50.43 });
    let north = measure::distance_m(Coord { x: 2.82, y: 50.43 }, Coord { x: 2.82, y: 50.44 });
    assert!(
        (costs[top] - east - north).abs() < 0.1,
        "{} {}",
        costs[top],
        east + north
    );
}

#[test]
fn the_gap_between_two_pieces_is_found_with_what_it_connects() {
    let atlas = &*TERRITORY;
    let lines: Vec<Geometry<f64>> = vec![
        line_string![(x: 2.80, y: 50.43), (x: 2.84, y: 50.43)].into(),
        line_string![(x: 2.842, y: 50.43), (x: 2.85, y: 50.43)].into(),
        line_string![(x: 2.90, y: 50.43), (x: 2.905, y: 50.43)].into(),
    ];
    let found = links(atlas, &lines, JOIN_M, 250.0, Rank::Km);
    assert_eq!((found.components.len(), found.gaps.len()), (3, 1));
    let gap = found.gaps[0];
    assert_eq!((gap.from, gap.to), (0, 1));
    assert!((gap.distance_m - 142.2).abs() < 0.5, "{}", gap.distance_m);
    assert!((gap.gains.km - 0.569).abs() < 0.002, "{}", gap.gains.km);
    assert!(gap.gains.inhabitants > 100.0);
    assert!(links(atlas, &lines, JOIN_M, 100.0, Rank::Km).gaps.is_empty());
}

#[test]
fn gaps_of_the_network_that_we_hold_are_ranked_as_asked() {
    let atlas = &*TERRITORY;
    let drawn = geometries(atlas, &crate::analysis::access::Goal::Cycle.features(atlas));
    let held: f64 = drawn.iter().map(measure::length_m).sum::<f64>() / 1e3;
    for rank in Rank::ALL {
        let found = links(atlas, &drawn, JOIN_M, 2_000.0, rank);
        let km: f64 = found.components.iter().map(|part| part.km).sum();
        assert!((km - held).abs() < 0.5, "{km} {held}");
        assert!(found.components.is_sorted_by(|a, b| a.km >= b.km));
        let keys: Vec<f64> = found
            .gaps
            .iter()
            .map(|gap| match rank {
                Rank::Km => -gap.gains.km,
                Rank::Parks => -(gap.gains.parks as f64),
                Rank::Features => -(gap.gains.features as f64),
                Rank::Inhabitants => -gap.gains.inhabitants,
                Rank::Length => gap.distance_m,
            })
            .collect();
        assert!(keys.is_sorted(), "{rank:?} {keys:?}");
        assert!(found.gaps.iter().all(|gap| gap.distance_m <= 2_001.0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn components_are_those_that_looking_at_every_pair_finds(
        ends in prop::collection::vec((2.80..2.82f64, 50.42..50.43f64, -0.004..0.004f64, -0.003..0.003f64), 1..14),
    ) {
        let lines: Vec<Geometry<f64>> = ends.iter().map(|(x, y, dx, dy)| {
            Geometry::from(LineString(vec![Coord { x: *x, y: *y }, Coord { x: x + dx, y: y + dy }]))
        }).collect();
        let segments: Vec<Segment> = ends.iter().map(|(x, y, dx, dy)| [Coord { x: *x, y: *y }, Coord { x: x + dx, y: y + dy }]).collect();
        let meet = |a: Segment, b: Segment| ground::gap_m(a, b) <= JOIN_M;
        // Nothing hangs on a metre: such drawings are left out.
        let edge = |a: Segment, b: Segment| (ground::gap_m(a, b) - JOIN_M).abs() < 0.05;
        let mut of: Vec<usize> = (0..segments.len()).collect();
        for _ in 0..segments.len() {
            for a in 0..segments.len() {
                for b in 0..segments.len() {
                    prop_assume!(a == b || !edge(segments[a], segments[b]));
                    if meet(segments[a], segments[b]) {
                        of[a] = of[a].min(of[b]);
                        of[b] = of[a];
                    }
                }
            }
        }
        let brute: std::collections::BTreeSet<usize> = of.into_iter().collect();
        let (_, lengths) = Network::new(&lines, JOIN_M, None).components();
        prop_assert_eq!(lengths.len(), brute.len());
    }
}
