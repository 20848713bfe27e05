//! Sounds that a person puts into a story: copied beside it, under a name that every system takes.

use std::path::Path;

use crate::load::atlas::io_diagnostic;
use crate::load::media::MOST_BYTES;
use crate::model::story::{MEDIA, free_id};
use crate::model::{Diagnostic, Severity};
use crate::store::atomic_write;

/// Copies the sound at `path` into the media of the story in `folder`; gives the name that a scene uses, such as
/// `media/cage.ogg`. The same sound twice is kept once.
///
/// # Errors
/// When it cannot be read, is no sound, or is larger than a medium may be.
pub fn add_sound(folder: &Path, path: &Path) -> Result<String, Box<Diagnostic>> {
    let file = path.display().to_string();
    let name = path
        .file_name()
        .map_or(String::new(), |name| name.to_string_lossy().into_owned());
    let fault = |code: &str| Box::new(Diagnostic::document(Severity::Error, code, &file).with("name", &name));
    let unread = |error: std::io::Error| Box::new(io_diagnostic(&error, &file));
    if std::fs::metadata(path).map_err(unread)?.len() > MOST_BYTES {
        return Err(fault("story-medium-large"));
    }
    let bytes = std::fs::read(path).map_err(unread)?;
    let ending = ending(&bytes).ok_or_else(|| fault("story-sound-broken"))?;
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

/// What a sound is, by its first bytes; what its name says does not count.
fn ending(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'O', b'g', b'g', b'S', ..] => Some("ogg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Some("wav"),
        [b'I', b'D', b'3', ..] => Some("mp3"),
        // The first frame of one without a head: eleven bits that are set.
        [0xff, second, ..] if second & 0xe6 == 0xe2 => Some("mp3"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_is_known_by_its_bytes_and_copied_once() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("La Cage.bin");
        std::fs::write(&path, b"OggS and more").unwrap();
        let folder = home.path().join("story");
        assert_eq!(add_sound(&folder, &path).unwrap(), "media/la-cage.ogg");
        assert_eq!(add_sound(&folder, &path).unwrap(), "media/la-cage.ogg");
        std::fs::write(&path, b"RIFF\0\0\0\0WAVEfmt ").unwrap();
        assert_eq!(add_sound(&folder, &path).unwrap(), "media/la-cage.wav");
        std::fs::write(&path, [0xff, 0xfb, 0x90, 0x64]).unwrap();
        assert_eq!(add_sound(&folder, &path).unwrap(), "media/la-cage.mp3");
        std::fs::write(&path, b"<html>").unwrap();
        assert_eq!(add_sound(&folder, &path).unwrap_err().code, "story-sound-broken");
    }
}
