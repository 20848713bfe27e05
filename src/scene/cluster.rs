//! Clusters: places that would lie over each other, drawn as one disc with their number and a ring of their colours.
//!
//! They are worked out for the whole world and a whole zoom level, and kept until what is shown changes: a cluster keeps
//! its place and its members while the map is moved.

use std::collections::HashMap;
use std::f32::consts::{FRAC_PI_2, TAU};
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

use geo_types::Coord;

use super::collision::Occupied;
use super::form::form;
use super::grouping::{Spot, gather};
use super::input::SceneInput;
use super::scene::{Anchor, Badge, Item, Path, Scene, Stroke, SymbolItem, TextItem};
use crate::model::{FeatureId, Layer};
use crate::space::{Extent, MAX_ZOOM, MIN_ZOOM, Viewport};
use crate::style::{ClassStyle, Rgba};
use crate::text::{self, Face};

/// Width of the ring, in points.
const RING_PT: f32 = 3.5;
/// Gap between two arcs, in points.
const GAP_PT: f32 = 1.2;

/// A cluster as it is drawn: what a click or a pointer finds.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusterMark {
    /// Middle, in points.
    pub at: [f32; 2],
    /// Radius of the disc with its ring, in points.
    pub radius_pt: f32,
    /// What it stands for, in the order of the atlas.
    pub members: Arc<[FeatureId]>,
    /// Box around the places of its members, in Mercator units.
    pub extent_mercator: Extent,
}

/// A cluster of a level.
#[derive(Debug, Clone)]
struct Cluster {
    place: [f64; 2],
    members: Arc<[FeatureId]>,
    extent: Extent,
    /// Colours with their counts, in the order of the atlas.
    shares: Vec<(Rgba, u32)>,
}

/// The clusters of a zoom level.
#[derive(Debug, Default)]
pub(super) struct Level {
    clusters: Vec<Cluster>,
    /// Features that no longer stand for themselves.
    merged: HashMap<FeatureId, u32>,
}

impl Level {
    /// Whether a cluster stands for the symbol of this feature.
    pub(super) fn holds(&self, id: FeatureId) -> bool {
        self.merged.contains_key(&id)
    }

    /// The cluster that goes by the name of this feature, its first member: place (Mercator), radius in points, number of
    /// the others.
    pub(super) fn led_by(&self, id: FeatureId) -> Option<(Coord<f64>, f32, usize)> {
        let cluster = self.clusters.get(*self.merged.get(&id)? as usize)?;
        let [x, y] = cluster.place;
        let others = cluster.members.len() - 1;
        (cluster.members.first() == Some(&id)).then(|| (Coord { x, y }, radius_pt(others + 1), others))
    }
}

/// Levels that were worked out, and what for.
#[derive(Default)]
pub(super) struct Clusters {
    made_for: u64,
    levels: HashMap<i32, Arc<Level>>,
}

impl Clusters {
    /// The level for the zoom of `input`, worked out now if nobody has since what is shown changed.
    pub(super) fn level(&mut self, input: &SceneInput<'_>) -> Arc<Level> {
        if !input.atlas.layers.iter().any(|layer| layer.def.cluster) {
            return Arc::default();
        }
        let made_for = fingerprint(input);
        if self.made_for != made_for {
            self.made_for = made_for;
            self.levels.clear();
        }
        let zoom = (input.viewport.zoom.clamp(MIN_ZOOM, MAX_ZOOM).floor()) as i32;
        Arc::clone(self.levels.entry(zoom).or_insert_with(|| Arc::new(made(input, zoom))))
    }
}

/// Closer than this two symbols are one, in points: generous where the whole territory shows. In towns every place stands
/// for itself, as an icon or a dot, unless two all but coincide: a landmark must not vanish in a number.
fn reach_pt(zoom: i32) -> f64 {
    match zoom {
        ..=9 => 38.0,
        10 => 34.0,
        11 => 30.0,
        12 => 22.0,
        _ => 6.0,
    }
}

