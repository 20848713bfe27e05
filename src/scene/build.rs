//! From the atlas to a scene: cull, choose the level of detail, move to the screen, group by style.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::cluster::{self, Level};
use super::collision::Occupied;
use super::detail::smallest_pt;
use super::form::form;
use super::ground::{Ground, Parts};
use super::input::{SceneInput, SceneScratch};
use super::label::{Collector, LabelCandidate, Memory, Poles, Seen, lines_of, place_labels};
use super::moment::{self, LampMark, Moment, Pass};
use super::ribbons::Ribbons;
use super::scene::{Anchor, Item, Path, Scene, Stroke, TextItem};
use super::symbols::{self, SymbolCandidate};
use crate::analysis::clock::{Course, Phase};
use crate::index::{LayerIndex, Projected};
use crate::model::catalog::{Pattern, Role};
use crate::model::{Feature, FeatureId, GeometryStatus, Layer};
use crate::space::Extent;
use crate::style::{ClassStyle, Rgba};

/// Radius of what nothing dates, in points.
const UNDATED_PT: f32 = 3.0;
/// Under the clock, names of what nothing dates are written from this zoom on.
const UNDATED_NAMES_ZOOM: f64 = 13.0;
/// From so many shapes on, several cores make what they need.
const MANY: usize = 512;

/// Builds the scene of `input` into `scene`, which keeps its memory.
pub fn build(input: &SceneInput<'_>, scratch: &mut SceneScratch, scene: &mut Scene) {
    scene.restart(input.viewport, input.palette.interface("paper"));
    scratch.most_found = 0;
    match input.moment {
        Some(moment) if moment.pass == Pass::Whole => {
            let of = |pass| Some(Moment { pass, ..moment });
            let mut names = Scene::new(input.viewport, scene.background);
            let moment = of(Pass::Names);
            one_pass(&SceneInput { moment, ..*input }, scratch, &mut names);
            let moment = of(Pass::Still);
            one_pass(&SceneInput { moment, ..*input }, scratch, scene);
            let (moment, names_pt) = (of(Pass::Moving), &*text_boxes(&names));
            let moving = SceneInput {
                moment,
                names_pt,
                ..*input
            };
            one_pass(&moving, scratch, scene);
            scene.append(&names);
        }
        _ => one_pass(input, scratch, scene),
    }
}

fn one_pass(input: &SceneInput<'_>, scratch: &mut SceneScratch, scene: &mut Scene) {
    let mut builder = Builder {
        input,
        scene,
        lamps: Vec::new(),
        extent: input.viewport.extent_mercator(),
        symbols: Vec::new(),
        candidates: Vec::new(),
        unofficial: false,
        parts: Parts::EVERYTHING,
        // Where the years run every place stands for itself.
        clusters: if input.ground == Ground::Only || input.moment.is_some() {
            Arc::default()
        } else {
            scratch.clusters.level(input)
        },
        ribbons: None,
        triangles: !scratch.no_triangles,
        areas: 0,
        blobs: Vec::new(),
    };
    for layer in (0..input.atlas.layers.len()).rev() {
        builder.layer(layer, scratch);
    }
    let mut apart = Memory::default();
    let named = input.moment.is_none_or(|moment| moment.pass == Pass::Names);
    builder.finish(if named { &mut scratch.names } else { &mut apart });
}

fn feature_id(layer: usize, index: u32) -> FeatureId {
    FeatureId {
        layer: layer as u32,
        index,
    }
}

/// Where the names of a scene stand (left, top, right, bottom, in points).
pub fn text_boxes(scene: &Scene) -> Vec<[f32; 4]> {
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text_box(text)),
        _ => None,
    });
    texts.collect()
}

/// The box of a text that lies level or nearly so.
fn text_box(text: &TextItem) -> [f32; 4] {
    let ([x, y], [width, height]) = (text.at, text.size);
    let (left, top) = match text.anchor {
        Anchor::Center => (x - width / 2.0, y - height / 2.0),
        Anchor::Left => (x, y - height / 2.0),
        Anchor::Right => (x - width, y - height / 2.0),
        Anchor::Top => (x - width / 2.0, y),
    };
    [left, top, left + width, top + height]
}

/// The style in the feature's own colour, where the class allows one and the feature has one.
fn own_style(style: &ClassStyle, feature: &Feature) -> Option<ClassStyle> {
    let own = feature.color.as_deref().filter(|_| style.own_color)?;
    Some(style.with_color(Rgba::parse(own).ok()?))
}

