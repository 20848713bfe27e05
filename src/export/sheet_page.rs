//! The sheet of a feature on a page of A4: band, key figures, map, text, diagrams, what is around, links, sources, and the
//! code of the place. What has no room is counted, never cut in silence.

use std::fmt::Write as _;

use geo_types::Coord;

use super::compose::{Column, Type, hex, lines};
use super::{ExportError, ink_on, look, qr};
use crate::analysis::sheet::{Block, Moment, Near, Row, Sheet, Value};
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

/// The page as PNG, two pixels a point.
///
/// # Errors
/// When the page cannot be drawn or encoded.
pub fn png(svg: &str) -> Result<Vec<u8>, ExportError> {
    png::rasterize(svg, 2.0)?
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

/// One block; returns how many of its things had no room.
fn piece(column: &mut Column, messages: &Messages, block: &Block, color: Rgba) -> usize {
    match block {
        Block::Numerals { values } => {
            numerals(column, values);
            0
        }
        Block::Text { text, caution, .. } => {
            let token = if *caution { "warning" } else { "text" };
            let how = column.type_of(Face::Regular, if *caution { 9.0 } else { 10.5 }, token);
            if Column::height(text, how, column.width) > column.room() {
                return 1;
            }
            column.words(text, how);
            column.y += 4.0;
            0
        }
        Block::Facts { rows } => facts(column, rows),
        Block::Timeline { moments } => timeline(column, messages, moments, color),
        // The numerals and the years say it on paper; the drawing belongs to the window.
        Block::Shaft { .. } => 0,
        Block::Line { parts, note, .. } => {
            let stops = parts.iter().map(|part| part.stops.len()).sum::<usize>();
            if !column.heading(&messages.format("sheet-stops", &[("count", stops.into())])) {
                return stops;
            }
            let mut left_out = 0;
            for part in parts {
                let names: Vec<&str> = part.stops.iter().map(|(name, _)| name.as_str()).collect();
                left_out += pair(column, &part.commune, &names.join(" · "));
            }
            let how = column.type_of(Face::Regular, 8.5, "text-secondary");
            if Column::height(note, how, column.width) < column.room() {
                column.words(note, how);
            }
            left_out
        }
        Block::Around { answers } => around(column, messages, answers),
        Block::Links {
            title, total, items, ..
        } => {
            let names: Vec<String> = items
                .iter()
                .take(MOST_LINKS)
                .map(|item| {
                    if item.detail.is_empty() {
                        item.words.clone()
                    } else {
                        format!("{} ({})", item.words, item.detail)
                    }
                })
                .collect();
            let mut words = names.join(" · ");
            if *total > names.len() {
                let more = messages.format("sheet-more", &[("count", (*total - names.len()).into())]);
                words = format!("{words} {more}");
            }
            let how = column.type_of(Face::Regular, 9.0, "text");
            // A heading alone at the foot of a page is worse than none.
            let fits = Column::height(&words, how, column.width) + 30.0 <= column.room();
            if !fits || !column.heading(&format!("{title} ({})", messages.count(*total))) {
                return *total;
            }
            column.words(&words, how);
            0
        }
    }
}

fn numerals(column: &mut Column, values: &[Value]) {
    let count = values.len().max(1) as f32;
    let width = column.width / count;
    let mut lowest = column.y;
    for (place, value) in values.iter().enumerate() {
        let x = column.left + place as f32 * width;
        let numeral = column.type_of(Face::Semibold, 22.0, "accent");
        column.line_at(x, column.y + 22.0, &value.text, numeral, "start");
        let shift = crate::text::measure(&value.text, numeral.face, numeral.size_pt, 0.0).width_pt;
        let unit = column.type_of(Face::Semibold, 11.0, "accent");
        column.line_at(x + shift + 3.0, column.y + 22.0, &value.unit, unit, "start");
        let label = column.type_of(Face::Regular, 8.5, "text-secondary");
        lowest = lowest.max(column.words_at(x, column.y + 27.0, width - 10.0, &value.label, label));
    }
    column.y = lowest + 6.0;
    for how in values
        .iter()
        .filter_map(|value| value.how.as_ref())
        .filter(|how| how.len() > 100)
    {
        // What a computed figure leaves out is said beside it.
        let small = column.type_of(Face::Italic, 8.0, "text-secondary");
        column.words(how, small);
    }
    column.y += 4.0;
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
        viewport,
    };
    let mut scene = Scene::new(viewport, palette.interface("paper"));
    scene::build(&input, &mut SceneScratch::default(), &mut scene);
    if let Some(id) = marked {
        let halo = scene::Halo::selection(palette.interface("selection"), palette.interface("card"));
        let clusters = scene.clusters.clone();
        scene::highlight(&input, id, halo, &clusters, &mut scene);
    }
    svg::document(&scene)
}

