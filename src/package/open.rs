//! Reading a package: signature first, then what it promises, then its files, each checked as it streams.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use ed25519_dalek::Signature;
use sha2::{Digest as _, Sha256};

use super::key::{bytes, hex};
use super::pack::{MANIFEST, SEAL, SIGNATURE};
use super::{Entry, MOST_MANIFEST_BYTES, Manifest, PublicKey, Refusal};
use crate::store::Fault;

/// A package that is signed by a trusted key.
#[derive(Debug)]
pub struct Package {
    /// What it promises.
    pub manifest: Manifest,
    /// The manifest as it was signed.
    pub(super) head: Vec<u8>,
    /// Public key and signature, as they stand in the file.
    pub(super) signature: Vec<u8>,
    path: PathBuf,
}

impl Package {
    /// Opens the package in `path` and checks its signature against `trusted`; `folder` is where those keys lie, for the
    /// sentence.
    ///
    /// # Errors
    /// When it is no package, not signed, signed by somebody else, forged, or promises what is not allowed.
    pub fn open(path: &Path, trusted: &[PublicKey], folder: &Path) -> Result<Self, Refusal> {
        let file = File::open(path).map_err(|error| Fault::of(path, &error))?;
        let mut archive = tar::Archive::new(io::BufReader::new(file));
        let mut entries = archive.entries().map_err(|_| Refusal::NotAPackage)?.raw(true);
        let head = small(entries.next(), MANIFEST, MOST_MANIFEST_BYTES)?.ok_or(Refusal::NotAPackage)?;
        let signature = small(entries.next(), SIGNATURE, 1024)?.ok_or(Refusal::Unsigned)?;
        check_signature(&head, &signature, trusted, folder)?;
        Ok(Self {
            manifest: Manifest::read(&head)?,
            head,
            signature,
            path: path.to_owned(),
        })
    }

    /// Writes every file below `folder`, each only as long and only as the manifest says, and the manifest beside them.
    /// `progress` is told the bytes written so far.
    ///
    /// # Errors
    /// When a file is not what was signed, the package is cut or goes on, or the disk refuses. What was written until then
    /// is for the caller to take away.
    pub fn unpack(&self, folder: &Path, mut progress: impl FnMut(u64)) -> Result<(), Refusal> {
        let file = File::open(&self.path).map_err(|error| Fault::of(&self.path, &error))?;
        let mut archive = tar::Archive::new(io::BufReader::new(file));
        let cut = |path: &str| Refusal::Cut { path: path.to_owned() };
        let mut entries = archive.entries().map_err(|_| Refusal::NotAPackage)?.raw(true);
        for expected in [&self.head, &self.signature] {
            let mut entry = entries
                .next()
                .ok_or_else(|| cut(MANIFEST))?
                .map_err(|_| cut(MANIFEST))?;
            let mut again = Vec::new();
            let limit = MOST_MANIFEST_BYTES + 1;
            (&mut entry)
                .take(limit)
                .read_to_end(&mut again)
                .map_err(|_| cut(MANIFEST))?;
            if again != *expected {
                return Err(Refusal::Altered {
                    path: MANIFEST.to_owned(),
                });
            }
        }
        let mut written = 0;
        for promised in &self.manifest.files {
            let entry = entries.next().ok_or_else(|| cut(&promised.path))?;
            let mut entry = entry.map_err(|_| cut(&promised.path))?;
            if !is_file(&entry, &promised.path) || entry.size() != promised.size {
                return Err(Refusal::Altered {
                    path: promised.path.clone(),
                });
            }
            copy(&mut entry, promised, folder)?;
            written += promised.size;
            progress(written);
        }
        if entries.next().is_some() {
            return Err(Refusal::Surplus);
        }
        nothing_behind(archive.into_inner())?;
        for (name, bytes) in [(MANIFEST, &self.head), (SIGNATURE, &self.signature)] {
            let path = folder.join(name);
            std::fs::write(&path, bytes).map_err(|error| Fault::of(&path, &error))?;
        }
        Ok(())
    }
}

/// Whether a signature is that of `head` by a trusted key.
pub(super) fn check_signature(
    head: &[u8],
    signature: &[u8],
    trusted: &[PublicKey],
    folder: &Path,
) -> Result<(), Refusal> {
    let text = std::str::from_utf8(signature).map_err(|_| Refusal::Forged)?;
    let (key, signature) = text.trim_end().split_once(' ').ok_or(Refusal::Forged)?;
    let key_bytes = bytes::<32>(key).ok_or(Refusal::Forged)?;
    let signature = Signature::from_bytes(&bytes::<64>(signature).ok_or(Refusal::Forged)?);
    let known = trusted.iter().find(|known| *known.key.as_bytes() == key_bytes);
    let known = known.ok_or_else(|| Refusal::Untrusted {
        key: key[..16].to_owned(),
        folder: folder.to_owned(),
    })?;
    let mut sealed = SEAL.to_vec();
    sealed.extend_from_slice(head);
    known
        .key
        .verify_strict(&sealed, &signature)
        .map_err(|_| Refusal::Forged)
}

fn is_file<R: Read>(entry: &tar::Entry<'_, R>, path: &str) -> bool {
    // A path of raw bytes: nothing here resolves it.
    entry.header().entry_type() == tar::EntryType::Regular && *entry.path_bytes() == *path.as_bytes()
}

/// The bytes of the small file that must come now; none when another one comes, or nothing that a tar archive holds.
fn small<R: Read>(
    entry: Option<io::Result<tar::Entry<'_, R>>>,
    name: &str,
    most: u64,
) -> Result<Option<Vec<u8>>, Refusal> {
    let Some(Ok(mut entry)) = entry else { return Ok(None) };
    if !is_file(&entry, name) {
        return Ok(None);
    }
    let cut = || Refusal::Cut { path: name.to_owned() };
    if entry.size() > most {
        return Err(cut());
    }
    let size = entry.size();
    let mut bytes = Vec::new();
    (&mut entry).take(most).read_to_end(&mut bytes).map_err(|_| cut())?;
    if bytes.len() as u64 == size {
        Ok(Some(bytes))
    } else {
        Err(cut())
    }
}

fn copy(reader: &mut impl Read, promised: &Entry, folder: &Path) -> Result<(), Refusal> {
    // Its name was checked with the manifest: it leads down and nowhere else.
    let path = folder.join(&promised.path);
    let fault = |error: io::Error| Fault::of(&path, &error);
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(fault)?;
    }
    let mut file = File::create_new(&path).map_err(fault)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut left = promised.size;
    while left > 0 {
        let wanted = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let read = reader.read(&mut buffer[..wanted]).unwrap_or(0);
        if read == 0 {
            return Err(Refusal::Cut {
                path: promised.path.clone(),
            });
        }
        hasher.update(&buffer[..read]);
        file.write_all(&buffer[..read]).map_err(fault)?;
        left -= read as u64;
    }
    if hex(&hasher.finalize()) == promised.sha256 {
        Ok(())
    } else {
        Err(Refusal::Altered {
            path: promised.path.clone(),
        })
    }
}

/// After the files a tar archive has some zeros and no more.
fn nothing_behind(reader: impl Read) -> Result<(), Refusal> {
    let mut rest = Vec::new();
    let most = 64 << 10;
    reader.take(most).read_to_end(&mut rest).ok();
    if rest.iter().all(|byte| *byte == 0) && (rest.len() as u64) < most {
        Ok(())
    } else {
        Err(Refusal::Surplus)
    }
}
