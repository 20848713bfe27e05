//! The map alone: a button for every gesture, below the map; and "you are here" on every map.

use egui::{Rect, Ui, pos2, vec2};
use geo_types::Coord;

use super::pieces::{Ink, Kx, Look, button, fitted, grid};
use super::zones::{GAP_PT, MARGIN_PT};
use crate::space::Viewport;
use crate::state::{Camera, Command, ViewCommand};
use crate::text::Face;

/// The buttons of the map.
pub(super) fn controls(ui: &mut Ui, kx: &mut Kx<'_, '_>, panel: Rect) {
    let strip = Rect::from_min_max(
        pos2(panel.left(), panel.bottom() - kx.size.primary - 2.0 * GAP_PT),
        panel.max,
    );
    ui.painter().rect_filled(panel, 0.0, kx.color("land"));
    let here = kx.config.here.as_ref().map(crate::model::kiosk::KioskPlace::geo);
    let mut all = vec![
        ("kiosk-west", "ui-chevron-left", ViewCommand::Pan([-0.3, 0.0])),
        ("kiosk-north", "ui-chevron-up", ViewCommand::Pan([0.0, -0.3])),
        ("kiosk-south", "ui-chevron-down", ViewCommand::Pan([0.0, 0.3])),
        ("kiosk-east", "ui-chevron-right", ViewCommand::Pan([0.3, 0.0])),
        ("kiosk-farther", "ui-minus", ViewCommand::ZoomOut),
        ("kiosk-closer", "ui-plus", ViewCommand::ZoomIn),
        ("kiosk-whole", "ui-overview", ViewCommand::Home),
    ];
    if let Some(here) = here {
        all.push(("kiosk-to-here", "ui-target", ViewCommand::ShowPlace(here, 15.0)));
    }
    let area = strip.shrink2(vec2(MARGIN_PT, GAP_PT));
    let width = area.width().min(150.0 * all.len() as f32);
    let area = Rect::from_center_size(area.center(), vec2(width, area.height()));
    let places = grid(area, all.len(), 1, 8.0);
    for ((key, icon, command), rect) in all.into_iter().zip(places) {
        let label = kx.text(key);
        let mut look = Look::new(&label, Some(icon));
        look.icon_only = true;
        if button(ui, kx, rect, key, &look) {
            kx.cx.push(Command::View(command));
        }
    }
}

/// Marks where the kiosk stands.
pub(super) fn here(ui: &mut Ui, kx: &Kx<'_, '_>, map: Rect, camera: Camera) {
    let Some(place) = &kx.config.here else { return };
    let viewport = Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: [f64::from(map.width()), f64::from(map.height())],
    };
    let Coord { x, y } = viewport.screen_from_geo(place.geo());
    let at = map.min + vec2(x as f32, y as f32);
    if !map.shrink(12.0).contains(at) {
        return;
    }
    let painter = ui.painter().with_clip_rect(map);
    let color = kx.color("selection");
    painter.circle_filled(at, 21.0, color.gamma_multiply(0.22));
    painter.circle_filled(at, 12.0, kx.color("card"));
    painter.circle_filled(at, 8.5, color);
    let words = kx.cx.text("kiosk-you-are-here");
    let ink = Ink {
        size: 17.0 * kx.size.text.min(1.5),
        face: Face::Semibold,
        color: kx.color("card"),
    };
    let galley = fitted(ui, words, ink, vec2(260.0, 60.0), false);
    let size = galley.size() + vec2(20.0, 8.0);
    // Beside the mark where there is room, else at its other side.
    let right = at.x + 24.0 + size.x < map.right();
    let x = if right { at.x + 24.0 } else { at.x - 24.0 - size.x };
    let plate = Rect::from_min_size(pos2(x, at.y - size.y / 2.0), size);
    painter.rect_filled(plate, 9.0, color);
    painter.galley(plate.min + vec2(10.0, 4.0), galley, ink.color);
    super::pieces::read(ui, plate, words);
}
