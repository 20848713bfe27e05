//! The filter against a recomputation from scratch, feature by feature.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use geo::Intersects as _;
use geo_types::{Coord, Rect};
use proptest::prelude::*;

use super::*;
use crate::index::Index;
use crate::load;
use crate::model::{ExtentTerm, Filter, Near, Order, SortKey, Term, folded};

static WORLD: LazyLock<(Atlas, Index, FacetIndex)> = LazyLock::new(|| {
    let atlas = load::atlas::embedded();
    let (index, facets) = (Index::new(&atlas), FacetIndex::new(&atlas));
    (atlas, index, facets)
});

/// What a feature says and measures, asked of the feature itself.
struct Plain {
    id: FeatureId,
    text: String,
    area_ha: f64,
    length_km: f64,
}

static PLAIN: LazyLock<Vec<Plain>> = LazyLock::new(|| {
    let atlas = &WORLD.0;
    let subject = atlas
        .iter()
        .filter(|(id, _)| atlas.layers[id.layer as usize].def.role == Role::Subject);
    let plain = |(id, feature): (FeatureId, &Feature)| {
        let mut text: String = feature.name.texts().map(|(_, text)| folded(text) + "\n").collect();
        let others = [&feature.code, &feature.company, &feature.period, &feature.kind];
        for other in feature.aliases.iter().chain(others.into_iter().flatten()) {
            text += &(folded(other) + "\n");
        }
        Plain {
            id,
            text,
            area_ha: feature.geometry().map_or(0.0, |g| measure::area_m2(&g) / 10_000.0),
            length_km: feature.geometry().map_or(0.0, |g| measure::length_m(&g) / 1_000.0),
        }
    };
    subject.map(plain).collect()
});

/// Which terms of a filter hold for a feature: no column, no tree, no bits.
fn holds(atlas: &Atlas, plain: &Plain, filter: &Filter, view: Rect<f64>) -> Vec<(Term, bool)> {
    let feature = atlas.feature(plain.id).unwrap();
    let mut terms: Vec<(Term, bool)> = Vec::new();
    for facet in Facet::ALL {
        let chosen = filter.facet(facet);
        let mut any = chosen.is_empty();
        facet.each_value(feature, &mut |value| any |= chosen.contains(value));
        terms.push((Term::Facet(facet), any));
    }
    let years = filter.years.is_none_or(|(from, to)| {
        let years = [feature.valid_from, feature.valid_to].map(|dated| dated.map(|dated| dated.year));
        let (first, last) = match years {
            [None, None] => return false,
            [Some(a), Some(b)] => (a.min(b), a.max(b)),
            [first, last] => (first.unwrap_or(i32::MIN), last.unwrap_or(i32::MAX)),
        };
        first <= to && last >= from
    });
    terms.push((Term::Range(RangeFacet::Years), years));
    let size = |measured: f64, span: Option<(f64, f64)>| {
        span.is_none_or(|(low, high)| measured > 0.0 && low <= measured && measured <= high)
    };
    terms.push((Term::Range(RangeFacet::Area), size(plain.area_ha, filter.area_ha)));
    terms.push((Term::Range(RangeFacet::Length), size(plain.length_km, filter.length_km)));
    let words = folded(&filter.text);
    terms.push((
        Term::Text,
        words.split_whitespace().all(|word| plain.text.contains(word)),
    ));
    let rect = match filter.extent {
        None => None,
        Some(ExtentTerm::View) => Some(view),
        Some(ExtentTerm::Box([west, south, east, north])) => Some(Rect::new([west, south], [east, north])),
    };
    let placed = |holds: &dyn Fn(&geo_types::Geometry<f64>) -> bool| feature.geometry().as_ref().is_some_and(holds);
    let extent = rect.is_none_or(|rect| placed(&|geometry| geometry.intersects(&rect)));
    terms.push((Term::Extent, extent));
    let near = filter.near.as_ref().is_none_or(|near| {
        let goals: Vec<&Feature> = match &near.of {
            Target::Feature(id) => atlas.get(id).into_iter().collect(),
            Target::Layer(id) => atlas.layer(id).map_or(vec![], |layer| layer.features.iter().collect()),
        };
        let goals: Vec<_> = goals.iter().filter_map(|goal| goal.geometry()).collect();
        !goals.is_empty()
            && placed(&|geometry| goals.iter().any(|goal| ground::within(geometry, goal, near.metres)) != near.beyond)
    });
    terms.push((Term::Near, near));
    terms
}

