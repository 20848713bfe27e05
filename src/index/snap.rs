//! The place of a feature that a pointer means: a corner near it, else the nearest place of an edge.

use geo_types::Coord;

use super::{Index, RingKind};
use crate::model::FeatureId;

/// The corner of `ids` nearest to a place in unit Mercator, when it is within `radius` units of it; else the nearest place of
/// an edge within `radius`. Indicative outlines do not count.
pub fn snap(
    index: &Index,
    ids: impl IntoIterator<Item = FeatureId>,
    at: Coord<f64>,
    radius: f64,
) -> Option<Coord<f64>> {
    let (mut corner, mut edge) = (None, None);
    let mut scratch: Vec<Coord<f64>> = Vec::new();
    for projected in ids.into_iter().filter_map(|id| index.projected(id)) {
        let origin = projected.origin();
        for ring in projected.rings().filter(|ring| !ring.outline) {
            scratch.clear();
            scratch.extend(ring.coords(origin));
            if ring.closed() {
                scratch.extend(scratch.first().copied());
            }
            scratch.iter().for_each(|place| nearer(&mut corner, at, *place));
            if ring.kind != RingKind::Points {
                scratch
                    .windows(2)
                    .for_each(|pair| nearer(&mut edge, at, foot(at, pair[0], pair[1])));
            }
        }
    }
    let within = |found: Option<(f64, Coord<f64>)>| found.filter(|(squared, _)| *squared <= radius * radius);
    within(corner).or(within(edge)).map(|(_, place)| place)
}

fn nearer(best: &mut Option<(f64, Coord<f64>)>, at: Coord<f64>, place: Coord<f64>) {
    let squared = (place.x - at.x).powi(2) + (place.y - at.y).powi(2);
    if best.is_none_or(|(known, _)| squared < known) {
        *best = Some((squared, place));
    }
}

/// The place of the segment from `a` to `b` that is nearest to `at`.
fn foot(at: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> Coord<f64> {
    let (run, part) = (b - a, at - a);
    let squared = run.x * run.x + run.y * run.y;
    let share = if squared > 0.0 {
        ((part.x * run.x + part.y * run.y) / squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    a + run * share
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::space::measure::distance_m;
    use crate::space::mercator::{geo_from_mercator, mercator_from_geo, metres_per_unit};

    #[test]
    fn a_place_near_a_corner_jumps_to_it_and_one_near_an_edge_onto_it() {
        let atlas = load::atlas::embedded();
        let index = Index::new(&atlas);
        let id = atlas.find("unesco:63AG").unwrap();
        let geometry = atlas.feature(id).unwrap().geometry().unwrap();
        let corner = geo::CoordsIter::coords_iter(&geometry).next().unwrap();
        let unit_m = metres_per_unit(corner.y);
        let aside = |metres: f64| {
            let at = mercator_from_geo(corner);
            Coord {
                x: at.x - metres / unit_m,
                y: at.y - metres / unit_m,
            }
        };
        let found = snap(&index, [id], aside(3.0), 10.0 / unit_m).unwrap();
        assert!(
            distance_m(geo_from_mercator(found), corner) < 0.05 || {
                // Another corner may be nearer still.
                let at = geo_from_mercator(aside(3.0));
                distance_m(geo_from_mercator(found), at) <= distance_m(corner, at) + 0.05
            }
        );
        assert_eq!(snap(&index, [id], aside(5_000.0), 10.0 / unit_m), None);
        let edge = crate::index::facets::ground::distance_m;
        let found = snap(&index, [id], aside(3.0), 1e-9);
        assert!(found.is_none() || edge(&geometry, geo_from_mercator(found.unwrap())) < 0.05);
    }
}
