//! The sheet of a feature on a page of A4: band, key figures, map, text, diagrams, what is around, links, sources, and the
//! code of the place. What has no room is counted, never cut in silence.

use std::fmt::Write as _;

use geo_types::Coord;
use resvg::tiny_skia::Pixmap;

mod blocks;
mod shaft;

use self::blocks::piece;
use super::compose::{Column, Type, hex, lines};
use super::{ExportError, ink_on, look, qr};
use crate::analysis::sheet::{Block, Sheet};
use crate::i18n::Messages;
use crate::index::{Index, LayerFilter, Shown};
use crate::model::{Atlas, FeatureId, Filter, Lang};
use crate::paint::png::{self, PictureError};
use crate::paint::svg;
use crate::scene::{self, Details, Scene, SceneInput, SceneScratch};
use crate::space::Viewport;
use crate::style::{Palette, Rgba, Symbology, Theme, icons};
use crate::text::Face;

/// Width and height of the page, in points.
pub const A4_PT: [f32; 2] = [595.28, 841.89];
const MARGIN_PT: f32 = 42.0;
const MAP_HEIGHT_PT: f32 = 190.0;
/// Side of the code of the place, in points.
const CODE_PT: f32 = 74.0;
/// Links of one sort on a page, at most.
const MOST_LINKS: usize = 6;

/// Everything that a page is made from.
pub struct PageInput<'a> {
    /// What there is.
    pub atlas: &'a Atlas,
    /// Where it is.
    pub index: &'a Index,
    /// Its levels of detail.
    pub details: &'a Details,
    /// Words.
    pub messages: &'a Messages,
    /// The feature of the sheet.
    pub id: FeatureId,
}

/// The page as SVG.
pub fn svg(input: &PageInput<'_>, sheet: &Sheet) -> String {
    let palette = Palette::of(Theme::Light);
    let symbology = Symbology::new(input.atlas, palette);
    let [width, height] = A4_PT;
    let mut column = Column {
        out: format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
        ),
        left: MARGIN_PT,
        width: width - 2.0 * MARGIN_PT,
        y: 0.0,
        bottom: height - MARGIN_PT - CODE_PT - 26.0,
        palette,
    };
    let (color, symbol) = look(input.atlas, &symbology, palette, input.id);
    band(&mut column, sheet, color, &symbol);
    let mut left_out = 0;
    let mut mapped = false;
    for block in &sheet.blocks {
        // The map follows the figures.
        if !mapped && !matches!(block, Block::Numerals { .. }) {
            mapped = true;
            map(&mut column, input);
        }
        left_out += piece(&mut column, input.messages, block, color);
    }
    if !mapped {
        map(&mut column, input);
    }
    foot(&mut column, input, sheet, left_out);
    column.out.push_str("</svg>\n");
    column.out
}

/// The page as a picture, two pixels a point.
///
/// # Errors
/// When the page cannot be drawn.
pub fn pixels(svg: &str) -> Result<Pixmap, PictureError> {
    png::rasterize(svg, 2.0)
}

/// That picture as PNG.
///
/// # Errors
/// When the page cannot be drawn or encoded.
pub fn png(svg: &str) -> Result<Vec<u8>, ExportError> {
    pixels(svg)?
        .encode_png()
        .map_err(|error| PictureError::Encode(error.to_string()).into())
}

fn band(column: &mut Column, sheet: &Sheet, color: Rgba, symbol: &str) {
    let [width, _] = A4_PT;
    column.rect([0.0, 0.0, width, 40.0], 0.0, color);
    let ink = ink_on(color);
    if let Some(inner) = icons::inner(symbol) {
        let ink = hex(ink);
        let _ = writeln!(
            column.out,
            "<g transform=\"translate({MARGIN_PT},10)\" color=\"{ink}\" fill=\"{ink}\">{inner}</g>"
        );
    }
    let how = Type {
        face: Face::Semibold,
        size_pt: 11.0,
        color: ink,
    };
    column.line_at(MARGIN_PT + 28.0, 24.0, &sheet.category, how, "start");
    column.y = 52.0;
    let title = column.type_of(Face::Semibold, 20.0, "text");
    column.words(&sheet.name, title);
    if !sheet.places.is_empty() && sheet.places != sheet.name {
        let places = column.type_of(Face::Regular, 11.0, "text-secondary");
        column.words(&sheet.places, places);
    }
    let token = if sheet.status.warns {
        "warning"
    } else {
        "text-secondary"
    };
    let status = column.type_of(Face::Semibold, 9.5, token);
    column.words(&sheet.status.words, status);
    column.y += 8.0;
}

