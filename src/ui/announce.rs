//! What a reader of the screen tells without being asked: results, notices, where the keyboard stands on the map.

use egui::Response;
use egui::accesskit::Live;

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
