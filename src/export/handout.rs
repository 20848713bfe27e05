//! A story on paper and as pictures: an opening page, then one page for each scene with its map, words, picture and notes.

use std::fmt::Write as _;

use image::{DynamicImage, ImageFormat};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::ExportError;
use super::compose::{Column, hex};
use super::furniture::credits;
use super::pdf::{PdfPage, Picture};
use crate::analysis::clock::Clock;
use crate::analysis::in_view::{Measures, Question, in_view};
use crate::i18n::Messages;
use crate::index::Index;
use crate::model::{Atlas, Scene as StoryScene, Story};
use crate::paint::png;
use crate::paint::svg;
use crate::scene::{self, Details, Moment, Pass, Scene, SceneInput, SceneScratch};
use crate::space::Viewport;
use crate::state::clock::this_year;
use crate::state::{MapRoom, State, story};
use crate::style::{Palette, Symbology, Theme};
use crate::text::Face;

/// What a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandoutForm {
    /// A4 across, with the notes of the presenter.
    Paper,
    /// A slide of 16:9, without notes.
    Slide,
}

impl HandoutForm {
    /// Width and height in points.
    fn size_pt(self) -> [f32; 2] {
        match self {
            Self::Paper => [841.89, 595.28],
            Self::Slide => [960.0, 540.0],
        }
    }
}

const MARGIN_PT: f32 = 40.0;
/// Width of the column of words, in points.
const WORDS_PT: f32 = 236.0;
const GAP_PT: f32 = 20.0;
/// Height of the line with the story's title, in points.
const HEAD_PT: f32 = 26.0;
/// Height of the small print, in points.
const FOOT_PT: f32 = 34.0;
/// The highest picture beside a map, in points.
const PICTURE_PT: f32 = 170.0;
/// Pixels of a point of a picture: 216 to the inch.
const PICTURE_DENSITY: f32 = 3.0;
/// Points of a map on the page for one on a screen: names are read at arm's length.
const MAP_SCALE: f64 = 0.72;

/// What a handout is made from.
pub struct Handout<'a> {
    /// What there is.
    pub atlas: &'a Atlas,
    /// Where it is.
    pub index: &'a Index,
    /// Its levels of detail.
    pub details: &'a Details,
    /// What it measures.
    pub measures: &'a Measures,
    /// Words of the pages.
    pub messages: &'a Messages,
    /// What is told.
    pub story: &'a Story,
    /// The bytes of a picture of the story, by its name; none where it is missing or cannot be read.
    pub medium: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

