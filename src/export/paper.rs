//! A view on paper as a layout wants it: the map at its scale, then the table of what it shows.

use std::path::{Path, PathBuf};

use image::RgbaImage;

use super::ExportError;
use super::furniture::{Furniture, Scale};
use super::map_page::MapPage;
use super::page::Page;
use super::pdf::PdfPage;
use super::table_page::TablePages;
use crate::analysis::table;
use crate::index::FacetIndex;
use crate::model::catalog::Role;
use crate::model::{FeatureId, POINTS_PER_INCH, PageLayout};
use crate::paint::png;
use crate::space::Viewport;
use crate::store::stamp;

/// Space around everything, in millimetres: printers leave less.
const MARGIN_MM: f64 = 10.0;
/// Most rows of a table; what lies beyond is counted under it.
const MOST_ROWS: usize = 2_000;
/// Columns of the table, as [`table::rows`] counts them: name, category, communes, protection, years, sizes, status.
const COLUMNS: [usize; 9] = [2, 3, 4, 10, 8, 9, 12, 11, 13];

/// A page of a file.
#[derive(Debug, Clone)]
pub enum PaperPage {
    /// A map.
    Map(Box<Page>),
    /// Words and figures, as SVG in its size on paper.
    Words(String),
}

impl PaperPage {
    /// The page as an SVG document in its size on paper.
    ///
    /// # Errors
    /// When a picture cannot be encoded.
    pub fn svg(&self) -> Result<String, ExportError> {
        match self {
            Self::Map(page) => Ok(page.svg()?),
            Self::Words(svg) => Ok(svg.clone()),
        }
    }

    /// The page as a PNG file that knows its size on paper.
    ///
    /// # Errors
    /// When it has no pixels or more than memory holds, or the encoder fails.
    pub fn png(&self, dpi: f64) -> Result<Vec<u8>, ExportError> {
        let mut file = match self {
            Self::Map(page) => page.png((dpi / page.points_per_inch) as f32)?,
            Self::Words(svg) => png::encode_svg(svg, (dpi / POINTS_PER_INCH) as f32)?,
        };
        png::set_resolution(&mut file, dpi);
        Ok(file)
    }

    /// The page as one of a PDF file.
    ///
    /// # Errors
    /// When a picture cannot be encoded.
    pub fn pdf(&self) -> Result<PdfPage, ExportError> {
        match self {
            Self::Map(page) => Ok(page.pdf()?),
            Self::Words(svg) => Ok(PdfPage {
                unit_pt: (72.0 / POINTS_PER_INCH) as f32,
                ..PdfPage::new(svg.clone())
            }),
        }
    }
}

/// A view with what stands around it.
pub struct PaperMap<'a> {
    /// The map, whose size, title and furniture the layout decides.
    pub map: MapPage<'a>,
    /// What the rows of the table tell.
    pub facets: &'a FacetIndex,
    /// How it is laid out.
    pub layout: &'a PageLayout,
    /// The sign, read from the layout's file.
    pub logo: Option<RgbaImage>,
}

