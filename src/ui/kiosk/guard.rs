//! What reaches the kiosk of all that the system tells: fingers, one or two of them, away from the edges. Keys, other buttons,
//! wheels, files that are dropped, palms and whole hands reach nothing. The corner of the staff is watched here too.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Event, FullOutput, Modifiers, OutputCommand, PointerButton, Pos2, RawInput, Rect, TouchPhase};

/// Fingers at once that mean something; more are a palm or a game.
const MOST_FINGERS: usize = 2;
/// Side of the corner that staff holds, in points.
const CORNER_PT: f32 = 110.0;
/// How long it is held, in seconds.
const HOLD_S: f64 = 3.0;

/// Sides of pictures at most, in pixels, where the screen is no wider. Letters of every size that was ever seen lie in one
/// picture, as wide as may be; it doubles until it is as high, and only then is begun anew: 16 MiB. What the drivers of today
/// allow would be a gigabyte.
const WIDEST_PX: usize = 2_048;

type Finger = (u64, u64);

/// Watches what comes in.
#[derive(Debug, Default)]
pub struct Guard {
    /// Points at the edges that heed no finger.
    pub dead_zone_pt: f32,
    /// Fingers that count, the first one first, and where they are.
    fingers: Vec<(Finger, Pos2)>,
    /// Fingers that lie on the glass and do not count.
    ignored: BTreeSet<Finger>,
    /// Where every finger lies.
    on_glass: BTreeMap<Finger, Pos2>,
    /// More fingers than mean something: nothing counts until all are gone.
    palm: bool,
    /// The mouse was pressed where nothing heeds it.
    mouse_ignored: bool,
    /// Since when the corner is held.
    corner_since: Option<f64>,
    touched: bool,
    /// Events that were kept out so far.
    refused: u64,
    /// Sides of pictures that the driver allows, in pixels.
    allowed_px: Option<usize>,
}

impl Guard {
    /// Whether anything was touched since the last question.
    pub fn take_touch(&mut self) -> bool {
        std::mem::take(&mut self.touched)
    }

    /// Whether the corner of the staff was held long enough; then it must be let go before it counts again.
    pub fn take_corner(&mut self, now_s: f64) -> bool {
        let held = self.corner_since.is_some_and(|since| now_s - since >= HOLD_S);
        if held {
            self.corner_since = None;
        }
        held
    }

    /// Whether the corner is being held.
    pub fn holds_corner(&self) -> bool {
        self.corner_since.is_some()
    }

    /// Events that were kept out so far.
    pub fn refused(&self) -> u64 {
        self.refused
    }

    /// What of `events` may reach the window that fills `screen`.
    pub fn filter(&mut self, events: Vec<Event>, screen: Rect, now_s: f64) -> Vec<Event> {
        // The system tells of the first finger as of a mouse too. Where fingers are, the mouse is made of those that count.
        let by_touch = !self.on_glass.is_empty() || events.iter().any(|event| matches!(event, Event::Touch { .. }));
        let mut passed = Vec::with_capacity(events.len());
        for event in events {
            let before = passed.len();
            match event {
                Event::Touch {
                    device_id,
                    id,
                    phase,
                    pos,
                    ..
                } => {
                    let finger = (device_id.0, id.0);
                    self.touch(finger, phase, pos, screen, now_s, &event, &mut passed);
                }
                Event::PointerMoved(_) | Event::PointerButton { .. } | Event::PointerGone if by_touch => continue,
                Event::PointerButton { .. } | Event::PointerMoved(_) => self.mouse(event, screen, now_s, &mut passed),
                Event::PointerGone | Event::WindowFocused(_) | Event::AccessKitActionRequest(_) => {
                    self.touched |= matches!(event, Event::AccessKitActionRequest(_));
                    passed.push(event);
                }
                _ => {}
            }
            self.refused += u64::from(passed.len() == before);
        }
        passed
    }

    fn mouse(&mut self, event: Event, screen: Rect, now_s: f64, passed: &mut Vec<Event>) {
        match event {
            Event::PointerButton {
                button: PointerButton::Primary,
                pos,
                pressed: true,
                ..
            } => {
                self.watch_corner(pos, screen, now_s);
                self.mouse_ignored = !self.heeds(pos, screen);
                if !self.mouse_ignored {
                    self.touched = true;
                    passed.push(event);
                }
            }
            Event::PointerButton {
                button: PointerButton::Primary,
                pressed: false,
                ..
            } => {
                self.corner_since = None;
                if !std::mem::take(&mut self.mouse_ignored) {
                    self.touched = true;
                    passed.push(event);
                }
            }
            Event::PointerMoved(pos) => {
                if self.corner_since.is_some() && !corner(screen).contains(pos) {
                    self.corner_since = None;
                }
                if !self.mouse_ignored {
                    passed.push(event);
                }
            }
            _ => {}
        }
    }

