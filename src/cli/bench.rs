//! `archipel bench`: figures of the map along a path of views.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::Args;

use super::args::{renderer, size};
use super::print::print;
use crate::app::Renderer;
use crate::bench::{
    self, Figures, Job, KioskFigures, KioskJob, OffscreenFigures, PlayFigures, PlayJob, PresentFigures, PresentJob,
    SpeakFigures,
};

/// What `bench` understands; `--data` names the folder of layers.
#[derive(Debug, Args)]
pub struct BenchArguments {
    /// Order and looks of layers (JSON).
    #[arg(long, required_unless_present_any = ["generate", "play", "present", "languages", "kiosk"])]
    styles: Option<PathBuf>,
    /// Views and clicks (JSON).
    #[arg(long, required_unless_present_any = ["generate", "play", "present", "languages", "kiosk"])]
    path: Option<PathBuf>,
    /// Where the figures go (JSON); with --generate, the folder for the layers made.
    #[arg(long)]
    out: PathBuf,
    /// Every Nth view, frame and click.
    #[arg(long, default_value_t = 1)]
    stride: usize,
    /// A phase ends after this many milliseconds.
    #[arg(long)]
    budget_ms: Option<u64>,
    /// Start of the process in seconds of the epoch; without it, the moment when the command began.
    #[arg(long)]
    started_at: Option<f64>,
    /// Paints the views to an image in memory instead of a window.
    #[arg(long)]
    offscreen: bool,
    /// Lets the years of the mining clock run in the whole window instead, with the embedded territory or that of --data.
    #[arg(long, conflicts_with_all = ["offscreen", "styles", "path", "generate"])]
    play: bool,
    /// Changes the language of the whole window instead, again and again.
    #[arg(long, conflicts_with_all = ["offscreen", "styles", "path", "generate", "play", "present"])]
    languages: bool,
    /// Leads through a story by keys in the whole window instead: its id, its folder, or its file.
    #[arg(long, value_name = "STORY", conflicts_with_all = ["offscreen", "styles", "path", "generate", "play"])]
    present: Option<String>,
    /// Lets random visitors use the kiosk for this many seconds instead, the time between them skipped.
    #[arg(long, value_name = "SECONDS", conflicts_with_all = ["offscreen", "styles", "path", "generate", "play", "present", "languages"])]
    kiosk: Option<f64>,
    /// With --kiosk: nobody comes, and the map plays.
    #[arg(long, requires = "kiosk")]
    nobody: bool,
    /// With --play, --present, --languages or --kiosk: inner size of the window in points.
    #[arg(long, value_name = "WxH", value_parser = size, default_value = "1280x800", conflicts_with_all = ["styles", "path", "generate"])]
    size: [f32; 2],
    /// What paints the map. Without it OpenGL where it is hardware, and the processor where it is software.
    #[arg(long, value_name = "opengl|processor", value_parser = painter, conflicts_with_all = ["offscreen", "generate"])]
    renderer: Option<Renderer>,
    /// Measures nothing: writes this many times the features of --data to the folder --out.
    #[arg(long, value_name = "N", conflicts_with_all = ["offscreen", "styles", "path"])]
    generate: Option<usize>,
    /// With --offscreen: where to write the pictures.
    #[arg(long, requires = "offscreen", value_name = "DIR")]
    pictures: Option<PathBuf>,
}

