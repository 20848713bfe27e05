//! Pixels over pixels: premultiplied red, green, blue, alpha in bytes, row by row.

use crate::style::Rgba;

/// A premultiplied colour.
pub type Ink = [u8; 4];

/// `value / 255`, rounded, for products of two bytes.
fn by_255(value: u32) -> u32 {
    let value = value + 128;
    (value + (value >> 8)) >> 8
}

/// The premultiplied form of a colour.
pub fn ink(color: Rgba) -> Ink {
    let [red, green, blue, alpha] = color.0;
    let part = |value: u8| by_255(u32::from(value) * u32::from(alpha)) as u8;
    [part(red), part(green), part(blue), alpha]
}

/// A colour of which `cover` (255 is all) is left.
#[inline]
pub fn scaled(ink: Ink, cover: u8) -> Ink {
    if cover == 255 {
        return ink;
    }
    ink.map(|part| by_255(u32::from(part) * u32::from(cover)) as u8)
}

/// Lays `ink` over one pixel.
#[inline]
pub fn pixel(under: &mut [u8], ink: Ink) {
    let rest = u32::from(255 - ink[3]);
    for (under, ink) in under.iter_mut().zip(ink) {
        *under = ink.saturating_add(by_255(u32::from(*under) * rest) as u8);
    }
}

/// Lays `ink` over a run of pixels.
pub fn span(under: &mut [u8], ink: Ink) {
    match ink[3] {
        0 => {}
        255 => under.as_chunks_mut::<4>().0.fill(ink),
        _ if under.len() < 16 => under.chunks_exact_mut(4).for_each(|under| pixel(under, ink)),
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
            tail.chunks_exact_mut(4).for_each(|under| pixel(under, ink));
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
        span(&mut row, ink(Rgba([1, 2, 3, 0])));
        assert_eq!(row, [10; 40]);
        span(&mut row, ink(Rgba([1, 2, 3, 255])));
        assert!(row.as_chunks::<4>().0.iter().all(|pixel| *pixel == [1, 2, 3, 255]));
    }

    proptest! {
        #[test]
        fn a_run_is_blended_as_its_pixels_are(color: [u8; 4], ground: [u8; 3], count in 1_usize..40) {
            let over = ink(Rgba(color));
            let mut row: Vec<u8> = [ground[0], ground[1], ground[2], 255].repeat(count);
            let mut single = row.clone();
            span(&mut row, over);
            single.chunks_exact_mut(4).for_each(|under| pixel(under, over));
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
