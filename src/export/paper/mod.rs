//! A view on paper as a layout wants it: the map at its scale, then the table of what it shows.

mod tables;

use std::path::{Path, PathBuf};

use geo_types::Coord;
use image::RgbaImage;

use crate::analysis::sheet::sheet;
use crate::export::ExportError;
use crate::export::furniture::{Furniture, Scale};
use crate::export::map_page::MapPage;
use crate::export::page::Page;
use crate::export::pdf::PdfPage;
use crate::export::sheet_page::{self, A4_PT, PageInput};
use crate::i18n::Messages;
use crate::index::FacetIndex;
use crate::model::catalog::Role;
use crate::model::{FeatureId, POINTS_PER_INCH, PageLayout, folded};
use crate::paint::png;
use crate::space::mercator::geo_from_mercator;
use crate::space::{Extent, Viewport};
use crate::store::stamp;

/// Space around everything, in millimetres: printers leave less.
const MARGIN_MM: f64 = 10.0;
/// Most places of an atlas: a book that can still be bound.
pub const MOST_PLACES: usize = 500;
/// The nearest that an atlas looks at a place.
const NEAREST_ZOOM: f64 = 15.5;

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
    map: MapPage<'a>,
    facets: &'a FacetIndex,
    layout: &'a PageLayout,
    look: &'a dyn Fn([f64; 2]) -> Viewport,
    parts: Vec<Part>,
}

/// A page that is not drawn yet.
enum Part {
    /// The view, or the place of this feature in an atlas.
    Map(Option<FeatureId>),
    /// One of several maps that cover everything, around this place in degrees.
    Tile(Coord<f64>),
    /// Words and figures.
    Words(String),
    /// The sheet of this feature.
    Sheet(FeatureId),
}

