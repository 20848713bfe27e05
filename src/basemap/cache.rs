//! Tiles of servers kept on the disk, with what the servers said about keeping them. Bounded: what was not used for longest
//! goes first. One SQLite file per source, in the caches of the home: it may be deleted at any time.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{Headers, TileAddress};

/// A tile that was kept; without bytes the server had none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Bytes of the picture.
    pub bytes: Option<Vec<u8>>,
    /// Until when it counts as new.
    pub fresh_until: SystemTime,
    /// Once it is old it may not be shown without asking.
    pub must_revalidate: bool,
    /// Name of this version.
    pub etag: Option<String>,
    /// Date of this version.
    pub last_modified: Option<String>,
}

/// The cache of one source.
pub struct DiskCache {
    connection: Mutex<Connection>,
    most_bytes: u64,
}

impl DiskCache {
    /// Opens the cache of a source in `folder`, or makes it. A damaged one is thrown away: it is only a cache.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn open(folder: &Path, source: &str, most_bytes: u64) -> rusqlite::Result<Self> {
        // A folder that cannot be made shows as a file that cannot be opened.
        std::fs::create_dir_all(folder).ok();
        let safe = |character: char| {
            if character.is_ascii_alphanumeric() || character == '-' {
                character
            } else {
                '_'
            }
        };
        let path = folder.join(format!("{}.sqlite", source.chars().map(safe).collect::<String>()));
        let connection = match open(&path) {
            Ok(connection) => connection,
            Err(error) => {
                tracing::warn!(%error, path = %path.display(), "a cache of tiles is thrown away");
                std::fs::remove_file(&path).ok();
                open(&path)?
            }
        };
        Ok(Self {
            connection: Mutex::new(connection),
            most_bytes,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is kept of a tile. A fault of the file counts as nothing kept.
    pub fn get(&self, address: TileAddress) -> Option<Entry> {
        let connection = self.lock();
        let key = params![address.zoom, address.x, address.y];
        let sql = "SELECT body, fresh_until, must_revalidate, etag, last_modified FROM tiles
                   WHERE zoom = ?1 AND x = ?2 AND y = ?3";
        let found = connection.prepare_cached(sql).and_then(|mut query| {
            let entry = query.query_row(key, |row| {
                Ok(Entry {
                    bytes: row.get(0)?,
                    fresh_until: time(row.get(1)?),
                    must_revalidate: row.get(2)?,
                    etag: row.get(3)?,
                    last_modified: row.get(4)?,
                })
            });
            entry.optional()
        });
        let entry = found
            .map_err(|error| tracing::warn!(%error, "the cache of tiles cannot be read"))
            .ok()??;
        let sql = "UPDATE tiles SET used = ?4 WHERE zoom = ?1 AND x = ?2 AND y = ?3";
        let key = params![address.zoom, address.x, address.y, seconds(SystemTime::now())];
        connection
            .prepare_cached(sql)
            .and_then(|mut update| update.execute(key))
            .ok();
        Some(entry)
    }

    /// Keeps a tile as its server allows; `bytes` none means that the server has no such tile.
    pub fn put(&self, address: TileAddress, bytes: Option<&[u8]>, headers: &Headers, now: SystemTime) {
        let connection = self.lock();
        let key = params![address.zoom, address.x, address.y];
        let done = if headers.no_store {
            connection.execute("DELETE FROM tiles WHERE zoom = ?1 AND x = ?2 AND y = ?3", key)
        } else {
            let sql = "INSERT OR REPLACE INTO tiles
                       (zoom, x, y, body, fresh_until, must_revalidate, etag, last_modified, used, size)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
            let size = bytes.map_or(0, <[u8]>::len) as i64 + 200;
            connection.execute(
                sql,
                params![
                    address.zoom,
                    address.x,
                    address.y,
                    bytes,
                    seconds(now + headers.fresh.min(YEARS)),
                    headers.must_revalidate,
                    headers.etag,
                    headers.last_modified,
                    seconds(now),
                    size
                ],
            )
        };
        let kept = done.and_then(|_| self.shrink(&connection));
        if let Err(error) = kept {
            tracing::warn!(%error, "a tile is not kept");
        }
    }

    /// The tile is still true: it counts as new again.
    pub fn renew(&self, address: TileAddress, headers: &Headers, now: SystemTime) {
        let sql = "UPDATE tiles SET fresh_until = ?4 WHERE zoom = ?1 AND x = ?2 AND y = ?3";
        let until = seconds(now + headers.fresh.min(YEARS));
        if let Err(error) = self
            .lock()
            .execute(sql, params![address.zoom, address.x, address.y, until])
        {
            tracing::warn!(%error, "a tile is not kept");
        }
    }

    /// Bytes kept.
    pub fn bytes(&self) -> u64 {
        total(&self.lock()).unwrap_or(0)
    }

    /// Forgets everything.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn clear(&self) -> rusqlite::Result<()> {
        self.lock().execute_batch("DELETE FROM tiles; VACUUM;")
    }

    fn shrink(&self, connection: &Connection) -> rusqlite::Result<()> {
        if total(connection)? <= self.most_bytes {
            return Ok(());
        }
        let wanted = self.most_bytes / 10 * 9;
        let mut oldest = connection.prepare_cached("SELECT rowid, size FROM tiles ORDER BY used, rowid LIMIT 64")?;
        while total(connection)? > wanted {
            let rows: Vec<i64> = oldest
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            if rows.is_empty() {
                // Nothing is left, so the sum is wrong: it begins anew.
                connection.execute("UPDATE total SET bytes = 0", [])?;
            }
            for row in rows {
                if total(connection)? <= wanted {
                    break;
                }
                connection.execute("DELETE FROM tiles WHERE rowid = ?1", [row])?;
            }
        }
        Ok(())
    }
}

/// Servers may not ask for longer.
const YEARS: Duration = Duration::from_secs(2 * 365 * 24 * 3600);

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    // A trigger keeps the sum, so that the bound costs nothing to check. A cache need not survive a power cut.
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
         CREATE TABLE IF NOT EXISTS tiles (zoom INTEGER, x INTEGER, y INTEGER, body BLOB, fresh_until INTEGER,
             must_revalidate INTEGER, etag TEXT, last_modified TEXT, used INTEGER, size INTEGER, UNIQUE (zoom, x, y));
         CREATE INDEX IF NOT EXISTS by_use ON tiles (used);
         CREATE TABLE IF NOT EXISTS total (bytes INTEGER);
         INSERT INTO total SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM total);
         CREATE TRIGGER IF NOT EXISTS added AFTER INSERT ON tiles BEGIN UPDATE total SET bytes = bytes + new.size; END;
         CREATE TRIGGER IF NOT EXISTS removed AFTER DELETE ON tiles BEGIN UPDATE total SET bytes = bytes - old.size; END;
         PRAGMA recursive_triggers = ON;",
    )?;
    Ok(connection)
}

