//! Which places lie so close together at a scale that one disc stands for them. Pure geometry: knows no feature's look.

use std::collections::HashMap;

/// A place with the number of what stands there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// Mercator position.
    pub place: [f64; 2],
    /// Whatever the caller counts by.
    pub key: u32,
}

/// Places that are shown as one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gathering {
    /// Middle of the places, in Mercator units.
    pub place: [f64; 2],
    /// Keys of the places, in the order of the spots.
    pub keys: Vec<u32>,
}

/// Passes at most: each one halves what is left to merge, or nearly.
const MOST_PASSES: usize = 12;

/// Merges spots until no two gatherings are closer than `reach` (Mercator units). The whole world is gathered, never the
/// part in view: what comes out does not change while the map is moved.
pub(super) fn gather(spots: &[Spot], reach: f64) -> Vec<Gathering> {
    let mut gatherings: Vec<Gathering> = spots
        .iter()
        .map(|spot| Gathering {
            place: spot.place,
            keys: vec![spot.key],
        })
        .collect();
    for _ in 0..MOST_PASSES {
        let before = gatherings.len();
        gatherings = merged(gatherings, reach);
        if gatherings.len() == before {
            break;
        }
    }
    gatherings
}

/// One pass: each gathering that is still free takes in the free ones within reach.
fn merged(gatherings: Vec<Gathering>, reach: f64) -> Vec<Gathering> {
    let cell = |place: [f64; 2]| place.map(|value| (value / reach).floor() as i64);
    let mut cells: HashMap<[i64; 2], Vec<u32>> = HashMap::with_capacity(gatherings.len());
    for (index, gathering) in gatherings.iter().enumerate() {
        cells.entry(cell(gathering.place)).or_default().push(index as u32);
    }
    let mut taken = vec![false; gatherings.len()];
    let mut out = Vec::with_capacity(gatherings.len());
    for (index, gathering) in gatherings.iter().enumerate() {
        if std::mem::replace(&mut taken[index], true) {
            continue;
        }
        let [column, row] = cell(gathering.place);
        let mut near: Vec<u32> = (-1..=1)
            .flat_map(|down| (-1..=1).map(move |right| [column + right, row + down]))
            .filter_map(|key| cells.get(&key))
            .flatten()
            .copied()
            .filter(|other| {
                let place = gatherings[*other as usize].place;
                let apart = (place[0] - gathering.place[0]).hypot(place[1] - gathering.place[1]);
                !taken[*other as usize] && apart < reach
            })
            .collect();
        near.sort_unstable();
        out.push(joined(&gatherings, index, &near));
        for other in near {
            taken[other as usize] = true;
        }
    }
    out
}

fn joined(gatherings: &[Gathering], first: usize, others: &[u32]) -> Gathering {
    let mut joined = gatherings[first].clone();
    if others.is_empty() {
        return joined;
    }
    let mut sum = joined.place.map(|value| value * joined.keys.len() as f64);
    for other in others {
        let other = &gatherings[*other as usize];
        for (sum, value) in sum.iter_mut().zip(other.place) {
            *sum += value * other.keys.len() as f64;
        }
        joined.keys.extend_from_slice(&other.keys);
    }
    joined.place = sum.map(|value| value / joined.keys.len() as f64);
    joined.keys.sort_unstable();
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spots(places: &[(f64, f64)]) -> Vec<Spot> {
        let spot = |(key, (x, y)): (usize, &(f64, f64))| Spot {
            place: [*x, *y],
            key: key as u32,
        };
        places.iter().enumerate().map(spot).collect()
    }

    #[test]
    fn near_places_are_one_and_far_ones_stay_alone() {
        let gathered = gather(&spots(&[(0.0, 0.0), (0.5, 0.0), (10.0, 0.0)]), 1.0);
        let keys: Vec<_> = gathered.iter().map(|one| one.keys.clone()).collect();
        assert_eq!(keys, [vec![0, 1], vec![2]]);
        assert_eq!(gathered[0].place, [0.25, 0.0]);
    }

    proptest! {
        #[test]
        fn every_place_is_in_one_gathering_and_no_two_touch(
            places in prop::collection::vec((0.0..40.0f64, 0.0..40.0f64), 1..120),
        ) {
            let gathered = gather(&spots(&places), 2.0);
            let mut keys: Vec<u32> = gathered.iter().flat_map(|one| one.keys.clone()).collect();
            keys.sort_unstable();
            prop_assert_eq!(keys, (0..places.len() as u32).collect::<Vec<_>>());
            for (index, a) in gathered.iter().enumerate() {
                for b in &gathered[..index] {
                    prop_assert!((a.place[0] - b.place[0]).hypot(a.place[1] - b.place[1]) >= 2.0);
                }
            }
        }
    }
}