struct Builder<'a, 's> {
    input: &'a SceneInput<'a>,
    scene: &'s mut Scene,
    extent: Extent,
    symbols: Vec<SymbolCandidate>,
    candidates: Vec<LabelCandidate>,
    /// The layer at hand is schematic or indicative: its dashes say so at every zoom.
    unofficial: bool,
    /// What of the layer at hand is drawn here.
    parts: Parts,
    /// Whose symbols are drawn as one.
    clusters: Arc<Level>,
    /// Lanes of the layer at hand, and their width in points.
    ribbons: Option<(Ribbons, f32)>,
    /// Whether the painter wants triangles.
    triangles: bool,
    /// Areas drawn so far.
    areas: u32,
    /// Works of the year.
    lamps: Vec<LampMark>,
    /// Features of the run at hand that are too small to have a shape: their middle, in Mercator units.
    blobs: Vec<[f64; 2]>,
}

impl Builder<'_, '_> {
    fn layer(&mut self, layer_index: usize, scratch: &mut SceneScratch) {
        let input = self.input;
        let layer = &input.atlas.layers[layer_index];
        let content = &input.index.layers[layer_index];
        let zoom = input.viewport.zoom;
        let moving = input.moment.filter(|moment| moment.pass == Pass::Moving);
        if moving.is_some_and(|moment| !moment.clock.has_dated(layer_index)) {
            return;
        }
        // Lamps show at every zoom: they are what the clock tells.
        let lamps = moving.is_some_and(|moment| moment.clock.has_works(layer_index));
        let in_range = lamps && zoom <= layer.def.max_zoom || input.shown.reaches(layer_index, &layer.def, zoom);
        if !in_range || !input.shown.layer_visible(layer_index) || !content.extent.intersects(&self.extent) {
            return;
        }
        self.parts = input.ground.parts(input.atlas, layer_index);
        if input.moment.is_some_and(|moment| moment.pass == Pass::Names) {
            self.parts = Parts {
                names: self.parts.names,
                ..Parts::NOTHING
            };
        }
        if self.parts == Parts::NOTHING {
            return;
        }
        // Symbols and casings reach a little over the edge.
        let margin = 16.0 / input.viewport.scale();
        match scratch.most_per_layer {
            Some(most) => content.largest_within_into(self.extent.grown(margin), most, &mut scratch.found),
            None => content.within_into(self.extent.grown(margin), &mut scratch.found),
        }
        if let Some(moment) = &input.moment {
            scratch
                .found
                .retain(|index| moment.draws(feature_id(layer_index, *index)));
        }
        scratch.most_found = scratch.most_found.max(scratch.found.len());
        let styles = input.symbology.layer(layer_index);
        scratch.by_class.iter_mut().for_each(Vec::clear);
        scratch
            .by_class
            .resize_with(styles.len().max(scratch.by_class.len()), Vec::new);
        for index in &scratch.found {
            let id = FeatureId {
                layer: layer_index as u32,
                index: *index,
            };
            let class = usize::from(layer.class_of[*index as usize]);
            if class < styles.len() && zoom >= styles[class].min_zoom && input.shown.contains(id) {
                scratch.by_class[class].push(*index);
            }
        }
        let status = layer.def.geometry_status;
        self.unofficial = matches!(status, GeometryStatus::Schematic | GeometryStatus::Indicative);
        let laned = layer.def.side_by_side && !scratch.found.is_empty();
        self.ribbons = laned.then(|| self.lanes(layer_index));
        // The first class of the legend lies on top.
        for (class, style) in styles.iter().enumerate().rev() {
            if !scratch.by_class[class].is_empty() {
                self.class(layer_index, content, style, &scratch.by_class[class]);
            }
        }
        self.collect_labels(layer_index, layer, content, &scratch.found, &mut scratch.poles);
    }

    /// Lanes for the lines of a layer. Features out of sight have theirs too: an order that depends on the view would
    /// change under the user's hand.
    fn lanes(&self, layer_index: usize) -> (Ribbons, f32) {
        let input = self.input;
        let content = &input.index.layers[layer_index];
        let id = |index: usize| FeatureId {
            layer: layer_index as u32,
            index: index as u32,
        };
        let shown = (0..content.len()).filter(|index| input.shown.contains(id(*index)));
        let lines = shown.filter_map(|index| Some((index as u32, lines_of(content.projected(index)?))));
        let widest = input
            .symbology
            .layer(layer_index)
            .iter()
            .map(|style| style.width_at(input.viewport.zoom) + style.casing.map_or(0.0, |casing| casing.1));
        (Ribbons::new(lines.collect()), widest.fold(1.0, f32::max))
    }

