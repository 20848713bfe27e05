//! JSON files with a `format_version`: read, migrated, set aside when broken, saved whole.
//!
//! Does not know what is in them: the owner of a form gives its version and the way up from older ones.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use thiserror::Error;

use super::{WriteError, atomic_write, stamp};

/// The member that every such file carries.
const VERSION_KEY: &str = "format_version";
/// Larger files are broken: a state is a few kilobytes.
const MOST_BYTES: u64 = 64 << 20;

/// A form of file: the version that this program writes, and the way up from older ones.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Version written.
    pub version: u32,
    /// Takes a document one version up: from the version given to the next. The version member is kept by the caller.
    pub migrate: Migrate,
}

/// Takes the version that a document has and the document; gives the document of the next version, or why not.
pub type Migrate = fn(u32, Map<String, Value>) -> Result<Map<String, Value>, String>;

impl Format {
    /// A form that never had another version.
    pub const fn first() -> Self {
        Self {
            version: 1,
            migrate: |from, _| Err(format!("there never was a format {from}")),
        }
    }
}

/// Why a file could not be read; it is where it was.
#[derive(Debug, Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("there is no file {0}")]
    Absent(PathBuf),
    /// The system refuses it.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It was written by a newer program.
    #[error("{path} has format {found}, written by a newer version; this one knows formats up to {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: u64,
        /// The newest format known here.
        known: u32,
    },
    /// It is not what it should be.
    #[error("{path} is broken: {reason}")]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong, with line and column where known.
        reason: String,
    },
}

/// Why a file of the home could not be loaded.
#[derive(Debug, Error)]
pub enum LoadError {
    /// Unreadable or newer: the file is untouched, and must not be written over.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Broken, and it cannot be set aside either: it must not be written over.
    #[error("{path} is broken ({reason}) and cannot be set aside: {source}")]
    NotSetAside {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
        /// What the system said.
        source: io::Error,
    },
    /// Older, and a copy cannot be kept: it must not be written over.
    #[error("{path} has an older format and a copy cannot be kept: {source}")]
    NotKept {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Why a value was not saved.
#[derive(Debug, Error)]
pub enum SaveError {
    /// The value cannot be written as a JSON object.
    #[error("cannot write {path} as JSON: {reason}")]
    Json {
        /// The file asked for.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// A broken file that was moved out of the way, for the user to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where it was.
    pub from: PathBuf,
    /// Where it is.
    pub to: PathBuf,
    /// What is wrong with it.
    pub reason: String,
}

/// What came of loading a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Loaded<T> {
    /// There is none yet.
    Absent,
    /// Read.
    Read(T),
    /// Read from an older format; the file read is kept under `kept`.
    Migrated {
        /// The value.
        value: T,
        /// The format it had.
        from: u32,
        /// The copy of the file as it was.
        kept: PathBuf,
    },
    /// Broken, and moved out of the way.
    SetAside(SetAside),
}

impl<T> Loaded<T> {
    /// The value, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Read(value) | Self::Migrated { value, .. } => Some(value),
            Self::Absent | Self::SetAside(_) => None,
        }
    }
}

/// Reads a file and touches nothing: for a file that the user names, as with `--state`. Gives the value and the format that
/// the file has.
///
/// # Errors
/// When the file is absent, unreadable, newer than this program, or broken.
pub fn read<T: DeserializeOwned>(path: &Path, format: &Format) -> Result<(T, u32), ReadError> {
    let bytes = bytes_of(path)?;
    let broken = |reason: String| ReadError::Broken {
        path: path.to_owned(),
        reason,
    };
    let document: Value = serde_json::from_slice(&bytes).map_err(|error| broken(error.to_string()))?;
    let Value::Object(mut document) = document else {
        return Err(broken("it is not a JSON object".to_owned()));
    };
    let found = document
        .get(VERSION_KEY)
        .and_then(Value::as_u64)
        .ok_or_else(|| broken(format!("it has no {VERSION_KEY}")))?;
    let from = u32::try_from(found).unwrap_or(u32::MAX);
    if from > format.version {
        return Err(ReadError::Newer {
            path: path.to_owned(),
            found,
            known: format.version,
        });
    }
    for version in from..format.version {
        document = (format.migrate)(version, document).map_err(broken)?;
        document.insert(VERSION_KEY.to_owned(), Value::from(version + 1));
    }
    let value = serde_json::from_value(Value::Object(document)).map_err(|error| broken(error.to_string()))?;
    Ok((value, from))
}

