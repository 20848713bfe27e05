//! Pixels over pixels: premultiplied red, green, blue, alpha in bytes, row by row.

use crate::style::Rgba;

/// A premultiplied colour.
pub type Ink = [u8; 4];

/// `value / 255`, rounded, for products of two bytes.
fn by_255(value: u32) -> u32 {
    let value = value + 128;
    (value + (value >> 8)) >> 8
}

/// In which order the bytes of a pixel lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Red, green, blue, alpha: as picture files have it.
    #[default]
    Rgba,
    /// Blue, green, red, alpha: as screens have it, so that a picture is copied there without a look at its pixels.
    Bgra,
}

impl Order {
    /// The premultiplied form of a colour.
    pub fn ink(self, color: Rgba) -> Ink {
        let [red, green, blue, alpha] = color.0;
        let part = |value: u8| by_255(u32::from(value) * u32::from(alpha)) as u8;
        match self {
            Self::Rgba => [part(red), part(green), part(blue), alpha],
            Self::Bgra => [part(blue), part(green), part(red), alpha],
        }
    }
}

/// Two bytes in one number, each in the lower half of sixteen bits.
const PAIR: u32 = 0x00ff_00ff;

/// Both bytes of a pair by `part / 255`, rounded as [`by_255`] does: neither reaches into the other's half.
#[inline]
fn pair_by_255(pair: u32, part: u32) -> u32 {
    let value = pair * part + 0x0080_0080;
    ((value + ((value >> 8) & PAIR)) >> 8) & PAIR
}

/// All four bytes of a pixel by `part / 255`, rounded.
#[inline]
fn all_by_255(pixel: u32, part: u32) -> u32 {
    pair_by_255(pixel & PAIR, part) | (pair_by_255((pixel >> 8) & PAIR, part) << 8)
}

/// A colour of which `cover` (255 is all) is left.
#[inline]
pub fn scaled(ink: Ink, cover: u8) -> Ink {
    if cover == 255 {
        return ink;
    }
    all_by_255(u32::from_le_bytes(ink), u32::from(cover)).to_le_bytes()
}

/// Lays `ink` over one pixel. No part of a premultiplied colour is more than its alpha, so that no sum overflows.
#[inline]
pub fn pixel(under: &mut [u8; 4], ink: Ink) {
    let below = all_by_255(u32::from_le_bytes(*under), u32::from(255 - ink[3]));
    *under = below.wrapping_add(u32::from_le_bytes(ink)).to_le_bytes();
}

/// Lays `ink` over a run of pixels.
pub fn span(under: &mut [u8], ink: Ink) {
    match ink[3] {
        0 => {}
        255 => under.as_chunks_mut::<4>().0.fill(ink),
        _ if under.len() < 16 => {
            let pixels = under.as_chunks_mut::<4>().0;
            pixels.iter_mut().for_each(|under| pixel(under, ink));
        }
        alpha => {
            // Eight-bit lanes widened to sixteen: the compiler makes vector instructions of this loop.
            let rest = u16::from(255 - alpha);
            let mut over = [0_u8; 16];
            over.as_chunks_mut::<4>().0.fill(ink);
            let (blocks, tail) = under.as_chunks_mut::<16>();
            for block in blocks {
                for (under, over) in block.iter_mut().zip(over) {
                    let value = u16::from(*under) * rest + 128;
                    *under = over.wrapping_add(((value + (value >> 8)) >> 8) as u8);
                }
            }
            let pixels = tail.as_chunks_mut::<4>().0;
            pixels.iter_mut().for_each(|under| pixel(under, ink));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_opaque_colour_replaces_and_a_transparent_one_changes_nothing() {
        let mut row = [10_u8; 40];
        span(&mut row, Order::Rgba.ink(Rgba([1, 2, 3, 0])));
        assert_eq!(row, [10; 40]);
        span(&mut row, Order::Rgba.ink(Rgba([1, 2, 3, 255])));
        assert!(row.as_chunks::<4>().0.iter().all(|pixel| *pixel == [1, 2, 3, 255]));
    }

    proptest! {
        #[test]
        fn a_run_is_blended_as_its_pixels_are(color: [u8; 4], ground: [u8; 3], count in 1_usize..40) {
            let over = Order::Rgba.ink(Rgba(color));
            let mut row: Vec<u8> = [ground[0], ground[1], ground[2], 255].repeat(count);
            let mut single = row.clone();
            span(&mut row, over);
            single.as_chunks_mut::<4>().0.iter_mut().for_each(|under| pixel(under, over));
            prop_assert_eq!(&row, &single);
            // Over an opaque ground the result is opaque and as `Rgba::over` has it, but for rounding.
            let wanted = Rgba(color).over(Rgba([ground[0], ground[1], ground[2], 255]));
            prop_assert_eq!(row[3], 255);
            for (found, wanted) in row.iter().zip(wanted.0) {
                prop_assert!(found.abs_diff(wanted) <= 1);
            }
        }
    }
}