impl PaperMap<'_> {
    /// Every page: the map, then its table where the layout wants one. `look` gives the view for a map of a size in points;
    /// a scale of the layout keeps its centre.
    pub fn pages(mut self, look: &dyn Fn([f64; 2]) -> Viewport) -> Vec<PaperPage> {
        let layout = self.layout;
        let messages = self.map.messages;
        let title = layout.title.clone();
        let title = title.unwrap_or_else(|| self.map.atlas.catalog.title.get(messages.lang()).to_owned());
        self.map.size = layout.size_pt();
        self.map.title = title;
        if !layout.filter {
            self.map.filter.clear();
        }
        self.map.furniture = Furniture {
            margin_pt: layout.points_of_mm(MARGIN_MM),
            points_per_inch: layout.points_per_inch(),
            white: true,
            legend_part: 0.34,
            legend: layout.legend,
            scale_bar: layout.scale_bar,
            north: layout.north,
            inset: layout.inset,
            scale: match layout.scale {
                _ if !layout.scale_bar => Scale::Untold,
                Some(scale) => Scale::Exact(scale),
                None => Scale::About,
            },
            date: if layout.date { self.date() } else { String::new() },
            logo: self.logo.take(),
        };
        let page = self.map.compose(&|size| {
            let fitting = look(size);
            layout
                .scale
                .map_or(fitting, |scale| at_scale(fitting, scale, layout.points_per_inch()))
        });
        let mut pages = Vec::new();
        if layout.table
            && let Some(map) = page.frames.get(1)
        {
            let pages_of_words = self.table(&map.scene.viewport);
            pages.extend(pages_of_words.into_iter().map(PaperPage::Words));
        }
        pages.insert(0, PaperPage::Map(Box::new(page)));
        pages
    }

    /// Today in words.
    fn date(&self) -> String {
        let today = stamp::today();
        let mut parts = today.split('-').filter_map(|part| part.parse::<i32>().ok());
        let (year, month, day) = (parts.next(), parts.next(), parts.next());
        let part = |part: Option<i32>| part.and_then(|part| u8::try_from(part).ok());
        let date = self.map.messages.date(year.unwrap_or_default(), part(month), part(day));
        self.map.messages.format("print-made-on", &[("date", date.into())])
    }

    /// The table of what passes the filter and lies on the map.
    fn table(&self, viewport: &Viewport) -> Vec<String> {
        let map = &self.map;
        let messages = map.messages;
        let ids = listed(map, viewport);
        let all = ids.len();
        let rows: Vec<Vec<table::Cell>> = table::rows(map.atlas, self.facets, &ids[..all.min(MOST_ROWS)], messages)
            .into_iter()
            .map(|row| COLUMNS.iter().filter_map(|column| row.get(*column).cloned()).collect())
            .collect();
        let answer = map.answer(viewport);
        let mut note: Vec<String> = super::furniture::credits(map.atlas, messages, &answer.sources)
            .into_iter()
            .collect();
        if all > MOST_ROWS {
            let left = (all - MOST_ROWS) as f64;
            note.insert(0, messages.format("print-rows-left", &[("count", left.into())]));
        }
        let title = if map.filter.is_empty() { &map.title } else { &map.filter };
        TablePages {
            title: title.trim_end_matches(['.', '。']),
            rows: &rows,
            note: &note.join(" "),
            size_pt: map.size,
            margin_pt: map.furniture.margin_pt,
            points_per_inch: map.furniture.points_per_inch,
            messages,
            palette: map.palette,
        }
        .pages()
    }
}

/// What the table lists: of the layers of the subject, what is shown and lies in the view, in the order of names.
fn listed(map: &MapPage<'_>, viewport: &Viewport) -> Vec<FeatureId> {
    let seen = viewport.extent_mercator();
    let mut ids: Vec<FeatureId> = Vec::new();
    for (layer, held) in map.atlas.layers.iter().enumerate() {
        if held.def.role != Role::Subject || !map.shown.layer_visible(layer) {
            continue;
        }
        for index in 0..held.features.len() {
            let id = FeatureId {
                layer: layer as u32,
                index: index as u32,
            };
            let near = map
                .index
                .projected(id)
                .is_some_and(|projected| projected.extent.intersects(&seen));
            if near && map.shown.contains(id) {
                ids.push(id);
            }
        }
    }
    let lang = map.messages.lang();
    ids.sort_by_cached_key(|id| {
        let name = map.atlas.feature(*id).map_or("", |feature| feature.name.get(lang));
        (id.layer, crate::model::folded(name))
    });
    ids
}

/// The view with the same centre at a scale.
fn at_scale(view: Viewport, denominator: u32, points_per_inch: f64) -> Viewport {
    let metres = f64::from(denominator) * 0.0254 / points_per_inch;
    Viewport::at_metres_per_point(view.center_geo, metres, view.size)
}

/// The name of a page's file: the first has the one that was given, the second `NAME-2.png`.
pub fn numbered(out: &Path, number: usize) -> PathBuf {
    if number == 0 {
        return out.to_owned();
    }
    let stem = out.file_stem().unwrap_or_default().to_string_lossy();
    let ending = out.extension().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!("{stem}-{}.{ending}", number + 1))
}
