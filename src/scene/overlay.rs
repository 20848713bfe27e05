//! The halo around what is selected or under the pointer.

use std::sync::Arc;

use super::form::form;
use super::input::SceneInput;
use super::scene::{Badge, Item, Scene, Stroke, SymbolItem};
use crate::model::FeatureId;
use crate::style::Rgba;

/// Adds a halo around the feature to `scene`: a wide line of `color` between two thin ones of `edge`.
pub fn highlight(input: &SceneInput<'_>, id: FeatureId, color: Rgba, edge: Rgba, width_pt: f32, scene: &mut Scene) {
    let Some(projected) = input.index.projected(id) else {
        return;
    };
    let layer = &input.atlas.layers[id.layer as usize];
    let class = usize::from(layer.class_of[id.index as usize]);
    let style = input.symbology.layer(id.layer as usize).get(class);
    let viewport = &input.viewport;
    let form = style.map(|style| form(style, projected, viewport));
    let radius_pt = form.map_or(0.0, |form| form.symbol_radius_pt);
    if form.is_none_or(|form| form.shape) {
        let detail = input
            .details
            .get(id.layer as usize, id.index as usize, projected, viewport.zoom);
        let (paths, _) = scene.add_detail(detail, projected.origin());
        let line_pt = style.map_or(1.0, |style| style.width_at(viewport.zoom));
        let lies_open = detail.areas == 0;
        let base = if lies_open { line_pt + width_pt } else { width_pt };
        for (color, width_pt) in [(edge, base + 2.0), (color, base)] {
            scene.items.push(Item::Stroke {
                paths: paths.clone(),
                stroke: Stroke {
                    color,
                    width_pt,
                    dash_pt: None,
                },
            });
        }
        if let (true, Some(own)) = (lies_open, style.and_then(|style| style.stroke)) {
            scene.items.push(Item::Stroke {
                paths,
                stroke: Stroke {
                    color: own,
                    width_pt: line_pt,
                    dash_pt: None,
                },
            });
        }
    }
    if radius_pt > 0.0 {
        let mut places: Vec<_> = projected.places().collect();
        if projected.has_areas() || places.is_empty() {
            places = vec![projected.anchor()];
        }
        for place in places {
            let at = viewport.screen_from_mercator(place);
            let ring = |radius_pt: f32, color: Rgba, width: f32| {
                Item::Symbol(SymbolItem {
                    at: [at.x as f32, at.y as f32],
                    radius_pt,
                    badge: Badge::Hollow,
                    color: Rgba([0, 0, 0, 0]),
                    rim: (color, width),
                    icon: None::<Arc<str>>,
                    icon_color: color,
                })
            };
            scene
                .items
                .push(ring(radius_pt + 2.0 + width_pt / 2.0, edge, width_pt + 2.0));
            scene
                .items
                .push(ring(radius_pt + 2.0 + width_pt / 2.0, color, width_pt));
        }
    }
}
