//! The frame of the window: its size and place, and the way back from a screen that is gone.

use eframe::Frame;
use egui::{Pos2, Rect, ViewportCommand, pos2, vec2};

use crate::i18n::Messages;
use crate::state::{State, WindowPlace};

/// The window to open: as large and where it was, or `size` points; one that is `fixed` heeds no earlier place.
pub fn builder(state: &State, size: Option<[f32; 2]>, fixed: bool) -> egui::ViewportBuilder {
    let mut viewport = egui::ViewportBuilder::default()
        .with_app_id("archipel")
        .with_title(Messages::new(state.language.unwrap_or_default()).text("app-title"))
        .with_min_inner_size([360.0, 480.0])
        .with_drag_and_drop(true);
    if let Some(icon) = super::textures::app_icon() {
        viewport = viewport.with_icon(icon);
    }
    let place = state.window.filter(|_| size.is_none() && !fixed);
    viewport = viewport.with_inner_size(size.or(place.map(|place| place.size)).unwrap_or([1280.0, 800.0]));
    match place {
        Some(WindowPlace { maximized: true, .. }) => viewport.with_maximized(true),
        Some(WindowPlace {
            position: Some(position),
            ..
        }) => viewport.with_position(position),
        _ => viewport,
    }
}

/// The window of a kiosk: the whole screen and nothing around it; `size` is for those who try it in a window.
pub fn kiosk(state: &State, size: Option<[f32; 2]>) -> egui::ViewportBuilder {
    let viewport = builder(state, size, true).with_drag_and_drop(false);
    match size {
        Some(_) => viewport,
        None => viewport
            .with_fullscreen(true)
            .with_decorations(false)
            .with_close_button(false)
            .with_minimize_button(false)
            .with_always_on_top(),
    }
}

/// Where the window stands now; none while it is minimised or the system does not tell.
pub fn place(ctx: &egui::Context) -> Option<WindowPlace> {
    ctx.input(|input| {
        let viewport = input.viewport();
        if viewport.minimized == Some(true) {
            return None;
        }
        let size = viewport.inner_rect?.size();
        let position = viewport.outer_rect.map(|rect| [rect.min.x, rect.min.y]);
        Some(WindowPlace {
            position,
            size: [size.x, size.y],
            maximized: viewport.maximized.unwrap_or(false),
        })
    })
}

/// Moves a window that stands on no screen to the first one: the screen it was closed on may be unplugged.
pub fn bring_back(ctx: &egui::Context, frame: &Frame) {
    let Some(window) = frame.winit_window() else { return };
    let Ok(position) = window.outer_position() else { return };
    let rect = |x: i32, y: i32, width: u32, height: u32| {
        egui::Rect::from_min_size(egui::pos2(x as f32, y as f32), egui::vec2(width as f32, height as f32))
    };
    let size = window.outer_size();
    let screens: Vec<egui::Rect> = window
        .available_monitors()
        .map(|screen| {
            rect(
                screen.position().x,
                screen.position().y,
                screen.size().width,
                screen.size().height,
            )
        })
        .collect();
    if let Some(place) = way_back(rect(position.x, position.y, size.width, size.height), &screens) {
        ctx.send_viewport_cmd(ViewportCommand::OuterPosition(place / ctx.pixels_per_point()));
    }
}

/// So much of a window's top must lie on a screen for a hand to reach it, in pixels.
const REACH_PX: f32 = 48.0;
/// Where a window goes that cannot be seen, from the corner of the first screen, in pixels.
const RETURN_PX: f32 = 40.0;

/// The place to move `window` to when its title bar lies on none of `screens` (all in pixels of the desktop); none when it
/// can be reached, or when no screen is known.
pub fn way_back(window: Rect, screens: &[Rect]) -> Option<Pos2> {
    let top = Rect::from_min_size(window.min, vec2(window.width(), REACH_PX));
    let reachable = |screen: &Rect| {
        let common = screen.intersect(top);
        common.width() >= REACH_PX.min(window.width()) && common.height() >= REACH_PX / 2.0
    };
    if screens.iter().any(reachable) {
        return None;
    }
    screens
        .first()
        .map(|screen| pos2(screen.min.x + RETURN_PX, screen.min.y + RETURN_PX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(width, height))
    }

    #[test]
    fn a_window_on_a_screen_stays_where_it_is() {
        let screens = [rect(0.0, 0.0, 1920.0, 1080.0), rect(1920.0, 0.0, 1280.0, 1024.0)];
        assert_eq!(way_back(rect(2400.0, 100.0, 1280.0, 800.0), &screens), None);
        assert_eq!(
            way_back(rect(-1200.0, 100.0, 1280.0, 800.0), &screens),
            None,
            "a corner of its title is enough"
        );
        assert_eq!(way_back(rect(0.0, 0.0, 800.0, 600.0), &[]), None);
    }

    #[test]
    fn a_window_on_a_screen_that_is_gone_comes_back() {
        let screens = [rect(0.0, 0.0, 1920.0, 1080.0)];
        assert_eq!(
            way_back(rect(2400.0, 100.0, 1280.0, 800.0), &screens),
            Some(pos2(40.0, 40.0))
        );
        assert_eq!(
            way_back(rect(100.0, -900.0, 1280.0, 800.0), &screens),
            Some(pos2(40.0, 40.0)),
            "no title to take hold of"
        );
    }
}
