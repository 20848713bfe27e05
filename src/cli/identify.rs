//! `archipel identify`: what a click at a place would find.

use std::process::ExitCode;

use geo_types::Coord;
use serde::Serialize;

use super::Words;
use super::print::print;
use crate::index::{Index, Projected, Shown, hit_test};
use crate::model::{Atlas, FeatureId};
use crate::scene;
use crate::space::{MAX_ZOOM, MIN_ZOOM, Viewport, mercator};
use crate::style::{Palette, Symbology, Theme};

/// How near counts as there, in points: the same as in the window.
const TOLERANCE_PT: f64 = 3.0;

/// The answer.
#[derive(Debug, Serialize)]
struct Answer {
    hits: Vec<HitLine>,
}

/// One feature under the place.
#[derive(Debug, Serialize)]
struct HitLine {
    id: String,
    layer: String,
    name: String,
    category: String,
    communes: Vec<String>,
    distance_m: f64,
}

/// Prints what a click at `at_geo` (degrees) would find at `zoom` with every layer on, topmost first.
///
/// # Errors
/// When the output cannot be written.
pub fn run(atlas: &Atlas, at_geo: Coord<f64>, zoom: f64, json: bool, words: &Words<'_>) -> anyhow::Result<ExitCode> {
    let zoom = if zoom.is_finite() {
        zoom.clamp(MIN_ZOOM, MAX_ZOOM)
    } else {
        MIN_ZOOM
    };
    let answer = Answer {
        hits: hits(atlas, at_geo, zoom, words),
    };
    if json {
        print(&format!("{}\n", serde_json::to_string_pretty(&answer)?))?;
    } else {
        for hit in &answer.hits {
            print(&format!(
                "{}\t{}\t{}\t{:.1} m\n",
                hit.id,
                hit.name,
                hit.communes.join(", "),
                hit.distance_m
            ))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn hits(atlas: &Atlas, at_geo: Coord<f64>, zoom: f64, words: &Words<'_>) -> Vec<HitLine> {
    let index = Index::new(atlas);
    let symbology = Symbology::new(atlas, Palette::of(Theme::Light));
    let viewport = Viewport {
        center_geo: at_geo,
        zoom,
        size: [1280.0, 800.0],
    };
    let scale = viewport.scale();
    let shown = Shown::everything(atlas);
    let radius = |id: FeatureId, projected: Projected<'_>| {
        scene::symbol_reach_pt(atlas, &shown, &symbology, id, projected, &viewport)
            .map_or(-1.0, |reach| f64::from(reach) / scale)
    };
    let at = mercator::mercator_from_geo(at_geo);
    let largest = f64::from(scene::largest_symbol_pt()) / scale;
    let found = hit_test(atlas, &index, &shown, at, TOLERANCE_PT / scale, largest, &radius);
    let metres_per_unit = mercator::metres_per_unit(at_geo.y);
    let line = |hit: crate::index::Hit| {
        let feature = atlas.feature(hit.id)?;
        let commune = |insee: &String| {
            atlas
                .commune_name(insee)
                .map_or_else(|| insee.clone(), |name| name.get(words.lang).to_owned())
        };
        Some(HitLine {
            id: feature.id.clone(),
            layer: atlas.layers[hit.id.layer as usize].def.id.clone(),
            name: feature.name.get(words.lang).to_owned(),
            category: feature.category.to_string(),
            communes: feature.communes.iter().map(commune).collect(),
            distance_m: (hit.distance * metres_per_unit * 10.0).round() / 10.0,
        })
    };
    found.into_iter().filter_map(line).collect()
}