/// Measures, writes the figures, and prints a summary.
///
/// # Errors
/// When a file cannot be read or written, or no window can be opened.
pub fn run(arguments: &BenchArguments, data: Option<&Path>) -> anyhow::Result<ExitCode> {
    let now = Instant::now();
    let earlier = arguments.started_at.and_then(|started| {
        let epoch = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs_f64();
        Duration::try_from_secs_f64(epoch - started).ok()
    });
    let renderer = arguments.renderer.unwrap_or_default();
    if arguments.play || arguments.languages {
        let job = PlayJob {
            data: data.map(Path::to_owned),
            out: arguments.out.clone(),
            size: arguments.size,
            renderer,
        };
        print(&if arguments.languages {
            speak_summary(&bench::run_speak(&job)?)
        } else {
            play_summary(&bench::run_play(&job)?)
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(story) = &arguments.present {
        let job = PresentJob {
            data: data.map(Path::to_owned),
            story: story.clone(),
            out: arguments.out.clone(),
            size: arguments.size,
            renderer,
        };
        print(&present_summary(&bench::run_present(&job)?))?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(seconds) = arguments.kiosk {
        let job = KioskJob {
            seconds,
            out: arguments.out.clone(),
            size: arguments.size,
            renderer,
            nobody: arguments.nobody,
        };
        print(&kiosk_summary(&bench::run_kiosk(&job)?))?;
        return Ok(ExitCode::SUCCESS);
    }
    let data = data.ok_or_else(|| anyhow::anyhow!("bench needs --data DIR, a folder of GeoJSON layers"))?;
    if let Some(times) = arguments.generate {
        let written = bench::generate(data, &arguments.out, times)?;
        print(&format!("{written} features in {}\n", arguments.out.display()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let job = Job {
        data: data.to_owned(),
        styles: arguments.styles.clone().unwrap_or_default(),
        path: arguments.path.clone().unwrap_or_default(),
        out: arguments.out.clone(),
        stride: arguments.stride.max(1),
        budget: arguments.budget_ms.map(Duration::from_millis),
        renderer,
        started: earlier.and_then(|earlier| now.checked_sub(earlier)).unwrap_or(now),
    };
    if arguments.offscreen {
        let figures = bench::run_offscreen(&job, arguments.pictures.as_deref())?;
        print(&offscreen_summary(&figures))?;
        return Ok(ExitCode::SUCCESS);
    }
    let figures = bench::run(job)?;
    print(&summary(&figures))?;
    Ok(ExitCode::SUCCESS)
}

/// A picture of wgpu says nowhere when it is done, so that it cannot be measured.
fn painter(text: &str) -> Result<Renderer, String> {
    let known = renderer(text).ok().filter(|renderer| *renderer != Renderer::Wgpu);
    known.ok_or_else(|| "opengl or processor".to_owned())
}

fn painter_of(software: bool) -> &'static str {
    if software { "the processor" } else { "OpenGL" }
}

fn row(name: &str, values: &[f64]) -> String {
    let (median, high) = (percentile(values, 0.5), percentile(values, 0.95));
    format!("{name:<16}{median:>9.2}{high:>9.2}\n")
}

fn play_summary(figures: &PlayFigures) -> String {
    let mut out = format!("{:<16}{:>9}{:>9}\n", "milliseconds", "median", "p95");
    out += &row("frame", &figures.frame_ms);
    out += &row("own code", &figures.own_ms);
    out + &format!(
        "{} years in {} frames, {:.2} ms of all processors a frame, {} pictures of the ground, map painted by {}\n",
        figures.years,
        figures.frame_ms.len(),
        figures.cpu_ms_per_frame,
        figures.still_pictures,
        painter_of(figures.software)
    )
}

fn kiosk_summary(figures: &KioskFigures) -> String {
    let mut out = format!(
        "{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}\n",
        "seconds", "visits", "MiB", "letters", "files", "frame ms", "cpu s"
    );
    for sample in figures
        .samples
        .iter()
        .step_by((figures.samples.len() / 10).max(1))
        .chain(figures.samples.last())
    {
        out += &format!(
            "{:>9.0}{:>9}{:>9.1}{:>9.1}{:>9}{:>9.2}{:>9.1}\n",
            sample.at_s,
            sample.visits,
            sample.memory_mib,
            sample.letters_mib,
            sample.files,
            sample.frame_ms,
            sample.cpu_s
        );
    }
    let times = [("touch to page", figures.enter_ms), ("frame", figures.frame_ms)];
    if figures.touches > 0 {
        out += &format!("{:<16}{:>9}{:>9}{:>9}\n", "milliseconds", "median", "p95", "worst");
    }
    // Frames of a kiosk that nobody uses are as far apart as it rests.
    for (name, times) in times.iter().filter(|_| figures.touches > 0) {
        out += &format!(
            "{name:<16}{:>9.1}{:>9.1}{:>9.1}\n",
            times.median, times.p95, times.worst
        );
    }
    if let (Some(bright), Some(dark)) = (figures.attract_cpu_percent, figures.dark_cpu_percent) {
        out += &format!("{bright:.1} % of a core while the map plays, {dark:.2} % while the picture is dark\n");
    }
    out + &format!(
        "{:.1} h lived, {} visits, {} touches, {} frames; memory grew by {:.1} %, frames take {:.2} times as long at the end, map painted by {}\n",
        figures.lived_hours,
        figures.visits,
        figures.touches,
        figures.frames,
        figures.growth_percent,
        figures.slowdown,
        painter_of(figures.software)
    )
}

fn speak_summary(figures: &SpeakFigures) -> String {
    let all = [figures.first_ms.as_slice(), &figures.later_ms].concat();
    let mut out = format!("{:<16}{:>9}{:>9}\n", "milliseconds", "median", "p95");
    out += &row("first change", &figures.first_ms);
    out += &row("later change", &figures.later_ms);
    out + &format!(
        "{} changes, the longest {:.0} ms, in at most {} frames; the view is {}\n",
        all.len(),
        percentile(&all, 1.0),
        figures.frames.iter().max().unwrap_or(&0),
        if figures.view_kept { "kept" } else { "not kept" }
    )
}

fn present_summary(figures: &PresentFigures) -> String {
    let mut out = format!("{:<16}{:>9}{:>9}{:>9}\n", "milliseconds", "median", "p95", "worst");
    for (name, values) in [
        ("slide, whole", &figures.whole_ms),
        ("slide, flying", &figures.flying_ms),
        ("flight frame", &figures.flight_frame_ms),
    ] {
        let [median, high, worst] = [0.5, 0.95, 1.0].map(|share| percentile(values, share));
        out += &format!("{name:<16}{median:>9.2}{high:>9.2}{worst:>9.2}\n");
    }
    out + &format!(
        "{} keys, map painted by {}\n",
        figures.whole_ms.len() + figures.flying_ms.len(),
        painter_of(figures.software)
    )
}

fn offscreen_summary(figures: &OffscreenFigures) -> String {
    let mut out = format!("{:<16}{:>9}{:>9}\n", "milliseconds", "median", "p95");
    out += &format!("{:<16}{:>9.0}\n", "first image", figures.first_ms);
    let vertices: Vec<f64> = figures
        .vertices_drawn
        .iter()
        .map(|count| *count as f64 / 1000.0)
        .collect();
    for (name, values) in [
        ("view", &figures.views_ms),
        ("build", &figures.build_ms),
        ("paint", &figures.paint_ms),
        ("processor time", &figures.cpu_ms),
        ("1000 vertices", &vertices),
    ] {
        out += &row(name, values);
    }
    out + &format!("{} features, peak {:.0} MB\n", figures.features, figures.peak_rss_mb)
}

fn summary(figures: &Figures) -> String {
    let scene: Vec<f64> = figures
        .build_ms
        .iter()
        .zip(&figures.tessellate_ms)
        .map(|(build, mesh)| build + mesh)
        .collect();
    let vertices: Vec<f64> = figures
        .vertices_drawn
        .iter()
        .map(|count| *count as f64 / 1000.0)
        .collect();
    let net: Vec<f64> = figures
        .views_ms
        .iter()
        .map(|view| view - figures.empty_frame_ms)
        .collect();
    let mut out = format!("{:<16}{:>9}{:>9}\n", "milliseconds", "median", "p95");
    out += &format!(
        "{:<16}{:>9.0}\n{:<16}{:>9.2}\n",
        "first image", figures.first_ms, "empty frame", figures.empty_frame_ms
    );
    for (name, values) in [
        ("view", &figures.views_ms),
        ("view, net", &net),
        ("build", &figures.build_ms),
        ("tessellate", &figures.tessellate_ms),
        ("build + tess.", &scene),
        ("smooth frame", &figures.frame_ms),
        ("drag frame", &figures.drag_ms),
        ("click", &figures.click_ms),
        ("processor time", &figures.cpu_ms),
        ("1000 vertices", &vertices),
    ] {
        out += &row(name, values);
    }
    out + &format!("{} hits, peak {:.0} MB\n", figures.hits, figures.peak_rss_mb)
}

fn percentile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    sorted
        .get((last as f64 * share).round() as usize)
        .copied()
        .unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::percentile;

    #[test]
    fn percentiles_are_values_that_were_seen() {
        let values = [5.0, 1.0, 4.0, 2.0, 3.0];
        assert_eq!(
            (
                percentile(&values, 0.5),
                percentile(&values, 0.95),
                percentile(&[], 0.5)
            ),
            (3.0, 5.0, 0.0)
        );
    }
}
