//! The territory inside the program: the files of `geodata/`, packed by the build script and unpacked when they are read.

use std::io::{Error, ErrorKind, Read as _};

use flate2::read::ZlibDecoder;
use include_dir::{Dir, include_dir};

static FILES: Dir<'static> = include_dir!("$OUT_DIR/geodata");

/// Bytes that tell the size of a file, before its zlib stream.
const HEAD: usize = 8;

/// Size of a file in bytes, unpacked; 0 when there is none of this name.
pub fn size(name: &str) -> u64 {
    FILES.get_file(name).map_or(0, |file| size_of(file.contents()))
}

fn size_of(packed: &[u8]) -> u64 {
    let head = packed.first_chunk::<HEAD>();
    head.map_or(0, |head| u64::from_le_bytes(*head))
}

/// One file, as `declared.toml`.
///
/// # Errors
/// When there is none of this name.
pub fn read(name: &str) -> Result<Vec<u8>, Error> {
    let file = FILES.get_file(name).ok_or_else(|| Error::from(ErrorKind::NotFound))?;
    unpack(file.contents())
}

fn unpack(packed: &[u8]) -> Result<Vec<u8>, Error> {
    let size = usize::try_from(size_of(packed)).map_err(|_| Error::from(ErrorKind::InvalidData))?;
    let mut bytes = Vec::with_capacity(size);
    let stream = packed.get(HEAD..).unwrap_or_default();
    ZlibDecoder::new(stream).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Paths of the files below a folder, in their order.
pub fn names(folder: &str) -> Vec<String> {
    fn collect(dir: &Dir<'static>, names: &mut Vec<String>) {
        let paths = dir.files().map(|file| file.path().to_string_lossy().replace('\\', "/"));
        names.extend(paths);
        dir.dirs().for_each(|dir| collect(dir, names));
    }
    let mut all = Vec::new();
    if let Some(dir) = FILES.get_dir(folder) {
        collect(dir, &mut all);
    }
    all.sort();
    all
}

/// Every file with its path below the folder, but hidden ones.
///
/// # Errors
/// When one cannot be unpacked, which no sound build gives.
pub fn files() -> Result<Vec<(String, Vec<u8>)>, Error> {
    fn collect(dir: &Dir<'static>, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Error> {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if !path.split('/').any(|part| part.starts_with('.')) {
                files.push((path, unpack(file.contents())?));
            }
        }
        dir.dirs().try_for_each(|dir| collect(dir, files))
    }
    let mut all = Vec::new();
    collect(&FILES, &mut all)?;
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn what_is_unpacked_is_what_stands_in_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata");
        let files = files().unwrap();
        assert!(files.len() > 20);
        for (name, bytes) in files {
            assert_eq!(bytes, std::fs::read(folder.join(&name)).unwrap(), "{name}");
            assert_eq!(size(&name), bytes.len() as u64, "{name}");
        }
        assert_eq!(read("no such file").unwrap_err().kind(), ErrorKind::NotFound);
    }
}
