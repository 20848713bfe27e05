//! The raster painter: a scene to pixels on the processor, in horizontal bands on every core. It draws all that a scene holds
//! and needs neither window nor graphics card: tiles, exports, and windows whose OpenGL is software too.

mod area;
mod blend;
mod line;
mod pattern;
mod plan;
mod share;
mod sprite;
mod symbol;
mod words;

use std::sync::Mutex;

use rayon::prelude::*;

use crate::scene::Scene;
use area::Area;
use line::Lines;
use plan::Store;
use share::Bands;

pub use blend::Order;

/// Rows of a band: its pixels stay in the cache of one core.
const BAND_ROWS: std::ops::RangeInclusive<usize> = 24..=128;

/// A picture: premultiplied pixels of four bytes, row by row from the top left, in the [`Order`] of its painter.
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

    /// Moves what the picture shows by whole pixels, to the right and down; what comes in from outside is anything.
    pub fn shift(&mut self, right: isize, down: isize) {
        let (width, height) = (self.width as isize, self.height as isize);
        if right.abs() >= width || down.abs() >= height {
            return;
        }
        // One move of the whole memory does it: rows that wrap around lie in what comes in from outside.
        let offset = (down * width + right) * 4;
        let length = self.pixels.len();
        let distance = offset.unsigned_abs().min(length);
        if offset > 0 {
            self.pixels.copy_within(..length - distance, distance);
        } else if offset < 0 {
            self.pixels.copy_within(distance.., 0);
        }
    }

    /// Lays another picture over this one, its top left corner at this column and row; what reaches beyond is left out.
    pub fn put(&mut self, other: &Self, left: usize, top: usize) {
        let columns = other.width.min(self.width.saturating_sub(left)) * 4;
        for row in 0..other.height.min(self.height.saturating_sub(top)) {
            let to = ((top + row) * self.width + left) * 4;
            let from = row * other.width * 4;
            self.pixels[to..to + columns].copy_from_slice(&other.pixels[from..from + columns]);
        }
    }
}

/// Paints scenes and keeps its memory from one to the next.
#[derive(Default)]
pub struct Painter {
    order: Order,
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
    fn pixel(&mut self, x: i64, y: i64) -> Option<&mut [u8; 4]> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        let start = (y * self.width + x) * 4;
        (x < self.width && y < self.rows)
            .then(|| self.pixels[start..].first_chunk_mut())
            .flatten()
    }

    /// The rows of pixels in the square around `at` (in the band), with the place of the middle of the first one as seen
    /// from `at`.
    fn rows_near(&mut self, at: [f32; 2], reach: f32, mut each: impl FnMut(&mut [[u8; 4]], f32, f32)) {
        let range = |middle: f32, limit: usize| {
            let limit = limit as f32;
            let first = (middle - reach).clamp(0.0, limit) as i32 as usize;
            first..(middle + reach + 0.999).clamp(0.0, limit) as i32 as usize
        };
        let columns = range(at[0], self.width);
        for row in range(at[1], self.rows) {
            let start = row * self.width;
            let pixels = &mut self.pixels[(start + columns.start) * 4..(start + columns.end) * 4];
            each(
                pixels.as_chunks_mut::<4>().0,
                columns.start as f32 + 0.5 - at[0],
                row as f32 + 0.5 - at[1],
            );
        }
    }

    /// Every pixel in the square around `at` (in the band), with the place of its middle as seen from `at`.
    fn each_near(&mut self, at: [f32; 2], reach: f32, mut each: impl FnMut(&mut [u8; 4], f32, f32)) {
        self.rows_near(at, reach, |pixels, first, y| {
            for (column, pixel) in pixels.iter_mut().enumerate() {
                each(pixel, column as f32 + first, y);
            }
        });
    }
}

impl Painter {
    /// A painter of pixels whose bytes lie in this order.
    pub fn new(order: Order) -> Self {
        Self {
            order,
            ..Self::default()
        }
    }

