//! What the composer has done on other threads: pages made small to be looked at, or written whole.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use egui::ColorImage;

use super::Form;
use crate::analysis::clock::Clock;
use crate::export::desk::DeskInput;
use crate::export::furniture::Furniture;
use crate::export::map_page::MapPage;
use crate::export::paper::{PaperMap, PaperPage, numbered};
use crate::export::{ExportError, pdf};
use crate::i18n::{Messages, filter_sentence};
use crate::index::{FacetIndex, Shown};
use crate::load::page_layout;
use crate::model::{FeatureId, Lang, POINTS_PER_INCH, PageLayout};
use crate::paint::egui::color_image;
use crate::paint::png;
use crate::space::{Extent, Viewport, mercator::mercator_from_geo};
use crate::state::State;
use crate::store::atomic_write;
use crate::style::{Palette, Symbology, Theme};
use crate::ui::World;

/// What a page is made from. Equal requests make equal pages.
#[derive(Clone, PartialEq)]
pub(super) struct Request {
    pub layout: PageLayout,
    /// What the window's map shows beside its panels: west, south, east, north in degrees.
    pub view_geo: [f64; 4],
    pub state: State,
    /// What passes the filter of `state`.
    pub shown: Shown,
    /// Counts changes of what is drawn.
    pub revision: u64,
    pub lang: Lang,
    /// The page to look at, from 0.
    pub page: usize,
    /// Size of its picture, in pixels.
    pub pixels: [u32; 2],
}

/// A page to be looked at.
pub(super) struct Sheet {
    pub image: ColorImage,
    pub pages: usize,
    pub scale: f64,
}

pub(super) type Answer = Result<Sheet, String>;

/// The longest side of a page that is copied, in pixels: programs that take pictures choke on more.
const COPIED_PX: f64 = 4096.0;

/// What was made to leave the program.
pub(super) enum Made {
    /// Files lie there.
    Files(Vec<PathBuf>),
    /// A picture for the clipboard.
    Picture(ColorImage),
}

pub(super) type Outcome = Result<Made, String>;

/// Has the page of `request` made.
pub(super) fn preview(ctx: &egui::Context, world: &Arc<World>, request: &Request) -> Receiver<Answer> {
    elsewhere(ctx, world, request.clone(), look)
}

/// Has `make` done on another thread, and wakes the window when it is.
fn elsewhere<T: Send + 'static>(
    ctx: &egui::Context,
    world: &Arc<World>,
    request: Request,
    make: impl FnOnce(&World, &Request) -> T + Send + 'static,
) -> Receiver<T> {
    let (sender, answer) = channel();
    let (world, ctx) = (Arc::clone(world), ctx.clone());
    rayon::spawn(move || {
        // The window may be closed before.
        sender.send(make(&world, &request)).ok();
        ctx.request_repaint();
    });
    answer
}

/// Has the pages of `request` written; the answer is where they lie.
pub(super) fn write(
    ctx: &egui::Context,
    world: &Arc<World>,
    request: &Request,
    form: Form,
    path: PathBuf,
) -> Receiver<Outcome> {
    elsewhere(ctx, world, request.clone(), move |world, request| {
        written(world, request, form, &path).map(Made::Files)
    })
}

/// Has the page of `request` that is looked at made as a picture, as fine as it would be written.
pub(super) fn picture(ctx: &egui::Context, world: &Arc<World>, request: &Request) -> Receiver<Outcome> {
    let mut request = request.clone();
    let size = request.layout.size_pt().map(f64::from);
    let finest = f64::from(request.layout.dpi) / request.layout.points_per_inch();
    let pixels_per_point = finest.min(COPIED_PX / size[0].max(size[1]));
    request.pixels = size.map(|side| (side * pixels_per_point).round() as u32);
    elsewhere(ctx, world, request, |world, request| {
        look(world, request).map(|sheet| Made::Picture(sheet.image))
    })
}

