//! The file that is looked at, drawn over the map: where it lies, before it is added.

use egui::{Color32, Pos2, Rect, Stroke, Ui, pos2};
use geo_types::Coord;

use super::Ready;
use crate::model::RingKind;
use crate::space::Viewport;
use crate::ui::Context;

/// Positions drawn at most; a larger file shows its extent alone.
const MAX_POSITIONS: usize = 40_000;

/// Draws it.
pub(super) fn show(ui: &Ui, cx: &Context<'_>, ready: &Ready, window: Rect) {
    let (Some(camera), Some([west, south, east, north])) = (cx.state.camera, ready.preview.extent) else {
        return;
    };
    let viewport = Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: [f64::from(window.width()), f64::from(window.height())],
    };
    let place = |geo: Coord<f64>| -> Pos2 {
        let screen = viewport.screen_from_geo(geo);
        pos2(window.left() + screen.x as f32, window.top() + screen.y as f32)
    };
    let painter = ui.painter().with_clip_rect(window);
    let color = cx.color("selection");
    let corner = |x, y| place(Coord { x, y });
    let corners = [
        corner(west, north),
        corner(east, north),
        corner(east, south),
        corner(west, south),
        corner(west, north),
    ];
    painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(1.5, color), 6.0, 4.0));
    let mut left = MAX_POSITIONS;
    let mut scratch = Vec::new();
    for feature in ready.draft.wanted() {
        let Some(shape) = &feature.geometry else { continue };
        let fill = Color32::from_rgba_unmultiplied(color.r(), color.g(), color.b(), 40);
        shape.each_ring(&mut scratch, &mut |kind, coords| {
            if coords.len() > left {
                left = 0;
                return;
            }
            left -= coords.len();
            let mut points: Vec<Pos2> = coords.iter().copied().map(place).collect();
            match kind {
                RingKind::Points => points.into_iter().for_each(|at| {
                    painter.circle(at, 3.5, color, Stroke::new(1.0, cx.color("card")));
                }),
                RingKind::Line => {
                    painter.line(points, Stroke::new(2.0, color));
                }
                RingKind::Exterior | RingKind::Hole => {
                    if points.len() <= 4 {
                        painter.add(egui::Shape::convex_polygon(points.clone(), fill, Stroke::NONE));
                    }
                    points.extend(points.first().copied());
                    painter.line(points, Stroke::new(1.5, color));
                }
            }
        });
        if left == 0 {
            break;
        }
    }
}
