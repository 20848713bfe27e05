//! `archipel export`: a view of the map as a page, without display.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::args::{theme, year};
use super::{MapArguments, handout, map};
use crate::analysis::clock::{Clock, Phase};
use crate::analysis::in_view::Measures;
use crate::export::desk::{self, Desk, DeskInput};
use crate::export::furniture::Furniture;
use crate::export::map_page::MapPage;
use crate::export::paper::{PaperMap, PaperPage, numbered};
use crate::export::pdf;
use crate::i18n::Messages;
use crate::index::{FacetIndex, Index};
use crate::load::story::StoryPlaces;
use crate::load::{geojson, page_layout};
use crate::model::{Atlas, Diagnostic, FeatureId, POINTS_PER_INCH, PageLayout, Paper, SCALES, Severity};
use crate::scene::Details;
use crate::state::clock;
use crate::state::planner::Planner;
use crate::store::atomic_write;
use crate::style::{Palette, Symbology, Theme};

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
    /// A layout file (TOML): page, scale and what stands on it. What is given beside it is stronger.
    #[arg(long, value_name = "FILE", conflicts_with = "story")]
    pub layout: Option<PathBuf>,
    /// The sheet of paper.
    #[arg(long, value_name = "A5|A4|A3|A2|A1|A0", value_parser = paper, conflicts_with_all = ["story", "pixels_per_point"])]
    pub page: Option<Paper>,
    /// How the sheet lies.
    #[arg(long, value_enum)]
    pub orientation: Option<Orientation>,
    /// The scale, as 25000 for 1:25 000; the view gives the centre.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(i64::from(*SCALES.start())..=i64::from(*SCALES.end())))]
    pub scale: Option<u32>,
    /// As many maps at the scale as it takes to show everything that passes.
    #[arg(long, conflicts_with = "atlas")]
    pub cover: bool,
    /// Pages with a table of what passes the filter and lies on the map.
    #[arg(long)]
    pub table: bool,
    /// The sheet of this feature on a page of its own; may be given again.
    #[arg(long = "sheet", value_name = "ID", conflicts_with_all = ["story", "atlas"])]
    pub sheet: Vec<String>,
    /// In an atlas, the sheet of each place after its map.
    #[arg(long, requires = "atlas")]
    pub sheets: bool,
    /// GeoJSON drawn over the map: connections of an audit, a catchment, a scenario; may be given again.
    #[arg(long, value_name = "FILE", conflicts_with = "story")]
    pub draw: Vec<PathBuf>,
    /// An atlas: an index, then a page for each feature of this layer that passes.
    #[arg(long, value_name = "LAYER", conflicts_with_all = ["story", "view", "extent"])]
    pub atlas: Option<String>,
    /// A picture for the top right corner.
    #[arg(long, value_name = "FILE")]
    pub logo: Option<PathBuf>,
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

/// How a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Orientation {
    /// The long side upright.
    Portrait,
    /// The long side across.
    Landscape,
}

fn paper(text: &str) -> Result<Paper, String> {
    Paper::of(text).ok_or_else(|| "A5, A4, A3, A2, A1 or A0".to_owned())
}

