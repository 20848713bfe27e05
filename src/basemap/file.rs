//! A file of tiles as a base map: MBTiles or PMTiles, told apart by their first bytes, whatever they are called.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::crew::{Answer, Supply};
use super::{MbTiles, PmTiles, TileAddress, Trouble, decode, pmtiles};

const SQLITE: &[u8; 16] = b"SQLite format 3\0";

enum Form {
    Mb(MbTiles),
    Pm(PmTiles),
}

/// A file of tiles, open.
pub struct FileTiles {
    form: Form,
    title: String,
    attribution: String,
}

impl FileTiles {
    /// Opens the file.
    ///
    /// # Errors
    /// When it is not a file of pictures that we can read; the sentence says why.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        let shown = path.display().to_string();
        let unreadable = |error: std::io::Error| Trouble::Unreadable {
            path: shown.clone(),
            reason: error.to_string(),
        };
        let mut start = Vec::new();
        File::open(path)
            .and_then(|file| file.take(16).read_to_end(&mut start))
            .map_err(unreadable)?;
        let form = if start.starts_with(SQLITE) {
            Form::Mb(MbTiles::open(path)?)
        } else if start.starts_with(pmtiles::MAGIC) {
            Form::Pm(PmTiles::open(path)?)
        } else {
            return Err(Trouble::Foreign { path: shown });
        };
        let metadata = |name: &str| match &form {
            Form::Mb(tiles) => tiles.metadata(name),
            Form::Pm(tiles) => tiles.metadata(name),
        };
        let name = metadata("name").filter(|name| !name.trim().is_empty());
        let of_file = || {
            path.file_name()
                .map_or(shown.clone(), |name| name.to_string_lossy().into_owned())
        };
        let (title, attribution) = (
            name.unwrap_or_else(of_file),
            metadata("attribution").unwrap_or_default(),
        );
        Ok(Self {
            title: plain(&title),
            attribution: plain(&attribution),
            form,
        })
    }

    /// Name in the file, or of the file.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whom the file credits, without markup; may be empty.
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    /// First and last level.
    pub fn zooms(&self) -> [u8; 2] {
        match &self.form {
            Form::Mb(tiles) => tiles.zooms(),
            Form::Pm(tiles) => tiles.zooms(),
        }
    }
}

impl Supply for FileTiles {
    fn get(&self, address: TileAddress) -> Answer {
        let bytes = match &self.form {
            Form::Mb(tiles) => tiles.tile(address),
            Form::Pm(tiles) => tiles.tile(address),
        };
        match bytes.and_then(|bytes| bytes.as_deref().map(decode).transpose()) {
            Ok(Some(pixels)) => Answer::Pixels(pixels),
            Ok(None) => Answer::Nothing,
            Err(trouble) => Answer::Failed(trouble),
        }
    }
}

