//! Stories: folders of a `story.toml` and its `media/`, or the same in one file, `.archipel-story`. Whatever is missing is
//! told and leaves a gap; only a file that is no story, or that a newer program wrote, is refused.

mod check;
mod pack;
mod pictures;
mod sounds;
pub mod text;
mod write;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use check::check;
pub use pack::packed;
pub use pictures::{ENDINGS, add_picture, decode};
pub use sounds::add_sound;
pub use write::{keep_file, save, save_as_file};

use super::archive::{Archive, Entry};
use super::atlas::io_diagnostic;
use super::{embedded, media};
use crate::model::story::{Story, is_media_name};
use crate::model::{Diagnostic, Severity};

/// Name of the description of a story in its folder.
pub const FILE_NAME: &str = "story.toml";
/// What the name of a story in one file ends in.
pub const ENDING: &str = "archipel-story";
/// A story in one file is no larger than this, in bytes.
const MOST_FILE_BYTES: u64 = 400 << 20;
/// Folder of the stories in the territory, and in a home.
const STORIES: &str = "stories";

/// A story with the place that its media come from.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedStory {
    /// What is told.
    pub story: Arc<Story>,
    /// Where it lies.
    pub origin: StoryOrigin,
    /// What is wrong with the file itself; what it asks of a territory is told by [`check`].
    pub findings: Vec<Diagnostic>,
}

/// Where a story lies.
#[derive(Debug, Clone, PartialEq)]
pub enum StoryOrigin {
    /// In the program.
    Embedded,
    /// In a folder.
    Folder(PathBuf),
    /// In one file, which was read whole.
    File(PathBuf, Arc<[u8]>),
}

/// Where stories are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StoryPlaces {
    /// Those of the program are among them.
    pub embedded: bool,
    /// Folders of stories that are read, those of packages and of `--data`.
    pub given: Vec<PathBuf>,
    /// The folder of the user's own stories.
    pub own: Option<PathBuf>,
}

impl StoryPlaces {
    /// The places of a territory: `data` is the folder of `--data`, `package` that of an installed package, `home` what the
    /// user makes.
    pub fn of(data: Option<&Path>, package: Option<&Path>, home: Option<&Path>) -> Self {
        Self {
            embedded: data.is_none(),
            given: data
                .or(package)
                .map(|folder| folder.join(STORIES))
                .into_iter()
                .collect(),
            own: home.map(|home| home.join(STORIES)),
        }
    }

    /// Every story, the program's first, then those of packages, then the user's; a later one takes the place of one with
    /// the same id. What cannot be read is told in its place, with its id.
    pub fn all(&self) -> Vec<Result<OpenedStory, (String, Box<Diagnostic>)>> {
        let mut found: Vec<(String, Result<OpenedStory, Box<Diagnostic>>)> = Vec::new();
        let mut add = |id: String, story| match found.iter_mut().find(|(known, _)| *known == id) {
            Some(known) => known.1 = story,
            None => found.push((id, story)),
        };
        if self.embedded {
            for (id, text) in embedded_texts() {
                let story = text::parse(&text, &id, &format!("{id}/{FILE_NAME}"));
                add(id, story.map(|read| opened(read, StoryOrigin::Embedded)));
            }
        }
        for folder in self.given.iter().chain(&self.own) {
            for path in paths_in(folder) {
                add(id_of(&path), open(&path));
            }
        }
        found
            .into_iter()
            .map(|(id, story)| story.map_err(|fault| (id, fault)))
            .collect()
    }

    /// The story that `word` names: an id, or the path of a folder or file.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn find(&self, word: &str) -> Result<OpenedStory, Box<Diagnostic>> {
        let named = self.all().into_iter().find_map(|story| match story {
            Ok(story) if story.story.id == word => Some(Ok(story)),
            Err((id, fault)) if id == word => Some(Err(fault)),
            _ => None,
        });
        named.unwrap_or_else(|| open(Path::new(word)))
    }
}