    #[allow(clippy::too_many_arguments)] // what the system tells of a finger
    fn touch(
        &mut self,
        finger: Finger,
        phase: TouchPhase,
        pos: Pos2,
        screen: Rect,
        now_s: f64,
        event: &Event,
        passed: &mut Vec<Event>,
    ) {
        let counted = self.fingers.iter().position(|(known, _)| *known == finger);
        match phase {
            TouchPhase::Start => {
                self.on_glass.insert(finger, pos);
                if self.on_glass.len() == 1 {
                    self.watch_corner(pos, screen, now_s);
                } else {
                    self.corner_since = None;
                }
                if self.palm || !self.heeds(pos, screen) {
                    self.ignored.insert(finger);
                    return;
                }
                if self.fingers.len() >= MOST_FINGERS {
                    self.take_for_palm(event, passed);
                    self.ignored.insert(finger);
                    return;
                }
                self.touched = true;
                self.fingers.push((finger, pos));
                passed.push(event.clone());
                if self.fingers.len() == 1 {
                    passed.push(Event::PointerMoved(pos));
                    passed.push(button(pos, true));
                }
            }
            TouchPhase::Move => {
                self.on_glass.insert(finger, pos);
                if !corner(screen).contains(pos) {
                    self.corner_since = None;
                }
                let Some(place) = counted else { return };
                self.touched = true;
                self.fingers[place].1 = pos;
                passed.push(event.clone());
                if place == 0 {
                    passed.push(Event::PointerMoved(pos));
                }
            }
            TouchPhase::End | TouchPhase::Cancel => {
                self.on_glass.remove(&finger);
                self.ignored.remove(&finger);
                self.corner_since = None;
                if self.on_glass.is_empty() {
                    self.palm = false;
                }
                let Some(place) = counted else { return };
                self.touched = true;
                self.fingers.remove(place);
                passed.push(event.clone());
                if place == 0 {
                    if phase == TouchPhase::End {
                        passed.push(button(pos, false));
                    }
                    passed.push(Event::PointerGone);
                    // A finger that stays pans on only when it is set down anew.
                    for (other, _) in std::mem::take(&mut self.fingers) {
                        self.ignored.insert(other);
                        passed.push(told(event, other, TouchPhase::Cancel, pos));
                    }
                }
            }
        }
    }

    /// Whatever the fingers began ends without doing anything.
    fn take_for_palm(&mut self, event: &Event, passed: &mut Vec<Event>) {
        self.palm = true;
        for (finger, pos) in std::mem::take(&mut self.fingers) {
            self.ignored.insert(finger);
            passed.push(told(event, finger, TouchPhase::Cancel, pos));
        }
        passed.push(Event::PointerGone);
    }

    fn heeds(&self, pos: Pos2, screen: Rect) -> bool {
        screen.shrink(self.dead_zone_pt).contains(pos)
    }

    fn watch_corner(&mut self, pos: Pos2, screen: Rect, now_s: f64) {
        self.corner_since = corner(screen).contains(pos).then_some(now_s);
    }
}

fn corner(screen: Rect) -> Rect {
    Rect::from_min_size(screen.min, egui::Vec2::splat(CORNER_PT))
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

/// An event of another finger of the same glass.
fn told(event: &Event, (device, finger): Finger, phase: TouchPhase, pos: Pos2) -> Event {
    let force = match event {
        Event::Touch { force, .. } => *force,
        _ => None,
    };
    Event::Touch {
        device_id: egui::TouchDeviceId(device),
        id: egui::TouchId(finger),
        phase,
        pos,
        force,
    }
}

impl egui::Plugin for Guard {
    fn debug_name(&self) -> &'static str {
        "kiosk guard"
    }

    fn input_hook(&mut self, ctx: &egui::Context, input: &mut RawInput) {
        let screen = input.screen_rect.unwrap_or_else(|| ctx.content_rect());
        let screen_px = (screen.size().max_elem() * ctx.pixels_per_point()).clamp(1.0, 16_384.0) as usize;
        // The system tells it once, perhaps before there was a guard: what was told stays unless we say it again.
        let allowed_px = input.max_texture_side.or(self.allowed_px);
        self.allowed_px = allowed_px.or_else(|| Some(ctx.input(|known| known.max_texture_side)));
        let widest_px = WIDEST_PX.max(screen_px.next_power_of_two());
        input.max_texture_side = self.allowed_px.map(|side| side.min(widest_px));
        let now_s = input.time.unwrap_or_else(|| ctx.input(|known| known.time));
        let events = std::mem::take(&mut input.events);
        input.events = self.filter(events, screen, now_s);
        self.refused += (input.dropped_files.len() + input.hovered_files.len()) as u64;
        input.dropped_files.clear();
        input.hovered_files.clear();
    }

    fn output_hook(&mut self, _ctx: &egui::Context, output: &mut FullOutput) {
        // Nothing opens a browser, nothing is left on the clipboard.
        output.platform_output.commands.retain(|command| {
            !matches!(
                command,
                OutputCommand::OpenUrl(_) | OutputCommand::CopyText(_) | OutputCommand::CopyImage(_)
            )
        });
    }
}

