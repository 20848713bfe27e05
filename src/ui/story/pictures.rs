//! Pictures of scenes: read and decoded on other threads, shown when they are ready.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::load::story::{OpenedStory, decode};
use crate::model::Diagnostic;
use crate::ui::Context;
use egui::{ColorImage, RichText, TextureHandle, TextureOptions, Ui, Vec2, vec2};

/// Longest side of a picture in memory, in pixels: a screen is seldom larger.
const LONGEST_PX: u32 = 1_920;

type Key = (String, String);
type Answer = (Key, Result<ColorImage, Box<Diagnostic>>);

/// Pictures by story and name; none stands for one on its way.
pub struct Pictures {
    known: HashMap<Key, Option<Result<TextureHandle, Box<Diagnostic>>>>,
    answers: (Sender<Answer>, Receiver<Answer>),
}

impl Default for Pictures {
    fn default() -> Self {
        Self {
            known: HashMap::new(),
            answers: channel(),
        }
    }
}

impl Pictures {
    /// Whether one is being decoded.
    pub fn is_pending(&self) -> bool {
        self.known.values().any(Option::is_none)
    }

    /// Forgets those of a story: another one may come under its id.
    pub fn forget(&mut self, id: &str) {
        self.known
            .retain(|(story, _), picture| story != id || picture.is_none());
    }

    /// A picture, once it is there; the first who asks has it read.
    pub fn get(
        &mut self,
        ctx: &egui::Context,
        opened: &OpenedStory,
        name: &str,
    ) -> Option<Result<TextureHandle, Box<Diagnostic>>> {
        while let Ok((key, image)) = self.answers.1.try_recv() {
            let texture = image.map(|image| ctx.load_texture(key.1.clone(), image, TextureOptions::LINEAR));
            self.known.insert(key, Some(texture));
        }
        let key = (opened.story.id.clone(), name.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        self.known.insert(key.clone(), None);
        let (opened, answer, repaint) = (opened.clone(), self.answers.0.clone(), ctx.clone());
        rayon::spawn(move || {
            let picture = opened.medium(&key.1).and_then(|bytes| decoded(&bytes, &key));
            // The window may be closed before.
            answer.send((key, picture)).ok();
            repaint.request_repaint();
        });
        None
    }
}

fn decoded(bytes: &[u8], (story, name): &Key) -> Result<ColorImage, Box<Diagnostic>> {
    let pixels = decode(bytes, story, name, LONGEST_PX)?;
    let size = [pixels.width() as usize, pixels.height() as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, pixels.as_raw()))
}

/// Shows a picture as wide as there is room and no higher than `height_pt`; where it is missing, an empty frame that says so.
pub fn show(ui: &mut Ui, cx: &Context<'_>, pictures: &mut Pictures, opened: &OpenedStory, name: &str, height_pt: f32) {
    let width = ui.available_width();
    match pictures.get(ui.ctx(), opened, name) {
        Some(Ok(texture)) => {
            let size = texture.size_vec2();
            let shown = size * (width / size.x.max(1.0)).min(height_pt / size.y.max(1.0));
            let image = egui::Image::new((texture.id(), shown)).corner_radius(8).alt_text(name);
            ui.add(image);
        }
        answer => {
            let words = match &answer {
                Some(Err(fault)) => fault_words(cx, fault),
                _ => cx.text("story-picture-coming").to_owned(),
            };
            let size = vec2(width, (height_pt * 0.5).min(120.0));
            placeholder(ui, cx, size, &words);
        }
    }
}

/// What is wrong with a picture, without the scene that the reader knows already.
fn fault_words(cx: &Context<'_>, fault: &Diagnostic) -> String {
    let name = fault.args.iter().find(|(key, _)| key == "name");
    let name = name.map_or("", |(_, name)| name);
    cx.messages.format("story-picture-missing", &[("name", name.into())])
}

/// An empty frame with words.
fn placeholder(ui: &mut Ui, cx: &Context<'_>, size: Vec2, words: &str) {
    egui::Frame::new()
        .fill(cx.color("field"))
        .stroke(egui::Stroke::new(1.0, cx.color("card-border")))
        .corner_radius(8)
        .show(ui, |ui| {
            ui.set_width(size.x - 2.0);
            ui.set_height(size.y);
            ui.centered_and_justified(|ui| {
                let text = RichText::new(words).small().color(cx.color("text-secondary"));
                ui.add(egui::Label::new(text).wrap());
            });
        });
}