/// Features for which every term but one holds.
fn passing<'a>(held: &'a [Vec<(Term, bool)>], but: Option<&'a Term>) -> impl Iterator<Item = &'a Plain> + 'a {
    PLAIN
        .iter()
        .zip(held)
        .filter(move |(_, terms)| terms.iter().all(|(term, holds)| *holds || Some(term) == but))
        .map(|(plain, _)| plain)
}

fn some<T: std::fmt::Debug + Clone + 'static>(
    strategy: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Option<T>> {
    prop_oneof![3 => Just(None), 1 => strategy.prop_map(Some)].boxed()
}

fn values(known: &'static [&'static str]) -> BoxedStrategy<BTreeSet<String>> {
    let one = prop::collection::btree_set(prop::sample::select(known).prop_map(str::to_owned), 1..4);
    prop_oneof![2 => Just(BTreeSet::new()), 1 => one].boxed()
}

fn filter() -> impl Strategy<Value = Filter> {
    let extent = prop_oneof![
        Just(ExtentTerm::View),
        (2.6..3.0f64, 50.3..50.5f64, 0.01..0.4f64).prop_map(|(x, y, side)| ExtentTerm::Box([
            x,
            y,
            x + side,
            y + side / 2.0
        ])),
    ];
    let target = prop::sample::select(vec![
        Target::Feature("unesco:63AG".into()),
        Target::Feature("sites:louvre-lens".into()),
        Target::Layer("bhns-stops".into()),
        Target::Layer("parks".into()),
        Target::Layer("no-such-layer".into()),
    ]);
    let near = (target, 0.0..4_000.0f64, any::<bool>()).prop_map(|(of, metres, beyond)| Near { of, metres, beyond });
    let text = prop_oneof![4 => Just(String::new()), 1 => Just("fosse".into()), 1 => Just("Liévin  cité".into())];
    let sets = (
        values(&["terril", "cite", "cavalier", "shaft", "bati", "nothing"]),
        values(&["62498", "62510", "59178", "62617"]),
        values(&["Société des mines de Lens", "Compagnie des mines d'Anzin"]),
        values(&["inscrit-mh", "classe-mh", "none"]),
    );
    let spans = (
        some((1700..2030i32, 0..120i32).prop_map(|(from, width)| (from, from + width))),
        some((0.0..50.0f64, 0.0..400.0f64).prop_map(|(from, width)| (from, from + width))),
        some((0.0..5.0f64, 0.0..20.0f64).prop_map(|(from, width)| (from, from + width))),
    );
    (text, sets, spans, some(extent), some(near)).prop_map(|(text, sets, spans, extent, near)| Filter {
        text,
        categories: sets.0,
        communes: sets.1,
        companies: sets.2,
        protections: sets.3,
        years: spans.0,
        area_ha: spans.1,
        length_km: spans.2,
        extent,
        near,
        ..Filter::default()
    })
}

const VIEW: [f64; 4] = [2.75, 50.38, 2.9, 50.46];

