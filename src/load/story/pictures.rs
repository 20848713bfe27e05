//! Pictures that a person puts into a story: copied beside it, under a name that every system takes.

use std::io::Cursor;
use std::path::Path;

use image::{ImageReader, RgbaImage};

use crate::load::atlas::io_diagnostic;
use crate::load::media::{MOST_BYTES, MOST_PIXELS};
use crate::model::story::{MEDIA, free_id};
use crate::model::{Diagnostic, Severity};
use crate::store::atomic_write;

/// Endings of the pictures that are read.
pub const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// Copies the picture at `path` into the media of the story in `folder`; gives the name that a scene uses, such as
/// `media/louvre.jpg`. The same picture twice is kept once.
///
/// # Errors
/// When it cannot be read, is no picture, or is larger than a picture may be.
pub fn add_picture(folder: &Path, path: &Path) -> Result<String, Box<Diagnostic>> {
    let file = path.display().to_string();
    let fault = |code: &str| {
        let name = path
            .file_name()
            .map_or(String::new(), |name| name.to_string_lossy().into_owned());
        Box::new(Diagnostic::document(Severity::Error, code, &file).with("name", name))
    };
    let unread = |error: std::io::Error| Box::new(io_diagnostic(&error, &file));
    if std::fs::metadata(path).map_err(unread)?.len() > MOST_BYTES {
        return Err(fault("story-medium-large"));
    }
    let bytes = std::fs::read(path).map_err(unread)?;
    let reader = ImageReader::new(Cursor::new(&bytes))
        .with_guessed_format()
        .map_err(unread)?;
    let format = reader.format();
    let (width, height) = reader.into_dimensions().map_err(|_| fault("story-picture-broken"))?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(fault("story-medium-large"));
    }
    // What it is counts, not what its name says.
    let ending = format
        .and_then(|format| format.extensions_str().first().copied())
        .unwrap_or("png");
    let stem = path
        .file_stem()
        .map_or(String::new(), |stem| stem.to_string_lossy().into_owned());
    let name_of = |stem: &str| format!("{MEDIA}/{stem}.{ending}");
    let other = |stem: &str| std::fs::read(folder.join(name_of(stem))).is_ok_and(|known| known != bytes);
    let name = name_of(&free_id(&stem, other));
    atomic_write(&folder.join(&name), &bytes).map_err(|error| {
        Box::new(Diagnostic::document(Severity::Error, "story-unwritable", &file).with("reason", error))
    })?;
    Ok(name)
}

fn fault(code: &str, story: &str, name: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::document(Severity::Warning, code, story).with("name", name))
}

fn reader(bytes: &[u8]) -> Option<ImageReader<Cursor<&[u8]>>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(4 * MOST_PIXELS + 64 * 1024 * 1024);
    reader.limits(limits);
    Some(reader)
}

/// Width and height in pixels of the picture `name` of `story`, from the head of the file.
///
/// # Errors
/// When it is no picture, or a larger one than is read.
pub fn look(bytes: &[u8], story: &str, name: &str) -> Result<(u32, u32), Box<Diagnostic>> {
    let broken = || fault("story-picture-broken", story, name);
    let (width, height) = reader(bytes)
        .ok_or_else(broken)?
        .into_dimensions()
        .map_err(|_| broken())?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(fault("story-medium-large", story, name));
    }
    Ok((width, height))
}

/// The pixels of the picture `name` of `story`, no longer than `longest_px` at any side. Its size is read first, from the head
/// of the file: a bomb is never unpacked.
///
/// # Errors
/// When it is no picture, or a larger one than is read.
pub fn decode(bytes: &[u8], story: &str, name: &str, longest_px: u32) -> Result<RgbaImage, Box<Diagnostic>> {
    let (width, height) = look(bytes, story, name)?;
    let broken = || fault("story-picture-broken", story, name);
    let picture = reader(bytes).ok_or_else(broken)?.decode().map_err(|_| broken())?;
    let picture = if width.max(height) > longest_px {
        picture.thumbnail(longest_px, longest_px)
    } else {
        picture
    };
    Ok(picture.to_rgba8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(path: &Path, width: u32) {
        image::RgbaImage::new(width, 2).save(path).unwrap();
    }

    #[test]
    fn a_picture_is_copied_once_under_a_plain_name_and_one_of_another_content_gets_another() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("story");
        let (first, second) = (home.path().join("Été à Lens.png"), home.path().join("b"));
        std::fs::create_dir_all(&second).unwrap();
        let second = second.join("ete-a-lens.png");
        picture(&first, 2);
        picture(&second, 3);
        assert_eq!(add_picture(&folder, &first).unwrap(), "media/ete-a-lens.png");
        assert_eq!(add_picture(&folder, &first).unwrap(), "media/ete-a-lens.png");
        assert_eq!(add_picture(&folder, &second).unwrap(), "media/ete-a-lens-2.png");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("x.jpg");
        std::fs::write(&path, b"not a picture").unwrap();
        assert_eq!(
            add_picture(home.path(), &path).unwrap_err().code,
            "story-picture-broken"
        );
        assert_eq!(
            add_picture(home.path(), &home.path().join("y.jpg")).unwrap_err().code,
            "file-missing"
        );
    }

    #[test]
    fn pixels_are_read_no_larger_than_wanted() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("wide.png");
        picture(&path, 400);
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(
            decode(&bytes, "x", "media/wide.png", 1000).unwrap().dimensions(),
            (400, 2)
        );
        assert_eq!(decode(&bytes, "x", "media/wide.png", 100).unwrap().width(), 100);
        assert_eq!(
            decode(b"x", "x", "media/wide.png", 100).unwrap_err().code,
            "story-picture-broken"
        );
    }
}
