//! A page: frames that each hold a scene, painted to SVG or to pixels.

use std::fmt::Write as _;
use std::io::Cursor;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use resvg::tiny_skia::{ColorU8, Pixmap, PixmapPaint, Transform};

use super::pdf::{PdfPage, Picture};
use crate::model::POINTS_PER_INCH;
use crate::paint::png::{self, PictureError};
use crate::paint::svg;
use crate::scene::Scene;

/// How an SVG document ends.
const END: &str = "</svg>\n";

/// A scene on a page; it is cut at the edges of its viewport.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Its top left corner, in points from that of the page.
    pub at: [f64; 2],
    /// What it shows; its viewport's size is the frame's.
    pub scene: Scene,
}

/// A picture on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePicture {
    /// Left, top, width and height, in points.
    pub at: [f64; 4],
    /// Its pixels.
    pub image: RgbaImage,
}

/// Frames on a sheet, the bottom one first.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width and height in points.
    pub size: [f64; 2],
    /// Points of an inch of paper.
    pub points_per_inch: f64,
    /// What stands on it. The first one covers the page.
    pub frames: Vec<Frame>,
    /// Pictures over them.
    pub pictures: Vec<PagePicture>,
}

impl Page {
    /// The page as one SVG document in its size on paper, which is that of a screen at 96 points to the inch.
    ///
    /// # Errors
    /// When a picture cannot be encoded.
    pub fn svg(&self) -> Result<String, PictureError> {
        let mut out = self.drawing();
        out.truncate(out.len() - END.len());
        for PagePicture { at, image } in &self.pictures {
            let [x, y, width, height] = at;
            let mut png = Cursor::new(Vec::new());
            image
                .write_to(&mut png, ImageFormat::Png)
                .map_err(|error| PictureError::Encode(error.to_string()))?;
            let data = BASE64_STANDARD.encode(png.into_inner());
            let _ = writeln!(
                out,
                "<image x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" href=\"data:image/png;base64,{data}\"/>"
            );
        }
        out.push_str(END);
        Ok(out)
    }

    /// The page as a page of a PDF file whose paper has 72 points to the inch.
    ///
    /// # Errors
    /// When a picture cannot be encoded.
    pub fn pdf(&self) -> Result<PdfPage, PictureError> {
        // The drawing has its size on paper, and pictures stand in units of it.
        let unit = POINTS_PER_INCH / self.points_per_inch;
        let pictures: Result<Vec<Picture>, PictureError> =
            self.pictures.iter().map(|picture| on_white(picture, unit)).collect();
        Ok(PdfPage {
            svg: self.drawing(),
            unit_pt: (72.0 / POINTS_PER_INCH) as f32,
            pictures: pictures?,
        })
    }

    /// The frames as one SVG document.
    fn drawing(&self) -> String {
        let [width, height] = self.size;
        // CSS has 96 units to the inch.
        let [wide, high] = self.size.map(|side| side * POINTS_PER_INCH / self.points_per_inch);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {width} {height}\">\n"
        );
        for (number, Frame { at: [x, y], scene }) in self.frames.iter().enumerate() {
            let _ = writeln!(out, "<g transform=\"translate({x:.2},{y:.2})\">");
            out.push_str(&svg::fragment(scene, &format!("f{number}-")));
            out.push_str("</g>\n");
        }
        out.push_str(END);
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
        for PagePicture { at, image } in &self.pictures {
            let [x, y, width, height] = at.map(|side| (side * f64::from(pixels_per_point)).round() as u32);
            let scaled = image::imageops::resize(image, width.max(1), height.max(1), FilterType::CatmullRom);
            let mut picture = Pixmap::new(scaled.width(), scaled.height()).ok_or(PictureError::Size(width, height))?;
            for (pixel, Rgba([red, green, blue, alpha])) in picture.pixels_mut().iter_mut().zip(scaled.pixels()) {
                *pixel = ColorU8::from_rgba(*red, *green, *blue, *alpha).premultiply();
            }
            let (x, y, paint) = (x as i32, y as i32, PixmapPaint::default());
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

/// A picture as photographs are kept in a PDF file: what can be seen through is white.
fn on_white(picture: &PagePicture, unit: f64) -> Result<Picture, PictureError> {
    let mut flat = picture.image.clone();
    for Rgba([red, green, blue, alpha]) in flat.pixels_mut() {
        let over = |part: u8| ((u32::from(part) * u32::from(*alpha) + 255 * (255 - u32::from(*alpha))) / 255) as u8;
        (*red, *green, *blue) = (over(*red), over(*green), over(*blue));
        *alpha = 255;
    }
    let mut jpeg = Cursor::new(Vec::new());
    let pixels = [flat.width(), flat.height()];
    DynamicImage::ImageRgba8(flat)
        .to_rgb8()
        .write_to(&mut jpeg, ImageFormat::Jpeg)
        .map_err(|error| PictureError::Encode(error.to_string()))?;
    Ok(Picture {
        at: picture.at.map(|side| (side * unit) as f32),
        pixels,
        jpeg: jpeg.into_inner(),
    })
}
