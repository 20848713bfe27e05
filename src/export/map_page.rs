//! The map as a page: title, filter in a sentence, map, legend, scale bar, north, sources with their licences.

use crate::analysis::clock::Clock;
use crate::analysis::in_view::{InView, Measures, Question, in_view};
use crate::i18n::Messages;
use crate::index::{Index, Shown};
use crate::model::{Atlas, FeatureId, Near};
use crate::scene::{
    self, Anchor, Details, Drawn, Moment, Pass, Scene, SceneInput, SceneScratch, Stroke, add_drawn_sample,
    add_lamp_sample, clock_words,
};
use crate::space::Viewport;
use crate::style::{Face, Palette, Symbology};
use crate::text::measure;

use super::desk::Desk;
use super::furniture::Furniture;
use super::legend_block::{LegendBlock, LegendInput};
use super::page::{Frame, Page};
use super::words::wrapped;

/// Part of the page's width that the legend takes at most.
const MOST_LEGEND: f32 = 0.5;
/// Size and line of the title, in points.
const TITLE_PT: [f32; 2] = [19.0, 24.0];
/// Width of a column of the legend, in points.
const COLUMN_PT: f32 = 244.0;
/// Height of a line that explains the desk, in points.
const DESK_PT: f32 = 16.0;

/// What a page is made from.
#[derive(Clone)]
pub struct MapPage<'a> {
    /// What there is.
    pub atlas: &'a Atlas,
    /// Where it is.
    pub index: &'a Index,
    /// Its levels of detail.
    pub details: &'a Details,
    /// What it measures.
    pub measures: &'a Measures,
    /// What is on and passes the filter.
    pub shown: &'a Shown,
    /// Opacity by layer, 0 to 1.
    pub opacities: &'a [f32],
    /// Looks of classes.
    pub symbology: &'a Symbology,
    /// Colours.
    pub palette: &'static Palette,
    /// Words.
    pub messages: &'a Messages,
    /// Width and height in points.
    pub size: [f32; 2],
    /// Words on top; empty has none.
    pub title: String,
    /// What is filtered, in a sentence; empty where nothing is.
    pub filter: String,
    /// What stands around the map.
    pub furniture: Furniture,
    /// The clock with its year; none shows all times.
    pub moment: Option<(&'a Clock, i32)>,
    /// What is drawn over the map, with the words that explain it.
    pub desk: Option<&'a Desk>,
    /// The condition of distance of the filter: tables then tell how far each feature is.
    pub near: Option<&'a Near>,
    /// Features whose sheets are pages of their own.
    pub sheets: &'a [FeatureId],
}

/// Boxes of a page (left, top, right, bottom), in points.
struct Layout {
    map: [f32; 4],
    legend: Option<[f32; 2]>,
    foot: f32,
}

