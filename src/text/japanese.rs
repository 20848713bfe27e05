//! The Japanese letters beside the Latin ones: Noto Sans CJK JP, cut down to what is written here (`assets/fonts/build-ja.sh`),
//! for every character that Inter lacks.

use std::collections::HashMap;
use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::Face;

/// Name of the family, as SVG and font databases know it.
pub const JAPANESE_FAMILY: &str = "Noto Sans CJK JP";

/// The font file that goes with a face (OpenType, CFF outlines). Two weights; the italic, which Japanese has not, is upright.
pub fn japanese_bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Regular | Face::Italic => include_bytes!("../../assets/fonts/NotoSansCJKjp-Regular.otf"),
        Face::Semibold | Face::Bold => include_bytes!("../../assets/fonts/NotoSansCJKjp-Bold.otf"),
    }
}

/// Advance of `letter` in ems: that of the weight, else that of the regular one, which has more kanji; none where neither has
/// the letter.
pub(super) fn advance_em(face: Face, letter: char) -> Option<f32> {
    static WEIGHTS: LazyLock<[HashMap<char, f32>; 2]> = LazyLock::new(|| [Face::Regular, Face::Bold].map(advances));
    if (letter as u32) < 0x2000 {
        // Nothing that Latin faces lack below is in these files.
        return None;
    }
    let bold = matches!(face, Face::Semibold | Face::Bold);
    let weight = WEIGHTS[usize::from(bold)].get(&letter);
    weight.or_else(|| WEIGHTS[0].get(&letter)).copied()
}

fn advances(face: Face) -> HashMap<char, f32> {
    let Ok(font) = FontRef::new(japanese_bytes(face)) else {
        return HashMap::new();
    };
    let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
    let glyphs = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let mappings = font.charmap().mappings();
    mappings
        .filter_map(|(code, glyph)| Some((char::from_u32(code)?, glyphs.advance_width(glyph)? / units)))
        .collect()
}