/// Plans the pages of `request` and does `then` with them.
fn with_pages<T>(world: &World, request: &Request, then: impl FnOnce(&PaperMap<'_>) -> T) -> Result<T, String> {
    let (atlas, state) = (&world.atlas, &request.state);
    let messages = Messages::new(request.lang);
    // Paper is white.
    let palette = Palette::of(Theme::Light);
    let choices = state.layer_choices(atlas);
    let opacities: Vec<f32> = choices.iter().map(|choice| choice.opacity).collect();
    let logo = request.layout.logo.as_deref().map(page_layout::logo).transpose();
    let logo = logo.map_err(|finding| messages.diagnostic(&finding))?;
    let filter = if state.filter.is_empty() {
        String::new()
    } else {
        filter_sentence(&messages, atlas, &state.filter)
    };
    let held = world.facets_held();
    let facets = held.get_or_init(|| FacetIndex::new(atlas));
    let nothing = Clock::default();
    let clock = if state.year.is_some() { world.clock() } else { &nothing };
    let desk = request.layout.desk.then(|| {
        let input = DeskInput {
            atlas,
            shown: &request.shown,
            planner: &state.planner,
            near: state.filter.near.as_ref(),
            selection: state.selection.as_deref(),
            messages: &messages,
            palette,
        };
        input.desk()
    });
    let chosen = state.selection.iter().chain(&state.pins);
    let mut sheets: Vec<FeatureId> = chosen.filter_map(|id| atlas.find(id)).collect();
    sheets.dedup();
    let map = MapPage {
        atlas,
        index: &world.index,
        details: &world.details,
        measures: &world.in_view,
        shown: &request.shown,
        opacities: &opacities,
        symbology: &Symbology::new(atlas, palette),
        palette,
        messages: &messages,
        size: [0.0; 2],
        title: String::new(),
        filter,
        furniture: Furniture::default(),
        moment: state.year.map(|year| (clock, year)),
        desk: desk.as_ref(),
        near: state.filter.near.as_ref(),
        sheets: &sheets,
    };
    let [west, south, east, north] = request.view_geo;
    let corner = |x, y| {
        let place = mercator_from_geo(geo_types::Coord { x, y });
        [place.x, place.y]
    };
    let mut seen = Extent::EMPTY;
    seen.include(corner(west, south));
    seen.include(corner(east, north));
    let look = |size| Viewport::showing(seen, size, 0.0);
    Ok(then(&PaperMap::new(map, facets, &request.layout, logo, &look)))
}

fn look(world: &World, request: &Request) -> Answer {
    let (page, pages, scale) = with_pages(world, request, |paper| {
        let number = request.page.min(paper.len().saturating_sub(1));
        (paper.page(number), paper.len(), paper.scale())
    })?;
    let page = page.ok_or_else(|| Messages::new(request.lang).text("composer-nothing").to_owned())?;
    let [width, height] = request.layout.size_pt();
    let pixels_per_point = (request.pixels[0] as f32 / width).min(request.pixels[1] as f32 / height);
    let picture = match &page {
        PaperPage::Map(map) => map.pixels(pixels_per_point),
        PaperPage::Words(svg) => {
            let unit = request.layout.points_per_inch() / POINTS_PER_INCH;
            png::rasterize(svg, pixels_per_point * unit as f32)
        }
    };
    let picture = picture.map_err(|error| error.to_string())?;
    Ok(Sheet {
        image: color_image(&picture),
        pages,
        scale,
    })
}

fn written(world: &World, request: &Request, form: Form, path: &Path) -> Result<Vec<PathBuf>, String> {
    let pages = with_pages(world, request, |paper| paper.pages())?;
    let path = std::path::absolute(path).map_err(|error| error.to_string())?;
    let title = request.layout.title.clone().unwrap_or_default();
    let files = encoded(&pages, form, &path, &request.layout, &title).map_err(|error| error.to_string())?;
    let mut paths = Vec::new();
    for (path, bytes) in files {
        atomic_write(&path, &bytes).map_err(|error| error.to_string())?;
        paths.push(path);
    }
    Ok(paths)
}

fn encoded(
    pages: &[PaperPage],
    form: Form,
    path: &Path,
    layout: &PageLayout,
    title: &str,
) -> Result<Vec<(PathBuf, Vec<u8>)>, ExportError> {
    if form == Form::Pdf {
        let pages: Result<Vec<_>, _> = pages.iter().map(PaperPage::pdf).collect();
        return Ok(vec![(path.to_owned(), pdf::from_pages(&pages?, title)?)]);
    }
    let each = pages.iter().enumerate().map(|(number, page)| {
        let bytes = match form {
            Form::Svg => page.svg()?.into_bytes(),
            _ => page.png(f64::from(layout.dpi))?,
        };
        Ok((numbered(path, number), bytes))
    });
    each.collect()
}