/// Reads a file of the home. A broken one is moved to `<name>.broken-<moment>`; of an older format, the file as it was is
/// copied to `<name>.format-<version>`: what was read is never lost.
///
/// # Errors
/// When the file is unreadable or newer than this program, or cannot be set aside or kept: then it must not be written over.
pub fn load<T: DeserializeOwned>(path: &Path, format: &Format) -> Result<Loaded<T>, LoadError> {
    match read(path, format) {
        Ok((value, from)) if from == format.version => Ok(Loaded::Read(value)),
        Ok((value, from)) => {
            let kept = beside(path, &format!("format-{from}"));
            fs::copy(path, &kept).map_err(|source| LoadError::NotKept {
                path: path.to_owned(),
                source,
            })?;
            Ok(Loaded::Migrated { value, from, kept })
        }
        Err(ReadError::Absent(_)) => Ok(Loaded::Absent),
        Err(ReadError::Broken { path, reason }) => {
            let to = beside(&path, &format!("broken-{}", stamp::now()));
            match fs::rename(&path, &to) {
                Ok(()) => Ok(Loaded::SetAside(SetAside { from: path, to, reason })),
                Err(source) => Err(LoadError::NotSetAside { path, reason, source }),
            }
        }
        Err(error) => Err(error.into()),
    }
}

/// Saves a value, whole or not at all, with its format.
///
/// # Errors
/// When the value is no JSON object or the file cannot be written; a file that was there is untouched.
pub fn save<T: Serialize>(path: &Path, value: &T, format: &Format) -> Result<(), SaveError> {
    let json = |reason: String| SaveError::Json {
        path: path.to_owned(),
        reason,
    };
    let Value::Object(members) = serde_json::to_value(value).map_err(|error| json(error.to_string()))? else {
        return Err(json("it is not an object".to_owned()));
    };
    let mut document = Map::with_capacity(members.len() + 1);
    document.insert(VERSION_KEY.to_owned(), Value::from(format.version));
    document.extend(members.into_iter().filter(|(key, _)| key != VERSION_KEY));
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(|error| json(error.to_string()))?;
    bytes.push(b'\n');
    Ok(atomic_write(path, &bytes)?)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, ReadError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => ReadError::Absent(path.to_owned()),
        _ => ReadError::Read {
            path: path.to_owned(),
            source,
        },
    };
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(failed)?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ReadError::Broken {
            path: path.to_owned(),
            reason: format!("it is larger than {} MiB", MOST_BYTES >> 20),
        });
    }
    Ok(bytes)
}

