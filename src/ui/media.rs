//! Pictures of a sheet: found and decoded on other threads, shown when they are ready, named when they are broken.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, Label, Rect, RichText, TextureHandle, TextureOptions, Ui, Vec2};
use image::ImageReader;

use super::page::passing;
use super::{Context, World};
use crate::export;
use crate::i18n::Messages;
use crate::load::media::{self, Credit, Fault, MediaFile};
use crate::model::Lang;
use crate::paint::egui::color_image;
use crate::paint::png;

/// Longest side of a picture in memory, in pixels: a sheet is no wider.
const LONGEST_PX: u32 = 1_200;
/// Features whose pictures are kept.
const KEPT: usize = 6;

/// A picture of a feature.
struct Picture {
    file: MediaFile,
    texture: Option<TextureHandle>,
}

/// A picture of the guide in a language.
type Drawing = (String, Lang);

type Drawn = (Drawing, ColorImage);

type Answer = (String, Vec<(MediaFile, Option<ColorImage>)>);

/// Pictures of the features that were looked at last.
pub struct Shelf {
    folders: Vec<PathBuf>,
    asked: Vec<String>,
    ready: HashMap<String, Vec<Picture>>,
    answers: (Sender<Answer>, Receiver<Answer>),
    /// Pictures of the guide: asked for by panels, drawn by [`Shelf::tend`]; none stands for one on its way.
    drawings: RefCell<HashMap<Drawing, Option<TextureHandle>>>,
    wanted: RefCell<Vec<Drawing>>,
    drawn: (Sender<Drawn>, Receiver<Drawn>),
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            folders: Vec::new(),
            asked: Vec::new(),
            ready: HashMap::new(),
            answers: channel(),
            drawings: RefCell::default(),
            wanted: RefCell::default(),
            drawn: channel(),
        }
    }
}

impl Shelf {
    /// Pictures are looked for in `folders`.
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self {
            folders,
            ..Self::default()
        }
    }

    /// Whether something is still being decoded.
    pub fn is_waiting(&self) -> bool {
        self.asked.iter().any(|id| !self.ready.contains_key(id))
    }

    /// Takes what is decoded, and asks for the pictures of `wanted` that were never asked for.
    pub fn tend(&mut self, ctx: &egui::Context, world: &Arc<World>, wanted: &[&str]) {
        self.draw(ctx, world);
        let atlas = &world.atlas;
        while let Ok((id, pictures)) = self.answers.1.try_recv() {
            let pictures = pictures
                .into_iter()
                .map(|(file, image)| Picture {
                    texture: image.map(|image| ctx.load_texture(file.name(), image, TextureOptions::LINEAR)),
                    file,
                })
                .collect();
            self.ready.insert(id, pictures);
        }
        if self.folders.is_empty() {
            return;
        }
        for id in wanted {
            if self.asked.iter().any(|known| known == id) {
                continue;
            }
            if self.asked.len() >= KEPT {
                let oldest = self.asked.remove(0);
                self.ready.remove(&oldest);
            }
            let id = (*id).to_owned();
            self.asked.push(id.clone());
            let (folders, atlas, answer, repaint) = (
                self.folders.clone(),
                Arc::clone(atlas),
                self.answers.0.clone(),
                ctx.clone(),
            );
            rayon::spawn(move || {
                let pictures = media::of(&atlas, &folders, &id).into_iter().map(decoded).collect();
                // The window may be closed before.
                answer.send((id, pictures)).ok();
                repaint.request_repaint();
            });
        }
    }
}

impl Shelf {
    /// A picture of the guide, once it is drawn.
    pub fn drawn(&self, name: &str, lang: Lang) -> Option<TextureHandle> {
        let key = (name.to_owned(), lang);
        let known = self.drawings.borrow().get(&key).cloned();
        match known {
            Some(texture) => texture,
            None => {
                self.drawings.borrow_mut().insert(key.clone(), None);
                self.wanted.borrow_mut().push(key);
                None
            }
        }
    }

    fn draw(&mut self, ctx: &egui::Context, world: &Arc<World>) {
        while let Ok((key, image)) = self.drawn.1.try_recv() {
            let texture = ctx.load_texture(key.0.clone(), image, TextureOptions::LINEAR);
            self.drawings.borrow_mut().insert(key, Some(texture));
        }
        for (name, lang) in self.wanted.borrow_mut().drain(..) {
            let (world, answer, repaint) = (Arc::clone(world), self.drawn.0.clone(), ctx.clone());
            rayon::spawn(move || {
                let messages = Messages::new(lang);
                let svg = export::guide::svg(&name, &world.atlas, &world.index, &world.details, &messages);
                let Some(pixmap) = svg.and_then(|svg| png::rasterize(&svg, 2.0).ok()) else {
                    return;
                };
                // The window may be closed before.
                answer.send(((name, lang), color_image(&pixmap))).ok();
                repaint.request_repaint();
            });
        }
    }
}

