//! Pictures as files, and SVG documents as pixels (resvg, with the fonts that the program brings). Same pixels everywhere.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{IntSize, Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use skrifa::MetadataProvider as _;
use thiserror::Error;

use super::raster::{self, Image};
use crate::scene::Scene;
use crate::text;

/// Why a picture could not be made.
#[derive(Debug, Error)]
pub enum PictureError {
    /// The SVG that we wrote cannot be read back.
    #[error("the vector picture cannot be read: {0}")]
    Svg(#[from] usvg::Error),
    /// Zero, or more pixels than memory can hold.
    #[error("a picture of {0} × {1} pixels cannot be made")]
    Size(u32, u32),
    /// The encoder failed.
    #[error("the picture cannot be encoded: {0}")]
    Encode(String),
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for font in text::all() {
        fonts.load_font_data(font.to_vec());
    }
    Arc::new(fonts)
});

/// The scene at `pixels_per_point`, as premultiplied pixels.
///
/// # Errors
/// When the size is zero or too large to hold.
pub fn pixels(scene: &Scene, pixels_per_point: f32) -> Result<Pixmap, PictureError> {
    pixmap(raster::paint(scene, pixels_per_point))
}

/// An SVG document, read with the fonts that the program brings.
///
/// # Errors
/// When the document is not SVG.
pub fn tree(svg: &str) -> Result<usvg::Tree, PictureError> {
    let options = usvg::Options {
        fontdb: Arc::clone(&FONTS),
        font_resolver: usvg::FontResolver {
            select_font: usvg::FontResolver::default_font_selector(),
            select_fallback: Box::new(|letter, tried, fonts| fallback(letter, tried, fonts)),
        },
        ..usvg::Options::default()
    };
    Ok(usvg::Tree::from_str(svg, &options)?)
}

/// The font for a letter that the fonts `tried` so far lack: of those that have it, the one whose weight is nearest to the
/// first one's. Bold Japanese stays bold.
fn fallback(letter: char, tried: &[fontdb::ID], fonts: &fontdb::Database) -> Option<fontdb::ID> {
    let wanted = fonts.face(*tried.first()?)?;
    let has_letter = |id: fontdb::ID| {
        let found = fonts.with_face_data(id, |data, index| {
            let font = skrifa::FontRef::from_index(data, index).ok()?;
            font.charmap().map(letter)
        });
        found.flatten().is_some()
    };
    let others = fonts
        .faces()
        .filter(|face| !tried.contains(&face.id) && has_letter(face.id));
    let apart = |face: &fontdb::FaceInfo| (face.weight.0.abs_diff(wanted.weight.0), face.style != wanted.style);
    others.min_by_key(|face| apart(face)).map(|face| face.id)
}

/// An SVG document at `pixels_per_point`, as premultiplied pixels.
///
/// # Errors
/// When the document is not SVG, or its size is zero or too large to hold.
pub fn rasterize(svg: &str, pixels_per_point: f32) -> Result<Pixmap, PictureError> {
    let tree = tree(svg)?;
    let size = tree.size();
    let (width, height) = (
        (size.width() * pixels_per_point).round() as u32,
        (size.height() * pixels_per_point).round() as u32,
    );
    let mut pixmap = Pixmap::new(width, height).ok_or(PictureError::Size(width, height))?;
    resvg::render(
        &tree,
        Transform::from_scale(pixels_per_point, pixels_per_point),
        &mut pixmap.as_mut(),
    );
    Ok(pixmap)
}

/// An SVG document as a PNG file.
///
/// # Errors
/// As [`rasterize`], or when the encoder fails.
pub fn encode_svg(svg: &str, pixels_per_point: f32) -> Result<Vec<u8>, PictureError> {
    rasterize(svg, pixels_per_point)?
        .encode_png()
        .map_err(|error| PictureError::Encode(error.to_string()))
}

/// The scene as a PNG file.
///
/// # Errors
/// As [`pixels`], or when the encoder fails.
pub fn encode(scene: &Scene, pixels_per_point: f32) -> Result<Vec<u8>, PictureError> {
    pixels(scene, pixels_per_point)?
        .encode_png()
        .map_err(|error| PictureError::Encode(error.to_string()))
}

/// A picture as a PNG file.
///
/// # Errors
/// When it has no pixels, or the encoder fails.
pub fn encode_image(image: Image) -> Result<Vec<u8>, PictureError> {
    pixmap(image)?
        .encode_png()
        .map_err(|error| PictureError::Encode(error.to_string()))
}

/// Where the chunks after the header of a PNG file begin: eight bytes that say what the file is, then the header's own 25.
const AFTER_HEADER: usize = 33;

/// Writes into a PNG file how many of its pixels make an inch, so that it is printed in its size (chunk `pHYs`, W3C *PNG
/// Specification*, 11.3.4.3). A file too short to be one stays as it is.
pub fn set_resolution(png: &mut Vec<u8>, pixels_per_inch: f64) {
    if png.len() < AFTER_HEADER {
        return;
    }
    let per_metre = (pixels_per_inch / 0.0254).round() as u32;
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(per_metre.to_be_bytes());
    chunk.extend(per_metre.to_be_bytes());
    // The unit is the metre.
    chunk.push(1);
    let mut sum = flate2::Crc::new();
    sum.update(&chunk);
    let length = (chunk.len() - 4) as u32;
    let whole = [&length.to_be_bytes()[..], &chunk, &sum.sum().to_be_bytes()].concat();
    png.splice(AFTER_HEADER..AFTER_HEADER, whole);
}

fn pixmap(image: Image) -> Result<Pixmap, PictureError> {
    let (width, height) = (image.width as u32, image.height as u32);
    let size = IntSize::from_wh(width, height).ok_or(PictureError::Size(width, height))?;
    Pixmap::from_vec(image.pixels, size).ok_or(PictureError::Size(width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_how_large_it_is_on_paper_and_can_still_be_read() {
        let image = Image {
            width: 3,
            height: 2,
            pixels: vec![255; 24],
        };
        let mut png = encode_image(image).unwrap();
        set_resolution(&mut png, 300.0);
        let at = png.windows(4).position(|name| name == b"pHYs").unwrap();
        // 300 pixels in an inch are 11 811 in a metre.
        assert_eq!(png[at + 4..at + 13], [0, 0, 46, 35, 0, 0, 46, 35, 1]);
        let read = ::image::load_from_memory_with_format(&png, ::image::ImageFormat::Png).unwrap();
        assert_eq!((read.width(), read.height()), (3, 2));
        let mut short = vec![1, 2];
        set_resolution(&mut short, 300.0);
        assert_eq!(short, [1, 2]);
    }
}
