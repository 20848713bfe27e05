//! What stands around the map of a page: scale, north, small map of the whole, sign of the house, small print.

use image::RgbaImage;

use super::map_page::MapPage;
use super::page::{Frame, PagePicture};
use super::words::wrapped;
use crate::analysis::in_view::InView;
use crate::i18n::Messages;
use crate::model::{Atlas, POINTS_PER_INCH};
use crate::scene::{Anchor, NORTH_PT, ScaleBar, Scene, Stroke, add_north, build_overview, overview_viewport};
use crate::space::{Viewport, mercator::mercator_from_geo};
use crate::style::{Face, Palette, Rgba};

/// Longest scale bar, in points.
const LONGEST_BAR_PT: f64 = 130.0;
/// Height of scale bar and north, in points.
const SCALE_PT: f32 = 40.0;
/// Size and line of small print, in points.
const SMALL_PT: [f32; 2] = [9.5, 12.5];
/// Part of the map's width that the small map takes, and its width at most, in points.
const INSET: [f64; 2] = [0.22, 230.0];
/// Space between the small map and the corner of the map, in points.
const INSET_GAP_PT: f64 = 8.0;
/// Height and width at most of the sign at the top right, in points: 12 and 40 millimetres.
const LOGO_PT: [f32; 2] = [45.0, 151.0];

/// How the scale is told in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// Not at all.
    #[default]
    Untold,
    /// As what the view happens to have, in round figures.
    About,
    /// As this denominator.
    Exact(u32),
}

/// What stands around the map.
#[derive(Debug, Clone)]
pub struct Furniture {
    /// Space around everything, in points.
    pub margin_pt: f32,
    /// Points of an inch of paper.
    pub points_per_inch: f64,
    /// Whether the page is white, whatever the theme: paper.
    pub white: bool,
    /// Part of the page's width that the legend may take.
    pub legend_part: f32,
    /// Whether there is a legend.
    pub legend: bool,
    /// Whether there is a scale bar.
    pub scale_bar: bool,
    /// Whether there is a north arrow.
    pub north: bool,
    /// Whether a small map shows where the map lies.
    pub inset: bool,
    /// Whether the scale is told in figures under the bar.
    pub scale: Scale,
    /// The day on which the page was made, in words; empty has none.
    pub date: String,
    /// The number of the page; empty has none.
    pub number: String,
    /// The sign at the top right.
    pub logo: Option<RgbaImage>,
}

impl Default for Furniture {
    fn default() -> Self {
        Self {
            margin_pt: 20.0,
            points_per_inch: POINTS_PER_INCH,
            white: false,
            legend_part: 0.5,
            legend: true,
            scale_bar: true,
            north: true,
            inset: false,
            scale: Scale::Untold,
            date: String::new(),
            number: String::new(),
            logo: None,
        }
    }
}

impl Furniture {
    /// Where the sign stands (left, top, width, height), in points, on a page so wide.
    pub(super) fn logo_at(&self, page_width_pt: f32) -> Option<[f32; 4]> {
        let logo = self.logo.as_ref()?;
        let [most_high, most_wide] = LOGO_PT;
        let (width, height) = (logo.width().max(1) as f32, logo.height().max(1) as f32);
        let factor = (most_high / height).min(most_wide / width);
        let [width, height] = [width, height].map(|side| side * factor);
        Some([page_width_pt - self.margin_pt - width, self.margin_pt, width, height])
    }

    /// The sign as a picture of the page.
    pub(super) fn picture(&self, page_width_pt: f32) -> Option<PagePicture> {
        let at = self.logo_at(page_width_pt)?.map(f64::from);
        Some(PagePicture {
            at,
            image: self.logo.clone()?,
        })
    }

    /// The colour of the page.
    pub(super) fn ground(&self, palette: &Palette) -> Rgba {
        if self.white {
            Rgba([0xff; 4])
        } else {
            palette.interface("card")
        }
    }

    fn has_scale(&self) -> bool {
        self.scale_bar || self.north || self.scale != Scale::Untold
    }
}

