//! What the year of the clock changes, as a picture of its own over the one that no year changes: while the years run only
//! this one is made anew. Two years side by side are two of them.

use egui::{Painter, Rect};

use super::lettering::Lettering;
use super::picture::PictureKey;
use crate::model::FeatureId;
use crate::paint::egui::Painted;
use crate::scene::{self, Moment, Pass, Scene, SceneInput, SceneScratch};
use crate::style::Rgba;
use crate::ui::Context;

/// How near the pointer must come to a lamp, in points.
const TOLERANCE_PT: f32 = 4.0;

/// The picture of a year.
struct YearPicture {
    scene: Scene,
    painted: Painted,
    key: Option<(PictureKey, i32, String, [f32; 2])>,
}

impl YearPicture {
    fn new(input: &SceneInput<'_>) -> Self {
        Self {
            scene: Scene::new(input.viewport, Rgba::TRANSPARENT),
            painted: Painted::default(),
            key: None,
        }
    }
}

/// The pictures of the years that are shown.
#[derive(Default)]
pub(in crate::ui) struct Moving {
    pictures: Vec<YearPicture>,
    scratch: SceneScratch,
    /// Names that no year changes, over both.
    names: Option<(Scene, Painted)>,
    /// The same as a picture, where OpenGL is software and the map rests.
    lettering: Option<Lettering>,
    as_picture: bool,
    rests: bool,
    /// Years, the left one first, and where the right one begins, in points from the left edge.
    years: Vec<i32>,
    divider_pt: f32,
    /// Pictures of years made so far.
    pub(super) made: u64,
    /// Making the last one, in milliseconds.
    pub(super) build_ms: f64,
}

impl Moving {
    /// From now on names are a picture while the map rests: faster where OpenGL is software.
    pub(super) fn names_as_picture(&mut self) {
        self.as_picture = true;
    }

    pub(super) fn forget(&mut self) {
        self.names = None;
        self.pictures.clear();
    }

    /// Makes the pictures of the years of the state, where they or what lies below changed.
    pub(super) fn update(
        &mut self,
        cx: &Context<'_>,
        input: &SceneInput<'_>,
        key: &PictureKey,
        changed: bool,
        rect: Rect,
    ) {
        let then = cx.state.then.filter(|_| cx.state.year.is_some());
        self.years = then.map(|then| then.year).into_iter().chain(cx.state.year).collect();
        self.divider_pt = then.map_or(0.0, |then| then.at * rect.width());
        self.pictures.truncate(self.years.len());
        let Some(moment) = input.moment else {
            self.names = None;
            return;
        };
        self.rests = !changed && self.names.is_some();
        if !self.rests {
            let (mut scene, mut painted) = self
                .names
                .take()
                .unwrap_or_else(|| (Scene::new(input.viewport, Rgba::TRANSPARENT), Painted::default()));
            let moment = Some(Moment {
                pass: Pass::Names,
                ..moment
            });
            scene.restart(input.viewport, Rgba::TRANSPARENT);
            scene::build(&SceneInput { moment, ..*input }, &mut self.scratch, &mut scene);
            painted.update(&scene, rect, key.pixels_per_point, cx.textures);
            self.lettering = None;
            self.names = Some((scene, painted));
        }
        let mut names: Option<Vec<[f32; 4]>> = None;
        for place in 0..self.years.len() {
            if self.pictures.len() <= place {
                self.pictures.push(YearPicture::new(input));
            }
            let year = self.years[place];
            let working = moment.clock.counts(cx.atlas(), cx.shown, year).working;
            let words = cx.messages.format("clock-working", &[("count", working.into())]);
            let wanted = (key.clone(), year, words.clone(), key.size);
            if !changed && self.pictures[place].key.as_ref() == Some(&wanted) {
                continue;
            }
            let names = names.get_or_insert_with(|| {
                let scene = self.names.as_ref().map(|(scene, _)| scene);
                scene.map(scene::text_boxes).unwrap_or_default()
            });
            let started = std::time::Instant::now();
            let aside = place == 1;
            let year_input = SceneInput {
                moment: Some(Moment {
                    year,
                    pass: Pass::Moving,
                    words: &words,
                    aside,
                    ..moment
                }),
                names_pt: names,
                ..*input
            };
            let picture = &mut self.pictures[place];
            picture.scene.restart(input.viewport, Rgba::TRANSPARENT);
            scene::build(&year_input, &mut self.scratch, &mut picture.scene);
            picture
                .painted
                .update(&picture.scene, rect, key.pixels_per_point, cx.textures);
            picture.key = Some(wanted);
            self.made += 1;
            self.build_ms = started.elapsed().as_secs_f64() * 1000.0;
        }
    }

    /// The work under a position of the map, in points.
    pub(super) fn lamp_at(&self, at: [f32; 2]) -> Option<FeatureId> {
        let right = self.pictures.len() > 1 && at[0] >= self.divider_pt;
        let picture = self.pictures.get(usize::from(right))?;
        picture.scene.lamp_at(at, TOLERANCE_PT)
    }

    pub(super) fn paint_meshes(&self, painter: &Painter, rect: Rect) {
        for (place, picture) in self.pictures.iter().enumerate() {
            picture.painted.paint_meshes(&self.part(painter, rect, place));
        }
        if let Some((_, painted)) = self.names.as_ref().filter(|_| !(self.as_picture && self.rests)) {
            painted.paint_meshes(painter);
        }
    }

    pub(super) fn paint_texts(&mut self, painter: &Painter, rect: Rect) {
        match &mut self.names {
            Some((scene, _)) if self.as_picture && self.rests => self
                .lettering
                .get_or_insert_with(|| Lettering::new(painter.ctx(), scene, rect))
                .paint(painter),
            Some((_, painted)) => painted.paint_texts(painter, rect),
            None => {}
        }
        for (place, picture) in self.pictures.iter().enumerate() {
            picture.painted.paint_texts(&self.part(painter, rect, place), rect);
        }
    }

    /// The painter of one side of the divider.
    fn part(&self, painter: &Painter, rect: Rect, place: usize) -> Painter {
        if self.pictures.len() < 2 {
            return painter.clone();
        }
        let x = rect.left() + self.divider_pt;
        let side = if place == 0 {
            rect.with_max_x(x)
        } else {
            rect.with_min_x(x)
        };
        painter.with_clip_rect(side.intersect(painter.clip_rect()))
    }
}