    /// Items of one class, features that share their colour drawn as one.
    fn class(&mut self, layer_index: usize, content: &LayerIndex, style: &ClassStyle, features: &[u32]) {
        let layer = &self.input.atlas.layers[layer_index];
        let opacity = self.input.opacities.get(layer_index).copied().unwrap_or(1.0);
        if let Some(moment) = &self.input.moment
            && moment.pass == Pass::Moving
        {
            self.class_in_year(moment, layer_index, content, style, features, opacity);
            return;
        }
        if !style.own_color {
            self.run(layer_index, content, style, features, opacity);
            return;
        }
        for index in features {
            let own = own_style(style, &layer.features[*index as usize]);
            let style = own.unwrap_or_else(|| style.clone());
            self.run(layer_index, content, &style, std::slice::from_ref(index), opacity);
        }
    }

    /// Items of one class in a year: works become lamps, what may be there is pale and hollow, what is over is pale.
    fn class_in_year(
        &mut self,
        moment: &Moment<'_>,
        layer_index: usize,
        content: &LayerIndex,
        style: &ClassStyle,
        features: &[u32],
        opacity: f32,
    ) {
        let layer = &self.input.atlas.layers[layer_index];
        for index in features {
            let id = feature_id(layer_index, *index);
            if moment.clock.is_work(id) {
                let projected = content.projected(*index as usize);
                self.lamps
                    .extend(projected.map(|projected| moment::lamp(self.input, moment, id, projected, opacity)));
                continue;
            }
            let own = own_style(style, &layer.features[*index as usize]);
            let mut style = own.unwrap_or_else(|| style.clone());
            if moment.clock.life(id).is_some_and(|life| life.course == Course::Opens) {
                // What opened shows what it is at every zoom: a dot would pass for a lamp.
                style.icon_zoom = 0.0;
            }
            let strength = match moment.clock.phase(id, moment.year) {
                Phase::Alive => 1.0,
                Phase::Closed => 0.4,
                _ => {
                    style.hollow = true;
                    0.6
                }
            };
            self.run(
                layer_index,
                content,
                &style,
                std::slice::from_ref(index),
                opacity * strength,
            );
        }
    }

    fn run(&mut self, layer_index: usize, content: &LayerIndex, style: &ClassStyle, features: &[u32], opacity: f32) {
        let input = self.input;
        let layer = &input.atlas.layers[layer_index];
        let mut forms = Vec::with_capacity(features.len().min(4096));
        let zoom = input.viewport.zoom;
        let (scale, smallest) = (input.viewport.scale(), smallest_pt(zoom));
        let lanes = self.ribbons.is_some();
        // What nothing dates is a small ring on the ground.
        let still = input.moment.is_some_and(|moment| moment.pass == Pass::Still);
        let undated = still && layer.def.role == Role::Subject;
        let ring = undated.then(|| ClassStyle {
            hollow: true,
            ..style.clone()
        });
        let style = ring.as_ref().unwrap_or(style);
        for index in features {
            let Some(projected) = content.projected(*index as usize) else {
                continue;
            };
            let mut form = form(style, projected, &input.viewport);
            let id = feature_id(layer_index, *index);
            if undated && form.icon {
                form.icon = false;
                form.symbol_radius_pt = UNDATED_PT;
            }
            if form.symbol_radius_pt > 0.0 && self.parts.symbols && !self.clusters.holds(id) {
                let feature = &layer.features[*index as usize];
                let rank = (layer_index, *index);
                let found = &mut self.symbols;
                symbols::candidates(input, rank, feature, projected, style, form, opacity, found);
                symbols::add_precision_disc(input, feature, projected, style.disc.faded(opacity), self.scene);
            }
            if form.shape && (self.parts.fills || self.parts.lines) {
                let [width, height] = projected.extent.size();
                if width.max(height) * scale < smallest && !lanes && !projected.has_points() {
                    self.blobs.push(projected.origin());
                } else {
                    forms.push((*index, projected));
                }
            }
        }
        if forms.len() > MANY {
            // Details that nobody has made yet are made on every core.
            let details = input.details;
            forms.par_iter().with_min_len(MANY / 4).for_each(|(index, projected)| {
                details.get(layer_index, *index as usize, *projected, zoom);
            });
        }
        let (first, triangles_before) = (self.scene.paths.len() as u32, self.scene.triangles.len() as u32);
        let areas_before = self.areas;
        let mut outlines = Vec::new();
        for (index, projected) in forms {
            self.shape(layer_index, index, projected, &mut outlines);
        }
        // What is too small for a shape is one square in the colour of its edge; a fill under it would not be seen.
        let hidden = self.parts.lines
            && style.stroke.is_some_and(|color| color.faded(opacity).0[3] == 255)
            && style.width_at(zoom) > 0.0;
        let shapes = first..self.scene.paths.len() as u32;
        let filled = self.areas > areas_before || !self.blobs.is_empty() && !hidden;
        self.add_blobs(smallest, hidden);
        let all = first..self.scene.paths.len() as u32;
        let triangles = triangles_before..self.scene.triangles.len() as u32;
        let fills = if hidden { shapes } else { all.clone() };
        self.items(style, fills, all, triangles, opacity, filled);
        self.outline(style, outlines, opacity);
    }

