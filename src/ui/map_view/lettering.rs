//! Names as a picture of their own. As texts they are some thousand glyphs, nine times over with their halos, in every frame;
//! where OpenGL is software that takes as long as the whole map. As a picture they are a few hundred squares.

use std::sync::Arc;

use egui::{Color32, ColorImage, Mesh, Painter, Rect, Shape, TextureHandle, TextureOptions, pos2, vec2};

use crate::paint::raster::{self, Image};
use crate::scene::Scene;
use crate::style::Rgba;

/// Side of the squares that the picture is cut into, in pixels: those without a letter are not painted.
const SQUARE_PX: usize = 16;
const GROUNDS: [Rgba; 2] = [Rgba([0, 0, 0, 255]), Rgba([255, 255, 255, 255])];

/// The picture of the names of a view.
pub(super) struct Lettering {
    mesh: Arc<Mesh>,
    /// Keeps the picture on the graphics card.
    _texture: TextureHandle,
}

impl Lettering {
    /// Paints everything in `scene` into a picture whose top left corner is that of `rect`.
    pub(super) fn new(ctx: &egui::Context, scene: &mut Scene, rect: Rect) -> Self {
        let scale = ctx.pixels_per_point();
        let mut painter = raster::Painter::new(raster::Order::Rgba);
        let [black, white] = GROUNDS.map(|ground| {
            let mut image = Image::default();
            let before = std::mem::replace(&mut scene.background, ground);
            painter.paint(scene, scale, &mut image);
            scene.background = before;
            image
        });
        let image = between(&black, &white);
        let mut mesh = Mesh::default();
        for [left, top, right, bottom] in lettered(&image) {
            let [width, height] = image.size.map(|length| length as f32);
            let uv = Rect::from_min_max(
                pos2(left as f32 / width, top as f32 / height),
                pos2(right as f32 / width, bottom as f32 / height),
            );
            let at = |x: usize, y: usize| rect.min + vec2(x as f32, y as f32) / scale;
            let square = Rect::from_min_max(at(left, top), at(right, bottom));
            mesh.add_rect_with_uv(square, uv, Color32::WHITE);
        }
        let texture = ctx.load_texture("names", image, TextureOptions::NEAREST);
        mesh.texture_id = texture.id();
        Self {
            mesh: Arc::new(mesh),
            _texture: texture,
        }
    }

    pub(super) fn paint(&self, painter: &Painter) {
        painter.add(Shape::Mesh(Arc::clone(&self.mesh)));
    }
}

/// What stands on both grounds: where white stays white and black black there is nothing.
fn between(black: &Image, white: &Image) -> ColorImage {
    let pixels = black
        .pixels
        .as_chunks::<4>()
        .0
        .iter()
        .zip(white.pixels.as_chunks::<4>().0);
    let pixels = pixels.map(|([red, green, blue, _], light)| {
        let dark = [*red, *green, *blue];
        let shines = dark.iter().zip(light).map(|(dark, light)| light.saturating_sub(*dark));
        let alpha = 255 - shines.min().unwrap_or(255);
        let [red, green, blue] = dark.map(|part| part.min(alpha));
        Color32::from_rgba_premultiplied(red, green, blue, alpha)
    });
    ColorImage::new([black.width, black.height], pixels.collect())
}

/// Runs of squares that hold something: left, top, right and bottom in pixels.
fn lettered(image: &ColorImage) -> Vec<[usize; 4]> {
    let [width, height] = image.size;
    let mut runs: Vec<[usize; 4]> = Vec::new();
    for top in (0..height).step_by(SQUARE_PX) {
        let bottom = (top + SQUARE_PX).min(height);
        for left in (0..width).step_by(SQUARE_PX) {
            let right = (left + SQUARE_PX).min(width);
            let row = |y: usize| &image.pixels[y * width + left..y * width + right];
            if (top..bottom).all(|y| row(y).iter().all(|pixel| pixel.a() == 0)) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run[1] == top && run[2] == left => run[2] = right,
                _ => runs.push([left, top, right, bottom]),
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(width: usize, pixels: &[[u8; 4]]) -> Image {
        Image {
            width,
            height: pixels.len() / width,
            pixels: pixels.concat(),
        }
    }

    #[test]
    fn what_two_grounds_show_tells_colour_and_cover() {
        // Nothing, full red, and half of it.
        let black = image(3, &[[0, 0, 0, 255], [255, 0, 0, 255], [128, 0, 0, 255]]);
        let white = image(3, &[[255, 255, 255, 255], [255, 0, 0, 255], [255, 127, 127, 255]]);
        let found = between(&black, &white);
        assert_eq!(found.pixels[0], Color32::TRANSPARENT);
        assert_eq!(found.pixels[1], Color32::RED);
        assert_eq!(found.pixels[2], Color32::from_rgba_premultiplied(128, 0, 0, 128));
    }

    #[test]
    fn only_squares_with_letters_are_painted_and_each_once() {
        let mut image = ColorImage::filled([40, 20], Color32::TRANSPARENT);
        assert!(lettered(&image).is_empty());
        image[(15, 3)] = Color32::BLACK;
        image[(16, 3)] = Color32::BLACK;
        image[(39, 19)] = Color32::BLACK;
        assert_eq!(lettered(&image), [[0, 0, 32, 16], [32, 16, 40, 20]]);
    }
}
