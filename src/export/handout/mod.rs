//! A story on paper and as pictures: an opening page, then one page for each scene with its map, words, picture and notes.

mod pieces;
mod write;

use std::fmt::Write as _;

pub use pieces::png;
use pieces::{photograph, plain};
pub use write::write;

use super::compose::{Column, hex};
use super::furniture::credits;
use super::pdf::{PdfPage, Picture};
use crate::analysis::clock::Clock;
use crate::analysis::in_view::{Measures, Question, in_view};
use crate::i18n::Messages;
use crate::index::Index;
use crate::model::{Atlas, Scene as StoryScene, Story};
use crate::paint::svg;
use crate::scene::{self, Details, Moment, Pass, Scene, SceneInput, SceneScratch};
use crate::space::Viewport;
use crate::state::clock::this_year;
use crate::state::story::credits as story_credits;
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
    /// How many pages there are: the opening, the scenes, and for slides the closing.
    pub fn count(&self, form: HandoutForm) -> usize {
        self.story.scenes.len() + 1 + usize::from(form == HandoutForm::Slide)
    }

    /// The page with this number, from 0: the opening, the scenes in their order, the closing; none where there is none.
    pub fn page(&self, form: HandoutForm, number: usize) -> Option<PdfPage> {
        let Some(scene) = number.checked_sub(1) else {
            return Some(PdfPage::new(self.opening(form)));
        };
        match self.story.scenes.get(scene) {
            Some(told) => Some(self.scene(form, scene, told)),
            None if number < self.count(form) => Some(PdfPage::new(self.closing(form))),
            None => None,
        }
    }

    /// Thanks, and whose data was shown.
    fn closing(&self, form: HandoutForm) -> String {
        let mut column = Self::column(form);
        column.y = form.size_pt()[1] * 0.34;
        let title = column.type_of(Face::Bold, 32.0, "text");
        column.words(self.messages.text("story-thanks"), title);
        column.y += 8.0;
        let about = column.type_of(Face::Regular, 14.0, "text-secondary");
        column.words(self.words(&self.story.title), about);
        column.y += 18.0;
        column.rule();
        column.y += 10.0;
        let small = column.type_of(Face::Regular, 10.0, "text-secondary");
        column.words(&story_credits(self.atlas, self.story).join(" · "), small);
        column.out.push_str("</svg>\n");
        column.out
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
        let halo = scene::Halo::selection(palette.interface("selection"), palette.interface("card"));
        scene::add_halos(&input, story::lit(self.atlas, scene), halo, &mut map);
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
