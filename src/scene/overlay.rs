//! The halo around what is selected or under the pointer.

use std::sync::Arc;

use super::cluster::ClusterMark;
use super::form::form;
use super::input::SceneInput;
use super::moment::{Pass, lamp_pt};
use super::scene::{Badge, Item, Scene, Stroke, SymbolItem};
use crate::index::Projected;
use crate::model::FeatureId;
use crate::style::{ClassStyle, Rgba};

/// What is smaller than this on the screen gets a second, wider ring, so that the eye finds it at once; in points.
const SMALL_PT: f64 = 64.0;
/// Distance between a small thing and its second ring, in points.
const FINDER_PT: f32 = 11.0;

/// The look of a halo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Halo {
    /// Colour of the halo.
    pub color: Rgba,
    /// Thin edges on both sides of it, so that it shows on every ground.
    pub edge: Rgba,
    /// Width in points, edges aside.
    pub width_pt: f32,
    /// Small things get a second ring.
    pub finder: bool,
}

impl Halo {
    /// Of what lies under the pointer.
    pub fn hover(color: Rgba, edge: Rgba) -> Self {
        Self {
            color,
            edge,
            width_pt: 3.0,
            finder: false,
        }
    }

    /// Of what is selected.
    pub fn selection(color: Rgba, edge: Rgba) -> Self {
        Self {
            color,
            edge,
            width_pt: 4.0,
            finder: true,
        }
    }
}

/// Adds a halo around the feature to `scene`, and the feature's own line or symbol again on top of it. A feature that a
/// cluster stands for has its halo around the cluster.
pub fn highlight(input: &SceneInput<'_>, id: FeatureId, halo: Halo, clusters: &[ClusterMark], scene: &mut Scene) {
    let Some(projected) = input.index.projected(id) else {
        return;
    };
    let layer = &input.atlas.layers[id.layer as usize];
    let class = usize::from(layer.class_of[id.index as usize]);
    let style = input.symbology.layer(id.layer as usize).get(class);
    let viewport = &input.viewport;
    if let Some(moment) = input.moment.filter(|moment| moment.clock.is_work(id)) {
        if moment.draws(id) || moment.pass != Pass::Moving {
            let at = viewport.screen_from_mercator(projected.anchor());
            rings([at.x as f32, at.y as f32], lamp_pt(viewport.zoom) + 2.0, halo, scene);
        }
        return;
    }
    let form = style.map(|style| form(style, projected, viewport));
    let radius_pt = form.map_or(0.0, |form| form.symbol_radius_pt);
    if form.is_none_or(|form| form.shape) {
        outline(input, id, projected, style, halo, scene);
    }
    if let Some(mark) = clusters.iter().find(|mark| mark.members.contains(&id)) {
        rings(mark.at, mark.radius_pt, halo, scene);
        return;
    }
    let size = projected.extent.size();
    let size_pt = size[0].max(size[1]) * viewport.scale();
    for at in places(input, projected, radius_pt > 0.0) {
        if radius_pt > 0.0 {
            rings(at, radius_pt, halo, scene);
            if let Some(style) = style {
                symbol(at, radius_pt, form.is_some_and(|form| form.icon), style, scene);
            }
        } else if halo.finder && size_pt < SMALL_PT {
            ring(at, (size_pt / 2.0) as f32 + FINDER_PT, 2.0, halo, scene);
        }
    }
}

/// Where rings stand, in points: at every point of the feature, else at its anchor.
fn places(input: &SceneInput<'_>, projected: Projected<'_>, has_symbol: bool) -> Vec<[f32; 2]> {
    let screen = |place| {
        let at = input.viewport.screen_from_mercator(place);
        [at.x as f32, at.y as f32]
    };
    let points = projected.places().map(screen);
    let mut places: Vec<_> = points.take(if has_symbol { usize::MAX } else { 0 }).collect();
    if places.is_empty() {
        places.push(screen(projected.anchor()));
    }
    places
}

fn outline(
    input: &SceneInput<'_>,
    id: FeatureId,
    projected: Projected<'_>,
    style: Option<&ClassStyle>,
    halo: Halo,
    scene: &mut Scene,
) {
    let zoom = input.viewport.zoom;
    let detail = input.details.get(id.layer as usize, id.index as usize, projected, zoom);
    let (paths, _) = scene.add_detail(detail, projected.origin(), false);
    let line_pt = style.map_or(1.0, |style| style.width_at(zoom));
    let lies_open = detail.areas == 0;
    let base = if lies_open {
        line_pt + halo.width_pt
    } else {
        halo.width_pt
    };
    let mut stroke = |color: Rgba, width_pt: f32| {
        scene.items.push(Item::Stroke {
            paths: paths.clone(),
            stroke: Stroke {
                color,
                width_pt,
                dash_pt: None,
            },
        });
    };
    stroke(halo.edge, base + 3.0);
    stroke(halo.color, base);
    if let (true, Some(own)) = (lies_open, style.and_then(|style| style.stroke)) {
        stroke(own, line_pt);
    }
}

/// The halo of a disc, and the second ring of a small one.
fn rings(at: [f32; 2], radius_pt: f32, halo: Halo, scene: &mut Scene) {
    ring(at, radius_pt + 2.0 + halo.width_pt / 2.0, halo.width_pt, halo, scene);
    if halo.finder {
        ring(at, radius_pt + halo.width_pt + FINDER_PT, 2.0, halo, scene);
    }
}

fn ring(at: [f32; 2], radius_pt: f32, width_pt: f32, halo: Halo, scene: &mut Scene) {
    for (color, width_pt) in [(halo.edge, width_pt + 2.0), (halo.color, width_pt)] {
        scene.items.push(Item::Symbol(SymbolItem {
            at,
            radius_pt,
            badge: Badge::Hollow,
            color: Rgba::TRANSPARENT,
            rim: (color, width_pt),
            icon: None,
            icon_color: color,
        }));
    }
}

/// The symbol itself, on top of whatever lay over it.
fn symbol(at: [f32; 2], radius_pt: f32, icon: bool, style: &ClassStyle, scene: &mut Scene) {
    let badge = if style.hollow { Badge::Hollow } else { Badge::Disc };
    scene.items.push(Item::Symbol(SymbolItem {
        at,
        radius_pt,
        badge,
        color: style.disc,
        rim: style.rim,
        icon: icon.then(|| Arc::clone(&style.symbol)),
        icon_color: style.icon_color,
    }));
}