impl MapPage<'_> {
    /// Height of the foot, in points.
    pub(super) fn foot_pt(&self, answer: &InView) -> f32 {
        let scale = if self.furniture.has_scale() { SCALE_PT } else { 0.0 };
        (self.sources(answer).len() as f32 * SMALL_PT[1]).max(scale) + 10.0
    }

    /// Scale bar and north at the left, sources at the right.
    pub(super) fn foot(&self, paper: &mut Scene, viewport: &Viewport, top: f32, sources: &[String]) {
        let furniture = &self.furniture;
        let middle = top + 6.0 + SCALE_PT / 2.0;
        let mut left = furniture.margin_pt;
        if furniture.north {
            add_north(paper, self.palette, [left + NORTH_PT[0] / 2.0, middle], 1.0);
            left += NORTH_PT[0] + 14.0;
        }
        let ink = self.palette.interface("text");
        let mut below = middle - 12.0;
        if furniture.scale_bar {
            let bar = ScaleBar::fitting(viewport.metres_per_point(), LONGEST_BAR_PT);
            let foot = if furniture.scale == Scale::Untold {
                middle + 10.0
            } else {
                middle + 1.0
            };
            bar.add(paper, self.palette, self.messages, [left, foot], 1.0);
            below = foot + 12.0;
        }
        if let Some(scale) = self.scale_words(viewport) {
            paper.draw_words(&scale, [left, below], Anchor::Left, Face::Semibold, 11.0, ink);
        }
        let pale = self.palette.interface("text-secondary");
        if !furniture.number.is_empty() {
            let at = [
                self.size[0] - furniture.margin_pt,
                self.size[1] - furniture.margin_pt * 0.6,
            ];
            paper.draw_words(&furniture.number, at, Anchor::Right, Face::Semibold, 11.0, ink);
        }
        for (number, line) in sources.iter().enumerate() {
            let at = [self.sources_left(), top + 8.0 + (number as f32 + 0.5) * SMALL_PT[1]];
            paper.draw_words(line, at, Anchor::Left, Face::Regular, SMALL_PT[0], pale);
        }
    }

    fn scale_words(&self, viewport: &Viewport) -> Option<String> {
        let words = |key, scale: f64| {
            let scale = self.messages.number(scale, 0);
            self.messages.format(key, &[("scale", scale.into())])
        };
        match self.furniture.scale {
            Scale::Untold => None,
            Scale::Exact(scale) => Some(words("print-scale", f64::from(scale))),
            Scale::About => {
                let scale = viewport.scale_denominator(self.furniture.points_per_inch);
                let unit = 10.0_f64.powf((scale.log10() - 2.0).floor()).max(1.0);
                Some(words("print-scale-about", (scale / unit).round() * unit))
            }
        }
    }

    fn sources_left(&self) -> f32 {
        let margin = self.furniture.margin_pt;
        if !self.furniture.has_scale() {
            return margin;
        }
        (margin + NORTH_PT[0] + 14.0 + LONGEST_BAR_PT as f32 + 44.0).min(self.size[0] * 0.5)
    }

    /// Who made what is drawn, under which licence; then how the legend counts.
    pub(super) fn sources(&self, answer: &InView) -> Vec<String> {
        let mut paragraphs: Vec<String> = credits(self.atlas, self.messages, &answer.sources)
            .into_iter()
            .collect();
        let made = self.messages.format(
            "export-made",
            &[
                ("version", env!("CARGO_PKG_VERSION").into()),
                ("vintage", self.atlas.catalog.vintage.as_str().into()),
            ],
        );
        let how = Some(self.messages.text("legend-how")).filter(|_| self.furniture.legend);
        let date = Some(self.furniture.date.as_str()).filter(|date| !date.is_empty());
        let last: Vec<&str> = how.into_iter().chain([made.as_str()]).chain(date).collect();
        paragraphs.push(last.join(" "));
        let width = self.size[0] - self.furniture.margin_pt - self.sources_left();
        paragraphs
            .iter()
            .flat_map(|words| wrapped(words, Face::Regular, SMALL_PT[0], width))
            .collect()
    }

    /// Where the small map stands within a map of a size in points (left, top, right, bottom); none where it would hide
    /// more than it tells.
    pub(super) fn inset_box(&self, map: [f64; 2]) -> Option<[f64; 4]> {
        let width = (map[0] * INSET[0]).min(INSET[1]);
        if !self.furniture.inset || width < 70.0 || map[1] < 160.0 {
            return None;
        }
        let [west, south, east, north] = self.atlas.catalog.home.extent;
        let corner = |x, y| mercator_from_geo(geo_types::Coord { x, y });
        let (a, b) = (corner(west, north), corner(east, south));
        let height = (width * (b.y - a.y).abs() / (b.x - a.x).abs().max(1e-9)).min(map[1] * 0.4);
        let (left, bottom) = (INSET_GAP_PT, map[1] - INSET_GAP_PT);
        Some([left, bottom - height, left + width, bottom])
    }

    /// The whole territory with a frame around what `viewport` shows; `at` is the corner of the map on the page.
    pub(super) fn inset(&self, viewport: &Viewport, at: [f32; 2]) -> Option<Frame> {
        let [left, top, right, bottom] = self.inset_box(viewport.size)?;
        let size = [right - left, bottom - top];
        let small = overview_viewport(self.atlas, size);
        let mut scene = build_overview(
            self.atlas,
            self.index,
            self.details,
            self.shown,
            self.symbology,
            self.palette,
            small,
        );
        let seen = viewport.extent_mercator();
        let place = |x: f64, y: f64| {
            let place = small.screen_from_mercator(geo_types::Coord { x, y });
            [place.x as f32, place.y as f32]
        };
        let [x0, y0] = place(seen.min[0], seen.min[1]);
        let [x1, y1] = place(seen.max[0], seen.max[1]);
        let accent = Stroke::solid(self.palette.interface("accent"), 1.6);
        scene.draw_box([x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)], None, Some(accent));
        let edge = Stroke::solid(self.palette.interface("text"), 1.6);
        scene.draw_box([0.0, 0.0, size[0] as f32, size[1] as f32], None, Some(edge));
        let [x, y] = at.map(f64::from);
        Some(Frame {
            at: [x + left, y + top],
            scene,
        })
    }
}

/// Who made what is drawn, each source once, under which licence, in a sentence; none where nothing has a source.
pub(super) fn credits(atlas: &Atlas, messages: &Messages, sources: &[String]) -> Option<String> {
    let mut by_licence: Vec<(&str, Vec<&str>)> = Vec::new();
    for source in sources.iter().filter_map(|key| atlas.catalog.source(key)) {
        match by_licence.iter_mut().find(|(licence, _)| *licence == source.licence) {
            Some((_, credits)) if credits.contains(&source.credit.as_str()) => {}
            Some((_, credits)) => credits.push(&source.credit),
            None => by_licence.push((&source.licence, vec![&source.credit])),
        }
    }
    let line = |(licence, credits): (&str, Vec<&str>)| {
        messages.format(
            "export-sources",
            &[("credits", credits.join(" · ").into()), ("licence", licence.into())],
        )
    };
    let sources: Vec<String> = by_licence.into_iter().map(line).collect();
    let joined = sources.join(messages.text("export-and"));
    (!sources.is_empty()).then(|| messages.format("map-attribution", &[("credits", joined.into())]))
}
