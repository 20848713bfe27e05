//! Where the keyboard is can be seen: whatever has the focus is drawn otherwise than without it.

use crate::access::places;
use crate::window_harness::{Harness, Opening, settle, shipped_stories};
use egui::epaint::{ClippedShape, Shape};
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::NodeT as _;

/// Stops of the keyboard on one page at most.
const MOST_STOPS: usize = 70;

/// Role, name and box of what has the keyboard.
fn focused(harness: &Harness) -> Option<(String, Rect)> {
    let root = harness.root();
    let node = root
        .children_recursive()
        .find(|node| node.accesskit_node().is_focused())?;
    let access = node.accesskit_node();
    let name = access.label().or_else(|| access.value()).unwrap_or_default();
    Some((format!("{:?} {name:?}", access.role()), node.rect()))
}

/// What is drawn in and around a box: frames, lines and fills with their colours.
fn drawn(shapes: &[ClippedShape], rect: Rect) -> Vec<String> {
    fn tell(shape: &Shape, rect: Rect, out: &mut Vec<String>) {
        if let Shape::Vec(shapes) = shape {
            shapes.iter().for_each(|shape| tell(shape, rect, out));
            return;
        }
        // A page or the map is not what shows the focus of one of its controls.
        let bounds = shape.visual_bounding_rect();
        if !rect.expand(8.0).contains_rect(bounds) {
            return;
        }
        match shape {
            Shape::Rect(shape) => out.push(format!("{:?} {:?} {:?}", shape.rect, shape.fill, shape.stroke)),
            Shape::Path(shape) => out.push(format!("{:?} {:?} {:?}", shape.points, shape.fill, shape.stroke)),
            Shape::LineSegment { points, stroke } => out.push(format!("{points:?} {stroke:?}")),
            Shape::Circle(shape) => out.push(format!("{shape:?}")),
            _ => {}
        }
    }
    let mut out = Vec::new();
    for clipped in shapes {
        tell(&clipped.shape, rect, &mut out);
    }
    out
}

#[test]
fn what_has_the_keyboard_looks_otherwise_than_without_it() {
    let window = Rect::from_min_size(egui::Pos2::ZERO, [1280.0, 800.0].into());
    let mut unseen = Vec::new();
    let mut seen = 0;
    for (page, state) in places() {
        let mut harness = Opening {
            state,
            folders: shipped_stories(),
            ..Opening::default()
        }
        .open();
        settle(&mut harness);
        for _ in 0..MOST_STOPS {
            harness.key_press_modifiers(Modifiers::NONE, Key::Tab);
            harness.run_steps(3);
            let Some((name, rect)) = focused(&harness) else {
                continue;
            };
            if !window.contains_rect(rect) && rect.height() < window.height() / 2.0 {
                unseen.push(format!("{page}: {name} is out of sight at {rect:?}"));
            }
            let with = drawn(&harness.output().shapes, rect);
            // The same picture with the keyboard taken away.
            let focus = harness.ctx.memory(egui::Memory::focused);
            harness.ctx.memory_mut(egui::Memory::stop_text_input);
            harness.run_steps(1);
            if harness.ctx.memory(egui::Memory::focused) == focus {
                // The map takes the keyboard when nothing else has it.
                continue;
            }
            let without = drawn(&harness.output().shapes, rect);
            if with == without {
                unseen.push(format!("{page}: {name} at {rect:?}"));
            } else {
                seen += 1;
            }
            if let Some(focus) = focus {
                harness.ctx.memory_mut(|memory| memory.request_focus(focus));
            }
            harness.run_steps(1);
        }
    }
    unseen.sort();
    unseen.dedup();
    assert!(seen > 300, "only {seen} stops");
    assert!(unseen.is_empty(), "{} of them:\n{}", unseen.len(), unseen.join("\n"));
}
