//! Rimmed discs drawn once: most dots of a map look the same, and are laid down pixel by pixel from a few small pictures.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::blend::{self, Ink};
use super::{Band, symbol};

/// A disc is drawn for this many places within a pixel, along each axis.
const STEPS: usize = 8;

/// What a disc looks like; lengths in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Its radius and its opaque colour.
    pub disc: (f32, Ink),
    /// The radius of the disc below and its colour.
    pub rim: (f32, Ink),
}

impl Look {
    fn key(&self) -> [u32; 4] {
        let (disc, rim) = (self.disc, self.rim);
        let inks = [disc.1, rim.1].map(u32::from_le_bytes);
        [disc.0.to_bits(), inks[0], rim.0.to_bits(), inks[1]]
    }
}

/// The small pictures of one look, each made when first needed.
#[derive(Debug)]
pub struct Sprite {
    look: Look,
    /// Pixels of a side, and from the pixel of the middle to the first one.
    side: usize,
    reach: i64,
    pictures: [OnceLock<Box<[Ink]>>; STEPS * STEPS],
}

impl Sprite {
    fn new(look: Look) -> Self {
        let reach = (look.rim.0 + 1.5).ceil().max(1.0);
        Self {
            look,
            side: reach as usize * 2 + 1,
            reach: reach as i64,
            pictures: std::array::from_fn(|_| OnceLock::new()),
        }
    }

    /// How far from the middle of the disc its picture reaches, in pixels.
    pub fn reach_px(&self) -> f32 {
        self.reach as f32 + 1.0
    }

    /// Lays the disc down with its middle at `at`, in pixels of the band.
    pub fn paint(&self, band: &mut Band<'_>, at: [f32; 2]) {
        // The place of the middle within its pixel, to an eighth.
        let split = |place: f32| {
            let eighths = (place * STEPS as f32).round() as i64;
            let steps = STEPS as i64;
            (eighths.div_euclid(steps), eighths.rem_euclid(steps) as usize)
        };
        let ((column, x), (row, y)) = (split(at[0]), split(at[1]));
        let picture = self.pictures[y * STEPS + x].get_or_init(|| self.picture([x, y]));
        let (left, top) = (column - self.reach, row - self.reach);
        let (width, side) = (band.width as i64, self.side as i64);
        let (first, last) = ((-left).clamp(0, side) as usize, (width - left).clamp(0, side) as usize);
        if first >= last {
            return;
        }
        for (row, line) in picture.chunks_exact(self.side).enumerate() {
            let Ok(y) = usize::try_from(top + row as i64) else {
                continue;
            };
            if y >= band.rows {
                break;
            }
            let start = (y as i64 * width + left + first as i64) as usize * 4;
            let pixels = &mut band.pixels[start..start + (last - first) * 4];
            for (pixel, ink) in pixels.as_chunks_mut::<4>().0.iter_mut().zip(&line[first..last]) {
                match ink[3] {
                    0 => {}
                    255 => *pixel = *ink,
                    _ => blend::pixel(pixel, *ink),
                }
            }
        }
    }

    fn picture(&self, within: [usize; 2]) -> Box<[Ink]> {
        let mut pixels = vec![0; self.side * self.side * 4];
        let mut band = Band {
            pixels: &mut pixels,
            width: self.side,
            rows: self.side,
            top: 0,
        };
        let at = within.map(|step| self.reach as f32 + step as f32 / STEPS as f32);
        symbol::rimmed(&mut band, at, self.look.disc, self.look.rim);
        pixels.as_chunks::<4>().0.into()
    }
}

/// Every look that was needed so far.
#[derive(Default)]
pub struct Sprites {
    known: HashMap<[u32; 4], Arc<Sprite>>,
    /// Symbols of a kind follow each other.
    last: Option<Arc<Sprite>>,
}

/// More looks than this belong to scales and themes that are over.
const MOST: usize = 256;

impl Sprites {
    /// The small pictures of a look.
    pub fn of(&mut self, look: Look) -> Arc<Sprite> {
        if let Some(last) = self.last.as_ref().filter(|last| last.look == look) {
            return Arc::clone(last);
        }
        if self.known.len() > MOST {
            self.known.clear();
        }
        let sprite = self
            .known
            .entry(look.key())
            .or_insert_with(|| Arc::new(Sprite::new(look)));
        self.last = Some(Arc::clone(sprite));
        Arc::clone(sprite)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_dot_from_a_small_picture_is_the_dot_drawn_there(
            eighths in (-60_i32..300, -60_i32..300),
            radius in 1.0_f32..6.0,
            rim in 0.0_f32..2.0,
        ) {
            let at = [eighths.0 as f32 / 8.0, eighths.1 as f32 / 8.0];
            let look = Look { disc: (radius, [200, 30, 30, 255]), rim: (radius + rim, [255, 255, 255, 255]) };
            let ground = [40, 80, 120, 255].repeat(32 * 24);
            let drawn = |paint: &dyn Fn(&mut Band<'_>)| {
                let mut pixels = ground.clone();
                paint(&mut Band { pixels: &mut pixels, width: 32, rows: 24, top: 0 });
                pixels
            };
            let wanted = drawn(&|band| symbol::rimmed(band, at, look.disc, look.rim));
            let found = drawn(&|band| Sprites::default().of(look).paint(band, at));
            for (found, wanted) in found.iter().zip(wanted) {
                prop_assert!(found.abs_diff(wanted) <= 2, "{} for {}", found, wanted);
            }
        }
    }
}
