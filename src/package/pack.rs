//! Making a package.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use ed25519_dalek::Signer as _;
use sha2::{Digest as _, Sha256};

use super::key::hex;
use super::{Entry, FORMAT_VERSION, Manifest, Refusal, SecretKey, sound_name};
use crate::load;
use crate::model::Atlas;
use crate::store::{Fault, stamp};

/// The name of the manifest inside a package.
pub(super) const MANIFEST: &str = "manifest.json";
/// The name of its signature.
pub(super) const SIGNATURE: &str = "manifest.sig";
/// What is signed before the manifest, so that no signature of another thing passes for one of a package.
pub(super) const SEAL: &[u8] = b"archipel package 1\n";

/// What goes into a package.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// Folder of data; without one, the territory inside the program.
    pub data: Option<PathBuf>,
    /// Folder of the layers that updates brought, put into that data.
    pub updates: Option<PathBuf>,
    /// A file of tiles.
    pub basemap: Option<PathBuf>,
    /// Folders of stories, besides those of the data; a file of a later one takes the place of one of the same name.
    pub stories: Vec<PathBuf>,
    /// Folders of pictures, besides those of the data.
    pub media: Vec<PathBuf>,
}

/// A package that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub manifest: Manifest,
    /// The public key that installations must trust, in hexadecimal.
    pub key: String,
}

/// A file to pack: where its bytes are.
pub(super) enum Bytes {
    Inside(Vec<u8>),
    Disk(PathBuf),
}

impl Bytes {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(match self {
            Self::Inside(bytes) => Box::new(bytes.as_slice()),
            Self::Disk(path) => Box::new(io::BufReader::new(File::open(path)?)),
        })
    }

    fn fault(&self, error: &io::Error) -> Fault {
        match self {
            Self::Inside(_) => Fault::of(Path::new("archipel"), error),
            Self::Disk(path) => Fault::of(path, error),
        }
    }
}

/// The number of a package when none is given: the minute, as `202611251530`.
pub fn usual_number() -> u64 {
    let digits: String = stamp::now().chars().filter(char::is_ascii_digit).take(12).collect();
    digits.parse().unwrap_or(1)
}

/// Packs `contents` under `number`, signed by `key`, into the file `out`, whole or not at all.
///
/// # Errors
/// When the disk refuses, a name is not allowed inside a package, or the data does not load.
pub fn pack(contents: &Contents, number: u64, key: &SecretKey, out: &Path) -> Result<Packed, Refusal> {
    let atlas = atlas(contents)?;
    let vintage = atlas.catalog.vintage.clone();
    let files = gather(contents, atlas)?;
    let mut manifest = Manifest {
        format_version: FORMAT_VERSION,
        number,
        made: stamp::now(),
        vintage,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        files: Vec::with_capacity(files.len()),
    };
    for (path, bytes) in &files {
        let (size, sha256) = digest(bytes).map_err(|error| bytes.fault(&error))?;
        let path = path.clone();
        manifest.files.push(Entry { path, size, sha256 });
    }
    manifest.check()?;
    write(&manifest, &files, key, out)?;
    Ok(Packed {
        path: out.to_owned(),
        manifest,
        key: key.public(),
    })
}

/// The territory that is packed, before updates.
fn atlas(contents: &Contents) -> Result<Atlas, Refusal> {
    let atlas = match &contents.data {
        Some(dir) => load::atlas::from_dir(dir),
        None => load::atlas::embedded(),
    };
    super::install::sound_data(&atlas)?;
    Ok(atlas)
}

fn gather(contents: &Contents, atlas: Atlas) -> Result<Vec<(String, Bytes)>, Refusal> {
    let mut files = Vec::new();
    match &contents.data {
        None => {
            let inside = load::embedded::files().map_err(|error| Fault::of(Path::new("archipel"), &error))?;
            files.extend(
                inside
                    .into_iter()
                    .map(|(name, bytes)| (format!("data/{name}"), Bytes::Inside(bytes))),
            );
        }
        Some(dir) => walk(dir, "data", &mut files)?,
    }
    if let Some(updates) = &contents.updates {
        super::updated::put_in(&mut files, atlas, updates)?;
    }
    if let Some(path) = &contents.basemap {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        files.push((format!("basemap/{name}"), Bytes::Disk(path.clone())));
    }
    move_out(&mut files);
    for (dirs, part) in [(&contents.stories, "stories"), (&contents.media, "media")] {
        for dir in dirs {
            let mut more = Vec::new();
            walk(dir, part, &mut more)?;
            let names: HashSet<&str> = more.iter().map(|(name, _)| name.as_str()).collect();
            files.retain(|(name, _)| !names.contains(name.as_str()));
            files.append(&mut more);
        }
    }
    if files.is_empty() {
        return Err(Refusal::Empty);
    }
    files.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(files)
}

