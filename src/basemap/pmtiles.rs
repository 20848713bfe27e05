//! PMTiles, version 3: tiles in one file, found through directories along a Hilbert curve. Read with one open handle; the
//! crates for it need an asynchronous runtime, and the specification fits on a page
//! (<https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md>).

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Lru, TileAddress, Trouble};

/// Every file begins with these, and its version.
pub const MAGIC: &[u8; 7] = b"PMTiles";
const HEADER_BYTES: usize = 127;
/// Directories kept, in bytes.
const DIRECTORIES_BYTES: usize = 8 << 20;
/// A directory or tile longer than this, packed or not, is damage.
const LONGEST_BYTES: u64 = 64 << 20;
/// A leaf of a leaf of a leaf: the specification goes no deeper.
const DEEPEST: usize = 4;

/// Where a piece of the file lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Piece {
    offset: u64,
    length: u64,
}

/// An entry of a directory: a run of tiles with the same bytes, or (run 0) a directory below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    first: u64,
    run: u64,
    piece: Piece,
}

/// A PMTiles file of pictures, open for reading.
pub struct PmTiles {
    file: Mutex<File>,
    directories: Mutex<Lru<Piece, Arc<Vec<Entry>>>>,
    path: String,
    root: Piece,
    leaves: u64,
    data: u64,
    packed: bool,
    metadata: serde_json::Value,
    zooms: [u8; 2],
}

impl PmTiles {
    /// Opens the file.
    ///
    /// # Errors
    /// When it cannot be read, is damaged, holds no tiles, or holds vector tiles or a compression that we do not read.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        let shown = path.display().to_string();
        let mut file = File::open(path).map_err(|error| Trouble::Unreadable {
            path: shown.clone(),
            reason: error.to_string(),
        })?;
        let mut header = [0; HEADER_BYTES];
        file.read_exact(&mut header).map_err(|error| damaged(&shown, error))?;
        if &header[..7] != MAGIC {
            return Err(Trouble::Foreign { path: shown });
        }
        if header[7] != 3 {
            return Err(damaged(&shown, format!("version {}", header[7])));
        }
        let number = |at: usize| {
            header[at..at + 8]
                .iter()
                .rev()
                .fold(0_u64, |all, byte| all << 8 | u64::from(*byte))
        };
        let piece = |at: usize| Piece {
            offset: number(at),
            length: number(at + 8),
        };
        match header[99] {
            1 => {
                let format = "mvt".to_owned();
                return Err(Trouble::Vector { path: shown, format });
            }
            2..=4 => {}
            other => return Err(damaged(&shown, format!("tile type {other}"))),
        }
        let packed = match header[97] {
            0 | 1 => false,
            2 => true,
            other => return Err(damaged(&shown, format!("compression {other}"))),
        };
        if header[98] > 1 {
            return Err(damaged(&shown, format!("tile compression {}", header[98])));
        }
        let mut tiles = Self {
            file: Mutex::new(file),
            directories: Mutex::new(Lru::new(DIRECTORIES_BYTES)),
            path: shown,
            root: piece(8),
            leaves: number(40),
            data: number(56),
            packed,
            metadata: serde_json::Value::Null,
            zooms: [header[100], header[101]],
        };
        if tiles.directory(tiles.root)?.is_empty() {
            return Err(Trouble::Empty { path: tiles.path });
        }
        // Metadata that cannot be read costs the attribution, not the map.
        let metadata = tiles.unpacked(piece(24)).unwrap_or_default();
        tiles.metadata = serde_json::from_slice(&metadata).unwrap_or_default();
        Ok(tiles)
    }

    /// First and last level.
    pub fn zooms(&self) -> [u8; 2] {
        self.zooms
    }

    /// A text of the metadata.
    pub fn metadata(&self, name: &str) -> Option<String> {
        self.metadata.get(name)?.as_str().map(str::to_owned)
    }

    /// Bytes of a tile.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn tile(&self, address: TileAddress) -> Result<Option<Vec<u8>>, Trouble> {
        let id = tile_id(address);
        let mut piece = self.root;
        for _ in 0..DEEPEST {
            let directory = self.directory(piece)?;
            let after = directory.partition_point(|entry| entry.first <= id);
            let Some(entry) = after.checked_sub(1).map(|index| directory[index]) else {
                return Ok(None);
            };
            if entry.run > 0 {
                if id - entry.first >= entry.run {
                    return Ok(None);
                }
                let offset = self.data.checked_add(entry.piece.offset);
                let offset = offset.ok_or_else(|| damaged(&self.path, "offset"))?;
                return self.read(Piece { offset, ..entry.piece }).map(Some);
            }
            let offset = self.leaves.checked_add(entry.piece.offset);
            let offset = offset.ok_or_else(|| damaged(&self.path, "offset"))?;
            piece = Piece { offset, ..entry.piece };
        }
        Err(damaged(&self.path, "directories in a circle"))
    }

    fn read(&self, piece: Piece) -> Result<Vec<u8>, Trouble> {
        if piece.length > LONGEST_BYTES {
            return Err(damaged(&self.path, "length"));
        }
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = vec![0; piece.length as usize];
        file.seek(SeekFrom::Start(piece.offset))
            .and_then(|_| file.read_exact(&mut bytes))
            .map_err(|error| damaged(&self.path, error))?;
        Ok(bytes)
    }

    fn unpacked(&self, piece: Piece) -> Result<Vec<u8>, Trouble> {
        let bytes = self.read(piece)?;
        if !self.packed {
            return Ok(bytes);
        }
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice())
            .take(LONGEST_BYTES)
            .read_to_end(&mut plain)
            .map_err(|error| damaged(&self.path, error))?;
        Ok(plain)
    }

    fn directory(&self, piece: Piece) -> Result<Arc<Vec<Entry>>, Trouble> {
        let known = self
            .directories
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&piece)
            .cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let plain = self.unpacked(piece)?;
        let entries = entries(&plain).ok_or_else(|| damaged(&self.path, "directory"))?;
        let directory = Arc::new(entries);
        let bytes = directory.len() * size_of::<Entry>();
        let mut directories = self.directories.lock().unwrap_or_else(PoisonError::into_inner);
        directories.put(piece, Arc::clone(&directory), bytes);
        Ok(directory)
    }
}

