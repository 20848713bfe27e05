//! A page: frames that each hold a scene, painted to SVG or to pixels.

use std::fmt::Write as _;

use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};

use crate::paint::png::{self, PictureError};
use crate::paint::svg;
use crate::scene::Scene;

/// A scene on a page; it is cut at the edges of its viewport.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Its top left corner, in points from that of the page.
    pub at: [f64; 2],
    /// What it shows; its viewport's size is the frame's.
    pub scene: Scene,
}

/// Frames on a sheet, the bottom one first.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width and height in points.
    pub size: [f64; 2],
    /// What stands on it. The first one covers the page.
    pub frames: Vec<Frame>,
}

impl Page {
    /// The page as one SVG document, a point to the unit.
    pub fn svg(&self) -> String {
        let [width, height] = self.size;
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n"
        );
        for (number, Frame { at: [x, y], scene }) in self.frames.iter().enumerate() {
            let _ = writeln!(out, "<g transform=\"translate({x:.2},{y:.2})\">");
            out.push_str(&svg::fragment(scene, &format!("f{number}-")));
            out.push_str("</g>\n");
        }
        out.push_str("</svg>\n");
        out
    }

    /// The page as pixels. Frames begin on whole pixels, so that no edge is blurred.
    ///
    /// # Errors
    /// When the size is zero or too large to hold.
    pub fn pixels(&self, pixels_per_point: f32) -> Result<Pixmap, PictureError> {
        let [width, height] = self
            .size
            .map(|side| (side * f64::from(pixels_per_point)).round() as u32);
        let mut page = Pixmap::new(width, height).ok_or(PictureError::Size(width, height))?;
        for Frame { at, scene } in &self.frames {
            let [x, y] = at.map(|place| (place * f64::from(pixels_per_point)).round() as i32);
            let picture = png::pixels(scene, pixels_per_point)?;
            let paint = PixmapPaint::default();
            page.draw_pixmap(x, y, picture.as_ref(), &paint, Transform::identity(), None);
        }
        Ok(page)
    }

    /// The page as a PNG file.
    ///
    /// # Errors
    /// As [`Page::pixels`], or when the encoder fails.
    pub fn png(&self, pixels_per_point: f32) -> Result<Vec<u8>, PictureError> {
        self.pixels(pixels_per_point)?
            .encode_png()
            .map_err(|error| PictureError::Encode(error.to_string()))
    }
}
