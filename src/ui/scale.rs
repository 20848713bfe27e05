//! North arrow and scale bar at the bottom left of the map, drawn as exports draw them.

use egui::{Area, Id, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::theme::card;
use super::{Context, corners};
use crate::paint::egui::Painted;
use crate::scene::{NORTH_PT, SCALE_BAR_HEIGHT_PT, ScaleBar, Scene, add_north};
use crate::space::Viewport;

/// Longest bar at the usual size of text, in points.
const LONGEST_PT: f32 = 100.0;

/// Shows arrow and bar.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let room = corners::corners(cx.state, window).and_then(|corners| corners.scale);
    let (Some(room), Some(camera)) = (room, cx.state.camera) else {
        return;
    };
    let text = corners::strip_text(cx.state);
    let viewport = |size: [f64; 2]| Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size,
    };
    let bar = ScaleBar::fitting(viewport([1.0; 2]).metres_per_point(), f64::from(LONGEST_PT * text));
    Area::new(Id::unique("scale"))
        .fixed_pos(room.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).inner_margin(0).show(ui, |ui| {
                // Its width follows the bar, so that the card is no larger than what it holds.
                let north = NORTH_PT[0] * text;
                let first = 10.0 + north + 12.0;
                let width = first + bar.length_pt + bar.overhang_pt(cx.messages, text) + 10.0;
                let size = vec2(width, room.height() - 2.0);
                let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
                let label = cx
                    .messages
                    .format("scale-label", &[("length", cx.messages.distance(bar.metres).into())]);
                response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &label));
                let mut scene = Scene::new(
                    viewport([f64::from(size.x), f64::from(size.y)]),
                    cx.palette.interface("card"),
                );
                add_north(&mut scene, cx.palette, [10.0 + north / 2.0, size.y / 2.0], text);
                let foot = (size.y + SCALE_BAR_HEIGHT_PT * text) / 2.0 - 2.0;
                bar.add(&mut scene, cx.palette, cx.messages, [first, foot], text);
                let mut painted = Painted::default();
                painted.update(&scene, rect, ui.ctx().pixels_per_point(), cx.textures);
                painted.paint_meshes(ui.painter());
                painted.paint_texts(ui.painter(), rect);
                response.on_hover_text(label);
            });
        });
}