impl<'a> PaperMap<'a> {
    /// Plans the pages: the map and its table, or an atlas with its index. Size, title and furniture of `map` are decided by
    /// the layout; `look` gives the view for a map of a size in points, and a scale of the layout keeps its centre.
    pub fn new(
        mut map: MapPage<'a>,
        facets: &'a FacetIndex,
        layout: &'a PageLayout,
        logo: Option<RgbaImage>,
        look: &'a dyn Fn([f64; 2]) -> Viewport,
    ) -> Self {
        let messages = map.messages;
        let title = layout.title.clone();
        map.size = layout.size_pt();
        map.title = title.unwrap_or_else(|| map.atlas.catalog.title.get(messages.lang()).to_owned());
        if !layout.filter {
            map.filter.clear();
        }
        map.furniture = Furniture {
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
            date: if layout.date { date(messages) } else { String::new() },
            number: String::new(),
            logo,
        };
        let mut paper = Self {
            map,
            facets,
            layout,
            look,
            parts: Vec::new(),
        };
        paper.parts = paper.plan();
        paper
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether there is none: an atlas of nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Draws the page of a number, from 0.
    pub fn page(&self, number: usize) -> Option<PaperPage> {
        match self.parts.get(number)? {
            Part::Words(svg) => Some(PaperPage::Words(svg.clone())),
            Part::Sheet(id) => self.sheet(*id).map(PaperPage::Words),
            Part::Tile(center) => Some(PaperPage::Map(Box::new(self.tile(*center, number + 1)))),
            Part::Map(None) => Some(PaperPage::Map(Box::new(self.composed()))),
            Part::Map(Some(id)) => Some(PaperPage::Map(Box::new(self.place(*id, number + 1)))),
        }
    }

    /// Draws every page.
    pub fn pages(&self) -> Vec<PaperPage> {
        (0..self.len()).filter_map(|number| self.page(number)).collect()
    }

    /// The denominator of the scale of the view's map.
    pub fn scale(&self) -> f64 {
        let [width, height] = self.map.size.map(f64::from);
        let view = self.viewed([width * 0.6, height * 0.8]);
        self.layout
            .scale
            .map_or_else(|| view.scale_denominator(self.layout.points_per_inch()), f64::from)
    }

    fn plan(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let listed = match &self.layout.atlas {
            None if self.covers() => {
                let ids = passing(&self.map);
                let sheets = self.cover(&ids);
                parts.extend(sheets.iter().map(|(center, _)| Part::Tile(*center)));
                if self.layout.sheets {
                    parts.extend(self.map.sheets.iter().map(|id| Part::Sheet(*id)));
                }
                if self.layout.table {
                    let table = self.table(&ids, &|id| sheet_of(&sheets, id));
                    parts.extend(table.into_iter().map(Part::Words));
                }
                return parts;
            }
            None => {
                parts.push(Part::Map(None));
                if self.layout.sheets {
                    parts.extend(self.map.sheets.iter().map(|id| Part::Sheet(*id)));
                }
                self.layout.table.then(|| {
                    let page = self.composed();
                    page.frames
                        .get(1)
                        .map_or_else(Vec::new, |map| listed(&self.map, &map.scene.viewport))
                })
            }
            Some(layer) => {
                let ids = members(&self.map, layer);
                parts.extend(self.index(&ids).into_iter().map(Part::Words));
                for id in &ids {
                    parts.push(Part::Map(Some(*id)));
                    parts.extend(self.layout.sheets.then_some(Part::Sheet(*id)));
                }
                self.layout.table.then_some(ids)
            }
        };
        if let Some(ids) = listed {
            parts.extend(self.table(&ids, &|_| None).into_iter().map(Part::Words));
        }
        parts
    }

    /// Whether several maps show everything that passes: at a scale, where something does.
    fn covers(&self) -> bool {
        self.layout.cover && self.layout.scale.is_some() && !passing(&self.map).is_empty()
    }

    /// Centres of maps that together show all of `ids`, each with those that lie on it whole; what is larger than a map stands
    /// in the middle of its own.
    fn cover(&self, ids: &[FeatureId]) -> Vec<Tile> {
        let extent = |id: &FeatureId| self.map.index.projected(*id).map(|projected| projected.extent);
        let mut left: Vec<(FeatureId, Extent)> = ids.iter().filter_map(|id| Some((*id, extent(id)?))).collect();
        let mut tiles: Vec<Tile> = Vec::new();
        let guess = self.composed().frames.get(1).map(|map| map.scene.viewport);
        let Some(guess) = guess.map(|viewport| viewport.extent_mercator().size()) else {
            return tiles;
        };
        while tiles.len() < MOST_PLACES && !left.is_empty() {
            let center = best_center(&left, guess.map(|side| side * 0.96));
            let center_geo = geo_from_mercator(Coord {
                x: center[0],
                y: center[1],
            });
            let seen = self
                .tile(center_geo, 0)
                .frames
                .get(1)
                .map(|map| map.scene.viewport.extent_mercator());
            let whole = |of: &Extent| seen.is_some_and(|seen| seen.contains(of.min) && seen.contains(of.max));
            let mut on: Vec<FeatureId> = left.iter().filter(|(_, of)| whole(of)).map(|(id, _)| *id).collect();
            if on.is_empty() {
                // Larger than any map.
                on.extend(left.first().map(|(id, _)| *id));
            }
            left.retain(|(id, _)| !on.contains(id));
            tiles.push((center_geo, on));
        }
        tiles
    }

    fn tile(&self, center_geo: Coord<f64>, number: usize) -> Page {
        let mut map = self.map.clone();
        map.furniture.number = number.to_string();
        map.compose(&|size| {
            let view = Viewport {
                center_geo,
                ..self.viewed(size)
            };
            let scale = self.layout.scale;
            scale.map_or(view, |scale| at_scale(view, scale, self.layout.points_per_inch()))
        })
    }

    fn viewed(&self, size: [f64; 2]) -> Viewport {
        let fitting = (self.look)(size);
        let scale = self.layout.scale;
        scale.map_or(fitting, |scale| at_scale(fitting, scale, self.layout.points_per_inch()))
    }

    fn composed(&self) -> Page {
        self.map.compose(&|size| self.viewed(size))
    }

    /// The page of a place in an atlas.
    fn place(&self, id: FeatureId, number: usize) -> Page {
        let mut map = self.map.clone();
        map.title = name(&map, id).to_owned();
        map.furniture.number = number.to_string();
        let around = map.index.projected(id).map(|projected| projected.extent);
        map.compose(&|size| {
            let fitting = around.map_or_else(|| (self.look)(size), |extent| around_place(extent, size));
            let scale = self.layout.scale;
            scale.map_or(fitting, |scale| at_scale(fitting, scale, self.layout.points_per_inch()))
        })
    }

    /// The sheet of a feature, upright on the same paper: that of A4, as much larger or smaller as the paper is.
    fn sheet(&self, id: FeatureId) -> Option<String> {
        let map = &self.map;
        let sheet = sheet(map.atlas, map.index, map.messages, id)?;
        let input = PageInput {
            atlas: map.atlas,
            index: map.index,
            details: map.details,
            messages: map.messages,
            id,
        };
        let page = sheet_page::svg(&input, &sheet);
        let [wide, high] = self
            .layout
            .page
            .sides_mm()
            .map(|side| f64::from(side) * POINTS_PER_INCH / 25.4);
        let [width, height] = A4_PT;
        // Drawn again in the size of the paper: the units inside stay those of A4.
        let own = format!("width=\"{width}\" height=\"{height}\" viewBox");
        let wanted = format!("width=\"{wide:.2}\" height=\"{high:.2}\" viewBox");
        Some(page.replacen(&own, &wanted, 1))
    }
}

/// One of several maps: its centre in degrees, and what lies on it whole.
type Tile = (Coord<f64>, Vec<FeatureId>);

/// The number of the map on which a feature lies, from 1.
fn sheet_of(tiles: &[Tile], id: FeatureId) -> Option<usize> {
    tiles.iter().position(|(_, on)| on.contains(&id)).map(|at| at + 1)
}

/// Where a map of this size shows the most of what is left, the first of it among them; in unit Mercator.
fn best_center(left: &[(FeatureId, Extent)], [width, height]: [f64; 2]) -> [f64; 2] {
    let Some((_, first)) = left.first() else {
        return [0.0; 2];
    };
    let middle = first.center();
    let [wide, high] = first.size();
    // How far the first may lie from the middle of the map and still be whole.
    let room = [((width - wide) / 2.0).max(0.0), ((height - high) / 2.0).max(0.0)];
    let mut best = (0, middle);
    for across in -4..=4 {
        for along in -4..=4 {
            let step = |room: f64, part: i32| room * f64::from(part) / 4.0;
            let center = [middle[0] + step(room[0], across), middle[1] + step(room[1], along)];
            let inside = |of: &Extent| {
                let near = |at: [f64; 2]| {
                    (at[0] - center[0]).abs() <= width / 2.0 && (at[1] - center[1]).abs() <= height / 2.0
                };
                near(of.min) && near(of.max)
            };
            let count = left.iter().filter(|(_, of)| inside(of)).count();
            if count > best.0 {
                best = (count, center);
            }
        }
    }
    best.1
}

/// Today in words.
fn date(messages: &Messages) -> String {
    let today = stamp::today();
    let mut parts = today.split('-').filter_map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let part = |part: Option<i32>| part.and_then(|part| u8::try_from(part).ok());
    let date = messages.date(year.unwrap_or_default(), part(month), part(day));
    messages.format("print-made-on", &[("date", date.into())])
}

fn name<'m>(map: &'m MapPage<'_>, id: FeatureId) -> &'m str {
    let lang = map.messages.lang();
    map.atlas.feature(id).map_or("", |feature| feature.name.get(lang))
}

/// The places of an atlas: what passes the filter of a layer, in the order of names. A layer that is no subject of the
/// filter is taken whole.
fn members(map: &MapPage<'_>, layer: &str) -> Vec<FeatureId> {
    let Some(layer) = map.atlas.layer_index(layer) else {
        return Vec::new();
    };
    let held = &map.atlas.layers[layer];
    let subject = held.def.role == Role::Subject;
    let ids = (0..held.features.len()).map(|index| FeatureId {
        layer: layer as u32,
        index: index as u32,
    });
    let mut ids: Vec<FeatureId> = ids
        .filter(|id| map.index.projected(*id).is_some() && (!subject || map.shown.passes(*id)))
        .collect();
    ids.sort_by_cached_key(|id| folded(name(map, *id)));
    ids.truncate(MOST_PLACES);
    ids
}

/// A place with some ground around it; no nearer than a street.
fn around_place(extent: Extent, size: [f64; 2]) -> Viewport {
    let [width, height] = extent.size();
    let view = Viewport::showing(extent.grown(width.max(height) * 0.12), size, 0.0);
    Viewport {
        zoom: view.zoom.min(NEAREST_ZOOM),
        ..view
    }
}

/// What the table lists of a view: of the layers of the subject, what is shown and lies in it, in the order of names.
fn listed(map: &MapPage<'_>, viewport: &Viewport) -> Vec<FeatureId> {
    let seen = viewport.extent_mercator();
    let meets = |id: &FeatureId| {
        let projected = map.index.projected(*id);
        projected.is_some_and(|projected| projected.extent.intersects(&seen))
    };
    passing(map).into_iter().filter(meets).collect()
}

/// What is shown of the layers of the subject and has a place, in the order of names.
fn passing(map: &MapPage<'_>) -> Vec<FeatureId> {
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
            if map.index.projected(id).is_some() && map.shown.contains(id) {
                ids.push(id);
            }
        }
    }
    ids.sort_by_cached_key(|id| (id.layer, folded(name(map, *id))));
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
