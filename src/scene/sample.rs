//! Samples of classes for a legend, made of the same items as the map.

use std::sync::Arc;

use super::form::{ICON_BELOW_PT, badge_radius_pt, dot_radius_pt};
use super::scene::{Badge, Item, Scene, Stroke, SymbolItem};
use crate::analysis::in_view::{ClassInView, Sort};
use crate::model::GeometryStatus;
use crate::model::catalog::Pattern;
use crate::style::{ClassStyle, Palette, Rgba};

/// Width and height that a sample takes, in points.
pub const SAMPLE_PT: [f32; 2] = [34.0, 22.0];
/// Radius of the disc of a sample with an icon, in points.
const DISC_PT: f32 = 8.5;

/// Draws how the features of a class look at a zoom, around `center` (points). Areas have an icon where some of them are small
/// enough for one.
pub fn add_sample(
    scene: &mut Scene,
    style: &ClassStyle,
    class: &ClassInView,
    zoom: f64,
    dashed: bool,
    center: [f32; 2],
) {
    let side_pt = class.smallest * 256.0 * zoom.exp2();
    let icon = !style.symbol.is_empty() && zoom >= style.icon_zoom;
    let edge_pt = style.width_at(zoom);
    match class.sort {
        Sort::Area => {
            area(scene, style, edge_pt, zoom, dashed, center);
            if icon && side_pt < ICON_BELOW_PT {
                symbol(scene, style, DISC_PT, true, center);
            }
        }
        Sort::Line => line(scene, style, edge_pt, zoom, dashed, center),
        Sort::Point => {
            let radius = if icon {
                DISC_PT.min(badge_radius_pt())
            } else {
                dot_radius_pt(style, zoom)
            };
            symbol(scene, style, radius, icon, center);
        }
    }
}

fn area(scene: &mut Scene, style: &ClassStyle, edge_pt: f32, zoom: f64, dashed: bool, center: [f32; 2]) {
    let corners = rounded_box(center, [15.0, 8.0], 2.5);
    let pattern = style
        .pattern_color
        .filter(|_| style.pattern != Pattern::None)
        .map(|color| (style.pattern, color));
    let edge = style.stroke.map(|color| {
        let stroke = Stroke::solid(color, edge_pt.clamp(0.8, 2.0));
        if dashed || zoom >= style.dash_zoom {
            stroke.dashed(&style.dash_pt)
        } else {
            stroke
        }
    });
    scene.draw_polygon(&corners, style.fill, pattern, edge);
}

fn line(scene: &mut Scene, style: &ClassStyle, width_pt: f32, zoom: f64, dashed: bool, [x, y]: [f32; 2]) {
    let points: Vec<[f32; 2]> = (-8_i16..=8)
        .map(|step| {
            let along = f32::from(step) / 8.0;
            [x + 15.0 * along, y - 3.5 * (along * std::f32::consts::PI).sin()]
        })
        .collect();
    let width_pt = width_pt.clamp(1.0, 4.0);
    if let Some((color, casing_pt)) = style.casing.filter(|_| zoom >= 10.5) {
        scene.draw_line(&points, Stroke::solid(color, width_pt + 2.0 * casing_pt));
    }
    let color = style.stroke.or(style.fill).unwrap_or(style.disc);
    let stroke = Stroke::solid(color, width_pt);
    let dashed = dashed || zoom >= style.dash_zoom;
    scene.draw_line(&points, if dashed { stroke.dashed(&style.dash_pt) } else { stroke });
}

fn symbol(scene: &mut Scene, style: &ClassStyle, radius_pt: f32, icon: bool, at: [f32; 2]) {
    scene.items.push(Item::Symbol(SymbolItem {
        at,
        radius_pt,
        badge: if style.hollow { Badge::Hollow } else { Badge::Disc },
        color: style.disc,
        rim: style.rim,
        icon: icon.then(|| Arc::clone(&style.symbol)),
        icon_color: style.icon_color,
    }));
}

/// Draws how the map shows a geometry that is not what it seems.
pub fn add_status_sample(scene: &mut Scene, palette: &Palette, status: GeometryStatus, sort: Sort, center: [f32; 2]) {
    let ink = palette.interface("text-secondary");
    let [x, y] = center;
    let broken = |width_pt: f32, dash: [f32; 2]| Stroke::solid(ink, width_pt).dashed(&dash);
    match (status, sort) {
        (GeometryStatus::Indicative, _) | (_, Sort::Area) => {
            let corners = rounded_box(center, [15.0, 8.0], 4.0);
            scene.draw_polygon(&corners, Some(ink.faded(0.08)), None, Some(broken(1.4, [4.0, 3.0])));
        }
        (_, Sort::Line) => scene.draw_line(&[[x - 15.0, y], [x + 15.0, y]], broken(2.4, [6.0, 4.0])),
        (_, Sort::Point) => {
            let corners: Vec<[f32; 2]> = (0_u16..24)
                .map(|corner| {
                    let angle = f32::from(corner) / 24.0 * std::f32::consts::TAU;
                    [x + 9.5 * angle.cos(), y + 9.5 * angle.sin()]
                })
                .collect();
            scene.draw_polygon(&corners, Some(ink.faded(0.08)), None, Some(broken(1.0, [2.5, 2.5])));
            scene.items.push(Item::Symbol(SymbolItem {
                at: center,
                radius_pt: 4.0,
                badge: Badge::Hollow,
                color: ink,
                rim: (palette.interface("card"), 1.0),
                icon: None,
                icon_color: Rgba::TRANSPARENT,
            }));
        }
    }
}

/// A box with round corners, as a convex polygon.
fn rounded_box([x, y]: [f32; 2], [half_width, half_height]: [f32; 2], radius: f32) -> Vec<[f32; 2]> {
    let corner = |sx: f32, sy: f32, start: u16| {
        let middle = [x + sx * (half_width - radius), y + sy * (half_height - radius)];
        (0_u16..=4).map(move |step| {
            let angle = (f32::from(start) + f32::from(step) * 22.5).to_radians();
            [middle[0] + radius * angle.cos(), middle[1] + radius * angle.sin()]
        })
    };
    corner(1.0, 1.0, 0)
        .chain(corner(-1.0, 1.0, 90))
        .chain(corner(-1.0, -1.0, 180))
        .chain(corner(1.0, -1.0, 270))
        .collect()
}