impl Handout<'_> {
    /// Every page in its order: the opening, then the scenes.
    pub fn pages(&self, form: HandoutForm) -> Vec<PdfPage> {
        let opening = PdfPage::new(self.opening(form));
        let scenes = self.story.scenes.iter().enumerate();
        let scenes = scenes.map(|(number, scene)| self.scene(form, number, scene));
        std::iter::once(opening).chain(scenes).collect()
    }

    fn words<'w>(&self, text: &'w crate::model::Localized) -> &'w str {
        text.get(self.messages.lang())
    }

    fn column(form: HandoutForm) -> Column {
        let [width, height] = form.size_pt();
        Column {
            out: format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
                 <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
            ),
            left: MARGIN_PT,
            width: width - 2.0 * MARGIN_PT,
            y: MARGIN_PT,
            bottom: height - MARGIN_PT,
            palette: Palette::of(Theme::Light),
        }
    }

    /// Title, what it is about, and what its scenes are called.
    fn opening(&self, form: HandoutForm) -> String {
        let mut column = Self::column(form);
        let [_, height] = form.size_pt();
        column.y = height * 0.2;
        let title = column.type_of(Face::Bold, 32.0, "text");
        column.words(self.words(&self.story.title), title);
        column.y += 8.0;
        let about = column.type_of(Face::Regular, 14.0, "text-secondary");
        column.words(self.words(&self.story.description), about);
        column.y += 18.0;
        column.rule();
        column.y += 14.0;
        // Two columns of titles; what has no room is counted.
        let line = column.type_of(Face::Regular, 11.0, "text");
        let (top, half) = (column.y, column.width / 2.0 - GAP_PT / 2.0);
        let rows = ((column.bottom - FOOT_PT - top) / 18.0).max(1.0) as usize;
        let scenes = &self.story.scenes;
        let room = rows * 2;
        let listed = if scenes.len() > room { room - 1 } else { scenes.len() };
        for (number, scene) in scenes.iter().take(listed).enumerate() {
            let (x, y) = place(number, rows, top, half);
            let words = format!("{}.\u{a0}{}", number + 1, self.words(&scene.title));
            let first = super::compose::lines(&words, line.face, line.size_pt, half);
            column.line_at(x, y + 11.0, first.first().map_or("", String::as_str), line, "start");
        }
        if listed < scenes.len() {
            let (x, y) = place(listed, rows, top, half);
            let args = [("count", (scenes.len() - listed).into())];
            let more = self.messages.format("handout-more", &args);
            column.line_at(x, y + 11.0, &more, line, "start");
        }
        let args = [
            ("version", env!("CARGO_PKG_VERSION").into()),
            ("vintage", self.atlas.catalog.vintage.as_str().into()),
        ];
        let mut small = self.messages.format("export-made", &args);
        if self.story.to_review(self.messages.lang()) {
            let _ = write!(small, " {}", self.messages.text("handout-to-review"));
        }
        self.foot(&mut column, &small);
        column.out.push_str("</svg>\n");
        column.out
    }

    fn scene(&self, form: HandoutForm, number: usize, scene: &StoryScene) -> PdfPage {
        let mut column = Self::column(form);
        let [width, height] = form.size_pt();
        self.head(&mut column, number);
        let notes = match form {
            HandoutForm::Paper => plain(self.words(&scene.notes)).join("\n"),
            HandoutForm::Slide => String::new(),
        };
        let note_type = column.type_of(Face::Regular, 10.0, "text");
        let notes_pt = if notes.is_empty() {
            0.0
        } else {
            (Column::height(&notes, note_type, column.width) + 26.0).min(height * 0.3)
        };
        let top = MARGIN_PT + HEAD_PT;
        let bottom = height - MARGIN_PT - FOOT_PT - notes_pt;
        let map_width = width - 2.0 * MARGIN_PT - WORDS_PT - GAP_PT;
        let small = self.map(&mut column, scene, [MARGIN_PT, top, map_width, bottom - top]);
        let pictures = self.telling(&mut column, scene, top, bottom);
        if notes_pt > 0.0 {
            column.left = MARGIN_PT;
            column.width = width - 2.0 * MARGIN_PT;
            column.y = bottom + 8.0;
            column.heading(self.messages.text("handout-notes"));
            column.words(&notes, note_type);
        }
        self.foot(&mut column, &small);
        column.out.push_str("</svg>\n");
        PdfPage {
            pictures,
            ..PdfPage::new(column.out)
        }
    }

    /// The story's title at the left, the number of the scene at the right.
    fn head(&self, column: &mut Column, number: usize) {
        let quiet = column.type_of(Face::Regular, 10.0, "text-secondary");
        let title = self.words(&self.story.title);
        column.line_at(MARGIN_PT, MARGIN_PT + 8.0, title, quiet, "start");
        let count = |value: usize| self.messages.count(value);
        let place = format!("{} / {}", count(number + 1), count(self.story.scenes.len()));
        column.line_at(MARGIN_PT + column.width, MARGIN_PT + 8.0, &place, quiet, "end");
    }

    /// The map of a scene in a box (left, top, width, height); returns who made what it shows.
    fn map(&self, column: &mut Column, scene: &StoryScene, [left, top, width, height]: [f32; 4]) -> String {
        let size = [f64::from(width) / MAP_SCALE, f64::from(height) / MAP_SCALE];
        let view = story::scene_view(&State::default(), self.atlas, scene, MapRoom::bare(size));
        let palette = column.palette;
        let choices = view.layer_choices(self.atlas);
        let shown = story::shown(self.atlas, &view);
        let opacities: Vec<f32> = choices.iter().map(|choice| choice.opacity).collect();
        let Some(camera) = view.camera else {
            return String::new();
        };
        let viewport = Viewport {
            center_geo: camera.center_geo,
            zoom: camera.zoom,
            size,
        };
        let symbology = Symbology::new(self.atlas, palette);
        let clock = view.year.map(|_| Clock::new(self.atlas, this_year()));
        let input = SceneInput {
            atlas: self.atlas,
            index: self.index,
            details: self.details,
            shown: &shown,
            opacities: &opacities,
            symbology: &symbology,
            palette,
            lang: self.messages.lang(),
            text_size: 1.0,
            labels: true,
            ground: scene::Ground::Here,
            covered_pt: [0.0; 4],
            obstacles_pt: &[],
            names_pt: &[],
            moment: clock.as_ref().zip(view.year).map(|(clock, year)| Moment {
                clock,
                year,
                pass: Pass::Whole,
                words: "",
                aside: false,
            }),
            viewport,
        };
        let mut map = Scene::new(viewport, palette.interface("paper"));
        scene::build(&input, &mut SceneScratch::default(), &mut map);
        let clusters = map.clusters.clone();
        for id in story::lit(self.atlas, scene) {
            let halo = scene::Halo::selection(palette.interface("selection"), palette.interface("card"));
            scene::highlight(&input, id, halo, &clusters, &mut map);
        }
        // An SVG inside an SVG is cut at its edges; its view box makes it smaller.
        let [wide, high] = size;
        let _ = writeln!(
            column.out,
            "<svg x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" viewBox=\"0 0 {wide:.1} {high:.1}\">"
        );
        column.out.push_str(&svg::fragment(&map, "map-"));
        column.out.push_str("</svg>\n");
        let edge = hex(palette.interface("text-secondary"));
        let _ = writeln!(
            column.out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"none\" stroke=\"{edge}\" stroke-width=\"0.8\"/>"
        );
        let answer = in_view(&Question {
            atlas: self.atlas,
            index: self.index,
            measures: self.measures,
            shown: &shown,
            extent: viewport.extent_mercator(),
            zoom: viewport.zoom,
        });
        credits(self.atlas, self.messages, &answer.sources).unwrap_or_default()
    }

    /// Year, title, words and picture of a scene, beside its map.
    fn telling(&self, column: &mut Column, scene: &StoryScene, top: f32, bottom: f32) -> Vec<Picture> {
        column.left = MARGIN_PT + column.width - WORDS_PT;
        column.width = WORDS_PT;
        column.y = top - 4.0;
        // A title that begins with the year says it already.
        let told = |year: &i32| self.words(&scene.title).contains(&year.to_string());
        if let Some(year) = scene.year.filter(|year| !told(year)) {
            let how = column.type_of(Face::Bold, 30.0, "accent");
            column.words(&year.to_string(), how);
        }
        let title = column.type_of(Face::Semibold, 17.0, "text");
        column.words(self.words(&scene.title), title);
        column.y += 6.0;
        let mut body = column.type_of(Face::Regular, 11.5, "text");
        let paragraphs = plain(self.words(&scene.text));
        let wanted = |how| -> f32 {
            let heights = paragraphs
                .iter()
                .map(|words| Column::height(words, how, WORDS_PT) + 6.0);
            heights.sum()
        };
        // Long words get smaller letters rather than being cut.
        while wanted(body) > bottom - column.y && body.size_pt > 6.0 {
            body.size_pt -= 0.5;
        }
        for words in &paragraphs {
            column.words(words, body);
            column.y += 6.0;
        }
        self.picture(column, scene, bottom).into_iter().collect()
    }

    /// The picture of a scene in the room that the words leave; a word where it is missing.
    fn picture(&self, column: &mut Column, scene: &StoryScene, bottom: f32) -> Option<Picture> {
        let name = scene.picture.as_deref()?;
        let room = (bottom - column.y - 6.0).min(PICTURE_PT);
        let Some(image) = (self.medium)(name).and_then(|bytes| image::load_from_memory(&bytes).ok()) else {
            let how = column.type_of(Face::Regular, 9.5, "warning");
            let words = self
                .messages
                .format("handout-picture-missing", &[("file", name.into())]);
            column.words(&words, how);
            return None;
        };
        if room < 40.0 {
            return None;
        }
        let ratio = image.height() as f32 / image.width().max(1) as f32;
        let (width, height) = if WORDS_PT * ratio <= room {
            (WORDS_PT, WORDS_PT * ratio)
        } else {
            (room / ratio, room)
        };
        let at = [column.left, column.y + 6.0, width, height];
        column.y += height + 6.0;
        photograph(&image, at)
    }

    /// Small print at the bottom of the page.
    fn foot(&self, column: &mut Column, words: &str) {
        let quiet = column.type_of(Face::Regular, 7.0, "text-secondary");
        let width = column.left + column.width - MARGIN_PT;
        column.words_at(MARGIN_PT, column.bottom - FOOT_PT + 8.0, width, words, quiet);
    }
}

