//! Zip archives, read within limits: so many entries, so many bytes, no packing beyond what honest files reach. Nothing
//! is ever written to the disk, so a name in an archive is only a name; one that would lead elsewhere refuses the archive.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::reading::finding::Finding;
use crate::model::Severity;

/// Most entries of an archive.
const MAX_ENTRIES: usize = 10_000;
/// Most bytes that one archive may hold unpacked.
const MAX_TOTAL: u64 = 384 << 20;
/// An entry that unpacks to more than this is looked at for its ratio.
const WORTH_A_LOOK: u64 = 4 << 20;
/// Highest ratio of unpacked to packed bytes; text tables reach 20, deflate stops at 1,032.
const MAX_RATIO: u64 = 200;

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load) struct Entry {
    /// Its number in the archive.
    pub index: usize,
    /// Its path in the archive.
    pub path: String,
    /// Last part of the path.
    pub name: String,
    /// What precedes the extension, folders included, in lower case.
    pub stem: String,
    /// Extension in lower case.
    pub extension: String,
    /// Bytes unpacked, as the archive says.
    pub size: u64,
}

/// An archive whose directory was read and found honest.
pub(in crate::load) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Its files, without folders and without what systems add.
    pub entries: Vec<Entry>,
    left: u64,
}

fn fault(code: &'static str) -> Box<Finding> {
    Box::new(Finding::new(Severity::Error, code, None))
}

impl<'a> Archive<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// When it is broken, leads out of itself, or holds more than is reasonable.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Box<Finding>> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| fault("archive-broken"))?;
        if zip.len() > MAX_ENTRIES {
            return Err(Box::new(
                Finding::new(Severity::Error, "archive-entries", None).with("limit", MAX_ENTRIES),
            ));
        }
        // Two files of one name: whoever unpacks them sees another one than whoever lists them.
        if told(bytes).is_some_and(|told| told != zip.len()) {
            return Err(fault("archive-twice"));
        }
        let mut entries = Vec::new();
        let mut total = 0_u64;
        for index in 0..zip.len() {
            let entry = zip.by_index_raw(index).map_err(|_| fault("archive-broken"))?;
            let path = entry.name().map_err(|_| fault("archive-broken"))?.into_owned();
            let (size, packed) = (entry.size(), entry.compressed_size());
            if leads_out(&path) {
                return Err(Box::new(
                    Finding::new(Severity::Error, "archive-path", None).with("name", path),
                ));
            }
            if entry.is_symlink() {
                return Err(Box::new(
                    Finding::new(Severity::Error, "archive-link", None).with("name", path),
                ));
            }
            total = total.saturating_add(size);
            if total > MAX_TOTAL || (size > WORTH_A_LOOK && size / MAX_RATIO > packed) {
                return Err(Box::new(
                    Finding::new(Severity::Error, "archive-bomb", None).with("name", path),
                ));
            }
            let name = path.rsplit('/').next().unwrap_or("").to_owned();
            let added = path.starts_with("__MACOSX/") || name.starts_with("._") || name == ".DS_Store";
            if entry.is_dir() || name.is_empty() || added {
                continue;
            }
            let (stem, extension) = path.rsplit_once('.').unwrap_or((&path, ""));
            entries.push(Entry {
                index,
                stem: stem.to_lowercase(),
                extension: extension.to_lowercase(),
                name,
                size,
                path,
            });
        }
        if entries.is_empty() {
            return Err(fault("archive-empty"));
        }
        Ok(Self {
            zip,
            entries,
            left: MAX_TOTAL,
        })
    }

    /// Unpacks one file.
    ///
    /// # Errors
    /// When it is broken, encrypted, packed in a way that is not known, or larger than the archive said.
    pub fn bytes(&mut self, entry: &Entry) -> Result<Vec<u8>, Box<Finding>> {
        let named = |code| Box::new(Finding::new(Severity::Error, code, None).with("name", &entry.path));
        let file = match self.zip.by_index(entry.index) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword) => {
                return Err(named("archive-method"));
            }
            Err(_) => return Err(named("archive-entry-broken")),
        };
        let mut bytes = Vec::with_capacity(usize::try_from(entry.size.min(1 << 20)).unwrap_or(0));
        let limit = entry.size.min(self.left) + 1;
        if file.take(limit).read_to_end(&mut bytes).is_err() {
            return Err(named("archive-entry-broken"));
        }
        if bytes.len() as u64 >= limit {
            return Err(named("archive-bomb"));
        }
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }

    /// The first file with an extension.
    pub fn with_extension(&self, extension: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.extension == extension)
    }

    /// The first file with a name, whatever its case and folder.
    pub fn named(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }
}

/// How many files the end of the archive counts, where that is a number of two bytes.
fn told(bytes: &[u8]) -> Option<usize> {
    const END: &[u8] = b"PK\x05\x06";
    const SIZE: usize = 22;
    let from = bytes.len().saturating_sub(SIZE + usize::from(u16::MAX));
    let at = bytes[from..].windows(END.len()).rposition(|four| four == END)?;
    let count = bytes[from + at..].get(10..12)?;
    Some(usize::from(u16::from_le_bytes([count[0], count[1]]))).filter(|count| *count < usize::from(u16::MAX))
}

/// Whether a path in an archive would leave the folder that it were unpacked into.
fn leads_out(path: &str) -> bool {
    let drive = path.as_bytes().get(1) == Some(&b':');
    let parts = path.split(['/', '\\']);
    drive || path.starts_with(['/', '\\']) || path.contains('\0') || parts.into_iter().any(|part| part == "..")
}
