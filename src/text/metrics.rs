//! How wide and tall words are. Tables of glyphs, advances and kerning are unpacked once; measuring a name then costs
//! well under a microsecond a word.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::japanese::advance_em;
use super::kerning::Kerning;
use super::{Face, bytes};

/// Code points below this are looked up in a table; above, the cut fonts have next to nothing.
const TABLE: usize = 0x2800;

/// The box of a line of text, in points, without halo.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Measured {
    /// From the first glyph's origin to the last one's end. Letter spacing counts between glyphs, not after the last.
    pub width_pt: f32,
    /// From the baseline up to the top of the line.
    pub ascent_pt: f32,
    /// From the baseline down to the bottom of the line; positive.
    pub descent_pt: f32,
    /// Height of capitals: what to centre by in a disc or beside an icon.
    pub cap_height_pt: f32,
}

impl Measured {
    /// Height of the line, in points.
    pub fn height_pt(&self) -> f32 {
        self.ascent_pt + self.descent_pt
    }
}

/// A face unpacked; lengths in font units.
struct Metrics {
    face: Face,
    units_per_em: f32,
    ascent: f32,
    descent: f32,
    cap_height: f32,
    /// Glyph by code point; 0 where the face has none.
    glyphs: Vec<u16>,
    /// Advance by glyph.
    advances: Vec<i32>,
    kerning: Kerning,
}

impl Metrics {
    fn of(face: Face) -> &'static Self {
        static FACES: LazyLock<[Metrics; 4]> = LazyLock::new(|| Face::ALL.map(Metrics::read));
        let [regular, semibold, bold, italic] = &*FACES;
        match face {
            Face::Regular => regular,
            Face::Semibold => semibold,
            Face::Bold => bold,
            Face::Italic => italic,
        }
    }

    /// Reads a font file. The embedded ones read (a test says so); a broken one would measure as half an em a glyph.
    fn read(face: Face) -> Self {
        let Ok(font) = FontRef::new(bytes(face)) else {
            return Self::blind(face);
        };
        let units = font.metrics(Size::unscaled(), LocationRef::default());
        let glyph_metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let mut glyphs = vec![0; TABLE];
        for (code, glyph) in font.charmap().mappings() {
            if let Some(slot) = glyphs.get_mut(code as usize) {
                *slot = u16::try_from(glyph.to_u32()).unwrap_or(0);
            }
        }
        let advance = |glyph| glyph_metrics.advance_width(GlyphId::new(glyph)).unwrap_or(0.0).round() as i32;
        Self {
            face,
            units_per_em: f32::from(units.units_per_em),
            ascent: units.ascent,
            descent: -units.descent,
            cap_height: units.cap_height.unwrap_or(units.ascent * 0.75),
            glyphs,
            advances: (0..u32::from(units.glyph_count)).map(advance).collect(),
            kerning: Kerning::read(&font).unwrap_or_default(),
        }
    }

    fn blind(face: Face) -> Self {
        Self {
            face,
            units_per_em: 2.0,
            ascent: 2.0,
            descent: 0.5,
            cap_height: 1.5,
            glyphs: vec![0; TABLE],
            advances: vec![1],
            kerning: Kerning::default(),
        }
    }

    fn glyph(&self, letter: char) -> u16 {
        self.glyphs.get(letter as usize).copied().unwrap_or(0)
    }

    /// Calls `each` with the advance of every character in font units, kerning towards the next one included.
    fn walk(&self, text: &str, mut each: impl FnMut(i32)) {
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            if is_mark(letter) {
                // It stands on the letter before it.
                each(0);
                continue;
            }
            let glyph = self.glyph(letter);
            if glyph == 0
                && let Some(ems) = advance_em(self.face, letter)
            {
                each((ems * self.units_per_em).round() as i32);
                continue;
            }
            let advance = self.advances.get(usize::from(glyph)).copied().unwrap_or(0);
            let kern = letters
                .peek()
                .map_or(0, |&next| self.kerning.between(glyph, self.glyph(next)));
            each(advance + kern);
        }
    }
}

/// Combining diacritics.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

/// Measures one line of text at `size_pt`, with `letter_spacing_pt` between glyphs.
pub fn measure(text: &str, face: Face, size_pt: f32, letter_spacing_pt: f32) -> Measured {
    let metrics = Metrics::of(face);
    let (mut units, mut gaps) = (0, -1);
    metrics.walk(text, |advance| units += advance);
    gaps += text.chars().filter(|&letter| !is_mark(letter)).count() as i32;
    let scale = size_pt / metrics.units_per_em;
    Measured {
        width_pt: units as f32 * scale + gaps.max(0) as f32 * letter_spacing_pt,
        ascent_pt: metrics.ascent * scale,
        descent_pt: metrics.descent * scale,
        cap_height_pt: metrics.cap_height * scale,
    }
}

/// How far each character of `text` moves the pen at `size_pt`, in points, kerning included: for names along lines.
/// One length per `char`; combining accents move nothing.
pub fn advances(text: &str, face: Face, size_pt: f32) -> Vec<f32> {
    let metrics = Metrics::of(face);
    let scale = size_pt / metrics.units_per_em;
    let mut lengths = Vec::with_capacity(text.len());
    metrics.walk(text, |advance| lengths.push(advance as f32 * scale));
    lengths
}

/// Whether the face, or the Japanese one beside it, can write every character of `text`; line breaks and tabs need no glyph.
pub fn covers(text: &str, face: Face) -> bool {
    let metrics = Metrics::of(face);
    text.chars().all(|letter| {
        matches!(letter, '\n' | '\r' | '\t') || metrics.glyph(letter) != 0 || advance_em(face, letter).is_some()
    })
}