/// Where the title with this number stands: down, then to the right.
fn place(number: usize, rows: usize, top: f32, half: f32) -> (f32, f32) {
    let (across, down) = (number / rows, number % rows);
    (MARGIN_PT + across as f32 * (half + GAP_PT), top + down as f32 * 18.0)
}

/// An image as sharp as paper needs it.
fn photograph(image: &DynamicImage, at: [f32; 4]) -> Option<Picture> {
    let sides = [at[2], at[3]].map(|side| (side * PICTURE_DENSITY).round().max(1.0) as u32);
    let image = if image.width() > sides[0] {
        image.resize_exact(sides[0], sides[1], image::imageops::FilterType::CatmullRom)
    } else {
        image.clone()
    };
    let image = DynamicImage::ImageRgb8(image.to_rgb8());
    let mut jpeg = Vec::new();
    let mut out = std::io::Cursor::new(&mut jpeg);
    image.write_to(&mut out, ImageFormat::Jpeg).ok()?;
    Some(Picture {
        at,
        pixels: [image.width(), image.height()],
        jpeg,
    })
}

/// The paragraphs of a text in Markdown, without its signs; the items of a list begin with a dot.
fn plain(markdown: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Item) => paragraphs.push("•\u{a0}".to_owned()),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => paragraphs.push(String::new()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(last) = paragraphs.last_mut() {
                    last.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(last) = paragraphs.last_mut() {
                    last.push(' ');
                }
            }
            _ => {}
        }
    }
    paragraphs.retain(|words| !words.trim().is_empty());
    paragraphs
}