/// Opens a story: a folder, its `story.toml`, or one file of it.
///
/// # Errors
/// When it cannot be read, is none, or is of a newer version.
pub fn open(path: &Path) -> Result<OpenedStory, Box<Diagnostic>> {
    let path = match path.parent() {
        Some(folder) if path.file_name().is_some_and(|name| name == FILE_NAME) => folder,
        _ => path,
    };
    if path.is_dir() {
        let file = path.join(FILE_NAME);
        let name = file.display().to_string();
        let bytes = std::fs::read(&file).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Box::new(Diagnostic::document(Severity::Error, "story-missing", &name)),
            _ => Box::new(io_diagnostic(&error, &name)),
        })?;
        let read = text::parse(&utf8(&bytes, &name)?, &id_of(path), &name)?;
        return Ok(opened(read, StoryOrigin::Folder(path.to_owned())));
    }
    let name = path.display().to_string();
    let unread = |error: std::io::Error| Box::new(io_diagnostic(&error, &name));
    let size = std::fs::metadata(path).map_err(unread)?.len();
    if size > MOST_FILE_BYTES {
        let large = Diagnostic::document(Severity::Error, "story-large", &name);
        return Err(Box::new(large.with("limit", MOST_FILE_BYTES >> 20)));
    }
    let bytes: Arc<[u8]> = std::fs::read(path).map_err(unread)?.into();
    let text = described(&bytes, &name)?;
    let read = text::parse(&text, &id_of(path), &name)?;
    Ok(opened(read, StoryOrigin::File(path.to_owned(), bytes)))
}

/// The id of the story at `path`: the name of its folder or file.
pub fn id_of(path: &Path) -> String {
    let name = if path.is_dir() {
        path.file_name()
    } else {
        path.file_stem()
    };
    name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn opened((story, findings): (Story, Vec<Diagnostic>), origin: StoryOrigin) -> OpenedStory {
    OpenedStory {
        story: Arc::new(story),
        origin,
        findings,
    }
}

/// The text of a description; letters that are none would be lost without a word.
fn utf8(bytes: &[u8], file: &str) -> Result<String, Box<Diagnostic>> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let broken = Diagnostic::document(Severity::Error, "story-broken", file);
        Box::new(broken.with("reason", error))
    })?;
    Ok(text.to_owned())
}

/// Stories of a folder: folders with a `story.toml`, and files, in the order of their names.
fn paths_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let packed = path
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
            packed && path.is_file() || path.join(FILE_NAME).is_file()
        })
        .collect();
    paths.sort();
    paths
}

/// Ids and texts of the stories in the program.
fn embedded_texts() -> BTreeMap<String, String> {
    embedded::names(STORIES)
        .into_iter()
        .filter_map(|path| {
            let id = path.strip_prefix("stories/")?.strip_suffix("/story.toml")?.to_owned();
            let text = utf8(&embedded::read(&path).ok()?, &path).ok()?;
            Some((id, text))
        })
        .collect()
}

impl OpenedStory {
    /// The bytes of a picture or a sound.
    ///
    /// # Errors
    /// When its name leads elsewhere, it is not there, or it is larger than a picture may be.
    pub fn medium(&self, name: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let fault = |code| Box::new(Diagnostic::document(Severity::Warning, code, &self.story.id).with("name", name));
        if !is_media_name(name) {
            return Err(fault("story-medium-name"));
        }
        let missing = || fault("story-medium-missing");
        let bytes = match &self.origin {
            StoryOrigin::Embedded => {
                embedded::read(&format!("{STORIES}/{}/{name}", self.story.id)).map_err(|_| missing())?
            }
            StoryOrigin::Folder(folder) => {
                let path = folder.join(name);
                let size = std::fs::metadata(&path).map_err(|_| missing())?.len();
                if size > media::MOST_BYTES {
                    return Err(fault("story-medium-large"));
                }
                std::fs::read(&path).map_err(|_| missing())?
            }
            StoryOrigin::File(_, bytes) => {
                let mut archive = Archive::open(bytes).map_err(|_| missing())?;
                let entry = entry(&archive, name).ok_or_else(missing)?;
                if entry.size > media::MOST_BYTES {
                    return Err(fault("story-medium-large"));
                }
                archive.bytes(&entry).map_err(|_| missing())?
            }
        };
        Ok(bytes)
    }

