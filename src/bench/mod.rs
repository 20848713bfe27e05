//! Measuring: a window that holds only the map plays a path of views and clicks, through the same loader, index, scene and
//! painter as the application. What each number means stands in the README.

mod files;
mod generate;
mod kiosk;
mod offscreen;
mod play;
mod present;
mod speak;
mod whole;
mod window;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde::Serialize;

use crate::app::Renderer;
use crate::load;
use crate::ui::World;
pub use generate::generate;
pub use kiosk::{KioskFigures, KioskJob, run as run_kiosk};
pub use offscreen::{OffscreenFigures, run as run_offscreen};
pub use play::{PlayFigures, PlayJob, run as run_play};
pub use present::{PresentFigures, PresentJob, run as run_present};
pub use speak::{SpeakFigures, run as run_speak};

use files::styled;
use window::Bench;

/// What to measure.
#[derive(Debug, Clone)]
pub struct Job {
    /// Folder of `*.geojson`.
    pub data: PathBuf,
    /// Order and looks of layers.
    pub styles: PathBuf,
    /// Views and clicks.
    pub path: PathBuf,
    /// Where the figures go.
    pub out: PathBuf,
    /// Every Nth view, frame and click.
    pub stride: usize,
    /// A phase ends after this time.
    pub budget: Option<Duration>,
    /// Start of the process.
    pub started: Instant,
    /// What paints the map.
    pub renderer: Renderer,
}

/// The figures, as written. Times are milliseconds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figures {
    /// From the start of the process to the end of the first complete image.
    pub first_ms: f64,
    /// Median frame of an empty window.
    pub empty_frame_ms: f64,
    /// Each view, from the jump to its complete image.
    pub views_ms: Vec<f64>,
    /// Building the scene of each view.
    pub build_ms: Vec<f64>,
    /// Making meshes of each scene.
    pub tessellate_ms: Vec<f64>,
    /// Frames of the smooth way along the path.
    pub frame_ms: Vec<f64>,
    /// Frames of a drag by the pointer.
    pub drag_ms: Vec<f64>,
    /// Finding what lies under a click, with the rows of its sheet.
    pub click_ms: Vec<f64>,
    /// Features found by all clicks.
    pub hits: usize,
    /// Vertices of each view.
    pub vertices_drawn: Vec<usize>,
    /// Time of all processors for each view; empty where the system does not tell.
    pub cpu_ms: Vec<f64>,
    /// Peak of resident memory, in MB; 0 where the system does not tell.
    pub peak_rss_mb: f64,
}

/// Opens the window, measures, writes the figures.
///
/// # Errors
/// When a file cannot be read or written, or no window can be opened.
pub fn run(job: Job) -> anyhow::Result<Figures> {
    let (path, styles) = files::read(&job)?;
    let (atlas, symbology) = styled(load::atlas::from_dir_plain(&job.data), &styles);
    anyhow::ensure!(
        !atlas.layers.is_empty(),
        "{} holds no layer that can be drawn",
        job.data.display()
    );
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_inner_size([path.width, path.height])
            .with_resizable(false),
        renderer: eframe::Renderer::Glow,
        glow_options: eframe::egui_glow::GlowConfiguration {
            vsync: false,
            ..Default::default()
        },
        dithering: false,
        system_font_fallback: false,
        ..eframe::NativeOptions::default()
    };
    let (out, renderer) = (job.out.clone(), job.renderer);
    let result = Arc::new(Mutex::new(None));
    let answer = Arc::clone(&result);
    let start = Box::new(move |creation: &eframe::CreationContext<'_>| {
        let mut bench = Bench::new(&creation.egui_ctx, job, path, World::new(atlas), symbology, answer);
        if renderer.paints_on_processor(creation.gl.as_deref()) {
            bench.paint_on_processor();
        }
        Ok(Box::new(bench) as Box<dyn eframe::App>)
    });
    eframe::run_native("archipel bench", options, start).map_err(|error| anyhow::anyhow!("no window: {error}"))?;
    let figures = result
        .lock()
        .ok()
        .and_then(|mut figures| figures.take())
        .context("the window was closed before the end")?;
    crate::store::atomic_write(&out, serde_json::to_string_pretty(&figures)?.as_bytes())?;
    Ok(figures)
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// Peak of resident memory as Linux tells it.
fn peak_rss_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}