fn decoded(mut file: MediaFile) -> (MediaFile, Option<ColorImage>) {
    if file.credit.is_err() {
        return (file, None);
    }
    match decode(&file.path) {
        Ok(image) => (file, Some(image)),
        Err(fault) => {
            file.credit = Err(fault);
            (file, None)
        }
    }
}

/// Size first, from the head of the file: a bomb is never unpacked.
fn decode(path: &Path) -> Result<ColorImage, Fault> {
    let reader = || {
        let mut reader = ImageReader::open(path).ok()?.with_guessed_format().ok()?;
        let mut limits = image::Limits::default();
        limits.max_alloc = Some(4 * media::MOST_PIXELS + 64 * 1024 * 1024);
        reader.limits(limits);
        Some(reader)
    };
    let (width, height) = reader()
        .ok_or(Fault::Broken)?
        .into_dimensions()
        .map_err(|_| Fault::Broken)?;
    if u64::from(width) * u64::from(height) > media::MOST_PIXELS {
        return Err(Fault::TooManyPixels);
    }
    let picture = reader().ok_or(Fault::Broken)?.decode().map_err(|_| Fault::Broken)?;
    let picture = if width.max(height) > LONGEST_PX {
        picture.thumbnail(LONGEST_PX, LONGEST_PX)
    } else {
        picture
    };
    let pixels = picture.to_rgba8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, pixels.as_raw()))
}

/// The first picture of a feature that can be shown, with its credit.
fn first<'a>(cx: &'a Context<'_>, id: &str) -> Option<(&'a TextureHandle, &'a Credit, String)> {
    let pictures = cx.media?.ready.get(id)?;
    pictures
        .iter()
        .find_map(|picture| match (&picture.texture, &picture.file.credit) {
            (Some(texture), Ok(credit)) => Some((texture, credit, picture.file.name())),
            _ => None,
        })
}

/// Whether a feature has a picture that can be shown.
pub(super) fn has(cx: &Context<'_>, id: &str) -> bool {
    first(cx, id).is_some()
}

/// Shows the first picture of a feature as large as `rect` allows, whole, and returns its credit in a line; none where there
/// is no picture.
pub(super) fn large(ui: &mut Ui, cx: &Context<'_>, id: &str, rect: Rect) -> Option<String> {
    let (texture, credit, name) = first(cx, id)?;
    let size = texture.size_vec2();
    let shown = size * (rect.width() / size.x.max(1.0)).min(rect.height() / size.y.max(1.0));
    let alt = if credit.title.is_empty() {
        name
    } else {
        credit.title.clone()
    };
    let place = Rect::from_center_size(rect.center(), shown);
    ui.put(place, egui::Image::new((texture.id(), shown)).alt_text(alt));
    Some(credit_line(credit))
}

fn credit_line(credit: &Credit) -> String {
    let parts = [&credit.title, &credit.author, &credit.date, &credit.licence];
    crate::i18n::filled(parts.map(String::as_str), " — ")
}

/// Shows the pictures of a feature, each with its credit; a broken one is named.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, id: &str) {
    let pictures = cx.media.and_then(|shelf| shelf.ready.get(id));
    passing(ui, pictures.filter(|pictures| !pictures.is_empty()), |ui, pictures| {
        all(ui, cx, pictures);
    });
}

fn all(ui: &mut Ui, cx: &Context<'_>, pictures: &[Picture]) {
    for picture in pictures {
        match (&picture.texture, &picture.file.credit) {
            (Some(texture), Ok(credit)) => {
                let size = texture.size_vec2();
                let width = ui.available_width();
                let shown = Vec2::new(width, width * size.y / size.x.max(1.0)).min(Vec2::new(width, width));
                let shown = size * (shown.x / size.x).min(shown.y / size.y);
                let alt = if credit.title.is_empty() {
                    picture.file.name()
                } else {
                    credit.title.clone()
                };
                let image = egui::Image::new((texture.id(), shown)).corner_radius(8).alt_text(alt);
                ui.add(image);
                let line = RichText::new(credit_line(credit))
                    .small()
                    .color(cx.color("text-secondary"));
                ui.add(Label::new(line).wrap());
            }
            (_, credit) => {
                let key = credit.as_ref().err().copied().unwrap_or(Fault::Broken).message_key();
                let words = cx.messages.format(key, &[("file", picture.file.name().into())]);
                ui.add(Label::new(RichText::new(words).small().color(cx.color("warning"))).wrap());
            }
        }
        ui.add_space(4.0);
    }
}