    /// One square for each thing that is too small for a shape.
    fn add_blobs(&mut self, side_pt: f64, hidden: bool) {
        let half = side_pt as f32 / 2.0;
        for middle in std::mem::take(&mut self.blobs) {
            let first = self.scene.add_square(middle, half);
            if self.triangles && !hidden {
                let corners = [0, 1, 2, 0, 2, 3].map(|corner| first + corner);
                self.scene.triangles.extend(corners);
            }
        }
    }

    /// The items of one run of shapes: fill with its pattern, casing, stroke.
    fn items(
        &mut self,
        style: &ClassStyle,
        fills: Range<u32>,
        paths: Range<u32>,
        triangles: Range<u32>,
        opacity: f32,
        filled: bool,
    ) {
        if paths.is_empty() {
            return;
        }
        let zoom = self.input.viewport.zoom;
        if let Some(fill) = style.fill_at(zoom).filter(|_| self.parts.fills && filled) {
            let patterned = zoom >= 12.0 && style.pattern != Pattern::None;
            let pattern = style
                .pattern_color
                .filter(|_| patterned)
                .map(|color| (style.pattern, color.faded(opacity)));
            let color = fill.faded(opacity);
            self.scene.items.push(Item::Fill {
                paths: fills,
                triangles,
                color,
                pattern,
            });
        }
        let width_pt = style.width_at(zoom);
        if let Some((color, casing_pt)) = style.casing.filter(|_| self.parts.lines && zoom >= 10.5) {
            let width_pt = width_pt + 2.0 * casing_pt;
            let stroke = Stroke {
                color: color.faded(opacity),
                width_pt,
                dash_pt: None,
            };
            self.scene.items.push(Item::Stroke {
                paths: paths.clone(),
                stroke,
            });
        }
        if let Some(color) = style.stroke.filter(|_| self.parts.lines && width_pt > 0.0) {
            let dashed = !style.dash_pt.is_empty() && (zoom >= style.dash_zoom || self.unofficial);
            let dash_pt = dashed.then(|| Arc::from(style.dash_pt.as_slice()));
            let stroke = Stroke {
                color: color.faded(opacity),
                width_pt,
                dash_pt,
            };
            self.scene.items.push(Item::Stroke { paths, stroke });
        }
    }

    /// Indicative outlines: always dashed, never filled, so that nobody takes them for a perimeter.
    fn outline(&mut self, style: &ClassStyle, outlines: Vec<Path>, opacity: f32) {
        let Some(color) = style.stroke.filter(|_| self.parts.lines && !outlines.is_empty()) else {
            return;
        };
        let first = self.scene.paths.len() as u32;
        self.scene.paths.extend(outlines);
        let width_pt = (style.width_at(self.input.viewport.zoom) * 0.9).max(1.2);
        let dash_pt: Option<Arc<[f32]>> = Some(Arc::from([6.0, 4.0].as_slice()));
        let stroke = Stroke {
            color: color.faded(opacity * 0.9),
            width_pt,
            dash_pt,
        };
        self.scene.items.push(Item::Stroke {
            paths: first..self.scene.paths.len() as u32,
            stroke,
        });
    }

    /// Moves one geometry to the screen; the paths of its outline go to `outlines`.
    fn shape(&mut self, layer: usize, index: u32, projected: Projected<'_>, outlines: &mut Vec<Path>) {
        let viewport = &self.input.viewport;
        if let Some((ribbons, lane_pt)) = &self.ribbons {
            let id = FeatureId {
                layer: layer as u32,
                index,
            };
            for line in ribbons.on_screen(index, viewport, *lane_pt) {
                let path = self.scene.paths.len() as u32;
                self.scene.ribbons.push((id, path, lane_pt / 2.0));
                self.scene.add_line(line);
            }
            return;
        }
        let detail = self.input.details.get(layer, index as usize, projected, viewport.zoom);
        let (_, outline) = self.scene.add_detail(detail, projected.origin(), self.triangles);
        self.areas += detail.areas;
        outlines.extend(outline);
    }

