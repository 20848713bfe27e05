//! MBTiles: tiles in an SQLite file, rows counted from the south (MBTiles specification 1.3). One open handle.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};

use super::{TileAddress, Trouble, is_picture};

/// A writer and a reader of the same file wait this long for each other.
const PATIENCE: Duration = Duration::from_secs(5);

/// An MBTiles file of pictures, open for reading.
pub struct MbTiles {
    connection: Mutex<Connection>,
    path: String,
    zooms: [u8; 2],
}

impl MbTiles {
    /// Opens the file.
    ///
    /// # Errors
    /// When it cannot be read, is damaged, holds no tiles, or holds vector tiles.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        let shown = path.display().to_string();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(|error| Trouble::Unreadable {
            path: shown.clone(),
            reason: error.to_string(),
        })?;
        let damaged = |error: rusqlite::Error| Trouble::Damaged {
            path: shown.clone(),
            reason: error.to_string(),
        };
        connection.busy_timeout(PATIENCE).map_err(damaged)?;
        let format = metadata(&connection, "format").map_err(damaged)?.unwrap_or_default();
        if matches!(format.as_str(), "pbf" | "mvt") {
            return Err(Trouble::Vector { path: shown, format });
        }
        let edge = |order: &str| {
            let query = format!("SELECT zoom_level FROM tiles ORDER BY zoom_level {order} LIMIT 1");
            connection.query_row(&query, [], |row| row.get::<_, u8>(0)).optional()
        };
        let zooms = match (edge("ASC").map_err(damaged)?, edge("DESC").map_err(damaged)?) {
            (Some(first), Some(last)) => [first, last],
            _ => return Err(Trouble::Empty { path: shown }),
        };
        let sample: Vec<u8> = connection
            .query_row("SELECT tile_data FROM tiles LIMIT 1", [], |row| row.get(0))
            .map_err(damaged)?;
        if !is_picture(&sample) {
            let packed = sample.starts_with(&[0x1f, 0x8b]);
            return Err(if packed {
                let format = "pbf".to_owned();
                Trouble::Vector { path: shown, format }
            } else {
                Trouble::NotAPicture
            });
        }
        Ok(Self {
            connection: Mutex::new(connection),
            path: shown,
            zooms,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// First and last level.
    pub fn zooms(&self) -> [u8; 2] {
        self.zooms
    }

    /// A value of the table of metadata.
    pub fn metadata(&self, name: &str) -> Option<String> {
        metadata(&self.lock(), name).ok().flatten()
    }

    /// Bytes of a tile.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn tile(&self, address: TileAddress) -> Result<Option<Vec<u8>>, Trouble> {
        let connection = self.lock();
        let found = connection
            .prepare_cached("SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3")
            .and_then(|mut query| {
                let key = params![address.zoom, address.x, address.row_from_south()];
                query.query_row(key, |row| row.get(0)).optional()
            });
        found.map_err(|error| Trouble::Damaged {
            path: self.path.clone(),
            reason: error.to_string(),
        })
    }
}

fn metadata(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    // Some makers leave the table out; then nothing is known.
    let there: bool = connection.query_row(
        "SELECT EXISTS(SELECT 1 FROM sqlite_master WHERE name = 'metadata')",
        [],
        |row| row.get(0),
    )?;
    if !there {
        return Ok(None);
    }
    connection
        .query_row("SELECT value FROM metadata WHERE name = ?1", [name], |row| row.get(0))
        .optional()
}

/// An MBTiles file that is being filled. Tiles that the server does not have are remembered, so that they are not asked
/// for again.
pub struct MbTilesWriter {
    connection: Connection,
}

impl MbTilesWriter {
    /// Opens the file, or makes it.
    ///
    /// # Errors
    /// When it cannot be written or is no SQLite file.
    pub fn open(path: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(PATIENCE)?;
        connection.execute_batch(
            "CREATE TABLE IF NOT EXISTS metadata (name TEXT PRIMARY KEY, value TEXT);
             CREATE TABLE IF NOT EXISTS tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB,
                 PRIMARY KEY (zoom_level, tile_column, tile_row));
             CREATE TABLE IF NOT EXISTS archipel_absent (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER,
                 PRIMARY KEY (zoom_level, tile_column, tile_row));",
        )?;
        Ok(Self { connection })
    }

    /// A value of the table of metadata.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn metadata(&self, name: &str) -> rusqlite::Result<Option<String>> {
        metadata(&self.connection, name)
    }

    /// Sets a value of the table of metadata.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_metadata(&self, name: &str, value: &str) -> rusqlite::Result<()> {
        let sql = "INSERT OR REPLACE INTO metadata (name, value) VALUES (?1, ?2)";
        self.connection.execute(sql, [name, value]).map(|_| ())
    }

    /// Whether the tile is there, or known to be nowhere.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn knows(&self, address: TileAddress) -> rusqlite::Result<bool> {
        self.connection
            .prepare_cached(
                "SELECT EXISTS(SELECT 1 FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3)
                     OR EXISTS(SELECT 1 FROM archipel_absent WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3)",
            )?
            .query_row(params![address.zoom, address.x, address.row_from_south()], |row| row.get(0))
    }

    /// Writes tiles, all or none; one without bytes is known to be nowhere.
    ///
    /// # Errors
    /// When the file cannot be written, as on a full disk.
    pub fn put(&mut self, tiles: &[(TileAddress, Option<Vec<u8>>)]) -> rusqlite::Result<()> {
        let change = self.connection.transaction()?;
        for (address, bytes) in tiles {
            let (zoom, x, y) = (address.zoom, address.x, address.row_from_south());
            match bytes {
                Some(bytes) => change
                    .prepare_cached("INSERT OR REPLACE INTO tiles VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![zoom, x, y, bytes])?,
                None => change
                    .prepare_cached("INSERT OR REPLACE INTO archipel_absent VALUES (?1, ?2, ?3)")?
                    .execute(params![zoom, x, y])?,
            };
        }
        change.commit()
    }

    /// Tiles there, tiles known to be nowhere, bytes of the tiles.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn totals(&self) -> rusqlite::Result<[u64; 3]> {
        let sql = "SELECT (SELECT count(*) FROM tiles), (SELECT count(*) FROM archipel_absent),
                   (SELECT coalesce(sum(length(tile_data)), 0) FROM tiles)";
        let number = |row: &rusqlite::Row<'_>, index| row.get::<_, i64>(index).map(|count| count.max(0) as u64);
        self.connection
            .query_row(sql, [], |row| Ok([number(row, 0)?, number(row, 1)?, number(row, 2)?]))
    }
}