#[cfg(test)]
mod tests {
    use egui::{Key, TouchDeviceId, TouchId, pos2, vec2};
    use proptest::prelude::*;

    use super::*;

    const SCREEN: Rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(720.0, 1280.0));

    fn guard() -> Guard {
        Guard {
            dead_zone_pt: 26.0,
            ..Guard::default()
        }
    }

    fn touch(id: u64, phase: TouchPhase, x: f32, y: f32) -> Event {
        Event::Touch {
            device_id: TouchDeviceId(1),
            id: TouchId(id),
            phase,
            pos: pos2(x, y),
            force: None,
        }
    }

    fn presses(events: &[Event]) -> usize {
        let pressed = |event: &&Event| matches!(event, Event::PointerButton { pressed: true, .. });
        events.iter().filter(pressed).count()
    }

    fn releases(events: &[Event]) -> usize {
        let released = |event: &&Event| matches!(event, Event::PointerButton { pressed: false, .. });
        events.iter().filter(released).count()
    }

    #[test]
    fn one_finger_is_a_mouse_and_two_are_a_pinch() {
        let mut guard = guard();
        let mut all = guard.filter(vec![touch(7, TouchPhase::Start, 300.0, 300.0)], SCREEN, 0.0);
        assert_eq!((all.len(), presses(&all)), (3, 1));
        all.extend(guard.filter(vec![touch(8, TouchPhase::Start, 400.0, 300.0)], SCREEN, 0.1));
        assert_eq!(presses(&all), 1, "the second finger presses nothing");
        all.extend(guard.filter(vec![touch(8, TouchPhase::End, 420.0, 300.0)], SCREEN, 0.2));
        all.extend(guard.filter(vec![touch(7, TouchPhase::End, 300.0, 300.0)], SCREEN, 0.3));
        assert_eq!(releases(&all), 1);
        assert!(guard.take_touch() && !guard.take_touch());
    }

    #[test]
    fn letters_stay_within_a_small_picture_though_the_driver_told_its_limit_before() {
        let ctx = egui::Context::default();
        let pass = |max_texture_side| {
            let input = RawInput {
                screen_rect: Some(SCREEN),
                max_texture_side,
                ..RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                ui.label("Lens");
            });
            output.textures_delta.clear();
            ctx.fonts(|fonts| fonts.font_image_size())[0]
        };
        assert_eq!(pass(Some(16_384)), 16_384);
        ctx.add_plugin(guard());
        assert_eq!([pass(None), pass(None)], [WIDEST_PX; 2]);
        assert_eq!(pass(Some(1_024)), 1_024, "a driver that allows less is heeded");
    }

    #[test]
    fn what_the_system_tells_of_a_mouse_beside_a_finger_counts_once() {
        let mut guard = guard();
        let told = vec![
            touch(1, TouchPhase::Start, 300.0, 300.0),
            Event::PointerMoved(pos2(300.0, 300.0)),
            button(pos2(300.0, 300.0), true),
        ];
        assert_eq!(presses(&guard.filter(told, SCREEN, 0.0)), 1);
    }

    #[test]
    fn a_palm_and_ten_fingers_do_nothing_and_a_finger_afterwards_does() {
        let mut guard = guard();
        let mut told = Vec::new();
        for finger in 0..10 {
            told.push(touch(finger, TouchPhase::Start, 100.0 + 40.0 * finger as f32, 600.0));
        }
        let down = guard.filter(told, SCREEN, 0.0);
        let up: Vec<Event> = (0..10)
            .map(|finger| touch(finger, TouchPhase::End, 300.0, 600.0))
            .collect();
        let up = guard.filter(up, SCREEN, 0.5);
        assert_eq!(releases(&down) + releases(&up), 0, "no click of ten fingers");
        let next = guard.filter(vec![touch(20, TouchPhase::Start, 300.0, 300.0)], SCREEN, 1.0);
        assert_eq!(presses(&next), 1);
    }

    #[test]
    fn a_hand_that_rests_on_the_edge_keeps_nobody_from_touching() {
        let mut guard = guard();
        assert!(
            guard
                .filter(vec![touch(1, TouchPhase::Start, 10.0, 600.0)], SCREEN, 0.0)
                .is_empty()
        );
        assert!(!guard.take_touch(), "the edge wakes nobody");
        let events = guard.filter(vec![touch(2, TouchPhase::Start, 300.0, 600.0)], SCREEN, 0.1);
        assert_eq!(presses(&events), 1);
    }

    #[test]
    fn the_edges_heed_no_mouse_either_and_a_swipe_from_them_is_none() {
        let mut guard = guard();
        let swipe = vec![
            button(pos2(719.0, 600.0), true),
            Event::PointerMoved(pos2(500.0, 600.0)),
            button(pos2(400.0, 600.0), false),
        ];
        assert!(guard.filter(swipe, SCREEN, 0.0).is_empty());
        assert_eq!(
            presses(&guard.filter(vec![button(pos2(400.0, 600.0), true)], SCREEN, 0.1)),
            1
        );
    }

    #[test]
    fn keys_other_buttons_and_wheels_are_kept_out() {
        let mut guard = guard();
        let key = |key| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::ALT,
        };
        let secondary = Event::PointerButton {
            pos: pos2(300.0, 300.0),
            button: PointerButton::Secondary,
            pressed: true,
            modifiers: Modifiers::NONE,
        };
        let told = vec![
            key(Key::F4),
            key(Key::Escape),
            key(Key::Tab),
            Event::Text("x".into()),
            Event::Paste("x".into()),
            Event::Copy,
            Event::Zoom(2.0),
            Event::Rotate(1.0),
            secondary,
        ];
        assert!(guard.filter(told, SCREEN, 0.0).is_empty());
        assert_eq!(guard.refused(), 9);
        assert!(!guard.take_touch());
    }

    #[test]
    fn the_corner_is_held_for_three_seconds_by_one_finger() {
        let mut guard = guard();
        guard.filter(vec![touch(1, TouchPhase::Start, 12.0, 12.0)], SCREEN, 10.0);
        assert!(guard.holds_corner() && !guard.take_corner(12.9));
        assert!(guard.take_corner(13.0) && !guard.take_corner(14.0), "once");
        guard.filter(vec![touch(1, TouchPhase::End, 12.0, 12.0)], SCREEN, 14.0);
        guard.filter(vec![touch(1, TouchPhase::Start, 12.0, 12.0)], SCREEN, 20.0);
        guard.filter(vec![touch(1, TouchPhase::Move, 300.0, 12.0)], SCREEN, 21.0);
        assert!(!guard.take_corner(30.0), "it slid away");
        guard.filter(vec![touch(1, TouchPhase::End, 300.0, 12.0)], SCREEN, 31.0);
        guard.filter(vec![button(pos2(50.0, 50.0), true)], SCREEN, 40.0);
        assert!(guard.take_corner(43.5), "by mouse too");
    }

    proptest! {
        #[test]
        fn whatever_fingers_do_a_press_is_let_go_before_the_next(
            story in prop::collection::vec((0..12_u64, 0..4_u8, 0.0..720.0_f32, 0.0..1280.0_f32), 1..300)
        ) {
            let mut guard = guard();
            let mut down = false;
            for (finger, phase, x, y) in story {
                let phase = match phase {
                    0 => TouchPhase::Start,
                    1 => TouchPhase::Move,
                    2 => TouchPhase::End,
                    _ => TouchPhase::Cancel,
                };
                for event in guard.filter(vec![touch(finger, phase, x, y)], SCREEN, 0.0) {
                    match event {
                        Event::PointerButton { pressed: true, pos, .. } => {
                            prop_assert!(!down, "pressed twice");
                            prop_assert!(SCREEN.shrink2(vec2(26.0, 26.0)).contains(pos));
                            down = true;
                        }
                        Event::PointerButton { pressed: false, .. } | Event::PointerGone => down = false,
                        _ => {}
                    }
                }
                prop_assert!(guard.fingers.len() <= MOST_FINGERS);
            }
        }
    }
}