fn damaged(path: &str, reason: impl std::fmt::Display) -> Trouble {
    Trouble::Damaged {
        path: path.to_owned(),
        reason: reason.to_string(),
    }
}

/// The entries of an unpacked directory; none when it is damaged.
fn entries(bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut rest = bytes;
    let mut number = || {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, after) = rest.split_first()?;
            rest = after;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    };
    let count = usize::try_from(number()?).ok().filter(|count| *count <= bytes.len())?;
    let mut column = || (0..count).map(|_| number()).collect::<Option<Vec<u64>>>();
    let (steps, runs, lengths, offsets) = (column()?, column()?, column()?, column()?);
    let mut entries: Vec<Entry> = Vec::with_capacity(count);
    let mut first = 0_u64;
    for index in 0..count {
        first = first.checked_add(steps[index])?;
        let offset = match (offsets[index], entries.last()) {
            (0, Some(before)) => before.piece.offset.checked_add(before.piece.length)?,
            (0, None) => return None,
            (offset, _) => offset - 1,
        };
        let piece = Piece {
            offset,
            length: lengths[index],
        };
        entries.push(Entry {
            first,
            run: runs[index],
            piece,
        });
    }
    Some(entries)
}

/// The number of a tile: levels one after the other, each along a Hilbert curve.
fn tile_id(address: TileAddress) -> u64 {
    let before = ((1_u64 << (2 * address.zoom)) - 1) / 3;
    let (mut x, mut y) = (u64::from(address.x), u64::from(address.y));
    let mut along = 0_u64;
    let mut side = 1_u64 << address.zoom >> 1;
    while side > 0 {
        let (right, below) = (u64::from(x & side > 0), u64::from(y & side > 0));
        along += side * side * ((3 * right) ^ below);
        if below == 0 {
            if right == 1 {
                x = (side - 1).wrapping_sub(x);
                y = (side - 1).wrapping_sub(y);
            }
            (x, y) = (y, x);
        }
        side >>= 1;
    }
    before + along
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write as _;

    use super::*;

    fn push(out: &mut Vec<u8>, mut value: u64) {
        while value >= 0x80 {
            out.push(value as u8 | 0x80);
            value >>= 7;
        }
        out.push(value as u8);
    }

    fn directory(entries: &[Entry]) -> Vec<u8> {
        let mut plain = Vec::new();
        push(&mut plain, entries.len() as u64);
        let mut before = 0;
        for entry in entries {
            push(&mut plain, entry.first - before);
            before = entry.first;
        }
        entries.iter().for_each(|entry| push(&mut plain, entry.run));
        entries.iter().for_each(|entry| push(&mut plain, entry.piece.length));
        entries
            .iter()
            .for_each(|entry| push(&mut plain, entry.piece.offset + 1));
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(&plain).unwrap();
        packed.finish().unwrap()
    }

    /// A file with these tiles, every one in a leaf of its own.
    pub fn file(tiles: &[(TileAddress, Vec<u8>)], kind: u8) -> Vec<u8> {
        let mut sorted: Vec<_> = tiles
            .iter()
            .map(|(address, bytes)| (tile_id(*address), bytes))
            .collect();
        sorted.sort();
        let (mut data, mut leaves, mut root) = (Vec::new(), Vec::new(), Vec::new());
        for (first, bytes) in sorted {
            let piece = Piece {
                offset: data.len() as u64,
                length: bytes.len() as u64,
            };
            data.extend_from_slice(bytes);
            let leaf = directory(&[Entry { first, run: 1, piece }]);
            let piece = Piece {
                offset: leaves.len() as u64,
                length: leaf.len() as u64,
            };
            leaves.extend(leaf);
            root.push(Entry { first, run: 0, piece });
        }
        let root = directory(&root);
        let levels = || tiles.iter().map(|(address, _)| address.zoom);
        let mut out = MAGIC.to_vec();
        out.push(3);
        let leaves_at = (HEADER_BYTES + root.len()) as u64;
        let data_at = leaves_at + leaves.len() as u64;
        let numbers = [
            HEADER_BYTES as u64,
            root.len() as u64,
            0,
            0,
            leaves_at,
            leaves.len() as u64,
            data_at,
            data.len() as u64,
            0,
            0,
            0,
        ];
        numbers.iter().for_each(|number| out.extend(number.to_le_bytes()));
        out.extend([1, 2, 1, kind, levels().min().unwrap_or(0), levels().max().unwrap_or(0)]);
        out.resize(HEADER_BYTES, 0);
        [root, leaves, data].into_iter().for_each(|part| out.extend(part));
        out
    }

    #[test]
    fn numbers_of_tiles_are_those_of_the_specification() {
        let id = |zoom, x, y| tile_id(TileAddress::new(zoom, x, y).unwrap());
        assert_eq!(
            [
                id(0, 0, 0),
                id(1, 0, 0),
                id(1, 0, 1),
                id(1, 1, 1),
                id(1, 1, 0),
                id(2, 0, 0)
            ],
            [0, 1, 2, 3, 4, 5]
        );
        assert_eq!(id(12, 3423, 1763), 19_078_479);
    }

    #[test]
    fn every_tile_of_a_level_has_its_own_number() {
        let mut ids: Vec<u64> = (0..32)
            .flat_map(|x| (0..32).map(move |y| tile_id(TileAddress::new(5, x, y).unwrap())))
            .collect();
        ids.sort_unstable();
        let first = ids[0];
        assert!(ids.iter().enumerate().all(|(index, id)| *id == first + index as u64));
    }

    #[test]
    fn a_cut_or_circular_directory_is_damage_not_a_panic() {
        assert_eq!(entries(&[]), None);
        assert_eq!(entries(&[0xff; 12]), None);
        assert_eq!(entries(&[5, 1, 1]), None);
    }
}