/// A page as a PNG file, its photographs in their place.
///
/// # Errors
/// When the page cannot be drawn or encoded.
pub fn png(page: &PdfPage, pixels_per_point: f32) -> Result<Vec<u8>, ExportError> {
    let pixmap = png::rasterize(&page.svg, pixels_per_point)?;
    let (width, height) = (pixmap.width(), pixmap.height());
    let size = png::PictureError::Size(width, height);
    // A page is opaque: its premultiplied pixels are its pixels.
    let mut picture = image::RgbaImage::from_raw(width, height, pixmap.take()).ok_or(size)?;
    for photograph in &page.pictures {
        let [left, top, wide, high] = photograph.at.map(|place| (place * pixels_per_point).round());
        let Ok(image) = image::load_from_memory(&photograph.jpeg) else {
            continue;
        };
        let image = image.resize_exact(wide as u32, high as u32, image::imageops::FilterType::CatmullRom);
        image::imageops::overlay(&mut picture, &image.to_rgba8(), left as i64, top as i64);
    }
    let mut bytes = Vec::new();
    picture
        .write_to(&mut std::io::Cursor::new(&mut bytes), ImageFormat::Png)
        .map_err(|error| png::PictureError::Encode(error.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_loses_its_signs_and_keeps_its_words() {
        let paragraphs = plain("Un **mot** fort.\n\n- un\n- deux\n\nFin *douce*\nici.");
        assert_eq!(
            paragraphs,
            ["Un mot fort.", "•\u{a0}un", "•\u{a0}deux", "Fin douce ici."]
        );
    }

    #[test]
    fn a_photograph_is_as_sharp_as_paper_needs_it() {
        let image = DynamicImage::new_rgb8(4000, 3000);
        let picture = photograph(&image, [0.0, 0.0, 200.0, 150.0]).unwrap();
        assert_eq!(picture.pixels, [600, 450]);
        assert!(picture.jpeg.starts_with(&[0xff, 0xd8]));
        let small = photograph(&DynamicImage::new_rgb8(40, 30), [0.0, 0.0, 200.0, 150.0]).unwrap();
        assert_eq!(small.pixels, [40, 30]);
    }
}