/// Changes whenever what is shown, or its colours, do.
fn fingerprint(input: &SceneInput<'_>) -> u64 {
    let mut hasher = std::collections::hash_map::DefaultHasher::new();
    input.palette.theme().hash(&mut hasher);
    for (layer_index, layer) in clustered(input) {
        layer_index.hash(&mut hasher);
        let mut bits = 0_u64;
        for index in 0..layer.features.len() as u32 {
            bits = bits.rotate_left(1) ^ u64::from(input.shown.contains(feature(layer_index, index)));
            if index % 64 == 63 {
                bits.hash(&mut hasher);
            }
        }
        (bits, layer.features.len(), std::ptr::from_ref(layer) as usize).hash(&mut hasher);
    }
    hasher.finish()
}

fn feature(layer: usize, index: u32) -> FeatureId {
    FeatureId {
        layer: layer as u32,
        index,
    }
}

fn clustered<'a>(input: &SceneInput<'a>) -> impl Iterator<Item = (usize, &'a Layer)> + use<'a> {
    let shown = input.shown;
    let layers = input.atlas.layers.iter().enumerate();
    layers.filter(move |(index, layer)| layer.def.cluster && shown.layer_visible(*index))
}

fn made(input: &SceneInput<'_>, zoom: i32) -> Level {
    let viewport = Viewport {
        zoom: f64::from(zoom),
        ..input.viewport
    };
    let mut ids: Vec<(FeatureId, Rgba)> = Vec::new();
    let mut spots = Vec::new();
    for (layer_index, layer) in clustered(input) {
        if !input.shown.reaches(layer_index, &layer.def, viewport.zoom) {
            continue;
        }
        let styles = input.symbology.layer(layer_index);
        for (index, class) in layer.class_of.iter().enumerate() {
            let id = feature(layer_index, index as u32);
            let (Some(style), Some(projected)) = (styles.get(usize::from(*class)), input.index.projected(id)) else {
                continue;
            };
            let drawn = viewport.zoom >= style.min_zoom && input.shown.contains(id);
            if drawn && form(style, projected, &viewport).symbol_radius_pt > 0.0 {
                spots.push(Spot {
                    place: [projected.anchor().x, projected.anchor().y],
                    key: ids.len() as u32,
                });
                ids.push((id, arc_color(style)));
            }
        }
    }
    let mut level = Level::default();
    let gathered = gather(&spots, reach_pt(zoom) / viewport.scale());
    for gathering in gathered.into_iter().filter(|gathering| gathering.keys.len() > 1) {
        let mut extent = Extent::EMPTY;
        let mut shares: Vec<(Rgba, u32)> = Vec::new();
        for key in &gathering.keys {
            let (id, color) = ids[*key as usize];
            extent.include(spots[*key as usize].place);
            match shares.iter_mut().find(|(known, _)| *known == color) {
                Some((_, count)) => *count += 1,
                None => shares.push((color, 1)),
            }
            level.merged.insert(id, level.clusters.len() as u32);
        }
        level.clusters.push(Cluster {
            place: gathering.place,
            members: gathering.keys.iter().map(|key| ids[*key as usize].0).collect(),
            extent,
            shares,
        });
    }
    level
}

/// The colour of a class in rings: that of its areas where they are strong, so that a mass and its arc look the same.
fn arc_color(style: &ClassStyle) -> Rgba {
    match style.fill {
        Some(fill) if fill.opacity() >= 0.5 => fill.over(style.ground),
        _ => style.disc,
    }
}

/// Radius of the disc of a cluster with its ring: it grows with the number of digits, not with the number.
fn radius_pt(count: usize) -> f32 {
    match count {
        ..=9 => 10.0,
        10..=99 => 12.5,
        100..=999 => 15.5,
        _ => 18.5,
    }
}

/// Clusters take their room before symbols and names do.
pub(super) fn place(input: &SceneInput<'_>, level: &Level, occupied: &mut Occupied, scene: &mut Scene) {
    let [width, height] = input.viewport.size.map(|length| length as f32);
    for cluster in &level.clusters {
        let at = input.viewport.screen_from_mercator(Coord {
            x: cluster.place[0],
            y: cluster.place[1],
        });
        let at = [at.x as f32, at.y as f32];
        let radius_pt = radius_pt(cluster.members.len());
        let reach = radius_pt + 2.0;
        if at[0] < -reach || at[1] < -reach || at[0] > width + reach || at[1] > height + reach {
            continue;
        }
        occupied.fill([at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach]);
        scene.clusters.push(ClusterMark {
            at,
            radius_pt,
            members: Arc::clone(&cluster.members),
            extent_mercator: cluster.extent,
        });
    }
}

/// Draws the clusters that [`place`] found room for.
pub(super) fn draw(input: &SceneInput<'_>, level: &Level, scene: &mut Scene) {
    for index in 0..scene.clusters.len() {
        let mark = &scene.clusters[index];
        let (at, radius_pt) = (mark.at, mark.radius_pt);
        let lead = mark.members.first().and_then(|id| level.merged.get(id));
        if let Some(cluster) = lead.and_then(|lead| level.clusters.get(*lead as usize)) {
            disc(input, cluster, at, radius_pt, scene);
        }
    }
}

fn disc(input: &SceneInput<'_>, cluster: &Cluster, at: [f32; 2], radius_pt: f32, scene: &mut Scene) {
    let card = input.palette.interface("card");
    scene.items.push(Item::Symbol(SymbolItem {
        at,
        radius_pt,
        badge: Badge::Disc,
        color: card,
        rim: (input.palette.interface("cluster-rim"), 1.0),
        icon: None,
        icon_color: card,
    }));
    ring(cluster, at, radius_pt - RING_PT / 2.0 - 0.5, scene);
    let count = cluster.members.len().to_string();
    let size_pt = if count.len() > 2 { 9.5 } else { 11.0 } * input.text_size.min(1.25);
    let measured = text::measure(&count, Face::Bold, size_pt, 0.0);
    let [width, height] = input.viewport.size.map(|length| length as f32);
    let reach = [measured.width_pt / 2.0 + 1.0, measured.height_pt() / 2.0 + 1.0];
    if at[0] < reach[0] || at[1] < reach[1] || at[0] > width - reach[0] || at[1] > height - reach[1] {
        // A number that the window's edge would cut is not written.
        return;
    }
    scene.items.push(Item::Text(TextItem {
        size: [measured.width_pt, measured.height_pt()],
        text: Arc::from(count),
        at,
        anchor: Anchor::Center,
        angle: 0.0,
        face: Face::Bold,
        size_pt,
        letter_spacing_pt: 0.0,
        color: input.palette.interface("text"),
        halo: (card, 0.0),
    }));
}

/// Arcs in proportion to the counts, clockwise from the top.
fn ring(cluster: &Cluster, at: [f32; 2], radius: f32, scene: &mut Scene) {
    let total: u32 = cluster.shares.iter().map(|share| share.1).sum();
    let gap = if cluster.shares.len() > 1 { GAP_PT / radius } else { 0.0 };
    let mut from = -FRAC_PI_2;
    for (color, count) in &cluster.shares {
        let sweep = *count as f32 / total as f32 * TAU;
        let (start, end) = (from + gap / 2.0, from + (sweep - gap / 2.0).max(gap / 2.0 + 0.06));
        from += sweep;
        let corners = ((end - start) * radius / 2.5).ceil().max(2.0) as u32;
        let whole = cluster.shares.len() == 1;
        let first = scene.points.len() as u32;
        let steps = if whole { corners } else { corners + 1 };
        scene.points.extend((0..steps).map(|step| {
            let angle = start + (end - start) * step as f32 / corners as f32;
            [at[0] + radius * angle.cos(), at[1] + radius * angle.sin()]
        }));
        let path = scene.paths.len() as u32;
        scene.paths.push(Path {
            start: first,
            end: first + steps,
            closed: whole,
            hole: false,
            blob: false,
        });
        scene.items.push(Item::Stroke {
            paths: path..path + 1,
            stroke: Stroke {
                color: color.solid(),
                width_pt: RING_PT,
                dash_pt: None,
            },
        });
    }
}
