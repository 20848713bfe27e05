//! The shapes of letters as polygons, for painters that know no fonts. Unpacked once per face and letter.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use super::{Face, bytes, japanese_bytes};

/// Rings of one letter, in ems, y downwards, the pen's place on the baseline at the origin. Filled by winding.
pub type Letter = Arc<Vec<Vec<[f32; 2]>>>;

/// Pieces that a curve is broken into, for letters up to [`SMALL_PX`] and above.
const PIECES: [usize; 2] = [3, 8];
/// Letters up to this size need only a few pieces per curve.
const SMALL_PX: f32 = 26.0;

/// The shape of a letter to be drawn at about `size_px`; empty where the face has none (a space).
pub fn letter(face: Face, letter: char, size_px: f32) -> Letter {
    type Known = Mutex<HashMap<(Face, char, bool), Letter>>;
    static KNOWN: LazyLock<Known> = LazyLock::new(Known::default);
    let large = size_px > SMALL_PX;
    let key = (face, letter, large);
    if let Some(known) = KNOWN.lock().ok().and_then(|known| known.get(&key).cloned()) {
        return known;
    }
    let made = Arc::new(unpack(face, letter, PIECES[usize::from(large)]).unwrap_or_default());
    if let Ok(mut known) = KNOWN.lock() {
        known.insert(key, Arc::clone(&made));
    }
    made
}

fn unpack(face: Face, letter: char, pieces: usize) -> Option<Vec<Vec<[f32; 2]>>> {
    // The face itself, the Japanese one of its weight, then the regular one, which has the most kanji.
    let files = [bytes(face), japanese_bytes(face), japanese_bytes(Face::Regular)];
    let (font, glyph) = files.into_iter().find_map(|file| {
        let font = FontRef::new(file).ok()?;
        let glyph = font.charmap().map(letter)?;
        Some((font, glyph))
    })?;
    let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    let mut pen = Pen {
        rings: Vec::new(),
        at: [0.0; 2],
        pieces,
        scale: 1.0 / units,
    };
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    font.outline_glyphs().get(glyph)?.draw(settings, &mut pen).ok()?;
    Some(pen.rings)
}

struct Pen {
    rings: Vec<Vec<[f32; 2]>>,
    at: [f32; 2],
    pieces: usize,
    scale: f32,
}

impl Pen {
    fn to(&mut self, at: [f32; 2]) {
        let place = [at[0] * self.scale, -at[1] * self.scale];
        if let Some(ring) = self.rings.last_mut() {
            ring.push(place);
        }
        self.at = at;
    }

    fn curve(&mut self, position: impl Fn(f32) -> [f32; 2]) {
        for piece in 1..=self.pieces {
            self.to(position(piece as f32 / self.pieces as f32));
        }
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.rings.push(Vec::new());
        self.to([x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.to([x, y]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let from = self.at;
        self.curve(|share| {
            let rest = 1.0 - share;
            let part = |from: f32, control: f32, to: f32| {
                rest * rest * from + 2.0 * rest * share * control + share * share * to
            };
            [part(from[0], cx, x), part(from[1], cy, y)]
        });
    }

    fn curve_to(&mut self, c0x: f32, c0y: f32, c1x: f32, c1y: f32, x: f32, y: f32) {
        let from = self.at;
        self.curve(|share| {
            let rest = 1.0 - share;
            let part = |from: f32, one: f32, two: f32, to: f32| {
                rest.powi(3) * from
                    + 3.0 * rest * rest * share * one
                    + 3.0 * rest * share * share * two
                    + share.powi(3) * to
            };
            [part(from[0], c0x, c1x, x), part(from[1], c0y, c1y, y)]
        });
    }

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_on_the_baseline_and_have_their_holes() {
        let o = letter(Face::Regular, 'O', 20.0);
        assert_eq!(o.len(), 2);
        let heights: Vec<f32> = o.iter().flatten().map(|point| point[1]).collect();
        let top = heights.iter().copied().fold(f32::MAX, f32::min);
        let bottom = heights.iter().copied().fold(f32::MIN, f32::max);
        assert!(
            (-0.85..-0.65).contains(&top) && (0.0..0.05).contains(&bottom),
            "{top} {bottom}"
        );
        assert!(letter(Face::Regular, ' ', 20.0).is_empty());
    }

    #[test]
    fn large_letters_are_rounder() {
        let count = |size| letter(Face::Bold, 'S', size).iter().map(Vec::len).sum::<usize>();
        assert!(count(80.0) > count(12.0));
    }
}