    fn collect_labels(
        &mut self,
        layer_index: usize,
        layer: &Layer,
        content: &LayerIndex,
        found: &[u32],
        poles: &mut Poles,
    ) {
        let Some(def) = layer
            .def
            .label
            .as_ref()
            .filter(|_| self.input.labels && self.parts.names)
        else {
            return;
        };
        let zoom = self.input.viewport.zoom;
        if zoom < def.min_zoom || zoom > def.max_zoom {
            return;
        }
        match self.input.moment.map(|moment| moment.pass) {
            Some(Pass::Still) => return,
            // The ground of the clock is quiet: what nothing dates is named in streets only, and roads of today nowhere.
            Some(Pass::Names) => {
                let far = layer.def.role == Role::Subject && zoom < UNDATED_NAMES_ZOOM;
                if far || ["road", "route"].contains(&def.style.as_str()) {
                    return;
                }
            }
            _ => {}
        }
        let mut collector = Collector {
            input: self.input,
            def,
            role: layer.def.role,
            poles,
        };
        for index in found {
            let id = FeatureId {
                layer: layer_index as u32,
                index: *index,
            };
            let (Some(projected), true) = (
                content.projected(*index as usize),
                self.input.shown.contains(id) && (!self.clusters.holds(id) || self.clusters.led_by(id).is_some()),
            ) else {
                continue;
            };
            let feature: &Feature = &layer.features[*index as usize];
            let style = layer
                .class_of
                .get(*index as usize)
                .and_then(|class| self.input.symbology.layer(layer_index).get(usize::from(*class)));
            if style.is_some_and(|style| zoom < style.min_zoom) {
                continue;
            }
            let own = layer.class(*index as usize).map(|class| class.label_style.as_str());
            let lanes = self.ribbons.as_ref();
            let lines = lanes.map(|(ribbons, lane_pt)| ribbons.on_screen(*index, &self.input.viewport, *lane_pt));
            let tinted = style.and_then(|style| own_style(style, feature));
            let seen = Seen {
                projected,
                class: tinted.as_ref().or(style),
                label_style: own,
                lines: lines.as_deref(),
                led: self.clusters.led_by(id),
            };
            let candidate = collector.candidate(id, feature, &seen);
            self.candidates.extend(candidate);
        }
    }

    /// Symbols, then names, each where nothing else stands.
    fn finish(mut self, names: &mut Memory) {
        let [width, height] = self.input.viewport.size.map(|length| length as f32);
        let mut occupied = Occupied::new(self.input.viewport.size);
        // Nothing is written where panels lie.
        let [left, top, right, bottom] = self.input.covered_pt;
        for area in [
            [0.0, 0.0, left, height],
            [0.0, 0.0, width, top],
            [width - right, 0.0, width, height],
            [0.0, height - bottom, width, height],
        ] {
            if area[2] > area[0] && area[3] > area[1] {
                occupied.fill(area);
            }
        }
        self.input.obstacles_pt.iter().for_each(|area| occupied.fill(*area));
        let pass = self.input.moment.map(|moment| moment.pass);
        self.input.names_pt.iter().for_each(|area| occupied.fill(*area));
        cluster::place(self.input, &self.clusters, &mut occupied, self.scene);
        if pass == Some(Pass::Moving) {
            self.lamps.sort_by_key(|lamp| lamp.id);
            moment::add_dark(self.input, &self.lamps, self.scene);
        }
        symbols::place(self.symbols, &mut occupied, self.scene);
        moment::add_light(self.input, &self.lamps, self.scene);
        self.scene.lamps.append(&mut self.lamps);
        if pass == Some(Pass::Still) {
            moment::add_veil(self.input, self.scene);
        }
        if let Some(moment) = self.input.moment.filter(|moment| moment.pass == Pass::Moving) {
            moment::add_year(self.input, &moment, &mut occupied, self.scene);
        }
        if let Some(moment) = self.input.moment.filter(|moment| moment.pass == Pass::Names) {
            moment::keep_year_free(self.input, &moment, &mut occupied);
        }
        cluster::draw(self.input, &self.clusters, self.scene);
        place_labels(self.input, self.candidates, &mut occupied, names, self.scene);
    }
}