/// A free name beside a file: `<name>.<mark>`, or with a number when that is taken.
fn beside(path: &Path, mark: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let named = |tail: &str| path.with_file_name(format!("{name}.{mark}{tail}"));
    let first = named("");
    if !first.exists() {
        return first;
    }
    (2_u32..)
        .map(|number| named(&format!("-{number}")))
        .find(|candidate| !candidate.exists())
        .unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    struct View {
        format_version: u32,
        zoom: f64,
    }

    const FORMAT: Format = Format {
        version: 3,
        migrate: |from, mut document| match from {
            1 => {
                let zoom = document.remove("level").ok_or("no level")?;
                document.insert("zoom".to_owned(), zoom);
                Ok(document)
            }
            2 => Ok(document),
            other => Err(format!("there never was a format {other}")),
        },
    };

    fn file(content: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.json");
        fs::write(&path, content).unwrap();
        (folder, path)
    }

    #[test]
    fn what_is_saved_is_loaded_and_carries_its_format_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings/state.json");
        let view = View {
            format_version: 3,
            zoom: 12.3,
        };
        save(&path, &view, &FORMAT).unwrap();
        assert_eq!(load::<View>(&path, &FORMAT).unwrap(), Loaded::Read(view));
        assert!(
            fs::read_to_string(&path)
                .unwrap()
                .starts_with("{\n  \"format_version\": 3,")
        );
    }

    #[test]
    fn no_file_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        let loaded = load::<View>(&folder.path().join("state.json"), &FORMAT).unwrap();
        assert_eq!(loaded, Loaded::Absent);
    }

    #[test]
    fn an_older_file_is_migrated_and_kept() {
        let (_folder, path) = file(r#"{"format_version": 1, "level": 9}"#);
        let Loaded::Migrated { value, from, kept } = load::<View>(&path, &FORMAT).unwrap() else {
            panic!("not migrated");
        };
        assert_eq!((value.format_version, value.zoom, from), (3, 9.0, 1));
        assert_eq!(kept, path.with_file_name("state.json.format-1"));
        assert_eq!(fs::read(kept).unwrap(), fs::read(path).unwrap());
    }

    #[test]
    fn a_newer_file_is_refused_with_a_sentence_and_left_alone() {
        let (folder, path) = file(r#"{"format_version": 4, "zoom": 9}"#);
        let error = load::<View>(&path, &FORMAT).unwrap_err();
        assert!(
            error.to_string().contains("format 4, written by a newer version"),
            "{error}"
        );
        assert!(path.exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_broken_file_is_set_aside_whatever_is_wrong() {
        let broken = [
            "",
            "{\"format_version\": 3, \"zo",
            "[]",
            "{}",
            r#"{"format_version": "3"}"#,
            r#"{"format_version": 3}"#,
            r#"{"format_version": 1}"#,
            r#"{"format_version": 0}"#,
            r#"{"format_version": 3, "zoom": "near"}"#,
            "\u{0}\u{1}",
        ];
        for content in broken {
            let (_folder, path) = file(content);
            let Loaded::SetAside(aside) = load::<View>(&path, &FORMAT).unwrap() else {
                panic!("{content:?} was not set aside");
            };
            assert_eq!(aside.from, path);
            assert!(!path.exists());
            assert!(!aside.reason.is_empty());
            assert!(
                aside.to.to_string_lossy().contains("state.json.broken-2"),
                "{:?}",
                aside.to
            );
            assert_eq!(fs::read_to_string(aside.to).unwrap(), content);
        }
    }

    #[test]
    fn two_broken_files_of_one_second_are_both_kept() {
        let (folder, path) = file("broken one");
        load::<View>(&path, &FORMAT).unwrap();
        fs::write(&path, "broken two").unwrap();
        load::<View>(&path, &FORMAT).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn reading_a_named_file_touches_nothing() {
        let (folder, path) = file("{");
        assert!(matches!(read::<View>(&path, &FORMAT), Err(ReadError::Broken { .. })));
        assert!(path.exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_in_place_of_the_file_is_an_error_and_not_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.json");
        fs::create_dir(&path).unwrap();
        let error = load::<View>(&path, &FORMAT).unwrap_err();
        assert!(error.to_string().contains("state.json"), "{error}");
        assert!(path.is_dir());
    }

    #[test]
    fn what_is_no_object_cannot_be_saved() {
        let folder = tempfile::tempdir().unwrap();
        let error = save(&folder.path().join("x.json"), &3, &Format::first()).unwrap_err();
        assert!(matches!(error, SaveError::Json { .. }), "{error}");
    }
}
