//! The files that say what to measure: the path of views and clicks, and the looks of layers.

use std::path::Path;

use anyhow::Context as _;
use geo_types::Coord;
use serde::Deserialize;

use super::Job;
use crate::model::catalog::{ClassDef, Pattern};
use crate::model::{Atlas, Layer, Localized};
use crate::state::Camera;
use crate::style::{ClassStyle, Palette, Rgba, Symbology, Theme};

#[derive(Debug, Deserialize)]
pub(super) struct PathFile {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) smooth_substeps: usize,
    pub(super) hit_tolerance_px: f64,
    pub(super) frames: Vec<View>,
    pub(super) clicks: Vec<Click>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct View {
    pub(super) lon: f64,
    pub(super) lat: f64,
    pub(super) zoom: f64,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct Click {
    pub(super) frame: usize,
    pub(super) x: f64,
    pub(super) y: f64,
}

#[derive(Debug, Deserialize)]
pub(super) struct StylesFile {
    pub(super) layers: Vec<LayerStyle>,
}

#[derive(Debug, Deserialize)]
pub(super) struct LayerStyle {
    pub(super) id: String,
    #[serde(default)]
    pub(super) fill: Option<String>,
    #[serde(default)]
    pub(super) opacity: Option<f32>,
    #[serde(default)]
    pub(super) stroke: Option<String>,
    #[serde(default)]
    pub(super) width: f32,
    #[serde(default)]
    pub(super) radius: Option<f32>,
}

/// The path and the looks that a job names.
pub(super) fn read(job: &Job) -> anyhow::Result<(PathFile, StylesFile)> {
    let read = |path: &Path| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    let path: PathFile = serde_json::from_slice(&read(&job.path)?)
        .with_context(|| format!("{} is not a path of views", job.path.display()))?;
    let styles: StylesFile = serde_json::from_slice(&read(&job.styles)?)
        .with_context(|| format!("{} is not a list of styles", job.styles.display()))?;
    anyhow::ensure!(!path.frames.is_empty(), "{} has no views", job.path.display());
    Ok((path, styles))
}

impl View {
    pub(super) fn camera(self) -> Camera {
        Camera {
            center_geo: Coord {
                x: self.lon,
                y: self.lat,
            },
            zoom: self.zoom,
        }
    }
}

/// The layers in the order of the styles, each with one class that looks as they say. Layers without a style are left out.
pub(super) fn styled(atlas: Atlas, styles: &StylesFile) -> (Atlas, Symbology) {
    let plain = Palette::of(Theme::Light);
    let Atlas {
        catalog,
        layers,
        diagnostics,
        ..
    } = atlas;
    let mut layers: Vec<Option<Layer>> = layers.into_iter().map(Some).collect();
    let mut ordered = Vec::new();
    let mut looks = Vec::new();
    // Styles are listed bottom first, atlases topmost first.
    for style in styles.layers.iter().rev() {
        let known = |layer: &&mut Option<Layer>| layer.as_ref().is_some_and(|layer| layer.def.id == style.id);
        let Some(layer) = layers.iter_mut().find(known).and_then(Option::take) else {
            continue;
        };
        let mut def = layer.def;
        def.visible = true;
        def.classes = vec![class()];
        let color = |text: &Option<String>| text.as_deref().and_then(|text| Rgba::parse(text).ok());
        let (fill, stroke) = (color(&style.fill), color(&style.stroke));
        looks.push(vec![ClassStyle {
            fill: fill.map(|fill| fill.faded(style.opacity.unwrap_or(1.0))),
            stroke,
            width_pt: style.width,
            fixed_width: true,
            dot_radius_pt: style.radius.unwrap_or(4.0) / 1.0,
            rim: (stroke.unwrap_or(Rgba::WHITE), style.width),
            disc: fill.unwrap_or(Rgba::BLACK),
            ..ClassStyle::new(&class(), plain)
        }]);
        ordered.push(Layer::new(def, layer.features, layer.diagnostics, layer.load_ms));
    }
    (Atlas::new(catalog, ordered, diagnostics), Symbology::from_styles(looks))
}

fn class() -> ClassDef {
    ClassDef {
        id: "all".into(),
        title: Localized::default(),
        when: std::collections::BTreeMap::new(),
        color: "#000000".into(),
        own_color: false,
        symbol: String::new(),
        icon_zoom: 99.0,
        min_zoom: 0.0,
        label_style: String::new(),
        pattern: Pattern::None,
        width_pt: 1.0,
        dash_pt: Vec::new(),
        casing_pt: 0.0,
    }
}
