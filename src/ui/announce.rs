//! What a reader of the screen tells without being asked: results, notices, where the keyboard stands on the map. And what it
//! asks for where the toolkit does not know the control.

use std::ops::RangeInclusive;

use egui::accesskit::{Action, ActionData, Live};
use egui::{Response, Ui};

/// Has the words of `response` told when they change, after what is being said.
pub(super) fn politely(response: &Response) {
    told(response, Live::Polite);
}

/// Has the words of `response` told at once: something went wrong.
pub(super) fn at_once(response: &Response) {
    told(response, Live::Assertive);
}

fn told(response: &Response, live: Live) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_live(live));
}

/// Says the limits of a slider of our own, and returns the value that a screen reader, a switch or a voice asks for.
pub(super) fn asked_value(
    ui: &Ui,
    response: &Response,
    value: f64,
    limits: RangeInclusive<f64>,
    step: f64,
) -> Option<f64> {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(*limits.start());
        node.set_max_numeric_value(*limits.end());
        node.set_numeric_value_step(step);
        for action in [Action::SetValue, Action::Increment, Action::Decrement] {
            node.add_action(action);
        }
    });
    let asked = ui.input(|input| {
        let set = input
            .accesskit_action_requests(response.id, Action::SetValue)
            .find_map(|request| match request.data {
                Some(ActionData::NumericValue(value)) => Some(value),
                _ => None,
            });
        let count = |action| input.num_accesskit_action_requests(response.id, action) as f64;
        let steps = count(Action::Increment) - count(Action::Decrement);
        set.or((steps != 0.0).then_some(value + steps * step))
    });
    asked
        .filter(|asked| asked.is_finite())
        .map(|asked| asked.clamp(*limits.start(), *limits.end()))
}
