//! The fonts that the program brings, and how wide words are in them: the same for every painter. Knows no scene.
//!
//! One family, [Inter](https://rsms.me/inter/), in four faces, cut down to Latin (`assets/fonts/build.sh`), and its
//! figures of equal width for tables. Japanese comes from a second family, for what Inter lacks. Painters hand [`all`] to their own engines; [`measure`] agrees with them because
//! it reads the same advances and the same kerning.

mod breaks;
mod japanese;
mod kerning;
mod metrics;
mod outlines;

use std::borrow::Cow;

use crate::style::LabelStyle;

pub use crate::style::Face;
pub use breaks::{Piece, broken, joined, pieces};
pub use japanese::{JAPANESE_FAMILY, japanese_bytes};
pub use metrics::{Measured, advances, covers, measure};
pub use outlines::{Letter, letter};

/// Name of the family, as SVG and font databases know it.
pub const FONT_FAMILY: &str = "Inter";

/// Name of the family that holds only figures of equal width; put it before [`FONT_FAMILY`] in tables.
pub const TABULAR_FAMILY: &str = "Inter Tabular";

/// Names, licences and changes of the fonts, as TOML (`assets/fonts/fonts.toml`).
pub const CREDITS: &str = include_str!("../../assets/fonts/fonts.toml");

/// The licence of the fonts, in full.
pub const LICENCE: &str = include_str!("../../assets/fonts/OFL.txt");

/// The licence of the Japanese fonts, in full: the same one, of other authors.
pub const JAPANESE_LICENCE: &str = include_str!("../../assets/fonts/OFL-NotoSansCJK.txt");

/// The font file of a face (TrueType).
pub fn bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
        Face::Semibold => include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
        Face::Bold => include_bytes!("../../assets/fonts/Inter-Bold.ttf"),
        Face::Italic => include_bytes!("../../assets/fonts/Inter-Italic.ttf"),
    }
}

/// The font file with figures of equal width that goes with a face. It holds `0` to `9` and nothing else: an engine
/// that looks for glyphs along a list of files finds the rest in [`bytes`]. The italic has none of its own.
pub fn tabular_bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Regular | Face::Italic => include_bytes!("../../assets/fonts/InterTabular-Regular.ttf"),
        Face::Semibold => include_bytes!("../../assets/fonts/InterTabular-SemiBold.ttf"),
        Face::Bold => include_bytes!("../../assets/fonts/InterTabular-Bold.ttf"),
    }
}

/// Every font file, for font databases.
pub fn all() -> impl Iterator<Item = &'static [u8]> {
    Face::ALL
        .map(bytes)
        .into_iter()
        .chain([Face::Regular, Face::Semibold, Face::Bold].map(tabular_bytes))
        .chain([Face::Regular, Face::Bold].map(japanese_bytes))
}

/// A name that no other face has, for engines that tell faces apart by family.
pub const fn face_name(face: Face) -> &'static str {
    match face {
        Face::Regular => "inter-regular",
        Face::Semibold => "inter-semibold",
        Face::Bold => "inter-bold",
        Face::Italic => "inter-italic",
    }
}

/// `font-weight` of CSS and SVG.
pub const fn css_weight(face: Face) -> u16 {
    match face {
        Face::Regular | Face::Italic => 400,
        Face::Semibold => 600,
        Face::Bold => 700,
    }
}

/// `font-style` of CSS and SVG.
pub const fn css_style(face: Face) -> &'static str {
    match face {
        Face::Italic => "italic",
        _ => "normal",
    }
}

/// A name as a style of label writes it: in capitals where the style says so, accents kept.
pub fn worded<'a>(name: &'a str, style: &LabelStyle) -> Cow<'a, str> {
    if style.uppercase {
        Cow::Owned(name.to_uppercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// Measures a name as a style of label writes it; hand it what [`worded`] gave.
pub fn measure_label(worded: &str, style: &LabelStyle) -> Measured {
    measure(worded, style.face, style.size_pt, style.letter_spacing_pt)
}

#[cfg(test)]
mod tests;
