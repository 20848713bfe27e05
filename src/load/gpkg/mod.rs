//! GeoPackages (OGC 12-128r18): SQLite databases, which are programs as much as files. The bytes are opened in memory, so
//! that no journal beside the file is replayed and nothing is written; views may not run for ever, triggers and functions
//! of the schema are not trusted, texts and blobs have a limit.

mod wkb;

use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, MAIN_DB, Row as Record};

use super::file::Task;
use super::reading::crs::{self, Said};
use super::reading::finding::{Finding, Notes};
use super::reading::rows::{Row, Rows};
use super::reading::{Format, Loaded, wkt_crs};
use super::shapefile::with_layer;
use crate::model::{Property, Severity};

/// Steps of SQLite's machine between two looks at the clock of steps.
const STRIDE: i32 = 10_000;
/// Most such strides for one file: 10⁸ steps, a second or two; a million rows of twenty columns take a quarter of it.
const MAX_STRIDES: u64 = 10_000;
/// Longest text or blob, in bytes.
const MAX_VALUE: i32 = 128 << 20;
/// Most memory that SQLite may take, in bytes. A view can compute more than its file holds.
const MAX_HEAP: i64 = 512 << 20;
/// Most bytes that the texts of one row may take.
const MAX_ROW: usize = 128 << 20;
/// Most tables that are looked at.
const MAX_TABLES: usize = 256;

struct Table {
    name: String,
    kind: String,
    geometry: Option<String>,
    srs: Option<i64>,
}

/// SQLite counts its memory for the whole process: one file is read at a time, so that a greedy one costs no other.
static TURN: Mutex<()> = Mutex::new(());

/// Reads every table of features; a file without one gives its tables of attributes.
pub(super) fn read(bytes: &[u8], has_journal: bool, task: Task<'_>) -> Loaded {
    let mut rows = Rows::new(Format::GeoPackage, task.defaults, task.keep);
    if has_journal {
        rows.warn("gpkg-journal");
    }
    if is_cut(bytes) {
        rows.fail("gpkg-truncated", None);
        return rows.finish(task.name, "");
    }
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let strides = Arc::new(AtomicU64::new(0));
    match open(bytes, &strides) {
        Ok(db) => {
            if let Err(error) = tables_of(&db, &mut rows) {
                rows.refuse(reason(&error, &strides));
            }
        }
        Err(error) => rows.refuse(reason(&error, &strides)),
    }
    rows.finish(task.name, "")
}

/// Whether the header counts more pages than the file has.
fn is_cut(bytes: &[u8]) -> bool {
    let big = |at: usize| {
        bytes
            .get(at..at + 4)
            .map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]]))
    };
    let size = match bytes.get(16..18) {
        Some([0, 1]) => 65_536,
        Some([high, low]) => u64::from(u16::from_be_bytes([*high, *low])),
        _ => return true,
    };
    // The count holds only where the last writer knew of it.
    let (Some(pages), Some(changes), Some(known)) = (big(28), big(24), big(92)) else {
        return true;
    };
    changes == known && u64::from(pages) * size > bytes.len() as u64
}

fn reason(error: &rusqlite::Error, strides: &AtomicU64) -> Finding {
    if strides.load(Ordering::Relaxed) > MAX_STRIDES {
        return Finding::new(Severity::Error, "gpkg-endless", None);
    }
    Finding::new(Severity::Error, "gpkg-broken", None).with("reason", error)
}

