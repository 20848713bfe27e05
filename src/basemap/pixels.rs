//! Bytes of a picture to pixels.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};

use super::Trouble;

/// Wider or higher tiles are refused, in pixels.
const LARGEST_PX: u32 = 4096;

/// A picture: rows from the top, premultiplied RGBA.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Whether the bytes begin as a picture that [`decode`] knows: PNG, JPEG or WebP, whatever a server calls them.
pub fn is_picture(bytes: &[u8]) -> bool {
    let known = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
    image::guess_format(bytes).is_ok_and(|format| known.contains(&format))
}

/// The pixels of a PNG, JPEG or WebP.
///
/// # Errors
/// When the bytes are none of these, are damaged, or are larger than a tile may be.
pub fn decode(bytes: &[u8]) -> Result<Pixels, Trouble> {
    if !is_picture(bytes) {
        return Err(Trouble::NotAPicture);
    }
    let mut reader = ImageReader::new(Cursor::new(bytes));
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_PX);
    limits.max_image_height = Some(LARGEST_PX);
    reader.limits(limits);
    let reader = reader.with_guessed_format().map_err(|_| Trouble::NotAPicture)?;
    let picture = reader.decode().map_err(|_| Trouble::NotAPicture)?.into_rgba8();
    let (width, height) = picture.dimensions();
    let mut rgba = picture.into_raw();
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = u16::from(pixel[3]);
        if alpha < 255 {
            for channel in &mut pixel[..3] {
                *channel = ((u16::from(*channel) * alpha + 127) / 255) as u8;
            }
        }
    }
    Ok(Pixels { width, height, rgba })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        let buffer = image::RgbaImage::from_pixel(width, height, image::Rgba(pixel));
        buffer.write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    #[test]
    fn translucent_pixels_are_premultiplied() {
        let pixels = decode(&png(2, 1, [200, 100, 0, 128])).unwrap();
        assert_eq!((pixels.width, pixels.height), (2, 1));
        assert_eq!(&pixels.rgba[..4], &[100, 50, 0, 128]);
    }

    #[test]
    fn what_is_not_a_picture_or_is_cut_or_too_large_is_refused() {
        let whole = png(64, 64, [1, 2, 3, 255]);
        for bad in [
            b"<html>Sign in</html>".as_slice(),
            b"",
            &whole[..whole.len() / 2],
            &png(5000, 1, [0; 4]),
        ] {
            assert_eq!(decode(bad), Err(Trouble::NotAPicture));
        }
    }
}