fn ask(filter: &Filter, order: Order, terms: &mut Terms) -> (Answer, Results) {
    let question = Question {
        filter: filter.clone(),
        view_geo: Some(VIEW),
        order,
        ..Question::default()
    };
    let (atlas, index, facets) = &*WORLD;
    facets.ask(atlas, index, &question, terms)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn counts_kilometres_and_hectares_equal_a_recomputation(filters in prop::collection::vec(filter(), 1..4)) {
        let (atlas, _, facets) = &*WORLD;
        let view = Rect::new([VIEW[0], VIEW[1]], [VIEW[2], VIEW[3]]);
        // One after the other with the same memory, as in the window: what is kept from before must not show.
        let mut terms = Terms::default();
        for filter in filters {
            let (answer, results) = ask(&filter, Order::default(), &mut terms);
            let held: Vec<_> = PLAIN.iter().map(|plain| holds(atlas, plain, &filter, view)).collect();
            let expected: Vec<FeatureId> = passing(&held, None).map(|plain| plain.id).collect();
            prop_assert_eq!(facets.features(&answer.passing).collect::<Vec<_>>(), expected.clone());
            let (mut km, mut ha) = (0.0, 0.0);
            for plain in passing(&held, None) {
                km += plain.length_km;
                ha += plain.area_ha;
            }
            prop_assert_eq!(answer.totals, Totals { count: expected.len(), length_km: km, area_ha: ha });
            let mut listed = results.ids().to_vec();
            listed.sort_unstable();
            prop_assert_eq!(listed, expected);
            for (facet, counts) in Facet::ALL.into_iter().zip(&answer.facets) {
                let but = Term::Facet(facet);
                let mut brute: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
                for plain in passing(&held, Some(&but)) {
                    let mut values = BTreeSet::new();
                    facet.each_value(atlas.feature(plain.id).unwrap(), &mut |value| {
                        values.insert(value);
                    });
                    for value in values {
                        *brute.entry(value).or_default() += 1;
                    }
                }
                for FacetCount { value, count } in counts {
                    prop_assert_eq!((value, *count), (value, brute.get(value.as_str()).copied().unwrap_or(0)));
                }
            }
            for (term, count) in &answer.without {
                prop_assert_eq!(*count, passing(&held, Some(term)).count(), "without {:?}", term);
            }
        }
    }

    #[test]
    fn a_histogram_counts_what_choosing_its_bin_would_leave(filter in filter()) {
        let (_, _, facets) = &*WORLD;
        let mut terms = Terms::default();
        let (answer, _) = ask(&filter, Order::default(), &mut terms);
        for (kind, range) in RangeFacet::ALL.into_iter().zip(&answer.ranges) {
            let range = range.as_ref().unwrap();
            for bin in range.bins.iter().step_by(5) {
                // A year that begins the next decade belongs to it.
                let high = if kind == RangeFacet::Years { bin.high - 1.0 } else { bin.high * (1.0 - 1e-12) };
                let low = if kind == RangeFacet::Years { bin.low } else { bin.low * (1.0 - 1e-12) };
                let first = bin.low <= range.axis.low;
                let span = (if first { f64::NEG_INFINITY } else { low }, if bin.high >= range.axis.high { f64::INFINITY } else { high });
                let chosen = facets.count_in_span(&terms, kind, span);
                prop_assert!(bin.count.abs_diff(chosen) <= usize::from(kind != RangeFacet::Years), "{:?} {:?}", kind, bin);
            }
        }
    }
}

#[test]
fn a_size_and_a_distance_need_a_geometry_and_a_span_of_years_meets_open_ends() {
    let mut terms = Terms::default();
    let lines = Filter {
        length_km: Some((0.0, 1e6)),
        ..Filter::default()
    };
    let (answer, _) = ask(&lines, Order::default(), &mut terms);
    assert!(
        answer.totals.area_ha == 0.0 && answer.totals.count > 1_300,
        "{:?}",
        answer.totals
    );
    let bus = Filter {
        categories: ["bus-line".to_owned()].into(),
        years: Some((2024, 2024)),
        ..Filter::default()
    };
    assert_eq!(
        ask(&bus, Order::default(), &mut terms).0.totals.count,
        7,
        "no line has an end"
    );
}

#[test]
fn results_follow_the_order_and_what_lacks_the_key_comes_last() {
    let (atlas, _, facets) = &*WORLD;
    let mut terms = Terms::default();
    let by = |key, reversed, terms: &mut Terms| ask(&Filter::default(), Order { key, reversed }, terms).1;
    let years: Vec<Option<i32>> = by(SortKey::Year, false, &mut terms)
        .ids()
        .iter()
        .map(|id| {
            let feature = atlas.feature(*id).unwrap();
            let years = [feature.valid_from, feature.valid_to].map(|dated| dated.map(|dated| dated.year));
            match years {
                [Some(from), Some(to)] => Some(from.min(to)),
                [from, to] => from.or(to),
            }
        })
        .collect();
    let dated = years.iter().position(Option::is_none).unwrap();
    assert!(years[..dated].is_sorted() && years[dated..].iter().all(Option::is_none));
    let turned = by(SortKey::Year, true, &mut terms);
    assert_eq!(turned.len(), years.len());
    assert!(atlas.feature(turned.ids()[0]).unwrap().valid_from.unwrap().year >= 2019);
    let center = Coord { x: 2.825, y: 50.42 };
    let nearest = by(SortKey::Distance, false, &mut terms);
    let distance = |id: &FeatureId| atlas.feature(*id)?.geometry().map(|g| ground::distance_m(&g, center));
    let distances: Vec<f64> = nearest.ids().iter().filter_map(distance).collect();
    assert!(distances.is_sorted());
    let largest = by(SortKey::Size, false, &mut terms);
    let sizes: Vec<f64> = largest.ids().iter().map(|id| facets.measure(*id).area_ha).collect();
    assert!(sizes.is_sorted_by(|a, b| a >= b) && sizes[0] > 1_000.0);
    let ids = largest.ids();
    assert_eq!(largest.next(ids[3]), Some(ids[4]));
    assert_eq!(
        (largest.previous(ids[0]), largest.next(ids[ids.len() - 1])),
        (None, None)
    );
}