impl MapPage<'_> {
    /// Composes the page; `look` gives the view for a map of a size in points.
    pub fn compose(&self, look: &dyn Fn([f64; 2]) -> Viewport) -> Page {
        // The legend says what the map holds, and the map takes what the legend leaves: a first guess, then the truth.
        let [width, height] = self.size;
        let guess = look([
            f64::from(width - COLUMN_PT - 3.0 * self.furniture.margin_pt).max(64.0),
            f64::from(height * 0.8),
        ]);
        let guess_answer = self.answer(&guess);
        let (layout, _) = self.layout(&guess, &guess_answer);
        let map_size = size_of(layout.map);
        let viewport = look(map_size);
        let answer = self.answer(&viewport);
        let mut paper = Scene::new(page_viewport(self.size), self.furniture.ground(self.palette));
        let sources = self.sources(&answer);
        let block = layout
            .legend
            .map(|at| (at, self.legend_in(&viewport, &answer, &layout)));
        self.heading(&mut paper);
        self.foot(&mut paper, &viewport, layout.foot, &sources);
        if let Some((at, block)) = &block {
            block.draw(&mut paper, *at);
        }
        let edge = Stroke::solid(self.palette.interface("text"), 1.2);
        let [left, top, right, bottom] = layout.map;
        paper.draw_box([left - 0.6, top - 0.6, right + 0.6, bottom + 0.6], None, Some(edge));
        let mut frames = vec![
            Frame {
                at: [0.0, 0.0],
                scene: paper,
            },
            Frame {
                at: [f64::from(left), f64::from(top)],
                scene: self.map(viewport),
            },
        ];
        frames.extend(self.inset(&viewport, [left, top]));
        Page {
            size: self.size.map(f64::from),
            points_per_inch: self.furniture.points_per_inch,
            frames,
            pictures: self.furniture.picture(self.size[0]).into_iter().collect(),
        }
    }

    pub(super) fn answer(&self, viewport: &Viewport) -> InView {
        let mut answer = in_view(&Question {
            atlas: self.atlas,
            index: self.index,
            measures: self.measures,
            shown: self.shown,
            extent: viewport.extent_mercator(),
            zoom: viewport.zoom,
        });
        // Lamps have a legend of their own: that of the catalog tells of today.
        if let Some((clock, _)) = self.moment {
            answer.classes.retain(|class| !clock.has_works(class.layer));
        }
        answer
    }

    fn map(&self, viewport: Viewport) -> Scene {
        let words = self.moment.map_or_else(String::new, |(clock, year)| {
            let count = clock.counts(self.atlas, self.shown, year).working;
            self.messages.format("clock-working", &[("count", count.into())])
        });
        let inset: Vec<[f32; 4]> = self
            .inset_box(viewport.size)
            .map(|place| place.map(|side| side as f32))
            .into_iter()
            .collect();
        let input = SceneInput {
            atlas: self.atlas,
            index: self.index,
            details: self.details,
            shown: self.shown,
            opacities: self.opacities,
            symbology: self.symbology,
            palette: self.palette,
            lang: self.messages.lang(),
            text_size: 1.0,
            labels: true,
            ground: crate::scene::Ground::Here,
            covered_pt: [0.0; 4],
            obstacles_pt: &inset,
            names_pt: &[],
            moment: self.moment.map(|(clock, year)| Moment {
                clock,
                year,
                pass: Pass::Whole,
                words: &words,
                aside: false,
            }),
            viewport,
        };
        let mut map = Scene::new(viewport, self.palette.interface("paper"));
        scene::build(&input, &mut SceneScratch::default(), &mut map);
        if let Some(desk) = self.desk {
            scene::add_drawn(&mut map, &desk.drawn, self.palette);
        }
        map
    }

    fn legend_input(&self, viewport: &Viewport) -> LegendInput<'_> {
        LegendInput {
            atlas: self.atlas,
            symbology: self.symbology,
            palette: self.palette,
            messages: self.messages,
            zoom: viewport.zoom,
        }
    }

    fn head_pt(&self) -> f32 {
        let lines = self.title_lines().len() as f32;
        let title = if lines > 0.0 { lines * TITLE_PT[1] + 6.0 } else { 0.0 };
        let filter = self.filter_lines().len() as f32 * 16.0;
        let clock = if self.moment.is_some() { 22.0 } else { 0.0 };
        let desk = self.desk_lines().len() as f32 * DESK_PT;
        let air = if filter + desk > 0.0 { 6.0 } else { 0.0 };
        let words = title + filter + clock + desk + air;
        let logo = self
            .furniture
            .logo_at(self.size[0])
            .map_or(0.0, |[_, _, _, height]| height + 8.0);
        self.furniture.margin_pt + words.max(logo)
    }

    fn title_lines(&self) -> Vec<String> {
        wrapped(&self.title, Face::Bold, TITLE_PT[0], self.words_pt())
    }

    fn filter_lines(&self) -> Vec<String> {
        wrapped(&self.filter, Face::Regular, 12.0, self.words_pt())
    }

    /// Width for title and filter, in points: the sign stands beside them.
    fn words_pt(&self) -> f32 {
        let logo = self
            .furniture
            .logo_at(self.size[0])
            .map_or(0.0, |[_, _, width, _]| width + 16.0);
        self.size[0] - 2.0 * self.furniture.margin_pt - logo
    }

    /// Whether the legend stands below the map rather than beside it.
    fn is_upright(&self) -> bool {
        self.size[0] < 640.0 || self.size[1] > 1.15 * self.size[0]
    }

    fn layout(&self, viewport: &Viewport, answer: &InView) -> (Layout, f32) {
        let [width, height] = self.size;
        let head = self.head_pt();
        let foot_pt = self.foot_pt(answer);
        let foot = height - self.furniture.margin_pt - foot_pt;
        let (left, right) = (self.furniture.margin_pt, width - self.furniture.margin_pt);
        let mut map = [left, head, right, (foot - 4.0).max(head + 48.0)];
        let mut legend = None;
        if self.furniture.legend && !answer.classes.is_empty() {
            let input = self.legend_input(viewport);
            if self.is_upright() {
                let columns = (((width - 2.0 * self.furniture.margin_pt + 16.0) / (COLUMN_PT + 16.0)) as usize).max(1);
                let column = (width - 2.0 * self.furniture.margin_pt - 16.0 * (columns - 1) as f32) / columns as f32;
                let rows = LegendBlock::new(input, answer, column, 1, f32::INFINITY).height_pt;
                let most = (height - head - foot_pt) * 0.46;
                let wanted = (rows / columns as f32 + 48.0).min(most);
                let top = foot - wanted - 4.0;
                map[3] = (top - 12.0).max(head + 48.0);
                legend = Some([left, top]);
            } else {
                let within = |part: f32| {
                    let columns = ((width * part) / (COLUMN_PT + 16.0)).max(1.0) as usize;
                    LegendBlock::new(input, answer, COLUMN_PT, columns, map[3] - map[1])
                };
                // A legend that is cut is worse than a smaller map.
                let block = within(self.furniture.legend_part);
                let block = if block.is_cut() { within(MOST_LEGEND) } else { block };
                map[2] = right - block.width_pt() - 18.0;
                legend = Some([map[2] + 18.0, head]);
            }
        }
        (Layout { map, legend, foot }, foot_pt)
    }

    /// The legend in the room that the layout has for it.
    fn legend_in<'b>(&'b self, viewport: &Viewport, answer: &'b InView, layout: &Layout) -> LegendBlock<'b> {
        let input = self.legend_input(viewport);
        let width = self.size[0] - 2.0 * self.furniture.margin_pt;
        let Some([x, top]) = layout.legend else {
            return LegendBlock::new(input, answer, COLUMN_PT, 1, 0.0);
        };
        if self.is_upright() {
            let columns = (((width + 16.0) / (COLUMN_PT + 16.0)) as usize).max(1);
            let column = (width - 16.0 * (columns - 1) as f32) / columns as f32;
            return LegendBlock::new(input, answer, column, columns, layout.foot - 4.0 - top);
        }
        let columns = ((self.size[0] - self.furniture.margin_pt - x + 16.0) / (COLUMN_PT + 16.0))
            .round()
            .max(1.0) as usize;
        LegendBlock::new(input, answer, COLUMN_PT, columns, layout.map[3] - top)
    }

    fn heading(&self, paper: &mut Scene) {
        let (ink, pale) = (self.palette.interface("text"), self.palette.interface("text-secondary"));
        let mut y = self.furniture.margin_pt;
        let titles = self.title_lines();
        for line in &titles {
            let at = [self.furniture.margin_pt, y + 10.0];
            paper.draw_words(line, at, Anchor::Left, Face::Bold, TITLE_PT[0], ink);
            y += TITLE_PT[1];
        }
        if !titles.is_empty() {
            y += 6.0;
        }
        for line in self.filter_lines() {
            paper.draw_words(
                &line,
                [self.furniture.margin_pt, y + 6.0],
                Anchor::Left,
                Face::Regular,
                12.0,
                pale,
            );
            y += 16.0;
        }
        if self.moment.is_some() {
            self.clock_legend(paper, y + 6.0);
            y += 22.0;
        }
        self.desk_legend(paper, y);
    }

    /// What explains the drawings of the desk, set in lines: each with its sample, its words, and where it begins.
    fn desk_lines(&self) -> Vec<Vec<(f32, Option<&Drawn>, String)>> {
        let room = self.words_pt();
        let mut lines = Vec::new();
        for row in self.desk.iter().flat_map(|desk| &desk.legend) {
            let (mut line, mut x) = (Vec::new(), 0.0_f32);
            for (sample, words) in row {
                let indent = if sample.is_some() { 25.0 } else { 0.0 };
                let width = indent + measure(words, Face::Regular, 11.5, 0.0).width_pt;
                if !line.is_empty() && x + width > room {
                    lines.push(std::mem::take(&mut line));
                    x = 0.0;
                }
                for (number, part) in wrapped(words, Face::Regular, 11.5, room - x - indent)
                    .into_iter()
                    .enumerate()
                {
                    if number > 0 {
                        lines.push(std::mem::take(&mut line));
                        x = 0.0;
                    }
                    line.push((x, sample.as_ref().filter(|_| number == 0), part));
                    if let Some((at, first, _)) = line.last_mut()
                        && number > 0
                    {
                        (*at, *first) = (indent, None);
                    }
                }
                x += width + 18.0;
            }
            lines.push(line);
        }
        lines
    }

    /// Draws the lines that explain the drawings of the desk.
    fn desk_legend(&self, paper: &mut Scene, top: f32) {
        let ink = self.palette.interface("text");
        for (number, line) in self.desk_lines().into_iter().enumerate() {
            let y = top + number as f32 * DESK_PT + 6.0;
            for (x, sample, words) in line {
                let mut x = self.furniture.margin_pt + x;
                if let Some(sample) = sample {
                    add_drawn_sample(paper, sample, self.palette, [x, y]);
                    x += 25.0;
                }
                paper.draw_words(&words, [x, y], Anchor::Left, Face::Regular, 11.5, ink);
            }
        }
    }

    /// What the marks of the year mean, each with its count, in one line.
    fn clock_legend(&self, paper: &mut Scene, y: f32) {
        let Some((clock, year)) = self.moment else { return };
        let pale = self.palette.interface("text-secondary");
        let mut x = self.furniture.margin_pt;
        for (phase, words) in clock_words(self.messages, clock.counts(self.atlas, self.shown, year)) {
            if let Some(phase) = phase {
                add_lamp_sample(self.palette, phase, [x + 7.0, y], 3.6, paper);
                x += 18.0;
            }
            paper.draw_words(&words, [x, y], Anchor::Left, Face::Regular, 11.0, pale);
            x += measure(&words, Face::Regular, 11.0, 0.0).width_pt + 18.0;
        }
    }
}

fn size_of([left, top, right, bottom]: [f32; 4]) -> [f64; 2] {
    [f64::from((right - left).max(32.0)), f64::from((bottom - top).max(32.0))]
}

/// A page is no piece of the world; its viewport only says how large it is.
fn page_viewport(size: [f32; 2]) -> Viewport {
    Viewport {
        center_geo: geo_types::Coord { x: 0.0, y: 0.0 },
        zoom: 8.0,
        size: size.map(f64::from),
    }
}
