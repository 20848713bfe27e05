//! Pictures as files, and SVG documents as pixels (resvg, with the fonts that the program brings). Same pixels everywhere.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{IntSize, Pixmap, Transform};
use resvg::usvg::{self, fontdb};
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
        ..usvg::Options::default()
    };
    Ok(usvg::Tree::from_str(svg, &options)?)
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

fn pixmap(image: Image) -> Result<Pixmap, PictureError> {
    let (width, height) = (image.width as u32, image.height as u32);
    let size = IntSize::from_wh(width, height).ok_or(PictureError::Size(width, height))?;
    Pixmap::from_vec(image.pixels, size).ok_or(PictureError::Size(width, height))
}
