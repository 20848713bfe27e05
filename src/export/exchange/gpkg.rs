//! GeoPackage 1.3 (OGC 12-128r17): one table of features in WGS 84, which a GIS opens with a double click.

use geo_types::{Coord, Geometry, LineString, Polygon};
use rusqlite::types::{ToSqlOutput, Value};
use rusqlite::{Connection, ToSql, params};

use super::{ExchangeError, FIELDS, Record};
use crate::analysis::table::Cell;
use crate::space::Extent;

/// "GPKG", as SQLite keeps it in its header (clause 1.1.1.1.1).
const APPLICATION_ID: i32 = 0x4750_4B47;
/// Version 1.3.0 of the standard.
const USER_VERSION: i32 = 10_300;
/// WGS 84 in degrees.
const SRS: i32 = 4326;

const TABLES: &str = "
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
";

/// Well-known text of WGS 84 (EPSG 4326).
const WGS_84: &str = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],\
AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],\
UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]";

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Empty => ToSqlOutput::Owned(Value::Null),
            Self::Text(words) => words.as_str().into(),
            Self::Number(value, 0) => ToSqlOutput::Owned(Value::Integer(*value as i64)),
            Self::Number(value, _) => ToSqlOutput::Owned(Value::Real(*value)),
        })
    }
}

/// The file, made in a folder of its own for the time.
pub(super) fn write(records: &[Record], title: &str) -> Result<Vec<u8>, ExchangeError> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("features.gpkg");
    let mut database = Connection::open(&path)?;
    database.pragma_update(None, "application_id", APPLICATION_ID)?;
    database.pragma_update(None, "user_version", USER_VERSION)?;
    database.execute_batch(TABLES)?;
    let whole = database.transaction()?;
    systems(&whole)?;
    contents(&whole, records, title)?;
    let columns: Vec<String> = FIELDS
        .iter()
        .map(|field| match *field {
            "first_year" | "last_year" => format!("{field} INTEGER"),
            "length_km" | "area_ha" | "longitude" | "latitude" => format!("{field} REAL"),
            _ => format!("{field} TEXT"),
        })
        .collect();
    whole.execute_batch(&format!(
        "CREATE TABLE features (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, {});",
        columns.join(", ")
    ))?;
    let places: Vec<String> = (2..FIELDS.len() + 2).map(|number| format!("?{number}")).collect();
    let insert = format!(
        "INSERT INTO features (geom, {}) VALUES (?1, {})",
        FIELDS.join(", "),
        places.join(", ")
    );
    let mut insert = whole.prepare(&insert)?;
    for record in records {
        let geometry = record.geometry.as_ref().map(blob);
        let mut values: Vec<&dyn ToSql> = vec![&geometry];
        values.extend(record.cells.iter().map(|cell| cell as &dyn ToSql));
        insert.execute(&values[..])?;
    }
    drop(insert);
    whole.commit()?;
    database.close().map_err(|(_, error)| error)?;
    Ok(std::fs::read(path)?)
}

/// The three systems that every file has (clause 1.1.2.1.2).
fn systems(database: &Connection) -> rusqlite::Result<()> {
    let mut insert = database.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?4, ?5, NULL)")?;
    insert.execute(params!["WGS 84", SRS, "EPSG", SRS, WGS_84])?;
    insert.execute(params!["Undefined Cartesian", -1, "NONE", -1, "undefined"])?;
    insert.execute(params!["Undefined geographic", 0, "NONE", 0, "undefined"])?;
    Ok(())
}

fn contents(database: &Connection, records: &[Record], title: &str) -> rusqlite::Result<()> {
    let mut extent = Extent::EMPTY;
    for geometry in records.iter().filter_map(|record| record.geometry.as_ref()) {
        if let Some(bounds) = geo::BoundingRect::bounding_rect(geometry) {
            extent.include([bounds.min().x, bounds.min().y]);
            extent.include([bounds.max().x, bounds.max().y]);
        }
    }
    let side = |value: f64| Some(value).filter(|value| value.is_finite());
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) \
         VALUES ('features', 'features', ?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            title,
            side(extent.min[0]),
            side(extent.min[1]),
            side(extent.max[0]),
            side(extent.max[1]),
            SRS
        ],
    )?;
    database.execute(
        "INSERT INTO gpkg_geometry_columns VALUES ('features', 'geom', 'GEOMETRY', ?1, 0, 0)",
        params![SRS],
    )?;
    Ok(())
}

/// A geometry as GeoPackage keeps it: its header, then well-known binary, little-endian (clause 2.1.3).
fn blob(geometry: &Geometry<f64>) -> Vec<u8> {
    let mut out = b"GP\x00\x01".to_vec();
    out.extend(SRS.to_le_bytes());
    binary(&mut out, geometry);
    out
}

fn begin(out: &mut Vec<u8>, kind: u32) {
    out.push(1);
    out.extend(kind.to_le_bytes());
}

fn count(out: &mut Vec<u8>, count: usize) {
    out.extend((count as u32).to_le_bytes());
}

fn place(out: &mut Vec<u8>, place: Coord<f64>) {
    out.extend(place.x.to_le_bytes());
    out.extend(place.y.to_le_bytes());
}

fn line(out: &mut Vec<u8>, line: &LineString<f64>) {
    count(out, line.0.len());
    for at in &line.0 {
        place(out, *at);
    }
}

fn rings(out: &mut Vec<u8>, polygon: &Polygon<f64>) {
    count(out, 1 + polygon.interiors().len());
    line(out, polygon.exterior());
    for ring in polygon.interiors() {
        line(out, ring);
    }
}

/// Well-known binary (OGC 06-103r4, 8.2).
fn binary(out: &mut Vec<u8>, geometry: &Geometry<f64>) {
    let many = |out: &mut Vec<u8>, kind: u32, parts: Vec<Geometry<f64>>| {
        begin(out, kind);
        count(out, parts.len());
        for part in &parts {
            binary(out, part);
        }
    };
    match geometry {
        Geometry::Point(point) => {
            begin(out, 1);
            place(out, point.0);
        }
        Geometry::LineString(path) => {
            begin(out, 2);
            line(out, path);
        }
        Geometry::Polygon(polygon) => {
            begin(out, 3);
            rings(out, polygon);
        }
        Geometry::MultiPoint(all) => many(out, 4, all.iter().map(|part| Geometry::Point(*part)).collect()),
        Geometry::MultiLineString(all) => many(out, 5, all.iter().cloned().map(Geometry::LineString).collect()),
        Geometry::MultiPolygon(all) => many(out, 6, all.iter().cloned().map(Geometry::Polygon).collect()),
        Geometry::GeometryCollection(all) => many(out, 7, all.0.clone()),
        // Shapes that no file of ours holds.
        Geometry::Line(_) | Geometry::Rect(_) | Geometry::Triangle(_) => many(out, 7, Vec::new()),
    }
}