/// `text` without tags and with the commonest entities as characters: attributions are often HTML.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for character in text.chars() {
        match character {
            '<' => inside = true,
            '>' if inside => inside = false,
            other if !inside => out.push(other),
            _ => {}
        }
    }
    let out = out.replace("&copy;", "©").replace("&nbsp;", " ").replace("&amp;", "&");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::path::PathBuf;

    use super::*;
    use crate::basemap::{MbTilesWriter, Pixels};

    fn png(pixel: [u8; 3]) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        let buffer = image::RgbImage::from_pixel(8, 8, image::Rgb(pixel));
        buffer.write_to(&mut out, image::ImageFormat::Png).unwrap();
        out.into_inner()
    }

    fn address(zoom: u8, x: u32, y: u32) -> TileAddress {
        TileAddress::new(zoom, x, y).unwrap()
    }

    fn written(folder: &tempfile::TempDir, bytes: &[u8]) -> PathBuf {
        let path = folder.path().join("tiles");
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn first_pixel(answer: Answer) -> Option<[u8; 4]> {
        match answer {
            Answer::Pixels(Pixels { rgba, .. }) => rgba[..4].try_into().ok(),
            _ => None,
        }
    }

    #[test]
    fn both_kinds_of_file_give_the_same_tiles_whatever_their_ending() {
        let folder = tempfile::tempdir().unwrap();
        let tiles = vec![
            (address(3, 4, 2), png([10, 20, 30])),
            (address(12, 2080, 1380), png([40, 50, 60])),
            (address(12, 2081, 1380), png([70, 80, 90])),
        ];
        let mb = folder.path().join("mb.data");
        let mut writer = MbTilesWriter::open(&mb).unwrap();
        writer
            .set_metadata("attribution", "<a href=\"x\">&copy; Moi</a>")
            .unwrap();
        let some: Vec<_> = tiles
            .iter()
            .map(|(address, bytes)| (*address, Some(bytes.clone())))
            .collect();
        writer.put(&some).unwrap();
        let mb = FileTiles::open(&mb).unwrap();
        let pm = FileTiles::open(&written(&folder, &pmtiles::tests::file(&tiles, 2))).unwrap();
        assert_eq!((mb.title(), mb.attribution()), ("mb.data", "© Moi"));
        for file in [&mb, &pm] {
            assert_eq!(file.zooms(), [3, 12]);
            assert_eq!(first_pixel(file.get(address(3, 4, 2))), Some([10, 20, 30, 255]));
            assert_eq!(first_pixel(file.get(address(12, 2081, 1380))), Some([70, 80, 90, 255]));
            assert_eq!(file.get(address(12, 2082, 1380)), Answer::Nothing);
            assert_eq!(file.get(address(0, 0, 0)), Answer::Nothing);
        }
    }

    #[test]
    fn foreign_vector_empty_and_missing_files_are_refused_each_with_its_reason() {
        let folder = tempfile::tempdir().unwrap();
        let refused = |bytes: &[u8]| FileTiles::open(&written(&folder, bytes)).err().unwrap();
        assert!(matches!(refused(b"PK\x03\x04 a zip"), Trouble::Foreign { .. }));
        assert!(matches!(refused(b""), Trouble::Foreign { .. }));
        let tile = [(address(0, 0, 0), b"mvt".to_vec())];
        assert!(matches!(
            refused(&pmtiles::tests::file(&tile, 1)),
            Trouble::Vector { .. }
        ));
        assert!(matches!(
            refused(&pmtiles::tests::file(&tile, 5)),
            Trouble::Damaged { .. }
        ));
        assert!(matches!(refused(&pmtiles::tests::file(&[], 2)), Trouble::Empty { .. }));
        assert!(matches!(refused(b"PMTiles\x03 cut"), Trouble::Damaged { .. }));
        assert!(matches!(refused(b"SQLite format 3\0 cut"), Trouble::Damaged { .. }));
        let missing = FileTiles::open(&folder.path().join("nothing")).err().unwrap();
        assert!(matches!(missing, Trouble::Unreadable { .. }));
    }

    #[test]
    fn an_mbtiles_file_of_vector_tiles_or_without_tiles_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut writer = MbTilesWriter::open(&path).unwrap();
        assert!(matches!(FileTiles::open(&path).err().unwrap(), Trouble::Empty { .. }));
        writer.put(&[(address(0, 0, 0), Some(vec![0x1f, 0x8b, 8]))]).unwrap();
        assert!(matches!(FileTiles::open(&path).err().unwrap(), Trouble::Vector { .. }));
        writer.put(&[(address(0, 0, 0), Some(b"text".to_vec()))]).unwrap();
        assert_eq!(FileTiles::open(&path).err().unwrap(), Trouble::NotAPicture);
        writer.set_metadata("format", "pbf").unwrap();
        assert!(matches!(FileTiles::open(&path).err().unwrap(), Trouble::Vector { .. }));
    }

    #[test]
    fn a_damaged_tile_fails_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut writer = MbTilesWriter::open(&path).unwrap();
        let cut = png([1, 2, 3])[..20].to_vec();
        let tiles = [(address(1, 0, 0), Some(png([1, 2, 3]))), (address(1, 1, 0), Some(cut))];
        writer.put(&tiles).unwrap();
        let file = FileTiles::open(&path).unwrap();
        assert_eq!(file.get(address(1, 1, 0)), Answer::Failed(Trouble::NotAPicture));
        assert!(first_pixel(file.get(address(1, 0, 0))).is_some());
    }
}
