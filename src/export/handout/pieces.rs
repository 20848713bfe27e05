//! Photographs and plain words for a page of a handout, and the page as a picture.

use image::{DynamicImage, ImageFormat};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::export::ExportError;
use crate::export::pdf::{PdfPage, Picture};
use crate::paint::png as paint;

/// Pixels of a point of a picture: 216 to the inch.
const PICTURE_DENSITY: f32 = 3.0;

/// An image as sharp as paper needs it.
pub(super) fn photograph(image: &DynamicImage, at: [f32; 4]) -> Option<Picture> {
    let sides = [at[2], at[3]].map(|side| (side * PICTURE_DENSITY).round().max(1.0) as u32);
    let image = if image.width() > sides[0] {
        image.resize_exact(sides[0], sides[1], image::imageops::FilterType::CatmullRom)
    } else {
        image.clone()
    };
    let image = DynamicImage::ImageRgb8(image.to_rgb8());
    let mut jpeg = Vec::new();
    let mut out = std::io::Cursor::new(&mut jpeg);
    image.write_to(&mut out, ImageFormat::Jpeg).ok()?;
    Some(Picture {
        at,
        pixels: [image.width(), image.height()],
        jpeg,
    })
}

/// The paragraphs of a text in Markdown, without its signs; the items of a list begin with a dot.
pub(super) fn plain(markdown: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Item) => paragraphs.push("•\u{a0}".to_owned()),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => paragraphs.push(String::new()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(last) = paragraphs.last_mut() {
                    last.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(last) = paragraphs.last_mut() {
                    last.push(' ');
                }
            }
            _ => {}
        }
    }
    paragraphs.retain(|words| !words.trim().is_empty());
    paragraphs
}

/// A page as a PNG file, its photographs in their place.
///
/// # Errors
/// When the page cannot be drawn or encoded.
pub fn png(page: &PdfPage, pixels_per_point: f32) -> Result<Vec<u8>, ExportError> {
    let pixmap = paint::rasterize(&page.svg, pixels_per_point)?;
    let (width, height) = (pixmap.width(), pixmap.height());
    let size = paint::PictureError::Size(width, height);
    // A page is opaque: its premultiplied pixels are its pixels.
    let mut picture = image::RgbaImage::from_raw(width, height, pixmap.take()).ok_or(size)?;
    for photograph in &page.pictures {
        let [left, top, wide, high] = photograph.at.map(|place| (place * pixels_per_point).round());
        let Ok(image) = image::load_from_memory(&photograph.jpeg) else {
            continue;
        };
        let image = image.resize_exact(wide as u32, high as u32, image::imageops::FilterType::CatmullRom);
        image::imageops::overlay(&mut picture, &image.to_rgba8(), left as i64, top as i64);
    }
    let mut bytes = Vec::new();
    picture
        .write_to(&mut std::io::Cursor::new(&mut bytes), ImageFormat::Png)
        .map_err(|error| paint::PictureError::Encode(error.to_string()))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_loses_its_signs_and_keeps_its_words() {
        let paragraphs = plain("Un **mot** fort.\n\n- un\n- deux\n\nFin *douce*\nici.");
        assert_eq!(
            paragraphs,
            ["Un mot fort.", "•\u{a0}un", "•\u{a0}deux", "Fin douce ici."]
        );
    }

    #[test]
    fn a_photograph_is_as_sharp_as_paper_needs_it() {
        let image = DynamicImage::new_rgb8(4000, 3000);
        let picture = photograph(&image, [0.0, 0.0, 200.0, 150.0]).unwrap();
        assert_eq!(picture.pixels, [600, 450]);
        assert!(picture.jpeg.starts_with(&[0xff, 0xd8]));
        let small = photograph(&DynamicImage::new_rgb8(40, 30), [0.0, 0.0, 200.0, 150.0]).unwrap();
        assert_eq!(small.pixels, [40, 30]);
    }
}
