//! GeoPackages, written with SQLite.

use archipel::load::file::Input;
use rusqlite::Connection;

use super::{Kind, System, Thing};

/// A geometry blob: header without envelope, little endian.
pub fn blob(thing: &Thing, srs: i32) -> Vec<u8> {
    let mut bytes = b"GP\0\x01".to_vec();
    bytes.extend(srs.to_le_bytes());
    bytes.push(1);
    let kind: u32 = match thing.kind {
        Kind::Point => 1,
        Kind::Line => 2,
        Kind::Polygon => 3,
    };
    bytes.extend(kind.to_le_bytes());
    if thing.kind == Kind::Polygon {
        bytes.extend(1_u32.to_le_bytes());
    }
    if thing.kind != Kind::Point {
        bytes.extend(u32::try_from(thing.places.len()).unwrap().to_le_bytes());
    }
    for place in &thing.places {
        bytes.extend(place[0].to_le_bytes());
        bytes.extend(place[1].to_le_bytes());
    }
    bytes
}

/// The tables that every GeoPackage has, and one of features.
pub fn empty(srs: i32) -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(&format!(
        "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;
         CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
           organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
         CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT,
           description TEXT, last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
         CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER,
           z TINYINT, m TINYINT);
         INSERT INTO gpkg_spatial_ref_sys VALUES ('s', {srs}, 'EPSG', {srs}, 'undefined', NULL);
         CREATE TABLE fosses (fid INTEGER PRIMARY KEY, geom BLOB, nom TEXT, rang INTEGER);
         INSERT INTO gpkg_contents VALUES ('fosses', 'features', 'fosses', '', '2026-01-01', 0, 0, 0, 0, {srs});
         INSERT INTO gpkg_geometry_columns VALUES ('fosses', 'geom', 'GEOMETRY', {srs}, 0, 0);"
    ))
    .unwrap();
    db
}

/// The bytes of a database.
pub fn bytes(db: &mut Connection) -> Vec<u8> {
    db.serialize(rusqlite::MAIN_DB).unwrap().to_vec()
}

/// A GeoPackage of features.
pub fn geopackage(things: &[Thing], system: System) -> Input {
    let mut db = empty(system.code());
    for (index, thing) in things.iter().enumerate() {
        db.execute(
            "INSERT INTO fosses VALUES (?1, ?2, ?3, ?4)",
            (index as i64 + 1, blob(thing, system.code()), &thing.name, index as i64),
        )
        .unwrap();
    }
    Input::alone("f.gpkg", bytes(&mut db))
}