fn open(bytes: &[u8], strides: &Arc<AtomicU64>) -> rusqlite::Result<Connection> {
    let mut db = Connection::open_in_memory()?;
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, MAX_VALUE),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
        (Limit::SQLITE_LIMIT_COLUMN, 2_000),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 50),
        (Limit::SQLITE_LIMIT_VDBE_OP, 250_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        db.set_limit(limit, value)?;
    }
    db.query_row(&format!("PRAGMA hard_heap_limit = {MAX_HEAP}"), [], |row| {
        row.get::<_, i64>(0)
    })?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    // In memory there is no second file for a write-ahead log: the header is told so, in our copy.
    let mut copy = bytes.to_vec();
    if let Some(versions) = copy.get_mut(18..20) {
        versions.fill(1);
    }
    db.deserialize_read_exact(MAIN_DB, copy.as_slice(), copy.len(), true)?;
    drop(copy);
    let counter = Arc::clone(strides);
    db.progress_handler(
        STRIDE,
        Some(move || counter.fetch_add(1, Ordering::Relaxed) >= MAX_STRIDES),
    )?;
    Ok(db)
}

fn tables_of(db: &Connection, rows: &mut Rows<'_>) -> rusqlite::Result<()> {
    let has = |name: &str| -> rusqlite::Result<bool> {
        let sql = "SELECT count(*) FROM sqlite_master WHERE name = ?1 COLLATE NOCASE AND type IN ('table', 'view')";
        db.query_row(sql, [name], |row| row.get::<_, i64>(0))
            .map(|count| count > 0)
    };
    if !has("gpkg_contents")? {
        rows.fail("sqlite-not-gpkg", None);
        return Ok(());
    }
    let places = has("gpkg_geometry_columns")?;
    let sql = if places {
        "SELECT c.table_name, c.data_type, g.column_name, g.srs_id FROM gpkg_contents c \
         LEFT JOIN gpkg_geometry_columns g ON lower(g.table_name) = lower(c.table_name) LIMIT 257"
    } else {
        "SELECT table_name, data_type, NULL, NULL FROM gpkg_contents LIMIT 257"
    };
    let mut statement = db.prepare(sql)?;
    let tables: Vec<Table> = statement
        .query_map([], |row| {
            Ok(Table {
                name: text(row.get_ref(0)?),
                kind: text(row.get_ref(1)?).to_lowercase(),
                geometry: Some(text(row.get_ref(2)?)).filter(|name| !name.is_empty()),
                srs: row.get(3).ok(),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    if tables.len() > MAX_TABLES {
        rows.fail("gpkg-tables", None);
        return Ok(());
    }
    let any_features = tables.iter().any(|table| table.kind == "features");
    let wanted = if any_features { "features" } else { "attributes" };
    let (read, skipped): (Vec<Table>, Vec<Table>) = tables.into_iter().partition(|table| table.kind == wanted);
    for table in skipped {
        let finding = Finding::new(Severity::Warning, "gpkg-table-skipped", None);
        rows.note(finding.with("name", table.name).with("found", table.kind));
    }
    let systems: Vec<Said> = read.iter().map(|table| system(db, table.srs)).collect();
    let shared = systems
        .first()
        .filter(|first| systems.iter().all(|said| said == *first));
    if let Some(said) = shared {
        rows.set_crs(said.clone());
    }
    let mut missing = 0;
    let several = read.len() > 1;
    for (table, said) in read.iter().zip(&systems) {
        if !has(&table.name)? {
            let finding = Finding::new(Severity::Error, "gpkg-table-missing", None);
            rows.note(finding.with("name", &table.name));
            missing += 1;
            continue;
        }
        features(db, table, (several, shared.is_none().then_some(said)), rows)?;
        if rows.is_refused() {
            break;
        }
    }
    if missing == read.len() {
        rows.fail("gpkg-nothing", None);
    }
    Ok(())
}

/// What a system of `gpkg_spatial_ref_sys` is.
fn system(db: &Connection, srs: Option<i64>) -> Said {
    let Some(srs) = srs.filter(|srs| *srs > 0) else {
        // -1 and 0 are systems that the file leaves open.
        return Said::Degrees;
    };
    let sql = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
    let found = db.query_row(sql, [srs], |row| {
        let organization = text(row.get_ref(0)?).to_uppercase();
        Ok((organization, row.get::<_, i64>(1).unwrap_or(srs), text(row.get_ref(2)?)))
    });
    let Ok((organization, code, definition)) = found else {
        return crs::from_code(u64::try_from(srs).unwrap_or(0), &format!("srs {srs}"));
    };
    let name = format!("{organization}:{code}");
    match u64::try_from(code) {
        Ok(code) if organization == "EPSG" || organization == "ESRI" => {
            match crs::from_code(code, &name) {
                // A system that is known by its definition only.
                Said::Other(name) => wkt_crs::said(&definition).unwrap_or(Said::Other(name)),
                said => said,
            }
        }
        _ => wkt_crs::said(&definition).unwrap_or(Said::Other(name)),
    }
}

fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn features(
    db: &Connection,
    table: &Table,
    (several, own): (bool, Option<&Said>),
    rows: &mut Rows<'_>,
) -> rusqlite::Result<()> {
    let mut statement = db.prepare(&format!("SELECT * FROM {}", quoted(&table.name)))?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let wanted = table.geometry.as_deref();
    let place = wanted.and_then(|wanted| names.iter().position(|name| name.eq_ignore_ascii_case(wanted)));
    if table.kind == "features" && place.is_none() {
        let finding = Finding::new(Severity::Warning, "gpkg-no-geometry", None);
        rows.note(finding.with("name", &table.name));
    }
    let mut records = statement.query([])?;
    let mut odd_srs = false;
    while let Some(record) = records.next()? {
        if rows.is_refused() {
            break;
        }
        odd_srs |= feature(record, &names, place, (table, several, own), rows)?;
    }
    if odd_srs {
        rows.note(Finding::new(Severity::Warning, "gpkg-srs-differs", None).with("name", &table.name));
    }
    Ok(())
}

fn feature(
    record: &Record<'_>,
    names: &[String],
    place: Option<usize>,
    (table, several, own): (&Table, bool, Option<&Said>),
    rows: &mut Rows<'_>,
) -> rusqlite::Result<bool> {
    let mut notes = Notes::default();
    let mut attributes: Vec<(Cow<'_, str>, Property)> = Vec::with_capacity(names.len());
    let mut geometry = Ok(None);
    let mut taken = 0;
    for (index, name) in names.iter().enumerate() {
        let value = record.get_ref(index)?;
        if Some(index) == place {
            geometry = match value {
                ValueRef::Null => Ok(None),
                ValueRef::Blob(blob) => wkb::geometry(blob, &mut notes).map(Some),
                _ => Err(Box::new(Finding::new(Severity::Error, "gpkg-geometry-header", None))),
            };
            continue;
        }
        let property = match value {
            ValueRef::Null => Property::Null,
            ValueRef::Integer(number) => Property::Int(number),
            ValueRef::Real(number) if number.is_finite() => Property::Float(number),
            ValueRef::Real(_) => Property::Null,
            ValueRef::Text(bytes) => {
                taken += bytes.len();
                if taken > MAX_ROW {
                    rows.fail("too-many-values", None);
                    return Ok(false);
                }
                let text = String::from_utf8_lossy(bytes);
                if matches!(text, Cow::Owned(_)) {
                    notes.add(Finding::new(Severity::Warning, "text-encoding", None).with("name", "UTF-8"));
                }
                rows.text(&text)
            }
            ValueRef::Blob(_) => {
                notes.add(Finding::new(Severity::Info, "blob-dropped", None).with("name", name));
                Property::Null
            }
        };
        attributes.push((Cow::Borrowed(name), property));
    }
    let attributes = with_layer(attributes, several.then_some(table.name.as_str()));
    match geometry {
        Ok(found) => {
            let odd = found
                .as_ref()
                .is_some_and(|(srs, _)| table.srs.is_some_and(|told| told != i64::from(*srs)));
            rows.add(Row {
                raw: found.map(|(_, raw)| raw),
                attributes,
                notes,
                crs: own.cloned(),
                ..Row::default()
            });
            Ok(odd)
        }
        Err(finding) => {
            rows.bad(*finding);
            Ok(false)
        }
    }
}