fn total(connection: &Connection) -> rusqlite::Result<u64> {
    let mut query = connection.prepare_cached("SELECT bytes FROM total")?;
    query
        .query_row([], |row| row.get::<_, i64>(0))
        .map(|bytes| bytes.max(0) as u64)
}

fn seconds(time: SystemTime) -> i64 {
    time.duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

fn time(seconds: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds.max(0) as u64).min(Duration::from_secs(1 << 40))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(x: u32) -> TileAddress {
        TileAddress::new(10, x, 0).unwrap()
    }

    fn for_an_hour() -> Headers {
        Headers {
            fresh: Duration::from_secs(3600),
            etag: Some("\"a\"".into()),
            ..Headers::default()
        }
    }

    #[test]
    fn tiles_survive_a_restart_with_their_marks_and_no_store_keeps_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let now = SystemTime::now();
        let cache = DiskCache::open(folder.path(), "a/b", 1 << 20).unwrap();
        cache.put(address(1), Some(b"picture"), &for_an_hour(), now);
        cache.put(address(2), None, &for_an_hour(), now);
        drop(cache);
        let cache = DiskCache::open(folder.path(), "a/b", 1 << 20).unwrap();
        let entry = cache.get(address(1)).unwrap();
        assert_eq!(entry.bytes.as_deref(), Some(b"picture".as_slice()));
        assert_eq!(entry.etag.as_deref(), Some("\"a\""));
        assert!(entry.fresh_until > now + Duration::from_secs(3500));
        assert_eq!(cache.get(address(2)).unwrap().bytes, None);
        let no_store = Headers {
            no_store: true,
            ..for_an_hour()
        };
        cache.put(address(1), Some(b"secret"), &no_store, now);
        assert_eq!(cache.get(address(1)), None);
        cache.clear().unwrap();
        assert_eq!((cache.get(address(2)), cache.bytes()), (None, 0));
    }

    #[test]
    fn the_bound_holds_and_the_least_used_go_first() {
        let folder = tempfile::tempdir().unwrap();
        let cache = DiskCache::open(folder.path(), "a", 20_000).unwrap();
        let long_ago = SystemTime::now() - Duration::from_secs(1000);
        for x in 0..60 {
            let then = long_ago + Duration::from_secs(u64::from(x));
            cache.put(address(x), Some(&[0; 800]), &for_an_hour(), then);
            assert!(cache.bytes() <= 20_000);
        }
        assert!(cache.get(address(59)).is_some() && cache.get(address(0)).is_none());
        // Replacing a tile does not count it twice.
        let before = cache.bytes();
        cache.put(address(59), Some(&[0; 800]), &for_an_hour(), SystemTime::now());
        assert_eq!(cache.bytes(), before);
    }

    #[test]
    fn a_damaged_cache_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("a.sqlite"),
            b"this is no database, it is a long text of a fault",
        )
        .unwrap();
        let cache = DiskCache::open(folder.path(), "a", 1000).unwrap();
        assert_eq!(cache.bytes(), 0);
    }
}
