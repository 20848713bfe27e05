//! The views of the path painted to an image in memory, without a window: scene and raster painter alone.

use std::path::Path;
use std::time::Instant;

use serde::Serialize;

use super::files::{self, PathFile, StylesFile};
use super::{Job, peak_rss_mb};
use crate::index::{Index, Shown};
use crate::load;
use crate::model::Lang;
use crate::paint::{png, raster};
use crate::scene::{self, Details, Scene, SceneInput, SceneScratch};
use crate::space::Viewport;
use crate::style::{Palette, Theme};

/// What painting off screen took, as written. Times are milliseconds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OffscreenFigures {
    /// Features loaded.
    pub features: usize,
    /// From the start of the process to the first image.
    pub first_ms: f64,
    /// Each view, from its camera to its image.
    pub views_ms: Vec<f64>,
    /// Of that, making the scene.
    pub build_ms: Vec<f64>,
    /// Of that, painting it.
    pub paint_ms: Vec<f64>,
    /// Time of all processors for each view; empty where the system does not tell.
    pub cpu_ms: Vec<f64>,
    /// Positions that each view draws.
    pub vertices_drawn: Vec<usize>,
    /// Peak of resident memory, in MB; 0 where the system does not tell.
    pub peak_rss_mb: f64,
}

/// Paints the views of the job, and writes the figures; the last pass's pictures go to `pictures` as PNG when given.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(job: &Job, pictures: Option<&Path>) -> anyhow::Result<OffscreenFigures> {
    let (path, styles): (PathFile, StylesFile) = files::read(job)?;
    let (atlas, symbology) = files::styled(load::atlas::from_dir_plain(&job.data), &styles);
    anyhow::ensure!(
        !atlas.layers.is_empty(),
        "{} holds no layer that can be drawn",
        job.data.display()
    );
    let index = Index::new(&atlas);
    let details = Details::new(&index);
    let shown = Shown::everything(&atlas);
    let palette = Palette::of(Theme::Light);
    let viewport = |camera: crate::state::Camera| Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: [f64::from(path.width), f64::from(path.height)],
    };
    let mut figures = OffscreenFigures {
        features: atlas.layers.iter().map(|layer| layer.features.len()).sum(),
        ..OffscreenFigures::default()
    };
    let mut scene = Scene::new(viewport(path.frames[0].camera()), palette.interface("paper"));
    let mut scratch = SceneScratch::default();
    scratch.no_triangles = true;
    let (mut painter, mut image) = (raster::Painter::default(), raster::Image::default());
    let began = Instant::now();
    for (number, view) in path.frames.iter().enumerate().step_by(job.stride.max(1)) {
        if job.budget.is_some_and(|budget| began.elapsed() > budget) {
            break;
        }
        let input = SceneInput {
            atlas: &atlas,
            index: &index,
            details: &details,
            shown: &shown,
            opacities: &[],
            symbology: &symbology,
            palette,
            lang: Lang::En,
            text_size: 1.0,
            labels: true,
            ground: crate::scene::Ground::Here,
            covered_pt: [0.0; 4],
            obstacles_pt: &[],
            names_pt: &[],
            moment: None,
            viewport: viewport(view.camera()),
        };
        let (started, cpu) = (Instant::now(), cpu_ms());
        scene::build(&input, &mut scratch, &mut scene);
        let built = Instant::now();
        painter.paint(&scene, 1.0, &mut image);
        let took = |from: Instant, to: Instant| (to - from).as_secs_f64() * 1000.0;
        let done = Instant::now();
        if number == 0 {
            figures.first_ms = took(job.started, done);
        }
        figures.views_ms.push(took(started, done));
        figures.build_ms.push(took(started, built));
        figures.paint_ms.push(took(built, done));
        figures
            .cpu_ms
            .extend(cpu_ms().zip(cpu).map(|(after, before)| after - before));
        figures.vertices_drawn.push(scene.points.len());
        if let Some(folder) = pictures {
            let file = folder.join(format!("view-{number:02}.png"));
            crate::store::atomic_write(&file, &png::encode_image(image.clone())?)?;
        }
    }
    figures.peak_rss_mb = peak_rss_mb();
    crate::store::atomic_write(&job.out, serde_json::to_string_pretty(&figures)?.as_bytes())?;
    Ok(figures)
}

/// Time that all threads of this process have run, in milliseconds, as Linux tells it.
pub(super) fn cpu_ms() -> Option<f64> {
    let tasks = std::fs::read_dir("/proc/self/task").ok()?;
    let nanoseconds: f64 = tasks
        .flatten()
        .filter_map(|task| {
            let text = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse::<f64>().ok()
        })
        .sum();
    Some(nanoseconds / 1e6)
}
