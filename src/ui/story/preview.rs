//! Small pictures of scenes, painted on other threads: for the list of the maker and for the presenter.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, TextureFilter, TextureHandle, TextureOptions};

use crate::load::story::text::render;
use crate::model::{Lang, Localized, Scene, Story};
use crate::paint::raster;
use crate::scene::{self, Ground, Moment, Pass, SceneInput, SceneScratch};
use crate::space::Viewport;
use crate::state::{
    MapRoom, State,
    story::{scene_view, shown},
};
use crate::style::{Palette, Symbology, Theme};
use crate::ui::World;

/// Size of a preview in points of its map; it is painted at three quarters of that.
const MAP_PT: [f64; 2] = [960.0, 600.0];
/// Pixels for each point of the map.
const PIXELS_PER_POINT: f32 = 0.75;
/// Previews that are kept.
const KEPT: usize = 80;

/// What a preview shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    /// The scene as it is written, without its words.
    scene: String,
    theme: Theme,
    lang: Lang,
}

type Answer = (Key, ColorImage);

/// Previews by what they show; none stands for one on its way.
pub struct Previews {
    known: HashMap<Key, Option<TextureHandle>>,
    order: Vec<Key>,
    /// Asked for, not yet begun.
    wanted: Vec<(Key, Scene)>,
    answers: (Sender<Answer>, Receiver<Answer>),
}

impl Default for Previews {
    fn default() -> Self {
        Self {
            known: HashMap::new(),
            order: Vec::new(),
            wanted: Vec::new(),
            answers: channel(),
        }
    }
}

impl Previews {
    /// Whether one is being painted.
    pub fn is_pending(&self) -> bool {
        self.known.values().any(Option::is_none)
    }

    /// The preview of a scene, once it is there; it is painted for the first who asks, after the frame.
    pub fn get(&mut self, wanted: &Scene, (theme, lang): (Theme, Lang)) -> Option<TextureHandle> {
        let bare = Scene {
            title: Localized::default(),
            text: Localized::default(),
            notes: Localized::default(),
            picture: None,
            sound: None,
            ..wanted.clone()
        };
        let mut story = Story::new("", lang, "");
        story.scenes.push(bare.clone());
        let key = Key {
            scene: render(&story),
            theme,
            lang,
        };
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        self.known.insert(key.clone(), None);
        self.wanted.push((key, bare));
        None
    }

    /// Takes what is painted, and has painted what is wanted.
    pub fn tend(&mut self, ctx: &egui::Context, world: &Arc<World>) {
        // Shown at a quarter of its size in a list.
        let looks = TextureOptions::LINEAR.with_mipmap_mode(Some(TextureFilter::Linear));
        while let Ok((key, image)) = self.answers.1.try_recv() {
            let texture = ctx.load_texture("preview of a scene", image, looks);
            self.known.insert(key, Some(texture));
        }
        for (key, scene) in std::mem::take(&mut self.wanted) {
            self.order.push(key.clone());
            if self.order.len() > KEPT {
                let oldest = self.order.remove(0);
                self.known.remove(&oldest);
            }
            let (world, answer, repaint) = (Arc::clone(world), self.answers.0.clone(), ctx.clone());
            rayon::spawn(move || {
                let image = painted(&world, &scene, key.theme, key.lang);
                // The window may be closed before.
                answer.send((key, image)).ok();
                repaint.request_repaint();
            });
        }
    }

    /// Forgets all of them: the territory is about to be another one.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

fn painted(world: &World, wanted: &Scene, theme: Theme, lang: Lang) -> ColorImage {
    let atlas = &world.atlas;
    let view = scene_view(&State::default(), atlas, wanted, MapRoom::bare(MAP_PT));
    let choices = view.layer_choices(atlas);
    let opacities: Vec<f32> = choices.iter().map(|choice| choice.opacity).collect();
    let palette = Palette::of(theme);
    let symbology = Symbology::new(atlas, palette);
    let shown = shown(atlas, &view);
    let Some(camera) = view.camera else {
        return ColorImage::filled([1, 1], egui::Color32::TRANSPARENT);
    };
    let viewport = Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: MAP_PT,
    };
    let input = SceneInput {
        atlas,
        index: &world.index,
        details: &world.details,
        shown: &shown,
        opacities: &opacities,
        symbology: &symbology,
        palette,
        lang,
        text_size: 1.0,
        labels: true,
        ground: Ground::Here,
        covered_pt: [0.0; 4],
        obstacles_pt: &[],
        names_pt: &[],
        moment: view.year.map(|year| Moment {
            clock: world.clock(),
            year,
            pass: Pass::Whole,
            words: "",
            aside: false,
        }),
        viewport,
    };
    let mut map = scene::Scene::new(viewport, palette.interface("paper"));
    let mut scratch = SceneScratch::default();
    scratch.no_triangles = true;
    scene::build(&input, &mut scratch, &mut map);
    let image = raster::paint(&map, PIXELS_PER_POINT);
    ColorImage::from_rgba_premultiplied([image.width, image.height], &image.pixels)
}
