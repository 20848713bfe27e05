//! Sums by zones held against sums by other roads.

use std::sync::LazyLock;

use geo_types::{Geometry, MultiPolygon, polygon};
use proptest::prelude::*;

use super::report::{Column, cells, heading_key, notes, order};
use super::*;
use crate::i18n::Messages;
use crate::load;
use crate::model::Lang;

static TERRITORY: LazyLock<Atlas> = LazyLock::new(load::atlas::embedded);

fn ids(layer: &str) -> Vec<FeatureId> {
    let layer = TERRITORY.layer_index(layer).unwrap() as u32;
    TERRITORY
        .iter()
        .map(|(id, _)| id)
        .filter(|id| id.layer == layer)
        .collect()
}

#[test]
fn parts_of_communes_add_up_to_the_whole() {
    let zones = zones(&TERRITORY, &By::Commune);
    assert_eq!(zones.len(), 330);
    for layer in ["unesco", "parks"] {
        let answer = statistics(&TERRITORY, &ids(layer), &zones);
        let sum: f64 = answer.rows.iter().map(|row| row.sum.area_ha).sum();
        // Outlines of communes are simplified each on its own: slivers of a metre or two lie in none or in two.
        assert!(
            (sum / answer.total.area_ha - 1.0).abs() < 2e-3,
            "{layer} {sum} {}",
            answer.total.area_ha
        );
        let counts: usize = answer.rows.iter().map(|row| row.sum.count).sum();
        assert!(
            counts >= answer.inside.count,
            "what lies across two communes counts in both"
        );
    }
}

#[test]
fn a_park_across_communes_counts_in_each_by_its_area() {
    let zones = zones(&TERRITORY, &By::Commune);
    let id = TERRITORY.find("parks:centralite").unwrap();
    let whole = crate::space::measure::area_m2(&TERRITORY.feature(id).unwrap().geometry().unwrap()) / 1e4;
    let answer = statistics(&TERRITORY, &[id], &zones);
    let held: Vec<&ZoneSum> = answer.rows.iter().filter(|row| row.sum.count > 0).collect();
    assert!(held.len() >= 2, "{}", held.len());
    let sum: f64 = held.iter().map(|row| row.sum.area_ha).sum();
    assert!((sum / whole - 1.0).abs() < 5e-3, "{sum} {whole}");
    let shares: f64 = held.iter().filter_map(|row| row.share(&answer.inside)).sum();
    assert!((shares - 1.0).abs() < 5e-3, "{shares}");
}

#[test]
fn the_pole_is_its_three_members() {
    let (poles, members) = (zones(&TERRITORY, &By::Pole), zones(&TERRITORY, &By::Epci));
    let of = |code: &str| members.iter().find(|zone| zone.id == format!("epci:{code}")).unwrap();
    let three = ["200072460", "246200364", "246200299"].map(of);
    assert_eq!(poles.len(), 1);
    assert_eq!(poles[0].inhabitants, Some(650_339.0));
    let sum: f64 = three.iter().map(|zone| zone.area_ha).sum();
    assert!(
        (poles[0].area_ha / sum - 1.0).abs() < 1e-3,
        "{} {sum}",
        poles[0].area_ha
    );
    let shafts = ids("shafts");
    let (whole, parts) = (
        statistics(&TERRITORY, &shafts, &poles),
        statistics(&TERRITORY, &shafts, &members),
    );
    let in_three: usize = three
        .iter()
        .map(|zone| members.iter().position(|known| known.id == zone.id).unwrap())
        .map(|at| parts.rows[at].sum.count)
        .sum();
    assert!(
        whole.rows[0].sum.count.abs_diff(in_three) <= 2,
        "{} {in_three}",
        whole.rows[0].sum.count
    );
}

#[test]
fn parks_without_land_are_named_and_take_no_part_in_areas() {
    let zones = zones(&TERRITORY, &By::Pole);
    let answer = statistics(&TERRITORY, &ids("parks"), &zones);
    assert_eq!((answer.markers, answer.indicative, answer.total.count), (4, 7, 11));
    let words = notes(&answer, &Messages::new(Lang::En)).join("\n");
    assert!(
        words.contains("4 parks have no polygon: they take no part in areas."),
        "{words}"
    );
}

#[test]
fn a_table_is_ordered_by_any_column_and_ends_with_the_total() {
    let zones = zones(&TERRITORY, &By::Epci);
    let answer = statistics(&TERRITORY, &ids("unesco"), &zones);
    let messages = Messages::new(Lang::Fr);
    for column in Column::ALL {
        assert!(messages.has(&heading_key(column)), "{column:?}");
        let (down, up) = (
            order(&answer, &zones, column, false, Lang::Fr),
            order(&answer, &zones, column, true, Lang::Fr),
        );
        let values = |order: &[usize]| -> Vec<f64> {
            let value = |at: &usize| column.value(&answer.rows[*at], &zones[*at], &answer.inside);
            order.iter().filter_map(value).collect()
        };
        assert!(values(&down).is_sorted_by(|a, b| a >= b), "{column:?}");
        assert!(values(&up).is_sorted_by(|a, b| a <= b), "{column:?}");
    }
    let rows = cells(
        &answer,
        &zones,
        &order(&answer, &zones, Column::Ha, false, Lang::Fr),
        &messages,
    );
    assert_eq!(rows.len(), zones.len() + 2);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
}

/// A comb: teeth to the north on a bar.
fn comb(x: f64, y: f64, size: f64, teeth: u32) -> Geometry<f64> {
    let mut ring = vec![(x, y), (x + size, y)];
    for tooth in (0..teeth).rev() {
        let (right, left) = (f64::from(tooth) + 0.6, f64::from(tooth) + 0.1);
        let at = |along: f64| x + along * size / f64::from(teeth);
        ring.extend([
            (at(right), y + size * 0.2),
            (at(right), y + size),
            (at(left), y + size),
            (at(left), y + size * 0.2),
        ]);
    }
    geo_types::Polygon::new(ring.into(), vec![]).into()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_shape_cut_into_strips_is_the_sum_of_its_strips(
        x in 2.80..2.82f64, y in 50.40..50.41f64, size in 0.01..0.05f64, teeth in 1..6u32,
        cuts in prop::collection::vec(2.79..2.88f64, 1..5),
    ) {
        let shape = comb(x, y, size, teeth);
        let mut edges = vec![2.70];
        edges.extend(cuts);
        edges.push(2.95);
        edges.sort_by(f64::total_cmp);
        let strip = |pair: &[f64]| MultiPolygon(vec![
            polygon![(x: pair[0], y: 50.3), (x: pair[1], y: 50.3), (x: pair[1], y: 50.6), (x: pair[0], y: 50.6)],
        ]);
        let sum: f64 = edges.windows(2).filter_map(|pair| Part::inside(&shape, &strip(pair))).map(|part| part.area_m2).sum();
        let whole = Part::whole(&shape).area_m2;
        // A long edge that is cut is two geodesics beside one: a decimetre aside along two kilometres.
        prop_assert!((sum - whole).abs() <= 5.0 * edges.len() as f64 + whole * 1e-4, "{sum} {whole}");
    }
}

#[test]
fn inhabitants_of_a_commune_are_its_own_and_of_half_of_it_about_half() {
    let zones = zones(&TERRITORY, &By::Commune);
    let lens = zones.iter().find(|zone| zone.id == "communes:62498").unwrap();
    let people = lens.inhabitants.unwrap();
    let inside = inhabitants_in(&TERRITORY, &lens.outline).unwrap();
    assert!((inside / people - 1.0).abs() < 0.02, "{inside} {people}");
}
