//! `archipel export`: a view of the map as a page, without display.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::args::{theme, year};
use super::{MapArguments, handout, map};
use crate::analysis::clock::{Clock, Phase};
use crate::analysis::in_view::Measures;
use crate::export::map_page::MapPage;
use crate::export::pdf::{self, PdfPage};
use crate::i18n::Messages;
use crate::index::Index;
use crate::load::story::StoryPlaces;
use crate::model::Atlas;
use crate::paint::png;
use crate::scene::Details;
use crate::state::clock;
use crate::store::atomic_write;
use crate::style::{Palette, Symbology, Theme};

/// Points of an inch: a point at scale 1 is a pixel of a usual screen.
const POINTS_PER_INCH: f32 = 96.0;

/// Form of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum PictureFormat {
    /// Vectors.
    Svg,
    /// Pixels.
    Png,
    /// Pages of paper, with fonts and text that can be selected.
    Pdf,
}

/// What `export` is told.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// A story instead of a view: pages with notes as PDF, or slides as PNG in a folder.
    #[arg(long, value_name = "STORY", conflicts_with_all = ["view", "extent", "layers", "conditions", "title", "no_legend"])]
    pub story: Option<String>,
    /// Which view of what.
    #[command(flatten)]
    pub map: MapArguments,
    /// Theme of the picture.
    #[arg(id = "export_theme", long = "theme", value_name = "light|dark|contrast", value_parser = theme, default_value = "light")]
    pub theme: Theme,
    /// The year of the mining clock; without it all times are shown. `--where years=` filters by years, this does not.
    #[arg(long, value_name = "YEAR", value_parser = year)]
    pub year: Option<i32>,
    /// Words on top instead of the territory's name; empty words leave it out.
    #[arg(long, value_name = "WORDS")]
    pub title: Option<String>,
    /// Without a legend.
    #[arg(long)]
    pub no_legend: bool,
    /// Pixels of an inch, for PNG; 96 is a pixel to the point.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(24..=1200), conflicts_with = "pixels_per_point")]
    pub dpi: Option<u16>,
    /// Pixels of a point, for PNG.
    #[arg(long, value_name = "N", value_parser = density)]
    pub pixels_per_point: Option<f32>,
    /// Form of the picture; without it, the ending of the file tells.
    #[arg(long, value_enum)]
    pub format: Option<PictureFormat>,
    /// File to write.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

fn density(text: &str) -> Result<f32, String> {
    let value: Option<f32> = text.trim().parse().ok();
    value
        .filter(|value| (0.25..=16.0).contains(value))
        .ok_or_else(|| "between 0.25 and 16".to_owned())
}

pub(super) fn format_of(out: &Path) -> Option<PictureFormat> {
    let ending = out.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "svg" => Some(PictureFormat::Svg),
        "png" => Some(PictureFormat::Png),
        "pdf" => Some(PictureFormat::Pdf),
        _ => None,
    }
}

/// Writes the picture. Exit code 1, with a sentence on stderr, when a layer, a condition or the form is not known; 2 is
/// left to what clap refuses.
///
/// # Errors
/// When the picture cannot be made or written.
pub fn run(
    atlas: &Atlas,
    stories: &StoryPlaces,
    arguments: &ExportArguments,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    if let Some(story) = &arguments.story {
        return handout::run(atlas, stories, story, arguments, messages);
    }
    let Some(format) = arguments.format.or_else(|| format_of(&arguments.out)) else {
        eprintln!("{}", messages.text("export-form-unknown"));
        return Ok(ExitCode::from(2));
    };
    let asked = match map::asked(atlas, &arguments.map) {
        Ok(asked) => asked,
        Err(finding) => {
            eprintln!("{}", messages.diagnostic(&finding));
            return Ok(ExitCode::FAILURE);
        }
    };
    let index = Index::new(atlas);
    let palette = Palette::of(arguments.theme);
    let years = clock::years(atlas);
    let year = arguments.year.map(|year| year.clamp(*years.start(), *years.end()));
    let clock = year.map_or_else(Clock::default, |_| Clock::new(atlas, *years.end()));
    let shown = match year {
        Some(year) => asked.shown.retained(atlas, |id| clock.phase(id, year) != Phase::NotYet),
        None => asked.shown,
    };
    let title = arguments.title.clone();
    let title = title.unwrap_or_else(|| atlas.catalog.title.get(messages.lang()).to_owned());
    let page = MapPage {
        atlas,
        index: &index,
        details: &Details::new(&index),
        measures: &Measures::new(&index),
        shown: &shown,
        opacities: &asked.opacities,
        symbology: &Symbology::new(atlas, palette),
        palette,
        messages,
        size: arguments.map.size,
        title: title.clone(),
        filter: map::sentence(atlas, &asked.filter, messages),
        legend: !arguments.no_legend,
        moment: year.map(|year| (&clock, year)),
    }
    .compose(&|size| map::viewport(atlas, &arguments.map, size));
    let dpi = arguments.dpi.map(|dpi| f32::from(dpi) / POINTS_PER_INCH);
    let pixels_per_point = dpi.or(arguments.pixels_per_point).unwrap_or(1.0);
    let bytes = match format {
        PictureFormat::Svg => page.svg().into_bytes(),
        PictureFormat::Pdf => {
            let page = PdfPage {
                unit_pt: 72.0 / POINTS_PER_INCH,
                ..PdfPage::new(page.svg())
            };
            pdf::from_pages(&[page], &title)?
        }
        PictureFormat::Png => {
            let mut file = page.png(pixels_per_point)?;
            png::set_resolution(&mut file, f64::from(pixels_per_point * POINTS_PER_INCH));
            file
        }
    };
    atomic_write(&arguments.out, &bytes)?;
    eprintln!(
        "{}",
        messages.format(
            "export-written",
            &[("path", arguments.out.display().to_string().into())]
        )
    );
    Ok(ExitCode::SUCCESS)
}