    /// Paints `scene` at `pixels_per_point` into `image`, which gets the size that this needs.
    pub fn paint(&mut self, scene: &Scene, pixels_per_point: f32, image: &mut Image) {
        let pixels = |length: f64| (length * f64::from(pixels_per_point)).round().max(0.0) as usize;
        let [width, height] = scene.viewport.size.map(pixels);
        image.resize(width, height);
        if width == 0 || height == 0 {
            return;
        }
        let mut plan = self.store.plan(scene, pixels_per_point, self.order);
        let rows = height
            .div_ceil(rayon::current_num_threads() * 8)
            .clamp(*BAND_ROWS.start(), *BAND_ROWS.end());
        plan.share(Bands {
            count: height.div_ceil(rows),
            rows,
            width: width as f32,
        });
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
                plan.paint(index, &mut band, &mut own);
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbered(width: usize, height: usize) -> Image {
        let pixels = (0..width * height).flat_map(|index| [(index % 251) as u8, (index / 251) as u8, 7, 255]);
        Image {
            width,
            height,
            pixels: pixels.collect(),
        }
    }

    proptest! {
        #[test]
        fn a_shifted_picture_shows_the_same_elsewhere(right in -9_isize..9, down in -7_isize..7) {
            let before = numbered(9, 7);
            let mut after = before.clone();
            after.shift(right, down);
            let pixel = |image: &Image, x: isize, y: isize| {
                let start = (y as usize * image.width + x as usize) * 4;
                image.pixels[start..start + 4].to_vec()
            };
            for y in 0..7_isize {
                for x in 0..9_isize {
                    let from = (x - right, y - down);
                    if (0..9).contains(&from.0) && (0..7).contains(&from.1) {
                        prop_assert_eq!(pixel(&after, x, y), pixel(&before, from.0, from.1));
                    }
                }
            }
        }
    }

    #[test]
    fn light_fades_alike_for_both_painters() {
        use crate::scene::{Badge, Item, SymbolItem};
        use crate::style::Rgba;
        let viewport = crate::space::Viewport {
            center_geo: geo_types::Coord { x: 2.8, y: 50.4 },
            zoom: 8.0,
            size: [80.0, 80.0],
        };
        let mut scene = Scene::new(viewport, Rgba([255, 255, 255, 255]));
        scene.items.push(Item::Symbol(SymbolItem {
            at: [40.0, 40.0],
            radius_pt: 36.0,
            badge: Badge::Glow,
            color: Rgba([220, 120, 0, 160]),
            rim: (Rgba::TRANSPARENT, 0.0),
            icon: None,
            icon_color: Rgba::TRANSPARENT,
        }));
        let mut image = Image::default();
        Painter::default().paint(&scene, 1.0, &mut image);
        let by_resvg = crate::paint::png::rasterize(&crate::paint::svg::document(&scene), 1.0).unwrap();
        let blue = |x: usize| {
            let ours = image.pixels[(40 * 80 + x) * 4 + 2];
            let theirs = by_resvg.data()[(40 * 80 + x) * 4 + 2];
            (i32::from(ours), i32::from(theirs))
        };
        for x in 0..80 {
            let (ours, theirs) = blue(x);
            // The discs of the vector painter are steps.
            assert!((ours - theirs).abs() <= 20, "column {x}: {ours} and {theirs}");
        }
        assert_eq!(blue(2).0, 255, "no light beyond the radius");
        assert!(blue(40).0 < 110 && blue(10).0 > blue(30).0, "it fades");
    }

    #[test]
    fn a_picture_is_laid_over_another_and_cut_at_its_edge() {
        let mut under = Image::default();
        under.resize(4, 3);
        let over = Image {
            width: 3,
            height: 2,
            pixels: vec![9; 24],
        };
        under.put(&over, 2, 2);
        let marked = |index: usize| under.pixels[index * 4] == 9;
        assert_eq!((0..12).filter(|index| marked(*index)).collect::<Vec<_>>(), [10, 11]);
    }
}
