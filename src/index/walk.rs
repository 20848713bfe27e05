//! From one thing in view to another without a pointer: by distance from the middle, or in a direction.

use geo_types::Coord;

use crate::model::FeatureId;

/// Which thing is next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Step {
    /// The next one farther from the middle of the view.
    Farther,
    /// The next one nearer to it.
    Nearer,
    /// The nearest one to the north.
    North,
    /// The nearest one to the east.
    East,
    /// The nearest one to the south.
    South,
    /// The nearest one to the west.
    West,
}

/// The thing that `step` leads to from `current`, among `places` in unit Mercator; without a current one, from the middle.
/// None where there is nothing in that direction. Walking farther from the last one leads to the first again.
pub fn next(
    places: &[(FeatureId, Coord<f64>)],
    middle: Coord<f64>,
    current: Option<FeatureId>,
    step: Step,
) -> Option<FeatureId> {
    let here = current.and_then(|id| places.iter().find(|(known, _)| *known == id));
    let toward = match step {
        Step::Farther | Step::Nearer => return by_distance(places, middle, here.map(|(id, _)| *id), step),
        Step::North => [0.0, -1.0],
        Step::East => [1.0, 0.0],
        Step::South => [0.0, 1.0],
        Step::West => [-1.0, 0.0],
    };
    let from = here.map_or(middle, |(_, place)| *place);
    let ahead = places.iter().filter(|(id, _)| Some(*id) != current);
    let ahead = ahead.filter_map(|(id, place)| {
        let (dx, dy) = (place.x - from.x, place.y - from.y);
        let along = dx * toward[0] + dy * toward[1];
        let aside = (dx * toward[1] - dy * toward[0]).abs();
        // A quarter of the compass; what lies straight ahead is preferred to what lies aside.
        (along > 0.0 && aside <= along).then_some((along + 2.0 * aside, *id))
    });
    ahead
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, id)| id)
}

fn by_distance(
    places: &[(FeatureId, Coord<f64>)],
    middle: Coord<f64>,
    current: Option<FeatureId>,
    step: Step,
) -> Option<FeatureId> {
    let mut order: Vec<(f64, FeatureId)> = places
        .iter()
        .map(|(id, place)| ((place.x - middle.x).hypot(place.y - middle.y), *id))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let last = order.len().checked_sub(1)?;
    let here = current.and_then(|id| order.iter().position(|(_, known)| *known == id));
    let place = match (here, step) {
        (None, Step::Nearer) => last,
        (None, _) => 0,
        (Some(0), Step::Nearer) => last,
        (Some(place), Step::Nearer) => place - 1,
        (Some(place), _) if place == last => 0,
        (Some(place), _) => place + 1,
    };
    order.get(place).map(|(_, id)| *id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(index: u32) -> FeatureId {
        FeatureId { layer: 0, index }
    }

    fn places(all: &[(f64, f64)]) -> Vec<(FeatureId, Coord<f64>)> {
        let numbered = all.iter().enumerate();
        numbered
            .map(|(index, (x, y))| (id(index as u32), Coord { x: *x, y: *y }))
            .collect()
    }

    const MIDDLE: Coord<f64> = Coord { x: 0.0, y: 0.0 };

    #[test]
    fn a_direction_leads_to_what_lies_ahead() {
        let places = places(&[(1.0, 0.1), (0.3, 0.9), (-1.0, 0.0), (0.0, -2.0), (2.0, 0.0)]);
        let from_middle = |step| next(&places, MIDDLE, None, step);
        assert_eq!(from_middle(Step::East), Some(id(0)));
        assert_eq!(from_middle(Step::South), Some(id(1)));
        assert_eq!(from_middle(Step::West), Some(id(2)));
        assert_eq!(from_middle(Step::North), Some(id(3)));
        assert_eq!(next(&places, MIDDLE, Some(id(0)), Step::East), Some(id(4)));
        assert_eq!(next(&places, MIDDLE, Some(id(4)), Step::East), None);
    }

    proptest! {
        #[test]
        fn walking_farther_meets_each_thing_once_the_nearest_first_and_nearer_leads_back(
            all in prop::collection::vec((-1.0..1.0f64, -1.0..1.0f64), 1..40),
        ) {
            let places = places(&all);
            let mut walked = Vec::new();
            let mut here = None;
            for _ in 0..places.len() {
                here = next(&places, MIDDLE, here, Step::Farther);
                walked.push(here.unwrap());
            }
            let far = |id: &FeatureId| { let (x, y) = all[id.index as usize]; x.hypot(y) };
            prop_assert!(walked.windows(2).all(|pair| far(&pair[0]) <= far(&pair[1])));
            let once: std::collections::BTreeSet<_> = walked.iter().collect();
            prop_assert_eq!(once.len(), places.len());
            prop_assert_eq!(next(&places, MIDDLE, here, Step::Farther), Some(walked[0]));
            for pair in walked.windows(2) {
                prop_assert_eq!(next(&places, MIDDLE, Some(pair[1]), Step::Nearer), Some(pair[0]));
            }
        }
    }
}
