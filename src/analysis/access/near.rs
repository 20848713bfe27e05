//! What a condition of distance of the filter means for an audit: how far each feature is, and what has to be said beside it.

use super::{Audit, Goal, Question, audit};
use crate::model::{Atlas, Feature, FeatureId, Layer, Near, Target};

/// The goal of a condition: a layer that holds only cycle routes, stops or stations is audited as such, with all that is not
/// known of them. None for a single feature.
pub fn goal(atlas: &Atlas, near: &Near) -> Option<Goal> {
    let Target::Layer(id) = &near.of else { return None };
    let layer = atlas.layer(id)?;
    let only = |layer: &Layer, category: &str| {
        let of = |feature: &Feature| feature.category == category;
        !layer.features.is_empty() && layer.features.iter().all(of)
    };
    let sorts = [
        (Goal::Cycle, "cycle-route"),
        (Goal::Bus, "bus-stop"),
        (Goal::Station, "station"),
    ];
    let known = sorts.into_iter().find(|(_, category)| only(layer, category));
    Some(known.map_or_else(|| Goal::Layer(id.clone()), |(goal, _)| goal))
}

/// The condition that leaves what lies farther than `metres` from `of`: the other way round. None where no layer is
/// exactly that goal.
pub fn condition(atlas: &Atlas, of: &Goal, metres: f64) -> Option<Near> {
    let condition = |layer: &Layer| Near {
        of: Target::Layer(layer.def.id.clone()),
        metres,
        beyond: true,
    };
    let mut all = atlas.layers.iter().map(condition);
    match of {
        Goal::Layer(id) => all.find(|near| near.of == Target::Layer(id.clone())),
        _ => all.find(|near| goal(atlas, near).as_ref() == Some(of)),
    }
}

/// The audit of these features for a condition; none where it has no goal.
pub fn audited(atlas: &Atlas, near: &Near, subjects: Vec<FeatureId>) -> Option<Audit> {
    let question = Question {
        subjects,
        goal: goal(atlas, near)?,
        metres: near.metres,
    };
    Some(audit(atlas, &question))
}
