//! A scene as text, for goldens: what is drawn, in order, with positions to a tenth of a point.

use std::fmt::Write as _;

use super::scene::{Item, Scene};

/// One line per item. Two scenes with the same text look the same to a tenth of a point.
pub fn as_text(scene: &Scene) -> String {
    let mut out = String::new();
    let viewport = &scene.viewport;
    let _ = writeln!(
        out,
        "viewport {:.5},{:.5} zoom {:.2} size {}x{} paper {}",
        viewport.center_geo.x,
        viewport.center_geo.y,
        viewport.zoom,
        viewport.size[0],
        viewport.size[1],
        scene.background
    );
    for item in &scene.items {
        let _ = match item {
            Item::Fill {
                paths,
                triangles,
                color,
                pattern,
            } => writeln!(
                out,
                "fill {color} {} paths {} triangles{} {}",
                paths.len(),
                triangles.len() / 3,
                pattern
                    .as_ref()
                    .map_or(String::new(), |(pattern, color)| format!(" {pattern:?} {color}")),
                around(scene, paths.clone())
            ),
            Item::Stroke { paths, stroke } => writeln!(
                out,
                "stroke {} {:.2} pt{} {} paths {}",
                stroke.color,
                stroke.width_pt,
                stroke
                    .dash_pt
                    .as_ref()
                    .map_or(String::new(), |dash| format!(" dash {dash:?}")),
                paths.len(),
                around(scene, paths.clone())
            ),
            Item::Symbol(symbol) => writeln!(
                out,
                "symbol {} at {:.1},{:.1} radius {:.1} {} {:?}",
                symbol.icon.as_deref().unwrap_or("dot"),
                symbol.at[0],
                symbol.at[1],
                symbol.radius_pt,
                symbol.color,
                symbol.badge
            ),
            Item::Text(text) => writeln!(
                out,
                "text {:?} at {:.1},{:.1} {:?} {:?} {:.1} pt {} angle {:.2}",
                text.text, text.at[0], text.at[1], text.anchor, text.face, text.size_pt, text.color, text.angle
            ),
        };
    }
    out
}

fn around(scene: &Scene, paths: std::ops::Range<u32>) -> String {
    let mut bounds = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    let mut count = 0;
    for path in &scene.paths[paths.start as usize..paths.end as usize] {
        for [x, y] in scene.path_points(*path) {
            bounds = [
                bounds[0].min(*x),
                bounds[1].min(*y),
                bounds[2].max(*x),
                bounds[3].max(*y),
            ];
            count += 1;
        }
    }
    format!(
        "{count} points in {:.1},{:.1} {:.1},{:.1}",
        bounds[0], bounds[1], bounds[2], bounds[3]
    )
}