/// A label and its words beside it; 1 when there is no room.
fn pair(column: &mut Column, label: &str, words: &str) -> usize {
    let small = column.type_of(Face::Regular, 8.5, "text-secondary");
    let text = column.type_of(Face::Regular, 9.5, "text");
    let start = 130.0;
    let width = column.width - start;
    let height = Column::height(words, text, width).max(Column::height(label, small, start - 8.0));
    if height > column.room() {
        return 1;
    }
    let (left, y) = (column.left, column.y);
    column.words_at(left, y + 0.8, start - 8.0, label, small);
    column.words_at(left + start, y, width, words, text);
    column.y += height + 1.5;
    0
}

fn facts(column: &mut Column, rows: &[Row]) -> usize {
    let mut left_out = 0;
    column.y += 4.0;
    for row in rows {
        let words = if row.links.is_empty() {
            row.text.clone()
        } else {
            row.links
                .iter()
                .map(|link| link.words.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        left_out += pair(column, &row.label, &words);
    }
    left_out
}

fn timeline(column: &mut Column, messages: &Messages, moments: &[Moment], color: Rgba) -> usize {
    if !column.heading(messages.text("sheet-timeline")) {
        return moments.len();
    }
    let (first, last) = match (moments.first(), moments.last()) {
        (Some(first), Some(last)) => (first.at.floor(), last.at.floor() + 1.0),
        _ => return 0,
    };
    if last - first > 1.0 {
        let (left, right, y) = (column.left + 5.0, column.left + column.width - 5.0, column.y + 7.0);
        column.rect([left, y - 1.0, right - left, 2.0], 1.0, column.color("divider"));
        for moment in moments {
            let x = left + ((moment.at - first) / (last - first)) as f32 * (right - left);
            column.rect([x - 4.0, y - 4.0, 8.0, 8.0], 4.0, color);
        }
        let small = column.type_of(Face::Regular, 8.0, "text-secondary");
        column.line_at(left, y + 14.0, &messages.year(first as i32), small, "start");
        column.line_at(right, y + 14.0, &messages.year((last - 1.0) as i32), small, "end");
        column.y += 28.0;
    }
    moments
        .iter()
        .map(|moment| pair(column, &moment.date, &moment.text))
        .sum()
}

fn around(column: &mut Column, messages: &Messages, answers: &[Near]) -> usize {
    if !column.heading(messages.text("sheet-around")) {
        return answers.len();
    }
    let mut left_out = 0;
    for answer in answers {
        let item = answer
            .item
            .as_ref()
            .map_or(String::new(), |item| format!("{} — {}", item.words, item.detail));
        let note = answer.note.clone().unwrap_or_default();
        let words = [item, note]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        left_out += pair(column, &answer.label, &words);
    }
    left_out
}

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
        let parts = [&origin.producer, &origin.title, &origin.date, &origin.licence];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        let words = parts.join(" — ");
        if y + lines(&words, small.face, small.size_pt, width).len() as f32 * small.size_pt * 1.32 > A4_PT[1] - 34.0 {
            break;
        }
        y = column.words_at(column.left, y, width, &words, small);
    }
    let place = place.map_or(String::new(), |place| format!(" · {:.5}, {:.5}", place.y, place.x));
    let id = format!("Archipel · {}{place}", sheet.id);
    column.line_at(column.left, A4_PT[1] - 22.0, &id, small, "start");
}