/// The map with the feature haloed, as far as the page is wide.
fn map(column: &mut Column, input: &PageInput<'_>) {
    let Some(projected) = input.index.projected(input.id) else {
        return;
    };
    let size = [f64::from(column.width), f64::from(MAP_HEIGHT_PT)];
    let mut viewport = Viewport::showing(projected.extent, size, 40.0);
    viewport.zoom = viewport.zoom.min(14.5);
    let lang = input.messages.lang();
    let document = map_svg(input.atlas, input.index, input.details, lang, viewport, Some(input.id));
    // An SVG inside an SVG keeps its own clip and patterns.
    let place = format!("<svg x=\"{:.1}\" y=\"{:.1}\" xmlns", column.left, column.y);
    column.out.push_str(&document.replacen("<svg xmlns", &place, 1));
    column.y += MAP_HEIGHT_PT + 8.0;
}

/// The map as the catalog shows it at first, as SVG; the layer of `marked` is on, and its feature haloed.
pub fn map_svg(
    atlas: &Atlas,
    index: &Index,
    details: &Details,
    lang: Lang,
    viewport: Viewport,
    marked: Option<FeatureId>,
) -> String {
    let palette = Palette::of(Theme::Light);
    let symbology = Symbology::new(atlas, palette);
    let opacities: Vec<f32> = atlas.layers.iter().map(|layer| layer.def.opacity).collect();
    let layers: Vec<LayerFilter> = atlas
        .layers
        .iter()
        .enumerate()
        .map(|(layer, content)| LayerFilter {
            visible: content.def.visible || marked.is_some_and(|id| id.layer as usize == layer),
            only_class: None,
        })
        .collect();
    let shown = Shown::new(atlas, &Filter::default(), &layers);
    let input = SceneInput {
        atlas,
        index,
        details,
        shown: &shown,
        opacities: &opacities,
        symbology: &symbology,
        palette,
        lang,
        text_size: 0.9,
        labels: true,
        ground: crate::scene::Ground::Here,
        covered_pt: [0.0; 4],
        obstacles_pt: &[],
        names_pt: &[],
        moment: None,
        viewport,
    };
    let mut scene = Scene::new(viewport, palette.interface("paper"));
    scene::build(&input, &mut SceneScratch::default(), &mut scene);
    if let Some(id) = marked {
        let halo = scene::Halo::selection(palette.interface("selection"), palette.interface("card"));
        scene::add_halos(&input, [id], halo, &mut scene);
    }
    svg::document(&scene)
}

/// A label and its words beside it; 1 when there is no room.
/// Sources, the code of the place, the id; and what had no room.
fn foot(column: &mut Column, input: &PageInput<'_>, sheet: &Sheet, left_out: usize) {
    column.y = column.bottom + 8.0;
    column.rule();
    let top = column.y + 6.0;
    let mut right = column.left + column.width;
    let place = sheet.position.map(|position| Coord {
        x: position.lon,
        y: position.lat,
    });
    let precision_m = input.atlas.feature(input.id).and_then(|feature| feature.precision_m);
    if let Some(code) = place.and_then(|place| qr::code(&qr::geo_uri(place, precision_m))) {
        right -= CODE_PT;
        let scale = CODE_PT / (code.side + 8) as f32;
        let _ = writeln!(
            column.out,
            "<path transform=\"translate({right:.1},{top:.1}) scale({scale:.4})\" fill=\"#000000\" d=\"{}\"/>",
            qr::path(&code)
        );
        right -= 10.0;
    }
    let small = column.type_of(Face::Regular, 7.5, "text-secondary");
    let width = right - column.left;
    let mut y = top;
    if left_out > 0 {
        let words = input
            .messages
            .format("sheet-page-left-out", &[("count", left_out.into())]);
        let bold = column.type_of(Face::Semibold, 8.0, "text");
        y = column.words_at(column.left, y, width, &words, bold);
    }
    for origin in &sheet.origins {
        let words = origin.in_words();
        if y + lines(&words, small.face, small.size_pt, width).len() as f32 * small.size_pt * 1.32 > A4_PT[1] - 34.0 {
            break;
        }
        y = column.words_at(column.left, y, width, &words, small);
    }
    let place = place.map_or(String::new(), |place| format!(" · {:.5}, {:.5}", place.y, place.x));
    let id = format!("Archipel · {}{place}", sheet.id);
    column.line_at(column.left, A4_PT[1] - 22.0, &id, small, "start");
}
