//! What is selected, what was selected before, what is pinned. The trail is that of a browser: opening a sheet drops the
//! way forward, "back" and "forward" bring camera and sheet along.

use super::{MOST_PINS, SelectCommand, State, Step, TRAIL_LENGTH};
use crate::model::{Atlas, FeatureId};

/// Carries out a command about the selection; ids that the atlas does not know are ignored.
pub(super) fn apply(state: &mut State, atlas: &Atlas, command: SelectCommand) {
    match command {
        SelectCommand::Feature(id) => {
            if atlas.find(&id).is_some() && state.selection.as_ref() != Some(&id) {
                open(state, Some(id));
            }
        }
        SelectCommand::Nothing => {
            if state.selection.is_some() {
                open(state, None);
            }
        }
        SelectCommand::Back => {
            while let Some(step) = state.trail.back.pop() {
                if is_known(atlas, &step) && step.selection != state.selection {
                    let here = here(state);
                    push(&mut state.trail.forward, here);
                    take(state, step);
                    break;
                }
            }
        }
        SelectCommand::Forward => {
            while let Some(step) = state.trail.forward.pop() {
                if is_known(atlas, &step) && step.selection != state.selection {
                    let here = here(state);
                    push(&mut state.trail.back, here);
                    take(state, step);
                    break;
                }
            }
        }
        SelectCommand::Step(places) => {
            if let Some(id) = neighbour(state, atlas, places) {
                open(state, Some(id));
            }
        }
        SelectCommand::TogglePin(id) => {
            if let Some(place) = state.pins.iter().position(|pinned| *pinned == id) {
                state.pins.remove(place);
            } else if atlas.find(&id).is_some() {
                // The oldest makes room: more would leave no map.
                if state.pins.len() >= MOST_PINS {
                    state.pins.remove(0);
                }
                state.pins.push(id);
            }
        }
        SelectCommand::Pin => {
            if let Some(id) = state.selection.clone() {
                apply(state, atlas, SelectCommand::TogglePin(id));
            }
        }
        SelectCommand::ClearPins => state.pins.clear(),
    }
}

fn here(state: &State) -> Step {
    Step {
        selection: state.selection.clone(),
        camera: state.camera,
    }
}

fn open(state: &mut State, selection: Option<String>) {
    let step = here(state);
    push(&mut state.trail.back, step);
    state.trail.forward.clear();
    state.selection = selection;
}

fn push(steps: &mut Vec<Step>, step: Step) {
    if steps.len() >= TRAIL_LENGTH {
        steps.remove(0);
    }
    steps.push(step);
}

fn take(state: &mut State, step: Step) {
    state.selection = step.selection;
    if step.camera.is_some() {
        state.camera = step.camera;
    }
}

/// A saved trail may name features that another territory does not have.
fn is_known(atlas: &Atlas, step: &Step) -> bool {
    step.selection.as_ref().is_none_or(|id| atlas.find(id).is_some())
}

/// Id of the feature that stands `places` farther among those of the same layer that pass filter and isolation; at the end
/// it goes on from the beginning.
fn neighbour(state: &State, atlas: &Atlas, places: i32) -> Option<String> {
    let current = atlas.find(state.selection.as_deref()?)?;
    let list = list(state, atlas, current);
    let here = list.iter().position(|id| *id == current)?;
    let length = i64::try_from(list.len()).ok()?;
    let there = (i64::try_from(here).ok()? + i64::from(places)).rem_euclid(length);
    let next = list.get(usize::try_from(there).ok()?)?;
    (*next != current).then(|| atlas.feature(*next).map(|feature| feature.id.clone()))?
}

/// The list that "previous" and "next" walk: the layer of `current`, filtered, in the order of the file. The feature itself
/// is in it even when the filter hides it.
pub fn list(state: &State, atlas: &Atlas, current: FeatureId) -> Vec<FeatureId> {
    let Some(layer) = atlas.layers.get(current.layer as usize) else {
        return Vec::new();
    };
    let choice = state.layer(atlas, current.layer as usize);
    let everything = state.filter.is_empty();
    layer
        .features
        .iter()
        .enumerate()
        .filter(|(index, feature)| {
            let isolated = choice
                .only_class
                .as_ref()
                .is_none_or(|only| layer.class(*index).is_some_and(|class| class.id == *only));
            *index == current.index as usize || isolated && (everything || state.filter.matches(feature))
        })
        .map(|(index, _)| FeatureId {
            layer: current.layer,
            index: index as u32,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    fn select(state: &mut State, atlas: &Atlas, id: &str) {
        apply(state, atlas, SelectCommand::Feature(id.into()));
    }

    #[test]
    fn back_and_forward_walk_as_in_a_browser() {
        let atlas = load::atlas::embedded();
        let mut state = State::default();
        for id in ["unesco:63AG", "parks:centralite", "sites:louvre-lens"] {
            select(&mut state, &atlas, id);
        }
        let mut seen = Vec::new();
        for command in [SelectCommand::Back, SelectCommand::Back, SelectCommand::Forward] {
            apply(&mut state, &atlas, command);
            seen.push(state.selection.clone().unwrap_or_default());
        }
        assert_eq!(seen, ["parks:centralite", "unesco:63AG", "parks:centralite"]);
        select(&mut state, &atlas, "bhns:B1");
        apply(&mut state, &atlas, SelectCommand::Forward);
        assert_eq!(
            state.selection.as_deref(),
            Some("bhns:B1"),
            "a new way drops the old one"
        );
    }

    #[test]
    fn next_and_previous_walk_the_filtered_layer_in_a_circle() {
        let atlas = load::atlas::embedded();
        let mut state = State::default();
        select(&mut state, &atlas, "parks:centralite");
        let mut seen = vec![state.selection.clone().unwrap()];
        for _ in 0..11 {
            apply(&mut state, &atlas, SelectCommand::Step(1));
            seen.push(state.selection.clone().unwrap());
        }
        assert_eq!(seen.first(), seen.last());
        assert_eq!(seen.iter().collect::<std::collections::BTreeSet<_>>().len(), 11);
        apply(&mut state, &atlas, SelectCommand::Step(-1));
        assert_eq!(state.selection, Some(seen[10].clone()));
    }

    #[test]
    fn a_fourth_pin_takes_the_place_of_the_first() {
        let atlas = load::atlas::embedded();
        let mut state = State::default();
        for id in ["bhns:B1", "bhns:B2", "bhns:B3", "bhns:B5", "bhns:nothing"] {
            apply(&mut state, &atlas, SelectCommand::TogglePin(id.into()));
        }
        assert_eq!(state.pins, ["bhns:B2", "bhns:B3", "bhns:B5"]);
        apply(&mut state, &atlas, SelectCommand::TogglePin("bhns:B3".into()));
        assert_eq!(state.pins, ["bhns:B2", "bhns:B5"]);
    }
}
