//! Layout files of pages, and the sign that stands on them.

use std::path::Path;

use image::{ImageReader, Limits, RgbaImage};

use crate::model::{Diagnostic, PageLayout, Severity};

/// A layout file is a few lines; more than this is none.
const MOST_BYTES: u64 = 64 * 1024;
/// A sign has no more pixels on a side than this.
const MOST_PIXELS: u32 = 4096;

/// Reads a layout file (TOML). A relative path of its sign counts from the file's folder.
///
/// # Errors
/// A finding with the place and the reason when the file cannot be read or says what is not known.
pub fn read(path: &Path) -> Result<PageLayout, Box<Diagnostic>> {
    let name = path.display().to_string();
    let broken = |reason: String| {
        let finding = Diagnostic::document(Severity::Error, "layout-broken", &name);
        Box::new(finding.with("name", &name).with("reason", reason))
    };
    let size = std::fs::metadata(path)
        .map_err(|error| broken(error.to_string()))?
        .len();
    if size > MOST_BYTES {
        return Err(broken(format!("{size} > {MOST_BYTES}")));
    }
    let text = std::fs::read_to_string(path).map_err(|error| broken(error.to_string()))?;
    let mut layout: PageLayout = toml::from_str(&text).map_err(|error| broken(error.to_string()))?;
    if let (Some(logo), Some(folder)) = (&layout.logo, path.parent()) {
        layout.logo = Some(folder.join(logo));
    }
    Ok(layout.sane())
}

/// The layout as the text of a layout file.
pub fn write(layout: &PageLayout) -> String {
    toml::to_string(layout).unwrap_or_default()
}

/// Reads a sign: PNG, JPEG or WebP of at most 4096 pixels on a side.
///
/// # Errors
/// A finding with the reason.
pub fn logo(path: &Path) -> Result<RgbaImage, Box<Diagnostic>> {
    let broken = |reason: String| {
        let name = path.display().to_string();
        let finding = Diagnostic::document(Severity::Error, "logo-broken", &name);
        Box::new(finding.with("name", &name).with("reason", reason))
    };
    let mut reader = ImageReader::open(path)
        .and_then(ImageReader::with_guessed_format)
        .map_err(|error| broken(error.to_string()))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| broken(error.to_string()))?;
    Ok(picture.to_rgba8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Paper;

    #[test]
    fn a_layout_is_read_back_as_it_was_written_and_its_sign_is_found_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("layout.toml");
        let layout = PageLayout {
            page: Paper::A3,
            scale: Some(25_000),
            logo: Some("sign.png".into()),
            ..PageLayout::default()
        };
        std::fs::write(&path, write(&layout)).unwrap();
        let read = read(&path).unwrap();
        assert_eq!(read.logo, Some(folder.path().join("sign.png")));
        assert_eq!((read.page, read.scale, read.legend), (Paper::A3, Some(25_000), true));
        assert_eq!(logo(&folder.path().join("sign.png")).unwrap_err().code, "logo-broken");
    }

    #[test]
    fn what_is_not_known_is_refused_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("layout.toml");
        for text in ["page = \"letter\"", "colour = 3", "scale = -1", "page"] {
            std::fs::write(&path, text).unwrap();
            let finding = read(&path).unwrap_err();
            assert_eq!(finding.code, "layout-broken", "{text}");
        }
        std::fs::write(&path, "scale = 7").unwrap();
        assert_eq!(read(&path).unwrap().scale, Some(500));
    }
}
