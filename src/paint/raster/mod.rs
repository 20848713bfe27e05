//! The raster painter: a scene to pixels on the processor, in horizontal bands on every core. It draws all that a scene holds
//! and needs neither window nor graphics card: tiles, exports, and windows whose OpenGL is software too.

mod area;
mod blend;
mod line;
mod pattern;
mod plan;
mod symbol;
mod words;

use std::sync::Mutex;

use rayon::prelude::*;

use crate::scene::Scene;
use area::Area;
use line::Lines;
use plan::Store;

/// Rows of a band: its pixels stay in the cache of one core.
const BAND_ROWS: std::ops::RangeInclusive<usize> = 24..=128;

/// A picture: red, green, blue, alpha, premultiplied, row by row from the top left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Image {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Four bytes per pixel.
    pub pixels: Vec<u8>,
}

impl Image {
    /// Gives the picture this size, and keeps its memory; what it shows is anything.
    pub fn resize(&mut self, width: usize, height: usize) {
        self.width = width;
        self.height = height;
        self.pixels.resize(width * height * 4, 0);
    }
}

/// Paints scenes and keeps its memory from one to the next.
#[derive(Default)]
pub struct Painter {
    store: Store,
    scratch: Mutex<Vec<Scratch>>,
}

/// What one thread needs while it paints.
#[derive(Default)]
pub struct Scratch {
    area: Area,
    lines: Lines,
}

/// Some rows of the picture.
pub struct Band<'a> {
    pixels: &'a mut [u8],
    width: usize,
    rows: usize,
    /// First row in the whole picture.
    top: usize,
}

impl Band<'_> {
    /// A pixel by column and by row of the band; none outside.
    fn pixel(&mut self, x: i64, y: i64) -> Option<&mut [u8]> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        let start = (y * self.width + x) * 4;
        (x < self.width && y < self.rows).then(|| &mut self.pixels[start..start + 4])
    }

    /// Every pixel in the square around `at` (in the band), with the place of its middle as seen from `at`.
    fn each_near(&mut self, at: [f32; 2], reach: f32, mut each: impl FnMut(&mut [u8], f32, f32)) {
        let range = |middle: f32, limit: usize| {
            let first = (middle - reach).floor().clamp(0.0, limit as f32) as usize;
            first..(middle + reach).ceil().clamp(0.0, limit as f32) as usize
        };
        let columns = range(at[0], self.width);
        for row in range(at[1], self.rows) {
            let y = row as f32 + 0.5 - at[1];
            let start = row * self.width;
            let pixels = &mut self.pixels[(start + columns.start) * 4..(start + columns.end) * 4];
            for (pixel, column) in pixels.as_chunks_mut::<4>().0.iter_mut().zip(columns.clone()) {
                each(pixel, column as f32 + 0.5 - at[0], y);
            }
        }
    }
}

impl Painter {
    /// Paints `scene` at `pixels_per_point` into `image`, which gets the size that this needs.
    pub fn paint(&mut self, scene: &Scene, pixels_per_point: f32, image: &mut Image) {
        let pixels = |length: f64| (length * f64::from(pixels_per_point)).round().max(0.0) as usize;
        let [width, height] = scene.viewport.size.map(pixels);
        image.resize(width, height);
        if width == 0 || height == 0 {
            return;
        }
        let plan = self.store.plan(scene, pixels_per_point);
        let rows = height
            .div_ceil(rayon::current_num_threads() * 4)
            .clamp(*BAND_ROWS.start(), *BAND_ROWS.end());
        let scratch = &self.scratch;
        image
            .pixels
            .par_chunks_mut(width * rows * 4)
            .enumerate()
            .for_each(|(index, pixels)| {
                let spare = scratch.lock().ok().and_then(|mut spare| spare.pop());
                let mut own = spare.unwrap_or_default();
                let rows_here = pixels.len() / (width * 4);
                let mut band = Band {
                    pixels,
                    width,
                    rows: rows_here,
                    top: index * rows,
                };
                plan.paint(&mut band, &mut own);
                if let Ok(mut spare) = scratch.lock() {
                    spare.push(own);
                }
            });
    }
}

/// Paints a scene once. Whoever paints many keeps a [`Painter`].
pub fn paint(scene: &Scene, pixels_per_point: f32) -> Image {
    let mut image = Image::default();
    Painter::default().paint(scene, pixels_per_point, &mut image);
    image
}
