//! Names with their halos, from the shapes of their letters.

use super::blend::{self, Order};
use super::line::Ends;
use super::{Band, Scratch};
use crate::scene::{Anchor, TextItem};
use crate::style::Rgba;
use crate::text::{self, Letter};

/// A name laid out: its letters where they stand, in pixels of the whole picture.
pub struct Written<'a> {
    item: &'a TextItem,
    letters: Vec<(Letter, f32)>,
    /// From ems along the name to pixels.
    size_px: f32,
    scale: f32,
    down_px: f32,
    /// Edges are covered more than they are.
    full: bool,
    /// Left, top, right, bottom of everything that it touches.
    pub bounds: [f32; 4],
}

impl<'a> Written<'a> {
    /// Lays out a name for a picture of `scale` pixels per point on this background.
    pub fn new(item: &'a TextItem, scale: f32, background: Rgba) -> Self {
        let size_px = item.size_pt * scale;
        let measured = text::measure(&item.text, item.face, item.size_pt, item.letter_spacing_pt);
        let start = match item.anchor {
            Anchor::Center | Anchor::Top => -measured.width_pt / 2.0,
            Anchor::Left => 0.0,
            Anchor::Right => -measured.width_pt,
        };
        let down_px = scale
            * if item.anchor == Anchor::Top {
                measured.ascent_pt
            } else {
                (measured.ascent_pt - measured.descent_pt) / 2.0
            };
        let mut pen = start * scale;
        let advances = text::advances(&item.text, item.face, item.size_pt);
        let letters = item.text.chars().zip(advances).map(|(letter, advance)| {
            let shape = text::letter(item.face, letter, size_px);
            let at = pen;
            if advance != 0.0 {
                pen += (advance + item.letter_spacing_pt) * scale;
            }
            (shape, at)
        });
        let letters: Vec<_> = letters.collect();
        // Whatever the angle: everything lies within this distance of the place.
        let reach = (measured.width_pt + measured.height_pt() + item.halo.1) * scale + 2.0;
        let [x, y] = [item.at[0] * scale, item.at[1] * scale];
        Self {
            item,
            letters,
            size_px,
            scale,
            down_px,
            full: is_full(item, background),
            bounds: [x - reach, y - reach, x + reach, y + reach],
        }
    }

    /// Draws the part within a band.
    pub fn paint(&self, scratch: &mut Scratch, band: &mut Band<'_>, order: Order) {
        let (width, top) = (band.width, band.top);
        let pixels = &mut *band.pixels;
        let (sin, cos) = self.item.angle.sin_cos();
        let origin = [self.item.at[0] * self.scale, self.item.at[1] * self.scale - top as f32];
        let place = |pen: f32, point: &[f32; 2]| {
            let (x, y) = (pen + point[0] * self.size_px, self.down_px + point[1] * self.size_px);
            [origin[0] + x * cos - y * sin, origin[1] + x * sin + y * cos]
        };
        let (halo, halo_pt) = self.item.halo;
        if halo_pt > 0.0 && halo.0[3] > 0 {
            let round = Ends {
                first: true,
                last: true,
            };
            for (letter, pen) in &self.letters {
                for ring in letter.iter().filter(|ring| ring.len() > 1) {
                    let mut before = place(*pen, &ring[ring.len() - 1]);
                    for point in ring {
                        let at = place(*pen, point);
                        scratch.lines.piece(before, at, halo_pt * self.scale, round);
                        before = at;
                    }
                }
            }
            scratch.lines.paint(pixels, order.ink(halo));
        }
        if self.item.color.0[3] == 0 {
            return;
        }
        for (letter, pen) in &self.letters {
            for ring in letter.iter() {
                scratch.area.ring(ring.iter().map(|point| place(*pen, point)));
            }
        }
        let ink = order.ink(self.item.color);
        scratch.area.sweep(true, |row, from, to, cover| {
            let run = &mut pixels[(row * width + from) * 4..(row * width + to) * 4];
            let cover = if self.full { fuller(cover) } else { cover };
            blend::span(run, blend::scaled(ink, cover));
        });
    }
}

/// Letters look thinner on dark paper than they are: there the toolkit covers their edges more, and so do we. Where the
/// background is to come later, light letters on a dark halo are meant for dark paper.
fn is_full(item: &TextItem, background: Rgba) -> bool {
    if background.0[3] == 0 {
        item.color.luminance() > item.halo.0.luminance()
    } else {
        background.luminance() < 0.2
    }
}

/// What an edge of this coverage is covered with: 2c − c².
fn fuller(cover: u8) -> u8 {
    let cover = u32::from(cover);
    // Never above 255: the square of 255 is taken from twice as much.
    ((2 * 255 * cover - cover * cover) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_covered_more_and_nothing_else_changes() {
        assert_eq!([0, 64, 128, 255].map(fuller), [0, 111, 191, 255]);
        assert!((0..255).all(|cover| fuller(cover) <= fuller(cover + 1)));
    }
}
