//! The whole territory in a few square centimetres: borders of territories, and of the subject what is wide enough to be seen.

use super::detail::Details;
use super::scene::{Item, Scene, Stroke};
use crate::index::{Index, Shown};
use crate::model::catalog::Role;
use crate::model::{Atlas, FeatureId};
use crate::space::{Viewport, mercator::mercator_from_geo};
use crate::style::{Palette, Rgba, Symbology};

/// Layers with more features than this are left to the map.
const MOST_FEATURES: usize = 5_000;
/// Territories with more features than this would be a net of borders.
const MOST_TERRITORIES: usize = 16;
/// Features smaller than this are not seen, in points.
const LEAST_PT: f64 = 1.2;

/// The viewport of `size` (points) that shows the territory's home extent whole.
pub fn overview_viewport(atlas: &Atlas, size: [f64; 2]) -> Viewport {
    let [west, south, east, north] = atlas.catalog.home.extent;
    let corner = |x, y| mercator_from_geo(geo_types::Coord { x, y });
    let (a, b) = (corner(west, north), corner(east, south));
    let scale = (size[0] / (b.x - a.x).abs().max(1e-9)).min(size[1] / (b.y - a.y).abs().max(1e-9));
    Viewport {
        center_geo: crate::space::mercator::geo_from_mercator((a + b) / 2.0),
        zoom: (scale / 256.0).log2(),
        size,
    }
}

/// Draws the overview: what is on and passes the filter, on the territory that it lies in.
pub fn build_overview(
    atlas: &Atlas,
    index: &Index,
    details: &Details,
    shown: &Shown,
    symbology: &Symbology,
    palette: &Palette,
    viewport: Viewport,
) -> Scene {
    let mut scene = Scene::new(viewport, palette.interface("paper"));
    for layer in (0..atlas.layers.len()).rev() {
        let (def, count) = (&atlas.layers[layer].def, atlas.layers[layer].features.len());
        let drawn = match def.role {
            Role::Territory => count <= MOST_TERRITORIES,
            Role::Subject => count <= MOST_FEATURES && shown.layer_visible(layer) && def.min_zoom <= 10.0,
            Role::Background => false,
        };
        if !drawn {
            continue;
        }
        for feature in 0..count {
            let id = FeatureId {
                layer: layer as u32,
                index: feature as u32,
            };
            let class = usize::from(atlas.layers[layer].class_of[feature]);
            let (Some(projected), Some(style)) = (index.projected(id), symbology.layer(layer).get(class)) else {
                continue;
            };
            let size = projected.extent.size();
            let seen = size[0].max(size[1]) * viewport.scale() >= LEAST_PT;
            if !seen || def.role == Role::Subject && !shown.contains(id) {
                continue;
            }
            let detail = details.get(layer, feature, projected, viewport.zoom);
            let before = scene.triangles.len() as u32;
            let (paths, _) = scene.add_detail(detail, projected.origin(), true);
            let triangles = before..scene.triangles.len() as u32;
            let (fill, stroke) = match def.role {
                Role::Territory if count == 1 => (Some(palette.interface("accent-soft")), Some(border(palette, 1.0))),
                Role::Territory => (None, Some(border(palette, 0.6))),
                _ => (
                    style.fill,
                    style
                        .stroke
                        .filter(|_| triangles.is_empty())
                        .map(|color| Stroke::solid(color, 0.9)),
                ),
            };
            if let Some(color) = fill.filter(|_| !triangles.is_empty()) {
                scene.items.push(Item::Fill {
                    paths: paths.clone(),
                    triangles,
                    color,
                    pattern: None,
                });
            }
            if let Some(stroke) = stroke.filter(|_| !paths.is_empty()) {
                scene.items.push(Item::Stroke { paths, stroke });
            }
        }
    }
    scene
}

fn border(palette: &Palette, width_pt: f32) -> Stroke {
    let color: Rgba = palette.interface("text-secondary").faded(0.55);
    Stroke::solid(color, width_pt)
}
