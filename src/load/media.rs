//! Pictures that people bring: `media/<layer>-<key>[-n].jpg` (also `.jpeg`, `.png`, `.webp`) in the data folder, each with a
//! `.toml` of the same name that gives its credit. Only names, sizes in bytes and credits are read here: whoever shows a
//! picture decodes it.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::model::Atlas;

/// A picture file is no larger than this, in bytes.
pub const MOST_BYTES: u64 = 24 * 1024 * 1024;
/// A picture has no more pixels than this.
pub const MOST_PIXELS: u64 = 48_000_000;
/// Pictures of one feature that are shown.
const MOST_PICTURES: usize = 12;
const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// Who made a picture, and under which terms it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credit {
    /// Who made it.
    pub author: String,
    /// Its licence.
    pub licence: String,
    /// What it shows.
    #[serde(default)]
    pub title: String,
    /// Where it was found.
    #[serde(default)]
    pub url: String,
    /// When it was taken.
    #[serde(default)]
    pub date: String,
}

/// Why a picture is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no `.toml` beside it, or it does not name author and licence.
    Uncredited,
    /// It has more than [`MOST_BYTES`].
    TooManyBytes,
    /// It has more than [`MOST_PIXELS`].
    TooManyPixels,
    /// It cannot be read or decoded.
    Broken,
}

impl Fault {
    /// Message that says it, with the argument `file`.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Uncredited => "media-uncredited",
            Self::TooManyBytes => "media-too-many-bytes",
            Self::TooManyPixels => "media-too-many-pixels",
            Self::Broken => "media-broken",
        }
    }
}

/// A picture file of a feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its credit, or why it is not shown.
    pub credit: Result<Credit, Fault>,
}

impl MediaFile {
    /// Its name without the folder.
    pub fn name(&self) -> String {
        self.path
            .file_name()
            .map_or(String::new(), |name| name.to_string_lossy().into_owned())
    }
}

/// Pictures of the feature with this stable id in `folders`, in the order of their numbers. A folder that is not there holds none.
pub fn of(atlas: &Atlas, folders: &[PathBuf], id: &str) -> Vec<MediaFile> {
    let mut found: Vec<(u32, PathBuf)> = Vec::new();
    for folder in folders {
        let Ok(entries) = std::fs::read_dir(folder) else {
            continue;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if let Some(number) = number_of(atlas, &path, id) {
                found.push((number, path));
            }
        }
    }
    found.sort();
    found.truncate(MOST_PICTURES);
    found
        .into_iter()
        .map(|(_, path)| MediaFile {
            credit: credit(&path),
            path,
        })
        .collect()
}

/// The number of a picture of this feature, 0 without one; none when the file belongs to another feature. A key may end in a
/// number itself: the feature whose id is the whole name goes first.
fn number_of(atlas: &Atlas, path: &Path, id: &str) -> Option<u32> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    if !ENDINGS.contains(&ending.as_str()) {
        return None;
    }
    let stem = path.file_stem()?.to_str()?;
    let (layer, key) = id.split_once(':')?;
    let rest = stem.strip_prefix(layer)?.strip_prefix('-')?.strip_prefix(key)?;
    if rest.is_empty() {
        return Some(0);
    }
    let number = rest.strip_prefix('-')?.parse().ok()?;
    let whole = format!("{layer}:{key}{rest}");
    atlas.find(&whole).is_none().then_some(number)
}

fn credit(path: &Path) -> Result<Credit, Fault> {
    let size = std::fs::metadata(path).map_err(|_| Fault::Broken)?.len();
    if size > MOST_BYTES {
        return Err(Fault::TooManyBytes);
    }
    let text = std::fs::read_to_string(path.with_extension("toml")).map_err(|_| Fault::Uncredited)?;
    let credit: Credit = toml::from_str(&text).map_err(|_| Fault::Uncredited)?;
    if credit.author.trim().is_empty() || credit.licence.trim().is_empty() {
        return Err(Fault::Uncredited);
    }
    Ok(credit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn pictures_are_found_by_name_and_want_a_credit() {
        let atlas = load::atlas::embedded();
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
        for name in [
            "unesco-63AG-2.PNG",
            "unesco-63AG.jpg",
            "unesco-63AG-x.jpg",
            "unesco-63A.jpg",
            "unesco-63AG.gif",
        ] {
            write(name, "not a picture");
        }
        write("unesco-63AG.toml", "author = \"A. Nonyme\"\nlicence = \"CC BY 4.0\"");
        let folders = [dir.path().to_owned(), dir.path().join("missing")];
        let found = of(&atlas, &folders, "unesco:63AG");
        let names: Vec<String> = found.iter().map(MediaFile::name).collect();
        assert_eq!(names, ["unesco-63AG.jpg", "unesco-63AG-2.PNG"]);
        assert_eq!(found[0].credit.as_ref().unwrap().author, "A. Nonyme");
        assert_eq!(found[1].credit, Err(Fault::Uncredited));
    }

    #[test]
    fn a_key_that_ends_in_a_number_keeps_its_pictures() {
        let atlas = load::atlas::embedded();
        let twin = atlas
            .layer("shafts")
            .unwrap()
            .features
            .iter()
            .find_map(|shaft| {
                let base = shaft.id.strip_suffix("-2")?;
                atlas.find(base).map(|_| (base.to_owned(), shaft.id.clone()))
            })
            .unwrap();
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(format!("{}.png", twin.1.replacen(':', "-", 1))), "x").unwrap();
        let folders = [dir.path().to_owned()];
        assert_eq!(of(&atlas, &folders, &twin.0), []);
        assert_eq!(of(&atlas, &folders, &twin.1).len(), 1);
    }
}