/// Stories and pictures that lie in the folder of the data have parts of their own in a package.
fn move_out(files: &mut [(String, Bytes)]) {
    for (name, _) in files {
        for part in ["stories/", "media/"] {
            let inside = name.strip_prefix("data/").filter(|rest| rest.starts_with(part));
            if let Some(inside) = inside.map(str::to_owned) {
                *name = inside;
            }
        }
    }
}

/// Every file below a folder that is not hidden. A link is told as a name that is not allowed: what it leads to may change.
fn walk(dir: &Path, prefix: &str, files: &mut Vec<(String, Bytes)>) -> Result<(), Refusal> {
    let fault = |error: io::Error| Fault::of(dir, &error);
    for entry in fs::read_dir(dir).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}/{name}");
        let kind = entry.file_type().map_err(fault)?;
        if kind.is_dir() {
            walk(&entry.path(), &path, files)?;
        } else if kind.is_file() && sound_name(&path) {
            files.push((path, Bytes::Disk(entry.path())));
        } else {
            return Err(Refusal::Name { name: path });
        }
    }
    Ok(())
}

fn digest(bytes: &Bytes) -> io::Result<(u64, String)> {
    let mut reader = bytes.open()?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        let read = reader.read(&mut buffer)?;
        if read == 0 {
            return Ok((size, hex(&hasher.finalize())));
        }
        hasher.update(&buffer[..read]);
        size += read as u64;
    }
}

fn write(manifest: &Manifest, files: &[(String, Bytes)], key: &SecretKey, out: &Path) -> Result<(), Refusal> {
    let folder = out.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let fault = |error: io::Error| Fault::of(out, &error);
    let temporary = tempfile::Builder::new()
        .prefix(".archipel-")
        .suffix(".tmp")
        .tempfile_in(folder)
        .map_err(fault)?;
    let head = serde_json::to_vec_pretty(manifest).map_err(|error| Refusal::Manifest {
        reason: error.to_string(),
    })?;
    let mut sealed = SEAL.to_vec();
    sealed.extend_from_slice(&head);
    let signature = format!("{} {}\n", key.public(), hex(&key.0.sign(&sealed).to_bytes()));
    let mut tar = tar::Builder::new(io::BufWriter::new(temporary.as_file()));
    append(&mut tar, MANIFEST, head.len() as u64, &mut &head[..]).map_err(fault)?;
    append(&mut tar, SIGNATURE, signature.len() as u64, &mut signature.as_bytes()).map_err(fault)?;
    for (entry, (_, bytes)) in manifest.files.iter().zip(files) {
        let mut reader = bytes.open().map_err(|error| bytes.fault(&error))?;
        append(&mut tar, &entry.path, entry.size, &mut reader).map_err(fault)?;
    }
    let mut buffered = tar.into_inner().map_err(fault)?;
    buffered.flush().map_err(fault)?;
    drop(buffered);
    temporary.as_file().sync_all().map_err(fault)?;
    temporary.persist(out).map_err(|error| fault(error.error))?;
    Ok(())
}

/// One file, with nothing in its header that depends on this computer. A file that changed its length meanwhile is told.
pub(super) fn append(
    tar: &mut tar::Builder<impl Write>,
    path: &str,
    size: u64,
    reader: &mut dyn Read,
) -> io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_path(path)?;
    header.set_size(size);
    header.set_mode(0o644);
    header.set_mtime(0);
    header.set_cksum();
    let mut counted = Counted { reader, read: 0 };
    tar.append(&header, (&mut counted).take(size))?;
    if counted.read == size {
        Ok(())
    } else {
        Err(io::Error::new(io::ErrorKind::UnexpectedEof, path.to_owned()))
    }
}

struct Counted<'a> {
    reader: &'a mut dyn Read,
    read: u64,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.read += read as u64;
        Ok(read)
    }
}