    /// Whether a picture or a sound is there, without reading it.
    pub fn has_medium(&self, name: &str) -> bool {
        is_media_name(name)
            && match &self.origin {
                StoryOrigin::Embedded => embedded::size(&format!("{STORIES}/{}/{name}", self.story.id)) > 0,
                StoryOrigin::Folder(folder) => folder.join(name).is_file(),
                StoryOrigin::File(_, bytes) => {
                    Archive::open(bytes).is_ok_and(|archive| entry(&archive, name).is_some())
                }
            }
    }
}

/// The `story.toml` of a story in one file: at its root, or in its one folder.
fn described(bytes: &[u8], file: &str) -> Result<String, Box<Diagnostic>> {
    let told = |finding: &super::reading::finding::Finding| {
        let found = Diagnostic::document(Severity::Error, finding.code, file);
        let args = finding.args.iter();
        Box::new(args.fold(found, |found, (name, value)| found.with(name, value)))
    };
    let mut archive = Archive::open(bytes).map_err(|finding| told(&finding))?;
    let entry = root(&archive)
        .cloned()
        .ok_or_else(|| Box::new(Diagnostic::document(Severity::Error, "story-missing", file)))?;
    let text = archive.bytes(&entry).map_err(|finding| told(&finding))?;
    utf8(&text, file)
}

fn root<'a>(archive: &'a Archive<'_>) -> Option<&'a Entry> {
    let described = archive.entries.iter().filter(|entry| entry.name == FILE_NAME);
    described.min_by_key(|entry| entry.path.len())
}

/// The file `name` beside the `story.toml`.
fn entry(archive: &Archive<'_>, name: &str) -> Option<Entry> {
    let folder = root(archive)?.path.strip_suffix(FILE_NAME)?.to_owned();
    let wanted = format!("{folder}{name}");
    archive.entries.iter().find(|entry| entry.path == wanted).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[test]
    fn the_stories_of_the_program_ask_for_nothing_that_is_not_there() {
        let places = StoryPlaces::of(None, None, None);
        let stories: Vec<OpenedStory> = places.all().into_iter().map(Result::unwrap).collect();
        let ids: Vec<&str> = stories.iter().map(|story| story.story.id.as_str()).collect();
        assert_eq!(ids, ["archipel-noir-vert", "dix-ans-louvre-lens", "velo-et-bus"]);
        let atlas = load::atlas::embedded();
        for story in &stories {
            assert_eq!(check(story, &atlas), [], "{}", story.story.id);
            assert_eq!(story.story.languages(), crate::model::Lang::ALL, "{}", story.story.id);
        }
        assert_eq!(stories.iter().map(|story| story.story.scenes.len()).sum::<usize>(), 35);
    }

    #[test]
    fn a_story_of_the_user_takes_the_place_of_one_with_its_id_and_a_broken_one_is_told() {
        let home = tempfile::tempdir().unwrap();
        let write = |id: &str, text: &str| {
            let folder = home.path().join(STORIES).join(id);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(FILE_NAME), text).unwrap();
        };
        write("velo-et-bus", "format_version = 1\ntitle.fr = \"Le mien\"\n");
        write("broken", "format_version = [");
        write("newer", "format_version = 9");
        let places = StoryPlaces::of(None, None, Some(home.path()));
        let mine = places.find("velo-et-bus").unwrap();
        assert_eq!(mine.story.title.get(crate::model::Lang::Fr), "Le mien");
        assert_eq!(places.find("broken").unwrap_err().code, "story-broken");
        assert_eq!(places.find("newer").unwrap_err().code, "story-newer");
        assert_eq!(places.find("nowhere").unwrap_err().code, "file-missing");
        assert_eq!(places.all().len(), 5);
    }
}
