//! Names stay readable where a halo lies over them: they are written once more on top of it.

use geo_types::Coord;

use super::input::SceneInput;
use super::overlay::{Halo, highlight};
use super::scene::{Anchor, Badge, Item, Scene, SymbolItem, TextItem};
use crate::model::FeatureId;
use crate::space::{Extent, clip};

/// Adds halos around features to a scene that is whole, below its names.
pub fn add_halos(input: &SceneInput<'_>, ids: impl IntoIterator<Item = FeatureId>, halo: Halo, scene: &mut Scene) {
    let mut halos = Scene::new(scene.viewport, scene.background);
    for id in ids {
        highlight(input, id, halo, &scene.clusters, &mut halos);
    }
    names_on_halos(scene, &mut halos);
    scene.append(&halos);
}

/// Writes the names of `base` that something of `halos` lies over again, above it. Both scenes show the same view. Leaders and
/// plates stay below: only letters must be read.
pub fn names_on_halos(base: &Scene, halos: &mut Scene) {
    let struck = |text: &TextItem| {
        let [left, top, right, bottom] = bounds(text);
        halos.items.iter().any(|item| match item {
            Item::Symbol(symbol) => lies_over(symbol, [left, top, right, bottom]),
            Item::Stroke { paths, stroke } => {
                let half = f64::from(stroke.width_pt) / 2.0;
                let room = Extent::new(left.into(), top.into(), right.into(), bottom.into()).grown(half);
                let mut lines = halos.paths[paths.start as usize..paths.end as usize].iter();
                lines.any(|path| {
                    let points = halos.path_points(*path);
                    let back = points.last().zip(points.first()).filter(|_| path.closed);
                    let mut pairs = points.windows(2).map(|pair| (&pair[0], &pair[1])).chain(back);
                    pairs.any(|(from, to)| clip::segment(&room, coord(*from), coord(*to)).is_some())
                })
            }
            Item::Fill { .. } | Item::Text(_) => false,
        })
    };
    let mut again = Vec::new();
    for label in &base.labels {
        let items = &base.items[label.items.start as usize..label.items.end as usize];
        let texts = || items.iter().filter(|item| matches!(item, Item::Text(_)));
        if texts().any(|item| matches!(item, Item::Text(text) if struck(text))) {
            again.extend(texts().cloned());
        }
    }
    halos.items.extend(again);
}

fn coord([x, y]: [f32; 2]) -> Coord<f64> {
    Coord {
        x: x.into(),
        y: y.into(),
    }
}

/// The box around a text: left, top, right, bottom, in points. A turned one gets the box around all its turns.
fn bounds(text: &TextItem) -> [f32; 4] {
    let ([x, y], [width, height]) = (text.at, text.size);
    if text.angle != 0.0 {
        let reach = width.hypot(height) / 2.0;
        return [x - reach, y - reach, x + reach, y + reach];
    }
    let (left, top) = match text.anchor {
        Anchor::Left => (x, y - height / 2.0),
        Anchor::Right => (x - width, y - height / 2.0),
        Anchor::Center => (x - width / 2.0, y - height / 2.0),
        Anchor::Top => (x - width / 2.0, y),
    };
    [left, top, left + width, top + height]
}

/// Whether a disc, or the rim of a hollow one, shares a place with a box.
fn lies_over(symbol: &SymbolItem, [left, top, right, bottom]: [f32; 4]) -> bool {
    let [x, y] = symbol.at;
    let rim = symbol.rim.1 / 2.0;
    let nearest = (x.clamp(left, right) - x).hypot(y.clamp(top, bottom) - y);
    let farthest = (left - x)
        .abs()
        .max((right - x).abs())
        .hypot((top - y).abs().max((bottom - y).abs()));
    nearest <= symbol.radius_pt + rim && (symbol.badge != Badge::Hollow || farthest >= symbol.radius_pt - rim)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scene::scene::{LabelMark, Stroke};
    use crate::space::Viewport;
    use crate::style::Rgba;
    use crate::text::Face;

    fn blank() -> Scene {
        let viewport = Viewport {
            center_geo: coord([2.8, 50.4]),
            zoom: 12.0,
            size: [800.0, 600.0],
        };
        Scene::new(viewport, Rgba::TRANSPARENT)
    }

    fn with_names(names: &[(&str, [f32; 2])]) -> Scene {
        let mut scene = blank();
        for (index, (name, at)) in names.iter().enumerate() {
            let first = scene.items.len() as u32;
            scene.items.push(Item::Text(TextItem {
                text: Arc::from(*name),
                at: *at,
                anchor: Anchor::Left,
                angle: 0.0,
                face: Face::Regular,
                size_pt: 13.0,
                letter_spacing_pt: 0.0,
                color: Rgba::TRANSPARENT,
                halo: (Rgba::TRANSPARENT, 2.0),
                size: [80.0, 16.0],
            }));
            scene.labels.push(LabelMark {
                id: FeatureId {
                    layer: 0,
                    index: index as u32,
                },
                items: first..first + 1,
            });
        }
        scene
    }

    fn written(scene: &Scene) -> Vec<&str> {
        let texts = scene.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(&*text.text),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn a_name_under_a_ring_is_written_again_and_one_inside_or_beyond_is_not() {
        let base = with_names(&[
            ("under", [250.0, 300.0]),
            ("inside", [160.0, 300.0]),
            ("beyond", [320.0, 300.0]),
        ]);
        let mut halos = blank();
        halos.items.push(Item::Symbol(SymbolItem {
            at: [200.0, 300.0],
            radius_pt: 90.0,
            badge: Badge::Hollow,
            color: Rgba::TRANSPARENT,
            rim: (Rgba::TRANSPARENT, 4.0),
            icon: None,
            icon_color: Rgba::TRANSPARENT,
        }));
        names_on_halos(&base, &mut halos);
        assert_eq!(written(&halos), ["under"]);
        assert!(matches!(halos.items[0], Item::Symbol(_)), "above the ring");
    }

    #[test]
    fn a_name_that_a_wide_line_touches_is_written_again() {
        let base = with_names(&[("crossed", [200.0, 300.0]), ("free", [200.0, 340.0])]);
        let mut halos = blank();
        halos.add_line(vec![[100.0, 288.0], [400.0, 288.0]]);
        halos.items.push(Item::Stroke {
            paths: 0..1,
            stroke: Stroke {
                color: Rgba::TRANSPARENT,
                width_pt: 10.0,
                dash_pt: None,
            },
        });
        names_on_halos(&base, &mut halos);
        assert_eq!(written(&halos), ["crossed"]);
    }
}