impl ExportArguments {
    /// The layout on paper, when one is asked for: that of the file with what the command line says beside it.
    fn layout(&self) -> Result<Option<PageLayout>, Box<Diagnostic>> {
        let on_paper = self.page.is_some()
            || self.orientation.is_some()
            || self.scale.is_some()
            || self.table
            || self.cover
            || self.atlas.is_some()
            || !self.sheet.is_empty()
            || self.logo.is_some();
        let mut layout = match &self.layout {
            Some(file) => page_layout::read(file)?,
            None if on_paper => PageLayout::default(),
            None => return Ok(None),
        };
        layout.page = self.page.unwrap_or(layout.page);
        layout.landscape = self
            .orientation
            .map_or(layout.landscape, |way| way == Orientation::Landscape);
        layout.scale = self.scale.or(layout.scale);
        layout.table |= self.table;
        layout.cover |= self.cover;
        layout.sheets |= self.sheets || !self.sheet.is_empty();
        layout.atlas = self.atlas.clone().or(layout.atlas);
        layout.legend &= !self.no_legend;
        layout.title = self.title.clone().or(layout.title);
        layout.logo = self.logo.clone().or(layout.logo);
        layout.dpi = self.dpi.unwrap_or(layout.dpi);
        // How many sheets it takes depends on the scale: fitted to the view, one shows everything.
        if self.cover && layout.scale.is_none() {
            let finding = Diagnostic::document(Severity::Error, "cover-without-scale", "--cover");
            return Err(Box::new(finding));
        }
        Ok(Some(layout))
    }
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
    let layout = match arguments.layout() {
        Ok(layout) => layout,
        Err(finding) => {
            eprintln!("{}", messages.diagnostic(&finding));
            return Ok(ExitCode::FAILURE);
        }
    };
    if let Some(layer) = layout.as_ref().and_then(|layout| layout.atlas.as_deref())
        && let Err(finding) = map::known(atlas, layer)
    {
        eprintln!("{}", messages.diagnostic(&finding));
        return Ok(ExitCode::FAILURE);
    }
    let (sheets, files) = match (sheets(atlas, &arguments.sheet), drawn(&arguments.draw, palette)) {
        (Ok(sheets), Ok(files)) => (sheets, files),
        (Err(finding), _) | (_, Err(finding)) => {
            eprintln!("{}", messages.diagnostic(&finding));
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut desk = DeskInput {
        atlas,
        shown: &shown,
        planner: &Planner::default(),
        near: asked.filter.near.as_ref(),
        selection: None,
        messages,
        palette,
    }
    .desk();
    desk.drawn.extend(files.drawn);
    desk.legend.extend(files.legend);
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
        furniture: Furniture {
            legend: !arguments.no_legend,
            ..Furniture::default()
        },
        moment: year.map(|year| (&clock, year)),
        desk: Some(&desk),
        near: asked.filter.near.as_ref(),
        sheets: &sheets,
    };
    let look = |size| map::viewport(atlas, &arguments.map, size);
    let (pages, dpi) = match &layout {
        Some(layout) => {
            let logo = match layout.logo.as_deref().map(page_layout::logo).transpose() {
                Ok(logo) => logo,
                Err(finding) => {
                    eprintln!("{}", messages.diagnostic(&finding));
                    return Ok(ExitCode::FAILURE);
                }
            };
            let facets = FacetIndex::new(atlas);
            let paper = PaperMap::new(page, &facets, layout, logo, &look);
            (paper.pages(), f64::from(layout.dpi))
        }
        None => {
            let density = arguments
                .pixels_per_point
                .map(|density| f64::from(density) * POINTS_PER_INCH);
            let dpi = arguments.dpi.map(f64::from).or(density).unwrap_or(POINTS_PER_INCH);
            (vec![PaperPage::Map(Box::new(page.compose(&look)))], dpi)
        }
    };
    if pages.is_empty() {
        eprintln!("{}", messages.text("composer-nothing"));
        return Ok(ExitCode::FAILURE);
    }
    write(&pages, format, dpi, &title, arguments, messages)
}

/// The features whose sheets are asked for.
fn sheets(atlas: &Atlas, ids: &[String]) -> Result<Vec<FeatureId>, Box<Diagnostic>> {
    let found = |id: &String| {
        let unknown = || Diagnostic::document(Severity::Error, "audit-around-unknown", "--sheet").with("id", id);
        atlas.find(id).ok_or_else(|| Box::new(unknown()))
    };
    ids.iter().map(found).collect()
}

/// What files say, drawn over the map in colours that tell them apart.
fn drawn(files: &[PathBuf], palette: &Palette) -> Result<Desk, Box<Diagnostic>> {
    let mut desk = Desk::default();
    for (number, file) in files.iter().enumerate() {
        let name = file.display().to_string();
        let unread = |reason: String| {
            let finding = Diagnostic::document(Severity::Error, "audit-scenario-unread", "--draw");
            Box::new(finding.with("file", &name).with("known", reason))
        };
        let bytes = std::fs::read(file).map_err(|error| unread(error.to_string()))?;
        let loaded = geojson::read(&bytes, &name, &geojson::Defaults::default());
        if loaded.features.is_empty() {
            return Err(unread(String::new()));
        }
        let color = palette.interface(["selection", "accent", "warning"][number % 3]);
        let words = file.file_stem().unwrap_or_default().to_string_lossy();
        let one = desk::of_file(&loaded.features, &words, color);
        desk.drawn.extend(one.drawn);
        desk.legend.extend(one.legend);
    }
    Ok(desk)
}

/// Writes the pages: a PDF holds all of them, a picture is one, and those after the first are numbered.
fn write(
    pages: &[PaperPage],
    format: PictureFormat,
    dpi: f64,
    title: &str,
    arguments: &ExportArguments,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    let mut files = Vec::new();
    match format {
        PictureFormat::Pdf => {
            let pages: Result<Vec<_>, _> = pages.iter().map(PaperPage::pdf).collect();
            files.push((arguments.out.clone(), pdf::from_pages(&pages?, title)?));
        }
        PictureFormat::Svg | PictureFormat::Png => {
            for (number, page) in pages.iter().enumerate() {
                let bytes = match format {
                    PictureFormat::Svg => page.svg()?.into_bytes(),
                    _ => page.png(dpi)?,
                };
                files.push((numbered(&arguments.out, number), bytes));
            }
        }
    }
    for (path, bytes) in files {
        atomic_write(&path, &bytes)?;
        let path = path.display().to_string();
        eprintln!("{}", messages.format("export-written", &[("path", path.into())]));
    }
    Ok(ExitCode::SUCCESS)
}
